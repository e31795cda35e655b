//! An article to candidates: readable text, sentences, names, groups, frames, whether it happened, who
//! says so, when, and what says the same twice.

use std::ops::Range;

use jiff::civil::Date;

use super::article::Article;
use super::candidate::{Candidate, Extraction};
use super::chunk::units;
use super::claim::{self, Voice};
use super::compose::Composer;
use super::discourse::Discourse;
use super::draft::drafts;
use super::frame::Draft;
use super::furniture::{Line, line};
use super::knowledge::Knowledge;
use super::lexicon::Lexicon;
use super::mention::{Entity, Found, Names, span};
use super::merge;
use super::moment::moments;
use super::realis::{self, Realis};
use super::slot::Scene;
use super::survey::{author, survey};
use super::token::{sentences, tokens};
use super::unit::{Sentence, Unit};
use super::view::View;

/// What an article says happened.
///
/// # Example
/// ```
/// use std::path::Path;
/// use frontline::extract::{Article, Format, Knowledge, extract};
/// use frontline::table::Faults;
/// use frontline::theatre::Theatre;
///
/// let libya = Theatre::embedded("libya").expect("the theatre that ships");
/// let knowledge = Knowledge::read(&libya.log, &libya.gazetteer, None, &mut Faults::default());
/// let raw = "The LNA captured Gharyan on Thursday. It will now march on Tripoli.";
/// let published = Some(jiff::civil::date(2019, 4, 6));
/// let article = Article { raw, format: Format::Text, published, publisher: "" };
/// let found = extract(&article, &knowledge).candidates;
/// assert_eq!((found[0].what.as_str(), found[0].place.as_deref()), ("captures", Some("gharyan")));
/// assert_eq!(found[0].date.as_deref(), Some("2019-04-04"));
/// assert_eq!((found[1].what.as_str(), found[1].realis.as_str()), ("declares", "intended"));
/// ```
pub fn extract(article: &Article<'_>, knowledge: &Knowledge<'_>) -> Extraction {
    let view = View::of(article.raw, article.format);
    let mut names = Names::new(knowledge, article.published);
    let (sentences, heads) = read(&view, &mut names, article.published);
    let mut discourse = Discourse::default();
    discourse.author = author(article, &sentences, knowledge);
    survey(&view, &sentences, &mut discourse);
    if discourse.capital.is_none() {
        discourse.capital = knowledge.capital(article.published).cloned();
    }
    let composer = Composer::new(article, &view);
    let mut found = Vec::new();
    let mut last: Option<(usize, Voice)> = None;
    for (i, sentence) in sentences.iter().enumerate() {
        let scene = Scene { sentence, text: &view.text, names: &names, discourse: &discourse };
        let own = claim::speaker(&scene);
        let ahead = own.clone().or_else(|| speaker_ahead(&view, &sentences, i, &names, &discourse));
        let behind = last.as_ref().filter(|(at, _)| i - at <= 2).map(|(_, voice)| voice.clone());
        let speaker = ahead.or(behind);
        discourse.speaker = speaker.as_ref().and_then(|voice| voice.party.clone());
        discourse.martial = speaker.as_ref().is_some_and(|voice| voice.partisan);
        let scene = Scene { sentence, text: &view.text, names: &names, discourse: &discourse };
        let before = i.checked_sub(1).map(|i| &sentences[i]).filter(|before| before.block == sentence.block);
        let mut focus = scene.discourse.focus.clone();
        for draft in drafts(&scene) {
            let (realis, voice) = judged(&scene, &draft, speaker.as_ref());
            let (draft, realis) = stormed(sentence, draft, realis, voice.as_ref());
            if realis.is_real() {
                focus = draft.spots.iter().find_map(|spot| spot.place.clone()).or(focus);
            }
            found.extend(composer.candidates(&scene, &draft, realis, voice.as_ref(), before, heads));
        }
        if let Some(own) = own {
            last = Some((i, own));
        }
        discourse.focus = focus;
        discourse.push(sentence);
    }
    let found = merge::merge(found);
    let (clues, stated) = clues(&view, &sentences);
    Extraction { candidates: composer.finish(found), clues, stated }
}

/// The sentences of a text, and whether its lines are mostly headings.
fn read(view: &View, names: &mut Names<'_>, published: Option<Date>) -> (Vec<Sentence>, bool) {
    let lexicon = Lexicon::get();
    let mut found = Vec::new();
    let (mut headings, mut bodies) = (0usize, 0usize);
    let mut quoted;
    for (block, range) in view.blocks.iter().enumerate() {
        let words = names.knowledge.triggers.apply(tokens(&view.text, range.range.clone()));
        let heading = match line(&words, range.heading) {
            Line::Tail => break,
            Line::Furniture => continue,
            Line::Heading => true,
            Line::Body => false,
        };
        if heading {
            headings += 1;
        } else {
            bodies += 1;
        }
        quoted = false;
        for range in sentences(&words, lexicon) {
            let tokens = words[range].to_vec();
            let mentions = names.mentions(&view.text, &tokens);
            let moments = moments(&tokens, published);
            let units = units(&tokens, &mentions, &moments);
            let question = tokens.iter().rev().take(2).any(|token| token.is("?"));
            let marks = tokens.iter().filter(|token| token.is("\"")).count();
            let begins = quoted;
            quoted ^= marks % 2 == 1;
            found.push(Sentence { tokens, mentions, units, block, heading, quoted: begins, question });
        }
    }
    (found, headings > bodies)
}

/// Who speaks in the quotation that goes on into the next sentences of the paragraph.
fn speaker_ahead(
    view: &View,
    sentences: &[Sentence],
    at: usize,
    names: &Names<'_>,
    discourse: &Discourse,
) -> Option<Voice> {
    let here = &sentences[at];
    let quotes = here.quoted || here.tokens.iter().any(|token| token.is("\""));
    let ahead = sentences[at + 1..].iter().take(4).take_while(|next| next.block == here.block && next.quoted);
    let mut ahead = ahead.filter(|_| quotes);
    ahead.find_map(|sentence| claim::speaker(&Scene { sentence, text: &view.text, names, discourse }))
}

/// Whether it happened and who says so.
fn judged(scene: &Scene<'_, '_>, draft: &Draft, speaker: Option<&Voice>) -> (Realis, Option<Voice>) {
    let s = scene.sentence;
    let mut realis = realis::of_clause(s, draft.at);
    let mut voice = None;
    if let Some((said, who)) = claim::attribution(scene, draft.at) {
        realis = realis.max(said);
        voice = Some(who);
    } else if let Some(speaker) = speaker.filter(|_| in_quotes(s, draft.trigger)) {
        realis = realis.max(if speaker.partisan { Realis::Claimed } else { Realis::Reported });
        voice = Some(speaker.clone());
    }
    if voice.is_none() && scene.discourse.author.is_some() {
        realis = realis.max(Realis::Claimed);
        voice = Some(Voice {
            party: scene.discourse.author.clone(),
            tokens: Range { start: 0, end: 0 },
            partisan: true,
            text: String::new(),
        });
    }
    (realis, voice)
}

/// `tried to storm Alda`: that it was taken or entered the words do not say, that it was attacked they do.
fn stormed(s: &Sentence, draft: Draft, realis: Realis, voice: Option<&Voice>) -> (Draft, Realis) {
    use crate::events::Verb;
    let assault = matches!(draft.what, Verb::Enters | Verb::Clashes)
        && s.verb(draft.at).is_some_and(|verb| verb.infinitive && !verb.passive);
    match realis::tried(s, draft.at).filter(|_| assault && realis == Realis::Intended) {
        Some(tried) => {
            let said = match voice {
                Some(voice) if voice.partisan => Realis::Claimed,
                Some(_) => Realis::Reported,
                None => Realis::Asserted,
            };
            (Draft { what: Verb::Clashes, state: false, ..draft }, tried.max(said))
        }
        None => (draft, realis),
    }
}

fn in_quotes(s: &Sentence, token: usize) -> bool {
    let marks = s.tokens[..token.min(s.tokens.len())].iter().filter(|token| token.is("\"")).count();
    (marks % 2 == 1) ^ s.quoted
}

/// What tells of the day of publication: expressions that count from it, and days stated in full.
fn clues(view: &View, sentences: &[Sentence]) -> (Vec<String>, Vec<Date>) {
    let (mut open, mut stated) = (Vec::new(), Vec::new());
    for s in sentences {
        for unit in &s.units {
            let Unit::Time(moment) = unit else { continue };
            let words = view.text[span(&s.tokens, moment.tokens.start, moment.tokens.end)].to_owned();
            match moment.days {
                None if !open.contains(&words) => open.push(words),
                Some((_, last)) if !moment.relative => stated.push(last),
                _ => {}
            }
        }
    }
    stated.sort();
    stated.dedup();
    (open, stated)
}

/// The candidates that are proposed.
pub fn proposed(candidates: &[Candidate]) -> impl Iterator<Item = &Candidate> {
    candidates.iter().filter(|candidate| candidate.is_proposed())
}

/// A sentence with its places and its first party, for the keyword baseline.
pub(super) struct Named {
    pub sentence: String,
    pub span: [usize; 2],
    pub places: Vec<String>,
    pub party: Option<String>,
}

/// The sentences of an article that name places.
pub(super) fn named(article: &Article<'_>, knowledge: &Knowledge<'_>) -> Vec<Named> {
    let view = View::of(article.raw, article.format);
    let mut names = Names::new(knowledge, article.published);
    let (sentences, _) = read(&view, &mut names, article.published);
    let composer = Composer::new(article, &view);
    let of = |s: &Sentence| {
        let mut places = Vec::new();
        let mut party = None;
        for mention in &s.mentions {
            match &mention.entity {
                Entity::Place(Found::One(place)) if !places.contains(&place.to_string()) => {
                    places.push(place.to_string());
                }
                Entity::Party(id) | Entity::Person(Some(id)) if party.is_none() => {
                    party = Some(id.to_string());
                }
                _ => {}
            }
        }
        (!places.is_empty()).then(|| Named {
            sentence: composer.sentence(s),
            span: composer.raw(s, 0, s.tokens.len()),
            places,
            party,
        })
    };
    sentences.iter().filter_map(of).collect()
}
