//! What ends by itself: parties past their end (rule 7), and what nobody speaks of any more.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::how::How;
use super::rules::{Rule, Rules};
use super::state::State;
use crate::events::{Holder, Log, PartyId};

/// What can end by itself; in this order on one day.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Lapse {
    Party(PartyId),
    Contest,
    Siege,
    Claim(PartyId),
    Presence(PartyId),
}

/// The limits of the rules in days, and the first day on which each party holds nothing any more.
pub(super) struct Limits {
    contest: Span,
    siege: Span,
    claim: Span,
    presence: Span,
    ended: BTreeMap<PartyId, Date>,
}

impl Limits {
    pub(super) fn of(log: &Log, rules: &Rules) -> Self {
        // The first day that is more than so many days after the last news.
        let after = |days: i64| days.saturating_add(1).clamp(0, 3_000_000).days();
        let end = |party: &crate::events::Party| Some((party.id.clone(), party.until?.tomorrow().ok()?));
        Self {
            contest: after(rules.contest_days),
            siege: after(rules.siege_days),
            claim: after(rules.claim_days),
            presence: after(rules.stale_days),
            ended: log.parties.values().filter_map(end).collect(),
        }
    }

    /// The next thing that ends by itself, and when.
    pub(super) fn next(&self, state: &State) -> Option<(Date, Lapse)> {
        let on = |last: Date, span: Span| last.checked_add(span).unwrap_or(Date::MAX);
        let mut next: Option<(Date, Lapse)> = None;
        let mut sooner = |day: Date, what: &dyn Fn() -> Lapse| {
            if next.as_ref().is_none_or(|(due, _)| day <= *due) {
                let this = (day, what());
                next = Some(next.take().map_or_else(|| this.clone(), |next| next.min(this.clone())));
            }
        };
        if let Some(contest) = &state.contest {
            sooner(on(contest.last, self.contest), &|| Lapse::Contest);
        }
        if let Some(siege) = &state.siege {
            sooner(on(siege.last, self.siege), &|| Lapse::Siege);
        }
        for claim in &state.claims {
            sooner(on(claim.on, self.claim), &|| Lapse::Claim(claim.party.clone()));
        }
        for (party, seen) in &state.present {
            sooner(on(*seen, self.presence), &|| Lapse::Presence(party.clone()));
        }
        if !self.ended.is_empty() {
            for party in involved(state) {
                if let Some(ended) = self.ended.get(party) {
                    sooner(*ended, &|| Lapse::Party(party.clone()));
                }
            }
        }
        next
    }
}

/// Every party that a state speaks of.
pub(super) fn involved(state: &State) -> impl Iterator<Item = &PartyId> {
    let contest = state.contest.iter().flat_map(|contest| contest.parties.parties());
    let siege = state.siege.iter().flat_map(|siege| siege.by.parties());
    let claims = state.claims.iter().map(|claim| &claim.party);
    let present = state.present.iter().map(|(party, _)| party);
    let holders = state.holder.parties().iter().chain(state.realigned_to.parties());
    holders.chain(contest).chain(siege).chain(claims).chain(present)
}

/// Lets go of it; says by which rule, and how that changed the place.
pub(super) fn let_go(state: &mut State, what: &Lapse) -> (Rule, How) {
    match what {
        Lapse::Party(party) => {
            ends(state, party);
            (Rule::PastItsEnd, How::Lapsed)
        }
        Lapse::Contest => {
            state.contest = None;
            (Rule::Lapse, How::TimedOut)
        }
        Lapse::Siege => {
            state.siege = None;
            (Rule::Lapse, How::Lapsed)
        }
        Lapse::Claim(party) => {
            state.claims.retain(|claim| claim.party != *party);
            (Rule::Lapse, How::Lapsed)
        }
        Lapse::Presence(party) => {
            state.present.retain(|(present, _)| present != party);
            (Rule::Lapse, How::Lapsed)
        }
    }
}

/// Rule 7: a party that ceased to exist holds, contests, rings and claims nothing.
fn ends(state: &mut State, party: &PartyId) {
    let gone = std::slice::from_ref(party);
    state.leaves_fight(gone);
    state.claims.retain(|claim| claim.party != *party);
    state.present.retain(|(present, _)| present != party);
    state.realigned_to = state.realigned_to.without(gone);
    if state.holder.includes(party) {
        state.holder = state.holder.without(gone);
        if state.holder.is_nobody() {
            state.realigned_to = Holder::nobody();
        }
    }
    if state.holder.is_nobody() {
        state.basis = None;
        state.is_left();
    }
}
