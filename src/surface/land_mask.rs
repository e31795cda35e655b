//! Roughly where land is, quickly.

use super::frame::Frame;
use crate::ground::{Plane, Region, Xy, grid};

/// Rows across a region, with where each enters and leaves the land.
#[derive(Debug, Clone)]
pub struct LandMask {
    south: f64,
    /// Of each row the eastings, metres, at which it crosses the outline, sorted.
    crossings: Vec<Vec<f64>>,
}

/// From row to row, metres.
const STEP: f64 = 2_000.0;

impl LandMask {
    /// The rows of a region.
    pub fn of(region: &Region, plane: Plane, frame: &Frame) -> Self {
        let mut mask = Self { south: frame.min.y, crossings: Vec::new() };
        mask.crossings.resize_with(mask.row(frame.max.y).map_or(0, |last| last + 1), Vec::new);
        for ring in region.shapes().iter().flatten() {
            let corners: Vec<Xy> =
                ring.iter().filter_map(|p| grid::to_lonlat(*p)).map(|at| plane.to_xy(at)).collect();
            for (a, b) in corners.iter().zip(corners.iter().cycle().skip(1)) {
                mask.cross(*a, *b);
            }
        }
        mask.crossings.iter_mut().for_each(|row| row.sort_unstable_by(f64::total_cmp));
        mask
    }

    /// Whether a position lies on land, judged by the nearest row.
    pub fn is_land(&self, at: Xy) -> bool {
        let row = self.row(at.y).and_then(|row| self.crossings.get(row));
        row.is_some_and(|row| row.partition_point(|crossing| *crossing <= at.x) % 2 == 1)
    }

    fn cross(&mut self, a: Xy, b: Xy) {
        let (low, high) = if a.y <= b.y { (a, b) } else { (b, a) };
        let (Some(first), Some(last)) = (self.row(low.y - STEP), self.row(high.y + STEP)) else { return };
        for (row, crossings) in self.crossings.iter_mut().enumerate().take(last + 1).skip(first) {
            let y = self.south + row as f64 * STEP;
            // Each corner belongs to the edge above it.
            if low.y <= y && y < high.y {
                crossings.push(low.x + (high.x - low.x) * (y - low.y) / (high.y - low.y));
            }
        }
    }

    /// The row nearest to a northing; `None` far south of all.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "thousands of rows")]
    fn row(&self, y: f64) -> Option<usize> {
        let row = ((y - self.south) / STEP).round();
        (row >= 0.0).then_some(row as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::LonLat;

    #[test]
    fn land_is_where_the_outline_says() {
        let at = |lon, lat| LonLat::new(lon, lat).expect("on Earth");
        let square = |w: f64, s: f64, e: f64, n: f64| vec![at(w, s), at(e, s), at(e, n), at(w, n), at(w, s)];
        let region = Region::new(&[
            vec![square(10.0, 20.0, 14.0, 24.0), square(11.0, 21.0, 12.0, 22.0)],
            vec![square(15.0, 20.0, 16.0, 21.0)],
        ]);
        let plane = Plane::about(region.centre().expect("land"));
        let mask = LandMask::of(&region, plane, &Frame::of(&region, plane));
        for i in 0..70 {
            for j in 0..50 {
                let at = at(9.55 + 0.1 * f64::from(i), 19.55 + 0.1 * f64::from(j));
                assert_eq!(mask.is_land(plane.to_xy(at)), region.contains(at), "{at:?}");
            }
        }
    }
}
