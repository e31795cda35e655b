//! Writers that decide nothing: layers to features, and these to GeoJSON, CSV and QGIS projects; a
//! laid-out sheet to SVG, and SVG to PNG.
//!
//! The SVG is plain: presentation attributes and named groups, so that it opens clean in any drawing
//! program. The PNG is made from it with the bundled fonts alone, so that it has the same bytes
//! everywhere.

mod backend;
mod changes;
mod csv;
mod escape;
mod feature;
mod features;
mod geojson;
mod gif;
#[cfg(feature = "gpkg")]
mod gpkg;
mod history;
mod png;
mod simplestyle;
mod svg;

pub mod page;
pub mod qgis;

pub use changes::{changed_land, changed_land_csv, changed_places_csv, compared_fronts};
pub use csv::{csv, table};
pub use escape::xml;
pub use feature::{Feature, Fields, Geometry, Layer, Shape, Value};
pub use features::{areas, cells, events, fronts, place_properties, places, roads};
pub use geojson::geojson;
pub use gif::{GifError, Palette, gif};
#[cfg(feature = "gpkg")]
pub use gpkg::{GpkgError, geopackage};
pub use history::{Clock, history};
pub use png::{PngError, outlined, pixmap, png, png_in};
pub use simplestyle::simplestyle;
pub use svg::svg;
