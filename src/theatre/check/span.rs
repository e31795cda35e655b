//! Events that no map of the theatre can show.

use super::Findings;
use crate::theatre::Theatre;

/// Events after the last day. What precedes the first is the beginning of a history, and counts.
pub(super) fn check(theatre: &Theatre, findings: &mut Findings) {
    let Some(end) = theatre.about.limits.1 else { return };
    for event in theatre.log.events.values().filter(|event| event.date.earliest() > end) {
        let message = format!("`{}` comes after {end}, the last day of the theatre", event.id);
        findings
            .warning(event.row.fault("date", message).hint("move `end` in theatre.toml, or leave it out"));
    }
}
