//! The map of what changed between two days.

use std::collections::BTreeSet;

use super::day::{around, ground};
use super::key::Key;
use super::lang::fill;
use super::legend::{Legend, Row, Section};
use super::mark::{Mark, Stroke};
use super::numbers::{self, Numbered};
use super::page::{self, Heading, Page};
use super::pen::Pen;
use super::rows;
use super::scene::Scene;
use super::shown::Shown;
use super::views::{Subject, Views};
use super::{PageOptions, Piece, Sheet, clip};
use crate::control::Status;
use crate::gazetteer::Kind;
use crate::ground::SquareKm;
use crate::layers::{Changed, ChangedPlace, Context, Layers};
use crate::style::Style;

/// So many changes are numbered, unless the page is asked for another number of events.
const MAIN: usize = 12;

impl Sheet {
    /// Lays out what changed up to the day of some layers.
    pub fn changes(
        after: &Layers,
        changed: &Changed,
        context: &Context,
        style: &Style,
        options: &PageOptions,
    ) -> Self {
        let pen = Pen::new(style, page::unit(options), options.lang);
        let (lang, phrases) = (options.lang, options.lang.phrases());
        let days = [changed.from, changed.to].map(|day| lang.date(day));
        let mut span = fill(phrases.span, &[&days[0], &days[1]]);
        if let Some(known) = after.about.known_by {
            span = fill(phrases.known_by, &[&span, &lang.date(known)]);
        }
        let heading = Heading::dressed(&after.about, options, span, page::rests_on(&after.about, &pen));
        let most = if options.events == 0 { MAIN } else { options.events };
        let main = main_changes(changed, after, most, options, &pen);
        let expected = Shown::expected(after, !context.roads.is_empty());
        let need = legend(after, changed, &expected, &main, &pen);
        let page = Page::plan(options, &heading, &pen, |width, columns| need.height(width, columns, &pen));
        let only: BTreeSet<String> = changed.places.iter().map(|place| place.id.clone()).collect();
        let (changed_map, only) = (Some(changed), Some(&only));
        let subject =
            Subject { layers: after, context, options, pen, small: false, changed: changed_map, only };
        let mut shown = Shown::default();
        let mut groups = ground(&page, &pen);
        let mut furniture = Vec::new();
        if let Some(views) = Views::plan(subject, page.map) {
            groups.extend(views.draw("", &main, &mut shown));
            if options.has(Piece::ScaleBar) {
                furniture.extend(views.scale_bar());
            }
        }
        furniture.push(page::rim(page.map, &pen));
        let key = legend(after, changed, &shown, &main, &pen);
        groups.extend(around(&page, &heading, &key, furniture, options, &pen));
        let title = format!("{}, {}", heading.title, heading.subtitle);
        Self::of(&page, title, describe(after, changed, &pen), groups, style)
    }
}

/// The land that changed hands, as a view shows it.
pub fn land(scene: &Scene<'_>) -> Vec<Mark> {
    let mut marks = Vec::new();
    for land in scene.changed.iter().flat_map(|changed| &changed.land) {
        let rings: Vec<_> = land.shapes.iter().flat_map(|shape| scene.frame.shape(shape)).collect();
        if rings.iter().any(|ring| clip::double_area(ring) > 1.0) {
            let ground = scene.pen.style.gain(&land.to_side, land.inferred);
            marks.extend(super::land::paint(rings, &ground, &scene.pen));
        }
    }
    marks
}

/// The front of the first day, thin.
pub fn front_before(scene: &Scene<'_>) -> Vec<Mark> {
    let fronts = scene.changed.iter().flat_map(|changed| &changed.fronts_before);
    let lines: Vec<_> = fronts
        .filter(|front| !front.beyond_evidence)
        .flat_map(|front| &front.lines)
        .flat_map(|line| scene.frame.line(line))
        .collect();
    if lines.is_empty() {
        return Vec::new();
    }
    let stroke = before_stroke(&scene.pen);
    let casing = Stroke::solid(scene.pen.theme.casing, stroke.width + 1.6 * scene.pen.unit);
    vec![Mark::lines(lines.clone(), casing), Mark::lines(lines, stroke)]
}

fn before_stroke(pen: &Pen<'_>) -> Stroke {
    Stroke::solid(pen.theme.front, 1.5 * pen.unit * pen.lines.front)
}

/// The greatest of the places that changed, numbered in the order of time.
fn main_changes(
    changed: &Changed,
    after: &Layers,
    most: usize,
    options: &PageOptions,
    pen: &Pen<'_>,
) -> Vec<Numbered> {
    let moved =
        |place: &&ChangedPlace| place.from_side != place.to_side || place.to_status != Status::Controlled;
    let mut ranked: Vec<(usize, &ChangedPlace)> =
        changed.places.iter().enumerate().filter(|(_, place)| moved(place)).collect();
    ranked.sort_by(|a, b| rank(b.1).total_cmp(&rank(a.1)).then(a.0.cmp(&b.0)));
    ranked.truncate(most);
    ranked.sort_by_key(|(i, _)| *i);
    let places = ranked.into_iter().map(|(_, place)| place);
    places.enumerate().map(|(i, place)| numbered(i + 1, place, after, options, pen)).collect()
}

fn rank(place: &ChangedPlace) -> f64 {
    let kind = match place.kind {
        Kind::City => 400.0,
        Kind::Town | Kind::Airbase | Kind::Port | Kind::OilTerminal => 250.0,
        Kind::Airport | Kind::Refinery | Kind::Crossing | Kind::OilField => 200.0,
        Kind::Village | Kind::Camp => 100.0,
        Kind::Junction | Kind::Neighbourhood | Kind::Part | Kind::District | Kind::Region => 0.0,
    };
    let people = place.population.map_or(0.0, |count| (count as f64 + 1.0).log10() * 40.0);
    kind + people + if place.from_side == place.to_side { 0.0 } else { 200.0 }
}

fn numbered(
    number: usize,
    place: &ChangedPlace,
    after: &Layers,
    options: &PageOptions,
    pen: &Pen<'_>,
) -> Numbered {
    let name = numbers::name_in(&place.name, &place.name_local, options.labels, pen);
    let short = |side: &str| short(after, side, pen);
    let arrow = if pen.lang.is_rtl() { '\u{2190}' } else { '\u{2192}' };
    let hands = if place.from_side == place.to_side {
        short(&place.to_side)
    } else {
        format!("{} {arrow} {}", short(&place.from_side), short(&place.to_side))
    };
    let how = pen.lang.phrases().how(&place.how);
    Numbered {
        number,
        at: place.at,
        words: format!("{}: {name}", pen.lang.day(place.changed_on)),
        detail: format!("{hands}, {how}"),
    }
}

/// The short name of a side, or the words for ground that no side holds alone.
fn short(layers: &Layers, id: &str, pen: &Pen<'_>) -> String {
    let phrases = pen.lang.phrases();
    match id {
        "" => return phrases.nobody.to_owned(),
        "contested" => return phrases.how("contested").to_owned(),
        "shared" => return phrases.how("shared").to_owned(),
        "unknown" => return phrases.unknown.to_owned(),
        _ => {}
    }
    let one = |id: &str| {
        layers
            .sides
            .iter()
            .find(|side| side.id == id)
            .map_or_else(|| id.to_owned(), |side| side.short.clone())
    };
    id.split('+').map(one).collect::<Vec<_>>().join(" + ")
}

fn legend(after: &Layers, changed: &Changed, shown: &Shown, main: &[Numbered], pen: &Pen<'_>) -> Legend {
    let phrases = pen.lang.phrases();
    let mut signs = rows::signs(shown, pen);
    let before = fill(phrases.front_before, &[&pen.lang.date(changed.from)]);
    let at = shown.fronts.len().min(signs.rows.len());
    if changed.fronts_before.iter().any(|front| !front.beyond_evidence) {
        signs.rows.insert(at, Row::new(Key::Line(before_stroke(pen)), before));
    }
    Legend::of(vec![
        gains(after, changed, pen),
        balance(after, changed, pen),
        rows::numbered(phrases.main_changes, main),
        signs,
    ])
}

/// Who gained land: near evidence, then by inference.
fn gains(after: &Layers, changed: &Changed, pen: &Pen<'_>) -> Section {
    let phrases = pen.lang.phrases();
    let mut rows = Vec::new();
    let mut to: Vec<(&str, bool)> = Vec::new();
    for land in &changed.land {
        let key = (land.to_side.as_str(), land.inferred);
        if !to.contains(&key) {
            to.push(key);
        }
    }
    to.sort_by_key(|(_, beyond)| *beyond);
    for (side, beyond) in to {
        let own = changed.land.iter().filter(|land| land.to_side == side && land.inferred == beyond);
        let area: SquareKm = own.map(|land| land.area_km2).sum();
        if area.0 < 1.0 {
            continue;
        }
        let words = match side {
            "contested" => phrases.now_contested.to_owned(),
            "shared" => phrases.now_shared.to_owned(),
            "unknown" => phrases.now_unknown.to_owned(),
            side => fill(phrases.gained_by, &[&short(after, side, pen)]),
        };
        let size = pen.lang.area(area);
        let detail = if beyond { fill(phrases.inferred_land, &[&size]) } else { size };
        rows.push(Row::new(Key::Ground(pen.style.gain(side, beyond)), words).with(Some(detail)));
    }
    if rows.is_empty() {
        rows.push(Row::new(Key::None, phrases.nothing_changed));
    }
    Section { heading: phrases.what_changed.to_owned(), rows }
}

/// What each side gained and lost, as a small table.
fn balance(after: &Layers, changed: &Changed, pen: &Pen<'_>) -> Section {
    let phrases = pen.lang.phrases();
    let arrow = if pen.lang.is_rtl() { '\u{2190}' } else { '\u{2192}' };
    let listed = changed.balance.iter().filter(|net| {
        net.side != "unknown" && (net.delta_km2.0.abs() >= 1.0 || net.places_before != net.places_after)
    });
    let row = |net: &crate::layers::Balance| {
        // Figures alone have no direction of their own: the mark gives them the page's.
        let turn = if pen.lang.is_rtl() { "\u{200f}" } else { "" };
        let places = format!("{turn}{} {arrow} {}", net.places_before, net.places_after);
        let status = match net.side.as_str() {
            "contested" | "shared" => pen.style.gain(&net.side, false),
            side => pen.style.ground_of(Status::Controlled, &[side], false),
        };
        Row::new(Key::Ground(status), short(after, &net.side, pen))
            .cells(vec![places, pen.lang.gain(net.delta_km2)])
    };
    let mut rows: Vec<Row> = listed.map(row).collect();
    if !rows.is_empty() {
        let reach = format!("{:.0}", after.about.reach.0);
        let note = fill(phrases.balance_note, &[&reach]);
        rows.push(Row::new(Key::None, "").with(Some(note)));
        let head = vec![phrases.places.to_owned(), phrases.change_km2.to_owned()];
        rows.insert(0, Row::new(Key::None, phrases.side).cells(head));
    }
    let heading = fill(phrases.span, &[&pen.lang.date(changed.from), &pen.lang.date(changed.to)]);
    Section { heading, rows }
}

/// The map in words.
fn describe(after: &Layers, changed: &Changed, pen: &Pen<'_>) -> String {
    let words = changed.land.iter().filter(|land| land.area_km2.0 >= 1.0).map(|land| {
        let size = pen.lang.area(land.area_km2);
        let size = if land.inferred { fill(pen.lang.phrases().inferred_land, &[&size]) } else { size };
        format!(
            "{} \u{2192} {}: {size}",
            short(after, &land.from_side, pen),
            short(after, &land.to_side, pen)
        )
    });
    let parts: Vec<String> = words.collect();
    format!("{}: {}.", pen.lang.phrases().what_changed, parts.join("; "))
}
