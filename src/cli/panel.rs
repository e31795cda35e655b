//! `frontline panel`: units by day, for statistics.

mod codebook;
mod form;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use frontline::change::{Surveyor, change_dates};
use frontline::control::Histories;
use frontline::ground::read_outlines;
use frontline::panel::{Chances, Draws, Panel, Places, Units};
use jiff::civil::Date;

use super::failure::Failure;
use super::session::{Common, Session};
use super::step::{self, Step};
use super::timeline::threads;
use super::{output, report};

/// Make a panel for statistics: for each unit and day how much land each side holds, how many places, and
/// on what evidence.
#[derive(Debug, clap::Args)]
#[command(after_help = "Units are polygons of yours: districts by p-code, PRIO-GRID cells, hexagons, as in
  panel --units districts.geojson --unit-id adm2_pcode --step day -o districts.csv
Without --units each place is a unit. Every figure is defined in docs/measures.md.

Examples:
  frontline panel --from 2020-01 --to 2020-06 --long -o output/places.csv
  frontline panel --from 2020-06-01 --to 2020-06-08 --step day --draws 20 --seed 7
  frontline panel --codebook")]
pub struct Args {
    /// A GeoJSON file of polygons.
    #[arg(long, value_name = "FILE", requires = "unit_id")]
    units: Option<PathBuf>,
    /// The field of the polygons that tells them apart.
    #[arg(long, value_name = "FIELD", requires = "units")]
    unit_id: Option<String>,
    /// The first day; the theatre's, if none is given.
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    /// The last day; the theatre's, if none is given.
    #[arg(long, value_name = "DATE")]
    to: Option<String>,
    /// From day to day: day, week, month, so many days (10d) or months (3mo), or `change` for every day on
    /// which anything changes.
    #[arg(long, value_name = "STEP", default_value = "month")]
    step: Pace,
    /// A row for each unit, day and side, instead of columns for each side.
    #[arg(long)]
    long: bool,
    /// Draw so often what is uncertain (dates, rival claims), and give each side's chance.
    #[arg(long, value_name = "N", default_value_t = 0)]
    draws: u32,
    /// The same seed gives the same draws.
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
    /// Print what every column means, in Markdown.
    #[arg(long)]
    codebook: bool,
    /// Write to a file: .csv, or .json; `-` is stdout.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// The days of a panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pace {
    Step(Step),
    Change,
}

impl std::str::FromStr for Pace {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text == "change" { Ok(Self::Change) } else { text.parse().map(Self::Step) }
    }
}

/// More draws than this are refused.
const MOST_DRAWS: u32 = 10_000;

/// Runs the verb.
pub fn run(common: &Common, args: &Args) -> Result<ExitCode, Failure> {
    let session = common.open()?;
    if args.draws > MOST_DRAWS {
        return Err(Failure::Usage(format!("--draws {}: at most {MOST_DRAWS} are drawn", args.draws)));
    }
    let path = args.output.as_deref().unwrap_or(Path::new("-"));
    let format = Format::of(path, common.json)?;
    let (from, to) = step::span(&session, args.from.as_deref(), args.to.as_deref())?;
    if args.codebook {
        output::written(path, codebook::codebook(&session, args).as_bytes(), common)?;
        return Ok(ExitCode::SUCCESS);
    }
    let histories = session.histories();
    let days = match args.step {
        Pace::Step(step) => step.days(from, to)?,
        Pace::Change => change_dates(&histories, from, to),
    };
    let draws = Some(Draws { number: args.draws, seed: args.seed }).filter(|draws| draws.number > 0);
    let table = match args.units.as_deref().zip(args.unit_id.as_deref()) {
        Some((file, field)) => {
            let units = read_units(&session, file, field)?;
            if !common.quiet {
                warn(&session, &units);
            }
            of_units(&session, &histories, &units, &days, draws, args.long)
        }
        None => of_places(&histories, &days, draws, args.long),
    };
    let text = match format {
        Format::Csv => table.csv(),
        Format::Json => table.json(),
    };
    output::written(path, text.as_bytes(), common)?;
    Ok(ExitCode::SUCCESS)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Csv,
    Json,
}

impl Format {
    fn of(path: &Path, json: bool) -> Result<Self, Failure> {
        match path.extension().and_then(|ext| ext.to_str()) {
            _ if path.as_os_str() == "-" => Ok(if json { Self::Json } else { Self::Csv }),
            // Markdown is the codebook's.
            Some("csv" | "md") => Ok(Self::Csv),
            Some("json") => Ok(Self::Json),
            _ => Err(Failure::Usage(format!("{}: a panel is written as .csv or .json", path.display()))),
        }
    }
}

fn of_units(
    session: &Session,
    histories: &Histories<'_>,
    units: &Units,
    days: &[Date],
    draws: Option<Draws>,
    long: bool,
) -> form::Table {
    let land = units.all.iter().map(|unit| unit.land.clone()).collect();
    let theatre = &session.theatre;
    let surveyor = Surveyor::of_units(session.terrain(), &theatre.gazetteer, &theatre.log, land);
    let panel = Panel::measure(histories, units, &surveyor, days, threads());
    let number = units.all.len();
    let chances = draws.map(|draws| Chances::of_units(histories, &surveyor, number, days, draws, threads()));
    if long {
        form::long_units(&panel, units, days, chances.as_ref())
    } else {
        form::wide_units(&panel, units, days, chances.as_ref())
    }
}

fn of_places(histories: &Histories<'_>, days: &[Date], draws: Option<Draws>, long: bool) -> form::Table {
    let places = Places::of(histories, days);
    let chances = draws.map(|draws| Chances::of_places(histories, &places.all, days, draws, threads()));
    if long {
        form::long_places(&places, days, chances.as_ref())
    } else {
        form::wide_places(&places, days, chances.as_ref())
    }
}

/// The polygons of a file by a field.
fn read_units(session: &Session, file: &Path, field: &str) -> Result<Units, Failure> {
    let show = file.display();
    let text = fs::read_to_string(file)
        .map_err(|error| Failure::Usage(format!("--units {show}: cannot be read: {error}")))?;
    let outlines = read_outlines(&text).map_err(|error| Failure::Data(format!("{show}: {error}")))?;
    let mut named = Vec::new();
    for (number, (properties, polygons)) in outlines.into_iter().enumerate() {
        let id = match properties.get(field) {
            Some(serde_json::Value::String(text)) if !text.trim().is_empty() => text.trim().to_owned(),
            Some(serde_json::Value::Number(number)) => number.to_string(),
            _ => {
                let fields: Vec<&str> = properties.keys().map(String::as_str).collect();
                let (number, fields) = (number + 1, fields.join(", "));
                return Err(Failure::Data(format!(
                    "{show}: feature {number} has no `{field}` that is a text or a number; its fields are: {fields}"
                )));
            }
        };
        named.push((id, polygons));
    }
    let units = Units::of(&session.theatre.land, named);
    if units.all.is_empty() {
        let name = &session.theatre.about.name;
        return Err(Failure::Data(format!("{show}: none of its polygons lies on the land of {name}")));
    }
    Ok(units)
}

/// What a user should know of the polygons before relying on sums.
fn warn(session: &Session, units: &Units) {
    let land = &session.theatre.about.name;
    if units.outside.0 >= 0.5 {
        output::say(&format!("{} km2 of {land} lie in no unit", report::figure(units.outside.0)));
    }
    if units.overlap.0 >= 0.0005 {
        let km2 = units.overlap;
        output::say(&format!("{km2} km2 lie in several units and are counted for the first of them by id"));
    }
    if !units.without_land.is_empty() {
        let ids: Vec<&str> = units.without_land.iter().take(8).map(String::as_str).collect();
        let count = report::count(units.without_land.len(), "unit has", "units have");
        output::say(&format!("{count} no land of {land} and no rows: {}", ids.join(", ")));
    }
}
