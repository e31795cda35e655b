//! Which places a view shows, and their symbols.
//!
//! Places that speak for land come first, by rank; one that would stand on a greater one is left out.
//! A settlement without evidence of its own is shown only where there is room for its name.

use super::geometry::{Dot, Rect};
use super::labels::Placer;
use jiff::civil::Date;

use super::mark::{Mark, Stroke};
use super::scene::{Detail, Scene};
use super::shown::Shown;
use super::symbols::{self, Face};
use crate::control::Status;
use crate::gazetteer::Kind;
use crate::layers::Place;
use crate::style::{Style, Symbol, joint};

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
    /// Whether it must be shown: who holds it is in doubt, or it is under attack.
    pub in_doubt: bool,
}

/// The places of a view, the greatest first.
pub fn ranked<'a>(scene: &Scene<'a>) -> Vec<Spot<'a>> {
    let mut spots: Vec<Spot<'a>> = scene.layers.places.iter().filter_map(|p| spot(scene, p)).collect();
    spots.sort_by(|a, b| b.rank.total_cmp(&a.rank).then_with(|| a.place.id.cmp(&b.place.id)));
    spots
}

/// Leaves out those that would stand on a greater one, or on the name of a great city. Those with
/// evidence take their room; the others wait for a name. One where who holds it is in doubt, or that
/// is under attack, is never left out: it is moved aside, with a line to where it is. Gives these lines.
pub fn thin(scene: &Scene<'_>, spots: &mut Vec<Spot<'_>>, names: &[Rect], placer: &mut Placer) -> Vec<Mark> {
    let mut standing: Vec<Rect> = names.to_vec();
    let mut lines = Vec::new();
    spots.retain_mut(|spot| {
        let gap = if spot.waits(scene) { 1.5 * scene.pen.unit } else { -0.25 * spot.radius };
        let clear = |rect: &Rect| !standing.iter().any(|other| other.overlaps(&rect.grown(gap)));
        let mut free = clear(&spot.rect);
        let to = if free { None } else { aside(scene, spot, &clear, placer) };
        if let Some(to) = to {
            lines.push(vec![spot.at, to]);
            spot.rect = spot.rect.moved(to.x - spot.at.x, to.y - spot.at.y);
            spot.at = to;
            free = true;
        }
        if free && !spot.waits(scene) {
            standing.push(spot.rect);
            placer.block(&spot.rect);
        }
        free
    });
    if lines.is_empty() {
        return Vec::new();
    }
    let (unit, theme) = (scene.pen.unit, scene.pen.theme);
    let casing = Mark::lines(lines.clone(), Stroke::solid(theme.casing, 2.4 * unit));
    vec![casing, Mark::lines(lines, Stroke::solid(theme.ink, 0.9 * unit))]
}

/// The nearest free point around a spot that must be shown; `None` where a close-up shows it.
fn aside(scene: &Scene<'_>, spot: &Spot<'_>, clear: &dyn Fn(&Rect) -> bool, placer: &Placer) -> Option<Dot> {
    let elsewhere = scene.elsewhere.iter().any(|rect| rect.contains(spot.at));
    if !spot.in_doubt || scene.steady || scene.detail == Detail::Sparse || elsewhere {
        return None;
    }
    let rings = (2..=6).map(|i| f64::from(i) * 6.0 * scene.pen.unit);
    let around = rings.flat_map(|radius| {
        (0..16).map(move |i| {
            let (sin, cos) = (f64::from(i) * std::f64::consts::TAU / 16.0).sin_cos();
            (radius * cos, radius * sin)
        })
    });
    let mut free = around.filter(|(dx, dy)| {
        let rect = spot.rect.moved(*dx, *dy);
        scene.frame.rect.grown(-2.0).holds(&rect) && clear(&rect) && placer.is_free(&rect)
    });
    free.next().map(|(dx, dy)| spot.at.plus(dx, dy))
}

fn spot<'a>(scene: &Scene<'a>, place: &'a Place) -> Option<Spot<'a>> {
    let symbol = Symbol::of(place.kind)?;
    let unit = scene.pen.unit;
    let at = scene.frame.shown(place.at?)?;
    let wanted = scene.only.is_none_or(|only| only.contains(&place.id) || place.kind == Kind::City);
    if !wanted || left_to_close_ups(scene, place) {
        return None;
    }
    let close = if scene.detail == Detail::Close { 1.12 } else { 1.0 };
    let radius = unit * close * symbols::radius(symbol, place.inferred && !scene.steady);
    let fighting = fought_lately(place, scene.layers.about.as_of);
    let ringed = scene.steady || !place.besieged_by.is_empty();
    let ring = if ringed { 3.4 * unit } else { 0.0 };
    let reach = radius + ring;
    let own = Rect::around(at, 2.0 * reach + 1.2, 2.0 * reach + 1.2);
    let burst = fighting && !scene.steady;
    let rect = if burst { own.joined(&symbols::burst_rect(at, radius, unit)) } else { own };
    if !scene.frame.rect.holds(&rect) || scene.covered.iter().any(|room| room.overlaps(&own)) {
        return None;
    }
    let clear = reach + 2.0 * unit;
    let in_doubt = !place.inferred
        && (!place.besieged_by.is_empty()
            || matches!(place.status, Status::Contested | Status::Shared | Status::Conflicting));
    let rank = if scene.steady { standing(place) } else { rank(place, fighting) };
    Some(Spot { place, at, symbol, radius, rect, clear, rank, fighting, in_doubt })
}

/// What clutters a map of the whole: sites in the desert of which nothing is known but their ground; on
/// small maps and in animations, all that is no town.
fn left_to_close_ups(scene: &Scene<'_>, place: &Place) -> bool {
    let minor = match place.kind {
        Kind::OilField | Kind::Junction | Kind::Camp | Kind::Part | Kind::Neighbourhood => true,
        Kind::Village | Kind::Crossing => scene.detail == Detail::Sparse || scene.steady,
        Kind::Airport | Kind::Airbase | Kind::Port | Kind::OilTerminal | Kind::Refinery => {
            scene.detail == Detail::Sparse
        }
        Kind::City | Kind::Town | Kind::District | Kind::Region => false,
    };
    let known = !place.inferred && place.status != Status::Unknown;
    minor && scene.detail != Detail::Close && (scene.steady || !known)
        || (scene.detail == Detail::Sparse && !known)
}

impl Spot<'_> {
    /// Whether it is a city that every map names.
    pub fn is_great(&self, scene: &Scene<'_>) -> bool {
        let people = self.place.population.unwrap_or(0);
        self.symbol == Symbol::City && !self.waits(scene) && people >= GREAT
    }

    /// Whether it is shown only with a name.
    pub fn waits(&self, scene: &Scene<'_>) -> bool {
        self.place.inferred && !scene.steady
    }
}

/// Whether there was fighting at a place within [`RECENT_DAYS`] of a day.
pub fn fought_lately(place: &Place, as_of: Date) -> bool {
    place.last_fighting.is_some_and(|day| {
        let days = i64::from((as_of - day).get_days());
        (0..=RECENT_DAYS).contains(&days)
    })
}

fn rank(place: &Place, fighting: bool) -> f64 {
    let evidence = if place.inferred { 0.0 } else { 60.0 };
    let disputed = match place.status {
        Status::Contested | Status::Shared | Status::Conflicting | Status::Claimed => 150.0,
        Status::Controlled | Status::Unknown => 0.0,
    };
    let siege = if place.besieged_by.is_empty() { 0.0 } else { 150.0 };
    standing(place) + evidence + disputed + siege + if fighting { 90.0 } else { 0.0 }
}

/// What a place is on any day.
fn standing(place: &Place) -> f64 {
    let kind = match place.kind {
        Kind::City => 600.0,
        Kind::Town => 300.0,
        Kind::Airbase | Kind::Port | Kind::OilTerminal => 240.0,
        Kind::Airport | Kind::Refinery | Kind::Crossing => 200.0,
        Kind::Camp => 150.0,
        Kind::Village => 120.0,
        Kind::OilField => 90.0,
        Kind::Junction => 80.0,
        Kind::Neighbourhood | Kind::Part => 40.0,
        Kind::District | Kind::Region => 0.0,
    };
    kind + place.population.map_or(0.0, |count| (count as f64 + 1.0).log10() * 40.0)
}

/// The symbols, the lesser first; places named in `left_out` found no room.
pub fn marks(scene: &Scene<'_>, spots: &[Spot<'_>], left_out: &[usize], shown: &mut Shown) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (i, spot) in spots.iter().enumerate().rev() {
        if !left_out.contains(&i) {
            shown.place(spot.place, spot.symbol, spot.fighting);
            marks.extend(symbol(scene, spot));
        }
    }
    marks
}

fn symbol(scene: &Scene<'_>, spot: &Spot<'_>) -> Vec<Mark> {
    let mut marks = Vec::new();
    if let Some(besieger) = spot.place.besieged_by.first() {
        let colour = scene.pen.style.side(besieger).colour;
        marks.extend(symbols::ring(spot.at, spot.radius, colour, &scene.pen));
    }
    let shrunk = spot.place.inferred && scene.steady;
    let radius = if shrunk { spot.radius * 0.72 } else { spot.radius };
    let face = if spot.place.inferred { Face::Quiet } else { face(scene.pen.style, spot.place) };
    marks.extend(symbols::draw(spot.symbol, spot.at, radius, &face, &scene.pen));
    if spot.fighting {
        marks.push(symbols::burst(spot.at, spot.radius, &scene.pen));
    }
    marks
}

fn face(style: &Style, place: &Place) -> Face {
    let colour = |side: &str| style.side(side).colour;
    let holders = || joint(&place.side);
    let others = place.contested_by.iter().map(String::as_str).filter(|side| !holders().any(|h| h == *side));
    match place.status {
        Status::Controlled => Face::Held(vec![colour(&place.side)]),
        Status::Contested | Status::Shared => Face::Held(holders().chain(others).map(colour).collect()),
        Status::Conflicting => Face::Disputed(colour(&place.side)),
        Status::Claimed => {
            let first = place.claimed_by.first().map(String::as_str).or(holders().next());
            Face::Claimed(first.map_or(style.theme.quiet_ink, colour))
        }
        Status::Unknown => Face::Held(vec![style.theme.unknown]),
    }
}
