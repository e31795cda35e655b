//! Land, places and evidence of each unit on each day.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::units::Units;
use super::voices::Voices;
use crate::change::{Surveyor, ground_word};
use crate::control::{Assessed, Histories, Snapshot};
use crate::gazetteer::PlaceId;
use crate::ground::SquareKm;
use crate::surface::Band;

/// What is known of each unit on each day.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// Oldest first, then by unit.
    pub rows: Vec<Row>,
}

/// One unit on one day. Its shares' `km2` and `beyond_km2` and `unknown_km2` make `area_km2`.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The day.
    pub on: Date,
    /// Number of the unit.
    pub unit: usize,
    /// Area on the ellipsoid.
    pub area_km2: SquareKm,
    /// What each side holds of it, and what is `contested` or `shared`.
    pub sides: BTreeMap<String, Share>,
    /// Land of which nothing is known.
    pub unknown_km2: SquareKm,
    /// Days since the latest evidence of any of its places; `None` without one.
    pub days_since_evidence: Option<i64>,
    /// Sources that speak independently of each other for the states of its places.
    pub sources: usize,
}

/// What one side holds of a unit.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Share {
    /// Land within reach of evidence.
    pub km2: SquareKm,
    /// Land beyond evidence.
    pub beyond_km2: SquareKm,
    /// Places with evidence of their own that own ground.
    pub places: usize,
}

impl Row {
    /// Land beyond evidence, whoever's.
    pub fn beyond_km2(&self) -> SquareKm {
        self.sides.values().map(|share| share.beyond_km2).sum()
    }

    /// Places with evidence of their own.
    pub fn places(&self) -> usize {
        self.sides.values().map(|share| share.places).sum()
    }
}

impl Panel {
    /// Measures units on some days. `surveyor` knows their land. Days are shared out among threads and
    /// put together in order.
    pub fn measure(
        histories: &Histories<'_>,
        units: &Units,
        surveyor: &Surveyor<'_>,
        days: &[Date],
        threads: usize,
    ) -> Self {
        let lies_in = units.of_places(histories.gazetteer());
        let voices = Voices::of(histories.log(), histories.known_by());
        let bench = Bench { histories, units, surveyor, lies_in, voices, turns: turns(histories) };
        let share = days.len().div_ceil(threads.max(1)).max(1);
        let parts: Vec<Vec<Row>> = std::thread::scope(|scope| {
            let running: Vec<_> = days.chunks(share).map(|part| scope.spawn(|| bench.rows(part))).collect();
            let joined = running.into_iter().map(std::thread::ScopedJoinHandle::join);
            joined.map(|part| part.unwrap_or_else(|fault| std::panic::resume_unwind(fault))).collect()
        });
        Self { rows: parts.into_iter().flatten().collect() }
    }

    /// Every side of any unit and day, and `contested` and `shared`, sorted.
    pub fn sides(&self) -> Vec<String> {
        let all: BTreeSet<&String> = self.rows.iter().flat_map(|row| row.sides.keys()).collect();
        all.into_iter().cloned().collect()
    }
}

/// The days on which any verdict begins.
pub(super) fn turns(histories: &Histories<'_>) -> BTreeSet<Date> {
    histories.iter().flat_map(|(_, history)| history.verdicts().map(|(on, _)| on)).collect()
}

struct Bench<'a> {
    histories: &'a Histories<'a>,
    units: &'a Units,
    surveyor: &'a Surveyor<'a>,
    lies_in: BTreeMap<PlaceId, usize>,
    voices: Voices<'a>,
    turns: BTreeSet<Date>,
}

impl Bench<'_> {
    /// The rows of some days in order. A day on which no verdict begins is the day before, grown older.
    fn rows(&self, days: &[Date]) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::new();
        let mut last: Option<(Date, Vec<Row>)> = None;
        for on in days {
            let today = match last {
                Some((then, before)) if self.turns.range(then..=*on).all(|turn| *turn == then) => {
                    older(&before, then, *on)
                }
                _ => self.day(*on),
            };
            rows.extend(today.iter().cloned());
            last = Some((*on, today));
        }
        rows
    }

    fn day(&self, on: Date) -> Vec<Row> {
        let snapshot = self.histories.on(on);
        let row = |unit| Row {
            on,
            unit,
            area_km2: SquareKm::default(),
            sides: BTreeMap::new(),
            unknown_km2: SquareKm::default(),
            days_since_evidence: None,
            sources: 0,
        };
        let mut rows: Vec<Row> = (0..self.units.all.len()).map(row).collect();
        self.land(&snapshot, &mut rows);
        self.evidence(&snapshot, &mut rows);
        rows
    }

    fn land(&self, snapshot: &Snapshot, rows: &mut [Row]) {
        let parcels = self.surveyor.survey(snapshot);
        let words: Vec<String> =
            parcels.places.iter().map(|place| ground_word(snapshot.get(place))).collect();
        for parcel in &parcels.land {
            let row = &mut rows[parcel.unit];
            row.area_km2 += parcel.area;
            let side =
                parcel.speaker.map(|speaker| words[speaker].as_str()).filter(|word| *word != "unknown");
            match (side, parcel.band) {
                (Some(side), Band::Reach) => row.sides.entry(side.to_owned()).or_default().km2 += parcel.area,
                (Some(side), Band::Beyond) => {
                    row.sides.entry(side.to_owned()).or_default().beyond_km2 += parcel.area;
                }
                (None, _) | (_, Band::Unknown) => row.unknown_km2 += parcel.area,
            }
        }
        for (place, word) in parcels.places.iter().zip(&words) {
            if let Some(unit) = self.lies_in.get(place).filter(|_| word != "unknown") {
                rows[*unit].sides.entry(word.clone()).or_default().places += 1;
            }
        }
    }

    fn evidence(&self, snapshot: &Snapshot, rows: &mut [Row]) {
        let mut heard: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); rows.len()];
        let located = snapshot.iter().filter_map(|(place, a)| Some((*self.lies_in.get(place)?, a)));
        for (unit, assessed) in located.filter(|(_, a)| is_known(a)) {
            let days = assessed.days_since_evidence(snapshot.as_of);
            let least = rows[unit].days_since_evidence.into_iter().chain(days).min();
            rows[unit].days_since_evidence = least;
            self.voices.add(&assessed.event_ids(), &mut heard[unit]);
        }
        for (row, heard) in rows.iter_mut().zip(heard) {
            row.sources = heard.len();
        }
    }
}

fn is_known(assessed: &Assessed) -> bool {
    assessed.status != crate::control::Status::Unknown
}

/// The same rows so many days later.
fn older(rows: &[Row], then: Date, on: Date) -> Vec<Row> {
    let days = then.until(on).map_or(0, |span| i64::from(span.get_days()));
    let grown = |row: &Row| Row {
        on,
        days_since_evidence: row.days_since_evidence.map(|since| since + days),
        ..row.clone()
    };
    rows.iter().map(grown).collect()
}
