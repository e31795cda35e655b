//! The state of every place on one day: a look-up.

use std::sync::Arc;

use jiff::civil::Date;

use super::history::Table;
use super::verdict::Assessed;
use crate::gazetteer::PlaceId;

/// Who holds what on a day, from what was known by then.
#[derive(Debug, Clone)]
pub struct Snapshot {
    /// The day it is of.
    pub as_of: Date,
    /// What had been published by then; `None` is everything in the log.
    pub known_by: Option<Date>,
    table: Arc<Table>,
    /// For each place of the table the verdict of the day.
    current: Vec<Option<usize>>,
}

impl Snapshot {
    pub(super) fn take(table: Arc<Table>, as_of: Date, known_by: Option<Date>) -> Self {
        let current = (0..table.places().len()).map(|place| table.current(place, as_of)).collect();
        Self { as_of, known_by, table, current }
    }

    /// What is held true of a place; `None` where nothing is known at all.
    pub fn place(&self, id: &str) -> Option<&Assessed> {
        self.get(&PlaceId::new(id))
    }

    /// What is held true of a place.
    pub fn get(&self, id: &PlaceId) -> Option<&Assessed> {
        let current = self.current[self.table.number(id)?]?;
        Some(self.table.verdict(current))
    }

    /// Every place that an event has touched, sorted by id.
    pub fn iter(&self) -> impl Iterator<Item = (&PlaceId, &Assessed)> {
        let places = self.table.places().iter().zip(&self.current);
        places.filter_map(|(place, current)| Some((place, self.table.verdict((*current)?))))
    }
}
