//! Who speaks for each point, and the lines along which that changes.

use std::sync::Arc;

use super::bands::{Band, Bands};
use super::frame::Frame;
use super::mesh::Mesh;
use crate::ground::grid::GridPoint;
use crate::ground::{LonLat, Plane, Xy};

/// A point of the plane and who it speaks for. Several sites may have one owner, several owners one
/// ground.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Site {
    /// Metres in the theatre's plane.
    pub at: Xy,
    /// Index of the owner.
    pub owner: usize,
    /// Number of the ground: between sites of one ground nothing changes.
    pub ground: usize,
}

/// Who speaks for a point, and from how far. Beyond the last band nobody does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Label {
    /// Index of the owner.
    pub owner: Option<usize>,
    /// Distance band.
    pub band: Band,
}

/// Sites, the cells of what is nearest to them, and bands of distance.
#[derive(Debug, Clone)]
pub struct Tessellation {
    plane: Plane,
    frame: Frame,
    sites: Vec<Site>,
    mesh: Arc<Mesh>,
    bands: Arc<Bands>,
}

impl Tessellation {
    /// Puts sites on a mesh of their positions.
    pub fn new(plane: Plane, frame: Frame, sites: Vec<Site>, mesh: Arc<Mesh>, bands: Arc<Bands>) -> Self {
        Self { plane, frame, sites, mesh, bands }
    }

    /// Who speaks for a point.
    pub fn label(&self, at: LonLat) -> Label {
        let here = self.plane.to_xy(at);
        let band = self.bands.of(here);
        let nearest = self.mesh.nearest(here).filter(|_| band != Band::Unknown);
        match nearest {
            Some((site, _)) => Label { owner: Some(self.sites[site].owner), band },
            None => Label { owner: None, band: Band::Unknown },
        }
    }

    /// The sites, nearest first, with their distance in metres.
    pub fn near(&self, at: LonLat) -> impl Iterator<Item = (Site, f64)> + '_ {
        self.mesh.by_distance(self.plane.to_xy(at)).map(|(site, metres)| (self.sites[site], metres))
    }

    /// Every line along which the ground or the band may change, on the grid.
    pub fn lines(&self) -> Vec<[GridPoint; 2]> {
        self.cut(|a, b| a.ground != b.ground)
    }

    /// Every line along which the ground or the band may change, and those around the land of owners
    /// that stand alone, on the grid.
    pub fn lines_around(&self, alone: impl Fn(usize) -> bool) -> Vec<[GridPoint; 2]> {
        self.cut(|a, b| a.ground != b.ground || (a.owner != b.owner && (alone(a.owner) || alone(b.owner))))
    }

    /// Every line along which the owner or the band may change, on the grid.
    pub fn cell_lines(&self) -> Vec<[GridPoint; 2]> {
        self.cut(|a, b| a.owner != b.owner)
    }

    fn cut(&self, between: impl Fn(&Site, &Site) -> bool) -> Vec<[GridPoint; 2]> {
        let mut lines = Vec::new();
        for edge in &self.mesh.edges {
            let [a, b] = edge.between;
            if between(&self.sites[a], &self.sites[b]) {
                lines.extend(self.frame.edges(edge.from, edge.to));
            }
        }
        lines.extend(self.bands.rims(&self.frame));
        lines.sort_unstable_by_key(|[a, b]| (a.x, a.y, b.x, b.y));
        lines.dedup();
        lines
    }
}
