//! The words for how a place changed.

use std::fmt;

use serde::Serialize;

/// How a place changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// Taken.
    Captured,
    /// Left.
    Withdrew,
    /// Given over, or walked into.
    HandedOver,
    /// The holder changed sides.
    Realigned,
    /// Fighting inside began.
    Contested,
    /// A siege or contest ended with the holder.
    Relieved,
    /// Ringed.
    Besieged,
    /// A claim was made.
    Claimed,
    /// The attacker was thrown out.
    Repelled,
    /// Held jointly.
    Shared,
    /// Another holder than the one on record, and nobody saw the change.
    Unobserved,
    /// A contest ended for want of news.
    TimedOut,
    /// A holder, siege, claim or presence ended for want of news.
    Lapsed,
    /// Later publication changed what is held true of the same day.
    Corrected,
    /// The first that is known of it.
    FirstEvidence,
}

impl How {
    /// The word in outputs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Captured => "captured",
            Self::Withdrew => "withdrew",
            Self::HandedOver => "handed_over",
            Self::Realigned => "realigned",
            Self::Contested => "contested",
            Self::Relieved => "relieved",
            Self::Besieged => "besieged",
            Self::Claimed => "claimed",
            Self::Repelled => "repelled",
            Self::Shared => "shared",
            Self::Unobserved => "unobserved",
            Self::TimedOut => "timed_out",
            Self::Lapsed => "lapsed",
            Self::Corrected => "corrected",
            Self::FirstEvidence => "first_evidence",
        }
    }
}

impl fmt::Display for How {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}
