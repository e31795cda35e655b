//! Who holds each place on a day, and the reasons; no geometry.
//!
//! Takes a log, the gazetteer's hierarchy and [`Rules`]; gives the [`Histories`] of every place, from
//! which a [`Snapshot`] of any day is a look-up. Every verdict keeps the events that made it.
//! Knows neither where places are nor how they look on a map.
//!
//! ```text
//! weigh (known, datings) -> arrival -> track (effect, below, reversal, lapse) -> verdict -> history
//! ```

mod arrival;
mod below;
mod datings;
mod effect;
mod history;
mod how;
mod known;
mod lapse;
mod replay;
mod reversal;
mod rules;
mod sides;
mod snapshot;
mod state;
mod status;
mod track;
mod verdict;
mod weigh;

pub use history::{Histories, History, Step};
pub use how::How;
pub use known::publication;
pub use rules::{By, DatePolicy, Rule, Rules};
pub use snapshot::Snapshot;
pub use status::{Basis, Status};
pub use verdict::{Assessed, RunnerUp};
pub use weigh::Standing;
