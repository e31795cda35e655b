//! `frontline fmt`: tables in canonical form.

use std::path::PathBuf;
use std::process::ExitCode;

use frontline::theatre::Kept;
use serde_json::json;

use super::failure::Failure;
use super::output;
use super::session::Common;

/// Put a theatre's tables in canonical form: one order, quotes where needed, no padding.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  frontline init --from libya my-libya
  frontline fmt my-libya
  frontline fmt my-libya --check")]
pub struct Args {
    /// Folder of the theatre; without it, the one in use.
    dir: Option<PathBuf>,
    /// Change nothing; exit with 1 when something would change.
    #[arg(long)]
    check: bool,
}

/// Runs the verb.
pub fn run(common: &Common, args: &Args) -> Result<ExitCode, Failure> {
    let kept = Kept::lock(&common.folder(args.dir.as_deref())?)?;
    let changed: Vec<String> =
        kept.format(args.check)?.iter().map(|path| path.display().to_string()).collect();
    if common.json {
        output::print(&format!("{:#}\n", json!({ "changed": changed })))?;
    } else {
        output::print(&changed.iter().map(|path| format!("{path}\n")).collect::<String>())?;
    }
    Ok(if args.check && !changed.is_empty() { ExitCode::from(1) } else { ExitCode::SUCCESS })
}
