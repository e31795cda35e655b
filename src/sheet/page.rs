//! How the page is divided: title, map, legend and small print.

use super::geometry::{Dot, Rect};
use super::lang::fill;
use super::mark::{Mark, Stroke};
use super::options::{LegendAt, PageOptions, Piece};
use super::pen::Pen;
use crate::layers::About;
use crate::style::{Style, Weight};

/// What is said above the map and below it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Heading {
    /// What the page shows.
    pub title: String,
    /// Of when.
    pub subtitle: String,
    /// What it rests on.
    pub note: String,
    /// Credits and disclaimer.
    pub small: Vec<String>,
}

/// The parts of a page. In a language from right to left they are laid out as if it ran from left to
/// right and mirrored at the end, but for the map, which is never mirrored.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// The whole.
    pub whole: Rect,
    /// Pixels for each nominal pixel.
    pub unit: f64,
    /// The map, where it stands on the page.
    pub map: Rect,
    /// The legend, before mirroring.
    pub legend: Rect,
    /// Columns of the legend.
    pub columns: usize,
    title: Dot,
    width: f64,
    small: Vec<String>,
}

const TITLE: f64 = 31.0;
const DATE: f64 = 21.0;
const NOTE: f64 = 12.5;
const SMALL: f64 = 10.5;
const GAP: f64 = 18.0;
/// The legend takes at most this part of an upright page.
const MOST: f64 = 0.46;

/// Pixels of a page for each nominal pixel.
pub fn unit(options: &PageOptions) -> f64 {
    let (w, h) = size(options);
    (w * h / (1600.0 * 1200.0)).powf(0.25)
}

fn size(options: &PageOptions) -> (f64, f64) {
    (f64::from(options.width.clamp(320, 20_000)), f64::from(options.height.clamp(320, 20_000)))
}

/// The width of a legend beside the map.
fn beside(body: &Rect, unit: f64) -> f64 {
    (body.width() * 0.205).max(190.0 * unit).min(body.width() * 0.45)
}

impl Page {
    /// Divides a page: the legend stands beside the map, or below it on an upright page, where it takes
    /// the height that it needs of a width in so many columns.
    pub fn plan(
        options: &PageOptions,
        heading: &Heading,
        pen: &Pen<'_>,
        need: impl Fn(f64, usize) -> f64,
    ) -> Self {
        let ((w, h), unit) = (size(options), pen.unit);
        let margin = 26.0 * unit;
        let width = w - 2.0 * margin;
        let lines = heading.small.iter().filter(|_| options.has(Piece::Credits));
        let small: Vec<String> =
            lines.flat_map(|text| pen.wrap(text, Weight::Regular, SMALL * unit, width)).collect();
        let top = margin + if options.has(Piece::Title) { 84.0 * unit } else { 0.0 };
        let foot = small.len() as f64 * SMALL * 1.35 * unit + margin * 0.8;
        let body = Rect { left: margin, top, right: w - margin, bottom: h - foot - 8.0 * unit };
        let gap = GAP * unit;
        let nothing = Rect { top: body.bottom, ..body };
        let at = options.legend.unwrap_or(if w >= h * 1.1 { LegendAt::Beside } else { LegendAt::Below });
        let (map, legend, columns) = match at {
            _ if !options.has(Piece::Legend) => (body, nothing, 1),
            LegendAt::Beside => {
                let split = body.right - beside(&body, unit);
                (Rect { right: split - gap, ..body }, Rect { left: split, ..body }, 1)
            }
            LegendAt::Before => {
                let split = body.left + beside(&body, unit);
                (Rect { left: split + gap, ..body }, Rect { right: split, ..body }, 1)
            }
            LegendAt::Below => {
                let columns =
                    (1..=5).rev().find(|n| body.width() / f64::from(*n) >= 250.0 * unit).unwrap_or(1);
                let columns = usize::try_from(columns).unwrap_or(1);
                let split = body.bottom - need(body.width(), columns).min(body.height() * MOST);
                (Rect { bottom: split - gap * 0.8, ..body }, Rect { top: split, ..body }, columns)
            }
        };
        let whole = Rect::at(0.0, 0.0, w, h);
        let map = if options.lang.is_rtl() { map.mirrored(w / 2.0) } else { map };
        Self { whole, unit, map, legend, columns, title: Dot::new(margin, margin), width, small }
    }

    /// Title, date, and what the map rests on.
    pub fn heading(&self, heading: &Heading, pen: &Pen<'_>) -> Vec<Mark> {
        let unit = self.unit;
        let line = |words: &str, drop: f64, size: f64, weight, colour| {
            let wide = pen.width(words, weight, size * unit);
            let size = size * unit * (self.width / wide.max(1.0)).min(1.0);
            Mark::Text(pen.text(words, self.title.plus(0.0, drop * unit), size, weight, colour))
        };
        vec![
            line(&heading.title, 23.0, TITLE, Weight::Bold, pen.theme.ink),
            line(&heading.subtitle, 50.0, DATE, Weight::Regular, pen.theme.ink),
            line(&heading.note, 71.0, NOTE, Weight::Regular, pen.theme.quiet_ink),
        ]
    }

    /// Credits and disclaimer.
    pub fn small_print(&self, pen: &Pen<'_>) -> Vec<Mark> {
        let step = SMALL * 1.35 * self.unit;
        let first = self.whole.bottom - self.title.y * 0.75 - step * (self.small.len() as f64 - 1.0);
        let line = |(i, words): (usize, &String)| {
            let at = Dot::new(self.title.x, first + step * i as f64);
            Mark::Text(pen.text(words, at, SMALL * self.unit, Weight::Regular, pen.theme.quiet_ink))
        };
        self.small.iter().enumerate().map(line).collect()
    }

    /// Marks as they stand on the page: mirrored in a language from right to left.
    pub fn placed(&self, marks: Vec<Mark>, pen: &Pen<'_>) -> Vec<Mark> {
        let axis = self.whole.centre().x;
        if pen.lang.is_rtl() { marks.into_iter().map(|mark| mark.mirrored(axis)).collect() } else { marks }
    }
}

/// The rim of a map.
pub fn rim(map: Rect, pen: &Pen<'_>) -> Mark {
    Mark::rect(map, None, Some(Stroke { round: false, ..Stroke::solid(pen.theme.rule, pen.unit) }))
}

impl Heading {
    /// The heading of a map of one day.
    pub fn of_day(about: &About, options: &PageOptions, style: &Style) -> Self {
        let pen = Pen::new(style, 1.0, options.lang);
        Self::dressed(about, options, when(about, &pen), rests_on(about, &pen))
    }

    /// A heading with what was asked for instead of it.
    pub fn dressed(about: &About, options: &PageOptions, subtitle: String, note: String) -> Self {
        let focus = options.focus.as_ref().map(|focus| focus.name.as_str()).filter(|name| !name.is_empty());
        let title = focus.map_or_else(|| about.title.clone(), |name| format!("{}: {name}", about.title));
        let credit = options.credit.as_ref().unwrap_or(&about.credits);
        Self {
            title: options.title.clone().unwrap_or(title),
            subtitle: options.subtitle.clone().unwrap_or(subtitle),
            note,
            small: vec![credit.clone(), about.disclaimer.clone()],
        }
    }
}

/// The day in words, and by when it was known.
pub fn when(about: &About, pen: &Pen<'_>) -> String {
    let day = pen.lang.date(about.as_of);
    let known = |known| fill(pen.lang.phrases().known_by, &[&day, &pen.lang.date(known)]);
    about.known_by.map_or(day.clone(), known)
}

/// What the map rests on.
pub fn rests_on(about: &About, pen: &Pen<'_>) -> String {
    let (lang, phrases) = (pen.lang, pen.lang.phrases());
    let evidence = about
        .evidence_to
        .map_or(phrases.no_evidence.to_owned(), |day| fill(phrases.evidence_to, &[&lang.date(day)]));
    let sources = if about.sources == 1 { phrases.source } else { phrases.sources };
    let sources = fill(sources, &[&lang.thousands(about.sources as f64)]);
    format!("{evidence} \u{b7} {sources} \u{b7} {}", fill(phrases.method, &[&about.method]))
}
