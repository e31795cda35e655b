//! `frontline status`: who holds places on a day.

use std::fmt::Write;
use std::process::ExitCode;

use frontline::control::{Snapshot, Status};
use frontline::layers::Place;
use frontline::render;
use jiff::civil::Date;
use serde_json::{Value, json};

use super::failure::Failure;
use super::session::{Common, Session};
use super::{lookup, output};

/// Say who holds places on a day.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  frontline status Sirte Gharyan --on 2020-06-08
  frontline status --on 2019-04-05 --known-by 2019-04-05 --json
  frontline status Sirte Tarhuna --on 2019-04-10 --on 2020-01-10 --on 2020-06-10")]
pub struct Args {
    /// Places by id or by any spelling; without one, every place of which something is known.
    places: Vec<String>,
    /// The day; several make a Markdown table, a column a day.
    #[arg(long, value_name = "DATE", required = true)]
    on: Vec<String>,
}

/// Runs the verb.
pub fn run(common: &Common, args: &Args) -> Result<ExitCode, Failure> {
    let session = common.open()?;
    let days = args.on.iter().map(|on| session.day(on)).collect::<Result<Vec<_>, _>>()?;
    let histories = session.histories();
    let snapshots: Vec<Snapshot> = days.iter().map(|on| histories.on(*on)).collect();
    let gazetteer = &session.theatre.gazetteer;
    let known = |place: &&frontline::gazetteer::Place| {
        let known = |s: &Snapshot| s.get(&place.id).is_some_and(|a| a.status != Status::Unknown);
        snapshots.iter().any(known)
    };
    let places: Vec<_> = if args.places.is_empty() {
        gazetteer.places().iter().filter(known).collect()
    } else {
        args.places.iter().map(|name| lookup::place(gazetteer, name)).collect::<Result<Vec<_>, _>>()?
    };
    let verdicts: Vec<Vec<Place>> =
        snapshots.iter().map(|snapshot| session.verdicts(snapshot, &places)).collect();
    let report = match (verdicts.as_slice(), common.json) {
        ([one], true) => format!("{:#}\n", list(one)),
        ([one], false) => table(&session, one),
        (several, true) => {
            let day = |(on, v): (&Date, &Vec<Place>)| json!({ "as_of": on.to_string(), "places": list(v) });
            format!("{:#}\n", days.iter().zip(several).map(day).collect::<Value>())
        }
        (several, false) => by_day(&session, &days, several),
    };
    output::print(&report)?;
    Ok(ExitCode::SUCCESS)
}

fn list(verdicts: &[Place]) -> Value {
    verdicts.iter().map(|v| Value::Object(render::place_properties(v))).collect()
}

/// A row a place, a column a day: the side, with the status where that is not plain control.
fn by_day(session: &Session, days: &[Date], verdicts: &[Vec<Place>]) -> String {
    let mut out = String::from("| place |");
    // Writing to a string cannot fail.
    for day in days {
        let _ = write!(out, " {day} |");
    }
    let _ = writeln!(out, "\n|---|{}", "---|".repeat(days.len()));
    for row in 0..verdicts.first().map_or(0, Vec::len) {
        let _ = write!(out, "| {} |", verdicts[0][row].name);
        for of_day in verdicts {
            let _ = write!(out, " {} |", cell(session, &of_day[row]));
        }
        out.push('\n');
    }
    out
}

fn cell(session: &Session, place: &Place) -> String {
    let inferred = if place.inferred { " (inferred)" } else { "" };
    match (place.side.as_str(), place.status) {
        ("", _) => status(session, place),
        (side, Status::Controlled) => format!("{}{inferred}", short(session, side)),
        (side, _) => format!("{}, {}", short(session, side), status(session, place)),
    }
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
