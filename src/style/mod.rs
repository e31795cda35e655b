//! How a map looks: colours of sides, grounds of statuses, hatches, symbols, lettering.
//!
//! Takes the sides of a map and what its theatre and its house ask for; gives values that every writer
//! shares, so that a picture, a QGIS project and a web page look alike. It knows no geometry and draws
//! nothing.

mod colour;
mod ground;
mod hatch;
mod house;
mod lettering;
mod lines;
mod side;
mod symbol;
mod theme;
mod vision;

pub mod palette;

pub use colour::Colour;
pub use ground::{Ground, joint, sides_of};
pub use hatch::Hatch;
pub use house::{House, HouseError};
pub use lettering::{BOLD, FAMILIES, Lettering, REGULAR, Weight, text_width};
pub use lines::Lines;
pub use side::{SideStyle, Style};
pub use symbol::Symbol;
pub use theme::Theme;
pub use vision::{APART, APART_IN_GREY, Vision};
