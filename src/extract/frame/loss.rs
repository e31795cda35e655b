//! Who leaves a place or loses it.

use super::{Draft, Frame, fighter};
use crate::events::Verb;
use crate::extract::slot::Sort;
use crate::extract::unit::Sense;

impl Frame<'_, '_, '_> {
    /// `withdrew from Alda`, `pulled its men out of Alda`.
    pub(super) fn withdraw(&self, frame: &'static str) -> Vec<Draft> {
        let s = self.scene.sentence;
        let object = self.object();
        let lemma = self.reading_lemma(frame);
        let mut who = self.subject();
        if let Some(object) = object {
            let noun = s.noun(object);
            let men = noun.is_some_and(|noun| matches!(noun.sense, Sense::Force | Sense::Party(_)));
            let place = noun.is_some_and(|noun| matches!(noun.sense, Sense::Place(_)));
            let fled = place && lemma == "flee";
            if !men && !fled {
                return Vec::new();
            }
            if men
                && !self.verb.passive
                && self.scene.actor(object).is_some_and(|actor| actor.party.is_some())
            {
                who = Some(object);
            }
        }
        let bare =
            matches!(lemma, "pull" | "move") && self.verb.class(frame).is_some_and(|r| r.particle.is_empty());
        let all = s.preps(self.at + 1);
        let of = s.prep(self.at + 1) == Some("of");
        let out = of || all.iter().any(|(prep, _)| matches!(*prep, "from" | "out of"));
        if bare && !(out && object.is_some()) {
            return Vec::new();
        }
        let Ok(Some(agent)) = fighter(who.and_then(|at| self.scene.actor(at))) else { return Vec::new() };
        // Anybody may depart or flee; of a name that nobody knows it is no withdrawal.
        let anybody = matches!(lemma, "depart" | "flee") && agent.sort == Sort::Unknown;
        if agent.sort == Sort::Weapon || anybody {
            return Vec::new();
        }
        let mut spots = self.places(if of { &["from", "out of", "of"] } else { &["from", "out of"] });
        if spots.is_empty() && lemma == "flee" {
            spots = object.map(|at| self.scene.spots(at)).unwrap_or_default();
        }
        // Out of talks and treaties, not out of a place.
        if out && spots.is_empty() {
            return Vec::new();
        }
        // `withdrew towards the coast`; but of `attacked and retreated` nobody knows where from.
        let goes = all.iter().any(|(prep, _)| matches!(*prep, "to" | "towards" | "toward" | "into"));
        let retreats = goes && !matches!(lemma, "flee" | "depart");
        if spots.is_empty() && (retreats || matches!(lemma, "withdraw") || self.was_in()) {
            spots = self.scene.left_behind(self.at);
            if spots.is_empty() {
                spots = self.scene.elided(self.at);
            }
        }
        vec![self.draft(Verb::Withdraws, frame, Some(agent), spots)]
    }

    /// `entered Alda before retreating`: whoever leaves had come in.
    fn was_in(&self) -> bool {
        let s = self.scene.sentence;
        let subject = self.subject();
        (0..self.at).any(|i| {
            let came = s.verb(i).is_some_and(|verb| {
                verb.finite()
                    && (verb.class("enters.object").is_some() || verb.class("captures.object").is_some())
            });
            came && subject.is_some() && s.subject(i) == subject
        })
    }

    /// `abandoned Alda`, `lost Alda`, `lost control of Alda`.
    pub(super) fn leave(&self, frame: &'static str) -> Vec<Draft> {
        let s = self.scene.sentence;
        let Some(object) = self.patient() else { return Vec::new() };
        let Some(noun) = s.noun(object) else { return Vec::new() };
        let spots = match noun.sense {
            Sense::Control => self.places_behind(object, &["of", "over"]),
            Sense::Place(_) | Sense::Settlement | Sense::Site | Sense::Pronoun => self.scene.spots(object),
            _ => Vec::new(),
        };
        // `left Alda for Borg`: on the way, and not out.
        if self.reading_lemma(frame) == "leave"
            && self.prep(&["for"]).is_some_and(|at| !self.scene.spots(at).is_empty())
        {
            return Vec::new();
        }
        let by = if self.is_passive() { self.by() } else { self.subject() };
        if self.is_passive() && !self.verb.passive && by.is_none() {
            return Vec::new();
        }
        match fighter(by.and_then(|at| self.scene.actor(at)).filter(|actor| actor.sort != Sort::Weapon)) {
            Ok(Some(agent)) if agent.sort == Sort::Unknown && self.reading_lemma(frame) == "flee" => {
                Vec::new()
            }
            Ok(agent) if !spots.is_empty() && (agent.is_some() || self.is_passive()) => {
                let to = self
                    .prep(&["to"])
                    .and_then(|at| self.scene.actor(at))
                    .filter(|actor| actor.party.is_some());
                let lost = matches!(self.reading_lemma(frame), "lose" | "cede" | "surrender");
                let opponent = to.filter(|_| lost);
                vec![Draft { opponent, ..self.draft(Verb::Withdraws, frame, agent, spots) }]
            }
            _ => Vec::new(),
        }
    }
}
