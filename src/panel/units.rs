//! The polygons that a user brings, cut along the land and told from each other.

use std::collections::BTreeMap;

use crate::gazetteer::{Gazetteer, PlaceId};
use crate::ground::grid::{self, GridPoint, GridShape};
use crate::ground::{LonLat, Region, Ring, SquareKm};
use crate::surface::slice;

/// A part of the land with a name.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    /// Its id, such as a p-code.
    pub id: String,
    /// Its land.
    pub land: Region,
}

/// Parts of the land that do not overlap.
#[derive(Debug, Clone, PartialEq)]
pub struct Units {
    /// Sorted by id; each has land.
    pub all: Vec<Unit>,
    /// Land that lies in none of them.
    pub outside: SquareKm,
    /// Land that lies in several of them, and was given to the first by id.
    pub overlap: SquareKm,
    /// Ids of polygons that lie outside the land, sorted.
    pub without_land: Vec<String>,
}

/// Polygons in degrees with their limits on the grid.
struct Outline {
    region: Region,
    limits: [i32; 4],
}

impl Units {
    /// Cuts the land by polygons, each an outer ring and its holes; polygons of one id are one unit.
    pub fn of(land: &Region, polygons: Vec<(String, Vec<Vec<Ring>>)>) -> Self {
        let mut by_id: BTreeMap<String, Vec<Vec<Ring>>> = BTreeMap::new();
        for (id, rings) in polygons {
            by_id.entry(id).or_default().extend(rings);
        }
        let outlines: Vec<(String, Outline)> =
            by_id.into_iter().map(|(id, rings)| (id, Outline::of(Region::new(&rings)))).collect();
        let lines: Vec<[GridPoint; 2]> =
            outlines.iter().flat_map(|(_, outline)| edges(&outline.region)).collect();
        let mut pieces: Vec<Vec<GridShape>> = vec![Vec::new(); outlines.len()];
        let (mut outside, mut overlap) = (SquareKm::default(), SquareKm::default());
        for shape in slice(land, &lines) {
            let Some(at) = grid::inside(&shape) else { continue };
            let mut within = (0..outlines.len()).filter(|i| outlines[*i].1.contains(at));
            match (within.next(), within.next()) {
                (None, _) => outside += grid::area(&shape),
                (Some(first), several) => {
                    if several.is_some() {
                        overlap += grid::area(&shape);
                    }
                    pieces[first].push(shape);
                }
            }
        }
        let cut = outlines.into_iter().map(|(id, _)| id).zip(pieces);
        let (bare, landed): (Vec<_>, Vec<_>) = cut.partition(|(_, shapes)| shapes.is_empty());
        let unit = |(id, shapes)| Unit { id, land: Region::of_shapes(shapes) };
        Self {
            all: landed.into_iter().map(unit).collect(),
            outside,
            overlap,
            without_land: bare.into_iter().map(|(id, _)| id).collect(),
        }
    }

    /// The number of the unit in which each place lies; a harbour before a generalised coast lies in the
    /// unit whose outline is nearest.
    pub fn of_places(&self, gazetteer: &Gazetteer) -> BTreeMap<PlaceId, usize> {
        let located = gazetteer.places().iter().filter_map(|place| Some((place.id.clone(), place.at?)));
        let outlines: Vec<Outline> = self.all.iter().map(|unit| Outline::of(unit.land.clone())).collect();
        let within = |at: LonLat| outlines.iter().position(|outline| outline.contains(at));
        located.filter_map(|(id, at)| Some((id, within(at).or_else(|| self.nearest(at))?))).collect()
    }

    /// The unit with the corner nearest to a position.
    fn nearest(&self, at: LonLat) -> Option<usize> {
        let here = grid::from_lonlat(at);
        let shrink = at.lat().to_radians().cos();
        let apart = |p: &GridPoint| {
            let (east, north) = (f64::from(p.x - here.x) * shrink, f64::from(p.y - here.y));
            east * east + north * north
        };
        let corner = |unit: &Unit| {
            let corners = unit.land.shapes().iter().flatten().flatten();
            corners.map(apart).min_by(f64::total_cmp)
        };
        let near = self.all.iter().enumerate().filter_map(|(i, unit)| Some((corner(unit)?, i)));
        near.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, unit)| unit)
    }
}

impl Outline {
    fn of(region: Region) -> Self {
        let mut limits = [i32::MAX, i32::MAX, i32::MIN, i32::MIN];
        for point in region.shapes().iter().flatten().flatten() {
            limits = [
                limits[0].min(point.x),
                limits[1].min(point.y),
                limits[2].max(point.x),
                limits[3].max(point.y),
            ];
        }
        Self { region, limits }
    }

    fn contains(&self, at: LonLat) -> bool {
        let GridPoint { x, y } = grid::from_lonlat(at);
        let [west, south, east, north] = self.limits;
        (west..=east).contains(&x) && (south..=north).contains(&y) && self.region.contains(at)
    }
}

fn edges(region: &Region) -> Vec<[GridPoint; 2]> {
    let rings = region.shapes().iter().flatten();
    rings
        .flat_map(|ring| ring.iter().copied().zip(ring.iter().copied().cycle().skip(1)))
        .map(|(a, b)| [a, b])
        .collect()
}
