//! How far the front moved.

use serde::Serialize;

use crate::ground::grid::{self, GridPoint};
use crate::ground::{Km, LonLat, distance};
use crate::surface::{Surface, fronts};

/// The front of two days compared; only what lies within reach of evidence.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FrontShift {
    /// Length before.
    pub before_km: Km,
    /// Length after.
    pub after_km: Km,
    /// Mean distance of the later front from the earlier; `None` without one of them.
    pub moved_km_mean: Option<Km>,
    /// Greatest distance of the later front from the earlier.
    pub moved_km_max: Option<Km>,
}

impl FrontShift {
    /// Compares the fronts of two surfaces. Distances are from points of the later front, at most
    /// 5 km apart, to the nearest such point of the earlier one; the mean is weighted by length.
    pub fn between(before: &Surface, after: &Surface) -> Self {
        let (old, new) = (Line::of(before), Line::of(after));
        let moved = new.distances_to(&old);
        let weight: f64 = moved.iter().map(|(_, weight)| weight).sum();
        let any = !moved.is_empty() && weight > 0.0;
        let mean = moved.iter().map(|(km, weight)| km * weight).sum::<f64>() / weight;
        let most = moved.iter().map(|(km, _)| *km).fold(0.0, f64::max);
        Self {
            before_km: Km(old.length),
            after_km: Km(new.length),
            moved_km_mean: any.then_some(Km(mean)),
            moved_km_max: any.then_some(Km(most)),
        }
    }
}

/// A front as samples, each with the length it stands for.
struct Line {
    samples: Vec<(LonLat, f64)>,
    length: f64,
}

/// Samples are no farther apart than this, kilometres.
const APART: f64 = 5.0;

impl Line {
    fn of(surface: &Surface) -> Self {
        let firm = fronts(surface).into_iter().filter(|front| !front.beyond_evidence);
        let mut line = Self { samples: Vec::new(), length: 0.0 };
        for points in firm.flat_map(|front| front.lines) {
            for edge in points.windows(2) {
                line.sample(edge[0], edge[1]);
            }
        }
        line
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "few pieces")]
    fn sample(&mut self, a: GridPoint, b: GridPoint) {
        let (Some(from), Some(to)) = (grid::to_lonlat(a), grid::to_lonlat(b)) else { return };
        let km = distance(from, to).0;
        let pieces = (km / APART).ceil().clamp(1.0, 1_000.0) as u32;
        for i in 0..pieces {
            let t = (f64::from(i) + 0.5) / f64::from(pieces);
            let lon = from.lon() + t * (to.lon() - from.lon());
            let lat = from.lat() + t * (to.lat() - from.lat());
            self.samples.extend(LonLat::new(lon, lat).ok().map(|at| (at, km / f64::from(pieces))));
        }
        self.length += km;
    }

    fn distances_to(&self, other: &Self) -> Vec<(f64, f64)> {
        let nearest = |at: LonLat| {
            let near = other.samples.iter().map(|(o, _)| (*o, rough(at, *o)));
            near.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(o, _)| distance(at, o).0)
        };
        let moved = self.samples.iter().filter_map(|(at, weight)| Some((nearest(*at)?, *weight)));
        moved.collect()
    }
}

/// Squared distance in degrees, longitude shortened by latitude: for finding the nearest.
fn rough(a: LonLat, b: LonLat) -> f64 {
    let east = (a.lon() - b.lon()) * a.lat().to_radians().cos();
    let north = a.lat() - b.lat();
    east * east + north * north
}
