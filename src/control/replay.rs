//! The log replayed: day by day, areas before places before parts.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::effect::{self, apply, apply_from_whole};
use super::history::{Histories, History, How, Step};
use super::rules::{Rule, Rules};
use super::state::State;
use super::weigh::{Standing, Weighed, weigh};
use crate::events::{BlocId, EventId, Holder, Log, PartyId, Verb};
use crate::gazetteer::{Gazetteer, PlaceId};

impl<'a> Histories<'a> {
    /// Replays a log for a reader who knows what had been published by `known_by`; `end` is the last
    /// day to which what lapses is followed.
    pub fn replay(
        log: &'a Log,
        gazetteer: &Gazetteer,
        rules: &Rules,
        known_by: Option<Date>,
        end: Date,
    ) -> Self {
        let mut replay = Replay { log, gazetteer, rules, tracks: BTreeMap::new() };
        let weighed = weigh(log, rules, known_by);
        for day in weighed.chunk_by(|a, b| a.from == b.from) {
            replay.day(day);
        }
        let counting = weighed.iter().map(|w| (w.from, w.event.id.clone())).collect();
        Self { log, rules: rules.clone(), known_by, of: replay.finish(end), counting }
    }
}

struct Replay<'r> {
    log: &'r Log,
    gazetteer: &'r Gazetteer,
    rules: &'r Rules,
    tracks: BTreeMap<PlaceId, Track>,
}

/// A place while its history is being written.
#[derive(Default)]
struct Track {
    state: State,
    history: History,
}

impl Replay<'_> {
    /// The events of one day. Rule 5: what is said of an area counts before what is said of a place,
    /// so that the more specific wins.
    fn day(&mut self, events: &[Weighed<'_>]) {
        let mut by_place: Vec<(u8, &PlaceId)> =
            events.iter().map(|w| (self.specificity(&w.event.place), &w.event.place)).collect();
        by_place.sort();
        by_place.dedup();
        for (_, place) in by_place {
            let here: Vec<&Weighed<'_>> = events.iter().filter(|w| w.event.place == *place).collect();
            let reversed = self.reversed(place, &here);
            for w in here {
                if reversed.contains(&&w.event.id) {
                    self.clash(place, w);
                } else {
                    self.happens(place, w);
                }
            }
        }
    }

    /// Regions, then districts, then places, then parts.
    fn specificity(&self, place: &PlaceId) -> u8 {
        let Some(place) = self.gazetteer.get(place) else { return 2 };
        match place.kind {
            crate::gazetteer::Kind::Region => 0,
            crate::gazetteer::Kind::District => 1,
            kind if kind.can_be_part() => 3,
            _ => 2,
        }
    }

    /// Rule 4: the takings of one date that leave the place with whom it was before.
    fn reversed<'w>(&mut self, place: &PlaceId, here: &[&'w Weighed<'_>]) -> Vec<&'w EventId> {
        let takes = |w: &&&'w Weighed<'_>| {
            matches!(w.event.what, Verb::Captures | Verb::Receives)
                && w.standing.moves()
                && w.event.date.is_a_day()
        };
        let takings: Vec<_> = here.iter().filter(takes).collect();
        let (Some(first), Some(last)) = (takings.first(), takings.last()) else { return Vec::new() };
        let on = first.from;
        let holder = self.track(place, on).state.holder.clone();
        let comes_back = takings.len() > 1
            && !holder.is_nobody()
            && same_side(self.log, on, &last.event.party, &holder)
            && !same_side(self.log, on, &first.event.party, &holder);
        if comes_back { takings.iter().map(|w| &w.event.id).collect() } else { Vec::new() }
    }

    fn clash(&mut self, place: &PlaceId, w: &Weighed<'_>) {
        let track = self.track(place, w.from);
        track.state.fought(w.from);
        track.write(w, Rule::SameDayReversal, None);
    }

    /// One event, at its place, below it and above it.
    fn happens(&mut self, place: &PlaceId, w: &Weighed<'_>) {
        let log = self.log;
        let side = |a: &Holder, b: &Holder| same_side(log, w.from, a, b);
        let track = self.track(place, w.from);
        let how = apply(&mut track.state, w, &side);
        track.state.judgement |= w.judgement && how.is_some();
        track.write(w, rule_of(w), how);
        if effect::goes_down(w.event.what) && w.standing.moves() {
            for below in self.below(place) {
                let track = self.track(&below, w.from);
                let before = track.state.clone();
                let how = apply_from_whole(&mut track.state, w, &side);
                if how.is_some() || track.state != before {
                    track.write(w, Rule::FromTheWhole, how);
                }
            }
        }
        if w.event.what.is_fighting() && w.standing.moves() {
            self.keep_parent_contest(place, w);
        }
    }

    /// Members of an area and parts of a city. What an area's members have been told themselves on
    /// the same day comes later in the day and wins.
    fn below(&self, place: &PlaceId) -> Vec<PlaceId> {
        let mut below: Vec<PlaceId> = Vec::new();
        for member in self.gazetteer.members(place) {
            below.push(member.id.clone());
            below.extend(self.gazetteer.parts(&member.id).iter().map(|part| part.id.clone()));
        }
        below.extend(self.gazetteer.parts(place).iter().map(|part| part.id.clone()));
        below.sort();
        below.dedup();
        below.retain(|id| id != place);
        below
    }

    fn keep_parent_contest(&mut self, place: &PlaceId, w: &Weighed<'_>) {
        let Some(settlement) = self.gazetteer.settlement_of(place).cloned() else { return };
        let track = self.track(&settlement, w.from);
        track.state.fought(w.from);
        track.write(w, Rule::FromAPart, None);
    }

    /// The track of a place, with everything lapsed that had to by then.
    fn track(&mut self, place: &PlaceId, by: Date) -> &mut Track {
        let track = self.tracks.entry(place.clone()).or_default();
        track.lapse(self.log, self.rules, by);
        track
    }

    fn finish(mut self, end: Date) -> BTreeMap<PlaceId, History> {
        for track in self.tracks.values_mut() {
            track.lapse(self.log, self.rules, end);
        }
        self.tracks.into_iter().map(|(place, track)| (place, track.history)).collect()
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

fn same_side(log: &Log, on: Date, a: &Holder, b: &Holder) -> bool {
    let sides = |holder: &Holder| -> Vec<BlocId> {
        let mut sides: Vec<_> = holder.parties().iter().map(|party| log.bloc_of(party, on)).collect();
        sides.sort();
        sides.dedup();
        sides
    };
    sides(a) == sides(b)
}

impl Track {
    fn write(&mut self, w: &Weighed<'_>, rule: Rule, how: Option<How>) {
        self.history.steps.push(Step {
            on: w.from,
            event: Some(w.event.id.clone()),
            rule,
            standing: w.standing,
            how,
            state: self.state.clone(),
            dissent: w.dissent.clone(),
        });
    }

    /// Lets go, in the order of the days, of everything that ends by itself up to a day.
    fn lapse(&mut self, log: &Log, rules: &Rules, by: Date) {
        while let Some((on, what)) = self.next_lapse(log, rules).filter(|(on, _)| *on <= by) {
            let (rule, how) = self.let_go(what, on);
            self.history.steps.push(Step {
                on,
                event: None,
                rule,
                standing: Standing::Confirmed,
                how: Some(how),
                state: self.state.clone(),
                dissent: Vec::new(),
            });
        }
    }

    fn next_lapse(&self, log: &Log, rules: &Rules) -> Option<(Date, Lapse)> {
        let state = &self.state;
        let contest = state.contest.as_ref().map(|c| (after(c.last, rules.contest_days), Lapse::Contest));
        let siege = state.siege.as_ref().map(|s| (after(s.last, rules.siege_days), Lapse::Siege));
        let claims = state
            .claims
            .iter()
            .map(|claim| (after(claim.on, rules.claim_days), Lapse::Claim(claim.party.clone())));
        let present = state
            .present
            .iter()
            .map(|(party, seen)| (after(*seen, rules.stale_days), Lapse::Presence(party.clone())));
        let fighting = state.contest.iter().flat_map(|c| &c.parties);
        let involved = state.holder.parties().iter().chain(fighting);
        let ended = involved.filter_map(|party| {
            let until = log.parties.get(party)?.until?;
            Some((until.tomorrow().ok()?, Lapse::Party(party.clone())))
        });
        let all = contest.into_iter().chain(siege).chain(claims).chain(present).chain(ended);
        all.min()
    }

    /// Rule 7 for parties; for the rest, what nobody speaks of any more.
    fn let_go(&mut self, what: Lapse, on: Date) -> (Rule, How) {
        match what {
            Lapse::Party(party) => {
                let gone = [party];
                self.state.leaves_fight(&gone);
                if self.state.holder.includes(&gone[0]) {
                    self.state.holder = self.state.holder.without(&gone);
                    self.state.realigned_to = None;
                    self.state.since = Some(on);
                    if self.state.holder.is_nobody() {
                        self.state.basis = None;
                    }
                }
                (Rule::PastItsEnd, How::Lapsed)
            }
            Lapse::Contest => {
                self.state.contest = None;
                (Rule::Lapse, How::TimedOut)
            }
            Lapse::Siege => {
                self.state.siege = None;
                (Rule::Lapse, How::Lapsed)
            }
            Lapse::Claim(party) => {
                self.state.claims.retain(|claim| claim.party != party);
                (Rule::Lapse, How::Lapsed)
            }
            Lapse::Presence(party) => {
                self.state.present.retain(|(present, _)| *present != party);
                (Rule::Lapse, How::Lapsed)
            }
        }
    }
}

/// What can end by itself; in this order on one day.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Lapse {
    Party(PartyId),
    Contest,
    Siege,
    Claim(PartyId),
    Presence(PartyId),
}

/// The first day that is more than `days` after the last news.
fn after(last: Date, days: i64) -> Date {
    let span: Span = days.saturating_add(1).clamp(0, 3_000_000).days();
    last.checked_add(span).unwrap_or(Date::MAX)
}
