//! What the legend of a map says: its sides, what is known of its grounds, its lines and signs.

use super::front::FrontLook;
use super::key::Key;
use super::lang::fill;
use super::legend::{Row, Section};
use super::numbers::Numbered;
use super::pen::Pen;
use super::places::RECENT_DAYS;
use super::shown::{Shown, Sign};
use super::symbols::Face;
use crate::control::Status;
use crate::ground::SquareKm;
use crate::layers::{Layers, Side};
use crate::style::{Ground, Symbol};

/// Whether rows tell areas.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figures {
    /// Within reach of evidence and beyond it.
    Both,
    /// Within reach alone, so that rows keep their height from day to day.
    Held,
    /// None: the legend is of several days.
    No,
}

/// The sides that are shown.
pub fn sides(layers: &Layers, sides: &[Side], shown: &Shown, figures: Figures, pen: &Pen<'_>) -> Section {
    let listed = sides.iter().filter(|side| shown.sides.contains(&side.id));
    let row = |side: &Side| {
        let held = |beyond: bool| -> SquareKm {
            let own =
                layers.areas.iter().filter(|area| area.side == side.id && area.beyond_evidence == beyond);
            own.filter(|area| matches!(area.status, Status::Controlled | Status::Conflicting))
                .map(|area| area.area_km2)
                .sum()
        };
        let ground = pen.style.ground_of(Status::Controlled, &[&side.id], false);
        let detail = match figures {
            Figures::Both => Some(both(held(false), held(true), pen)),
            Figures::Held => Some(both(held(false), SquareKm(0.0), pen)),
            Figures::No => None,
        };
        Row::new(Key::Ground(ground), &side.name).with(detail)
    };
    Section { heading: pen.lang.phrases().who_holds.to_owned(), rows: listed.map(row).collect() }
}

fn both(held: SquareKm, beyond: SquareKm, pen: &Pen<'_>) -> String {
    let (lang, phrases) = (pen.lang, pen.lang.phrases());
    match (held.0 > 0.0, beyond.0 > 0.0) {
        (true, true) => fill(phrases.held_and_beyond, &[&lang.area(held), &lang.area(beyond)]),
        (true, false) => lang.area(held),
        (false, true) => fill(phrases.beyond, &[&lang.area(beyond)]),
        (false, false) => phrases.no_land.to_owned(),
    }
}

/// What is known of the grounds that are shown.
pub fn grounds(layers: &Layers, shown: &Shown, figures: Figures, pen: &Pen<'_>) -> Section {
    let (style, phrases) = (pen.style, pen.lang.phrases());
    let mut rows: Vec<Row> = Vec::new();
    if shown.signs.contains(&Sign::Beyond) {
        rows.push(beyond(layers, shown, pen));
    }
    if let Some((holder, claimant)) = &shown.claim {
        let base = style.ground_of(Status::Controlled, &[holder], false);
        let hatches = style.claims(std::iter::once(claimant.as_str()));
        rows.push(Row::new(Key::Ground(Ground { hatches, ..base }), phrases.claim_over));
    }
    for status in Status::ALL {
        let Some(words) = phrases.status(status) else { continue };
        if let Some(widest) = shown.grounds.get(&status) {
            let sides: Vec<&str> = widest.sides.iter().map(String::as_str).collect();
            let ground = style.ground_of(status, &sides, false);
            let area =
                layers.areas.iter().filter(|area| area.status == status).map(|area| area.area_km2).sum();
            let detail = (figures != Figures::No).then(|| pen.lang.area(area));
            rows.push(Row::new(Key::Ground(ground), words).with(detail));
        } else if shown.faces.contains(&status) {
            rows.push(Row::new(Key::Place(Symbol::Town, face(status, shown, pen)), words));
        }
    }
    Section { heading: phrases.what_is_known.to_owned(), rows }
}

fn beyond(layers: &Layers, shown: &Shown, pen: &Pen<'_>) -> Row {
    let phrases = pen.lang.phrases();
    let held = |area: &&crate::layers::Area| area.beyond_evidence && area.status == Status::Controlled;
    let side = layers.areas.iter().find(held).map(|area| area.side.as_str());
    let side = side.or(shown.sides.iter().next().map(String::as_str)).unwrap_or("");
    let near = pen.style.ground_of(Status::Controlled, &[side], false);
    let far = pen.style.ground_of(Status::Controlled, &[side], true);
    let (reach, nominal) = (format!("{:.0}", layers.about.reach.0), format!("{:.0}", layers.about.nominal.0));
    Row::new(Key::Fading(near, far), phrases.paler).with(Some(fill(phrases.paler_range, &[&reach, &nominal])))
}

/// An example of a place in a status.
fn face(status: Status, shown: &Shown, pen: &Pen<'_>) -> Face {
    let theme = pen.theme;
    let mut colours = shown.sides.iter().map(|side| pen.style.side(side).colour);
    let first = colours.next().unwrap_or(theme.quiet_ink);
    let second = colours.next().unwrap_or(theme.paper);
    match status {
        Status::Controlled => Face::Held(vec![first]),
        Status::Contested | Status::Shared => Face::Held(vec![first, second]),
        Status::Conflicting => Face::Disputed(first),
        Status::Claimed => Face::Claimed(first),
        Status::Unknown => Face::Held(vec![theme.unknown]),
    }
}

/// Lines and signs that are shown.
pub fn signs(shown: &Shown, pen: &Pen<'_>) -> Section {
    let phrases = pen.lang.phrases();
    let mut rows: Vec<Row> = Vec::new();
    rows.extend(shown.fronts.iter().map(|look| Row::new(Key::Front(*look), front(*look, pen))));
    if shown.signs.contains(&Sign::Soft) {
        rows.push(Row::new(Key::Soft, phrases.soft));
    }
    if shown.signs.contains(&Sign::Fighting) {
        let words = fill(phrases.fighting, &[&RECENT_DAYS.to_string()]);
        rows.push(Row::new(Key::Fighting, words));
    }
    if let Some(besieger) = shown.besiegers.first() {
        rows.push(Row::new(Key::Siege(pen.style.side(besieger).colour), phrases.besieged));
    }
    let drawn = Symbol::ALL.iter().filter(|symbol| shown.symbols.contains(symbol));
    let rule = pen.theme.rule;
    rows.extend(
        drawn.map(|symbol| Row::new(Key::Place(*symbol, Face::Held(vec![rule])), phrases.symbol(*symbol))),
    );
    if shown.signs.contains(&Sign::Inferred) {
        rows.push(Row::new(Key::Place(Symbol::Town, Face::Quiet), phrases.inferred));
    }
    if shown.signs.contains(&Sign::Road) {
        rows.push(Row::new(Key::Road, phrases.road));
    }
    Section { heading: phrases.signs.to_owned(), rows }
}

fn front(look: FrontLook, pen: &Pen<'_>) -> &'static str {
    match look {
        FrontLook::Firm => pen.lang.phrases().front,
        FrontLook::Contested => pen.lang.phrases().front_contested,
        FrontLook::Inferred => pen.lang.phrases().front_inferred,
    }
}

/// What is numbered on the map, in order.
pub fn numbered(heading: &str, numbered: &[Numbered]) -> Section {
    let row = |item: &Numbered| {
        Row::new(Key::Badge(item.number), &item.words)
            .with(Some(item.detail.clone()).filter(|d| !d.is_empty()))
    };
    Section { heading: heading.to_owned(), rows: numbered.iter().map(row).collect() }
}
