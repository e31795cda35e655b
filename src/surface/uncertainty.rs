//! How sure the land is.

use std::collections::BTreeMap;

use super::front::length;
use super::{Band, Ground, GroundClass, Label, Passage, Surface};
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

/// A part of a front that runs between the land of the same two places.
#[derive(Debug, Clone, PartialEq)]
pub struct Segment {
    /// On the grid.
    pub line: Vec<GridPoint>,
    /// Indices of the evidence on its two sides, the lesser class's first.
    pub between: [usize; 2],
    /// Length on the ellipsoid.
    pub length: Km,
    /// Half the way from one place by the front to the other, mean by length: between them the true
    /// line may run anywhere.
    pub half_gap: Km,
    /// The points at which events state that it passes.
    pub passages: Vec<Passage>,
}

/// So many points of each piece of land are asked.
const POINTS: u32 = 14;
/// It is asked who speaks on both sides of a front once in so many kilometres.
const STEP: f64 = 2.0;

impl Surface {
    /// A line between two classes of ground in parts that run between the same two places.
    pub(super) fn segments(
        &self,
        line: &[GridPoint],
        a: &GroundClass,
        b: &GroundClass,
        stated: &[&Passage],
    ) -> Vec<Segment> {
        let mut segments: Vec<Segment> = Vec::new();
        let mut last: Option<(LonLat, Beside)> = None;
        for edge in line.windows(2) {
            let Some(at) = middle(edge[0], edge[1]) else { continue };
            let known = last.filter(|(asked, _)| rough_km(*asked, at) < STEP);
            let Some((asked, here)) = known.or_else(|| Some((at, self.beside(at, a, b, stated)?))) else {
                continue;
            };
            last = Some((asked, here));
            let length = length(edge);
            match segments.last_mut().filter(|segment| segment.between == here.between) {
                Some(segment) => segment.extend(edge[1], length, here.half_gap),
                None => segments.push(Segment {
                    line: edge.to_vec(),
                    between: here.between,
                    length,
                    half_gap: here.half_gap,
                    passages: Vec::new(),
                }),
            }
        }
        for segment in &mut segments {
            let passes = |passage: &&&Passage| {
                passage.lies_between(self, segment.between)
                    && along(&segment.line).any(|at| distance(at, passage.at) <= passage.precision)
            };
            segment.passages = stated.iter().filter(passes).map(|passage| Passage::clone(passage)).collect();
        }
        segments
    }

    /// Who speaks nearest to a position for each of two classes of ground.
    fn beside(&self, at: LonLat, a: &GroundClass, b: &GroundClass, stated: &[&Passage]) -> Option<Beside> {
        let nearest = |class: &GroundClass| {
            let mut sites = self.tessellation.near(at).map(|(site, _)| site.owner);
            sites.find(|owner| self.evidence[*owner].class == *class)
        };
        let between = [nearest(a)?, nearest(b)?];
        let way: Km = between.iter().map(|owner| distance(at, self.evidence[*owner].at)).sum();
        // Twice, because half of it is left where evidence is fresh.
        let stated = stated.iter().filter(|passage| passage.lies_between(self, between));
        let stated = stated.map(|passage| 2.0 * (distance(at, passage.at) + passage.precision).0);
        Some(Beside { between, half_gap: Km(stated.fold(way.0 / 2.0, f64::min)) })
    }

    /// For each area how much of it hangs on its most important place (leave one out): what would
    /// then belong to the next place, on other ground. Counted on points spread over each piece.
    pub fn flips(&self) -> BTreeMap<(Ground, Band), Flip> {
        let mut weights: BTreeMap<(Ground, Band), (f64, BTreeMap<usize, f64>)> = BTreeMap::new();
        for face in self.faces.iter() {
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

/// The evidence on both sides of a front, and half the way from one to the other by the front.
#[derive(Debug, Clone, Copy)]
struct Beside {
    between: [usize; 2],
    half_gap: Km,
}

impl Segment {
    fn extend(&mut self, to: GridPoint, length: Km, half_gap: Km) {
        self.line.push(to);
        let long = self.length + length;
        if long.0 > 0.0 {
            self.half_gap = Km((self.half_gap.0 * self.length.0 + half_gap.0 * length.0) / long.0);
        }
        self.length = long;
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

/// Kilometres on a sphere, good enough to tell which is nearer.
fn rough_km(a: LonLat, b: LonLat) -> f64 {
    const KM_PER_DEGREE: f64 = 111.2;
    let east = (a.lon() - b.lon()) * f64::midpoint(a.lat(), b.lat()).to_radians().cos();
    let north = a.lat() - b.lat();
    KM_PER_DEGREE * (east * east + north * north).sqrt()
}

/// Positions along a line, sixteen to an edge: at most about a kilometre and a half apart.
fn along(line: &[GridPoint]) -> impl Iterator<Item = LonLat> {
    line.windows(2).flat_map(|edge| {
        let (a, b) = (grid::degrees(edge[0]), grid::degrees(edge[1]));
        let part = |a: f64, b: f64, i: i32| a + (b - a) * f64::from(i) / 16.0;
        (0..=16).filter_map(move |i| LonLat::new(part(a.0, b.0, i), part(a.1, b.1, i)).ok())
    })
}

fn middle(a: GridPoint, b: GridPoint) -> Option<LonLat> {
    let ((lon_a, lat_a), (lon_b, lat_b)) = (grid::degrees(a), grid::degrees(b));
    LonLat::new(f64::midpoint(lon_a, lon_b), f64::midpoint(lat_a, lat_b)).ok()
}
