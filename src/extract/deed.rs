//! What a noun says happened: `the fall of Alda`, `clashes in Alda`, `an offensive on Alda`.

use super::discourse::Discourse;
use super::frame::{Draft, fighter};
use super::slot::{Actor, How, Relation, Scene, Sort, Spot};
use super::unit::{Sense, Unit};
use crate::events::Verb;

/// What the noun group at a place in the row says happened.
pub(super) fn of_noun(scene: &Scene<'_, '_>, at: usize) -> Option<Draft> {
    let s = scene.sentence;
    let noun = s.noun(at)?;
    let Sense::Deed(class) = noun.sense else { return held(scene, at) };
    let what = match class {
        "captures.of" => Verb::Captures,
        "withdraws.of" => Verb::Withdraws,
        "besieges.of" => Verb::Besieges,
        "clashes.in" | "clashes.on" => Verb::Clashes,
        "strikes.on" => Verb::Strikes,
        "advances.on" => Verb::Advances,
        _ => return None,
    };
    let preps = s.preps(at + 1);
    let deed = Deed { scene, at, what, class, preps };
    deed.draft()
}

struct Deed<'d, 'a, 'k> {
    scene: &'d Scene<'a, 'k>,
    at: usize,
    what: Verb,
    class: &'static str,
    preps: Vec<(&'d str, usize)>,
}

impl Deed<'_, '_, '_> {
    fn draft(&self) -> Option<Draft> {
        let s = self.scene.sentence;
        let noun = s.noun(self.at)?;
        let (agent, opponent) = self.parties()?;
        let mut spots = self.spots();
        if spots.is_empty() {
            spots = self.spots_by_verb();
        }
        if spots.is_empty() && !matches!(self.what, Verb::Clashes | Verb::Strikes) {
            return None;
        }
        if self.what == Verb::Withdraws
            && agent.is_none()
            && self.class == "withdraws.of"
            && s.head(noun) != "loss"
        {
            return None;
        }
        Some(Draft {
            what: self.what,
            agent,
            opponent,
            spots,
            at: self.at,
            trigger: noun.head,
            frame: self.class,
            state: false,
        })
    }

    fn spots(&self) -> Vec<Spot> {
        let wanted: &[&str] = match self.what {
            Verb::Captures | Verb::Besieges => &["of", "on", "around"],
            Verb::Withdraws => &["from", "of"],
            Verb::Advances => {
                &["on", "in", "against", "towards", "toward", "into", "around", "near", "to", "for"]
            }
            _ => &[
                "on", "in", "near", "around", "at", "of", "against", "outside", "over", "for", "inside",
                "across", "south of",
            ],
        };
        for (prep, at) in self.preps.iter().filter(|(prep, _)| wanted.contains(prep)) {
            let mut spots = self.scene.spots(*at);
            let loose = matches!(*prep, "near" | "around" | "outside" | "towards" | "toward")
                || self.what == Verb::Advances;
            for spot in spots.iter_mut().filter(|spot| loose && spot.relation == Relation::At) {
                spot.relation = Relation::Near;
            }
            if !spots.is_empty() {
                return spots;
            }
        }
        self.beside()
    }

    /// `clashes south of Alda`, `the Alda offensive`, `fighting in the north of Alda`.
    fn beside(&self) -> Vec<Spot> {
        let s = self.scene.sentence;
        if s.noun(self.at + 1).is_some_and(|noun| noun.sense == Sense::Locator) {
            return self.scene.spots(self.at + 1);
        }
        Vec::new()
    }

    /// Where the verb says it was: `fighting broke out in Alda`, `heavy clashes hit Alda`.
    fn spots_by_verb(&self) -> Vec<Spot> {
        let s = self.scene.sentence;
        let fights = matches!(self.what, Verb::Clashes | Verb::Strikes | Verb::Advances);
        let next =
            if matches!(s.units.get(self.at + 1), Some(Unit::Adverb(_))) { self.at + 2 } else { self.at + 1 };
        let participle = s.verb(next).filter(|verb| verb.gerund).map(|_| next);
        let verbs = s.verbs_of_subject(self.at).into_iter().chain(participle);
        for verb in verbs.filter(|_| fights) {
            let spots = self.spots_behind(verb);
            if !spots.is_empty() {
                return spots;
            }
        }
        Vec::new()
    }

    fn spots_behind(&self, verb: usize) -> Vec<Spot> {
        let s = self.scene.sentence;
        let general = s.verb(verb).is_some_and(|verb| {
            verb.readings.iter().all(|reading| {
                reading.class == "other"
                    || reading.class.starts_with("governor")
                    || reading.class.starts_with("speech")
                    || reading.class == "light"
                    || reading.class == "captures.object" && reading.lemma == "take"
                    || reading.class == "captures.control"
                    || reading.class == "strikes.fire"
                    || reading.class == "holds.stay"
            })
        });
        if !general {
            return Vec::new();
        }
        let preps = s.preps(verb + 1).into_iter();
        let places = preps.filter(|(prep, _)| {
            matches!(*prep, "in" | "near" | "around" | "at" | "outside" | "inside" | "on" | "over")
        });
        let mut spots = Vec::new();
        for (prep, at) in places {
            spots = self.scene.spots(at);
            if !spots.is_empty() {
                if matches!(prep, "near" | "around" | "outside") {
                    for spot in &mut spots {
                        spot.relation = Relation::Near;
                    }
                }
                break;
            }
        }
        spots
    }

    /// Who, and against whom; `None` when it is somebody who does not fight.
    fn parties(&self) -> Option<(Option<Actor>, Option<Actor>)> {
        let s = self.scene.sentence;
        let noun = s.noun(self.at)?;
        let actor = |at: usize| self.scene.actor(at).filter(|actor| actor.sort != Sort::Outsider);
        let by = self.preps.iter().find(|(prep, _)| *prep == "by").and_then(|(_, at)| actor(*at));
        let between = self.preps.iter().find(|(prep, _)| *prep == "between").map(|(_, at)| *at);
        if let Some(between) = between {
            let second =
                s.noun(between + 2).filter(|_| matches!(s.units.get(between + 1), Some(Unit::And(_))));
            let opponent = second.and_then(|_| actor(between + 2));
            return Some((actor(between), opponent));
        }
        let own = self.scene.party_within(noun).map(|party| Actor {
            party: Some(party),
            tokens: noun.tokens.clone(),
            how: How::Named,
            sort: Sort::Fighter,
        });
        let of = || {
            let (_, at) = self.preps.iter().find(|(prep, _)| *prep == "of" || *prep == "from")?;
            actor(*at).filter(|actor| actor.sort == Sort::Fighter)
        };
        let with = self.preps.iter().find(|(prep, _)| matches!(*prep, "with" | "against" | "from"));
        let opponent = with.and_then(|(_, at)| actor(*at)).filter(|actor| actor.sort == Sort::Fighter);
        if let Some(agent) = by.or(own).or_else(|| if self.what == Verb::Withdraws { of() } else { None }) {
            return Some((Some(agent), opponent));
        }
        if let Some(at) = self.light_subject() {
            let speaks = s
                .verb_of_object(self.at)
                .and_then(|verb| s.verb(verb))
                .is_some_and(super::unit::Verbal::speaks);
            return match fighter(self.scene.actor(at)) {
                Ok(agent) => Some((agent, opponent)),
                Err(()) => speaks.then_some((None, opponent)),
            };
        }
        Some((None, opponent))
    }

    /// The subject of `launched`, `carried out` before the noun, or the one behind `by` after it.
    fn light_subject(&self) -> Option<usize> {
        let s = self.scene.sentence;
        let light = |at: usize| s.verb(at).is_some_and(|verb| verb.class("light").is_some());
        let before = s.verb_of_object(self.at).filter(|at| light(*at) && s.object(*at) == Some(self.at));
        if let Some(verb) = before.filter(|at| s.verb(*at).is_some_and(|verb| !verb.passive)) {
            return s.subject(verb);
        }
        let behind = s.verb_of_subject(self.at).filter(|at| light(*at))?;
        s.preps(behind + 1).into_iter().find(|(prep, _)| *prep == "by").map(|(_, at)| at)
    }
}

/// `Army-held Alda`: who holds a place that is only named.
fn held(scene: &Scene<'_, '_>, at: usize) -> Option<Draft> {
    let s = scene.sentence;
    let noun = s.noun(at)?;
    let Sense::Place(number) = noun.sense else { return None };
    let before = noun.tokens.start..s.mentions[number].tokens.start;
    let token = before.clone().find(|i| {
        let low = &s.tokens[*i].low;
        ["-held", "-controlled", "-occupied"].iter().any(|suffix| low.ends_with(suffix))
    })?;
    let party = Discourse::joined(scene.names, &s.tokens[token]);
    let how = if party.is_some() { How::Named } else { How::Missing };
    let actor = Actor { party, tokens: token..token + 1, how, sort: Sort::Fighter };
    Some(Draft {
        what: Verb::Holds,
        agent: Some(actor),
        opponent: None,
        spots: scene.spots(at).into_iter().take(1).collect(),
        at,
        trigger: token,
        frame: "holds.joined",
        state: true,
    })
}
