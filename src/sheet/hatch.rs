//! Hatches as geometry: lines and bands cut to a shape by the even-odd rule.

use super::clip;
use super::geometry::Dot;
use crate::style::Hatch;

/// Lines of a hatch inside rings. Lines stand at fixed places of the page, whatever the shape, so that
/// those of neighbouring shapes meet.
pub fn lines(rings: &[Vec<Dot>], hatch: &Hatch, scale: f64) -> Vec<Vec<Dot>> {
    let (along, across) = axes(hatch.angle);
    let spacing = hatch.spacing * scale;
    let Some((low, high)) = extent(rings, across) else { return Vec::new() };
    let mut lines = Vec::new();
    // Half a step off, so that a line seldom runs through corners that lie on whole pixels.
    let mut row = (low / spacing - 0.5).ceil();
    while (row + 0.5) * spacing <= high {
        let offset = (row + 0.5) * spacing;
        let stops = crossings(rings, along, across, offset);
        for pair in stops.chunks_exact(2).filter(|pair| pair[1] - pair[0] > 0.3) {
            lines.push(pair.iter().map(|t| at(along, across, *t, offset)).collect());
        }
        row += 1.0;
    }
    lines
}

/// The bands of a hatch inside rings that fall to the `turn`-th of `turns` colours.
pub fn bands(rings: &[Vec<Dot>], hatch: &Hatch, scale: f64, turn: u32, turns: u32) -> Vec<Vec<Dot>> {
    let (_, across) = axes(hatch.angle);
    let width = hatch.width * scale;
    let period = width * f64::from(turns.max(1));
    let Some((low, high)) = extent(rings, across) else { return Vec::new() };
    let mut bands = Vec::new();
    let mut row = (low / period).floor();
    while row * period <= high {
        let from = row * period + f64::from(turn) * width;
        bands.extend(clip::rings_to_band(rings, across, from, from + width));
        row += 1.0;
    }
    bands
}

/// Directions along the lines and across them; the angle counts counter-clockwise for the reader.
fn axes(angle: f64) -> ((f64, f64), (f64, f64)) {
    let (sin, cos) = angle.to_radians().sin_cos();
    ((cos, -sin), (sin, cos))
}

fn dot(at: Dot, direction: (f64, f64)) -> f64 {
    at.x * direction.0 + at.y * direction.1
}

fn at(along: (f64, f64), across: (f64, f64), t: f64, offset: f64) -> Dot {
    Dot::new(along.0 * t + across.0 * offset, along.1 * t + across.1 * offset)
}

fn extent(rings: &[Vec<Dot>], across: (f64, f64)) -> Option<(f64, f64)> {
    let offsets = rings.iter().flatten().map(|p| dot(*p, across)).filter(|v| v.is_finite());
    offsets.map(|v| (v, v)).reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
}

/// Where a line of the hatch crosses the rings, in order along it; always an even number.
fn crossings(rings: &[Vec<Dot>], along: (f64, f64), across: (f64, f64), offset: f64) -> Vec<f64> {
    let mut stops = Vec::new();
    for ring in rings {
        for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
            let (va, vb) = (dot(*a, across), dot(*b, across));
            if (va > offset) != (vb > offset) {
                let share = (offset - va) / (vb - va);
                stops.push(dot(*a, along) + share * (dot(*b, along) - dot(*a, along)));
            }
        }
    }
    stops.sort_by(f64::total_cmp);
    stops
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A ring around a centre, star-shaped, with a square hole in its middle.
    fn shape(radii: &[f64]) -> Vec<Vec<Dot>> {
        let corner = |(i, r): (usize, &f64)| {
            let (sin, cos) = (i as f64 / radii.len() as f64 * std::f64::consts::TAU).sin_cos();
            Dot::new(100.0 + r * cos, 100.0 + r * sin)
        };
        let outer = radii.iter().enumerate().map(corner).collect();
        let hole = [(95.0, 95.0), (105.0, 95.0), (105.0, 105.0), (95.0, 105.0)];
        vec![outer, hole.iter().map(|(x, y)| Dot::new(*x, *y)).collect()]
    }

    fn hatch(angle: f64, spacing: f64) -> Hatch {
        Hatch { angle, spacing, width: spacing }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

        #[test]
        fn every_hatch_line_stays_inside_its_shape(
            radii in prop::collection::vec(20.0..80.0_f64, 5..30),
            angle in 0.0..180.0_f64,
            spacing in 2.0..12.0_f64,
        ) {
            let rings = shape(&radii);
            let lines = lines(&rings, &hatch(angle, spacing), 1.0);
            prop_assert!(!lines.is_empty());
            for line in lines {
                for step in 1..20 {
                    let at = line[0].towards(line[1], f64::from(step) / 20.0);
                    prop_assert!(clip::contains(&rings, at), "{at:?}");
                }
            }
        }

        #[test]
        fn the_bands_of_all_colours_together_are_the_whole_shape(
            radii in prop::collection::vec(20.0..80.0_f64, 5..30),
            angle in 0.0..180.0_f64,
            turns in 1_u32..5,
        ) {
            let rings = shape(&radii);
            let whole = signed(&rings);
            let parts: f64 = (0..turns).map(|turn| signed(&bands(&rings, &hatch(angle, 6.0), 1.0, turn, turns))).sum();
            prop_assert!((parts - whole).abs() < 1e-6 * whole.abs(), "{parts} of {whole}");
        }
    }

    /// Twice the signed area; the hole runs the same way as the outer ring, in both sums.
    fn signed(rings: &[Vec<Dot>]) -> f64 {
        let area = |ring: &Vec<Dot>| -> f64 {
            let next = ring.iter().cycle().skip(1);
            ring.iter().zip(next).map(|(a, b)| a.x * b.y - b.x * a.y).sum()
        };
        rings.iter().map(area).sum()
    }
}
