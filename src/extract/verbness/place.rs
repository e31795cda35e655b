//! What stands around a word decides whether it is a verb.

use super::{is_aux, is_pronoun};
use crate::extract::lexicon::{Form, Lexicon};
use crate::extract::mention::Mention;
use crate::extract::token::{Sort, Token};

/// What stands around a word.
#[expect(clippy::struct_excessive_bools, reason = "the features of a position")]
pub(super) struct Place<'t> {
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
    /// A name behind `a` or `an` stands before: `a Union advance`.
    indefinite: bool,
    /// A name behind a preposition stands before.
    under_name: bool,
}

impl<'t> Place<'t> {
    pub(super) fn of(tokens: &'t [Token], mentions: &[Mention], at: usize) -> Self {
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
                || matches!(
                    after,
                    "control" | "full" | "complete" | "territory" | "parts" | "most" | "ground"
                )
                || lexicon.has("determiner", after)
                || is_pronoun(after),
            verb_behind: is_aux(after) || lexicon.verb(after).iter().any(|r| matches!(r.form, Form::Past)),
            capital: next.is_some_and(|token| token.capital),
            first: back.is_none() || matches!(before, "," | ":" | ";" | "\u{2014}"),
            attributive: (lexicon.has("determiner", before) && before != "that")
                || before == "'s"
                || tokens.get(at.wrapping_sub(1)).is_some_and(|token| token.is("no")),
            indefinite: mentions.iter().any(|mention| {
                back.is_some_and(|i| mention.tokens.contains(&i))
                    && mention
                        .tokens
                        .start
                        .checked_sub(1)
                        .is_some_and(|i| matches!(tokens[i].low.as_str(), "a" | "an" | "another" | "any"))
            }),
            under_name: back
                .is_some_and(|i| named(i) && i > 0 && lexicon.has("preposition", &tokens[i - 1].low)),
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
    pub(super) fn past(&self, low: &str) -> bool {
        let attributive = self.attributive && (self.noun_behind() || self.capital);
        let substantive = self.before == "the" && !self.noun_behind();
        let retired = low == "retired" && self.capital && !self.subject;
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
        // `under Union appointed commanders`.
        let named = self.under_name
            && matches!(
                low,
                "appointed" | "backed" | "led" | "held" | "controlled" | "recognised" | "recognized"
            )
            && self.noun_behind()
            && !self.object;
        let sided = matches!(low, "allied" | "aligned" | "affiliated" | "linked" | "opposed")
            && matches!(self.after, "to" | "with");
        let of_preposition = Lexicon::get().has("preposition", self.before)
            && self.noun_behind()
            && !self.capital
            && !self.object;
        !(attributive
            || substantive
            || adjective
            || of_preposition
            || after_verb
            || sided
            || named
            || retired)
    }

    pub(super) fn ing(&self, low: &str) -> bool {
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
        let attributive = matches!(
            low,
            "opposing"
                | "warring"
                | "remaining"
                | "surrounding"
                | "neighbouring"
                | "neighboring"
                | "existing"
        );
        if attributive && self.noun_behind() && !self.object {
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

    pub(super) fn third(&self, noun: bool) -> bool {
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

    pub(super) fn base(&self, low: &str, noun: bool) -> bool {
        let aimed = self.after == "on" && matches!(low, "attack" | "assault" | "raid" | "strike");
        if self.attributive || self.indefinite || aimed {
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
