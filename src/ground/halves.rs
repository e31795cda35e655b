//! Land on both sides of the date line, in two halves.
//!
//! The overlay subtracts coordinates as 32-bit integers, so what it works on may not be wider than
//! about 214 degrees. Wider land is cut along the meridian of Greenwich and worked on half by half;
//! the halves meet nowhere else than there and on the date line.

use i_overlay::core::fill_rule::FillRule;
use i_overlay::core::overlay::{Overlay, ShapeType};
use i_overlay::core::overlay_rule::OverlayRule;

use super::grid::{GridPoint, GridRing, GridShape};

/// Half the width that the overlay bears, in grid steps: 107 degrees.
const HALF: i64 = 1_070_000_000;

/// Least and greatest longitude of shapes, in grid steps; `None` for none.
fn limits<'s>(shapes: impl Iterator<Item = &'s GridShape>) -> Option<(i64, i64)> {
    let x = shapes.flatten().flatten().map(|point| i64::from(point.x));
    x.fold(None, |limits, x| {
        Some(limits.map_or((x, x), |(west, east): (i64, i64)| (west.min(x), east.max(x))))
    })
}

fn is_wide((west, east): (i64, i64)) -> bool {
    east - west > 2 * HALF
}

/// Shapes in groups that the overlay bears: one, or those of the west and those of the east.
pub fn halves<'s>(shapes: impl Iterator<Item = &'s GridShape> + Clone) -> Vec<Vec<&'s GridShape>> {
    if !limits(shapes.clone()).is_some_and(is_wide) {
        return vec![shapes.collect()];
    }
    let is_west =
        |shape: &&GridShape| limits(std::iter::once(*shape)).is_some_and(|(west, east)| west + east < 0);
    let (west, east) = shapes.partition(is_west);
    vec![west, east]
}

/// Those lines that come near shapes of one group; what is farther would overflow.
pub fn lines_near(shapes: &[&GridShape], lines: &[[GridPoint; 2]]) -> Vec<[GridPoint; 2]> {
    let Some((west, east)) = limits(shapes.iter().copied()) else { return Vec::new() };
    let middle = i64::midpoint(west, east);
    let near = |point: &GridPoint| (i64::from(point.x) - middle).abs() <= HALF;
    lines.iter().filter(|line| line.iter().all(near)).copied().collect()
}

/// Shapes of which none is too wide for the overlay: those of wide land that lie on the meridian of
/// Greenwich are cut along it.
pub(super) fn cut_if_wide(shapes: Vec<GridShape>) -> Vec<GridShape> {
    if !limits(shapes.iter()).is_some_and(is_wide) {
        return shapes;
    }
    let lies_on = |shape: &GridShape| limits(std::iter::once(shape)).is_some_and(|(w, e)| w < 0 && e > 0);
    let cut = |shape: GridShape| {
        if lies_on(&shape) { [half(&shape, -1), half(&shape, 1)].concat() } else { vec![shape] }
    };
    shapes.into_iter().flat_map(cut).collect()
}

/// The part of a shape on one side of the meridian: its rings cut one by one, then put together again.
fn half(shape: &GridShape, side: i32) -> Vec<GridShape> {
    let mut overlay = Overlay::new(shape.iter().map(Vec::len).sum());
    for ring in shape {
        overlay.add_contour(&cut_ring(ring, side), ShapeType::Subject);
    }
    overlay.overlay(OverlayRule::Subject, FillRule::EvenOdd)
}

/// Sutherland and Hodgman (1974) for one line.
#[expect(clippy::cast_possible_truncation, reason = "between two latitudes of the grid")]
fn cut_ring(ring: &[GridPoint], side: i32) -> GridRing {
    let inside = |point: &GridPoint| i64::from(point.x) * i64::from(side) >= 0;
    let mut kept = GridRing::new();
    for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
        if inside(a) {
            kept.push(*a);
        }
        if inside(a) != inside(b) {
            let (ax, ay, bx, by) = (i128::from(a.x), i128::from(a.y), i128::from(b.x), i128::from(b.y));
            kept.push(GridPoint::new(0, (ay + (by - ay) * ax / (ax - bx)) as i32));
        }
    }
    kept
}
