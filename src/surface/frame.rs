//! The box around a region, and how lines of the plane reach the grid.

use crate::ground::grid::{self, GridPoint};
use crate::ground::{Plane, Region, Xy};

/// A box in the plane that holds the region: lines are cut to it before they become degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    plane: Plane,
    /// Its south-western corner, metres.
    pub min: Xy,
    /// Its north-eastern corner, metres.
    pub max: Xy,
}

/// Lines are cut into pieces no longer than this before they become degrees, metres: a straight
/// line of 300 km bends by about 1 km.
const LONGEST_EDGE: f64 = 25_000.0;

impl Frame {
    /// The box around a region, with a margin of 10 km.
    pub fn of(region: &Region, plane: Plane) -> Self {
        const MARGIN: f64 = 10_000.0;
        let mut frame = Self { plane, min: Xy { x: 0.0, y: 0.0 }, max: Xy { x: 0.0, y: 0.0 } };
        for at in region.shapes().iter().flatten().flatten().filter_map(|p| grid::to_lonlat(*p)) {
            let at = plane.to_xy(at);
            frame.min = Xy { x: frame.min.x.min(at.x - MARGIN), y: frame.min.y.min(at.y - MARGIN) };
            frame.max = Xy { x: frame.max.x.max(at.x + MARGIN), y: frame.max.y.max(at.y + MARGIN) };
        }
        frame
    }

    /// A length, in metres, beyond which no line is looked at.
    pub fn far(&self) -> f64 {
        (self.max.x - self.min.x).hypot(self.max.y - self.min.y) * 4.0
    }

    /// A straight line of the plane, cut to the frame, as edges of the grid.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "few pieces")]
    pub fn edges(&self, from: Xy, to: Xy) -> Vec<[GridPoint; 2]> {
        let Some((a, b)) = self.clip(from, to) else { return Vec::new() };
        let pieces = ((b.x - a.x).hypot(b.y - a.y) / LONGEST_EDGE).ceil().clamp(1.0, 10_000.0) as u32;
        let points: Vec<GridPoint> = (0..=pieces)
            .map(|i| {
                let t = f64::from(i) / f64::from(pieces);
                let at = Xy { x: a.x + t * (b.x - a.x), y: a.y + t * (b.y - a.y) };
                grid::from_lonlat(self.plane.to_lonlat(at))
            })
            .collect();
        let edges = points.windows(2).filter(|w| w[0] != w[1]);
        edges.flat_map(|edge| at_date_line(edge[0], edge[1])).collect()
    }

    /// The part of a line inside the frame (Liang and Barsky 1984).
    pub fn clip(&self, a: Xy, b: Xy) -> Option<(Xy, Xy)> {
        let (east, north) = (b.x - a.x, b.y - a.y);
        let (mut t0, mut t1) = (0.0f64, 1.0f64);
        let limits = [
            (-east, a.x - self.min.x),
            (east, self.max.x - a.x),
            (-north, a.y - self.min.y),
            (north, self.max.y - a.y),
        ];
        for (p, q) in limits {
            if p == 0.0 {
                if q < 0.0 {
                    return None;
                }
            } else if p < 0.0 {
                t0 = t0.max(q / p);
            } else {
                t1 = t1.min(q / p);
            }
        }
        let at = |t: f64| Xy { x: a.x + t * east, y: a.y + t * north };
        (t0 < t1).then(|| (if t0 > 0.0 { at(t0) } else { a }, if t1 < 1.0 { at(t1) } else { b }))
    }
}

/// An edge, in two where it crosses the date line.
#[expect(clippy::cast_possible_truncation, reason = "between two latitudes of the grid")]
fn at_date_line(a: GridPoint, b: GridPoint) -> Vec<[GridPoint; 2]> {
    const LINE: i64 = 1_800_000_000;
    let (ax, bx) = (i64::from(a.x), i64::from(b.x));
    if (ax - bx).abs() <= LINE {
        return vec![[a, b]];
    }
    let side = ax.signum();
    let (to, from) = (LINE - ax.abs(), LINE - bx.abs());
    let (ay, by) = (f64::from(a.y), f64::from(b.y));
    let y = if to + from == 0 { ay } else { ay + (by - ay) * to as f64 / (to + from) as f64 };
    let at = |side: i64| GridPoint::new((side * LINE) as i32, y.round() as i32);
    let halves = [[a, at(side)], [at(-side), b]];
    halves.into_iter().filter(|edge| edge[0] != edge[1]).collect()
}
