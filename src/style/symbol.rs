//! Which symbol stands for which kind of place.

use crate::gazetteer::Kind;

/// The symbol of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Symbol {
    /// A large disc: a city.
    City,
    /// A disc: a town.
    Town,
    /// A small disc: a smaller settlement, a quarter, a spot.
    Village,
    /// An aircraft: an airbase or airport.
    Air,
    /// An anchor: a port.
    Port,
    /// A drop: oil, its fields, terminals and refineries.
    Oil,
    /// A gate: a border crossing.
    Crossing,
    /// A tent: a military camp.
    Camp,
}

impl Symbol {
    /// Every symbol, in the order of legends.
    pub const ALL: [Self; 8] =
        [Self::City, Self::Town, Self::Village, Self::Air, Self::Port, Self::Oil, Self::Crossing, Self::Camp];

    /// The symbol of a kind of place; areas have none.
    pub fn of(kind: Kind) -> Option<Self> {
        match kind {
            Kind::City => Some(Self::City),
            Kind::Town => Some(Self::Town),
            Kind::Village | Kind::Neighbourhood | Kind::Part | Kind::Junction => Some(Self::Village),
            Kind::Airbase | Kind::Airport => Some(Self::Air),
            Kind::Port => Some(Self::Port),
            Kind::OilTerminal | Kind::OilField | Kind::Refinery => Some(Self::Oil),
            Kind::Crossing => Some(Self::Crossing),
            Kind::Camp => Some(Self::Camp),
            Kind::District | Kind::Region => None,
        }
    }
}
