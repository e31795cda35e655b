//! Close-ups: where on the page they find room, and how they are framed.

use super::frame::{Align, Frame};
use super::geometry::{Dot, Rect};
use super::mask::Mask;
use super::options::{Corner, Piece};
use super::views::Subject;
use crate::ground::LonLat;

/// A close-up that found room.
#[derive(Debug, Clone, PartialEq)]
pub struct Inset {
    /// Its name.
    pub name: String,
    /// Its frame.
    pub frame: Frame,
    /// What it shows, on the main map.
    pub footprint: Vec<Dot>,
}

/// A close-up that would enlarge by less than this is not worth its room.
const LEAST_GAIN: f64 = 1.8;
/// The widest that a close-up may be, as a part of the map.
const WIDEST: f64 = 0.5;
/// Room around a close-up.
const GAP: f64 = 10.0;

/// The close-ups of a map, each in the largest room left that shows no land of the theatre: in the corner
/// that is asked for, else wherever it is.
pub fn place(subject: Subject<'_>, main: &Frame, land: &Mask) -> Vec<Inset> {
    let unit = subject.pen.unit;
    let inner = main.rect.grown(-GAP * unit);
    let anywhere = Nearness { corner: None, inner };
    let near = Nearness { corner: subject.options.corners.get(&Piece::Insets).copied(), inner };
    let mut taken = Vec::new();
    let mut insets = Vec::new();
    for (name, bounds) in &subject.context.insets {
        let rim = rim(bounds);
        let room = |near: &Nearness| near.room(main, land, &taken, proportions(&rim)?, unit);
        let Some(room) = room(&near).or_else(|| room(&anywhere)) else {
            continue;
        };
        let Some(frame) = Frame::fit(room, &rim, 0.0, Align::Middle) else { continue };
        if main.km_per_px() / frame.km_per_px() < LEAST_GAIN {
            continue;
        }
        taken.push(room);
        let footprint = rim.iter().map(|at| main.dot(*at)).collect();
        insets.push(Inset { name: name.clone(), frame, footprint });
    }
    insets
}

/// Positions along the rim of west, south, east and north limits.
pub fn rim([west, south, east, north]: &[f64; 4]) -> Vec<LonLat> {
    let corners = [(west, north), (east, north), (east, south), (west, south)];
    let sides = corners.iter().zip(corners.iter().cycle().skip(1));
    let along = sides.flat_map(|(a, b)| {
        (0..8).map(move |i| {
            let share = f64::from(i) / 8.0;
            (a.0 + (b.0 - a.0) * share, a.1 + (b.1 - a.1) * share)
        })
    });
    along.filter_map(|(lon, lat)| LonLat::new(lon, lat).ok()).collect()
}

/// Width over height of some limits on Earth.
fn proportions(rim: &[LonLat]) -> Option<f64> {
    let probe = Frame::fit(Rect::at(0.0, 0.0, 1e4, 1e4), rim, 0.0, Align::Middle)?;
    let dots: Vec<Dot> = rim.iter().map(|at| probe.dot(*at)).collect();
    let extent = Rect::of(&dots)?;
    (extent.height() > 0.0 && extent.width() > 0.0)
        .then(|| (extent.width() / extent.height()).clamp(0.4, 2.5))
}

/// Where on a map close-ups should be.
struct Nearness {
    /// This corner; without one any place at the rim.
    corner: Option<Corner>,
    /// The map within its margin.
    inner: Rect,
}

impl Nearness {
    /// How far a room is from where close-ups should be.
    fn apart(&self, rect: &Rect) -> f64 {
        let inner = &self.inner;
        let of_rim = || {
            (rect.left - inner.left).min(inner.right - rect.right)
                + (rect.top - inner.top).min(inner.bottom - rect.bottom)
        };
        self.corner.map_or_else(of_rim, |corner| corner.distance(inner, rect))
    }

    /// The widest room of some proportions that is clear of land, as near to where it should be as may be.
    fn room(&self, main: &Frame, land: &Mask, taken: &[Rect], aspect: f64, unit: f64) -> Option<Rect> {
        let (frame, gap, inner) = (main.rect, GAP * unit, &self.inner);
        let mut width = (frame.width() * WIDEST).min(frame.height() * WIDEST * aspect);
        while width >= 130.0 * unit {
            let height = width / aspect;
            let step = 6.0 * unit;
            let mut best: Option<(f64, Rect)> = None;
            let mut top = inner.top;
            while top + height <= inner.bottom {
                let mut left = inner.left;
                while left + width <= inner.right {
                    let rect = Rect::at(left, top, width, height);
                    let around = rect.grown(gap);
                    let clear = self.corner.is_none_or(|corner| corner.holds(inner, &rect))
                        && land.share(&around) == 0.0
                        && !taken.iter().any(|other| other.overlaps(&around));
                    let apart = self.apart(&rect);
                    if clear && best.as_ref().is_none_or(|(least, _)| apart < *least) {
                        best = Some((apart, rect));
                    }
                    left += step;
                }
                top += step;
            }
            if let Some((apart, rect)) = best {
                return Some(snapped(rect, inner, apart, step));
            }
            width -= 8.0 * unit;
        }
        None
    }
}

/// The same room, moved fully to the rim where it is within a step of it.
fn snapped(rect: Rect, inner: &Rect, apart: f64, step: f64) -> Rect {
    if apart > 2.0 * step {
        return rect;
    }
    let near = |low: f64, high: f64| if high < low { high } else { -low };
    rect.moved(
        near(rect.left - inner.left, inner.right - rect.right),
        near(rect.top - inner.top, inner.bottom - rect.bottom),
    )
}
