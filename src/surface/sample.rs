//! Where an interpolation is read so that cells reproduce it: in pairs along its borders.
//!
//! Squares are quartered while a border runs through them, to a third of the distance to the nearest
//! known point: fine between places that stand close, coarse in the desert. In each last square two
//! sites straddle the border, so that the edge between their cells lies along it.

use std::collections::HashMap;

use super::frame::Frame;
use super::kriging::{Kriging, Patch};
use crate::ground::Xy;

/// What was read at a position: the evidence that speaks for it.
pub type Reading = (Xy, usize);

/// Readings of an interpolation.
#[derive(Debug, Clone, Default)]
pub struct Samples {
    /// On both sides of borders: these become sites.
    pub along: Vec<Reading>,
    /// Away from borders: sites only where the cells would say otherwise.
    pub inland: Vec<Reading>,
}

/// Squares are never finer than this, metres.
const FINEST: f64 = 400.0;
/// Squares with a border in them are never coarser than this, metres.
const COARSEST: f64 = 12_000.0;

/// Reads an interpolation in a frame, wherever its points reach.
pub fn samples(kriging: &Kriging, frame: &Frame) -> Samples {
    let mut sampler = Sampler { kriging, samples: Samples::default(), read: HashMap::new() };
    let half = (frame.max.x - frame.min.x).max(frame.max.y - frame.min.y) / 2.0;
    let centre =
        Xy { x: f64::midpoint(frame.min.x, frame.max.x), y: f64::midpoint(frame.min.y, frame.max.y) };
    if half > 0.0 {
        sampler.neighbourhood(Square { centre, half });
    }
    sampler.samples
}

struct Sampler<'k> {
    kriging: &'k Kriging,
    samples: Samples,
    /// Sides already read in the present neighbourhood, by position in millimetres: corners are shared.
    read: HashMap<(i64, i64), usize>,
}

#[derive(Debug, Clone, Copy)]
struct Square {
    centre: Xy,
    half: f64,
}

impl Square {
    fn at(&self, east: f64, north: f64) -> Xy {
        Xy { x: self.centre.x + east * self.half, y: self.centre.y + north * self.half }
    }

    /// Counter-clockwise from the south-west.
    fn corners(&self) -> [Xy; 4] {
        [self.at(-1.0, -1.0), self.at(1.0, -1.0), self.at(1.0, 1.0), self.at(-1.0, 1.0)]
    }

    fn quarters(&self) -> [Self; 4] {
        [(-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)]
            .map(|(east, north)| Self { centre: self.at(east, north), half: self.half / 2.0 })
    }

    fn contains(&self, at: Xy) -> bool {
        (at.x - self.centre.x).abs() <= self.half && (at.y - self.centre.y).abs() <= self.half
    }
}

impl Sampler<'_> {
    /// Quarters a square until one neighbourhood serves all of it.
    fn neighbourhood(&mut self, square: Square) {
        let corner = square.half * std::f64::consts::SQRT_2;
        if !self.kriging.reaches(square.centre, corner) {
            return;
        }
        let (near, radius) = self.kriging.neighbourhood(square.centre);
        if corner > 0.5 * radius && square.half > FINEST {
            square.quarters().into_iter().for_each(|quarter| self.neighbourhood(quarter));
        } else if !self.kriging.is_pure(&near) {
            self.read.clear();
            self.refine(&self.kriging.patch(&near), square);
        }
    }

    #[expect(clippy::cast_possible_truncation, reason = "millimetres on Earth")]
    fn side(&mut self, patch: &Patch, at: Xy) -> usize {
        let spot = ((at.x * 1000.0).round() as i64, (at.y * 1000.0).round() as i64);
        *self.read.entry(spot).or_insert_with(|| patch.side(at))
    }

    /// Quarters a square until the border in it is nearly straight.
    fn refine(&mut self, patch: &Patch, square: Square) {
        let corners = square.corners();
        let sides = corners.map(|corner| self.side(patch, corner));
        let middle = self.side(patch, square.centre);
        let Some((metres, nearest, ours)) = patch.nearest(square.centre, middle) else { return };
        let size = 2.0 * square.half;
        let finest = (metres / 3.0).clamp(FINEST, COARSEST);
        let mixed = sides.iter().any(|side| *side != middle) || (square.contains(nearest) && !ours);
        if size > 4.0 * finest || (mixed && size > finest) {
            square.quarters().into_iter().for_each(|quarter| self.refine(patch, quarter));
        } else if mixed {
            self.straddle(patch, square, corners, sides);
        } else {
            self.samples.inland.extend(patch.owner(square.centre, middle).map(|owner| (square.centre, owner)));
        }
    }

    /// Two sites on the two sides of the border in a square; where it forks or turns back, sites at
    /// the corners.
    fn straddle(&mut self, patch: &Patch, square: Square, corners: [Xy; 4], sides: [usize; 4]) {
        let crossings: Vec<Xy> = (0..4)
            .filter(|i| sides[*i] != sides[(i + 1) % 4])
            .map(|i| crossing(patch, corners[i], corners[(i + 1) % 4], sides[i]))
            .collect();
        let pair = match crossings.as_slice() {
            [a, b] => pair(patch, *a, *b, square.half),
            _ => None,
        };
        if let Some(pair) = pair {
            self.samples.along.extend(pair.iter().filter_map(|at| read(patch, *at)));
        } else {
            let spots = corners.into_iter().chain([square.centre]);
            self.samples.along.extend(spots.filter_map(|at| read(patch, at)));
        }
    }
}

fn read(patch: &Patch, at: Xy) -> Option<Reading> {
    Some((at, patch.owner(at, patch.side(at))?))
}

/// Where on the way from one position to another the side ceases to be the first's.
fn crossing(patch: &Patch, from: Xy, to: Xy, side: usize) -> Xy {
    let (mut near, mut far) = (from, to);
    for _ in 0..10 {
        let middle = Xy { x: f64::midpoint(near.x, far.x), y: f64::midpoint(near.y, far.y) };
        if patch.side(middle) == side {
            near = middle;
        } else {
            far = middle;
        }
    }
    Xy { x: f64::midpoint(near.x, far.x), y: f64::midpoint(near.y, far.y) }
}

/// Two positions that mirror each other in the border through two crossings, on different sides of it.
fn pair(patch: &Patch, a: Xy, b: Xy, reach: f64) -> Option<[Xy; 2]> {
    let (east, north) = (b.x - a.x, b.y - a.y);
    let long = east.hypot(north);
    if long < 1.0 {
        return None;
    }
    let middle = Xy { x: f64::midpoint(a.x, b.x), y: f64::midpoint(a.y, b.y) };
    let off = |from: Xy, by: f64| Xy { x: from.x - north / long * by, y: from.y + east / long * by };
    let (left, right) = (off(middle, reach), off(middle, -reach));
    let on = if patch.side(left) == patch.side(right) {
        middle
    } else {
        crossing(patch, left, right, patch.side(left))
    };
    [0.7, 0.3, 0.1]
        .into_iter()
        .map(|part| [off(on, part * reach), off(on, -part * reach)])
        .find(|[left, right]| patch.side(*left) != patch.side(*right))
}
