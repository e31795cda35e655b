//! A flat, equal-area picture of one theatre.

use super::LonLat;

/// A position in a [`Plane`]: metres east and north of its centre.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Xy {
    /// Metres east.
    pub x: f64,
    /// Metres north.
    pub y: f64,
}

/// The Lambert azimuthal equal-area projection of the WGS 84 ellipsoid about a centre.
///
/// Areas are exact; lengths 800 km from the centre are off by 0.2 %. Formulas: Snyder, *Map
/// Projections: A Working Manual* (USGS 1395, 1987), eq. 3-11, 3-12, 3-16, 3-18, 24-2 to 24-4, with
/// distances on the authalic sphere. Good to the whole hemisphere around the centre; at the antipode
/// itself it gives the rim.
///
/// ```
/// use frontline::ground::{LonLat, Plane};
///
/// let plane = Plane::about(LonLat::new(17.0, 27.0)?);
/// let tripoli = LonLat::new(13.1873, 32.8874)?;
/// let back = plane.to_lonlat(plane.to_xy(tripoli));
/// assert!((back.lon() - tripoli.lon()).abs() < 1e-9 && (back.lat() - tripoli.lat()).abs() < 1e-9);
/// # Ok::<(), frontline::ground::NotOnEarth>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plane {
    centre: LonLat,
    sin_beta: f64,
    cos_beta: f64,
}

/// Semi-major axis of WGS 84, metres.
const A: f64 = 6_378_137.0;
/// First eccentricity squared of WGS 84.
const E2: f64 = 0.006_694_379_990_141_316_5;

impl Plane {
    /// The plane that touches Earth at `centre`.
    pub fn about(centre: LonLat) -> Self {
        let (sin_beta, cos_beta) = authalic(centre.lat()).sin_cos();
        Self { centre, sin_beta, cos_beta }
    }

    /// Degrees to metres.
    pub fn to_xy(&self, at: LonLat) -> Xy {
        let (sin_b, cos_b) = authalic(at.lat()).sin_cos();
        let (sin_l, cos_l) = (at.lon() - self.centre.lon()).to_radians().sin_cos();
        let towards = self.sin_beta * sin_b + self.cos_beta * cos_b * cos_l;
        let k = radius() * (2.0 / (1.0 + towards).max(1e-12)).sqrt();
        Xy { x: k * cos_b * sin_l, y: k * (self.cos_beta * sin_b - self.sin_beta * cos_b * cos_l) }
    }

    /// Metres to degrees. Points beyond the rim of the projection are drawn in to it.
    pub fn to_lonlat(&self, at: Xy) -> LonLat {
        let rho = at.x.hypot(at.y);
        if rho < 1e-9 {
            return self.centre;
        }
        let (sin_c, cos_c) = (2.0 * (rho / (2.0 * radius())).min(1.0).asin()).sin_cos();
        let sin_b = cos_c * self.sin_beta + at.y * sin_c * self.cos_beta / rho;
        let east = at.x * sin_c;
        let north = rho * self.cos_beta * cos_c - at.y * self.sin_beta * sin_c;
        let lon = self.centre.lon() + east.atan2(north).to_degrees();
        let lat = geodetic(sin_b.clamp(-1.0, 1.0).asin()).to_degrees();
        let wrapped = (lon + 540.0).rem_euclid(360.0) - 180.0;
        LonLat::new(wrapped.clamp(-180.0, 180.0), lat.clamp(-90.0, 90.0)).unwrap_or(self.centre)
    }
}

/// Radius of the sphere with the area of the ellipsoid, metres (Snyder 3-13).
fn radius() -> f64 {
    A * (q(1.0) / 2.0).sqrt()
}

/// Snyder 3-12.
fn q(sin_lat: f64) -> f64 {
    let e = E2.sqrt();
    let es = e * sin_lat;
    (1.0 - E2) * (sin_lat / (1.0 - es * es) - ((1.0 - es) / (1.0 + es)).ln() / (2.0 * e))
}

/// Authalic latitude in radians of a geodetic one in degrees (Snyder 3-11).
fn authalic(lat: f64) -> f64 {
    (q(lat.to_radians().sin()) / q(1.0)).clamp(-1.0, 1.0).asin()
}

/// Geodetic latitude of an authalic one, both in radians: the series of Snyder 3-18, polished by
/// one step of 3-16.
fn geodetic(beta: f64) -> f64 {
    let (e4, e6) = (E2 * E2, E2 * E2 * E2);
    let lat = beta
        + (E2 / 3.0 + 31.0 * e4 / 180.0 + 517.0 * e6 / 5040.0) * (2.0 * beta).sin()
        + (23.0 * e4 / 360.0 + 251.0 * e6 / 3780.0) * (4.0 * beta).sin()
        + 761.0 * e6 / 45360.0 * (6.0 * beta).sin();
    let (sin, cos) = lat.sin_cos();
    if cos < 1e-9 {
        return lat;
    }
    let w = 1.0 - E2 * sin * sin;
    lat + w * w / (2.0 * cos) * ((q(1.0) * beta.sin() - q(sin)) / (1.0 - E2))
}
