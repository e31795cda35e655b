//! The ways from places to land, by name.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// How places become land.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Method {
    /// Land belongs to the nearest place.
    Nearest,
    /// Roads belong to the place nearest by road, land to the nearest place or road.
    Roads,
    /// Land belongs to the side that interpolation between the places gives the greatest share.
    Kriging,
    /// The same, between places and roads.
    RoadsKriging,
}

/// A word that names no method.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("no method is named `{0}`; the methods are: nearest, roads, kriging, roads+kriging")]
pub struct NoSuchMethod(pub String);

impl Method {
    /// Every method, in the order of the documentation.
    pub const ALL: [Self; 4] = [Self::Nearest, Self::Roads, Self::Kriging, Self::RoadsKriging];

    /// Its name.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Nearest => "nearest",
            Self::Roads => "roads",
            Self::Kriging => "kriging",
            Self::RoadsKriging => "roads+kriging",
        }
    }

    /// Whether roads carry who holds the places along them.
    pub fn follows_roads(self) -> bool {
        match self {
            Self::Roads | Self::RoadsKriging => true,
            Self::Nearest | Self::Kriging => false,
        }
    }

    /// Whether it interpolates.
    pub fn interpolates(self) -> bool {
        match self {
            Self::Kriging | Self::RoadsKriging => true,
            Self::Nearest | Self::Roads => false,
        }
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

impl FromStr for Method {
    type Err = NoSuchMethod;

    fn from_str(word: &str) -> Result<Self, NoSuchMethod> {
        Self::ALL.into_iter().find(|m| m.word() == word).ok_or_else(|| NoSuchMethod(word.to_owned()))
    }
}
