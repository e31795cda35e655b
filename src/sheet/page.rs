//! How the page is divided: title, map, legend and small print.

use super::PageOptions;
use super::geometry::{Dot, Rect};
use super::mark::{Mark, Stroke, Text};
use super::words;
use crate::layers::About;
use crate::style::{Weight, palette, text_width};

/// The parts of a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// The whole.
    pub whole: Rect,
    /// Pixels for each nominal pixel.
    pub unit: f64,
    /// The map.
    pub map: Rect,
    /// The legend.
    pub legend: Rect,
    /// Columns of the legend.
    pub columns: usize,
    title: Dot,
    width: f64,
    small_print: Vec<String>,
}

const TITLE: f64 = 31.0;
const DATE: f64 = 21.0;
const RESTS_ON: f64 = 12.5;
const SMALL: f64 = 10.5;

impl Page {
    /// Divides a page: the legend stands beside the map, or below it on an upright page.
    pub fn plan(options: PageOptions, about: &About) -> Self {
        let (w, h) =
            (f64::from(options.width.clamp(320, 20_000)), f64::from(options.height.clamp(320, 20_000)));
        let unit = (w * h / (1600.0 * 1200.0)).powf(0.25);
        let margin = 26.0 * unit;
        let width = w - 2.0 * margin;
        let small_print: Vec<String> = [&about.credits, &about.disclaimer]
            .iter()
            .flat_map(|text| words::wrap(text, Weight::Regular, SMALL * unit, width))
            .collect();
        let top = margin + 84.0 * unit;
        let foot = small_print.len() as f64 * SMALL * 1.35 * unit + margin * 0.8;
        let body = Rect { left: margin, top, right: w - margin, bottom: h - foot - 8.0 * unit };
        let beside = w >= h * 1.1;
        let share = if beside { (body.width() * 0.205).max(190.0 * unit) } else { body.height() * 0.235 };
        let gap = 18.0 * unit;
        let (map, legend) = if beside {
            let split = body.right - share;
            (Rect { right: split - gap, ..body }, Rect { left: split, ..body })
        } else {
            let split = body.bottom - share;
            (Rect { bottom: split - gap * 0.8, ..body }, Rect { top: split, ..body })
        };
        let (whole, title) = (Rect::at(0.0, 0.0, w, h), Dot::new(margin, margin));
        Self { whole, unit, map, legend, columns: if beside { 1 } else { 3 }, title, width, small_print }
    }

    /// Title, date, and what the map rests on.
    pub fn heading(&self, about: &About) -> Vec<Mark> {
        let unit = self.unit;
        let line = |words: String, drop: f64, size: f64, weight, colour| {
            let wide = text_width(&words, weight, size * unit);
            let size = size * unit * (self.width / wide).min(1.0);
            Mark::Text(Text::new(words, self.title.plus(0.0, drop * unit), size, weight, colour))
        };
        vec![
            line(about.title.clone(), 23.0, TITLE, Weight::Bold, palette::INK),
            line(when(about), 50.0, DATE, Weight::Regular, palette::INK),
            line(rests_on(about), 71.0, RESTS_ON, Weight::Regular, palette::QUIET_INK),
        ]
    }

    /// Credits and disclaimer.
    pub fn small_print(&self) -> Vec<Mark> {
        let step = SMALL * 1.35 * self.unit;
        let first = self.whole.bottom - self.title.y * 0.75 - step * (self.small_print.len() as f64 - 1.0);
        let line = |(i, words): (usize, &String)| {
            let at = Dot::new(self.title.x, first + step * i as f64);
            Mark::Text(Text::new(words.clone(), at, SMALL * self.unit, Weight::Regular, palette::QUIET_INK))
        };
        self.small_print.iter().enumerate().map(line).collect()
    }

    /// The rim of the map.
    pub fn rim(&self) -> Mark {
        Mark::rect(self.map, None, Some(Stroke { round: false, ..Stroke::solid(palette::RULE, self.unit) }))
    }
}

/// The day in words, and by when it was known.
pub fn when(about: &About) -> String {
    let day = words::date(about.as_of);
    about.known_by.map_or(day.clone(), |known| format!("{day}, as known by {}", words::date(known)))
}

/// What the map rests on.
fn rests_on(about: &About) -> String {
    let evidence =
        about.evidence_to.map_or("No evidence".to_owned(), |day| format!("Evidence to {}", words::date(day)));
    let plural = if about.sources == 1 { "source" } else { "sources" };
    let sources = words::thousands(about.sources as f64);
    format!("{evidence} \u{b7} {sources} {plural} \u{b7} areas by method {}", about.method)
}
