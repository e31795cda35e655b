//! What an article as a whole tells: its places without doubt, its capital, who leads what, whose it is.

use super::article::Article;
use super::discourse::Discourse;
use super::knowledge::Knowledge;
use super::lexicon::Lexicon;
use super::mention::{Entity, Found, span};
use super::unit::{Sense, Sentence, Unit};
use super::view::View;

/// What the article as a whole names: places without doubt, names it speaks of as places.
pub(super) fn survey(view: &View, sentences: &[Sentence], discourse: &mut Discourse) {
    for s in sentences {
        discourse.survey(s);
        for mention in &s.mentions {
            if let Entity::Place(Found::One(place)) = &mention.entity {
                discourse.certain.insert(place.clone());
            }
        }
        for (i, unit) in s.units.iter().enumerate() {
            let Unit::Noun(noun) = unit else { continue };
            if discourse.capital.is_none() {
                discourse.capital = capital(s, i);
            }
            if noun.sense != Sense::Name {
                continue;
            }
            let Some(mention) = noun.mentions.last().map(|i| &s.mentions[*i]) else { continue };
            let whole = mention.tokens == noun.tokens;
            let located = match s.prep(i.wrapping_sub(1)) {
                Some("in" | "near" | "at" | "outside" | "around" | "towards") => true,
                Some("of") => i > 1 && s.noun(i - 2).is_some_and(|noun| noun.sense == Sense::Settlement),
                _ => false,
            };
            if located && whole {
                let name = &view.text[span(&s.tokens, mention.tokens.start, mention.tokens.end)];
                discourse.places_by_word.insert(name.to_owned());
            }
        }
    }
}

/// The place that a sentence calls the capital: `the capital, Alda`, `the capital Alda`, `Alda, the capital`.
fn capital(s: &Sentence, at: usize) -> Option<crate::gazetteer::PlaceId> {
    let place = |at: usize| match s.mentions.get(match s.noun(at)?.sense {
        Sense::Place(number) => number,
        _ => return None,
    }) {
        Some(super::mention::Mention { entity: Entity::Place(Found::One(place)), .. }) => Some(place.clone()),
        _ => None,
    };
    let noun = s.noun(at)?;
    // `the capital of the province` and `the provincial capital` are other capitals.
    let other = s.prep(at + 1) == Some("of")
        || s.tokens[noun.tokens.clone()]
            .iter()
            .any(|token| token.is("provincial") || token.is("regional") || token.is("district"));
    if other || !s.has_word(noun, "capital") {
        return None;
    }
    let comma = |i: usize| matches!(s.units.get(i), Some(Unit::Comma));
    place(at)
        .or_else(|| place(at + 2).filter(|_| comma(at + 1)))
        .or_else(|| at.checked_sub(2).filter(|_| comma(at - 1)).and_then(place))
}

/// The party whose statement the article is: the publisher's, or the one that the head or the foot
/// names where `our forces` are spoken of.
pub(super) fn author(
    article: &Article<'_>,
    sentences: &[Sentence],
    knowledge: &Knowledge<'_>,
) -> Option<crate::events::PartyId> {
    let publisher = knowledge.party_of_publisher(article.publisher, article.published);
    let own = || {
        let mut quoted = false;
        for s in sentences {
            quoted = quoted && s.quoted;
            for (i, token) in s.tokens.iter().enumerate() {
                quoted ^= token.is("\"");
                let next = s.tokens.get(i + 1).map_or("", |token| token.low.as_str());
                let next =
                    if s.tokens.get(i + 2).is_some() && Lexicon::get().is(&s.tokens[i + 2].low, "force") {
                        s.tokens[i + 2].low.as_str()
                    } else {
                        next
                    };
                if token.is("our")
                    && !quoted
                    && (Lexicon::get().is(next, "force") || Lexicon::get().is(next, "part"))
                {
                    return true;
                }
            }
        }
        false
    };
    publisher.or_else(|| {
        let named = |s: &Sentence| {
            let mut parties: Vec<_> = s
                .mentions
                .iter()
                .filter_map(|mention| match &mention.entity {
                    Entity::Party(party) | Entity::Person(Some(party)) => Some(party.clone()),
                    _ => None,
                })
                .collect();
            parties.dedup();
            if parties.len() == 1 { parties.pop() } else { None }
        };
        let party = sentences.first().and_then(named).or_else(|| sentences.last().and_then(named));
        party.filter(|_| own())
    })
}
