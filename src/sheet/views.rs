//! The windows of a map: the main view and its close-ups, and what stands in them.

use std::collections::BTreeSet;

use super::frame::{Align, Frame};
use super::geometry::{Dot, Rect};
use super::inset::{self, Inset};
use super::labels::Placer;
use super::mark::{Group, Mark, Stroke};
use super::mask::Mask;
use super::numbers::Numbered;
use super::options::{PageOptions, Piece};
use super::pen::Pen;
use super::scale::ScaleBar;
use super::scene::{Detail, Scene};
use super::shown::Shown;
use super::{land, locator};
use crate::ground::{LonLat, grid};
use crate::layers::{Changed, Context, Layers};
use crate::style::Weight;

/// What a map is made from.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// What is shown.
    pub layers: &'a Layers,
    /// What lies around it.
    pub context: &'a Context,
    /// What was asked for.
    pub options: &'a PageOptions,
    /// What it is drawn with.
    pub pen: Pen<'a>,
    /// Whether it is one small map among several.
    pub small: bool,
    /// What changed, where the map is of changes.
    pub changed: Option<&'a Changed>,
    /// The only places shown beside cities.
    pub only: Option<&'a BTreeSet<String>>,
}

/// The windows of a map: the main view, its scale bar, its close-ups and its locator.
pub struct Views<'a> {
    subject: Subject<'a>,
    /// The main view.
    pub main: Frame,
    bar: ScaleBar<'a>,
    bar_room: Rect,
    insets: Vec<Inset>,
    locator: Option<Group>,
    locator_room: Option<Rect>,
}

impl<'a> Views<'a> {
    /// The arrangement with the most room for close-ups; the middle, where all are alike.
    pub fn plan(subject: Subject<'a>, map: Rect) -> Option<Self> {
        let land = positions(subject.layers);
        if let Some(focus) = &subject.options.focus {
            let frame = Frame::fit(map, &inset::rim(&focus.bounds), 0.0, Align::Middle)?;
            return Some(Self::close(subject, frame, &land));
        }
        let arrangements = [Align::Middle, Align::Right, Align::Left];
        let views = arrangements.iter().filter_map(|align| Self::aligned(subject, map, &land, *align));
        views.reduce(|best, next| if next.gain() > best.gain() * 1.05 { next } else { best })
    }

    fn aligned(subject: Subject<'a>, map: Rect, land: &[LonLat], align: Align) -> Option<Self> {
        let pen = subject.pen;
        let main = Frame::fit(map, land, 24.0 * pen.unit, align)?;
        let shapes = subject.layers.areas.iter().flat_map(|area| &area.shapes);
        let rings: Vec<_> = shapes.flat_map(|shape| main.shape(shape)).collect();
        let mask = Mask::of(&rings, &map, 5.0 * pen.unit);
        let bar = ScaleBar::of(&main, 180.0 * pen.unit, pen);
        let wanted = subject.options.has(Piece::Insets) && !subject.small;
        let insets = if wanted { inset::place(subject, &main, &mask) } else { Vec::new() };
        let bar_room = bar_room(&bar, &map, &mask, &insets, subject);
        Some(Self { subject, main, bar, bar_room, insets, locator: None, locator_room: None })
    }

    /// A close-up of its own, with a locator in the emptiest corner.
    fn close(subject: Subject<'a>, main: Frame, land: &[LonLat]) -> Self {
        let pen = subject.pen;
        let bar = ScaleBar::of(&main, 180.0 * pen.unit, pen);
        let bar_room = bar_room(&bar, &main.rect, &Mask::of(&[], &main.rect, 50.0), &[], subject);
        let evident = subject.layers.places.iter().filter(|place| !place.inferred);
        let places: Vec<Dot> = evident.filter_map(|place| main.shown(place.at?)).collect();
        let wanted = subject.options.has(Piece::Locator) && !subject.small;
        let room = wanted.then(|| {
            let corner = subject.options.corners.get(&Piece::Locator).copied();
            locator::room(&main.rect, &places, &bar_room, pen.unit, corner)
        });
        let locator = room.and_then(|room| locator::draw(subject.layers, land, &main, room, &pen));
        Self { subject, main, bar, bar_room, insets: Vec::new(), locator, locator_room: room }
    }

    /// The scale bar of the main map.
    pub fn scale_bar(&self) -> Vec<Mark> {
        self.bar.marks(&self.bar_room)
    }

    /// How much the close-ups enlarge, all together.
    fn gain(&self) -> f64 {
        self.insets.iter().map(|inset| inset.frame.rect.width()).sum()
    }

    /// Draws the main map, then the close-ups. The ids of its groups begin with `prefix`.
    pub fn draw(&self, prefix: &str, numbered: &'a [Numbered], shown: &mut Shown) -> Vec<Group> {
        let Subject { layers, context, options, pen, small, changed, only } = self.subject;
        let mut placer = Placer::new(self.main.rect.grown(-4.0 * pen.unit));
        if options.has(Piece::ScaleBar) {
            placer.block(&self.bar_room);
        }
        if let Some(room) = &self.locator_room {
            placer.block(&room.grown(4.0 * pen.unit));
        }
        for inset in &self.insets {
            placer.block(&inset.frame.rect.grown(4.0 * pen.unit));
            placer.fence(&closed(&inset.footprint));
        }
        let usual = if small { Detail::Sparse } else { Detail::Usual };
        let scene = |frame: &Frame, prefix: String, close: bool| Scene {
            layers,
            context,
            pen,
            frame: frame.clone(),
            prefix,
            detail: if close { Detail::Close } else { usual },
            steady: options.steady,
            uncertainty: options.uncertainty,
            labels: options.labels,
            graticule: options.has(Piece::Graticule) && !close && !small,
            numbered,
            elsewhere: Vec::new(),
            covered: Vec::new(),
            changed,
            only,
        };
        let focused = options.focus.is_some() && !small;
        let detail = if focused { Detail::Close } else { usual };
        let elsewhere = self.insets.iter().filter_map(|inset| Rect::of(&inset.footprint)).collect();
        let bar = options.has(Piece::ScaleBar).then_some(self.bar_room);
        let insets = self.insets.iter().map(|inset| inset.frame.rect);
        let covered = insets.chain(bar).chain(self.locator_room).collect();
        let main = Scene { detail, elsewhere, covered, ..scene(&self.main, prefix.to_owned(), false) };
        let mut groups = main.draw(&mut placer, shown);
        for inset in &self.insets {
            let id = format!("{prefix}inset-{}", land::slug(&inset.name));
            groups.push(close_up(inset, scene(&inset.frame, format!("{id}-"), true), id, shown));
        }
        groups.extend(self.locator.clone());
        groups
    }
}

/// A close-up: its footprint on the main map, then the view itself with its name and scale.
fn close_up(inset: &Inset, mut scene: Scene<'_>, id: String, shown: &mut Shown) -> Group {
    let (rect, pen) = (inset.frame.rect, scene.pen);
    let (unit, theme) = (pen.unit, pen.theme);
    let line = |width: f64| Stroke { round: false, ..Stroke::solid(theme.ink, width * unit) };
    let footprint = vec![closed(&inset.footprint)];
    let casing = Stroke { round: false, ..Stroke::solid(theme.casing, 2.6 * unit) };
    let mut placer = Placer::new(rect.grown(-3.0 * unit));
    let at = Dot::new(rect.left + 8.0 * unit, rect.top + 17.0 * unit);
    let name = super::mark::Text::new(&inset.name, at, 13.5 * unit, Weight::Bold, theme.ink);
    let wide = pen.width(&inset.name, Weight::Bold, name.size);
    let name_room = Rect::at(rect.left, rect.top, wide + 16.0 * unit, 23.0 * unit);
    let bar = ScaleBar::of(&inset.frame, (110.0 * unit).min(rect.width() * 0.28), pen);
    let (width, height) = bar.size();
    let bar_room = Rect::at(rect.left, rect.bottom - height, width, height);
    placer.block(&name_room);
    placer.block(&bar_room);
    scene.covered = vec![name_room, bar_room];
    let mut marks = vec![
        Mark::lines(footprint.clone(), casing),
        Mark::lines(footprint, line(1.2)),
        Mark::rect(rect, Some(theme.sea), None),
    ];
    marks.extend(scene.draw(&mut placer, shown).into_iter().map(Mark::Group));
    marks.push(Mark::rect(name_room, Some(theme.paper), None));
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

/// Where the scale bar is to stand; else where it covers least land and no close-up: a corner of the map, or the foot of a
/// close-up; the lower left, where all are alike.
fn bar_room(bar: &ScaleBar<'_>, map: &Rect, land: &Mask, insets: &[Inset], subject: Subject<'_>) -> Rect {
    let (width, height) = bar.size();
    let gap = 8.0 * subject.pen.unit;
    let inner = map.grown(-gap);
    if let Some(corner) = subject.options.corners.get(&Piece::ScaleBar) {
        return corner.room(&inner, width, height);
    }
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
