//! What tells who speaks for a point: one for each method.

use std::sync::OnceLock;

use super::frame::Frame;
use super::kriging::{Datum, Kriging};
use super::mesh::{Mesh, apart};
use super::road_net::Stretch;
use super::sample::{Reading, samples};
use super::{Evidence, Method};
use crate::ground::Xy;

/// Tells who speaks for a point, and which points stand for the land around them.
pub trait Labeller {
    /// Index of the evidence that speaks for a position in the plane; `None` without evidence.
    fn owner(&self, at: Xy) -> Option<usize>;

    /// Positions that stand for the land nearest to them, and how many of them, the first, are places
    /// and roads rather than an inference. `grounds` numbers the ground of each piece of evidence.
    fn readings(&self, frame: &Frame, grounds: &[usize]) -> (usize, Vec<Reading>);
}

/// The labeller of a method. The first sources are the evidence, in order.
pub fn labeller(
    method: Method,
    evidence: &[Evidence],
    sources: &[Reading],
    stretches: &[Stretch],
    nominal: f64,
) -> Box<dyn Labeller> {
    if method.interpolates() {
        let held: Vec<&Stretch> = stretches.iter().filter(|stretch| stretch.held).collect();
        let (fixed, data) = (fixed(sources, &held), data(sources, &held));
        let kriging = Kriging::new(evidence, data.clone(), nominal);
        let roads: Vec<Datum> =
            fixed[sources.len()..].iter().map(|(at, owner)| Datum { at: *at, owner: *owner }).collect();
        let misread = kriging.misread(&roads);
        let kriging =
            if misread.is_empty() { kriging } else { Kriging::new(evidence, with(data, misread), nominal) };
        Box::new(Interpolated { kriging, fixed })
    } else {
        Box::new(Nearest::new(fixed(sources, &stretches.iter().collect::<Vec<_>>())))
    }
}

/// Metres from where two places meet on a road to the points on both sides of it.
const BESIDE: f64 = 1_000.0;

/// What is known, and points along the roads with who holds them. A pair of points mirrors each other
/// where a road passes from one place to another, so that the cells meet there.
fn fixed(sources: &[Reading], stretches: &[&Stretch]) -> Vec<Reading> {
    let mut readings = sources.to_vec();
    for stretch in stretches {
        let ends = [stretch.from, stretch.to];
        readings.extend(
            ends.map(|end| (if stretch.meeting == Some(end) { beside(stretch) } else { end }, stretch.owner)),
        );
    }
    readings
}

/// The point of a stretch beside its meeting with another.
fn beside(stretch: &Stretch) -> Xy {
    let far = if stretch.meeting == Some(stretch.from) { stretch.to } else { stretch.from };
    let near = stretch.meeting.unwrap_or(far);
    let share = (BESIDE / stretch.metres()).min(0.5);
    Xy { x: near.x + share * (far.x - near.x), y: near.y + share * (far.y - near.y) }
}

/// Roads say something every so many metres at most, and that far from places.
const EVERY: f64 = 20_000.0;
/// All roads together say something about so many times.
const TIMES: f64 = 100.0;

/// What an interpolation starts from: what is known, and points along the roads that are held, always
/// on both sides of where two places meet.
fn data(sources: &[Reading], held: &[&Stretch]) -> Vec<Datum> {
    let mut data: Vec<Datum> = sources.iter().map(|(at, owner)| Datum { at: *at, owner: *owner }).collect();
    let places = Mesh::of_points(sources.iter().map(|(at, _)| *at).collect());
    let from_place = |at| places.nearest(at).map_or(f64::INFINITY, |(_, metres)| metres);
    let every = EVERY.max(held.iter().map(|stretch| stretch.metres()).sum::<f64>() / TIMES);
    let mut since = every;
    for stretch in held {
        let meets = stretch.meeting.is_some();
        let at = if meets { beside(stretch) } else { stretch.middle() };
        let metres = from_place(at);
        since = (since + stretch.metres()).min(metres);
        if since >= every || (meets && metres >= BESIDE / 2.0) {
            data.push(Datum { at, owner: stretch.owner });
            since = 0.0;
        }
    }
    data
}

/// Points with others that do not lie on one of them.
fn with(mut data: Vec<Datum>, others: Vec<Datum>) -> Vec<Datum> {
    for other in others {
        if data.iter().all(|datum| apart(datum.at, other.at) >= BESIDE / 2.0) {
            data.push(other);
        }
    }
    data
}

/// Land belongs to the nearest of some points.
struct Nearest {
    readings: Vec<Reading>,
    mesh: OnceLock<Mesh>,
}

impl Nearest {
    fn new(readings: Vec<Reading>) -> Self {
        Self { readings, mesh: OnceLock::new() }
    }
}

impl Labeller for Nearest {
    fn owner(&self, at: Xy) -> Option<usize> {
        let points = || Mesh::of_points(self.readings.iter().map(|(at, _)| *at).collect());
        self.mesh.get_or_init(points).nearest(at).map(|(nearest, _)| self.readings[nearest].1)
    }

    fn readings(&self, _: &Frame, _: &[usize]) -> (usize, Vec<Reading>) {
        (self.readings.len(), self.readings.clone())
    }
}

/// Land belongs to the side with the greatest interpolated value, and there to its nearest place.
struct Interpolated {
    kriging: Kriging,
    fixed: Vec<Reading>,
}

impl Labeller for Interpolated {
    fn owner(&self, at: Xy) -> Option<usize> {
        self.kriging.owner(at)
    }

    fn readings(&self, frame: &Frame, grounds: &[usize]) -> (usize, Vec<Reading>) {
        let samples = samples(&self.kriging, frame);
        let mut readings = self.fixed.clone();
        readings.extend(samples.along);
        let cells = Nearest::new(readings);
        let otherwise = |(at, owner): &Reading| {
            cells.owner(*at).is_some_and(|nearest| grounds[nearest] != grounds[*owner])
        };
        let inland: Vec<Reading> = samples.inland.into_iter().filter(otherwise).collect();
        let mut readings = cells.readings;
        readings.extend(inland);
        (self.fixed.len(), readings)
    }
}
