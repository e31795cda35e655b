//! The names on a view: of places, of sides on their ground, of other countries.

use super::geometry::{Dot, Rect};
use super::labels::{Placed, Placer};
use super::legend::Shown;
use super::mark::{Anchor, Group, Mark, Stroke, Text};
use super::mask::Mask;
use super::places::Spot;
use super::scene::Scene;
use crate::style::{Colour, Symbol, Weight, palette, text_width};

/// The labels of a view.
pub struct Labels {
    /// Leaders, halos and names.
    pub marks: Vec<Mark>,
    /// Places, by their number among the spots, that are shown only with a name and found no room.
    pub unlabelled: Vec<usize>,
}

/// Names as they find their room.
#[derive(Default)]
struct Names {
    leaders: Vec<Vec<Dot>>,
    texts: Vec<(Text, Colour)>,
}

/// Names everything that a view shows, by rank: cities, sides, other countries, then the rest.
pub fn label(scene: &Scene<'_>, spots: &[Spot<'_>], placer: &mut Placer, shown: &mut Shown) -> Labels {
    let mut names = Names::default();
    let mut unlabelled = Vec::new();
    let numbered = || spots.iter().enumerate();
    let first = |spot: &Spot<'_>| spot.symbol == Symbol::City && !spot.place.inferred;
    for (_, spot) in numbered().filter(|(_, spot)| first(spot)) {
        names.place(scene, spot, placer);
    }
    if !scene.close {
        names.sides(scene, placer);
    }
    names.neighbours(scene, placer);
    for (i, spot) in numbered().filter(|(_, spot)| !first(spot)) {
        let free = !spot.place.inferred || placer.is_free(&spot.rect());
        let named = free && names.place(scene, spot, placer);
        if spot.place.inferred && named {
            placer.block(&spot.rect());
        } else if spot.place.inferred {
            unlabelled.push(i);
        }
    }
    shown.inferred |= numbered().any(|(i, spot)| spot.place.inferred && !unlabelled.contains(&i));
    Labels { marks: names.marks(scene), unlabelled }
}

impl Names {
    /// Names a place; `false` where there is no room.
    fn place(&mut self, scene: &Scene<'_>, spot: &Spot<'_>, placer: &mut Placer) -> bool {
        let (size, weight, colour) = lettering(scene, spot);
        let width = text_width(&spot.place.name, weight, size) + 2.0;
        let height = size * 1.06;
        let beside = placer.beside(spot.at, spot.clear, width, height);
        let reach = if spot.symbol == Symbol::City { 60.0 } else { 34.0 } * scene.unit;
        let apart = |placer: &mut Placer| placer.apart(spot.at, spot.clear, width, height, reach);
        let far = !spot.place.inferred && weight == Weight::Bold;
        let Some(placed) = beside.or_else(|| far.then(|| apart(placer)).flatten()) else { return false };
        self.leaders.extend(placed.leader.map(Vec::from));
        let at = baseline(&placed, size);
        let text = Text::new(&spot.place.name, at, size, weight, colour).anchored(Anchor::Middle);
        self.texts.push((text, palette::PAPER));
        true
    }

    /// The short name of each side on its widest grounds, so that colour is not all that tells them.
    fn sides(&mut self, scene: &Scene<'_>, placer: &mut Placer) {
        let frame = scene.frame.rect;
        let least = frame.width() * frame.height() * 0.012;
        for area in scene.layers.areas.iter().filter(|area| !area.side.is_empty() && area.others.is_empty()) {
            let Some(side) = scene.layers.sides.iter().find(|side| side.id == area.side) else { continue };
            let mut grounds: Vec<_> = area.shapes.iter().map(|shape| scene.frame.shape(shape)).collect();
            let extent = |rings: &Vec<Vec<Dot>>| {
                rings.first().map_or(0.0, |ring| super::clip::double_area(ring) / 2.0)
            };
            grounds.retain(|rings| extent(rings) > least);
            grounds.sort_by(|a, b| extent(b).total_cmp(&extent(a)));
            for rings in grounds.iter().take(2) {
                let size = (extent(rings).sqrt() * 0.075).clamp(15.0 * scene.unit, 26.0 * scene.unit);
                let style = scene.style.side(&side.id);
                let text = spaced(&side.short, size, Weight::Bold, style.colour.mix(palette::INK, 0.45));
                self.on_ground(text, rings, style.ground_at(area.beyond_evidence), placer);
            }
        }
    }

    fn neighbours(&mut self, scene: &Scene<'_>, placer: &mut Placer) {
        for neighbour in &scene.context.neighbours {
            let polygons = neighbour.polygons.iter().map(|polygon| scene.frame.polygon(polygon));
            let rings: Vec<_> = polygons.flatten().collect();
            let size = 14.0 * scene.unit;
            let text = spaced(&neighbour.name, size, Weight::Regular, palette::NEIGHBOUR_TEXT);
            if rings.is_empty() || self.on_ground(text.clone(), &rings, palette::NEIGHBOUR, placer) {
                continue;
            }
            // An island is smaller than its name, which then stands beside it.
            if let Some(at) = neighbour.label.and_then(|at| scene.frame.shown(at)) {
                let (width, height) = extent(&text);
                if let Some(placed) = placer.beside(at, 5.0 * scene.unit, width, height) {
                    let text = Text { at: baseline(&placed, size), ..text };
                    self.texts.push((text, palette::SEA));
                }
            }
        }
    }

    /// Puts a text where its ground is widest; `false` where it does not fit.
    fn on_ground(&mut self, text: Text, rings: &[Vec<Dot>], halo: Colour, placer: &mut Placer) -> bool {
        let (width, height) = extent(&text);
        let Some(place) = roomiest(rings, width, height, placer) else { return false };
        placer.block(&place);
        let at = baseline(&Placed { rect: place, leader: None }, text.size);
        self.texts.push((Text { at, ..text }, halo));
        true
    }

    fn marks(self, scene: &Scene<'_>) -> Vec<Mark> {
        let mut marks = Vec::new();
        if !self.leaders.is_empty() {
            marks.push(Mark::lines(self.leaders, Stroke::solid(palette::INK, 0.8 * scene.unit)));
        }
        let halos = self.texts.iter().map(|(text, halo)| Mark::Text(text.halo(*halo))).collect();
        marks.push(Mark::Group(Group::new(scene.id("halos"), halos)));
        marks.extend(self.texts.into_iter().map(|(text, _)| Mark::Text(text)));
        marks
    }
}

/// How the name of a place is set.
fn lettering(scene: &Scene<'_>, spot: &Spot<'_>) -> (f64, Weight, Colour) {
    let great = spot.place.population.is_some_and(|count| count >= 300_000);
    let (size, weight) = match spot.symbol {
        Symbol::City if great => (16.0, Weight::Bold),
        Symbol::City => (13.5, Weight::Bold),
        Symbol::Town => (12.0, Weight::Regular),
        Symbol::Village | Symbol::Air | Symbol::Port | Symbol::Oil | Symbol::Crossing | Symbol::Camp => {
            (11.0, Weight::Regular)
        }
    };
    let quiet = spot.place.inferred;
    let colour = if quiet { palette::QUIET_INK } else { palette::INK };
    (if quiet { size - 1.0 } else { size } * scene.unit, weight, colour)
}

fn spaced(words: &str, size: f64, weight: Weight, colour: Colour) -> Text {
    let origin = Dot::new(0.0, 0.0);
    let text = Text::new(words, origin, size, weight, colour).anchored(Anchor::Middle);
    Text { spacing: size * 0.14, ..text }
}

fn extent(text: &Text) -> (f64, f64) {
    let gaps = text.words.chars().count() as f64 * text.spacing;
    (text_width(&text.words, text.weight, text.size) + gaps + 2.0, text.size * 1.1)
}

/// The middle of the base line of a text in its box.
fn baseline(placed: &Placed, size: f64) -> Dot {
    placed.rect.centre().plus(0.0, size * 0.34)
}

/// The box of a size inside rings, free and with the most ground around it.
fn roomiest(rings: &[Vec<Dot>], width: f64, height: f64, placer: &Placer) -> Option<Rect> {
    let bounds = Rect::of(rings.iter().flatten())?;
    let cell = (bounds.width().max(bounds.height()) / 90.0).max(4.0);
    let mask = Mask::of(rings, &bounds, cell);
    let margin = |rect: &Rect| {
        let inside = |step: &u32| mask.share(&rect.grown(f64::from(*step) * cell)) >= 1.0;
        (0..24).take_while(inside).last()
    };
    let middle = bounds.centre();
    let fits = mask.middles().filter_map(|at| {
        let rect = Rect::around(at, width, height);
        let margin = margin(&rect)?;
        placer.is_free(&rect).then(|| (margin, at.to(middle), rect))
    });
    fits.min_by(|a, b| b.0.cmp(&a.0).then(a.1.total_cmp(&b.1))).map(|(_, _, rect)| rect)
}
