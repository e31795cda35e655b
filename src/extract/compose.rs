//! A draft to candidates, one a place: offsets into the raw text, date, marks, band.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::article::Article;
use super::candidate::{Candidate, Mark};
use super::claim::Voice;
use super::dating::{dating, edtf};
use super::frame::Draft;
use super::located::{Located, located};
use super::mention::span;
use super::realis::Realis;
use super::slot::{How, Relation, Scene, Sort, Spot};
use super::unit::{Sentence, Unit};
use super::view::View;
use crate::events::Verb;

/// Makes candidates of one article.
pub(super) struct Composer<'a> {
    article: &'a Article<'a>,
    view: &'a View,
    hash: String,
    /// Characters before every thousandth byte.
    characters: Vec<usize>,
}

const STRIDE: usize = 1024;

impl<'a> Composer<'a> {
    pub fn new(article: &'a Article<'a>, view: &'a View) -> Self {
        let mut characters = Vec::new();
        for (count, (at, _)) in article.raw.char_indices().enumerate() {
            while characters.len() * STRIDE <= at {
                characters.push(count);
            }
        }
        Self { article, view, hash: sha256(article.raw), characters }
    }

    /// The number of characters before a byte of the raw text.
    fn character(&self, byte: usize) -> usize {
        let raw = self.article.raw;
        let byte = (0..=byte.min(raw.len())).rev().find(|at| raw.is_char_boundary(*at)).unwrap_or(0);
        let step = byte / STRIDE;
        let Some(before) = self.characters.get(step) else { return raw.chars().count() };
        let from = (step * STRIDE..=byte).find(|at| raw.is_char_boundary(*at)).unwrap_or(byte);
        before + raw[from..byte].chars().count()
    }

    /// Characters of the raw text that some tokens stand for.
    pub fn raw(&self, s: &Sentence, from: usize, to: usize) -> [usize; 2] {
        if from >= to || to > s.tokens.len() {
            return [0, 0];
        }
        let raw = self.view.raw(&span(&s.tokens, from, to));
        [self.character(raw.start), self.character(raw.end)]
    }

    /// The readable words of a sentence.
    pub fn sentence(&self, s: &Sentence) -> String {
        if s.tokens.is_empty() {
            return String::new();
        }
        let shown = span(&s.tokens, 0, s.tokens.len());
        self.view.text.get(shown).unwrap_or_default().trim().to_owned()
    }

    /// The candidates of a draft: one a place, or one without.
    pub fn candidates(
        &self,
        scene: &Scene<'_, '_>,
        draft: &Draft,
        realis: Realis,
        voice: Option<&Voice>,
        before: Option<&Sentence>,
        heads: bool,
    ) -> Vec<Candidate> {
        let nowhere = [None];
        let spots: Vec<Option<&Spot>> =
            if draft.spots.is_empty() { nowhere.to_vec() } else { draft.spots.iter().map(Some).collect() };
        spots
            .into_iter()
            .map(|spot| self.candidate(scene, draft, spot, realis, voice, before, heads))
            .collect()
    }

    #[expect(clippy::too_many_arguments, reason = "the slots of one candidate")]
    fn candidate(
        &self,
        scene: &Scene<'_, '_>,
        draft: &Draft,
        spot: Option<&Spot>,
        realis: Realis,
        voice: Option<&Voice>,
        before: Option<&Sentence>,
        heads: bool,
    ) -> Candidate {
        let s = scene.sentence;
        let words = |from: usize, to: usize| {
            if from < to { self.view.text[span(&s.tokens, from, to)].to_owned() } else { String::new() }
        };
        let dating = dating(s, draft.at, draft.state, self.article.published);
        let realis = self.background(realis, dating.days.map(|(_, last)| last));
        let what = if realis.is_real() { draft.what } else { Verb::Declares };
        let moves = matches!(
            draft.what,
            Verb::Captures | Verb::Withdraws | Verb::Enters | Verb::Holds | Verb::Receives
        );
        let open = spot.filter(|spot| spot.relation != Relation::At || spot.place.is_none());
        let located = open.filter(|spot| spot.how != How::Inferred).map_or_else(Located::default, |spot| {
            let text = words(spot.tokens.start, spot.tokens.end);
            located(scene.names.knowledge.gazetteer, &text, self.article.published)
        });
        let listed = located.place.as_ref().map(ToString::to_string);
        let relation = spot.filter(|_| listed.is_none()).map_or(Relation::At, |spot| spot.relation);
        let loose = moves && relation != Relation::At;
        let named =
            listed.clone().or_else(|| spot.and_then(|spot| spot.place.as_ref()).map(ToString::to_string));
        let how = match spot {
            Some(_) if loose => How::Missing,
            Some(_) if listed.is_some() => How::Named,
            Some(spot) => spot.how,
            None => How::Missing,
        };
        let mut marks = Vec::new();
        let mut mark = |slot: &str, from: usize, to: usize| {
            if from < to {
                marks.push(Mark { slot: slot.into(), span: self.raw(s, from, to) });
            }
        };
        if let Some(spot) = spot {
            mark("place", spot.tokens.start, spot.tokens.end);
        }
        if let Some(agent) = &draft.agent {
            mark("party", agent.tokens.start, agent.tokens.end);
        }
        if let Some(opponent) = &draft.opponent {
            mark("opponent", opponent.tokens.start, opponent.tokens.end);
        }
        let time = dating.at.and_then(|at| match s.units.get(at) {
            Some(Unit::Time(moment)) => Some(moment.tokens.clone()),
            _ => None,
        });
        if let Some(time) = &time {
            mark("date", time.start, time.end);
        }
        if let Some(voice) = voice {
            mark("claimant", voice.tokens.start, voice.tokens.end.min(s.tokens.len()));
        }
        let agent = draft.agent.as_ref();
        let weapon = agent.is_some_and(|agent| agent.sort == Sort::Weapon);
        let mut candidate = Candidate {
            id: String::new(),
            what: what.word().into(),
            kind: draft.what.word().into(),
            place: named.clone().filter(|_| !loose),
            place_text: spot.map(|spot| words(spot.tokens.start, spot.tokens.end)).unwrap_or_default(),
            place_how: how.word().into(),
            relation: relation.word().into(),
            near: named.filter(|_| loose),
            options: spot
                .map(|spot| spot.options.iter().chain(&located.options).map(ToString::to_string).collect())
                .unwrap_or_default(),
            lon: located.point.map(|(at, _)| rounded(at.lon(), 4)),
            lat: located.point.map(|(at, _)| rounded(at.lat(), 4)),
            precision_km: located.point.map(|(_, off)| rounded(off.0, 1)),
            party: agent.and_then(|agent| agent.party.as_ref()).map(ToString::to_string),
            party_text: agent.map(|agent| words(agent.tokens.start, agent.tokens.end)).unwrap_or_default(),
            party_how: agent.map_or(How::Missing, |agent| agent.how).word().into(),
            opponent: draft.opponent.as_ref().and_then(|actor| actor.party.as_ref()).map(ToString::to_string),
            date: dating.days.map(edtf),
            date_rule: dating.rule.into(),
            date_text: time.map(|time| words(time.start, time.end)).unwrap_or_default(),
            realis: realis.word().into(),
            said: realis != Realis::Purpose,
            claimant: voice.and_then(|voice| voice.party.as_ref()).map(ToString::to_string),
            claimant_text: voice.map(|voice| voice.text.clone()).unwrap_or_default(),
            unopposed: moves && is_unopposed(s),
            span: self.raw(s, 0, s.tokens.len()),
            trigger: self.raw(s, draft.trigger, draft.trigger + 1),
            marks,
            sentence: self.sentence(s),
            before: before.map(|before| self.sentence(before)).unwrap_or_default(),
            again: Vec::new(),
            frame: draft.frame.into(),
            confidence: 0.0,
            band: String::new(),
            effect: String::new(),
            article: self.hash.clone(),
        };
        if weapon && candidate.party.is_none() {
            candidate.party_text.clear();
        }
        let first = s.block == 0 || self.view.blocks.iter().take(s.block).all(|block| block.range.is_empty());
        candidate.confidence = super::band::marks(&candidate, s.heading, !s.heading || first || heads);
        candidate
    }

    /// What was so years ago is background.
    fn background(&self, realis: Realis, last: Option<jiff::civil::Date>) -> Realis {
        let long_ago = last.zip(self.article.published).is_some_and(|(last, published)| {
            (published - last).get_days() > 400 || published.year() - last.year() > 1
        });
        if realis.is_real() && long_ago { Realis::Background } else { realis }
    }

    /// Candidates with their ids and bands, in the order of the text.
    pub fn finish(&self, mut found: Vec<Candidate>) -> Vec<Candidate> {
        found.sort_by(|a, b| {
            (a.span, a.trigger, &a.place, &a.kind).cmp(&(b.span, b.trigger, &b.place, &b.kind))
        });
        for candidate in &mut found {
            candidate.band = super::band::band(candidate).into();
            let said = format!(
                "{}|{}|{:?}|{}|{:?}|{:?}|{}",
                self.hash,
                candidate.kind,
                candidate.place,
                candidate.place_text,
                candidate.party,
                candidate.span,
                candidate.trigger[0]
            );
            candidate.id = sha256(&said).chars().take(10).collect();
        }
        found
    }
}

fn rounded(value: f64, places: i32) -> f64 {
    let scale = 10f64.powi(places);
    (value * scale).round() / scale
}

/// `without a fight`, `deserted`.
fn is_unopposed(s: &Sentence) -> bool {
    let has = |words: &[&str]| {
        s.tokens
            .windows(words.len())
            .any(|window| window.iter().zip(words).all(|(token, word)| token.is(word)))
    };
    has(&["without", "a", "fight"])
        || has(&["without", "fighting"])
        || has(&["without", "resistance"])
        || has(&["no", "resistance"])
        || has(&["without", "firing"])
        || has(&["without", "armed"])
        || has(&["deserted"])
        || has(&["unopposed"])
}

fn sha256(text: &str) -> String {
    let mut hex = String::new();
    for byte in Sha256::digest(text.as_bytes()) {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}
