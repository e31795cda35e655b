//! Where two classes of ground meet.

use std::collections::{BTreeMap, BTreeSet};

use geo::{Geodesic, Length, LineString};

use super::slice::Edges;
use super::uncertainty::Segment;
use super::{Band, GroundClass, Label, Surface};
use crate::ground::Km;
use crate::ground::grid::{self, GridPoint};

/// All the edges along which two classes of ground meet.
#[derive(Debug, Clone)]
pub struct Front {
    /// The lesser class.
    pub a: GroundClass,
    /// The greater class.
    pub b: GroundClass,
    /// Whether both grounds lie beyond evidence.
    pub beyond_evidence: bool,
    /// Indices of the evidence on both sides, sorted.
    pub owners: Vec<usize>,
    /// The edges joined into lines, on the grid.
    pub lines: Vec<Vec<GridPoint>>,
    /// Length on the ellipsoid.
    pub length: Km,
    /// The lines in parts that run between the land of the same two places.
    pub segments: Vec<Segment>,
}

type Key = (GroundClass, GroundClass, bool);

/// The fronts of a surface: one for each pair of classes and degree of certainty. From the same edges
/// as the areas, so that they agree exactly.
pub(super) fn fronts(surface: &Surface) -> Vec<Front> {
    let mut found: BTreeMap<Key, Vec<[GridPoint; 2]>> = BTreeMap::new();
    for (edge, pieces) in Edges::of(surface.faces.iter().map(|face| &face.shape)).all {
        let [one, other] = pieces.as_slice() else { continue };
        if let Some(key) = key(surface, surface.faces[*one].label, surface.faces[*other].label) {
            found.entry(key).or_default().push(edge);
        }
    }
    let stated = surface.passages();
    let front = |((a, b, beyond_evidence), edges): (Key, Vec<[GridPoint; 2]>)| {
        let lines = join(&edges);
        let length = lines.iter().map(|line| length(line)).sum();
        let segments: Vec<Segment> =
            lines.iter().flat_map(|line| surface.segments(line, &a, &b, &stated)).collect();
        let owners: BTreeSet<usize> = segments.iter().flat_map(|segment| segment.between).collect();
        Front { a, b, beyond_evidence, owners: owners.into_iter().collect(), lines, length, segments }
    };
    found.into_iter().map(front).collect()
}

fn key(surface: &Surface, one: Label, other: Label) -> Option<Key> {
    let (a, b) = (surface.class(one), surface.class(other));
    let beyond = one.band != Band::Reach && other.band != Band::Reach;
    a.makes_front(&b).then(|| if a <= b { (a, b, beyond) } else { (b, a, beyond) })
}

/// Length of a line of the grid on the ellipsoid.
pub fn length(line: &[GridPoint]) -> Km {
    let line: LineString<f64> = line.iter().map(|p| geo::Coord::from(grid::degrees(*p))).collect();
    Km(Geodesic.length(&line) / 1000.0)
}

/// Joins edges end to end into lines as long as they go: open lines first, then rings, each from its
/// least point.
pub(super) fn join(edges: &[[GridPoint; 2]]) -> Vec<Vec<GridPoint>> {
    let mut at: BTreeMap<GridPoint, Vec<usize>> = BTreeMap::new();
    for (i, [a, b]) in edges.iter().enumerate() {
        at.entry(*a).or_default().push(i);
        at.entry(*b).or_default().push(i);
    }
    let mut used = vec![false; edges.len()];
    let ends = at.iter().filter(|(_, edges)| edges.len() != 2).map(|(point, _)| *point);
    let starts: Vec<GridPoint> = ends.chain(at.keys().copied()).collect();
    let mut lines = Vec::new();
    for start in starts {
        while let Some(line) = walk(start, edges, &at, &mut used) {
            lines.push(line);
        }
    }
    lines
}

/// A line from a point along edges not yet used, up to the next end or crossing.
fn walk(
    start: GridPoint,
    edges: &[[GridPoint; 2]],
    at: &BTreeMap<GridPoint, Vec<usize>>,
    used: &mut [bool],
) -> Option<Vec<GridPoint>> {
    let mut line = vec![start];
    let mut here = start;
    while let Some(edge) = at.get(&here).and_then(|edges| edges.iter().find(|i| !used[**i])) {
        used[*edge] = true;
        let [a, b] = edges[*edge];
        here = if a == here { b } else { a };
        line.push(here);
        if at.get(&here).is_none_or(|edges| edges.len() != 2) {
            break;
        }
    }
    (line.len() > 1).then_some(line)
}
