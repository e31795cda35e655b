//! The legend: all that the map shows, and nothing else.

use super::front::FrontLook;
use super::geometry::{Dot, Rect};
use super::key::Key;
use super::mark::{Mark, Stroke, Text};
use super::places::RECENT_DAYS;
use super::shown::{Shown, Sign};
use super::symbols::Face;
use super::words;
use crate::control::Status;
use crate::ground::SquareKm;
use crate::layers::{Area, Layers, Side};
use crate::style::{Ground, Style, Symbol, Weight, palette};

/// A key and what it means.
struct Row {
    key: Key,
    words: String,
    detail: Option<String>,
}

/// Rows under a heading.
struct Section {
    heading: &'static str,
    rows: Vec<Row>,
}

/// Draws the legend in its room, in columns; it shrinks where there is much to say.
pub fn draw(
    layers: &Layers,
    style: &Style,
    shown: &Shown,
    room: &Rect,
    columns: usize,
    unit: f64,
) -> Vec<Mark> {
    let sections = [sides(layers, style, shown), grounds(layers, style, shown), signs(style, shown)];
    let sections: Vec<Section> = sections.into_iter().filter(|section| !section.rows.is_empty()).collect();
    let gap = 20.0 * unit;
    let width = (room.width() - gap * (columns as f64 - 1.0)) / columns as f64;
    let fitting = (0..14)
        .map(|i| unit * 0.96_f64.powi(i))
        .find(|unit| tallest(&sections, width, columns, *unit) <= room.height());
    let unit = fitting.unwrap_or(unit * 0.55);
    let mut marks = Vec::new();
    let mut at = Dot::new(room.left, room.top);
    for section in &sections {
        let bottom = section.draw(at, width, unit, &mut marks);
        at = if columns > 1 {
            Dot::new(at.x + width + gap, room.top)
        } else {
            Dot::new(at.x, bottom + 14.0 * unit)
        };
    }
    marks
}

fn tallest(sections: &[Section], width: f64, columns: usize, unit: f64) -> f64 {
    let heights = sections.iter().map(|section| section.height(width, unit));
    if columns > 1 { heights.fold(0.0, f64::max) } else { heights.map(|height| height + 14.0 * unit).sum() }
}

const HEADING: f64 = 13.0;
const WORDS: f64 = 13.0;
const DETAIL: f64 = 11.5;
const LINE: f64 = 16.5;
const KEY: f64 = 36.0;

impl Section {
    fn height(&self, width: f64, unit: f64) -> f64 {
        self.draw(Dot::new(0.0, 0.0), width, unit, &mut Vec::new())
    }

    /// Draws the section downwards and gives its lower end.
    fn draw(&self, at: Dot, width: f64, unit: f64, marks: &mut Vec<Mark>) -> f64 {
        let heading = at.plus(0.0, HEADING * unit);
        marks.push(Mark::Text(Text::new(self.heading, heading, HEADING * unit, Weight::Bold, palette::INK)));
        let rule = vec![at.plus(0.0, 19.0 * unit), at.plus(width, 19.0 * unit)];
        marks.push(Mark::lines(vec![rule], Stroke::solid(palette::RULE, 0.7 * unit)));
        let mut y = at.y + 26.0 * unit;
        for row in &self.rows {
            y = row.draw(Dot::new(at.x, y), width, unit, marks);
        }
        y
    }
}

impl Row {
    fn new(key: Key, words: impl Into<String>) -> Self {
        Self { key, words: words.into(), detail: None }
    }

    fn with(self, detail: Option<String>) -> Self {
        Self { detail, ..self }
    }

    fn draw(&self, at: Dot, width: f64, unit: f64, marks: &mut Vec<Mark>) -> f64 {
        let line = |marks: &mut Vec<Mark>, words: &str, y: f64, size: f64, colour| {
            let at = Dot::new(at.x + KEY * unit, y);
            marks.push(Mark::Text(Text::new(words, at, size * unit, Weight::Regular, colour)));
        };
        let room = width - KEY * unit;
        let mut y = at.y;
        for words in words::wrap(&self.words, Weight::Regular, WORDS * unit, room) {
            line(marks, &words, y + 12.0 * unit, WORDS, palette::INK);
            y += LINE * unit;
        }
        for words in
            self.detail.iter().flat_map(|text| words::wrap(text, Weight::Regular, DETAIL * unit, room))
        {
            line(marks, &words, y + 10.5 * unit, DETAIL, palette::QUIET_INK);
            y += (LINE - 1.5) * unit;
        }
        marks.extend(self.key.marks(Rect::at(at.x, at.y, 26.0 * unit, 15.0 * unit), unit));
        y + 5.0 * unit
    }
}

fn sides(layers: &Layers, style: &Style, shown: &Shown) -> Section {
    let listed = layers.sides.iter().filter(|side| shown.sides.contains(&side.id));
    let row = |side: &Side| {
        let held = |beyond: bool| -> SquareKm {
            let own =
                layers.areas.iter().filter(|area| area.side == side.id && area.beyond_evidence == beyond);
            own.filter(|area| matches!(area.status, Status::Controlled | Status::Conflicting))
                .map(|area| area.area_km2)
                .sum()
        };
        let ground = style.ground_of(Status::Controlled, &[&side.id], false);
        Row::new(Key::Ground(ground), &side.name).with(Some(figures(held(false), held(true))))
    };
    Section { heading: "Who holds what", rows: listed.map(row).collect() }
}

fn figures(held: SquareKm, beyond: SquareKm) -> String {
    match (held.0 > 0.0, beyond.0 > 0.0) {
        (true, true) => format!("{}, and {} beyond evidence", words::area(held), words::area(beyond)),
        (true, false) => words::area(held),
        (false, true) => format!("{} beyond evidence", words::area(beyond)),
        (false, false) => "no land of its own".to_owned(),
    }
}

fn grounds(layers: &Layers, style: &Style, shown: &Shown) -> Section {
    let mut rows: Vec<Row> = Vec::new();
    if shown.signs.contains(&Sign::Beyond) {
        rows.push(beyond(layers, style));
    }
    if let Some((holder, claimant)) = &shown.claim {
        let base = style.ground_of(Status::Controlled, &[holder], false);
        let hatches = style.claims(std::iter::once(claimant.as_str()));
        let words = "Claimed by the side of that colour, not confirmed";
        rows.push(Row::new(Key::Ground(Ground { hatches, ..base }), words));
    }
    for status in Status::ALL {
        let Some(words) = meaning(status) else { continue };
        if let Some(widest) = shown.grounds.get(&status) {
            let sides: Vec<&str> = widest.sides.iter().map(String::as_str).collect();
            let ground = style.ground_of(status, &sides, false);
            let area =
                layers.areas.iter().filter(|area| area.status == status).map(|area| area.area_km2).sum();
            rows.push(Row::new(Key::Ground(ground), words).with(Some(words::area(area))));
        } else if shown.faces.contains(&status) {
            rows.push(Row::new(Key::Place(Symbol::Town, face(style, status, shown)), words));
        }
    }
    Section { heading: "What is known", rows }
}

fn beyond(layers: &Layers, style: &Style) -> Row {
    let held = |area: &&Area| area.beyond_evidence && area.status == Status::Controlled;
    let side = layers.areas.iter().find(held).map_or("", |area| area.side.as_str());
    let near = style.ground_of(Status::Controlled, &[side], false);
    let far = style.ground_of(Status::Controlled, &[side], true);
    let (reach, nominal) = (layers.about.reach.0, layers.about.nominal.0);
    Row::new(Key::Fading(near, far), "Paler: beyond evidence, inferred")
        .with(Some(format!("{reach:.0} to {nominal:.0} km from the nearest evidence")))
}

/// The words for a status; plain control needs none.
fn meaning(status: Status) -> Option<&'static str> {
    match status {
        Status::Controlled => None,
        Status::Claimed => Some("Claimed; nobody is known to hold it"),
        Status::Contested => Some("Contested: both inside, neither in control"),
        Status::Shared => Some("Held jointly"),
        Status::Conflicting => Some("Rival claims; the earlier holder is shown"),
        Status::Unknown => Some("Unknown"),
    }
}

/// An example of a place in a status.
fn face(style: &Style, status: Status, shown: &Shown) -> Face {
    let mut colours = shown.sides.iter().map(|side| style.side(side).colour);
    let first = colours.next().unwrap_or(palette::QUIET_INK);
    let second = colours.next().unwrap_or(palette::PAPER);
    match status {
        Status::Controlled => Face::Held(vec![first]),
        Status::Contested | Status::Shared => Face::Held(vec![first, second]),
        Status::Conflicting => Face::Disputed(first),
        Status::Claimed => Face::Claimed(first),
        Status::Unknown => Face::Held(vec![palette::UNKNOWN]),
    }
}

fn signs(style: &Style, shown: &Shown) -> Section {
    let mut rows: Vec<Row> = Vec::new();
    rows.extend(shown.fronts.iter().map(|look| Row::new(Key::Front(*look), front_words(*look))));
    if shown.signs.contains(&Sign::Fighting) {
        rows.push(Row::new(Key::Fighting, format!("Fighting within {RECENT_DAYS} days")));
    }
    if let Some(besieger) = shown.besiegers.first() {
        let colour = style.side(besieger).colour;
        rows.push(Row::new(Key::Siege(colour), "Besieged; the ring is the besieger\u{2019}s"));
    }
    let held =
        |symbol: Symbol| Row::new(Key::Place(symbol, Face::Held(vec![palette::RULE])), symbol.meaning());
    rows.extend(
        Symbol::ALL.iter().filter(|symbol| shown.symbols.contains(symbol)).map(|symbol| held(*symbol)),
    );
    if shown.signs.contains(&Sign::Inferred) {
        rows.push(Row::new(Key::Place(Symbol::Town, Face::Quiet), "No evidence of its own"));
    }
    if shown.signs.contains(&Sign::Road) {
        rows.push(Row::new(Key::Road, "Road"));
    }
    Section { heading: "Lines and signs", rows }
}

fn front_words(look: FrontLook) -> &'static str {
    match look {
        FrontLook::Firm => "Front line",
        FrontLook::Contested => "Edge of contested or shared ground",
        FrontLook::Inferred => "Front line beyond evidence, inferred",
    }
}
