//! The part of some land that lies together, where far islands would make a page of it all small.

use super::around::Window;
use crate::ground::{LonLat, Region, Ring};

/// Land lies together with its largest piece as far as so many times half the longer way of that, and at
/// least so many degrees.
const TOGETHER: f64 = 2.5;
const LEAST: f64 = 5.0;
/// A page of it all is small when it is so many times longer.
const SMALLER: f64 = 1.8;
/// The part that lies together is the main one with this share of the land.
const MAIN: f64 = 0.8;

/// A window, in whole degrees, around the part of some land that lies together, and its share of all;
/// `None` where a page of it all is as good.
pub fn main_part(land: &[Vec<Ring>]) -> Option<(Window, f64)> {
    let area = |polygons: &[Vec<Ring>]| Region::new(polygons).area().0;
    let largest = land.iter().max_by(|a, b| rough(a).total_cmp(&rough(b)))?;
    let alone = std::slice::from_ref(largest);
    let reach = TOGETHER.max(LEAST / (Window::around(alone, 1.0, 1.0)?.height() / 2.0));
    let near = Window::around(alone, reach, reach)?;
    let together: Vec<Vec<Ring>> = land.iter().filter(|polygon| near.touches(polygon)).cloned().collect();
    let (all, main) = (Window::around(land, 1.0, 1.0)?, Window::around(&together, 1.0, 1.0)?);
    let share = area(&together) / area(land);
    ((MAIN..1.0).contains(&share) && all.height() > SMALLER * main.height())
        .then(|| (Window::holding(&together), share))
        .and_then(|(window, share)| Some((window?, share)))
}

/// Something that grows with the area of a polygon.
fn rough(polygon: &[Ring]) -> f64 {
    let ring = polygon.first().map(Vec::as_slice).unwrap_or_default();
    let narrow = ring.first().map_or(1.0, |at: &LonLat| at.lat().to_radians().cos());
    narrow * ring.windows(2).map(|e| e[0].lon() * e[1].lat() - e[1].lon() * e[0].lat()).sum::<f64>().abs()
}
