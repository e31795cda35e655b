//! What ground looks like: everything about a place that its land shows.

use crate::control::{Assessed, Status};
use crate::events::BlocId;

/// Everything that tells the land of one place from that of another. Land of equal ground is one area.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Ground {
    /// The side that holds it, `a+b` where several do; `None` where nobody is known to.
    pub side: Option<BlocId>,
    /// What is known of it; `None` is unknown.
    pub status: Option<Status>,
    /// The sides that hold or contest it, the holder's first.
    pub sides: Vec<BlocId>,
    /// Sides that besiege it.
    pub besieged_by: Vec<BlocId>,
    /// Sides that claim it.
    pub claimed_by: Vec<BlocId>,
}

impl Ground {
    /// The ground around a place in this state.
    pub fn of(assessed: &Assessed) -> Self {
        Self {
            side: assessed.side.clone(),
            status: Some(assessed.status),
            sides: assessed.sides.iter().chain(assessed.contested_by.iter()).cloned().collect(),
            besieged_by: assessed.besieged_by.to_vec(),
            claimed_by: assessed.claimed_by.to_vec(),
        }
    }
}
