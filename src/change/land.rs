//! How much land changed hands.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::attribution::{Attribution, UNKNOWN};
use super::{Cause, Change, Day, Scope};
use crate::control::{Assessed, Status};
use crate::events::EventId;
use crate::gazetteer::PlaceId;
use crate::ground::SquareKm;
use crate::ground::grid::{self, GridShape};
use crate::surface::{Band, Label, dissolve, label, slice};

/// Whose ground a piece of land is on a day: a side, `contested`, `shared` or `unknown`; and whether
/// that is beyond evidence.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ground {
    /// Id of the side, or the word for ground that no side holds alone.
    pub side: String,
    /// Farther from evidence than reach.
    pub beyond: bool,
}

/// Land that passed from one ground to another for one cause.
#[derive(Debug, Clone, Serialize)]
pub struct Transfer {
    /// Whose it was: a side, `contested`, `shared` or `unknown`.
    pub from_side: String,
    /// Whose it is.
    pub to_side: String,
    /// Whether it was beyond evidence before.
    pub from_beyond: bool,
    /// Whether it is beyond evidence after.
    pub to_beyond: bool,
    /// Why.
    pub cause: Cause,
    /// Area on the ellipsoid.
    pub area_km2: SquareKm,
    /// The places to which it owes that; those with the most land first.
    pub places: Vec<PlaceId>,
    /// The events that made it so.
    pub event_ids: Vec<EventId>,
    /// The land itself, on the grid.
    #[serde(skip)]
    pub shapes: Vec<GridShape>,
}

impl Transfer {
    /// Whether the ground differs between the two days.
    pub fn is_a_change(&self) -> bool {
        (&self.from_side, self.from_beyond) != (&self.to_side, self.to_beyond)
    }

    /// Whether it passed from one side to another, rather than nearer to or farther from evidence.
    pub fn changes_hands(&self) -> bool {
        self.from_side != self.to_side
    }
}

/// All land by its grounds on both days, as one slice of the country has it.
pub(super) struct Land {
    /// All of it, changed or not; largest first.
    pub(super) transfers: Vec<Transfer>,
    /// How much changed hands because of each place.
    pub(super) by_place: BTreeMap<PlaceId, SquareKm>,
}

/// The pieces of a transfer by the place to which they owe it.
type Pieces = BTreeMap<Option<PlaceId>, Vec<GridShape>>;

impl Land {
    /// Compares the land of two days.
    pub(super) fn between(scope: &Scope, before: &Day, after: &Day, changes: &[Change]) -> Self {
        let why = Attribution::new([before, after], changes);
        let alone = |place: &PlaceId| why.concerns(place) || scope.singles_out(place);
        let mut lines = Vec::new();
        for day in [before, after] {
            let apart = |owner: usize| alone(&day.surface.evidence[owner].place);
            lines.extend(day.surface.tessellation.lines_around(apart));
        }
        let both = |at| [before, after].map(|day| day.surface.tessellation.label(at));
        let mut by_ground: BTreeMap<(Ground, Ground, Cause), Pieces> = BTreeMap::new();
        for (labels, shape) in label(slice(&scope.land, &lines), both) {
            let speakers = [speaker(before, labels[0]), speaker(after, labels[1])];
            if !scope.has_land_of(speakers) {
                continue;
            }
            let (from, to) = (ground(before, labels[0]), ground(after, labels[1]));
            let (cause, place) = match grid::inside(&shape) {
                Some(at) if from.side != to.side => why.why(at, speakers, [&from.side, &to.side]),
                _ => (Cause::Geometry, None),
            };
            by_ground.entry((from, to, cause)).or_default().entry(place).or_default().push(shape);
        }
        let mut by_place: BTreeMap<PlaceId, SquareKm> = BTreeMap::new();
        let events: BTreeMap<&PlaceId, &[EventId]> =
            changes.iter().map(|change| (&change.place, change.event_ids.as_slice())).collect();
        let transfer = |((from, to, cause), pieces): ((Ground, Ground, Cause), Pieces)| {
            let moved = from.side != to.side;
            let transfer = transfer(from, to, cause, &pieces, &events);
            for (place, km2) in transfer.1.into_iter().filter(|_| moved) {
                *by_place.entry(place).or_default() += km2;
            }
            transfer.0
        };
        let mut transfers: Vec<Transfer> = by_ground.into_iter().map(transfer).collect();
        transfers.sort_by(|a, b| b.area_km2.0.total_cmp(&a.area_km2.0));
        Self { transfers, by_place }
    }
}

fn transfer(
    from: Ground,
    to: Ground,
    cause: Cause,
    pieces: &Pieces,
    events: &BTreeMap<&PlaceId, &[EventId]>,
) -> (Transfer, Vec<(PlaceId, SquareKm)>) {
    let area = |shapes: &Vec<GridShape>| shapes.iter().map(grid::area).sum::<SquareKm>();
    let area_km2 = pieces.values().map(area).sum();
    let mut because: Vec<(PlaceId, SquareKm)> =
        pieces.iter().filter_map(|(place, shapes)| Some((place.clone()?, area(shapes)))).collect();
    because.sort_by(|a, b| b.1.0.total_cmp(&a.1.0));
    let event_ids: BTreeSet<EventId> =
        because.iter().filter_map(|(place, _)| events.get(place)).copied().flatten().cloned().collect();
    let shapes: Vec<&GridShape> = pieces.values().flatten().collect();
    let shapes = if from == to { Vec::new() } else { dissolve(&shapes) };
    let transfer = Transfer {
        from_side: from.side,
        to_side: to.side,
        from_beyond: from.beyond,
        to_beyond: to.beyond,
        cause,
        area_km2,
        places: because.iter().map(|(place, _)| place.clone()).collect(),
        event_ids: event_ids.into_iter().collect(),
        shapes,
    };
    (transfer, because)
}

/// The place that speaks for a piece of land.
fn speaker(day: &Day, label: Label) -> Option<&PlaceId> {
    label.owner.map(|owner| &day.surface.evidence[owner].place)
}

fn ground(day: &Day, label: Label) -> Ground {
    let assessed = speaker(day, label).and_then(|place| day.snapshot.get(place));
    Ground { side: ground_word(assessed), beyond: assessed.is_some() && label.band == Band::Beyond }
}

/// Whose the ground around a place is: a side's, `contested`, `shared` or `unknown`.
pub fn ground_word(assessed: Option<&Assessed>) -> String {
    match assessed.map(|a| (a.status, &a.side)) {
        Some((Status::Contested, _)) => "contested".into(),
        Some((Status::Shared, _)) => "shared".into(),
        Some((_, Some(side))) => side.to_string(),
        Some((_, None)) | None => UNKNOWN.into(),
    }
}
