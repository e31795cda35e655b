//! Where: checked positions, the equal-area plane that areas are made in, and the land itself.
//!
//! Degrees are WGS 84 longitude and latitude. The [`Plane`] is local and equal-area, in metres. The
//! [`grid`] is degrees times 10^7 as integers: the frame in which partitions are exact. This room
//! knows no place, no side and no date.

mod even_odd;
mod halves;
mod lonlat;
mod measure;
mod middle;
mod plane;
mod region;

pub mod grid;

pub use even_odd::crossings;
pub use halves::{halves, lines_near};
pub use lonlat::{LonLat, NotOnEarth};
pub use measure::{Km, SquareKm, distance};
pub use middle::middle;
pub use plane::{Plane, Xy};
pub use region::{Outline, Region, RegionError, Ring, densify, read_outline, read_outlines};
