//! Writers that decide nothing: layers to GeoJSON and CSV, a page to SVG and PNG.

mod geojson;
mod places_csv;

pub use geojson::{areas, cells, changed_land, events, fronts, place_properties, places};
pub use places_csv::places_csv;
