//! Who a noun group is, as one who acts: parties by name, men of a party, pronouns.

use super::{Actor, How, Scene, Sort};
use crate::events::PartyId;
use crate::extract::discourse::Discourse;
use crate::extract::mention::Entity;
use crate::extract::unit::{Noun, Sense, Unit};

impl Scene<'_, '_> {
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
                    None => match self.owner(noun).or_else(|| self.called(noun)).or_else(|| self.apposed(at))
                    {
                        Some(party) => actor(Some(party), How::Referred, sort),
                        None => actor(None, How::Missing, sort),
                    },
                }
            }
            Sense::Pronoun => {
                let word = s.head(noun);
                match self.discourse.party_of_pronoun(s, word, noun.tokens.start) {
                    Some(party) => actor(Some(party), How::Referred, Sort::Fighter),
                    None if word == "we" && self.discourse.martial => {
                        actor(None, How::Missing, Sort::Fighter)
                    }
                    None => None,
                }
            }
            Sense::Name => match self.party_within(noun) {
                None => actor(None, How::Missing, Sort::Unknown),
                Some(_) => actor(None, How::Missing, Sort::Outsider),
            },
            // `some of the rebels`, `dozens of Union troops`.
            Sense::Other if self.is_share(at) => self.actor(at + 2),
            // `members of the Union`.
            Sense::Outsider | Sense::Other
                if matches!(s.head(noun), "members" | "elements" | "men")
                    && self.party_behind(at).is_some() =>
            {
                actor(self.party_behind(at), How::Named, Sort::Fighter)
            }
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

    /// `some of`, `a number of` before men at arms.
    fn is_share(&self, at: usize) -> bool {
        let s = self.sentence;
        let share = s.noun(at).is_some_and(|noun| crate::extract::slot::is_share(s.head(noun)));
        let men = s.noun(at + 2).is_some_and(|noun| {
            matches!(noun.sense, Sense::Force | Sense::Party(_)) && s.head(noun) != "people"
        });
        share && men && s.prep(at + 1) == Some("of")
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
    pub fn party_behind(&self, at: usize) -> Option<PartyId> {
        let s = self.sentence;
        let next = match (s.units.get(at + 1)?, s.units.get(at + 2)) {
            (Unit::Prep(prep), _) if matches!(prep.as_str(), "of" | "from" | "under" | "with") => at + 2,
            (Unit::Adjective(_), Some(Unit::Prep(_))) => at + 3,
            // `forces supporting the Union`.
            (Unit::Verb(verb), Some(Unit::Noun(_))) if verb.gerund => {
                matches!(s.tokens[verb.main].low.as_str(), "supporting" | "backing" | "representing")
                    .then_some(at + 2)?
            }
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

    /// `a group known as the Union`, `a militia, the Union,`.
    fn apposed(&self, at: usize) -> Option<PartyId> {
        let s = self.sentence;
        let comma = usize::from(matches!(s.units.get(at + 1), Some(Unit::Comma)));
        let named = s.verb(at + 1 + comma).filter(|verb| {
            matches!(s.tokens[verb.main].low.as_str(), "known" | "called" | "dubbed" | "named")
        });
        let name = if named.is_some() {
            at + 2 + comma + usize::from(s.prep(at + 2 + comma) == Some("as"))
        } else {
            let first = s.noun(at)?.tokens.start;
            let one = matches!(s.tokens[first].low.as_str(), "a" | "an" | "another");
            let closed = matches!(s.units.get(at + 3), Some(Unit::Comma));
            Some(at + 2).filter(|_| one && comma == 1 && closed)?
        };
        let noun = s.noun(name)?;
        matches!(noun.sense, Sense::Party(_)).then(|| self.party_within(noun)).flatten()
    }

    /// Whom `the coalition`, `the group` stand for.
    fn called(&self, noun: &Noun) -> Option<PartyId> {
        let s = self.sentence;
        let alone = noun.tokens.len() == 2 && s.tokens[noun.tokens.start].is("the");
        let bare = alone && noun.sense == Sense::Force;
        self.discourse.party_called(s, s.head(noun), noun.tokens.start).filter(|_| bare)
    }

    /// Whose: `its troops`, `his forces`, `our units`.
    fn owner(&self, noun: &Noun) -> Option<PartyId> {
        let words = &self.sentence.tokens[noun.tokens.clone()];
        if words.get(1).is_some_and(|word| word.is("latter")) {
            return crate::extract::discourse::latter(self.sentence, noun.tokens.start);
        }
        let first = words[0].low.as_str();
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
