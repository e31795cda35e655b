//! Events to the state of each place on a day; no geometry.

mod status;

pub use status::{Basis, Status};
