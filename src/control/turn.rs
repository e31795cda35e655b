//! What would change a verdict: a claim confirmed, a reason that falls away, another dating, silence.
//!
//! Each is tried out: the place's history is replayed with that one thing otherwise.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;

use super::history::Histories;
use super::how::How;
use super::verdict::Assessed;
use super::weigh::{Standing, Weighed, by_order, weigh};
use crate::events::EventId;
use crate::gazetteer::PlaceId;

/// One thing that would change a verdict, and what it would be then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// The thing.
    pub condition: Condition,
    /// The day of the other verdict.
    pub on: Date,
    /// The verdict; `None` where nothing would be known at all.
    pub verdict: Option<Assessed>,
}

/// What would have to be otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// A claim were confirmed.
    Confirmed(EventId),
    /// An event had not happened.
    Without(EventId),
    /// Another dating of a happening were the right one.
    DatedAs(EventId),
    /// Nothing more is heard.
    Silence(How),
}

/// Of the reasons behind a verdict so many of the latest are tried.
const MOST: usize = 12;

/// So far ahead silence is followed, days.
const AHEAD: i64 = 800;

impl<'a> Histories<'a> {
    /// What would change the verdict on a place on a day, in the order in which it is looked for:
    /// claims confirmed, reasons taken away, other datings, silence.
    pub fn turns(&self, place: &PlaceId, as_of: Date) -> Vec<Turn> {
        let (weighed, datings) = weigh(self.log, &self.rules, self.known_by);
        let family = self.family(place);
        let counts = |w: &Weighed<'_>| family.contains(&w.event.place) && w.from <= as_of;
        let heard: Vec<Weighed<'a>> = weighed.into_iter().filter(counts).collect();
        let now = self.assess(place, as_of);
        let reasons = now.map(Assessed::event_ids).unwrap_or_default();
        let mut turns = Vec::new();
        let mut try_out = |condition: Condition, otherwise: Vec<Weighed<'a>>| {
            let replayed = self.of_few(&otherwise, as_of);
            let verdict = replayed.assess(place, as_of);
            if !draw_alike(now, verdict) {
                turns.push(Turn { condition, on: as_of, verdict: verdict.cloned() });
            }
        };
        for weak in heard.iter().rev().filter(|w| !w.standing.moves()).take(MOST) {
            let id = &weak.event.id;
            try_out(Condition::Confirmed(id.clone()), with(&heard, id, Standing::Confirmed));
        }
        for id in reasons.iter().rev().take(MOST) {
            try_out(Condition::Without(id.clone()), without(&heard, id));
        }
        for id in reasons.iter().rev().take(MOST) {
            for other in datings.beaten_by(id) {
                let mut otherwise = without(&heard, id);
                otherwise.push(*other);
                otherwise.sort_by_key(by_order);
                try_out(Condition::DatedAs(other.event.id.clone()), otherwise);
            }
        }
        turns.extend(self.silence(place, as_of, now, &heard));
        turns
    }

    /// What becomes of the place if nothing more is heard.
    fn silence(
        &self,
        place: &PlaceId,
        as_of: Date,
        now: Option<&Assessed>,
        heard: &[Weighed<'a>],
    ) -> Vec<Turn> {
        let ahead = as_of.checked_add(AHEAD.days()).unwrap_or(Date::MAX);
        let replayed = self.of_few(heard, ahead);
        let Some(history) = replayed.of(place) else { return Vec::new() };
        let mut before = now;
        let mut turns = Vec::new();
        for (on, verdict) in history.verdicts().filter(|(on, _)| as_of < *on && *on <= ahead) {
            if !draw_alike(before, Some(verdict)) {
                let how = history.of_day(on).iter().rev().find_map(|step| step.how);
                let condition = Condition::Silence(how.unwrap_or(How::Realigned));
                turns.push(Turn { condition, on, verdict: Some(verdict.clone()) });
            }
            before = Some(verdict);
        }
        turns
    }

    /// Every place whose events can reach a place.
    fn family(&self, place: &PlaceId) -> BTreeSet<PlaceId> {
        let parts = self.gazetteer.parts(place);
        let mut family: BTreeSet<PlaceId> = parts.into_iter().map(|part| part.id.clone()).collect();
        let mut next = Some(place.clone());
        while let Some(one) = next.take().filter(|one| family.insert(one.clone())) {
            family.extend(self.gazetteer.areas_of(&one).into_iter().cloned());
            next = self.gazetteer.get(&one).and_then(|place| place.part_of.clone());
        }
        family
    }

    fn of_few(&self, weighed: &[Weighed<'a>], end: Date) -> Self {
        Self::of_weighed(self.log, self.gazetteer, &self.rules, self.known_by, end, weighed)
    }
}

fn draw_alike(a: Option<&Assessed>, b: Option<&Assessed>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a.draws_like(b),
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    }
}

fn with<'a>(heard: &[Weighed<'a>], id: &EventId, standing: Standing) -> Vec<Weighed<'a>> {
    let raised = |w: &Weighed<'a>| if w.event.id == *id { Weighed { standing, ..*w } } else { *w };
    heard.iter().map(raised).collect()
}

fn without<'a>(heard: &[Weighed<'a>], id: &EventId) -> Vec<Weighed<'a>> {
    heard.iter().filter(|w| w.event.id != *id).copied().collect()
}
