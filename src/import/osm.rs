//! OpenStreetMap: an Overpass answer (`out center` or `out geom`), or a GeoJSON export of one.
//!
//! Places are elements with a `place` tag, airfields and harbours; roads are `highway` ways with a name or
//! a number. The ways of one road are joined end to end, and the road becomes the places that it passes.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use serde_json::{Map, Value};

use super::elements::elements;
use super::{Found, Merge, Shelf};
use crate::gazetteer::{Gazetteer, Kind, PlaceId};
use crate::ground::LonLat;
use crate::table::Fault;

/// A road passes a place that is this near to it, kilometres.
const NEAR: f64 = 2.0;

/// Where the elements stand in an Overpass answer, and in GeoJSON.
const LISTS: [&str; 2] = ["elements", "features"];

/// Something of the file with tags: a spot, or a line.
struct Element {
    number: String,
    tags: BTreeMap<String, String>,
    line: Vec<LonLat>,
}

/// Reads a file into a gazetteer, element by element. Gives the roads' ways for `roads.csv`.
///
/// # Errors
/// When the file is neither form, or rows cannot be written.
pub fn osm<R: Read>(source: R, file: &str, merge: &mut Merge<'_>) -> Result<Ways, Fault> {
    merge.report().unit = "element";
    let mut ways = Ways::default();
    let read = |list: &'static str, line: u64, element: Value| {
        merge.report().read += 1;
        let number = merge.report().read;
        let reading = if list == LISTS[0] { from_overpass } else { from_geojson };
        match reading(&element) {
            Ok(element) => return take(&element, number, merge, &mut ways),
            Err(message) => {
                let fault = Fault::of_file(file, format!("{list} {number}: {message}"));
                merge.report().bad(Fault { line, ..fault });
            }
        }
        Ok(())
    };
    elements(source, file, &LISTS, "export from Overpass as JSON or GeoJSON, not XML", read)?;
    Ok(ways)
}

fn take(element: &Element, number: u64, merge: &mut Merge<'_>, ways: &mut Ways) -> Result<(), Fault> {
    let tag = |key: &str| element.tags.get(key).map_or("", String::as_str);
    if !tag("highway").is_empty() && element.line.len() > 1 {
        let name = if tag("ref").is_empty() { tag("name") } else { tag("ref") }.to_owned();
        if name.is_empty() {
            merge.report().leave("a road without name or number", number);
        } else {
            let way = Way { class: class(tag("highway")), line: element.line.clone() };
            ways.0.entry(name).or_default().push(way);
            merge.report().taken += 1;
        }
        return Ok(());
    }
    let Some(kind) = kind(&element.tags) else {
        merge.report().leave("not a place or a road", number);
        return Ok(());
    };
    let Some(at) = element.line.get(element.line.len() / 2).copied() else {
        merge.report().leave("without a position: ask Overpass for `out center`", number);
        return Ok(());
    };
    let local = tag("name");
    let latin = ["name:en", "int_name", "name", "name:fr"].into_iter().map(&tag).find(|name| is_latin(name));
    let Some(name) = latin.or(Some(local).filter(|name| !name.is_empty())) else {
        merge.report().leave("without a name", number);
        return Ok(());
    };
    let mut names = Vec::new();
    for (key, value) in element.tags.iter().filter(|(_, value)| value.as_str() != name) {
        if let Some(lang) = key.strip_prefix("name:").filter(|lang| (2..=3).contains(&lang.len())) {
            names.push((
                value.clone(),
                lang.to_owned(),
                if value == local { "official".into() } else { String::new() },
            ));
        } else if key == "name" && !element.tags.iter().any(|(k, v)| k.starts_with("name:") && v == value) {
            names.push((value.clone(), String::new(), "official".into()));
        } else if key == "old_name" {
            names.push((value.clone(), String::new(), "former".into()));
        } else if key == "alt_name" {
            names.extend(value.split(';').map(|name| (name.trim().to_owned(), String::new(), String::new())));
        }
    }
    let population = Some(tag("population")).filter(|text| text.parse::<u64>().is_ok()).unwrap_or_default();
    let found = Found {
        number: element.number.clone(),
        name: name.to_owned(),
        kind,
        at,
        population: population.to_owned(),
        wikidata: Some(tag("wikidata")).filter(|id| id.starts_with('Q')).unwrap_or_default().to_owned(),
        names,
    };
    merge.take(&found, number)
}

fn is_latin(name: &str) -> bool {
    let letters = |c: char| !c.is_alphabetic() || c < '\u{250}' || ('\u{1e00}'..'\u{1f00}').contains(&c);
    name.chars().any(char::is_alphabetic) && name.chars().all(letters)
}

fn kind(tags: &BTreeMap<String, String>) -> Option<Kind> {
    let tag = |key: &str| tags.get(key).map_or("", String::as_str);
    match tag("place") {
        "city" => return Some(Kind::City),
        "town" => return Some(Kind::Town),
        "village" | "hamlet" | "isolated_dwelling" => return Some(Kind::Village),
        _ => {}
    }
    match (tag("aeroway"), tag("military"), tag("industrial")) {
        (_, "airfield", _) => Some(Kind::Airbase),
        ("aerodrome", ..) => Some(Kind::Airport),
        (_, "base" | "barracks", _) => Some(Kind::Camp),
        (.., "refinery") => Some(Kind::Refinery),
        (.., "port") => Some(Kind::Port),
        _ => (tag("barrier") == "border_control").then_some(Kind::Crossing),
    }
}

fn class(highway: &str) -> &'static str {
    match highway.trim_end_matches("_link") {
        "motorway" | "trunk" | "primary" => "trunk",
        "secondary" | "tertiary" => "secondary",
        "track" => "track",
        _ => "",
    }
}

fn position(lon: &Value, lat: &Value) -> Result<LonLat, String> {
    let (lon, lat) = (lon.as_f64().unwrap_or(f64::NAN), lat.as_f64().unwrap_or(f64::NAN));
    LonLat::new(lon, lat).map_err(|error| error.to_string())
}

fn strings(map: Option<&Map<String, Value>>) -> BTreeMap<String, String> {
    let text = |(key, value): (&String, &Value)| Some((key.clone(), value.as_str()?.trim().to_owned()));
    let readable = |(_, text): &(String, String)| !text.contains(char::is_control);
    map.into_iter().flatten().filter_map(text).filter(readable).collect()
}

fn from_overpass(element: &Value) -> Result<Element, String> {
    let number = format!("{} {}", element["type"].as_str().unwrap_or("element"), element["id"]);
    let line = match (&element["geometry"], &element["center"]) {
        (Value::Array(points), _) => points
            .iter()
            .filter(|p| !p.is_null())
            .map(|p| position(&p["lon"], &p["lat"]))
            .collect::<Result<_, _>>()?,
        (_, center @ Value::Object(_)) => vec![position(&center["lon"], &center["lat"])?],
        _ if element.get("lat").is_some() => vec![position(&element["lon"], &element["lat"])?],
        _ => Vec::new(),
    };
    Ok(Element { number, tags: strings(element["tags"].as_object()), line })
}

fn from_geojson(feature: &Value) -> Result<Element, String> {
    let tags = strings(feature["properties"].as_object());
    let id = feature["id"].as_str().or(tags.get("@id").map(String::as_str)).unwrap_or_default();
    let number = id.replace('/', " ");
    let (kind, coordinates) = (&feature["geometry"]["type"], &feature["geometry"]["coordinates"]);
    let pair = |value: &Value| position(&value[0], &value[1]);
    let list =
        |value: &Value| value.as_array().into_iter().flatten().map(pair).collect::<Result<Vec<_>, _>>();
    let line = match kind.as_str() {
        Some("Point") => vec![pair(coordinates)?],
        Some("LineString") => list(coordinates)?,
        Some("Polygon") => middle(&list(&coordinates[0])?),
        _ => Vec::new(),
    };
    let number = if number.is_empty() { format!("at {line:?}").chars().take(60).collect() } else { number };
    Ok(Element { number, tags, line })
}

fn middle(ring: &[LonLat]) -> Vec<LonLat> {
    crate::ground::middle(ring).into_iter().collect()
}

/// The ways of roads, by name or number.
#[derive(Debug, Default)]
pub struct Ways(BTreeMap<String, Vec<Way>>);

#[derive(Debug, Clone)]
struct Way {
    class: &'static str,
    line: Vec<LonLat>,
}

impl Ways {
    /// How many names or numbers of roads the ways have.
    pub fn names(&self) -> usize {
        self.0.len()
    }

    /// Writes the roads that pass at least two places of a gazetteer.
    ///
    /// # Errors
    /// When a row cannot be written.
    pub fn write(self, gazetteer: &Gazetteer, rows: &mut Shelf) -> Result<(), Fault> {
        let mut taken: BTreeSet<String> = gazetteer.roads().iter().map(|road| road.id.clone()).collect();
        for (name, ways) in self.0 {
            let class = ways.iter().map(|way| way.class).find(|class| !class.is_empty()).unwrap_or_default();
            let ours: Vec<_> = gazetteer.roads().iter().filter(|road| road.name == name).collect();
            for chain in chains(ways.into_iter().map(|way| way.line).collect()) {
                let stops = stops(&chain, gazetteer);
                if stops.len() < 2 || ours.iter().any(|road| same_way(&road.places, &stops)) {
                    continue;
                }
                let id = super::sites::fresh(&name, "road", |id| taken.contains(id));
                if !ours.is_empty() {
                    let message =
                        format!("a road is named `{name}` already and runs otherwise; `{id}` was added");
                    rows.report.conflicts.push(message);
                }
                let cells =
                    [("id", id.as_str()), ("name", &name), ("class", class), ("places", &stops.join(" "))];
                rows.add("roads", &cells)?;
                rows.report.make("roads");
                taken.insert(id);
            }
        }
        Ok(())
    }
}

/// Whether a road passes the same places, from either end.
fn same_way(road: &[PlaceId], stops: &[String]) -> bool {
    let ours = road.iter().map(PlaceId::as_str);
    ours.clone().eq(stops.iter().map(String::as_str)) || ours.rev().eq(stops.iter().map(String::as_str))
}

/// Lines joined where they share an end, longest first.
fn chains(mut lines: Vec<Vec<LonLat>>) -> Vec<Vec<LonLat>> {
    let mut joined = Vec::new();
    while let Some(mut chain) = lines.pop() {
        while let Some((i, how)) =
            lines.iter().enumerate().find_map(|(i, line)| Some((i, meets(&chain, line)?)))
        {
            let mut line = lines.swap_remove(i);
            match how {
                Meets::EndStart => {}
                Meets::EndEnd => line.reverse(),
                Meets::StartEnd => std::mem::swap(&mut chain, &mut line),
                Meets::StartStart => chain.reverse(),
            }
            chain.extend(line.into_iter().skip(1));
        }
        joined.push(chain);
    }
    joined.sort_by_key(|chain| std::cmp::Reverse(chain.len()));
    joined
}

enum Meets {
    EndStart,
    EndEnd,
    StartEnd,
    StartStart,
}

fn meets(chain: &[LonLat], line: &[LonLat]) -> Option<Meets> {
    let (start, end, first, last) = (chain.first()?, chain.last()?, line.first()?, line.last()?);
    if start == end || first == last {
        return None;
    }
    [
        (end == first, Meets::EndStart),
        (end == last, Meets::EndEnd),
        (start == last, Meets::StartEnd),
        (start == first, Meets::StartStart),
    ]
    .into_iter()
    .find_map(|(meets, how)| meets.then_some(how))
}

/// The places that a line passes, in order; each once in a row.
fn stops(line: &[LonLat], gazetteer: &Gazetteer) -> Vec<String> {
    let mut stops: Vec<String> = Vec::new();
    for at in crate::ground::densify(line) {
        let near = gazetteer.near(at, 1);
        let place = near.first().filter(|(km, place)| km.0 <= NEAR && place.kind.is_settlement());
        if let Some((_, place)) = place
            && !stops.iter().any(|stop| stop == place.id.as_str())
        {
            stops.push(place.id.to_string());
        }
    }
    stops
}
