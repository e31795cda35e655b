//! Sources: one that nobody cites, an event without any, one that contradicts itself.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::Findings;
use crate::events::{Confidence, Event, Log, SourceId, Verb};
use crate::gazetteer::PlaceId;
use crate::theatre::Theatre;

pub(super) fn check(theatre: &Theatre, findings: &mut Findings) {
    uncited(&theatre.log, findings);
    unsourced(&theatre.log, findings);
    two_verdicts(&theatre.log, findings);
}

fn uncited(log: &Log, findings: &mut Findings) {
    let of_events = log.events.values().flat_map(|event| event.sources.iter().chain(&event.denied_by));
    let cited: BTreeSet<&SourceId> = of_events.chain(log.quotes.iter().map(|quote| &quote.source)).collect();
    for source in log.sources.values().filter(|source| !cited.contains(&source.id)) {
        let fault = source.row.fault("id", format!("no event cites the source `{}`", source.id));
        findings.warning(fault.hint("cite it, or take the row out"));
    }
}

fn unsourced(log: &Log, findings: &mut Findings) {
    for event in log.events.values().filter(|event| event.sources.is_empty()) {
        let fault = event.row.fault("sources", format!("nobody is known to say `{}`", event.id));
        findings.warning(fault.hint("name a source, or a source of kind judgement with its reason"));
    }
}

/// Of one source, on one date, for one place: rows that differ in who holds it after. A different
/// `seq` tells which came first.
fn two_verdicts(log: &Log, findings: &mut Findings) {
    let mut told: BTreeMap<(&SourceId, &PlaceId, Date, Date, i32), &Event> = BTreeMap::new();
    for event in log.events.values().filter(|event| is_verdict(event)) {
        for source in &event.sources {
            let (earliest, latest) = (event.date.earliest(), event.date.latest());
            let first = *told.entry((source, &event.place, earliest, latest, event.seq)).or_insert(event);
            if first.party != event.party {
                let message = format!(
                    "source `{source}` has `{}` by {} here, and `{}` by {} on the same date at {}",
                    event.what, event.party, first.what, first.party, first.row
                );
                let hint = "give the rows different `seq`, or set one right with same_as or supersedes";
                findings.error(event.row.fault("what", message).hint(hint));
            }
        }
    }
}

fn is_verdict(event: &Event) -> bool {
    let says_who_holds = matches!(
        event.what,
        Verb::Holds | Verb::Captures | Verb::Receives | Verb::Realigns | Verb::Repels | Verb::Relieves
    );
    let linked = event.same_as.is_some() || !event.supersedes.is_empty();
    says_who_holds && !event.derived && !linked && event.confidence != Some(Confidence::Low)
}
