//! Cutting shapes and lines to a box or a band, exactly, so that the page needs no clip path.

use super::geometry::{Dot, Rect};

/// A half of the page: where `a x + b y <= c`.
#[derive(Debug, Clone, Copy)]
struct Half {
    a: f64,
    b: f64,
    c: f64,
}

impl Half {
    fn excess(self, dot: Dot) -> f64 {
        self.a * dot.x + self.b * dot.y - self.c
    }
}

/// Rings cut to a box. Rings keep their order; an empty one is left out. What remains is to be filled
/// by the even-odd rule: pieces of a ring may be joined along the sides of the box.
pub fn rings_to_box(rings: &[Vec<Dot>], frame: &Rect) -> Vec<Vec<Dot>> {
    let halves = [
        Half { a: -1.0, b: 0.0, c: -frame.left },
        Half { a: 1.0, b: 0.0, c: frame.right },
        Half { a: 0.0, b: -1.0, c: -frame.top },
        Half { a: 0.0, b: 1.0, c: frame.bottom },
    ];
    cut(rings, &halves)
}

/// Rings cut to the band where `low <= x nx + y ny <= high`.
pub fn rings_to_band(rings: &[Vec<Dot>], normal: (f64, f64), low: f64, high: f64) -> Vec<Vec<Dot>> {
    let (nx, ny) = normal;
    cut(rings, &[Half { a: nx, b: ny, c: high }, Half { a: -nx, b: -ny, c: -low }])
}

/// Sutherland and Hodgman (1974), ring by ring.
fn cut(rings: &[Vec<Dot>], halves: &[Half]) -> Vec<Vec<Dot>> {
    rings
        .iter()
        .map(|ring| halves.iter().fold(ring.clone(), |ring, half| cut_ring(ring, *half)))
        .filter(|ring| ring.len() >= 3)
        .collect()
}

fn cut_ring(ring: Vec<Dot>, half: Half) -> Vec<Dot> {
    if ring.iter().all(|dot| half.excess(*dot) <= 0.0) {
        return ring;
    }
    let mut kept = Vec::new();
    let Some(mut before) = ring.last().copied() else { return kept };
    for dot in ring {
        let (was, is) = (half.excess(before), half.excess(dot));
        if (was <= 0.0) != (is <= 0.0) {
            kept.push(before.towards(dot, was / (was - is)));
        }
        if is <= 0.0 {
            kept.push(dot);
        }
        before = dot;
    }
    kept
}

/// A line cut to a box: the pieces that run inside it.
pub fn line_to_box(line: &[Dot], frame: &Rect) -> Vec<Vec<Dot>> {
    let mut pieces: Vec<Vec<Dot>> = Vec::new();
    let mut running = false;
    for edge in line.windows(2) {
        let Some((enter, leave)) = inside(edge[0], edge[1], frame) else {
            running = false;
            continue;
        };
        let end = edge[0].towards(edge[1], leave);
        match pieces.last_mut() {
            Some(piece) if running => piece.push(end),
            _ => pieces.push(vec![edge[0].towards(edge[1], enter), end]),
        }
        running = leave >= 1.0;
    }
    pieces
}

/// The shares of an edge's way between which it runs inside a box (Liang and Barsky, 1984).
fn inside(from: Dot, to: Dot, frame: &Rect) -> Option<(f64, f64)> {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let sides = [
        (-dx, from.x - frame.left),
        (dx, frame.right - from.x),
        (-dy, from.y - frame.top),
        (dy, frame.bottom - from.y),
    ];
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    for (speed, room) in sides {
        if speed < 0.0 {
            enter = enter.max(room / speed);
        } else if speed > 0.0 {
            leave = leave.min(room / speed);
        } else if room < 0.0 {
            return None;
        }
    }
    (enter < leave).then_some((enter, leave))
}

/// Twice the area of a ring, by absolute value.
pub fn double_area(ring: &[Dot]) -> f64 {
    let next = ring.iter().cycle().skip(1);
    ring.iter().zip(next).map(|(a, b)| a.x * b.y - b.x * a.y).sum::<f64>().abs()
}

/// Whether a point lies inside rings, by the even-odd rule.
#[cfg(test)]
pub fn contains(rings: &[Vec<Dot>], at: Dot) -> bool {
    let crossings = |ring: &Vec<Dot>| {
        let next = ring.iter().cycle().skip(1);
        let crosses = |(a, b): &(&Dot, &Dot)| {
            (a.y > at.y) != (b.y > at.y) && at.x < a.x + (at.y - a.y) / (b.y - a.y) * (b.x - a.x)
        };
        ring.iter().zip(next).filter(crosses).count()
    };
    rings.iter().map(crossings).sum::<usize>() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn star(points: u32) -> Vec<Dot> {
        let corner = |i: u32| {
            let radius = if i.is_multiple_of(2) { 50.0 } else { 20.0 };
            let (sin, cos) = (f64::from(i) * std::f64::consts::PI / f64::from(points)).sin_cos();
            Dot::new(radius * cos, radius * sin)
        };
        (0..2 * points).map(corner).collect()
    }

    #[test]
    fn what_is_cut_to_a_box_and_what_is_cut_away_make_the_whole() {
        let ring = vec![star(7)];
        let whole = double_area(&ring[0]);
        let left = rings_to_box(&ring, &Rect { left: -99.0, top: -99.0, right: 7.0, bottom: 99.0 });
        let right = rings_to_box(&ring, &Rect { left: 7.0, top: -99.0, right: 99.0, bottom: 99.0 });
        let parts: f64 = left.iter().chain(&right).map(|ring| double_area(ring)).sum();
        assert!((parts - whole).abs() < 1e-9 * whole, "{parts} of {whole}");
    }

    #[test]
    fn a_line_that_leaves_a_box_and_returns_is_two_pieces() {
        let line = [Dot::new(0.0, 5.0), Dot::new(15.0, 5.0), Dot::new(15.0, 6.0), Dot::new(0.0, 6.0)];
        let pieces = line_to_box(&line, &Rect::at(0.0, 0.0, 10.0, 10.0));
        assert_eq!(pieces, [[line[0], Dot::new(10.0, 5.0)], [Dot::new(10.0, 6.0), line[3]]]);
    }

    #[test]
    fn a_line_through_a_box_without_a_point_in_it_is_kept() {
        let line = [Dot::new(-5.0, 5.0), Dot::new(15.0, 5.0)];
        let pieces = line_to_box(&line, &Rect::at(0.0, 0.0, 10.0, 10.0));
        assert_eq!(pieces, [[Dot::new(0.0, 5.0), Dot::new(10.0, 5.0)]]);
    }
}
