//! Lines made small: on a grid of 25 metres in the theatre's plane, without what no screen shows.
//!
//! An arc keeps its ends, and neighbours share their arcs, so that simplifying opens no gap.

use crate::ground::grid::{self, GridPoint};
use crate::ground::{LonLat, Plane, Xy};

/// Metres to a unit of the page.
pub(super) const UNIT: f64 = 25.0;
/// What lies nearer than this to a simpler line is left out, metres (Douglas and Peucker 1973).
const TOLERANCE: f64 = 100.0;
/// The same for other countries.
const FOREIGN: f64 = 1_500.0;

/// A position in units east and south.
pub(super) fn unit(plane: Plane, at: LonLat) -> [i64; 2] {
    let at = plane.to_xy(at);
    #[expect(clippy::cast_possible_truncation, reason = "a million units at most")]
    let round = |metres: f64| (metres / UNIT).round() as i64;
    [round(at.x), round(-at.y)]
}

/// A line of the grid: its first position, then the steps to each next.
pub(super) fn of_grid(plane: Plane, line: &[GridPoint]) -> Vec<i64> {
    let degrees: Vec<LonLat> = line.iter().filter_map(|at| grid::to_lonlat(*at)).collect();
    steps(plane, &degrees, TOLERANCE)
}

/// The lines of a ring that are coast or border: without the edges in which the date line cuts it.
pub(super) fn coast(ring: &[GridPoint]) -> Vec<Vec<GridPoint>> {
    let is_cut = |[a, b]: &[GridPoint; 2]| grid::on_date_line(*a, *b);
    let next = ring.iter().skip(1).chain(ring.first());
    let edges: Vec<[GridPoint; 2]> = ring.iter().zip(next).map(|(a, b)| [*a, *b]).collect();
    let Some(first) = edges.iter().position(is_cut) else {
        return vec![ring.iter().chain(ring.first()).copied().collect()];
    };
    let from_cut: Vec<[GridPoint; 2]> = edges[first..].iter().chain(&edges[..first]).copied().collect();
    let pieces = from_cut.split(is_cut).filter(|piece| !piece.is_empty());
    pieces
        .map(|piece| std::iter::once(piece[0][0]).chain(piece.iter().map(|edge| edge[1])).collect())
        .collect()
}

/// A line of another country.
pub(super) fn foreign(plane: Plane, line: &[LonLat]) -> Vec<i64> {
    steps(plane, line, FOREIGN)
}

fn steps(plane: Plane, line: &[LonLat], tolerance: f64) -> Vec<i64> {
    let flat: Vec<Xy> = line.iter().map(|at| plane.to_xy(*at)).collect();
    let kept = kept(&flat, tolerance);
    let mut out: Vec<i64> = Vec::new();
    let mut last = [0, 0];
    for (at, _) in line.iter().zip(kept).filter(|(_, kept)| *kept) {
        let here = unit(plane, *at);
        let step = [here[0] - last[0], here[1] - last[1]];
        if out.is_empty() || step != [0, 0] {
            out.extend(step);
            last = here;
        }
    }
    out
}

/// Which points of a line stay; of a closed one the farthest from its start always does.
fn kept(line: &[Xy], tolerance: f64) -> Vec<bool> {
    let mut kept = vec![false; line.len()];
    let Some(last) = line.len().checked_sub(1) else { return kept };
    kept[0] = true;
    kept[last] = true;
    let mut spans = vec![(0, last)];
    while let Some((from, to)) = spans.pop() {
        let away = |i: &usize| distance(line[*i], line[from], line[to]);
        let Some(farthest) = (from + 1..to).max_by(|a, b| away(a).total_cmp(&away(b))) else { continue };
        if away(&farthest) > tolerance {
            kept[farthest] = true;
            spans.extend([(from, farthest), (farthest, to)]);
        }
    }
    kept
}

/// Metres from a point to a straight.
fn distance(at: Xy, a: Xy, b: Xy) -> f64 {
    let (east, north) = (b.x - a.x, b.y - a.y);
    let length2 = east * east + north * north;
    let t = if length2 > 0.0 {
        (((at.x - a.x) * east + (at.y - a.y) * north) / length2).clamp(0.0, 1.0)
    } else {
        0.0
    };
    (at.x - a.x - t * east).hypot(at.y - a.y - t * north)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_line_is_no_coast() {
        let ring =
            |points: &[(i32, i32)]| points.iter().map(|(x, y)| GridPoint::new(*x, *y)).collect::<Vec<_>>();
        let inland = ring(&[(0, 0), (1, 0), (1, 1)]);
        assert_eq!(coast(&inland), [ring(&[(0, 0), (1, 0), (1, 1), (0, 0)])]);
        let (line, cut) = (1_800_000_000, [(1_799_999_999, 0), (1_800_000_000, 0), (1_800_000_000, 5)]);
        let open = [(line, 5), (1_799_999_998, 3), cut[0], (line, 0)];
        assert_eq!(coast(&ring(&[cut[0], cut[1], cut[2], open[1]])), [ring(&open)]);
    }

    #[test]
    fn what_lies_on_a_straight_goes_and_a_corner_stays() {
        let line = [(0.0, 0.0), (500.0, 10.0), (1000.0, 0.0), (1000.0, 1000.0)].map(|(x, y)| Xy { x, y });
        assert_eq!(kept(&line, 100.0), [true, false, true, true]);
    }
}
