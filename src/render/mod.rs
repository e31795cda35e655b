//! Writers that decide nothing: layers to GeoJSON and CSV, a laid-out sheet to SVG, and SVG to PNG.
//!
//! The SVG is plain: presentation attributes and named groups, so that it opens clean in any drawing
//! program. The PNG is made from it with the bundled fonts alone, so that it has the same bytes
//! everywhere.

mod backend;
mod escape;
mod geojson;
mod gif;
mod places_csv;
mod png;
mod svg;

pub use escape::xml;
pub use geojson::{areas, cells, changed_land, events, fronts, place_properties, places, roads};
pub use gif::{GifError, Palette, gif};
pub use places_csv::places_csv;
pub use png::{PngError, outlined, pixmap, png, png_in};
pub use svg::svg;
