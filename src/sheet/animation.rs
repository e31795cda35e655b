//! The frames of an animation: one window, one legend and one set of names for all days.

use jiff::civil::Date;

use super::day::{around, ground};
use super::legend::Legend;
use super::mark::{Disc, Group, Mark, Stroke};
use super::multiples;
use super::page::{self, Heading, Page};
use super::pen::Pen;
use super::rows::{self, Figures};
use super::shown::Shown;
use super::views::{Subject, Views};
use super::{Dot, PageOptions, Piece, Rect, Sheet};
use crate::ground::LonLat;
use crate::layers::{Context, Layers, Side};
use crate::style::Style;

/// What all frames have in common.
#[derive(Debug, Clone)]
pub struct Reel {
    sides: Vec<Side>,
    shown: Shown,
    from: Date,
    to: Date,
}

impl Reel {
    /// What the frames of some days have in common; a day is noted when it is seen.
    pub fn new(from: Date, to: Date) -> Self {
        Self { sides: Vec::new(), shown: Shown::default(), from, to }
    }

    /// Notes what a day shows, so that the legend of every frame says it.
    pub fn note(&mut self, layers: &Layers, context: &Context) {
        self.shown.join(Shown::expected(layers, !context.roads.is_empty()));
        let known = multiples::sides(std::slice::from_ref(layers));
        for side in known {
            if self.sides.iter().all(|other| other.id != side.id) {
                self.sides.push(side);
            }
        }
    }
}

/// How far a flash reaches, nominal pixels.
const FLASH: f64 = 15.0;

impl Sheet {
    /// Lays out one frame; `changed` is where something changed since the last.
    pub fn frame(
        layers: &Layers,
        context: &Context,
        style: &Style,
        options: &PageOptions,
        reel: &Reel,
        changed: &[LonLat],
    ) -> Self {
        let options = PageOptions { steady: true, events: 0, ..options.clone() };
        let pen = Pen::new(style, page::unit(&options), options.lang);
        let heading = Heading::of_day(&layers.about, &options, style);
        let key = Legend::of(vec![
            rows::sides(layers, &reel.sides, &reel.shown, Figures::Held, &pen),
            rows::grounds(layers, &reel.shown, Figures::No, &pen),
            rows::signs(&reel.shown, &pen),
        ]);
        let page = Page::plan(&options, &heading, &pen, |width, columns| key.height(width, columns, &pen));
        let mut groups = ground(&page, &pen);
        let mut furniture = Vec::new();
        let subject =
            Subject { layers, context, options: &options, pen, small: false, changed: None, only: None };
        if let Some(views) = Views::plan(subject, page.map) {
            groups.extend(views.draw("", &[], &mut Shown::default()));
            groups.push(flashes(&views, changed, &pen));
            if options.has(Piece::ScaleBar) {
                furniture.extend(views.scale_bar());
            }
        }
        furniture.push(page::rim(page.map, &pen));
        furniture.extend(progress(&page.map, layers.about.as_of, reel, &pen));
        groups.extend(around(&page, &heading, &key, furniture, &options, &pen));
        let title = format!("{}, {}", heading.title, heading.subtitle);
        Self::of(&page, title.clone(), title, groups, style)
    }
}

/// Rings around what changed.
fn flashes(views: &Views<'_>, changed: &[LonLat], pen: &Pen<'_>) -> Group {
    let unit = pen.unit;
    let ring = |at: Dot| {
        let ring = |radius: f64, width: f64, colour| {
            let stroke = Some(Stroke::solid(colour, width * unit));
            Mark::Disc(Disc { at, radius: radius * unit, fill: None, stroke })
        };
        [ring(FLASH, 5.0, pen.theme.casing), ring(FLASH, 3.0, pen.theme.fighting)]
    };
    let seen = changed.iter().filter_map(|at| views.main.shown(*at));
    Group::new("flashes", seen.flat_map(ring).collect())
}

/// A bar along the foot of the map: how far the day is from first to last.
fn progress(map: &Rect, day: Date, reel: &Reel, pen: &Pen<'_>) -> Vec<Mark> {
    let all = f64::from((reel.to - reel.from).get_days()).max(1.0);
    let share = (f64::from((day - reel.from).get_days()) / all).clamp(0.0, 1.0);
    let bar = Rect { top: map.bottom - 5.0 * pen.unit, ..*map };
    let done = if pen.lang.is_rtl() {
        Rect { left: bar.right - bar.width() * share, ..bar }
    } else {
        Rect { right: bar.left + bar.width() * share, ..bar }
    };
    vec![Mark::rect(bar, Some(pen.theme.paper), None), Mark::rect(done, Some(pen.theme.fighting), None)]
}
