//! Which places a view shows, and their symbols.
//!
//! Places that speak for land come first, by rank; one that would stand on a greater one is left out.
//! A settlement without evidence of its own is shown only where there is room for its name.

use super::geometry::{Dot, Rect};
use super::labels::Placer;
use super::mark::Mark;
use super::scene::Scene;
use super::shown::Shown;
use super::symbols::{self, Face};
use crate::control::Status;
use crate::gazetteer::Kind;
use crate::layers::Place;
use crate::style::{Style, Symbol, palette};

/// Fighting no longer ago than this many days is marked.
pub const RECENT_DAYS: i64 = 30;

/// From this many inhabitants a city is named before all else.
const GREAT: u64 = 300_000;

/// A place with its symbol on the page.
#[derive(Debug, Clone)]
pub struct Spot<'a> {
    /// The place.
    pub place: &'a Place,
    /// Where its symbol stands.
    pub at: Dot,
    /// What it is drawn as.
    pub symbol: Symbol,
    /// Half the width of its symbol.
    pub radius: f64,
    /// The room of its symbol, with its ring and its mark of fighting.
    pub rect: Rect,
    /// Pixels around its point that its label keeps clear.
    pub clear: f64,
    /// Greater is drawn and labelled first.
    pub rank: f64,
    /// Whether there has been fighting lately.
    pub fighting: bool,
}

/// The places of a view, the greatest first.
pub fn ranked<'a>(scene: &Scene<'a>) -> Vec<Spot<'a>> {
    let mut spots: Vec<Spot<'a>> = scene.layers.places.iter().filter_map(|p| spot(scene, p)).collect();
    spots.sort_by(|a, b| b.rank.total_cmp(&a.rank).then_with(|| a.place.id.cmp(&b.place.id)));
    spots
}

/// Leaves out those that would stand on a greater one, or on the name of a great city. Those with
/// evidence take their room; the others wait for a name.
pub fn thin(scene: &Scene<'_>, spots: &mut Vec<Spot<'_>>, names: &[Rect], placer: &mut Placer) {
    let mut standing: Vec<Rect> = names.to_vec();
    spots.retain(|spot| {
        let rect = spot.rect;
        let gap = if spot.place.inferred { 1.5 * scene.unit } else { -0.25 * spot.radius };
        let free = !standing.iter().any(|other| other.overlaps(&rect.grown(gap)));
        if free && !spot.place.inferred {
            standing.push(rect);
            placer.block(&rect);
        }
        free
    });
}

fn spot<'a>(scene: &Scene<'a>, place: &'a Place) -> Option<Spot<'a>> {
    let symbol = Symbol::of(place.kind)?;
    let at = scene.frame.shown(place.at?)?;
    let close = if scene.close { 1.12 } else { 1.0 };
    let radius = scene.unit * close * symbols::radius(symbol, place.inferred);
    let fighting = fought_lately(scene, place);
    let ring = if place.besieged_by.is_empty() { 0.0 } else { 3.4 * scene.unit };
    let reach = radius + ring;
    let own = Rect::around(at, 2.0 * reach + 1.2, 2.0 * reach + 1.2);
    let rect = if fighting { own.joined(&symbols::burst_rect(at, radius, scene.unit)) } else { own };
    let clear = reach + 2.0 * scene.unit;
    Some(Spot { place, at, symbol, radius, rect, clear, rank: rank(place, fighting), fighting })
}

impl Spot<'_> {
    /// Whether it is a city that every map names.
    pub fn is_great(&self) -> bool {
        let people = self.place.population.unwrap_or(0);
        self.symbol == Symbol::City && !self.place.inferred && people >= GREAT
    }
}

fn fought_lately(scene: &Scene<'_>, place: &Place) -> bool {
    let as_of = scene.layers.about.as_of;
    place.last_fighting.is_some_and(|day| {
        let days = i64::from((as_of - day).get_days());
        (0..=RECENT_DAYS).contains(&days)
    })
}

fn rank(place: &Place, fighting: bool) -> f64 {
    let kind = match place.kind {
        Kind::City => 600.0,
        Kind::Town => 300.0,
        Kind::Airbase | Kind::Port | Kind::OilTerminal => 240.0,
        Kind::Airport | Kind::Refinery | Kind::Crossing => 200.0,
        Kind::OilField | Kind::Camp => 150.0,
        Kind::Village => 120.0,
        Kind::Junction => 80.0,
        Kind::Neighbourhood | Kind::Part => 40.0,
        Kind::District | Kind::Region => 0.0,
    };
    let people = place.population.map_or(0.0, |count| (count as f64 + 1.0).log10() * 40.0);
    let evidence = if place.inferred { 0.0 } else { 60.0 };
    let disputed = match place.status {
        Status::Contested | Status::Shared | Status::Conflicting | Status::Claimed => 150.0,
        Status::Controlled | Status::Unknown => 0.0,
    };
    let siege = if place.besieged_by.is_empty() { 0.0 } else { 150.0 };
    kind + people + evidence + disputed + siege + if fighting { 90.0 } else { 0.0 }
}

/// The symbols, the lesser first; places named in `left_out` found no room.
pub fn marks(scene: &Scene<'_>, spots: &[Spot<'_>], left_out: &[usize], shown: &mut Shown) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (i, spot) in spots.iter().enumerate().rev() {
        if !left_out.contains(&i) {
            shown.place(spot);
            marks.extend(symbol(scene, spot));
        }
    }
    marks
}

fn symbol(scene: &Scene<'_>, spot: &Spot<'_>) -> Vec<Mark> {
    let mut marks = Vec::new();
    if let Some(besieger) = spot.place.besieged_by.first() {
        let colour = scene.style.side(besieger).colour;
        marks.extend(symbols::ring(spot.at, spot.radius, colour, scene.unit));
    }
    let face = if spot.place.inferred { Face::Quiet } else { face(scene.style, spot.place) };
    marks.extend(symbols::draw(spot.symbol, spot.at, spot.radius, &face, scene.unit));
    if spot.fighting {
        marks.push(symbols::burst(spot.at, spot.radius, scene.unit));
    }
    marks
}

fn face(style: &Style, place: &Place) -> Face {
    let colour = |side: &String| style.side(side).colour;
    let holder = Some(&place.side).filter(|side| !side.is_empty());
    let others = place.contested_by.iter().filter(|side| **side != place.side);
    match place.status {
        Status::Controlled => Face::Held(vec![style.side(&place.side).colour]),
        Status::Contested | Status::Shared => {
            Face::Held(holder.into_iter().chain(others).map(colour).collect())
        }
        Status::Conflicting => Face::Disputed(style.side(&place.side).colour),
        Status::Claimed => {
            Face::Claimed(place.claimed_by.first().or(holder).map_or(palette::QUIET_INK, colour))
        }
        Status::Unknown => Face::Held(vec![palette::UNKNOWN]),
    }
}
