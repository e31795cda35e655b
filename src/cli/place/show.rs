//! What an answer looks like, as lines and as JSON.

use std::fmt::Write;

use frontline::gazetteer::{Decider, Gazetteer, Hints, Location, Match, Place, PlaceId, Resolution, Tier};
use frontline::ground::{Km, LonLat};
use serde_json::{Value, json};

use super::super::lookup;
use super::Answer;

/// One question's answer: places that a name may mean, or where words point.
pub(super) enum Entry<'a> {
    Places { matches: Vec<Match>, decide: Vec<Decider> },
    Words { text: &'a str, location: &'a Location },
}

impl<'a> Entry<'a> {
    pub(super) fn of(gazetteer: &Gazetteer, answer: &'a Answer, hints: &Hints, most: usize) -> Self {
        let words = Self::Words { text: answer.text, location: &answer.location };
        match &answer.location {
            Location::Point { .. }
            | Location::Sector { .. }
            | Location::Around { .. }
            | Location::Part { .. } => words,
            Location::Unclear { name, .. } if name != answer.text.trim() => words,
            Location::Place(one) if one.place.as_str() == answer.text => {
                Self::Places { matches: vec![one.clone()], decide: Vec::new() }
            }
            Location::Place(_) | Location::Unclear { .. } | Location::Nothing => {
                let mut matches = gazetteer.find_with(answer.text, hints);
                matches.truncate(most);
                let decide = match gazetteer.resolve(answer.text, hints) {
                    Resolution::Ambiguous { decide, .. } => decide,
                    Resolution::Found(_) | Resolution::Nearby(_) | Resolution::Nothing => Vec::new(),
                };
                Self::Places { matches, decide }
            }
        }
    }

    /// Whether there is nothing to show.
    pub(super) fn is_nothing(&self) -> bool {
        match self {
            Self::Places { matches, .. } => matches.is_empty(),
            Self::Words { location, .. } => {
                matches!(location, Location::Unclear { .. } | Location::Nothing)
            }
        }
    }

    pub(super) fn json(&self, gazetteer: &Gazetteer) -> Vec<Value> {
        match self {
            Self::Places { matches, decide } => {
                let one = |m: &Match| Some(matched_json(gazetteer, gazetteer.get(&m.place)?, m, decide));
                matches.iter().filter_map(one).collect()
            }
            Self::Words { text, location } => location_json(text, location).into_iter().collect(),
        }
    }

    pub(super) fn text(&self, gazetteer: &Gazetteer) -> String {
        match self {
            Self::Places { matches, decide } => places_text(gazetteer, matches, decide),
            Self::Words { text, location } => location_text(gazetteer, text, location),
        }
    }
}

fn places_text(gazetteer: &Gazetteer, matches: &[Match], decide: &[Decider]) -> String {
    let mut out = String::new();
    for m in matches {
        let Some(place) = gazetteer.get(&m.place) else { continue };
        let doubt = match (m.by, m.ambiguous) {
            (Tier::Fuzzy, _) => "; near in spelling only",
            (_, true) => "; several places fit equally",
            (_, false) => "",
        };
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{}; met `{}` ({}{doubt})", line(place), m.matched, m.by.word());
    }
    if let Some(decider) = decide.first() {
        let _ = writeln!(out, "to decide{}", lookup::question(gazetteer, decider).replacen(", or", ":", 1));
    }
    out
}

/// A place on one line.
fn line(place: &Place) -> String {
    let position = |at: LonLat| format!("{:.4},{:.4}", at.lon(), at.lat());
    let mut at = place.at.map_or_else(|| "no position known".into(), position);
    if let (true, Some(km)) = (place.estimated, place.precision) {
        let _ = write!(at, ", worked out from its name, give or take {:.0} km", km.0);
    }
    let local = place.local_name().map(|name| format!(" {name}")).unwrap_or_default();
    format!("{}  {}{local} ({})  {at}", place.id, place.name, place.kind)
}

/// A place of a list, with how far off it is where that is asked.
pub(super) fn listed_line(km: Option<Km>, place: &Place) -> String {
    let off = km.map(|km| format!("{:8.1} km  ", km.0)).unwrap_or_default();
    format!("{off}{}\n", line(place))
}

/// What covers a point, in a line.
pub(super) fn cover(gazetteer: &Gazetteer, at: LonLat) -> String {
    let Some(cover) = gazetteer.covering(at) else { return String::new() };
    let areas: Vec<&str> = cover.areas.iter().map(|area| area.name.as_str()).collect();
    let from = cover.known_from;
    let (lon, lat) = (at.lon(), at.lat());
    let (areas, name, km) = (areas.join(", "), &from.name, cover.km.0);
    format!("{lon:.4},{lat:.4} lies in {areas}, as {name} does, {km:.1} km away\n")
}

fn matched_json(gazetteer: &Gazetteer, place: &Place, m: &Match, decide: &[Decider]) -> Value {
    let mut value = place_json(gazetteer, place);
    value["matched"] = m.matched.as_str().into();
    value["by"] = m.by.word().into();
    value["score"] = ((m.score * 1000.0).round() / 1000.0).into();
    value["ambiguous"] = m.ambiguous.into();
    if m.ambiguous {
        let questions = decide.iter().map(|decider| decider_json(gazetteer, decider));
        value["decide"] = questions.collect();
    }
    value
}

/// A place of a list, with how far off it is where that is asked.
pub(super) fn listed(gazetteer: &Gazetteer, place: &Place, km: Option<Km>) -> Value {
    let mut value = place_json(gazetteer, place);
    if let Some(km) = km {
        value["distance_km"] = km.rounded().into();
    }
    value
}

fn place_json(gazetteer: &Gazetteer, place: &Place) -> Value {
    let ids =
        |places: Vec<&Place>| -> Vec<String> { places.iter().map(|place| place.id.to_string()).collect() };
    json!({
        "id": place.id.as_str(),
        "name": place.name,
        "kind": place.kind.word(),
        "lon": place.at.map(LonLat::lon),
        "lat": place.at.map(LonLat::lat),
        "estimated": place.estimated,
        "precision_km": place.precision,
        "source": place.source,
        "part_of": place.part_of.as_ref().map(PlaceId::as_str),
        "areas": gazetteer.areas_of(&place.id).into_iter().map(PlaceId::as_str).collect::<Vec<_>>(),
        "members": ids(gazetteer.members(&place.id)),
        "parts": ids(gazetteer.parts(&place.id)),
    })
}

fn decider_json(gazetteer: &Gazetteer, decider: &Decider) -> Value {
    let names = |ids: &[PlaceId]| -> Vec<String> {
        ids.iter().filter_map(|id| Some(gazetteer.get(id)?.name.clone())).collect()
    };
    match decider {
        Decider::Kind(kinds) => {
            json!({ "kind": kinds.iter().map(|kind| kind.word()).collect::<Vec<_>>() })
        }
        Decider::Admin1(areas) => json!({ "admin1": areas }),
        Decider::Near(places) => json!({ "near": names(places) }),
        Decider::Name(full) => json!({ "name": full }),
    }
}

fn location_json(text: &str, location: &Location) -> Option<Value> {
    Some(match location {
        Location::Point { at, precision, from } => json!({
            "text": text,
            "location": "point",
            "lon": round(at.lon()),
            "lat": round(at.lat()),
            "precision_km": precision.rounded(),
            "from": from.iter().map(PlaceId::as_str).collect::<Vec<_>>(),
        }),
        Location::Sector { from, towards } => json!({
            "text": text,
            "location": "sector",
            "from": [from.as_str()],
            "bearing": towards.degrees,
            "spread": towards.spread,
        }),
        Location::Around { of, within } => json!({
            "text": text,
            "location": "around",
            "from": [of.as_str()],
            "within_km": within.rounded(),
        }),
        Location::Part { of, towards } => json!({
            "text": text,
            "location": "part",
            "from": [of.as_str()],
            "bearing": towards.map(|towards| towards.degrees),
        }),
        Location::Place(_) | Location::Unclear { .. } | Location::Nothing => return None,
    })
}

fn round(degrees: f64) -> f64 {
    (degrees * 1e4).round() / 1e4
}

fn location_text(gazetteer: &Gazetteer, text: &str, location: &Location) -> String {
    let name = |id: &PlaceId| gazetteer.get(id).map_or_else(|| id.to_string(), |place| place.name.clone());
    match location {
        Location::Point { at, precision, from } => {
            let from: Vec<String> = from.iter().map(name).collect();
            let (lon, lat) = (at.lon(), at.lat());
            let cover = cover(gazetteer, *at);
            format!(
                "{text}: a point at {lon:.4},{lat:.4}, give or take {:.0} km (from {})\n{cover}",
                precision.0,
                from.join(" and ")
            )
        }
        Location::Sector { from, towards } => format!(
            "{text}: somewhere from {} towards {}\u{b0}, {}\u{b0} to either side; not {0} itself\n",
            name(from),
            towards.degrees,
            towards.spread
        ),
        Location::Around { of, within } => {
            format!("{text}: within {:.0} km of {}, and not surely in it\n", within.0, name(of))
        }
        Location::Part { of, .. } => {
            format!("{text}: a part of {}; it says nothing of who holds the whole\n", name(of))
        }
        Location::Place(_) | Location::Unclear { .. } | Location::Nothing => String::new(),
    }
}
