//! `frontline chronology`: every change of a span in words, with sources.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use frontline::change::{Entry, chronology};
use frontline::events::{Holder, Source};
use serde_json::{Value, json};

use super::diff::{Narrowed, name, verdict};
use super::failure::Failure;
use super::report::plain;
use super::session::{Common, Session};
use super::{output, status, step};

/// Tell every change between two days in words, with who says so.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  frontline chronology --from 2020-06-01 --to 2020-06-10
  frontline chronology --place Gharyan
  frontline chronology --from 2019-04 --to 2019-06 --side GNA --json
  frontline chronology --from 2020-05-01 --to 2020-06-08 -o june.md")]
pub struct Args {
    /// The first day; the theatre's, if none is given.
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    /// The last day; the theatre's, if none is given.
    #[arg(long, value_name = "DATE")]
    to: Option<String>,
    /// Write to a file: .md, .json or .txt; `-` is stdout.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    narrowed: Narrowed,
}

/// Runs the verb.
pub fn run(common: &Common, args: &Args) -> Result<ExitCode, Failure> {
    let session = common.open()?;
    let (from, to) = step::span(&session, args.from.as_deref(), args.to.as_deref())?;
    let path = args.output.as_deref().unwrap_or(Path::new("-"));
    let written = match path.extension().and_then(|ext| ext.to_str()) {
        _ if path.as_os_str() == "-" && common.json => as_json,
        _ if path.as_os_str() == "-" => as_text,
        Some("txt") => as_text,
        Some("md") => as_markdown,
        Some("json") => as_json,
        _ => {
            let path = path.display();
            return Err(Failure::Usage(format!("{path}: a chronology is written as .md, .json or .txt")));
        }
    };
    let histories = session.histories();
    let entries = chronology(&histories, &args.narrowed.scope(&session)?, from, to);
    output::written(path, written(&session, &entries).as_bytes(), common)?;
    Ok(ExitCode::SUCCESS)
}

/// What happened, without its day and place.
fn words(session: &Session, entry: &Entry) -> String {
    let change = &entry.change;
    let from = side(
        session,
        &verdict(session, &change.from_side, change.from_status),
        &change.from_side,
        &entry.from_holder,
    );
    let to = side(
        session,
        &verdict(session, &change.to_side, change.to_status),
        &change.to_side,
        &entry.to_holder,
    );
    let verdicts = if from == to { to } else { format!("{from} to {to}") };
    let how = change.how.word().replace('_', " ");
    let since = change.unseen_since.map(|since| format!(", at some time since {since}")).unwrap_or_default();
    format!("{verdicts}, {how}{since}")
}

/// The side, and in brackets the party where it says more.
fn side(session: &Session, verdict: &str, side: &str, holder: &Holder) -> String {
    let own = |id: &str| {
        let party = session.theatre.log.parties.values().find(|party| party.id.as_str() == id);
        party.map_or_else(|| id.to_owned(), |party| party.short.clone())
    };
    let parties: Vec<String> = holder.parties().iter().map(|party| own(party.as_str())).collect();
    let parties = parties.join(" + ");
    let same = parties.eq_ignore_ascii_case(&status::short(session, side));
    let says_more = !parties.is_empty() && !side.is_empty() && !same;
    if says_more { format!("{verdict} ({parties})") } else { verdict.to_owned() }
}

/// The sources of an entry as the log has them.
fn sources<'s>(session: &'s Session, entry: &'s Entry) -> impl Iterator<Item = &'s Source> {
    entry.sources.iter().filter_map(|id| session.theatre.log.sources.get(id))
}

fn as_text(session: &Session, entries: &[Entry]) -> String {
    let line = |entry: &Entry| {
        let publishers: Vec<String> = sources(session, entry).map(cited).collect();
        let sources =
            if publishers.is_empty() { String::new() } else { format!("; {}", publishers.join(", ")) };
        let place = name(session, &entry.change.place);
        format!("{} {place}: {}{sources}\n", entry.change.changed_on, words(session, entry))
    };
    if entries.is_empty() { "nothing changed\n".into() } else { entries.iter().map(line).collect() }
}

/// A source by its publisher and day.
fn cited(source: &Source) -> String {
    let publisher = if source.publisher.is_empty() { source.id.as_str() } else { &source.publisher };
    source.published.map_or_else(|| publisher.to_owned(), |on| format!("{publisher} {on}"))
}

fn as_markdown(session: &Session, entries: &[Entry]) -> String {
    let mut out = format!("# {}: changes\n", plain(&session.theatre.about.title));
    let mut month = String::new();
    for entry in entries {
        let day = entry.change.changed_on.to_string();
        if !day.starts_with(&month) || month.is_empty() {
            month = day.chars().take(7).collect();
            out.push_str(&format!("\n## {month}\n\n"));
        }
        let linked = |source: &Source| {
            let text = plain(&cited(source));
            let address = source.url.replace(['<', '>', ' ', '\n'], "");
            if address.is_empty() { text } else { format!("[{text}](<{address}>)") }
        };
        let links: Vec<String> = sources(session, entry).map(linked).collect();
        let sources = if links.is_empty() { String::new() } else { format!(" ({})", links.join(", ")) };
        let place = plain(&name(session, &entry.change.place));
        out.push_str(&format!("- {day} **{place}**: {}{sources}\n", plain(&words(session, entry))));
    }
    if entries.is_empty() {
        out.push_str("\nNothing changed.\n");
    }
    out.push_str(&format!("\n{}\n", plain(&session.theatre.about.credits)));
    out
}

fn as_json(session: &Session, entries: &[Entry]) -> String {
    let source = |source: &Source| {
        json!({
            "id": source.id.to_string(),
            "publisher": source.publisher,
            "title": source.title,
            "url": source.url,
            "published": source.published.map(|on| on.to_string()),
        })
    };
    let entry = |entry: &Entry| {
        let change = &entry.change;
        json!({
            "date": change.changed_on.to_string(),
            "place": change.place.to_string(),
            "name": name(session, &change.place),
            "from_side": change.from_side,
            "to_side": change.to_side,
            "from_holder": entry.from_holder.to_string(),
            "to_holder": entry.to_holder.to_string(),
            "from_status": change.from_status.word(),
            "to_status": change.to_status.word(),
            "how": change.how.word(),
            "cause": change.cause.word(),
            "unseen_since": change.unseen_since.map(|on| on.to_string()),
            "event_ids": change.event_ids.iter().map(ToString::to_string).collect::<Vec<_>>(),
            "sources": sources(session, entry).map(source).collect::<Vec<_>>(),
        })
    };
    format!("{:#}\n", entries.iter().map(entry).collect::<Value>())
}
