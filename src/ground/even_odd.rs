//! Where a row enters and leaves what rings enclose.

/// The eastings, sorted, at which the row at a northing crosses rings; between the first and the second, the
/// third and the fourth, lies what they enclose by the even-odd rule. `xy` gives east and north of a corner.
pub fn crossings<P>(rings: &[Vec<P>], xy: impl Fn(&P) -> (f64, f64), y: f64) -> Vec<f64> {
    let mut stops = Vec::new();
    for ring in rings {
        let Some(mut before) = ring.last().map(&xy) else { continue };
        for corner in ring.iter().map(&xy) {
            if (before.1 > y) != (corner.1 > y) {
                stops.push(before.0 + (y - before.1) / (corner.1 - before.1) * (corner.0 - before.0));
            }
            before = corner;
        }
    }
    stops.sort_unstable_by(f64::total_cmp);
    stops
}
