//! Whether it happened, as the words have it: by the clause, never by the sentence alone.

mod governor;
mod noun;

use super::lexicon::Lexicon;
use super::unit::{Sentence, Unit, Verbal};

/// How a text speaks of what it says happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Realis {
    /// In the writer's own voice.
    Asserted,
    /// Of somebody who stands apart.
    Reported,
    /// By a party of the war.
    Claimed,
    /// `apparently`, `may have`.
    Hedged,
    /// It was so years ago.
    Background,
    /// `in order to`: what somebody was after, without having said so.
    Purpose,
    /// `will`, `vowed to`.
    Intended,
    /// `could`, `if`, `is likely to`.
    Expected,
    /// `did not`, `denied that`, `failed to`.
    Denied,
    /// A question.
    Asked,
}

impl Realis {
    /// The word that outputs use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Asserted => "asserted",
            Self::Reported => "reported",
            Self::Claimed => "claimed",
            Self::Hedged => "hedged",
            Self::Background => "background",
            Self::Purpose | Self::Intended => "intended",
            Self::Expected => "expected",
            Self::Denied => "denied",
            Self::Asked => "asked",
        }
    }

    /// Whether the text has it that it happened.
    pub fn is_real(self) -> bool {
        match self {
            Self::Asserted | Self::Reported | Self::Claimed | Self::Hedged | Self::Background => true,
            Self::Purpose | Self::Intended | Self::Expected | Self::Denied | Self::Asked => false,
        }
    }
}

/// How a clause speaks of what its trigger says, before it is asked who says so. The strongest cue wins.
pub(super) fn of_clause(s: &Sentence, at: usize) -> Realis {
    let clause = Clause { s };
    let mut found = if s.question && !s.quoted { Realis::Asked } else { Realis::Asserted };
    found = found.max(match s.units.get(at) {
        Some(Unit::Verb(_)) => clause.verb(at, 6),
        Some(Unit::Noun(_)) => clause.noun(at),
        _ => Realis::Asserted,
    });
    found.max(clause.whole(at))
}

/// How a clause speaks of an attempt, where a trigger hangs on one that was made: `tried to storm`.
pub(super) fn tried(s: &Sentence, at: usize) -> Option<Realis> {
    let governor = s.verb_before(at)?;
    let verb = s.verb(governor)?;
    let attempt = verb.readings.iter().any(|reading| matches!(reading.lemma, "try" | "attempt"));
    let direct = s.units.get(governor + 1..at)?.iter().all(|unit| matches!(unit, Unit::Adverb(_)));
    let realis = Clause { s }.verb(governor, 4);
    (attempt && direct && verb.finite() && realis.is_real()).then_some(realis)
}

struct Clause<'s> {
    s: &'s Sentence,
}

impl Clause<'_> {
    fn verb(&self, at: usize, depth: usize) -> Realis {
        let Some(verb) = self.s.verb(at) else { return Realis::Asserted };
        let own = self.own(verb, at).max(self.condition(at)).max(self.subject_says_no(at));
        let Some(depth) = depth.checked_sub(1) else { return own };
        if verb.finite() {
            own.max(self.noun_clause(at)).max(self.joined(at, verb, depth))
        } else {
            own.max(self.governed(at, verb, depth))
        }
    }

    /// `would pull back and hand over`, `to rise and expel`: a base form behind `and` goes with the first.
    fn joined(&self, at: usize, verb: &Verbal, depth: usize) -> Realis {
        let and = matches!(self.s.units.get(at.wrapping_sub(1)), Some(Unit::And(_)));
        let base = verb.modal.is_empty()
            && !verb.readings.is_empty()
            && verb.readings.iter().all(|reading| reading.form == super::lexicon::Form::Base)
            && verb.tokens.len() <= 2;
        match self.s.verb_before(at).filter(|_| and && base) {
            Some(first) => self.verb(first, depth),
            None => Realis::Asserted,
        }
    }

    /// What stands in the verb group itself.
    fn own(&self, verb: &Verbal, at: usize) -> Realis {
        let hedged_before = matches!(self.s.units.get(at.wrapping_sub(1)), Some(Unit::Adverb(word)) if Lexicon::get().has("adverb hedged", word));
        let hedged_after = matches!(self.s.units.get(at + 1), Some(Unit::Adverb(word)) if Lexicon::get().has("adverb hedged", word));
        let negated_before = matches!(self.s.units.get(at.wrapping_sub(1)), Some(Unit::Adverb(word)) if super::verbness::negates(word));
        if verb.negated || negated_before {
            return Realis::Denied;
        }
        let modal = match verb.modal.as_str() {
            "will" | "would" | "shall" | "'ll" | "they'll" | "we'll" | "it'll" => Realis::Intended,
            "may" | "might" | "could" | "must" if verb.perfect => Realis::Hedged,
            "could" | "may" | "might" | "can" | "should" | "must" => Realis::Expected,
            _ if self.is_future(verb) => Realis::Intended,
            _ => Realis::Asserted,
        };
        // `was previously held`: no longer.
        let once = |token: &super::token::Token| matches!(token.low.as_str(), "previously" | "formerly");
        let beside = |i: usize| matches!(self.s.units.get(i), Some(Unit::Adverb(word)) if word == "previously" || word == "formerly");
        let past = self.s.tokens[verb.tokens.clone()].iter().any(once) || beside(at.wrapping_sub(1));
        let modal = if past { modal.max(Realis::Background) } else { modal };
        if hedged_before || hedged_after || verb.hedged { modal.max(Realis::Hedged) } else { modal }
    }

    /// `is going to take`, `is to withdraw`.
    fn is_future(&self, verb: &Verbal) -> bool {
        let words = || self.s.tokens[verb.tokens.clone()].iter();
        words().any(|token| super::verbness::is_be(&token.low))
            && words().any(|token| token.is("to"))
            && !verb.infinitive
            || (words().any(|token| token.is("going")) && words().any(|token| token.is("to")))
    }

    /// `No unit has taken`.
    fn subject_says_no(&self, at: usize) -> Realis {
        let none = self.s.subject(at).and_then(|at| self.s.noun(at)).is_some_and(|noun| noun.none);
        if none { Realis::Denied } else { Realis::Asserted }
    }

    /// In an `if` clause, or in a clause with `would` beside one.
    fn condition(&self, at: usize) -> Realis {
        let mut left = at;
        let mut closed = false;
        while let Some(before) = left.checked_sub(1) {
            left = before;
            match &self.s.units[left] {
                Unit::Clause(word)
                    if matches!(word.as_str(), "if" | "unless" | "whether" | "until" | "once") =>
                {
                    let modal = self.s.verb(at).is_some_and(|verb| !verb.modal.is_empty());
                    if !closed && (word != "once" || modal) {
                        return Realis::Expected;
                    }
                }
                Unit::Comma | Unit::Break => closed = true,
                _ => {}
            }
        }
        Realis::Asserted
    }

    /// `reports that they took`, `rumours that`.
    fn noun_clause(&self, at: usize) -> Realis {
        let Some(subject) = self.s.subject(at) else { return Realis::Asserted };
        let that = subject
            .checked_sub(1)
            .filter(|i| matches!(&self.s.units[*i], Unit::Clause(word) if word == "that"));
        let Some(noun) = that.and_then(|that| that.checked_sub(1)).and_then(|i| self.s.noun(i)) else {
            return Realis::Asserted;
        };
        let doubt = ["unconfirmed", "unverified", "rumours", "rumors", "allegations", "suggestions"]
            .iter()
            .any(|word| self.s.has_word(noun, word));
        match self.s.head(noun) {
            "report" | "reports" | "claim" | "claims" | "news" | "word" if !doubt => Realis::Reported,
            _ if doubt => Realis::Hedged,
            "fear" | "fears" | "possibility" | "chance" | "hope" | "hopes" | "risk" | "concern"
            | "concerns" | "threat" => Realis::Expected,
            _ => Realis::Asserted,
        }
    }

    /// What is said of the sentence as a whole.
    fn whole(&self, at: usize) -> Realis {
        let s = self.s;
        let first = s.tokens.first().map_or("", |token| token.low.as_str());
        let text = |words: &[&str]| {
            s.tokens
                .windows(words.len())
                .any(|window| window.iter().zip(words).all(|(token, word)| token.is(word)))
        };
        let untrue = text(&["not", "true"])
            || text(&["untrue"])
            || text(&["are", "false"])
            || text(&["is", "false"])
            || text(&["false", "news"])
            || text(&["false", "reports"])
            || text(&["fake", "news"]);
        if untrue {
            return Realis::Denied;
        }
        let inverted = matches!(first, "should" | "were")
            && s.verb(at).is_some_and(|verb| !verb.passive || first == "should");
        let modal =
            s.verb(at).is_some_and(|verb| matches!(verb.modal.as_str(), "would" | "will" | "could" | "can"));
        let conditional =
            s.units.iter().any(|unit| matches!(unit, Unit::Clause(word) if word == "if" || word == "unless"));
        if (inverted && !s.question) || (conditional && modal) {
            return Realis::Expected;
        }
        if text(&["unverified", "reports"]) || text(&["unconfirmed", "reports"]) {
            return Realis::Hedged;
        }
        Realis::Asserted
    }
}
