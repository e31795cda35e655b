//! Where what a noun says happened: behind it, behind its verb, or where the article is just now.

use super::Deed;
use crate::events::Verb;
use crate::extract::frame;
use crate::extract::slot::{How, Relation, Spot};
use crate::extract::unit::{Sense, Unit};
use crate::extract::verbness::is_be;

impl Deed<'_, '_, '_> {
    pub(super) fn spots(&self) -> Vec<Spot> {
        let wanted: &[&str] = match self.what {
            Verb::Captures => &["of", "on", "around"],
            Verb::Besieges => &["of", "on", "around", "to"],
            Verb::Withdraws => &["from", "of"],
            Verb::Advances => {
                &["on", "in", "against", "towards", "toward", "into", "around", "near", "to", "for"]
            }
            _ => &[
                "on", "in", "near", "around", "at", "of", "against", "outside", "over", "for", "inside",
                "across", "south of",
            ],
        };
        let mut spots = self.scene.places_behind(self.at, wanted);
        if self.what == Verb::Advances {
            frame::loosen(&mut spots, Relation::Near);
        }
        if spots.is_empty() {
            spots = self.for_control();
        }
        if spots.is_empty() { self.beside() } else { spots }
    }

    /// `fighting for control of Alda`.
    fn for_control(&self) -> Vec<Spot> {
        let s = self.scene.sentence;
        let control = self.preps.iter().find(|(prep, at)| {
            *prep == "for" && s.noun(*at).is_some_and(|noun| noun.sense == Sense::Control)
        });
        control.map(|(_, at)| self.scene.places_behind(*at, &["of", "over"])).unwrap_or_default()
    }

    /// `clashes south of Alda`, `the Alda offensive`, `fighting in the north of Alda`.
    pub(super) fn beside(&self) -> Vec<Spot> {
        let s = self.scene.sentence;
        if s.noun(self.at + 1).is_some_and(|noun| noun.sense == Sense::Locator) {
            return self.scene.spots(self.at + 1);
        }
        let fights = matches!(self.what, Verb::Clashes | Verb::Strikes | Verb::Besieges | Verb::Advances);
        if fights && let Some(mut spot) = s.noun(self.at).and_then(|noun| self.scene.place_within(noun)) {
            if self.what == Verb::Advances {
                frame::loosen(std::slice::from_mut(&mut spot), Relation::Near);
            }
            return vec![spot];
        }
        Vec::new()
    }

    /// `launched an offensive to take Alda`: towards it.
    pub(super) fn aimed_at(&self) -> Vec<Spot> {
        let s = self.scene.sentence;
        let aim = self.at + 1;
        let launched = self.light_subject().is_some() && self.what == Verb::Advances;
        let takes = s.verb(aim).is_some_and(|verb| verb.infinitive && !verb.passive);
        if !(launched && takes) {
            return Vec::new();
        }
        let drafts = frame::of_verb(self.scene, aim);
        let mut spots =
            drafts.into_iter().find(|draft| draft.what == Verb::Captures).map(|draft| draft.spots);
        if let Some(spots) = &mut spots {
            frame::loosen(spots, Relation::Near);
        }
        spots.unwrap_or_default()
    }

    /// `shelling of the barracks`: near where the article last said that something happened.
    pub(super) fn at_site(&self) -> Option<Spot> {
        let s = self.scene.sentence;
        let site = |at: &usize| s.noun(*at).is_some_and(|noun| noun.sense == Sense::Site && noun.definite);
        let said = s.verb_of_subject(self.at).map(|verb| s.preps(verb + 1)).unwrap_or_default();
        let aimed = self
            .preps
            .iter()
            .chain(&said)
            .filter(|(prep, _)| matches!(*prep, "on" | "of" | "at" | "against"));
        let target = aimed.map(|(_, at)| *at).find(site)?;
        let place = Some(self.scene.discourse.focus.clone()?);
        let tokens = s.noun(target)?.tokens.clone();
        Some(Spot { place, relation: Relation::Near, options: Vec::new(), tokens, how: How::Inferred })
    }

    /// Where the verb says it was: `fighting broke out in Alda`, `heavy clashes hit Alda`.
    pub(super) fn spots_by_verb(&self) -> Vec<Spot> {
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

    pub(super) fn spots_behind(&self, verb: usize) -> Vec<Spot> {
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
        let spreads = s.verb(verb).is_some_and(|verb| {
            verb.readings.iter().any(|reading| matches!(reading.lemma, "spread" | "extend" | "expand"))
        });
        let all = ["in", "near", "around", "at", "outside", "inside", "on", "over", "to", "into"];
        self.scene.places_behind(verb, if spreads { &all } else { &all[..8] })
    }

    /// `Alda came under fire`, `Alda is under siege`, `the town saw heavy fighting`.
    pub(super) fn spots_of_sufferer(&self) -> Vec<Spot> {
        let s = self.scene.sentence;
        let Some(at) = s.verb_of_object(self.at) else { return Vec::new() };
        let Some(verb) = s.verb(at) else { return Vec::new() };
        let lemma = |words: &[&str]| verb.readings.iter().any(|reading| words.contains(&reading.lemma));
        let first =
            s.units[at + 1..self.at].iter().all(|unit| matches!(unit, Unit::Adverb(_) | Unit::Prep(_)));
        let under = s.prep(self.at - 1) == Some("under")
            && (is_be(&s.tokens[verb.main].low) || lemma(&["come", "remain", "stay", "find"]));
        let sees =
            s.object(at) == Some(self.at) && lemma(&["see", "witness", "experience", "face", "suffer"]);
        // `Alda was the scene of heavy fighting`.
        let scene = s.object(at).filter(|object| {
            let stage =
                s.noun(*object).is_some_and(|noun| matches!(s.head(noun), "scene" | "site" | "target"));
            stage
                && is_be(&s.tokens[verb.main].low)
                && object + 2 == self.at
                && s.prep(object + 1) == Some("of")
        });
        if !(first && (under || sees) || scene.is_some()) {
            return Vec::new();
        }
        s.subject(at).map(|at| self.scene.spots(at)).unwrap_or_default()
    }

    /// Whether it is told of as going on just now: `clashes continued`, `carried out two air strikes`.
    pub(super) fn goes_on(&self) -> bool {
        const GOES_ON: &[&str] = &[
            "continue",
            "resume",
            "rage",
            "erupt",
            "flare",
            "intensify",
            "escalate",
            "persist",
            "begin",
            "start",
            "break",
            "take",
            "ensue",
            "occur",
        ];
        let s = self.scene.sentence;
        let Some(noun) = s.noun(self.at).filter(|noun| !noun.definite) else { return false };
        let fights = matches!(self.what, Verb::Clashes | Verb::Strikes) && s.head(noun) != "violence";
        let happens = s.verb_of_subject(self.at).and_then(|at| s.verb(at)).is_some_and(|verb| {
            verb.readings.iter().any(|reading| GOES_ON.contains(&reading.lemma)) && !verb.passive
        });
        let armed = || {
            let who = self.light_subject().and_then(|at| s.noun(at));
            who.is_some_and(|noun| matches!(noun.sense, Sense::Force | Sense::Party(_)))
        };
        fights && (happens || s.verb_of_object(self.at).is_some() && armed())
    }
}
