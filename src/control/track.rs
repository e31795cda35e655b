//! One place's history, written event by event.

use std::sync::Arc;

use jiff::civil::Date;

use super::below::apply_below;
use super::effect::{Case, apply};
use super::history::Step;
use super::how::How;
use super::lapse::{Limits, involved, let_go};
use super::rules::Rule;
use super::sides::Sides;
use super::state::State;
use super::verdict::{Assessed, assess};
use super::weigh::{Standing, Weighed};

/// What every place is judged by.
pub(super) struct Bench {
    pub(super) limits: Limits,
    /// The blocs, for what a verb does.
    pub(super) blocs: Sides,
    /// The sides that the reader asked for, for what is shown.
    pub(super) shown: Sides,
}

/// A place while its history is being written.
pub(super) struct Track<'b> {
    bench: &'b Bench,
    state: State,
    /// The day from which the state holds; `None` before the first step.
    from: Option<Date>,
    written: Written,
}

/// A history: the steps, and the verdicts each with the day from which it holds.
#[derive(Debug, Default)]
pub(super) struct Written {
    pub(super) steps: Vec<Step>,
    pub(super) verdicts: Vec<(Date, Assessed)>,
}

impl<'b> Track<'b> {
    pub(super) fn new(bench: &'b Bench) -> Self {
        Self { bench, state: State::default(), from: None, written: Written::default() }
    }

    /// The place as it is at the beginning of a day, with everything lapsed that had to by then.
    pub(super) fn at(&mut self, day: Date) {
        while let Some((due, what)) = self.bench.limits.next(&self.state).filter(|(due, _)| *due <= day) {
            let on = self.from.map_or(due, |from| from.max(due));
            self.turn_to(on);
            let (rule, how) = let_go(&mut self.state, &what);
            let (event, standing, unseen_since) = (None, Standing::Confirmed, None);
            let holder = self.state.holder.clone();
            self.written.steps.push(Step { on, event, rule, standing, how: Some(how), holder, unseen_since });
        }
        self.turn_to(day);
    }

    /// The place as it is at this moment of the replay.
    pub(super) fn state(&self) -> &State {
        &self.state
    }

    /// An event of the place itself.
    pub(super) fn happens(&mut self, w: &Weighed<'_>) {
        let before = self.state.last_evidence;
        let how = apply(&mut self.state, &Case { w: *w, blocs: &self.bench.blocs });
        self.write(w, rule_of(w), how, before);
    }

    /// An event of the area or city that the place belongs to.
    pub(super) fn comes_down(&mut self, w: &Weighed<'_>) {
        let before = self.state.last_evidence;
        let reasons = self.state.reasons.len();
        let how = apply_below(&mut self.state, &Case { w: *w, blocs: &self.bench.blocs });
        if how.is_some() || self.state.reasons.len() > reasons {
            self.write(w, Rule::FromTheWhole, how, before);
        }
    }

    /// Fighting that moves nothing: in a part, or a place taken and lost on one date.
    pub(super) fn fighting(&mut self, w: &Weighed<'_>, rule: Rule) {
        self.state.fought(w.from);
        self.write(w, rule, None, None);
    }

    /// The whole history; what lapses is followed to `end`.
    pub(super) fn finish(mut self, end: Date) -> Written {
        if self.from.is_some_and(|from| from <= end) {
            self.at(end);
        }
        self.turn_to(Date::MAX);
        let reasons: Arc<[_]> = self.state.reasons.into();
        for (_, verdict) in &mut self.written.verdicts {
            verdict.reasons = Arc::clone(&reasons);
        }
        self.written
    }

    fn write(&mut self, w: &Weighed<'_>, rule: Rule, how: Option<How>, evidence: Option<Date>) {
        let unseen_since = evidence.filter(|_| how == Some(How::Unobserved));
        self.written.steps.push(Step {
            on: w.from,
            event: Some(w.event.id.clone()),
            rule,
            standing: w.standing,
            how,
            holder: self.state.holder.clone(),
            unseen_since,
        });
    }

    /// Writes down the verdict of the days before, each day with its own allegiances, when the day
    /// turns.
    fn turn_to(&mut self, day: Date) {
        let from = self.from.replace(day);
        let Some(mut on) = from.filter(|from| *from < day) else { return };
        if self.written.steps.is_empty() {
            return;
        }
        self.settle(on);
        while self.bench.shown.any_change(on, day) {
            let next =
                involved(&self.state).filter_map(|party| self.bench.shown.next_change(party, on)).min();
            let Some(next) = next.filter(|next| *next < day) else { break };
            self.settle(next);
            on = next;
        }
    }

    fn settle(&mut self, on: Date) {
        let before = self.written.verdicts.last().map(|(_, verdict)| verdict);
        let now = assess(&self.state, &self.bench.shown, on, before);
        if before != Some(&now) {
            self.written.verdicts.push((on, now));
        }
    }
}

fn rule_of(w: &Weighed<'_>) -> Rule {
    match w.standing {
        Standing::Denied => Rule::Denied,
        Standing::Claim => Rule::ClaimOnly,
        Standing::Inferred | Standing::Confirmed if w.judgement => Rule::Judgement,
        Standing::Inferred | Standing::Confirmed => Rule::Effect,
    }
}
