//! `frontline check`: every fault of a theatre at once, errors and warnings apart.

use std::path::PathBuf;
use std::process::ExitCode;

use frontline::events::Bloc;
use frontline::style::Hatch;
use frontline::table::{Fault, Faults};
use frontline::theatre::{Findings, Theatre};
use serde_json::{Value, json};

use super::failure::Failure;
use super::session::Common;
use super::{article, output};

/// Check a theatre: every fault at once.
#[derive(Debug, clap::Args)]
#[command(after_help = "Errors go to stderr, warnings to stdout. With an error the exit code is 3; with
--strict also with a warning.

Examples:
  frontline check
  frontline check --strict --json")]
pub struct Args {
    /// Folder of the theatre; without it, the one in use.
    dir: Option<PathBuf>,
    /// Count warnings as errors.
    #[arg(long)]
    strict: bool,
}

/// Runs the verb.
pub fn run(common: &Common, args: &Args) -> Result<ExitCode, Failure> {
    let (theatre, faults) = Theatre::read_what_can_be(common.folder(args.dir.as_deref())?);
    let Some(theatre) = theatre else { return Err(faults.into()) };
    let Findings { mut errors, mut warnings } = theatre.check();
    errors.extend(faults);
    article::knowledge_with(&theatre, &mut errors)?;
    for fault in theatre.log.blocs.iter().filter_map(unknown_hatch) {
        warnings.push(fault);
    }
    if common.json {
        output::print(&format!("{:#}\n", json(&theatre, &errors, &warnings)))?;
    } else {
        output::print(&text(&theatre, &errors, &warnings))?;
    }
    let strict = args.strict && !warnings.is_empty();
    match (errors.is_empty(), common.json) {
        (true, _) if strict => Err(Failure::Data(format!(
            "{} warnings, and --strict counts them as errors",
            warnings.sorted().len()
        ))),
        (true, _) => Ok(ExitCode::SUCCESS),
        (false, true) => Err(Failure::Data(format!("{} errors", errors.sorted().len()))),
        (false, false) => Err(errors.into()),
    }
}

fn json(theatre: &Theatre, errors: &Faults, warnings: &Faults) -> Value {
    let list = |faults: &Faults| -> Vec<Value> {
        let one = |fault: &&Fault| {
            json!({
                "file": fault.file,
                "line": fault.line,
                "column": fault.column,
                "message": fault.message,
                "hint": fault.hint,
            })
        };
        faults.sorted().iter().map(one).collect()
    };
    json!({
        "theatre": theatre.about.id,
        "places": theatre.gazetteer.places().len(),
        "sources": theatre.log.sources.len(),
        "events": theatre.log.events.len(),
        "errors": list(errors),
        "warnings": list(warnings),
    })
}

fn text(theatre: &Theatre, errors: &Faults, warnings: &Faults) -> String {
    let lines: String = warnings.sorted().iter().map(|warning| format!("warning: {warning}\n")).collect();
    let count = |count: usize, what: &str| match count {
        0 => format!("no {what}s"),
        1 => format!("1 {what}"),
        many => format!("{many} {what}s"),
    };
    format!(
        "{lines}{}: {} places, {} roads, {} parties, {} sources, {} events; {}, {}\n",
        theatre.about.name,
        theatre.gazetteer.places().len(),
        theatre.gazetteer.roads().len(),
        theatre.log.parties.len(),
        theatre.log.sources.len(),
        theatre.log.events.len(),
        count(errors.sorted().len(), "error"),
        count(warnings.sorted().len(), "warning"),
    )
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
