//! The whole history as layers: each area, front and state of a place once, from when to when.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::compose::{areas, fronts, happenings, places, sides};
use super::days::side_by_side;
use super::{About, Area, Front, Happening, Place, Side};
use crate::control::{Histories, Status};
use crate::ground::Km;
use crate::surface::{self, Surface, Terrain};

/// Something that was so from one day until another.
#[derive(Debug, Clone, PartialEq)]
pub struct Spell<T> {
    /// What was so.
    pub what: T,
    /// The first day.
    pub from: Date,
    /// The first day no longer; `None` where it was still so on the last day.
    pub until: Option<Date>,
}

/// The history of a theatre.
#[derive(Debug, Clone)]
pub struct Record {
    /// What it is of.
    pub about: About,
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
    /// The sides that ever hold, contest, ring or claim anything.
    pub sides: Vec<Side>,
    /// Land.
    pub areas: Vec<Spell<Area>>,
    /// Front lines.
    pub fronts: Vec<Spell<Front>>,
    /// Places.
    pub places: Vec<Spell<Place>>,
    /// Events, each on its day.
    pub events: Vec<Happening>,
}

/// What is so on one day.
struct Day {
    on: Date,
    areas: Vec<Area>,
    fronts: Vec<Front>,
    places: Vec<Place>,
}

/// Days that are made side by side.
const BATCH: usize = 64;

/// The history of a theatre on the days on which anything changes, as [`super::days`] gives them.
pub fn record(
    about: About,
    histories: &Histories<'_>,
    terrain: &Terrain,
    (first, last): (Date, Date),
    days: &[Date],
) -> Record {
    let (mut areas, mut fronts, mut places) = (Spells::default(), Spells::default(), Spells::default());
    for batch in days.chunks(BATCH) {
        for day in side_by_side(batch, |days| in_turn(histories, terrain, days)) {
            areas.day(day.on, day.areas.into_iter().map(|area| (area_key(&area), area)));
            fronts.day(day.on, day.fronts.into_iter().map(|front| (front_key(&front), front)));
            places.day(day.on, day.places.into_iter().map(|place| (place.id.clone(), place)));
        }
    }
    let verdicts = histories.iter().flat_map(|(_, history)| history.verdicts());
    let shown = verdicts.filter(|(from, _)| *from <= last).map(|(_, verdict)| verdict);
    Record {
        sides: sides(histories.log(), shown),
        areas: areas.finish(),
        fronts: fronts.finish(),
        places: places.finish(),
        events: happenings(histories.gazetteer(), histories, &about),
        about,
        first,
        last,
    }
}

fn in_turn(histories: &Histories<'_>, terrain: &Terrain, days: &[Date]) -> Vec<Day> {
    let mut last: Option<Surface> = None;
    let mut made = Vec::new();
    for on in days {
        let snapshot = histories.on(*on);
        let (gazetteer, log) = (histories.gazetteer(), histories.log());
        let evidence = surface::evidence(gazetteer, &snapshot, log, &terrain.land, terrain.plane);
        let surface = terrain.surface_after(last.as_ref(), evidence);
        let mut places = places(gazetteer, &snapshot, &surface);
        for place in &mut places {
            // It grows day by day; the evidence's own date says the same.
            place.days_since_evidence = None;
        }
        let mut fronts = fronts(&surface, *on);
        for front in &mut fronts {
            // So do the half-widths, with the age of the evidence.
            front.half_width_km = Km(0.0);
            front.half_width_max_km = Km(0.0);
            front.segments.clear();
        }
        made.push(Day { on: *on, areas: areas(log, &snapshot, &surface), fronts, places });
        last = Some(surface);
    }
    made
}

type AreaKey = (String, Status, bool, Vec<String>, Vec<String>, Vec<String>);

fn area_key(area: &Area) -> AreaKey {
    let lists = (area.others.clone(), area.besieged_by.clone(), area.claimed_by.clone());
    (area.side.clone(), area.status, area.beyond_evidence, lists.0, lists.1, lists.2)
}

fn front_key(front: &Front) -> (String, String, bool) {
    (front.side_a.clone(), front.side_b.clone(), front.beyond_evidence)
}

/// What was so, day after day: one thing for each key at a time.
#[derive(Debug)]
struct Spells<K, T> {
    open: BTreeMap<K, (Date, T)>,
    closed: Vec<(K, Spell<T>)>,
}

impl<K, T> Default for Spells<K, T> {
    fn default() -> Self {
        Self { open: BTreeMap::new(), closed: Vec::new() }
    }
}

impl<K: Ord + Clone, T: PartialEq> Spells<K, T> {
    /// Everything that is so from a day on; what is not among it has ended.
    fn day(&mut self, on: Date, now: impl Iterator<Item = (K, T)>) {
        let mut still = BTreeMap::new();
        for (key, what) in now {
            match self.open.remove(&key) {
                Some((from, same)) if same == what => {
                    still.insert(key, (from, same));
                }
                Some((from, other)) => {
                    self.close(key.clone(), from, other, Some(on));
                    still.insert(key, (on, what));
                }
                None => {
                    still.insert(key, (on, what));
                }
            }
        }
        for (key, (from, what)) in std::mem::replace(&mut self.open, still) {
            self.close(key, from, what, Some(on));
        }
    }

    fn close(&mut self, key: K, from: Date, what: T, until: Option<Date>) {
        self.closed.push((key, Spell { what, from, until }));
    }

    /// All spells, by their first day.
    fn finish(mut self) -> Vec<Spell<T>> {
        for (key, (from, what)) in std::mem::take(&mut self.open) {
            self.close(key, from, what, None);
        }
        self.closed.sort_by(|a, b| (a.1.from, &a.0).cmp(&(b.1.from, &b.0)));
        self.closed.into_iter().map(|(_, spell)| spell).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stays_is_one_spell_and_what_changes_ends() {
        let day = |n: i8| Date::constant(2020, 1, n);
        let mut spells = Spells::default();
        spells.day(day(1), [("a", 1), ("b", 1)].into_iter());
        spells.day(day(2), [("a", 1), ("b", 2)].into_iter());
        spells.day(day(3), [("b", 2)].into_iter());
        let spell = |what, from, until: Option<i8>| Spell { what, from: day(from), until: until.map(day) };
        let expected = [spell(1, 1, Some(3)), spell(1, 1, Some(2)), spell(2, 2, None)];
        assert_eq!(spells.finish(), expected);
    }
}
