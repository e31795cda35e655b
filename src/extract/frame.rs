//! What a verb says happened: each class of the lexicon with the slots that its sentence fills.
//!
//! A frame needs a place where the words have one; people, equipment, policy and pictures as objects
//! make none.

mod fight;
mod gain;
mod loss;
mod march;
mod state;

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
    for draft in &mut found {
        draft.keep_apart();
    }
    found
}

impl Draft {
    /// Nobody takes a place from himself: where the same party stands on both sides, it is not known who acts.
    fn keep_apart(&mut self) {
        let other = self.opponent.as_ref().and_then(|opponent| opponent.party.as_ref());
        if let Some(agent) =
            self.agent.as_mut().filter(|agent| agent.party.is_some() && agent.party.as_ref() == other)
        {
            agent.party = None;
            agent.how = How::Missing;
        }
    }
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
            "captures.control" | "captures.claim" => self.control(class),
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
            "besieges.object" => self.besiege(class),
            "relieves.lift" => self.lift(class),
            "clashes.with" => self.clash(class),
            "clashes.object" => self.attack(class),
            "strikes.object" => self.strike(class),
            "strikes.fire" => self.fire(class),
            "strikes.land" => self.land(class),
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
        self.scene.places_behind(self.at, preps)
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
            // `the fields to the east, held by`: the fields, not the east.
            let aside = s.noun(noun).is_some_and(|noun| noun.sense == Sense::Locator);
            return Some(s.first_of_chain(noun))
                .filter(|first| aside || !self.scene.spots(*first).is_empty())
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

    fn reading_lemma(&self, class: &str) -> &'static str {
        self.verb.class(class).map_or("", |reading| reading.lemma)
    }

    fn places_behind(&self, noun: usize, preps: &[&str]) -> Vec<Spot> {
        self.scene.places_behind(noun, preps)
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
pub(super) fn loosen(spots: &mut [Spot], relation: Relation) {
    for spot in spots {
        if spot.relation == Relation::At {
            spot.relation = relation;
        }
    }
}
