//! How good the areas are: against places left out, and against areas that others drew.

mod against;
mod holdout;
mod line;

pub use against::{Against, Distances, against};
pub use holdout::{Holdout, Ring, holdout};
