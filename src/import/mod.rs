//! Others' data brought into a theatre: record exports, gazetteers, outlines. One file a format.
//!
//! Takes a theatre and a stream of bytes; gives a [`Shelf`]: rows in files of their own (`events/acled.csv`,
//! `places/geonames.csv`, ...) and a [`Report`] of what was read, taken and left. What a record does not
//! say is not made up. What is there stays: a second run adds what is new.

mod acled;
mod actors;
mod areas;
mod bounded;
mod conflict;
mod day;
mod elements;
mod geonames;
mod merge;
mod osm;
mod records;
mod report;
mod shelf;
mod sites;
mod ucdp;
mod viina;

pub use acled::acled;
pub use actors::Actors;
pub use areas::{Drawn, Keys, areas};
pub use day::{DayOrder, NoDay, day};
pub use geonames::{Wanted, alternate_names, geonames};
pub use merge::{Found, Merge};
pub use osm::osm;
pub use report::{Ledger, Report};
pub use shelf::Shelf;
pub use sites::Sites;
pub use ucdp::ucdp;
pub use viina::viina;

use crate::gazetteer::Kind;

/// How records are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Records located less exactly than this code of the data set are left out.
    pub precision: u8,
    /// The kind of places that the theatre does not have yet.
    pub kind: Kind,
    /// How dates such as 03/04/2023 are meant.
    pub order: Option<DayOrder>,
}
