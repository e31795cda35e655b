//! What each side held over time.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::Serialize;

use super::land::ground_word;
use super::parcels::{Parcels, Surveyor};
use super::places::{Change, transitions};
use crate::control::{Assessed, Basis, Histories, Snapshot};
use crate::events::Log;
use crate::ground::{Km, SquareKm};
use crate::surface::{Band, GroundClass};

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
    /// Sides that held or claimed anything, and `contested` and `shared` ground; sorted by id.
    pub sides: Vec<Holding>,
}

/// What one side held.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Holding {
    /// A side, `contested` or `shared`.
    pub side: String,
    /// Land within reach of evidence.
    pub area_km2: SquareKm,
    /// The part of it that confirmed places speak for; the rest rests on weak or carried evidence.
    pub confirmed_km2: SquareKm,
    /// Land within reach of evidence that it claims and does not hold; in no other column of its own.
    pub claimed_km2: SquareKm,
    /// Land beyond evidence.
    pub beyond_km2: SquareKm,
    /// Places with evidence of their own that own ground.
    pub places: usize,
    /// Length of the fronts of its ground, within reach of evidence.
    pub front_km: Km,
}

impl Timeline {
    /// Samples some days. Days are shared out among threads and put together in order, so that their
    /// number changes nothing.
    pub fn sample(histories: &Histories<'_>, days: &[Date], threads: usize, surveyor: &Surveyor<'_>) -> Self {
        let moment = |day: &Date| {
            let snapshot = histories.on(*day);
            let sides = holdings(&snapshot, &surveyor.survey(&snapshot), histories.log());
            Moment { on: *day, sides }
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
        own.cloned().unwrap_or_else(|| Holding { side: side.to_owned(), ..Holding::default() })
    }
}

fn holdings(snapshot: &Snapshot, parcels: &Parcels, log: &Log) -> Vec<Holding> {
    let states: Vec<Option<&Assessed>> = parcels.places.iter().map(|place| snapshot.get(place)).collect();
    let words: Vec<String> = states.iter().map(|state| ground_word(*state)).collect();
    let mut rows: BTreeMap<&str, Holding> = BTreeMap::new();
    for parcel in &parcels.land {
        let Some(speaker) = parcel.speaker else { continue };
        let row = rows.entry(&words[speaker]).or_default();
        match parcel.band {
            Band::Reach => {
                row.area_km2 += parcel.area;
                if states[speaker].is_some_and(|a| a.basis == Some(Basis::Confirmed)) {
                    row.confirmed_km2 += parcel.area;
                }
                for side in states[speaker].iter().flat_map(|a| a.claimed_by.iter()) {
                    rows.entry(side.as_str()).or_default().claimed_km2 += parcel.area;
                }
            }
            Band::Beyond => row.beyond_km2 += parcel.area,
            Band::Unknown => {}
        }
    }
    for word in &words {
        rows.entry(word).or_default().places += 1;
    }
    let classes: Vec<Option<GroundClass>> =
        states.iter().map(|state| state.map(|a| GroundClass::of(a, log))).collect();
    for seam in &parcels.seams {
        let [(one, near), (other, far)] = seam.between;
        let front = classes[one].as_ref().zip(classes[other].as_ref()).is_some_and(|(a, b)| a.makes_front(b));
        if front && (near == Band::Reach || far == Band::Reach) {
            for side in [one, other] {
                rows.entry(&words[side]).or_default().front_km += seam.length;
            }
        }
    }
    rows.remove(super::attribution::UNKNOWN);
    rows.into_iter().map(|(side, holding)| Holding { side: side.to_owned(), ..holding }).collect()
}

/// The days of a span on which anything that a timeline counts may change; its ends are among them.
pub fn change_dates(histories: &Histories<'_>, from: Date, to: Date) -> Vec<Date> {
    let mut days = BTreeSet::from([from, to]);
    for (_, history) in histories.iter() {
        let mut before: Option<&Assessed> = None;
        for (on, now) in history.verdicts().take_while(|(on, _)| *on <= to) {
            let alike = before.is_some_and(|before| before.draws_like(now) && before.basis == now.basis);
            if from < on && !alike {
                days.insert(on);
            }
            before = Some(now);
        }
    }
    days.into_iter().collect()
}

/// Every change of side after one day and up to another, oldest first.
pub fn turns(histories: &Histories<'_>, after: Date, to: Date) -> Vec<Change> {
    let places = histories.iter().map(|(place, _)| place);
    let mut all: Vec<Change> = places.flat_map(|place| transitions(histories, place, after, to)).collect();
    all.retain(|change| change.from_side != change.to_side && !change.to_side.is_empty());
    all.sort_by(|a, b| (a.changed_on, &a.place).cmp(&(b.changed_on, &b.place)));
    all
}
