//! Pieces merged into areas without losing a vertex.

use i_overlay::core::fill_rule::FillRule;
use i_overlay::core::overlay::{IntOverlayOptions, Overlay, ShapeType};
use i_overlay::core::overlay_rule::OverlayRule;
use i_overlay::core::solver::Solver;

use super::slice::normal;
use crate::ground::grid::GridShape;
use crate::ground::halves;

/// The union of pieces that share their vertices: inner edges go, all other vertices stay, so that
/// neighbouring areas still match edge by edge. Rings are simple, as the OGC asks.
pub fn dissolve(pieces: &[&GridShape]) -> Vec<GridShape> {
    let mut union: Vec<GridShape> =
        halves(pieces.iter().copied()).iter().flat_map(|half| joined(half)).map(normal).collect();
    union.sort();
    union
}

fn joined(pieces: &[&GridShape]) -> Vec<GridShape> {
    let options = IntOverlayOptions { ogc: true, ..IntOverlayOptions::keep_all_points() };
    let vertices = pieces.iter().copied().flatten().map(Vec::len).sum();
    let mut overlay = Overlay::new_custom(vertices, options, Solver::default());
    for piece in pieces {
        overlay.add_shape(piece, ShapeType::Subject);
    }
    overlay.overlay(OverlayRule::Subject, FillRule::NonZero)
}
