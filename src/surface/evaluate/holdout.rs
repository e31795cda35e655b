//! Each place left out once: does the land still say what is known of it?

use serde::Serialize;

use super::super::mesh::Mesh;
use super::super::{Band, Evidence, Surface, Terrain};
use super::line::along;
use crate::ground::grid::{self, GridPoint};
use crate::ground::{Km, Xy};

/// How often the land is right at a place that it does not know.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Holdout {
    /// Places left out, one at a time.
    pub places: usize,
    /// How many the rest of them told rightly: same side, and contested where it is.
    pub right: usize,
    /// The same by distance to the front; the last ring also holds all places where there is no front.
    pub rings: Vec<Ring>,
}

/// The places in one range of distance to the front.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Ring {
    /// From here.
    pub from_km: Km,
    /// To here; `None` without limit.
    pub to_km: Option<Km>,
    /// Places left out.
    pub places: usize,
    /// Told rightly.
    pub right: usize,
}

/// Limits of the rings, kilometres.
const RINGS: [f64; 5] = [0.0, 10.0, 25.0, 50.0, 100.0];

/// Leaves out each place that speaks, and asks the others who holds it (Stone 1974). The front from
/// which distance counts is that of all places. A place that the others do not reach, because it lies
/// farther from them than `nominal_km`, is not told rightly.
pub fn holdout(terrain: &Terrain, surface: &Surface) -> Holdout {
    let front = front(terrain, surface);
    let mut rings: Vec<Ring> = RINGS
        .iter()
        .enumerate()
        .map(|(i, from)| Ring {
            from_km: Km(*from),
            to_km: RINGS.get(i + 1).map(|to| Km(*to)),
            places: 0,
            right: 0,
        })
        .collect();
    for left_out in 0..surface.evidence.len() {
        let evidence = &surface.evidence[left_out];
        let at = terrain.plane.to_xy(evidence.at);
        let km = front.nearest(at).map_or(f64::INFINITY, |(_, metres)| metres / 1000.0);
        let ring = rings.iter().rposition(|ring| ring.from_km.0 <= km).unwrap_or(0);
        rings[ring].places += 1;
        rings[ring].right += usize::from(is_told(terrain, &surface.evidence, left_out, at));
    }
    let sum = |of: fn(&Ring) -> usize| rings.iter().map(of).sum();
    Holdout { places: sum(|ring| ring.places), right: sum(|ring| ring.right), rings }
}

fn is_told(terrain: &Terrain, evidence: &[Evidence], left_out: usize, at: Xy) -> bool {
    let others: Vec<Evidence> =
        evidence.iter().enumerate().filter(|(i, _)| *i != left_out).map(|(_, e)| e.clone()).collect();
    let (labeller, bands) = terrain.labeller(&others);
    let said = labeller.owner(at).filter(|_| bands.of(at) != Band::Unknown).map(|owner| &others[owner]);
    let truth = &evidence[left_out];
    said.is_some_and(|said| said.class == truth.class && said.ground.side == truth.ground.side)
}

/// Points of the front, at most a kilometre apart.
fn front(terrain: &Terrain, surface: &Surface) -> Mesh {
    let xy = |point: &GridPoint| grid::to_lonlat(*point).map(|at| terrain.plane.to_xy(at));
    let mut points = Vec::new();
    for line in surface.fronts().iter().flat_map(|front| &front.lines) {
        let line: Vec<Xy> = line.iter().filter_map(xy).collect();
        points.extend(line.windows(2).flat_map(|edge| along(edge[0], edge[1])).map(|(at, _)| at));
    }
    Mesh::of_points(points)
}
