//! What each side had and has: the sums of the transfers.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::land::ground_word;
use super::{Cause, Day, Scope, Transfer};
use crate::ground::SquareKm;

/// Land and places of one side, before and after. Land beyond evidence is counted apart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Net {
    /// A side, `contested`, `shared` or `unknown`.
    pub side: String,
    /// Land within reach of evidence, before.
    pub before_km2: SquareKm,
    /// After.
    pub after_km2: SquareKm,
    /// The difference.
    pub delta_km2: SquareKm,
    /// Of the land after, what was another's and came by real change.
    pub gained_km2: SquareKm,
    /// Of the land before, what is another's and went by real change.
    pub lost_km2: SquareKm,
    /// The difference by cause; the sum is `delta_km2`. What came nearer to or went farther from
    /// evidence and stayed the side's is geometry.
    pub by_cause: BTreeMap<Cause, SquareKm>,
    /// Land beyond evidence, before.
    pub before_beyond_km2: SquareKm,
    /// After.
    pub after_beyond_km2: SquareKm,
    /// Places, before.
    pub places_before: usize,
    /// After.
    pub places_after: usize,
}

/// Sums of the transfers by side, so that gains and losses balance exactly.
pub(super) fn net(scope: &Scope, transfers: &[Transfer], before: &Day, after: &Day) -> Vec<Net> {
    let places = [places(scope, before), places(scope, after)];
    let of_land = transfers.iter().flat_map(|t| [&t.from_side, &t.to_side]);
    let sides: BTreeSet<&String> = of_land.chain(places.iter().flat_map(BTreeMap::keys)).collect();
    let asked = sides.into_iter().filter(|side| scope.is_of_side(side));
    asked.map(|side| of_side(side, transfers, &places)).collect()
}

fn of_side(side: &String, transfers: &[Transfer], places: &[BTreeMap<String, usize>; 2]) -> Net {
    let sum = |of: &dyn Fn(&Transfer) -> bool| -> SquareKm {
        transfers.iter().filter(|t| of(t)).map(|t| t.area_km2).sum()
    };
    let had = |t: &Transfer| t.from_side == *side && !t.from_beyond;
    let has = |t: &Transfer| t.to_side == *side && !t.to_beyond;
    let (before_km2, after_km2) = (sum(&had), sum(&has));
    let moved = |t: &Transfer, cause| t.cause == cause && t.is_a_change();
    let by_cause = Cause::ALL.into_iter().filter_map(|cause| {
        let net = sum(&|t| has(t) && moved(t, cause)) - sum(&|t| had(t) && moved(t, cause));
        (net.rounded() != 0.0).then_some((cause, net))
    });
    let real = |t: &Transfer| moved(t, Cause::Real) && t.changes_hands();
    Net {
        side: side.clone(),
        before_km2,
        after_km2,
        delta_km2: SquareKm(after_km2.rounded() - before_km2.rounded()),
        gained_km2: sum(&|t| has(t) && real(t)),
        lost_km2: sum(&|t| had(t) && real(t)),
        by_cause: by_cause.collect(),
        before_beyond_km2: sum(&|t| t.from_side == *side && t.from_beyond),
        after_beyond_km2: sum(&|t| t.to_side == *side && t.to_beyond),
        places_before: places[0].get(side).copied().unwrap_or(0),
        places_after: places[1].get(side).copied().unwrap_or(0),
    }
}

/// How many places each side holds alone.
fn places(scope: &Scope, day: &Day) -> BTreeMap<String, usize> {
    let mut count = BTreeMap::new();
    for evidence in day.surface.evidence.iter().filter(|evidence| scope.has(&evidence.place)) {
        if let Some(assessed) = day.snapshot.get(&evidence.place) {
            *count.entry(ground_word(Some(assessed))).or_default() += 1;
        }
    }
    count.remove(super::attribution::UNKNOWN);
    count
}
