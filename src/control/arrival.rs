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
    pub(super) place: usize,
    pub(super) on: Date,
    rank: Rank,
    /// The event, by its number among those weighed.
    pub(super) event: usize,
    pub(super) relation: Relation,
}

/// How specific a place is: an area by the number of areas around it, then places, then parts by the
/// number of places around them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    Area(usize),
    Place,
    Part(usize),
}

/// What an event at a place reaches.
struct Around {
    number: usize,
    rank: Rank,
    /// Members of an area.
    members: Vec<usize>,
    /// Parts of a settlement, or of the settlements in an area.
    parts: Vec<usize>,
    settlement: Option<usize>,
}

/// Every arrival, sorted by place and by the order in which it counts there; and the places, the less
/// specific first.
pub(super) fn arrivals(weighed: &[Weighed<'_>], gazetteer: &Gazetteer) -> (Vec<Arrival>, Vec<usize>) {
    let places = gazetteer.places();
    let number: HashMap<&PlaceId, usize> =
        places.iter().enumerate().map(|(i, place)| (&place.id, i)).collect();
    let mut around: HashMap<usize, Around> = HashMap::new();
    let mut arrivals = Vec::with_capacity(weighed.len());
    for (event, w) in weighed.iter().enumerate() {
        let Some(here) = number.get(&w.event.place) else { continue };
        let around = around.entry(*here).or_insert_with(|| Around::of(&places[*here], gazetteer, &number));
        around.reach(event, w, &mut arrivals);
    }
    arrivals.sort_unstable();
    arrivals.dedup_by_key(|arrival| (arrival.place, arrival.event));
    let mut order: Vec<usize> = arrivals.iter().map(|arrival| arrival.place).collect();
    order.dedup();
    order.sort_by_cached_key(|place| (rank(&places[*place], gazetteer), *place));
    (arrivals, order)
}

impl Around {
    fn of(place: &Place, gazetteer: &Gazetteer, number: &HashMap<&PlaceId, usize>) -> Self {
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

    fn reach(&self, event: usize, w: &Weighed<'_>, arrivals: &mut Vec<Arrival>) {
        let arrive = |place: usize, relation: Relation| Arrival {
            place,
            on: w.from,
            rank: self.rank,
            event,
            relation,
        };
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
        Kind::Region | Kind::District => Rank::Area(gazetteer.areas_of(&place.id).len()),
        kind if kind.can_be_part() => Rank::Part(steps_up(place, gazetteer)),
        _ => Rank::Place,
    }
}

/// How many places lie around a part. A gazetteer has no circles; the bound is for its own sake.
fn steps_up(part: &Place, gazetteer: &Gazetteer) -> usize {
    let up = |place: &&Place| gazetteer.get(place.part_of.as_ref()?);
    std::iter::successors(Some(part), up).take(100).count()
}
