//! One event of the log.

use std::fmt;
use std::str::FromStr;

use super::{EventId, Holder, PartyId, SourceId, Verb, When};
use crate::gazetteer::PlaceId;
use crate::table::Origin;

/// A row of `events.csv`: what sources say happened at a place.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// Id, such as `2019-06-26-gharyan-captures`.
    pub id: EventId,
    /// When.
    pub date: When,
    /// Place in the order of a day; lower first.
    pub seq: i32,
    /// Where.
    pub place: PlaceId,
    /// What.
    pub what: Verb,
    /// Who; several jointly for a shared hold.
    pub party: Holder,
    /// Against or from whom.
    pub opponent: Holder,
    /// The coder's judgement; `None` leaves it to be worked out from the sources.
    pub confidence: Option<Confidence>,
    /// The party whose word it is.
    pub claimant: Option<PartyId>,
    /// Who reports it.
    pub sources: Vec<SourceId>,
    /// Who denies it.
    pub denied_by: Vec<SourceId>,
    /// The event that this is another dating of.
    pub same_as: Option<EventId>,
    /// Events that this one corrects.
    pub supersedes: Vec<EventId>,
    /// Carried from neighbouring events: no source says it for that day.
    pub derived: bool,
    /// In the coder's words.
    pub note: String,
    /// Where it stands.
    pub row: Origin,
}

/// How sure the coder is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// One weak or partisan source, or an inference.
    Low,
    /// One good source.
    Medium,
    /// Several sources, or one beyond doubt.
    High,
}

impl Confidence {
    /// The word of the `confidence` column.
    pub fn word(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

impl FromStr for Confidence {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, &'static str> {
        match text {
            "low" => Ok(Self::Low),
            "medium" => Ok(Self::Medium),
            "high" => Ok(Self::High),
            _ => Err("write high, medium or low, or leave it empty"),
        }
    }
}

impl fmt::Display for Confidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}
