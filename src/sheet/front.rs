//! Front lines and roads.

use super::geometry::Dot;
use super::labels::Placer;
use super::mark::{Mark, Stroke};
use super::pen::Pen;
use super::scene::Scene;
use super::shown::{Shown, Sign};
use crate::control::Status;
use crate::layers::Front;

/// How a front line looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FrontLook {
    /// Between two sides, near evidence.
    Firm,
    /// The edge of contested or shared ground.
    Contested,
    /// Both grounds lie beyond evidence: an inference.
    Inferred,
}

impl FrontLook {
    /// How a front of the layers looks.
    pub fn of(front: &Front) -> Self {
        match (front.beyond_evidence, front.status) {
            (true, _) => Self::Inferred,
            (false, Status::Contested | Status::Shared) => Self::Contested,
            (false, Status::Controlled | Status::Claimed | Status::Conflicting | Status::Unknown) => {
                Self::Firm
            }
        }
    }

    /// Width of the line in nominal pixels.
    fn width(self) -> f64 {
        match self {
            Self::Firm => 3.2,
            Self::Contested => 2.2,
            Self::Inferred => 2.0,
        }
    }

    /// The line itself.
    pub fn stroke(self, pen: &Pen<'_>) -> Stroke {
        let unit = pen.unit;
        let width = self.width() * unit * pen.lines.front;
        match self {
            Self::Firm => Stroke::solid(pen.theme.front, width),
            Self::Contested => Stroke::solid(pen.theme.fighting, width),
            Self::Inferred => Stroke::dashed(pen.theme.front, width, &[7.0 * unit, 4.5 * unit]),
        }
    }

    /// The pale casing under it, which lifts it off any ground.
    pub fn casing(self, pen: &Pen<'_>) -> Stroke {
        Stroke::solid(pen.theme.casing, (self.width() * pen.lines.front + 1.8) * pen.unit)
    }
}

/// The front lines: casings first, so that lines join.
pub fn fronts(scene: &Scene<'_>, placer: &mut Placer, shown: &mut Shown) -> Vec<Mark> {
    let mut lines: Vec<(FrontLook, Vec<Vec<Dot>>)> = Vec::new();
    for front in &scene.layers.fronts {
        let pieces: Vec<_> = front.lines.iter().flat_map(|line| scene.frame.line(line)).collect();
        if pieces.is_empty() {
            continue;
        }
        let look = FrontLook::of(front);
        for piece in pieces.iter().filter(|_| !scene.steady) {
            placer.block_line(piece, look.width() * scene.pen.unit * scene.pen.lines.front / 2.0 + 0.5);
        }
        shown.front(look);
        lines.push((look, pieces));
    }
    // The firm line last: where several meet, it is what must be seen.
    lines.sort_by_key(|(look, _)| std::cmp::Reverse(*look));
    let casings = lines.iter().map(|(look, line)| Mark::lines(line.clone(), look.casing(&scene.pen)));
    let strokes = lines.iter().map(|(look, line)| Mark::lines(line.clone(), look.stroke(&scene.pen)));
    casings.chain(strokes).collect()
}

/// Roads as thin pale lines, tracks dashed.
pub fn roads(scene: &Scene<'_>, shown: &mut Shown) -> Vec<Mark> {
    let mut marks = Vec::new();
    for road in &scene.context.roads {
        let pieces = scene.frame.line(&road.line);
        if !pieces.is_empty() {
            shown.sign(Sign::Road);
            marks.push(Mark::lines(pieces, road_stroke(&road.class, &scene.pen)));
        }
    }
    marks
}

/// How a road of a class is drawn.
pub fn road_stroke(class: &str, pen: &Pen<'_>) -> Stroke {
    let (unit, colour, weight) = (pen.unit, pen.theme.road, pen.lines.road);
    match class {
        "coastal" | "trunk" => Stroke::solid(colour, 1.1 * unit * weight),
        "track" => Stroke::dashed(colour, 0.8 * unit * weight, &[3.0 * unit, 2.5 * unit]),
        _ => Stroke::solid(colour, 0.8 * unit * weight),
    }
}
