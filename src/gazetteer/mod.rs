//! What a name means: places, their names in several scripts, what they are part of, and roads.

mod kind;
mod place;

pub use kind::Kind;
pub use place::{Name, Place, PlaceId, Road};
