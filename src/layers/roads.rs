//! Who holds each stretch of road.

use std::collections::BTreeMap;

use super::HeldRoad;
use crate::control::Status;
use crate::ground::{Km, LonLat, Xy, distance};
use crate::surface::{Band, Stretch, Surface, Terrain};

/// What makes two stretches one: the road, the side, the status, and whether beyond evidence.
type Key = (usize, String, Status, bool);

/// The roads of a day by who holds them: by the place nearest by road, whatever the method. Land and
/// roads agree where the method follows roads. One entry for each road, side and status.
pub fn roads(terrain: &Terrain, surface: &Surface) -> Vec<HeldRoad> {
    let mut found: BTreeMap<Key, Vec<&Stretch>> = BTreeMap::new();
    for stretch in surface.stretches.iter() {
        let (side, status, beyond) = holder(terrain, surface, stretch);
        for road in &stretch.roads {
            found.entry((*road, side.clone(), status, beyond)).or_default().push(stretch);
        }
    }
    let road = |((road, side, status, beyond_evidence), stretches): (Key, Vec<&Stretch>)| {
        let degrees = |at: Xy| terrain.plane.to_lonlat(at);
        let lines: Vec<Vec<LonLat>> =
            joined(&stretches).iter().map(|line| line.iter().map(|at| degrees(*at)).collect()).collect();
        let length = |line: &Vec<LonLat>| line.windows(2).map(|w| distance(w[0], w[1])).sum();
        let length_km = lines.iter().map(length).sum::<Km>();
        HeldRoad { road: terrain.roads()[road].clone(), side, status, beyond_evidence, length_km, lines }
    };
    found.into_iter().map(road).collect()
}

fn holder(terrain: &Terrain, surface: &Surface, stretch: &Stretch) -> (String, Status, bool) {
    let band = surface.tessellation.label(terrain.plane.to_lonlat(stretch.middle())).band;
    let ground = &surface.evidence[stretch.owner].ground;
    let side = ground.side.as_ref().map(ToString::to_string).unwrap_or_default();
    match band {
        Band::Unknown => (String::new(), Status::Unknown, false),
        Band::Reach | Band::Beyond => (side, ground.status.unwrap_or(Status::Unknown), band == Band::Beyond),
    }
}

/// Stretches joined where one begins at the end of the one before.
fn joined(stretches: &[&Stretch]) -> Vec<Vec<Xy>> {
    let mut lines: Vec<Vec<Xy>> = Vec::new();
    for stretch in stretches {
        match lines.last_mut() {
            Some(line) if line.last() == Some(&stretch.from) => line.push(stretch.to),
            _ => lines.push(vec![stretch.from, stretch.to]),
        }
    }
    lines
}
