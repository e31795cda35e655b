//! Features: what a layer holds, before any format.

use jiff::civil::{Date, DateTime};
use serde_json::{Map, Value as Json};

use crate::ground::LonLat;
use crate::ground::grid::GridShape;

/// What stands in one field of a feature. The kind of a value is the type of its column.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A text; empty where there is nothing to say.
    Text(String),
    /// A day; `None` where it is not known.
    Day(Option<Date>),
    /// A second of a day, universal time.
    Moment(DateTime),
    /// Yes or no.
    Truth(bool),
    /// A measure.
    Number(Option<f64>),
    /// A count; `None` where it is not known.
    Count(Option<i64>),
}

impl Value {
    /// A list, as every format joins it.
    pub fn list(words: &[String]) -> Self {
        Self::Text(words.join(";"))
    }

    /// The value as JSON.
    pub fn json(&self) -> Json {
        match self {
            Self::Text(text) => Json::from(text.as_str()),
            Self::Day(day) => day.map_or(Json::Null, |day| Json::String(day.to_string())),
            Self::Moment(moment) => Json::String(format!("{moment}Z")),
            Self::Truth(truth) => Json::from(*truth),
            Self::Number(number) => Json::from(*number),
            Self::Count(count) => Json::from(*count),
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<Date> for Value {
    fn from(day: Date) -> Self {
        Self::Day(Some(day))
    }
}

impl From<Option<Date>> for Value {
    fn from(day: Option<Date>) -> Self {
        Self::Day(day)
    }
}

impl From<bool> for Value {
    fn from(truth: bool) -> Self {
        Self::Truth(truth)
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::Number(Some(number))
    }
}

impl From<Option<f64>> for Value {
    fn from(number: Option<f64>) -> Self {
        Self::Number(number)
    }
}

impl From<Option<i64>> for Value {
    fn from(count: Option<i64>) -> Self {
        Self::Count(count)
    }
}

/// The fields of a feature, in order.
pub type Fields = Vec<(&'static str, Value)>;

/// Fields as a JSON object, in order.
pub fn object(fields: &Fields) -> Map<String, Json> {
    fields.iter().map(|(name, value)| ((*name).to_owned(), value.json())).collect()
}

/// Where a feature is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Geometry<'a> {
    /// Polygons on the grid.
    Areas(&'a [GridShape]),
    /// Lines in degrees.
    Lines(&'a [Vec<LonLat>]),
    /// A position in degrees.
    Point(LonLat),
}

/// What all geometries of a layer are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Multi-polygons.
    Areas,
    /// Multi-lines.
    Lines,
    /// Points.
    Points,
}

/// One feature.
#[derive(Debug, Clone, PartialEq)]
pub struct Feature<'a> {
    /// What is said of it.
    pub fields: Fields,
    /// Where it is.
    pub geometry: Geometry<'a>,
}

/// A named layer of features of one kind, all with the same fields.
#[derive(Debug, Clone, PartialEq)]
pub struct Layer<'a> {
    /// The name that scripts and projects rely on.
    pub name: &'static str,
    /// The kind of its geometries.
    pub shape: Shape,
    /// Its features.
    pub features: Vec<Feature<'a>>,
}

impl Layer<'_> {
    /// West, south, east and north limits in degrees; `None` for a layer without features.
    pub fn bounds(&self) -> Option<[f64; 4]> {
        self.features.iter().filter_map(|feature| feature.geometry.bounds()).reduce(joined)
    }
}

impl Geometry<'_> {
    /// West, south, east and north limits in degrees.
    pub fn bounds(&self) -> Option<[f64; 4]> {
        use crate::ground::grid::degrees;
        let around = |(x, y): (f64, f64)| [x, y, x, y];
        match self {
            Self::Areas(shapes) => {
                shapes.iter().flatten().flatten().map(|p| around(degrees(*p))).reduce(joined)
            }
            Self::Lines(lines) => {
                lines.iter().flatten().map(|at| around((at.lon(), at.lat()))).reduce(joined)
            }
            Self::Point(at) => Some(around((at.lon(), at.lat()))),
        }
    }
}

fn joined(a: [f64; 4], b: [f64; 4]) -> [f64; 4] {
    [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]
}
