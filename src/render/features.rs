//! The layers of a map as features: which fields each has is the contract of `docs/outputs.md`.

use serde_json::{Map, Value as Json};

use super::feature::{Feature, Fields, Geometry, Layer, Shape, Value, object};
use crate::control::Basis;
use crate::gazetteer::PlaceId;
use crate::layers::{About, Area, Cell, Front, Happening, HeldRoad, Layers, Place, Segment};

macro_rules! fields {
    ($($name:literal: $value:expr),* $(,)?) => {
        vec![$(($name, Value::from($value))),*]
    };
}

pub(super) use fields;

/// `areas`: land by who holds it.
pub fn areas(layers: &Layers) -> Layer<'_> {
    let feature = |area| {
        let mut fields = area_fields(area);
        fields.extend(as_of(&layers.about));
        Feature { fields, geometry: Geometry::Areas(&area.shapes) }
    };
    Layer { name: "areas", shape: Shape::Areas, features: layers.areas.iter().map(feature).collect() }
}

/// The fields of an area but for its day.
pub(super) fn area_fields(area: &Area) -> Fields {
    fields! {
        "side": area.side.as_str(),
        "side_name": area.side_name.as_str(),
        "status": area.status.word(),
        "beyond_evidence": area.beyond_evidence,
        "contested_by": Value::list(&area.others),
        "besieged_by": Value::list(&area.besieged_by),
        "claimed_by": Value::list(&area.claimed_by),
        "parties": Value::list(&area.parties),
        "area_km2": area.area_km2.rounded(),
        "share": (area.share * 1e6).round() / 1e6,
        "flip_share": area.flip.as_ref().map(|flip| (flip.share * 1e3).round() / 1e3),
        "flip_place": area.flip.as_ref().and_then(|flip| flip.place.as_ref()).map_or("", PlaceId::as_str),
    }
}

fn as_of(about: &About) -> Fields {
    fields! { "as_of": about.as_of, "known_by": about.known_by.unwrap_or(about.cut_off) }
}

/// `cells`: the land that each place speaks for.
pub fn cells(cells: &[Cell]) -> Layer<'_> {
    let feature = |cell: &'_ Cell| cell_fields(cell);
    let features =
        cells.iter().map(|cell| Feature { fields: feature(cell), geometry: Geometry::Areas(&cell.shapes) });
    Layer { name: "cells", shape: Shape::Areas, features: features.collect() }
}

fn cell_fields(cell: &Cell) -> Fields {
    fields! {
        "place": cell.place.as_str(),
        "side": cell.side.as_str(),
        "status": cell.status.word(),
        "area_km2": cell.area_km2.rounded(),
        "event_ids": Value::list(&cell.event_ids),
    }
}

/// `roads`: stretches by who holds them.
pub fn roads(roads: &[HeldRoad]) -> Layer<'_> {
    let features = roads.iter().map(|road| Feature {
        fields: fields! {
            "road": road.road.as_str(),
            "side": road.side.as_str(),
            "status": road.status.word(),
            "beyond_evidence": road.beyond_evidence,
            "length_km": road.length_km.rounded(),
        },
        geometry: Geometry::Lines(&road.lines),
    });
    Layer { name: "roads", shape: Shape::Lines, features: features.collect() }
}

/// `fronts`: where two classes of ground meet.
pub fn fronts(layers: &Layers) -> Layer<'_> {
    let features = layers
        .fronts
        .iter()
        .map(|front| Feature { fields: front_fields(front), geometry: Geometry::Lines(&front.lines) });
    Layer { name: "fronts", shape: Shape::Lines, features: features.collect() }
}

pub(super) fn front_fields(front: &Front) -> Fields {
    fields! {
        "side_a": front.side_a.as_str(),
        "side_b": front.side_b.as_str(),
        "status": front.status.word(),
        "beyond_evidence": front.beyond_evidence,
        "length_km": front.length_km.rounded(),
        "half_width_km": front.half_width_km.rounded(),
        "half_width_max_km": front.half_width_max_km.rounded(),
        "last_evidence": front.last_evidence,
        "places": Value::list(&front.places),
        "event_ids": Value::list(&front.event_ids),
    }
}

/// `segments`: fronts in parts that run between the land of the same two places.
pub fn segments(layers: &Layers) -> Layer<'_> {
    let of = |front| {
        parts(front).map(|(fields, segment)| Feature { fields, geometry: Geometry::Lines(&segment.lines) })
    };
    let features = layers.fronts.iter().flat_map(of).collect();
    Layer { name: "segments", shape: Shape::Lines, features }
}

fn parts(front: &Front) -> impl Iterator<Item = (Fields, &Segment)> {
    front.segments.iter().map(|segment| {
        let [place_a, place_b] = &segment.places;
        let fields = fields! {
            "side_a": front.side_a.as_str(),
            "side_b": front.side_b.as_str(),
            "status": front.status.word(),
            "beyond_evidence": front.beyond_evidence,
            "place_a": place_a.as_str(),
            "place_b": place_b.as_str(),
            "length_km": segment.length_km.rounded(),
            "half_width_km": segment.half_width_km.rounded(),
            "last_evidence": segment.last_evidence,
            "event_ids": Value::list(&segment.event_ids),
        };
        (fields, segment)
    })
}

/// `places`: every place with a position.
pub fn places(layers: &Layers) -> Layer<'_> {
    let feature =
        |place: &Place| Some(Feature { fields: place_fields(place), geometry: Geometry::Point(place.at?) });
    let features = layers.places.iter().filter_map(feature).collect();
    Layer { name: "places", shape: Shape::Points, features }
}

/// The fields of a place, as every format names them.
pub(super) fn place_fields(place: &Place) -> Fields {
    fields! {
        "id": place.id.as_str(),
        "name": place.name.as_str(),
        "name_local": place.name_local.as_str(),
        "kind": place.kind.word(),
        "admin1": place.admin1.as_str(),
        "side": place.side.as_str(),
        "holder": place.holder.as_str(),
        "status": place.status.word(),
        "contested_by": Value::list(&place.contested_by),
        "besieged_by": Value::list(&place.besieged_by),
        "claimed_by": Value::list(&place.claimed_by),
        "basis": place.basis.map(Basis::word).unwrap_or_default(),
        "since": place.since,
        "last_evidence": place.last_evidence,
        "days_since_evidence": place.days_since_evidence,
        "last_fighting": place.last_fighting,
        "inferred": place.inferred,
        "event_ids": Value::list(&place.event_ids),
    }
}

/// The fields of a place as a JSON object.
pub fn place_properties(place: &Place) -> Map<String, Json> {
    object(&place_fields(place))
}

/// `events`: what sources report.
pub fn events(layers: &Layers) -> Layer<'_> {
    let feature = |event| Feature { fields: event_fields(event), geometry: Geometry::Point(event.at) };
    Layer { name: "events", shape: Shape::Points, features: layers.events.iter().map(feature).collect() }
}

pub(super) fn event_fields(event: &Happening) -> Fields {
    fields! {
        "id": event.id.as_str(),
        "date": event.date,
        "date_edtf": event.date_edtf.as_str(),
        "place": event.place.as_str(),
        "what": event.what.as_str(),
        "party": event.party.as_str(),
        "opponent": event.opponent.as_str(),
        "confidence": event.confidence.as_str(),
        "sources": Value::list(&event.sources),
        "urls": Value::list(&event.urls),
    }
}
