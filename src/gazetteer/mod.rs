//! What a name means: places, their names in several scripts, what they are part of, and roads.

mod arabic;
mod by_hash;
mod common;
mod compass;
mod doubt;
mod expression;
mod fold;
mod hierarchy;
mod hint;
mod index;
mod kind;
mod likeness;
mod locator;
mod narrow;
mod phrase;
mod place;
mod query;
mod read;
mod roman;
mod script;
mod search;
mod skeleton;
mod sound;
mod space;
mod tier;
mod weight;
mod wording;
mod words;

use std::collections::BTreeSet;

pub use compass::Bearing;
pub use doubt::Doubt;
pub use expression::Location;
pub use hint::{Decider, Hints, Resolution};
pub use kind::Kind;
pub use place::{Name, Place, PlaceId, Road};
pub use read::Tables;
pub use space::looks_swapped;
pub use tier::{Match, Tier};

use crate::ground::{Km, LonLat, Region};
use crate::table::nearest;
use hierarchy::Hierarchy;
use index::Index;
use space::Space;

/// The places of one theatre, found by id, by name, by what they lie in and by where they are.
#[derive(Debug, Clone, Default)]
pub struct Gazetteer {
    /// Sorted by id.
    places: Vec<Place>,
    /// Sorted by id.
    roads: Vec<Road>,
    hierarchy: Hierarchy,
    index: Index,
    space: Space,
}

/// The areas that cover a position, as far as their members tell.
#[derive(Debug, Clone)]
pub struct Cover<'g> {
    /// The areas, sorted by id.
    pub areas: Vec<&'g Place>,
    /// The nearest place that lies in an area.
    pub known_from: &'g Place,
    /// How far off it is.
    pub km: Km,
}

impl Gazetteer {
    /// The gazetteer of places that are known to be well. Of places with one id the first stays, and
    /// ties that go in a circle are cut; [`Gazetteer::read`] says what is wrong instead.
    pub fn of(mut places: Vec<Place>, mut roads: Vec<Road>) -> Self {
        places.sort_by(|a, b| a.id.cmp(&b.id));
        places.dedup_by(|a, b| a.id == b.id);
        roads.sort_by(|a, b| a.id.cmp(&b.id));
        let (hierarchy, _) = Hierarchy::of(&places);
        Self::assemble(places, roads, hierarchy)
    }

    fn assemble(places: Vec<Place>, roads: Vec<Road>, hierarchy: Hierarchy) -> Self {
        let (index, space) = (Index::of(&places), Space::of(&places));
        Self { places, roads, hierarchy, index, space }
    }

    /// The place with an id.
    pub fn get(&self, id: &PlaceId) -> Option<&Place> {
        self.by_id(id.as_str())
    }

    /// The place with an id as text.
    pub fn by_id(&self, id: &str) -> Option<&Place> {
        self.number(id).map(|i| &self.places[i])
    }

    /// All places, sorted by id.
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// All roads, sorted by id.
    pub fn roads(&self) -> &[Road] {
        &self.roads
    }

    /// The id that was meant by one that no place has, when one is near enough.
    pub fn suggest(&self, id: &str) -> Option<&PlaceId> {
        let near = nearest(id, self.places.iter().map(|place| place.id.as_str()))?;
        self.by_id(near).map(|place| &place.id)
    }

    /// All members of an area, those of areas in it too, and these areas themselves; sorted by id.
    /// Nothing for a place that is no area.
    pub fn members(&self, area: &PlaceId) -> Vec<&Place> {
        self.listed(area, |i| self.hierarchy.members(i, &self.places))
    }

    /// All parts of a settlement: the parts, neighbourhoods, camps and crossings whose `part_of` leads
    /// to it through nothing but such places; sorted by id.
    pub fn parts(&self, settlement: &PlaceId) -> Vec<&Place> {
        self.listed(settlement, |i| self.hierarchy.parts(i, &self.places))
    }

    /// The settlement, or other place that owns ground, that a part belongs to. `None` for a place
    /// that is no part, and for a part that lies in an area only.
    pub fn settlement_of(&self, part: &PlaceId) -> Option<&PlaceId> {
        let settlement = self.hierarchy.settlement_of(self.number(part.as_str())?, &self.places)?;
        Some(&self.places[settlement].id)
    }

    /// All areas that a place lies in, directly or through others, sorted by id. A neighbourhood lies
    /// where its city does.
    pub fn areas_of(&self, place: &PlaceId) -> Vec<&PlaceId> {
        let areas = self.listed(place, |i| self.hierarchy.areas_of(i, &self.places));
        areas.into_iter().map(|area| &area.id).collect()
    }

    /// The places nearest to a position, nearest first, with the geodesic distance. Areas and parts
    /// without a position are not among them.
    ///
    /// # Example
    /// ```
    /// use frontline::gazetteer::{Gazetteer, Tables};
    /// use frontline::ground::LonLat;
    /// use frontline::table::Faults;
    ///
    /// // Fiji lies on both sides of the date line.
    /// let places = "id,name,kind,lon,lat,source\n\
    ///               suva,Suva,city,178.44,-18.14,GeoNames 2198148\n\
    ///               lomaloma,Lomaloma,village,-178.99,-17.29,GeoNames 2201313\n";
    /// let tables = Tables { places: vec![("places.csv".into(), places.into())], ..Tables::default() };
    /// let gazetteer = Gazetteer::read(tables, &mut Faults::default());
    /// let near = gazetteer.near(LonLat::new(179.9, -17.3)?, 1);
    /// assert_eq!(near[0].1.name, "Lomaloma");
    /// # Ok::<(), frontline::ground::NotOnEarth>(())
    /// ```
    pub fn near(&self, at: LonLat, count: usize) -> Vec<(Km, &Place)> {
        let near = self.space.near(at, count, &self.places);
        near.into_iter().map(|(km, i)| (km, &self.places[i])).collect()
    }

    /// The areas that cover a position, sorted by id, and the place that they are known from: areas have
    /// members and no outlines, so what covers the nearest place that lies in any area covers the
    /// position. `None` where none of the 64 nearest places lies in an area.
    ///
    /// # Example
    /// ```
    /// use frontline::gazetteer::{Gazetteer, Tables};
    /// use frontline::ground::LonLat;
    /// use frontline::table::Faults;
    ///
    /// let places = "id,name,kind,lon,lat,members,source\n\
    ///               rewa,Rewa,district,,,suva,x\nsuva,Suva,city,178.44,-18.14,,x\n";
    /// let tables = Tables { places: vec![("places.csv".into(), places.into())], ..Tables::default() };
    /// let gazetteer = Gazetteer::read(tables, &mut Faults::default());
    /// let cover = gazetteer.covering(LonLat::new(178.5, -18.0)?).unwrap();
    /// assert_eq!((cover.areas[0].name.as_str(), cover.known_from.name.as_str()), ("Rewa", "Suva"));
    /// # Ok::<(), frontline::ground::NotOnEarth>(())
    /// ```
    pub fn covering(&self, at: LonLat) -> Option<Cover<'_>> {
        let nearest = self.near(at, 64).into_iter();
        nearest
            .map(|(km, place)| Cover { areas: self.areas_around(place), known_from: place, km })
            .find(|cover| !cover.areas.is_empty())
    }

    fn areas_around(&self, place: &Place) -> Vec<&Place> {
        self.areas_of(&place.id).into_iter().filter_map(|id| self.get(id)).collect()
    }

    /// The places in a box, sorted by id; areas are not among them. A box whose west is east of its
    /// east crosses the date line.
    pub fn within(&self, south_west: LonLat, north_east: LonLat) -> Vec<&Place> {
        self.space.within(south_west, north_east).into_iter().map(|i| &self.places[i]).collect()
    }

    /// The places in polygons, sorted by id; areas are not among them.
    pub fn within_polygon(&self, region: &Region) -> Vec<&Place> {
        let corner = |lon: f64, lat: f64| LonLat::new(lon, lat).ok();
        let inside = region.bounds().and_then(|[west, south, east, north]| {
            Some(self.within(corner(west, south)?, corner(east, north)?))
        });
        let inside = inside.into_iter().flatten();
        inside.filter(|place| place.at.is_some_and(|at| region.contains(at))).collect()
    }

    fn number(&self, id: &str) -> Option<usize> {
        self.places.binary_search_by(|place| place.id.as_str().cmp(id)).ok()
    }

    fn listed(&self, id: &PlaceId, of: impl Fn(usize) -> BTreeSet<usize>) -> Vec<&Place> {
        let numbers = self.number(id.as_str()).map(of);
        numbers.into_iter().flatten().map(|i| &self.places[i]).collect()
    }
}
