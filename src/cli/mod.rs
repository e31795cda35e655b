//! Arguments, clock, environment and stdout: the only room that knows them. One file a verb.

mod animate;
mod article;
mod ask;
mod bundle;
mod check;
mod chronology;
mod completions;
mod date;
mod diff;
mod evaluate;
mod event;
mod export;
mod extract;
mod failure;
mod fmt;
mod folder;
mod impact;
mod import;
mod init;
mod ink;
mod lookup;
mod man;
mod manifest;
mod map;
mod output;
mod page;
mod panel;
mod party;
mod picture;
mod place;
mod progress;
mod report;
mod review;
#[cfg(feature = "serve")]
mod serve;
mod session;
mod simplify;
mod snapshot;
mod source;
mod status;
mod step;
mod timeline;
mod verify;
mod version;
mod why;

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use failure::Failure;
use session::Common;

/// Who holds what in an armed conflict, on any day, and why.
///
/// From a log of dated, sourced events: maps, GeoJSON layers, the difference between two days, and
/// for every place the reasons. The theatre that ships is Libya, May 2014 to October 2020.
#[derive(Debug, Parser)]
#[command(name = "frontline", version, propagate_version = true, arg_required_else_help = true)]
struct Cli {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Draw the map of a day, or several days side by side: PNG or SVG.
    Map(map::Args),
    /// Write all layers of a day, the picture and a manifest.
    Snapshot(snapshot::Args),
    /// Say what changed between two days, how, and how much land.
    Diff(diff::Args),
    /// Say how much land and how many places each side held over time.
    Timeline(timeline::Args),
    /// Tell every change between two days in words, with who says so.
    Chronology(chronology::Args),
    /// Make a panel for statistics: units by day, land and places by side.
    Panel(panel::Args),
    /// Animate the map from day to day: a GIF, or numbered PNG frames.
    Animate(animate::Args),
    /// Say who holds places on a day.
    Status(status::Args),
    /// Say why a place, or a point, has the verdict it has.
    Why(why::Args),
    /// Write the whole history, time-enabled, for QGIS and others.
    Export(export::Args),
    /// Make one self-contained web page of the whole history.
    Page(page::Args),
    /// Serve that page on this machine; it loads again when the files change.
    #[cfg(feature = "serve")]
    Serve(serve::Args),
    /// Say what a name means, or what is near a point.
    Place(place::Args),
    /// Read articles: dated, located, attributed candidates for events, never the log.
    Extract(extract::Args),
    /// Accept, edit or reject candidates: only this writes them to the log.
    Review(review::Args),
    /// Say how good the areas are, or the reading of articles.
    Evaluate(evaluate::Args),
    /// Say whether files are what their manifest says.
    Verify(verify::Args),
    /// Check a theatre: every fault at once.
    Check(check::Args),
    /// Write the log: one well-formed row.
    Event(event::Args),
    /// Write the sources: one well-formed row.
    Source(source::Args),
    /// Write the parties: one well-formed row.
    Party(party::Args),
    /// Put a theatre's tables in canonical form.
    Fmt(fmt::Args),
    /// Say which verdicts an edit of the data changes.
    Impact(impact::Args),
    /// Bring others' data into a theatre.
    Import(import::Args),
    /// Make a folder with a theatre to work on.
    Init(init::Args),
    /// Print what a shell needs to complete commands.
    Completions(completions::Args),
    /// Write the manual pages.
    Man(man::Args),
}

/// The command line with all its verbs.
fn command() -> clap::Command {
    Cli::command().long_version(version::text())
}

/// Runs the command line; the exit code says how it went.
pub fn run() -> ExitCode {
    let parsed = command().try_get_matches().and_then(|matches| Cli::from_arg_matches(&matches));
    let cli = match parsed {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version go to stdout with 0; a usage error to stderr with 2.
            let code = if error.use_stderr() { 2 } else { 0 };
            let _ = error.print();
            return ExitCode::from(code);
        }
    };
    let common = &cli.common;
    let result = match cli.verb {
        Verb::Map(args) => map::run(common, &args),
        Verb::Snapshot(args) => snapshot::run(common, &args),
        Verb::Diff(args) => diff::run(common, &args),
        Verb::Timeline(args) => timeline::run(common, &args),
        Verb::Chronology(args) => chronology::run(common, &args),
        Verb::Panel(args) => panel::run(common, &args),
        Verb::Animate(args) => animate::run(common, &args),
        Verb::Status(args) => status::run(common, &args),
        Verb::Why(args) => why::run(common, &args),
        Verb::Export(args) => export::run(common, &args),
        Verb::Verify(args) => verify::run(common, &args),
        Verb::Page(args) => page::run(common, &args),
        #[cfg(feature = "serve")]
        Verb::Serve(args) => serve::run(common, &args),
        Verb::Place(args) => place::run(common, &args),
        Verb::Extract(args) => extract::run(common, &args),
        Verb::Review(args) => review::run(common, &args),
        Verb::Evaluate(args) => evaluate::run(common, &args),
        Verb::Check(args) => check::run(common, &args),
        Verb::Event(args) => event::run(common, &args),
        Verb::Source(args) => source::run(common, &args),
        Verb::Party(args) => party::run(common, &args),
        Verb::Fmt(args) => fmt::run(common, &args),
        Verb::Impact(args) => impact::run(common, &args),
        Verb::Import(args) => import::run(common, &args),
        Verb::Init(args) => init::run(common, &args),
        Verb::Completions(args) => completions::run(&args, command()),
        Verb::Man(args) => man::run(common, &args, command()),
    };
    match result {
        Ok(code) => code,
        Err(Failure::ReaderLeft) => ExitCode::SUCCESS,
        Err(failure) => {
            output::say(&format!("frontline: {failure}"));
            ExitCode::from(failure.code())
        }
    }
}
