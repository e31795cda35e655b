//! Land and places of each side over time.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::Serialize;

use super::places::{Change, transitions};
use crate::control::{Histories, Snapshot, Status};
use crate::ground::{SquareKm, grid};
use crate::surface::{Band, Surface};

/// What each side held on some days.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Timeline {
    /// The days, oldest first.
    pub days: Vec<Moment>,
}

/// What each side held on one day.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Moment {
    /// The day.
    pub on: Date,
    /// Sides that held anything, and `contested` and `shared` ground; sorted by id.
    pub sides: Vec<Holding>,
}

/// What one side held.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Holding {
    /// A side, `contested` or `shared`.
    pub side: String,
    /// Land within reach of evidence.
    pub area_km2: SquareKm,
    /// Land beyond evidence.
    pub beyond_km2: SquareKm,
    /// Places with evidence of their own that own ground.
    pub places: usize,
}

impl Timeline {
    /// Samples some days; `surface` makes the land of a snapshot. Days are shared out among threads and
    /// put together in order, so that their number changes nothing.
    pub fn sample(
        histories: &Histories<'_>,
        days: &[Date],
        threads: usize,
        surface: impl Fn(&Snapshot) -> Surface + Sync,
    ) -> Self {
        let moment = |day: &Date| {
            let snapshot = histories.on(*day);
            let surface = surface(&snapshot);
            Moment { on: *day, sides: holdings(&snapshot, &surface) }
        };
        let share = days.len().div_ceil(threads.max(1)).max(1);
        let work = |part: &[Date]| part.iter().map(moment).collect::<Vec<_>>();
        let parts: Vec<Vec<Moment>> = std::thread::scope(|scope| {
            let running: Vec<_> = days.chunks(share).map(|part| scope.spawn(|| work(part))).collect();
            let joined = running.into_iter().map(std::thread::ScopedJoinHandle::join);
            joined.map(|part| part.unwrap_or_else(|fault| std::panic::resume_unwind(fault))).collect()
        });
        Self { days: parts.into_iter().flatten().collect() }
    }

    /// Every side of any day, sorted by id.
    pub fn sides(&self) -> Vec<&str> {
        let all: BTreeSet<&str> =
            self.days.iter().flat_map(|day| &day.sides).map(|holding| holding.side.as_str()).collect();
        all.into_iter().collect()
    }
}

impl Moment {
    /// What a side held; nothing, if it is not among those that did.
    pub fn of(&self, side: &str) -> Holding {
        let own = self.sides.iter().find(|holding| holding.side == side);
        own.cloned().unwrap_or_else(|| Holding {
            side: side.to_owned(),
            area_km2: SquareKm(0.0),
            beyond_km2: SquareKm(0.0),
            places: 0,
        })
    }
}

fn holdings(snapshot: &Snapshot, surface: &Surface) -> Vec<Holding> {
    let mut rows: BTreeMap<String, (f64, f64, usize)> = BTreeMap::new();
    for face in &surface.faces {
        let Some(side) = face.label.owner.and_then(|owner| ground(snapshot, surface, owner)) else {
            continue;
        };
        let row = rows.entry(side).or_default();
        let km2 = grid::area(&face.shape).0;
        match face.label.band {
            Band::Reach => row.0 += km2,
            Band::Beyond => row.1 += km2,
            Band::Unknown => {}
        }
    }
    for owner in 0..surface.evidence.len() {
        if let Some(side) = ground(snapshot, surface, owner) {
            rows.entry(side).or_default().2 += 1;
        }
    }
    let holding = |(side, (near, beyond, places))| Holding {
        side,
        area_km2: SquareKm(near),
        beyond_km2: SquareKm(beyond),
        places,
    };
    rows.into_iter().map(holding).collect()
}

/// Whose ground a place speaks for: a side's, `contested` or `shared`.
fn ground(snapshot: &Snapshot, surface: &Surface, owner: usize) -> Option<String> {
    let assessed = snapshot.get(&surface.evidence[owner].place)?;
    match (assessed.status, &assessed.side) {
        (Status::Contested, _) => Some("contested".to_owned()),
        (Status::Shared, _) => Some("shared".to_owned()),
        (_, side) => side.as_ref().map(ToString::to_string),
    }
}

/// Every change of side after one day and up to another, oldest first.
pub fn turns(histories: &Histories<'_>, after: Date, to: Date) -> Vec<Change> {
    let places = histories.iter().map(|(place, _)| place);
    let mut all: Vec<Change> = places.flat_map(|place| transitions(histories, place, after, to)).collect();
    all.retain(|change| change.from_side != change.to_side && !change.to_side.is_empty());
    all.sort_by(|a, b| (a.changed_on, &a.place).cmp(&(b.changed_on, &b.place)));
    all
}
