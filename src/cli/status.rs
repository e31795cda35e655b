//! `frontline status`: who holds places on a day.

use std::fmt::Write;
use std::process::ExitCode;

use frontline::control::Status;
use frontline::layers::Place;
use frontline::render;
use serde_json::Value;

use super::failure::Failure;
use super::session::{Common, Session};
use super::{lookup, output};

/// Say who holds places on a day.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  frontline status Sirte Gharyan --on 2020-06-08
  frontline status --on 2019-04-05 --known-by 2019-04-05 --json")]
pub struct Args {
    /// Places by id or by any spelling; without one, every place of which something is known.
    places: Vec<String>,
    /// The day.
    #[arg(long, value_name = "DATE")]
    on: String,
}

/// Runs the verb.
pub fn run(common: &Common, args: &Args) -> Result<ExitCode, Failure> {
    let session = common.open()?;
    let on = session.day(&args.on)?;
    let histories = session.histories();
    let snapshot = histories.on(on);
    let gazetteer = &session.theatre.gazetteer;
    let known = |place: &&frontline::gazetteer::Place| {
        snapshot.get(&place.id).is_some_and(|a| a.status != Status::Unknown)
    };
    let places = if args.places.is_empty() {
        gazetteer.places().iter().filter(known).collect()
    } else {
        args.places.iter().map(|name| lookup::place(gazetteer, name)).collect::<Result<Vec<_>, _>>()?
    };
    let verdicts = session.verdicts(&snapshot, &places);
    if common.json {
        let list = verdicts.iter().map(|v| Value::Object(render::place_properties(v))).collect();
        output::print(&format!("{:#}\n", Value::Array(list)))?;
    } else {
        output::print(&table(&session, &verdicts))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn table(session: &Session, verdicts: &[Place]) -> String {
    let rows: Vec<[String; 6]> = verdicts.iter().map(|place| row(session, place)).collect();
    let head = ["place", "held by", "status", "since", "last evidence", "last fighting"].map(str::to_owned);
    let width = |i: usize| rows.iter().chain([&head]).map(|row| row[i].chars().count()).max().unwrap_or(0);
    let widths: [usize; 6] = std::array::from_fn(width);
    let mut out = String::new();
    for row in [&head].into_iter().chain(&rows) {
        let cells = row.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}"));
        let line = cells.collect::<Vec<_>>().join("  ");
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{}", line.trim_end());
    }
    out
}

fn row(session: &Session, place: &Place) -> [String; 6] {
    let date = |date: Option<jiff::civil::Date>| date.map_or_else(|| "-".into(), |date| date.to_string());
    [
        format!("{} ({})", place.name, place.id),
        holder(session, place),
        status(session, place),
        date(place.since),
        date(place.last_evidence),
        date(place.last_fighting),
    ]
}

/// The side, and in brackets the party where it says more.
fn holder(session: &Session, place: &Place) -> String {
    if place.side.is_empty() {
        return "-".into();
    }
    let side = short(session, &place.side);
    if place.holder == place.side { side } else { format!("{side} ({})", place.holder) }
}

/// Short names of one side or of several joined with `+`.
pub fn short(session: &Session, side: &str) -> String {
    let names =
        side.split('+').map(|id| session.theatre.log.side_names(&frontline::events::BlocId::new(id)).1);
    names.collect::<Vec<_>>().join(" + ")
}

/// The status word, with who contests, rings or claims, and whether it is only inferred.
fn status(session: &Session, place: &Place) -> String {
    let with = |word: &str, sides: &[String]| {
        let names: Vec<_> = sides.iter().map(|side| short(session, side)).collect();
        if names.is_empty() { None } else { Some(format!("{word} {}", names.join(", "))) }
    };
    let mut words = vec![place.status.to_string()];
    words.extend(with("by", &place.contested_by));
    words.extend(with("; besieged by", &place.besieged_by));
    words.extend(with("; claimed by", &place.claimed_by));
    if place.inferred {
        words.push("; inferred from the land around".into());
    } else if place.basis == Some(frontline::control::Basis::Inferred) {
        words.push("; inferred".into());
    }
    words.join(" ").replace(" ;", ";")
}

/// A verdict in one sentence.
pub fn sentence(session: &Session, place: &Place) -> String {
    let since = place.since.map(|since| format!(" since {since}")).unwrap_or_default();
    match holder(session, place).as_str() {
        "-" => status(session, place),
        holder => format!("{}, held by {holder}{since}", status(session, place)),
    }
}
