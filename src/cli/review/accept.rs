//! Rows of the log for what a person accepted: source, event and quote, all or none.

use frontline::events::{EventId, Log, Source, When};
use frontline::theatre::{Folder, Kept, Row, Table, Theatre};

use super::slots::Filled;
use crate::cli::extract::Line;
use crate::cli::failure::Failure;
use crate::cli::{event, source};

/// What was written.
pub struct Written {
    /// Id of the event.
    pub event: String,
    /// Id of the source, where it was not there before.
    pub new_source: Option<String>,
}

/// Writes the event of a candidate.
pub fn event(folder: &Folder, filled: &Filled) -> Result<Written, Failure> {
    let kept = Kept::lock(folder)?;
    let theatre = Theatre::read(folder.clone())?;
    let candidate = &filled.line.candidate;
    let date = candidate.date.clone().unwrap_or_default();
    let when: When = date.parse().map_err(|error| Failure::Usage(format!("date `{date}`: {error}")))?;
    let what = candidate.what.parse().map_err(|error: String| Failure::Usage(error))?;
    let place = candidate.place.clone().unwrap_or_default();
    let id = event::fresh_id(&theatre.log, &when, &place, what);
    let (source_id, new_source) = source_of(&theatre.log, &filled.line);
    let row: Vec<(&str, &str)> = vec![
        ("id", &id),
        ("date", &date),
        ("place", &place),
        ("what", what.word()),
        ("party", candidate.party.as_deref().unwrap_or_default()),
        ("opponent", candidate.opponent.as_deref().unwrap_or_default()),
        ("confidence", &filled.confidence),
        ("claimant", candidate.claimant.as_deref().unwrap_or_default()),
        ("sources", &source_id),
        ("note", &filled.note),
    ];
    let quote = quote(&id, &source_id, &filled.line);
    let mut rows: Vec<Row<'_>> = Vec::new();
    rows.extend(new_source.as_ref().map(|cells| Row { table: Table::Sources, cells: borrowed(cells) }));
    rows.push(Row { table: Table::Events, cells: row });
    rows.push(Row { table: Table::Quotes, cells: borrowed(&quote) });
    kept.add_all(&theatre.gazetteer, &rows)?;
    Ok(Written { event: id.clone(), new_source: new_source.map(|_| source_id.clone()) })
}

/// Adds the source and the quote of a candidate to an event; gives the source's id where it is new.
pub fn into_event(folder: &Folder, filled: &Filled, event: &str) -> Result<Option<String>, Failure> {
    let kept = Kept::lock(folder)?;
    let theatre = Theatre::read(folder.clone())?;
    let known = theatre.log.events.get(&EventId::new(event));
    let Some(known) = known else {
        return Err(Failure::NotFound(format!(
            "no event has the id `{event}`; `frontline why PLACE` lists those of a place"
        )));
    };
    let (source_id, new_source) = source_of(&theatre.log, &filled.line);
    let mut sources: Vec<String> = known.sources.iter().map(ToString::to_string).collect();
    if !sources.contains(&source_id) {
        sources.push(source_id.clone());
    }
    let quote = quote(event, &source_id, &filled.line);
    let mut rows: Vec<Row<'_>> = Vec::new();
    rows.extend(new_source.as_ref().map(|cells| Row { table: Table::Sources, cells: borrowed(cells) }));
    rows.push(Row { table: Table::Quotes, cells: borrowed(&quote) });
    kept.add_all(&theatre.gazetteer, &rows)?;
    kept.set(&theatre.gazetteer, Table::Events, event, "sources", &sources.join(" "))?;
    Ok(new_source.map(|_| source_id))
}

/// Takes out an event that was written, with its quotes, and its source if that was written with it and
/// no other event has come to rest on it.
pub fn take_back(folder: &Folder, event: &str, source: Option<&str>) -> Result<(), Failure> {
    let kept = Kept::lock(folder)?;
    let theatre = Theatre::read(folder.clone())?;
    kept.remove(&theatre.gazetteer, Table::Quotes, "event", event)?;
    kept.remove(&theatre.gazetteer, Table::Events, "id", event)?;
    drop_source(&kept, folder, source)
}

/// Takes the source and the quote of a candidate out of an event again.
pub fn take_out(folder: &Folder, line: &Line, event: &str, source: Option<&str>) -> Result<(), Failure> {
    let kept = Kept::lock(folder)?;
    let theatre = Theatre::read(folder.clone())?;
    kept.remove(&theatre.gazetteer, Table::Quotes, "quote", &line.candidate.sentence)?;
    if let (Some(source), Some(known)) = (source, theatre.log.events.get(&EventId::new(event))) {
        let left: Vec<String> =
            known.sources.iter().map(ToString::to_string).filter(|id| id != source).collect();
        kept.set(&theatre.gazetteer, Table::Events, event, "sources", &left.join(" "))?;
    }
    drop_source(&kept, folder, source)
}

fn drop_source(kept: &Kept, folder: &Folder, source: Option<&str>) -> Result<(), Failure> {
    let Some(source) = source else { return Ok(()) };
    let theatre = Theatre::read(folder.clone())?;
    let used = theatre
        .log
        .events
        .values()
        .any(|event| event.sources.iter().chain(&event.denied_by).any(|id| id.as_str() == source));
    if !used {
        kept.remove(&theatre.gazetteer, Table::Sources, "id", source)?;
    }
    Ok(())
}

type Cells = Vec<(&'static str, String)>;

fn borrowed(cells: &Cells) -> Vec<(&'static str, &str)> {
    cells.iter().map(|(column, cell)| (*column, cell.as_str())).collect()
}

/// The source of an article: the one of this address, or of this publisher, title and day, else a new one.
fn source_of(log: &Log, line: &Line) -> (String, Option<Cells>) {
    let same = |source: &&Source| {
        let published = source.published.map(|day| day.to_string()) == line.published;
        let address = !line.url.is_empty() && source.url == line.url;
        address
            || (published
                && source.publisher == line.publisher
                && source.title == line.title
                && source.url == line.url)
    };
    if let Some(known) = log.sources.values().find(same) {
        return (known.id.to_string(), None);
    }
    let id = source::fresh_id(log, &line.publisher, &line.title);
    let cells = vec![
        ("id", id.clone()),
        ("kind", "report".into()),
        ("publisher", line.publisher.clone()),
        ("title", line.title.clone()),
        ("url", line.url.clone()),
        ("published", line.published.clone().unwrap_or_default()),
    ];
    (id, Some(cells))
}

fn quote(event: &str, source: &str, line: &Line) -> Cells {
    let span = line.candidate.span;
    vec![
        ("event", event.to_owned()),
        ("source", source.to_owned()),
        ("quote", line.candidate.sentence.clone()),
        ("locator", format!("characters {}-{}", span[0], span[1])),
    ]
}
