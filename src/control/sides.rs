//! Rule 6: allegiance by date turns a party into a side.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use jiff::civil::Date;

use super::rules::By;
use crate::events::{BlocId, Holder, Log, PartyId};

/// Which side each party counts to, by date.
#[derive(Debug, Clone, Default)]
pub(super) struct Sides {
    /// For each party the days on which it changes sides, the first at the beginning of time.
    of: BTreeMap<PartyId, Vec<(Date, BlocId)>>,
    /// Every day on which any party changes sides, sorted.
    changes: Vec<Date>,
    /// The sides of several parties, by the number of changes before: there are few, and each is told
    /// of many days.
    told: RefCell<Told>,
}

type Told = HashMap<(Holder, usize), Arc<[BlocId]>>;

impl Sides {
    /// The sides of a log's parties: their blocs by date, or each party its own.
    pub(super) fn of(log: &Log, by: By) -> Self {
        match by {
            By::Party => Self::default(),
            By::Bloc => {
                let timeline = |party: &PartyId| (party.clone(), timeline(log, party));
                let of: BTreeMap<_, Vec<_>> = log.parties.keys().map(timeline).collect();
                let changes: BTreeSet<Date> = of.values().flatten().map(|(from, _)| *from).collect();
                Self { of, changes: changes.into_iter().collect(), told: RefCell::default() }
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
    pub(super) fn sides(&self, parties: &Holder, on: Date) -> Arc<[BlocId]> {
        if parties.is_nobody() {
            return Arc::default();
        }
        let epoch = self.changes.partition_point(|change| *change <= on);
        let mut told = self.told.borrow_mut();
        let sides = told.entry((parties.clone(), epoch)).or_insert_with(|| {
            let sides: BTreeSet<BlocId> =
                parties.parties().iter().map(|party| self.side(party, on)).collect();
            sides.into_iter().collect()
        });
        Arc::clone(sides)
    }

    /// The sides of several parties on a day, but for those of the holder.
    pub(super) fn others(&self, parties: &Holder, own: &[BlocId], on: Date) -> Arc<[BlocId]> {
        let sides = self.sides(parties, on);
        if sides.iter().any(|side| own.contains(side)) {
            sides.iter().filter(|side| !own.contains(side)).cloned().collect()
        } else {
            sides
        }
    }

    /// Whether whoever holds jointly with others includes the side of `part`.
    pub(super) fn includes(&self, whole: &Holder, part: &Holder, on: Date) -> bool {
        if whole == part {
            return true;
        }
        let whole = self.sides(whole, on);
        self.sides(part, on).iter().all(|side| whole.contains(side))
    }

    /// Whether any party at all changes sides after one day and before another.
    pub(super) fn any_change(&self, after: Date, before: Date) -> bool {
        let next = self.changes.partition_point(|change| *change <= after);
        self.changes.get(next).is_some_and(|change| *change < before)
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
