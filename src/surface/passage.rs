//! Where an event says that a front passes: "18 km west of Sirte".
//!
//! A spot that two sides contest, and whose position is worked out from its words, is a point of the line
//! between them: it owns no ground of its own. The settlement that it is part of lies behind the line on
//! one side; the nearest place of the other side lies behind it on the other.

use super::mesh::apart;
use super::sample::Reading;
use super::{Evidence, Surface};
use crate::control::{Assessed, Status};
use crate::events::{BlocId, EventId};
use crate::gazetteer::{Place, PlaceId};
use crate::ground::{Km, LonLat, Plane, Xy};

/// A point of a front, as an event states it.
#[derive(Debug, Clone, PartialEq)]
pub struct Passage {
    /// The spot.
    pub spot: PlaceId,
    /// Where its words put it.
    pub at: LonLat,
    /// How far off that may be.
    pub precision: Km,
    /// The side behind it, from which the words count.
    pub side: BlocId,
    /// The side beyond it.
    pub against: BlocId,
    /// The events.
    pub event_ids: Vec<EventId>,
}

impl Passage {
    /// Whether it lies between the ground of two pieces of evidence.
    pub fn lies_between(&self, surface: &Surface, owners: [usize; 2]) -> bool {
        let holds = |owner: usize, side: &BlocId| surface.evidence[owner].ground.sides == [side.clone()];
        let [a, b] = owners;
        (holds(a, &self.side) && holds(b, &self.against)) || (holds(a, &self.against) && holds(b, &self.side))
    }
}

impl Surface {
    /// The points of fronts that events state.
    pub fn passages(&self) -> Vec<&Passage> {
        self.evidence.iter().flat_map(|e| &e.passages).collect()
    }
}

/// Whether a place may be a point of a front rather than ground: then whose the land around is depends on
/// who holds what.
pub fn may_be_passage(place: &Place, assessed: &Assessed) -> bool {
    place.estimated && assessed.status == Status::Contested
}

/// Gives evidence the points of fronts that are stated from it; their spots speak no more for themselves.
pub(super) fn state_passages(evidence: &mut Vec<Evidence>, speakers: &[(&Place, &Assessed)]) {
    for (place, assessed) in speakers.iter().filter(|(place, assessed)| may_be_passage(place, assessed)) {
        let Some((at, precision)) = place.at.zip(place.precision) else { continue };
        let sides: Vec<&BlocId> = assessed.sides.iter().chain(assessed.contested_by.iter()).collect();
        let behind = evidence.iter_mut().find(|e| place.part_of.as_ref() == Some(&e.place));
        let Some((behind, [one, other])) = behind.zip(<[&BlocId; 2]>::try_from(sides).ok()) else { continue };
        let (side, against) = match behind.ground.sides.as_slice() {
            [side] if side == one => (one.clone(), other.clone()),
            [side] if side == other => (other.clone(), one.clone()),
            _ => continue,
        };
        let (spot, event_ids) = (place.id.clone(), assessed.event_ids());
        behind.passages.push(Passage { spot: spot.clone(), at, precision, side, against, event_ids });
        evidence.retain(|e| e.place != spot);
    }
}

/// Both sides of a stated point lie at least this far from it, metres: so far apart are the points at which
/// roads are read.
const LEAST: f64 = 3_000.0;

/// The evidence, and two points that mirror each other in each point that is stated, for those behind it.
pub(super) fn sources(evidence: &[Evidence], plane: Plane) -> Vec<Reading> {
    let places = evidence.iter().enumerate().map(|(owner, e)| (plane.to_xy(e.at), owner));
    let mut sources: Vec<Reading> = places.collect();
    for (behind, e) in evidence.iter().enumerate() {
        for passage in &e.passages {
            let (from, at) = (plane.to_xy(e.at), plane.to_xy(passage.at));
            let of = |(_, e): &(usize, &Evidence)| e.ground.sides == [passage.against.clone()];
            let metres = |(_, e): &(usize, &Evidence)| apart(plane.to_xy(e.at), at);
            let beyond = evidence.iter().enumerate().filter(of);
            let nearest = beyond.min_by(|a, b| metres(a).total_cmp(&metres(b)));
            let far = apart(from, at);
            let Some((beyond, _)) = nearest.filter(|_| far > LEAST) else { continue };
            let share = (passage.precision.0 * 1000.0).clamp(LEAST, far) / far;
            let off = |by: f64| Xy { x: at.x + by * (at.x - from.x), y: at.y + by * (at.y - from.y) };
            sources.extend([(off(-share), behind), (off(share), beyond)]);
        }
    }
    sources
}
