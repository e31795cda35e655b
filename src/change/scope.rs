//! What part of a theatre a difference is asked for.

use std::collections::BTreeSet;

use super::{Change, Transfer};
use crate::gazetteer::{Gazetteer, PlaceId};
use crate::ground::Region;

/// What part of a theatre a difference is asked for: all of it, unless narrowed.
#[derive(Debug, Clone)]
pub struct Scope {
    /// The land that counts.
    pub(super) land: Region,
    /// The places that count; `None` is all.
    pub(super) places: Option<BTreeSet<PlaceId>>,
    /// The places whose land counts; `None` is all.
    pub(super) speakers: Option<BTreeSet<PlaceId>>,
    /// The side whose gains and losses count; `None` is all.
    pub(super) side: Option<String>,
    /// Whether the land is less than the theatre's.
    pub(super) clipped: bool,
}

impl Scope {
    /// All of a theatre.
    pub fn whole(land: Region) -> Self {
        Self { land, places: None, speakers: None, side: None, clipped: false }
    }

    /// Only some places and the land that they speak for on either day.
    #[must_use]
    pub fn of_places(self, places: &BTreeSet<PlaceId>) -> Self {
        let speakers = Some(both(self.speakers, places));
        Self { places: Some(both(self.places, places)), speakers, ..self }
    }

    /// Only what lies within polygons, whoever speaks for it.
    #[must_use]
    pub fn within(self, polygons: &Region, gazetteer: &Gazetteer) -> Self {
        let inside = gazetteer.places().iter().filter(|p| p.at.is_some_and(|at| polygons.contains(at)));
        let inside = inside.map(|place| place.id.clone()).collect();
        let land = self.land.within(polygons);
        Self { land, places: Some(both(self.places, &inside)), clipped: true, ..self }
    }

    /// Only what one side gains or loses.
    #[must_use]
    pub fn of_side(self, side: &str) -> Self {
        Self { side: Some(side.to_owned()), ..self }
    }

    /// The land that counts.
    pub fn land(&self) -> &Region {
        &self.land
    }

    /// Whether a place counts.
    pub(super) fn has(&self, place: &PlaceId) -> bool {
        self.places.as_ref().is_none_or(|places| places.contains(place))
    }

    /// Whether land counts that these places speak for, before and after.
    pub(super) fn has_land_of(&self, speakers: [Option<&PlaceId>; 2]) -> bool {
        let counts = |places: &BTreeSet<PlaceId>| speakers.iter().flatten().any(|one| places.contains(*one));
        self.speakers.as_ref().is_none_or(counts)
    }

    /// Whether a place's land must be told from its neighbours' to know whether it counts.
    pub(super) fn singles_out(&self, place: &PlaceId) -> bool {
        self.speakers.as_ref().is_some_and(|places| places.contains(place))
    }

    /// Whether a ground is of the side asked for.
    pub(super) fn is_of_side(&self, ground: &str) -> bool {
        self.side.as_ref().is_none_or(|side| ground.split('+').any(|one| one == side))
    }

    /// Whether a change is asked for.
    pub(super) fn wants(&self, change: &Change) -> bool {
        let side = self.is_of_side(&change.from_side) || self.is_of_side(&change.to_side);
        self.has(&change.place) && side
    }

    /// Whether a transfer is asked for.
    pub(super) fn wants_land(&self, transfer: &Transfer) -> bool {
        self.is_of_side(&transfer.from_side) || self.is_of_side(&transfer.to_side)
    }
}

fn both(own: Option<BTreeSet<PlaceId>>, other: &BTreeSet<PlaceId>) -> BTreeSet<PlaceId> {
    own.map_or_else(|| other.clone(), |own| own.intersection(other).cloned().collect())
}
