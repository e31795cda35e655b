//! The land of a view: other countries, then the grounds of the theatre.

use std::collections::BTreeMap;

use super::geometry::Dot;
use super::mark::{Group, Mark, Path, Stroke};
use super::pen::Pen;
use super::scene::Scene;
use super::shown::Shown;
use super::{clip, hatch};
use crate::layers::Area;
use crate::style::Ground;

/// Neighbours meet without a hairline: each ground is drawn this much wider, in its own colour.
const SEAM: f64 = 0.7;

/// Other countries in quiet tones.
pub fn neighbours(scene: &Scene<'_>) -> Vec<Mark> {
    let mut marks = Vec::new();
    for neighbour in &scene.context.neighbours {
        let polygons = neighbour.polygons.iter().map(|polygon| scene.frame.polygon(polygon));
        let rings: Vec<_> = polygons.flatten().filter(|ring| clip::double_area(ring) > 2.0).collect();
        if !rings.is_empty() {
            let stroke = Some(Stroke::solid(scene.pen.theme.neighbour_line, 0.8 * scene.pen.unit));
            let fill = Some(scene.pen.theme.neighbour);
            marks.push(Mark::Path(Path { lines: rings, closed: true, fill, stroke }));
        }
    }
    marks
}

/// The rings of the theatre's own land.
pub fn outline(scene: &Scene<'_>) -> Vec<Vec<Dot>> {
    let shapes = scene.layers.areas.iter().flat_map(|area| &area.shapes);
    shapes.flat_map(|shape| scene.frame.shape(shape)).collect()
}

/// The grounds of the theatre, each a group of its own, named by its side and status.
pub fn areas(scene: &Scene<'_>, shown: &mut Shown) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut names = BTreeMap::new();
    for area in &scene.layers.areas {
        let rings: Vec<_> = area.shapes.iter().flat_map(|shape| scene.frame.shape(shape)).collect();
        if rings.is_empty() {
            continue;
        }
        shown.area(area);
        let name = name(area);
        let count: &mut u32 = names.entry(name.clone()).or_default();
        *count += 1;
        let id = if *count == 1 { name } else { format!("{name}-{count}") };
        let ground = match scene.changed {
            Some(_) => scene.pen.style.muted(area),
            None => scene.pen.style.ground(area),
        };
        marks.push(Mark::Group(Group::new(scene.id(&id), paint(rings, &ground, &scene.pen))));
    }
    marks
}

/// A ground on rings: its base, its stripes, its lines, its outline.
pub fn paint(rings: Vec<Vec<Dot>>, ground: &Ground, pen: &Pen<'_>) -> Vec<Mark> {
    let unit = pen.unit;
    let turns = u32::try_from(ground.stripes.len()).unwrap_or(u32::MAX);
    let stripes: Vec<Mark> = (1..turns)
        .zip(ground.stripes.iter().skip(1))
        .map(|(turn, colour)| Mark::fill(hatch::bands(&rings, &ground.bands, unit, turn, turns), *colour))
        .collect();
    let lines = ground.hatches.iter().map(|(hatch, colour)| {
        let blunt = Stroke { round: false, ..Stroke::solid(*colour, hatch.width * unit) };
        Mark::lines(hatch::lines(&rings, hatch, unit), blunt)
    });
    let hatches: Vec<Mark> = lines.collect();
    let dots = Stroke { round: true, ..Stroke::dashed(pen.theme.ink, 1.5 * unit, &[0.01, 3.4 * unit]) };
    let outline = Path { lines: rings.clone(), closed: true, fill: None, stroke: Some(dots) };
    let base = Path {
        lines: rings,
        closed: true,
        fill: Some(ground.base),
        stroke: Some(Stroke::solid(ground.base, SEAM)),
    };
    let mut marks = vec![Mark::Path(base)];
    marks.extend(stripes);
    marks.extend(hatches);
    marks.extend(ground.dotted.then_some(Mark::Path(outline)));
    marks
}

fn name(area: &Area) -> String {
    let side = if area.side.is_empty() { area.others.join("-") } else { area.side.clone() };
    let beyond = if area.beyond_evidence { "-beyond" } else { "" };
    slug(&format!("area-{side}-{}{beyond}", area.status))
}

/// A text as an id: small letters, digits and single hyphens.
pub fn slug(text: &str) -> String {
    let mut slug = String::new();
    for letter in text.chars().map(|c| c.to_ascii_lowercase()) {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter);
        } else if !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_matches('-').to_owned()
}
