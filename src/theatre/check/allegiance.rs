//! Allegiances: two at once, and days without one.

use super::Findings;
use crate::events::{Allegiance, Log};
use crate::theatre::Theatre;

pub(super) fn check(theatre: &Theatre, findings: &mut Findings) {
    let log = &theatre.log;
    // Sorted by party and first day.
    for pair in log.allegiances.windows(2).filter(|pair| pair[0].party == pair[1].party) {
        overlap_or_gap(&pair[0], &pair[1], findings);
    }
    before_the_first(log, findings);
}

fn overlap_or_gap(a: &Allegiance, b: &Allegiance, findings: &mut Findings) {
    let party = &a.party;
    match (a.to, b.from) {
        (None, _) => {
            let message = format!("{party} counts to {} without end, at {}", a.bloc, a.row);
            findings.error(b.row.fault("from", message).hint("give the earlier row its `to`"));
        }
        (Some(to), from) if from.is_none_or(|from| from < to) => {
            let message = format!("{party} counts to {} until {to}, at {}", a.bloc, a.row);
            findings.error(b.row.fault("from", message).hint("`to` is the first day no longer"));
        }
        (Some(to), Some(from)) if to < from => {
            let message = format!("{party} counts to no bloc from {to} until {from}");
            findings.warning(b.row.fault("from", message).hint("between them it is its own side"));
        }
        (Some(_), _) => {}
    }
}

/// A party that holds something before, or after, it counts to any bloc; told once.
fn before_the_first(log: &Log, findings: &mut Findings) {
    if log.blocs.is_empty() {
        return;
    }
    let mut told = std::collections::BTreeSet::new();
    for event in log.events.values() {
        let day = event.date.latest();
        for party in event.party.parties() {
            let bloc = log.bloc_of(party, day);
            if log.blocs.iter().all(|known| known.id != bloc) && told.insert(party) {
                let message = format!("{party} counts to no bloc on {day}");
                findings
                    .warning(event.row.fault("party", message).hint("allegiance.csv says from when it does"));
            }
        }
    }
}
