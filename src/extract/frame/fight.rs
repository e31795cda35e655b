//! Fighting: clashes, attacks, shelling, what is beaten back, a siege that is lifted.

use super::{Draft, Frame};
use crate::events::Verb;
use crate::extract::slot::{Actor, How, Relation, Sort, Spot};
use crate::extract::unit::Sense;

impl Frame<'_, '_, '_> {
    /// `clashed with the rebels in Alda`.
    pub(super) fn clash(&self, frame: &'static str) -> Vec<Draft> {
        let spots = self.places(&["in", "near", "around", "at", "outside", "for", "inside", "over"]);
        let Ok(Some(agent)) = self.agent() else { return Vec::new() };
        if spots.is_empty() || agent.sort == Sort::Weapon {
            return Vec::new();
        }
        let object = self.object().and_then(|at| self.scene.actor(at));
        let with = self.prep(&["with", "against"]).and_then(|at| self.scene.actor(at));
        let opponent = object.or(with).filter(|actor| actor.sort == Sort::Fighter);
        let lemma = self.reading_lemma(frame);
        let them = self
            .object()
            .and_then(|at| self.scene.sentence.noun(at))
            .is_some_and(|noun| noun.sense == Sense::Pronoun && self.scene.sentence.head(noun) != "it");
        let idle = match lemma {
            "fight" => self.object().is_some() && !them,
            // `engaged in talks` is no fight.
            "engage" => !them,
            _ => false,
        };
        if idle && opponent.is_none() {
            return Vec::new();
        }
        vec![Draft { opponent, ..self.draft(Verb::Clashes, frame, Some(agent), spots) }]
    }

    /// `attacked Alda`, `attacked the rebels in Alda`, `stormed into Alda`.
    pub(super) fn attack(&self, frame: &'static str) -> Vec<Draft> {
        let s = self.scene.sentence;
        let lemma = self.reading_lemma(frame);
        let Some(patient) = self.patient() else { return Vec::new() };
        let Some((spots, opponent)) = self.struck(patient) else { return Vec::new() };
        // Who attacks from the air strikes.
        let flies = self
            .subject()
            .and_then(|at| s.noun(at))
            .is_some_and(|noun| crate::extract::lexicon::Lexicon::get().is(s.head(noun), "weapon"));
        let what = match lemma {
            _ if flies && !self.is_passive() => Verb::Strikes,
            "raid" | "ambush" => Verb::Raids,
            _ => Verb::Clashes,
        };
        match self.agent() {
            Ok(agent) if agent.is_some() || self.is_passive() => {
                vec![Draft { opponent, ..self.draft(what, frame, agent, spots) }]
            }
            _ => Vec::new(),
        }
    }

    /// What was attacked: a place, or fighters and what is theirs at one.
    pub(super) fn struck(&self, patient: usize) -> Option<(Vec<Spot>, Option<Actor>)> {
        let s = self.scene.sentence;
        let noun = s.noun(patient)?;
        let direct = self.scene.spots(patient);
        let opponent = self.scene.actor(patient).filter(|actor| actor.sort == Sort::Fighter);
        let positions = self.scene.party_within(noun).map(|party| Actor {
            party: Some(party),
            tokens: noun.tokens.clone(),
            how: How::Named,
            sort: Sort::Fighter,
        });
        if !direct.is_empty() {
            return Some((direct, positions));
        }
        let thing = crate::extract::lexicon::Lexicon::get().is(s.head(noun), "thing");
        let people = matches!(noun.sense, Sense::Voice | Sense::Outsider | Sense::Other | Sense::Person(_))
            && positions.is_none()
            && !thing;
        if people && !matches!(noun.sense, Sense::Outsider | Sense::Other) {
            return None;
        }
        let spots = self.places(&["in", "near", "at", "around", "outside", "on", "of", "inside", "from"]);
        let spots = if spots.is_empty() { self.scene.front() } else { spots };
        let aimed = opponent.or(positions);
        (!spots.is_empty() && (aimed.is_some() || !people)).then_some((spots, aimed))
    }

    /// `shelled Alda`, `shells hit Alda`, `struck a depot near Alda`.
    pub(super) fn strike(&self, frame: &'static str) -> Vec<Draft> {
        let s = self.scene.sentence;
        let Some(patient) = self.patient() else { return Vec::new() };
        let direct = self.scene.spots(patient);
        let spots = if direct.is_empty() {
            let thing =
                s.noun(patient).is_some_and(|noun| !matches!(noun.sense, Sense::Person(_) | Sense::Voice));
            if thing {
                self.places(&["in", "near", "at", "around", "outside", "on", "of", "inside"])
            } else {
                Vec::new()
            }
        } else {
            direct
        };
        let spots = if spots.is_empty() { self.scene.front() } else { spots };
        let Ok(agent) = self.agent() else { return Vec::new() };
        if spots.is_empty() || (agent.is_none() && !self.is_passive()) {
            return Vec::new();
        }
        let vague = matches!(self.reading_lemma(frame), "strike" | "hit" | "target" | "rocket");
        let armed = agent.as_ref().is_none_or(|actor| actor.sort != Sort::Unknown);
        if vague && !(armed && (agent.is_some() || self.is_passive())) {
            return Vec::new();
        }
        let by_weapon =
            agent.as_ref().is_some_and(|actor| actor.sort == Sort::Weapon && actor.party.is_none());
        let agent = agent.filter(|_| !by_weapon);
        vec![self.draft(Verb::Strikes, frame, agent, spots)]
    }

    /// `fired rockets at Alda`.
    pub(super) fn fire(&self, frame: &'static str) -> Vec<Draft> {
        let s = self.scene.sentence;
        let weapon = self.patient().and_then(|at| s.noun(at)).is_some_and(|noun| {
            matches!(noun.sense, Sense::Weapon)
                || crate::extract::lexicon::Lexicon::get().is(s.head(noun), "weapon")
        });
        let spots = self.places(&["at", "on", "into", "towards", "in", "against"]);
        match self.agent() {
            Ok(agent) if weapon && !spots.is_empty() => vec![self.draft(Verb::Strikes, frame, agent, spots)],
            _ => Vec::new(),
        }
    }

    /// `shells landed in Alda`.
    pub(super) fn land(&self, frame: &'static str) -> Vec<Draft> {
        let s = self.scene.sentence;
        let shells = self.subject().and_then(|at| s.noun(at)).is_some_and(|noun| {
            let lexicon = crate::extract::lexicon::Lexicon::get();
            noun.sense == Sense::Weapon
                || lexicon.is(s.head(noun), "weapon") && !lexicon.is(s.head(noun), "force")
        });
        let spots = self.places(&["in", "on", "at", "near", "into", "around", "inside", "outside"]);
        if !shells || spots.is_empty() {
            return Vec::new();
        }
        let agent = self.subject().and_then(|at| self.scene.actor(at)).filter(|actor| actor.party.is_some());
        vec![self.draft(Verb::Strikes, frame, agent, spots)]
    }

    /// `ringed Alda`, `trapped the rebels in Alda`.
    pub(super) fn besiege(&self, frame: &'static str) -> Vec<Draft> {
        let mut drafts = self.taken(Verb::Besieges, frame);
        // To cut off a road is no siege of where it leads.
        let whole = |draft: &Draft| draft.spots.iter().all(|spot| spot.relation == Relation::At);
        drafts.retain(|draft| self.reading_lemma(frame) != "cut" || whole(draft));
        if !drafts.is_empty() {
            return drafts;
        }
        let s = self.scene.sentence;
        let Some(patient) = self.patient() else { return Vec::new() };
        let men = s.noun(patient).is_some_and(|noun| matches!(noun.sense, Sense::Force | Sense::Party(_)));
        let spots = self.places(&["in", "at", "inside", "near", "around"]);
        match self.agent() {
            Ok(agent) if men && !spots.is_empty() && (agent.is_some() || self.is_passive()) => {
                let opponent = self.scene.actor(patient).filter(|actor| actor.sort == Sort::Fighter);
                vec![Draft { opponent, ..self.draft(Verb::Besieges, frame, agent, spots) }]
            }
            _ => Vec::new(),
        }
    }

    /// `repelled an attack on Alda`.
    pub(super) fn repel(&self, frame: &'static str) -> Vec<Draft> {
        let s = self.scene.sentence;
        let Some(patient) = self.patient() else { return Vec::new() };
        let Some(noun) = s.noun(patient) else { return Vec::new() };
        let attack = matches!(noun.sense, Sense::Deed(_));
        let men = matches!(noun.sense, Sense::Force | Sense::Party(_));
        if !(attack || men) {
            return Vec::new();
        }
        let spots = self.places_behind(
            patient,
            &["on", "in", "near", "at", "against", "around", "towards", "of", "from", "outside"],
        );
        let spots =
            if spots.is_empty() { self.places(&["on", "in", "near", "at", "from", "around"]) } else { spots };
        let spots = if spots.is_empty() { self.scene.front() } else { spots };
        let Ok(agent) = self.agent() else { return Vec::new() };
        let halts = matches!(self.reading_lemma(frame), "stop" | "halt");
        if spots.is_empty() || halts && !attack || agent.is_none() && !self.is_passive() {
            return Vec::new();
        }
        let opponent = if men {
            self.scene.actor(patient)
        } else {
            let by = s.preps(patient + 1).into_iter().find(|(prep, _)| *prep == "by").map(|(_, at)| at);
            by.filter(|_| !self.is_passive()).and_then(|at| self.scene.actor(at))
        };
        vec![Draft { opponent, ..self.draft(Verb::Repels, frame, agent, spots) }]
    }

    /// `lifted the siege of Alda`.
    pub(super) fn lift(&self, frame: &'static str) -> Vec<Draft> {
        let s = self.scene.sentence;
        let Some(object) = self.patient() else { return Vec::new() };
        let siege = s.noun(object).is_some_and(|noun| noun.sense == Sense::Deed("besieges.of"));
        let spots = self.places_behind(object, &["of", "on", "around"]);
        match self.agent() {
            Ok(agent) if siege && !spots.is_empty() => vec![self.draft(Verb::Relieves, frame, agent, spots)],
            _ => Vec::new(),
        }
    }
}
