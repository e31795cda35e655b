//! Every change of a span, in the order of time, with who held and on whose word.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{Change, Scope, transitions};
use crate::control::Histories;
use crate::events::{Holder, SourceId};

/// One change with the parties behind the sides and the sources behind the events.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The change.
    pub change: Change,
    /// Party or parties that held before.
    pub from_holder: Holder,
    /// Party or parties that hold after.
    pub to_holder: Holder,
    /// Who reports it, sorted.
    pub sources: Vec<SourceId>,
}

/// Every change from one day to another, both included; oldest first, then by place.
pub fn chronology(histories: &Histories<'_>, scope: &Scope, from: Date, to: Date) -> Vec<Entry> {
    let after = from.yesterday().unwrap_or(from);
    let places = histories.iter().map(|(place, _)| place);
    let changes = places.flat_map(|place| transitions(histories, place, after, to));
    let mut entries: Vec<Entry> =
        changes.filter(|change| scope.wants(change)).map(|change| entry(histories, change)).collect();
    entries
        .sort_by(|a, b| (a.change.changed_on, &a.change.place).cmp(&(b.change.changed_on, &b.change.place)));
    entries
}

fn entry(histories: &Histories<'_>, change: Change) -> Entry {
    let holder = |on: Date| histories.assess(&change.place, on).map(|a| a.holder.clone()).unwrap_or_default();
    let before = change.changed_on.yesterday().map(holder).unwrap_or_default();
    let events = change.event_ids.iter().filter_map(|id| histories.log().events.get(id));
    let sources: BTreeSet<&SourceId> = events.flat_map(|event| &event.sources).collect();
    Entry {
        from_holder: before,
        to_holder: holder(change.changed_on),
        sources: sources.into_iter().cloned().collect(),
        change,
    }
}
