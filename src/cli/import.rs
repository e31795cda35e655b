//! `frontline import`: others' data into a theatre.

use std::fs::File;
use std::io::{BufWriter, Read};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Subcommand, ValueEnum};
use frontline::gazetteer::Kind;
use frontline::import::{self, Actors, DayOrder, Keys, Ledger, Merge, Options, Report, Shelf, Sites, Wanted};
use frontline::table::Fault;
use frontline::theatre::{Folder, Kept, Theatre};

use super::failure::Failure;
use super::progress::Progress;
use super::session::Common;
use super::{date, output};

/// Bring others' data into a theatre.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  frontline import acled --help
  frontline import geonames --help

What is there stays; a second run adds what is new. Formats: docs/formats.md.")]
pub struct Args {
    #[command(subcommand)]
    from: From,
}

#[derive(Debug, Subcommand)]
enum From {
    /// Events of an ACLED export (CSV).
    Acled(Records),
    /// Events of a UCDP GED export (CSV, with or without header).
    Ucdp(Records),
    /// Who controls which place on which day, of VIINA's control files (CSV).
    Viina(Records),
    /// Places of a GeoNames country dump (XX.txt).
    Geonames(Geonames),
    /// Places and roads of OpenStreetMap: Overpass JSON, or GeoJSON.
    Osm(Osm),
    /// Polygons that somebody drew, by day and holder (GeoJSON), for `evaluate areas`.
    Areas(Areas),
}

/// What every import has.
#[derive(Debug, clap::Args)]
struct Way {
    /// What to do when records are wrong: write nothing, or leave them out.
    #[arg(long, value_enum, default_value_t = OnError::Stop)]
    on_error: OnError,
    /// Say what would be done, and write nothing.
    #[arg(long)]
    dry_run: bool,
    /// Write every record that is left or wrong to a CSV file: which, where, why.
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum OnError {
    /// Name them all and write nothing.
    Stop,
    /// Name and count them, and take the others.
    Skip,
}

/// An export of records.
#[derive(Debug, clap::Args)]
struct Records {
    /// The export.
    file: PathBuf,
    /// Take records located as exactly as this code of the data set, or better.
    #[arg(long, default_value_t = 2, value_name = "CODE")]
    precision: u8,
    /// Kind of the places that the gazetteer does not have.
    #[arg(long, default_value = "town", value_name = "KIND")]
    kind: Kind,
    /// Whom the data set calls what; without it `actors.csv` of the theatre.
    #[arg(long, value_name = "FILE")]
    actors: Option<PathBuf>,
    /// How dates such as 03/04/2023 are meant: dmy or mdy.
    #[arg(long, value_name = "dmy|mdy")]
    dates: Option<DayOrder>,
    #[command(flatten)]
    way: Way,
}

/// A country dump.
#[derive(Debug, clap::Args)]
struct Geonames {
    /// The dump, such as SD.txt.
    file: PathBuf,
    /// The table of alternate names, such as alternateNamesV2.txt, or one country's.
    #[arg(long, value_name = "FILE")]
    names: Option<PathBuf>,
    /// Leave settlements with fewer inhabitants out; where it is not known, it counts as none.
    #[arg(long, default_value_t = 1000, value_name = "N")]
    min_population: u64,
    /// Take airfields, ports, oil fields and refineries too.
    #[arg(long)]
    sites: bool,
    #[command(flatten)]
    way: Way,
}

#[derive(Debug, clap::Args)]
struct Osm {
    /// The export.
    file: PathBuf,
    #[command(flatten)]
    way: Way,
}

#[derive(Debug, clap::Args)]
struct Areas {
    /// The polygons.
    file: PathBuf,
    /// The property that says the day.
    #[arg(long, default_value = "date", value_name = "KEY")]
    date: String,
    /// The property that says who holds.
    #[arg(long, default_value = "holder", value_name = "KEY")]
    holder: String,
    /// The day of all polygons.
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// How dates such as 03/04/2023 are meant: dmy or mdy.
    #[arg(long, value_name = "dmy|mdy")]
    dates: Option<DayOrder>,
    #[command(flatten)]
    way: Way,
}

/// Runs the verb.
pub fn run(common: &Common, args: &Args) -> Result<ExitCode, Failure> {
    let bench = Bench::open(common)?;
    match &args.from {
        From::Acled(records) => bench.records("acled", records),
        From::Ucdp(records) => bench.records("ucdp", records),
        From::Viina(records) => bench.records("viina", records),
        From::Geonames(dump) => bench.geonames(dump),
        From::Osm(osm) => bench.osm(osm),
        From::Areas(areas) => bench.areas(areas),
    }
}

/// A theatre on disk, locked, and where its files are.
struct Bench {
    theatre: Theatre,
    folder: PathBuf,
    gazetteer: PathBuf,
    quiet: bool,
    force: bool,
    _kept: Kept,
}

impl Bench {
    fn open(common: &Common) -> Result<Self, Failure> {
        let folder = common.folder(None)?;
        let kept = Kept::lock(&folder)?;
        let theatre = Theatre::read(folder.clone())?;
        let (Folder::Disk(folder), Folder::Disk(gazetteer)) = (folder, theatre.places_folder()) else {
            return Err(Failure::Usage(
                "a built-in theatre is read-only: `frontline init` makes one to fill".into(),
            ));
        };
        Ok(Self { theatre, folder, gazetteer, quiet: common.quiet, force: common.force, _kept: kept })
    }

    fn shelf(&self, stem: &'static str) -> Shelf {
        Shelf::new(stem, &self.folder, &self.gazetteer)
    }

    /// A report on a file, with a ledger where one was asked for.
    fn report(&self, file: &str, way: &Way) -> Result<Report, Failure> {
        let mut report = Report { file: file.to_owned(), ..Report::default() };
        if let Some(path) = &way.report {
            output::file(path, b"", self.force)?;
            let into = File::create(path).map_err(|error| output::cannot(path, &error))?;
            report.ledger = Some(Ledger::new(Box::new(BufWriter::new(into))));
        }
        Ok(report)
    }

    fn records(&self, of: &'static str, records: &Records) -> Result<ExitCode, Failure> {
        let (source, file) = self.source(&records.file)?;
        let actors_file = records.actors.clone().unwrap_or_else(|| self.folder.join("actors.csv"));
        let mut actors = Actors::read(&actors_file, &self.theatre.log)?;
        let mut rows = self.shelf(of);
        rows.report = self.report(&file, &records.way)?;
        let options = Options { precision: records.precision, kind: records.kind, order: records.dates };
        let Theatre { gazetteer, log, .. } = &self.theatre;
        wrong(if of == "viina" {
            import::viina(source, &file, options, (gazetteer, log), &mut actors, &mut rows)
        } else if of == "acled" {
            let sites = Sites::new(gazetteer, records.kind, "ACLED");
            import::acled(source, &file, options, log, sites, &mut actors, &mut rows)
        } else {
            let sites = Sites::new(gazetteer, records.kind, "UCDP GED");
            import::ucdp(source, &file, options, log, sites, &mut actors, &mut rows)
        })?;
        let code = finish(rows, &records.way)?;
        if code == ExitCode::SUCCESS && actors.waiting() > 0 && !records.way.dry_run {
            output::file(&actors_file, actors.draft().as_bytes(), true)?;
            output::say(&format!(
                "{} actors have no party yet: write the id of a party (or - for none of yours) behind each in {}, and run this again",
                actors.waiting(),
                actors_file.display()
            ));
        }
        Ok(code)
    }

    fn geonames(&self, dump: &Geonames) -> Result<ExitCode, Failure> {
        let mut rows = self.shelf("geonames");
        let (source, file) = self.source(&dump.file)?;
        rows.report = self.report(&file, &dump.way)?;
        let mut merge = Merge::new(&self.theatre.gazetteer, true, &mut rows);
        let names = dump.names.is_none();
        let wanted = Wanted { population: dump.min_population, sites: dump.sites, names };
        wrong(import::geonames(source, &file, wanted, &mut merge))?;
        if let Some(names) = &dump.names {
            let (source, file) = self.source(names)?;
            tell(&merge.report().next(&file), &dump.way)?;
            wrong(import::alternate_names(source, &file, &mut merge))?;
        }
        finish(rows, &dump.way)
    }

    fn osm(&self, osm: &Osm) -> Result<ExitCode, Failure> {
        let (source, file) = self.source(&osm.file)?;
        let mut rows = self.shelf("osm");
        rows.report = self.report(&file, &osm.way)?;
        let mut merge = Merge::new(&self.theatre.gazetteer, false, &mut rows);
        let ways = wrong(import::osm(source, &file, &mut merge))?;
        let code = finish(rows, &osm.way)?;
        if osm.way.dry_run {
            if ways.names() > 0 {
                output::say(&format!(
                    "roads of {} names: which places they pass is seen once those are written",
                    ways.names()
                ));
            }
            return Ok(code);
        }
        // Roads pass places, the new ones too.
        let theatre = Theatre::read(Folder::Disk(self.folder.clone()))?;
        let mut rows = self.shelf("osm");
        wrong(ways.write(&theatre.gazetteer, &mut rows))?;
        output::print(&rows.report.made_and_met())?;
        put(rows)?;
        Ok(code)
    }

    fn areas(&self, areas: &Areas) -> Result<ExitCode, Failure> {
        let (source, file) = self.source(&areas.file)?;
        let on = areas.on.as_deref().map(date::parse).transpose()?;
        let keys = Keys { date: &areas.date, holder: &areas.holder, on, order: areas.dates };
        let mut report = self.report(&file, &areas.way)?;
        let drawn = wrong(import::areas(source, &file, keys, &mut report))?;
        let told = tell(&report, &areas.way);
        close(report)?;
        told?;
        if areas.way.dry_run {
            return Ok(ExitCode::SUCCESS);
        }
        for one in drawn {
            let plain = |c: char| if c.is_alphanumeric() { c } else { '-' };
            let holder: String = one.holder.chars().map(plain).collect();
            let path = self.folder.join("reference").join(format!("{}-{holder}.geojson", one.on));
            output::file(&path, one.text.as_bytes(), self.force)?;
            output::say(&format!("wrote {}", path.display()));
        }
        Ok(ExitCode::SUCCESS)
    }

    /// A file as a stream that tells how far it is.
    fn source(&self, path: &Path) -> Result<(Source, String), Failure> {
        let file = path.display().to_string();
        let open = File::open(path).and_then(|open| Ok((open.metadata()?, open)));
        let (about, open) = open.map_err(|error| {
            Failure::Data(format!("{file} cannot be read: {error}; name the file that you downloaded"))
        })?;
        if about.is_dir() {
            return Err(Failure::Usage(format!("{file} is a folder; name a file")));
        }
        let steps = usize::try_from(about.len() / STEP).unwrap_or_default();
        let bar = Progress::new(steps, self.quiet || steps < 16);
        Ok((Source { file: open, read: 0, bar }, file))
    }
}

/// A file that tells on a terminal how much of it has been read.
struct Source {
    file: File,
    read: u64,
    bar: Progress,
}

/// A step of the bar.
const STEP: u64 = 1 << 20;

impl Read for Source {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.file.read(buffer)?;
        let before = self.read / STEP;
        self.read += read as u64;
        for _ in before..self.read / STEP {
            self.bar.step();
        }
        Ok(read)
    }
}

/// The fault of a file that is not the theatre's.
fn wrong<T>(result: Result<T, Fault>) -> Result<T, Failure> {
    result.map_err(|fault| Failure::Data(fault.to_string()))
}

/// Reports; a failure where something is wrong with the file and nobody said to leave it.
fn tell(report: &Report, way: &Way) -> Result<(), Failure> {
    for fault in &report.bad {
        output::say(&fault.to_string());
    }
    output::print(&report.to_string())?;
    if report.bad_count > 0 && way.on_error == OnError::Stop {
        return Err(Failure::Data(format!(
            "{}, and nothing was written; put right what is wrong, or leave it out with --on-error skip",
            if report.bad_count == 1 {
                "1 record is wrong".to_owned()
            } else {
                format!("{} records are wrong", report.bad_count)
            }
        )));
    }
    if way.dry_run {
        output::say("--dry-run: nothing was written");
    }
    Ok(())
}

/// Reports, and puts the rows in place unless something is wrong with the file.
fn finish(mut shelf: Shelf, way: &Way) -> Result<ExitCode, Failure> {
    let told = tell(&shelf.report, way);
    close(std::mem::take(&mut shelf.report))?;
    told?;
    if !way.dry_run {
        put(shelf)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes what is left of a ledger.
fn close(report: Report) -> Result<(), Failure> {
    let closed = report.ledger.map_or(Ok(()), Ledger::close);
    closed.map_err(|error| Failure::Usage(format!("the --report cannot be written: {error}")))
}

fn put(shelf: Shelf) -> Result<(), Failure> {
    for path in wrong(shelf.put())? {
        output::say(&format!("wrote {}", path.display()));
    }
    Ok(())
}
