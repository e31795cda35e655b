//! Interpolation of who holds what between the points where it is known.
//!
//! Each side has an indicator: 1 where it holds, 0 where it does not, an equal part where several hold
//! or contest. Ordinary kriging with the linear variogram (Matheron 1963; Journel 1983 for indicators)
//! weighs the points nearest to a spot; the side with the greatest value has the land, but none farther
//! from all its points than land is known at all. In the dual form
//! (Cressie 1993, 3.4.5) a neighbourhood is solved once and then read at any number of spots.

use std::collections::BTreeMap;

use super::Evidence;
use super::mesh::{Mesh, apart};
use crate::ground::Xy;

/// A point at which it is known who holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Datum {
    /// Metres in the plane.
    pub at: Xy,
    /// Index of the evidence.
    pub owner: usize,
}

/// Points with the sides that hold them.
#[derive(Debug, Clone)]
pub struct Kriging {
    data: Vec<Datum>,
    mesh: Mesh,
    /// The sides of each piece of evidence, by number; never empty.
    sides: Vec<Vec<usize>>,
    /// Nothing is read farther than this from all points, metres.
    nominal: f64,
}

/// Up to so many points all of them are weighed everywhere: the land has no seams.
const ALL: usize = 500;
/// Of more points so many of the nearest are weighed; farther ones are screened by them.
const NEIGHBOURS: usize = 40;

impl Kriging {
    /// Prepares points. Those of one position must be given once. Farther than `nominal` metres from all
    /// of them nothing is read.
    pub fn new(evidence: &[Evidence], data: Vec<Datum>, nominal: f64) -> Self {
        let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
        let mut number = |word: &str| {
            let next = numbers.len();
            *numbers.entry(word.to_owned()).or_insert(next)
        };
        let sides = evidence
            .iter()
            .map(|e| match e.ground.sides.as_slice() {
                [] => vec![number(e.class.word())],
                sides => sides.iter().map(|side| number(side.as_str())).collect(),
            })
            .collect();
        let mesh = Mesh::of_points(data.iter().map(|datum| datum.at).collect());
        Self { data, mesh, sides, nominal }
    }

    /// Those of some points at which the interpolation gives the land to a side without part in it.
    pub fn misread(&self, points: &[Datum]) -> Vec<Datum> {
        let whole =
            (self.data.len() <= ALL).then(|| self.patch(&self.neighbourhood(Xy { x: 0.0, y: 0.0 }).0));
        let side = |at: Xy| match &whole {
            Some(patch) => patch.read(at).side,
            None => self.patch(&self.nearest(at).0).read(at).side,
        };
        points.iter().filter(|point| !self.sides[point.owner].contains(&side(point.at))).cloned().collect()
    }

    /// Whether a point reaches to within so many metres of a position.
    pub fn reaches(&self, at: Xy, within: f64) -> bool {
        self.mesh.nearest(at).is_some_and(|(_, metres)| metres <= self.nominal + within)
    }

    /// The points that are weighed around a position, and how far they reach, metres: infinite where
    /// these are all.
    pub fn neighbourhood(&self, at: Xy) -> (Vec<usize>, f64) {
        if self.data.len() <= ALL {
            ((0..self.data.len()).collect(), f64::INFINITY)
        } else {
            self.nearest(at)
        }
    }

    fn nearest(&self, at: Xy) -> (Vec<usize>, f64) {
        let near: Vec<(usize, f64)> = self.mesh.by_distance(at).take(NEIGHBOURS).collect();
        let radius = near.last().map_or(f64::INFINITY, |(_, metres)| *metres);
        (near.into_iter().map(|(datum, _)| datum).collect(), radius)
    }

    /// Whether the same single side holds all of some points.
    pub fn is_pure(&self, near: &[usize]) -> bool {
        let sides = |datum: &usize| &self.sides[self.data[*datum].owner];
        let alike = |first: &usize| sides(first).len() == 1 && near.iter().all(|d| sides(d) == sides(first));
        near.first().is_none_or(alike)
    }

    /// The evidence that speaks for a position: of the side with the greatest value there, the nearest.
    pub fn owner(&self, at: Xy) -> Option<usize> {
        let nearest = self.data[self.mesh.nearest(at)?.0].owner;
        let (near, _) = self.neighbourhood(at);
        if self.is_pure(&near) {
            return Some(nearest);
        }
        let patch = self.patch(&near);
        Some(patch.owner(&patch.read(at)).unwrap_or(nearest))
    }

    /// The interpolation in one neighbourhood.
    pub fn patch(&self, near: &[usize]) -> Patch {
        let points: Vec<Xy> = near.iter().map(|datum| self.data[*datum].at).collect();
        let owners: Vec<usize> = near.iter().map(|datum| self.data[*datum].owner).collect();
        let held: Vec<Vec<usize>> = owners.iter().map(|owner| self.sides[*owner].clone()).collect();
        let mut sides: Vec<usize> = held.iter().flatten().copied().collect();
        sides.sort_unstable();
        sides.dedup();
        let factor = Factor::of(&points);
        let share = |side: &usize, of: &Vec<usize>| f64::from(u8::from(of.contains(side))) / of.len() as f64;
        let fields: Vec<Field> = sides
            .iter()
            .map(|side| factor.field(&held.iter().map(|of| share(side, of)).collect::<Vec<_>>()))
            .collect();
        Patch { points, owners, held, sides, fields, nominal: self.nominal }
    }
}

/// The interpolated values of all sides in one neighbourhood.
#[derive(Debug, Clone)]
pub struct Patch {
    points: Vec<Xy>,
    owners: Vec<usize>,
    held: Vec<Vec<usize>>,
    sides: Vec<usize>,
    fields: Vec<Field>,
    nominal: f64,
}

/// A value that depends on place: a constant less the weighted distances to the points.
#[derive(Debug, Clone)]
struct Field {
    constant: f64,
    weights: Vec<f64>,
}

impl Patch {
    /// Reads the interpolation at a position.
    pub fn read(&self, at: Xy) -> Spot {
        let metres: Vec<f64> = self.points.iter().map(|point| apart(*point, at)).collect();
        let mut values: Vec<f64> =
            self.fields.iter().map(|field| field.constant - dot(&field.weights, &metres)).collect();
        if metres.iter().any(|metres| *metres > self.nominal) {
            self.keep_within_reach(&metres, &mut values);
        }
        let mut greatest = 0;
        for (i, value) in values.iter().enumerate() {
            if *value > values[greatest] {
                greatest = i;
            }
        }
        Spot { at, side: self.sides.get(greatest).copied().unwrap_or(0), values }
    }

    /// Takes from the value of each side what its nearest point lies too far off: within a hundredth of
    /// `nominal` all of it, and steadily, so that borders can be followed there too.
    fn keep_within_reach(&self, metres: &[f64], values: &mut [f64]) {
        const STEEP: f64 = 100.0;
        for (side, value) in self.sides.iter().zip(values) {
            let own = metres.iter().zip(&self.held).filter(|(_, held)| held.contains(side));
            let nearest = own.map(|(metres, _)| *metres).fold(f64::INFINITY, f64::min);
            *value -= STEEP * (nearest / self.nominal - 1.0).max(0.0);
        }
    }

    /// By how much one side's value exceeds another's at a spot.
    pub fn margin(&self, spot: &Spot, one: usize, other: usize) -> f64 {
        let value = |side: usize| Some(spot.values[self.sides.iter().position(|s| *s == side)?]);
        value(one).zip(value(other)).map_or(0.0, |(one, other)| one - other)
    }

    /// Of the evidence that the side of a spot holds or contests, the nearest.
    pub fn owner(&self, spot: &Spot) -> Option<usize> {
        let mut nearest = (f64::INFINITY, None);
        for ((point, held), owner) in self.points.iter().zip(&self.held).zip(&self.owners) {
            let metres = apart(*point, spot.at);
            if metres < nearest.0 && held.contains(&spot.side) {
                nearest = (metres, Some(*owner));
            }
        }
        nearest.1
    }

    /// Metres from a spot to the nearest point, and to the nearest in which its side has no part.
    pub fn distances(&self, spot: &Spot) -> (f64, f64) {
        let (mut nearest, mut rival) = (f64::INFINITY, f64::INFINITY);
        for (point, held) in self.points.iter().zip(&self.held) {
            let metres = apart(*point, spot.at);
            nearest = nearest.min(metres);
            if metres < rival && !held.contains(&spot.side) {
                rival = metres;
            }
        }
        (nearest, rival)
    }
}

/// What an interpolation says at a position.
#[derive(Debug, Clone)]
pub struct Spot {
    /// The position.
    pub at: Xy,
    /// The side with the greatest value; of equal ones the first.
    pub side: usize,
    /// The value of each side.
    values: Vec<f64>,
}

/// The sum of products, in four strands so that a processor may work on them at once; always the same
/// order, so always the same sum.
fn dot(a: &[f64], b: &[f64]) -> f64 {
    let (a4, b4) = (a.chunks_exact(4), b.chunks_exact(4));
    let rest: f64 = a4.remainder().iter().zip(b4.remainder()).map(|(a, b)| a * b).sum();
    let mut strands = [0.0; 4];
    for (a, b) in a4.zip(b4) {
        for i in 0..4 {
            strands[i] += a[i] * b[i];
        }
    }
    strands.iter().sum::<f64>() + rest
}

/// The covariances of some points, factored (Cholesky). The linear variogram has no covariance of its
/// own; any constant less the distance serves, as long as the matrix is positive definite, and leaves
/// the result alone because the weights add up to nothing.
struct Factor {
    lower: Vec<f64>,
    size: usize,
    ones: Vec<f64>,
}

impl Factor {
    fn of(points: &[Xy]) -> Self {
        let size = points.len();
        let widest = points.iter().map(|p| apart(*p, points[0])).fold(1.0, f64::max);
        let sill = 4.0 * widest;
        let mut lower = vec![0.0; size * size];
        for row in 0..size {
            for column in 0..=row {
                let covariance = sill - apart(points[row], points[column]);
                let nugget = if row == column { 1e-9 * sill } else { 0.0 };
                let (before_row, before_column) =
                    (&lower[row * size..][..column], &lower[column * size..][..column]);
                let known = dot(before_row, before_column);
                let rest = covariance + nugget - known;
                lower[row * size + column] = if row == column {
                    rest.max(1e-12 * sill).sqrt()
                } else {
                    rest / lower[column * size + column]
                };
            }
        }
        let mut factor = Self { lower, size, ones: Vec::new() };
        factor.ones = factor.solve(&vec![1.0; size]);
        factor
    }

    fn solve(&self, right: &[f64]) -> Vec<f64> {
        let (size, lower) = (self.size, &self.lower);
        let mut x = right.to_vec();
        for row in 0..size {
            let known = dot(&lower[row * size..][..row], &x[..row]);
            x[row] = (x[row] - known) / lower[row * size + row];
        }
        for row in (0..size).rev() {
            x[row] /= lower[row * size + row];
            let value = x[row];
            for (x, factor) in x[..row].iter_mut().zip(&lower[row * size..][..row]) {
                *x -= factor * value;
            }
        }
        x
    }

    /// The field through given values.
    fn field(&self, values: &[f64]) -> Field {
        let solved = self.solve(values);
        let constant = solved.iter().sum::<f64>() / self.ones.iter().sum::<f64>();
        let weights = solved.iter().zip(&self.ones).map(|(value, one)| value - constant * one).collect();
        Field { constant, weights }
    }
}
