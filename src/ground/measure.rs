//! Lengths and areas with their units in their types, measured on the ellipsoid.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub};

use geo::{Distance, Geodesic, Point};
use serde::{Serialize, Serializer};

use super::LonLat;

macro_rules! unit {
    ($(#[$doc:meta])* $name:ident, $decimals:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
        pub struct $name(pub f64);

        impl Add for $name {
            type Output = Self;
            fn add(self, other: Self) -> Self {
                Self(self.0 + other.0)
            }
        }
        impl Sub for $name {
            type Output = Self;
            fn sub(self, other: Self) -> Self {
                Self(self.0 - other.0)
            }
        }
        impl Neg for $name {
            type Output = Self;
            fn neg(self) -> Self {
                Self(-self.0)
            }
        }
        impl AddAssign for $name {
            fn add_assign(&mut self, other: Self) {
                self.0 += other.0;
            }
        }
        impl Sum for $name {
            fn sum<I: Iterator<Item = Self>>(values: I) -> Self {
                values.fold(Self(0.0), Add::add)
            }
        }
        impl $name {
            /// Rounded to the decimals that outputs carry; never `-0`.
            #[must_use]
            pub fn rounded(self) -> f64 {
                let factor = 10f64.powi($decimals);
                (self.0 * factor).round() / factor + 0.0
            }
        }
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_f64(self.rounded())
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let decimals = f.precision().unwrap_or($decimals);
                let text = format!("{:.decimals$}", self.rounded() + 0.0);
                match f.width() {
                    Some(width) => write!(f, "{text:>width$}"),
                    None => f.write_str(&text),
                }
            }
        }
    };
}

unit!(
    /// Kilometres.
    Km,
    3
);
unit!(
    /// Square kilometres on the WGS 84 ellipsoid.
    SquareKm,
    3
);

/// Length of the geodesic between two positions (Karney 2013), WGS 84.
pub fn distance(a: LonLat, b: LonLat) -> Km {
    Km(Geodesic.distance(Point::new(a.lon(), a.lat()), Point::new(b.lon(), b.lat())) / 1000.0)
}
