//! Who gets a place: captured, entered, held, cleared, handed over.

use super::{Draft, Frame, fighter};
use crate::events::Verb;
use crate::extract::slot::{Relation, Sort};
use crate::extract::unit::Sense;

impl Frame<'_, '_, '_> {
    pub(super) fn taken(&self, what: Verb, frame: &'static str) -> Vec<Draft> {
        self.taken_draft(what, frame).into_iter().collect()
    }

    /// A place as object: captured, entered, held, ringed.
    pub(super) fn taken_draft(&self, what: Verb, frame: &'static str) -> Option<Draft> {
        let patient = self.patient()?;
        let controls = what == Verb::Holds
            && self.scene.sentence.noun(patient).is_some_and(|noun| noun.sense == Sense::Control);
        let spots =
            if controls { self.places_behind(patient, &["of", "over"]) } else { self.scene.spots(patient) };
        let idiom = self.scene.sentence.noun(patient).is_some_and(|noun| {
            matches!(self.scene.sentence.head(noun), "part" | "place" | "ground" | "position" | "positions")
                && !noun.definite
                && noun.tokens.len() == 1
        });
        if spots.is_empty() || idiom || self.is_possessed_by_people(patient) {
            return None;
        }
        let agent = self.agent().ok()?;
        let named_state = what == Verb::Holds;
        if named_state && agent.is_none() && !self.is_passive() {
            return None;
        }
        let opponent =
            self.prep(&["from"]).and_then(|at| self.scene.actor(at)).filter(|actor| actor.party.is_some());
        Some(Draft { opponent, ..self.draft(what, frame, agent, spots) })
    }

    /// `the leader of Alda` is no place, whatever `of Alda` is.
    pub(super) fn is_possessed_by_people(&self, noun: usize) -> bool {
        let s = self.scene.sentence;
        s.noun(noun).is_some_and(|noun| {
            let whole = crate::extract::slot::is_whole(s.head(noun));
            !whole && matches!(noun.sense, Sense::Outsider | Sense::Voice | Sense::Other)
        })
    }

    /// `took control of Alda`; `Alda came under control of the army` is a state of [`Self::copula`].
    pub(super) fn control(&self, frame: &'static str) -> Vec<Draft> {
        let s = self.scene.sentence;
        let Some(object) = self.patient() else { return Vec::new() };
        let Some(noun) = s.noun(object) else { return Vec::new() };
        let victory = s.head(noun) == "victory" && frame == "captures.claim";
        let takes = noun.sense == Sense::Control
            || victory
            || matches!(noun.sense, Sense::Deed("captures.of"))
            || s.has_word(noun, "control")
            || (s.head(noun) == "security" && self.reading_lemma(frame) == "take");
        if !takes {
            return Vec::new();
        }
        let said = s.preps(object + 1).iter().any(|(prep, _)| matches!(*prep, "of" | "over"));
        // `control of the programme in Alda` is not control of Alda.
        let spots = self.places_behind(object, if said { &["of", "over"] } else { &["in", "on"] });
        let spots =
            if spots.is_empty() && !said && self.verb.finite() { self.scene.elided(self.at) } else { spots };
        let Ok(agent) = self.agent() else { return Vec::new() };
        if frame == "captures.claim" && (spots.is_empty() || self.verb.passive) {
            return Vec::new();
        }
        let keeps = matches!(self.reading_lemma(frame), "extend" | "tighten" | "consolidate");
        let what = if keeps { Verb::Holds } else { Verb::Captures };
        let from =
            self.prep(&["from"]).and_then(|at| self.scene.actor(at)).filter(|actor| actor.party.is_some());
        vec![Draft { opponent: from, ..self.draft(what, frame, agent, spots) }]
    }

    /// `drove the rebels out of Alda`: the one takes it, and in the passive without the one the other leaves.
    pub(super) fn expel(&self, frame: &'static str) -> Vec<Draft> {
        let s = self.scene.sentence;
        let Some(loser) = self.patient() else { return Vec::new() };
        let Ok(Some(loser)) = fighter(self.scene.actor(loser)) else {
            let cleared = self.reading_lemma(frame) == "clear";
            let mut taken = if cleared { self.taken(Verb::Captures, frame) } else { Vec::new() };
            taken.retain(|draft| draft.spots.iter().all(|spot| spot.relation == Relation::At));
            return taken;
        };
        if loser.sort == Sort::Weapon {
            return Vec::new();
        }
        let out = s.prep(self.at + 1) == Some("of");
        let spots = self.places(if out { &["of", "from", "out of"] } else { &["from", "out of"] });
        if spots.is_empty() {
            return Vec::new();
        }
        let by = if self.is_passive() { self.by() } else { self.subject() };
        let Ok(winner) = fighter(by.and_then(|at| self.scene.actor(at))) else { return Vec::new() };
        match winner {
            Some(winner) => {
                vec![Draft {
                    opponent: Some(loser),
                    ..self.draft(Verb::Captures, frame, Some(winner), spots)
                }]
            }
            None => vec![self.draft(Verb::Withdraws, frame, Some(loser), spots)],
        }
    }

    /// `Alda fell to the army`.
    pub(super) fn fall(&self, frame: &'static str) -> Vec<Draft> {
        let s = self.scene.sentence;
        let Some(subject) = self.subject() else { return Vec::new() };
        let place = s.noun(subject).is_some_and(|noun| {
            matches!(noun.sense, Sense::Place(_) | Sense::Settlement | Sense::Site | Sense::Pronoun)
        });
        let on = s.preps(self.at + 1).first().is_some_and(|(prep, _)| matches!(*prep, "on" | "by" | "below"));
        if !place || on || self.verb.passive {
            return Vec::new();
        }
        let spots = self.scene.spots(subject);
        let to = self.prep(&["to", "into", "under"]);
        let Ok(agent) = fighter(to.and_then(|at| self.holder(at))) else { return Vec::new() };
        vec![self.draft(Verb::Captures, frame, agent, spots)]
    }

    /// `raised their flag over Alda`.
    pub(super) fn raise(&self, frame: &'static str) -> Vec<Draft> {
        let s = self.scene.sentence;
        let flag = self
            .object()
            .and_then(|at| s.noun(at))
            .is_some_and(|noun| s.has_word(noun, "flag") || s.has_word(noun, "flags"));
        let spots = self.places(&["over", "in", "on", "at"]);
        match self.agent() {
            Ok(agent) if flag && !spots.is_empty() => vec![self.draft(Verb::Captures, frame, agent, spots)],
            _ => Vec::new(),
        }
    }

    /// `handed Alda to the army`.
    pub(super) fn hand(&self, frame: &'static str) -> Vec<Draft> {
        let Some(object) = self.patient() else { return Vec::new() };
        let spots = self.scene.spots(object);
        let to = self.prep(&["to"]);
        match fighter(to.and_then(|at| self.scene.actor(at))) {
            Ok(Some(agent)) if !spots.is_empty() => {
                vec![self.draft(Verb::Receives, frame, Some(agent), spots)]
            }
            _ => Vec::new(),
        }
    }
}
