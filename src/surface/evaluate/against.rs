//! One side's land beside what somebody else drew of it.

use i_overlay::core::fill_rule::FillRule;
use i_overlay::core::overlay::{Overlay, ShapeType};
use i_overlay::core::overlay_rule::OverlayRule;
use serde::Serialize;

use super::super::mesh::Mesh;
use super::super::slice::Edges;
use super::super::{Surface, Terrain};
use super::line::{Part, along};
use crate::events::BlocId;
use crate::ground::grid::{self, GridPoint, GridShape};
use crate::ground::{Km, Region, SquareKm};

/// Two pictures of one side's land compared.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Against {
    /// Land that both give to the side, as part of the land that either does, 0 to 1 (Jaccard 1901).
    pub iou: f64,
    /// Our land of the side.
    pub ours_km2: SquareKm,
    /// Theirs, inside the theatre's land.
    pub theirs_km2: SquareKm,
    /// Land that both give to the side.
    pub both_km2: SquareKm,
    /// Ours less theirs, as part of theirs.
    pub area_error: f64,
    /// From our front to theirs.
    pub ours_to_theirs: Distances,
    /// From their front to ours.
    pub theirs_to_ours: Distances,
}

/// How far one line lies from another.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Distances {
    /// Length of the line.
    pub front_km: Km,
    /// Mean distance to the other line, by length; `None` where one of them is missing.
    pub mean_km: Option<Km>,
    /// 95 of 100 parts of the line lie no farther than this.
    pub p95_km: Option<Km>,
}

/// Land's edge is no front: what lies this near to the outline is left out, metres.
const COAST: f64 = 2_000.0;

/// Compares the land of a side with polygons that somebody drew. Land beyond evidence counts; contested
/// and shared land does not.
pub fn against(terrain: &Terrain, surface: &Surface, side: &BlocId, theirs: &Region) -> Against {
    let ours: Vec<GridShape> = surface
        .faces
        .iter()
        .filter(|face| is_of(surface, face.label.owner, side))
        .map(|face| face.shape.clone())
        .collect();
    let theirs = overlaid(theirs.shapes(), terrain.land.shapes());
    let area = |shapes: &[GridShape]| -> SquareKm { shapes.iter().map(grid::area).sum() };
    let (ours_km2, theirs_km2) = (area(&ours), area(&theirs));
    let both_km2 = area(&overlaid(&ours, &theirs));
    let either = (ours_km2 + theirs_km2 - both_km2).0;
    let coast = lines(terrain, terrain.land.shapes().iter().flatten());
    let coast = Mesh::of_points(coast.iter().map(|(at, _)| *at).collect());
    let inland = |points: Vec<Part>| -> Vec<Part> {
        points
            .into_iter()
            .filter(|(at, _)| coast.nearest(*at).is_none_or(|(_, metres)| metres > COAST))
            .collect()
    };
    let our_front = inland(our_front(terrain, surface, side));
    let their_front = inland(lines(terrain, theirs.iter().flatten()));
    Against {
        iou: if either > 0.0 { both_km2.0 / either } else { 1.0 },
        area_error: if theirs_km2.0 > 0.0 { (ours_km2 - theirs_km2).0 / theirs_km2.0 } else { 0.0 },
        ours_km2,
        theirs_km2,
        both_km2,
        ours_to_theirs: distances(&our_front, &their_front),
        theirs_to_ours: distances(&their_front, &our_front),
    }
}

fn is_of(surface: &Surface, owner: Option<usize>, side: &BlocId) -> bool {
    owner.is_some_and(|owner| {
        let ground = &surface.evidence[owner].ground;
        ground.side.as_ref() == Some(side) && ground.sides.len() == 1
    })
}

fn overlaid(one: &[GridShape], other: &[GridShape]) -> Vec<GridShape> {
    let vertices = one.iter().chain(other).flatten().map(Vec::len).sum();
    let mut overlay = Overlay::new(vertices);
    overlay.add_shapes(one, ShapeType::Subject);
    overlay.add_shapes(other, ShapeType::Clip);
    overlay.overlay(OverlayRule::Intersect, FillRule::NonZero)
}

/// Points of the edges between a side's land and the rest, about a kilometre apart.
fn our_front(terrain: &Terrain, surface: &Surface, side: &BlocId) -> Vec<Part> {
    let of_side = |face: usize| is_of(surface, surface.faces[face].label.owner, side);
    let edges = Edges::of(surface.faces.iter().map(|face| &face.shape)).all;
    let edges = edges
        .into_iter()
        .filter(|(_, faces)| matches!(faces.as_slice(), [a, b] if of_side(*a) != of_side(*b)));
    edges.flat_map(|([a, b], _)| edge(terrain, a, b)).collect()
}

fn lines<'r>(terrain: &Terrain, rings: impl Iterator<Item = &'r Vec<GridPoint>>) -> Vec<Part> {
    rings
        .flat_map(|ring| ring.iter().zip(ring.iter().cycle().skip(1)))
        .flat_map(|(a, b)| edge(terrain, *a, *b))
        .collect()
}

fn edge(terrain: &Terrain, a: GridPoint, b: GridPoint) -> Vec<Part> {
    let xy = |point| grid::to_lonlat(point).map(|at| terrain.plane.to_xy(at));
    xy(a).zip(xy(b)).map(|(a, b)| along(a, b).collect()).unwrap_or_default()
}

fn distances(line: &[Part], other: &[Part]) -> Distances {
    let other = Mesh::of_points(other.iter().map(|(at, _)| *at).collect());
    let apart = |(at, long): &Part| Some((other.nearest(*at)?.1 / 1000.0, long / 1000.0));
    let mut km: Vec<(f64, f64)> = line.iter().filter_map(apart).collect();
    km.sort_by(|a, b| a.0.total_cmp(&b.0));
    let long: f64 = km.iter().map(|(_, long)| long).sum();
    let mean = km.iter().map(|(apart, long)| apart * long).sum::<f64>() / long;
    let mut passed = 0.0;
    let p95 = km.iter().find(|(_, long_here)| {
        passed += long_here;
        passed >= 0.95 * long
    });
    Distances {
        front_km: line.iter().map(|(_, long)| Km(long / 1000.0)).sum(),
        mean_km: (long > 0.0).then_some(Km(mean)),
        p95_km: p95.map(|(apart, _)| Km(*apart)),
    }
}
