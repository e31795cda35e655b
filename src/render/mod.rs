//! Writers that decide nothing: a laid-out sheet becomes SVG, and SVG becomes PNG.
//!
//! The SVG is plain: presentation attributes and named groups, so that it opens clean in any drawing
//! program. The PNG is made from it with the bundled fonts alone, so that it has the same bytes
//! everywhere.

mod backend;
mod escape;
mod png;
mod svg;

pub use escape::xml;
pub use png::{PngError, png};
pub use svg::svg;
