//! What a verb says happened: each class of the lexicon with the slots that its sentence fills.
//!
//! A frame needs a place where the words have one; people, equipment, policy and pictures as objects
//! make none.

use super::slot::{Actor, How, Relation, Scene, Sort, Spot};
use super::unit::{Sense, Unit, Verbal};
use crate::events::Verb;

/// What a clause says happened, before it is asked whether it did.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    /// What.
    pub what: Verb,
    /// Who.
    pub agent: Option<Actor>,
    /// Against or from whom.
    pub opponent: Option<Actor>,
    /// Where.
    pub spots: Vec<Spot>,
    /// The unit that says it.
    pub at: usize,
    /// The token of the word that says it.
    pub trigger: usize,
    /// Which frame, for the reviewer and for measuring.
    pub frame: &'static str,
    /// A state and no change.
    pub state: bool,
}

/// What the verb group at a place in the row says happened.
pub(super) fn of_verb(scene: &Scene<'_, '_>, at: usize) -> Vec<Draft> {
    let Some(verb) = scene.sentence.verb(at) else { return Vec::new() };
    let frame = Frame { scene, verb, at };
    let mut found: Vec<Draft> = Vec::new();
    for reading in &verb.readings {
        let drafts = frame.read(reading.class);
        if drafts.iter().any(|draft| !draft.spots.is_empty() || draft.what == Verb::Withdraws) {
            found = drafts;
            break;
        }
    }
    if found.is_empty() && verb.readings.iter().all(|reading| !reading.class.contains("strikes.fire")) {
        found = frame.copula();
    }
    found
}

struct Frame<'f, 'a, 'k> {
    scene: &'f Scene<'a, 'k>,
    verb: &'f Verbal,
    at: usize,
}

impl Frame<'_, '_, '_> {
    fn read(&self, class: &'static str) -> Vec<Draft> {
        match class {
            "captures.occupy" if self.verb.passive || self.is_participle() => self.taken(Verb::Holds, class),
            "captures.object" | "captures.occupy" => self.taken(Verb::Captures, class),
            "captures.control" => self.control(class),
            "captures.expel" => self.expel(class),
            "captures.fall" => self.fall(class),
            "captures.raise" => self.raise(class),
            "withdraws.from" => self.withdraw(class),
            "withdraws.object" => self.leave(class),
            "receives.hand" => self.hand(class),
            "enters.object" => self.taken(Verb::Enters, class),
            "enters.into" => self.into(class),
            "holds.object" => self.taken(Verb::Holds, class),
            "holds.stay" => self.stay(class),
            "besieges.object" => self.taken(Verb::Besieges, class),
            "relieves.lift" => self.lift(class),
            "clashes.with" => self.clash(class),
            "clashes.object" => self.attack(class),
            "strikes.object" => self.strike(class),
            "strikes.fire" => self.fire(class),
            "advances.towards" | "advances.reach" => self.advance(class),
            "advances.deploy" => self.deploy(class),
            "repels.object" => self.repel(class),
            _ => Vec::new(),
        }
    }

    fn is_participle(&self) -> bool {
        self.verb.bare && self.by().is_some()
    }

    fn draft(&self, what: Verb, frame: &'static str, agent: Option<Actor>, spots: Vec<Spot>) -> Draft {
        Draft {
            what,
            agent,
            opponent: None,
            spots,
            at: self.at,
            trigger: self.verb.main,
            frame,
            state: what == Verb::Holds,
        }
    }

    /// Passive, or a participle behind its noun: `captured by the army`.
    fn is_passive(&self) -> bool {
        self.verb.passive
            || (self.verb.bare && self.object().is_none() && (self.by().is_some() || self.reduced()))
    }

    /// `fighters captured near Alda were`: another verb follows whose subject stands before this one.
    fn reduced(&self) -> bool {
        let s = self.scene.sentence;
        let own = s.subject(self.at);
        let noun_before = matches!(s.units.get(self.at.wrapping_sub(1)), Some(Unit::Noun(_)));
        let claimed = (self.at + 1..s.units.len())
            .filter(|i| s.verb(*i).is_some_and(Verbal::finite))
            .take(1)
            .any(|i| {
                !matches!(s.units.get(i - 1), Some(Unit::And(_) | Unit::Clause(_))) && s.subject(i) == own
            });
        // `tried men captured in Alda`; but of `said men withdrew` it is the verb.
        let object_of = s.verb_of_object(self.at.wrapping_sub(1)).and_then(|at| s.verb(at));
        noun_before && (claimed || object_of.is_some_and(|verb| !verb.speaks()))
    }

    fn object(&self) -> Option<usize> {
        self.scene.sentence.object(self.at)
    }

    fn by(&self) -> Option<usize> {
        self.prep(&["by"])
            .filter(|noun| self.scene.sentence.noun(*noun).is_some_and(|noun| noun.sense != Sense::Locator))
    }

    /// The noun behind one of some prepositions in the clause.
    fn prep(&self, preps: &[&str]) -> Option<usize> {
        let all = self.scene.sentence.preps(self.at + 1);
        all.into_iter().find(|(prep, _)| preps.contains(prep)).map(|(_, noun)| noun)
    }

    /// The places behind some prepositions in the clause.
    fn places(&self, preps: &[&str]) -> Vec<Spot> {
        let all = self.scene.sentence.preps(self.at + 1);
        for (prep, noun) in all.into_iter().filter(|(prep, _)| preps.contains(prep)) {
            let mut spots = self.scene.spots(noun);
            if !spots.is_empty() {
                if matches!(prep, "near" | "around" | "outside" | "outside of" | "towards" | "toward") {
                    loosen(&mut spots, Relation::Near);
                }
                return spots;
            }
        }
        Vec::new()
    }

    fn subject(&self) -> Option<usize> {
        self.scene.sentence.subject(self.at)
    }

    /// Who acts: the subject, or behind `by`. `Err` for one who does not fight.
    fn agent(&self) -> Result<Option<Actor>, ()> {
        let at = if self.is_passive() { self.by() } else { self.subject() };
        fighter(at.and_then(|at| self.scene.actor(at)))
    }

    /// What the verb is done to: its object, or in the passive its subject.
    fn patient(&self) -> Option<usize> {
        let s = self.scene.sentence;
        if !self.is_passive() {
            return self.object().or_else(|| self.relative_object());
        }
        if self.verb.bare && !self.verb.passive {
            let before = self.at.checked_sub(1)?;
            let comma = usize::from(matches!(s.units.get(before), Some(Unit::Comma)));
            let before = before.checked_sub(comma)?;
            let adverb = usize::from(matches!(s.units.get(before), Some(Unit::Adverb(_) | Unit::Time(_))));
            let before = before.checked_sub(adverb)?;
            let comma = usize::from(adverb == 1 && matches!(s.units.get(before), Some(Unit::Comma)));
            let noun = before.checked_sub(comma).filter(|at| s.noun(*at).is_some())?;
            return Some(s.first_of_chain(noun))
                .filter(|first| !self.scene.spots(*first).is_empty())
                .or(Some(noun));
        }
        // Of a chain `the town of Alda in Borg` the last noun may be the place; its first says what it is.
        self.subject()
    }

    /// `the base, which the army left`: what `which` stands for.
    fn relative_object(&self) -> Option<usize> {
        let s = self.scene.sentence;
        let subject = self.subject()?;
        let clause = subject.checked_sub(1)?;
        let relative = matches!(&s.units[clause], Unit::Clause(word) if word == "which" || word == "that");
        let noun = s.antecedent(clause).filter(|_| relative)?;
        // `a city of 4,000 people that they hold`.
        if self.scene.spots(noun).is_empty() { Some(s.first_of_chain(noun)) } else { Some(noun) }
    }

    /// A place as object: captured, entered, held, ringed.
    fn taken_draft(&self, what: Verb, frame: &'static str) -> Option<Draft> {
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

    fn taken(&self, what: Verb, frame: &'static str) -> Vec<Draft> {
        self.taken_draft(what, frame).into_iter().collect()
    }

    /// `the leader of Alda` is no place, whatever `of Alda` is.
    fn is_possessed_by_people(&self, noun: usize) -> bool {
        let s = self.scene.sentence;
        s.noun(noun).is_some_and(|noun| matches!(noun.sense, Sense::Outsider | Sense::Voice | Sense::Other))
    }

    /// `took control of Alda`; `Alda came under control of the army` is a state of [`Self::copula`].
    fn control(&self, frame: &'static str) -> Vec<Draft> {
        let s = self.scene.sentence;
        let Some(object) = self.patient() else { return Vec::new() };
        let Some(noun) = s.noun(object) else { return Vec::new() };
        let takes = noun.sense == Sense::Control
            || matches!(noun.sense, Sense::Deed("captures.of"))
            || (s.has_word(noun, "control"));
        if !takes {
            return Vec::new();
        }
        let spots = self.places_behind(object, &["of", "over", "in"]);
        let Ok(agent) = self.agent() else { return Vec::new() };
        let keeps = matches!(self.reading_lemma(frame), "extend" | "tighten" | "consolidate");
        let what = if keeps { Verb::Holds } else { Verb::Captures };
        let from =
            self.prep(&["from"]).and_then(|at| self.scene.actor(at)).filter(|actor| actor.party.is_some());
        vec![Draft { opponent: from, ..self.draft(what, frame, agent, spots) }]
    }

    fn reading_lemma(&self, class: &str) -> &'static str {
        self.verb.class(class).map_or("", |reading| reading.lemma)
    }

    fn places_behind(&self, noun: usize, preps: &[&str]) -> Vec<Spot> {
        let all = self.scene.sentence.preps(noun + 1);
        all.into_iter()
            .filter(|(prep, _)| preps.contains(prep))
            .map(|(_, noun)| self.scene.spots(noun))
            .find(|spots| !spots.is_empty())
            .unwrap_or_default()
    }

    /// `drove the rebels out of Alda`: the one takes it, and in the passive without the one the other leaves.
    fn expel(&self, frame: &'static str) -> Vec<Draft> {
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
        let spots = self.places(&["from", "out of", "of"]);
        let _ = s;
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
    fn fall(&self, frame: &'static str) -> Vec<Draft> {
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

    /// Who `the hands of the army`, `army control` and `the army` are.
    fn holder(&self, at: usize) -> Option<Actor> {
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
                let force =
                    before.clone().any(|token| super::lexicon::Lexicon::get().is(&token.low, "force"));
                force.then(|| Actor {
                    party: None,
                    tokens: noun.tokens.clone(),
                    how: How::Missing,
                    sort: Sort::Fighter,
                })
            })
    }

    /// `raised their flag over Alda`.
    fn raise(&self, frame: &'static str) -> Vec<Draft> {
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

    /// `withdrew from Alda`, `pulled its men out of Alda`.
    fn withdraw(&self, frame: &'static str) -> Vec<Draft> {
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
        let bare = matches!(lemma, "pull") && self.verb.class(frame).is_some_and(|r| r.particle.is_empty());
        let all = s.preps(self.at + 1);
        let of = s.prep(self.at + 1) == Some("of");
        let out = of || all.iter().any(|(prep, _)| matches!(*prep, "from" | "out of"));
        if bare && !(out && object.is_some()) {
            return Vec::new();
        }
        let Ok(Some(agent)) = fighter(who.and_then(|at| self.scene.actor(at))) else { return Vec::new() };
        if agent.sort == Sort::Weapon {
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
        vec![self.draft(Verb::Withdraws, frame, Some(agent), spots)]
    }

    /// `abandoned Alda`, `lost Alda`, `lost control of Alda`.
    fn leave(&self, frame: &'static str) -> Vec<Draft> {
        let s = self.scene.sentence;
        let Some(object) = self.patient() else { return Vec::new() };
        let Some(noun) = s.noun(object) else { return Vec::new() };
        let spots = match noun.sense {
            Sense::Control => self.places_behind(object, &["of", "over"]),
            Sense::Place(_) | Sense::Settlement | Sense::Site | Sense::Pronoun => self.scene.spots(object),
            _ => Vec::new(),
        };
        let by = if self.is_passive() { self.by() } else { self.subject() };
        if self.is_passive() && !self.verb.passive && by.is_none() {
            return Vec::new();
        }
        match fighter(by.and_then(|at| self.scene.actor(at))) {
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

    /// `handed Alda to the army`.
    fn hand(&self, frame: &'static str) -> Vec<Draft> {
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

    /// `rolled into Alda`, `fought their way into Alda`.
    fn into(&self, frame: &'static str) -> Vec<Draft> {
        let spots = self.places(&["into", "inside"]);
        let push = self
            .object()
            .and_then(|at| self.scene.sentence.noun(at))
            .is_some_and(|noun| noun.sense == Sense::Deed("advances.on"));
        self.moved(if push { Verb::Advances } else { Verb::Enters }, frame, spots)
    }

    fn moved(&self, what: Verb, frame: &'static str, spots: Vec<Spot>) -> Vec<Draft> {
        match self.agent() {
            Ok(Some(agent)) if !spots.is_empty() && agent.sort != Sort::Weapon => {
                vec![self.draft(what, frame, Some(agent), spots)]
            }
            _ => Vec::new(),
        }
    }

    /// `remains in Alda`, `remains under the army's control`.
    fn stay(&self, frame: &'static str) -> Vec<Draft> {
        let held = self.copula();
        if !held.is_empty() {
            return held;
        }
        let spots = self.places(&["in", "at", "inside"]);
        self.moved(Verb::Holds, frame, spots)
    }

    /// `lifted the siege of Alda`.
    fn lift(&self, frame: &'static str) -> Vec<Draft> {
        let s = self.scene.sentence;
        let Some(object) = self.patient() else { return Vec::new() };
        let siege = s.noun(object).is_some_and(|noun| noun.sense == Sense::Deed("besieges.of"));
        let spots = self.places_behind(object, &["of", "on", "around"]);
        match self.agent() {
            Ok(agent) if siege && !spots.is_empty() => vec![self.draft(Verb::Relieves, frame, agent, spots)],
            _ => Vec::new(),
        }
    }

    /// `clashed with the rebels in Alda`.
    fn clash(&self, frame: &'static str) -> Vec<Draft> {
        let spots = self.places(&["in", "near", "around", "at", "outside", "for", "inside", "over"]);
        let Ok(Some(agent)) = self.agent() else { return Vec::new() };
        if spots.is_empty() || agent.sort == Sort::Weapon {
            return Vec::new();
        }
        let object = self.object().and_then(|at| self.scene.actor(at));
        let with = self.prep(&["with", "against"]).and_then(|at| self.scene.actor(at));
        let opponent = object.or(with).filter(|actor| actor.sort == Sort::Fighter);
        let lemma = self.reading_lemma(frame);
        if lemma == "fight" && opponent.is_none() && self.object().is_some() {
            return Vec::new();
        }
        vec![Draft { opponent, ..self.draft(Verb::Clashes, frame, Some(agent), spots) }]
    }

    /// `attacked Alda`, `attacked the rebels in Alda`, `stormed into Alda`.
    fn attack(&self, frame: &'static str) -> Vec<Draft> {
        let lemma = self.reading_lemma(frame);
        let Some(patient) = self.patient() else { return Vec::new() };
        let Some((spots, opponent)) = self.struck(patient) else { return Vec::new() };
        let what = match lemma {
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
    fn struck(&self, patient: usize) -> Option<(Vec<Spot>, Option<Actor>)> {
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
        let people = matches!(noun.sense, Sense::Voice | Sense::Outsider | Sense::Other | Sense::Person(_))
            && positions.is_none();
        if people && !matches!(noun.sense, Sense::Outsider | Sense::Other) {
            return None;
        }
        let spots = self.places(&["in", "near", "at", "around", "outside", "on", "of", "inside", "from"]);
        let spots = if spots.is_empty() { self.scene.front() } else { spots };
        let aimed = opponent.or(positions);
        (!spots.is_empty() && (aimed.is_some() || !people)).then_some((spots, aimed))
    }

    /// `shelled Alda`, `shells hit Alda`, `struck a depot near Alda`.
    fn strike(&self, frame: &'static str) -> Vec<Draft> {
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
    fn fire(&self, frame: &'static str) -> Vec<Draft> {
        let s = self.scene.sentence;
        let weapon = self.patient().and_then(|at| s.noun(at)).is_some_and(|noun| {
            matches!(noun.sense, Sense::Weapon) || super::lexicon::Lexicon::get().is(s.head(noun), "weapon")
        });
        let spots = self.places(&["at", "on", "into", "towards", "in", "against"]);
        match self.agent() {
            Ok(agent) if weapon && !spots.is_empty() => vec![self.draft(Verb::Strikes, frame, agent, spots)],
            _ => Vec::new(),
        }
    }

    /// `advanced on Alda`, `is moving towards Alda`, `reached Alda`.
    fn advance(&self, frame: &'static str) -> Vec<Draft> {
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
        loosen(&mut spots, Relation::Near);
        self.moved(Verb::Advances, frame, spots)
    }

    /// `sent troops to Alda`, `are deploying to Alda`.
    fn deploy(&self, frame: &'static str) -> Vec<Draft> {
        let s = self.scene.sentence;
        let lemma = self.reading_lemma(frame);
        let spots = self.places(&["to", "in", "towards", "around", "near", "at", "on"]);
        let object = self.patient();
        let men = object.and_then(|at| s.noun(at)).is_some_and(|noun| noun.sense == Sense::Force);
        let own =
            matches!(lemma, "deploy" | "redeploy" | "mobilise" | "mobilize" | "mass") && object.is_none();
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
                loosen(&mut spots, Relation::Near);
                vec![self.draft(Verb::Advances, frame, agent, spots)]
            }
            _ => Vec::new(),
        }
    }

    /// `repelled an attack on Alda`.
    fn repel(&self, frame: &'static str) -> Vec<Draft> {
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

    /// `is under the army's control`, `is in the hands of the army`, `is in control of Alda`,
    /// `came under control`.
    fn copula(&self) -> Vec<Draft> {
        const FRAME: &str = "holds.copula";
        let s = self.scene.sentence;
        let low = s.tokens[self.verb.main].low.as_str();
        let holds = super::verbness::is_be(low)
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
        if prep == "in" && s.noun(at).is_some_and(|noun| s.head(noun).ends_with("control")) {
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
}

/// An actor that can be one: `Err` for one who does not fight.
pub(super) fn fighter(actor: Option<Actor>) -> Result<Option<Actor>, ()> {
    match actor {
        Some(actor) if actor.sort == Sort::Outsider => Err(()),
        actor => Ok(actor),
    }
}

/// Places that lie there only roughly.
fn loosen(spots: &mut [Spot], relation: Relation) {
    for spot in spots {
        if spot.relation == Relation::At {
            spot.relation = relation;
        }
    }
}
