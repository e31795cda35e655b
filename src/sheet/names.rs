//! The names on a view: of places, of sides on their ground, of other countries.

use super::geometry::{Dot, Rect};
use super::labels::Placer;
use super::land;
use super::mark::{Anchor, Group, Mark, Stroke, Text};
use super::mask::Mask;
use super::options::Labels;
use super::pen::Pen;
use super::places::Spot;
use super::scene::{Detail, Scene};
use super::shown::{Shown, Sign};
use crate::control::Status;
use crate::layers::Neighbour;
use crate::style::{Colour, Symbol, Weight};

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
        let great = || spots.iter().filter(|spot| spot.is_great(scene));
        for spot in great() {
            placer.block(&spot.rect);
        }
        let mut wary = placer.clone();
        for spot in spots.iter().filter(|spot| !spot.waits(scene) && !spot.is_great(scene)) {
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

    /// Names the rest, by rank: cities, sides on their ground, areas in a state of their own, other
    /// countries, all others. Gives the places, by their number, that are shown only with a name and
    /// found no room.
    pub fn label(
        &mut self,
        scene: &Scene<'_>,
        spots: &[Spot<'_>],
        placer: &mut Placer,
        shown: &mut Shown,
    ) -> Vec<usize> {
        let mut unnamed = Vec::new();
        let city = |spot: &Spot<'_>| spot.symbol == Symbol::City && !spot.waits(scene);
        for spot in spots.iter().filter(|spot| city(spot) && !spot.is_great(scene)) {
            self.place(scene, spot, placer);
        }
        if scene.detail != Detail::Close && !scene.steady {
            self.sides(scene, placer);
        }
        if scene.detail != Detail::Sparse {
            if !scene.steady {
                self.regions(scene, placer);
            }
            self.neighbours(scene, placer);
        }
        for (i, spot) in spots.iter().enumerate().filter(|(_, spot)| !city(spot)) {
            let waits = spot.waits(scene);
            let free = !waits || placer.is_free(&spot.rect);
            let named = scene.detail != Detail::Sparse && free && self.place(scene, spot, placer).is_some();
            if waits && named {
                placer.block(&spot.rect);
                shown.sign(Sign::Inferred);
            } else if waits {
                unnamed.push(i);
            }
        }
        unnamed
    }

    /// Names a place, in a line for each script; `None` where there is no room.
    fn place(&mut self, scene: &Scene<'_>, spot: &Spot<'_>, placer: &mut Placer) -> Option<Rect> {
        let pen = &scene.pen;
        let (size, weight, colour) = lettering(scene, spot);
        let lines = in_scripts(&spot.place.name, &spot.place.name_local, scene.labels);
        let widths = lines.iter().map(|line| pen.width(line, weight, size));
        let width = widths.fold(0.0, f64::max) + 3.0;
        let step = size * if lines.len() > 1 { 1.16 } else { 1.06 };
        let height = step * lines.len() as f64;
        let reach = pen.unit * if spot.is_great(scene) { 75.0 } else { 34.0 };
        let far = !spot.waits(scene) && (weight == Weight::Bold || spot.in_doubt);
        let found = match placer.beside(spot.at, spot.clear, width, height) {
            None if far => placer.apart(spot.at, spot.clear, width, height, reach),
            beside => beside,
        }?;
        self.leaders.extend(found.leader.map(Vec::from));
        for (i, line) in lines.into_iter().enumerate() {
            let row = Rect { top: found.rect.top + step * i as f64, ..found.rect };
            let at = baseline(&Rect { bottom: row.top + step, ..row }, size);
            let text = Text::new(line, at, size, weight, colour);
            self.texts.push((text.anchored(Anchor::Middle), pen.theme.paper));
        }
        Some(found.rect)
    }

    /// The name of each area that has a state of its own, in the middle of it, spaced as areas are.
    fn regions(&mut self, scene: &Scene<'_>, placer: &mut Placer) {
        let areas = scene.layers.places.iter().filter(|place| place.kind.is_area());
        for place in areas.filter(|place| place.status != Status::Unknown) {
            let Some(at) = place.at.and_then(|at| scene.frame.shown(at)) else { continue };
            let colour = match place.status {
                Status::Contested | Status::Conflicting => scene.pen.theme.fighting,
                Status::Controlled | Status::Claimed | Status::Shared | Status::Unknown => {
                    scene.pen.theme.quiet_ink
                }
            };
            let size = 11.5 * scene.pen.unit;
            let mut lines = in_scripts(&place.name, &place.name_local, scene.labels);
            let text = spaced(&lines.swap_remove(0), size, Weight::Regular, colour);
            let (width, height) = extent(&text, &scene.pen);
            let near =
                [(0.0, 0.0), (0.0, -1.4), (0.0, 1.4), (0.0, -2.8), (0.0, 2.8), (0.4, 0.0), (-0.4, 0.0)];
            let rooms = near.map(|(x, y)| Rect::around(at.plus(x * width, y * height), width, height));
            if let Some(room) = rooms.iter().find(|room| placer.is_free(room)) {
                placer.block(room);
                self.texts.push((Text { at: baseline(room, size), ..text }, scene.pen.theme.paper));
            }
        }
    }

    /// The short name of each side on its widest ground, and again far from there, so that colour is
    /// not all that tells them.
    fn sides(&mut self, scene: &Scene<'_>, placer: &mut Placer) {
        for side in &scene.layers.sides {
            let own = scene.layers.areas.iter().filter(|area| area.side == side.id && area.others.is_empty());
            let rings: Vec<_> =
                own.flat_map(|area| &area.shapes).flat_map(|s| scene.frame.shape(s)).collect();
            let style = scene.pen.style.side(&side.id);
            let mut standing: Vec<Dot> = Vec::new();
            for size in [25.0, 18.0] {
                let text = spaced(
                    &side.short,
                    size * scene.pen.unit,
                    Weight::Bold,
                    style.colour.mix(scene.pen.theme.ink, 0.55),
                );
                let far = |at: Dot| standing.iter().all(|other| other.to(at) > 330.0 * scene.pen.unit);
                let Some(at) = self.on_ground(text, &rings, style.pale, &far, placer, &scene.pen) else {
                    continue;
                };
                standing.push(at);
            }
        }
    }

    fn neighbours(&mut self, scene: &Scene<'_>, placer: &mut Placer) {
        let around: Vec<Vec<Vec<Dot>>> = scene.context.neighbours.iter().map(|n| rings(scene, n)).collect();
        let own = land::outline(scene);
        let (ours, land) = (mask(scene, &own), mask(scene, &[own, around.concat()].concat()));
        let off_ours = |dot: Dot| ours.share(&Rect::around(dot, 1.0, 1.0)) <= 0.0;
        for (neighbour, rings) in scene.context.neighbours.iter().zip(&around) {
            let (pen, theme) = (&scene.pen, scene.pen.theme);
            let size = 14.0 * pen.unit;
            let mut names = in_scripts(&neighbour.name, &neighbour.name_local, scene.labels);
            let text = spaced(&names.swap_remove(0), size, Weight::Regular, theme.neighbour_text);
            if rings.is_empty()
                || self.on_ground(text.clone(), rings, theme.neighbour, &off_ours, placer, pen).is_some()
            {
                continue;
            }
            // An island is smaller than its name, which then stands beside it, on no other's land.
            if let Some(at) = neighbour.label.and_then(|at| scene.frame.shown(at)) {
                let (width, height) = extent(&text, pen);
                let island = mask(scene, rings);
                let at_sea = |rect: &Rect| land.share(rect) <= island.share(rect);
                if let Some(placed) = placer.beside_where(at, 5.0 * pen.unit, width, height, &at_sea) {
                    let text = Text { at: baseline(&placed.rect, size), ..text };
                    self.texts.push((text, theme.sea));
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
        pen: &Pen<'_>,
    ) -> Option<Dot> {
        let (width, height) = extent(&text, pen);
        let room = roomiest(rings, width, height, at, placer)?;
        placer.block(&room);
        self.texts.push((Text { at: baseline(&room, text.size), ..text }, halo));
        Some(room.centre())
    }

    /// Leaders, halos, then the names.
    pub fn marks(self, scene: &Scene<'_>) -> Vec<Mark> {
        let mut marks = Vec::new();
        if !self.leaders.is_empty() {
            marks.push(Mark::lines(self.leaders, Stroke::solid(scene.pen.theme.ink, 0.8 * scene.pen.unit)));
        }
        let halos = self.texts.iter().map(|(text, halo)| Mark::Text(text.halo(*halo))).collect();
        marks.push(Mark::Group(Group::new(scene.id("halos"), halos)));
        marks.extend(self.texts.into_iter().map(|(text, _)| Mark::Text(text)));
        marks
    }
}

fn rings(scene: &Scene<'_>, neighbour: &Neighbour) -> Vec<Vec<Dot>> {
    neighbour.polygons.iter().flat_map(|polygon| scene.frame.polygon(polygon)).collect()
}

/// What some rings cover of what is seen.
fn mask(scene: &Scene<'_>, rings: &[Vec<Dot>]) -> Mask {
    Mask::of(rings, &scene.frame.rect, 6.0 * scene.pen.unit)
}

/// How the name of a place is set.
fn lettering(scene: &Scene<'_>, spot: &Spot<'_>) -> (f64, Weight, Colour) {
    let (size, weight) = match spot.symbol {
        Symbol::City if spot.is_great(scene) => (16.0, Weight::Bold),
        Symbol::City => (13.5, Weight::Bold),
        Symbol::Town => (12.0, Weight::Regular),
        Symbol::Village | Symbol::Air | Symbol::Port | Symbol::Oil | Symbol::Crossing | Symbol::Camp => {
            (11.0, Weight::Regular)
        }
    };
    let quiet = spot.waits(scene);
    let colour = if quiet { scene.pen.theme.quiet_ink } else { scene.pen.theme.ink };
    (if quiet { size - 1.0 } else { size } * scene.pen.unit, weight, colour)
}

/// A name in the scripts asked for, the Latin one first; in Latin letters where no other is known.
fn in_scripts(name: &str, local: &str, labels: Labels) -> Vec<String> {
    match labels {
        Labels::Ar if !local.is_empty() => vec![local.to_owned()],
        Labels::Both if !local.is_empty() && local != name => vec![name.to_owned(), local.to_owned()],
        Labels::En | Labels::Ar | Labels::Both => vec![name.to_owned()],
    }
}

/// A text with space between its letters, unless they are written joined.
fn spaced(words: &str, size: f64, weight: Weight, colour: Colour) -> Text {
    let origin = Dot::new(0.0, 0.0);
    let text = Text::new(words, origin, size, weight, colour).anchored(Anchor::Middle);
    let joined = words.chars().any(|letter| ('\u{600}'..='\u{8ff}').contains(&letter));
    Text { spacing: if joined { 0.0 } else { size * 0.14 }, ..text }
}

fn extent(text: &Text, pen: &Pen<'_>) -> (f64, f64) {
    let gaps = text.words.chars().count() as f64 * text.spacing;
    (pen.width(&text.words, text.weight, text.size) + gaps + 2.0, text.size * 1.1)
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
