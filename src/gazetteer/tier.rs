//! A match between a name and a place, and how it was met.

use serde::{Serialize, Serializer};

use super::PlaceId;

/// How a name was met; the first is the surest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// Letter by letter.
    Exact,
    /// But for case, diacritics, apostrophes, hyphens, spaces, the article, and words that say what the
    /// place is.
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
