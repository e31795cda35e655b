//! What speaks against taking a name for another, and how much may.
//!
//! The figures were set on the press spellings of `tests/gazetteer/spellings.csv` and on what must not
//! be found there; `docs/gazetteer.md` has the scores. All are in hundredths.

use super::Tier;
use super::compass;
use super::index::Grade;
use super::likeness::{Cost, Vowels, unlikeness};
use super::roman::readings;
use super::sound::{Sound, evidence};

/// Two places that fit about equally well: the difference between them is less than this.
pub(super) const MARGIN: Cost = 16;

impl Grade {
    /// What speaks against a place that is met by so much of its name alone.
    pub(super) fn against(self) -> Cost {
        match self {
            Self::Shown => 0,
            Self::Listed => 3,
            Self::Romanised => 10,
            Self::Former => 15,
            Self::ShownCore => 20,
            Self::ListedCore => 35,
        }
    }

    /// The same where the words left out of its name stand in the text.
    pub(super) fn against_named(self) -> Cost {
        match self {
            Self::Shown | Self::ShownCore => 0,
            Self::Listed => 3,
            Self::ListedCore => 5,
            Self::Romanised => 10,
            Self::Former => 15,
        }
    }
}

/// How many consonants of so many may be off in a slip of the pen.
pub(super) fn slips(bones: u32) -> u32 {
    match bones {
        0..=2 => 0,
        3..=5 => 1,
        _ => 2,
    }
}

/// How unlike two names may sound to be taken for one: the more consonants, the more.
pub(super) fn sure(a: &[Sound], b: &[Sound], by: Tier) -> Cost {
    let (a, b) = (evidence(a), evidence(b));
    let evidence = a.min(b);
    if by == Tier::Romanised {
        match evidence {
            0 => 0,
            1 => 8,
            2 => 15,
            3 => 31,
            4 => 58,
            _ => 90,
        }
    } else {
        match evidence {
            0..=3 => 0,
            4 if a.max(b) == 4 => 72,
            4 => 105,
            5 => 115,
            6 | 7 => 130,
            _ => 210,
        }
    }
}

/// How much more unlike they may sound for the one to remind of the other.
pub(super) const DOUBT: Cost = 40;
/// The same where nothing else reminds of the name.
pub(super) const GREAT_DOUBT: Cost = 75;

/// Whether every word has its counterpart: a slip of the pen does not exchange one word for another,
/// and never turns a direction. Where words are run together it leaves the rest as it is.
pub(super) fn word_by_word(a: &str, b: &str, unlike: Cost) -> bool {
    if a.split(' ').count() == b.split(' ').count() {
        a.split(' ').zip(b.split(' ')).all(|(a, b)| is_slip(a, b))
    } else {
        unlike <= 40
    }
}

fn is_slip(a: &str, b: &str) -> bool {
    if a == b || compass::degrees(a) != compass::degrees(b) {
        return a == b;
    }
    let (a, b) = (readings(a), readings(b));
    a.iter().any(|a| {
        b.iter().any(|b| {
            let (a, b) = (&a.sounds, &b.sounds);
            let least = if evidence(a).min(evidence(b)) < 3 { 25 } else { 50 };
            let most = sure(a, b, Tier::Romanised).max(sure(a, b, Tier::Fuzzy)).max(least);
            unlikeness(a, b, most, Vowels::All).is_some()
        })
    })
}

/// An oil field or airport is known without the word for it when its name has so many letters.
pub(super) const LONG_CORE: usize = 6;

/// What may speak against a place at most for it to be the one that is meant.
pub(super) const MOST_AGAINST: Cost = 75;
