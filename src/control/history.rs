//! The history of each place as steps, computed once.

use std::collections::BTreeMap;
use std::fmt;

use jiff::civil::Date;
use serde::Serialize;

use super::rules::{Rule, Rules};
use super::snapshot::Snapshot;
use super::state::State;
use super::weigh::Standing;
use crate::events::{EventId, Log};
use crate::gazetteer::PlaceId;

/// The histories of all places for one reader: a rule set and a day of knowledge.
#[derive(Debug, Clone)]
pub struct Histories<'a> {
    pub(super) log: &'a Log,
    pub(super) rules: Rules,
    pub(super) known_by: Option<Date>,
    pub(super) of: BTreeMap<PlaceId, History>,
    pub(super) counting: Vec<(Date, EventId)>,
}

/// The history of one place.
#[derive(Debug, Clone, Default)]
pub struct History {
    pub(super) steps: Vec<Step>,
}

/// One step: an event, or the time after which a rule lets something lapse.
#[derive(Debug, Clone)]
pub struct Step {
    /// The day from which it counts.
    pub on: Date,
    /// The event; `None` where time alone did it.
    pub event: Option<EventId>,
    /// The rule that weighed it.
    pub rule: Rule,
    /// How far the event can be trusted.
    pub standing: Standing,
    /// How the place changed; `None` where it did not.
    pub how: Option<How>,
    /// The state from here to the next step.
    pub state: State,
    /// Other datings of the same happening.
    pub dissent: Vec<EventId>,
}

/// How a place changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// Taken.
    Captured,
    /// Left.
    Withdrew,
    /// Given over, or walked into.
    HandedOver,
    /// The holder changed sides.
    Realigned,
    /// Fighting inside began.
    Contested,
    /// A siege or contest ended with the holder.
    Relieved,
    /// Ringed.
    Besieged,
    /// A claim was made.
    Claimed,
    /// The attacker was thrown out.
    Repelled,
    /// Held jointly.
    Shared,
    /// Another holder than the one on record, and nobody saw the change.
    Unobserved,
    /// A contest ended for want of news.
    TimedOut,
    /// A holder, siege, claim or presence ended for want of news.
    Lapsed,
    /// Later publication changed what is held true of the same day.
    Corrected,
    /// The first that is known of it.
    FirstEvidence,
}

impl How {
    /// The word in outputs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Captured => "captured",
            Self::Withdrew => "withdrew",
            Self::HandedOver => "handed_over",
            Self::Realigned => "realigned",
            Self::Contested => "contested",
            Self::Relieved => "relieved",
            Self::Besieged => "besieged",
            Self::Claimed => "claimed",
            Self::Repelled => "repelled",
            Self::Shared => "shared",
            Self::Unobserved => "unobserved",
            Self::TimedOut => "timed_out",
            Self::Lapsed => "lapsed",
            Self::Corrected => "corrected",
            Self::FirstEvidence => "first_evidence",
        }
    }
}

impl fmt::Display for How {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

impl History {
    /// The steps, oldest first.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The steps that count on a day, oldest first.
    pub fn until(&self, day: Date) -> &[Step] {
        &self.steps[..self.steps.partition_point(|step| step.on <= day)]
    }

    /// The state on a day; `None` before the first step.
    pub fn on(&self, day: Date) -> Option<&State> {
        self.until(day).last().map(|step| &step.state)
    }
}

impl<'a> Histories<'a> {
    /// The state of every place on a day.
    pub fn on(&self, as_of: Date) -> Snapshot {
        Snapshot::take(self, as_of)
    }

    /// The history of a place; `None` where no event ever touched it.
    pub fn of(&self, place: &PlaceId) -> Option<&History> {
        self.of.get(place)
    }

    /// Every history, sorted by place.
    pub fn iter(&self) -> impl Iterator<Item = (&PlaceId, &History)> {
        self.of.iter()
    }

    /// The events that take effect, each with the day from which it counts; sorted by that day.
    pub fn counting(&self) -> &[(Date, EventId)] {
        &self.counting
    }

    /// What had been published by then is all that counts; `None` is everything.
    pub fn known_by(&self) -> Option<Date> {
        self.known_by
    }

    /// The log they were made from.
    pub fn log(&self) -> &'a Log {
        self.log
    }

    /// The rules they were made by.
    pub fn rules(&self) -> &Rules {
        &self.rules
    }
}
