//! Rule 1: two times. What had been published by a day, source by source.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use crate::events::{Event, Log, Source, SourceId, SourceKind};

/// What one reader can know of a log.
pub(super) struct Known<'a> {
    by: Option<Date>,
    sources: HashMap<&'a SourceId, &'a Source>,
    judgements: HashSet<&'a SourceId>,
}

impl<'a> Known<'a> {
    pub(super) fn of(log: &'a Log, by: Option<Date>) -> Self {
        let judgements = log.sources.values().filter(|source| source.kind == SourceKind::Judgement);
        Self {
            by,
            judgements: judgements.map(|source| &source.id).collect(),
            sources: log.sources.iter().collect(),
        }
    }

    /// Whether an event is known: from its earliest source; a derived one, which rests on the rows
    /// around it, from its latest.
    pub(super) fn has(&self, event: &Event) -> bool {
        let Some(by) = self.by else { return true };
        let mut published = self.find(&event.sources).map(|source| publication(source, event)).peekable();
        if published.peek().is_none() {
            event.date.latest() <= by
        } else if event.derived {
            published.all(|on| on <= by)
        } else {
            published.any(|on| on <= by)
        }
    }

    /// Whether nothing that the event rests on was still to come.
    pub(super) fn has_all_of(&self, event: &Event) -> bool {
        let Some(by) = self.by else { return true };
        self.find(&event.sources).all(|source| publication(source, event) <= by)
    }

    /// The sources of an event that are known.
    pub(super) fn sources(&self, event: &'a Event) -> impl Iterator<Item = &'a Source> {
        self.known(&event.sources, event)
    }

    /// The known sources that deny an event.
    pub(super) fn denials(&self, event: &'a Event) -> impl Iterator<Item = &'a Source> {
        self.known(&event.denied_by, event)
    }

    /// How many known sources speak independently of each other: copies of one wire report are one.
    pub(super) fn voices(&self, event: &'a Event) -> usize {
        self.sources(event).map(Source::voice).collect::<HashSet<_>>().len()
    }

    /// Rule 8: whether an event rests on a judgement that is known.
    pub(super) fn is_judged(&self, event: &'a Event) -> bool {
        !self.judgements.is_empty() && self.sources(event).any(|source| self.judgements.contains(&source.id))
    }

    fn known(&self, ids: &'a [SourceId], event: &'a Event) -> impl Iterator<Item = &'a Source> {
        let by = self.by;
        self.find(ids).filter(move |source| by.is_none_or(|by| publication(source, event) <= by))
    }

    fn find(&self, ids: &'a [SourceId]) -> impl Iterator<Item = &'a Source> {
        ids.iter().filter_map(|id| self.sources.get(id).copied())
    }
}

/// The day on which a source of an event came out. One without a date is taken to have come out on
/// the event's latest day: an estimate.
pub fn publication(source: &Source, event: &Event) -> Date {
    source.published.unwrap_or_else(|| event.date.latest())
}
