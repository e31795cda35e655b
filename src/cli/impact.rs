//! `frontline impact`: what an edit of the data changes.

use std::fmt::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use frontline::change::{Differs, Impact};
use frontline::control::Status;
use frontline::theatre::Theatre;

use super::failure::Failure;
use super::output;
use super::session::Common;

/// Say which verdicts an edit of the data changes, on which dates, and how many place-days.
#[derive(Debug, clap::Args)]
#[command(after_help = "The report is Markdown, for a pull request.

Examples:
  frontline init --from libya old
  frontline init --from libya new
  frontline impact old new --json")]
pub struct Args {
    /// Folder of the theatre before the edit.
    old_dir: PathBuf,
    /// Folder of the theatre after it.
    new_dir: PathBuf,
    /// Exit with 1 when a verdict differs.
    #[arg(long)]
    exit_code: bool,
}

/// Runs the verb.
pub fn run(common: &Common, args: &Args) -> Result<ExitCode, Failure> {
    let old = Theatre::read(common.folder(Some(&args.old_dir))?)?;
    let new = Theatre::read(common.folder(Some(&args.new_dir))?)?;
    let known_by = common.known_by()?;
    let (before, after) = (old.assess(known_by), new.assess(known_by));
    let (start, end) = (old.about.start.min(new.about.start), old.about.end.max(new.about.end));
    let impact = Impact::between(&before, &after, start, end);
    if common.json {
        // Plain data always becomes JSON.
        let value = serde_json::to_value(&impact).unwrap_or_default();
        output::print(&format!("{value:#}\n"))?;
    } else {
        output::print(&markdown(&impact, &new))?;
    }
    Ok(if args.exit_code && !impact.is_empty() { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

fn markdown(impact: &Impact, theatre: &Theatre) -> String {
    let mut out = format!(
        "Events: {} added, {} removed, {} edited. ",
        impact.events_added, impact.events_removed, impact.events_changed
    );
    if impact.is_empty() {
        out.push_str("No verdict differs.\n");
        return out;
    }
    // Writing to a string cannot fail.
    let _ = writeln!(out, "Verdicts: {} place-days differ.\n", impact.place_days);
    out.push_str("| place | from | to | days | was | is |\n|---|---|---|--:|---|---|\n");
    for Differs { place, first_day, last_day, days, old_side, old_status, new_side, new_status } in
        &impact.verdicts
    {
        let name = theatre.gazetteer.get(place).map_or_else(|| place.to_string(), |place| place.name.clone());
        let (was, is) = (words(old_side, *old_status), words(new_side, *new_status));
        let _ = writeln!(out, "| {name} | {first_day} | {last_day} | {days} | {was} | {is} |");
    }
    out
}

fn words(side: &str, status: Status) -> String {
    match (side, status) {
        ("", status) => status.to_string(),
        (side, Status::Controlled) => side.to_owned(),
        (side, status) => format!("{side} ({status})"),
    }
}
