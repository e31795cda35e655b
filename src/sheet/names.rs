//! The names on a view: of places, of sides on their ground, of other countries.

use super::geometry::{Dot, Rect};
use super::labels::Placer;
use super::mark::{Anchor, Group, Mark, Stroke, Text};
use super::mask::Mask;
use super::places::Spot;
use super::scene::Scene;
use super::shown::{Shown, Sign};
use crate::style::{Colour, Symbol, Weight, palette, text_width};

/// Names as they find their room.
#[derive(Default)]
pub struct Names {
    leaders: Vec<Vec<Dot>>,
    /// Each with the colour of its halo.
    texts: Vec<(Text, Colour)>,
}

impl Names {
    /// Names the great cities, before lesser symbols take their room: clear of these if it can be, over
    /// them if not. Gives the room of the names.
    pub fn great(&mut self, scene: &Scene<'_>, spots: &[Spot<'_>], placer: &mut Placer) -> Vec<Rect> {
        let great = || spots.iter().filter(|spot| spot.is_great());
        for spot in great() {
            placer.block(&spot.rect);
        }
        let mut wary = placer.clone();
        for spot in spots.iter().filter(|spot| !spot.place.inferred && !spot.is_great()) {
            wary.block(&spot.rect);
        }
        let mut rooms: Vec<Rect> = Vec::new();
        for spot in great() {
            let room = self.place(scene, spot, &mut wary).or_else(|| self.place(scene, spot, placer));
            if let Some(room) = room {
                placer.block(&room);
                wary.block(&room);
                rooms.push(room);
            }
        }
        rooms
    }

    /// Names the rest, by rank: cities, sides on their ground, other countries, all others. Gives the
    /// places, by their number, that are shown only with a name and found no room.
    pub fn label(
        &mut self,
        scene: &Scene<'_>,
        spots: &[Spot<'_>],
        placer: &mut Placer,
        shown: &mut Shown,
    ) -> Vec<usize> {
        let mut unnamed = Vec::new();
        let city = |spot: &Spot<'_>| spot.symbol == Symbol::City && !spot.place.inferred;
        for spot in spots.iter().filter(|spot| city(spot) && !spot.is_great()) {
            self.place(scene, spot, placer);
        }
        if !scene.close {
            self.sides(scene, placer);
        }
        self.neighbours(scene, placer);
        for (i, spot) in spots.iter().enumerate().filter(|(_, spot)| !city(spot)) {
            let free = !spot.place.inferred || placer.is_free(&spot.rect);
            let named = free && self.place(scene, spot, placer).is_some();
            if spot.place.inferred && named {
                placer.block(&spot.rect);
                shown.sign(Sign::Inferred);
            } else if spot.place.inferred {
                unnamed.push(i);
            }
        }
        unnamed
    }

    /// Names a place; `None` where there is no room.
    fn place(&mut self, scene: &Scene<'_>, spot: &Spot<'_>, placer: &mut Placer) -> Option<Rect> {
        let (size, weight, colour) = lettering(scene, spot);
        let width = text_width(&spot.place.name, weight, size) + 2.0;
        let height = size * 1.06;
        let reach = scene.unit * if spot.is_great() { 75.0 } else { 34.0 };
        let far = !spot.place.inferred && weight == Weight::Bold;
        let found = match placer.beside(spot.at, spot.clear, width, height) {
            None if far => placer.apart(spot.at, spot.clear, width, height, reach),
            beside => beside,
        }?;
        self.leaders.extend(found.leader.map(Vec::from));
        let text = Text::new(&spot.place.name, baseline(&found.rect, size), size, weight, colour);
        self.texts.push((text.anchored(Anchor::Middle), palette::PAPER));
        Some(found.rect)
    }

    /// The short name of each side on its widest ground, and again far from there, so that colour is
    /// not all that tells them.
    fn sides(&mut self, scene: &Scene<'_>, placer: &mut Placer) {
        for side in &scene.layers.sides {
            let own = scene.layers.areas.iter().filter(|area| area.side == side.id && area.others.is_empty());
            let rings: Vec<_> =
                own.flat_map(|area| &area.shapes).flat_map(|s| scene.frame.shape(s)).collect();
            let style = scene.style.side(&side.id);
            let mut standing: Vec<Dot> = Vec::new();
            for size in [25.0, 18.0] {
                let text = spaced(
                    &side.short,
                    size * scene.unit,
                    Weight::Bold,
                    style.colour.mix(palette::INK, 0.55),
                );
                let far = |at: Dot| standing.iter().all(|other| other.to(at) > 330.0 * scene.unit);
                let Some(at) = self.on_ground(text, &rings, style.pale, &far, placer) else { continue };
                standing.push(at);
            }
        }
    }

    fn neighbours(&mut self, scene: &Scene<'_>, placer: &mut Placer) {
        for neighbour in &scene.context.neighbours {
            let polygons = neighbour.polygons.iter().map(|polygon| scene.frame.polygon(polygon));
            let rings: Vec<_> = polygons.flatten().collect();
            let size = 14.0 * scene.unit;
            let text = spaced(&neighbour.name, size, Weight::Regular, palette::NEIGHBOUR_TEXT);
            if rings.is_empty()
                || self.on_ground(text.clone(), &rings, palette::NEIGHBOUR, &|_| true, placer).is_some()
            {
                continue;
            }
            // An island is smaller than its name, which then stands beside it.
            if let Some(at) = neighbour.label.and_then(|at| scene.frame.shown(at)) {
                let (width, height) = extent(&text);
                if let Some(placed) = placer.beside(at, 5.0 * scene.unit, width, height) {
                    let text = Text { at: baseline(&placed.rect, size), ..text };
                    self.texts.push((text, palette::SEA));
                }
            }
        }
    }

    /// Puts a text where its ground is widest, among the points asked for; `None` where it does not fit.
    fn on_ground(
        &mut self,
        text: Text,
        rings: &[Vec<Dot>],
        halo: Colour,
        at: &dyn Fn(Dot) -> bool,
        placer: &mut Placer,
    ) -> Option<Dot> {
        let (width, height) = extent(&text);
        let room = roomiest(rings, width, height, at, placer)?;
        placer.block(&room);
        self.texts.push((Text { at: baseline(&room, text.size), ..text }, halo));
        Some(room.centre())
    }

    /// Leaders, halos, then the names.
    pub fn marks(self, scene: &Scene<'_>) -> Vec<Mark> {
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
    let (size, weight) = match spot.symbol {
        Symbol::City if spot.is_great() => (16.0, Weight::Bold),
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
fn baseline(room: &Rect, size: f64) -> Dot {
    room.centre().plus(0.0, size * 0.34)
}

/// The box of a size inside rings, free and with the most ground around it.
fn roomiest(
    rings: &[Vec<Dot>],
    width: f64,
    height: f64,
    wanted: &dyn Fn(Dot) -> bool,
    placer: &Placer,
) -> Option<Rect> {
    let bounds = Rect::of(rings.iter().flatten())?;
    let cell = (bounds.width().max(bounds.height()) / 90.0).max(4.0);
    let mask = Mask::of(rings, &bounds, cell);
    let margin = |rect: &Rect| {
        let inside = |step: &u32| mask.share(&rect.grown(f64::from(*step) * cell)) >= 1.0;
        (0..24).take_while(inside).last()
    };
    let middle = bounds.centre();
    let fits = mask.middles().filter(|at| wanted(*at)).filter_map(|at| {
        let rect = Rect::around(at, width, height);
        let margin = margin(&rect)?;
        placer.is_free(&rect).then(|| (margin, at.to(middle), rect))
    });
    fits.min_by(|a, b| b.0.cmp(&a.0).then(a.1.total_cmp(&b.1))).map(|(_, _, rect)| rect)
}
