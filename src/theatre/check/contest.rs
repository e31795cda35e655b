//! Contests of which no event says how they ended.

use super::Findings;
use crate::control::{Histories, How, Status};
use crate::theatre::Theatre;

/// A contest that only timed out, told at the last event of the place before.
pub(super) fn check(theatre: &Theatre, histories: &Histories<'_>, findings: &mut Findings) {
    for (place, history) in histories.iter() {
        for (i, step) in
            history.steps().iter().enumerate().filter(|(_, step)| step.how == Some(How::TimedOut))
        {
            let contested = step.on.yesterday().ok().and_then(|day| history.on(day));
            if contested.is_none_or(|a| a.status != Status::Contested) {
                continue;
            }
            let last = history.steps()[..i].iter().rev().find_map(|step| step.event.as_ref());
            let Some(event) = last.and_then(|id| theatre.log.events.get(id)) else { continue };
            let message = format!("the contest of {place} only timed out on {}", step.on);
            findings
                .warning(event.row.fault("what", message).hint("is there a source that says how it ended?"));
        }
    }
}
