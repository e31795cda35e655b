//! Slots of an event: which place a noun group means, and which party acts. Nothing is guessed: a place
//! or a party that the words do not give stays empty, with the words that stand for it.

mod actor;
mod elided;
mod kind;
mod site;
mod spot;

pub(super) use kind::{fits, is_share, is_whole};

use std::ops::Range;

use super::discourse::Discourse;
use super::mention::{Names, span};
use super::unit::Sentence;
use crate::events::PartyId;
use crate::gazetteer::{Kind, PlaceId};

/// How a slot was filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// The clause names it.
    Named,
    /// A word such as `it` or `the town` stands for what was named before.
    Referred,
    /// Taken over from the rest of the sentence.
    Inferred,
    /// Not filled.
    Missing,
}

impl How {
    /// The word that outputs use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Named => "named",
            Self::Referred => "referred",
            Self::Inferred => "inferred",
            Self::Missing => "missing",
        }
    }
}

/// How what happened lies to the place that is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// There.
    At,
    /// Near it or in a direction from it.
    Near,
    /// In a part of it, or at its edge.
    Part,
}

impl Relation {
    /// The word that outputs use.
    pub fn word(self) -> &'static str {
        match self {
            Self::At => "at",
            Self::Near => "near",
            Self::Part => "part",
        }
    }
}

/// A place that a clause names.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Spot {
    /// The place, where the words decide it.
    pub place: Option<PlaceId>,
    /// How the event lies to it.
    pub relation: Relation,
    /// Places that the words could mean as well.
    pub options: Vec<PlaceId>,
    /// The words.
    pub tokens: Range<usize>,
    /// How it was filled.
    pub how: How,
}

/// Who acts.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Actor {
    /// The party, where the words decide it.
    pub party: Option<PartyId>,
    /// The words.
    pub tokens: Range<usize>,
    /// How it was filled.
    pub how: How,
    /// What acts.
    pub sort: Sort,
}

/// What acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// Men at arms.
    Fighter,
    /// Shells, an air strike.
    Weapon,
    /// Who does not fight.
    Outsider,
    /// A name that nothing knows.
    Unknown,
}

/// A sentence with what is known around it.
pub(super) struct Scene<'a, 'k> {
    pub sentence: &'a Sentence,
    pub text: &'a str,
    pub names: &'a Names<'k>,
    pub discourse: &'a Discourse,
}

impl Scene<'_, '_> {
    fn words(&self, tokens: &Range<usize>) -> &str {
        &self.text[span(&self.sentence.tokens, tokens.start, tokens.end)]
    }

    fn kind(&self, place: &PlaceId) -> Option<Kind> {
        self.names.knowledge.gazetteer.get(place).map(|place| place.kind)
    }
}
