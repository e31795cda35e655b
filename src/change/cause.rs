//! Why something differs between two days: the war, or only what is known and drawn of it.

use std::fmt;

use serde::Serialize;

use crate::control::How;

/// Why a place or a piece of land differs between two days. Only the first is a gain or a loss.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// Something happened there: taken, left, handed over, fought over, claimed.
    Real,
    /// Whoever holds it went over to another side.
    Realigned,
    /// Nothing was known of it before.
    FirstEvidence,
    /// Another holder than the one on record, and nobody saw the change.
    Unobserved,
    /// A contest, siege, hold or claim ended for want of news.
    Lapsed,
    /// Later publication changed what is held true of the same day.
    Corrected,
    /// The tessellation: a place entered or left it and now speaks for the land, and no place there
    /// changed between these sides.
    Geometry,
}

impl Cause {
    /// Every cause, in the order of reports.
    pub const ALL: [Self; 7] = [
        Self::Real,
        Self::Realigned,
        Self::FirstEvidence,
        Self::Unobserved,
        Self::Lapsed,
        Self::Corrected,
        Self::Geometry,
    ];

    /// The word in outputs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Real => "real",
            Self::Realigned => "realigned",
            Self::FirstEvidence => "first_evidence",
            Self::Unobserved => "unobserved",
            Self::Lapsed => "lapsed",
            Self::Corrected => "corrected",
            Self::Geometry => "geometry",
        }
    }
}

impl From<How> for Cause {
    fn from(how: How) -> Self {
        match how {
            How::Captured
            | How::Withdrew
            | How::HandedOver
            | How::Contested
            | How::Relieved
            | How::Besieged
            | How::Claimed
            | How::Repelled
            | How::Shared => Self::Real,
            How::Realigned => Self::Realigned,
            How::Unobserved => Self::Unobserved,
            How::TimedOut | How::Lapsed => Self::Lapsed,
            How::Corrected => Self::Corrected,
            How::FirstEvidence => Self::FirstEvidence,
        }
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}
