//! Who moves: into a place, towards it, and men that are sent there.

use super::{Draft, Frame, fighter, loosen};
use crate::events::Verb;
use crate::extract::slot::{Relation, Sort, Spot};
use crate::extract::unit::Sense;

impl Frame<'_, '_, '_> {
    /// `rolled into Alda`, `fought their way into Alda`.
    pub(super) fn into(&self, frame: &'static str) -> Vec<Draft> {
        let spots = self.places(&["into", "inside"]);
        let push = self
            .object()
            .and_then(|at| self.scene.sentence.noun(at))
            .is_some_and(|noun| noun.sense == Sense::Deed("advances.on"));
        self.moved(if push { Verb::Advances } else { Verb::Enters }, frame, spots)
    }

    pub(super) fn moved(&self, what: Verb, frame: &'static str, spots: Vec<Spot>) -> Vec<Draft> {
        match self.agent() {
            Ok(Some(agent)) if !spots.is_empty() && agent.sort != Sort::Weapon => {
                vec![self.draft(what, frame, Some(agent), spots)]
            }
            _ => Vec::new(),
        }
    }

    /// `advanced on Alda`, `is moving towards Alda`, `reached Alda`.
    pub(super) fn advance(&self, frame: &'static str) -> Vec<Draft> {
        let s = self.scene.sentence;
        if frame == "advances.reach" {
            return self.taken(Verb::Advances, frame);
        }
        let into = self.places(&["into"]);
        let push = self
            .object()
            .and_then(|at| s.noun(at))
            .is_some_and(|noun| noun.sense == Sense::Deed("advances.on"));
        if !into.is_empty() && !push {
            return self.moved(Verb::Enters, frame, into);
        }
        let mut spots = self
            .places(&["into", "on", "towards", "toward", "to", "against", "in", "near", "around", "through"]);
        let men = self.object().and_then(|at| s.noun(at)).is_some_and(|noun| {
            matches!(noun.sense, Sense::Force | Sense::Deed("advances.on") | Sense::Locator)
        });
        if self.object().is_some() && !men {
            return Vec::new();
        }
        if spots.is_empty() {
            // `pushed southwest of Alda`.
            spots = self.object().map(|at| self.scene.spots(at)).unwrap_or_default();
        }
        if spots.is_empty() && self.object().is_some() {
            // `In Alda they advanced a few kilometres`.
            spots = self.scene.front();
        }
        loosen(&mut spots, Relation::Near);
        self.moved(Verb::Advances, frame, spots)
    }

    /// `sent troops to Alda`, `are deploying to Alda`.
    pub(super) fn deploy(&self, frame: &'static str) -> Vec<Draft> {
        let s = self.scene.sentence;
        let lemma = self.reading_lemma(frame);
        let spots = self.places(&["to", "in", "towards", "around", "near", "at", "on"]);
        let object = self.patient();
        let men = object.and_then(|at| s.noun(at)).is_some_and(|noun| noun.sense == Sense::Force);
        let arrives = lemma == "arrive"
            && self.subject().and_then(|at| s.noun(at)).is_some_and(|noun| {
                matches!(noun.sense, Sense::Force | Sense::Party(_)) && s.head(noun) != "government"
            });
        let own = arrives
            || matches!(lemma, "deploy" | "redeploy" | "mobilise" | "mobilize" | "mass" | "amass" | "muster")
                && object.is_none();
        if spots.is_empty() || !(men || own) {
            return Vec::new();
        }
        let who = if self.is_passive() {
            object.filter(|_| self.by().is_none()).or_else(|| self.by())
        } else {
            self.subject()
        };
        match fighter(who.and_then(|at| self.scene.actor(at))) {
            Ok(agent) if agent.is_some() => {
                let mut spots = spots;
                // Where somebody arrives is often no place of the war.
                spots.retain(|spot| spot.place.is_some() || lemma != "arrive");
                loosen(&mut spots, Relation::Near);
                vec![self.draft(Verb::Advances, frame, agent, spots)]
            }
            _ => Vec::new(),
        }
    }
}
