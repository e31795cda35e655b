//! How far the front moved.

use serde::Serialize;

use super::Scope;
use crate::gazetteer::PlaceId;
use crate::ground::grid::{self, GridPoint};
use crate::ground::{Km, LonLat, distance};
use crate::surface::{Front, Surface};

/// The front of two days compared; only what lies within reach of evidence.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FrontShift {
    /// Length before.
    pub before_km: Km,
    /// Length after.
    pub after_km: Km,
    /// Mean distance of each line from the other; `None` without one of them.
    pub moved_km_mean: Option<Km>,
    /// Greatest distance of either line from the other (Hausdorff).
    pub moved_km_max: Option<Km>,
    /// Where that is: degrees east and north.
    pub moved_most_at: Option<[f64; 2]>,
    /// The place with evidence nearest to it.
    pub moved_most_near: Option<PlaceId>,
}

impl FrontShift {
    /// Compares the fronts of two surfaces. Distances are from points of each line, at most 5 km apart,
    /// to the nearest such point of the other; the mean is weighted by length. Both ways, so that a
    /// pocket that is gone counts as one that has come.
    pub fn between(before: &Surface, after: &Surface, scope: &Scope) -> Self {
        let (old, new) = (Line::of(before, scope), Line::of(after, scope));
        let moved = [new.moves_from(&old), old.moves_from(&new)].concat();
        let weight: f64 = moved.iter().map(|moved| moved.weight).sum();
        let any = !moved.is_empty() && weight > 0.0;
        let mean = moved.iter().map(|moved| moved.km * moved.weight).sum::<f64>() / weight;
        let most = moved.iter().min_by(|a, b| b.order().total_cmp(&a.order())).filter(|_| any);
        let most = most.filter(|most| most.km > 0.0);
        let near = most.and_then(|most| {
            let (site, _) = after.tessellation.near(most.at).next()?;
            Some(after.evidence[site.owner].place.clone())
        });
        Self {
            before_km: Km(old.length),
            after_km: Km(new.length),
            moved_km_mean: any.then_some(Km(mean)),
            moved_km_max: any.then(|| Km(most.map_or(0.0, |most| most.km))),
            moved_most_at: most.map(|most| [most.at.lon(), most.at.lat()].map(degrees)),
            moved_most_near: near,
        }
    }
}

/// Degrees with the decimals that outputs carry.
fn degrees(value: f64) -> f64 {
    (value * grid::STEPS).round() / grid::STEPS
}

/// How far one point of a line is from another line.
#[derive(Debug, Clone, Copy)]
struct Moved {
    at: LonLat,
    km: f64,
    weight: f64,
}

impl Moved {
    /// Kilometres in metres' steps, so that equals are the first of them on every machine.
    fn order(&self) -> f64 {
        (self.km * 1000.0).round()
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
    fn of(surface: &Surface, scope: &Scope) -> Self {
        let asked = |front: &Front| scope.is_of_side(front.a.word()) || scope.is_of_side(front.b.word());
        let firm = surface.fronts().iter().filter(|front| !front.beyond_evidence && asked(front));
        let mut line = Self { samples: Vec::new(), length: 0.0 };
        for points in firm.flat_map(|front| &front.lines) {
            for edge in points.windows(2) {
                line.sample(edge[0], edge[1], |at| counts(surface, scope, at));
            }
        }
        line
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "few pieces")]
    fn sample(&mut self, a: GridPoint, b: GridPoint, counts: impl Fn(LonLat) -> bool) {
        let (Some(from), Some(to)) = (grid::to_lonlat(a), grid::to_lonlat(b)) else { return };
        let km = distance(from, to).0;
        let pieces = (km / APART).ceil().clamp(1.0, 1_000.0) as u32;
        for i in 0..pieces {
            let t = (f64::from(i) + 0.5) / f64::from(pieces);
            let lon = from.lon() + t * (to.lon() - from.lon());
            let lat = from.lat() + t * (to.lat() - from.lat());
            if let Some(at) = LonLat::new(lon, lat).ok().filter(|at| counts(*at)) {
                self.samples.push((at, km / f64::from(pieces)));
                self.length += km / f64::from(pieces);
            }
        }
    }

    fn moves_from(&self, other: &Self) -> Vec<Moved> {
        let nearest = |at: LonLat| {
            let near = other.samples.iter().map(|(o, _)| (*o, rough(at, *o)));
            near.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(o, _)| distance(at, o).0)
        };
        let moved =
            |(at, weight): &(LonLat, f64)| Some(Moved { at: *at, km: nearest(*at)?, weight: *weight });
        self.samples.iter().filter_map(moved).collect()
    }
}

/// Whether a point of a front counts: on the land of the scope, between places of which one is in it.
fn counts(surface: &Surface, scope: &Scope, at: LonLat) -> bool {
    if scope.clipped && !scope.land.contains(at) {
        return false;
    }
    let mut beside = surface.tessellation.near(at).take(2);
    scope.speakers.is_none() || beside.any(|(site, _)| scope.has(&surface.evidence[site.owner].place))
}

/// Squared distance in degrees, longitude shortened by latitude: for finding the nearest.
fn rough(a: LonLat, b: LonLat) -> f64 {
    let east = (a.lon() - b.lon()) * a.lat().to_radians().cos();
    let north = a.lat() - b.lat();
    east * east + north * north
}
