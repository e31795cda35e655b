//! What a chart over time shows.

use jiff::civil::Date;

use super::{About, Side};
use crate::change::{Change, Timeline};
use crate::gazetteer::{Gazetteer, Kind};

/// What each side held over time, and what turned it.
#[derive(Debug, Clone)]
pub struct Course {
    /// What the chart is of; its day is the last.
    pub about: About,
    /// The sides, in the order in which they are stacked from below.
    pub sides: Vec<Side>,
    /// The days, oldest first.
    pub days: Vec<Date>,
    /// For each side its land within reach of evidence on each day, square kilometres.
    pub areas: Vec<Vec<f64>>,
    /// For each side its places on each day.
    pub places: Vec<Vec<f64>>,
    /// The greatest changes, oldest first.
    pub turns: Vec<Turn>,
}

/// A change that a chart marks.
#[derive(Debug, Clone)]
pub struct Turn {
    /// When.
    pub on: Date,
    /// Name of the place in Latin letters.
    pub name: String,
    /// Name in the country's own script; empty when not known.
    pub name_local: String,
    /// Side after.
    pub to_side: String,
    /// How: a word of `changes`.
    pub how: String,
}

/// At most this many changes are marked.
const MOST: usize = 12;

/// A chart of a timeline: fighting sides first, contested and shared ground last.
pub fn course(
    about: About,
    timeline: &Timeline,
    turns: &[Change],
    sides: &[Side],
    gazetteer: &Gazetteer,
) -> Course {
    let holds = |side: &&str| {
        let mut held = timeline.days.iter().map(|day| day.of(side));
        held.any(|holding| holding.area_km2.0 + holding.beyond_km2.0 > 0.0 || holding.places > 0)
    };
    let found: Vec<&str> = timeline.sides().into_iter().filter(holds).collect();
    let mut listed: Vec<Side> =
        sides.iter().filter(|side| found.contains(&side.id.as_str())).cloned().collect();
    listed.sort_by_key(|side| !side.fights);
    for word in found.iter().filter(|id| listed.iter().all(|side| side.id != **id)).collect::<Vec<_>>() {
        let text = (*word).to_owned();
        listed.push(Side {
            id: text.clone(),
            name: text.clone(),
            short: text,
            colour: None,
            hatch: String::new(),
            fights: false,
        });
    }
    let column = |of: &dyn Fn(&crate::change::Holding) -> f64| -> Vec<Vec<f64>> {
        listed.iter().map(|side| timeline.days.iter().map(|day| of(&day.of(&side.id))).collect()).collect()
    };
    Course {
        areas: column(&|holding| holding.area_km2.0),
        places: column(&|holding| holding.places as f64),
        days: timeline.days.iter().map(|day| day.on).collect(),
        turns: greatest(turns, timeline, gazetteer),
        sides: listed,
        about,
    }
}

/// The changes at the most populous cities, far enough apart to be marked.
fn greatest(turns: &[Change], timeline: &Timeline, gazetteer: &Gazetteer) -> Vec<Turn> {
    let ends = timeline.days.first().zip(timeline.days.last());
    let apart = ends.map_or(0, |(first, last)| (last.on - first.on).get_days() / 40);
    let mut ranked: Vec<(u64, &Change)> = turns
        .iter()
        .filter(|change| !change.from_side.is_empty())
        .filter_map(|change| {
            let place = gazetteer.get(&change.place)?;
            (place.kind == Kind::City).then(|| (place.population.unwrap_or(0), change))
        })
        .collect();
    ranked.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.changed_on.cmp(&b.1.changed_on)));
    let mut chosen: Vec<&Change> = Vec::new();
    for (_, change) in ranked {
        let clear = |other: &&Change| (other.changed_on - change.changed_on).get_days().abs() > apart;
        let again = chosen.iter().filter(|other| other.place == change.place).count();
        if chosen.len() < MOST && again < 2 && chosen.iter().all(clear) {
            chosen.push(change);
        }
    }
    chosen.sort_by_key(|change| change.changed_on);
    let turn = |change: &Change| {
        let place = gazetteer.get(&change.place)?;
        Some(Turn {
            on: change.changed_on,
            name: place.name.clone(),
            name_local: place.local_name().unwrap_or_default().to_owned(),
            to_side: change.to_side.clone(),
            how: change.how.word().to_owned(),
        })
    };
    chosen.into_iter().filter_map(turn).collect()
}
