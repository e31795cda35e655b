//! Rule 5: what an event on an area does to its members, and one on a city to its parts.

use super::Basis;
use super::effect::{Case, contests, gap, takes, truce, withdraws};
use super::how::How;
use super::state::State;
use crate::events::Verb;

/// How far down an event on an area or a city goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Depth {
    /// It stays where it is.
    Here,
    /// To the members of an area.
    Members,
    /// To the members of an area and the parts of settlements.
    Parts,
}

/// How far down a verb goes. A city taken or left is so with its parts; that a city is held or
/// contested says nothing of any one part.
pub(super) fn depth(what: Verb) -> Depth {
    match what {
        Verb::Captures | Verb::Receives | Verb::Withdraws | Verb::Repels | Verb::Relieves | Verb::Truce => {
            Depth::Parts
        }
        Verb::Holds | Verb::Contests => Depth::Members,
        Verb::Realigns
        | Verb::Enters
        | Verb::Besieges
        | Verb::Claims
        | Verb::Operates
        | Verb::Clashes
        | Verb::Raids
        | Verb::Strikes
        | Verb::Advances
        | Verb::Declares => Depth::Here,
    }
}

/// Applies to a member or part what happened to the whole; says how that changed it.
pub(super) fn apply_below(state: &mut State, case: &Case<'_>) -> Option<How> {
    let event = case.w.event;
    match event.what {
        Verb::Captures => takes(state, case, How::Captured),
        Verb::Receives => takes(state, case, How::HandedOver),
        Verb::Contests => contests(state, case),
        Verb::Holds => state.holder.is_nobody().then(|| fills(state, case)),
        Verb::Withdraws => withdraws(state, case),
        Verb::Repels | Verb::Relieves => {
            let theirs = case.blocs.includes(&state.counts_as(), &event.party, case.w.from);
            (theirs && !state.holder.is_nobody() && state.fight_ends()).then_some(How::Relieved)
        }
        Verb::Truce => truce(state, case),
        Verb::Realigns
        | Verb::Enters
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

/// Who holds the area has its members that nobody is known to hold: an inference.
fn fills(state: &mut State, case: &Case<'_>) -> How {
    let how = gap(state);
    case.passes(state, &case.w.event.party);
    state.basis = state.basis.map(|basis| basis.max(Basis::Inferred));
    how
}
