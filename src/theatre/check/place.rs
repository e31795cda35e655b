//! Places: what is doubtful in the gazetteer, and what nobody needs.

use std::collections::BTreeSet;

use super::Findings;
use crate::gazetteer::{Place, PlaceId};
use crate::table::Fault;
use crate::theatre::Theatre;

pub(super) fn check(theatre: &Theatre, findings: &mut Findings) {
    for doubt in theatre.gazetteer.doubts(&theatre.land) {
        let Some(place) = theatre.gazetteer.get(doubt.place()) else { continue };
        findings.warning(place.row.fault(doubt.column(), doubt.to_string()).hint(doubt.advice()));
    }
    unused(theatre, findings);
}

/// How many of the unused places a warning names.
const NAMED: usize = 12;

/// One warning for all places that take part in nothing: they still show on maps and take the state of
/// the land around them.
fn unused(theatre: &Theatre, findings: &mut Findings) {
    let used = used(theatre);
    let unused: Vec<&Place> =
        theatre.gazetteer.places().iter().filter(|place| !used.contains(&place.id)).collect();
    let Some(first) = unused.first() else { return };
    let names: Vec<&str> = unused.iter().take(NAMED).map(|place| place.id.as_str()).collect();
    let more = if unused.len() > NAMED { ", ..." } else { "" };
    let message = format!(
        "no event and no road speaks of {} of {} places: {}{more}",
        unused.len(),
        theatre.gazetteer.places().len(),
        names.join(", ")
    );
    findings.warning(
        Fault::of_file(first.row.file(), message)
            .hint("leave them, if they are to be seen on maps or found by name; else take the rows out"),
    );
}

/// Places that an event names, that hold such a place or lie in it, and that a road passes. That an area
/// lists a place is no use of it: districts list all of theirs.
fn used(theatre: &Theatre) -> BTreeSet<PlaceId> {
    let gazetteer = &theatre.gazetteer;
    let mut used: BTreeSet<PlaceId> = theatre.log.events.values().map(|event| event.place.clone()).collect();
    let of_events: Vec<PlaceId> = used.iter().cloned().collect();
    for id in &of_events {
        used.extend(gazetteer.areas_of(id).into_iter().cloned());
        used.extend(gazetteer.settlement_of(id).cloned());
        used.extend(gazetteer.members(id).into_iter().map(|place| place.id.clone()));
        used.extend(gazetteer.parts(id).into_iter().map(|place| place.id.clone()));
    }
    used.extend(gazetteer.roads().iter().flat_map(|road| road.places.iter().cloned()));
    used
}
