//! What is well-formed and still doubtful: places that silence has left on the map.

use jiff::civil::Date;

use super::Theatre;
use crate::control::{Assessed, Histories, How, Snapshot};
use crate::gazetteer::Place;
use crate::ground::distance;
use crate::table::Fault;

/// How many neighbours a place is compared with.
const NEIGHBOURS: usize = 3;

impl Theatre {
    /// What a keeper of the log should look at, on the theatre's last day: places whose holder ceased
    /// to exist and of which no event says who followed, and islands. Sorted by place.
    pub fn doubts(&self) -> Vec<Fault> {
        let histories = self.assess(None);
        let snapshot = histories.on(self.about.end);
        let mut doubts: Vec<Fault> =
            self.gazetteer.places().iter().filter_map(|place| self.orphan(place, &histories)).collect();
        doubts.extend(self.islands(&snapshot));
        doubts
    }

    /// Rule 7: a place whose holder ceased to exist, and nothing since.
    fn orphan(&self, place: &Place, histories: &Histories<'_>) -> Option<Fault> {
        let last = histories.of(&place.id)?.until(self.about.end).last()?;
        let orphaned = last.how == Some(How::Lapsed) && last.event.is_none() && last.holder.is_nobody();
        orphaned.then(|| {
            let message = format!(
                "{}: its holder ceased to exist before {}, and no event says who followed",
                place.id, last.on
            );
            self.doubt(message, "add an event that says who held it then")
        })
    }

    /// A place whose side differs from that of its nearest neighbours, while its last evidence is
    /// older than at least one of theirs.
    fn islands(&self, snapshot: &Snapshot) -> Vec<Fault> {
        let held: Vec<(&Place, &Assessed, Date)> = self
            .gazetteer
            .places()
            .iter()
            .filter(|place| place.at.is_some() && !place.kind.is_area())
            .filter_map(|place| {
                let a = snapshot.get(&place.id)?;
                a.side.as_ref()?;
                Some((place, a, a.last_evidence?))
            })
            .collect();
        held.iter().filter_map(|one| self.island(one, &held)).collect()
    }

    fn island(&self, one: &(&Place, &Assessed, Date), held: &[(&Place, &Assessed, Date)]) -> Option<Fault> {
        let (place, assessed, evidence) = one;
        let at = place.at?;
        let mut near: Vec<_> = held
            .iter()
            .filter(|(other, ..)| other.id != place.id)
            .filter_map(|(other, a, on)| Some((distance(at, other.at?).0, a, *on, *other)))
            .collect();
        near.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| a.3.id.cmp(&b.3.id)));
        near.truncate(NEIGHBOURS);
        let alone = near.len() == NEIGHBOURS && near.iter().all(|(_, a, ..)| a.side != assessed.side);
        let newer = near.iter().filter(|(_, _, on, _)| on > evidence).map(|(.., other)| &other.id).min()?;
        alone.then(|| {
            let side = assessed.side.as_ref().map(ToString::to_string).unwrap_or_default();
            let message = format!(
                "{}: held by {side} on evidence of {evidence}, alone among its neighbours, and {newer} has later evidence",
                place.id
            );
            self.doubt(message, "is there a source that says who holds it now?")
        })
    }

    fn doubt(&self, message: String, hint: &str) -> Fault {
        Fault::of_file(&self.folder.show("events.csv"), message).hint(hint)
    }
}
