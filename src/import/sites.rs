//! Where a record's place lies in the theatre: a place of its gazetteer, or a new one.

use std::collections::{BTreeSet, HashMap};

use unicode_normalization::UnicodeNormalization;

use super::Shelf;
use crate::gazetteer::{Gazetteer, Kind, Tier};
use crate::ground::{Km, LonLat, distance};
use crate::table::Fault;

/// A place of the same name counts as the same within this distance.
const SAME: f64 = 15.0;

/// Places of records, each looked up once.
#[derive(Debug)]
pub struct Sites<'g> {
    gazetteer: &'g Gazetteer,
    known: HashMap<(String, i64, i64), String>,
    ids: BTreeSet<String>,
    kind: Kind,
    source: &'static str,
}

impl<'g> Sites<'g> {
    /// For records whose places, where the gazetteer does not have them, are of a kind.
    pub fn new(gazetteer: &'g Gazetteer, kind: Kind, source: &'static str) -> Self {
        Self { gazetteer, known: HashMap::new(), ids: BTreeSet::new(), kind, source }
    }

    /// The id of a place by name and position; one that the gazetteer does not have is added to `places`.
    ///
    /// # Errors
    /// When the new place cannot be written.
    #[expect(clippy::cast_possible_truncation, reason = "degrees of Earth")]
    pub(super) fn id(&mut self, name: &str, at: LonLat, rows: &mut Shelf) -> Result<(String, bool), Fault> {
        let key = (name.to_owned(), (at.lon() * 1e4).round() as i64, (at.lat() * 1e4).round() as i64);
        if let Some(id) = self.known.get(&key) {
            return Ok((id.clone(), false));
        }
        let met = same(self.gazetteer, name, at).map(|(id, _)| id);
        let (id, new) = match met {
            Some(id) => (id, false),
            None => (self.add(name, at, rows)?, true),
        };
        self.known.insert(key, id.clone());
        Ok((id, new))
    }

    fn add(&mut self, name: &str, at: LonLat, rows: &mut Shelf) -> Result<String, Fault> {
        let id =
            fresh(name, self.kind.word(), |id| self.ids.contains(id) || self.gazetteer.by_id(id).is_some());
        self.ids.insert(id.clone());
        let (lon, lat) = (at.lon().to_string(), at.lat().to_string());
        rows.add(
            "places",
            &[
                ("id", &id),
                ("name", name),
                ("kind", self.kind.word()),
                ("lon", &lon),
                ("lat", &lat),
                ("source", self.source),
            ],
        )?;
        Ok(id)
    }
}

/// The place of a gazetteer that has this name near this position, and how far off it is.
pub(super) fn same(gazetteer: &Gazetteer, name: &str, at: LonLat) -> Option<(String, Km)> {
    let met = gazetteer.find(name).into_iter().filter(|met| met.by < Tier::Romanised);
    let near = met.filter_map(|met| {
        let place = gazetteer.get(&met.place)?;
        let km = distance(place.at?, at);
        (km.0 <= SAME && !place.kind.is_area()).then(|| (met.place.to_string(), km))
    });
    near.min_by(|a, b| a.1.0.total_cmp(&b.1.0))
}

/// An id of a name's letters and digits that is not taken.
pub(super) fn fresh(name: &str, otherwise: &str, taken: impl Fn(&str) -> bool) -> String {
    let plain: String = name.nfkd().filter(char::is_ascii).collect::<String>().to_ascii_lowercase();
    let words: Vec<&str> =
        plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let id = if words.is_empty() { otherwise.replace('_', "-") } else { words.join("-") };
    let mut tried = std::iter::once(id.clone()).chain((2..).map(|i: u32| format!("{id}-{i}")));
    tried.find(|id| !taken(id)).unwrap_or(id)
}
