//! What each verb does to the place that it names: one function a verb.

use super::how::How;
use super::sides::Sides;
use super::state::{Claim, Siege, State};
use super::weigh::{Standing, Weighed};
use crate::events::{Holder, PartyId, Verb};

/// An event that takes effect, with the sides of its day.
#[derive(Clone, Copy)]
pub(super) struct Case<'a> {
    pub(super) w: Weighed<'a>,
    pub(super) blocs: &'a Sides,
}

impl Case<'_> {
    fn party(&self) -> &Holder {
        &self.w.event.party
    }

    fn opponent(&self) -> &Holder {
        &self.w.event.opponent
    }

    pub(super) fn passes(&self, state: &mut State, to: &Holder) {
        state.passes_to(to.clone(), self.w.standing.basis(), self.w.from, &self.w.event.id);
        state.judgement = self.w.judgement;
    }

    pub(super) fn confirms(&self, state: &mut State) {
        state.confirm(self.w.standing.basis(), self.w.from, &self.w.event.id);
        state.judgement &= self.w.judgement || self.w.standing != Standing::Confirmed;
    }
}

/// Applies an event to the place that it names; says how the place changed.
pub(super) fn apply(state: &mut State, case: &Case<'_>) -> Option<How> {
    let what = case.w.event.what;
    if what.is_fighting() && case.w.standing.moves() {
        state.fought(case.w.from);
    }
    if !case.w.standing.moves() {
        return only_a_claim(state, case);
    }
    match what {
        Verb::Holds => holds(state, case),
        Verb::Captures => takes(state, case, How::Captured),
        Verb::Receives => takes(state, case, How::HandedOver),
        Verb::Realigns => realigns(state, case),
        Verb::Withdraws => withdraws(state, case),
        Verb::Enters => enters(state, case),
        Verb::Contests => contests(state, case),
        Verb::Repels => repels(state, case),
        Verb::Besieges => besieges(state, case),
        Verb::Relieves => relieves(state, case),
        Verb::Truce => truce(state, case),
        Verb::Claims => claims(state, case),
        Verb::Operates => operates(state, case),
        Verb::Clashes | Verb::Raids | Verb::Strikes | Verb::Advances | Verb::Declares => None,
    }
}

/// A state that somebody reports: confirms the holder, fills a gap, or tells of a change unseen. On
/// more than weak evidence it ends a contest.
fn holds(state: &mut State, case: &Case<'_>) -> Option<How> {
    let how = if state.holder == *case.party() || state.counts_as() == *case.party() {
        case.confirms(state);
        None
    } else {
        let how = gap(state);
        case.passes(state, case.party());
        Some(how)
    };
    let sure = case.w.standing == Standing::Confirmed;
    let ended = sure && state.contest.take().is_some();
    how.or(ended.then_some(How::Relieved))
}

/// How a holder is new of whose coming nothing was reported.
pub(super) fn gap(state: &State) -> How {
    if state.last_evidence.is_none() { How::FirstEvidence } else { How::Unobserved }
}

/// Party takes, or is given, the place: it holds, and contest, siege and claims end.
pub(super) fn takes(state: &mut State, case: &Case<'_>, how: How) -> Option<How> {
    let fought = state.fight_ends();
    state.claims.clear();
    state.present.retain(|(party, _)| !case.opponent().includes(party));
    if state.holder == *case.party() && state.realigned_to.is_nobody() {
        case.confirms(state);
        return fought.then_some(How::Relieved);
    }
    case.passes(state, case.party());
    Some(how)
}

/// The holder stays and goes over to party's side; without a holder, party has it.
fn realigns(state: &mut State, case: &Case<'_>) -> Option<How> {
    if state.holder.is_nobody() {
        case.passes(state, case.party());
        return Some(How::Realigned);
    }
    let joined = if state.holder == *case.party() { Holder::nobody() } else { case.party().clone() };
    let changed = state.realigned_to != joined;
    state.realigned_to = joined;
    state.claims.retain(|claim| !case.party().includes(&claim.party));
    state.leaves_fight(case.party().parties());
    case.confirms(state);
    state.judgement |= changed && case.w.judgement;
    changed.then_some(How::Realigned)
}

/// Party leaves: as holder, nobody holds until another event; as contestant or besieger, that ends.
pub(super) fn withdraws(state: &mut State, case: &Case<'_>) -> Option<How> {
    let leaving = case.party().parties();
    state.present.retain(|(party, _)| !case.party().includes(party));
    state.claims.retain(|claim| !case.party().includes(&claim.party));
    let fought = state.leaves_fight(leaving);
    let rest = state.holder.without(leaving);
    if rest == state.holder {
        return fought.then_some(How::Withdrew);
    }
    case.passes(state, &rest);
    if rest.is_nobody() {
        state.is_left();
    }
    Some(How::Withdrew)
}

/// Party is inside without control: contested, unless it is the holder.
fn enters(state: &mut State, case: &Case<'_>) -> Option<How> {
    let new = state.contested_by(case.party(), case.w.from, &case.w.event.id);
    new.then_some(How::Contested)
}

/// Party and opponent are both inside and hold ground; where one of them is the holder, it holds still.
pub(super) fn contests(state: &mut State, case: &Case<'_>) -> Option<How> {
    let both = Holder::of(case.party().parties().iter().chain(case.opponent().parties()).cloned());
    if both.parties().iter().any(|party| state.holder.includes(party)) {
        state.last_evidence = state.last_evidence.max(Some(case.w.from));
    }
    let new = state.contested_by(&both, case.w.from, &case.w.event.id);
    new.then_some(How::Contested)
}

/// Party throws opponent out, so it holds; who else is inside fights on.
fn repels(state: &mut State, case: &Case<'_>) -> Option<How> {
    let rest = state.holder.without(case.opponent().parties());
    if rest != state.holder && !rest.is_nobody() {
        // One of two joint holders has thrown the other out.
        case.passes(state, &rest);
        return Some(How::Repelled);
    }
    let filled = implies(state, case, case.party());
    let thrown_out = thrown_out(state, case);
    let ended = match &thrown_out {
        Some(some) => state.leaves_fight(some),
        None => state.contest.take().is_some(),
    };
    filled.or(ended.then_some(How::Repelled))
}

/// Of several sides inside, the parties of opponent's side; `None` where that leaves nobody or matches
/// nobody, so that the whole contest ends.
fn thrown_out(state: &State, case: &Case<'_>) -> Option<Vec<PartyId>> {
    let contest = state.contest.as_ref()?;
    let out = case.blocs.sides(case.opponent(), case.w.from);
    let of_opponent = |party: &&PartyId| out.contains(&case.blocs.side(party, case.w.from));
    let some: Vec<PartyId> = contest.parties.parties().iter().filter(of_opponent).cloned().collect();
    (!some.is_empty() && some.len() < contest.parties.parties().len()).then_some(some)
}

/// Party rings opponent, so opponent holds.
fn besieges(state: &mut State, case: &Case<'_>) -> Option<How> {
    let implied = if case.opponent().is_nobody() { None } else { implies(state, case, case.opponent()) };
    let before = state.siege.take().map(|siege| siege.by).unwrap_or_default();
    let ringing = case.party().without(state.holder.parties());
    let by = Holder::of(before.parties().iter().chain(ringing.parties()).cloned());
    let new = by != before;
    if !by.is_nobody() {
        state.siege = Some(Siege { by, last: case.w.from });
    }
    implied.or(new.then_some(How::Besieged))
}

/// Party's place is no longer ringed or contested, so it holds.
fn relieves(state: &mut State, case: &Case<'_>) -> Option<How> {
    let filled = implies(state, case, case.party());
    let ended = state.fight_ends();
    filled.or(ended.then_some(How::Relieved))
}

/// Fighting stops: the holder stays; without one, those who fought share.
pub(super) fn truce(state: &mut State, case: &Case<'_>) -> Option<How> {
    let fought = state.contest.as_ref().map(|contest| contest.parties.clone()).unwrap_or_default();
    let ended = state.fight_ends();
    if state.holder.is_nobody() && fought.parties().len() > 1 {
        case.passes(state, &fought);
        return Some(How::Shared);
    }
    if ended {
        state.because(&case.w.event.id);
    }
    ended.then_some(How::Relieved)
}

/// Party says that it holds or took; the holder stays.
fn claims(state: &mut State, case: &Case<'_>) -> Option<How> {
    let denied = case.w.standing == Standing::Denied;
    let new = case.party().without(state.counts_as().parties()).without(state.holder.parties());
    for party in new.parties() {
        state.claims.retain(|claim| claim.party != *party);
        let event = case.w.event.id.clone();
        state.claims.push(Claim { party: party.clone(), on: case.w.from, denied, event });
    }
    state.claims.sort_by(|a, b| a.party.cmp(&b.party));
    (!new.is_nobody()).then_some(How::Claimed)
}

/// Party is there and governs nothing.
fn operates(state: &mut State, case: &Case<'_>) -> Option<How> {
    for party in case.party().without(state.holder.parties()).parties() {
        state.present.retain(|(present, _)| present != party);
        state.present.push((party.clone(), case.w.from));
    }
    state.present.sort();
    None
}

/// Rule 2: what only the gaining side says is its claim to the place. That somebody left, was inside
/// or rings it claims nothing for anybody.
fn only_a_claim(state: &mut State, case: &Case<'_>) -> Option<How> {
    match case.w.event.what {
        Verb::Captures | Verb::Receives | Verb::Holds | Verb::Realigns | Verb::Repels | Verb::Claims => {
            claims(state, case)
        }
        Verb::Withdraws
        | Verb::Enters
        | Verb::Contests
        | Verb::Relieves
        | Verb::Truce
        | Verb::Besieges
        | Verb::Operates
        | Verb::Clashes
        | Verb::Raids
        | Verb::Strikes
        | Verb::Advances
        | Verb::Declares => None,
    }
}

/// An event that implies who holds: confirms a holder of that side, fills a gap, or tells of a change
/// that nobody saw.
fn implies(state: &mut State, case: &Case<'_>, holder: &Holder) -> Option<How> {
    let side = state.counts_as();
    if !side.is_nobody() && case.blocs.includes(&side, holder, case.w.from) {
        case.confirms(state);
        return None;
    }
    let how = gap(state);
    case.passes(state, holder);
    Some(how)
}
