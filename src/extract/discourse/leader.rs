//! Who leads a campaign: `the campaign is led by Ali`, `Led by Ali, the campaign`, `Ali's campaign`.

use crate::events::PartyId;
use crate::extract::mention::Entity;
use crate::extract::unit::{Sense, Sentence, Unit};

/// Who leads the campaign that a noun group stands for.
pub(super) fn of(sentence: &Sentence, at: usize) -> Option<PartyId> {
    let by = |verb: usize| {
        let led = sentence.verb(verb).is_some_and(|verb| {
            matches!(sentence.tokens[verb.main].low.as_str(), "led" | "commanded" | "headed" | "launched")
        });
        let (_, noun) = sentence.preps(verb + 1).into_iter().find(|(prep, _)| led && *prep == "by")?;
        // `led by the commander of the zone, Ali`.
        let behind = (noun + 1..sentence.units.len()).find(|i| {
            sentence.noun(*i).is_some_and(|next| {
                matches!(next.sense, Sense::Person(_)) && matches!(sentence.units[i - 1], Unit::Comma)
            })
        });
        let named = behind.filter(|i| *i <= noun + 6).unwrap_or(noun);
        let noun = sentence.noun(named)?;
        noun.mentions.iter().rev().find_map(|i| match &sentence.mentions[*i].entity {
            Entity::Party(party) | Entity::Person(Some(party)) => Some(party.clone()),
            _ => None,
        })
    };
    let noun = sentence.noun(at)?;
    let before = at.checked_sub(1).filter(|i| matches!(sentence.units[*i], Unit::Comma));
    let opening = || (0..before?).find(|i| sentence.verb(*i).is_some_and(|verb| verb.bare));
    let own = || {
        noun.mentions.iter().rev().find_map(|i| match &sentence.mentions[*i].entity {
            Entity::Party(party) | Entity::Person(Some(party)) => Some(party.clone()),
            _ => None,
        })
    };
    sentence.verb_of_subject(at).and_then(by).or_else(|| opening().and_then(by)).or_else(own)
}
