//! Rows that point to each other: corrections in a circle, datings of another place.

use std::collections::BTreeSet;

use super::Findings;
use crate::events::{Event, EventId, Log};
use crate::theatre::Theatre;

pub(super) fn check(theatre: &Theatre, findings: &mut Findings) {
    let log = &theatre.log;
    for event in log.events.values() {
        if corrects_itself(log, event) {
            let message = format!("`{}` leads back to this event", event.supersedes[0]);
            findings.error(event.row.fault("supersedes", message).hint("a correction has the last word"));
        }
        for (column, other) in linked(log, event).filter(|(_, other)| other.place != event.place) {
            let message = format!("`{}` is of {}, this event of {}", other.id, other.place, event.place);
            findings.warning(event.row.fault(column, message).hint("is it the same happening?"));
        }
    }
}

fn linked<'l>(log: &'l Log, event: &'l Event) -> impl Iterator<Item = (&'static str, &'l Event)> {
    let same = event.same_as.iter().map(|id| ("same_as", id));
    let corrected = event.supersedes.iter().map(|id| ("supersedes", id));
    same.chain(corrected).filter_map(|(column, id)| Some((column, log.events.get(id)?)))
}

fn corrects_itself(log: &Log, event: &Event) -> bool {
    let mut seen: BTreeSet<&EventId> = BTreeSet::new();
    let mut open: Vec<&EventId> = event.supersedes.iter().collect();
    while let Some(id) = open.pop() {
        if *id == event.id {
            return true;
        }
        if seen.insert(id) {
            open.extend(log.events.get(id).into_iter().flat_map(|event| &event.supersedes));
        }
    }
    false
}
