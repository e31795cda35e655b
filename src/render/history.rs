//! The layers of a whole history: the features of a day with when they were so.

use jiff::ToSpan;
use jiff::civil::{Date, Time};

use super::feature::{Feature, Fields, Geometry, Layer, Shape, Value};
use super::features::{area_fields, event_fields, front_fields, place_fields};
use super::qgis::{Look, Styled, area_look, event_look, front_look, place_look};
use crate::layers::Record;
use crate::style::Style;

/// How the times of a feature are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// Days alone: exact in GeoJSON.
    Days,
    /// Moments as well: QGIS compares the days of a GeoPackage as text and is off by one.
    Moments,
}

/// The layers of a history with their looks, the uppermost first.
pub fn history<'a>(record: &'a Record, style: &Style, clock: Clock) -> Vec<Styled<'a>> {
    let sides = &record.sides;
    let styled = |layer, look: Look, title, summary, of_map| Styled { layer, look, title, summary, of_map };
    vec![
        styled(
            places(record, clock),
            place_look(sides, style),
            "Places",
            "Every state of every place, from when to when.",
            true,
        ),
        styled(
            fronts(record, clock),
            front_look(),
            "Front lines",
            "Every course of every front line, from when to when.",
            true,
        ),
        styled(
            areas(record, clock),
            area_look(record.areas.iter().map(|spell| &spell.what), sides, style),
            "Areas of control",
            "Land by who holds it, from when to when; on any day together the whole country.",
            true,
        ),
        styled(
            events(record, clock),
            event_look(record.events.iter()),
            "Events",
            "What sources report, each event on its day.",
            false,
        ),
    ]
}

fn areas(record: &Record, clock: Clock) -> Layer<'_> {
    let features = record.areas.iter().map(|spell| {
        let mut fields = without(area_fields(&spell.what), &["flip_share", "flip_place"]);
        fields.extend(when(record, spell.from, spell.until, clock));
        Feature { fields, geometry: Geometry::Areas(&spell.what.shapes) }
    });
    Layer { name: "areas", shape: Shape::Areas, features: features.collect() }
}

fn fronts(record: &Record, clock: Clock) -> Layer<'_> {
    let features = record.fronts.iter().map(|spell| {
        let mut fields = without(front_fields(&spell.what), &["half_width_km", "half_width_max_km"]);
        fields.extend(when(record, spell.from, spell.until, clock));
        Feature { fields, geometry: Geometry::Lines(&spell.what.lines) }
    });
    Layer { name: "fronts", shape: Shape::Lines, features: features.collect() }
}

fn places(record: &Record, clock: Clock) -> Layer<'_> {
    let features = record.places.iter().filter_map(|spell| {
        let mut fields = without(place_fields(&spell.what), &["days_since_evidence"]);
        fields.extend(when(record, spell.from, spell.until, clock));
        Some(Feature { fields, geometry: Geometry::Point(spell.what.at?) })
    });
    Layer { name: "places", shape: Shape::Points, features: features.collect() }
}

fn events(record: &Record, clock: Clock) -> Layer<'_> {
    let features = record.events.iter().map(|event| {
        let mut fields = event_fields(event);
        fields.extend(when(record, event.date, event.date.tomorrow().ok(), clock));
        Feature { fields, geometry: Geometry::Point(event.at) }
    });
    Layer { name: "events", shape: Shape::Points, features: features.collect() }
}

/// Fields without those that mean one day, not many.
fn without(fields: Fields, names: &[&str]) -> Fields {
    fields.into_iter().filter(|(name, _)| !names.contains(name)).collect()
}

/// First and last day, the first day no longer, and whether it was still so at the end. No day is ever
/// empty: QGIS does not draw features whose end is.
fn when(record: &Record, from: Date, until: Option<Date>, clock: Clock) -> Fields {
    let until_or_end = until.or_else(|| record.last.tomorrow().ok()).unwrap_or(record.last);
    let last_day = until_or_end.checked_sub(1.day()).unwrap_or(until_or_end);
    let mut fields: Fields = vec![
        ("valid_from", from.into()),
        ("last_day", last_day.into()),
        ("valid_to", until_or_end.into()),
        ("ongoing", until.is_none().into()),
        ("known_by", record.about.known_by.unwrap_or(record.about.cut_off).into()),
    ];
    if clock == Clock::Moments {
        fields.push(("time_from", Value::Moment(from.to_datetime(Time::midnight()))));
        fields.push(("time_to", Value::Moment(last_day.to_datetime(Time::constant(23, 59, 59, 0)))));
    }
    fields
}
