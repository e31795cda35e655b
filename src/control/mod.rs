//! Who holds each place on a day, and the reasons; no geometry.
//!
//! Takes a log, the gazetteer's hierarchy and [`Rules`]; gives the [`History`] of every place as steps,
//! from which a [`Snapshot`] of any day is a look-up. Every verdict keeps the events that made it.
//! Knows neither where places are nor how they look on a map.

mod effect;
mod history;
mod replay;
mod rules;
mod snapshot;
mod state;
mod status;
mod weigh;

pub use history::{Histories, History, How, Step};
pub use rules::{By, DatePolicy, Rule, Rules};
pub use snapshot::{Assessed, RunnerUp, Snapshot};
pub use state::{Claim, Contest, Siege, State};
pub use status::{Basis, Status};
pub use weigh::{Standing, Weighed};
