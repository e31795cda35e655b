//! A sentence as a row of groups: who and what (noun groups), what is done (verb groups), and the small
//! words between.

use std::ops::Range;

use super::lexicon::Reading;
use super::mention::Mention;
use super::moment::Moment;
use super::token::Token;

/// One group of a sentence.
#[derive(Debug, Clone)]
pub(super) enum Unit {
    /// Who or what.
    Noun(Noun),
    /// What is done.
    Verb(Verbal),
    /// A preposition, in lower case.
    Prep(String),
    /// A comma.
    Comma,
    /// `and`, `or`, `but`.
    And(String),
    /// A word that begins a clause: `if`, `while`, `who`, `that`.
    Clause(String),
    /// A quotation mark.
    Quote,
    /// A semicolon, a colon, a dash.
    Break,
    /// An adverb.
    Adverb(String),
    /// An adjective that is said of what stands before: `loyal`, `likely`.
    Adjective(String),
    /// When.
    Time(Moment),
}

/// Who or what.
#[derive(Debug, Clone)]
pub(super) struct Noun {
    /// The tokens.
    pub tokens: Range<usize>,
    /// The token that says what it is.
    pub head: usize,
    /// The names in it, by number.
    pub mentions: Vec<usize>,
    /// What it stands for.
    pub sense: Sense,
    /// `no`, `none`, `neither`.
    pub none: bool,
    /// `the`, `this`, `that`, or a possessive.
    pub definite: bool,
}

/// What a noun group stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sense {
    /// A named place, by the number of the mention.
    Place(usize),
    /// A named party.
    Party(usize),
    /// A named person.
    Person(usize),
    /// Who reports or speaks.
    Voice,
    /// Men at arms that are not named.
    Force,
    /// People and things that do not fight.
    Outsider,
    /// `the town`.
    Settlement,
    /// `the airbase`, `two outposts`.
    Site,
    /// `the outskirts`.
    Part,
    /// Fighting, a capture, a siege, by its class in the lexicon.
    Deed(&'static str),
    /// `control`, `hands`.
    Control,
    /// Shells and shelling.
    Weapon,
    /// `they`, `it`, `he`, `we`.
    Pronoun,
    /// `north`, `20 km`.
    Locator,
    /// A name or an organisation that nothing knows.
    Name,
    /// Anything else.
    Other,
}

/// What is done.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "the features of a verb group, as grammars list them")]
pub(super) struct Verbal {
    /// The tokens.
    pub tokens: Range<usize>,
    /// The token of the verb itself.
    pub main: usize,
    /// The ways to read it that fit its form and particle.
    pub readings: Vec<Reading>,
    /// `not`, `never`, `no longer`.
    pub negated: bool,
    /// `will`, `would`, `may`, ...; empty for none.
    pub modal: String,
    /// A form of `have` before a participle.
    pub perfect: bool,
    /// A form of `be` before a participle.
    pub passive: bool,
    /// A participle without `be` or `have`; of a regular verb also its past.
    pub bare: bool,
    /// Behind `to`.
    pub infinitive: bool,
    /// An `-ing` without `be`.
    pub gerund: bool,
    /// `apparently` and the like stand in it.
    pub hedged: bool,
}

impl Verbal {
    /// Whether it can stand for itself in a sentence.
    pub fn finite(&self) -> bool {
        !self.infinitive && !self.gerund
    }

    /// The first reading of a class.
    pub fn class(&self, class: &str) -> Option<&Reading> {
        self.readings.iter().find(|reading| reading.class == class)
    }

    /// Whether it speaks: `said`, `claimed`, `denied`.
    pub fn speaks(&self) -> bool {
        self.readings.iter().any(|reading| reading.class.starts_with("speech"))
    }
}

/// A sentence taken apart.
#[derive(Debug, Clone)]
pub(super) struct Sentence {
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// Its names.
    pub mentions: Vec<Mention>,
    /// Its groups.
    pub units: Vec<Unit>,
    /// Number of its block.
    pub block: usize,
    /// A heading, or a line that is no sentence.
    pub heading: bool,
    /// It begins inside a quotation.
    pub quoted: bool,
    /// It ends with a question mark.
    pub question: bool,
}

impl Sentence {
    /// The noun group at a place in the row.
    pub fn noun(&self, at: usize) -> Option<&Noun> {
        match self.units.get(at)? {
            Unit::Noun(noun) => Some(noun),
            _ => None,
        }
    }

    /// The verb group at a place in the row.
    pub fn verb(&self, at: usize) -> Option<&Verbal> {
        match self.units.get(at)? {
            Unit::Verb(verb) => Some(verb),
            _ => None,
        }
    }

    /// The preposition at a place in the row.
    pub fn prep(&self, at: usize) -> Option<&str> {
        match self.units.get(at)? {
            Unit::Prep(prep) => Some(prep),
            _ => None,
        }
    }

    /// The first word of the head of a noun group, in lower case.
    pub fn head(&self, noun: &Noun) -> &str {
        &self.tokens[noun.head].low
    }

    /// Whether a noun group has a word, in lower case.
    pub fn has_word(&self, noun: &Noun, word: &str) -> bool {
        self.tokens[noun.tokens.clone()].iter().any(|token| token.is(word))
    }
}
