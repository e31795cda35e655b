//! The frame: the window of the page through which land is seen, and the way from degrees to pixels.

use super::clip;
use super::geometry::{Dot, Rect};
use crate::ground::grid::{self, GridShape};
use crate::ground::{LonLat, Plane, Ring, Xy, densify, distance, middle};

/// Points of the page are rounded to this part of a pixel. Neighbours are rounded alike, so their
/// common border stays common.
const STEPS: f64 = 16.0;

/// A window of the page on an equal-area plane.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// Where it is on the page.
    pub rect: Rect,
    plane: Plane,
    centre: LonLat,
    px_per_metre: f64,
    /// The page point of the plane's centre.
    origin: Dot,
    /// What it can show, in degrees with a margin: longitude as x, latitude as y. Over the date line
    /// longitudes run on beyond 180 or -180.
    degrees: Rect,
}

/// Where land stands in a frame that is wider than it needs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Align {
    /// In the middle.
    Middle,
    /// At the left.
    Left,
    /// At the right.
    Right,
}

impl Frame {
    /// The frame in which all of some land is seen, with a margin of pixels; `None` for no land.
    pub fn fit(rect: Rect, land: &[LonLat], margin: f64, align: Align) -> Option<Self> {
        let touch = middle(land)?;
        let plane = Plane::about(touch);
        let metres: Vec<Dot> =
            land.iter().map(|at| plane.to_xy(*at)).map(|xy| Dot::new(xy.x, xy.y)).collect();
        let extent = Rect::of(&metres)?.grown(500.0);
        let room = rect.grown(-margin);
        let px_per_metre = (room.width() / extent.width()).min(room.height() / extent.height());
        let slack = room.width() - extent.width() * px_per_metre;
        let shift = match align {
            Align::Middle => 0.0,
            Align::Left => -slack / 2.0,
            Align::Right => slack / 2.0,
        };
        let (centre, seen) = (rect.centre(), extent.centre());
        let origin = centre.plus(shift - seen.x * px_per_metre, seen.y * px_per_metre);
        let nowhere = Rect::at(0.0, 0.0, 0.0, 0.0);
        let frame = Self { rect, plane, centre: touch, px_per_metre, origin, degrees: nowhere };
        Some(Self { degrees: frame.reach(), ..frame })
    }

    /// What it shows, in degrees with a margin: longitude as x, latitude as y upwards. Over the date
    /// line longitudes run on beyond 180 or -180.
    pub fn seen(&self) -> Rect {
        self.degrees
    }

    /// Degrees that the frame shows, with a margin.
    fn reach(&self) -> Rect {
        let corners = self.rect.ring();
        let around = corners.iter().zip(corners.iter().cycle().skip(1));
        let rim = around.flat_map(|(a, b)| (0..16).map(|i| a.towards(*b, f64::from(i) / 16.0)));
        let turned = |at: LonLat| Dot::new(self.turned(at.lon()), at.lat());
        let mut seen: Vec<Dot> = rim.map(|dot| self.degrees_of(dot)).map(turned).collect();
        for lat in [-90.0, 90.0] {
            let pole = LonLat::new(self.centre.lon(), lat).ok();
            if pole.is_some_and(|pole| self.rect.contains(self.dot(pole))) {
                seen.extend([-180.0, 180.0].map(|turn| Dot::new(self.centre.lon() + turn, lat)));
            }
        }
        let reach = Rect::of(&seen).unwrap_or(Rect::at(-180.0, -90.0, 360.0, 180.0));
        let margin = reach.width().max(reach.height()) * 0.05;
        let grown = reach.grown(margin);
        let (west, east) = (self.centre.lon() - 180.0, self.centre.lon() + 180.0);
        if grown.left < west || grown.right > east {
            Rect { left: west, right: east, ..grown }
        } else {
            grown
        }
    }

    /// A longitude within half a turn of the frame's middle.
    fn turned(&self, lon: f64) -> f64 {
        let from_middle = lon - self.centre.lon();
        if from_middle.abs() <= 180.0 { lon } else { lon - 360.0_f64.copysign(from_middle) }
    }

    /// Degrees to pixels.
    pub fn dot(&self, at: LonLat) -> Dot {
        let xy = self.plane.to_xy(at);
        let step = |v: f64| (v * STEPS).round() / STEPS;
        Dot::new(
            step(self.origin.x + xy.x * self.px_per_metre),
            step(self.origin.y - xy.y * self.px_per_metre),
        )
    }

    /// Pixels to degrees.
    pub fn degrees_of(&self, dot: Dot) -> LonLat {
        self.plane.to_lonlat(Xy {
            x: (dot.x - self.origin.x) / self.px_per_metre,
            y: (self.origin.y - dot.y) / self.px_per_metre,
        })
    }

    /// The pixels of a position, if the frame shows it.
    pub fn shown(&self, at: LonLat) -> Option<Dot> {
        let near = self.degrees.contains(Dot::new(self.turned(at.lon()), at.lat()));
        near.then(|| self.dot(at)).filter(|dot| self.rect.contains(*dot))
    }

    /// A shape of the grid, cut to the frame.
    pub fn shape(&self, shape: &GridShape) -> Vec<Vec<Dot>> {
        let ring = |ring: &Vec<_>| {
            let degrees = ring.iter().map(|point| grid::degrees(*point));
            degrees.map(|(lon, lat)| Dot::new(lon, lat)).collect::<Vec<_>>()
        };
        self.rings(shape.iter().map(ring))
    }

    /// A polygon in degrees, cut to the frame. Its long edges are straight in degrees.
    pub fn polygon(&self, rings: &[Ring]) -> Vec<Vec<Dot>> {
        let ring = |ring: &Ring| {
            let fine = densify(ring);
            let open = fine.len().saturating_sub(1);
            fine[..open].iter().map(|at| Dot::new(at.lon(), at.lat())).collect::<Vec<_>>()
        };
        let sees =
            |ring: &Ring, turn: f64| self.sees(ring.iter().map(|at| Dot::new(at.lon() + turn, at.lat())));
        let near = |ring: &&Ring| TURNS.iter().any(|turn| sees(ring, *turn));
        self.rings(rings.iter().filter(near).map(ring))
    }

    /// A line in degrees, cut to the frame.
    pub fn line(&self, line: &[LonLat]) -> Vec<Vec<Dot>> {
        let seen = |turn: &f64| self.sees(line.iter().map(|at| Dot::new(at.lon() + turn, at.lat())));
        if !TURNS.iter().any(seen) {
            return Vec::new();
        }
        let mut dots: Vec<Dot> = line.iter().map(|at| self.dot(*at)).collect();
        dots.dedup();
        clip::line_to_box(&dots, &self.rect)
    }

    /// Kilometres on Earth that a pixel across the middle of the frame stands for.
    pub fn km_per_px(&self) -> f64 {
        let reach = self.rect.width().min(200.0) / 2.0;
        let middle = self.rect.centre();
        let (west, east) =
            (self.degrees_of(middle.plus(-reach, 0.0)), self.degrees_of(middle.plus(reach, 0.0)));
        distance(west, east).0 / (2.0 * reach)
    }

    fn rings(&self, rings: impl Iterator<Item = Vec<Dot>>) -> Vec<Vec<Dot>> {
        let rings: Vec<Vec<Dot>> = rings.collect();
        let turned = TURNS.iter().flat_map(|turn| {
            let turned = |ring: &Vec<Dot>| ring.iter().map(|dot| dot.plus(*turn, 0.0)).collect::<Vec<_>>();
            rings.iter().map(turned)
        });
        let near: Vec<_> = turned.filter(|ring| self.sees(ring.iter().copied())).collect();
        let project = |ring: Vec<Dot>| {
            let on_earth = ring.iter().filter_map(|d| on_earth(*d));
            let mut dots: Vec<Dot> = on_earth.map(|at| self.dot(at)).collect();
            dots.dedup();
            dots
        };
        let dots: Vec<_> = clip::rings_to_box(&near, &self.degrees).into_iter().map(project).collect();
        clip::rings_to_box(&dots, &self.rect)
    }

    fn sees(&self, degrees: impl Iterator<Item = Dot>) -> bool {
        let dots: Vec<Dot> = degrees.collect();
        Rect::of(&dots).is_some_and(|extent| extent.grown(1e-9).overlaps(&self.degrees))
    }
}

/// The same longitude, written in the turns of the Earth that a frame may show.
const TURNS: [f64; 3] = [0.0, -360.0, 360.0];

/// The position of a dot of degrees, whose longitude may run beyond the date line.
pub fn on_earth(degrees: Dot) -> Option<LonLat> {
    let beyond = degrees.x.abs() > 180.0;
    let lon = if beyond { degrees.x - 360.0_f64.copysign(degrees.x) } else { degrees.x };
    LonLat::new(lon, degrees.y).ok()
}
