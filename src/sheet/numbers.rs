//! What is numbered on a map and listed beside it: the latest events, or the main changes.

use super::frame::Frame;
use super::labels::Placer;
use super::lang::fill;
use super::mark::Mark;
use super::options::Labels;
use super::pen::Pen;
use super::places::Spot;
use super::scene::Scene;
use super::symbols::{self, BADGE};
use crate::ground::LonLat;
use crate::layers::{Happening, Layers};

/// One thing that is numbered.
#[derive(Debug, Clone, PartialEq)]
pub struct Numbered {
    /// Its number.
    pub number: usize,
    /// Where it happened.
    pub at: LonLat,
    /// When and where, in words.
    pub words: String,
    /// What happened, in words.
    pub detail: String,
}

/// Events older than this many days are not the latest.
const LATEST_DAYS: i32 = 60;

/// The latest events in a frame, one for each place, in the order of time.
pub fn latest(layers: &Layers, frame: &Frame, count: usize, labels: Labels, pen: &Pen<'_>) -> Vec<Numbered> {
    let as_of = layers.about.as_of;
    let telling = |event: &&Happening| {
        let days = (as_of - event.date).get_days();
        (0..=LATEST_DAYS).contains(&days) && !matches!(event.what.as_str(), "declares" | "operates" | "holds")
    };
    let mut chosen: Vec<&Happening> = Vec::new();
    for event in layers.events.iter().rev().filter(telling) {
        let new = chosen.iter().all(|other| other.place != event.place);
        if chosen.len() < count && new && frame.shown(event.at).is_some() {
            chosen.push(event);
        }
    }
    chosen.reverse();
    chosen.iter().enumerate().map(|(i, event)| numbered(i + 1, event, labels, pen)).collect()
}

fn numbered(number: usize, event: &Happening, labels: Labels, pen: &Pen<'_>) -> Numbered {
    let phrases = pen.lang.phrases();
    let name = name_in(&event.place_name, &event.place_name_local, labels, pen);
    let detail = fill(phrases.by, &[phrases.verb(&event.what), &event.party_name]);
    Numbered {
        number,
        at: event.at,
        words: format!("{}: {name}", pen.lang.day(event.date)),
        detail: detail.trim().to_owned(),
    }
}

/// The name of a place in a list: in the script of the labels, or of the language where both are used.
pub fn name_in<'n>(name: &'n str, local: &'n str, labels: Labels, pen: &Pen<'_>) -> &'n str {
    let own = match labels {
        Labels::En => false,
        Labels::Ar => true,
        Labels::Both => pen.lang.is_rtl(),
    };
    if own && !local.is_empty() { local } else { name }
}

/// The numbers beside their places; they take their room before any name.
pub fn marks(scene: &Scene<'_>, spots: &[Spot<'_>], placer: &mut Placer) -> Vec<Mark> {
    let size = (BADGE * 2.0 + 2.0) * scene.pen.unit;
    let mut wary = placer.clone();
    for spot in spots.iter().filter(|spot| !spot.place.inferred) {
        wary.block(&spot.rect);
    }
    let mut marks = Vec::new();
    for numbered in scene.numbered {
        let Some(at) = scene.frame.shown(numbered.at) else { continue };
        if scene.elsewhere.iter().any(|rect| rect.contains(at)) {
            continue;
        }
        let spot = spots.iter().find(|spot| spot.at == at);
        let clear = spot.map_or(3.0 * scene.pen.unit, |spot| spot.clear);
        let found = wary.beside(at, clear, size, size).or_else(|| placer.beside(at, clear, size, size));
        let apart = || placer.clone().apart(at, clear, size, size, 40.0 * scene.pen.unit);
        let Some(room) = found.or_else(apart) else { continue };
        placer.block(&room.rect);
        wary.block(&room.rect);
        if let Some(line) = room.leader {
            placer.block_line(&line, 0.8);
            let stroke = super::mark::Stroke::solid(scene.pen.theme.ink, 0.9 * scene.pen.unit);
            marks.push(Mark::lines(vec![line.to_vec()], stroke));
        }
        marks.extend(symbols::badge(room.rect.centre(), numbered.number, &scene.pen));
    }
    marks
}
