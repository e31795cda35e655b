//! How far land is from what speaks for it.

use std::sync::{Arc, OnceLock};

use super::Reach;
use super::frame::Frame;
use super::mesh::Mesh;
use super::rim::rim;
use crate::ground::Xy;
use crate::ground::grid::GridPoint;

/// How far land is from what speaks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Band {
    /// Within reach.
    Reach,
    /// Beyond reach: an inference.
    Beyond,
    /// Too far to say.
    Unknown,
}

/// The bands around anchors: the places with evidence, and the roads that they hold.
#[derive(Debug)]
pub struct Bands {
    anchors: Arc<Mesh>,
    reach: Reach,
    rims: OnceLock<Vec<[GridPoint; 2]>>,
}

impl Bands {
    /// The bands around anchors.
    pub fn new(anchors: Arc<Mesh>, reach: Reach) -> Self {
        Self { anchors, reach, rims: OnceLock::new() }
    }

    /// The anchors.
    pub fn anchors(&self) -> &Arc<Mesh> {
        &self.anchors
    }

    /// The band of a position.
    pub fn of(&self, at: Xy) -> Band {
        match self.anchors.nearest(at) {
            Some((_, metres)) if metres <= self.reach.reach_km * 1000.0 => Band::Reach,
            Some((_, metres)) if metres <= self.reach.nominal_km * 1000.0 => Band::Beyond,
            _ => Band::Unknown,
        }
    }

    /// The lines between the bands, on the grid.
    pub fn rims(&self, frame: &Frame) -> &[[GridPoint; 2]] {
        self.rims.get_or_init(|| {
            let radii = [self.reach.reach_km, self.reach.nominal_km].map(|km| km * 1000.0);
            let lines = radii.iter().flat_map(|radius| rim(&self.anchors, *radius));
            lines
                .flat_map(|line| line.windows(2).flat_map(|w| frame.edges(w[0], w[1])).collect::<Vec<_>>())
                .collect()
        })
    }
}
