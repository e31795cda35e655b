//! What a map of changes shows beside the layers of its later day.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Front, Layers};
use crate::change::{Cause, Diff};
use crate::control::Status;
use crate::gazetteer::{Gazetteer, Kind};
use crate::ground::grid::GridShape;
use crate::ground::{LonLat, SquareKm};

/// What changed between two days, for a map.
#[derive(Debug, Clone)]
pub struct Changed {
    /// The first day.
    pub from: Date,
    /// The second day.
    pub to: Date,
    /// Land that changed hands, the largest first.
    pub land: Vec<ChangedLand>,
    /// Places that changed, oldest change first.
    pub places: Vec<ChangedPlace>,
    /// Land and places of each side on both days.
    pub balance: Vec<Balance>,
    /// The front of the first day.
    pub fronts_before: Vec<Front>,
}

/// Land that changed hands.
#[derive(Debug, Clone)]
pub struct ChangedLand {
    /// Whose it was: a side, `contested`, `shared` or `unknown`.
    pub from_side: String,
    /// Whose it is.
    pub to_side: String,
    /// Whether it lay or lies beyond evidence, or was only drawn anew, so that its gain is an inference.
    pub inferred: bool,
    /// Area on the ellipsoid.
    pub area_km2: SquareKm,
    /// On the grid.
    pub shapes: Vec<GridShape>,
}

/// A place that changed.
#[derive(Debug, Clone)]
pub struct ChangedPlace {
    /// Id.
    pub id: String,
    /// Name in Latin letters.
    pub name: String,
    /// Name in the country's own script; empty when not known.
    pub name_local: String,
    /// What it is.
    pub kind: Kind,
    /// Inhabitants, for rank only.
    pub population: Option<u64>,
    /// Side before; empty where nobody was known to hold.
    pub from_side: String,
    /// Side after.
    pub to_side: String,
    /// Status after.
    pub to_status: Status,
    /// How it came about: a word of `changes`.
    pub how: String,
    /// When it came to be so.
    pub changed_on: Date,
    /// Where it is.
    pub at: LonLat,
}

/// What one side held on both days, within reach of evidence.
#[derive(Debug, Clone)]
pub struct Balance {
    /// A side, `contested`, `shared` or `unknown`.
    pub side: String,
    /// Land gained or lost.
    pub delta_km2: SquareKm,
    /// Places before.
    pub places_before: usize,
    /// Places after.
    pub places_after: usize,
}

/// What a map shows of the changes between two days; `before` is the map of the first.
pub fn changed(diff: &Diff, gazetteer: &Gazetteer, before: &Layers) -> Changed {
    Changed {
        from: diff.from,
        to: diff.to,
        land: land(diff),
        places: places(diff, gazetteer),
        balance: balance(diff),
        fronts_before: before.fronts.clone(),
    }
}

fn land(diff: &Diff) -> Vec<ChangedLand> {
    let mut pieces: BTreeMap<(&str, &str, bool), ChangedLand> = BTreeMap::new();
    for transfer in diff.transfers.iter().filter(|t| t.changes_hands()) {
        let drawn_anew = transfer.cause == Cause::Geometry;
        let inferred = transfer.from_beyond || transfer.to_beyond || drawn_anew;
        let key = (transfer.from_side.as_str(), transfer.to_side.as_str(), inferred);
        let piece = pieces.entry(key).or_insert_with(|| ChangedLand {
            from_side: transfer.from_side.clone(),
            to_side: transfer.to_side.clone(),
            inferred,
            area_km2: SquareKm(0.0),
            shapes: Vec::new(),
        });
        piece.area_km2 += transfer.area_km2;
        piece.shapes.extend(transfer.shapes.iter().cloned());
    }
    let mut land: Vec<ChangedLand> = pieces.into_values().collect();
    land.sort_by(|a, b| b.area_km2.0.total_cmp(&a.area_km2.0));
    land
}

fn places(diff: &Diff, gazetteer: &Gazetteer) -> Vec<ChangedPlace> {
    let place = |change: &crate::change::Change| {
        let place = gazetteer.get(&change.place)?;
        Some(ChangedPlace {
            id: place.id.to_string(),
            name: place.name.clone(),
            name_local: place.local_name().unwrap_or_default().to_owned(),
            kind: place.kind,
            population: place.population,
            from_side: change.from_side.clone(),
            to_side: change.to_side.clone(),
            to_status: change.to_status,
            how: change.how.word().to_owned(),
            changed_on: change.changed_on,
            at: place.at?,
        })
    };
    diff.changes.iter().filter_map(place).collect()
}

fn balance(diff: &Diff) -> Vec<Balance> {
    let of = |net: &crate::change::Net| Balance {
        side: net.side.clone(),
        delta_km2: net.delta_km2,
        places_before: net.places_before,
        places_after: net.places_after,
    };
    diff.net.iter().map(of).collect()
}
