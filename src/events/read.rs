//! Tables to a log, with every fault at once.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{
    Allegiance, Bloc, BlocId, Event, EventId, Holder, Log, Party, PartyId, Quote, Source, SourceId,
    SourceKind, day,
};
use crate::gazetteer::{Gazetteer, PlaceId};
use crate::table::{Columns, Fault, Faults, Origin, Row, Table, nearest};

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

/// The ids that rows point to, each kept once however many rows do.
struct Shared<'l> {
    places: HashMap<&'l str, &'l PlaceId>,
    parties: HashMap<&'l str, Holder>,
    sources: HashMap<&'l str, &'l SourceId>,
}

impl<'l> Shared<'l> {
    fn of(log: &'l Log, gazetteer: &'l Gazetteer) -> Self {
        let holder = |id: &'l PartyId| (id.as_str(), Holder::of([id.clone()]));
        Self {
            places: gazetteer.places().iter().map(|place| (place.id.as_str(), &place.id)).collect(),
            parties: log.parties.keys().map(holder).collect(),
            sources: log.sources.keys().map(|id| (id.as_str(), id)).collect(),
        }
    }

    fn place(&self, id: &str) -> PlaceId {
        self.places.get(id).map_or_else(|| PlaceId::new(id), |id| (*id).clone())
    }

    fn holder(&self, text: &str) -> Holder {
        self.parties.get(text).map_or_else(|| Holder::parse(text), Holder::clone)
    }

    fn sources<'r>(&self, ids: impl Iterator<Item = &'r str>) -> Vec<SourceId> {
        ids.map(|id| self.sources.get(id).map_or_else(|| SourceId::new(id), |id| (*id).clone())).collect()
    }
}

fn unknown<'a>(
    row: Row<'_>,
    column: &str,
    what: &str,
    id: &str,
    known: impl Iterator<Item = &'a str>,
) -> Fault {
    let fault = row.fault(column, format!("no {what} has the id `{id}`"));
    match nearest(id, known) {
        Some(near) => fault.hint(format!("did you mean `{near}`?")),
        None => fault,
    }
}

fn bloc(row: Row<'_>, faults: &mut Faults) -> Option<Bloc> {
    let id = row.need("id", faults);
    let colour = row.get("colour");
    if !colour.is_empty() && !is_colour(colour) {
        faults.push(row.fault("colour", format!("`{colour}` is not a colour such as #0072B2")));
    }
    Some(Bloc {
        id: BlocId::new(id),
        name: row.get("name").into(),
        short: or(row.get("short"), row.get("name")),
        kind: row.parse("kind", faults)?,
        colour: is_colour(colour).then(|| colour.to_owned()),
        hatch: row.get("hatch").into(),
    })
}

fn is_colour(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|hex| hex.len() == 6 && hex.chars().all(|c| c.is_ascii_hexdigit()))
}

fn or(text: &str, otherwise: &str) -> String {
    if text.is_empty() { otherwise.into() } else { text.into() }
}

fn date(row: Row<'_>, column: &str, faults: &mut Faults) -> Option<jiff::civil::Date> {
    let text = row.get(column);
    if text.is_empty() {
        return None;
    }
    match day(text) {
        Ok(date) => Some(date),
        Err(error) => {
            faults.push(row.fault(column, format!("{column} `{text}`: {error}")));
            None
        }
    }
}

fn party(row: Row<'_>, faults: &mut Faults) -> Option<Party> {
    let id = row.need("id", faults);
    if id.contains(['+', ';', ' ']) {
        faults.push(row.fault("id", format!("id `{id}` has a `+`, `;` or space in it")));
        return None;
    }
    Some(Party {
        id: PartyId::new(id),
        name: row.get("name").into(),
        short: or(row.get("short"), row.get("name")),
        aliases: row.get("aliases").split('|').filter(|a| !a.is_empty()).map(str::to_owned).collect(),
        parent: Some(row.get("parent")).filter(|p| !p.is_empty()).map(PartyId::new),
        until: date(row, "until", faults),
    })
}

fn allegiance(
    row: Row<'_>,
    parties: &BTreeMap<PartyId, Party>,
    blocs: &[Bloc],
    faults: &mut Faults,
) -> Option<Allegiance> {
    let (party, bloc) = (row.need("party", faults), row.need("bloc", faults));
    if !parties.contains_key(&PartyId::new(party)) {
        faults.push(unknown(row, "party", "party", party, parties.keys().map(PartyId::as_str)));
        return None;
    }
    if !blocs.iter().any(|b| b.id.as_str() == bloc) {
        faults.push(unknown(row, "bloc", "bloc", bloc, blocs.iter().map(|b| b.id.as_str())));
        return None;
    }
    let (from, to) = (date(row, "from", faults), date(row, "to", faults));
    if from.zip(to).is_some_and(|(from, to)| from >= to) {
        faults.push(row.fault("to", "`to` is the first day no longer and must come after `from`"));
    }
    Some(Allegiance { party: PartyId::new(party), bloc: BlocId::new(bloc), from, to, row: row.origin() })
}

fn source(row: Row<'_>, faults: &mut Faults) -> Source {
    let id = row.need("id", faults);
    for column in ["url", "archive"] {
        let url = row.get(column);
        if !url.is_empty() && !url.starts_with("https://") && !url.starts_with("http://") {
            faults.push(row.fault(column, format!("`{url}` is not an http or https address")));
        }
    }
    let reliability = row.get("reliability");
    if !matches!(reliability, "" | "A" | "B" | "C" | "D" | "E" | "F") {
        faults.push(row.fault("reliability", format!("`{reliability}`: write A to F, or leave it empty")));
    }
    Source {
        id: SourceId::new(id),
        kind: row.parse("kind", faults).unwrap_or(SourceKind::Report),
        publisher: row.get("publisher").into(),
        title: row.get("title").into(),
        url: row.get("url").into(),
        archive: row.get("archive").into(),
        published: date(row, "published", faults),
        aligned_with: Some(row.get("aligned_with")).filter(|a| !a.is_empty()).map(BlocId::new),
        reliability: reliability.chars().next(),
        row: row.origin(),
    }
}

fn event(row: Row<'_>, shared: &Shared<'_>, faults: &mut Faults) -> Option<Event> {
    let id = row.need("id", faults);
    let place = row.need("place", faults);
    for column in ["date", "what"] {
        row.need(column, faults);
    }
    let derived = row.get("derived");
    if !matches!(derived, "" | "yes") {
        faults.push(row.fault("derived", format!("`{derived}`: write yes, or leave it empty")));
    }
    let (date, what) = (row.parse("date", faults), row.parse("what", faults));
    let (seq, confidence) = (row.parse("seq", faults), row.parse("confidence", faults));
    if what.is_some_and(|what: super::Verb| what.needs_party()) {
        row.need("party", faults);
    }
    Some(Event {
        id: EventId::new(id),
        date: date?,
        seq: seq.unwrap_or(0),
        place: shared.place(place),
        what: what?,
        party: shared.holder(row.get("party")),
        opponent: shared.holder(row.get("opponent")),
        confidence,
        claimant: Some(row.get("claimant")).filter(|c| !c.is_empty()).map(PartyId::new),
        sources: shared.sources(row.words("sources")),
        denied_by: shared.sources(row.words("denied_by")),
        same_as: row.words("same_as").next().map(EventId::new),
        supersedes: row.words("supersedes").map(EventId::new).collect(),
        derived: derived == "yes",
        note: row.get("note").into(),
        row: row.origin(),
    })
}
