//! Land of one ground in one band, measured.

use super::{Band, Ground, Surface};
use crate::ground::SquareKm;
use crate::ground::grid::{self, GridShape};

/// All land of one ground in one band of distance.
#[derive(Debug, Clone, PartialEq)]
pub struct Expanse {
    /// What tells it from other land; the default where nobody is known to speak for it.
    pub ground: Ground,
    /// How far it is from evidence.
    pub band: Band,
    /// Its pieces, without inner edges, on the grid.
    pub shapes: Vec<GridShape>,
    /// On the ellipsoid.
    pub area: SquareKm,
}

/// The land of a surface by ground and band, sorted.
pub(super) fn expanses(surface: &Surface) -> Vec<Expanse> {
    let dissolved = surface.areas(|label| {
        let ground = label.owner.map(|owner| surface.evidence[owner].ground.clone());
        (ground.unwrap_or_default(), label.band)
    });
    let measured = |((ground, band), shapes): ((Ground, Band), Vec<GridShape>)| {
        let area = shapes.iter().map(grid::area).sum();
        Expanse { ground, band, shapes, area }
    };
    dissolved.into_iter().map(measured).collect()
}
