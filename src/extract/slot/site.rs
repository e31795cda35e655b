//! Facilities and parts of places: `the base`, `the airbase at Alda`, `the outskirts of Alda`.

use super::kind::fits;
use super::spot::spot;
use super::{How, Relation, Scene, Spot};
use crate::extract::mention::Entity;
use crate::extract::noun::is_direction;
use crate::extract::unit::{Noun, Sense};

impl Scene<'_, '_> {
    /// `the base`, `the airbase at Alda`, `the outskirts of Alda`, `20 km south of Alda`.
    pub(super) fn site(&self, noun: &Noun, at: usize) -> Option<(Vec<Spot>, usize)> {
        let s = self.sentence;
        let place = noun.mentions.iter().rev().find(|i| matches!(s.mentions[**i].entity, Entity::Place(_)));
        if let Some(number) = place {
            let mut spot = self.named(noun, *number);
            if let Some(site) = self.site_at(&spot, s.head(noun)).filter(|_| spot.relation == Relation::At) {
                return Some((vec![Spot { place: Some(site), ..spot }], at));
            }
            if spot.relation == Relation::At {
                spot.relation = if noun.sense == Sense::Locator { Relation::Near } else { Relation::Part };
            }
            return Some((vec![spot], at));
        }
        if let Some(whole) = self.owner_place(noun).or_else(|| self.own_site(noun)) {
            return Some((vec![whole], at));
        }
        let mut next = at + 1;
        let beside =
            noun.sense == Sense::Locator || s.noun(next).is_some_and(|next| next.sense == Sense::Locator);
        if noun.sense == Sense::Locator || s.noun(next).is_some_and(|noun| noun.sense == Sense::Locator) {
            // `20 km (12 miles) south of`, `positions south of`.
            while s.noun(next).is_some_and(|noun| noun.sense == Sense::Locator) {
                next += 1;
            }
        }
        if s.prep(next) == Some("between")
            && let Some(mut between) = self.between(next + 1)
        {
            // `the road between Alda and Borg`.
            between.tokens.start = noun.tokens.start;
            return Some((vec![between], next + 3));
        }
        if let Some(prep @ ("of" | "at" | "in" | "near" | "outside" | "around" | "from" | "to" | "on")) =
            s.prep(next)
            && let Some((mut spots, end)) = self.spot(next + 1)
        {
            for spot in &mut spots {
                self.narrow(spot, s.head(noun));
                // `the port of Alda` is Alda, where that is a port.
                if spot.relation == Relation::At && prep == "of" && self.is_kind(spot, s.head(noun)) {
                    continue;
                }
                let whole = self
                    .site_at(spot, s.head(noun))
                    .filter(|_| !beside && matches!(prep, "of" | "at" | "in"));
                if let Some(place) = whole {
                    spot.place = Some(place);
                } else {
                    let near = beside || matches!(prep, "near" | "outside" | "around" | "from");
                    spot.relation = if near { Relation::Near } else { Relation::Part };
                }
                spot.tokens = noun.tokens.start..spot.tokens.end.max(noun.tokens.end);
            }
            return Some((spots, end));
        }
        // `the south`: a region without a name of its own.
        let owned = s.tokens[noun.tokens.clone()].iter().any(|token| token.is("'s"));
        if noun.sense == Sense::Locator && is_direction(s.head(noun)) && (noun.definite || owned) {
            return Some((vec![spot(None, Relation::At, noun.tokens.clone(), How::Missing)], at));
        }
        if noun.sense == Sense::Site && self.is_named(noun) {
            return Some((vec![spot(None, Relation::At, noun.tokens.clone(), How::Missing)], at));
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
}
