//! The countries of the Earth: which one a word names, its outline, and what lies around it.
//!
//! From Natural Earth 1:10m and ISO 3166 (`world/README.md`), inside the program. Borders are drawn as
//! the atlas has them, which is who governs rather than who claims; a code or a name here is no opinion.

mod around;
mod atlas;
mod date_line;
mod find;
mod main_part;
mod write;

use std::collections::BTreeMap;

use crate::ground::Ring;
use crate::table::{Columns, Faults, Table};
use atlas::Atlas;

pub use around::{Neighbour, NoWindow, Window};
pub use find::NotOne;
pub use main_part::main_part;
pub use write::geojson;

const COUNTRIES: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/world/countries.csv"));
const OUTLINES: &[u8] = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/world/outlines.z"));

const COLUMNS: Columns = Columns {
    required: &["alpha2", "alpha3", "numeric", "name", "full", "others", "name_ar"],
    optional: &[],
};

/// A country, or another area that the atlas draws by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Country {
    /// ISO 3166-1 alpha-2; empty for an area that has none.
    pub code: String,
    /// ISO 3166-1 alpha-3; empty for an area that has none.
    pub code3: String,
    /// ISO 3166-1 numeric; empty for an area that has none.
    pub number: String,
    /// Short name, as it stands on maps.
    pub name: String,
    /// Name in full.
    pub full: String,
    /// Other names in use.
    pub others: Vec<String>,
    /// Name in Arabic; empty where it is not known.
    pub arabic: String,
}

impl Country {
    /// Name for a title: as on maps, and in full where maps shorten it (`W. Sahara`), unless the full one
    /// is turned round as in a register (`Virgin Islands, U.S.`).
    pub fn title(&self) -> &str {
        if self.name.contains('.') && !self.full.contains(',') { &self.full } else { &self.name }
    }

    /// Land that is on no list, by its name.
    pub fn named(name: &str) -> Self {
        let empty = String::new;
        Self {
            code: empty(),
            code3: empty(),
            number: empty(),
            name: name.to_owned(),
            full: name.to_owned(),
            others: Vec::new(),
            arabic: empty(),
        }
    }
}

/// The countries of the Earth with their outlines.
#[derive(Debug, Clone)]
pub struct World {
    countries: Vec<Country>,
    atlas: Atlas,
}

impl World {
    /// The world inside the program.
    ///
    /// # Panics
    /// Never: a test reads it.
    pub fn embedded() -> Self {
        let mut faults = Faults::default();
        let table = Table::read("countries.csv", COUNTRIES, COLUMNS, &mut faults);
        let countries = table.rows().map(|row| Country {
            code: row.get("alpha2").into(),
            code3: row.get("alpha3").into(),
            number: row.get("numeric").into(),
            name: row.get("name").into(),
            full: row.get("full").into(),
            others: row
                .get("others")
                .split('|')
                .filter(|other| !other.is_empty())
                .map(str::to_owned)
                .collect(),
            arabic: row.get("name_ar").into(),
        });
        let countries: Vec<Country> = countries.collect();
        let atlas = Atlas::read(OUTLINES).expect("the embedded atlas is whole");
        assert_eq!(countries.len(), atlas.len(), "each country has its outline");
        Self { countries, atlas }
    }

    /// Every country, in the order of the atlas.
    pub fn countries(&self) -> &[Country] {
        &self.countries
    }

    /// The outline of a country in degrees: polygons, each an outer ring and its holes.
    pub fn land(&self, country: &Country) -> Vec<Vec<Ring>> {
        self.number(country).map(|number| self.atlas.polygons(number)).unwrap_or_default()
    }

    fn number(&self, country: &Country) -> Option<usize> {
        self.countries.iter().position(|other| other == country)
    }

    /// Codes and short names, sorted, of all that have a code.
    pub fn codes(&self) -> BTreeMap<&str, &str> {
        let coded = self.countries.iter().filter(|country| !country.code.is_empty());
        coded.map(|country| (country.code.as_str(), country.name.as_str())).collect()
    }
}
