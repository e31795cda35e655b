//! The rules by which events become control, and their limits in days.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

/// Limits and choices that a theatre sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    /// A contest ends after so many days without further fighting.
    pub contest_days: i64,
    /// A siege lapses after so many days without mention.
    pub siege_days: i64,
    /// A claim lapses after so many days without confirmation.
    pub claim_days: i64,
    /// Evidence older than this is marked stale, and a presence lapses.
    pub stale_days: i64,
    /// Whose colour a place has.
    pub by: By,
    /// From which edge of an uncertain date a change counts.
    pub policy: DatePolicy,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            contest_days: 60,
            siege_days: 180,
            claim_days: 90,
            stale_days: 365,
            by: By::Bloc,
            policy: DatePolicy::Latest,
        }
    }
}

/// Whether sides are blocs or single parties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum By {
    /// Parties count to the bloc they are allied with on the day.
    #[default]
    Bloc,
    /// Each party is its own side.
    Party,
}

impl FromStr for By {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, &'static str> {
        match text {
            "bloc" => Ok(Self::Bloc),
            "party" => Ok(Self::Party),
            _ => Err("write bloc or party"),
        }
    }
}

/// From which edge of an uncertain date a change counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DatePolicy {
    /// From the last day: no change is drawn before it is certain.
    #[default]
    Latest,
    /// From the first day.
    Earliest,
}

impl FromStr for DatePolicy {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, &'static str> {
        match text {
            "latest" => Ok(Self::Latest),
            "earliest" => Ok(Self::Earliest),
            _ => Err("write latest or earliest"),
        }
    }
}

/// The rule that weighed a step of a place's history.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// The verb's own effect.
    Effect,
    /// Rule 2: a party's word for itself is a claim, not a fact.
    ClaimOnly,
    /// Rule 3: a source of standing denies it.
    Denied,
    /// Rule 4: taken and lost again on one date.
    SameDayReversal,
    /// Rule 5: what happens to an area goes to its members, to a city goes to its parts.
    FromTheWhole,
    /// Rule 5: what happens in a part keeps its settlement's contest alive.
    FromAPart,
    /// Rule 7: the holder ceased to exist.
    PastItsEnd,
    /// A contest, siege, claim or presence of which nothing more was heard.
    Lapse,
    /// Rule 8: a judgement settles it.
    Judgement,
}

impl Rule {
    /// The rule in a sentence.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Effect => "the event takes effect as reported",
            Self::ClaimOnly => {
                "only the gaining side's word, or low confidence: a claim does not move the holder"
            }
            Self::Denied => "denied by another source while unconfirmed: the earlier holder stays",
            Self::SameDayReversal => "taken and lost again on the same date: a clash",
            Self::FromTheWhole => {
                "what happens to an area goes to its members, what happens to a city to its parts"
            }
            Self::FromAPart => "fighting in a part keeps its settlement's contest alive and moves nothing",
            Self::PastItsEnd => "the holder ceased to exist: unknown until an event says who followed",
            Self::Lapse => "nothing more was heard of it in the time the rules allow",
            Self::Judgement => "a judgement by the keepers of the log",
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.sentence())
    }
}
