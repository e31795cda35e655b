//! Parties past their end: one that still takes or holds, and places that it left to nobody.

use super::Findings;
use crate::control::{Histories, History, Rule, Step};
use crate::events::{EventId, Log};
use crate::theatre::Theatre;

pub(super) fn check(theatre: &Theatre, histories: &Histories<'_>, findings: &mut Findings) {
    active_after_their_end(&theatre.log, findings);
    for (place, history) in histories.iter() {
        let Some((since, event)) = orphaned(history, theatre.about.end) else { continue };
        let Some(event) = event.and_then(|id| theatre.log.events.get(id)) else { continue };
        let message = format!(
            "{place} is unknown since {since}: its holder ceased to exist, and no event says who followed"
        );
        findings.warning(event.row.fault("party", message).hint("add an event that says who held it then"));
    }
}

/// Rule 7: the day since which nobody follows a holder that ceased, and the last event before.
fn orphaned(history: History<'_>, end: jiff::civil::Date) -> Option<(jiff::civil::Date, Option<&EventId>)> {
    let steps = history.until(end);
    let ceased = steps.iter().rposition(|step| step.rule == Rule::PastItsEnd)?;
    let unknown = |step: &Step| step.holder.is_nobody();
    let held_before = ceased > 0 && !unknown(&steps[ceased - 1]);
    let orphaned = held_before && steps[ceased..].iter().all(unknown);
    let event = steps[..ceased].iter().rev().find_map(|step| step.event.as_ref());
    orphaned.then_some((steps[ceased].on, event))
}

fn active_after_their_end(log: &Log, findings: &mut Findings) {
    for event in log.events.values().filter(|event| event.what.gains()) {
        for party in event.party.parties().iter().filter_map(|party| log.parties.get(party)) {
            if let Some(until) = party.until.filter(|until| *until < event.date.earliest()) {
                let message =
                    format!("{} can hold nothing after {until}, its `until` in parties.csv", party.id);
                let hint = "put the date or the party right; who followed it?";
                findings.error(event.row.fault("party", message).hint(hint));
            }
        }
    }
}
