//! Places of another gazetteer merged into ours: by id, then by name and distance. Ours stay as they are.

use std::collections::{BTreeMap, BTreeSet};

use super::sites::{fresh, same};
use super::{Report, Shelf};
use crate::gazetteer::{Gazetteer, Kind, Place};
use crate::ground::{LonLat, distance};
use crate::table::Fault;

/// Two positions of one place that are farther apart are a conflict, kilometres.
const APART: f64 = 5.0;

/// A place as another gazetteer has it.
#[derive(Debug, Clone)]
pub struct Found {
    /// Its number there, for the column `geonames` or as source.
    pub number: String,
    /// Name in Latin letters.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Where it is.
    pub at: LonLat,
    /// Inhabitants; empty where not known.
    pub population: String,
    /// Wikidata id; empty where not known.
    pub wikidata: String,
    /// Other names: name, language, kind.
    pub names: Vec<(String, String, String)>,
}

/// Merging into the gazetteer of a theatre.
pub struct Merge<'a> {
    gazetteer: &'a Gazetteer,
    shelf: &'a mut Shelf,
    by_number: BTreeMap<&'a str, &'a Place>,
    geonames: bool,
    taken: BTreeSet<String>,
    /// Our id by the number there, of all that were merged.
    pub ids: BTreeMap<String, String>,
}

impl<'a> Merge<'a> {
    /// Into a gazetteer; numbers are of GeoNames, or of OpenStreetMap.
    pub fn new(gazetteer: &'a Gazetteer, geonames: bool, shelf: &'a mut Shelf) -> Self {
        let number = |place: &'a Place| {
            if geonames {
                place.geonames.as_str()
            } else {
                place.source.strip_prefix("OSM ").unwrap_or_default()
            }
        };
        let by_number = gazetteer
            .places()
            .iter()
            .map(|place| (number(place), place))
            .filter(|(n, _)| !n.is_empty())
            .collect();
        Self { gazetteer, shelf, by_number, geonames, taken: BTreeSet::new(), ids: BTreeMap::new() }
    }

    /// What is counted on the way.
    pub fn report(&mut self) -> &mut Report {
        &mut self.shelf.report
    }

    /// Takes a place: as new, or for one that is there, whose names may grow.
    ///
    /// # Errors
    /// When a row cannot be written.
    pub fn take(&mut self, found: &Found, line: u64) -> Result<(), Fault> {
        if self.ids.contains_key(&found.number) {
            self.shelf.report.leave("its id stands twice", line);
            return Ok(());
        }
        let ours = self.by_number.get(found.number.as_str()).copied();
        let by_name =
            || same(self.gazetteer, &found.name, found.at).and_then(|(id, _)| self.gazetteer.by_id(&id));
        let met = ours
            .map(|place| (place, "by id"))
            .or_else(|| by_name().map(|place| (place, "by name and distance")));
        let id = match met {
            Some((place, how)) => {
                self.compare(place, found);
                self.shelf.report.leave(format!("there already, met {how}"), line);
                place.id.to_string()
            }
            None => self.add(found)?,
        };
        self.names(&id, found)?;
        self.ids.insert(found.number.clone(), id);
        Ok(())
    }

    fn compare(&mut self, ours: &Place, found: &Found) {
        if let Some(at) = ours.at {
            let km = distance(at, found.at);
            if km.0 > APART {
                let message = format!(
                    "`{}` lies {:.1} km from {} {}; ours stays",
                    ours.id,
                    km.0,
                    self.of(),
                    found.number
                );
                self.shelf.report.conflicts.push(message);
            }
        }
        if ours.kind != found.kind {
            let message = format!(
                "`{}` is a {}, {} {} says {}; ours stays",
                ours.id,
                ours.kind,
                self.of(),
                found.number,
                found.kind
            );
            self.shelf.report.conflicts.push(message);
        }
    }

    fn of(&self) -> &'static str {
        if self.geonames { "GeoNames" } else { "OSM" }
    }

    fn add(&mut self, found: &Found) -> Result<String, Fault> {
        let otherwise = format!("{}-{}", self.of().to_lowercase(), found.number.replace(' ', "-"));
        let id = fresh(&found.name, &otherwise, |id| {
            self.taken.contains(id) || self.gazetteer.by_id(id).is_some()
        });
        self.taken.insert(id.clone());
        let (lon, lat) = (found.at.lon().to_string(), found.at.lat().to_string());
        let source = format!("{} {}", self.of(), found.number);
        self.shelf.add(
            "places",
            &[
                ("id", &id),
                ("name", &found.name),
                ("kind", found.kind.word()),
                ("lon", &lon),
                ("lat", &lat),
                ("population", &found.population),
                ("geonames", if self.geonames { &found.number } else { "" }),
                ("wikidata", &found.wikidata),
                ("source", &source),
            ],
        )?;
        self.shelf.report.make("places");
        self.shelf.report.taken += 1;
        Ok(id)
    }

    fn names(&mut self, id: &str, found: &Found) -> Result<(), Fault> {
        for (name, lang, kind) in &found.names {
            self.name(id, &found.name, name, lang, kind)?;
        }
        Ok(())
    }

    /// Adds a name to a place, and says whether it did not have it yet.
    ///
    /// # Errors
    /// When a row cannot be written.
    pub fn name(&mut self, id: &str, shown: &str, name: &str, lang: &str, kind: &str) -> Result<bool, Fault> {
        let ours = self.gazetteer.by_id(id);
        let has =
            ours.is_some_and(|place| place.name == name || place.names.iter().any(|own| own.name == name));
        let new = !has && name != shown && !name.is_empty();
        if new {
            self.shelf.add("names", &[("place", id), ("name", name), ("lang", lang), ("kind", kind)])?;
            self.shelf.report.make("names");
        }
        Ok(new)
    }
}
