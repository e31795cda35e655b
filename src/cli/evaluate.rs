//! `frontline evaluate`: how good the areas are, and the reading of articles.

mod extract;

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Subcommand;
use frontline::events::BlocId;
use frontline::ground::{Km, Region};
use frontline::surface::Method;
use frontline::surface::evaluate::{Against, Distances, Holdout, against, holdout};
use jiff::civil::Date;
use serde::Serialize;

use super::failure::Failure;
use super::output;
use super::session::{Common, Session};

/// Say how good the areas are, or the reading of articles.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Measure areas: against places left out, or against polygons that somebody drew.
    Areas(Areas),
    /// Measure the reading of articles against a gold standard.
    Extract(extract::Args),
}

/// Measure areas.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  frontline evaluate areas 2019-04-05 --holdout
  frontline evaluate areas --on 2020-06-08 --holdout --every-method --json
  frontline evaluate areas 2022-06-01 --theatre ukraine --against held.geojson --side RU")]
struct Areas {
    /// The days; without any, the theatre's last.
    #[arg(value_name = "DATE")]
    dates: Vec<String>,
    /// A day, as in other verbs.
    #[arg(long, value_name = "DATE")]
    on: Vec<String>,
    /// Leave out one place at a time: do the others tell who holds it?
    #[arg(long)]
    holdout: bool,
    /// Compare with the polygons of a GeoJSON file.
    #[arg(long, value_name = "FILE", requires = "side")]
    against: Option<PathBuf>,
    /// Whose land the polygons are: the id of a side.
    #[arg(long, value_name = "SIDE", requires = "against")]
    side: Option<String>,
    /// Measure every method.
    #[arg(long, conflicts_with = "method")]
    every_method: bool,
}

/// The measures of one method on one day.
#[derive(Debug, Serialize)]
struct Measured {
    method: &'static str,
    on: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    holdout: Option<Holdout>,
    #[serde(skip_serializing_if = "Option::is_none")]
    side: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    against: Option<Against>,
}

/// Runs the verb.
pub fn run(common: &Common, args: &Args) -> Result<ExitCode, Failure> {
    match &args.what {
        What::Areas(areas) => run_areas(common, areas),
        What::Extract(args) => extract::run(common, args),
    }
}

fn run_areas(common: &Common, areas: &Areas) -> Result<ExitCode, Failure> {
    if !areas.holdout && areas.against.is_none() {
        return Err(Failure::Usage(
            "say what to measure by: --holdout, or --against FILE --side SIDE".into(),
        ));
    }
    let session = common.open()?;
    let days = days(&session, areas)?;
    let drawn = areas.against.as_deref().map(read).transpose()?;
    let side = areas.side.as_deref().map(|side| known_side(&session, side)).transpose()?;
    let methods = if areas.every_method { Method::ALL.to_vec() } else { vec![session.method] };
    let mut all = Vec::new();
    for on in days {
        for method in &methods {
            all.push(measure(&session, *method, on, areas.holdout, drawn.as_ref().zip(side.as_ref())));
        }
    }
    output::print(&if common.json { json(&all) } else { text(&all) })?;
    Ok(ExitCode::SUCCESS)
}

fn days(session: &Session, areas: &Areas) -> Result<Vec<Date>, Failure> {
    let named: Vec<&String> = areas.dates.iter().chain(&areas.on).collect();
    if named.is_empty() {
        return Ok(vec![session.theatre.about.end]);
    }
    named.into_iter().map(|text| session.day(text)).collect()
}

fn read(path: &Path) -> Result<Region, Failure> {
    let show = path.display();
    let text = fs::read_to_string(path)
        .map_err(|error| Failure::Data(format!("{show} cannot be read: {error}; name a GeoJSON file")))?;
    Region::from_geojson(&text).map_err(|error| Failure::Data(format!("{show}: {error}")))
}

fn known_side(session: &Session, side: &str) -> Result<BlocId, Failure> {
    let log = &session.theatre.log;
    let blocs = log.blocs.iter().map(|bloc| bloc.id.to_string());
    let known: Vec<String> = blocs.chain(log.parties.keys().map(ToString::to_string)).collect();
    if known.iter().any(|id| id == side) {
        return Ok(BlocId::new(side));
    }
    Err(Failure::NotFound(format!("no side is named `{side}`; the sides are: {}", known.join(", "))))
}

fn measure(
    session: &Session,
    method: Method,
    on: Date,
    by_holdout: bool,
    drawn: Option<(&Region, &BlocId)>,
) -> Measured {
    let histories = session.histories();
    let terrain = session.terrain_by(method);
    let surface = session.surface_on(&terrain, &histories.on(on));
    Measured {
        method: method.word(),
        on: on.to_string(),
        holdout: by_holdout.then(|| holdout(&terrain, &surface)),
        side: drawn.map(|(_, side)| side.to_string()),
        against: drawn.map(|(drawn, side)| against(&terrain, &surface, side, drawn)),
    }
}

fn json(all: &[Measured]) -> String {
    // Plain data always becomes JSON.
    format!("{:#}\n", serde_json::to_value(all).unwrap_or_default())
}

fn text(all: &[Measured]) -> String {
    let mut out = String::new();
    for measured in all {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{}, {}", measured.on, measured.method);
        if let Some(holdout) = &measured.holdout {
            out.push_str(&holdout_text(holdout));
        }
        if let Some((against, side)) = measured.against.as_ref().zip(measured.side.as_ref()) {
            out.push_str(&against_text(against, side));
        }
    }
    out
}

fn holdout_text(holdout: &Holdout) -> String {
    let share = |right: usize, places: usize| match places {
        0 => "     -".to_owned(),
        places => format!("{:5.1}%", 100.0 * right as f64 / places as f64),
    };
    let mut out = format!(
        "  left out one by one: {} of {} places told rightly ({})\n",
        holdout.right,
        holdout.places,
        share(holdout.right, holdout.places).trim()
    );
    for ring in &holdout.rings {
        let range = match ring.to_km {
            Some(to) => format!("{:.0}-{:.0} km", ring.from_km, to),
            None => format!("{:.0}+ km", ring.from_km),
        };
        let _ = writeln!(
            out,
            "    {range:>9} from the front  {}  {:4} of {:4}",
            share(ring.right, ring.places),
            ring.right,
            ring.places
        );
    }
    out
}

fn against_text(against: &Against, side: &str) -> String {
    let Against { iou, ours_km2, theirs_km2, area_error, ours_to_theirs, theirs_to_ours, .. } = against;
    format!(
        "  {side}: IoU {iou:.4}; {ours_km2:.0} km2, drawn {theirs_km2:.0} km2 ({:+.1}%)\n{}{}",
        100.0 * area_error,
        distances_text("our front to theirs", ours_to_theirs),
        distances_text("their front to ours", theirs_to_ours),
    )
}

fn distances_text(what: &str, distances: &Distances) -> String {
    let km = |km: Option<Km>| km.map_or_else(|| "-".to_owned(), |km| format!("{km:.1} km"));
    let Distances { front_km, mean_km, p95_km } = distances;
    format!("  {what}: mean {}, 95% within {}; {front_km:.0} km long\n", km(*mean_km), km(*p95_km))
}
