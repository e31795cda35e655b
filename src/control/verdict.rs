//! What is held true of one place on one day.

use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;

use super::sides::Sides;
use super::state::{Contest, State};
use super::{Basis, Status};
use crate::events::{BlocId, EventId, Holder, PartyId};

/// What is held true of one place, from one day until something there changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessed {
    /// Party or parties that hold it.
    pub holder: Holder,
    /// The side they count to that day; `a+b` where they count to several, `None` where nobody holds.
    pub side: Option<BlocId>,
    /// The sides one by one: one where it is controlled, several where it is shared.
    pub sides: Arc<[BlocId]>,
    /// Sides that contest it, without the holder's.
    pub contested_by: Arc<[BlocId]>,
    /// Parties that contest it.
    pub contestants: Holder,
    /// Sides that ring it, without the holder's.
    pub besieged_by: Arc<[BlocId]>,
    /// Sides that claim it, without the holder's.
    pub claimed_by: Arc<[BlocId]>,
    /// Parties that are there and govern nothing.
    pub present: Holder,
    /// All of it in one word.
    pub status: Status,
    /// What the hold rests on.
    pub basis: Option<Basis>,
    /// Whether a judgement settled it.
    pub judgement: bool,
    /// Since when its side has held it.
    pub since: Option<Date>,
    /// Latest evidence of who holds it.
    pub last_evidence: Option<Date>,
    /// Latest fighting.
    pub last_fighting: Option<Date>,
    /// The verdict that came second.
    pub runner_up: Option<Box<RunnerUp>>,
    /// All events that ever moved or confirmed anything at the place; filled in when all are known.
    pub(super) reasons: Arc<[EventId]>,
    /// Those that this verdict rests on.
    pub(super) because: Range<u32>,
    /// The events of the claims that stand.
    pub(super) claims: Box<[EventId]>,
}

/// The verdict that came second: another side's claim or contest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RunnerUp {
    /// The side.
    pub side: BlocId,
    /// Why it might be so: `claims` or `contests`.
    pub because: &'static str,
    /// The event.
    pub event: Option<EventId>,
}

impl Assessed {
    /// Whether two verdicts draw the same: same side, status, contestants, besiegers and claimants.
    pub fn draws_like(&self, other: &Self) -> bool {
        self.drawn() == other.drawn()
    }

    fn drawn(&self) -> impl PartialEq + '_ {
        (&self.sides, self.status, &self.contested_by, &self.besieged_by, &self.claimed_by)
    }

    /// The events that made it so, sorted.
    pub fn event_ids(&self) -> Vec<EventId> {
        let because = self.because.start as usize..self.because.end as usize;
        let reasons = self.reasons.get(because).unwrap_or_default();
        let mut ids: Vec<EventId> = reasons.iter().chain(&*self.claims).cloned().collect();
        ids.sort();
        ids.dedup();
        ids
    }

    /// Days from the latest evidence to a day.
    pub fn days_since_evidence(&self, as_of: Date) -> Option<i64> {
        self.last_evidence.map(|last| last.until(as_of).map_or(0, |span| i64::from(span.get_days())))
    }

    /// Rule 9: whether the evidence is older than so many days. Said, never silently dropped.
    pub fn is_stale(&self, as_of: Date, stale_days: i64) -> bool {
        self.days_since_evidence(as_of).is_some_and(|days| days > stale_days)
    }
}

/// Rule 6: parties become sides by the allegiances of the day.
pub(super) fn assess(state: &State, sides: &Sides, on: Date, before: Option<&Assessed>) -> Assessed {
    let own = sides.sides(&state.counts_as(), on);
    let contestants = state.contest.as_ref().map(|contest| contest.parties.clone()).unwrap_or_default();
    let inside = sides.others(&contestants, &own, on);
    // One side alone contests nothing.
    let contested_by = if inside.len() + own.len() > 1 { inside } else { Arc::default() };
    let besiegers = state.siege.as_ref().map(|siege| siege.by.clone()).unwrap_or_default();
    let claimants = parties(state.claims.iter().map(|claim| &claim.party));
    let claimed_by = sides.others(&claimants, &own, on);
    let denied = state.claims.iter().any(|c| c.denied && claimed_by.contains(&sides.side(&c.party, on)));
    let status = if !contested_by.is_empty() {
        Status::Contested
    } else if own.len() > 1 {
        Status::Shared
    } else if denied || claimed_by.len() > 1 {
        Status::Conflicting
    } else if !own.is_empty() {
        Status::Controlled
    } else if claimed_by.is_empty() {
        Status::Unknown
    } else {
        Status::Claimed
    };
    Assessed {
        side: joined(&own),
        status,
        contestants,
        besieged_by: sides.others(&besiegers, &own, on),
        present: parties(state.present.iter().map(|(party, _)| party)),
        basis: if own.is_empty() && !claimed_by.is_empty() { Some(Basis::Claimed) } else { state.basis },
        judgement: state.judgement,
        since: since(&own, on, before),
        last_evidence: state.last_evidence,
        last_fighting: state.last_fighting,
        runner_up: runner_up(state, sides, on, &contested_by, &claimed_by).map(Box::new),
        holder: state.holder.clone(),
        reasons: Arc::default(),
        because: number(state.reasons_from)..number(state.reasons.len()),
        claims: state.claims.iter().map(|claim| claim.event.clone()).collect(),
        sides: own,
        contested_by,
        claimed_by,
    }
}

fn parties<'p>(parties: impl ExactSizeIterator<Item = &'p PartyId>) -> Holder {
    if parties.len() == 0 { Holder::nobody() } else { Holder::of(parties.cloned()) }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn joined(sides: &[BlocId]) -> Option<BlocId> {
    match sides {
        [] => None,
        [one] => Some(one.clone()),
        several => {
            let ids: Vec<_> = several.iter().map(BlocId::as_str).collect();
            Some(BlocId::new(&ids.join("+")))
        }
    }
}

/// A side has held a place since the first of the verdicts, without a break, that say so.
fn since(own: &[BlocId], on: Date, before: Option<&Assessed>) -> Option<Date> {
    let still = before.filter(|before| *before.sides == *own).and_then(|before| before.since);
    (!own.is_empty()).then(|| still.unwrap_or(on))
}

/// Who contests it, else the latest that claims it.
fn runner_up(
    state: &State,
    sides: &Sides,
    on: Date,
    contested_by: &[BlocId],
    claimed_by: &[BlocId],
) -> Option<RunnerUp> {
    let contest = |contest: &Contest| {
        let side = contested_by.first()?.clone();
        Some(RunnerUp { side, because: "contests", event: Some(contest.event.clone()) })
    };
    let claim = || {
        let rival = |claim: &&super::state::Claim| claimed_by.contains(&sides.side(&claim.party, on));
        let claim = state.claims.iter().filter(rival).max_by_key(|claim| claim.on)?;
        let side = sides.side(&claim.party, on);
        Some(RunnerUp { side, because: "claims", event: Some(claim.event.clone()) })
    };
    state.contest.as_ref().and_then(contest).or_else(claim)
}
