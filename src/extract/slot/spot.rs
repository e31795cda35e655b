//! Places of noun groups: `the town of Alda`, `the base`, `20 km south of Alda`, lists of towns.

use std::ops::Range;

use super::kind::{fits, is_part_word, is_share, is_whole};
use super::{How, Relation, Scene, Spot};
use crate::extract::mention::{Entity, Found};
use crate::extract::unit::{Noun, Sense, Unit};
use crate::gazetteer::PlaceId;

impl Scene<'_, '_> {
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
        // `the oil terminals of Alda and Borg`.
        if let Some(noun) = self.sentence.noun(at).filter(|noun| noun.sense == Sense::Site && found.len() > 1)
        {
            for spot in &mut found {
                self.narrow(spot, self.sentence.head(noun));
            }
        }
        // `the Alda and Borg oil terminals`: what the last is, the others are.
        let last = self.sentence.noun(end).map(|noun| self.sentence.tokens[noun.tokens.end - 1].low.as_str());
        if let Some(word) = last.filter(|_| found.len() > 1) {
            for spot in &mut found {
                self.narrow(spot, word);
            }
        }
        found
    }

    /// The places behind some prepositions that hang on a unit. What hangs on another noun says nothing of
    /// where, unless that noun tells how the place lies: `20 km south of Alda`.
    pub fn places_behind(&self, at: usize, preps: &[&str]) -> Vec<Spot> {
        let s = self.sentence;
        for (prep, noun) in s.preps(at + 1) {
            let hangs_on = (at + 1..noun).rev().find(|i| s.noun(*i).is_some());
            let locator = hangs_on.filter(|i| s.noun(*i).is_some_and(|n| n.sense == Sense::Locator));
            let nested = prep == "of" && hangs_on.is_some_and(|i| i > at + 1 && locator.is_none());
            let near = preps.contains(&"near");
            let beside = near && (prep == "between" || locator.is_some() && matches!(prep, "of" | "from"));
            // `on several fronts including Alda and Borg`.
            let lists = prep == "including"
                && hangs_on.and_then(|i| s.prep(i.wrapping_sub(1))).is_some_and(|prep| preps.contains(&prep));
            if nested || !(preps.contains(&prep) || beside || lists) {
                continue;
            }
            if prep == "between" {
                match self.between(noun) {
                    Some(spot) => return vec![spot],
                    None => continue,
                }
            }
            let mut spots = self.spots(noun);
            let loose = matches!(
                prep,
                "near" | "around" | "outside" | "outside of" | "towards" | "toward" | "close to"
            );
            if loose || locator.is_some() && matches!(prep, "of" | "from") {
                for spot in spots.iter_mut().filter(|spot| spot.relation == Relation::At) {
                    spot.relation = Relation::Near;
                }
            }
            if !spots.is_empty() {
                return spots;
            }
        }
        Vec::new()
    }

    /// `between Alda and Borg`: neither the one nor the other.
    pub(super) fn between(&self, first: usize) -> Option<Spot> {
        let s = self.sentence;
        let place = |at: usize| s.noun(at).filter(|noun| matches!(noun.sense, Sense::Place(_)));
        let joined = matches!(s.units.get(first + 1), Some(Unit::And(word)) if word == "and");
        let tokens =
            place(first)?.tokens.start.checked_sub(1)?..place(first + 2).filter(|_| joined)?.tokens.end;
        Some(spot(None, Relation::Near, tokens, How::Missing))
    }

    /// Where the sentence begins: `In Alda, the army`, `Alda: the army`. Only fighting is put there.
    pub fn front(&self) -> Vec<Spot> {
        let s = self.sentence;
        match (s.units.first(), s.units.get(1)) {
            (Some(Unit::Noun(_)), Some(Unit::Break)) => self.spots(0),
            _ => self.opening(),
        }
    }

    /// `In Alda, clashes continued`; where an article was written says nothing of where they were.
    pub fn opening(&self) -> Vec<Spot> {
        let s = self.sentence;
        match (s.units.first(), s.units.get(1), s.units.get(2)) {
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
        // `Alda and its outskirts` is Alda.
        let own = matches!(s.tokens[noun.tokens.start].low.as_str(), "its" | "their");
        let subject = own || s.verb(next + 1).is_some_and(crate::extract::unit::Verbal::finite);
        (place && !apposition && !subject).then_some(next)
    }

    /// The places of one noun group with what hangs on it; and the last unit that was read.
    pub(super) fn spot(&self, at: usize) -> Option<(Vec<Spot>, usize)> {
        let noun = self.sentence.noun(at)?;
        match noun.sense {
            Sense::Place(number) => Some((vec![self.named(noun, number)], at)),
            Sense::Settlement => self.settlement(noun, at),
            Sense::Site | Sense::Part | Sense::Locator => self.site(noun, at),
            // `the whole of Alda`, `all of Alda`.
            Sense::Other
                if is_whole(self.sentence.head(noun)) && self.sentence.prep(at + 1) == Some("of") =>
            {
                self.spot(at + 2)
            }
            // `a number of districts of Alda`.
            Sense::Other
                if is_share(self.sentence.head(noun)) && self.sentence.prep(at + 1) == Some("of") =>
            {
                let (mut spots, end) = self.spot(at + 2)?;
                for spot in &mut spots {
                    spot.relation = Relation::Part;
                }
                Some((spots, end))
            }
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

    pub(super) fn named(&self, noun: &Noun, number: usize) -> Spot {
        let mention = &self.sentence.mentions[number];
        // `southern Alda`; but of `their western stronghold Alda` the whole.
        let before = &self.sentence.tokens[noun.tokens.start..mention.tokens.start];
        let apposed = before.iter().any(|token| {
            let lexicon = crate::extract::lexicon::Lexicon::get();
            lexicon.is(&token.low, "settlement") || lexicon.is(&token.low, "facility")
        });
        let part = !apposed && before.iter().any(|token| is_part_word(&token.low));
        let relation = if part { Relation::Part } else { Relation::At };
        let tokens = mention.tokens.clone();
        match &mention.entity {
            Entity::Place(Found::One(place)) => {
                // `southern Libya` is a part of it; a listed `North Lashan` was met whole.
                spot(Some(place.clone()), relation, tokens, How::Named)
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
                self.spot(at + 2).filter(|_| inner.sense != Sense::Settlement || inner.definite)
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
        // `a town south of Alda`: near Alda, and no town that is named.
        if s.noun(at + 1).is_some_and(|next| next.sense == Sense::Locator)
            && let Some((mut spots, end)) = self.spot(at + 1)
        {
            for spot in &mut spots {
                spot.relation = Relation::Near;
                spot.tokens.start = noun.tokens.start;
            }
            return Some((spots, end));
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
            // `the town that joins the port` is told apart by what follows, not by what was named.
            // Which city is the capital the article says, or nobody does.
            if word == "capital" {
                return None;
            }
            if matches!(s.units.get(at + 1), Some(Unit::Clause(word)) if matches!(word.as_str(), "that" | "where" | "which")) {
                return None;
            }
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
}

pub(super) fn spot(place: Option<PlaceId>, relation: Relation, tokens: Range<usize>, how: How) -> Spot {
    Spot { place, relation, options: Vec::new(), tokens, how }
}
