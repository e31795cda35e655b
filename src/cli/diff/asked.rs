//! What is asked of a difference: its days, and the part of the theatre.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use frontline::change::Scope;
use frontline::gazetteer::PlaceId;
use frontline::ground::{LonLat, Region};
use jiff::civil::Date;

use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::cli::{date, lookup};

/// What narrows a difference.
#[derive(Debug, clap::Args)]
pub struct Narrowed {
    /// Only a place with its parts, or the members of an area, and the land that they speak for.
    #[arg(long, value_name = "PLACE")]
    place: Vec<String>,
    /// Only what a side gained or lost: its id or its short name.
    #[arg(long, value_name = "SIDE")]
    side: Option<String>,
    /// Only within an area: its name, west,south,east,north in degrees, or a GeoJSON file of polygons.
    #[arg(long, value_name = "AREA|W,S,E,N|FILE")]
    within: Option<String>,
}

impl Narrowed {
    /// The part of the theatre that is asked for.
    pub fn scope(&self, session: &Session) -> Result<Scope, Failure> {
        let mut scope = Scope::whole(session.theatre.land.clone());
        if !self.place.is_empty() {
            let mut places = BTreeSet::new();
            for name in &self.place {
                places.extend(with_its_parts(session, name)?);
            }
            scope = scope.of_places(&places);
        }
        if let Some(area) = &self.within {
            scope = match polygons(area)? {
                Some(polygons) => scope.within(&polygons, &session.theatre.gazetteer),
                None => scope.of_places(&with_its_parts(session, area)?),
            };
            if scope.land().shapes().is_empty() {
                let name = &session.theatre.about.name;
                return Err(Failure::NotFound(format!("--within {area}: nothing of {name} lies there")));
            }
        }
        match &self.side {
            Some(side) => Ok(scope.of_side(&side_id(session, side)?)),
            None => Ok(scope),
        }
    }

    /// The narrowing in words; nothing where there is none.
    pub fn words(&self) -> String {
        let places = (!self.place.is_empty()).then(|| self.place.join(", "));
        let within = self.within.as_ref().map(|area| format!("within {area}"));
        let side = self.side.as_ref().map(|side| format!("what {side} gained or lost"));
        let words: Vec<String> = places.into_iter().chain(within).chain(side).collect();
        if words.is_empty() { String::new() } else { format!(": {}", words.join(", ")) }
    }
}

/// A place, its parts, and the members of an area with theirs.
fn with_its_parts(session: &Session, name: &str) -> Result<BTreeSet<PlaceId>, Failure> {
    let gazetteer = &session.theatre.gazetteer;
    let place = lookup::place(gazetteer, name)?;
    let mut all = BTreeSet::from([place.id.clone()]);
    all.extend(gazetteer.members(&place.id).iter().map(|member| member.id.clone()));
    let parts: Vec<PlaceId> =
        all.iter().flat_map(|one| gazetteer.parts(one)).map(|part| part.id.clone()).collect();
    all.extend(parts);
    Ok(all)
}

/// Polygons of a file, or of limits in degrees; `None` for a name.
fn polygons(area: &str) -> Result<Option<Region>, Failure> {
    let numbers: Vec<f64> = area.split(',').filter_map(|number| number.trim().parse().ok()).collect();
    if let ([west, south, east, north], 4) = (numbers.as_slice(), area.split(',').count()) {
        return limits(*west, *south, *east, *north).map(Some).ok_or_else(|| {
            Failure::Usage(format!(
                "--within {area}: write west,south,east,north in degrees, such as 12.4,32.3,13.9,33.1"
            ))
        });
    }
    let path = Path::new(area);
    let is_a_file =
        path.is_file() || matches!(path.extension().and_then(|e| e.to_str()), Some("geojson" | "json"));
    if !is_a_file {
        return Ok(None);
    }
    let text = fs::read_to_string(path)
        .map_err(|error| Failure::Usage(format!("--within {area}: cannot be read: {error}")))?;
    Region::from_geojson(&text).map(Some).map_err(|error| Failure::Data(format!("{area}: {error}")))
}

fn limits(west: f64, south: f64, east: f64, north: f64) -> Option<Region> {
    let corners = [(west, south), (east, south), (east, north), (west, north), (west, south)];
    let ring =
        corners.into_iter().map(|(lon, lat)| LonLat::new(lon, lat).ok()).collect::<Option<Vec<_>>>()?;
    (west < east && south < north).then(|| Region::new(&[vec![ring]]))
}

/// The id of a side by its id or its short name, in whatever case.
fn side_id(session: &Session, text: &str) -> Result<String, Failure> {
    let log = &session.theatre.log;
    let blocs = log.blocs.iter().map(|bloc| (bloc.id.to_string(), bloc.short.clone()));
    let parties = log.parties.values().map(|party| (party.id.to_string(), party.short.clone()));
    let sides: Vec<(String, String)> = blocs.chain(parties).collect();
    let same = |own: &str| own.eq_ignore_ascii_case(text);
    let by_id = sides.iter().find(|(id, _)| same(id));
    let found = by_id.or_else(|| sides.iter().find(|(_, short)| same(short)));
    if let Some((id, _)) = found {
        return Ok(id.clone());
    }
    if matches!(text, "contested" | "shared") {
        return Ok(text.to_owned());
    }
    let known: BTreeSet<&str> = sides.iter().map(|(id, _)| id.as_str()).collect();
    let known: Vec<&str> = known.into_iter().collect();
    Err(Failure::NotFound(format!(
        "no side is called `{text}`; the sides and parties are: {}",
        known.join(", ")
    )))
}

/// The days of a difference: each a day or a month, or so far after the one before.
pub fn days(session: &Session, texts: &[String]) -> Result<Vec<Date>, Failure> {
    let mut days: Vec<Date> = Vec::new();
    for text in texts {
        let day = match (text.strip_prefix('+'), days.last()) {
            (Some(ahead), Some(before)) => date::within(date::after(*before, ahead)?, &session.theatre)?,
            _ => session.day(text)?,
        };
        days.push(day);
    }
    Ok(days)
}
