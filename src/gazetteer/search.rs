//! What a name could mean, best first.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use super::{Place, PlaceId, fold::fold};

/// How a name was met; the first is the surest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// Letter by letter.
    Exact,
    /// But for case, diacritics, apostrophes, hyphens, spaces and the article.
    Folded,
    /// But for the ways one Arabic word is written.
    Arabic,
    /// But for the ways one Arabic word is written in Latin letters.
    Romanised,
    /// But for slips of the pen.
    Fuzzy,
}

impl Tier {
    /// The word that outputs use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Folded => "folded",
            Self::Arabic => "arabic",
            Self::Romanised => "romanised",
            Self::Fuzzy => "fuzzy",
        }
    }
}

impl Serialize for Tier {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

/// One place that a name could mean.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Match {
    /// The place.
    pub place: PlaceId,
    /// Its name that was met.
    pub matched: String,
    /// How that name was met.
    pub by: Tier,
    /// How sure, from 0 to 1: orders the matches of one look-up, and is no probability.
    pub score: f64,
    /// Another place fits as well, so that the name alone does not decide.
    pub ambiguous: bool,
}

/// Names by their folded form.
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    folded: BTreeMap<String, Vec<(usize, String)>>,
}

impl Index {
    /// The names of `places`.
    pub(super) fn of(places: &[Place]) -> Self {
        let mut folded: BTreeMap<String, Vec<(usize, String)>> = BTreeMap::new();
        for (i, place) in places.iter().enumerate() {
            for name in place.names.iter().map(|name| &name.name).chain([&place.name]) {
                folded.entry(fold(name)).or_default().push((i, name.clone()));
            }
        }
        Self { folded }
    }

    /// What a name could mean.
    pub(super) fn find(&self, name: &str, places: &[Place]) -> Vec<Match> {
        let mut best: BTreeMap<usize, Match> = BTreeMap::new();
        for (place, matched) in self.folded.get(&fold(name)).into_iter().flatten() {
            let by = if matched == name { Tier::Exact } else { Tier::Folded };
            let score = if by == Tier::Exact { 1.0 } else { 0.95 };
            let found = Match {
                place: places[*place].id.clone(),
                matched: matched.clone(),
                by,
                score,
                ambiguous: false,
            };
            let entry = best.entry(*place).or_insert_with(|| found.clone());
            if found.by < entry.by {
                *entry = found;
            }
        }
        let mut found: Vec<Match> = best.into_values().collect();
        found.sort_by(|a, b| a.by.cmp(&b.by).then_with(|| a.place.cmp(&b.place)));
        let several = found.len() > 1;
        for one in &mut found {
            one.ambiguous = several;
        }
        found
    }
}
