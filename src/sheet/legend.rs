//! The legend: all that the map shows, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use super::front::{self, FrontLook};
use super::geometry::{Dot, Rect};
use super::mark::{Mark, Stroke, Text};
use super::places::{RECENT_DAYS, Spot};
use super::symbols::{self, Face};
use super::{land, words};
use crate::control::Status;
use crate::ground::SquareKm;
use crate::layers::{Area, Layers};
use crate::style::{Ground, Hatch, Style, Symbol, Weight, palette};

/// What has been drawn, on the main map or in a close-up.
#[derive(Debug, Clone, Default)]
pub struct Shown {
    sides: BTreeSet<String>,
    /// Statuses of land, each with the sides of its widest area.
    grounds: BTreeMap<Status, Widest>,
    /// Statuses of places.
    faces: BTreeSet<Status>,
    /// A claim over ground that another holds: who holds it, who claims it.
    claim: Option<(String, String)>,
    besiegers: BTreeSet<String>,
    symbols: BTreeSet<Symbol>,
    fronts: BTreeSet<FrontLook>,
    signs: BTreeSet<Sign>,
}

/// What needs a row in the legend once it is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// Ground beyond evidence.
    Beyond,
    /// Recent fighting.
    Fighting,
    /// A place without evidence of its own.
    Inferred,
    /// A road.
    Road,
}

#[derive(Debug, Clone, Default)]
struct Widest {
    km2: f64,
    sides: Vec<String>,
}

impl Shown {
    /// Notes an area.
    pub fn area(&mut self, area: &Area) {
        let sides: Vec<String> = crate::style::sides_of(area).into_iter().map(str::to_owned).collect();
        self.sides.extend(sides.iter().chain(&area.claimed_by).cloned());
        if area.status != Status::Claimed && self.claim.is_none() {
            self.claim = area.claimed_by.first().map(|claimant| (area.side.clone(), claimant.clone()));
        }
        if area.beyond_evidence && area.status != Status::Unknown {
            self.sign(Sign::Beyond);
        }
        let widest = self.grounds.entry(area.status).or_default();
        if widest.sides.is_empty() || area.area_km2.0 > widest.km2 {
            *widest = Widest { km2: area.area_km2.0, sides };
        }
    }

    /// Notes a place.
    pub fn place(&mut self, spot: &Spot<'_>) {
        self.symbols.insert(spot.symbol);
        if spot.fighting {
            self.sign(Sign::Fighting);
        }
        if spot.place.inferred {
            return;
        }
        self.faces.insert(spot.place.status);
        let place = spot.place;
        let claimed = if place.status == Status::Claimed { place.claimed_by.as_slice() } else { &[] };
        let contested = if place.status == Status::Contested || place.status == Status::Shared {
            place.contested_by.as_slice()
        } else {
            &[]
        };
        let besieger = place.besieged_by.first();
        self.besiegers.extend(besieger.cloned());
        let sides = std::iter::once(&place.side).chain(claimed).chain(contested).chain(besieger);
        self.sides.extend(sides.filter(|side| !side.is_empty()).cloned());
    }

    /// Notes a sign.
    pub fn sign(&mut self, sign: Sign) {
        self.signs.insert(sign);
    }

    /// Notes a front line.
    pub fn front(&mut self, look: FrontLook) {
        self.fronts.insert(look);
    }
}

/// What stands before a row.
enum Key {
    Ground(Ground),
    /// The same ground near evidence and beyond it.
    Fading(Ground, Ground),
    Front(FrontLook),
    Road,
    Place(Symbol, Face),
    Siege(Vec<crate::style::Colour>),
    Fighting,
}

struct Row {
    key: Key,
    words: String,
    detail: Option<String>,
}

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

impl Key {
    fn marks(&self, rect: Rect, unit: f64) -> Vec<Mark> {
        let middle = rect.centre();
        let across = || vec![vec![Dot::new(rect.left, middle.y), Dot::new(rect.right, middle.y)]];
        let rim = || {
            Mark::rect(
                rect,
                None,
                Some(Stroke { round: false, ..Stroke::solid(palette::BORDER, 0.6 * unit) }),
            )
        };
        match self {
            Self::Ground(ground) => {
                let mut marks = land::paint(vec![rect.ring()], ground, unit);
                marks.extend((!ground.dotted).then(rim));
                marks
            }
            Self::Fading(near, beyond) => {
                let half = Rect { right: middle.x, ..rect };
                let mut marks = land::paint(vec![rect.ring()], beyond, unit);
                marks.extend(land::paint(vec![half.ring()], near, unit));
                marks.push(rim());
                marks
            }
            Self::Front(look) => {
                vec![Mark::lines(across(), look.casing(unit)), Mark::lines(across(), look.stroke(unit))]
            }
            Self::Road => vec![Mark::lines(across(), front::road_stroke("trunk", unit))],
            Self::Place(symbol, face) => {
                let radius = symbols::radius(*symbol, *face == Face::Quiet) * unit;
                symbols::draw(*symbol, middle, radius, face, unit)
            }
            Self::Siege(colours) => {
                let radius = symbols::radius(Symbol::Town, false) * unit;
                let colour = colours.first().copied().unwrap_or(palette::INK);
                let mut marks = symbols::ring(middle, radius, colour, unit).to_vec();
                marks.extend(symbols::draw(
                    Symbol::Town,
                    middle,
                    radius,
                    &Face::Held(vec![palette::PAPER]),
                    unit,
                ));
                marks
            }
            Self::Fighting => {
                let radius = symbols::radius(Symbol::Town, false) * unit;
                vec![symbols::burst(symbols::below_burst(middle, radius, unit), radius, unit)]
            }
        }
    }
}

fn sides(layers: &Layers, style: &Style, shown: &Shown) -> Section {
    let listed = layers.sides.iter().filter(|side| shown.sides.contains(&side.id));
    let row = |side: &crate::layers::Side| {
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
        let hatches = vec![(Hatch::CLAIMED, style.side(claimant).colour)];
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
    if !shown.besiegers.is_empty() {
        let colours = shown.besiegers.iter().map(|side| style.side(side).colour).collect();
        rows.push(Row::new(Key::Siege(colours), "Besieged; the ring is the besieger\u{2019}s"));
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
