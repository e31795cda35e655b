//! A map in words: a caption to print under it, and a text for those who cannot see it.

use super::lang::{Lang, fill};
use super::page;
use super::pen::Pen;
use crate::control::Status;
use crate::ground::SquareKm;
use crate::layers::{Area, Layers};
use crate::style::Style;

/// A caption: the day, how much each side held within reach of evidence, and what the figures are.
pub fn caption(layers: &Layers, lang: Lang) -> String {
    let phrases = lang.phrases();
    let style = Style::for_sides(&[]);
    let when = page::when(&layers.about, &Pen::new(&style, 1.0, lang));
    let mut held: Vec<(f64, String)> = Vec::new();
    for side in &layers.sides {
        let own = layers.areas.iter().filter(|area| area.side == side.id && !area.beyond_evidence);
        let area: SquareKm = own.map(|area| area.area_km2).sum();
        if area.0 > 0.0 {
            held.push((area.0, fill(phrases.holds, &[&side.name, &lang.area(area)])));
        }
    }
    held.sort_by(|a, b| b.0.total_cmp(&a.0));
    let held: Vec<String> = held.into_iter().map(|(_, words)| words).collect();
    let reach = fill(phrases.within_reach, &[&format!("{:.0}", layers.about.reach.0)]);
    let sources = lang.thousands(layers.about.sources as f64);
    let estimated = fill(phrases.areas_estimated, &[&sources]);
    let comma = if lang.is_rtl() { "\u{61b} " } else { "; " };
    let held = if held.is_empty() { String::new() } else { format!(" {} ({reach}).", held.join(comma)) };
    format!("{}, {when}.{held} {estimated}", layers.about.title)
}

/// The map in words, area by area.
pub fn describe(layers: &Layers, lang: Lang) -> String {
    let phrases = lang.phrases();
    let style = Style::for_sides(&[]);
    let when = page::when(&layers.about, &Pen::new(&style, 1.0, lang));
    let name = |id: &str| {
        layers.sides.iter().find(|side| side.id == id).map_or_else(|| id.to_owned(), |side| side.name.clone())
    };
    let sentence = |area: &Area| {
        let who: Vec<String> = if area.side.is_empty() {
            area.others.iter().map(|side| name(side)).collect()
        } else {
            area.side.split('+').map(name).collect()
        };
        let who = if who.is_empty() {
            String::new()
        } else {
            format!("{}, ", who.join(&format!(" {} ", phrases.and)))
        };
        let status = match area.status {
            Status::Controlled => String::new(),
            other => format!("{}, ", phrases.status(other).unwrap_or_default()),
        };
        let size = lang.area(area.area_km2);
        let size = if area.beyond_evidence { fill(phrases.beyond, &[&size]) } else { size };
        format!("{who}{status}{size}")
    };
    let parts: Vec<String> = layers.areas.iter().map(sentence).collect();
    format!("{} {}.", fill(phrases.map_of, &[&when]), parts.join("; "))
}
