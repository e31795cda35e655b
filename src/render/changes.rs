//! What changed between two days as features and tables; their fields are the contract of
//! `docs/outputs.md`.

use super::csv::table;
use super::feature::{Feature, Fields, Geometry, Layer, Shape, Value};
use super::features::{fields, front_fields};
use crate::change::{Change, Diff, Transfer};
use crate::gazetteer::Gazetteer;
use crate::layers::Layers;

/// `changes`: land that changed hands between two days, or from each day to the next of several.
pub fn changed_land(diffs: &[Diff]) -> Layer<'_> {
    let features = land(diffs).map(|(diff, land)| Feature {
        fields: land_fields(diff, land),
        geometry: Geometry::Areas(&land.shapes),
    });
    Layer { name: "changes", shape: Shape::Areas, features: features.collect() }
}

/// `changes_fronts`: the fronts of the days that are compared, each with its day.
pub fn compared_fronts(days: &[Layers]) -> Layer<'_> {
    let features = days.iter().flat_map(|day| {
        day.fronts.iter().map(|front| {
            let mut fields = fields! { "as_of": day.about.as_of };
            fields.extend(front_fields(front));
            Feature { fields, geometry: Geometry::Lines(&front.lines) }
        })
    });
    Layer { name: "changes_fronts", shape: Shape::Lines, features: features.collect() }
}

/// The places that changed, as a table.
pub fn changed_places_csv(diffs: &[Diff], gazetteer: &Gazetteer) -> String {
    let rows = diffs.iter().flat_map(|diff| {
        let lasting = diff.changes.iter().map(|change| (change, false));
        let all = lasting.chain(diff.interim.iter().map(|change| (change, true)));
        all.map(move |(change, interim)| place_fields(diff, change, interim, gazetteer))
    });
    csv(rows, &PLACE_FIELDS)
}

/// The land that changed hands, as a table.
pub fn changed_land_csv(diffs: &[Diff]) -> String {
    csv(land(diffs).map(|(diff, land)| land_fields(diff, land)), &LAND_FIELDS)
}

fn csv(rows: impl Iterator<Item = Fields>, names: &[&str]) -> String {
    table(names, rows.map(|row| row.into_iter().map(|(_, value)| value).collect()))
}

fn land(diffs: &[Diff]) -> impl Iterator<Item = (&Diff, &Transfer)> {
    diffs.iter().flat_map(|diff| {
        diff.transfers.iter().filter(|transfer| transfer.changes_hands()).map(move |land| (diff, land))
    })
}

const LAND_FIELDS: [&str; 10] = [
    "from_side",
    "to_side",
    "from_beyond",
    "to_beyond",
    "cause",
    "area_km2",
    "places",
    "event_ids",
    "from_date",
    "to_date",
];

fn land_fields(diff: &Diff, land: &Transfer) -> Fields {
    fields! {
        "from_side": land.from_side.as_str(),
        "to_side": land.to_side.as_str(),
        "from_beyond": land.from_beyond,
        "to_beyond": land.to_beyond,
        "cause": land.cause.word(),
        "area_km2": land.area_km2.rounded(),
        "places": list(&land.places),
        "event_ids": list(&land.event_ids),
        "from_date": diff.from,
        "to_date": diff.to,
    }
}

const PLACE_FIELDS: [&str; 16] = [
    "place",
    "name",
    "from_side",
    "to_side",
    "from_status",
    "to_status",
    "how",
    "cause",
    "changed_on",
    "unseen_since",
    "known_on",
    "area_km2",
    "interim",
    "event_ids",
    "from_date",
    "to_date",
];

fn place_fields(diff: &Diff, change: &Change, interim: bool, gazetteer: &Gazetteer) -> Fields {
    fields! {
        "place": change.place.as_str(),
        "name": gazetteer.get(&change.place).map_or("", |place| &place.name),
        "from_side": change.from_side.as_str(),
        "to_side": change.to_side.as_str(),
        "from_status": change.from_status.word(),
        "to_status": change.to_status.word(),
        "how": change.how.word(),
        "cause": change.cause.word(),
        "changed_on": change.changed_on,
        "unseen_since": change.unseen_since,
        "known_on": change.known_on,
        "area_km2": change.area_km2.rounded(),
        "interim": interim,
        "event_ids": list(&change.event_ids),
        "from_date": diff.from,
        "to_date": diff.to,
    }
}

fn list(ids: &[impl ToString]) -> Value {
    Value::list(&ids.iter().map(ToString::to_string).collect::<Vec<_>>())
}
