//! The gold standard: what a careful analyst accepts of an article.

use jiff::civil::Date;

use crate::events::day;
use crate::gazetteer::{Gazetteer, PlaceId};
use crate::table::{Columns, Faults, Row, Table};

/// Whether an event has to be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tier {
    /// It counts in recall.
    Core,
    /// Right if proposed, not missed if not.
    Optional,
    /// The article has no event.
    Nothing,
}

/// An event that an article tells of. Lists hold everything that counts as right.
#[derive(Debug, Clone, PartialEq)]
pub struct Gold {
    /// File of the article, relative to that of the gold standard.
    pub article: String,
    /// When the article came out.
    pub published: Date,
    /// Who published it, where the standard says so.
    pub publisher: String,
    /// Whether it has to be found.
    pub tier: Tier,
    /// Verbs of the log.
    pub what: Vec<String>,
    /// Ids of places; empty for any, an empty one for none.
    pub places: Vec<String>,
    /// Ids of parties; empty for any, an empty one for none.
    pub parties: Vec<String>,
    /// Between which days the text puts it; `None` for open ends.
    pub days: (Option<Date>, Option<Date>),
    /// How the text speaks of it.
    pub realis: Vec<String>,
    /// Wording of the sentences that say it.
    pub at: Vec<String>,
    /// Another event that may be found instead, as one: the number of its row, counted from 1.
    pub or: Vec<usize>,
}

const COLUMNS: Columns = Columns {
    required: &["article", "published", "tier", "what", "place", "party", "from", "to", "realis", "at"],
    optional: &["publisher", "or"],
};

impl Gold {
    /// The rows of a gold standard (file name and text). Places that the gazetteer does not have are faults,
    /// so that a slip of the pen costs no recall in silence.
    pub fn read(file: &str, text: &str, gazetteer: &Gazetteer, faults: &mut Faults) -> Vec<Self> {
        let table = Table::read(file, text, COLUMNS, faults);
        table.rows().filter_map(|row| Self::of(row, gazetteer, faults)).collect()
    }

    fn of(row: Row<'_>, gazetteer: &Gazetteer, faults: &mut Faults) -> Option<Self> {
        let list = |column: &str| match row.get(column) {
            "" => Vec::new(),
            cell => cell.split('|').map(|part| part.trim().to_owned()).collect::<Vec<_>>(),
        };
        let mut date = |column: &str| match row.get(column) {
            "" => None,
            text => {
                day(text).map_err(|error| faults.push(row.fault(column, format!("`{text}`: {error}")))).ok()
            }
        };
        let (published, days) = (date("published"), (date("from"), date("to")));
        let tier = match row.get("tier") {
            "core" => Tier::Core,
            "optional" => Tier::Optional,
            "none" => Tier::Nothing,
            other => {
                faults.push(row.fault("tier", format!("`{other}`: write core, optional or none")));
                return None;
            }
        };
        let places = list("place");
        for place in places.iter().filter(|place| !place.is_empty()) {
            if gazetteer.by_id(place).is_none() {
                faults.push(row.fault("place", format!("no place has the id `{place}`")));
            }
        }
        let at = row.get("at").split(" || ").map(str::to_owned).filter(|at| !at.is_empty()).collect();
        Some(Self {
            article: row.get("article").to_owned(),
            published: published?,
            publisher: row.get("publisher").to_owned(),
            tier,
            what: list("what"),
            places,
            parties: list("party"),
            days,
            realis: list("realis"),
            at,
            or: row.words("or").filter_map(|number| number.parse().ok()).collect(),
        })
    }

    /// Where its sentences stand, in characters of the raw text.
    pub fn spans(&self, raw: &str) -> Vec<[usize; 2]> {
        let character = |byte: usize| raw[..byte].chars().count();
        let found = self.at.iter().filter_map(|words| {
            let start = raw.find(words.as_str())?;
            Some([character(start), character(start + words.len())])
        });
        found.collect()
    }

    /// How well a place fits: 2 for the place itself, 1 for the whole it is a part of, or a part of it.
    pub(super) fn place_fits(&self, place: Option<&str>, near: Option<&str>, gazetteer: &Gazetteer) -> u8 {
        if self.places.is_empty()
            || (place.is_none() && near.is_none() && self.places.iter().any(String::is_empty))
        {
            return 2;
        }
        let is = |id: &str| self.places.iter().any(|place| place == id);
        if place.is_some_and(is) {
            return 2;
        }
        let kin = |id: &str| {
            let id = PlaceId::new(id);
            let wholes: Vec<&PlaceId> = gazetteer
                .settlement_of(&id)
                .into_iter()
                .chain(gazetteer.get(&id).and_then(|p| p.part_of.as_ref()))
                .collect();
            let up = wholes.iter().any(|whole| is(whole.as_str()));
            let down = self.places.iter().filter_map(|place| gazetteer.by_id(place)).any(|place| {
                place.part_of.as_ref() == Some(&id) || gazetteer.settlement_of(&place.id) == Some(&id)
            });
            up || down
        };
        u8::from(place.is_some_and(kin) || near.is_some_and(|near| is(near) || kin(near)))
    }
}
