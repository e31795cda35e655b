//! What stands over an infinitive or an `-ing`: `tried to take`, `plans to take`, `without taking`.

use super::{Clause, Realis};
use crate::extract::lexicon::Lexicon;
use crate::extract::unit::{Unit, Verbal};

impl Clause<'_> {
    /// What stands over an infinitive or an `-ing`.
    pub(super) fn governed(&self, at: usize, verb: &Verbal, depth: usize) -> Realis {
        let mut left = at;
        while let Some(before) = left.checked_sub(1) {
            left = before;
            match &self.s.units[left] {
                Unit::Adverb(word) if crate::extract::verbness::negates(word) => return Realis::Denied,
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
    pub(super) fn under(&self, governor: usize, verb: &Verbal, depth: usize) -> Realis {
        let over = self.verb(governor, depth);
        let Some(group) = self.s.verb(governor) else { return over };
        let has = |class: &str| group.class(class).is_some();
        // `was forced to flee`: it did; `advanced to reach Alda`: it is there.
        let drives = self.drives(governor);
        let link =
            if drives || self.arrives(governor, verb) || (has("governor begun") && !has("governor intended"))
            {
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
    pub(super) fn under_adjective(&self, word: &str, at: usize, depth: usize) -> Realis {
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
    pub(super) fn is_past(&self, at: usize) -> bool {
        let verb = self.s.verb_before(at).and_then(|at| self.s.verb(at));
        verb.is_some_and(|verb| {
            self.s.tokens[verb.tokens.clone()]
                .iter()
                .any(|token| matches!(token.low.as_str(), "was" | "were" | "been"))
        })
    }

    /// Behind a noun: `plans to take`, `ordered the army to take`, `men entering`.
    pub(super) fn under_noun(&self, at: usize, verb: &Verbal, depth: usize) -> Realis {
        let governor = self.s.verb_of_object(at);
        if verb.gerund && self.s.prep(at.wrapping_sub(1)) == Some("without") {
            return Realis::Denied;
        }
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
        if verb.infinitive && self.is_attempt_of(at) {
            return governor
                .map_or(Realis::Intended, |governor| self.verb(governor, depth).max(Realis::Intended));
        }
        match governor {
            Some(governor) if self.arrives(governor, verb) || self.drives(governor) => {
                self.under(governor, verb, depth)
            }
            Some(governor) => self.under(governor, verb, depth).max(Realis::Purpose),
            None => Realis::Purpose,
        }
    }

    /// `the attempt on Monday by the army to take Alda`: an attempt further back in the chain of nouns.
    fn is_attempt_of(&self, at: usize) -> bool {
        let tries = |noun: &crate::extract::unit::Noun| {
            matches!(
                self.s.head(noun),
                "attempt" | "attempts" | "bid" | "effort" | "efforts" | "push" | "drive"
            )
        };
        let back = (0..=at)
            .rev()
            .take_while(|i| !matches!(self.s.units[*i], Unit::Verb(_) | Unit::Break | Unit::Comma));
        back.filter_map(|i| self.s.noun(i)).any(tries)
    }

    /// Behind a preposition: `without taking`, `after taking`, `accused of bombing`.
    pub(super) fn under_prep(&self, prep: &str, at: usize, depth: usize) -> Realis {
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
    pub(super) fn accused(&self, at: usize) -> Realis {
        let governor = self.s.verb_of_object(at.saturating_sub(1)).and_then(|at| self.s.verb(at));
        let accuses = governor.is_some_and(|verb| verb.class("speech accused").is_some());
        if accuses { Realis::Claimed } else { Realis::Asserted }
    }

    /// `after taking Alda, they would`: only what would follow makes it possible.
    pub(super) fn main_is_possible(&self, at: usize) -> Realis {
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

    /// `advanced to reach Alda`.
    pub(super) fn arrives(&self, governor: usize, verb: &Verbal) -> bool {
        let moves = self.s.verb(governor).is_some_and(|group| {
            group.readings.iter().any(|r| r.class.starts_with("advances") || r.class == "enters.into")
        });
        moves && verb.class("advances.reach").is_some()
    }

    /// `forced the rebels to leave`: they left.
    fn drives(&self, governor: usize) -> bool {
        self.s.verb(governor).is_some_and(|group| {
            group.readings.iter().any(|r| matches!(r.lemma, "force" | "compel" | "oblige"))
        })
    }

    pub(super) fn only(&self, verb: &Verbal) -> bool {
        self.s.tokens[verb.tokens.clone()].iter().any(|token| token.is("only"))
    }
}
