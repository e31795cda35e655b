//! The history of each place as intervals, computed once; any day is then a look-up.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;

use super::datings::Datings;
use super::how::How;
use super::rules::{Rule, Rules};
use super::snapshot::Snapshot;
use super::track::Written;
use super::verdict::Assessed;
use super::weigh::Standing;
use crate::events::{EventId, Holder, Log};
use crate::gazetteer::{Gazetteer, PlaceId};

/// The histories of all places for one reader: a rule set and a day of knowledge.
#[derive(Debug, Clone)]
pub struct Histories<'a> {
    pub(super) log: &'a Log,
    pub(super) gazetteer: &'a Gazetteer,
    pub(super) rules: Rules,
    pub(super) known_by: Option<Date>,
    pub(super) table: Arc<Table>,
    pub(super) counting: Vec<(Date, EventId)>,
    pub(super) dissent: BTreeMap<EventId, Vec<EventId>>,
}

/// The histories of all places, end to end, each by day.
#[derive(Debug, Clone, Default)]
pub(super) struct Table {
    /// Sorted.
    places: Vec<PlaceId>,
    /// Where each place's verdicts and steps lie.
    spans: Vec<(Range<usize>, Range<usize>)>,
    /// The day from which each verdict holds.
    from: Vec<Date>,
    verdicts: Vec<Assessed>,
    steps: Vec<Step>,
}

/// The history of one place.
#[derive(Debug, Clone, Copy)]
pub struct History<'h> {
    table: &'h Table,
    number: usize,
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
    /// Who holds the place after it.
    pub holder: Holder,
    /// For a change that nobody saw: the latest evidence of the holder before. It came at some time
    /// between then and the day of this step.
    pub unseen_since: Option<Date>,
}

impl Table {
    /// An empty table with room for about so many steps.
    pub(super) fn with_capacity(steps: usize) -> Self {
        let room = steps + steps / 4;
        Self {
            from: Vec::with_capacity(room),
            verdicts: Vec::with_capacity(room),
            steps: Vec::with_capacity(room),
            ..Self::default()
        }
    }

    /// Adds the history of a place.
    pub(super) fn push(&mut self, place: PlaceId, Written { steps, verdicts }: Written) {
        let (first_verdict, first_step) = (self.from.len(), self.steps.len());
        self.steps.extend(steps);
        for (from, verdict) in verdicts {
            self.from.push(from);
            self.verdicts.push(verdict);
        }
        self.places.push(place);
        self.spans.push((first_verdict..self.from.len(), first_step..self.steps.len()));
    }

    /// The same table, its places sorted.
    pub(super) fn sorted(mut self) -> Self {
        let mut places: Vec<_> = self.places.into_iter().zip(self.spans).collect();
        places.sort_by(|a, b| a.0.cmp(&b.0));
        (self.places, self.spans) = places.into_iter().unzip();
        self
    }

    pub(super) fn number(&self, place: &PlaceId) -> Option<usize> {
        self.places.binary_search(place).ok()
    }

    pub(super) fn places(&self) -> &[PlaceId] {
        &self.places
    }

    pub(super) fn verdict(&self, number: usize) -> &Assessed {
        &self.verdicts[number]
    }

    /// The number of the verdict that holds at a place on a day.
    pub(super) fn current(&self, place: usize, day: Date) -> Option<usize> {
        let all = self.verdicts_of(place);
        let begun = self.from[all.clone()].partition_point(|from| *from <= day);
        (begun > 0).then(|| all.start + begun - 1)
    }

    fn verdicts_of(&self, place: usize) -> Range<usize> {
        self.spans[place].0.clone()
    }
}

impl<'h> History<'h> {
    /// The steps, oldest first.
    pub fn steps(&self) -> &'h [Step] {
        &self.table.steps[self.table.spans[self.number].1.clone()]
    }

    /// The steps that count on a day, oldest first.
    pub fn until(&self, day: Date) -> &'h [Step] {
        let steps = self.steps();
        &steps[..steps.partition_point(|step| step.on <= day)]
    }

    /// The steps of one day.
    pub fn of_day(&self, day: Date) -> &'h [Step] {
        let steps = self.until(day);
        &steps[steps.partition_point(|step| step.on < day)..]
    }

    /// The verdicts, each with the day from which it holds until the next; oldest first.
    pub fn verdicts(&self) -> impl DoubleEndedIterator<Item = (Date, &'h Assessed)> + use<'h> {
        let all = self.table.verdicts_of(self.number);
        self.table.from[all.clone()].iter().copied().zip(&self.table.verdicts[all])
    }

    /// The verdict on a day; `None` before the first step.
    pub fn on(&self, day: Date) -> Option<&'h Assessed> {
        self.table.current(self.number, day).map(|number| self.table.verdict(number))
    }
}

impl<'a> Histories<'a> {
    pub(super) fn with_datings(mut self, datings: &Datings<'_>) -> Self {
        self.dissent = datings.all().collect();
        self
    }

    /// The state of every place on a day.
    pub fn on(&self, as_of: Date) -> Snapshot {
        Snapshot::take(Arc::clone(&self.table), as_of, self.known_by)
    }

    /// The history of a place; `None` where no event ever touched it.
    pub fn of(&self, place: &PlaceId) -> Option<History<'_>> {
        self.table.number(place).map(|number| History { table: &self.table, number })
    }

    /// What is held true of a place on a day; `None` before its first event.
    pub fn assess(&self, place: &PlaceId, as_of: Date) -> Option<&Assessed> {
        self.of(place)?.on(as_of)
    }

    /// Every history, sorted by place.
    pub fn iter(&self) -> impl Iterator<Item = (&PlaceId, History<'_>)> {
        let history = |number| History { table: &self.table, number };
        self.table.places.iter().enumerate().map(move |(number, place)| (place, history(number)))
    }

    /// The events that take effect, each with the day from which it counts; sorted by that day.
    pub fn counting(&self) -> &[(Date, EventId)] {
        &self.counting
    }

    /// Other datings of the happening that an event tells of, known by then.
    pub fn dissent(&self, event: &EventId) -> &[EventId] {
        self.dissent.get(event).map_or(&[], Vec::as_slice)
    }

    /// What had been published by then is all that counts; `None` is everything.
    pub fn known_by(&self) -> Option<Date> {
        self.known_by
    }

    /// The log they were made from.
    pub fn log(&self) -> &'a Log {
        self.log
    }

    /// The places they are of.
    pub fn gazetteer(&self) -> &'a Gazetteer {
        self.gazetteer
    }

    /// The rules they were made by.
    pub fn rules(&self) -> &Rules {
        &self.rules
    }
}
