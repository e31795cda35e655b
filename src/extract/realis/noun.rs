//! What a noun such as `attack` stands under: `no attack`, `planned the attack`, `fears of an attack`.

use super::{Clause, Realis};
use crate::extract::unit::{Sense, Unit};

impl Clause<'_> {
    /// What a noun such as `attack` stands under.
    pub(super) fn noun(&self, at: usize) -> Realis {
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
        // `no control or storming of Alda`.
        let or = matches!(self.s.units.get(at.wrapping_sub(1)), Some(Unit::And(word)) if word == "or" || word == "nor");
        let back = (at.saturating_sub(5)..at).filter_map(|i| self.s.noun(i));
        if or && back.into_iter().any(|noun| noun.none) {
            found = Realis::Denied;
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
    pub(super) fn object_of(&self, governor: usize, noun: usize) -> Realis {
        let over = self.verb(governor, 4);
        let Some(group) = self.s.verb(governor) else { return over };
        // `planned an attack`, `planned the start of an attack`.
        let begins = |at: &usize| {
            let starts =
                |n: &crate::extract::unit::Noun| matches!(self.s.head(n), "start" | "launch" | "beginning");
            self.s.noun(*at).is_some_and(starts) && at + 2 == noun
        };
        let object = self.s.object(governor);
        let direct = object == Some(noun) || object.as_ref().is_some_and(begins);
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
    pub(super) fn subject_of(&self, verb: usize) -> Realis {
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
    pub(super) fn of_plan(&self, at: usize) -> Realis {
        let plan = |noun: &crate::extract::unit::Noun| {
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
            .is_some_and(|verb| crate::extract::verbness::is_be(&self.s.tokens[verb.main].low));
        let of_copula = copula && self.s.subject(at - 1).and_then(|i| self.s.noun(i)).is_some_and(plan);
        if chain || of_copula { Realis::Intended } else { Realis::Asserted }
    }
}
