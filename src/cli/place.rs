//! `frontline place`: what a name means, and what is near a point.

use std::fmt::Write;
use std::process::ExitCode;

use frontline::gazetteer::{Gazetteer, Match, Place, Tier};
use frontline::ground::{Km, LonLat};
use frontline::theatre::Theatre;
use serde_json::{Value, json};

use super::failure::Failure;
use super::session::Common;
use super::{lookup, output};

mod add;

/// Say what a name means, or what is near a point; add a place.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  frontline place Wershefana
  frontline place \"Al Jufra\" ورشفانة --json
  frontline place --near 13.19,32.89
  frontline init sudan --country SD
  frontline place add --theatre sudan --name Dongola --kind town --at 30.48,19.18 --source map")]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Args {
    #[command(subcommand)]
    verb: Option<add::Row>,
    /// Names, each its own question.
    #[arg(required_unless_present = "near", conflicts_with = "near")]
    names: Vec<String>,
    /// A point, longitude first, in degrees: what is near it?
    #[arg(long, value_name = "LON,LAT", allow_hyphen_values = true)]
    near: Option<String>,
    /// How many answers at most.
    #[arg(long, default_value_t = 8, value_name = "N")]
    most: usize,
}

/// Runs the verb.
pub fn run(common: &Common, args: &Args) -> Result<ExitCode, Failure> {
    if let Some(add::Row::Add(row)) = &args.verb {
        return add::run(common, row);
    }
    let theatre = Theatre::read(common.folder(None)?)?;
    match &args.near {
        Some(point) => near(common, &theatre, point, args.most),
        None => names(common, &theatre.gazetteer, args),
    }
}

fn names(common: &Common, gazetteer: &Gazetteer, args: &Args) -> Result<ExitCode, Failure> {
    let mut found: Vec<(&str, Vec<Match>)> = Vec::new();
    for name in &args.names {
        let mut matches = gazetteer.find(name);
        matches.truncate(args.most);
        found.push((name, matches));
    }
    if common.json {
        let all = found.iter().flat_map(|(_, matches)| matches);
        let list: Vec<Value> = all.filter_map(|m| Some(as_json(gazetteer.get(&m.place)?, m))).collect();
        output::print(&format!("{:#}\n", Value::Array(list)))?;
    } else {
        output::print(&found.iter().map(|(_, matches)| text(gazetteer, matches)).collect::<String>())?;
    }
    match found.iter().find(|(_, matches)| matches.is_empty()) {
        Some((name, _)) => Err(lookup::not_found(gazetteer, name, &[])),
        None => Ok(ExitCode::SUCCESS),
    }
}

fn as_json(place: &Place, m: &Match) -> Value {
    json!({
        "id": place.id.as_str(),
        "name": place.name,
        "kind": place.kind.word(),
        "lon": place.at.map(LonLat::lon),
        "lat": place.at.map(LonLat::lat),
        "matched": m.matched,
        "by": m.by.word(),
        "score": (m.score * 1000.0).round() / 1000.0,
        "ambiguous": m.ambiguous,
        "precision_km": place.precision,
        "source": place.source,
    })
}

fn text(gazetteer: &Gazetteer, matches: &[Match]) -> String {
    let mut out = String::new();
    for m in matches {
        let Some(place) = gazetteer.get(&m.place) else { continue };
        let doubt = match (m.by, m.ambiguous) {
            (Tier::Fuzzy, _) => "; near in spelling only",
            (_, true) => "; several places fit equally",
            (_, false) => "",
        };
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{}; met `{}` ({}{doubt})", line(place), m.matched, m.by.word());
    }
    out
}

fn line(place: &Place) -> String {
    let at =
        place.at.map_or_else(|| "no position known".into(), |at| format!("{:.4},{:.4}", at.lon(), at.lat()));
    let local = place.local_name().map(|name| format!(" {name}")).unwrap_or_default();
    format!("{}  {}{local} ({})  {at}", place.id, place.name, place.kind)
}

fn near(common: &Common, theatre: &Theatre, point: &str, most: usize) -> Result<ExitCode, Failure> {
    let at: LonLat =
        point.parse().map_err(|error: frontline::ground::NotOnEarth| Failure::Usage(error.to_string()))?;
    if frontline::gazetteer::looks_swapped(at, &theatre.land) {
        output::say(&format!(
            "{at} is not in {}, but {},{} is: longitude comes first",
            theatre.about.name,
            at.lat(),
            at.lon()
        ));
    }
    let found: Vec<(Km, &Place)> = theatre.gazetteer.near(at, most);
    if common.json {
        let list = found.iter().map(|(km, place)| {
            let met = Match {
                place: place.id.clone(),
                matched: point.into(),
                by: Tier::Exact,
                score: 1.0,
                ambiguous: false,
            };
            let mut value = as_json(place, &met);
            value["by"] = "near".into();
            value["distance_km"] = km.rounded().into();
            value
        });
        output::print(&format!("{:#}\n", Value::Array(list.collect())))?;
    } else {
        output::print(
            &found
                .iter()
                .map(|(km, place)| format!("{:8.1} km  {}\n", km.0, line(place)))
                .collect::<String>(),
        )?;
    }
    if found.is_empty() {
        Err(Failure::NotFound("no place has a position".into()))
    } else {
        Ok(ExitCode::SUCCESS)
    }
}
