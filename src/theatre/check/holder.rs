//! Changes of hands that do not fit the record.

use super::Findings;
use crate::control::{Histories, History, Rule, Status, Step};
use crate::events::{BlocId, Event, Holder, Log, Verb};
use crate::theatre::Theatre;

pub(super) fn check(theatre: &Theatre, histories: &Histories<'_>, findings: &mut Findings) {
    let log = &theatre.log;
    for (place, history) in histories.iter() {
        for (i, step) in history.steps().iter().enumerate() {
            let event = step.event.as_ref().and_then(|id| log.events.get(id));
            let took = |event: &&Event| {
                event.place == *place && matches!(event.what, Verb::Captures | Verb::Receives)
            };
            let moved = step.standing.moves() && step.rule != Rule::SameDayReversal;
            if let Some(event) = event.filter(took).filter(|_| moved) {
                let before = &history.steps()[..i];
                held_already(log, history, before, step, event, findings);
                from_a_stranger(log, before, step, event, findings);
            }
        }
    }
}

fn sides(log: &Log, holder: &Holder, step: &Step) -> Vec<BlocId> {
    holder.parties().iter().map(|party| log.bloc_of(party, step.on)).collect()
}

/// A capture of an uncontested place by the side that has it.
fn held_already(
    log: &Log,
    history: History<'_>,
    before: &[Step],
    step: &Step,
    event: &Event,
    findings: &mut Findings,
) {
    let Some(last) = before.last() else { return };
    let own = sides(log, &event.party, step);
    let on_record = step.on.yesterday().ok().and_then(|day| history.on(day));
    let quiet = on_record.is_some_and(|a| {
        matches!(a.status, Status::Controlled) && a.besieged_by.is_empty() && *a.sides == *own
    });
    if event.what == Verb::Captures && quiet && sides(log, &last.holder, step) == own {
        let message = format!("{} captures {}, which its side holds on record", event.party, event.place);
        findings.warning(
            event.row.fault("what", message).hint("is it `holds` or `repels`, or was it lost before?"),
        );
    }
}

/// A place taken from a side that never had it, while another did.
fn from_a_stranger(log: &Log, before: &[Step], step: &Step, event: &Event, findings: &mut Findings) {
    let Some(last) = before.last().filter(|last| !last.holder.is_nobody()) else { return };
    let from = sides(log, &event.opponent, step);
    let had_it = |step: &Step| {
        let same = step.holder.parties().iter().any(|party| event.opponent.includes(party));
        same || sides(log, &step.holder, step).iter().any(|side| from.contains(side))
    };
    let its_own = sides(log, &event.party, step);
    let holder = sides(log, &last.holder, step);
    if from.is_empty() || holder == its_own || holder.iter().any(|side| from.contains(side)) {
        return;
    }
    if !before.iter().any(had_it) {
        let message = format!(
            "taken from {}, which never held {} on record; {} did",
            event.opponent, event.place, last.holder
        );
        findings.warning(event.row.fault("opponent", message).hint("when did it change hands before?"));
    }
}
