//! The land of a day by the place that speaks for it: measured once for each set of places, however
//! often these change hands.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

use crate::control::{Assessed, Snapshot};
use crate::events::Log;
use crate::gazetteer::{Gazetteer, PlaceId};
use crate::ground::{Km, Region, SquareKm, grid};
use crate::surface::{
    Band, Edges, Evidence, Ground, Label, Terrain, evidence_of, label, length, may_be_passage, on_land,
    slice, speakers,
};

/// Land that one place speaks for, near evidence or beyond it.
#[derive(Debug, Clone, PartialEq)]
pub struct Parcel {
    /// Number of the unit that it lies in.
    pub unit: usize,
    /// Number of the place; `None` where nobody speaks for the land.
    pub speaker: Option<usize>,
    /// How far from evidence.
    pub band: Band,
    /// Area on the ellipsoid.
    pub area: SquareKm,
}

/// Where the land of two places meets.
#[derive(Debug, Clone, PartialEq)]
pub struct Seam {
    /// The numbers of the places and how far the land is from evidence, on both sides.
    pub between: [(usize, Band); 2],
    /// Length on the ellipsoid.
    pub length: Km,
}

/// The land of a day by the place that speaks for it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Parcels {
    /// The places, sorted.
    pub places: Vec<PlaceId>,
    /// The land; sorted by unit, place and band. Together it is all of the units.
    pub land: Vec<Parcel>,
    /// The borders between the places; none where the land is divided into units.
    pub seams: Vec<Seam>,
}

/// Measures land for day after day, each set of places once.
#[derive(Debug)]
pub struct Surveyor<'a> {
    terrain: &'a Terrain,
    gazetteer: &'a Gazetteer,
    log: &'a Log,
    on_land: BTreeSet<PlaceId>,
    units: Vec<Region>,
    seams: bool,
    done: Mutex<BTreeMap<Key, Arc<Parcels>>>,
}

/// What decides how the land is cut: the places and, where it is interpolated, their states.
type Key = Vec<(PlaceId, Option<Ground>)>;

impl<'a> Surveyor<'a> {
    /// A surveyor of the whole land, and of the borders between places.
    pub fn of_land(terrain: &'a Terrain, gazetteer: &'a Gazetteer, log: &'a Log) -> Self {
        Self { seams: true, ..Self::of_units(terrain, gazetteer, log, vec![terrain.land.clone()]) }
    }

    /// A surveyor of units: parts of the land.
    pub fn of_units(
        terrain: &'a Terrain,
        gazetteer: &'a Gazetteer,
        log: &'a Log,
        units: Vec<Region>,
    ) -> Self {
        let stands = |at| on_land(&terrain.land, terrain.plane, at);
        let on_land = gazetteer.places().iter().filter(|place| place.at.is_some_and(stands));
        let on_land = on_land.map(|place| place.id.clone()).collect();
        Self { terrain, gazetteer, log, on_land, units, seams: false, done: Mutex::default() }
    }

    /// The land of a day.
    pub fn survey(&self, snapshot: &Snapshot) -> Arc<Parcels> {
        let speakers = speakers(self.gazetteer, snapshot, |place| self.on_land.contains(&place.id));
        let stated = speakers.iter().any(|(place, a)| may_be_passage(place, a));
        let by_state = self.terrain.method.interpolates() || stated;
        let ground = |a: &Assessed| by_state.then(|| Ground::of(a));
        let key: Key = speakers.iter().map(|(place, a)| (place.id.clone(), ground(a))).collect();
        if let Some(parcels) = self.done.lock().ok().and_then(|done| done.get(&key).cloned()) {
            return parcels;
        }
        let evidence = evidence_of(&speakers, self.log);
        let parcels = Arc::new(self.measure(&evidence));
        if let Ok(mut done) = self.done.lock() {
            done.insert(key, Arc::clone(&parcels));
        }
        parcels
    }

    /// How many sets of places have been measured.
    pub fn measured(&self) -> usize {
        self.done.lock().map_or(0, |done| done.len())
    }

    fn measure(&self, evidence: &[Evidence]) -> Parcels {
        let places = evidence.iter().map(|e| e.place.clone()).collect();
        let tessellation = self.terrain.tessellation(evidence);
        let lines = tessellation.cell_lines();
        let mut parcels = Parcels { places, ..Parcels::default() };
        for (unit, region) in self.units.iter().enumerate() {
            let pieces = label(slice(region, &near(region, &lines)), |at| tessellation.label(at));
            let mut areas: BTreeMap<(Option<usize>, Band), SquareKm> = BTreeMap::new();
            for (label, shape) in &pieces {
                *areas.entry((label.owner, label.band)).or_default() += grid::area(shape);
            }
            let parcel = |((speaker, band), area)| Parcel { unit, speaker, band, area };
            parcels.land.extend(areas.into_iter().map(parcel));
            if self.seams {
                parcels.seams.extend(seams(&pieces));
            }
        }
        parcels
    }
}

/// The lines that may cross a region: those whose limits overlap its own.
fn near(region: &Region, lines: &[[grid::GridPoint; 2]]) -> Vec<[grid::GridPoint; 2]> {
    let points = || region.shapes().iter().flatten().flatten();
    let limits = |of: fn(&grid::GridPoint) -> i32| (points().map(of).min(), points().map(of).max());
    let ((Some(west), Some(east)), (Some(south), Some(north))) = (limits(|p| p.x), limits(|p| p.y)) else {
        return Vec::new();
    };
    let crosses = |[a, b]: &&[grid::GridPoint; 2]| {
        a.x.max(b.x) >= west && a.x.min(b.x) <= east && a.y.max(b.y) >= south && a.y.min(b.y) <= north
    };
    lines.iter().filter(crosses).copied().collect()
}

fn seams(pieces: &[(Label, grid::GridShape)]) -> Vec<Seam> {
    let mut lengths: BTreeMap<[(usize, Band); 2], Km> = BTreeMap::new();
    for (edge, sides) in Edges::of(pieces.iter().map(|(_, shape)| shape)).all {
        let [one, other] = sides.as_slice() else { continue };
        let side = |i: usize| pieces[i].0.owner.map(|owner| (owner, pieces[i].0.band));
        let (Some(one), Some(other)) = (side(*one), side(*other)) else { continue };
        if one.0 != other.0 {
            *lengths.entry([one.min(other), one.max(other)]).or_default() += length(&edge);
        }
    }
    lengths.into_iter().map(|(between, length)| Seam { between, length }).collect()
}
