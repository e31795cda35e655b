//! One happening, several rows: corrections that supersede, and different datings of the same.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::known::Known;
use super::weigh::Weighed;
use crate::events::{Event, EventId};

/// For each event that counts, the other datings of the same happening.
#[derive(Debug, Clone, Default)]
pub(super) struct Datings<'a> {
    others: BTreeMap<&'a EventId, Vec<&'a EventId>>,
}

impl<'a> Datings<'a> {
    /// Takes out of the weighed events those that a known correction supersedes and, of several
    /// datings of one happening, all but one: the leader, or the best while only followers are known.
    pub(super) fn settle(weighed: &mut Vec<Weighed<'a>>, known: &Known<'a>) -> Self {
        let corrected: HashMap<&EventId, &EventId> = weighed
            .iter()
            .flat_map(|w| w.event.supersedes.iter().map(|old| (old, &w.event.id)))
            .filter(|(old, new)| old != new)
            .collect();
        if !corrected.is_empty() {
            weighed.retain(|w| !corrected.contains_key(&w.event.id));
        }
        let mut datings = Self::default();
        let mut beaten: HashSet<&EventId> = HashSet::new();
        for (leader, mut group) in groups(weighed, &corrected) {
            let rank = |w: &Weighed<'a>| {
                (w.event.id == *leader, w.standing, w.event.confidence, known.voices(w.event))
            };
            group.sort_by(|a, b| rank(b).cmp(&rank(a)).then(a.event.id.cmp(&b.event.id)));
            let others: Vec<&EventId> = group.iter().skip(1).map(|w| &w.event.id).collect();
            beaten.extend(&others);
            datings.others.extend(group.first().map(|best| (&best.event.id, others)));
        }
        if !beaten.is_empty() {
            weighed.retain(|w| !beaten.contains(&w.event.id));
        }
        datings
    }

    /// Each event that counts in place of others, with these.
    pub(super) fn all(&self) -> impl Iterator<Item = (EventId, Vec<EventId>)> {
        let owned = |ids: &Vec<&EventId>| ids.iter().copied().cloned().collect();
        let told = self.others.iter().filter(|(_, others)| !others.is_empty());
        told.map(move |(event, others)| ((*event).clone(), owned(others)))
    }
}

/// The groups of several datings, by their leader; where that was superseded, by what took its place.
fn groups<'a>(
    weighed: &[Weighed<'a>],
    corrected: &HashMap<&'a EventId, &'a EventId>,
) -> BTreeMap<&'a EventId, Vec<Weighed<'a>>> {
    let mut groups: BTreeMap<&EventId, Vec<Weighed<'a>>> = BTreeMap::new();
    for w in weighed.iter().filter(|w| w.event.same_as.is_some()) {
        groups.entry(leader(w.event, corrected)).or_default().push(*w);
    }
    if !groups.is_empty() {
        for w in weighed.iter().filter(|w| w.event.same_as.is_none()) {
            if let Some(group) = groups.get_mut(&w.event.id) {
                group.push(*w);
            }
        }
    }
    groups
}

fn leader<'a>(event: &'a Event, corrected: &HashMap<&'a EventId, &'a EventId>) -> &'a EventId {
    let mut leader = event.same_as.as_ref().unwrap_or(&event.id);
    let mut seen = HashSet::new();
    while let Some(next) = corrected.get(leader).filter(|next| seen.insert(**next)) {
        leader = next;
    }
    leader
}
