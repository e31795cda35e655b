//! How groups hang together: who is the subject of a verb, what is its object, what stands around it.

use super::unit::{Sense, Sentence, Unit};

impl Sentence {
    /// The noun group that is the subject of a verb group.
    pub fn subject(&self, verb: usize) -> Option<usize> {
        self.subject_within(verb, 8)
    }

    fn subject_within(&self, verb: usize, depth: usize) -> Option<usize> {
        let depth = depth.checked_sub(1)?;
        let group = self.verb(verb)?;
        if !group.finite() {
            return self.subject_of_nonfinite(verb, depth);
        }
        let mut at = verb;
        loop {
            at = at.checked_sub(1)?;
            match &self.units[at] {
                Unit::Adverb(_) | Unit::Time(_) | Unit::Quote | Unit::Adjective(_) => {}
                // `and two days later took`.
                Unit::Noun(_) if matches!(self.units.get(at + 1), Some(Unit::Adverb(word)) if matches!(word.as_str(), "later" | "earlier")) =>
                    {}
                Unit::Noun(_) => {
                    let noun = self.first_of_chain(at);
                    return Some(
                        self.behind_relative(noun).unwrap_or_else(|| self.behind_participle(noun, group)),
                    );
                }
                Unit::Comma => {
                    return match self.before_parenthesis(at) {
                        Some(noun) => Some(self.first_of_chain(noun)),
                        None => self.shared_subject(at, depth),
                    };
                }
                Unit::And(_) => return self.shared_subject(at, depth),
                Unit::Clause(word) if matches!(word.as_str(), "who" | "which" | "that") => {
                    return self.antecedent(at);
                }
                Unit::Verb(_) => return self.subject_within(at, depth),
                Unit::Clause(_) | Unit::Prep(_) | Unit::Break => return None,
            }
        }
    }

    /// `men who had left Alda took`: of a noun that is an object in a relative clause what that stands for.
    fn behind_relative(&self, noun: usize) -> Option<usize> {
        let verb = noun.checked_sub(1).filter(|at| self.verb(*at).is_some())?;
        let clause = verb.checked_sub(1)?;
        let relative = matches!(&self.units[clause], Unit::Clause(word) if matches!(word.as_str(), "who" | "which" | "that"));
        if relative { self.antecedent(clause) } else { None }
    }

    /// `men captured near Alda were`: the subject stands before the participle.
    fn behind_participle(&self, noun: usize, verb: &super::unit::Verbal) -> usize {
        let auxiliary = verb.passive || verb.perfect || !verb.modal.is_empty() || verb.tokens.len() > 1;
        let back = |n: usize| noun.checked_sub(n).and_then(|i| self.units.get(i));
        match (back(1), back(2), back(3)) {
            (Some(Unit::Prep(_)), Some(Unit::Verb(bare)), Some(Unit::Noun(_))) if auxiliary && bare.bare => {
                self.first_of_chain(noun - 3)
            }
            // `forces supporting the Union took`.
            (Some(Unit::Verb(gerund)), Some(Unit::Noun(_)), _)
                if gerund.gerund
                    && matches!(
                        self.tokens[gerund.main].low.as_str(),
                        "supporting" | "backing" | "representing" | "including"
                    ) =>
            {
                self.first_of_chain(noun - 2)
            }
            // `a campaign dubbed the Dawn began`.
            (Some(Unit::Verb(bare)), Some(Unit::Noun(_)), _) if bare.bare && self.names(bare) => {
                self.first_of_chain(noun - 2)
            }
            _ => noun,
        }
    }

    /// `dubbed`, `called`: what follows is a name.
    fn names(&self, verb: &super::unit::Verbal) -> bool {
        let low = self.tokens[verb.main].low.as_str();
        matches!(low, "dubbed" | "called" | "named" | "codenamed" | "code-named" | "nicknamed" | "titled")
    }

    /// Of `to seize`, `seizing`: who is told to, else who does what stands before; of a clause in front
    /// the subject of what follows.
    fn subject_of_nonfinite(&self, verb: usize, depth: usize) -> Option<usize> {
        if let Some(noun) = self.subject_of_absolute(verb) {
            return Some(noun);
        }
        let mut at = verb;
        let mut told = None;
        while let Some(before) = at.checked_sub(1) {
            at = before;
            match &self.units[at] {
                Unit::Verb(_) => {
                    let directs = |at: usize| {
                        self.verb(at).is_some_and(|v| {
                            v.readings.iter().any(|r| {
                                matches!(r.class, "governor intended" | "speech accused" | "governor denied")
                                    || matches!(r.lemma, "force" | "compel" | "oblige" | "allow")
                            })
                        })
                    };
                    return match told {
                        Some(noun) if directs(at) => Some(noun),
                        _ => self.subject_within(at, depth),
                    };
                }
                // Of `the pledge to leave` and `men entering the town` the noun itself.
                Unit::Noun(noun) => {
                    let owner = matches!(
                        noun.sense,
                        Sense::Party(_) | Sense::Force | Sense::Person(_) | Sense::Pronoun | Sense::Outsider
                    );
                    if owner && told.is_none() {
                        told = Some(self.first_of_chain(at));
                    }
                }
                Unit::Comma | Unit::Break | Unit::Clause(_) if self.verb_before(at).is_none() => break,
                Unit::Adverb(_)
                | Unit::Time(_)
                | Unit::Quote
                | Unit::Adjective(_)
                | Unit::Prep(_)
                | Unit::Comma
                | Unit::And(_)
                | Unit::Clause(_)
                | Unit::Break => {}
            }
        }
        if told.is_some()
            && self.verb(verb).is_some_and(|v| v.gerund)
            && self.prep(verb.wrapping_sub(1)).is_none()
        {
            return told;
        }
        let main = (verb + 1..self.units.len())
            .find(|i| self.verb(*i).is_some_and(super::unit::Verbal::finite) && *i > verb + 1)?;
        // `Taking Alda would`: the clause is itself the subject.
        let itself =
            !self.units.get(verb..main).unwrap_or_default().iter().any(|unit| matches!(unit, Unit::Comma));
        if itself { None } else { self.subject_within(main, depth) }
    }

    /// `with the army taking Alda`, `prior to the army taking Alda`.
    fn subject_of_absolute(&self, verb: usize) -> Option<usize> {
        let gerund = self.verb(verb).is_some_and(|verb| verb.gerund);
        let noun = verb.checked_sub(1).filter(|at| gerund && self.noun(*at).is_some())?;
        let first = self.first_of_chain(noun);
        let owner = |at: usize| {
            self.noun(at)
                .is_some_and(|noun| matches!(noun.sense, Sense::Party(_) | Sense::Force | Sense::Person(_)))
        };
        // `resulted in the rebels taking Alda`.
        if owner(noun)
            && matches!(self.prep(noun.checked_sub(1)?), Some("in" | "of" | "to" | "by"))
            && self.first_of_chain(noun) + 2 >= noun
            && !owner(self.first_of_chain(noun))
        {
            return Some(noun);
        }
        let opens = |at: usize| {
            let before = |n: usize| at.checked_sub(n).and_then(|i| self.prep(i));
            matches!(
                before(1),
                Some("with" | "without" | "despite" | "after" | "before" | "following" | "prior to")
            )
        };
        [noun, first].into_iter().find(|at| opens(*at)).or_else(|| {
            // The chain takes `the fighting with the army` for one: its last noun is meant.
            opens(noun).then_some(noun)
        })
    }

    /// The nearest verb group before a place in the row.
    pub fn verb_before(&self, at: usize) -> Option<usize> {
        (0..at).rev().find(|i| self.verb(*i).is_some())
    }

    /// The first noun of a chain such as `forces loyal to the Union from the coast`.
    pub fn first_of_chain(&self, mut at: usize) -> usize {
        loop {
            let unit = |back: usize| at.checked_sub(back).and_then(|i| self.units.get(i));
            let step = match (unit(1), unit(2), unit(3)) {
                (Some(Unit::Prep(prep)), ..) if matches!(prep.as_str(), "as" | "as far as") => return at,
                (Some(Unit::Prep(_)), Some(Unit::Noun(_)), _) => 2,
                (Some(Unit::Prep(_)), Some(Unit::Adjective(_)), Some(Unit::Noun(_))) => 3,
                (Some(Unit::Prep(_)), Some(Unit::Adjective(_)), Some(Unit::Adverb(_)))
                    if matches!(unit(4), Some(Unit::Noun(_))) =>
                {
                    4
                }
                (Some(Unit::Prep(by)), Some(Unit::Verb(verb)), Some(Unit::Noun(_)))
                    if by == "by" && verb.bare =>
                {
                    3
                }
                (Some(Unit::And(_)), Some(Unit::Noun(_)), Some(Unit::Prep(between)))
                    if between == "between" =>
                {
                    2
                }
                (Some(Unit::And(_)), Some(Unit::Noun(_)), _) if self.verb_before(at).is_none() => 2,
                // `Alda, Borg and Cern fell`.
                (Some(Unit::Comma), Some(Unit::Noun(_)), _) if self.is_list(at - 1) => 2,
                _ => return at,
            };
            at -= step;
        }
    }

    /// The noun before what two commas enclose, the second of them at `comma`.
    fn before_parenthesis(&self, comma: usize) -> Option<usize> {
        let first = (0..comma).rev().find(|i| matches!(self.units[*i], Unit::Comma | Unit::Break))?;
        let inside = self.units.get(first + 1)?;
        let encloses = match inside {
            Unit::Clause(_)
            | Unit::Noun(_)
            | Unit::Adjective(_)
            | Unit::Prep(_)
            | Unit::Adverb(_)
            | Unit::Time(_) => true,
            Unit::Verb(verb) => {
                verb.gerund || (verb.bare && !matches!(self.units.get(first + 2), Some(Unit::Noun(_))))
            }
            Unit::Comma | Unit::And(_) | Unit::Quote | Unit::Break => false,
        };
        // A list before the verb has another comma in front.
        let noun = first.checked_sub(1).filter(|i| self.noun(*i).is_some())?;
        encloses.then_some(noun)
    }

    /// The subject of the verb that another is joined to.
    fn shared_subject(&self, at: usize, depth: usize) -> Option<usize> {
        let mut other = self.verb_before(at)?;
        // `vowed to take X and did`: the finite one.
        while self.verb(other).is_some_and(|verb| !verb.finite()) {
            other = self.verb_before(other)?;
        }
        self.subject_within(other, depth)
    }

    /// The noun that `who`, `which` or `that` stands for.
    pub fn antecedent(&self, clause: usize) -> Option<usize> {
        let mut noun = (0..clause).rev().take(2).find(|i| self.noun(*i).is_some())?;
        // `Alda, 30 km south of Borg, which`: Alda.
        if self.tells_where(noun) {
            let place = |i: &usize| self.noun(*i).is_some_and(|noun| matches!(noun.sense, Sense::Place(_)));
            let aside = (0..noun).rev().take(6).find(place);
            noun = aside.unwrap_or(noun);
        }
        let first = self.first_of_chain(noun);
        let force = self.noun(first).is_some_and(|noun| noun.sense == Sense::Force);
        // `posts in Alda that were held`: it was not Alda that `were`.
        let several = (clause + 1..self.units.len()).find_map(|i| self.verb(i)).is_some_and(|verb| {
            matches!(self.tokens[verb.tokens.start].low.as_str(), "are" | "were" | "have")
        });
        let one =
            self.noun(noun).is_some_and(|noun| !self.head(noun).ends_with('s') && noun.mentions.len() < 2);
        Some(if force || (several && one) { first } else { noun })
    }

    fn tells_where(&self, at: usize) -> bool {
        let Some(noun) = self.noun(at) else { return false };
        let lies = matches!(noun.sense, Sense::Locator);
        lies || matches!(noun.sense, Sense::Place(number)
            if super::discourse::tells_where(self, &self.mentions[number]))
    }

    /// The noun group right behind a verb group.
    pub fn object(&self, verb: usize) -> Option<usize> {
        let mut at = verb + 1;
        while matches!(self.units.get(at), Some(Unit::Adverb(_) | Unit::Quote)) {
            at += 1;
        }
        self.noun(at).map(|_| at)
    }

    /// Prepositions with their nouns behind a place in the row, until the clause ends.
    pub fn preps(&self, from: usize) -> Vec<(&str, usize)> {
        let mut found = Vec::new();
        let mut at = from;
        while let Some(unit) = self.units.get(at) {
            match unit {
                Unit::Prep(prep) => {
                    let mut next = at + 1;
                    // `out of`, `from near`, `to within`: the last preposition counts, the first decides.
                    while matches!(self.units.get(next), Some(Unit::Prep(_) | Unit::Adverb(_))) {
                        next += 1;
                    }
                    if self.noun(next).is_some() {
                        found.push((prep.as_str(), next));
                        at = next;
                    }
                }
                Unit::Noun(_) | Unit::Adverb(_) | Unit::Time(_) | Unit::Adjective(_) | Unit::Quote => {}
                Unit::And(word) if word != "but" && !self.begins_clause(at + 1) => {}
                Unit::Comma if self.is_list(at) => {}
                // `positions held by the rebels in Alda`.
                Unit::Verb(verb)
                    if verb.bare
                        && at > from
                        && self.noun(at - 1).is_some()
                        && self.prep(at + 1) == Some("by")
                        && self.noun(at + 2).is_some() =>
                {
                    at += 2;
                }
                Unit::And(_) | Unit::Comma | Unit::Verb(_) | Unit::Clause(_) | Unit::Break => break,
            }
            at += 1;
        }
        found
    }

    /// Whether what follows `and` is a clause with a verb of its own.
    fn begins_clause(&self, at: usize) -> bool {
        let mut at = at;
        while let Some(unit) = self.units.get(at) {
            match unit {
                Unit::Verb(verb) => return verb.finite(),
                Unit::Noun(_) | Unit::Adverb(_) | Unit::Time(_) | Unit::Adjective(_) | Unit::Prep(_) => {
                    at += 1;
                }
                Unit::Clause(_) | Unit::Comma | Unit::And(_) | Unit::Quote | Unit::Break => return false,
            }
        }
        false
    }

    /// A comma between equal nouns: another comma or `and` follows the next one, or a place does.
    fn is_list(&self, comma: usize) -> bool {
        let place = |at: usize| self.noun(at).is_some_and(|noun| matches!(noun.sense, Sense::Place(_)));
        let next =
            if matches!(self.units.get(comma + 1), Some(Unit::And(_))) { comma + 2 } else { comma + 1 };
        place(next)
            && comma > 0
            && place(comma - 1)
            && !matches!(self.units.get(next + 1), Some(Unit::Verb(_)))
    }

    /// The verb group whose object or complement a noun group is: right before it, or before the chain
    /// of prepositions that it ends.
    pub fn verb_of_object(&self, noun: usize) -> Option<usize> {
        let mut at = noun;
        loop {
            at = at.checked_sub(1)?;
            match self.units.get(at)? {
                Unit::Verb(_) => return Some(at),
                Unit::Prep(_)
                | Unit::Noun(_)
                | Unit::Adverb(_)
                | Unit::Time(_)
                | Unit::Adjective(_)
                | Unit::Quote
                | Unit::And(_) => {}
                Unit::Comma | Unit::Clause(_) | Unit::Break => return None,
            }
        }
    }

    /// All verb groups whose subject a noun group is: `killed two and wounded six`.
    pub fn verbs_of_subject(&self, noun: usize) -> Vec<usize> {
        let finite =
            (noun + 1..self.units.len()).filter(|i| self.verb(*i).is_some_and(super::unit::Verbal::finite));
        finite.filter(|i| self.subject(*i) == Some(noun)).collect()
    }

    /// The verb group whose subject a noun group is.
    pub fn verb_of_subject(&self, noun: usize) -> Option<usize> {
        (noun + 1..self.units.len())
            .filter(|i| self.verb(*i).is_some_and(super::unit::Verbal::finite))
            .find(|i| self.subject(*i) == Some(noun))
    }
}
