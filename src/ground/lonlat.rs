//! A position on Earth that has been checked.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// A position in degrees, WGS 84: finite, longitude within ±180, latitude within ±90.
///
/// ```
/// use frontline::ground::LonLat;
///
/// let sirte = LonLat::new(16.5887, 31.2089)?;
/// assert_eq!(sirte.lat(), 31.2089);
/// assert!(LonLat::new(31.2, 116.6).is_err());
/// # Ok::<(), frontline::ground::NotOnEarth>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LonLat {
    lon: f64,
    lat: f64,
}

/// Why a pair of numbers, or a text, is not a position.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum NotOnEarth {
    /// A number is infinite, not a number, or beyond the poles or the date line.
    #[error(
        "longitude {lon}, latitude {lat} is not on Earth (degrees: longitude -180..180, latitude -90..90)"
    )]
    OutOfRange {
        /// Degrees east as given.
        lon: f64,
        /// Degrees north as given.
        lat: f64,
    },
    /// A text is not `LON,LAT`.
    #[error("`{0}` is not LON,LAT in degrees, such as 13.19,32.89")]
    NotAPair(String),
}

impl LonLat {
    /// Longitude 0, latitude 0: for what has no place.
    pub const NULL_ISLAND: Self = Self { lon: 0.0, lat: 0.0 };

    /// A position on the date line: longitude 180, latitude 0.
    pub const DATE_LINE: Self = Self { lon: 180.0, lat: 0.0 };

    /// A position from degrees east and degrees north.
    ///
    /// # Errors
    /// When a number is not finite or out of range.
    pub fn new(lon: f64, lat: f64) -> Result<Self, NotOnEarth> {
        let on_earth = lon.is_finite() && lat.is_finite() && lon.abs() <= 180.0 && lat.abs() <= 90.0;
        if on_earth { Ok(Self { lon, lat }) } else { Err(NotOnEarth::OutOfRange { lon, lat }) }
    }

    /// Degrees east.
    pub fn lon(self) -> f64 {
        self.lon
    }

    /// Degrees north.
    pub fn lat(self) -> f64 {
        self.lat
    }
}

impl FromStr for LonLat {
    type Err = NotOnEarth;

    fn from_str(text: &str) -> Result<Self, NotOnEarth> {
        let not_a_pair = || NotOnEarth::NotAPair(text.to_owned());
        let (lon, lat) = text.split_once(',').ok_or_else(not_a_pair)?;
        let number = |part: &str| part.trim().parse::<f64>().map_err(|_| not_a_pair());
        Self::new(number(lon)?, number(lat)?)
    }
}

impl fmt::Display for LonLat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{},{}", self.lon, self.lat)
    }
}
