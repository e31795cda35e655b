//! How many sources speak independently of each other.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::control::publication;
use crate::events::{EventId, Log, SourceKind};

/// The voices behind each event, by number: copies of one wire report are one, and a judgement of the
/// log's own keepers is none.
pub struct Voices<'a> {
    of: BTreeMap<&'a EventId, Vec<usize>>,
}

impl<'a> Voices<'a> {
    /// The voices of a log that had been published by a day.
    pub fn of(log: &'a Log, known_by: Option<Date>) -> Self {
        let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
        let mut of = BTreeMap::new();
        for event in log.events.values() {
            let sources = event.sources.iter().filter_map(|id| log.sources.get(id));
            let heard = sources.filter(|source| {
                let out = known_by.is_none_or(|known| publication(source, event) <= known);
                source.kind != SourceKind::Judgement && out
            });
            let mut voices = Vec::new();
            for source in heard {
                let next = numbers.len();
                voices.push(*numbers.entry(source.voice()).or_insert(next));
            }
            of.insert(&event.id, voices);
        }
        Self { of }
    }

    /// Adds the voices behind some events.
    pub fn add(&self, events: &[EventId], heard: &mut BTreeSet<usize>) {
        heard.extend(events.iter().filter_map(|event| self.of.get(event)).flatten());
    }
}
