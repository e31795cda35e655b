//! To which place a piece of land owes that it changed, and why.

use std::collections::{BTreeMap, BTreeSet};

use super::land::ground_word;
use super::{Cause, Change, Day};
use crate::control::How;
use crate::gazetteer::PlaceId;
use crate::ground::LonLat;

/// What tells why land differs between two days.
pub(super) struct Attribution<'a> {
    days: [&'a Day; 2],
    changes: BTreeMap<&'a PlaceId, &'a Change>,
    /// Places that speak for land on one of the days only.
    come_or_gone: BTreeSet<&'a PlaceId>,
}

impl<'a> Attribution<'a> {
    pub(super) fn new(days: [&'a Day; 2], changes: &'a [Change]) -> Self {
        let speakers = |day: &'a Day| day.surface.evidence.iter().map(|e| &e.place).collect::<BTreeSet<_>>();
        let (before, after) = (speakers(days[0]), speakers(days[1]));
        let come_or_gone = before.symmetric_difference(&after).copied().collect();
        Self { days, changes: changes.iter().map(|change| (&change.place, change)).collect(), come_or_gone }
    }

    /// Whether land may owe its change to a place.
    pub(super) fn concerns(&self, place: &PlaceId) -> bool {
        self.changes.contains_key(place) || self.come_or_gone.contains(place)
    }

    /// Why land that `speakers` speak for, before and after, passed between two grounds; and the place
    /// to which it owes that. A place that changed between these very grounds explains it, else one that
    /// came to be known or ceased to be; else it was drawn anew.
    pub(super) fn why(
        &self,
        at: LonLat,
        speakers: [Option<&PlaceId>; 2],
        [from, to]: [&str; 2],
    ) -> (Cause, Option<PlaceId>) {
        let mut found: Vec<(bool, &PlaceId, Cause)> = Vec::new();
        for place in speakers.into_iter().flatten() {
            let Some(change) = self.changes.get(place) else { continue };
            let [before, after] = self.days.map(|day| ground_word(day.snapshot.get(place)));
            let wholly = before == from && after == to;
            let in_part = (before == UNKNOWN && after == to) || (before == from && after == UNKNOWN);
            if wholly || in_part {
                found.push((!wholly, place, cause(change.how, from, to)));
            }
        }
        found.sort();
        match found.first() {
            Some((_, place, cause)) => (*cause, Some((*place).clone())),
            None => (Cause::Geometry, self.nearest(at)),
        }
    }

    /// Of the places that changed, came or went, the one nearest to a position among the places around it.
    fn nearest(&self, at: LonLat) -> Option<PlaceId> {
        let near = self.days.iter().filter_map(|day| {
            let mut sites = day.surface.tessellation.near(at).take(AROUND);
            sites.find_map(|(site, metres)| {
                let place = &day.surface.evidence[site.owner].place;
                self.concerns(place).then_some((metres, place))
            })
        });
        near.min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(b.1))).map(|(_, place)| place.clone())
    }
}

/// The word for ground of which nothing is known.
pub(super) const UNKNOWN: &str = "unknown";
/// Among so many sites around a piece of land the place is looked for that changed its geometry.
const AROUND: usize = 200;

/// The cause of land that passed between two grounds: what is first known of a place moves land only
/// where nothing was known; where it takes another side's, no more was it than drawn anew.
fn cause(how: How, from: &str, to: &str) -> Cause {
    match Cause::from(how) {
        Cause::FirstEvidence if from != UNKNOWN && to != UNKNOWN => Cause::Geometry,
        cause => cause,
    }
}
