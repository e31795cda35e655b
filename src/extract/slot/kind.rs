//! Words for kinds of places: which places they fit, and which of several they decide.

use super::spot::spot;
use super::{How, Relation, Scene, Spot};
use crate::extract::mention::{Entity, Found};
use crate::extract::noun::is_direction;
use crate::extract::unit::Noun;
use crate::gazetteer::{Hints, Kind, PlaceId, Resolution, Tier};

impl Scene<'_, '_> {
    /// Of places of one name the only one that a word for its kind fits: `the oil terminals of Alda`.
    pub(super) fn narrow(&self, spot: &mut Spot, word: &str) {
        let word = word.strip_suffix('s').unwrap_or(word);
        let fits = |place: &&PlaceId| self.kind(place).is_some_and(|kind| fits(word, kind));
        let mut fitting = spot.options.iter().filter(fits);
        if let (None, Some(one), None) = (&spot.place, fitting.next(), fitting.next()) {
            spot.place = Some(one.clone());
            spot.how = How::Named;
        }
    }

    /// Whether a place is what a word says: `port`, `airfields`.
    pub(super) fn is_kind(&self, spot: &Spot, word: &str) -> bool {
        let word = word.strip_suffix('s').unwrap_or(word);
        spot.place.as_ref().and_then(|place| self.kind(place)).is_some_and(|kind| fits(word, kind))
    }

    /// The facility that a settlement's name and a word for its kind mean: `the airbase at Krasten`.
    pub(super) fn site_at(&self, spot: &Spot, kind: &str) -> Option<PlaceId> {
        let near = spot.place.as_ref()?;
        let gazetteer = self.names.knowledge.gazetteer;
        let kind = kind.strip_suffix('s').unwrap_or(kind);
        // `the centre of Alda` is no facility, whatever name is like it.
        crate::extract::lexicon::Lexicon::get().is(kind, "facility").then_some(())?;
        let name = format!("{} {kind}", gazetteer.get(near)?.name);
        match gazetteer.resolve(&name, &Hints::default()) {
            Resolution::Found(one) if one.place != *near && one.by != Tier::Fuzzy => Some(one.place),
            _ => None,
        }
    }

    pub(super) fn is_part_noun(&self, noun: &Noun) -> bool {
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

    /// `the Alda offensive`, `Alda clashes`: the place that stands before a deed.
    pub fn place_within(&self, noun: &Noun) -> Option<Spot> {
        let of = |i: &&usize| {
            let mention = &self.sentence.mentions[**i];
            let named = matches!(mention.entity, Entity::Place(Found::One(_)));
            named && mention.tokens.end == noun.head
        };
        noun.mentions.iter().find(of).map(|number| self.named(noun, *number))
    }

    /// `took Alda with its airport`: what is the facility of the place that `its` stands for.
    pub(super) fn own_site(&self, noun: &Noun) -> Option<Spot> {
        let s = self.sentence;
        s.tokens[noun.tokens.start].is("its").then_some(())?;
        let place = self.discourse.place_of_it(s, noun.tokens.start)?;
        Some(self.site_of(place, noun))
    }

    /// A facility of a place, if the gazetteer lists it; else a part.
    fn site_of(&self, place: PlaceId, noun: &Noun) -> Spot {
        let whole = spot(Some(place), Relation::Part, noun.tokens.clone(), How::Referred);
        match self.site_at(&whole, self.sentence.head(noun)) {
            Some(site) => Spot { place: Some(site), relation: Relation::At, ..whole },
            None => whole,
        }
    }

    /// `the Union base` may bear the name of another; `the Kasim base` has one that nothing knows.
    pub(super) fn is_named(&self, noun: &Noun) -> bool {
        let s = self.sentence;
        // In a heading every word may have a capital.
        if s.heading || !(noun.definite || s.tokens[noun.tokens.start].capital) {
            return false;
        }
        let unknown =
            noun.mentions.iter().any(|i| matches!(s.mentions[*i].entity, Entity::Name | Entity::Org));
        let loose = s.tokens[noun.tokens.start..noun.head].iter().enumerate().any(|(i, token)| {
            let at = noun.tokens.start + i;
            token.capital && i > 0 && !s.mentions.iter().any(|mention| mention.tokens.contains(&at))
        });
        unknown || loose
    }

    /// `the city's gates`, where it is known which city.
    pub(super) fn owner_place(&self, noun: &Noun) -> Option<Spot> {
        let s = self.sentence;
        let [the, word, own] = s.tokens.get(noun.tokens.start..noun.tokens.start + 3)? else { return None };
        if !(the.is("the") && own.is("'s")) || word.is("capital") {
            return None;
        }
        let fitting = |place: &PlaceId| self.kind(place).is_some_and(|kind| fits(&word.low, kind));
        let place = self.discourse.place_called(s, noun.tokens.start, fitting)?;
        Some(self.site_of(place, noun))
    }
}

pub(super) fn is_part_word(low: &str) -> bool {
    is_direction(low)
        || low.ends_with("ern") && is_direction(low.trim_end_matches("ern"))
        || matches!(low, "central" | "downtown" | "parts" | "outer" | "inner" | "outskirts" | "greater")
}

/// Whether what stands behind `of` is meant as a whole: `all of Alda`.
pub fn is_whole(word: &str) -> bool {
    matches!(word, "whole" | "all" | "entirety" | "rest" | "remainder")
}

/// Whether what stands behind `of` is meant in part: `some of the rebels`, `a number of districts`.
pub fn is_share(word: &str) -> bool {
    matches!(
        word,
        "some"
            | "many"
            | "most"
            | "several"
            | "number"
            | "one"
            | "two"
            | "three"
            | "dozens"
            | "hundreds"
            | "thousands"
            | "scores"
            | "majority"
            | "half"
            | "all"
    )
}

/// Whether a word for a place fits what the place is.
pub fn fits(word: &str, kind: Kind) -> bool {
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
