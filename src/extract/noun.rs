//! What a noun group stands for: its last word says it, with the names in front of it.

use std::ops::Range;

use super::chunk::sense_of;
use super::lexicon::Lexicon;
use super::mention::Mention;
use super::token::Token;
use super::unit::{Noun, Sense};
use super::verbness::is_pronoun;

/// The noun group of some tokens.
pub(super) fn noun(tokens: &[Token], mentions: &[Mention], range: Range<usize>) -> Noun {
    let numbers: Vec<usize> = (0..mentions.len())
        .filter(|i| range.contains(&mentions[*i].tokens.start) && mentions[*i].tokens.end <= range.end)
        .collect();
    let head = head(tokens, &range);
    let first = tokens[range.start].low.as_str();
    let definite = matches!(
        first,
        "the" | "this" | "that" | "these" | "those" | "its" | "his" | "her" | "their" | "our"
    );
    let none = matches!(first, "no" | "none" | "neither" | "nobody");
    let sense = sense(tokens, mentions, &range, head, &numbers);
    Noun { tokens: range, head, mentions: numbers, sense, none, definite }
}

/// The last word, without what only follows it: `'s`, a number.
fn head(tokens: &[Token], range: &Range<usize>) -> usize {
    let plain = |i: &usize| tokens[*i].low.starts_with(char::is_alphabetic);
    range.clone().rev().find(plain).unwrap_or(range.end - 1)
}

fn sense(
    tokens: &[Token],
    mentions: &[Mention],
    range: &Range<usize>,
    head: usize,
    names: &[usize],
) -> Sense {
    let low = tokens[head].low.as_str();
    if let Some(number) = names.iter().copied().find(|i| mentions[*i].tokens.contains(&head)) {
        return named(tokens, mentions, range, number, names);
    }
    if range.len() == 1 && is_pronoun(low) {
        return Sense::Pronoun;
    }
    if is_direction(low) {
        return Sense::Locator;
    }
    // `the Alda front`.
    let placed = names.iter().any(|i| {
        mentions[*i].tokens.end == head && matches!(mentions[*i].entity, super::mention::Entity::Place(_))
    });
    if placed && matches!(low, "front" | "fronts") {
        return Sense::Part;
    }
    let two = head.checked_sub(1).filter(|before| *before >= range.start);
    let two = two.map(|before| format!("{} {low}", tokens[before].low));
    for word in two.iter().map(String::as_str).chain([low]) {
        if let Some(sense) = of_word(word, tokens, range) {
            return sense;
        }
    }
    let capital = tokens[head].capital && head > 0;
    if capital { Sense::Name } else { Sense::Other }
}

/// What a name at the end stands for: `spokesman Salim Barakat` speaks.
fn named(
    tokens: &[Token],
    mentions: &[Mention],
    range: &Range<usize>,
    number: usize,
    names: &[usize],
) -> Sense {
    let sense = sense_of(&mentions[number], number);
    let before = &tokens[range.start..mentions[number].tokens.start];
    let lexicon = Lexicon::get();
    let speaks = before.iter().any(|token| {
        matches!(
            token.low.as_str(),
            "spokesman" | "spokeswoman" | "spokesperson" | "minister" | "envoy" | "president" | "ambassador"
        )
    });
    match sense {
        Sense::Person(_) | Sense::Name if speaks => Sense::Voice,
        // A party that a name follows: `M17 commander Ali`.
        Sense::Name if before.iter().any(|token| lexicon.is(&token.low, "voice")) => Sense::Voice,
        Sense::Name if names.len() > 1 => Sense::Name,
        sense => sense,
    }
}

/// What a common noun stands for.
fn of_word(word: &str, tokens: &[Token], range: &Range<usize>) -> Option<Sense> {
    let lexicon = Lexicon::get();
    let classes = lexicon.noun(word);
    let has = |class: &str| classes.contains(&class);
    let before = || tokens[range.clone()].iter().map(|token| token.low.as_str());
    if matches!(word, "hands" | "grip" | "hold") || (has("holds.of") && word.ends_with("control")) {
        return Some(Sense::Control);
    }
    if matches!(word, "km" | "kilometres" | "kilometers" | "miles" | "metres" | "kms") {
        return Some(Sense::Locator);
    }
    let deed = classes.iter().find(|class| class.contains('.') && **class != "holds.of");
    if let Some(class) = deed.filter(|_| !is_peaceful(word, &before().collect::<Vec<_>>())) {
        return Some(Sense::Deed(class));
    }
    if has("settlement") {
        return Some(Sense::Settlement);
    }
    if has("part") && !has("facility") {
        return Some(Sense::Part);
    }
    if has("facility") {
        return Some(Sense::Site);
    }
    if has("force") {
        let aid = before().any(|word| lexicon.is(word, "aid"));
        return Some(if aid { Sense::Outsider } else { Sense::Force });
    }
    if has("weapon") {
        return Some(Sense::Weapon);
    }
    if has("nonforce") && !has("voice") {
        return Some(Sense::Outsider);
    }
    has("voice").then_some(Sense::Voice)
}

/// Words that make a word of war one of peace: `a rescue operation`, `a hunger strike`.
fn is_peaceful(word: &str, before: &[&str]) -> bool {
    const PEACEFUL: &[&str] = &[
        "rescue",
        "aid",
        "relief",
        "election",
        "electoral",
        "vaccination",
        "peace",
        "hunger",
        "general",
        "labour",
        "labor",
        "political",
        "advertising",
        "media",
        "culture",
        "cultural",
        "price",
        "business",
        "daily",
        "heart",
        "personal",
        "verbal",
        "cyber",
        "diplomatic",
        "word",
        "legal",
        "clean-up",
        "search",
    ];
    let on_strike = word == "strike" && before.len() == 1;
    on_strike || before.iter().any(|word| PEACEFUL.contains(word))
}

/// `north`, `southwest`.
pub(super) fn is_direction(word: &str) -> bool {
    let bare: String = word.chars().filter(|c| *c != '-').collect();
    let rest = ["north", "south", "east", "west"].iter().fold(bare, |word, part| word.replace(part, ""));
    rest.is_empty() && !word.is_empty()
}
