//! The places that speak for land on a day.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::passage::{Passage, state_passages};
use super::{Ground, GroundClass};
use crate::control::{Assessed, Snapshot, Status};
use crate::events::{EventId, Log};
use crate::gazetteer::{Gazetteer, Kind, Place, PlaceId};
use crate::ground::grid::{self, GridPoint};
use crate::ground::{LonLat, Plane, Region};

/// A place with a position and a known state, and what its ground is.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// The place.
    pub place: PlaceId,
    /// Where it is.
    pub at: LonLat,
    /// Its class of ground.
    pub class: GroundClass,
    /// What its ground looks like.
    pub ground: Ground,
    /// Latest evidence of its state.
    pub last_evidence: Option<Date>,
    /// The events that made it.
    pub event_ids: Vec<EventId>,
    /// Points of fronts that events state from here.
    pub passages: Vec<Passage>,
}

/// Outlines are generalised: a harbour this near to them, in metres, stands on land.
const SHORE: f64 = 2_000.0;

/// The places that own ground, sorted by id: with a position on land, no area, of a known state. Of
/// several at one spot the one with the later evidence speaks.
pub fn evidence(
    gazetteer: &Gazetteer,
    snapshot: &Snapshot,
    log: &Log,
    region: &Region,
    plane: Plane,
) -> Vec<Evidence> {
    let stands = |place: &Place| place.at.is_some_and(|at| on_land(region, plane, at));
    evidence_of(&speakers(gazetteer, snapshot, stands), log)
}

/// The places that own ground with their states, sorted by id; `on_land` tells which stand on land.
pub fn speakers<'a>(
    gazetteer: &'a Gazetteer,
    snapshot: &'a Snapshot,
    on_land: impl Fn(&Place) -> bool,
) -> Vec<(&'a Place, &'a Assessed)> {
    let mut at_spot: BTreeMap<(i32, i32), (&Place, &Assessed)> = BTreeMap::new();
    for (place, assessed) in snapshot.iter().filter_map(|(id, a)| Some((gazetteer.get(id)?, a))) {
        let Some(at) = place.at.filter(|_| speaks(place.kind, assessed) && on_land(place)) else { continue };
        let GridPoint { x, y } = grid::from_lonlat(at);
        let spot = at_spot.entry((x, y)).or_insert((place, assessed));
        if assessed.last_evidence > spot.1.last_evidence {
            *spot = (place, assessed);
        }
    }
    let mut all: Vec<_> = at_spot.into_values().collect();
    all.sort_by(|a, b| a.0.id.cmp(&b.0.id));
    all
}

/// What places that own ground say.
pub fn evidence_of(speakers: &[(&Place, &Assessed)], log: &Log) -> Vec<Evidence> {
    let evidence = |(place, assessed): &(&Place, &Assessed)| {
        Some(Evidence {
            place: place.id.clone(),
            at: place.at?,
            class: GroundClass::of(assessed, log),
            ground: Ground::of(assessed),
            last_evidence: assessed.last_evidence,
            event_ids: assessed.event_ids(),
            passages: Vec::new(),
        })
    };
    let mut all: Vec<Evidence> = speakers.iter().filter_map(evidence).collect();
    state_passages(&mut all, speakers);
    all
}

/// Whether a position counts as on land: in it, or near its shore.
pub fn on_land(region: &Region, plane: Plane, at: LonLat) -> bool {
    region.contains(at) || near_shore(region, plane, at)
}

/// Areas own no ground; nor does a place of which nothing is known.
fn speaks(kind: Kind, assessed: &Assessed) -> bool {
    !kind.is_area() && assessed.status != Status::Unknown
}

fn near_shore(region: &Region, plane: Plane, at: LonLat) -> bool {
    let here = plane.to_xy(at);
    region.shapes().iter().flatten().any(|ring| {
        let corners: Vec<_> =
            ring.iter().filter_map(|p| grid::to_lonlat(*p)).map(|at| plane.to_xy(at)).collect();
        let next = corners.iter().cycle().skip(1);
        corners.iter().zip(next).any(|(a, b)| {
            let (east, north) = (b.x - a.x, b.y - a.y);
            let length2 = (east * east + north * north).max(1e-9);
            let t = (((here.x - a.x) * east + (here.y - a.y) * north) / length2).clamp(0.0, 1.0);
            (here.x - a.x - t * east).hypot(here.y - a.y - t * north) <= SHORE
        })
    })
}
