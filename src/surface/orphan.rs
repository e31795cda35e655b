//! Land without a place in it.
//!
//! An interpolation may give a side land far from any of its places, beyond somebody else's. No source
//! says so; such pieces go to the nearest place.

use super::bands::{Band, Bands};
use super::mesh::Mesh;
use super::sample::Reading;
use crate::ground::Xy;

/// The readings, of which the first `known` are places and roads. Readings of one ground whose cells
/// touch form a piece of land; in a piece with no place and no road each takes the owner of the nearest.
pub fn adopt(
    mut readings: Vec<Reading>,
    known: usize,
    mesh: &Mesh,
    bands: &Bands,
    grounds: &[usize],
) -> Vec<Reading> {
    if known == readings.len() {
        return readings;
    }
    let mut pieces = Pieces::new(readings.len());
    for edge in &mesh.edges {
        let [a, b] = edge.between;
        if grounds[readings[a].1] == grounds[readings[b].1]
            && bands.of(halfway(readings[a].0, readings[b].0)) != Band::Unknown
        {
            pieces.join(a, b);
        }
    }
    let mut settled = vec![false; readings.len()];
    for site in 0..known {
        settled[pieces.root(site)] = true;
    }
    let places = Mesh::of_points(readings[..known].iter().map(|(at, _)| *at).collect());
    for site in known..readings.len() {
        // Where nobody is known to hold, the border stays where it is: moved, it would cut into known land.
        if !settled[pieces.root(site)] && bands.of(readings[site].0) != Band::Unknown {
            readings[site].1 =
                places.nearest(readings[site].0).map_or(readings[site].1, |(near, _)| readings[near].1);
        }
    }
    readings
}

fn halfway(a: Xy, b: Xy) -> Xy {
    Xy { x: f64::midpoint(a.x, b.x), y: f64::midpoint(a.y, b.y) }
}

/// Which sites hang together (Tarjan 1975).
struct Pieces {
    parent: Vec<usize>,
}

impl Pieces {
    fn new(count: usize) -> Self {
        Self { parent: (0..count).collect() }
    }

    fn root(&mut self, mut site: usize) -> usize {
        while self.parent[site] != site {
            self.parent[site] = self.parent[self.parent[site]];
            site = self.parent[site];
        }
        site
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.parent[a.max(b)] = a.min(b);
    }
}
