//! Places that a clause leaves out: `in Alda, where they took control`, `took Alda as the rebels withdrew`.

use super::spot::spot;
use super::{Discourse, How, Relation, Scene, Spot};
use crate::extract::unit::{Unit, Verbal};

impl Scene<'_, '_> {
    /// The place of a clause that opens with `where`: `in Alda, where the army took control`.
    pub fn where_clause(&self, at: usize) -> Vec<Spot> {
        let s = self.sentence;
        let opens = (0..at)
            .rev()
            .take_while(|i| !matches!(s.units[*i], Unit::Break))
            .find(|i| matches!(&s.units[*i], Unit::Clause(_)) || s.verb(*i).is_some_and(Verbal::finite));
        let Some(clause) = opens.filter(|i| matches!(&s.units[*i], Unit::Clause(word) if word == "where"))
        else {
            return Vec::new();
        };
        match (0..clause).rev().take(2).find(|i| s.noun(*i).is_some()) {
            Some(noun) => {
                self.spots(s.first_of_chain(noun)).into_iter().chain(self.spots(noun)).take(1).collect()
            }
            None => Vec::new(),
        }
    }

    /// The place that a clause leaves out because it was just named: `took Alda as the rebels withdrew`.
    pub fn elided(&self, at: usize) -> Vec<Spot> {
        let spots = self.where_clause(at);
        if !spots.is_empty() {
            return spots;
        }
        let tokens = match self.sentence.units.get(at) {
            Some(Unit::Verb(verb)) => verb.tokens.clone(),
            Some(Unit::Noun(noun)) => noun.tokens.clone(),
            _ => return Vec::new(),
        };
        let place = self.discourse.place_left_out(self.sentence, tokens.start);
        place.map(|place| spot(Some(place), Relation::At, tokens, How::Referred)).into_iter().collect()
    }

    /// Fighting that goes on is where the sentence puts it, else where the article last told of some.
    pub fn where_it_goes_on(&self, at: usize) -> Vec<Spot> {
        let s = self.sentence;
        let tokens = match s.units.get(at) {
            Some(Unit::Noun(noun)) => noun.tokens.clone(),
            _ => return Vec::new(),
        };
        let place = match Discourse::places_in(s).as_slice() {
            [] => self.discourse.focus.clone(),
            [one] => Some(one.clone()),
            _ => None,
        };
        place.map(|place| spot(Some(place), Relation::Near, tokens, How::Inferred)).into_iter().collect()
    }

    /// `many have withdrawn, but one unit remains in Alda`: from where others remain.
    pub fn left_behind(&self, at: usize) -> Vec<Spot> {
        let s = self.sentence;
        let remains =
            |i: &usize| s.verb(*i).is_some_and(|verb| verb.class("holds.stay").is_some() && !verb.passive);
        let Some(verb) = (at + 1..s.units.len()).find(remains) else { return Vec::new() };
        let mut spots = self.places_behind(verb, &["in", "at", "inside"]);
        for spot in &mut spots {
            spot.how = How::Referred;
        }
        spots
    }
}
