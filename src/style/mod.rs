//! How a map looks: colours of sides, grounds of statuses, hatches, symbols, lettering.
//!
//! Takes the sides of a map and what its theatre asks for; gives values that every writer shares, so
//! that a picture, a QGIS project and a web page look alike. It knows no geometry and draws nothing.

mod colour;
mod ground;
mod hatch;
mod lettering;
mod side;
mod symbol;

pub mod palette;

pub use colour::Colour;
pub use ground::{Ground, sides_of};
pub use hatch::Hatch;
pub use lettering::{ARABIC, BOLD, FAMILIES, REGULAR, Weight, text_width};
pub use side::{SideStyle, Style};
pub use symbol::Symbol;
