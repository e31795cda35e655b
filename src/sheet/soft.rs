//! How far off the front lines may be: a soft band along them, cut to the land.
//!
//! Each segment of a front is as broad as its half-width on either side. Bands, each within the one
//! before, darken the ground towards the line; ground of which nothing is known stays as it is.

use geo::{BooleanOps, Buffer, Coord, LineString, MultiPolygon, Polygon, unary_union};

use super::geometry::Dot;
use super::mark::{Group, Mark};
use super::scene::Scene;
use crate::control::Status;

/// How much each band darkens.
pub const OPACITY: f64 = 0.07;
/// The bands as parts of the half-width, the broadest first.
pub const PARTS: [f64; 4] = [1.0, 0.75, 0.5, 0.25];

/// The bands of a view.
pub fn bands(scene: &Scene<'_>) -> Vec<Mark> {
    let km_per_px = scene.frame.km_per_px();
    let mut lines: Vec<(LineString<f64>, f64)> = Vec::new();
    for segment in scene.layers.fronts.iter().flat_map(|front| &front.segments) {
        let pieces = segment.lines.iter().flat_map(|line| scene.frame.line(line));
        lines.extend(pieces.map(|piece| (line_string(&piece), segment.half_width_km.0 / km_per_px)));
    }
    if lines.is_empty() {
        return Vec::new();
    }
    let land = land(scene);
    let band = |(i, part): (usize, f64)| {
        let parts: Vec<MultiPolygon<f64>> =
            lines.iter().map(|(line, width)| line.buffer((width * part).max(0.5))).collect();
        let band = unary_union(&parts).intersection(&land);
        let shade = Mark::fill(rings(&band), scene.pen.theme.front);
        Mark::Group(Group {
            opacity: Some(OPACITY),
            ..Group::new(scene.id(&format!("off-{}", i + 1)), vec![shade])
        })
    };
    PARTS.into_iter().enumerate().map(band).collect()
}

/// The land that the view shows and of which something is known.
fn land(scene: &Scene<'_>) -> MultiPolygon<f64> {
    let known = scene.layers.areas.iter().filter(|area| area.status != Status::Unknown);
    let shapes = known.flat_map(|area| &area.shapes);
    let polygons: Vec<Polygon<f64>> = shapes
        .filter_map(|shape| {
            let mut rings = scene.frame.shape(shape).into_iter().map(|ring| line_string(&ring));
            Some(Polygon::new(rings.next()?, rings.collect()))
        })
        .collect();
    unary_union(&polygons)
}

fn line_string(dots: &[Dot]) -> LineString<f64> {
    dots.iter().map(|dot| Coord { x: dot.x, y: dot.y }).collect()
}

fn rings(shapes: &MultiPolygon<f64>) -> Vec<Vec<Dot>> {
    let ring = |ring: &LineString<f64>| {
        let open = ring.0.len().saturating_sub(1);
        ring.0[..open].iter().map(|at| Dot::new(at.x, at.y)).collect()
    };
    let shape = |shape: &Polygon<f64>| {
        std::iter::once(ring(shape.exterior())).chain(shape.interiors().iter().map(ring)).collect::<Vec<_>>()
    };
    shapes.iter().flat_map(shape).collect()
}
