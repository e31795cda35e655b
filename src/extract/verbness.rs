//! Which words are verbs here, and which words belong to one verb.

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
        if i < tokens.len() && !in_name(i) && is_aux(word) && !(i > at && word == "may" && tokens[i].capital)
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
    let endings = ["tion", "ment", "ness", "ity", "ing", "s", "ism", "ern"];
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
        );
    if has(Form::Third) {
        return place.third(noun);
    }
    has(Form::Base) && place.base(low, noun)
}

/// What stands around a word.
#[expect(clippy::struct_excessive_bools, reason = "the features of a position")]
struct Place<'t> {
    before: &'t str,
    after: &'t str,
    /// A name, a pronoun, a force or a plural stands before.
    subject: bool,
    plural: bool,
    /// A determiner, a name or a number stands behind.
    object: bool,
    /// A verb stands behind.
    verb_behind: bool,
    /// A capital stands behind.
    capital: bool,
    first: bool,
    attributive: bool,
}

impl<'t> Place<'t> {
    fn of(tokens: &'t [Token], mentions: &[Mention], at: usize) -> Self {
        let lexicon = Lexicon::get();
        let adverb = |token: &Token| {
            token.low.ends_with("ly")
                || lexicon.has("adverb plain", &token.low)
                || matches!(token.low.as_str(), "\"" | "'" | "longer" | "no" | "never" | "not")
        };
        let back = tokens[..at].iter().rposition(|token| !adverb(token));
        let before = back.map_or("", |i| tokens[i].low.as_str());
        let next = tokens.get(at + 1);
        let after = next.map_or("", |token| token.low.as_str());
        let named = |i: usize| mentions.iter().any(|mention| mention.tokens.contains(&i));
        let force = lexicon.is(before, "force")
            || lexicon.is(before, "voice")
            || lexicon.is(before, "nonforce")
            || lexicon.is(before, "org");
        let closed = |word: &str| {
            lexicon.has("determiner", word)
                || lexicon.has("preposition", word)
                || word == "'s"
                || word.is_empty()
        };
        let plural = before.ends_with('s') && before.len() > 3 && !closed(before)
            || lexicon.is(before, "force") && before.ends_with("men")
            || before == "people"
            || before == "police";
        let bracket = before == ")";
        Self {
            subject: back.is_some_and(|i| named(i) || tokens[i].capital)
                || force
                || is_pronoun(before)
                || plural
                || bracket
                || matches!(before, "which" | "that" | "who"),
            plural: plural
                || matches!(before, "they" | "we" | "who" | "which" | "that")
                || back.is_some_and(named)
                || bracket,
            object: next.is_some_and(|token| token.capital || token.sort == Sort::Number)
                || named(at + 1)
                || lexicon.has("determiner", after)
                || is_pronoun(after),
            verb_behind: is_aux(after) || lexicon.verb(after).iter().any(|r| matches!(r.form, Form::Past)),
            capital: next.is_some_and(|token| token.capital),
            first: back.is_none() || matches!(before, "," | ":" | ";" | "\u{2014}"),
            attributive: (lexicon.has("determiner", before) && before != "that")
                || before == "'s"
                || tokens.get(at.wrapping_sub(1)).is_some_and(|token| token.is("no")),
            before,
            after,
        }
    }

    fn noun_behind(&self) -> bool {
        let lexicon = Lexicon::get();
        let closed = lexicon.has("preposition", self.after)
            || lexicon.has("coordinator", self.after)
            || lexicon.has("subordinator", self.after);
        self.after.starts_with(char::is_alphabetic)
            && !closed
            && !lexicon.has("determiner", self.after)
            && !is_aux(self.after)
    }

    /// A past or a participle: not one that stands before its noun.
    fn past(&self, low: &str) -> bool {
        let attributive = self.attributive && (self.noun_behind() || self.capital);
        let substantive = self.before == "the" && !self.noun_behind();
        let adjective = matches!(
            low,
            "united"
                | "armed"
                | "allied"
                | "wounded"
                | "so-called"
                | "occupied"
                | "displaced"
                | "affected"
                | "left"
        ) && self.noun_behind()
            && !self.capital
            && !self.subject;
        // `continued limited attacks`: behind a verb, before its noun.
        let lexicon = Lexicon::get();
        let after_verb = low.ends_with("ed")
            && lexicon.noun(self.before).is_empty()
            && !self.subject
            && self.noun_behind()
            && !self.capital
            && !self.object
            && lexicon
                .verb(self.before)
                .iter()
                .any(|r| matches!(r.form, Form::Past | Form::Third | Form::Ing));
        let sided = matches!(low, "allied" | "aligned" | "affiliated" | "linked" | "opposed")
            && matches!(self.after, "to" | "with");
        let of_preposition = Lexicon::get().has("preposition", self.before)
            && self.noun_behind()
            && !self.capital
            && !self.object;
        !(attributive || substantive || adjective || of_preposition || after_verb || sided)
    }

    fn ing(&self, low: &str) -> bool {
        let lexicon = Lexicon::get();
        let noun = !lexicon.noun(low).is_empty()
            || matches!(
                low,
                "fighting"
                    | "shelling"
                    | "bombing"
                    | "meeting"
                    | "building"
                    | "leading"
                    | "remaining"
                    | "following"
                    | "including"
            );
        if self.attributive && !self.object {
            return false;
        }
        if matches!(low, "including" | "following") {
            return false;
        }
        if self.after == "of"
            || self.verb_behind
            || lexicon
                .verb(self.after)
                .iter()
                .any(|r| r.form == Form::Third && !lexicon.noun(self.after).is_empty())
        {
            return false;
        }
        let takes = matches!(
            self.after,
            "full" | "complete" | "total" | "control" | "over" | "back" | "partial" | "sole"
        );
        if takes && low != "fighting" && !self.attributive {
            return true;
        }
        let after_verb = self.before == "and"
            || lexicon
                .verb(self.before)
                .iter()
                .any(|r| r.form != Form::Base || lexicon.noun(self.before).is_empty());
        let after_small = lexicon.has("preposition", self.before) || lexicon.has("subordinator", self.before);
        if noun {
            return self.object && (after_verb || after_small || self.first || self.subject)
                || (self.subject
                    && lexicon.has("preposition", self.after)
                    && low != "fighting"
                    && !low.ends_with("bombing")
                    && !low.ends_with("shelling"));
        }
        !self.attributive
    }

    fn third(&self, noun: bool) -> bool {
        if self.attributive || (noun && self.verb_behind) {
            return false;
        }
        let behind_noun =
            self.before.starts_with(char::is_alphabetic) || self.before == ")" || self.before == "\"";
        if noun && self.before == "," {
            return self.object;
        }
        if noun {
            return self.subject
                && !self.plural_only()
                && (self.object
                    || matches!(
                        self.after,
                        "that" | "to" | "into" | "towards" | "under" | "back" | "out" | "over"
                    ));
        }
        self.subject
            || (behind_noun && !Lexicon::get().has("preposition", self.before))
            || self.before == "and"
            || self.first
    }

    /// A plural that is no name and no pronoun: it takes no `-s` verb.
    fn plural_only(&self) -> bool {
        self.before.ends_with('s') && Lexicon::get().is(self.before, "force")
    }

    fn base(&self, low: &str, noun: bool) -> bool {
        if self.attributive {
            return false;
        }
        let and = matches!(self.before, "and" | "or");
        if noun {
            return (self.plural
                && (self.object
                    || matches!(
                        self.after,
                        "towards" | "into" | "to" | "after" | "as" | "back" | "on" | "from" | "out" | "under"
                    ))
                || (and && self.object))
                && !self.verb_behind
                || (self.first && self.after == "it");
        }
        // `The rebels, led by Ali, say they`.
        let speaks = Lexicon::get().verb(low).iter().any(|reading| reading.class.starts_with("speech"));
        let goes_on = self.before == "," && speaks && self.object;
        self.plural || goes_on || (and && !self.noun_only()) || matches!(self.before, "help" | "let" | "make")
    }

    fn noun_only(&self) -> bool {
        Lexicon::get().has("preposition", self.after) && self.after == "of"
    }
}
