//! `places.csv`: the places of a day for spreadsheets and statistics.

use serde_json::Value;

use super::geojson::place_properties;
use crate::layers::Layers;

/// The fields of `places.geojson` with `lon` and `lat`, one row a place.
pub fn places_csv(layers: &Layers) -> String {
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    let located = layers.places.iter().filter_map(|place| Some((place, place.at?)));
    for (i, (place, at)) in located.enumerate() {
        let properties = place_properties(place);
        let position = [("lon", at.lon()), ("lat", at.lat())];
        if i == 0 {
            let names = properties.keys().map(String::as_str);
            // Writing to memory cannot fail.
            let _ = writer.write_record(names.chain(position.iter().map(|(name, _)| *name)));
        }
        let cells = properties.values().map(cell);
        let _ = writer.write_record(cells.chain(position.iter().map(|(_, degrees)| degrees.to_string())));
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => guarded(text),
        other => other.to_string(),
    }
}

/// A text that a spreadsheet would run as a formula gets an apostrophe (CWE-1236).
fn guarded(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\0']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}
