//! Layers as GeoJSON (RFC 7946) that QGIS and GDAL read as one geometry type with real dates.
//!
//! One Multi* type or Point a layer, the layer's name in `name`, flat properties, lists joined with
//! `;`, dates as `YYYY-MM-DD`, at most 7 decimals, outer rings counter-clockwise. No coordinate
//! reference system is written: it is WGS 84 by the standard. Same layers, same bytes.

use std::fmt::Write;

use jiff::civil::Date;
use serde_json::{Map, Value};

use crate::change::Diff;
use crate::ground::grid::{self, GridPoint, GridShape};
use crate::ground::{LonLat, SquareKm};
use crate::layers::{About, Area, Cell, Front, Happening, HeldRoad, Layers, Place};

/// The properties of one feature, in order.
type Properties = Map<String, Value>;

macro_rules! properties {
    ($($name:literal: $value:expr),* $(,)?) => {{
        let mut properties = Properties::new();
        $(properties.insert($name.to_owned(), Value::from($value));)*
        properties
    }};
}

/// `areas.geojson`.
pub fn areas(layers: &Layers) -> String {
    layer(
        "areas",
        layers.areas.iter().map(|area| (area_properties(area, &layers.about), multi_polygon(&area.shapes))),
    )
}

fn area_properties(area: &Area, about: &About) -> Properties {
    properties! {
        "side": area.side.as_str(),
        "side_name": area.side_name.as_str(),
        "status": area.status.word(),
        "beyond_evidence": area.beyond_evidence,
        "contested_by": list(&area.others),
        "besieged_by": list(&area.besieged_by),
        "claimed_by": list(&area.claimed_by),
        "parties": list(&area.parties),
        "area_km2": area.area_km2.rounded(),
        "share": (area.share * 1e6).round() / 1e6,
        "flip_share": area.flip.as_ref().map(|flip| (flip.share * 1e3).round() / 1e3),
        "flip_place": area.flip.as_ref().and_then(|flip| flip.place.as_ref()).map(ToString::to_string),
        "as_of": about.as_of.to_string(),
        "known_by": about.known_by.unwrap_or(about.cut_off).to_string(),
    }
}

/// `cells.geojson`.
pub fn cells(cells: &[Cell]) -> String {
    let properties = |cell: &Cell| {
        properties! {
            "place": cell.place.as_str(),
            "side": cell.side.as_str(),
            "status": cell.status.word(),
            "area_km2": cell.area_km2.rounded(),
            "event_ids": list(&cell.event_ids),
        }
    };
    layer("cells", cells.iter().map(|cell| (properties(cell), multi_polygon(&cell.shapes))))
}

/// `roads.geojson`.
pub fn roads(roads: &[HeldRoad]) -> String {
    let properties = |road: &HeldRoad| {
        properties! {
            "road": road.road.as_str(),
            "side": road.side.as_str(),
            "status": road.status.word(),
            "beyond_evidence": road.beyond_evidence,
            "length_km": road.length_km.rounded(),
        }
    };
    layer("roads", roads.iter().map(|road| (properties(road), multi_line(&road.lines))))
}

/// `fronts.geojson`.
pub fn fronts(layers: &Layers) -> String {
    let properties = |front: &Front| {
        properties! {
            "side_a": front.side_a.as_str(),
            "side_b": front.side_b.as_str(),
            "status": front.status.word(),
            "beyond_evidence": front.beyond_evidence,
            "length_km": front.length_km.rounded(),
            "half_width_km": front.half_width_km.rounded(),
            "half_width_max_km": front.half_width_max_km.rounded(),
            "last_evidence": date(front.last_evidence),
            "places": list(&front.places),
            "event_ids": list(&front.event_ids),
        }
    };
    layer("fronts", layers.fronts.iter().map(|front| (properties(front), multi_line(&front.lines))))
}

/// `places.geojson`.
pub fn places(layers: &Layers) -> String {
    let places = layers.places.iter().filter_map(|place| Some((place_properties(place), point(place.at?))));
    layer("places", places)
}

/// The fields of a place, as every format names them.
pub fn place_properties(place: &Place) -> Properties {
    properties! {
        "id": place.id.as_str(),
        "name": place.name.as_str(),
        "name_local": place.name_local.as_str(),
        "kind": place.kind.word(),
        "admin1": place.admin1.as_str(),
        "side": place.side.as_str(),
        "holder": place.holder.as_str(),
        "status": place.status.word(),
        "contested_by": list(&place.contested_by),
        "besieged_by": list(&place.besieged_by),
        "claimed_by": list(&place.claimed_by),
        "basis": place.basis.map(crate::control::Basis::word).unwrap_or_default(),
        "since": date(place.since),
        "last_evidence": date(place.last_evidence),
        "days_since_evidence": place.days_since_evidence,
        "last_fighting": date(place.last_fighting),
        "inferred": place.inferred,
        "event_ids": list(&place.event_ids),
    }
}

/// `events.geojson`.
pub fn events(layers: &Layers) -> String {
    let properties = |event: &Happening| {
        properties! {
            "id": event.id.as_str(),
            "date": event.date.to_string(),
            "date_edtf": event.date_edtf.as_str(),
            "place": event.place.as_str(),
            "what": event.what.as_str(),
            "party": event.party.as_str(),
            "opponent": event.opponent.as_str(),
            "confidence": event.confidence.as_str(),
            "sources": list(&event.sources),
            "urls": list(&event.urls),
        }
    };
    layer("events", layers.events.iter().map(|event| (properties(event), point(event.at))))
}

/// Land that changed hands between two days.
pub fn changed_land(diff: &Diff) -> String {
    let changed = diff.transfers.iter().filter(|transfer| transfer.changes_hands());
    let features = changed.map(|transfer| {
        let properties = properties! {
            "from_side": transfer.from_side.as_str(),
            "to_side": transfer.to_side.as_str(),
            "from_beyond": transfer.from_beyond,
            "to_beyond": transfer.to_beyond,
            "area_km2": SquareKm::rounded(transfer.area_km2),
            "from_date": diff.from.to_string(),
            "to_date": diff.to.to_string(),
        };
        (properties, multi_polygon(&transfer.shapes))
    });
    layer("changes", features)
}

fn list(words: &[String]) -> String {
    words.join(";")
}

fn date(date: Option<Date>) -> Value {
    date.map_or(Value::Null, |date| Value::String(date.to_string()))
}

fn layer(name: &str, features: impl Iterator<Item = (Properties, String)>) -> String {
    let mut out = format!("{{\"type\":\"FeatureCollection\",\"name\":\"{name}\",\"features\":[");
    for (i, (properties, geometry)) in features.enumerate() {
        out.push_str(if i == 0 { "\n" } else { ",\n" });
        let properties = Value::Object(properties);
        // Writing to a string cannot fail.
        let _ = write!(out, "{{\"type\":\"Feature\",\"properties\":{properties},\"geometry\":{geometry}}}");
    }
    out.push_str("\n]}\n");
    out
}

fn multi_polygon(shapes: &[GridShape]) -> String {
    let polygon = |shape: &GridShape| {
        bracketed(shape.iter().map(|ring| bracketed(ring.iter().chain(ring.first()).map(|p| position(*p)))))
    };
    format!("{{\"type\":\"MultiPolygon\",\"coordinates\":{}}}", bracketed(shapes.iter().map(polygon)))
}

fn multi_line(lines: &[Vec<LonLat>]) -> String {
    let line = |line: &Vec<LonLat>| bracketed(line.iter().map(|at| position(grid::from_lonlat(*at))));
    format!("{{\"type\":\"MultiLineString\",\"coordinates\":{}}}", bracketed(lines.iter().map(line)))
}

fn point(at: LonLat) -> String {
    format!("{{\"type\":\"Point\",\"coordinates\":{}}}", position(grid::from_lonlat(at)))
}

fn bracketed(items: impl Iterator<Item = String>) -> String {
    let mut out = String::from("[");
    for (i, item) in items.enumerate() {
        if i > 0 {
            out.push(',');
        }
        out.push_str(&item);
    }
    out.push(']');
    out
}

fn position(at: GridPoint) -> String {
    format!("[{},{}]", decimal(at.x), decimal(at.y))
}

/// A number of grid steps as degrees: exact, without trailing zeros.
fn decimal(steps: i32) -> String {
    let sign = if steps < 0 { "-" } else { "" };
    let (whole, part) = (steps.unsigned_abs() / 10_000_000, steps.unsigned_abs() % 10_000_000);
    if part == 0 {
        return format!("{sign}{whole}");
    }
    let part = format!("{part:07}");
    format!("{sign}{whole}.{}", part.trim_end_matches('0'))
}
