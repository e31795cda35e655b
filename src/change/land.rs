//! How much land changed hands.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::Day;
use crate::control::Status;
use crate::ground::grid::{self, GridShape};
use crate::ground::{Region, SquareKm};
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

/// Land that passed from one ground to another.
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
    /// Area on the ellipsoid.
    pub area_km2: SquareKm,
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

/// Land and places of one side, before and after. Land beyond evidence is counted apart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Net {
    /// A side, `contested`, `shared` or `unknown`.
    pub side: String,
    /// Land within reach of evidence, before.
    pub before_km2: SquareKm,
    /// After.
    pub after_km2: SquareKm,
    /// The difference.
    pub delta_km2: SquareKm,
    /// Land beyond evidence, before.
    pub before_beyond_km2: SquareKm,
    /// After.
    pub after_beyond_km2: SquareKm,
    /// Places, before.
    pub places_before: usize,
    /// After.
    pub places_after: usize,
}

/// All land by its ground on both days, changed or not; largest first.
pub(super) fn transfers(region: &Region, before: &Day, after: &Day) -> Vec<Transfer> {
    let mut lines = before.surface.tessellation.lines();
    lines.extend(after.surface.tessellation.lines());
    let both = |at| (before.surface.tessellation.label(at), after.surface.tessellation.label(at));
    let mut by_ground: BTreeMap<(Ground, Ground), Vec<GridShape>> = BTreeMap::new();
    for ((a, b), shape) in label(slice(region, &lines), both) {
        by_ground.entry((ground(before, a), ground(after, b))).or_default().push(shape);
    }
    let mut transfers: Vec<Transfer> = by_ground
        .into_iter()
        .map(|((from, to), pieces)| {
            let changed = from != to;
            let area_km2 = pieces.iter().map(grid::area).sum();
            let pieces: Vec<&GridShape> = pieces.iter().collect();
            Transfer {
                from_side: from.side,
                to_side: to.side,
                from_beyond: from.beyond,
                to_beyond: to.beyond,
                area_km2,
                shapes: if changed { dissolve(&pieces) } else { Vec::new() },
            }
        })
        .collect();
    transfers.sort_by(|a, b| b.area_km2.0.total_cmp(&a.area_km2.0));
    transfers
}

fn ground(day: &Day, label: Label) -> Ground {
    let assessed = label.owner.and_then(|owner| day.snapshot.get(&day.surface.evidence[owner].place));
    let Some(a) = assessed else { return Ground { side: "unknown".into(), beyond: false } };
    let side = match (a.status, &a.side) {
        (Status::Contested, _) => "contested".into(),
        (Status::Shared, _) => "shared".into(),
        (_, Some(side)) => side.to_string(),
        (_, None) => "unknown".into(),
    };
    Ground { side, beyond: label.band == Band::Beyond }
}

/// Sums of the transfers by side, so that gains and losses balance exactly.
pub(super) fn net(transfers: &[Transfer], before: &Day, after: &Day) -> Vec<Net> {
    let (places_before, places_after) = (places(before), places(after));
    let of_land = transfers.iter().flat_map(|t| [&t.from_side, &t.to_side]);
    let sides: BTreeSet<&String> = of_land.chain(places_before.keys()).chain(places_after.keys()).collect();
    let sum = |of: &dyn Fn(&Transfer) -> bool| -> SquareKm {
        transfers.iter().filter(|t| of(t)).map(|t| t.area_km2).sum()
    };
    let net = |side: &String| {
        let before_km2 = sum(&|t| t.from_side == *side && !t.from_beyond);
        let after_km2 = sum(&|t| t.to_side == *side && !t.to_beyond);
        Net {
            side: side.clone(),
            before_km2,
            after_km2,
            delta_km2: SquareKm(after_km2.rounded() - before_km2.rounded()),
            before_beyond_km2: sum(&|t| t.from_side == *side && t.from_beyond),
            after_beyond_km2: sum(&|t| t.to_side == *side && t.to_beyond),
            places_before: places_before.get(side).copied().unwrap_or(0),
            places_after: places_after.get(side).copied().unwrap_or(0),
        }
    };
    sides.into_iter().map(net).collect()
}

/// How many places each side holds alone.
fn places(day: &Day) -> BTreeMap<String, usize> {
    let mut count = BTreeMap::new();
    for evidence in day.surface.evidence.iter() {
        let Some(a) = day.snapshot.get(&evidence.place) else { continue };
        let word = match (a.status, &a.side) {
            (Status::Contested, _) => "contested".to_owned(),
            (Status::Shared, _) => "shared".to_owned(),
            (_, Some(side)) => side.to_string(),
            (_, None) => continue,
        };
        *count.entry(word).or_default() += 1;
    }
    count
}
