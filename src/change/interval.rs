//! One place's history as intervals: what is held true of it, from the first day to the last.

use jiff::civil::Date;
use serde::Serialize;

use super::{Cause, transitions};
use crate::control::{Assessed, Histories, How, Status};
use crate::events::{BlocId, EventId};
use crate::gazetteer::PlaceId;

/// What is held true of a place over days without a break.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Interval {
    /// The first day.
    pub first_day: Date,
    /// The last day.
    pub last_day: Date,
    /// How many days.
    pub days: i64,
    /// The side; `a+b` where several hold it, empty where nobody is known to.
    pub side: String,
    /// Party or parties that hold it.
    pub holder: String,
    /// In one word.
    pub status: Status,
    /// Sides that contest it.
    pub contested_by: Vec<String>,
    /// Sides that ring it.
    pub besieged_by: Vec<String>,
    /// Sides that claim it.
    pub claimed_by: Vec<String>,
    /// How it came about; `None` where the span begins with it.
    pub how: Option<How>,
    /// Why.
    pub cause: Option<Cause>,
    /// The events that made it so.
    pub event_ids: Vec<EventId>,
}

/// The intervals of a place over a span: they follow each other without a gap.
pub fn intervals(histories: &Histories<'_>, place: &PlaceId, from: Date, to: Date) -> Vec<Interval> {
    let changes = transitions(histories, place, from, to);
    let starts = std::iter::once((from, None)).chain(changes.iter().map(|c| (c.changed_on, Some(c))));
    let starts: Vec<_> = starts.collect();
    let ends = starts.iter().skip(1).map(|(on, _)| on.yesterday().unwrap_or(*on)).chain(std::iter::once(to));
    let interval = |((first, change), last): (&(Date, Option<&super::Change>), Date)| {
        let assessed = histories.assess(place, *first);
        let list = |of: fn(&Assessed) -> &[BlocId]| -> Vec<String> {
            assessed.map(|a| of(a).iter().map(BlocId::to_string).collect()).unwrap_or_default()
        };
        Interval {
            first_day: *first,
            last_day: last,
            days: first.until(last).map_or(0, |span| i64::from(span.get_days())) + 1,
            side: assessed.and_then(|a| a.side.as_ref()).map(BlocId::to_string).unwrap_or_default(),
            holder: assessed.map(|a| a.holder.to_string()).unwrap_or_default(),
            status: assessed.map_or(Status::Unknown, |a| a.status),
            contested_by: list(|a| &a.contested_by),
            besieged_by: list(|a| &a.besieged_by),
            claimed_by: list(|a| &a.claimed_by),
            how: change.map(|change| change.how),
            cause: change.map(|change| change.cause),
            event_ids: match change {
                Some(change) => change.event_ids.clone(),
                None => assessed.map(Assessed::event_ids).unwrap_or_default(),
            },
        }
    };
    starts.iter().zip(ends).map(interval).collect()
}
