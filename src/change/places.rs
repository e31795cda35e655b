//! What changed at places.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Serialize;

use super::Cause;
use super::correction::correction;
use crate::control::{Assessed, Histories, How, Snapshot, Status, Step};
use crate::events::{BlocId, EventId};
use crate::gazetteer::PlaceId;
use crate::ground::SquareKm;

/// One change at one place.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// The place.
    pub place: PlaceId,
    /// Side before; empty where nobody was known to hold.
    pub from_side: String,
    /// Side after.
    pub to_side: String,
    /// Status before.
    pub from_status: Status,
    /// Status after.
    pub to_status: Status,
    /// How it came about.
    pub how: How,
    /// Whether that was the war, or only what is known and drawn of it.
    pub cause: Cause,
    /// Land that changed hands because of it.
    pub area_km2: SquareKm,
    /// When it came to be so.
    pub changed_on: Date,
    /// For a change that nobody saw: the latest evidence of how it was before. It came at some time
    /// between then and `changed_on`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unseen_since: Option<Date>,
    /// For a correction: the day on which what corrected it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known_on: Option<Date>,
    /// The events that made it so; none where time or an allegiance did.
    pub event_ids: Vec<EventId>,
}

impl Change {
    /// The same change told backwards.
    fn mirrored(self) -> Self {
        Self {
            from_side: self.to_side,
            to_side: self.from_side,
            from_status: self.to_status,
            to_status: self.from_status,
            ..self
        }
    }
}

/// Places that differ between two days, and what came and went between them at places that do not.
/// What `later` holds true of the first day itself otherwise than `earlier` is a correction. With the
/// later day first, every change is told backwards.
pub fn compare(
    earlier: &Histories<'_>,
    later: &Histories<'_>,
    before: &Snapshot,
    after: &Snapshot,
) -> (Vec<Change>, Vec<Change>) {
    if before.as_of > after.as_of {
        let (changes, interim) = compare(later, earlier, after, before);
        let backwards = |changes: Vec<Change>| changes.into_iter().map(Change::mirrored).collect();
        return (backwards(changes), backwards(interim));
    }
    let (mut changes, mut interim) = (Vec::new(), Vec::new());
    let places: BTreeSet<&PlaceId> = earlier.iter().chain(later.iter()).map(|(place, _)| place).collect();
    for place in places {
        let steps = transitions(later, place, before.as_of, after.as_of);
        let (a, b) = (before.get(place), after.get(place));
        if alike(a, b) {
            interim.extend(steps);
        } else if !alike(a, later.assess(place, before.as_of)) {
            let between = change(place, after.as_of, a, b, How::Corrected);
            changes.push(correction(earlier, later, place, b, after.as_of, between));
        } else if let Some(change) = overall(place, a, b, &steps) {
            changes.push(change);
        }
    }
    let newest_last = |a: &Change, b: &Change| (a.changed_on, &a.place).cmp(&(b.changed_on, &b.place));
    changes.sort_by(newest_last);
    interim.sort_by(newest_last);
    (changes, interim)
}

/// The change from first to last, by the step that brought it: the last that moved the side where
/// the side differs, else the last of any kind.
fn overall(
    place: &PlaceId,
    before: Option<&Assessed>,
    after: Option<&Assessed>,
    steps: &[Change],
) -> Option<Change> {
    let moves = before.and_then(|a| a.side.as_ref()) != after.and_then(|a| a.side.as_ref());
    let mut backwards = steps.iter().rev();
    let by_side = backwards.clone().find(|step| moves && step.from_side != step.to_side);
    let decisive = by_side.or_else(|| backwards.next())?;
    let between = change(place, decisive.changed_on, before, after, decisive.how);
    let event_ids = decisive.event_ids.clone();
    Some(Change { unseen_since: decisive.unseen_since, event_ids, ..between })
}

/// Every change at a place after one day and up to another, oldest first.
pub fn transitions(histories: &Histories<'_>, place: &PlaceId, after: Date, to: Date) -> Vec<Change> {
    let Some(history) = histories.of(place) else { return Vec::new() };
    let mut before = history.on(after);
    let mut found = Vec::new();
    for (on, now) in history.verdicts().filter(|(on, _)| after < *on && *on <= to) {
        if !alike(before, Some(now)) {
            let today = history.of_day(on).iter().rev();
            let moved: Vec<&Step> = today.filter(|step| step.how.is_some()).collect();
            // Where no step moved anything, an allegiance did.
            let how = moved.first().and_then(|step| step.how).unwrap_or(How::Realigned);
            let event_ids = moved.iter().rev().filter_map(|step| step.event.clone()).collect();
            let unseen_since = moved.first().and_then(|step| step.unseen_since);
            let change = change(place, on, before, Some(now), how);
            found.push(Change { unseen_since, event_ids, ..change });
        }
        before = Some(now);
    }
    found
}

fn alike(a: Option<&Assessed>, b: Option<&Assessed>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a.draws_like(b),
        (None, None) => true,
        (Some(one), None) | (None, Some(one)) => one.status == Status::Unknown && one.besieged_by.is_empty(),
    }
}

fn change(
    place: &PlaceId,
    changed_on: Date,
    before: Option<&Assessed>,
    after: Option<&Assessed>,
    how: How,
) -> Change {
    let side =
        |a: Option<&Assessed>| a.and_then(|a| a.side.as_ref()).map(BlocId::to_string).unwrap_or_default();
    let status = |a: Option<&Assessed>| a.map_or(Status::Unknown, |a| a.status);
    Change {
        place: place.clone(),
        from_side: side(before),
        to_side: side(after),
        from_status: status(before),
        to_status: status(after),
        how,
        cause: how.into(),
        area_km2: SquareKm::default(),
        changed_on,
        unseen_since: None,
        known_on: None,
        event_ids: Vec::new(),
    }
}
