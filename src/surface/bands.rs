//! How far land is from what speaks for it.

use std::sync::Arc;

use super::Reach;
use super::mesh::Mesh;
use super::rim::rim;
use crate::ground::Xy;

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
#[derive(Debug, Clone)]
pub struct Bands {
    anchors: Arc<Mesh>,
    reach: Reach,
}

impl Bands {
    /// The bands around anchors.
    pub fn new(anchors: Arc<Mesh>, reach: Reach) -> Self {
        Self { anchors, reach }
    }

    /// The anchors.
    pub fn mesh(&self) -> Arc<Mesh> {
        self.anchors.clone()
    }

    /// The band of a position.
    pub fn of(&self, at: Xy) -> Band {
        match self.anchors.nearest(at) {
            Some((_, metres)) if metres <= self.reach.reach_km * 1000.0 => Band::Reach,
            Some((_, metres)) if metres <= self.reach.nominal_km * 1000.0 => Band::Beyond,
            _ => Band::Unknown,
        }
    }

    /// The lines between the bands, in metres of the plane.
    pub fn rims(&self) -> Vec<Vec<Xy>> {
        let neighbours = self.anchors.neighbours();
        let radii = [self.reach.reach_km, self.reach.nominal_km].map(|km| km * 1000.0);
        radii.iter().flat_map(|radius| rim(&self.anchors.points, &neighbours, *radius)).collect()
    }
}
