//! Where a text says that something is: at a place, so far off it, between two, in a direction from it,
//! around it, or in a part of it.
//!
//! Takes the words of a text ("30 km west of Sirte") and gives a [`Location`] that keeps what the words
//! leave open: a point says how exact it is, and `south of Tripoli` is a sector, never the point of
//! Tripoli. It takes words as they stand; what roads and rivers do is not known here.

use geo::{Destination, Geodesic, InterpolatePoint, Point};

use super::compass::Bearing;
use super::phrase::Phrase;
use super::space::Space;
use super::wording::{Stated, Words};
use super::{Gazetteer, Hints, Kind, Match, PlaceId, Resolution, Tier};
use crate::ground::{Km, LonLat, distance};

/// Where a text says that something is.
#[derive(Debug, Clone, PartialEq)]
pub enum Location {
    /// At a place.
    Place(Match),
    /// At a point that the words work out from one place or between two.
    Point {
        /// The point.
        at: LonLat,
        /// How far off it may be, for the rounding and the direction of the words and for the
        /// places they start from.
        precision: Km,
        /// The places that they start from.
        from: Vec<PlaceId>,
    },
    /// Somewhere in a direction from a place, and not the place itself.
    Sector {
        /// The place.
        from: PlaceId,
        /// The direction.
        towards: Bearing,
    },
    /// Around a place, and not surely in it.
    Around {
        /// The place.
        of: PlaceId,
        /// At most so far from it.
        within: Km,
    },
    /// In a part of a place or at its edge; who holds the whole is another question.
    Part {
        /// The whole.
        of: PlaceId,
        /// In which direction from its middle, if the text says so.
        towards: Option<Bearing>,
    },
    /// The words start from a name that is not decided.
    Unclear {
        /// The name.
        name: String,
        /// What it could mean.
        resolution: Resolution,
    },
    /// Not the words of a location that can be read here, and no name that is like one.
    Nothing,
}

/// A place without a stated precision is taken to be so exact.
const PLACE: Km = Km(2.0);
/// A road that runs straight from place to place may be so far off its true course.
const ROAD: Km = Km(5.0);

/// The point between `a` and `b` that is `km` from `centre`, when one end is nearer and the other farther.
fn at_distance(centre: LonLat, km: f64, a: LonLat, b: LonLat) -> Option<LonLat> {
    let far = |at: LonLat| distance(centre, at).0 > km;
    if far(a) == far(b) {
        return None;
    }
    let point = |at: LonLat| Point::new(at.lon(), at.lat());
    let part = |t: f64| Geodesic.point_at_ratio_between(point(a), point(b), t);
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..24 {
        let middle = f64::midpoint(low, high);
        let there = part(middle);
        if far(LonLat::new(there.x(), there.y()).ok()?) == far(a) { low = middle } else { high = middle }
    }
    let at = part(low);
    LonLat::new(at.x(), at.y()).ok()
}

impl Gazetteer {
    /// Reads where a text says that something is. A name that the gazetteer lists is taken first, so
    /// that a listed `western gate of Sirte` is that place.
    ///
    /// # Units
    /// Distances in the text are kilometres, miles or metres; offsets are geodesics of WGS 84.
    ///
    /// # Example
    /// ```
    /// # use frontline::gazetteer::{Gazetteer, Hints, Location, Tables};
    /// # use frontline::table::Faults;
    /// # let places = "id,name,kind,lon,lat,source\nsirte,Sirte,city,16.5887,31.2089,x\n";
    /// # let table = |name: &str, text: &str| vec![(name.to_string(), text.to_string())];
    /// # let tables = Tables { places: table("places.csv", places), ..Tables::default() };
    /// # let gazetteer = Gazetteer::read(tables, &mut Faults::default());
    /// let read = |text| gazetteer.locate(text, &Hints::default());
    /// let Location::Point { at, precision, .. } = read("30 km west of Sirte") else { panic!() };
    /// assert!((at.lon() - 16.274).abs() < 0.001 && precision.0 > 10.0);
    /// assert!(matches!(read("south of Sirte"), Location::Sector { .. }));
    /// assert!(matches!(read("the outskirts of Sirte"), Location::Part { .. }));
    /// ```
    pub fn locate(&self, text: &str, hints: &Hints) -> Location {
        let resolution = self.resolve(text, hints);
        match &resolution {
            Resolution::Found(one) if one.by <= Tier::Arabic => return Location::Place(one.clone()),
            Resolution::Found(_)
            | Resolution::Ambiguous { .. }
            | Resolution::Nearby(_)
            | Resolution::Nothing => {}
        }
        match Phrase::read(text) {
            Some(phrase) => self.place_phrase(phrase, hints),
            None => match resolution {
                Resolution::Found(one) => Location::Place(one),
                Resolution::Ambiguous { .. } | Resolution::Nearby(_) => {
                    Location::Unclear { name: text.trim().to_owned(), resolution }
                }
                Resolution::Nothing => Location::Nothing,
            },
        }
    }

    /// The same with a position for each part whose own name tells where it is.
    pub(super) fn with_estimates(mut self) -> Self {
        let worked_out: Vec<(usize, LonLat, Km)> = (self.places.iter().enumerate())
            .filter_map(|(i, place)| match self.estimate(&place.id)? {
                Location::Point { at, precision, .. } => Some((i, at, precision)),
                _ => None,
            })
            .collect();
        for (i, at, precision) in worked_out {
            let place = &mut self.places[i];
            (place.at, place.precision, place.estimated) = (Some(at), Some(precision), true);
        }
        self.space = Space::of(&self.places);
        self
    }

    /// Where a part without a position is, as far as its own name tells: `Checkpoint 60 (60 km south of
    /// Ajdabiya)`. `None` for a place with a position, and where the name gives no point.
    fn estimate(&self, id: &PlaceId) -> Option<Location> {
        let place = self.get(id).filter(|place| place.at.is_none() && !place.kind.is_area())?;
        let whole = place.part_of.as_ref().and_then(|id| self.get(id))?;
        let names = place.names.iter().map(|name| &name.name).chain([&place.name, &place.source]);
        let texts: Vec<&str> = names.map(String::as_str).collect();
        let bracketed = texts.iter().filter_map(|text| Some(text.split_once('(')?.1.split_once(')')?.0));
        let read = |text: &str| match Phrase::read(text)? {
            Phrase::Offset { km, towards, from } => {
                let from = self.anchor(&from, &Hints::default()).ok()?;
                self.along_a_road(&from, km, towards).or_else(|| self.offset(&from, km, towards))
            }
            Phrase::Between { .. } | Phrase::Sector { .. } | Phrase::Around { .. } | Phrase::Part { .. } => {
                None
            }
        };
        bracketed.clone().chain(texts.iter().copied()).find_map(read).or_else(|| {
            let km = texts.iter().find_map(|text| Words::of(text).distance_anywhere())?;
            let towards = bracketed.clone().find_map(|text| Words::of(text).direction_letters())?;
            self.along_a_road(&whole.id, km, towards).or_else(|| self.offset(&whole.id, km, towards))
        })
    }

    /// Where a road of the gazetteer is so far off in a direction: gates and checkpoints stand on roads.
    /// `None` where no road is, and where several are.
    fn along_a_road(&self, from: &PlaceId, stated: Stated, towards: Bearing) -> Option<Location> {
        let place = self.get(from)?;
        let start = place.at?;
        let stretches = self.roads.iter().flat_map(|road| road.places.windows(2));
        let ends = stretches.filter_map(|pair| Some((self.get(&pair[0])?.at?, self.get(&pair[1])?.at?)));
        let mut crossings = ends
            .filter_map(|(a, b)| at_distance(start, stated.km, a, b))
            .filter(|at| towards.points(start, *at));
        let at = crossings.next()?;
        let own = place.precision.unwrap_or(PLACE).0;
        // Roads run straight between the places they pass: no nearer than that is known of them.
        let precision = Km(f64::hypot(ROAD.0, stated.rounding) + own);
        let one = crossings.all(|other| distance(at, other).0 <= precision.0);
        one.then(|| Location::Point { at, precision, from: vec![from.clone()] })
    }

    /// Where a phrase says that something is.
    pub(super) fn place_phrase(&self, phrase: Phrase, hints: &Hints) -> Location {
        let anchor = |name: &str| self.anchor(name, hints);
        match phrase {
            Phrase::Offset { km, towards, from } => match anchor(&from) {
                Ok(id) => self.offset(&id, km, towards).unwrap_or(Location::Nothing),
                Err(unclear) => unclear,
            },
            Phrase::Between { a, b } => match (anchor(&a), anchor(&b)) {
                (Ok(a), Ok(b)) => self.between(a, b).unwrap_or(Location::Nothing),
                (Err(unclear), _) | (_, Err(unclear)) => unclear,
            },
            Phrase::Sector { towards, from } => match anchor(&from) {
                Ok(from) => Location::Sector { from, towards },
                Err(unclear) => unclear,
            },
            Phrase::Around { of, within } => match anchor(&of) {
                Ok(of) => Location::Around { of, within },
                Err(unclear) => unclear,
            },
            Phrase::Part { of, towards } => match anchor(&of) {
                Ok(of) => Location::Part { of, towards },
                Err(unclear) => unclear,
            },
        }
    }

    /// The place that the words start from: of equal ones the only settlement.
    fn anchor(&self, name: &str, hints: &Hints) -> Result<PlaceId, Location> {
        let resolution = self.resolve(name, hints);
        match resolution {
            Resolution::Found(one) => Ok(one.place),
            Resolution::Nothing => Err(Location::Nothing),
            Resolution::Ambiguous { .. } | Resolution::Nearby(_) => {
                Err(Location::Unclear { name: name.to_owned(), resolution })
            }
        }
    }

    fn offset(&self, from: &PlaceId, stated: Stated, towards: Bearing) -> Option<Location> {
        let place = self.get(from)?;
        let start = place.at.filter(|_| place.kind != Kind::Region)?;
        let metres = stated.km * 1000.0;
        let at = Geodesic.destination(Point::new(start.lon(), start.lat()), towards.degrees, metres);
        let at = LonLat::new(at.x(), at.y()).ok()?;
        let aside = stated.km * towards.spread.to_radians().sin();
        let own = place.precision.unwrap_or(PLACE).0;
        let precision = Km(f64::hypot(aside, stated.rounding) + own);
        Some(Location::Point { at, precision, from: vec![from.clone()] })
    }

    fn between(&self, a: PlaceId, b: PlaceId) -> Option<Location> {
        let (start, end) = (self.get(&a)?.at?, self.get(&b)?.at?);
        let point = |at: LonLat| Point::new(at.lon(), at.lat());
        let middle = Geodesic.point_at_ratio_between(point(start), point(end), 0.5);
        let at = LonLat::new(middle.x(), middle.y()).ok()?;
        let precision = Km(distance(start, end).0 / 2.0);
        Some(Location::Point { at, precision, from: vec![a, b] })
    }
}
