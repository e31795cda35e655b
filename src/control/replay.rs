//! The log replayed, place by place: the less specific first, since what happens to an area or a city
//! goes to its members and parts.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use jiff::civil::Date;

use super::By;
use super::arrival::{Arrival, Relation, arrivals};
use super::history::{Histories, Table};
use super::lapse::Limits;
use super::reversal::reversed;
use super::rules::{Rule, Rules};
use super::sides::Sides;
use super::track::{Bench, Track};
use super::weigh::{Weighed, weigh};
use crate::events::Log;
use crate::gazetteer::Gazetteer;

impl<'a> Histories<'a> {
    /// Replays a log for a reader who knows what had been published by `known_by`; `end` is the last
    /// day to which what lapses is followed.
    pub fn replay(
        log: &'a Log,
        gazetteer: &'a Gazetteer,
        rules: &Rules,
        known_by: Option<Date>,
        end: Date,
    ) -> Self {
        let (weighed, datings) = weigh(log, rules, known_by);
        Self::of_weighed(log, gazetteer, rules, known_by, end, &weighed).with_datings(&datings)
    }

    /// Replays events that have been weighed.
    pub(super) fn of_weighed(
        log: &'a Log,
        gazetteer: &'a Gazetteer,
        rules: &Rules,
        known_by: Option<Date>,
        end: Date,
        weighed: &[Weighed<'a>],
    ) -> Self {
        let bench = Bench {
            limits: Limits::of(log, rules),
            blocs: Sides::of(log, By::Bloc),
            shown: Sides::of(log, rules.by),
        };
        let (arrivals, order) = arrivals(weighed, gazetteer);
        let here: HashMap<u32, &[Arrival]> =
            arrivals.chunk_by(|a, b| a.place == b.place).map(|all| (all[0].place, all)).collect();
        let mut clashes = vec![false; weighed.len()];
        let mut table = Table::with_capacity(arrivals.len());
        for place in order {
            let arrivals = here.get(&place).copied().unwrap_or_default();
            let written = replay_place(arrivals, weighed, &bench, &mut clashes).finish(end);
            table.push(gazetteer.places()[place as usize].id.clone(), written);
        }
        let counting = weighed.iter().map(|w| (w.from, w.event.id.clone())).collect();
        Self {
            log,
            gazetteer,
            rules: rules.clone(),
            known_by,
            table: Arc::new(table.sorted()),
            counting,
            dissent: BTreeMap::new(),
        }
    }
}

fn replay_place<'b>(
    arrivals: &[Arrival],
    weighed: &[Weighed<'_>],
    bench: &'b Bench,
    clashes: &mut [bool],
) -> Track<'b> {
    let mut track = Track::new(bench);
    for day in arrivals.chunk_by(|a, b| a.on == b.on) {
        track.at(day[0].on);
        let own = day.iter().filter(|arrival| arrival.relation == Relation::Here);
        let own: Vec<usize> = own.map(|arrival| arrival.event as usize).collect();
        if own.len() > 1 {
            let today: Vec<&Weighed<'_>> = own.iter().map(|event| &weighed[*event]).collect();
            let reversed = reversed(track.state(), &today, &bench.blocs);
            for (event, _) in own.iter().zip(reversed).filter(|(_, reversed)| *reversed) {
                clashes[*event] = true;
            }
        }
        for arrival in day {
            let event = arrival.event as usize;
            let w = &weighed[event];
            match arrival.relation {
                Relation::FromTheWhole if clashes[event] => {}
                Relation::FromTheWhole => track.comes_down(w),
                Relation::Here if clashes[event] => track.fighting(w, Rule::SameDayReversal),
                Relation::Here => track.happens(w),
                Relation::FromAPart => track.fighting(w, Rule::FromAPart),
            }
        }
    }
    track
}
