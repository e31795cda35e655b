//! `frontline timeline`: what each side held over time.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use frontline::change::{Timeline, turns};
use frontline::layers::{self, Course};
use frontline::sheet::Sheet;
use jiff::civil::Date;

use super::failure::Failure;
use super::picture::{self, Kind, Picture};
use super::session::{Common, Session};
use super::step::Step;
use super::{output, status};

/// Say how much land and how many places each side held over time: a table, CSV, JSON or a chart.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  frontline timeline --from 2019-01-01 --to 2020-10-31
  frontline timeline --from 2020-01 --to 2020-06 -o half-year.csv
  frontline timeline --from 2019-01-01 --to 2020-10-31 --size wide -o chart.png")]
pub struct Args {
    /// The first day; the theatre's, if none is given.
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    /// The last day; the theatre's, if none is given.
    #[arg(long, value_name = "DATE")]
    to: Option<String>,
    /// From day to day: so many days (7d) or months (1mo).
    #[arg(long, value_name = "STEP", default_value = "1mo")]
    step: Step,
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
    let format = args.output.as_deref().map(Format::of).transpose()?;
    let dress = args.picture.resolve()?;
    let histories = session.histories();
    let days = args.step.days(from, to)?;
    let timeline = Timeline::sample(&histories, &days, threads(), |snapshot| session.surface(snapshot));
    let path = args.output.as_deref().unwrap_or(Path::new("-"));
    let text = match format {
        Some(Format::Picture) => {
            let turns = turns(&histories, from, to);
            let mut sides = layers::theatre_sides(&session.theatre.log, &[]);
            let style = dress.style(&sides)?;
            let mut about = session.about(&histories, to);
            picture::translate(&session, dress.options.lang, &mut about, &mut sides);
            let course: Course = layers::course(about, &timeline, &turns, &sides, &session.theatre.gazetteer);
            dress.write(&Sheet::chart(&course, &style, &dress.options), path, common)?;
            return Ok(ExitCode::SUCCESS);
        }
        Some(Format::Csv) => csv(&session, &timeline),
        Some(Format::Json) => json(&timeline),
        None if common.json => json(&timeline),
        None => table(&session, &timeline),
    };
    if path.as_os_str() == "-" {
        output::print(&text)?;
    } else {
        output::file(path, text.as_bytes(), common.force)?;
        if !common.quiet {
            output::say(&format!("wrote {}", path.display()));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// So many threads as the machine has; results do not depend on it.
pub fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from).min(16)
}

enum Format {
    Picture,
    Csv,
    Json,
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

fn json(timeline: &Timeline) -> String {
    // Plain data always becomes JSON.
    let value = serde_json::to_value(timeline).unwrap_or_default();
    format!("{value:#}\n")
}

fn csv(session: &Session, timeline: &Timeline) -> String {
    let mut out = String::from("date,side,side_name,area_km2,beyond_km2,places\n");
    for day in &timeline.days {
        for holding in &day.sides {
            let name = ground(session, &holding.side).replace('"', "\"\"");
            // Writing to a string cannot fail.
            let _ = writeln!(
                out,
                "{},{},\"{name}\",{},{},{}",
                day.on,
                holding.side,
                holding.area_km2.rounded(),
                holding.beyond_km2.rounded(),
                holding.places
            );
        }
    }
    out
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

fn ground(session: &Session, side: &str) -> String {
    match side {
        "contested" | "shared" => side.to_owned(),
        side => status::short(session, side),
    }
}
