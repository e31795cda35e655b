//! Tokens to groups: which word is a verb here, where a noun group ends, what it stands for.

use std::ops::Range;

use super::lexicon::{Form, Lexicon, Reading};
use super::mention::{Entity, Mention};
use super::moment::Moment;
use super::token::{Sort, Token};
use super::unit::{Sense, Unit, Verbal};
use super::verbness::{self, is_verb};

/// The groups of a sentence, left to right. What stands in brackets is left out.
pub(super) fn units(tokens: &[Token], mentions: &[Mention], moments: &[(Range<usize>, Moment)]) -> Vec<Unit> {
    let mut chunker =
        Chunker { tokens, mentions, lexicon: Lexicon::get(), units: Vec::new(), noun: None, depth: 0 };
    let mut at = 0;
    while at < tokens.len() {
        if let Some((range, moment)) = moments.iter().find(|(range, _)| range.start == at) {
            chunker.flush();
            chunker.units.push(Unit::Time(moment.clone()));
            at = range.end;
            continue;
        }
        at = chunker.step(at);
    }
    chunker.flush();
    chunker.units
}

struct Chunker<'s> {
    tokens: &'s [Token],
    mentions: &'s [Mention],
    lexicon: &'static Lexicon,
    units: Vec<Unit>,
    /// Where the open noun group began.
    noun: Option<Range<usize>>,
    /// Open brackets.
    depth: usize,
}

impl Chunker<'_> {
    /// Takes what begins at a token; gives where the next begins.
    fn step(&mut self, at: usize) -> usize {
        let token = &self.tokens[at];
        match token.low.as_str() {
            // `[Alda] area`: what an editor put in reads on.
            "[" if self.depth == 0 && self.tokens.get(at + 1).is_some_and(|next| next.capital) => {
                return at + 1;
            }
            "]" if self.depth == 0 => return at + 1,
            "(" | "[" => {
                self.depth += 1;
                return at + 1;
            }
            ")" | "]" => {
                self.depth = self.depth.saturating_sub(1);
                return at + 1;
            }
            _ if self.depth > 0 => return at + 1,
            _ => {}
        }
        if let Some(mention) = self.mentions.iter().find(|mention| mention.tokens.start == at) {
            self.grow(mention.tokens.clone());
            return mention.tokens.end;
        }
        if token.sort == Sort::Mark {
            return self.mark(at);
        }
        if at > 0 && self.tokens[at - 1].is("-") && self.joins(at - 1) {
            self.grow(at..at + 1);
            return at + 1;
        }
        if let Some(to) = verbness::group(self.tokens, self.mentions, at) {
            self.flush();
            let verb = self.verbal(at..to);
            self.units.push(Unit::Verb(verb));
            return to;
        }
        self.word(at)
    }

    fn mark(&mut self, at: usize) -> usize {
        let low = self.tokens[at].low.as_str();
        match low {
            "'" | "*" | "/" | "%" | "$" | "#" => return at + 1,
            "-" if self.joins(at) => return at + 1,
            _ => self.flush(),
        }
        match low {
            "," => self.units.push(Unit::Comma),
            "\"" => self.units.push(Unit::Quote),
            ";" | ":" | "\u{2014}" | "-" | "|" | "\u{2026}" => self.units.push(Unit::Break),
            _ => {}
        }
        at + 1
    }

    /// `(LNA)-affiliated`: a hyphen without a space goes on with the noun.
    fn joins(&self, at: usize) -> bool {
        let close = at > 0 && self.tokens[at - 1].span.end == self.tokens[at].span.start;
        close && self.tokens.get(at + 1).is_some_and(|next| next.span.start == self.tokens[at].span.end)
    }

    /// A word that is no verb here.
    fn word(&mut self, at: usize) -> usize {
        let low = self.tokens[at].low.as_str();
        let next = self.tokens.get(at + 1);
        let next_low = next.map_or("", |token| token.low.as_str());
        match low {
            "who" | "which" | "whom" | "whose" | "that" if low != "that" || self.opens_clause(at) => {
                self.close(Unit::Clause(low.into()));
            }
            "and" | "or" | "but" | "nor" | "&" => self.close(Unit::And(low.into())),
            "according" if next_low == "to" => {
                self.close(Unit::Prep("according to".into()));
                return at + 2;
            }
            "as" if next_low == "far" && self.tokens.get(at + 2).is_some_and(|token| token.is("as")) => {
                self.close(Unit::Prep("as far as".into()));
                return at + 3;
            }
            "prior" if next_low == "to" => {
                self.close(Unit::Prep("prior to".into()));
                return at + 2;
            }
            "as" if next_low == "of" => {
                self.close(Unit::Prep("as of".into()));
                return at + 2;
            }
            "out" | "ahead" | "instead" | "because" | "outside" if next_low == "of" => {
                self.close(Unit::Prep(format!("{low} of")));
                return at + 2;
            }
            "n't" | "not" => self.close(Unit::Adverb(low.into())),
            _ if self.is_adjective_behind(at) => self.close(Unit::Adjective(low.into())),
            _ if self.is_subordinator(at) => self.close(Unit::Clause(low.into())),
            _ if self.lexicon.has("preposition", low) => self.close(Unit::Prep(low.into())),
            _ if self.is_adverb(at) => self.close(Unit::Adverb(low.into())),
            _ if super::noun::is_direction(low) && matches!(next_low, "of" | "from") => {
                if self.noun_has_head(at) {
                    self.flush();
                }
                self.grow(at..at + 1);
            }
            _ if verbness::is_pronoun(low) => {
                self.flush();
                self.grow(at..at + 1);
                self.flush();
            }
            _ => {
                if self.lexicon.has("determiner", low) && self.noun_has_head(at) {
                    self.flush();
                }
                self.grow(at..at + 1);
            }
        }
        at + 1
    }

    fn close(&mut self, unit: Unit) {
        self.flush();
        self.units.push(unit);
    }

    /// `that` begins a clause behind a verb that speaks or a noun; else it points.
    fn opens_clause(&self, at: usize) -> bool {
        // `that evening` says when.
        let next = self.tokens.get(at + 1).map_or("", |token| token.low.as_str());
        let time = matches!(
            next,
            "morning" | "afternoon" | "evening" | "night" | "day" | "week" | "month" | "year" | "time"
        );
        at > 0 && !next.is_empty() && !time && !self.lexicon.has("preposition", &self.tokens[at - 1].low)
    }

    /// `after` and the like begin a clause only where a verb follows before the clause ends.
    fn is_subordinator(&self, at: usize) -> bool {
        let low = &self.tokens[at].low;
        if !self.lexicon.has("subordinator", low) {
            return false;
        }
        if matches!(low.as_str(), "if" | "unless" | "whether" | "while" | "because" | "although" | "though") {
            return true;
        }
        if matches!(low.as_str(), "when" | "whereas" | "until" | "where") {
            return true;
        }
        let end =
            self.tokens[at..].iter().position(|token| token.is(",")).map_or(self.tokens.len(), |n| at + n);
        let gerund = self.tokens.get(at + 1).is_some_and(|next| next.low.ends_with("ing"));
        !gerund
            && (at + 2..end)
                .any(|i| is_verb(self.tokens, self.mentions, i) || verbness::is_aux(&self.tokens[i].low))
    }

    fn is_adverb(&self, at: usize) -> bool {
        let low = &self.tokens[at].low;
        let listed = self.lexicon.has("adverb plain", low)
            || self.lexicon.has("adverb hedged", low)
            || self.lexicon.has("adverb past", low)
            || (low.ends_with("ly")
                && !matches!(low.as_str(), "family" | "assembly" | "july" | "italy" | "supply"));
        listed && (self.noun.is_none() || self.noun_has_head(at))
    }

    /// Whether the open noun group could end here: its last word is no determiner or adjective.
    fn noun_has_head(&self, at: usize) -> bool {
        let Some(noun) = &self.noun else { return false };
        let last = &self.tokens[noun.end - 1];
        noun.end == at && !self.lexicon.has("determiner", &last.low) && !last.is("'s")
    }

    /// `loyal to`, `likely to`: behind a noun or a form of `be`, before `to`, `for` or `with`.
    fn is_adjective_behind(&self, at: usize) -> bool {
        let low = &self.tokens[at].low;
        let next = self.tokens.get(at + 1).map_or("", |token| token.low.as_str());
        let listed = ["adjective expected", "adjective denied", "adjective intended"]
            .iter()
            .any(|list| self.lexicon.has(list, low));
        match low.as_str() {
            "loyal" | "allied" | "aligned" | "affiliated" | "linked" | "sympathetic" => {
                matches!(next, "to" | "with")
            }
            _ => listed && matches!(next, "to" | "for"),
        }
    }

    fn grow(&mut self, range: Range<usize>) {
        match &mut self.noun {
            Some(noun)
                if noun.end <= range.start
                    && self.tokens[noun.end..range.start].iter().all(|t| t.is("-")) =>
            {
                noun.end = range.end;
            }
            Some(noun)
                if noun.end == range.start
                    || self.tokens[noun.end..range.start].iter().all(|t| t.is("'")) =>
            {
                noun.end = range.end;
            }
            Some(_) => {
                // Something in brackets stood between: `the Union (UN) troops` goes on.
                let noun = self.noun.take();
                let start = noun.map_or(range.start, |noun| noun.start);
                self.noun = Some(start..range.end);
            }
            None => self.noun = Some(range),
        }
    }

    fn flush(&mut self) {
        let Some(range) = self.noun.take() else { return };
        let noun = super::noun::noun(self.tokens, self.mentions, range);
        self.units.push(Unit::Noun(noun));
    }

    /// The verb group of a range that [`verbness::group`] found.
    fn verbal(&self, range: Range<usize>) -> Verbal {
        let tokens = &self.tokens[range.clone()];
        let main = range.start + verbness::main(tokens);
        let before = &self.tokens[range.start..main];
        let has = |words: &[&str]| before.iter().any(|token| words.contains(&token.low.as_str()));
        let low = self.tokens[main].low.as_str();
        let ing = low.ends_with("ing")
            && !matches!(low, "bring" | "ring" | "sing" | "cling" | "fling" | "swing" | "sting" | "spring");
        let be = before.iter().any(|token| verbness::is_be(&token.low));
        let after = &self.tokens[main + 1..range.end];
        let perfect = before.iter().any(|token| verbness::is_have(&token.low));
        let infinitive =
            before.iter().find(|token| !verbness::negates(&token.low)).is_some_and(|token| token.is("to"));
        let headed = has(&["to"]);
        let modal = before.iter().find(|token| verbness::is_modal(&token.low));
        let late = (main + 1..range.end).map(|i| self.tokens[i].low.as_str()).next().unwrap_or("");
        let forms = |reading: &&Reading| {
            let fits = match reading.form {
                Form::Base => !ing,
                Form::Third | Form::Past => before.is_empty() || !(be || perfect || headed),
                Form::Participle | Form::Ing => true,
            };
            fits && (reading.particle.is_empty() || reading.particle == late)
        };
        let all: Vec<Reading> = self.lexicon.verb(low).iter().filter(forms).copied().collect();
        let with_particle = all.iter().any(|reading| !reading.particle.is_empty());
        let readings = all
            .into_iter()
            .filter(|reading| {
                !with_particle || !reading.particle.is_empty() || reading.class.starts_with("speech")
            })
            .collect::<Vec<_>>();
        let participle = readings.iter().any(|reading| reading.form == Form::Participle)
            || (readings.is_empty() && low.ends_with("ed"));
        Verbal {
            main,
            negated: before.iter().chain(after).any(|token| verbness::negates(&token.low))
                || (has(&["longer"]) && has(&["no"]))
                || (has(&["yet"]) && headed),
            modal: modal.map(|token| token.low.clone()).unwrap_or_default(),
            perfect: perfect && !ing || has(&["having"]),
            passive: be && !ing && participle,
            bare: !be && !perfect && modal.is_none() && !infinitive && participle,
            gerund: (ing && !be && !infinitive) || before.first().is_some_and(|token| token.is("having")),
            hedged: tokens.iter().any(|token| self.lexicon.has("adverb hedged", &token.low)),
            infinitive,
            readings,
            tokens: range,
        }
    }
}

/// What a sense is called where a mention decides it.
pub(super) fn sense_of(mention: &Mention, number: usize) -> Sense {
    match mention.entity {
        Entity::Place(_) => Sense::Place(number),
        Entity::Party(_) => Sense::Party(number),
        Entity::Person(_) => Sense::Person(number),
        Entity::Voice(_) => Sense::Voice,
        Entity::Org | Entity::Name => Sense::Name,
    }
}
