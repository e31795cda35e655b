//! Rule 5: to which places an event goes, and in which order a place hears of its day.

use std::collections::HashMap;

use jiff::civil::Date;

use super::below::{Depth, depth};
use super::weigh::Weighed;
use crate::gazetteer::{Gazetteer, Kind, Place, PlaceId};

/// How an event concerns a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Relation {
    /// It happened to the area or city that the place belongs to.
    FromTheWhole,
    /// It happened to the place itself.
    Here,
    /// It is fighting in a part of the place.
    FromAPart,
}

/// An event arrives at a place. In the order in which they count there: by day; on a day the less
/// specific first, so that the more specific wins; then in the order of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Arrival {
    /// The place, by its number in the gazetteer.
    pub(super) place: u32,
    pub(super) on: Date,
    rank: Rank,
    /// The event, by its number among those weighed.
    pub(super) event: u32,
    pub(super) relation: Relation,
}

/// How specific a place is: an area by the number of areas around it, then places, then parts by the
/// number of places around them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    Area(u8),
    Place,
    Part(u8),
}

/// What an event at a place reaches.
struct Around {
    number: u32,
    rank: Rank,
    /// Members of an area.
    members: Vec<u32>,
    /// Parts of a settlement, or of the settlements in an area.
    parts: Vec<u32>,
    settlement: Option<u32>,
}

/// Every arrival, sorted by place and by the order in which it counts there; and the places, the less
/// specific first.
pub(super) fn arrivals(weighed: &[Weighed<'_>], gazetteer: &Gazetteer) -> (Vec<Arrival>, Vec<u32>) {
    let places = gazetteer.places();
    let number: Numbers<'_> = places.iter().map(|place| &place.id).zip(0..).collect();
    let mut around: Vec<Option<Around>> = places.iter().map(|_| None).collect();
    let mut arrivals = Vec::with_capacity(weighed.len() + weighed.len() / 4);
    for (event, w) in (0..).zip(weighed) {
        let Some(here) = number.get(&w.event.place).map(|here| *here as usize) else { continue };
        let around = around[here].get_or_insert_with(|| Around::of(&places[here], gazetteer, &number));
        around.reach(event, w, &mut arrivals);
    }
    arrivals.sort_unstable();
    arrivals.dedup_by_key(|arrival| (arrival.place, arrival.event));
    let mut order: Vec<u32> = arrivals.iter().map(|arrival| arrival.place).collect();
    order.dedup();
    order.sort_by_cached_key(|place| (rank(&places[*place as usize], gazetteer), *place));
    (arrivals, order)
}

/// The number of each place in the gazetteer.
type Numbers<'g> = HashMap<&'g PlaceId, u32>;

impl Around {
    fn of(place: &Place, gazetteer: &Gazetteer, number: &Numbers<'_>) -> Self {
        let find = |place: &PlaceId| number.get(place).copied();
        let members = gazetteer.members(&place.id);
        let wholes = members.iter().copied().chain([place]);
        let parts = wholes.flat_map(|whole| gazetteer.parts(&whole.id));
        Self {
            number: find(&place.id).unwrap_or_default(),
            rank: rank(place, gazetteer),
            parts: parts.filter_map(|part| find(&part.id)).collect(),
            members: members.iter().filter_map(|member| find(&member.id)).collect(),
            settlement: gazetteer.settlement_of(&place.id).and_then(find),
        }
    }

    fn reach(&self, event: u32, w: &Weighed<'_>, arrivals: &mut Vec<Arrival>) {
        let arrive =
            |place: u32, relation: Relation| Arrival { place, on: w.from, rank: self.rank, event, relation };
        arrivals.push(arrive(self.number, Relation::Here));
        if !w.standing.moves() {
            return;
        }
        let depth = depth(w.event.what);
        if depth != Depth::Here {
            arrivals.extend(self.members.iter().map(|place| arrive(*place, Relation::FromTheWhole)));
        }
        if depth == Depth::Parts {
            arrivals.extend(self.parts.iter().map(|place| arrive(*place, Relation::FromTheWhole)));
        }
        if w.event.what.is_fighting() {
            arrivals.extend(self.settlement.map(|place| arrive(place, Relation::FromAPart)));
        }
    }
}

fn rank(place: &Place, gazetteer: &Gazetteer) -> Rank {
    match place.kind {
        Kind::Region | Kind::District => Rank::Area(depth_of(gazetteer.areas_of(&place.id).len())),
        kind if kind.can_be_part() => Rank::Part(depth_of(steps_up(place, gazetteer))),
        _ => Rank::Place,
    }
}

fn depth_of(count: usize) -> u8 {
    u8::try_from(count).unwrap_or(u8::MAX)
}

/// How many places lie around a part. A gazetteer has no circles; the bound is for its own sake.
fn steps_up(part: &Place, gazetteer: &Gazetteer) -> usize {
    let up = |place: &&Place| gazetteer.get(place.part_of.as_ref()?);
    std::iter::successors(Some(part), up).take(100).count()
}
