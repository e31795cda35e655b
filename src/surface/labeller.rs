//! What tells who speaks for a point: one for each method.

use super::frame::Frame;
use super::kriging::{Datum, Kriging};
use super::mesh::Mesh;
use super::road_net::Stretch;
use super::sample::{Reading, samples};
use super::{Evidence, Method};
use crate::ground::Xy;

/// Tells who speaks for a point, and which points stand for the land around them.
pub trait Labeller {
    /// Index of the evidence that speaks for a position in the plane; `None` without evidence.
    fn owner(&self, at: Xy) -> Option<usize>;

    /// Positions whose nearest neighbourhood together makes the land, the evidence first.
    fn readings(&self, frame: &Frame, grounds: &[usize]) -> Vec<Reading>;
}

/// The labeller of a method.
pub fn labeller(
    method: Method,
    evidence: &[Evidence],
    at: &[Xy],
    stretches: &[Stretch],
    nominal: f64,
) -> Box<dyn Labeller> {
    let fixed = fixed(at, stretches);
    if method.interpolates() {
        let data = data(at, stretches);
        Box::new(Interpolated { kriging: Kriging::new(evidence, data), fixed, nominal })
    } else {
        Box::new(Nearest::new(fixed))
    }
}

/// Metres from a crossing of two places' stretches to the sites on its both sides.
const BESIDE: f64 = 500.0;

/// The evidence, and points along the roads with who holds them. A pair of points mirrors each other
/// where a road passes from one place to another, so that the cells meet there.
fn fixed(at: &[Xy], stretches: &[Stretch]) -> Vec<Reading> {
    let mut readings: Vec<Reading> = at.iter().enumerate().map(|(owner, at)| (*at, owner)).collect();
    for stretch in stretches {
        let (east, north) = (stretch.to.x - stretch.from.x, stretch.to.y - stretch.from.y);
        let metres = east.hypot(north);
        let beside = BESIDE.min(metres / 2.0);
        for (end, share) in [(stretch.from, beside / metres), (stretch.to, 1.0 - beside / metres)] {
            let inward = || Xy { x: stretch.from.x + share * east, y: stretch.from.y + share * north };
            readings.push((if stretch.meeting == Some(end) { inward() } else { end }, stretch.owner));
        }
    }
    readings
}

/// Roads say something every so many metres, and that far from places.
const EVERY: f64 = 20_000.0;
/// Stretches shorter than this lie too near to others, metres.
const SHORTEST: f64 = 1_000.0;

/// What an interpolation starts from: the evidence, and points along the roads that are held, always
/// where two places meet.
fn data(at: &[Xy], stretches: &[Stretch]) -> Vec<Datum> {
    let mut data: Vec<Datum> = at.iter().enumerate().map(|(owner, at)| Datum { at: *at, owner }).collect();
    let places = Mesh::of_points(at.to_vec());
    let mut since = EVERY;
    for stretch in stretches.iter().filter(|stretch| stretch.held) {
        let middle = stretch.middle();
        let metres = places.nearest(middle).map_or(f64::INFINITY, |(_, metres)| metres);
        since = (since + stretch.metres()).min(metres);
        let meets = stretch.meeting.is_some() && stretch.metres() > SHORTEST;
        if since >= EVERY || (meets && metres > SHORTEST) {
            data.push(Datum { at: middle, owner: stretch.owner });
            since = 0.0;
        }
    }
    data
}

/// Land belongs to the nearest of some points.
struct Nearest {
    readings: Vec<Reading>,
    mesh: Mesh,
}

impl Nearest {
    fn new(readings: Vec<Reading>) -> Self {
        Self { mesh: Mesh::of_points(readings.iter().map(|(at, _)| *at).collect()), readings }
    }
}

impl Labeller for Nearest {
    fn owner(&self, at: Xy) -> Option<usize> {
        self.mesh.nearest(at).map(|(nearest, _)| self.readings[nearest].1)
    }

    fn readings(&self, _: &Frame, _: &[usize]) -> Vec<Reading> {
        self.readings.clone()
    }
}

/// Land belongs to the side with the greatest interpolated value, and there to its nearest place.
struct Interpolated {
    kriging: Kriging,
    fixed: Vec<Reading>,
    nominal: f64,
}

impl Labeller for Interpolated {
    fn owner(&self, at: Xy) -> Option<usize> {
        self.kriging.owner(at)
    }

    fn readings(&self, frame: &Frame, grounds: &[usize]) -> Vec<Reading> {
        let samples = samples(&self.kriging, frame, self.nominal);
        let mut readings = self.fixed.clone();
        readings.extend(samples.along);
        let cells = Nearest::new(readings);
        let otherwise = |(at, owner): &Reading| {
            cells.owner(*at).is_some_and(|nearest| grounds[nearest] != grounds[*owner])
        };
        let inland: Vec<Reading> = samples.inland.into_iter().filter(otherwise).collect();
        let mut readings = cells.readings;
        readings.extend(inland);
        readings
    }
}
