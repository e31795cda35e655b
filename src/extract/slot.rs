//! Slots of an event: which place a noun group means, and which party acts. Nothing is guessed: a place
//! or a party that the words do not give stays empty, with the words that stand for it.

use std::ops::Range;

use super::discourse::Discourse;
use super::mention::{Entity, Found, Names, span};
use super::noun::is_direction;
use super::unit::{Noun, Sense, Sentence, Unit};
use crate::events::PartyId;
use crate::gazetteer::{Hints, Kind, PlaceId, Resolution};

/// How a slot was filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// The clause names it.
    Named,
    /// A word such as `it` or `the town` stands for what was named before.
    Referred,
    /// Taken over from the rest of the sentence.
    Inferred,
    /// Not filled.
    Missing,
}

impl How {
    /// The word that outputs use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Named => "named",
            Self::Referred => "referred",
            Self::Inferred => "inferred",
            Self::Missing => "missing",
        }
    }
}

/// How what happened lies to the place that is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// There.
    At,
    /// Near it or in a direction from it.
    Near,
    /// In a part of it, or at its edge.
    Part,
}

impl Relation {
    /// The word that outputs use.
    pub fn word(self) -> &'static str {
        match self {
            Self::At => "at",
            Self::Near => "near",
            Self::Part => "part",
        }
    }
}

/// A place that a clause names.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Spot {
    /// The place, where the words decide it.
    pub place: Option<PlaceId>,
    /// How the event lies to it.
    pub relation: Relation,
    /// Places that the words could mean as well.
    pub options: Vec<PlaceId>,
    /// The words.
    pub tokens: Range<usize>,
    /// How it was filled.
    pub how: How,
}

/// Who acts.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Actor {
    /// The party, where the words decide it.
    pub party: Option<PartyId>,
    /// The words.
    pub tokens: Range<usize>,
    /// How it was filled.
    pub how: How,
    /// What acts.
    pub sort: Sort,
}

/// What acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// Men at arms.
    Fighter,
    /// Shells, an air strike.
    Weapon,
    /// Who does not fight.
    Outsider,
    /// A name that nothing knows.
    Unknown,
}

/// A sentence with what is known around it.
pub(super) struct Scene<'a, 'k> {
    pub sentence: &'a Sentence,
    pub text: &'a str,
    pub names: &'a Names<'k>,
    pub discourse: &'a Discourse,
}

impl Scene<'_, '_> {
    fn words(&self, tokens: &Range<usize>) -> &str {
        &self.text[span(&self.sentence.tokens, tokens.start, tokens.end)]
    }

    fn kind(&self, place: &PlaceId) -> Option<Kind> {
        self.names.knowledge.gazetteer.get(place).map(|place| place.kind)
    }

    /// The places that a noun group names, those of a list it begins too.
    pub fn spots(&self, at: usize) -> Vec<Spot> {
        let Some((first, mut end)) = self.spot(at) else { return Vec::new() };
        let mut found = first;
        while let Some(next) = self.next_of_list(end) {
            let Some((spots, to)) = self.spot(next) else { break };
            if spots.iter().any(|spot| spot.how == How::Referred) {
                break;
            }
            found.extend(spots);
            end = to;
        }
        found
    }

    /// Where the sentence begins: `In Alda, the army`, `Alda: the army`. Only fighting is put there.
    pub fn front(&self) -> Vec<Spot> {
        let s = self.sentence;
        match (s.units.first(), s.units.get(1), s.units.get(2)) {
            (Some(Unit::Noun(_)), Some(Unit::Break), _) => self.spots(0),
            (Some(Unit::Prep(prep)), Some(Unit::Noun(_)), Some(Unit::Comma))
                if matches!(prep.as_str(), "in" | "at" | "near") =>
            {
                self.spots(1)
            }
            _ => Vec::new(),
        }
    }

    /// The next noun of a list of places: behind a comma or `and`, and no subject of what follows.
    fn next_of_list(&self, end: usize) -> Option<usize> {
        let s = self.sentence;
        let mut at = end + 1;
        while matches!(s.units.get(at), Some(Unit::Adverb(_) | Unit::Time(_))) {
            at += 1;
        }
        let joined = match s.units.get(at)? {
            Unit::Comma => at + 1,
            Unit::And(word) if word == "and" || word == "&" || word == "or" => at + 1,
            _ => return None,
        };
        let and = |at: usize| matches!(s.units.get(at), Some(Unit::And(word)) if word == "and");
        let next = if and(joined) { joined + 1 } else { joined };
        let next = if matches!(s.units.get(next), Some(Unit::Adverb(_))) { next + 1 } else { next };
        let noun = s.noun(next)?;
        let place = matches!(noun.sense, Sense::Place(_) | Sense::Settlement | Sense::Site | Sense::Part);
        let apposition = matches!(s.units.get(joined - 1), Some(Unit::Comma))
            && !and(joined)
            && !matches!(noun.sense, Sense::Place(_));
        let subject = s.verb(next + 1).is_some_and(super::unit::Verbal::finite);
        (place && !apposition && !subject).then_some(next)
    }

    /// The places of one noun group with what hangs on it; and the last unit that was read.
    fn spot(&self, at: usize) -> Option<(Vec<Spot>, usize)> {
        let noun = self.sentence.noun(at)?;
        match noun.sense {
            Sense::Place(number) => Some((vec![self.named(noun, number)], at)),
            Sense::Settlement => self.settlement(noun, at),
            Sense::Site | Sense::Part | Sense::Locator => self.site(noun, at),
            Sense::Pronoun if self.sentence.head(noun) == "it" => {
                let place = self.discourse.place_of_it(self.sentence, noun.tokens.start)?;
                Some((vec![spot(Some(place), Relation::At, noun.tokens.clone(), How::Referred)], at))
            }
            Sense::Name => {
                let mention = &self.sentence.mentions[*noun.mentions.last()?];
                let unknown = matches!(mention.entity, Entity::Name)
                    && self.discourse.is_spoken_of_as_place(self.words(&mention.tokens));
                unknown.then(|| (vec![spot(None, Relation::At, noun.tokens.clone(), How::Missing)], at))
            }
            _ => None,
        }
    }

    fn named(&self, noun: &Noun, number: usize) -> Spot {
        let mention = &self.sentence.mentions[number];
        let before = &self.sentence.tokens[noun.tokens.start..mention.tokens.start];
        let part = before.iter().any(|token| is_part_word(&token.low));
        let relation = if part { Relation::Part } else { Relation::At };
        let tokens = mention.tokens.clone();
        match &mention.entity {
            Entity::Place(Found::One(place)) => {
                // `southern Libya` is a part of it; a listed `North Lashan` was met whole.
                spot(Some(place.clone()), relation, noun_from(noun, tokens), How::Named)
            }
            Entity::Place(Found::Several(places)) => {
                let one = self.discourse.one_of(places);
                let how = if one.is_some() { How::Referred } else { How::Missing };
                Spot { options: places.clone(), ..spot(one, relation, tokens, how) }
            }
            Entity::Place(Found::SiteAt(place)) => {
                spot(Some(place.clone()), Relation::Part, tokens, How::Named)
            }
            _ => spot(None, relation, tokens, How::Missing),
        }
    }

    /// `the town of Alda`, `the towns of Alda and Borg`, `the town`.
    fn settlement(&self, noun: &Noun, at: usize) -> Option<(Vec<Spot>, usize)> {
        let s = self.sentence;
        if let Some(number) =
            noun.mentions.iter().rev().find(|i| matches!(s.mentions[**i].entity, Entity::Place(_)))
        {
            // `the Alda area`; but `Alda's old quarter` is a part.
            let owner = s.tokens.get(s.mentions[*number].tokens.end).is_some_and(|token| token.is("'s"));
            let mut spot = self.named(noun, *number);
            if owner {
                spot.relation = Relation::Part;
            }
            return Some((vec![spot], at));
        }
        let prep = s.prep(at + 1);
        let next = s.noun(at + 2);
        if let (Some("of" | "in" | "near" | "called" | "around"), Some(inner)) = (prep, next) {
            if let Some((mut spots, end)) =
                self.spot(at + 2).filter(|_| !matches!(inner.sense, Sense::Settlement))
            {
                let near = prep != Some("of");
                let plain = !self.is_part_noun(noun);
                if near || !plain {
                    for spot in &mut spots {
                        spot.relation =
                            if near && prep != Some("in") { Relation::Near } else { Relation::Part };
                    }
                }
                return Some((spots, end));
            }
            let unknown = prep == Some("of") && inner.sense == Sense::Name;
            if unknown {
                return Some((
                    vec![spot(None, Relation::At, noun.tokens.start..inner.tokens.end, How::Missing)],
                    at + 2,
                ));
            }
        }
        // `Alda, a town of 4,000,`: what stands before the comma.
        if !noun.definite && matches!(s.units.get(at.wrapping_sub(1)), Some(Unit::Comma)) {
            let before = at.checked_sub(2).and_then(|i| s.noun(i)).map(|noun| noun.sense.clone());
            if let Some(Sense::Place(number)) = before {
                let noun = s.noun(at - 2)?;
                return Some((vec![self.named(noun, number)], at));
            }
        }
        noun.definite.then_some(())?;
        // `the capital, Alda,`.
        if matches!(s.units.get(at + 1), Some(Unit::Comma))
            && matches!(s.units.get(at + 3), Some(Unit::Comma) | None)
            && let Some(Sense::Place(number)) = s.noun(at + 2).map(|noun| noun.sense.clone())
        {
            return Some((vec![self.named(s.noun(at + 2)?, number)], at + 2));
        }
        let word = s.head(noun);
        let capital = self.discourse.capital.clone().filter(|_| word == "capital");
        let place = capital.or_else(|| {
            self.discourse.place_called(s, noun.tokens.start, |place| {
                self.kind(place).is_some_and(|kind| fits(word, kind))
            })
        });
        let how = if place.is_some() { How::Referred } else { How::Missing };
        let pointed = matches!(s.tokens[noun.tokens.start].low.as_str(), "this" | "these" | "those" | "that");
        if pointed && place.is_none() {
            return None;
        }
        Some((vec![spot(place, Relation::At, noun.tokens.clone(), how)], at))
    }

    /// `the base`, `the airbase at Alda`, `the outskirts of Alda`, `20 km south of Alda`.
    fn site(&self, noun: &Noun, at: usize) -> Option<(Vec<Spot>, usize)> {
        let s = self.sentence;
        let place = noun.mentions.iter().rev().find(|i| matches!(s.mentions[**i].entity, Entity::Place(_)));
        if let Some(number) = place {
            let mut spot = self.named(noun, *number);
            if spot.relation == Relation::At {
                spot.relation = if noun.sense == Sense::Locator { Relation::Near } else { Relation::Part };
            }
            return Some((vec![spot], at));
        }
        let mut next = at + 1;
        if noun.sense == Sense::Locator || s.noun(next).is_some_and(|noun| noun.sense == Sense::Locator) {
            // `20 km (12 miles) south of`, `positions south of`.
            while s.noun(next).is_some_and(|noun| noun.sense == Sense::Locator) {
                next += 1;
            }
        }
        if let Some(prep @ ("of" | "at" | "in" | "near" | "outside" | "around" | "from" | "to" | "on")) =
            s.prep(next)
            && let Some((mut spots, end)) = self.spot(next + 1)
        {
            for spot in &mut spots {
                let whole = self.site_at(spot, s.head(noun)).filter(|_| matches!(prep, "of" | "at" | "in"));
                if let Some(place) = whole {
                    spot.place = Some(place);
                } else {
                    let near = matches!(prep, "near" | "outside" | "around" | "from")
                        || noun.sense == Sense::Locator;
                    spot.relation = if near { Relation::Near } else { Relation::Part };
                }
                spot.tokens = noun.tokens.start..spot.tokens.end.max(noun.tokens.end);
            }
            return Some((spots, end));
        }
        (noun.definite && noun.sense == Sense::Site).then_some(())?;
        let word = s.head(noun);
        if s.has_word(noun, "capital")
            && let Some(capital) = self.discourse.capital.clone()
        {
            let whole = spot(Some(capital), Relation::Part, noun.tokens.clone(), How::Referred);
            let place = self.site_at(&whole, word);
            let relation = if place.is_some() { Relation::At } else { Relation::Part };
            return Some((vec![Spot { place: place.or(whole.place.clone()), relation, ..whole }], at));
        }
        if let (Some("of"), Some(_), Some(behind)) = (s.prep(at + 1), s.noun(at + 2), s.noun(at + 3))
            && let Sense::Place(number) = behind.sense
        {
            return Some((vec![self.named(behind, number)], at + 3));
        }
        let known = self.discourse.place_called(s, noun.tokens.start, |place| {
            self.kind(place).is_some_and(|kind| fits(word, kind))
        })?;
        Some((vec![spot(Some(known), Relation::At, noun.tokens.clone(), How::Referred)], at))
    }

    /// The facility that a settlement's name and a word for its kind mean: `the airbase at Krasten`.
    fn site_at(&self, spot: &Spot, kind: &str) -> Option<PlaceId> {
        let near = spot.place.as_ref()?;
        let gazetteer = self.names.knowledge.gazetteer;
        let name = format!("{} {kind}", gazetteer.get(near)?.name);
        match gazetteer.resolve(&name, &Hints::default()) {
            Resolution::Found(one) if one.place != *near => Some(one.place),
            _ => None,
        }
    }

    fn is_part_noun(&self, noun: &Noun) -> bool {
        let head = self.sentence.head(noun);
        let parts = [
            "neighbourhood",
            "neighborhood",
            "suburb",
            "quarter",
            "district",
            "sector",
            "territory",
            "stronghold",
            "bastion",
            "land",
        ];
        let other = self.sentence.tokens[noun.tokens.clone()].iter().any(|token| is_part_word(&token.low));
        other || parts.iter().any(|part| head.trim_end_matches('s') == *part && head != "district")
    }

    /// Who a noun group is, as one who acts.
    pub fn actor(&self, at: usize) -> Option<Actor> {
        let s = self.sentence;
        let noun = s.noun(at)?;
        let actor = |party: Option<PartyId>, how: How, sort: Sort| {
            Some(Actor { party, tokens: noun.tokens.clone(), how, sort })
        };
        match noun.sense {
            Sense::Party(number) | Sense::Person(number) => match &s.mentions[number].entity {
                Entity::Party(party) | Entity::Person(Some(party)) => {
                    actor(Some(party.clone()), How::Named, Sort::Fighter)
                }
                _ => actor(None, How::Missing, Sort::Outsider),
            },
            Sense::Force | Sense::Weapon | Sense::Deed(_) => {
                let sort = if noun.sense == Sense::Force { Sort::Fighter } else { Sort::Weapon };
                match self.party_within(noun).or_else(|| self.party_behind(at)) {
                    Some(party) => actor(Some(party), How::Named, sort),
                    None => match self.owner(noun) {
                        Some(party) => actor(Some(party), How::Referred, sort),
                        None => actor(None, How::Missing, sort),
                    },
                }
            }
            Sense::Pronoun => {
                let word = s.head(noun);
                let party = self.discourse.party_of_pronoun(s, word, noun.tokens.start)?;
                actor(Some(party), How::Referred, Sort::Fighter)
            }
            Sense::Name => match self.party_within(noun) {
                None => actor(None, How::Missing, Sort::Unknown),
                Some(_) => actor(None, How::Missing, Sort::Outsider),
            },
            Sense::Voice
            | Sense::Outsider
            | Sense::Place(_)
            | Sense::Settlement
            | Sense::Site
            | Sense::Part
            | Sense::Control
            | Sense::Locator
            | Sense::Other => actor(None, How::Missing, Sort::Outsider),
        }
    }

    /// The party that a name in a noun group is of: `QNA troops`, `Haddadi's forces`, `QNA-aligned men`.
    pub fn party_within(&self, noun: &Noun) -> Option<PartyId> {
        let s = self.sentence;
        let named = noun.mentions.iter().rev().find_map(|i| match &s.mentions[*i].entity {
            Entity::Party(party) | Entity::Person(Some(party)) | Entity::Voice(Some(party)) => {
                Some(party.clone())
            }
            _ => None,
        });
        named.or_else(|| {
            s.tokens[noun.tokens.clone()].iter().find_map(|token| Discourse::joined(self.names, token))
        })
    }

    /// The party behind a noun group: `forces loyal to Haddadi`, `troops of the QNA`, `men led by Haddadi`.
    fn party_behind(&self, at: usize) -> Option<PartyId> {
        let s = self.sentence;
        let next = match (s.units.get(at + 1)?, s.units.get(at + 2)) {
            (Unit::Prep(prep), _) if matches!(prep.as_str(), "of" | "from" | "under" | "with") => at + 2,
            (Unit::Adjective(_), Some(Unit::Prep(_))) => at + 3,
            (Unit::Verb(verb), Some(Unit::Prep(by))) if verb.bare && by == "by" => {
                let lead =
                    matches!(s.tokens[verb.main].low.as_str(), "led" | "commanded" | "headed" | "controlled");
                lead.then_some(at + 3)?
            }
            _ => return None,
        };
        let noun = s.noun(next)?;
        match noun.sense {
            Sense::Party(_) | Sense::Person(_) | Sense::Force | Sense::Voice => self.party_within(noun),
            _ => None,
        }
    }

    /// Whose: `its troops`, `his forces`, `our units`.
    fn owner(&self, noun: &Noun) -> Option<PartyId> {
        let first = self.sentence.tokens[noun.tokens.start].low.as_str();
        let pronoun = match first {
            "its" => "it",
            "his" | "her" => "he",
            "their" => "they",
            "our" => "we",
            _ => return None,
        };
        self.discourse.party_of_pronoun(self.sentence, pronoun, noun.tokens.start)
    }
}

fn noun_from(_: &Noun, tokens: Range<usize>) -> Range<usize> {
    tokens
}

fn spot(place: Option<PlaceId>, relation: Relation, tokens: Range<usize>, how: How) -> Spot {
    Spot { place, relation, options: Vec::new(), tokens, how }
}

fn is_part_word(low: &str) -> bool {
    is_direction(low)
        || low.ends_with("ern") && is_direction(low.trim_end_matches("ern"))
        || matches!(low, "central" | "downtown" | "parts" | "outer" | "inner" | "outskirts" | "greater")
}

/// Whether a word for a place fits what the place is.
fn fits(word: &str, kind: Kind) -> bool {
    match word {
        "village" | "hamlet" => matches!(kind, Kind::Town | Kind::Village),
        "city" => matches!(kind, Kind::City | Kind::Town),
        "town" | "settlement" | "locality" | "stronghold" | "bastion" | "commune" | "township" => {
            matches!(kind, Kind::City | Kind::Town | Kind::Village)
        }
        "capital" => kind == Kind::City,
        "district" | "neighbourhood" | "neighborhood" | "suburb" | "quarter" => {
            matches!(kind, Kind::Neighbourhood | Kind::District | Kind::Part)
        }
        "region" | "province" | "area" | "oblast" | "county" | "governorate" => {
            matches!(kind, Kind::Region | Kind::District)
        }
        "base" | "airbase" | "airfield" => matches!(kind, Kind::Airbase | Kind::Airport | Kind::Camp),
        "airport" => matches!(kind, Kind::Airport | Kind::Airbase),
        "port" | "harbour" | "harbor" | "terminal" => matches!(kind, Kind::Port | Kind::OilTerminal),
        "crossing" | "gate" => matches!(kind, Kind::Crossing | Kind::Junction),
        "camp" | "barracks" => kind == Kind::Camp,
        "bridge" | "junction" | "crossroads" => matches!(kind, Kind::Junction | Kind::Part),
        "field" | "oilfield" => kind == Kind::OilField,
        "refinery" => kind == Kind::Refinery,
        _ => false,
    }
}
