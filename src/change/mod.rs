//! What changed between two days, how, and how much land.
//!
//! Takes the histories of a theatre and the surfaces of two days; gives a [`Diff`]. Land is compared
//! on one common slice of the country, so that what one side gains is exactly what others lose.

mod attribution;
mod cause;
mod chronology;
mod correction;
mod front;
mod impact;
mod interval;
mod land;
mod net;
mod parcels;
mod places;
mod scope;
mod timeline;

use jiff::civil::Date;
use serde::Serialize;

pub use cause::Cause;
pub use chronology::{Entry, chronology};
pub use front::FrontShift;
pub use impact::{Differs, Impact};
pub use interval::{Interval, intervals};
pub use land::{Ground, Transfer, ground_word};
pub use net::Net;
pub use parcels::{Parcel, Parcels, Seam, Surveyor};
pub use places::{Change, compare, transitions};
pub use scope::Scope;
pub use timeline::{Holding, Moment, Timeline, change_dates, turns};

use land::Land;

use crate::control::{Histories, Snapshot};
use crate::ground::Region;
use crate::surface::Surface;

/// One day of a theatre: its verdicts and their land.
#[derive(Debug, Clone)]
pub struct Day {
    /// The verdicts.
    pub snapshot: Snapshot,
    /// The land.
    pub surface: Surface,
}

/// What changed from one day to another.
#[derive(Debug, Clone, Serialize)]
pub struct Diff {
    /// The first day.
    pub from: Date,
    /// The second day.
    pub to: Date,
    /// What had been published by then; nothing is everything in the log.
    pub known_by: Option<Date>,
    /// What had been published by then counts for the first day, where that is less.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known_by_before: Option<Date>,
    /// Places that differ between the two days.
    pub changes: Vec<Change>,
    /// What changed and changed back in between, at places that are alike on both days.
    pub interim: Vec<Change>,
    /// Land that changed hands, for each ordered pair of grounds; largest first.
    pub transfers: Vec<Transfer>,
    /// Land and places of each side, before and after.
    pub net: Vec<Net>,
    /// How the front moved.
    pub front: FrontShift,
}

impl Diff {
    /// Compares two days of one theatre.
    pub fn between(histories: &Histories<'_>, region: &Region, before: &Day, after: &Day) -> Self {
        Self::as_known(histories, histories, &Scope::whole(region.clone()), before, after)
    }

    /// Compares two days, each as known to its own reader: `earlier` made the verdicts of the first,
    /// `later` those of the second. What differs about the same day is a correction. With the later day
    /// first, every change is told backwards.
    pub fn as_known(
        earlier: &Histories<'_>,
        later: &Histories<'_>,
        scope: &Scope,
        before: &Day,
        after: &Day,
    ) -> Self {
        let (mut changes, mut interim) = places::compare(earlier, later, &before.snapshot, &after.snapshot);
        let Land { mut transfers, by_place } = Land::between(scope, before, after, &changes);
        let net = net::net(scope, &transfers, before, after);
        for change in &mut changes {
            change.area_km2 = by_place.get(&change.place).copied().unwrap_or_default();
        }
        changes.retain(|change| scope.wants(change));
        interim.retain(|change| scope.wants(change));
        transfers.retain(|transfer| transfer.is_a_change() && scope.wants_land(transfer));
        Self {
            from: before.snapshot.as_of,
            to: after.snapshot.as_of,
            known_by: after.snapshot.known_by,
            known_by_before: before.snapshot.known_by.filter(|known| Some(*known) != after.snapshot.known_by),
            changes,
            interim,
            net,
            transfers,
            front: FrontShift::between(&before.surface, &after.surface, scope),
        }
    }

    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.interim.is_empty() && self.transfers.is_empty()
    }
}
