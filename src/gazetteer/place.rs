//! One place of the gazetteer, and one road.

use std::fmt;
use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;

use super::Kind;
use crate::ground::{Km, LonLat};
use crate::table::Origin;

/// Id of a place, such as `jufra-airbase`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct PlaceId(Arc<str>);

impl PlaceId {
    /// An id as it stands in a table.
    pub fn new(id: &str) -> Self {
        Self(id.into())
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PlaceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A row of `places.csv`, with its names of `names.csv`.
#[derive(Debug, Clone)]
pub struct Place {
    /// Id.
    pub id: PlaceId,
    /// Name in Latin letters, as the maps show it.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Where it is; a part may lack a position.
    pub at: Option<LonLat>,
    /// Whether the position is worked out from the words of its name, not read in a source.
    pub estimated: bool,
    /// First-order division.
    pub admin1: String,
    /// What it is part of.
    pub part_of: Option<PlaceId>,
    /// Direct members of an area.
    pub members: Vec<PlaceId>,
    /// Inhabitants, for rank only: dates are mixed.
    pub population: Option<u64>,
    /// GeoNames id.
    pub geonames: String,
    /// Wikidata id.
    pub wikidata: String,
    /// How far off the position may be; `None` where nobody measured it.
    pub precision: Option<Km>,
    /// Where the position was read.
    pub source: String,
    /// Its other names.
    pub names: Vec<Name>,
    /// Where the row stands.
    pub row: Origin,
}

/// A row of `names.csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The name.
    pub name: String,
    /// Language tag such as `ar`; empty when not known.
    pub lang: String,
    /// `official`, `press`, `romanised` or `former`; empty when not known.
    pub kind: String,
    /// Last day of a former name; `None` where it is not known or the name is in use.
    pub until: Option<Date>,
}

impl Place {
    /// Its first official name in a language other than English: the country's own.
    pub fn local_name(&self) -> Option<&str> {
        let mut names = self.names.iter();
        let local = names.find(|n| n.kind == "official" && !n.lang.is_empty() && n.lang != "en");
        local.map(|name| name.name.as_str())
    }

    /// Its first official name in a language, else its first name in it.
    pub fn name_in(&self, lang: &str) -> Option<&str> {
        let mut of_lang = self.names.iter().filter(|name| name.lang == lang);
        let official = of_lang.clone().find(|name| name.kind == "official");
        official.or_else(|| of_lang.next()).map(|name| name.name.as_str())
    }
}

/// A row of `roads.csv`: the places that a road passes, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Road {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// `coastal`, `trunk`, `secondary` or `track`.
    pub class: String,
    /// Places in order.
    pub places: Vec<PlaceId>,
}
