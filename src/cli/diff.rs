//! `frontline diff`: what changed between two days, or from each day to the next of several.

mod asked;
mod series;
mod told;
mod words;

pub use asked::Narrowed;
pub use words::{ground, name, verdict};

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use frontline::change::{Day, Diff};
use frontline::control::Histories;
use frontline::layers::{self, Layers};
use frontline::render;
use frontline::sheet::Sheet;
use jiff::civil::Date;

use super::failure::Failure;
use super::ink::Ink;
use super::picture::{self, Dress, Kind, Picture, Window};
use super::report::Report;
use super::session::{Common, Session};
use super::{date, output};

/// Say what changed between two days, how, and how much land.
#[derive(Debug, clap::Args)]
#[command(after_help = "Every figure is defined in docs/measures.md.

Examples:
  frontline diff 2019-04-10 2019-07-01
  frontline diff 2019-04-04 +30d --side GNA
  frontline diff 2019-04-10 2019-07-01 --within Wershefana
  frontline diff 2019-12-31 +1mo +1mo +1mo +1mo +1mo +1mo
  frontline diff 2019-04-01 2019-07-01 --json
  frontline diff 2019-04-05 2019-04-05 --known-by 2019-04-05 --known-by-after 2019-05-01
  frontline diff 2020-01-01 2020-06-30 -o output/spring.geojson
  frontline diff 2020-04-01 2020-06-30 -o spring.md")]
pub struct Args {
    /// The first day.
    from: String,
    /// The second day, and further ones for a series; `+30d`, `+6w`, `+3mo` or `+1y` after the one before.
    #[arg(required = true)]
    to: Vec<String>,
    /// Write to a file: .md (a report, with the map beside it), .png or .svg (the map), .csv (places, and
    /// land beside it), .geojson (land that changed hands, and fronts beside it) or .json; `-` is stdout.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// With --known-by: the second day as known by then. Two times the same day gives what later
    /// publication corrected about it.
    #[arg(long, value_name = "DATE")]
    known_by_after: Option<String>,
    /// Exit with 1 when something changed.
    #[arg(long)]
    exit_code: bool,
    #[command(flatten)]
    narrowed: Narrowed,
    #[command(flatten)]
    picture: Picture,
    #[command(flatten)]
    window: Window,
}

/// Runs the verb.
pub fn run(common: &Common, args: &Args) -> Result<ExitCode, Failure> {
    let session = common.open()?;
    let texts: Vec<String> = std::iter::once(&args.from).chain(&args.to).cloned().collect();
    let days = asked::days(&session, &texts)?;
    let format = args.output.as_deref().map_or(Ok(Format::Report), Format::of)?;
    if days.len() > 2 && matches!(format, Format::Map | Format::Markdown) {
        return Err(Failure::Usage(
            "a map shows the changes between two days: give two, or write the series as .csv, .geojson or .json".into(),
        ));
    }
    let scope = args.narrowed.scope(&session)?;
    let earlier = session.histories();
    let later = known_by_after(&session, args, &days)?.map(|known_by| session.histories_known_by(known_by));
    let readers = [&earlier, later.as_ref().unwrap_or(&earlier)];
    let taken: Vec<Day> =
        days.iter().enumerate().map(|(i, on)| session.take(readers[i.min(1)], *on)).collect();
    let diffs: Vec<Diff> = taken
        .windows(2)
        .map(|pair| Diff::as_known(readers[0], readers[1], &scope, &pair[0], &pair[1]))
        .collect();
    let made = Made { session: &session, args, readers, days: &taken, diffs: &diffs };
    made.write(common, format)?;
    let changed = args.exit_code && diffs.iter().any(|diff| !diff.is_empty());
    Ok(if changed { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// What is written of a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Report,
    Markdown,
    Csv,
    Json,
    GeoJson,
    Map,
}

impl Format {
    fn of(path: &Path) -> Result<Self, Failure> {
        match path.extension().and_then(|ext| ext.to_str()) {
            _ if path.as_os_str() == "-" => Ok(Self::Report),
            Some("md") => Ok(Self::Markdown),
            Some("csv") => Ok(Self::Csv),
            Some("json") => Ok(Self::Json),
            Some("geojson") => Ok(Self::GeoJson),
            _ => Kind::of(path).map(|_| Self::Map).map_err(|_| {
                let path = path.display();
                Failure::Usage(format!(
                    "{path}: a diff is written as .md, .csv, .json, .geojson, .png or .svg"
                ))
            }),
        }
    }
}

/// Differences, and from what they were made.
struct Made<'a> {
    session: &'a Session,
    args: &'a Args,
    readers: [&'a Histories<'a>; 2],
    days: &'a [Day],
    diffs: &'a [Diff],
}

impl Made<'_> {
    fn write(&self, common: &Common, format: Format) -> Result<(), Failure> {
        let path = self.args.output.as_deref().unwrap_or(Path::new("-"));
        let gazetteer = &self.session.theatre.gazetteer;
        match format {
            Format::Report if common.json => output::print(&json(self.diffs)),
            Format::Report => output::print(&self.text()?),
            Format::Json => output::written(path, json(self.diffs).as_bytes(), common),
            Format::Csv => {
                let land = beside(path, "-land.csv");
                output::written(path, render::changed_places_csv(self.diffs, gazetteer).as_bytes(), common)?;
                output::written(&land, render::changed_land_csv(self.diffs).as_bytes(), common)
            }
            Format::GeoJson => {
                let fronts = self.days.iter().enumerate().map(|(i, day)| self.layers(i, day, None));
                let fronts: Vec<Layers> = fronts.collect();
                let (land, lines) = (render::changed_land(self.diffs), render::compared_fronts(&fronts));
                output::written(path, render::geojson(&land).to_string().as_bytes(), common)?;
                output::written(
                    &beside(path, "-fronts.geojson"),
                    render::geojson(&lines).to_string().as_bytes(),
                    common,
                )
            }
            Format::Map => {
                let dress = self.dress()?;
                dress.write(&self.map(&dress)?, path, common)
            }
            Format::Markdown => {
                let (dress, map) = (self.dress()?, beside(path, ".png"));
                dress.write(&self.map(&dress)?, &map, common)?;
                let file = map.file_name().unwrap_or_default().to_string_lossy().into_owned();
                let report = self.report(0);
                let title = format!("What changed: {}", report.title);
                let report = Report { map: Some((file, title.clone())), title, ..report };
                output::written(path, report.markdown().as_bytes(), common)
            }
        }
    }

    fn report(&self, number: usize) -> Report {
        told::report(self.session, &self.diffs[number], &self.args.narrowed.words())
    }

    /// One report after the other; of several a summary at the end.
    fn text(&self) -> Result<String, Failure> {
        let style = self.dress()?.style(&layers::theatre_sides(&self.session.theatre.log, &[]))?;
        let ink = Ink::of_stdout(style);
        let mut texts: Vec<String> = (0..self.diffs.len()).map(|i| self.report(i).text(&ink)).collect();
        if self.diffs.len() > 1 {
            texts.push(series::series(self.session, self.diffs).text(&ink));
        }
        Ok(texts.join("\n\n"))
    }

    fn dress(&self) -> Result<Dress, Failure> {
        let mut dress = self.args.picture.resolve()?;
        self.args.window.apply(self.session, &mut dress.options)?;
        Ok(dress)
    }

    /// The layers of one of the days, in a language.
    fn layers(&self, number: usize, day: &Day, dress: Option<&Dress>) -> Layers {
        let histories = self.readers[number.min(1)];
        match dress {
            Some(dress) => picture::layers_in(self.session, histories, day, dress.options.lang),
            None => self.session.layers(histories, day),
        }
    }

    /// The map of the changes.
    fn map(&self, dress: &Dress) -> Result<Sheet, Failure> {
        let [before, after] = [0, 1].map(|i| self.layers(i, &self.days[i], Some(dress)));
        draw(self.session, &self.diffs[0], &before, &after, dress)
    }
}

/// A path of the same stem.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem}{ending}"))
}

/// What the reader of the second day knows; no less than the reader of the first.
fn known_by_after(session: &Session, args: &Args, days: &[Date]) -> Result<Option<Date>, Failure> {
    let Some(after) = args.known_by_after.as_deref().map(date::parse).transpose()? else { return Ok(None) };
    if days.len() > 2 || days.first() > days.last() {
        return Err(Failure::Usage("--known-by-after compares two days, the earlier first".into()));
    }
    match session.known_by {
        Some(before) if before <= after => Ok(Some(after)),
        Some(before) => Err(Failure::Usage(format!(
            "--known-by-after {after} comes before --known-by {before}: what was known is never forgotten"
        ))),
        None => Err(Failure::Usage(
            "--known-by-after needs --known-by: what had been published before, such as --known-by 2019-04-05".into(),
        )),
    }
}

/// The map of the changes.
fn draw(
    session: &Session,
    diff: &Diff,
    before: &Layers,
    after: &Layers,
    dress: &Dress,
) -> Result<Sheet, Failure> {
    let style = dress.style(&layers::theatre_sides(&session.theatre.log, &[before, after]))?;
    let changed = layers::changed(diff, &session.theatre.gazetteer, before);
    let mut after = after.clone();
    for side in &before.sides {
        if after.sides.iter().all(|own| own.id != side.id) {
            after.sides.push(side.clone());
        }
    }
    Ok(Sheet::changes(
        &after,
        &changed,
        &picture::context(session, dress.options.lang)?,
        &style,
        &dress.options,
    ))
}

/// One difference as itself, several as a list.
fn json(diffs: &[Diff]) -> String {
    // Plain data always becomes JSON.
    let value = match diffs {
        [one] => serde_json::to_value(one),
        several => serde_json::to_value(several),
    };
    format!("{:#}\n", value.unwrap_or_default())
}
