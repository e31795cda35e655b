//! Everything that a sentence says happened, once each.

use super::deed;
use super::frame::{self, Draft};
use super::slot::{How, Scene};
use super::unit::{Sentence, Unit};
use crate::events::Verb;

/// Everything that a sentence says happened.
pub(super) fn drafts(scene: &Scene<'_, '_>) -> Vec<Draft> {
    let s = scene.sentence;
    let mut found: Vec<Draft> = Vec::new();
    for (i, unit) in s.units.iter().enumerate() {
        match unit {
            Unit::Verb(_) => found.extend(frame::of_verb(scene, i)),
            Unit::Noun(_) => found.extend(deed::of_noun(scene, i)),
            _ => {}
        }
    }
    lend_places(s, &mut found);
    drop_what_is_said_twice(s, &mut found);
    found
}

/// Fighting without a place of its own was where the sentence has a place taken: `seized Alda after clashes`.
fn lend_places(s: &Sentence, drafts: &mut Vec<Draft>) {
    let moved: Vec<_> = drafts
        .iter()
        .filter(|draft| matches!(draft.what, Verb::Captures | Verb::Enters | Verb::Withdraws))
        .flat_map(|draft| &draft.spots)
        .filter(|spot| spot.place.is_some())
        .cloned()
        .collect();
    for draft in drafts.iter_mut().filter(|draft| draft.spots.is_empty()) {
        // `these attacks` are those of another sentence.
        let relative = |at: usize| matches!(&s.units[at], Unit::Clause(word) if matches!(word.as_str(), "which" | "that" | "who"));
        let told = s.noun(draft.at).is_some_and(|noun| noun.definite) || (0..draft.at).any(relative);
        let fights = matches!(draft.what, Verb::Clashes | Verb::Strikes) && !told;
        if let ([one], true) = (moved.as_slice(), fights) {
            draft.spots = vec![super::slot::Spot { how: How::Inferred, ..one.clone() }];
        }
    }
    drafts.retain(|draft| !draft.spots.is_empty() || draft.what == Verb::Withdraws);
}

/// `repelled an attack on Alda` and `took control` are one event each: the noun goes where its verb says it.
fn drop_what_is_said_twice(s: &Sentence, drafts: &mut Vec<Draft>) {
    let verbs: Vec<(usize, Verb)> = drafts
        .iter()
        .filter(|draft| s.verb(draft.at).is_some())
        .map(|draft| (draft.at, draft.what))
        .collect();
    drafts.retain(|draft| {
        if s.verb(draft.at).is_some() {
            return true;
        }
        let over = s.verb_of_object(draft.at).or_else(|| s.verb_of_subject(draft.at));
        let subject_of = s.verb_of_subject(draft.at);
        let same = |verb: Option<usize>| {
            verb.is_some_and(|verb| {
                verbs.iter().any(|(at, what)| {
                    *at == verb && (*what == draft.what || *what == Verb::Repels || *what == Verb::Relieves)
                })
            })
        };
        let direct = s.verb_of_object(draft.at).is_some_and(|verb| s.object(verb) == Some(draft.at));
        !((direct && same(over)) || same(subject_of))
    });
}
