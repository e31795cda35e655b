//! Fewer vertices, the same topology.
//!
//! The edges of the partition are joined into arcs that end where three pieces of land meet, or land
//! meets the outline. Each arc is simplified once, for the land on both of its sides, and its ends stay
//! where they are. The simplified arcs then cut the land anew, so that the partition is exact whatever
//! they do to each other.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::front::join;
use super::mesh::apart;
use super::slice::{Edges, slice};
use super::{Face, Surface, Terrain, label};
use crate::ground::grid::{self, GridPoint, GridShape};
use crate::ground::{Region, Xy};

impl Surface {
    /// The same land with borders simplified: no vertex that is dropped lay farther than `km` from the
    /// line that remains (Douglas and Peucker 1973). Where that would put a place on another's ground,
    /// less is simplified.
    #[must_use]
    pub fn simplified(&self, terrain: &Terrain, km: f64) -> Self {
        let arcs = self.arcs();
        let mut metres = km * 1000.0;
        for _ in 0..6 {
            let faces = Arc::new(self.cut_by(terrain, &arcs, metres));
            let simplified = Self { faces, findings: Arc::default(), ..self.clone() };
            if self.places_stay(&simplified) {
                return simplified;
            }
            metres /= 2.0;
        }
        self.clone()
    }

    /// The arcs between the pieces, each with how many pieces it borders: one on the outline, two inside.
    fn arcs(&self) -> Vec<(Vec<GridPoint>, usize)> {
        let mut by_pieces: BTreeMap<Vec<usize>, Vec<[GridPoint; 2]>> = BTreeMap::new();
        for (edge, mut pieces) in Edges::of(self.faces.iter().map(|face| &face.shape)).all {
            pieces.sort_unstable();
            by_pieces.entry(pieces).or_default().push(edge);
        }
        let arcs =
            by_pieces.into_iter().filter(|(pieces, _)| pieces.first() != pieces.last() || pieces.len() == 1);
        arcs.flat_map(|(pieces, edges)| join(&edges).into_iter().map(move |arc| (arc, pieces.len())))
            .collect()
    }

    fn cut_by(&self, terrain: &Terrain, arcs: &[(Vec<GridPoint>, usize)], metres: f64) -> Vec<Face> {
        let simple = |arc: &[GridPoint]| thinned(terrain, arc, metres);
        let (outline, inner): (Vec<_>, Vec<_>) = arcs.iter().partition(|(_, pieces)| *pieces == 1);
        let edges = |arcs: Vec<&(Vec<GridPoint>, usize)>| -> Vec<[GridPoint; 2]> {
            let lines = arcs.into_iter().map(|(arc, _)| simple(arc));
            lines.flat_map(|line| line.windows(2).map(|w| [w[0], w[1]]).collect::<Vec<_>>()).collect()
        };
        let land = Region::of_rings(&join(&edges(outline)));
        let faces = label(slice(&land, &edges(inner)), |at| self.tessellation.label(at));
        faces.into_iter().map(|(label, shape)| Face { label, shape }).collect()
    }

    /// Whether every place lies on the ground of its own side still.
    fn places_stay(&self, simplified: &Self) -> bool {
        let ground = |surface: &Self, at| {
            let face =
                surface.faces.iter().find(|face| near(&face.shape, at) && grid::contains(&face.shape, at))?;
            face.label.owner.map(|owner| surface.evidence[owner].ground.clone())
        };
        self.evidence.iter().all(|e| {
            let (before, after) = (ground(self, e.at), ground(simplified, e.at));
            before.is_none() || before == after
        })
    }
}

/// Whether a position lies in the box of a shape.
fn near(shape: &GridShape, at: crate::ground::LonLat) -> bool {
    let GridPoint { x, y } = grid::from_lonlat(at);
    let outer = shape.first().map(Vec::as_slice).unwrap_or_default();
    let spans = |of: fn(&GridPoint) -> i32, here: i32| {
        outer.iter().map(of).min().is_some_and(|least| least <= here)
            && outer.iter().map(of).max().is_some_and(|most| here <= most)
    };
    spans(|p| p.x, x) && spans(|p| p.y, y)
}

/// An arc without the vertices that it can do without. A ring keeps its first vertex and the one
/// farthest from it.
fn thinned(terrain: &Terrain, arc: &[GridPoint], metres: f64) -> Vec<GridPoint> {
    let xy = |p: &GridPoint| grid::to_lonlat(*p).map_or(Xy { x: 0.0, y: 0.0 }, |at| terrain.plane.to_xy(at));
    let line: Vec<Xy> = arc.iter().map(xy).collect();
    let last = line.len().saturating_sub(1);
    let mut kept = vec![false; line.len()];
    let mut open = vec![(0, last)];
    if arc.first() == arc.last() {
        let farthest =
            (0..=last).max_by(|a, b| apart(line[0], line[*a]).total_cmp(&apart(line[0], line[*b])));
        let half = farthest.unwrap_or(0);
        // A ring needs three corners: two would enclose nothing.
        let third = (0..=last)
            .max_by(|a, b| off(line[*a], line[0], line[half]).total_cmp(&off(line[*b], line[0], line[half])));
        let mut stops = [0, half, third.unwrap_or(0), last];
        stops.sort_unstable();
        open = stops.windows(2).map(|w| (w[0], w[1])).collect();
    }
    while let Some((from, to)) = open.pop() {
        kept[from] = true;
        kept[to] = true;
        let between = from + 1..to;
        let farthest = between.max_by(|a, b| {
            off(line[*a], line[from], line[to]).total_cmp(&off(line[*b], line[from], line[to]))
        });
        if let Some(farthest) = farthest.filter(|i| off(line[*i], line[from], line[to]) > metres) {
            open.extend([(from, farthest), (farthest, to)]);
        }
    }
    arc.iter().zip(kept).filter(|(_, kept)| *kept).map(|(point, _)| *point).collect()
}

/// Metres from a position to a straight line between two others.
fn off(at: Xy, from: Xy, to: Xy) -> f64 {
    let (east, north) = (to.x - from.x, to.y - from.y);
    let length2 = (east * east + north * north).max(1e-9);
    let t = (((at.x - from.x) * east + (at.y - from.y) * north) / length2).clamp(0.0, 1.0);
    apart(at, Xy { x: from.x + t * east, y: from.y + t * north })
}
