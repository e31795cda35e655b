//! The places themselves as units: the state of each on each day.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::voices::Voices;
use crate::change::ground_word;
use crate::control::{Assessed, Basis, Histories, Status};
use crate::gazetteer::PlaceId;

/// What is known of each place on each day.
#[derive(Debug, Clone, PartialEq)]
pub struct Places {
    /// The places, sorted: those that any event touched.
    pub all: Vec<PlaceId>,
    /// Oldest first, then by place.
    pub rows: Vec<PlaceRow>,
}

/// One place on one day.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceRow {
    /// The day.
    pub on: Date,
    /// Number of the place.
    pub place: usize,
    /// A side, `contested`, `shared` or `unknown`.
    pub ground: String,
    /// The side that holds it; empty where nobody is known to.
    pub side: String,
    /// Party or parties that hold it.
    pub holder: String,
    /// In one word.
    pub status: Status,
    /// What the hold rests on.
    pub basis: Option<Basis>,
    /// Days since the latest evidence.
    pub days_since_evidence: Option<i64>,
    /// Sources that speak independently of each other for its state.
    pub sources: usize,
}

impl Places {
    /// The state of every place on some days.
    pub fn of(histories: &Histories<'_>, days: &[Date]) -> Self {
        let voices = Voices::of(histories.log(), histories.known_by());
        let all: Vec<PlaceId> = histories.iter().map(|(place, _)| place.clone()).collect();
        let mut rows = vec![Vec::new(); days.len()];
        for (number, place) in all.iter().enumerate() {
            let mut last: Option<(*const Assessed, PlaceRow)> = None;
            for (on, rows) in days.iter().zip(&mut rows) {
                let assessed = histories.assess(place, *on);
                let same = assessed.map_or(std::ptr::null(), std::ptr::from_ref);
                let row = match last.take().filter(|(before, _)| *before == same) {
                    Some((_, row)) => PlaceRow {
                        on: *on,
                        days_since_evidence: assessed.and_then(|a| a.days_since_evidence(*on)),
                        ..row
                    },
                    None => place_row(number, *on, assessed, &voices),
                };
                rows.push(row.clone());
                last = Some((same, row));
            }
        }
        Self { all, rows: rows.into_iter().flatten().collect() }
    }
}

fn place_row(place: usize, on: Date, assessed: Option<&Assessed>, voices: &Voices<'_>) -> PlaceRow {
    let mut heard = BTreeSet::new();
    if let Some(a) = assessed {
        voices.add(&a.event_ids(), &mut heard);
    }
    PlaceRow {
        on,
        place,
        ground: ground_word(assessed),
        side: assessed.and_then(|a| a.side.as_ref()).map(ToString::to_string).unwrap_or_default(),
        holder: assessed.map(|a| a.holder.to_string()).unwrap_or_default(),
        status: assessed.map_or(Status::Unknown, |a| a.status),
        basis: assessed.and_then(|a| a.basis),
        days_since_evidence: assessed.and_then(|a| a.days_since_evidence(on)),
        sources: heard.len(),
    }
}
