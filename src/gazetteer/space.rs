//! What is near a position, in a box, in a polygon.
//!
//! Nearest places are found among unit vectors from the centre of the Earth, so that the date line
//! and the poles are places like any other, and measured on the ellipsoid. Areas own no ground: their
//! positions are for labels and are not found here.

use rstar::primitives::GeomWithData;
use rstar::{AABB, RTree};

use super::Place;
use crate::ground::{Km, LonLat, Region, distance};

/// A geodesic is at least this many kilometres per radian between the normals at its ends: the
/// smallest radius of curvature of the WGS 84 ellipsoid, b²/a.
const LEAST_RADIUS_KM: f64 = 6335.4;

/// Places by where they are; they are named by their number in the list of places.
#[derive(Debug, Clone, Default)]
pub(super) struct Space {
    sphere: RTree<GeomWithData<[f64; 3], usize>>,
    chart: RTree<GeomWithData<[f64; 2], usize>>,
}

impl Space {
    /// The space of the places that own ground.
    pub(super) fn of(places: &[Place]) -> Self {
        let located = || {
            let on_ground = places.iter().enumerate().filter(|(_, place)| !place.kind.is_area());
            on_ground.filter_map(|(i, place)| place.at.map(|at| (i, at)))
        };
        let sphere = located().map(|(i, at)| GeomWithData::new(unit(at), i)).collect();
        let chart = located().map(|(i, at)| GeomWithData::new([at.lon(), at.lat()], i)).collect();
        Self { sphere: RTree::bulk_load(sphere), chart: RTree::bulk_load(chart) }
    }

    /// The nearest places, nearest first; of equally near ones the first by number.
    pub(super) fn near(&self, at: LonLat, count: usize, places: &[Place]) -> Vec<(Km, usize)> {
        let mut found: Vec<(f64, usize)> = Vec::new();
        for (place, chord2) in self.sphere.nearest_neighbor_iter_with_distance_2(&unit(at)) {
            let at_least = LEAST_RADIUS_KM * 2.0 * (chord2.sqrt() / 2.0).min(1.0).asin();
            if count == 0 || found.get(count - 1).is_some_and(|worst| at_least > worst.0) {
                break;
            }
            let Some(there) = places[place.data].at else { continue };
            let entry = (distance(at, there).0, place.data);
            let slot = found.partition_point(|other| (other.0, other.1) < entry);
            found.insert(slot, entry);
        }
        found.truncate(count);
        found.into_iter().map(|(km, place)| (Km(km), place)).collect()
    }

    /// The places in a box, by number. A box whose west is east of its east crosses the date line.
    pub(super) fn within(&self, south_west: LonLat, north_east: LonLat) -> Vec<usize> {
        let (west, east) = (south_west.lon(), north_east.lon());
        let spans = if west <= east { vec![(west, east)] } else { vec![(west, 180.0), (-180.0, east)] };
        let mut found: Vec<usize> = spans
            .into_iter()
            .flat_map(|(west, east)| {
                let envelope = AABB::from_corners([west, south_west.lat()], [east, north_east.lat()]);
                self.chart.locate_in_envelope(&envelope).map(|place| place.data).collect::<Vec<_>>()
            })
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

fn unit(at: LonLat) -> [f64; 3] {
    let (sin_lon, cos_lon) = at.lon().to_radians().sin_cos();
    let (sin_lat, cos_lat) = at.lat().to_radians().sin_cos();
    [cos_lat * cos_lon, cos_lat * sin_lon, sin_lat]
}

/// Whether a position that is not on the land would be on it with longitude and latitude exchanged.
///
/// # Example
/// ```
/// use frontline::gazetteer::looks_swapped;
/// use frontline::ground::{LonLat, Region};
///
/// let at = LonLat::new;
/// let land = Region::new(&[vec![vec![at(10., 30.)?, at(25., 30.)?, at(25., 33.)?, at(10., 30.)?]]]);
/// assert!(looks_swapped(at(31.2, 22.)?, &land));
/// assert!(!looks_swapped(at(22., 31.2)?, &land));
/// # Ok::<(), frontline::ground::NotOnEarth>(())
/// ```
pub fn looks_swapped(at: LonLat, land: &Region) -> bool {
    let exchanged = LonLat::new(at.lat(), at.lon());
    !land.contains(at) && exchanged.is_ok_and(|exchanged| land.contains(exchanged))
}
