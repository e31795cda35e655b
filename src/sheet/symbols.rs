//! The symbols of places, drawn as geometry.

use std::f64::consts::TAU;

use super::clip;
use super::geometry::{Dot, Rect};
use super::mark::{Anchor, Disc, Mark, Path, Stroke, Text};
use super::pen::Pen;
use crate::style::{Colour, Symbol, Weight, palette};

/// What a symbol says of its place.
#[derive(Debug, Clone, PartialEq)]
pub enum Face {
    /// Held by a side, or by several.
    Held(Vec<Colour>),
    /// Held, but rival claims stand.
    Disputed(Colour),
    /// Claimed only.
    Claimed(Colour),
    /// Takes the state of the land that it lies in.
    Quiet,
}

/// Half the width of a symbol in nominal pixels.
pub fn radius(symbol: Symbol, inferred: bool) -> f64 {
    let evident = match symbol {
        Symbol::City => 5.6,
        Symbol::Town => 4.2,
        Symbol::Village => 3.0,
        Symbol::Air | Symbol::Port | Symbol::Oil | Symbol::Crossing | Symbol::Camp => 6.2,
    };
    if inferred { evident * 0.72 } else { evident }
}

/// A symbol on the page.
pub fn draw(symbol: Symbol, at: Dot, radius: f64, face: &Face, pen: &Pen<'_>) -> Vec<Mark> {
    match symbol {
        Symbol::City | Symbol::Town | Symbol::Village => disc(at, radius, face, pen),
        Symbol::Air | Symbol::Port | Symbol::Oil | Symbol::Crossing | Symbol::Camp => {
            let mut marks = tile(at, radius, face, pen);
            marks.push(glyph(symbol, at, radius, ink_on(face, pen)));
            marks
        }
    }
}

fn rim(face: &Face, pen: &Pen<'_>) -> Stroke {
    let unit = pen.unit;
    let ink = pen.theme.ink;
    match face {
        Face::Held(_) => Stroke::solid(ink, 1.1 * unit),
        Face::Disputed(_) => Stroke::dashed(ink, 1.4 * unit, &[1.8 * unit, 1.6 * unit]),
        Face::Claimed(colour) => Stroke::solid(*colour, 2.0 * unit),
        Face::Quiet => Stroke::solid(pen.theme.quiet_ink, 0.9 * unit),
    }
}

fn fills(face: &Face, pen: &Pen<'_>) -> Vec<Colour> {
    match face {
        Face::Held(colours) => colours.clone(),
        Face::Disputed(colour) => vec![*colour],
        Face::Claimed(_) | Face::Quiet => vec![pen.theme.paper],
    }
}

fn disc(at: Dot, radius: f64, face: &Face, pen: &Pen<'_>) -> Vec<Mark> {
    let colours = fills(face, pen);
    let first = colours.first().copied().unwrap_or(pen.theme.unknown);
    let rim = rim(face, pen);
    if colours.len() < 2 {
        return vec![Mark::disc(at, radius, first, Some(rim))];
    }
    let share = TAU / colours.len() as f64;
    let wedge = |(i, colour): (usize, &Colour)| {
        let step = |s: u32| {
            let (sin, cos) = (share * (i as f64 + f64::from(s) / 12.0) + TAU / 8.0).sin_cos();
            at.plus(radius * cos, radius * sin)
        };
        let ring = std::iter::once(at).chain((0..=12).map(step)).collect();
        Mark::fill(vec![ring], *colour)
    };
    let mut marks = vec![Mark::disc(at, radius, first, None)];
    marks.extend(colours.iter().enumerate().skip(1).map(wedge));
    marks.push(Mark::Disc(Disc { at, radius, fill: None, stroke: Some(rim) }));
    marks
}

/// A square with its corners taken off, in stripes where several hold it.
fn tile(at: Dot, radius: f64, face: &Face, pen: &Pen<'_>) -> Vec<Mark> {
    let colours = fills(face, pen);
    let corner = radius * 0.72;
    let outline = [
        (-radius, -corner),
        (-corner, -radius),
        (corner, -radius),
        (radius, -corner),
        (radius, corner),
        (corner, radius),
        (-corner, radius),
        (-radius, corner),
    ];
    let ring: Vec<Dot> = outline.iter().map(|(dx, dy)| at.plus(*dx, *dy)).collect();
    let width = 2.0 * radius / colours.len().max(1) as f64;
    let strip = |(i, colour): (usize, &Colour)| {
        let left = at.x - radius + i as f64 * width;
        Mark::fill(
            clip::rings_to_box(
                std::slice::from_ref(&ring),
                &Rect::at(left, at.y - radius, width, 2.0 * radius),
            ),
            *colour,
        )
    };
    let mut marks: Vec<Mark> = colours.iter().enumerate().map(strip).collect();
    marks.push(Mark::Path(Path {
        lines: vec![ring.clone()],
        closed: true,
        fill: None,
        stroke: Some(rim(face, pen)),
    }));
    marks
}

/// Dark ink on light faces, paper on dark ones.
fn ink_on(face: &Face, pen: &Pen<'_>) -> Colour {
    let blended = Colour::blend(&fills(face, pen)).unwrap_or(pen.theme.unknown);
    match face {
        Face::Claimed(colour) => *colour,
        Face::Held(_) | Face::Disputed(_) | Face::Quiet if blended.luminance() < 0.42 => palette::PAPER,
        Face::Held(_) | Face::Disputed(_) | Face::Quiet => palette::INK,
    }
}

fn glyph(symbol: Symbol, at: Dot, radius: f64, colour: Colour) -> Mark {
    let place = |points: &[(f64, f64)]| -> Vec<Dot> {
        points.iter().map(|(x, y)| at.plus(x * radius, y * radius)).collect()
    };
    let line = |lines: Vec<Vec<Dot>>| Mark::lines(lines, Stroke::solid(colour, 0.21 * radius));
    match symbol {
        Symbol::Air => Mark::fill(vec![place(&AIRCRAFT)], colour),
        Symbol::Oil => Mark::fill(vec![place(&drop())], colour),
        Symbol::Camp => Mark::fill(vec![place(&TENT)], colour),
        Symbol::Port => line(vec![
            place(&[(0.0, -0.62), (0.0, 0.62)]),
            place(&[(-0.32, -0.28), (0.32, -0.28)]),
            place(&[(-0.58, 0.14), (-0.42, 0.48), (0.0, 0.64), (0.42, 0.48), (0.58, 0.14)]),
        ]),
        Symbol::Crossing | Symbol::City | Symbol::Town | Symbol::Village => line(vec![
            place(&[(-0.5, -0.35), (-0.5, 0.6)]),
            place(&[(-0.65, -0.02), (0.65, -0.36)]),
            place(&[(0.5, -0.3), (0.5, 0.6)]),
        ]),
    }
}

const AIRCRAFT: [(f64, f64); 17] = [
    (0.0, -0.78),
    (0.13, -0.6),
    (0.13, -0.2),
    (0.74, 0.2),
    (0.74, 0.4),
    (0.13, 0.22),
    (0.11, 0.5),
    (0.3, 0.64),
    (0.3, 0.78),
    (-0.3, 0.78),
    (-0.3, 0.64),
    (-0.11, 0.5),
    (-0.13, 0.22),
    (-0.74, 0.4),
    (-0.74, 0.2),
    (-0.13, -0.2),
    (-0.13, -0.6),
];

const TENT: [(f64, f64); 7] =
    [(0.0, -0.6), (0.72, 0.56), (0.2, 0.56), (0.0, 0.14), (-0.2, 0.56), (-0.72, 0.56), (0.0, -0.6)];

fn drop() -> Vec<(f64, f64)> {
    let round = (0..=14).map(|i| {
        let (sin, cos) = (f64::from(i) / 14.0 * 3.9 - 0.38).sin_cos();
        (0.46 * cos, 0.2 + 0.46 * sin)
    });
    std::iter::once((0.0, -0.72)).chain(round).collect()
}

/// The ring around a besieged place, in the colour of who besieges it.
pub fn ring(at: Dot, radius: f64, colour: Colour, pen: &Pen<'_>) -> [Mark; 2] {
    let unit = pen.unit;
    let ring = |width: f64, colour| {
        let stroke = Some(Stroke::solid(colour, width * unit));
        Mark::Disc(Disc { at, radius: radius + 2.6 * unit, fill: None, stroke })
    };
    [ring(4.0, pen.theme.casing), ring(2.2, colour)]
}

/// The mark of recent fighting: a burst at the upper right of a symbol.
pub fn burst(at: Dot, radius: f64, pen: &Pen<'_>) -> Mark {
    let unit = pen.unit;
    let (away, size) = burst_at(radius, unit);
    let centre = at.plus(away, -away);
    let corner = |i: u32| {
        let reach = if i.is_multiple_of(2) { size } else { size * 0.52 };
        let (sin, cos) = (f64::from(i) * TAU / 16.0).sin_cos();
        centre.plus(reach * cos, reach * sin)
    };
    let stroke = Some(Stroke::solid(pen.theme.casing, 1.1 * unit));
    let lines = vec![(0..16).map(corner).collect()];
    Mark::Path(Path { lines, closed: true, fill: Some(pen.theme.fighting), stroke })
}

/// The room that a burst takes.
pub fn burst_rect(at: Dot, radius: f64, unit: f64) -> Rect {
    let (away, size) = burst_at(radius, unit);
    Rect::around(at.plus(away, -away), 2.0 * size, 2.0 * size)
}

/// Where a symbol would stand whose burst is here.
pub fn below_burst(at: Dot, radius: f64, unit: f64) -> Dot {
    let (away, _) = burst_at(radius, unit);
    at.plus(-away, away)
}

/// A number in a disc, as events are numbered on the map and in its list.
pub fn badge(at: Dot, number: usize, pen: &Pen<'_>) -> Vec<Mark> {
    let unit = pen.unit;
    let rim = Some(Stroke::solid(pen.theme.casing, 1.4 * unit));
    let size = if number < 10 { 11.0 } else { 9.0 } * unit;
    let text = Text::new(number.to_string(), at.plus(0.0, size * 0.36), size, Weight::Bold, pen.theme.casing);
    let disc = Mark::disc(at, BADGE * unit, pen.theme.ink, rim);
    vec![disc, Mark::Text(text.anchored(Anchor::Middle))]
}

/// Radius of a badge in nominal pixels.
pub const BADGE: f64 = 7.6;

/// How far to the right and up a burst is from its symbol, and its radius.
fn burst_at(radius: f64, unit: f64) -> (f64, f64) {
    let size = 4.4 * unit + radius * 0.3;
    (radius * 0.7 + size * 0.55, size)
}
