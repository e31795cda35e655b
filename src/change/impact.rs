//! What an edit of the data changes: which verdicts on which dates, and how many place-days.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Serialize;

use crate::control::{Assessed, Histories, Status};
use crate::events::Log;
use crate::gazetteer::PlaceId;

/// What differs between the verdicts of two states of one theatre.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Impact {
    /// Verdicts that differ, by place and day.
    pub verdicts: Vec<Differs>,
    /// Days that they sum up to.
    pub place_days: i64,
    /// Events that are new.
    pub events_added: usize,
    /// Events that are gone.
    pub events_removed: usize,
    /// Events that were edited.
    pub events_changed: usize,
}

/// A verdict that differs over a run of days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Differs {
    /// The place.
    pub place: PlaceId,
    /// First day.
    pub first_day: Date,
    /// Last day.
    pub last_day: Date,
    /// How many days.
    pub days: i64,
    /// Side before the edit; empty where nobody was known to hold.
    pub old_side: String,
    /// Status before the edit.
    pub old_status: Status,
    /// Side after it.
    pub new_side: String,
    /// Status after it.
    pub new_status: Status,
}

impl Impact {
    /// Compares two states of a theatre over a span of days.
    pub fn between(old: &Histories<'_>, new: &Histories<'_>, start: Date, end: Date) -> Self {
        let places: BTreeSet<&PlaceId> = old.iter().chain(new.iter()).map(|(place, _)| place).collect();
        let verdicts: Vec<Differs> =
            places.into_iter().flat_map(|place| differences(old, new, place, start, end)).collect();
        let (before, after) = (old.log(), new.log());
        let gone = |a: &Log, b: &Log| a.events.keys().filter(|id| !b.events.contains_key(*id)).count();
        let edited = before.events.values().filter(|event| {
            after
                .events
                .get(&event.id)
                .is_some_and(|now| crate::events::Event { row: event.row.clone(), ..now.clone() } != **event)
        });
        Self {
            place_days: verdicts.iter().map(|differs| differs.days).sum(),
            verdicts,
            events_added: gone(after, before),
            events_removed: gone(before, after),
            events_changed: edited.count(),
        }
    }

    /// Whether no verdict differs.
    pub fn is_empty(&self) -> bool {
        self.verdicts.is_empty()
    }
}

/// The runs of days over which a place's verdict differs.
fn differences(
    old: &Histories<'_>,
    new: &Histories<'_>,
    place: &PlaceId,
    start: Date,
    end: Date,
) -> Vec<Differs> {
    let turns = |histories: &Histories<'_>| -> Vec<Date> {
        histories.of(place).map(|h| h.verdicts().map(|(on, _)| on).collect()).unwrap_or_default()
    };
    let mut days: BTreeSet<Date> = turns(old).into_iter().chain(turns(new)).collect();
    days.retain(|day| start < *day && *day <= end);
    days.insert(start);
    let days: Vec<Date> = days.into_iter().collect();
    let mut found: Vec<Differs> = Vec::new();
    for (i, first) in days.iter().enumerate() {
        let last = days.get(i + 1).and_then(|next| next.yesterday().ok()).unwrap_or(end);
        let (a, b) = (old.assess(place, *first), new.assess(place, *first));
        if words(a) == words(b) {
            continue;
        }
        let ((old_side, old_status), (new_side, new_status)) = (words(a), words(b));
        let day = Differs {
            place: place.clone(),
            first_day: *first,
            last_day: last,
            days: days_in(*first, last),
            old_side,
            old_status,
            new_side,
            new_status,
        };
        match found.last_mut().filter(|run| run.goes_on_in(&day)) {
            Some(run) => {
                run.last_day = last;
                run.days = days_in(run.first_day, last);
            }
            None => found.push(day),
        }
    }
    found
}

impl Differs {
    fn goes_on_in(&self, next: &Self) -> bool {
        let alike = (&self.old_side, self.old_status, &self.new_side, self.new_status)
            == (&next.old_side, next.old_status, &next.new_side, next.new_status);
        alike && self.last_day.tomorrow().ok() == Some(next.first_day)
    }
}

fn words(a: Option<&Assessed>) -> (String, Status) {
    let side = a.and_then(|a| a.side.as_ref()).map(ToString::to_string).unwrap_or_default();
    (side, a.map_or(Status::Unknown, |a| a.status))
}

fn days_in(first: Date, last: Date) -> i64 {
    first.until(last).map_or(0, |span| i64::from(span.get_days())) + 1
}
