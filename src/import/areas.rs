//! Polygons that somebody drew, kept as reference for `evaluate areas`: by day and holder.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{DayOrder, day};
use crate::ground::{Ring, read_outlines};
use crate::table::Fault;
use crate::world::geojson;

/// What somebody drew for a day: the polygons of one holder.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawn {
    /// The day.
    pub on: Date,
    /// The holder, as the file has it.
    pub holder: String,
    /// A GeoJSON text with one feature.
    pub text: String,
}

/// Reads dated polygons. Day and holder stand in properties of each feature; `on` is the day of a file
/// whose features do not have one.
///
/// # Errors
/// When the file is not such GeoJSON; the feature at fault is named.
pub fn areas(
    text: &str,
    file: &str,
    keys: [&str; 2],
    on: Option<Date>,
    order: Option<DayOrder>,
) -> Result<Vec<Drawn>, Fault> {
    let [date_key, holder_key] = keys;
    let outlines = read_outlines(text).map_err(|error| {
        Fault::of_file(file, error.to_string()).hint("polygons as GeoJSON in degrees, longitude first")
    })?;
    let mut drawn: BTreeMap<(Date, String), Vec<Vec<Ring>>> = BTreeMap::new();
    for (i, (properties, polygons)) in outlines.into_iter().enumerate() {
        let fault = |message: String| Fault::of_file(file, format!("feature {}: {message}", i + 1));
        let text = |key: &str| properties.get(key).and_then(|value| value.as_str()).map(str::to_owned);
        let holder = text(holder_key).filter(|holder| !holder.is_empty()).ok_or_else(|| {
            let keys: Vec<&str> = properties.keys().map(String::as_str).collect();
            fault(format!("no property `{holder_key}`"))
                .hint(format!("--holder KEY names it; there are: {}", keys.join(", ")))
        })?;
        let day = match (on, text(date_key)) {
            (Some(on), _) => on,
            (None, Some(text)) => day(&text, order).map_err(|error| fault(error.to_string()))?,
            (None, None) => {
                return Err(fault(format!("no property `{date_key}`"))
                    .hint("give the day with --on, or its property with --date KEY"));
            }
        };
        drawn.entry((day, holder)).or_default().extend(polygons);
    }
    let one = |((on, holder), polygons): ((Date, String), Vec<Vec<Ring>>)| {
        let mut properties = serde_json::Map::new();
        properties.insert("date".into(), on.to_string().into());
        properties.insert("holder".into(), holder.as_str().into());
        let text = geojson("reference", [(properties, polygons.as_slice())].into_iter());
        Drawn { on, holder, text }
    };
    Ok(drawn.into_iter().map(one).collect())
}
