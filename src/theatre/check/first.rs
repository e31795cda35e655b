//! How a place's history begins: with a holder, or with a gap.

use super::Findings;
use crate::control::Histories;
use crate::theatre::Theatre;

/// A place of its own, of which the first thing known is not who holds it.
pub(super) fn check(theatre: &Theatre, histories: &Histories<'_>, findings: &mut Findings) {
    for (place, history) in histories.iter() {
        let is_own = theatre.gazetteer.get(place).is_some_and(|p| !p.kind.can_be_part() && !p.kind.is_area());
        let Some(first) = history.steps().first().filter(|_| is_own) else { continue };
        let of_day = history.of_day(first.on);
        if of_day.last().is_none_or(|step| !step.holder.is_nobody()) {
            continue;
        }
        let Some(event) = first.event.as_ref().and_then(|id| theatre.log.events.get(id)) else { continue };
        let message =
            format!("the history of {place} begins with `{}`: who held it is not known", event.what);
        findings.warning(event.row.fault("what", message).hint("add who held it before, as `holds`"));
    }
}
