//! Rule 4: a place taken and lost again on the same date is a clash.

use super::sides::Sides;
use super::state::State;
use super::weigh::Weighed;
use crate::events::{Holder, Verb};

/// Of the events of one day at one place, in their order, which only took it and lost it again: from
/// the taking by another side up to what gives it back.
pub(super) fn reversed(state: &State, today: &[&Weighed<'_>], blocs: &Sides) -> Vec<bool> {
    let mut reversed = vec![false; today.len()];
    let holder = state.counts_as();
    let taking = today.iter().position(|w| is_taking(w) && !is_of(&holder, &w.event.party, w, blocs));
    let Some(taken) = taking else { return reversed };
    let who = &today[taken].event.party;
    let back = today.iter().rposition(|w| gives_back(w, &holder, who, blocs));
    for flag in back.and_then(|back| reversed.get_mut(taken..=back)).into_iter().flatten() {
        *flag = true;
    }
    reversed
}

/// Only days are dates: two happenings of one month were not of one day.
fn is_taking(w: &Weighed<'_>) -> bool {
    matches!(w.event.what, Verb::Captures | Verb::Receives) && w.standing.moves() && w.event.date.is_a_day()
}

/// The holder's side retakes it, or throws the taker out; or the taker leaves.
fn gives_back(w: &Weighed<'_>, holder: &Holder, taker: &Holder, blocs: &Sides) -> bool {
    match w.event.what {
        Verb::Captures | Verb::Receives | Verb::Repels => {
            w.standing.moves() && w.event.date.is_a_day() && is_of(holder, &w.event.party, w, blocs)
        }
        Verb::Withdraws => w.standing.moves() && w.event.date.is_a_day() && w.event.party == *taker,
        _ => false,
    }
}

fn is_of(holder: &Holder, party: &Holder, w: &Weighed<'_>, blocs: &Sides) -> bool {
    !holder.is_nobody() && blocs.includes(holder, party, w.from)
}
