//! Polygons that somebody drew, kept as reference for `evaluate areas`: by day and holder.

use std::collections::BTreeMap;
use std::io::Read;

use jiff::civil::Date;
use serde_json::{Map, Value};

use super::elements::elements;
use super::{DayOrder, Report, day};
use crate::ground::{RegionError, Ring, read_outline};
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

/// How a file says day and holder.
#[derive(Debug, Clone, Copy)]
pub struct Keys<'a> {
    /// The property that says the day.
    pub date: &'a str,
    /// The property that says who holds.
    pub holder: &'a str,
    /// The day of all polygons, where they do not say it.
    pub on: Option<Date>,
    /// How dates such as 03/04/2023 are meant.
    pub order: Option<DayOrder>,
}

/// Reads dated polygons, each feature with its day and holder; features without are named in the report.
///
/// # Errors
/// When the file is no GeoJSON.
pub fn areas<R: Read>(
    source: R,
    file: &str,
    keys: Keys<'_>,
    report: &mut Report,
) -> Result<Vec<Drawn>, Fault> {
    report.unit = "feature";
    let mut drawn: BTreeMap<(Date, String), Vec<Vec<Ring>>> = BTreeMap::new();
    let hint = "save polygons as GeoJSON, in degrees with longitude first";
    elements(source, file, &["features"], hint, |_, line, feature| {
        report.read += 1;
        let number = report.read;
        let fault = |message: String| Fault { line, ..Fault::of_file(file, message) };
        let read = usize::try_from(number).map_or(Err(RegionError::NoPolygon), |n| read_outline(feature, n));
        match read {
            Err(error) => report.bad(fault(error.to_string())),
            Ok((_, polygons)) if polygons.is_empty() => report.leave("no polygon", number),
            Ok((properties, polygons)) => match keys.read(&properties) {
                Ok(of) => {
                    report.taken += 1;
                    drawn.entry(of).or_default().extend(polygons);
                }
                Err((message, hint)) => {
                    report.bad(fault(format!("feature {number}: {message}")).hint(hint));
                }
            },
        }
        Ok(())
    })?;
    let drawn: Vec<Drawn> = drawn.into_iter().map(|((on, holder), land)| one(on, holder, &land)).collect();
    for _ in &drawn {
        report.make("references");
    }
    Ok(drawn)
}

impl Keys<'_> {
    /// Day and holder of a feature; or what is wrong, and what to do.
    fn read(self, properties: &Map<String, Value>) -> Result<(Date, String), (String, String)> {
        let missing = |key: &str, option: &str| {
            let keys: Vec<&str> = properties.keys().map(String::as_str).collect();
            (format!("no property `{key}`"), format!("{option} names it; there are: {}", keys.join(", ")))
        };
        let holder = word(properties, self.holder).ok_or_else(|| missing(self.holder, "--holder KEY"))?;
        let on = self.on.map_or_else(
            || {
                let text = word(properties, self.date)
                    .ok_or_else(|| missing(self.date, "--on DAY says it for all, --date KEY"))?;
                day(&text, self.order).map_err(|error| (error.to_string(), String::new()))
            },
            Ok,
        )?;
        Ok((on, holder))
    }
}

/// A property as text, if it has one.
fn word(properties: &Map<String, Value>, key: &str) -> Option<String> {
    let text = match properties.get(key)? {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => return None,
    };
    (!text.is_empty()).then_some(text)
}

fn one(on: Date, holder: String, land: &[Vec<Ring>]) -> Drawn {
    let mut properties = Map::new();
    properties.insert("date".into(), on.to_string().into());
    properties.insert("holder".into(), holder.as_str().into());
    let text = geojson("reference", [(properties, land)].into_iter());
    Drawn { on, holder, text }
}
