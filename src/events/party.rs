//! Parties, and the blocs they count to by date.

use std::str::FromStr;

use jiff::civil::Date;
use serde::Serialize;

use super::{BlocId, PartyId};
use crate::table::Origin;

/// A row of `blocs.csv`: a side of the map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bloc {
    /// Id.
    pub id: BlocId,
    /// Full name.
    pub name: String,
    /// Short name for legends.
    pub short: String,
    /// Whether it is a side of the fronts.
    pub kind: BlocKind,
    /// `#RRGGBB`; `None` leaves it to the style.
    pub colour: Option<String>,
    /// Hatch; empty leaves it to the style.
    pub hatch: String,
}

/// Whether ground of a bloc makes a front.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum BlocKind {
    /// A side: its ground meets another side's in a front.
    Side,
    /// Local forces: borders, no fronts.
    Local,
    /// Neutral ground: borders, no fronts.
    Neutral,
}

impl FromStr for BlocKind {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, &'static str> {
        Ok(match text {
            "side" => Self::Side,
            "local" => Self::Local,
            "neutral" => Self::Neutral,
            _ => return Err("write side, local or neutral"),
        })
    }
}

/// A row of `parties.csv`: an armed group or a camp that acts as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// Id.
    pub id: PartyId,
    /// Full name.
    pub name: String,
    /// Short name.
    pub short: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// The party that it is a unit of.
    pub parent: Option<PartyId>,
    /// Last day on which it can hold anything.
    pub until: Option<Date>,
}

/// A row of `allegiance.csv`: from `from` until the day before `to`, a party counts to a bloc.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allegiance {
    /// The party.
    pub party: PartyId,
    /// The bloc.
    pub bloc: BlocId,
    /// First day.
    pub from: Option<Date>,
    /// First day no longer.
    pub to: Option<Date>,
    /// Where it stands.
    pub row: Origin,
}

impl Allegiance {
    /// Whether it holds on a day.
    pub fn covers(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day < to)
    }
}
