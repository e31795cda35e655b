//! Tables to a log, with every fault at once.

use std::collections::{BTreeMap, BTreeSet};

use super::row::{Shared, allegiance, bloc, event, party, source, unknown};
use super::{EventId, Log, PartyId, Quote, SourceId};
use crate::gazetteer::Gazetteer;
use crate::table::{Columns, Faults, Origin, Row, Table};

/// The texts of a theatre's tables: for each, the files it consists of as (name to show, text).
#[derive(Debug, Clone, Default)]
pub struct Tables {
    /// `blocs.csv`.
    pub blocs: Vec<(String, String)>,
    /// `parties.csv`.
    pub parties: Vec<(String, String)>,
    /// `allegiance.csv`.
    pub allegiance: Vec<(String, String)>,
    /// `sources.csv`.
    pub sources: Vec<(String, String)>,
    /// `events.csv`.
    pub events: Vec<(String, String)>,
    /// `quotes.csv`.
    pub quotes: Vec<(String, String)>,
}

const BLOCS: Columns = Columns { required: &["id", "name", "short", "kind"], optional: &["colour", "hatch"] };
const PARTIES: Columns =
    Columns { required: &["id", "name"], optional: &["short", "aliases", "parent", "until"] };
const ALLEGIANCE: Columns = Columns { required: &["party", "bloc"], optional: &["from", "to"] };
const SOURCES: Columns = Columns {
    required: &["id", "kind"],
    optional: &["publisher", "title", "url", "archive", "published", "aligned_with", "reliability"],
};
const EVENTS: Columns = Columns {
    required: &["id", "date", "place", "what", "party", "sources"],
    optional: &[
        "seq",
        "opponent",
        "confidence",
        "claimant",
        "denied_by",
        "same_as",
        "supersedes",
        "derived",
        "note",
    ],
};
const QUOTES: Columns = Columns { required: &["event", "source", "quote"], optional: &["locator"] };

impl Log {
    /// Reads a log. What is wrong goes to `faults`; the log holds what could be read.
    pub fn read(tables: &Tables, gazetteer: &Gazetteer, faults: &mut Faults) -> Self {
        let mut log = Self::default();
        each(&tables.blocs, BLOCS, faults, |row, faults| {
            log.blocs.extend(bloc(row, faults));
        });
        read_by_id(&tables.parties, PARTIES, faults, &mut log.parties, party, |p| p.id.clone());
        each(&tables.allegiance, ALLEGIANCE, faults, |row, faults| {
            log.allegiances.extend(allegiance(row, &log.parties, &log.blocs, faults));
        });
        log.allegiances.sort_by(|a, b| (&a.party, a.from).cmp(&(&b.party, b.from)));
        read_by_id(
            &tables.sources,
            SOURCES,
            faults,
            &mut log.sources,
            |row, faults| Some(source(row, faults)),
            |s| s.id.clone(),
        );
        let shared = Shared::of(&log, gazetteer);
        let mut events = BTreeMap::new();
        let read = |row: Row<'_>, faults: &mut Faults| event(row, &shared, faults);
        read_by_id(&tables.events, EVENTS, faults, &mut events, read, |e| e.id.clone());
        log.events = events;
        each(&tables.events, EVENTS, &mut Faults::default(), |row, _| {
            log.check_event(row, gazetteer, faults);
        });
        each(&tables.parties, PARTIES, &mut Faults::default(), |row, _| {
            log.check_parent(row, faults);
        });
        each(&tables.quotes, QUOTES, faults, |row, faults| {
            log.quotes.extend(log.quote(row, faults));
        });
        log
    }

    fn check_event(&self, row: Row<'_>, gazetteer: &Gazetteer, faults: &mut Faults) {
        let place = row.get("place");
        if !place.is_empty() && gazetteer.by_id(place).is_none() {
            let near = gazetteer.suggest(place).map(|id| format!("did you mean `{id}`?"));
            faults.push(row.fault("place", format!("no place has the id `{place}`")).hint(
                near.unwrap_or_else(|| "add it to places.csv, or look it up with `frontline place`".into()),
            ));
        }
        for column in ["party", "opponent", "claimant"] {
            let parties = row.get(column).split('+').map(str::trim).filter(|id| !id.is_empty());
            for id in parties.filter(|id| !self.parties.contains_key(&PartyId::new(id))) {
                let known = self.parties.keys().map(PartyId::as_str);
                faults.push(unknown(row, column, "party", id, known));
            }
        }
        for column in ["sources", "denied_by"] {
            for id in row.words(column).filter(|id| !self.sources.contains_key(&SourceId::new(id))) {
                let known = self.sources.keys().map(SourceId::as_str);
                faults.push(unknown(row, column, "source", id, known));
            }
        }
        for column in ["same_as", "supersedes"] {
            for id in row.words(column) {
                if id == row.get("id") {
                    faults.push(row.fault(column, format!("`{id}` points to itself")));
                } else if !self.events.contains_key(&EventId::new(id)) {
                    let known = self.events.keys().map(EventId::as_str);
                    faults.push(unknown(row, column, "event", id, known));
                }
            }
        }
        self.check_group(row, faults);
        self.check_publication(row, faults);
    }

    fn check_group(&self, row: Row<'_>, faults: &mut Faults) {
        let event = self.events.get(&EventId::new(row.get("id")));
        let leader = event.and_then(|e| self.events.get(e.same_as.as_ref()?));
        if let Some(next) = leader.and_then(|leader| leader.same_as.as_ref()) {
            let message = format!("`{}` itself points to `{next}`", row.get("same_as"));
            faults.push(row.fault("same_as", message).hint(format!("point to `{next}`")));
        }
    }

    /// A source cannot come before what it reports; a derived row rests on the sources around it.
    fn check_publication(&self, row: Row<'_>, faults: &mut Faults) {
        let Some(event) = self.events.get(&EventId::new(row.get("id"))) else { return };
        if event.derived {
            return;
        }
        for source in event.sources.iter().filter_map(|id| self.sources.get(id)) {
            if let Some(published) = source.published.filter(|p| *p < event.date.earliest()) {
                let message =
                    format!("source `{}` was published on {published}, before {}", source.id, event.date);
                faults.push(
                    row.fault("sources", message)
                        .hint("put the event's date or the source's `published` right"),
                );
            }
        }
    }

    fn check_parent(&self, row: Row<'_>, faults: &mut Faults) {
        let start = row.get("parent");
        if start.is_empty() {
            return;
        }
        let mut seen = BTreeSet::from([PartyId::new(row.get("id"))]);
        let mut next = Some(PartyId::new(start));
        while let Some(id) = next.take() {
            let Some(party) = self.parties.get(&id) else {
                let known = self.parties.keys().map(PartyId::as_str);
                faults.push(unknown(row, "parent", "party", id.as_str(), known));
                return;
            };
            if !seen.insert(id) {
                faults.push(row.fault("parent", format!("`{start}` leads back to this party")));
                return;
            }
            next.clone_from(&party.parent);
        }
    }

    fn quote(&self, row: Row<'_>, faults: &mut Faults) -> Option<Quote> {
        let (event, source) = (EventId::new(row.get("event")), SourceId::new(row.get("source")));
        if !self.events.contains_key(&event) {
            let known = self.events.keys().map(EventId::as_str);
            faults.push(unknown(row, "event", "event", event.as_str(), known));
        } else if !self.sources.contains_key(&source) {
            let known = self.sources.keys().map(SourceId::as_str);
            faults.push(unknown(row, "source", "source", source.as_str(), known));
        } else {
            let (quote, locator) = (row.get("quote").into(), row.get("locator").into());
            return Some(Quote { event, source, quote, locator });
        }
        None
    }
}

fn each(
    files: &[(String, String)],
    columns: Columns,
    faults: &mut Faults,
    mut take: impl FnMut(Row<'_>, &mut Faults),
) {
    for (file, text) in files {
        let table = Table::read(file, text, columns, faults);
        for row in table.rows() {
            take(row, faults);
        }
    }
}

fn read_by_id<Id: Ord + std::fmt::Display, T>(
    files: &[(String, String)],
    columns: Columns,
    faults: &mut Faults,
    into: &mut BTreeMap<Id, T>,
    read: impl Fn(Row<'_>, &mut Faults) -> Option<T>,
    id: impl Fn(&T) -> Id,
) {
    let mut items: Vec<(Id, T, Origin)> = Vec::new();
    each(files, columns, faults, |row, faults| {
        items.extend(read(row, faults).map(|item| (id(&item), item, row.origin())));
    });
    // Stable: of rows with one id the first stays.
    items.sort_by(|a, b| a.0.cmp(&b.0));
    for pair in items.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
        let message = format!("id `{}` stands twice; first in {}", pair[0].0, pair[0].2);
        faults.push(pair[1].2.fault("id", message).hint("give one of them another id"));
    }
    items.dedup_by(|later, first| later.0 == first.0);
    // Built at once from what is sorted, a map is full and small.
    *into = items.into_iter().map(|(id, item, _)| (id, item)).collect();
}
