//! The state of every place on one day.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use super::history::Histories;
use super::rules::By;
use super::state::State;
use super::{Basis, Status};
use crate::events::{BlocId, EventId, Holder, Log, PartyId};
use crate::gazetteer::PlaceId;

/// Who holds what on a day, from what was known by then.
#[derive(Debug, Clone)]
pub struct Snapshot {
    /// The day it is of.
    pub as_of: Date,
    /// What had been published by then; `None` is everything in the log.
    pub known_by: Option<Date>,
    places: BTreeMap<PlaceId, Assessed>,
}

/// What is held true of one place on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessed {
    /// Party or parties that hold it.
    pub holder: Holder,
    /// The side they count to that day; `a+b` where they count to several, `None` where nobody holds.
    pub side: Option<BlocId>,
    /// The sides one by one: one where it is controlled, several where it is shared.
    pub sides: Vec<BlocId>,
    /// Sides that contest it, without the holder's.
    pub contested_by: Vec<BlocId>,
    /// Parties that contest it.
    pub contestants: Vec<PartyId>,
    /// Sides that ring it.
    pub besieged_by: Vec<BlocId>,
    /// Sides that claim it.
    pub claimed_by: Vec<BlocId>,
    /// Parties that are there and govern nothing.
    pub present: Vec<PartyId>,
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
    /// Days from the latest evidence to the day.
    pub days_since_evidence: Option<i64>,
    /// Whether that is more than the theatre's `stale_days`.
    pub stale: bool,
    /// The events that made it so.
    pub event_ids: Vec<EventId>,
    /// The verdict that came second.
    pub runner_up: Option<RunnerUp>,
}

/// The verdict that came second: another side's claim or contest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RunnerUp {
    /// The side.
    pub side: BlocId,
    /// Why it might be so: `claims` or `contests`.
    pub because: &'static str,
    /// The event, where there is one.
    pub event: Option<EventId>,
}

impl Snapshot {
    pub(super) fn take(histories: &Histories<'_>, as_of: Date) -> Self {
        let places = histories
            .iter()
            .filter_map(|(place, _)| Some((place.clone(), histories.assess(place, as_of)?)))
            .collect();
        Self { as_of, known_by: histories.known_by, places }
    }

    /// What is held true of a place; `None` where nothing is known at all.
    pub fn place(&self, id: &str) -> Option<&Assessed> {
        self.places.get(&PlaceId::new(id))
    }

    /// What is held true of a place.
    pub fn get(&self, id: &PlaceId) -> Option<&Assessed> {
        self.places.get(id)
    }

    /// Every place that an event has touched, sorted by id.
    pub fn iter(&self) -> impl Iterator<Item = (&PlaceId, &Assessed)> {
        self.places.iter()
    }
}

impl Histories<'_> {
    /// What is held true of a place on a day; `None` before its first event.
    pub fn assess(&self, place: &PlaceId, as_of: Date) -> Option<Assessed> {
        let state = self.of(place)?.on(as_of)?;
        Some(assess(state, self, as_of))
    }
}

impl Assessed {
    /// Whether two verdicts draw the same: same side, status, contestants, besiegers and claimants.
    pub fn draws_like(&self, other: &Self) -> bool {
        self.drawn() == other.drawn()
    }

    fn drawn(&self) -> impl PartialEq + '_ {
        (&self.sides, self.status, &self.contested_by, &self.besieged_by, &self.claimed_by)
    }
}

/// Rule 6: parties become sides by the allegiances of the day.
fn assess(state: &State, histories: &Histories<'_>, as_of: Date) -> Assessed {
    let Histories { log, rules, .. } = histories;
    let side_of = |party: &PartyId| match rules.by {
        By::Bloc => log.bloc_of(party, as_of),
        By::Party => BlocId::new(party.as_str()),
    };
    let sides = unique(match &state.realigned_to {
        Some(party) => vec![side_of(party)],
        None => state.holder.parties().iter().map(side_of).collect(),
    });
    let contestants = state.contest.as_ref().map_or_else(Vec::new, |c| c.parties.clone());
    let contested_by: Vec<BlocId> =
        unique(contestants.iter().map(side_of).filter(|side| !sides.contains(side)).collect());
    let besiegers = state.siege.iter().flat_map(|siege| &siege.by);
    let claimants = state.claims.iter().map(|claim| side_of(&claim.party));
    let contested = contested_by.len() + sides.len() > 1 && !contested_by.is_empty();
    let days = state.last_evidence.map(|last| days_between(last, as_of));
    Assessed {
        holder: state.holder.clone(),
        side: joined(&sides),
        status: state.status(contested, sides.len() > 1),
        contestants,
        besieged_by: unique(besiegers.map(side_of).collect()),
        claimed_by: unique(claimants.filter(|side| !sides.contains(side)).collect()),
        present: state.present.iter().map(|(party, _)| party.clone()).collect(),
        basis: basis(state),
        judgement: state.judgement,
        since: since(state, log, rules.by, as_of),
        last_evidence: state.last_evidence,
        last_fighting: state.last_fighting,
        days_since_evidence: days,
        stale: days.is_some_and(|days| days > rules.stale_days),
        event_ids: event_ids(state),
        runner_up: runner_up(state, &sides, &contested_by, side_of),
        sides,
        contested_by,
    }
}

fn basis(state: &State) -> Option<Basis> {
    if state.holder.is_nobody() { (!state.claims.is_empty()).then_some(Basis::Claimed) } else { state.basis }
}

fn unique(mut sides: Vec<BlocId>) -> Vec<BlocId> {
    sides.sort();
    sides.dedup();
    sides
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

fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

/// The side has held it since its party came, or since that party last changed its bloc.
fn since(state: &State, log: &Log, by: By, as_of: Date) -> Option<Date> {
    let came = state.since?;
    let aligned = match (by, state.holder.parties()) {
        (By::Bloc, [party]) if state.realigned_to.is_none() => log.aligned_since(party, as_of),
        _ => None,
    };
    Some(aligned.map_or(came, |aligned| aligned.max(came)))
}

fn event_ids(state: &State) -> Vec<EventId> {
    let claims = state.claims.iter().map(|claim| &claim.event);
    let mut ids: Vec<EventId> = state.because.iter().chain(claims).cloned().collect();
    ids.sort();
    ids.dedup();
    ids
}

fn runner_up(
    state: &State,
    sides: &[BlocId],
    contested_by: &[BlocId],
    side_of: impl Fn(&PartyId) -> BlocId,
) -> Option<RunnerUp> {
    if let Some(side) = contested_by.first() {
        let event = state.because.last().cloned();
        return Some(RunnerUp { side: side.clone(), because: "contests", event });
    }
    let claim = state.claims.iter().filter(|c| !sides.contains(&side_of(&c.party))).max_by_key(|c| c.on)?;
    Some(RunnerUp { side: side_of(&claim.party), because: "claims", event: Some(claim.event.clone()) })
}
