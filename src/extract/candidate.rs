//! A candidate: what an article says happened, with the words it rests on. It is no event: a person
//! decides.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What an article says happened. Offsets count characters of the raw text.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Candidate {
    /// Made from the article and what is said, so that reading again gives the same.
    pub id: String,
    /// The verb of the log that it would be: `declares` for what did not happen.
    pub what: String,
    /// The verb of the log that the words name, did it happen or not.
    pub kind: String,
    /// Id of the place; `None` is a slot to fill.
    pub place: Option<String>,
    /// The words for the place.
    pub place_text: String,
    /// `named`, `referred`, `inferred` or `missing`.
    pub place_how: String,
    /// `at`, `near` or `part`: how it lies to the place that the words name.
    pub relation: String,
    /// The place that the words name where `place` is empty: near it, or a part of it.
    pub near: Option<String>,
    /// Places that the words could mean as well, or that lie about where they point.
    pub options: Vec<String>,
    /// Degrees east of the point that words such as `30 km west of Alda` work out (WGS 84).
    #[serde(default)]
    pub lon: Option<f64>,
    /// Degrees north.
    #[serde(default)]
    pub lat: Option<f64>,
    /// Kilometres that the point may be off.
    #[serde(default)]
    pub precision_km: Option<f64>,
    /// Id of the party; `None` is a slot to fill.
    pub party: Option<String>,
    /// The words for the party.
    pub party_text: String,
    /// `named`, `referred`, `inferred` or `missing`.
    pub party_how: String,
    /// Id of the other party.
    pub opponent: Option<String>,
    /// A day or an interval of the log; `None` where the day of publication would be needed.
    pub date: Option<String>,
    /// The rule that made the date.
    pub date_rule: String,
    /// The words for the date.
    pub date_text: String,
    /// How the words speak of it.
    pub realis: String,
    /// What is intended was said to be, and is not only read from a purpose.
    #[serde(skip, default)]
    pub(super) said: bool,
    /// Id of the party whose word it is.
    pub claimant: Option<String>,
    /// Who says so.
    pub claimant_text: String,
    /// The place was taken or left without a fight.
    pub unopposed: bool,
    /// First and last character of the sentence, the last not included.
    pub span: [usize; 2],
    /// The word that says it, likewise.
    pub trigger: [usize; 2],
    /// The words for who and where, likewise.
    pub marks: Vec<Mark>,
    /// The sentence.
    pub sentence: String,
    /// The sentence before it; empty at the beginning.
    pub before: String,
    /// Other sentences that say the same.
    pub again: Vec<[usize; 2]>,
    /// The frame that read it.
    pub frame: String,
    /// Marks out of 1: orders candidates, and is no probability.
    pub confidence: f64,
    /// `A`, `B`, `C`, or `-` for what is not proposed.
    pub band: String,
    /// What it would do to the log as it is; filled where a theatre is at hand.
    #[serde(default)]
    pub effect: String,
    /// SHA-256 of the article.
    pub article: String,
}

/// Words that fill a slot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// `place`, `party`, `opponent`, `date` or `claimant`.
    pub slot: String,
    /// First and last character, the last not included.
    pub span: [usize; 2],
}

impl Candidate {
    /// Whether the text has it that it happened, and not years ago.
    pub fn is_real(&self) -> bool {
        matches!(self.realis.as_str(), "asserted" | "reported" | "claimed" | "hedged")
    }

    /// Whether it moves a holder on the map, or says who one is.
    pub fn is_control(&self) -> bool {
        self.is_real()
            && matches!(self.what.as_str(), "captures" | "receives" | "withdraws" | "holds" | "enters")
    }

    /// Whether it is proposed to the reviewer.
    pub fn is_proposed(&self) -> bool {
        self.band != "-"
    }

    /// What keeps it from being accepted as it stands; empty when nothing does.
    pub fn lacks(&self) -> Vec<&'static str> {
        let mut lacks = Vec::new();
        if self.place.is_none() {
            lacks.push("place");
        }
        let needs = self.what.parse::<crate::events::Verb>().is_ok_and(crate::events::Verb::needs_party);
        if needs && self.party.is_none() {
            lacks.push("party");
        }
        if self.date.is_none() {
            lacks.push("date");
        }
        lacks
    }
}

/// What reading an article gave.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Extraction {
    /// In the order of the text; those that are not proposed have the band `-`.
    pub candidates: Vec<Candidate>,
    /// Expressions of time that need the day of publication, where it was not given.
    pub clues: Vec<String>,
    /// Days that the text states in full, the latest last: clues to when it was published.
    pub stated: Vec<Date>,
}
