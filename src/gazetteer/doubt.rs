//! What is well-formed in a gazetteer and still doubtful.

use std::collections::BTreeMap;
use std::fmt;

use geo::{Destination, Geodesic, Point};

use super::fold::{bare, folded, plain};
use super::{Gazetteer, Kind, Place, PlaceId, looks_swapped};
use crate::ground::{LonLat, Region, distance};

/// One thing that a keeper of a gazetteer should look at.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    /// Two places have one position, so that no line can run between them.
    OnePoint(PlaceId, PlaceId),
    /// Two places share a name, their kind and their first-order division: nothing tells them apart.
    OneName(PlaceId, PlaceId, String),
    /// A place lies on the land only with longitude and latitude exchanged.
    Swapped(PlaceId),
    /// A place lies off the land, and is nothing that lies at sea.
    OffLand(PlaceId),
    /// A position is rounded to whole minutes of arc, about 2 km, and nothing says how exact it is.
    WholeMinutes(PlaceId),
}

impl Doubt {
    /// The place in whose row the doubt is to be settled.
    pub fn place(&self) -> &PlaceId {
        match self {
            Self::OnePoint(_, id)
            | Self::OneName(_, id, _)
            | Self::Swapped(id)
            | Self::OffLand(id)
            | Self::WholeMinutes(id) => id,
        }
    }

    /// The column that is in doubt.
    pub fn column(&self) -> &'static str {
        match self {
            Self::OneName(..) => "name",
            Self::OnePoint(..) | Self::Swapped(_) | Self::OffLand(_) | Self::WholeMinutes(_) => "lon",
        }
    }

    /// What a keeper can do about it.
    pub fn advice(&self) -> &'static str {
        match self {
            Self::OnePoint(..) => "set one right, or make one a part of the other",
            Self::OneName(..) => "give one a fuller name, or an `admin1` of its own",
            Self::Swapped(_) => "exchange lon and lat",
            Self::OffLand(_) => "look up the position, or make its kind one that may lie at sea",
            Self::WholeMinutes(_) => "look for a finer position, or state precision_km",
        }
    }
}

impl fmt::Display for Doubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OnePoint(a, b) => write!(f, "`{a}` and `{b}` have one position"),
            Self::OneName(a, b, name) => {
                write!(
                    f,
                    "`{a}` and `{b}` are both called `{name}`, and neither kind nor area tells them apart"
                )
            }
            Self::Swapped(id) => write!(f, "`{id}` lies on the land with lon and lat exchanged"),
            Self::OffLand(id) => write!(f, "`{id}` lies off the land"),
            Self::WholeMinutes(id) => {
                write!(f, "the position of `{id}` is rounded to whole minutes, and no precision is stated")
            }
        }
    }
}

/// Outlines are generalised and harbours stand at their edge: a place this near to land is on it.
const COAST_KM: f64 = 3.0;
/// Positions nearer than this are one, in metres.
const ONE_POINT_KM: f64 = 0.001;

impl Gazetteer {
    /// What is doubtful in this gazetteer on a land, sorted by what is wrong, then by place.
    ///
    /// # Example
    /// ```
    /// # use frontline::gazetteer::{Doubt, Gazetteer, PlaceId, Tables};
    /// # use frontline::ground::{LonLat, Region};
    /// # use frontline::table::Faults;
    /// # let at = LonLat::new;
    /// # let land = Region::new(&[vec![vec![at(10., 20.)?, at(25., 20.)?, at(25., 33.)?, at(10., 20.)?]]]);
    /// # let places = "id,name,kind,lon,lat,source\nkufra,Kufra,town,24.1,23.29,x\nsouq,Souq,village,20.5,25.5,x\n";
    /// # let table = |name: &str, text: &str| vec![(name.to_string(), text.to_string())];
    /// # let tables = Tables { places: table("places.csv", places), ..Tables::default() };
    /// # let gazetteer = Gazetteer::read(tables, &mut Faults::default());
    /// assert_eq!(gazetteer.doubts(&land), [Doubt::WholeMinutes(PlaceId::new("souq"))]);
    /// # Ok::<(), frontline::ground::NotOnEarth>(())
    /// ```
    pub fn doubts(&self, land: &Region) -> Vec<Doubt> {
        let on_ground = || self.places().iter().filter(|place| !place.kind.is_area());
        let located = || on_ground().filter_map(|place| Some((place, place.at?)));
        let mut doubts: Vec<Doubt> = located().filter_map(|(place, at)| self.twin(place, at)).collect();
        doubts.extend(self.namesakes());
        doubts.extend(located().filter_map(|(place, at)| off_land(place, at, land)));
        let minutes = located().filter(|(place, at)| place.precision.is_none() && is_whole_minutes(*at));
        doubts.extend(minutes.map(|(place, _)| Doubt::WholeMinutes(place.id.clone())));
        doubts.sort();
        doubts.dedup();
        doubts
    }

    fn twin(&self, place: &Place, at: LonLat) -> Option<Doubt> {
        let near = self.near(at, 2);
        let other = near.into_iter().find(|(_, other)| other.id != place.id)?.1;
        let one = other.at.is_some_and(|there| distance(at, there).0 <= ONE_POINT_KM);
        let (a, b) = if place.id < other.id { (place, other) } else { (other, place) };
        one.then(|| Doubt::OnePoint(a.id.clone(), b.id.clone()))
    }

    fn namesakes(&self) -> Vec<Doubt> {
        let mut by_name: BTreeMap<_, Vec<(&Place, &str)>> = BTreeMap::new();
        for place in self.places() {
            for name in place.names.iter().map(|name| &name.name).chain([&place.name]) {
                let key = (place.kind, place.admin1.as_str(), folded(&bare(&plain(name))));
                let places = by_name.entry(key).or_default();
                if places.last().is_none_or(|last| last.0.id != place.id) {
                    places.push((place, name));
                }
            }
        }
        let pairs = by_name.values().flat_map(|places| places.windows(2));
        pairs
            .map(|pair| Doubt::OneName(pair[0].0.id.clone(), pair[1].0.id.clone(), pair[0].1.into()))
            .collect()
    }
}

fn off_land(place: &Place, at: LonLat, land: &Region) -> Option<Doubt> {
    let give_or_take = place.precision.map_or(COAST_KM, |km| km.0.max(COAST_KM));
    let beside = |turn| land.contains(beside(at, f64::from(turn) * 45.0, give_or_take));
    let ashore = land.contains(at) || (0..8u8).any(beside);
    let may_be_at_sea = matches!(place.kind, Kind::OilField | Kind::OilTerminal | Kind::Port);
    match (ashore, looks_swapped(at, land), may_be_at_sea) {
        (true, _, _) | (false, false, true) => None,
        (false, true, _) => Some(Doubt::Swapped(place.id.clone())),
        (false, false, false) => Some(Doubt::OffLand(place.id.clone())),
    }
}

/// The position a little way off in a direction.
fn beside(at: LonLat, degrees: f64, km: f64) -> LonLat {
    let there = Geodesic.destination(Point::new(at.lon(), at.lat()), degrees, km * 1000.0);
    LonLat::new(there.x(), there.y()).unwrap_or(at)
}

fn is_whole_minutes(at: LonLat) -> bool {
    let whole = |degrees: f64| (degrees * 60.0 - (degrees * 60.0).round()).abs() < 0.005;
    whole(at.lon()) && whole(at.lat())
}
