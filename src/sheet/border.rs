//! The outline of the theatre's land, the thin borders between its grounds, and the rings of sieges.
//!
//! Grounds share every vertex with their neighbours, so borders are topology: an edge of one ground
//! alone is outline; an edge of two grounds that look different is a border between them.

use super::clip;
use super::geometry::Dot;
use super::labels::Placer;
use super::mark::{Mark, Stroke};
use super::scene::Scene;
use crate::ground::grid::{self, GridPoint};
use crate::layers::{Area, Layers};

/// The lines of a view that separate grounds.
pub struct Borders {
    outline: Vec<Vec<Dot>>,
    between: Vec<Vec<Dot>>,
    /// Besiegers, each with the edges of what it besieges against its own ground.
    sieges: Vec<(String, Vec<Vec<Dot>>)>,
}

/// An edge of the grid, its lesser end first, and the ground whose edge it is.
type Edge = ((GridPoint, GridPoint), usize);

/// What an edge separates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Separates {
    Outline,
    Grounds,
    Nothing,
}

impl Borders {
    /// The borders of a view.
    pub fn of(scene: &Scene<'_>) -> Self {
        let edges = edges(scene.layers);
        let mut borders = Self { outline: Vec::new(), between: Vec::new(), sieges: Vec::new() };
        for (index, area) in scene.layers.areas.iter().enumerate() {
            for ring in area.shapes.iter().flatten() {
                for (kind, run) in runs(ring, index, &edges, scene.layers) {
                    let pieces = cut(scene, &run);
                    match kind {
                        Separates::Outline => borders.outline.extend(pieces),
                        Separates::Grounds => borders.between.extend(pieces),
                        Separates::Nothing => {}
                    }
                }
            }
            if let Some(besieger) = area.besieged_by.first() {
                let ring =
                    area.shapes.iter().flatten().flat_map(|ring| ringed(ring, besieger, &edges, scene));
                borders.sieges.push((besieger.clone(), ring.collect()));
            }
        }
        borders
    }

    /// The sides of besieged ground that its besieger closes, beaded in the besieger's colour.
    pub fn sieges(&self, scene: &Scene<'_>) -> Vec<Mark> {
        let (pen, unit) = (&scene.pen, scene.pen.unit);
        let marks = self.sieges.iter().flat_map(|(besieger, ring)| {
            let colour = pen.style.side(besieger).colour.mix(pen.theme.ink, 0.15);
            let beads = Stroke { round: true, ..Stroke::dashed(colour, 5.2 * unit, &[0.01, 7.4 * unit]) };
            let casing =
                Stroke { round: true, ..Stroke::dashed(pen.theme.casing, 7.2 * unit, &[0.01, 7.4 * unit]) };
            [Mark::lines(ring.clone(), casing), Mark::lines(ring.clone(), beads)]
        });
        marks.collect()
    }

    /// The borders as thin lines, the outline as a firmer one.
    pub fn marks(&self, scene: &Scene<'_>) -> Vec<Mark> {
        let pen = &scene.pen;
        vec![
            Mark::lines(
                self.between.clone(),
                Stroke::solid(pen.theme.border, 0.6 * pen.unit * pen.lines.border),
            ),
            Mark::lines(self.outline.clone(), Stroke::solid(pen.theme.outline, pen.unit * pen.lines.outline)),
        ]
    }

    /// Labels would rather not cross these lines.
    pub fn keep_clear(&self, placer: &mut Placer, steady: bool) {
        let between = self.between.iter().filter(|_| !steady);
        for line in self.outline.iter().chain(between) {
            placer.discourage(line);
        }
    }
}

fn edges(layers: &Layers) -> Vec<Edge> {
    let mut edges = Vec::new();
    for (index, area) in layers.areas.iter().enumerate() {
        for ring in area.shapes.iter().flatten() {
            edges.extend(ring.iter().zip(ring.iter().cycle().skip(1)).map(|(a, b)| (key(*a, *b), index)));
        }
    }
    edges.sort_unstable();
    edges
}

fn key(a: GridPoint, b: GridPoint) -> (GridPoint, GridPoint) {
    if (a.x, a.y) <= (b.x, b.y) { (a, b) } else { (b, a) }
}

/// A ring as runs of edges that separate the same. A border is given by the first of its two grounds.
fn runs(
    ring: &[GridPoint],
    index: usize,
    edges: &[Edge],
    layers: &Layers,
) -> Vec<(Separates, Vec<GridPoint>)> {
    let mut runs: Vec<(Separates, Vec<GridPoint>)> = Vec::new();
    for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
        let kind = separates(key(*a, *b), index, edges, layers);
        match runs.last_mut() {
            Some((last, run)) if *last == kind => run.push(*b),
            _ => runs.push((kind, vec![*a, *b])),
        }
    }
    runs
}

fn separates(edge: (GridPoint, GridPoint), index: usize, edges: &[Edge], layers: &Layers) -> Separates {
    if grid::on_date_line(edge.0, edge.1) {
        return Separates::Nothing;
    }
    let first = edges.partition_point(|(other, _)| *other < edge);
    let mut others = edges[first..].iter().take_while(|(other, _)| *other == edge).map(|(_, i)| *i);
    match others.find(|other| *other != index) {
        None if edges[first..].iter().take_while(|(other, _)| *other == edge).count() > 1 => {
            Separates::Nothing
        }
        None => Separates::Outline,
        Some(other) if other > index && !alike(&layers.areas[index], &layers.areas[other]) => {
            Separates::Grounds
        }
        Some(_) => Separates::Nothing,
    }
}

/// The parts of the edge of besieged ground that lie against ground of who besieges it.
fn ringed(ring: &[GridPoint], besieger: &str, edges: &[Edge], scene: &Scene<'_>) -> Vec<Vec<Dot>> {
    let mut runs: Vec<Vec<GridPoint>> = Vec::new();
    for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
        let edge = key(*a, *b);
        let first = edges.partition_point(|(other, _)| *other < edge);
        let mut sharing = edges[first..].iter().take_while(|(other, _)| *other == edge);
        if sharing.any(|(_, other)| scene.layers.areas[*other].side == besieger) {
            match runs.last_mut().filter(|run| run.last() == Some(a)) {
                Some(run) => run.push(*b),
                None => runs.push(vec![*a, *b]),
            }
        }
    }
    runs.iter().flat_map(|run| cut(scene, run)).collect()
}

/// Whether two grounds need no border: they are the same but for their distance from evidence.
fn alike(a: &Area, b: &Area) -> bool {
    a.side == b.side && a.status == b.status && a.others == b.others
}

fn cut(scene: &Scene<'_>, run: &[GridPoint]) -> Vec<Vec<Dot>> {
    let positions = run.iter().filter_map(|point| grid::to_lonlat(*point));
    let mut dots: Vec<Dot> = positions.map(|at| scene.frame.dot(at)).collect();
    dots.dedup();
    clip::line_to_box(&dots, &scene.frame.rect)
}
