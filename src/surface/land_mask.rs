//! Roughly where land is, quickly.

use super::frame::Frame;
use crate::ground::grid::{self, GridRing};
use crate::ground::{Plane, Region, Xy, crossings};

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
        let corners = |ring: &GridRing| -> Vec<Xy> {
            ring.iter().filter_map(|p| grid::to_lonlat(*p)).map(|at| plane.to_xy(at)).collect()
        };
        let rings: Vec<Vec<Xy>> = region.shapes().iter().flatten().map(corners).collect();
        let mut mask = Self { south: frame.min.y, crossings: Vec::new() };
        let rows = mask.row(frame.max.y).map_or(0, |last| last + 1);
        let northing = |row: usize| frame.min.y + row as f64 * STEP;
        mask.crossings =
            (0..rows).map(|row| crossings(&rings, |corner| (corner.x, corner.y), northing(row))).collect();
        mask
    }

    /// Whether a position lies on land, judged by the nearest row.
    pub fn is_land(&self, at: Xy) -> bool {
        let row = self.row(at.y).and_then(|row| self.crossings.get(row));
        row.is_some_and(|row| row.partition_point(|crossing| *crossing <= at.x) % 2 == 1)
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
