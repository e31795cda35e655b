//! Small multiples: several days side by side, with one legend and one scale.

use super::day::{around, ground};
use super::geometry::{Dot, Rect};
use super::lang::fill;
use super::legend::Legend;
use super::mark::{Group, Mark};
use super::page::{self, Heading, Page};
use super::pen::Pen;
use super::rows::{self, Figures};
use super::shown::Shown;
use super::views::{Subject, Views};
use super::{PageOptions, Piece, Sheet, caption};
use crate::layers::{Context, Layers, Side};
use crate::style::{Style, Weight};

/// Letters and lines of a small map, as parts of those of a page.
const SMALLER: f64 = 0.78;
/// The room of a small map's date, in nominal pixels.
const DATE: f64 = 24.0;
const GAP: f64 = 14.0;

impl Sheet {
    /// Lays several days out side by side, in reading order.
    pub fn multiples(maps: &[Layers], context: &Context, style: &Style, options: &PageOptions) -> Self {
        let pen = Pen::new(style, page::unit(options), options.lang);
        let Some((first, last)) = maps.first().zip(maps.last()) else {
            let paper = Page::plan(options, &Heading::default(), &pen, |_, _| 0.0);
            return Self::of(&paper, String::new(), String::new(), ground(&paper, &pen), style);
        };
        let heading = heading(first, last, options, &pen);
        let sides = sides(maps);
        let mut shown = Shown::default();
        for map in maps {
            shown.join(Shown::expected(map, !context.roads.is_empty()));
        }
        let need = legend(first, &sides, &shown, &pen);
        let page = Page::plan(options, &heading, &pen, |width, columns| need.height(width, columns, &pen));
        let mut groups = vec![ground(&page, &pen).swap_remove(0)];
        let rooms = rooms(&page.map, maps, &pen);
        let mut shown = Shown::default();
        let mut furniture = Vec::new();
        for (i, (map, room)) in maps.iter().zip(&rooms).enumerate() {
            let bar = i == 0 && options.has(Piece::ScaleBar);
            groups.push(small(map, *room, i, bar, context, options, &pen, &mut shown));
        }
        furniture.extend(rooms.iter().map(|room| page::rim(Self::map_of(room, &pen), &pen)));
        let key = legend(first, &sides, &shown, &pen);
        groups.extend(around(&page, &heading, &key, furniture, options, &pen));
        let words: Vec<String> = maps.iter().map(|map| caption::describe(map, options.lang)).collect();
        let title = format!("{}, {}", heading.title, heading.subtitle);
        Self::of(&page, title, words.join(" "), groups, style)
    }

    fn map_of(room: &Rect, pen: &Pen<'_>) -> Rect {
        Rect { top: room.top + DATE * pen.unit, ..*room }
    }
}

/// One small map with its date over it.
#[expect(clippy::too_many_arguments, reason = "one small map needs what the page needs")]
fn small(
    map: &Layers,
    room: Rect,
    number: usize,
    bar: bool,
    context: &Context,
    options: &PageOptions,
    pen: &Pen<'_>,
    shown: &mut Shown,
) -> Group {
    let frame = Sheet::map_of(&room, pen);
    let date = page::when(&map.about, pen);
    let size = 15.0 * pen.unit;
    let at = Dot::new(room.left, room.top + 17.0 * pen.unit);
    let words = pen.text(&date, at, size, Weight::Bold, pen.theme.ink);
    let words = Mark::Text(words);
    let words = if pen.lang.is_rtl() { words.mirrored(room.centre().x) } else { words };
    let mut marks = vec![words, Mark::rect(frame, Some(pen.theme.sea), None)];
    let options = PageOptions { events: 0, ..options.clone() };
    let mut options = options;
    if !bar {
        options.furniture.remove(&Piece::ScaleBar);
    }
    let subject = Subject {
        layers: map,
        context,
        options: &options,
        pen: pen.at(pen.unit * SMALLER),
        small: true,
        changed: None,
        only: None,
    };
    if let Some(views) = Views::plan(subject, frame) {
        let prefix = format!("map-{}-", number + 1);
        marks.extend(views.draw(&prefix, &[], shown).into_iter().map(Mark::Group));
        if bar {
            marks.extend(views.scale_bar());
        }
    }
    Group::new(format!("map-{}", number + 1), marks)
}

fn heading(first: &Layers, last: &Layers, options: &PageOptions, pen: &Pen<'_>) -> Heading {
    let dates = [first, last].map(|map| pen.lang.date(map.about.as_of));
    let mut span = fill(pen.lang.phrases().span, &[&dates[0], &dates[1]]);
    if let Some(known) = last.about.known_by {
        span = fill(pen.lang.phrases().known_by, &[&span, &pen.lang.date(known)]);
    }
    Heading::dressed(&last.about, options, span, page::rests_on(&last.about, pen))
}

/// The sides of any of the maps, in the order in which they first appear.
pub fn sides(maps: &[Layers]) -> Vec<Side> {
    let mut all: Vec<Side> = Vec::new();
    for side in maps.iter().flat_map(|map| &map.sides) {
        if all.iter().all(|other| other.id != side.id) {
            all.push(side.clone());
        }
    }
    all
}

fn legend(layers: &Layers, sides: &[Side], shown: &Shown, pen: &Pen<'_>) -> Legend {
    Legend::of(vec![
        rows::sides(layers, sides, shown, Figures::No, pen),
        rows::grounds(layers, shown, Figures::No, pen),
        rows::signs(shown, pen),
    ])
}

/// The grid that gives each map the most room.
fn rooms(whole: &Rect, maps: &[Layers], pen: &Pen<'_>) -> Vec<Rect> {
    let (count, gap) = (maps.len(), GAP * pen.unit);
    let cell = |columns: usize| {
        let rows = count.div_ceil(columns);
        let width = (whole.width() - gap * (columns as f64 - 1.0)) / columns as f64;
        let height = (whole.height() - gap * (rows as f64 - 1.0)) / rows as f64;
        (width, height)
    };
    let useful = |columns: &usize| {
        let (width, height) = cell(*columns);
        let free = (height - DATE * pen.unit).max(1.0);
        width.min(free * 1.1)
    };
    let columns = (1..=count).max_by(|a, b| useful(a).total_cmp(&useful(b)).then(b.cmp(a))).unwrap_or(1);
    let (width, height) = cell(columns);
    let room = |i: usize| {
        let column = if pen.lang.is_rtl() { columns - 1 - i % columns } else { i % columns };
        let (column, row) = (column as f64, (i / columns) as f64);
        Rect::at(whole.left + column * (width + gap), whole.top + row * (height + gap), width, height)
    };
    (0..count).map(room).collect()
}
