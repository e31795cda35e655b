//! One draw of what is uncertain in a log: the same log with one of its possible readings.
//!
//! Three things are drawn, each for itself: an uncertain date, any day between its first and its last
//! alike; of several datings of one happening, any alike; and a claim against a holder, true or untrue
//! alike. What a log leaves certain stays. The number behind each is a digest of seed, draw and event, so
//! that an event more or less moves no other.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Span;
use jiff::civil::Date;
use sha2::{Digest, Sha256};

use crate::control::{Histories, Standing};
use crate::events::{Confidence, Event, EventId, Log, Verb, When};

/// One reading of the log that some histories were made from.
pub fn redrawn(histories: &Histories<'_>, seed: u64, draw: u32) -> Log {
    let dice = Dice { seed, draw };
    let mut log = histories.log().clone();
    for (event, others) in histories.counting().iter().map(|(_, id)| (id, histories.dissent(id))) {
        if !others.is_empty() {
            one_dating(&mut log, event, others, dice);
        }
    }
    let claims = claims(histories);
    let mut untrue: BTreeSet<EventId> = BTreeSet::new();
    for event in log.events.values_mut() {
        if claims.contains(&event.id) {
            if dice.one_of(2, "claim", &event.id) == 0 {
                come_true(event);
            } else {
                untrue.insert(event.id.clone());
            }
        }
        if let Some(date) = drawn_date(event, dice) {
            event.date = date;
        }
    }
    log.events.retain(|id, _| !untrue.contains(id));
    log
}

/// The events that count only as somebody's claim.
fn claims(histories: &Histories<'_>) -> BTreeSet<EventId> {
    let steps = histories.iter().flat_map(|(_, history)| history.steps());
    let mut standing: BTreeMap<&EventId, Standing> = BTreeMap::new();
    for step in steps {
        if let Some(event) = &step.event {
            standing.insert(event, step.standing);
        }
    }
    let log = histories.log();
    let says = |id: &EventId| log.events.get(id).is_some_and(|event| event.what == Verb::Claims);
    let claims = standing.into_iter().filter(|(id, standing)| !standing.moves() || says(id));
    let gains = |id: &EventId| {
        log.events
            .get(id)
            .is_some_and(|e| e.what.gains() || e.what == Verb::Claims || e.what == Verb::Withdraws)
    };
    claims.map(|(id, _)| id.clone()).filter(gains).collect()
}

/// A claim that is true is what it says, reported beyond doubt.
fn come_true(event: &mut Event) {
    event.confidence = Some(Confidence::High);
    event.denied_by.clear();
    event.derived = false;
    if event.what == Verb::Claims {
        event.what = Verb::Captures;
    }
}

/// Of several datings one is left.
fn one_dating(log: &mut Log, event: &EventId, others: &[EventId], dice: Dice) {
    let all: Vec<&EventId> = std::iter::once(event).chain(others).collect();
    let chosen = all[dice.one_of(all.len(), "dating", event)];
    for dating in &all {
        if *dating != chosen {
            log.events.remove(*dating);
        }
    }
    if let Some(event) = log.events.get_mut(chosen) {
        event.same_as = None;
    }
}

/// A day of an uncertain date; `None` where it is known to the day or has no first.
fn drawn_date(event: &Event, dice: Dice) -> Option<When> {
    let (first, last) = (event.date.earliest(), event.date.latest());
    if first == last || first == Date::MIN {
        return None;
    }
    let days = usize::try_from(first.until(last).ok()?.get_days()).ok()? + 1;
    let ahead = i64::try_from(dice.one_of(days, "date", &event.id)).ok()?;
    first.checked_add(Span::new().try_days(ahead).ok()?).ok()?.to_string().parse().ok()
}

/// Where chance comes from.
#[derive(Debug, Clone, Copy)]
struct Dice {
    seed: u64,
    draw: u32,
}

impl Dice {
    /// A number below `sides`, all alike.
    fn one_of(self, sides: usize, what: &str, event: &EventId) -> usize {
        let mut digest = Sha256::new();
        digest.update(self.seed.to_be_bytes());
        digest.update(self.draw.to_be_bytes());
        digest.update(what.as_bytes());
        digest.update(event.as_str().as_bytes());
        let digest = digest.finalize();
        let bytes: [u8; 8] = std::array::from_fn(|i| digest[i]);
        let wide = u128::from(u64::from_be_bytes(bytes)) * (sides.max(1) as u128);
        usize::try_from(wide >> 64).unwrap_or(0)
    }
}
