//! How sure the land is.

use std::collections::BTreeMap;

use super::{Band, Ground, GroundClass, Label, Surface};
use crate::gazetteer::PlaceId;
use crate::ground::grid::{self, GridPoint, GridShape};
use crate::ground::{Km, LonLat, distance};

/// How much of an area hangs on single places.
#[derive(Debug, Clone, PartialEq)]
pub struct Flip {
    /// The greatest part of the area, 0 to 1, that would change if one place's state were wrong.
    pub share: f64,
    /// That place; `None` where nothing would change.
    pub place: Option<PlaceId>,
}

/// So many points of each piece of land are asked.
const POINTS: u32 = 14;
/// Edges are asked in the middle of every few, kilometres apart.
const STEP: f64 = 2.0;

impl Surface {
    /// For each edge of a line, half the distance between the nearest places of the two classes of
    /// ground: between them the true line may run anywhere. Zero where one of them has no place.
    pub(super) fn half_gaps(&self, line: &[GridPoint], a: &GroundClass, b: &GroundClass) -> Vec<Km> {
        let of = |class: &GroundClass| -> Vec<LonLat> {
            self.evidence.iter().filter(|e| e.class == *class).map(|e| e.at).collect()
        };
        let (one, other) = (of(a), of(b));
        let gap = |at: LonLat| nearest(&one, at).zip(nearest(&other, at)).map(|(a, b)| (a + b).0 / 2.0);
        let mut last: Option<(LonLat, Km)> = None;
        line.windows(2)
            .map(|edge| {
                let Some(at) = middle(edge[0], edge[1]) else { return Km(0.0) };
                match last {
                    Some((asked, gap)) if rough_km(asked, at) < STEP => gap,
                    _ => {
                        let found = Km(gap(at).unwrap_or(0.0));
                        last = Some((at, found));
                        found
                    }
                }
            })
            .collect()
    }

    /// For each area how much of it hangs on its most important place (leave one out): what would
    /// then belong to the next place, on other ground. Counted on points spread over each piece.
    pub fn flips(&self) -> BTreeMap<(Ground, Band), Flip> {
        let mut weights: BTreeMap<(Ground, Band), (f64, BTreeMap<usize, f64>)> = BTreeMap::new();
        for face in &self.faces {
            let Some(owner) = face.label.owner else { continue };
            let points = spread(&face.shape);
            let weight = grid::area(&face.shape).0 / points.len().max(1) as f64;
            let key = (self.evidence[owner].ground.clone(), face.label.band);
            let (total, flipping) = weights.entry(key).or_default();
            for at in points {
                *total += weight;
                if let Some(place) = self.hangs_on(at) {
                    *flipping.entry(place).or_default() += weight;
                }
            }
        }
        weights.into_iter().map(|(key, (total, flipping))| (key, self.greatest(total, &flipping))).collect()
    }

    fn greatest(&self, total: f64, flipping: &BTreeMap<usize, f64>) -> Flip {
        let most = flipping.iter().max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(a.0)));
        let place = most.map(|(owner, _)| self.evidence[*owner].place.clone());
        Flip { share: most.map_or(0.0, |(_, weight)| weight / total.max(f64::MIN_POSITIVE)), place }
    }

    /// The place without which a position would lie on other ground.
    fn hangs_on(&self, at: LonLat) -> Option<usize> {
        let Label { owner, .. } = self.tessellation.label(at);
        let owner = owner?;
        let next = self.tessellation.near(at).find(|(site, _)| site.owner != owner);
        let stays =
            next.is_some_and(|(site, _)| self.evidence[site.owner].ground == self.evidence[owner].ground);
        (!stays).then_some(owner)
    }
}

/// Positions on a lattice over a piece of land; its inner point where none falls in it.
fn spread(shape: &GridShape) -> Vec<LonLat> {
    let outer = shape.first().map(Vec::as_slice).unwrap_or_default();
    let span = |of: fn(&GridPoint) -> i32| {
        let values = || outer.iter().map(of);
        values().min().zip(values().max()).map_or((0.0, 0.0), |(a, b)| (f64::from(a), f64::from(b)))
    };
    let ((west, east), (south, north)) = (span(|p| p.x), span(|p| p.y));
    let part = |i: u32| (f64::from(i) + 0.5) / f64::from(POINTS);
    let lattice = (0..POINTS).flat_map(|i| (0..POINTS).map(move |j| (part(i), part(j))));
    let at = |(i, j): (f64, f64)| {
        LonLat::new((west + i * (east - west)) / grid::STEPS, (south + j * (north - south)) / grid::STEPS)
            .ok()
    };
    let polygon = grid::polygon(shape);
    let inside: Vec<LonLat> = lattice.filter_map(at).filter(|at| grid::holds(&polygon, *at)).collect();
    if inside.is_empty() { grid::inside(shape).into_iter().collect() } else { inside }
}

fn nearest(places: &[LonLat], at: LonLat) -> Option<Km> {
    let nearest = places.iter().min_by(|a, b| rough_km(**a, at).total_cmp(&rough_km(**b, at)))?;
    Some(distance(*nearest, at))
}

/// Kilometres on a sphere, good enough to tell which is nearer.
fn rough_km(a: LonLat, b: LonLat) -> f64 {
    const KM_PER_DEGREE: f64 = 111.2;
    let east = (a.lon() - b.lon()) * f64::midpoint(a.lat(), b.lat()).to_radians().cos();
    let north = a.lat() - b.lat();
    KM_PER_DEGREE * (east * east + north * north).sqrt()
}

fn middle(a: GridPoint, b: GridPoint) -> Option<LonLat> {
    let ((lon_a, lat_a), (lon_b, lat_b)) = (grid::degrees(a), grid::degrees(b));
    LonLat::new(f64::midpoint(lon_a, lon_b), f64::midpoint(lat_a, lat_b)).ok()
}
