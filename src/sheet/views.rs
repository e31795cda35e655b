//! The windows of a page: the main map and its close-ups, and what stands in them.

use super::frame::{Align, Frame};
use super::geometry::{Dot, Rect};
use super::inset::{self, Inset};
use super::labels::Placer;
use super::land;
use super::mark::{Group, Mark, Stroke, Text};
use super::mask::Mask;
use super::page::Page;
use super::scale::ScaleBar;
use super::scene::Scene;
use super::shown::Shown;
use crate::ground::{LonLat, grid};
use crate::layers::{Context, Layers};
use crate::style::{Style, Weight, palette, text_width};

/// The windows of a page: the main map, its scale bar, and its close-ups.
pub struct Views {
    main: Frame,
    bar: ScaleBar,
    bar_room: Rect,
    insets: Vec<Inset>,
}

impl Views {
    /// The arrangement with the most room for close-ups; the middle, where all are alike.
    pub fn plan(layers: &Layers, context: &Context, page: &Page) -> Option<Self> {
        let land = positions(layers);
        let arrangements = [Align::Middle, Align::Right, Align::Left];
        let views =
            arrangements.iter().filter_map(|align| Self::aligned(layers, context, page, &land, *align));
        views.reduce(|best, next| if next.gain() > best.gain() * 1.05 { next } else { best })
    }

    fn aligned(
        layers: &Layers,
        context: &Context,
        page: &Page,
        land: &[LonLat],
        align: Align,
    ) -> Option<Self> {
        let main = Frame::fit(page.map, land, 24.0 * page.unit, align)?;
        let shapes = layers.areas.iter().flat_map(|area| &area.shapes);
        let rings: Vec<_> = shapes.flat_map(|shape| main.shape(shape)).collect();
        let mask = Mask::of(&rings, &page.map, 5.0 * page.unit);
        let bar = ScaleBar::of(&main, 180.0 * page.unit, page.unit);
        let insets = inset::place(context, &main, &mask, page.unit);
        let bar_room = bar_room(&bar, &page.map, &mask, &insets, page.unit);
        Some(Self { main, bar, bar_room, insets })
    }

    /// The scale bar of the main map.
    pub fn scale_bar(&self) -> Vec<Mark> {
        self.bar.marks(&self.bar_room)
    }

    /// How much the close-ups enlarge, all together.
    fn gain(&self) -> f64 {
        self.insets.iter().map(|inset| inset.frame.rect.width()).sum()
    }

    /// Draws the main map, then the close-ups.
    pub fn draw(
        &self,
        layers: &Layers,
        context: &Context,
        style: &Style,
        page: &Page,
        shown: &mut Shown,
    ) -> Vec<Group> {
        let mut placer = Placer::new(page.map.grown(-4.0 * page.unit));
        placer.block(&self.bar_room);
        for inset in &self.insets {
            placer.block(&inset.frame.rect.grown(4.0 * page.unit));
            placer.fence(&closed(&inset.footprint));
        }
        let unit = page.unit;
        let scene = |frame: &Frame, prefix: String| {
            let close = !prefix.is_empty();
            Scene { layers, context, style, frame: frame.clone(), unit, prefix, close }
        };
        let mut groups = scene(&self.main, String::new()).draw(&mut placer, shown);
        for inset in &self.insets {
            let id = format!("inset-{}", land::slug(&inset.name));
            groups.push(close_up(inset, &scene(&inset.frame, format!("{id}-")), id, shown));
        }
        groups
    }
}

/// A close-up: its footprint on the main map, then the view itself with its name and scale.
fn close_up(inset: &Inset, scene: &Scene<'_>, id: String, shown: &mut Shown) -> Group {
    let (rect, unit) = (inset.frame.rect, scene.unit);
    let line = |width: f64| Stroke { round: false, ..Stroke::solid(palette::INK, width * unit) };
    let footprint = vec![closed(&inset.footprint)];
    let casing = Stroke { round: false, ..Stroke::solid(palette::PAPER, 2.6 * unit) };
    let mut placer = Placer::new(rect.grown(-3.0 * unit));
    let at = Dot::new(rect.left + 8.0 * unit, rect.top + 17.0 * unit);
    let name = Text::new(&inset.name, at, 13.5 * unit, Weight::Bold, palette::INK);
    let wide = text_width(&inset.name, Weight::Bold, name.size);
    let name_room = Rect::at(rect.left, rect.top, wide + 16.0 * unit, 23.0 * unit);
    let bar = ScaleBar::of(&inset.frame, (110.0 * unit).min(rect.width() * 0.28), unit);
    let (width, height) = bar.size();
    let bar_room = Rect::at(rect.left, rect.bottom - height, width, height);
    placer.block(&name_room);
    placer.block(&bar_room);
    let mut marks = vec![
        Mark::lines(footprint.clone(), casing),
        Mark::lines(footprint, line(1.2)),
        Mark::rect(rect, Some(palette::SEA), None),
    ];
    marks.extend(scene.draw(&mut placer, shown).into_iter().map(Mark::Group));
    marks.push(Mark::rect(name_room, Some(palette::PAPER), None));
    marks.push(Mark::Text(name));
    marks.extend(bar.marks(&bar_room));
    marks.push(Mark::rect(rect, None, Some(line(1.4))));
    Group::new(id, marks)
}

/// Every position of the theatre's land; of its places, where it has no land.
fn positions(layers: &Layers) -> Vec<LonLat> {
    let points = layers.areas.iter().flat_map(|area| &area.shapes).flatten().flatten();
    let land: Vec<LonLat> = points.filter_map(|point| grid::to_lonlat(*point)).collect();
    if land.is_empty() { layers.places.iter().filter_map(|place| place.at).collect() } else { land }
}

/// Where the scale bar covers least land and no close-up: a corner of the map, or the foot of a
/// close-up; the lower left, where all are alike.
fn bar_room(bar: &ScaleBar, map: &Rect, land: &Mask, insets: &[Inset], unit: f64) -> Rect {
    let (width, height) = bar.size();
    let gap = 8.0 * unit;
    let inner = map.grown(-gap);
    let (left, top) = (inner.left, inner.top);
    let (right, bottom) = (inner.right - width, inner.bottom - height);
    let mut spots = vec![(left, bottom), (right, bottom)];
    for inset in insets.iter().map(|inset| inset.frame.rect) {
        spots.extend([
            (inset.right + gap, inset.bottom - height),
            (inset.left - gap - width, inset.bottom - height),
        ]);
    }
    spots.extend([(left, top), (right, top)]);
    let rooms: Vec<Rect> = spots.iter().map(|(x, y)| Rect::at(*x, *y, width, height)).collect();
    let clear = |room: &&Rect| {
        inner.grown(1.0).holds(room) && !insets.iter().any(|inset| inset.frame.rect.overlaps(room))
    };
    let least = rooms.iter().filter(clear).min_by(|a, b| land.share(a).total_cmp(&land.share(b)));
    least.or(rooms.first()).copied().unwrap_or(inner)
}

fn closed(ring: &[Dot]) -> Vec<Dot> {
    ring.iter().chain(ring.first()).copied().collect()
}
