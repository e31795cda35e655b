//! Tables for spreadsheets and statistics; a layer of points is one.

use super::feature::{Geometry, Layer, Value};

/// The fields of a layer with `lon` and `lat`, one row a point.
pub fn csv(layer: &Layer<'_>) -> String {
    let mut writer = ::csv::WriterBuilder::new().from_writer(Vec::new());
    for (i, feature) in layer.features.iter().enumerate() {
        let Geometry::Point(at) = feature.geometry else { continue };
        if i == 0 {
            let names = feature.fields.iter().map(|(name, _)| *name);
            // Writing to memory cannot fail.
            let _ = writer.write_record(names.chain(["lon", "lat"]));
        }
        let cells = feature.fields.iter().map(|(_, value)| cell(value));
        let position = [at.lon(), at.lat()].map(|degrees| degrees.to_string());
        let _ = writer.write_record(cells.chain(position));
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// Rows under the names of their columns.
pub fn table(names: &[&str], rows: impl IntoIterator<Item = Vec<Value>>) -> String {
    let mut writer = ::csv::WriterBuilder::new().from_writer(Vec::new());
    // Writing to memory cannot fail.
    let _ = writer.write_record(names);
    for row in rows {
        let _ = writer.write_record(row.iter().map(cell));
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

fn cell(value: &Value) -> String {
    match value {
        Value::Text(text) => guarded(text),
        Value::Day(None) | Value::Number(None) | Value::Count(None) => String::new(),
        Value::Day(Some(day)) => day.to_string(),
        Value::Moment(moment) => format!("{moment}Z"),
        Value::Truth(_) | Value::Number(Some(_)) | Value::Count(Some(_)) => value.json().to_string(),
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
