//! Places that silence has left on the map.

use jiff::civil::Date;

use super::Findings;
use crate::control::{Assessed, Histories, Snapshot};
use crate::gazetteer::Place;
use crate::ground::Km;
use crate::theatre::Theatre;

/// How many neighbours a place is compared with.
const NEIGHBOURS: usize = 3;

/// Among so many of the nearest places they are looked for.
const LOOK_AMONG: usize = 60;

/// Islands on the last day: a place whose side differs from that of its nearest neighbours, while its
/// last evidence is older than at least one of theirs.
pub(super) fn check(theatre: &Theatre, histories: &Histories<'_>, findings: &mut Findings) {
    let snapshot = histories.on(theatre.about.end);
    for (place, assessed) in snapshot.iter() {
        let Some(place) = theatre.gazetteer.get(place) else { continue };
        let Some(evidence) = assessed.last_evidence.filter(|_| stands_alone(place, assessed)) else {
            continue;
        };
        let near = neighbours(theatre, &snapshot, place);
        let alone = near.len() == NEIGHBOURS && near.iter().all(|(_, a, _)| a.side != assessed.side);
        let newer = near.iter().filter(|(.., on)| *on > evidence).map(|(other, ..)| &other.id).min();
        let last = assessed.event_ids();
        let row = last.iter().filter_map(|id| theatre.log.events.get(id)).max_by_key(|e| e.date.latest());
        if let Some(((newer, event), side)) = newer.zip(row).zip(assessed.side.as_ref()).filter(|_| alone) {
            let message = format!(
                "{} is held by {side} on evidence of {evidence}, alone among its neighbours, and {newer} has later evidence",
                place.id
            );
            findings.warning(
                event.row.fault("place", message).hint("is there a source that says who holds it now?"),
            );
        }
    }
}

/// Whether a place owns ground and somebody holds it.
fn stands_alone(place: &Place, assessed: &Assessed) -> bool {
    place.at.is_some() && !place.kind.is_area() && assessed.side.is_some()
}

/// The nearest places that somebody holds, with their latest evidence.
fn neighbours<'t>(
    theatre: &'t Theatre,
    snapshot: &'t Snapshot,
    place: &Place,
) -> Vec<(&'t Place, &'t Assessed, Date)> {
    let Some(at) = place.at else { return Vec::new() };
    let near: Vec<(Km, &Place)> = theatre.gazetteer.near(at, LOOK_AMONG);
    let held = near.into_iter().filter(|(_, other)| other.id != place.id).filter_map(|(_, other)| {
        let a = snapshot.get(&other.id).filter(|a| stands_alone(other, a))?;
        Some((other, a, a.last_evidence?))
    });
    held.take(NEIGHBOURS).collect()
}
