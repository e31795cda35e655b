//! Who holds a place: `is under the army's control`, `remains in Alda`.

use super::{Draft, Frame, fighter};
use crate::events::Verb;
use crate::extract::slot::{Actor, How, Sort};
use crate::extract::unit::Sense;

impl Frame<'_, '_, '_> {
    /// `remains in Alda`, `remains under the army's control`.
    pub(super) fn stay(&self, frame: &'static str) -> Vec<Draft> {
        let held = self.copula();
        if !held.is_empty() {
            return held;
        }
        let spots = self.places(&["in", "at", "inside"]);
        self.moved(Verb::Holds, frame, spots)
    }

    /// `is under the army's control`, `is in the hands of the army`, `is in control of Alda`,
    /// `came under control`.
    pub(super) fn copula(&self) -> Vec<Draft> {
        const FRAME: &str = "holds.copula";
        let s = self.scene.sentence;
        let low = s.tokens[self.verb.main].low.as_str();
        let holds = crate::extract::verbness::is_be(low)
            || matches!(
                low,
                "remain"
                    | "remains"
                    | "remained"
                    | "stays"
                    | "stayed"
                    | "left"
                    | "had"
                    | "has"
                    | "have"
                    | "leaves"
                    | "holding"
                    | "remaining"
            );
        let comes = matches!(
            low,
            "came" | "come" | "comes" | "fell" | "fallen" | "passed" | "put" | "brought" | "is" | "are"
        );
        if !(holds || comes) {
            return Vec::new();
        }
        let owns = matches!(low, "has" | "have" | "had");
        let grip =
            self.object().filter(|at| owns && s.noun(*at).is_some_and(|noun| noun.sense == Sense::Control));
        if let Some(grip) = grip {
            // `has full control of Alda`.
            return self.moved(Verb::Holds, FRAME, self.places_behind(grip, &["of", "over"]));
        }
        let control = s.preps(self.at + 1).into_iter().find_map(|(prep, at)| {
            let noun = s.noun(at)?;
            (noun.sense == Sense::Control && matches!(prep, "under" | "in" | "into")).then_some((prep, at))
        });
        let Some((prep, at)) = control else { return Vec::new() };
        // `the fire is under control` says nothing of who holds what.
        let gives = matches!(
            low,
            "had" | "has" | "have" | "left" | "leaves" | "leave" | "put" | "brought" | "leaving" | "placed"
        );
        let object =
            self.object().filter(|at| gives && s.noun(*at).is_some_and(|noun| noun.sense != Sense::Control));
        let what = if comes && !matches!(low, "is" | "are")
            || s.tokens[self.verb.main + 1..].iter().take(2).any(|token| token.is("now"))
            || s.tokens[self.verb.tokens.clone()].iter().any(|token| token.is("now"))
        {
            Verb::Captures
        } else {
            Verb::Holds
        };
        let of = s.preps(at + 1).iter().any(|(prep, _)| *prep == "of" || *prep == "over");
        if prep == "in" && of && s.noun(at).is_some_and(|noun| s.head(noun).ends_with("control")) {
            // `in control of Alda`.
            let spots = self.places_behind(at, &["of"]);
            let who = object.or_else(|| self.subject());
            return match fighter(who.and_then(|at| self.scene.actor(at))) {
                Ok(Some(agent)) if !spots.is_empty() => {
                    vec![Draft { state: true, ..self.draft(Verb::Holds, FRAME, Some(agent), spots) }]
                }
                _ => Vec::new(),
            };
        }
        let Some(place) = object.or_else(|| self.subject()) else { return Vec::new() };
        let spots = self.scene.spots(place);
        let holder = match self.holder(at) {
            Some(actor) if actor.sort == Sort::Fighter => Some(actor),
            // `had the town under control`.
            None if object.is_some() => {
                self.subject().and_then(|at| self.scene.actor(at)).filter(|actor| actor.sort == Sort::Fighter)
            }
            _ => None,
        };
        match holder {
            Some(holder) if !spots.is_empty() => vec![self.draft(what, FRAME, Some(holder), spots)],
            _ => Vec::new(),
        }
    }

    /// Who `the hands of the army`, `army control` and `the army` are.
    pub(super) fn holder(&self, at: usize) -> Option<Actor> {
        let s = self.scene.sentence;
        let noun = s.noun(at)?;
        if noun.sense != Sense::Control {
            return self.scene.actor(at);
        }
        let within = self.scene.party_within(noun).map(|party| Actor {
            party: Some(party),
            tokens: noun.tokens.clone(),
            how: How::Named,
            sort: Sort::Fighter,
        });
        let of = (s.prep(at + 1) == Some("of")).then_some(at + 2);
        let first = s.tokens[noun.tokens.start].low.as_str();
        let pronoun = match first {
            "our" => Some("we"),
            "their" => Some("they"),
            "its" => Some("it"),
            _ => None,
        };
        within
            .or_else(|| of.and_then(|of| self.scene.actor(of)))
            .or_else(|| {
                let party = self.scene.discourse.party_of_pronoun(s, pronoun?, noun.tokens.start)?;
                Some(Actor {
                    party: Some(party),
                    tokens: noun.tokens.clone(),
                    how: How::Referred,
                    sort: Sort::Fighter,
                })
            })
            .or_else(|| {
                // `under rebel control`: nobody that the theatre names.
                let before = s.tokens[noun.tokens.start..noun.head].iter();
                let force = before
                    .clone()
                    .any(|token| crate::extract::lexicon::Lexicon::get().is(&token.low, "force"));
                force.then(|| Actor {
                    party: None,
                    tokens: noun.tokens.clone(),
                    how: How::Missing,
                    sort: Sort::Fighter,
                })
            })
    }
}
