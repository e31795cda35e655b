//! Where an interpolation is read so that cells reproduce it: in pairs along its borders.
//!
//! Squares are quartered while a border runs through them, to a third of the distance to the nearest
//! known point: fine between places that stand close, coarse in the desert. In each last square two
//! sites straddle the border, so that the edge between their cells lies along it.

use std::collections::HashMap;
use std::rc::Rc;

use super::frame::Frame;
use super::kriging::{Kriging, Patch, Spot};
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
    /// Spots already read in the present neighbourhood, by position in millimetres: corners are shared.
    read: HashMap<(i64, i64), Rc<Spot>>,
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
    fn spot(&mut self, patch: &Patch, at: Xy) -> Rc<Spot> {
        let key = ((at.x * 1000.0).round() as i64, (at.y * 1000.0).round() as i64);
        self.read.entry(key).or_insert_with(|| Rc::new(patch.read(at))).clone()
    }

    /// Quarters a square until the border in it is nearly straight.
    fn refine(&mut self, patch: &Patch, square: Square) {
        let corners = square.corners().map(|corner| self.spot(patch, corner));
        let middle = self.spot(patch, square.centre);
        let (nearest, rival) = patch.distances(&middle);
        let size = 2.0 * square.half;
        let finest = (nearest / 3.0).clamp(FINEST, COARSEST);
        let mixed = corners.iter().any(|corner| corner.side != middle.side) || rival <= square.half;
        if (mixed && size > finest) || size > (0.75 * rival).max(FINEST) {
            square.quarters().into_iter().for_each(|quarter| self.refine(patch, quarter));
        } else if mixed {
            self.straddle(patch, square, &corners);
        } else {
            self.samples.inland.extend(reading(patch, &middle));
        }
    }

    /// Two sites on the two sides of the border in a square; where it forks or turns back, sites at
    /// the corners.
    fn straddle(&mut self, patch: &Patch, square: Square, corners: &[Rc<Spot>; 4]) {
        let side = |i: usize| corners[i % 4].side;
        let turns: Vec<usize> = (0..4).filter(|i| side(*i) != side(i + 1)).collect();
        let pair = match turns.as_slice() {
            [i, j] => {
                let border = Border { patch, one: side(*i), other: side(*j) };
                let ends = [i, j].map(|i| border.between(&corners[*i], &corners[(i + 1) % 4]));
                border.pair(ends, square.half)
            }
            _ => None,
        };
        match pair {
            Some(pair) => self.samples.along.extend(pair.iter().filter_map(|spot| reading(patch, spot))),
            None => self.samples.along.extend(corners.iter().filter_map(|spot| reading(patch, spot))),
        }
    }
}

fn reading(patch: &Patch, spot: &Spot) -> Option<Reading> {
    Some((spot.at, patch.owner(spot)?))
}

/// The border between two sides.
struct Border<'p> {
    patch: &'p Patch,
    one: usize,
    other: usize,
}

impl Border<'_> {
    fn margin(&self, spot: &Spot) -> f64 {
        self.patch.margin(spot, self.one, self.other)
    }

    /// About where the border passes between two spots: as if values changed evenly.
    fn between(&self, from: &Spot, to: &Spot) -> Xy {
        let (low, high) = (self.margin(from), self.margin(to));
        let share = if (low > 0.0) == (high > 0.0) { 0.5 } else { low / (low - high) };
        towards(from.at, to.at, share)
    }

    /// Where the border crosses a line: false position, three steps (Dowell and Jarratt 1971 call it
    /// the Illinois method).
    fn crossing(&self, from: Xy, to: Xy) -> Xy {
        let margin = |share: f64| self.margin(&self.patch.read(towards(from, to, share)));
        let (mut low, mut high) = ((0.0, margin(0.0)), (1.0, margin(1.0)));
        let mut share = 0.5;
        for _ in 0..3 {
            if (low.1 > 0.0) == (high.1 > 0.0) {
                return towards(from, to, 0.5);
            }
            share = low.0 + (high.0 - low.0) * low.1 / (low.1 - high.1);
            let here = margin(share);
            if (here > 0.0) == (low.1 > 0.0) {
                (low, high.1) = ((share, here), high.1 / 2.0);
            } else {
                (high, low.1) = ((share, here), low.1 / 2.0);
            }
        }
        towards(from, to, share)
    }

    /// Two spots that mirror each other in the border between two of its points.
    fn pair(&self, [a, b]: [Xy; 2], reach: f64) -> Option<[Spot; 2]> {
        let (east, north) = (b.x - a.x, b.y - a.y);
        let long = (east * east + north * north).sqrt();
        if long < 1.0 {
            return None;
        }
        let off = |from: Xy, by: f64| Xy { x: from.x - north / long * by, y: from.y + east / long * by };
        let middle = towards(a, b, 0.5);
        let on = self.crossing(off(middle, reach), off(middle, -reach));
        let pairs = [0.7, 0.3, 0.1]
            .into_iter()
            .map(|part| [part * reach, -part * reach].map(|by| self.patch.read(off(on, by))));
        pairs.into_iter().find(|[left, right]| left.side != right.side)
    }
}

/// The position a share of the way from one to another.
fn towards(from: Xy, to: Xy, share: f64) -> Xy {
    Xy { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) }
}
