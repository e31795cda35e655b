//! What each verb does to a place: one function a verb.
//!
//! `whole` means that the event happened to this place itself; else it comes down from the area or
//! city that the place belongs to.

#![expect(clippy::unnecessary_wraps, reason = "every verb answers in one shape")]

use super::history::How;
use super::state::{Claim, Siege, State};
use super::weigh::{Standing, Weighed};
use crate::events::{Holder, Verb};

/// Tells whether two holders count to one side on the day of the event.
pub type SameSide<'a> = &'a dyn Fn(&Holder, &Holder) -> bool;

/// Applies an event to the place that it names; says how the place changed.
pub fn apply(state: &mut State, w: &Weighed<'_>, same_side: SameSide<'_>) -> Option<How> {
    if w.event.what.is_fighting() && w.standing.moves() {
        state.fought(w.from);
    }
    if !w.standing.moves() && w.event.what != Verb::Claims {
        return only_a_claim(state, w);
    }
    match w.event.what {
        Verb::Holds => holds(state, w),
        Verb::Captures => takes(state, w, How::Captured),
        Verb::Receives => takes(state, w, How::HandedOver),
        Verb::Realigns => realigns(state, w),
        Verb::Withdraws => withdraws(state, w),
        Verb::Enters => enters(state, w),
        Verb::Contests => contests(state, w),
        Verb::Repels => repels(state, w, same_side),
        Verb::Besieges => besieges(state, w, same_side),
        Verb::Relieves => relieves(state, w, same_side),
        Verb::Truce => truce(state, w),
        Verb::Claims => claims(state, w),
        Verb::Operates => operates(state, w),
        Verb::Clashes | Verb::Raids | Verb::Strikes | Verb::Advances | Verb::Declares => None,
    }
}

/// Applies to a member or part what happened to the whole; says how it changed.
pub fn apply_from_whole(state: &mut State, w: &Weighed<'_>, same_side: SameSide<'_>) -> Option<How> {
    if !w.standing.moves() {
        return None;
    }
    match w.event.what {
        Verb::Captures => takes(state, w, How::Captured),
        Verb::Receives => takes(state, w, How::HandedOver),
        Verb::Contests => contests(state, w),
        Verb::Holds if state.holder.is_nobody() => holds(state, w),
        Verb::Withdraws => withdraws(state, w),
        Verb::Repels | Verb::Relieves if same_side(&state.holder, &w.event.party) => {
            ends_fight(state, w, How::Relieved)
        }
        Verb::Truce => truce(state, w),
        Verb::Holds
        | Verb::Realigns
        | Verb::Enters
        | Verb::Repels
        | Verb::Relieves
        | Verb::Besieges
        | Verb::Claims
        | Verb::Operates
        | Verb::Clashes
        | Verb::Raids
        | Verb::Strikes
        | Verb::Advances
        | Verb::Declares => None,
    }
}

/// Whether an event on an area or a city goes down to its members or parts at all.
pub fn goes_down(what: Verb) -> bool {
    matches!(
        what,
        Verb::Captures
            | Verb::Receives
            | Verb::Contests
            | Verb::Holds
            | Verb::Withdraws
            | Verb::Repels
            | Verb::Relieves
            | Verb::Truce
    )
}

/// A state that somebody reports: confirms the holder, fills a gap, or tells of a change unseen.
fn holds(state: &mut State, w: &Weighed<'_>) -> Option<How> {
    let basis = w.standing.basis();
    if holds_already(state, w) {
        state.confirm(basis, w.from, &w.event.id);
        return if w.standing == Standing::Confirmed { ends_contest(state, How::Relieved) } else { None };
    }
    let how = if state.last_evidence.is_none() { How::FirstEvidence } else { How::Unobserved };
    let contest = state.contest.take();
    state.take(w.event.party.clone(), basis, w.from, &w.event.id);
    if w.standing != Standing::Confirmed {
        state.contest = contest;
        state.leaves_fight(w.event.party.parties());
    }
    Some(how)
}

/// Party takes, or is given, the place: it holds, and what stood before ends.
fn takes(state: &mut State, w: &Weighed<'_>, how: How) -> Option<How> {
    if holds_already(state, w) {
        state.confirm(w.standing.basis(), w.from, &w.event.id);
        state.claims.clear();
        return ends_fight(state, w, How::Relieved);
    }
    state.take(w.event.party.clone(), w.standing.basis(), w.from, &w.event.id);
    Some(how)
}

/// Whether the event finds its party as the holder, not gone over to another side.
fn holds_already(state: &State, w: &Weighed<'_>) -> bool {
    state.holder == w.event.party && state.realigned_to.is_none()
}

/// The holder stays and goes over to party's side.
fn realigns(state: &mut State, w: &Weighed<'_>) -> Option<How> {
    if state.holder.is_nobody() {
        return takes(state, w, How::Realigned);
    }
    let joined = w.event.party.parties().first().filter(|party| !state.holder.includes(party));
    state.realigned_to = joined.cloned();
    state.confirm(w.standing.basis(), w.from, &w.event.id);
    state.leaves_fight(w.event.party.parties());
    Some(How::Realigned)
}

/// Party leaves: as holder, nobody holds until another event; as contestant, that ends.
fn withdraws(state: &mut State, w: &Weighed<'_>) -> Option<How> {
    let leaving = w.event.party.parties();
    let rest = state.holder.without(leaving);
    if rest == state.holder {
        let before = state.is_contested();
        state.leaves_fight(leaving);
        return (before && !state.is_contested()).then_some(How::Withdrew);
    }
    let present = std::mem::take(&mut state.present);
    state.take(rest, w.standing.basis(), w.from, &w.event.id);
    state.present = present;
    Some(How::Withdrew)
}

/// Party is inside without control: contested, unless it is the holder.
fn enters(state: &mut State, w: &Weighed<'_>) -> Option<How> {
    let inside = state.holder.without(w.event.party.parties());
    if inside != state.holder {
        return None;
    }
    state.contested_by(w.event.party.parties(), w.from, &w.event.id);
    Some(How::Contested)
}

/// Party and opponent are both inside and hold ground.
fn contests(state: &mut State, w: &Weighed<'_>) -> Option<How> {
    let both: Vec<_> = w.event.party.parties().iter().chain(w.event.opponent.parties()).cloned().collect();
    state.contested_by(&both, w.from, &w.event.id);
    Some(How::Contested)
}

/// Party throws opponent out, so it holds.
fn repels(state: &mut State, w: &Weighed<'_>, same_side: SameSide<'_>) -> Option<How> {
    implies(state, w, &w.event.party, same_side).or(ends_contest(state, How::Repelled))
}

/// Party rings opponent, so opponent holds.
fn besieges(state: &mut State, w: &Weighed<'_>, same_side: SameSide<'_>) -> Option<How> {
    if !w.event.opponent.is_nobody() {
        implies(state, w, &w.event.opponent, same_side);
    }
    let before = state.siege.take().map_or_else(Vec::new, |siege| siege.by);
    let by = Holder::of(before.into_iter().chain(w.event.party.parties().iter().cloned()));
    state.siege = Some(Siege { by: by.parties().to_vec(), last: w.from });
    Some(How::Besieged)
}

/// Party's place is no longer ringed or contested, so it holds.
fn relieves(state: &mut State, w: &Weighed<'_>, same_side: SameSide<'_>) -> Option<How> {
    let filled = implies(state, w, &w.event.party, same_side);
    ends_fight(state, w, How::Relieved).or(filled)
}

/// Fighting stops: the holder stays; without one, those who fought share.
fn truce(state: &mut State, w: &Weighed<'_>) -> Option<How> {
    match &state.contest {
        Some(contest) if state.holder.is_nobody() && contest.parties.len() > 1 => {
            let both = Holder::of(contest.parties.iter().cloned());
            state.take(both, w.standing.basis(), w.from, &w.event.id);
            Some(How::Shared)
        }
        _ => ends_fight(state, w, How::Relieved),
    }
}

/// Party says that it holds or took; the holder stays.
fn claims(state: &mut State, w: &Weighed<'_>) -> Option<How> {
    let denied = w.standing == Standing::Denied;
    let mut changed = false;
    for party in w.event.party.parties().iter().filter(|party| !state.holder.includes(party)) {
        state.claims.retain(|claim| claim.party != *party);
        state.claims.push(Claim { party: party.clone(), on: w.from, denied, event: w.event.id.clone() });
        changed = true;
    }
    state.claims.sort_by(|a, b| a.party.cmp(&b.party));
    changed.then_some(How::Claimed)
}

/// Party is there and governs nothing.
fn operates(state: &mut State, w: &Weighed<'_>) -> Option<How> {
    for party in w.event.party.parties() {
        state.present.retain(|(present, _)| present != party);
        state.present.push((party.clone(), w.from));
    }
    state.present.sort();
    None
}

/// Rule 2: a move that only the gaining side reports is recorded as its claim. That somebody left
/// or went over, without more, claims nothing for anybody.
fn only_a_claim(state: &mut State, w: &Weighed<'_>) -> Option<How> {
    match w.event.what {
        Verb::Captures | Verb::Receives | Verb::Holds | Verb::Repels | Verb::Enters => claims(state, w),
        Verb::Operates => operates(state, w),
        Verb::Withdraws
        | Verb::Realigns
        | Verb::Contests
        | Verb::Relieves
        | Verb::Truce
        | Verb::Besieges
        | Verb::Claims
        | Verb::Clashes
        | Verb::Raids
        | Verb::Strikes
        | Verb::Advances
        | Verb::Declares => None,
    }
}

/// An event that implies who holds: confirms a holder of that side, fills a gap, or tells of a change
/// that nobody saw.
fn implies(state: &mut State, w: &Weighed<'_>, holder: &Holder, same_side: SameSide<'_>) -> Option<How> {
    if !state.holder.is_nobody() && same_side(&state.holder, holder) {
        state.confirm(w.standing.basis(), w.from, &w.event.id);
        return None;
    }
    let how = if state.last_evidence.is_none() { How::FirstEvidence } else { How::Unobserved };
    let (contest, siege) = (state.contest.take(), state.siege.take());
    state.take(holder.clone(), w.standing.basis(), w.from, &w.event.id);
    (state.contest, state.siege) = (contest, siege);
    state.leaves_fight(holder.parties());
    Some(how)
}

fn ends_contest(state: &mut State, how: How) -> Option<How> {
    let contested = state.is_contested();
    state.contest = None;
    contested.then_some(how)
}

fn ends_fight(state: &mut State, w: &Weighed<'_>, how: How) -> Option<How> {
    let ringed = state.siege.take().is_some();
    let contested = ends_contest(state, how).is_some();
    if ringed || contested {
        state.because.push(w.event.id.clone());
    }
    (ringed || contested).then_some(how)
}
