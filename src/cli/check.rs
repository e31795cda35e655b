//! `frontline check`: every fault of a theatre at once.

use std::path::PathBuf;
use std::process::ExitCode;

use frontline::events::Bloc;
use frontline::style::Hatch;
use frontline::table::Fault;
use frontline::theatre::Theatre;
use serde_json::{Value, json};

use super::failure::Failure;
use super::output;
use super::session::Common;

/// Check a theatre: every fault at once.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  frontline check
  frontline check --strict --json")]
pub struct Args {
    /// Folder of the theatre; without it, the one in use.
    dir: Option<PathBuf>,
    /// Count what is doubtful as a fault.
    #[arg(long)]
    strict: bool,
}

/// Runs the verb.
pub fn run(common: &Common, args: &Args) -> Result<ExitCode, Failure> {
    let theatre = Theatre::read(common.folder(args.dir.as_deref())?)?;
    let mut doubts = theatre.doubts();
    doubts.extend(theatre.log.blocs.iter().filter_map(unknown_hatch));
    if common.json {
        let list: Vec<Value> = doubts
            .iter()
            .map(|d| json!({ "file": d.file, "line": d.line, "message": d.message, "hint": d.hint }))
            .collect();
        let counts = json!({
            "theatre": theatre.about.id,
            "places": theatre.gazetteer.places().len(),
            "sources": theatre.log.sources.len(),
            "events": theatre.log.events.len(),
            "doubts": list,
        });
        output::print(&format!("{counts:#}\n"))?;
    } else {
        let lines: String = doubts.iter().map(|doubt| format!("{doubt}\n")).collect();
        output::print(&format!(
            "{lines}{}: {} places, {} roads, {} parties, {} sources, {} events; no faults, {} doubts\n",
            theatre.about.name,
            theatre.gazetteer.places().len(),
            theatre.gazetteer.roads().len(),
            theatre.log.parties.len(),
            theatre.log.sources.len(),
            theatre.log.events.len(),
            doubts.len(),
        ))?;
    }
    if args.strict && !doubts.is_empty() {
        return Err(Failure::Data(format!("{} doubts, and --strict counts them as faults", doubts.len())));
    }
    Ok(ExitCode::SUCCESS)
}

/// A hatch that no picture can draw: the style then picks its own.
fn unknown_hatch(bloc: &Bloc) -> Option<Fault> {
    let unknown = !bloc.hatch.is_empty() && bloc.hatch.parse::<Hatch>().is_err();
    unknown.then(|| {
        Fault::of_file("blocs.csv", format!("{}: hatch `{}` is not known", bloc.id, bloc.hatch)).hint(
            "write diagonal, back-diagonal, horizontal, vertical, or an angle and a spacing such as `30 6`",
        )
    })
}
