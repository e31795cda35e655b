//! Rule 6: allegiance by date turns a party into a side.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::rules::By;
use crate::events::{BlocId, Holder, Log, PartyId};

/// Which side each party counts to, by date.
#[derive(Debug, Clone, Default)]
pub(super) struct Sides {
    /// For each party the days on which it changes sides, the first at the beginning of time.
    of: BTreeMap<PartyId, Vec<(Date, BlocId)>>,
}

impl Sides {
    /// The sides of a log's parties: their blocs by date, or each party its own.
    pub(super) fn of(log: &Log, by: By) -> Self {
        match by {
            By::Party => Self::default(),
            By::Bloc => {
                let timeline = |party: &PartyId| (party.clone(), timeline(log, party));
                Self { of: log.parties.keys().map(timeline).collect() }
            }
        }
    }

    /// The side of a party on a day.
    pub(super) fn side(&self, party: &PartyId, on: Date) -> BlocId {
        let Some(timeline) = self.of.get(party) else { return BlocId::new(party.as_str()) };
        let began = timeline.partition_point(|(from, _)| *from <= on);
        timeline[began.max(1) - 1].1.clone()
    }

    /// The sides of several parties on a day, each once, sorted.
    pub(super) fn sides<'p>(&self, parties: impl IntoIterator<Item = &'p PartyId>, on: Date) -> Vec<BlocId> {
        let mut sides: Vec<BlocId> = parties.into_iter().map(|party| self.side(party, on)).collect();
        sides.sort();
        sides.dedup();
        sides
    }

    /// Whether whoever holds jointly with others includes the side of `part`.
    pub(super) fn includes(&self, whole: &Holder, part: &Holder, on: Date) -> bool {
        if whole == part {
            return true;
        }
        let whole = self.sides(whole.parties(), on);
        self.sides(part.parties(), on).iter().all(|side| whole.contains(side))
    }

    /// The first day after `day` on which a party changes sides.
    pub(super) fn next_change(&self, party: &PartyId, day: Date) -> Option<Date> {
        let timeline = self.of.get(party)?;
        timeline.get(timeline.partition_point(|(from, _)| *from <= day)).map(|(from, _)| *from)
    }
}

/// A party's blocs from the beginning of time: those of its own allegiances and its parents'.
fn timeline(log: &Log, party: &PartyId) -> Vec<(Date, BlocId)> {
    let mut family = BTreeSet::new();
    let mut next = Some(party);
    while let Some(one) = next.filter(|one| family.insert((*one).clone())) {
        next = log.parties.get(one).and_then(|party| party.parent.as_ref());
    }
    let own = log.allegiances.iter().filter(|a| family.contains(&a.party));
    let mut days: BTreeSet<Date> = own.flat_map(|a| [a.from, a.to]).flatten().collect();
    days.insert(Date::MIN);
    let mut timeline: Vec<(Date, BlocId)> = days.into_iter().map(|d| (d, log.bloc_of(party, d))).collect();
    timeline.dedup_by(|later, earlier| later.1 == earlier.1);
    timeline
}
