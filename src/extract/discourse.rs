//! What was named before: what `it`, `they`, `the town` and `our forces` stand for. A word that could
//! stand for two stands for none.

mod leader;

use std::collections::{BTreeSet, HashMap, HashSet};

use super::knowledge::Meaning;
use super::mention::{Entity, Found, Mention, Names};
use super::token::{Token, tokens};
use super::unit::{Sense, Sentence};
use crate::events::PartyId;
use crate::gazetteer::PlaceId;

/// What the sentences so far have named.
#[derive(Debug, Default)]
pub(super) struct Discourse {
    /// Places by sentence, the latest last.
    places: Vec<Vec<PlaceId>>,
    /// The party that each sentence is about, if one.
    topics: Vec<Option<PartyId>>,
    /// Whose article it is: `our forces` are theirs.
    pub author: Option<PartyId>,
    /// Who speaks in the quotation that the sentence stands in.
    pub speaker: Option<PartyId>,
    /// Names that the article speaks of as places.
    pub places_by_word: HashSet<String>,
    /// The place that the article calls the capital.
    pub capital: Option<PlaceId>,
    /// Places that the article names without doubt.
    pub certain: BTreeSet<PlaceId>,
    /// Where the article last said that something happened.
    pub focus: Option<PlaceId>,
    /// A fighter speaks in the quotation that the sentence stands in.
    pub martial: bool,
    /// Who leads what the article speaks of as `the campaign`; `None` where it names two.
    leaders: HashMap<String, Option<PartyId>>,
    /// Parties by sentence, with the words that stood for them.
    named: Vec<Vec<(PartyId, Vec<String>)>>,
}

/// Words by which texts go on to speak of any armed party.
const GENERIC: &[&str] =
    &["group", "militants", "jihadists", "extremists", "organisation", "organization", "movement", "faction"];

impl Discourse {
    /// Takes in a sentence that has been read.
    pub fn push(&mut self, sentence: &Sentence) {
        let topic = topic(sentence).or_else(|| self.topic_goes_on(sentence));
        self.places.push(named_places(sentence, usize::MAX));
        self.topics.push(topic);
        self.named.push(named_parties(sentence, usize::MAX));
    }

    /// A sentence that begins with a pronoun is about the party that this stands for.
    fn topic_goes_on(&self, sentence: &Sentence) -> Option<PartyId> {
        let first = sentence.units.iter().find_map(|unit| match unit {
            super::unit::Unit::Noun(noun) => Some(noun),
            _ => None,
        })?;
        let word = sentence.head(first);
        let goes_on = first.sense == Sense::Pronoun && matches!(word, "they" | "it" | "he" | "she");
        if goes_on { self.party_of_pronoun(sentence, word, first.tokens.start) } else { None }
    }

    /// Takes in who leads a campaign: `the campaign is led by Ali`, `Ali's campaign`.
    pub fn survey(&mut self, sentence: &Sentence) {
        for (at, unit) in sentence.units.iter().enumerate() {
            let super::unit::Unit::Noun(noun) = unit else { continue };
            if noun.sense != Sense::Deed("advances.on") {
                continue;
            }
            let Some(party) = leader::of(sentence, at) else { continue };
            let known =
                self.leaders.entry(sentence.head(noun).to_owned()).or_insert_with(|| Some(party.clone()));
            if known.as_ref().is_some_and(|other| *other != party) {
                *known = None;
            }
        }
    }

    /// Who leads what the article calls `the campaign`.
    pub fn leader(&self, word: &str) -> Option<PartyId> {
        self.leaders.get(word).cloned().flatten()
    }

    /// The party that `the coalition` or `the group` stands for: the nearest that was called so; of words
    /// for any armed party the only one that this sentence or the one before names.
    pub fn party_called(&self, sentence: &Sentence, word: &str, before: usize) -> Option<PartyId> {
        let here = named_parties(sentence, before);
        for parties in std::iter::once(&here).chain(self.named.iter().rev().take(3)) {
            let mut called: Vec<&PartyId> = parties
                .iter()
                .filter(|(_, words)| words.iter().any(|own| own == word))
                .map(|(id, _)| id)
                .collect();
            called.dedup();
            match called.as_slice() {
                [] => {}
                [one] => return Some((*one).clone()),
                _ => return None,
            }
        }
        let near = if here.is_empty() { self.named.last()? } else { &here };
        let mut parties: Vec<&PartyId> = near.iter().map(|(id, _)| id).collect();
        parties.dedup();
        match parties.as_slice() {
            [one] if GENERIC.contains(&word) => Some((*one).clone()),
            _ => None,
        }
    }

    /// The place that `it` stands for: the only one before it in the sentence, else the only one of the
    /// sentence before.
    pub fn place_of_it(&self, sentence: &Sentence, before: usize) -> Option<PlaceId> {
        let here = named_places(sentence, before).pop();
        here.or_else(|| self.nearest(sentence, before, 1, |_| true))
    }

    /// The place that a clause leaves out: the only one that the sentence named before, else the only one
    /// of the sentence before.
    pub fn place_left_out(&self, sentence: &Sentence, before: usize) -> Option<PlaceId> {
        self.nearest(sentence, before, 1, |_| true)
    }

    /// The places that a sentence names.
    pub fn places_in(sentence: &Sentence) -> Vec<PlaceId> {
        named_places(sentence, usize::MAX)
    }

    /// The place that `the town` stands for: of the nearest sentence that names a fitting one, if it
    /// names no other.
    pub fn place_called(
        &self,
        sentence: &Sentence,
        before: usize,
        fits: impl Fn(&PlaceId) -> bool,
    ) -> Option<PlaceId> {
        self.nearest(sentence, before, 4, fits)
    }

    fn nearest(
        &self,
        sentence: &Sentence,
        before: usize,
        back: usize,
        fits: impl Fn(&PlaceId) -> bool,
    ) -> Option<PlaceId> {
        let here = named_places(sentence, before);
        let earlier = self.places.iter().rev().take(back);
        for places in std::iter::once(&here).chain(earlier) {
            let mut fitting: Vec<&PlaceId> = places.iter().filter(|place| fits(place)).collect();
            fitting.dedup();
            match fitting.as_slice() {
                [] => {}
                [one] => return Some((*one).clone()),
                _ => return None,
            }
        }
        None
    }

    /// Of several places the only one that the article names elsewhere without doubt.
    pub fn one_of(&self, places: &[PlaceId]) -> Option<PlaceId> {
        let mut known = places.iter().filter(|place| self.certain.contains(place));
        known.next().filter(|_| known.next().is_none()).cloned()
    }

    /// Whether the article speaks of a name as of a place.
    pub fn is_spoken_of_as_place(&self, name: &str) -> bool {
        self.places_by_word.contains(name)
    }

    /// The party that a pronoun stands for.
    pub fn party_of_pronoun(&self, sentence: &Sentence, word: &str, before: usize) -> Option<PartyId> {
        if matches!(word, "we" | "us" | "i") {
            return self.speaker.clone().or_else(|| self.author.clone());
        }
        if matches!(word, "who" | "them" | "him") {
            return None;
        }
        let mut here: Vec<PartyId> = Vec::new();
        for unit in &sentence.units {
            if let super::unit::Unit::Noun(noun) = unit
                && noun.tokens.end <= before
                && let Some(party) = party_of(sentence, noun)
            {
                here.push(party);
            }
        }
        here.dedup();
        // Somebody else stands nearer, whose party nobody knows.
        let other = sentence.units.iter().any(|unit| {
            matches!(unit, super::unit::Unit::Noun(noun)
                if noun.tokens.end <= before && matches!(noun.sense, Sense::Voice | Sense::Force | Sense::Name))
        });
        match here.as_slice() {
            [] if other => None,
            [] => self.topics.last().cloned().flatten(),
            // Of several the first: it is the subject of the clause in front.
            [first, ..] => Some(first.clone()),
        }
    }

    /// The party of a word such as `QNA-aligned` or `junta-held`.
    pub fn joined(names: &Names<'_>, token: &Token) -> Option<PartyId> {
        const SUFFIXES: &[&str] = &[
            "aligned",
            "affiliated",
            "allied",
            "led",
            "linked",
            "loyal",
            "held",
            "controlled",
            "occupied",
            "dominated",
        ];
        let (prefix, suffix) = token.low.rsplit_once('-')?;
        let prefix = match (prefix, suffix) {
            ("pro", for_whom) => for_whom,
            (who, how) if SUFFIXES.contains(&how) => who,
            _ => return None,
        };
        if let Some(party) =
            tokens(prefix, 0..prefix.len()).first().and_then(|word| names.knowledge.common(word))
        {
            return Some(party.clone());
        }
        // The table of names wants capitals where the name has them.
        let shown = if token.capital { prefix.to_uppercase() } else { prefix.to_owned() };
        let words = tokens(&shown, 0..shown.len());
        match names.knowledge.meaning(&words, None)? {
            (_, Meaning::Party(party) | Meaning::Person(Some(party))) => Some(party.clone()),
            _ => None,
        }
    }
}

/// Whether a place is only named to tell where another lies: `30 km east of the coastal city of Alda`.
pub(super) fn tells_where(sentence: &Sentence, mention: &Mention) -> bool {
    const FAR: usize = 7;
    let start = mention.tokens.start;
    let aside = |i: &usize| {
        matches!(sentence.tokens[*i].low.as_str(), "of" | "from")
            && super::noun::is_direction(&sentence.tokens[*i - 1].low)
            // `in the south of Alda` is in Alda.
            && !i.checked_sub(2).is_some_and(|i| sentence.tokens[i].is("the"))
    };
    let closes = |i: &usize| {
        let low = sentence.tokens[*i].low.as_str();
        let other = sentence.mentions.iter().any(|other| other.tokens.contains(i));
        other || matches!(low, "," | ";" | "(" | "in" | "at" | "near" | "to" | "and")
    };
    let back = (1..start).rev().take(FAR).take_while(|i| !closes(i));
    back.into_iter().any(|i| aside(&i))
}

/// The places that a sentence names before a token, without repeats.
fn named_places(sentence: &Sentence, before: usize) -> Vec<PlaceId> {
    let mut found = Vec::new();
    let near = |mention: &&Mention| mention.tokens.end <= before && !tells_where(sentence, mention);
    for mention in sentence.mentions.iter().filter(near) {
        if let Entity::Place(Found::One(place)) = &mention.entity
            && !found.contains(place)
        {
            found.push(place.clone());
        }
    }
    found
}

/// The party that `the latter` stands for: the last that the sentence names before.
pub(super) fn latter(sentence: &Sentence, before: usize) -> Option<PartyId> {
    named_parties(sentence, before).pop().map(|(party, _)| party)
}

/// The parties that a sentence names before a token, with the words that stand for each.
fn named_parties(sentence: &Sentence, before: usize) -> Vec<(PartyId, Vec<String>)> {
    let mut found = Vec::new();
    for unit in &sentence.units {
        let super::unit::Unit::Noun(noun) = unit else { continue };
        if noun.tokens.end <= before
            && let Some(party) = party_of(sentence, noun)
        {
            let words = sentence.tokens[noun.tokens.clone()].iter().map(|token| token.low.clone());
            found.push((party, words.collect()));
        }
    }
    found
}

fn party_of(sentence: &Sentence, noun: &super::unit::Noun) -> Option<PartyId> {
    match noun.sense {
        Sense::Party(_) | Sense::Person(_) | Sense::Force | Sense::Voice => {}
        _ => return None,
    }
    noun.mentions.iter().rev().find_map(|i| match &sentence.mentions[*i].entity {
        Entity::Party(party) | Entity::Person(Some(party)) => Some(party.clone()),
        _ => None,
    })
}

/// The party that a sentence is about: the first that a noun group before its first verb stands for,
/// else the only one it names.
fn topic(sentence: &Sentence) -> Option<PartyId> {
    let mut parties: Vec<PartyId> = Vec::new();
    for unit in &sentence.units {
        if let super::unit::Unit::Noun(noun) = unit {
            parties.extend(party_of(sentence, noun));
        }
    }
    if parties.is_empty() {
        let all = sentence.mentions.iter().filter_map(|mention| match &mention.entity {
            Entity::Party(party) => Some(party.clone()),
            _ => None,
        });
        parties.extend(all);
        parties.dedup();
        parties.truncate(usize::from(parties.len() == 1));
    }
    parties.into_iter().next()
}
