//! Parallels and meridians, with their degrees at the rim of the map.

use super::clip;
use super::frame::on_earth;
use super::geometry::{Dot, Rect};
use super::labels::Placer;
use super::mark::{Anchor, Mark, Stroke, Text};
use super::scene::Scene;
use crate::style::Weight;

/// Steps of a graticule in degrees.
const STEPS: [f64; 9] = [20.0, 10.0, 5.0, 2.0, 1.0, 0.5, 0.2, 0.1, 0.05];
/// Fewer lines than this across the shorter way are too few.
const LEAST: f64 = 3.0;

/// The lines and their degrees, which take their room before any name.
pub fn marks(scene: &Scene<'_>, placer: &mut Placer) -> Vec<Mark> {
    let (frame, pen) = (&scene.frame, &scene.pen);
    let seen = frame.seen();
    let step = STEPS.iter().copied().find(|step| seen.width().min(seen.height()) / step >= LEAST);
    let step = step.unwrap_or(STEPS[STEPS.len() - 1]);
    let (mut lines, mut words) = (Vec::new(), Vec::new());
    for lat in multiples(seen.top, seen.bottom, step) {
        let line = sampled(frame, |share| (seen.left + seen.width() * share, lat));
        let pieces = clip::line_to_box(&line, &frame.rect);
        words.extend(label(scene, &pieces, degrees(lat, step, 'N', 'S'), true, placer));
        lines.extend(pieces);
    }
    for lon in multiples(seen.left, seen.right, step) {
        let line = sampled(frame, |share| (lon, seen.top + seen.height() * share));
        let pieces = clip::line_to_box(&line, &frame.rect);
        words.extend(label(
            scene,
            &pieces,
            degrees((lon + 540.0).rem_euclid(360.0) - 180.0, step, 'E', 'W'),
            false,
            placer,
        ));
        lines.extend(pieces);
    }
    let mut marks = vec![Mark::lines(lines, Stroke::solid(pen.theme.rule, 0.5 * pen.unit))];
    marks.extend(words.iter().map(|text| Mark::Text(text.halo(pen.theme.paper))));
    marks.extend(words.into_iter().map(Mark::Text));
    marks
}

fn sampled(frame: &super::frame::Frame, at: impl Fn(f64) -> (f64, f64)) -> Vec<Dot> {
    let positions = (0..=48).map(|i| at(f64::from(i) / 48.0));
    positions.filter_map(|(lon, lat)| on_earth(Dot::new(lon, lat))).map(|at| frame.dot(at)).collect()
}

fn multiples(from: f64, to: f64, step: f64) -> Vec<f64> {
    let mut all = Vec::new();
    let mut number = (from / step).ceil();
    while number * step <= to {
        all.push(number * step);
        number += 1.0;
    }
    all
}

fn degrees(value: f64, step: f64, positive: char, negative: char) -> String {
    let decimals = if step >= 1.0 {
        0
    } else if step >= 0.1 {
        1
    } else {
        2
    };
    let side = if value < 0.0 { negative } else { positive };
    format!("{:.decimals$}\u{b0}{side}", value.abs())
}

/// The degrees of a line where it enters the map: at the left for a parallel, at the foot for a meridian.
fn label(
    scene: &Scene<'_>,
    pieces: &[Vec<Dot>],
    words: String,
    parallel: bool,
    placer: &mut Placer,
) -> Option<Text> {
    let (rect, pen) = (scene.frame.rect, &scene.pen);
    let ends = pieces.iter().flat_map(|piece| [piece.first(), piece.last()]).flatten();
    let end = if parallel {
        ends.min_by(|a, b| a.x.total_cmp(&b.x)).filter(|end| end.x - rect.left < 1.0)
    } else {
        ends.max_by(|a, b| a.y.total_cmp(&b.y)).filter(|end| rect.bottom - end.y < 1.0)
    }?;
    let size = 9.5 * pen.unit;
    let width = pen.width(&words, Weight::Regular, size) + 2.0;
    let room = if parallel {
        Rect::at(rect.left + 5.0 * pen.unit, end.y - size * 1.15, width, size * 1.1)
    } else {
        Rect::at(end.x + 3.0 * pen.unit, rect.bottom - size * 1.1 - 5.0 * pen.unit, width, size * 1.1)
    };
    if !placer.is_free(&room) {
        return None;
    }
    placer.block(&room);
    let at = room.centre().plus(0.0, size * 0.34);
    Some(Text::new(words, at, size, Weight::Regular, pen.theme.quiet_ink).anchored(Anchor::Middle))
}
