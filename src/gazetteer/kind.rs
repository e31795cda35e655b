//! What a place is.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident = $word:literal),* $(,)?) => {
        /// What a place is; the words of the `kind` column.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Kind {
            $($(#[$doc])* $variant,)*
        }

        impl Kind {
            /// Every kind, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The word of the `kind` column.
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }
        }
    };
}

kinds! {
    /// A city.
    City = "city",
    /// A town.
    Town = "town",
    /// A village or hamlet.
    Village = "village",
    /// A quarter of a settlement.
    Neighbourhood = "neighbourhood",
    /// A military airfield.
    Airbase = "airbase",
    /// A civil airport or airfield.
    Airport = "airport",
    /// A harbour.
    Port = "port",
    /// A terminal that loads oil.
    OilTerminal = "oil_terminal",
    /// An oil or gas field.
    OilField = "oil_field",
    /// A refinery.
    Refinery = "refinery",
    /// A military camp.
    Camp = "camp",
    /// A border crossing.
    Crossing = "crossing",
    /// A junction, gate or checkpoint on a road, or another lone spot.
    Junction = "junction",
    /// An administrative district: an area, owns no ground of its own.
    District = "district",
    /// A region or tribal area: an area, owns no ground of its own.
    Region = "region",
    /// A spot within a settlement.
    Part = "part",
}

impl Kind {
    /// Whether it is an area with members rather than a place that owns ground.
    pub fn is_area(self) -> bool {
        matches!(self, Self::District | Self::Region)
    }

    /// Whether it can be the part of a settlement.
    pub fn can_be_part(self) -> bool {
        matches!(self, Self::Part | Self::Neighbourhood | Self::Camp | Self::Crossing)
    }

    /// Whether people live there.
    pub fn is_settlement(self) -> bool {
        matches!(self, Self::City | Self::Town | Self::Village | Self::Neighbourhood)
    }
}

impl FromStr for Kind {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Self::ALL.iter().copied().find(|kind| kind.word() == text).ok_or_else(|| {
            let words: Vec<_> = Self::ALL.iter().map(|kind| kind.word()).collect();
            format!("not a kind of place; the kinds are {}", words.join(" "))
        })
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl Serialize for Kind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}
