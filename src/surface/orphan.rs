//! Land without a place in it.
//!
//! An interpolation may give a side land far from any of its places, beyond somebody else's. No source
//! says so; such land goes to the land around it.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::bands::{Band, Bands};
use super::frame::Frame;
use super::land_mask::LandMask;
use super::mesh::{CellEdge, Mesh, apart};
use super::sample::Reading;
use crate::ground::Xy;

/// The readings, of which the first `known` are places and roads. Readings of one ground whose cells
/// touch on known land form a piece of it; in a piece with no place and no road each takes the owner of
/// the nearest that is reached over known land, and where none can be reached that of the nearest place.
pub fn adopt(
    mut readings: Vec<Reading>,
    known: usize,
    mesh: &Mesh,
    bands: &Bands,
    (frame, land): (&Frame, &LandMask),
    grounds: &[usize],
) -> Vec<Reading> {
    let touching = Touching::of(mesh, bands, frame, land);
    let ground = |site: usize| grounds[readings[site].1];
    let settled = touching.spread((0..known).collect(), |a, b| ground(a) == ground(b));
    let homes: Vec<usize> = (0..readings.len()).filter(|site| settled[*site].is_some()).collect();
    if homes.len() == readings.len() {
        return readings;
    }
    let reached = touching.spread(homes, |_, _| true);
    let places = Mesh::of_points(readings[..known].iter().map(|(at, _)| *at).collect());
    let owners: Vec<usize> = (known..readings.len())
        .map(|site| {
            // Where nobody is known to hold, the border stays where it is: moved, it would cut into known land.
            let alone = || bands.of(readings[site].0) != Band::Unknown;
            let nearest = || places.nearest(readings[site].0).filter(|_| alone()).map(|(place, _)| place);
            readings[reached[site].or_else(nearest).unwrap_or(site)].1
        })
        .collect();
    for (reading, owner) in readings[known..].iter_mut().zip(owners) {
        reading.1 = owner;
    }
    readings
}

/// Which sites have cells that touch on known land.
struct Touching<'m> {
    mesh: &'m Mesh,
    bands: &'m Bands,
    frame: &'m Frame,
    land: &'m LandMask,
    /// Of each site the edges of its cell.
    edges: Vec<Vec<usize>>,
}

impl<'m> Touching<'m> {
    fn of(mesh: &'m Mesh, bands: &'m Bands, frame: &'m Frame, land: &'m LandMask) -> Self {
        let mut edges = vec![Vec::new(); mesh.points.len()];
        for (i, edge) in mesh.edges.iter().enumerate() {
            edge.between.iter().for_each(|site| edges[*site].push(i));
        }
        Self { mesh, bands, frame, land, edges }
    }

    /// From which of some homes each site is reached on the shortest way over touching cells (Dijkstra
    /// 1959), where it may be stepped from one to the other.
    fn spread(&self, homes: Vec<usize>, may: impl Fn(usize, usize) -> bool) -> Vec<Option<usize>> {
        let mut reached = vec![None; self.mesh.points.len()];
        let mut queue: BinaryHeap<Reverse<(u64, usize, usize)>> =
            homes.into_iter().map(|home| Reverse((0, home, home))).collect();
        while let Some(Reverse((way, site, home))) = queue.pop() {
            if reached[site].is_some() {
                continue;
            }
            reached[site] = Some(home);
            for edge in self.edges[site].iter().map(|i| &self.mesh.edges[*i]) {
                let next = if edge.between[0] == site { edge.between[1] } else { edge.between[0] };
                if reached[next].is_none() && may(site, next) && self.is_known(edge) {
                    queue.push(Reverse((way + self.millimetres(site, next), next, home)));
                }
            }
        }
        reached
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "millimetres on Earth")]
    fn millimetres(&self, a: usize, b: usize) -> u64 {
        (apart(self.mesh.points[a], self.mesh.points[b]) * 1000.0).round() as u64
    }

    /// Whether there is known land at an edge.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "few parts")]
    fn is_known(&self, edge: &CellEdge) -> bool {
        /// It is asked so often along the edge, metres.
        const STEP: f64 = 5_000.0;
        let Some((from, to)) = self.frame.clip(edge.from, edge.to) else { return false };
        let parts = (apart(from, to) / STEP).ceil().clamp(1.0, 1_000.0) as u32;
        (0..=parts).any(|i| {
            let share = f64::from(i) / f64::from(parts);
            let at = Xy { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
            self.land.is_land(at) && self.bands.of(at) != Band::Unknown
        })
    }
}
