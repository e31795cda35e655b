//! `frontline timeline`: what each side held over time, or one place's whole history.

mod strip;

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use frontline::change::{Surveyor, Timeline, change_dates, turns};
use frontline::control::Histories;
use frontline::layers::{self, Course};
use frontline::render;
use frontline::sheet::Sheet;
use jiff::civil::Date;
use serde::Serialize;

use super::diff::ground;
use super::failure::Failure;
use super::ink::Ink;
use super::picture::{self, Kind, Picture};
use super::session::{Common, Session};
use super::step::Step;
use super::{lookup, output};

/// Say how much land and how many places each side held over time: a table, CSV, JSON or a chart.
#[derive(Debug, clap::Args)]
#[command(after_help = "Every figure is defined in docs/measures.md.

Examples:
  frontline timeline --from 2019-01-01 --to 2020-10-31 --step 1mo
  frontline timeline --from 2020-01 --to 2020-06 -o half-year.csv
  frontline timeline --place Gharyan
  frontline timeline --from 2019-01-01 --to 2020-10-31 --size wide -o chart.png")]
pub struct Args {
    /// The first day; the theatre's, if none is given.
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    /// The last day; the theatre's, if none is given.
    #[arg(long, value_name = "DATE")]
    to: Option<String>,
    /// From day to day: so many days (7d) or months (1mo); without it every day on which anything changes,
    /// or 1mo for a chart.
    #[arg(long, value_name = "STEP")]
    step: Option<Step>,
    /// One place's whole history as a strip of intervals.
    #[arg(long, value_name = "PLACE", conflicts_with = "step")]
    place: Option<String>,
    /// Write to a file: .png or .svg (a chart), .csv or .json; `-` is stdout.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    picture: Picture,
}

/// Runs the verb.
pub fn run(common: &Common, args: &Args) -> Result<ExitCode, Failure> {
    let session = common.open()?;
    let (from, to) = super::step::span(&session, args.from.as_deref(), args.to.as_deref())?;
    let format = match args.output.as_deref() {
        Some(path) => Format::of(path)?,
        None if common.json => Format::Json,
        None => Format::Table,
    };
    let path = args.output.as_deref().unwrap_or(Path::new("-"));
    if let Some(place) = &args.place {
        let text = history(&session, args, place, (from, to), format)?;
        output::written(path, text.as_bytes(), common)?;
        return Ok(ExitCode::SUCCESS);
    }
    let histories = session.histories();
    let days = match (args.step, format) {
        (Some(step), _) => step.days(from, to)?,
        (None, Format::Picture) => Step::Months(1).days(from, to)?,
        (None, Format::Csv | Format::Json | Format::Table) => change_dates(&histories, from, to),
    };
    let surveyor = Surveyor::of_land(session.terrain(), &session.theatre.gazetteer, &session.theatre.log);
    let timeline = Timeline::sample(&histories, &days, threads(), &surveyor);
    let text = match format {
        Format::Picture => {
            return chart(common, args, &session, &histories, &timeline).map(|()| ExitCode::SUCCESS);
        }
        Format::Csv => csv(&session, &timeline),
        Format::Json => json(&timeline),
        Format::Table => table(&session, &timeline),
    };
    output::written(path, text.as_bytes(), common)?;
    Ok(ExitCode::SUCCESS)
}

/// The history of one place.
fn history(
    session: &Session,
    args: &Args,
    place: &str,
    (from, to): (Date, Date),
    format: Format,
) -> Result<String, Failure> {
    let place = lookup::place(&session.theatre.gazetteer, place)?;
    let strip = strip::of(session, place, from, to);
    match format {
        Format::Csv => Ok(strip::csv(place, &strip)),
        Format::Json => Ok(json(&strip)),
        Format::Table => {
            let style = args.picture.resolve()?.style(&layers::theatre_sides(&session.theatre.log, &[]))?;
            Ok(strip::text(session, place, &strip, &Ink::of_stdout(style)))
        }
        Format::Picture => {
            Err(Failure::Usage("--place is written as .csv or .json; without -o the strip is printed".into()))
        }
    }
}

fn chart(
    common: &Common,
    args: &Args,
    session: &Session,
    histories: &Histories<'_>,
    timeline: &Timeline,
) -> Result<(), Failure> {
    let dress = args.picture.resolve()?;
    let (Some(first), Some(last)) = (timeline.days.first(), timeline.days.last()) else { return Ok(()) };
    let turns = turns(histories, first.on, last.on);
    let mut sides = layers::theatre_sides(&session.theatre.log, &[]);
    let style = dress.style(&sides)?;
    let mut about = session.about(histories, last.on);
    picture::translate(session, dress.options.lang, &mut about, &mut sides);
    let course: Course = layers::course(about, timeline, &turns, &sides, &session.theatre.gazetteer);
    let path = args.output.as_deref().unwrap_or(Path::new("-"));
    dress.write(&Sheet::chart(&course, &style, &dress.options), path, common)
}

/// So many threads as the machine has; results do not depend on it.
pub fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from).min(16)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Picture,
    Csv,
    Json,
    Table,
}

impl Format {
    fn of(path: &Path) -> Result<Self, Failure> {
        match path.extension().and_then(|ext| ext.to_str()) {
            Some("csv") => Ok(Self::Csv),
            Some("json") => Ok(Self::Json),
            _ if path.as_os_str() == "-" => Ok(Self::Csv),
            _ => Kind::of(path).map(|_| Self::Picture).map_err(|_| {
                Failure::Usage(format!(
                    "{}: a timeline is written as .png, .svg, .csv or .json",
                    path.display()
                ))
            }),
        }
    }
}

fn json(value: &impl Serialize) -> String {
    // Plain data always becomes JSON.
    let value = serde_json::to_value(value).unwrap_or_default();
    format!("{value:#}\n")
}

fn csv(session: &Session, timeline: &Timeline) -> String {
    let names = [
        "date",
        "side",
        "side_name",
        "area_km2",
        "confirmed_km2",
        "claimed_km2",
        "beyond_km2",
        "places",
        "front_km",
    ];
    let rows = timeline.days.iter().flat_map(|day| {
        day.sides.iter().map(|holding| {
            vec![
                day.on.into(),
                holding.side.as_str().into(),
                ground(session, &holding.side).as_str().into(),
                holding.area_km2.rounded().into(),
                holding.confirmed_km2.rounded().into(),
                holding.claimed_km2.rounded().into(),
                holding.beyond_km2.rounded().into(),
                i64::try_from(holding.places).ok().into(),
                holding.front_km.rounded().into(),
            ]
        })
    });
    render::table(&names, rows)
}

fn table(session: &Session, timeline: &Timeline) -> String {
    let sides = timeline.sides();
    let names: Vec<String> = sides.iter().map(|side| ground(session, side)).collect();
    let mut out = String::from("km2 within reach of evidence, and places\n\ndate      ");
    for name in &names {
        let _ = write!(out, "  {name:>16}");
    }
    out.push('\n');
    for day in &timeline.days {
        let _ = write!(out, "{}", date(day.on));
        for side in &sides {
            let holding = day.of(side);
            let _ = write!(out, "  {:>11.0} {:>4}", holding.area_km2, holding.places);
        }
        out.push('\n');
    }
    out
}

fn date(day: Date) -> String {
    format!("{day:<10}")
}
