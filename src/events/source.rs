//! Who says so.

use std::str::FromStr;

use jiff::civil::Date;

use super::{BlocId, EventId, SourceId};

/// A row of `sources.csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Id.
    pub id: SourceId,
    /// What kind of document it is.
    pub kind: SourceKind,
    /// Who published it.
    pub publisher: String,
    /// Its title; empty when not known.
    pub title: String,
    /// Its address: http or https, or empty.
    pub url: String,
    /// Address of an archived copy.
    pub archive: String,
    /// When it was published; `None` when not known.
    pub published: Option<Date>,
    /// The party or bloc it speaks for; `None` for one that stands apart.
    pub aligned_with: Option<BlocId>,
    /// A (reliable) to F (cannot be judged), the Admiralty scale; `None` when not rated.
    pub reliability: Option<char>,
}

impl Source {
    /// Whether its word can confirm or deny: all but what is rated E, unreliable.
    pub fn has_standing(&self) -> bool {
        self.reliability != Some('E')
    }

    /// What it can be told apart by from others: copies of one wire report are one voice.
    pub fn voice(&self) -> &str {
        match self.kind {
            SourceKind::Wire if !self.title.is_empty() => &self.title,
            SourceKind::Wire if !self.publisher.is_empty() => &self.publisher,
            _ => self.id.as_str(),
        }
    }
}

/// What kind of document a source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SourceKind {
    /// An article or report.
    Report,
    /// A wire report that others copy.
    Wire,
    /// The word of a party.
    Statement,
    /// A survey of many places.
    Survey,
    /// A map.
    Map,
    /// A ruling of the log's keepers where rules cannot decide.
    Judgement,
}

impl FromStr for SourceKind {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, &'static str> {
        Ok(match text {
            "report" => Self::Report,
            "wire" => Self::Wire,
            "statement" => Self::Statement,
            "survey" => Self::Survey,
            "map" => Self::Map,
            "judgement" => Self::Judgement,
            _ => return Err("write report, wire, statement, survey, map or judgement"),
        })
    }
}

/// A row of `quotes.csv`: the words that an event rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The event.
    pub event: EventId,
    /// Where the words stand.
    pub source: SourceId,
    /// The words.
    pub quote: String,
    /// Page or paragraph.
    pub locator: String,
}
