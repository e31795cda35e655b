//! The panel of a theatre: for each unit and each day, who holds how much of it and on what evidence.
//!
//! Takes the histories of a theatre and its land; gives a [`Panel`] over [`Units`] that the user brought,
//! or over the places themselves, and the chance of each side from draws of what is uncertain. Plain
//! figures; how they are written is not this room's to say. Every figure is defined in `docs/measures.md`.

mod chance;
mod draw;
mod measure;
mod places;
mod units;
mod voices;

pub use chance::{Chances, Draws, Grounds};
pub use draw::redrawn;
pub use measure::{Panel, Row, Share};
pub use places::{PlaceRow, Places};
pub use units::{Unit, Units};
