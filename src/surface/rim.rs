//! The rim of everything within one distance of some site.
//!
//! On the circle of each site the arcs that no other circle covers are the rim. Two circles cross in
//! points that are computed once for both, so that arcs meet exactly and rims are closed.

use std::f64::consts::TAU;

use super::mesh::Mesh;
use crate::ground::Xy;

/// Corners of a circle; a chord stays within a thousandth of the radius.
const CORNERS: f64 = 96.0;

/// Where the cover of a circle by another begins or ends: an angle, and the crossing point there.
#[derive(Debug, Clone, Copy)]
struct End {
    angle: f64,
    at: Xy,
}

/// A part of a circle that another circle covers; `from.angle` lies in 0 to 2 pi, `to` after it.
#[derive(Debug, Clone, Copy)]
struct Cover {
    from: End,
    to: End,
}

/// The rim of all discs of one radius, in metres, as lines; closed ones repeat their first point.
///
/// What a circle loses to another of the same radius is what lies nearer to the other's centre, so
/// its rim is what lies in its own Voronoi cell: only the neighbours of the cell need be asked, and
/// nothing where the circle goes round the whole cell.
pub(super) fn rim(mesh: &Mesh, radius: f64) -> Vec<Vec<Xy>> {
    let centres = &mesh.points;
    let neighbours = mesh.neighbours();
    let mut lines = Vec::new();
    for (i, site) in centres.iter().enumerate().filter(|(i, _)| neighbours[*i].widest > radius) {
        let near = neighbours[i].points.iter();
        let mut covers: Vec<Cover> = near.filter_map(|other| cover(centres, i, *other, radius)).collect();
        if covers.is_empty() {
            let start = on_circle(*site, radius, 0.0);
            lines.push(arc(*site, radius, End { angle: 0.0, at: start }, End { angle: TAU, at: start }));
            continue;
        }
        covers.sort_by(|a, b| a.from.angle.total_cmp(&b.from.angle));
        for (from, to) in gaps(&covers) {
            lines.push(arc(*site, radius, from, to));
        }
    }
    lines
}

/// What of circle `i` lies inside circle `j`.
fn cover(sites: &[Xy], i: usize, j: usize, radius: f64) -> Option<Cover> {
    let (here, there) = (sites[i], sites[j]);
    let apart = (there.x - here.x).hypot(there.y - here.y);
    if apart >= 2.0 * radius || apart <= 0.0 {
        return None;
    }
    let towards = (there.y - here.y).atan2(there.x - here.x);
    let half = (apart / (2.0 * radius)).acos();
    let [left, right] = crossings(sites[i.min(j)], sites[i.max(j)], radius);
    // Seen from the greater index, left and right change places.
    let (first, last) = if i < j { (right, left) } else { (left, right) };
    let start = (towards - half).rem_euclid(TAU);
    Some(Cover { from: End { angle: start, at: first }, to: End { angle: start + 2.0 * half, at: last } })
}

/// Where two circles cross: to the left and to the right of the way from `a` to `b`.
fn crossings(a: Xy, b: Xy, radius: f64) -> [Xy; 2] {
    let (east, north) = (b.x - a.x, b.y - a.y);
    let apart = east.hypot(north);
    let height = (radius * radius - apart * apart / 4.0).max(0.0).sqrt() / apart;
    let (x, y) = (f64::midpoint(a.x, b.x), f64::midpoint(a.y, b.y));
    [Xy { x: x - north * height, y: y + east * height }, Xy { x: x + north * height, y: y - east * height }]
}

/// The parts of a circle between its covers, which are sorted by where they begin.
fn gaps(covers: &[Cover]) -> Vec<(End, End)> {
    let mut gaps = Vec::new();
    // What reaches farthest around the circle also covers its beginning.
    let farthest = covers.iter().map(|cover| cover.to).max_by(|a, b| a.angle.total_cmp(&b.angle));
    let Some(mut end) = farthest.map(|end| End { angle: end.angle - TAU, ..end }) else { return gaps };
    for cover in covers {
        if cover.from.angle > end.angle {
            gaps.push((end, cover.from));
        }
        if cover.to.angle > end.angle {
            end = cover.to;
        }
    }
    gaps
}

/// An arc as a line: its ends, and the corners of the circle between them.
#[expect(clippy::cast_possible_truncation, reason = "at most a few turns")]
fn arc(centre: Xy, radius: f64, from: End, to: End) -> Vec<Xy> {
    let step = TAU / CORNERS;
    let (first, last) = ((from.angle / step).floor() as i32 + 1, (to.angle / step).ceil() as i32 - 1);
    let mut line = vec![from.at];
    line.extend((first..=last).map(|corner| on_circle(centre, radius, f64::from(corner) * step)));
    line.push(to.at);
    line
}

fn on_circle(centre: Xy, radius: f64, angle: f64) -> Xy {
    Xy { x: centre.x + radius * angle.cos(), y: centre.y + radius * angle.sin() }
}
