//! What a noun says happened: `the fall of Alda`, `clashes in Alda`, `an offensive on Alda`.

mod place;

use super::discourse::Discourse;
use super::frame::{Draft, fighter};
use super::slot::{Actor, How, Scene, Sort};
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
        "advances.on" | "advances.of" => Verb::Advances,
        _ => return None,
    };
    let preps = s.preps(at + 1);
    let force =
        |at: usize| s.noun(at).is_some_and(|noun| matches!(noun.sense, Sense::Force | Sense::Party(_)));
    // `the arrival of troops`, not that of a minister.
    if class == "advances.of" && !preps.iter().any(|(prep, at)| *prep == "of" && force(*at)) {
        return None;
    }
    let draft = Deed { scene, at, what, class, preps }.draft()?;
    // Of gains only those of men at arms are ground.
    let gain = matches!(s.head(noun), "gain" | "gains" | "advancement" | "advancements" | "breakthrough");
    (!gain || draft.agent.as_ref().is_some_and(|agent| agent.sort == Sort::Fighter)).then_some(draft)
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
            spots = self.spots_of_sufferer();
        }
        if spots.is_empty() {
            spots = self.spots_by_verb();
        }
        if spots.is_empty() {
            spots = self.aimed_at();
        }
        if spots.is_empty() && matches!(self.what, Verb::Clashes | Verb::Strikes) {
            spots = self.scene.where_clause(self.at);
            if spots.is_empty() {
                spots = self.scene.opening();
            }
            if spots.is_empty() {
                spots = self.at_site().into_iter().collect();
            }
        }
        if spots.is_empty() && self.goes_on() {
            spots = self.scene.where_it_goes_on(self.at);
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

    /// Who, and against whom; `None` when it is somebody who does not fight.
    fn parties(&self) -> Option<(Option<Actor>, Option<Actor>)> {
        let s = self.scene.sentence;
        let noun = s.noun(self.at)?;
        let actor = |at: usize| self.scene.actor(at).filter(|actor| actor.sort != Sort::Outsider);
        let by = self.preps.iter().find(|(prep, _)| *prep == "by").and_then(|(_, at)| actor(*at));
        // `clashes between`, `clashes broke out between`.
        let said_of = s.verb_of_subject(self.at).map(|verb| s.preps(verb + 1)).unwrap_or_default();
        let between =
            self.preps.iter().chain(&said_of).find(|(prep, _)| *prep == "between").map(|(_, at)| *at);
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
        let theirs = self.what == Verb::Withdraws || self.class == "advances.of";
        if let Some(agent) = by.or(own).or_else(|| if theirs { of() } else { None }) {
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
        // `took Alda after clashes with the rebels`: who took it fought.
        let after = matches!(s.prep(self.at.wrapping_sub(1)), Some("after" | "following" | "amid"));
        let fought = opponent.is_some() && self.what == Verb::Clashes && after;
        let main = s.verb_of_object(self.at).filter(|_| fought).and_then(|verb| s.subject(verb));
        let agent = main.and_then(actor).filter(|actor| actor.sort == Sort::Fighter);
        let led = || self.scene.discourse.leader(s.head(noun)).filter(|_| self.what == Verb::Advances);
        let agent = agent.or_else(|| {
            Some(Actor {
                party: Some(led()?),
                tokens: noun.tokens.clone(),
                how: How::Inferred,
                sort: Sort::Fighter,
            })
        });
        Some((agent, opponent))
    }

    /// The subject of `launched`, `carried out` before the noun, or the one behind `by` after it.
    pub(super) fn light_subject(&self) -> Option<usize> {
        let s = self.scene.sentence;
        let light = |at: usize| s.verb(at).is_some_and(|verb| verb.class("light").is_some());
        // `launched an offensive`, `announced the start of an offensive`.
        let object = |at: usize| {
            let object = s.object(at)?;
            let begins =
                s.noun(object).is_some_and(|noun| matches!(s.head(noun), "start" | "launch" | "beginning"));
            Some(if begins && s.prep(object + 1) == Some("of") { object + 2 } else { object })
        };
        let joined = matches!(s.units.get(self.at.wrapping_sub(1)), Some(Unit::And(_)));
        let before =
            s.verb_of_object(self.at).filter(|at| light(*at) && (joined || object(*at) == Some(self.at)));
        // `was involved in clashes`, `engaged in battles`.
        let takes_part = s.verb_of_object(self.at).filter(|at| {
            let low = s.verb(*at).map_or("", |verb| s.tokens[verb.main].low.as_str());
            self.what == Verb::Clashes
                && matches!(low, "involved" | "engaged" | "engage" | "engages")
                && s.prep(at + 1) == Some("in")
        });
        if let Some(verb) = takes_part {
            return s.subject(verb);
        }
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
