//! `frontline place`: what a name or the words of a location mean, and what is near, in or around something.

mod add;
mod selection;
mod show;

use std::path::PathBuf;
use std::process::ExitCode;

use frontline::gazetteer::{Gazetteer, Hints, Kind, Location, Match, Resolution, Tier};
use frontline::theatre::Theatre;
use serde_json::Value;

use super::failure::Failure;
use super::session::Common;
use super::{date, lookup, output};
use selection::Near;

/// Say what a name means, or what is near a point or in an area.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "With names, --kind, --near, --in and --date say more of the place that is meant. Without names,
they choose among all places.

Examples:
  frontline place Wershefana
  frontline place \"Al Jufra\" ورشفانة --json
  frontline place Zelten --kind oil_field
  frontline place \"30 km west of Sirte\" \"south of Tripoli\"
  frontline place --near 13.19,32.89
  frontline place --in \"Jufra district\" --kind town
  frontline place --box 15,28.5,17,30
  frontline init sudan --country SD
  frontline place add --theatre sudan --name Dongola --kind town --at 30.48,19.18 --source map",
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true
)]
pub struct Args {
    #[command(subcommand)]
    verb: Option<add::Row>,
    /// Names, or words such as `30 km west of Sirte`; each its own question.
    #[arg(required_unless_present_any = ["near", "area", "bounds", "polygon"])]
    names: Vec<String>,
    /// A point, longitude first, in degrees, or a place: near which?
    #[arg(long, value_name = "LON,LAT|PLACE", allow_hyphen_values = true)]
    near: Option<String>,
    /// An area or a settlement: in which?
    #[arg(long = "in", id = "area", value_name = "PLACE")]
    area: Option<String>,
    /// A box in degrees: west, south, east, north.
    #[arg(
        long = "box",
        id = "bounds",
        value_name = "W,S,E,N",
        allow_hyphen_values = true,
        conflicts_with = "names"
    )]
    bounds: Option<String>,
    /// Polygons, as GeoJSON in degrees.
    #[arg(long, value_name = "FILE", conflicts_with = "names")]
    polygon: Option<PathBuf>,
    /// What it is: town, airbase, district ...
    #[arg(long)]
    kind: Vec<Kind>,
    /// A day on which it was called so.
    #[arg(long, value_name = "DATE", requires = "names")]
    date: Option<String>,
    /// How many answers at most; with --in, --box and --polygon all of them.
    #[arg(long, default_value_t = 8, value_name = "N")]
    most: usize,
}

/// Runs the verb.
pub fn run(common: &Common, args: &Args) -> Result<ExitCode, Failure> {
    if let Some(add::Row::Add(row)) = &args.verb {
        return add::run(common, row);
    }
    let theatre = Theatre::read(common.folder(None)?)?;
    if args.names.is_empty() {
        selection::list(common, &theatre, args)
    } else {
        names(common, &theatre, args)
    }
}

/// What one text means.
struct Answer<'a> {
    text: &'a str,
    location: Location,
}

fn names(common: &Common, theatre: &Theatre, args: &Args) -> Result<ExitCode, Failure> {
    let gazetteer = &theatre.gazetteer;
    let hints = hints(theatre, args)?;
    let answers: Vec<Answer> =
        args.names.iter().map(|text| Answer { text, location: meaning(gazetteer, text, &hints) }).collect();
    let list = answers.iter().map(|answer| show::Entry::of(gazetteer, answer, &hints, args.most));
    let entries: Vec<show::Entry> = list.collect();
    if common.json {
        let list = entries.iter().flat_map(|entry| entry.json(gazetteer)).collect();
        output::print(&format!("{:#}\n", Value::Array(list)))?;
    } else {
        output::print(&entries.iter().map(|entry| entry.text(gazetteer)).collect::<String>())?;
    }
    match entries.iter().zip(&answers).find(|(entry, _)| entry.is_nothing()) {
        Some((_, answer)) => Err(nothing(gazetteer, answer, &hints)),
        None => Ok(ExitCode::SUCCESS),
    }
}

/// An id is its place; else what the words say.
fn meaning(gazetteer: &Gazetteer, text: &str, hints: &Hints) -> Location {
    let by_id = gazetteer.by_id(text).map(|place| {
        Location::Place(Match {
            place: place.id.clone(),
            matched: text.into(),
            by: Tier::Exact,
            score: 1.0,
            ambiguous: false,
        })
    });
    by_id.unwrap_or_else(|| gazetteer.locate(text, hints))
}

fn nothing(gazetteer: &Gazetteer, answer: &Answer, hints: &Hints) -> Failure {
    if let Location::Unclear { name, resolution } = &answer.location {
        return lookup::unclear(gazetteer, name, resolution);
    }
    match gazetteer.resolve(answer.text, hints) {
        Resolution::Nearby(near) => lookup::not_found(gazetteer, answer.text, &near),
        _ => lookup::not_found(gazetteer, answer.text, &[]),
    }
}

fn hints(theatre: &Theatre, args: &Args) -> Result<Hints, Failure> {
    let gazetteer = &theatre.gazetteer;
    let mut hints = Hints { kinds: args.kind.clone(), ..Hints::default() };
    if let Some(area) = &args.area {
        hints.within.push(lookup::place(gazetteer, area)?.id.clone());
    }
    match args.near.as_deref().map(|near| Near::read(theatre, near)).transpose()? {
        Some(Near::Point(at)) => hints.at = Some(at),
        Some(Near::Place(place)) => hints.near.push(place.id.clone()),
        None => {}
    }
    hints.on = args.date.as_deref().map(date::parse).transpose()?;
    Ok(hints)
}
