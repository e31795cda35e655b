//! The chance of each side: how often it holds a unit or a place over many draws.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::draw::redrawn;
use super::measure::turns;
use crate::change::{Surveyor, ground_word};
use crate::control::{Histories, Snapshot};
use crate::events::Log;
use crate::gazetteer::PlaceId;
use crate::surface::Band;

/// How many draws, and from what seed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Draws {
    /// How many.
    pub number: u32,
    /// The same seed gives the same draws.
    pub seed: u64,
}

/// Everything that ground can be, by number: each bloc and party, `contested`, `shared` and `unknown`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grounds {
    words: Vec<String>,
}

/// How often each unit was each ground on each day.
#[derive(Debug, Clone, PartialEq)]
pub struct Chances {
    /// What ground can be.
    pub grounds: Grounds,
    draws: u32,
    units: usize,
    counts: Vec<u32>,
}

impl Grounds {
    fn of(log: &Log) -> Self {
        let blocs = log.blocs.iter().map(|bloc| bloc.id.to_string());
        let parties = log.parties.keys().map(ToString::to_string);
        let other = ["contested", "shared", "unknown"].map(str::to_owned);
        let mut words: Vec<String> = blocs.chain(parties).chain(other).collect();
        words.sort();
        words.dedup();
        Self { words }
    }

    fn number(&self, word: &str) -> usize {
        let unknown = || self.words.binary_search_by(|own| own.as_str().cmp("unknown")).unwrap_or(0);
        self.words.binary_search_by(|own| own.as_str().cmp(word)).unwrap_or_else(|_| unknown())
    }
}

impl Chances {
    /// Draws again and again who holds most of each unit on some days.
    pub fn of_units(
        histories: &Histories<'_>,
        surveyor: &Surveyor<'_>,
        units: usize,
        days: &[Date],
        draws: Draws,
        threads: usize,
    ) -> Self {
        Self::draw(histories, units, days, draws, threads, |grounds, snapshot| {
            most(grounds, snapshot, surveyor, units)
        })
    }

    /// Draws again and again who holds each place on some days.
    pub fn of_places(
        histories: &Histories<'_>,
        places: &[PlaceId],
        days: &[Date],
        draws: Draws,
        threads: usize,
    ) -> Self {
        Self::draw(histories, places.len(), days, draws, threads, |grounds, snapshot| {
            places.iter().map(|place| grounds.number(&ground_word(snapshot.get(place)))).collect()
        })
    }

    /// The part of the draws, 0 to 1, in which a unit was of a ground on the day of this number.
    pub fn of(&self, day: usize, unit: usize, ground: &str) -> f64 {
        let words = self.grounds.words.len();
        let number = self.grounds.words.binary_search_by(|own| own.as_str().cmp(ground));
        let count =
            number.ok().and_then(|number| self.counts.get((day * self.units + unit) * words + number));
        count.map_or(0.0, |count| f64::from(*count) / f64::from(self.draws.max(1)))
    }

    /// The grounds that any unit ever was, sorted.
    pub fn seen(&self) -> Vec<&str> {
        let words = self.grounds.words.len();
        let met = |number: &usize| self.counts.iter().skip(*number).step_by(words).any(|count| *count > 0);
        (0..words).filter(met).map(|number| self.grounds.words[number].as_str()).collect()
    }

    fn draw(
        histories: &Histories<'_>,
        units: usize,
        days: &[Date],
        draws: Draws,
        threads: usize,
        holds: impl Fn(&Grounds, &Snapshot) -> Vec<usize> + Sync,
    ) -> Self {
        let grounds = Grounds::of(histories.log());
        let size = days.len() * units * grounds.words.len();
        let work = |numbers: Vec<u32>| {
            let mut counts = vec![0_u32; size];
            for number in numbers {
                count(
                    histories,
                    &grounds,
                    days,
                    &redrawn(histories, draws.seed, number),
                    &holds,
                    &mut counts,
                );
            }
            counts
        };
        let threads = u32::try_from(threads.max(1)).unwrap_or(1);
        let parts: Vec<Vec<u32>> = std::thread::scope(|scope| {
            let share = |first: u32| (0..draws.number).filter(|n| n % threads == first).collect::<Vec<_>>();
            let work = &work;
            let running: Vec<_> =
                (0..threads).map(share).map(|numbers| scope.spawn(move || work(numbers))).collect();
            let joined = running.into_iter().map(std::thread::ScopedJoinHandle::join);
            joined.map(|part| part.unwrap_or_else(|fault| std::panic::resume_unwind(fault))).collect()
        });
        let mut counts = vec![0; size];
        for part in parts {
            for (sum, count) in counts.iter_mut().zip(part) {
                *sum += count;
            }
        }
        Self { grounds, draws: draws.number, units, counts }
    }
}

/// Counts who holds what in one reading of the log.
fn count(
    histories: &Histories<'_>,
    grounds: &Grounds,
    days: &[Date],
    log: &Log,
    holds: &(impl Fn(&Grounds, &Snapshot) -> Vec<usize> + Sync),
    counts: &mut [u32],
) {
    let Some(end) = days.last() else { return };
    let (gazetteer, rules) = (histories.gazetteer(), histories.rules());
    let drawn = Histories::replay(log, gazetteer, rules, histories.known_by(), *end);
    let turns = turns(&drawn);
    let words = grounds.words.len();
    let mut last: Option<(Date, Vec<usize>)> = None;
    for (day, on) in days.iter().enumerate() {
        let held = match last {
            Some((then, held)) if turns.range(then..=*on).all(|turn| *turn == then) => held,
            _ => holds(grounds, &drawn.on(*on)),
        };
        for (unit, ground) in held.iter().enumerate() {
            counts[(day * held.len() + unit) * words + ground] += 1;
        }
        last = Some((*on, held));
    }
}

/// For each unit the ground that most of its land is, near evidence or beyond it; of equal ones the first.
fn most(grounds: &Grounds, snapshot: &Snapshot, surveyor: &Surveyor<'_>, units: usize) -> Vec<usize> {
    let parcels = surveyor.survey(snapshot);
    let of_place: Vec<usize> =
        parcels.places.iter().map(|place| grounds.number(&ground_word(snapshot.get(place)))).collect();
    let unknown = grounds.number("unknown");
    let mut land: Vec<BTreeMap<usize, f64>> = vec![BTreeMap::new(); units];
    for parcel in &parcels.land {
        let ground = match (parcel.speaker, parcel.band) {
            (Some(speaker), Band::Reach | Band::Beyond) => of_place[speaker],
            (None, _) | (_, Band::Unknown) => unknown,
        };
        *land[parcel.unit].entry(ground).or_default() += parcel.area.0;
    }
    let most = |of: &BTreeMap<usize, f64>| {
        let greatest = of.iter().max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(a.0)));
        greatest.map_or(unknown, |(ground, _)| *ground)
    };
    land.iter().map(most).collect()
}
