//! What ground is, as far as fronts are concerned.

use crate::control::{Assessed, Status};
use crate::events::{BlocId, BlocKind, Log};

/// A class of ground. A front runs where two classes meet, neither is [`GroundClass::Other`] and at
/// least one is a side.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum GroundClass {
    /// A side of kind `side` holds it.
    Side(BlocId),
    /// Contested between sides.
    Contested,
    /// Held jointly.
    Shared,
    /// Local, neutral or unknown.
    Other,
}

impl GroundClass {
    /// The class of ground around a place in this state.
    pub fn of(assessed: &Assessed, log: &Log) -> Self {
        match assessed.status {
            Status::Contested => Self::Contested,
            Status::Shared => Self::Shared,
            Status::Controlled | Status::Claimed | Status::Conflicting | Status::Unknown => {
                match &*assessed.sides {
                    [side] if log.side_kind(side) == BlocKind::Side => Self::Side(side.clone()),
                    _ => Self::Other,
                }
            }
        }
    }

    /// Whether an edge between two classes is part of a front.
    pub fn makes_front(&self, other: &Self) -> bool {
        let side = matches!(self, Self::Side(_)) || matches!(other, Self::Side(_));
        self != other && *self != Self::Other && *other != Self::Other && side
    }

    /// The word in outputs: the side's id, `contested`, `shared`, or nothing.
    pub fn word(&self) -> &str {
        match self {
            Self::Side(side) => side.as_str(),
            Self::Contested => "contested",
            Self::Shared => "shared",
            Self::Other => "",
        }
    }
}
