//! The words for what is known of a place.

use std::fmt;

use serde::Serialize;

/// What is known of who holds a place, in one word derived from its separate facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Physical influence that denies the enemy its use (FM 3-90).
    Controlled,
    /// Nobody is known to hold it, and a side says that it does.
    Claimed,
    /// Both inside and holding ground; no one can be named as controller.
    Contested,
    /// Held jointly: a truce, a mixed garrison.
    Shared,
    /// Rival claims stand against each other; the earlier holder stays.
    Conflicting,
    /// Nothing is known.
    Unknown,
}

impl Status {
    /// Every status, in the order of legends.
    pub const ALL: [Self; 6] =
        [Self::Controlled, Self::Claimed, Self::Contested, Self::Shared, Self::Conflicting, Self::Unknown];

    /// The word in outputs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Controlled => "controlled",
            Self::Claimed => "claimed",
            Self::Contested => "contested",
            Self::Shared => "shared",
            Self::Conflicting => "conflicting",
            Self::Unknown => "unknown",
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// What a state rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// An independent source, the other side's admission, or the coder's judgement.
    Confirmed,
    /// Weak or carried evidence.
    Inferred,
    /// Only the word of the side that gains.
    Claimed,
}

impl Basis {
    /// The word in outputs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Inferred => "inferred",
            Self::Claimed => "claimed",
        }
    }
}

impl fmt::Display for Basis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}
