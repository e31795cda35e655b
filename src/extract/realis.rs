//! Whether it happened, as the words have it: by the clause, never by the sentence alone.

use super::lexicon::Lexicon;
use super::unit::{Sense, Sentence, Unit, Verbal};

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

    /// What stands over an infinitive or an `-ing`.
    fn governed(&self, at: usize, verb: &Verbal, depth: usize) -> Realis {
        let mut left = at;
        while let Some(before) = left.checked_sub(1) {
            left = before;
            match &self.s.units[left] {
                Unit::Adverb(word) if super::verbness::negates(word) => return Realis::Denied,
                Unit::Adverb(_) | Unit::Time(_) | Unit::Quote => {}
                Unit::Verb(_) => return self.under(left, verb, depth),
                Unit::Adjective(word) => return self.under_adjective(word, left, depth),
                Unit::Noun(_) => return self.under_noun(left, verb, depth),
                Unit::Prep(prep) => return self.under_prep(prep, left, depth),
                Unit::And(_) => {
                    // `to attack and capture`: as the first of the two.
                    return match self.s.verb_before(left) {
                        Some(other) => self.verb(other, depth),
                        None => Realis::Asserted,
                    };
                }
                Unit::Comma | Unit::Clause(_) | Unit::Break => break,
            }
        }
        if verb.infinitive {
            // `To take Alda, they would need`; `..., to purge the land`.
            return Realis::Purpose;
        }
        // `Taking Alda would open the way`, `having taken Alda, they left`.
        let main = (at + 1..self.s.units.len()).find(|i| self.s.verb(*i).is_some_and(Verbal::finite));
        let opens = match self.s.units.get(at.wrapping_sub(1)) {
            Some(Unit::Clause(_)) => true,
            _ => self.s.verb_before(at).is_none(),
        };
        let in_front = opens;
        match main.filter(|_| in_front) {
            Some(main) if !self.s.verb(main).is_some_and(|v| v.modal.is_empty()) => Realis::Expected,
            Some(_) => Realis::Asserted,
            None => self.s.verb_before(at).map_or(Realis::Asserted, |main| self.verb(main, depth)),
        }
    }

    /// Under another verb: `tried to take`, `denied shelling`, `began to move`.
    fn under(&self, governor: usize, verb: &Verbal, depth: usize) -> Realis {
        let over = self.verb(governor, depth);
        let Some(group) = self.s.verb(governor) else { return over };
        let has = |class: &str| group.class(class).is_some();
        // `was forced to flee`: it did; `advanced to reach Alda`: it is there.
        let drives = group.readings.iter().any(|r| matches!(r.lemma, "force" | "compel" | "oblige"));
        let arrives = verb.class("advances.reach").is_some()
            && group.readings.iter().any(|r| r.class.starts_with("advances") || r.class == "enters.into");
        let link = if drives || arrives || (has("governor begun") && !has("governor intended")) {
            Realis::Asserted
        } else if has("governor denied") || has("speech denied") {
            Realis::Denied
        } else if group.passive && has("governor expected") {
            Realis::Expected
        } else if group.passive && has("governor hedged") && verb.infinitive {
            Realis::Hedged
        } else if has("governor hedged") && !group.passive && has("governor intended") {
            Realis::Intended
        } else if has("governor hedged") {
            Realis::Hedged
        } else if has("governor intended") {
            Realis::Intended
        } else if has("governor expected") {
            Realis::Expected
        } else if group.speaks() && verb.infinitive && (verb.perfect || has("speech said")) {
            if group.passive { Realis::Hedged } else { Realis::Claimed }
        } else if verb.infinitive {
            Realis::Purpose
        } else {
            Realis::Asserted
        };
        over.max(link)
    }

    /// `is likely to take`, `is unable to`.
    fn under_adjective(&self, word: &str, at: usize, depth: usize) -> Realis {
        let lexicon = Lexicon::get();
        let link = if lexicon.has("adjective denied", word) {
            Realis::Denied
        } else if lexicon.has("adjective intended", word) || matches!(word, "ready" | "set") {
            Realis::Intended
        } else if lexicon.has("adjective expected", word) {
            Realis::Expected
        } else {
            Realis::Asserted
        };
        let copula = self.s.verb_before(at).map_or(Realis::Asserted, |verb| self.verb(verb, depth));
        // `was able to enter`: it did.
        let link = if word == "able" && self.is_past(at) { Realis::Asserted } else { link };
        if copula == Realis::Denied || link == Realis::Denied { Realis::Denied } else { link.max(copula) }
    }

    /// Whether the form of `be` before a place in the row is a past or a perfect.
    fn is_past(&self, at: usize) -> bool {
        let verb = self.s.verb_before(at).and_then(|at| self.s.verb(at));
        verb.is_some_and(|verb| {
            self.s.tokens[verb.tokens.clone()].iter().any(|token| {
                matches!(token.low.as_str(), "was" | "were" | "been")
            })
        })
    }

    /// Behind a noun: `plans to take`, `ordered the army to take`, `men entering`.
    fn under_noun(&self, at: usize, verb: &Verbal, depth: usize) -> Realis {
        let governor = self.s.verb_of_object(at);
        if verb.gerund {
            return governor.map_or(Realis::Asserted, |governor| {
                let group = self.s.verb(governor);
                let begun = group.is_some_and(|g| g.class("governor denied").is_some());
                let over = self.verb(governor, depth);
                if begun && over != Realis::Denied { over.max(Realis::Denied) } else { over }
            });
        }
        let head = self.s.noun(at).map_or("", |noun| self.s.head(noun));
        let ranked = self.s.noun(self.s.first_of_chain(at)).is_some_and(|noun| {
            ["first", "last", "only", "latest", "second", "third"]
                .iter()
                .any(|word| self.s.has_word(noun, word))
        });
        if ranked {
            // `the first town to be taken`: told elsewhere.
            return Realis::Background;
        }
        let given_up = governor.and_then(|governor| self.s.verb(governor)).is_some_and(|group| {
            group.class("governor denied").is_some() || group.class("withdraws.object").is_some()
        });
        let plan = matches!(
            head,
            "plan"
                | "plans"
                | "intention"
                | "intentions"
                | "bid"
                | "attempt"
                | "attempts"
                | "intent"
                | "efforts"
                | "effort"
        );
        let none = self.s.noun(at).is_some_and(|noun| noun.none);
        if plan && (given_up || none) {
            return Realis::Denied;
        }
        match governor {
            Some(governor) => self.under(governor, verb, depth).max(Realis::Purpose),
            None => Realis::Purpose,
        }
    }

    /// Behind a preposition: `without taking`, `after taking`, `accused of bombing`.
    fn under_prep(&self, prep: &str, at: usize, depth: usize) -> Realis {
        let before = at.checked_sub(1).map(|i| &self.s.units[i]);
        match prep {
            "without" | "instead of" | "from" | "against" => Realis::Denied,
            "to" | "for" | "on" | "at" | "about" => match before {
                Some(Unit::Adjective(word)) => self.under_adjective(word, at - 1, depth),
                Some(Unit::Verb(verb)) if verb.class("governor intended").is_some() => Realis::Intended,
                Some(Unit::Noun(_)) if prep == "for" => Realis::Intended,
                Some(Unit::Noun(noun))
                    if prep == "to" && matches!(self.s.head(noun), "close" | "closer" | "near") =>
                {
                    Realis::Expected
                }
                _ if prep == "to" => Realis::Expected,
                _ => Realis::Asserted,
            },
            "of" => match before {
                Some(Unit::Verb(verb)) if verb.class("speech accused").is_some() => Realis::Claimed,
                Some(Unit::Noun(noun)) => match self.s.head(noun) {
                    "plan" | "plans" | "intention" | "intentions" | "goal" | "aim" | "hope" | "hopes"
                    | "objective" | "threat" | "idea" | "purpose" => {
                        let none = noun.none
                            || self
                                .s
                                .verb_of_object(at - 1)
                                .is_some_and(|g| self.verb(g, depth) == Realis::Denied);
                        if none { Realis::Denied } else { Realis::Intended }
                    }
                    "possibility" | "risk" | "danger" | "prospect" | "chance" | "chances" | "capable"
                    | "fear" | "fears" => Realis::Expected,
                    _ => self.accused(at),
                },
                _ => Realis::Asserted,
            },
            _ => self.main_is_possible(at),
        }
    }

    /// `accused the army of bombing Alda`.
    fn accused(&self, at: usize) -> Realis {
        let governor = self.s.verb_of_object(at.saturating_sub(1)).and_then(|at| self.s.verb(at));
        let accuses = governor.is_some_and(|verb| verb.class("speech accused").is_some());
        if accuses { Realis::Claimed } else { Realis::Asserted }
    }

    /// `after taking Alda, they would`: only what would follow makes it possible.
    fn main_is_possible(&self, at: usize) -> Realis {
        let finite = |i: &usize| self.s.verb(*i).is_some_and(Verbal::finite);
        let before = (0..at).rev().find(finite);
        let main = before.or_else(|| (at..self.s.units.len()).find(finite));
        match main.and_then(|main| self.s.verb(main)) {
            // `would only talk after taking Alda`: a condition that somebody sets.
            Some(verb) if matches!(verb.modal.as_str(), "will" | "would") && self.only(verb) => {
                Realis::Intended
            }
            Some(verb) if !verb.modal.is_empty() => Realis::Expected,
            _ => Realis::Asserted,
        }
    }

    fn only(&self, verb: &Verbal) -> bool {
        self.s.tokens[verb.tokens.clone()].iter().any(|token| token.is("only"))
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

    /// What a noun such as `attack` stands under.
    fn noun(&self, at: usize) -> Realis {
        let Some(noun) = self.s.noun(at) else { return Realis::Asserted };
        let words = || self.s.tokens[noun.tokens.clone()].iter().map(|token| token.low.as_str());
        let mut found = Realis::Asserted;
        if noun.none {
            found = Realis::Denied;
        }
        for word in words() {
            found = found.max(match word {
                "possible" | "potential" | "expected" | "imminent" | "likely" | "any" | "feared"
                | "future" | "further" | "upcoming" | "looming" => Realis::Expected,
                "planned" | "threatened" | "attempted" | "proposed" => Realis::Intended,
                "alleged" | "reported" | "apparent" | "suspected" | "unconfirmed" => Realis::Hedged,
                _ => Realis::Asserted,
            });
        }
        match self.s.prep(at.wrapping_sub(1)) {
            Some("without") => found = Realis::Denied,
            Some("of")
                if at >= 2
                    && self
                        .s
                        .noun(at - 2)
                        .is_some_and(|noun| matches!(self.s.head(noun), "reports" | "report")) =>
            {
                found = found.max(Realis::Reported);
            }
            _ => {}
        }
        if let Some(governor) = self.s.verb_of_object(at) {
            found = found.max(self.object_of(governor, at));
        }
        if let Some(verb) = self.s.verb_of_subject(at) {
            found = found.max(self.subject_of(verb));
        }
        found.max(self.of_plan(at))
    }

    /// `planned the attack`, `feared an attack`; in the chain `launched an attack on` nothing is added.
    fn object_of(&self, governor: usize, noun: usize) -> Realis {
        let over = self.verb(governor, 4);
        let Some(group) = self.s.verb(governor) else { return over };
        let direct = self.s.object(governor) == Some(noun);
        let begun = group.class("light").is_some() || group.class("governor begun").is_some();
        let repels = group.class("repels.object").is_some();
        let over = if direct || matches!(over, Realis::Expected | Realis::Intended) {
            over
        } else {
            over.min(Realis::Hedged)
        };
        if !direct || begun || repels || group.passive {
            return over;
        }
        let has = |class: &str| group.class(class).is_some();
        let link = if has("governor denied") || has("speech denied") {
            Realis::Denied
        } else if has("governor intended") {
            Realis::Intended
        } else if has("governor expected") {
            Realis::Expected
        } else {
            Realis::Asserted
        };
        over.max(link)
    }

    /// `fighting could break out`, `an attack is expected`, `the aim is the capture`.
    fn subject_of(&self, verb: usize) -> Realis {
        let own = self.verb(verb, 4);
        let Some(group) = self.s.verb(verb) else { return own };
        let has = |class: &str| group.class(class).is_some();
        let link = match group.passive {
            true if has("governor expected") => Realis::Expected,
            true if has("governor intended") => Realis::Intended,
            true if has("governor denied") && !has("governor begun") => Realis::Denied,
            _ => Realis::Asserted,
        };
        own.max(link)
    }

    /// `plans for the capture of`, `the aim is the capture of`.
    fn of_plan(&self, at: usize) -> Realis {
        let plan = |noun: &super::unit::Noun| {
            noun.sense == Sense::Other
                && matches!(
                    self.s.head(noun),
                    "plan"
                        | "plans"
                        | "aim"
                        | "goal"
                        | "objective"
                        | "threat"
                        | "risk"
                        | "preparations"
                        | "possibility"
                        | "target"
                        | "priority"
                        | "hopes"
                        | "calls"
                        | "demand"
                        | "timetable"
                        | "deadline"
                )
        };
        let before = |i: usize| at.checked_sub(i).and_then(|i| self.s.noun(i));
        let chain = matches!(self.s.units.get(at.wrapping_sub(1)), Some(Unit::Prep(_)))
            && before(2).is_some_and(plan);
        let copula = self
            .s
            .verb(at.wrapping_sub(1))
            .is_some_and(|verb| super::verbness::is_be(&self.s.tokens[verb.main].low));
        let of_copula = copula && self.s.subject(at - 1).and_then(|i| self.s.noun(i)).is_some_and(plan);
        if chain || of_copula { Realis::Intended } else { Realis::Asserted }
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
