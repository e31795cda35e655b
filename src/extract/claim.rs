//! Who says so: the subject of `said`, whom `according to` names, who speaks in a quotation.

use std::ops::Range;

use super::lexicon::Lexicon;
use super::mention::Entity;
use super::realis::Realis;
use super::slot::Scene;
use super::unit::{Sense, Sentence, Unit, Verbal};
use crate::events::PartyId;

/// Who says so.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Voice {
    /// The party that the voice speaks for.
    pub party: Option<PartyId>,
    /// The words, by the tokens of the sentence.
    pub tokens: Range<usize>,
    /// A party of the war speaks, whether the theatre names it or not.
    pub partisan: bool,
    /// The words, as text.
    pub text: String,
}

/// Who says what a trigger says, and how that changes whether it happened.
pub(super) fn attribution(scene: &Scene<'_, '_>, at: usize) -> Option<(Realis, Voice)> {
    let s = scene.sentence;
    let mut found: Option<(Realis, Voice)> = None;
    let mut take = |realis: Realis, voice: Option<Voice>| {
        if let Some(voice) = voice
            && found.as_ref().is_none_or(|(strongest, _)| realis > *strongest)
        {
            found = Some((realis, voice));
        }
    };
    for (i, unit) in s.units.iter().enumerate() {
        match unit {
            Unit::Verb(verb) if verb.speaks() && i != at && governs(s, i, at) => {
                let (realis, voice) = spoken(scene, i, verb);
                take(realis, voice);
            }
            Unit::Prep(prep) if prep == "according to" => {
                let voice = voice(scene, i + 1);
                take(said(voice.as_ref()), voice);
            }
            _ => {}
        }
    }
    found
}

/// The one who speaks in a sentence, for the sentences of the same quotation.
pub(super) fn speaker(scene: &Scene<'_, '_>) -> Option<Voice> {
    let s = scene.sentence;
    let verbs =
        (0..s.units.len()).filter(|i| s.verb(*i).is_some_and(|verb| verb.class("speech said").is_some()));
    verbs.filter_map(|at| subject_of_speech(scene, at)).next_back()
}

fn said(voice: Option<&Voice>) -> Realis {
    if voice.is_some_and(|voice| voice.partisan) { Realis::Claimed } else { Realis::Reported }
}

fn spoken(scene: &Scene<'_, '_>, at: usize, verb: &Verbal) -> (Realis, Option<Voice>) {
    let voice = subject_of_speech(scene, at);
    let doubt = voice.as_ref().is_some_and(|voice| {
        let words = &scene.sentence.tokens[voice.tokens.clone()];
        words.iter().any(|token| matches!(token.low.as_str(), "unconfirmed" | "unverified"))
    });
    let only = |class: &str| verb.class(class).is_some() && verb.class("speech said").is_none();
    let realis = if verb.negated || only("speech denied") {
        Realis::Denied
    } else if only("speech accused") {
        Realis::Claimed
    } else if only("speech feared") {
        Realis::Expected
    } else if doubt {
        Realis::Hedged
    } else if verb.infinitive || !verb.modal.is_empty() {
        Realis::Asserted
    } else {
        said(voice.as_ref())
    };
    (realis, voice)
}

/// Whether what a verb of speech says includes a trigger.
fn governs(s: &Sentence, speech: usize, at: usize) -> bool {
    if at > speech { says_behind(s, speech, at) } else { said_before(s, speech, at) }
}

/// `X said that ... at`.
fn says_behind(s: &Sentence, speech: usize, at: usize) -> bool {
    let between = s.units.get(speech + 1..at).unwrap_or_default();
    if between.iter().any(|unit| matches!(unit, Unit::And(word) if word == "but")) {
        return false;
    }
    // `denied that it left, and the town remains`: the denial ends with its clause.
    let denies = s.verb(speech).is_some_and(|verb| verb.class("speech denied").is_some());
    let closed = between.windows(2).any(|pair| matches!(pair, [Unit::Comma, Unit::And(_)]));
    if denies && closed {
        return false;
    }
    // `denied a part in it, with the rebels taking Alda`: what goes along is the writer's.
    if between.windows(2).any(|pair| matches!(pair, [Unit::Comma, Unit::Prep(with)] if with == "with")) {
        return false;
    }
    // `..., said X, who took`: what follows the speaker is not said.
    if is_behind_quote(s, speech) {
        return false;
    }
    // `the army, led by Ali, say they left` says on.
    let goes_on = s.verb(speech + 2).is_some();
    let quoting = matches!(s.units.get(speech.wrapping_sub(1)), Some(Unit::Comma | Unit::Quote)) && !goes_on;
    if quoting && s.noun(speech + 1).is_some() {
        return false;
    }
    let main = match s.units.get(at) {
        Some(Unit::Verb(_)) => Some(at),
        _ => s.verb_of_subject(at).or_else(|| s.verb_of_object(at)),
    };
    match main {
        Some(main) if main == speech => true,
        Some(main) => {
            let finite = s.verb(main).is_some_and(Verbal::finite);
            let own = s.subject(main);
            // The subject of what is said stands behind the word that says it.
            !finite || own.is_none_or(|own| own > speech) || main < speech
        }
        None => true,
    }
}

/// `... at, X said`.
fn said_before(s: &Sentence, speech: usize, at: usize) -> bool {
    let Some(verb) = s.verb(speech) else { return false };
    if !verb.finite() {
        return false;
    }
    let marks = |i: usize| matches!(s.units.get(i), Some(Unit::Comma | Unit::Quote));
    // `X said`, `said X`, behind a comma or a quotation mark.
    let subject = s.subject(speech);
    let in_front = subject.filter(|subject| *subject < speech && *subject > at);
    let opened = match in_front {
        Some(subject) => subject.checked_sub(1).is_some_and(marks),
        None => speech.checked_sub(1).is_some_and(marks),
    };
    let ends = !(speech + 1..s.units.len()).any(|i| {
        matches!(&s.units[i], Unit::Clause(word) if word == "that")
            || s.verb(i).is_some_and(|verb| verb.finite() && !verb.bare)
                && !matches!(s.units.get(i - 1), Some(Unit::Clause(_)))
    });
    opened && ends
}

fn is_behind_quote(s: &Sentence, speech: usize) -> bool {
    matches!(s.units.get(speech.wrapping_sub(1)), Some(Unit::Quote))
}

/// Who speaks: in front of the verb, or behind it.
fn subject_of_speech(scene: &Scene<'_, '_>, at: usize) -> Option<Voice> {
    let s = scene.sentence;
    let verb = s.verb(at)?;
    if verb.passive {
        return None;
    }
    let before = s.subject(at).filter(|subject| {
        // Across a comma or a quotation mark the subject is that of what is said.
        let between = s.units.get(*subject + 1..at).unwrap_or_default();
        let quoted = between.iter().any(|unit| matches!(unit, Unit::Quote));
        let inverted = matches!(s.units.get(at - 1), Some(Unit::Comma))
            && s.noun(at + 1).is_some()
            && s.verb(at + 2).is_none();
        !quoted && !inverted
    });
    let inverted = s.noun(at + 1).map(|_| at + 1).filter(|at| s.verb(at + 1).is_none());
    let inverted =
        inverted.filter(|_| matches!(s.units.get(at.wrapping_sub(1)), Some(Unit::Comma | Unit::Quote)));
    voice(scene, inverted.or(before)?)
}

/// Whom one speaks for: `a spokesman for forces loyal to the Union`.
fn spoken_for(scene: &Scene<'_, '_>, at: usize) -> Option<PartyId> {
    let s = scene.sentence;
    let of =
        matches!(s.prep(at + 1), Some("of" | "for" | "from" | "at" | "with" | "in")).then_some(at + 2)?;
    let noun = s.noun(of)?;
    scene.party_within(noun).or_else(|| scene.party_behind(of).filter(|_| noun.sense == Sense::Force))
}

/// What a noun group is as one who speaks.
fn voice(scene: &Scene<'_, '_>, at: usize) -> Option<Voice> {
    let s = scene.sentence;
    let noun = s.noun(at)?;
    let lexicon = Lexicon::get();
    let mut party = noun.mentions.iter().rev().find_map(|i| match &s.mentions[*i].entity {
        Entity::Party(party) | Entity::Person(Some(party)) | Entity::Voice(Some(party)) => {
            Some(party.clone())
        }
        _ => None,
    });
    let first = s.tokens[noun.tokens.start].low.as_str();
    let stands_apart =
        noun.mentions.last().is_some_and(|i| matches!(s.mentions[*i].entity, Entity::Voice(None)));
    if noun.sense == Sense::Pronoun {
        party = scene.discourse.party_of_pronoun(s, s.head(noun), noun.tokens.start);
    } else if party.is_none() && matches!(first, "its" | "his" | "her" | "their" | "our") {
        let word = match first {
            "its" => "it",
            "our" => "we",
            "his" | "her" => "he",
            _ => "they",
        };
        party = scene.discourse.party_of_pronoun(s, word, noun.tokens.start);
    } else if party.is_none() && noun.sense == Sense::Voice {
        party = spoken_for(scene, at);
    }
    // `said Salim, a spokesman for forces loyal to the Union`.
    let behind = Some(at + 2).filter(|_| matches!(s.units.get(at + 1), Some(Unit::Comma)));
    let title = behind.filter(|at| s.noun(*at).is_some_and(|noun| noun.sense == Sense::Voice));
    if let Some(title) = title.filter(|_| party.is_none() && matches!(noun.sense, Sense::Name | Sense::Voice))
    {
        party = s.noun(title).and_then(|noun| scene.party_within(noun)).or_else(|| spoken_for(scene, title));
    }
    let words = || s.tokens[noun.tokens.clone()].iter().map(|token| token.low.as_str());
    let outside = words().any(|word| {
        matches!(
            word,
            "resident"
                | "residents"
                | "witness"
                | "witnesses"
                | "official"
                | "officials"
                | "doctor"
                | "teacher"
                | "monitor"
                | "monitors"
                | "monitoring"
                | "diplomat"
                | "diplomats"
                | "local"
                | "locals"
                | "analysts"
                | "analyst"
                | "media"
        )
    });
    let martial = words().any(|word| {
        matches!(
            word,
            "army"
                | "military"
                | "rebel"
                | "rebels"
                | "militia"
                | "militants"
                | "defence"
                | "defense"
                | "troops"
                | "soldiers"
                | "fighters"
                | "commander"
                | "spokesman"
                | "spokeswoman"
                | "spokesperson"
                | "junta"
                | "insurgents"
                | "separatists"
                | "regime"
        )
    });
    let force = noun.sense == Sense::Force
        && !lexicon.is(s.head(noun), "nonforce")
        && !matches!(s.head(noun), "group" | "government");
    let partisan = !stands_apart && (party.is_some() || force || (martial && !outside));
    let party = party.filter(|_| partisan);
    let text = scene.text[super::mention::span(&s.tokens, noun.tokens.start, noun.tokens.end)].to_owned();
    Some(Voice { party, tokens: noun.tokens.clone(), partisan, text })
}
