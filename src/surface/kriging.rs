//! Interpolation of who holds what between the points where it is known.
//!
//! Each side has an indicator: 1 where it holds, 0 where it does not, an equal part where several hold
//! or contest. Ordinary kriging with the linear variogram (Matheron 1963; Journel 1983 for indicators)
//! weighs the points nearest to a spot; the side with the greatest value has the land. In the dual form
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
    /// A side has no land farther than this from its points, metres.
    nominal: f64,
}

/// Up to so many points all of them are weighed everywhere: the land has no seams.
const ALL: usize = 500;
/// Points along roads are fewer than those from which distance counts: so much farther may they be.
const SLACK: f64 = 1.1;
/// Of more points so many of the nearest are weighed; farther ones are screened by them.
const NEIGHBOURS: usize = 40;

impl Kriging {
    /// Prepares points. Those of one position must be given once. No side has land farther than
    /// `nominal` metres from its points.
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
        Self { data, mesh, sides, nominal: nominal * SLACK }
    }

    /// Those of some points at which the interpolation gives the land to a side without part in it.
    pub fn misread(&self, points: &[Datum]) -> Vec<Datum> {
        let whole =
            (self.data.len() <= ALL).then(|| self.patch(&self.neighbourhood(Xy { x: 0.0, y: 0.0 }).0));
        let side = |at: Xy| match &whole {
            Some(patch) => patch.side(at),
            None => self.patch(&self.nearest(at).0).side(at),
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
        Some(patch.owner(at, patch.side(at)).unwrap_or(nearest))
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
    /// The side with the greatest value at a position, of those that have a point near enough; of equal
    /// ones the first. Where none is near enough, a side of the nearest point.
    pub fn side(&self, at: Xy) -> usize {
        let metres: Vec<f64> = self.points.iter().map(|point| apart(*point, at)).collect();
        let is_near = |side: usize| {
            let mut with = self.held.iter().zip(&metres).filter(|(held, _)| held.contains(&side));
            with.any(|(_, metres)| *metres <= self.nominal)
        };
        let mut best = (f64::NEG_INFINITY, None);
        for (side, field) in self.sides.iter().zip(&self.fields) {
            let value = field.constant - dot(&field.weights, &metres);
            if value > best.0 && is_near(*side) {
                best = (value, Some(*side));
            }
        }
        let nearest = || metres.iter().zip(&self.held).min_by(|a, b| a.0.total_cmp(b.0))?.1.first().copied();
        best.1.or_else(nearest).unwrap_or(0)
    }

    /// By how much one side's value exceeds another's at a position.
    pub fn margin(&self, at: Xy, one: usize, other: usize) -> f64 {
        let field = |side: usize| self.sides.iter().position(|s| *s == side).map(|i| &self.fields[i]);
        let Some((one, other)) = field(one).zip(field(other)) else { return 0.0 };
        let metres: Vec<f64> = self.points.iter().map(|point| apart(*point, at)).collect();
        one.constant - other.constant - dot(&one.weights, &metres) + dot(&other.weights, &metres)
    }

    /// Of the evidence that a side holds or contests, the nearest to a position.
    pub fn owner(&self, at: Xy, side: usize) -> Option<usize> {
        let with =
            self.points.iter().zip(&self.owners).zip(&self.held).filter(|(_, held)| held.contains(&side));
        let nearest = with.min_by(|((a, _), _), ((b, _), _)| apart(**a, at).total_cmp(&apart(**b, at)));
        nearest.map(|((_, owner), _)| *owner)
    }

    /// Metres from a position to the nearest point, and to the nearest in which a side has no part.
    pub fn distances(&self, at: Xy, side: usize) -> (f64, f64) {
        let (mut nearest, mut rival) = (f64::INFINITY, f64::INFINITY);
        for (point, held) in self.points.iter().zip(&self.held) {
            let metres = apart(*point, at);
            nearest = nearest.min(metres);
            if metres < rival && !held.contains(&side) {
                rival = metres;
            }
        }
        (nearest, rival)
    }
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
