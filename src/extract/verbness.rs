//! Which words are verbs here, and which words belong to one verb.

mod place;

use self::place::Place;
use super::lexicon::{Form, Lexicon};
use super::mention::Mention;
use super::token::{Sort, Token};

/// Forms of `be`.
pub(super) fn is_be(low: &str) -> bool {
    matches!(
        low,
        "be" | "is"
            | "are"
            | "was"
            | "were"
            | "been"
            | "being"
            | "am"
            | "isn't"
            | "aren't"
            | "wasn't"
            | "weren't"
    )
}

/// Forms of `have`.
pub(super) fn is_have(low: &str) -> bool {
    matches!(low, "have" | "has" | "had" | "having" | "haven't" | "hasn't" | "hadn't")
}

fn is_do(low: &str) -> bool {
    matches!(low, "do" | "does" | "did" | "don't" | "doesn't" | "didn't")
}

/// `will`, `would`, `may` and the like.
pub(super) fn is_modal(low: &str) -> bool {
    matches!(
        low,
        "will"
            | "would"
            | "could"
            | "should"
            | "may"
            | "might"
            | "must"
            | "can"
            | "shall"
            | "cannot"
            | "won't"
            | "wouldn't"
            | "couldn't"
            | "shouldn't"
            | "can't"
            | "mustn't"
            | "'ll"
            | "they'll"
            | "we'll"
            | "it'll"
    )
}

/// Any of these.
pub(super) fn is_aux(low: &str) -> bool {
    is_be(low) || is_have(low) || is_do(low) || is_modal(low)
}

/// `not` and its like.
pub(super) fn negates(low: &str) -> bool {
    low.ends_with("n't") || matches!(low, "not" | "never" | "cannot" | "hardly" | "barely")
}

/// `they`, `it`, `we`.
pub(super) fn is_pronoun(low: &str) -> bool {
    matches!(
        low,
        "they" | "it" | "he" | "she" | "we" | "them" | "him" | "us" | "i" | "who" | "themselves" | "itself"
    )
}

/// The end of the verb group that begins at a token; `None` where none begins.
pub(super) fn group(tokens: &[Token], mentions: &[Mention], at: usize) -> Option<usize> {
    let lexicon = Lexicon::get();
    let low = |i: usize| tokens.get(i).map_or("", |token| token.low.as_str());
    let in_name = |i: usize| mentions.iter().any(|mention| mention.tokens.contains(&i));
    let adverb = |i: usize| {
        let word = low(i);
        let likely = matches!(word, "likely" | "unlikely") && low(i + 1) == "to";
        (lexicon.has("adverb plain", word) || lexicon.has("adverb hedged", word) || word.ends_with("ly"))
            && !in_name(i)
            && !likely
    };
    let mut i = at;
    let mut auxiliaries = 0;
    let mut to = false;
    let mut plain = false;
    loop {
        let word = low(i);
        if i < tokens.len()
            && !in_name(i)
            && is_aux(word)
            && !(i > at && word == "may" && tokens[i].capital)
            && !is_acronym(tokens, i)
        {
            auxiliaries += 1;
            i += 1;
        } else if auxiliaries > 0 && matches!(word, "going" | "yet") && low(i + 1) == "to" {
            i += 2;
        } else if word == "to" && !to && verb_after(tokens, mentions, i + 1).is_some() {
            to = true;
            auxiliaries += 1;
            i += 1;
            if i - 1 != at {
                // `is to withdraw`: one group; `began to withdraw`: two.
                continue;
            }
        } else if (auxiliaries > 0 && i > at) && (negates(word) || adverb(i)) {
            i += 1;
        } else if auxiliaries > 0 && word == "no" && low(i + 1) == "longer" {
            i += 2;
        } else if auxiliaries == 0 && i == at && (negates(word) || low(i) == "no" && low(i + 1) == "longer") {
            // `no longer controls`, `never took`.
            let next = if word == "no" { i + 2 } else { i + 1 };
            let next = (next..tokens.len()).find(|i| !adverb(*i)).unwrap_or(next);
            if next < tokens.len() && (is_verb(tokens, mentions, next) || is_aux(low(next))) {
                plain = !is_aux(low(next));
                auxiliaries += 1;
                i = next;
                if plain {
                    break;
                }
                continue;
            }
            return None;
        } else {
            break;
        }
        if i > at + 12 {
            break;
        }
    }
    let verb = i < tokens.len() && !in_name(i) && {
        if plain {
            true
        } else if auxiliaries > 0 {
            follows_auxiliary(tokens, i, low(i - 1))
        } else {
            is_verb(tokens, mentions, i)
        }
    };
    if verb {
        let late = low(i + 1);
        let particle = lexicon.verb(low(i)).iter().any(|r| !r.particle.is_empty() && r.particle == late);
        let goes = particle && !(matches!(late, "on" | "in") && low(i + 2).is_empty());
        return Some(if goes { i + 2 } else { i + 1 });
    }
    (auxiliaries > 0).then_some(back(tokens, at, i, low))
}

/// `IS` among words that are not all capitals: a short form, no verb.
fn is_acronym(tokens: &[Token], at: usize) -> bool {
    let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
    let words = beside.filter_map(|i| tokens.get(i)).filter(|token| token.sort == Sort::Word);
    tokens[at].upper && words.clone().count() > 0 && !words.clone().any(|token| token.upper)
}

/// The end of a group of auxiliaries alone: adverbs at its end are not part of it.
fn back<'t>(tokens: &'t [Token], at: usize, end: usize, low: impl Fn(usize) -> &'t str) -> usize {
    let keep = |i: &usize| is_aux(low(*i)) || negates(low(*i)) || low(*i) == "longer";
    (at..end.min(tokens.len())).rev().find(keep).map_or(at + 1, |i| i + 1)
}

/// The base form behind `to`, adverbs between left out.
fn verb_after(tokens: &[Token], mentions: &[Mention], at: usize) -> Option<usize> {
    let lexicon = Lexicon::get();
    let next = (at..tokens.len()).find(|i| {
        let low = tokens[*i].low.as_str();
        !(low.ends_with("ly") || lexicon.has("adverb plain", low))
    })?;
    let low = tokens[next].low.as_str();
    let named = mentions.iter().any(|mention| mention.tokens.contains(&next));
    let base = lexicon.verb(low).iter().any(|reading| reading.form == Form::Base);
    let alone = !tokens[next].capital && tokens[next].sort == Sort::Word;
    let known_noun = lexicon.has("determiner", low) || lexicon.has("preposition", low);
    let place_noun = lexicon.is(low, "settlement") || lexicon.is(low, "facility") || lexicon.is(low, "part");
    (!named
        && alone
        && !known_noun
        && (base || (is_aux(low)) || (!place_noun && lexicon.noun(low).is_empty() && looks_base(low))))
    .then_some(next)
}

/// An unknown word behind `to` is taken for a verb unless it looks like a noun.
fn looks_base(low: &str) -> bool {
    let endings = ["ed", "tion", "ment", "ness", "ity", "ing", "s", "ism", "ern"];
    low.len() > 2 && !endings.iter().any(|ending| low.ends_with(ending))
}

/// Whether a word behind an auxiliary is its verb.
fn follows_auxiliary(tokens: &[Token], at: usize, before: &str) -> bool {
    let lexicon = Lexicon::get();
    let low = tokens[at].low.as_str();
    if lexicon.has("determiner", low) || lexicon.has("preposition", low) {
        return false;
    }
    let readings = lexicon.verb(low);
    let participle =
        readings.iter().any(|r| matches!(r.form, Form::Participle | Form::Ing)) || low.ends_with("ed");
    if is_be(before) || is_have(before) {
        return participle || (low.ends_with("ing") && lexicon.noun(low).is_empty());
    }
    readings.iter().any(|r| r.form == Form::Base)
        || participle
        || (lexicon.noun(low).is_empty() && looks_base(low))
}

/// Offset of the verb itself in the tokens of a group.
pub(super) fn main(tokens: &[Token]) -> usize {
    let lexicon = Lexicon::get();
    let is_particle = |i: usize| {
        i > 0
            && i == tokens.len() - 1
            && lexicon
                .verb(&tokens[i - 1].low)
                .iter()
                .any(|r| !r.particle.is_empty() && r.particle == tokens[i].low)
    };
    // Of `is not` the `is`.
    let stands = |i: &usize| {
        !(negates(&tokens[*i].low) || tokens[*i].is("longer") || tokens[*i].is("no"))
            || is_aux(&tokens[*i].low)
    };
    let last = (0..tokens.len()).rev().find(stands).unwrap_or(tokens.len() - 1);
    if last < tokens.len() - 1 {
        return last;
    }
    if is_particle(last) { last - 1 } else { last }
}

/// Whether a word that no auxiliary stands before is a verb.
pub(super) fn is_verb(tokens: &[Token], mentions: &[Mention], at: usize) -> bool {
    let lexicon = Lexicon::get();
    let token = &tokens[at];
    let low = token.low.as_str();
    if token.sort != Sort::Word || mentions.iter().any(|mention| mention.tokens.contains(&at)) {
        return false;
    }
    let readings = lexicon.verb(low);
    let ed = low.ends_with("ed") && low.len() > 4 && lexicon.noun(low).is_empty();
    let has = |form: Form| readings.iter().any(|reading| reading.form == form);
    // `under army control`, `in government hands`.
    let held = matches!(low, "control" | "hands")
        && tokens[at.saturating_sub(4)..at]
            .iter()
            .any(|token| matches!(token.low.as_str(), "under" | "in" | "into"));
    if held && !tokens.get(at + 1).is_some_and(|next| next.capital || lexicon.has("determiner", &next.low)) {
        return false;
    }
    let place = Place::of(tokens, mentions, at);
    if has(Form::Past) || has(Form::Participle) || ed {
        return place.past(low);
    }
    if has(Form::Ing) {
        return place.ing(low);
    }
    let noun = !lexicon.noun(low).is_empty()
        || matches!(
            low,
            "reports"
                | "report"
                | "claims"
                | "claim"
                | "plans"
                | "plan"
                | "hopes"
                | "fears"
                | "orders"
                | "order"
                | "demands"
                | "demand"
                | "offers"
                | "offer"
                | "calls"
                | "call"
                | "need"
                | "needs"
                | "talks"
                | "talk"
                | "visit"
                | "visits"
                | "states"
                | "moves"
                | "move"
                | "posts"
                | "post"
                | "notes"
                | "aims"
                | "promises"
                | "threats"
                | "support"
                | "supports"
                | "use"
                | "cause"
                | "win"
                | "wins"
                | "cover"
                | "force"
                | "guards"
                | "host"
                | "hosts"
                | "mines"
                | "play"
                | "plays"
                | "show"
                | "shows"
                | "feel"
                | "turn"
                | "help"
                | "cut"
                | "cuts"
                | "run"
                | "stop"
                | "return"
                | "press"
                | "issue"
                | "battle"
                | "battles"
                | "work"
                | "worry"
                | "rush"
                | "race"
                | "set"
                | "exit"
                | "exits"
                | "target"
                | "targets"
        );
    if has(Form::Third) {
        return place.third(noun);
    }
    has(Form::Base) && place.base(low, noun)
}
