//! `frontline init`: a theatre to work on.

use std::path::PathBuf;
use std::process::ExitCode;

use frontline::theatre::{Folder, Theatre};

use super::failure::Failure;
use super::output;
use super::session::Common;

/// Make a folder with a theatre to work on: a copy of one that ships.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  frontline init --from libya my-libya
  frontline check my-libya")]
pub struct Args {
    /// The folder to make.
    dir: PathBuf,
    /// Id of a theatre that ships.
    #[arg(long, value_name = "ID")]
    from: String,
}

/// Runs the verb.
pub fn run(common: &Common, args: &Args) -> Result<ExitCode, Failure> {
    let theatre = Folder::embedded(&args.from).map(Theatre::read).transpose()?;
    let Some(theatre) = theatre else {
        let ids = Folder::ids().join(", ");
        return Err(Failure::NotFound(format!("no theatre `{}` ships; those that do: {ids}", args.from)));
    };
    let files = theatre.copy();
    let files: Vec<(&str, Vec<u8>)> =
        files.iter().map(|(name, text)| (*name, text.as_bytes().to_vec())).collect();
    output::folder(&args.dir, &files, common.force)?;
    if !common.quiet {
        output::say(&format!(
            "{}: {} files; name it with --theatre {}",
            args.dir.display(),
            files.len(),
            args.dir.display()
        ));
    }
    Ok(ExitCode::SUCCESS)
}
