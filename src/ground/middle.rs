//! The middle of scattered positions, on a round Earth.

use super::LonLat;

/// Land that leaves no gap of so many degrees of longitude lies around a pole.
const AROUND: f64 = 30.0;

/// Where a plane that shows all positions should touch Earth: half-way between their limits. The
/// limits in longitude are the ends of the widest gap between them, so that land on both sides of the
/// date line is one; land without a gap lies around a pole, and the pole is its middle.
///
/// ```
/// use frontline::ground::{LonLat, middle};
///
/// let fiji = [LonLat::new(177.0, -19.0)?, LonLat::new(-179.0, -16.0)?];
/// assert_eq!(middle(&fiji), Some(LonLat::new(179.0, -17.5)?));
/// # Ok::<(), frontline::ground::NotOnEarth>(())
/// ```
pub fn middle(positions: &[LonLat]) -> Option<LonLat> {
    let limits = |of: fn(LonLat) -> f64| {
        let all = positions.iter().map(|at| of(*at));
        all.fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), x| (least.min(x), most.max(x)))
    };
    let ((west, east), (south, north)) = (limits(LonLat::lon), limits(LonLat::lat));
    let lat = f64::midpoint(south, north);
    if east - west <= 180.0 {
        return LonLat::new(f64::midpoint(west, east), lat).ok();
    }
    let mut lons: Vec<f64> = positions.iter().map(|at| at.lon()).collect();
    lons.sort_by(f64::total_cmp);
    let over = lons.first().map(|first| (first + 360.0, east));
    let gaps = lons.windows(2).map(|pair| (pair[1], pair[0])).chain(over);
    let (after, before) = gaps.max_by(|a, b| (a.0 - a.1).total_cmp(&(b.0 - b.1)))?;
    if after - before < AROUND {
        return LonLat::new(0.0, 90.0_f64.copysign(lat)).ok();
    }
    // From the end of the gap eastwards to its beginning.
    let width = 360.0 - (after - before);
    let lon = (after + width / 2.0 + 540.0).rem_euclid(360.0) - 180.0;
    LonLat::new(lon, lat).ok()
}
