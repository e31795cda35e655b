//! `frontline man`: the manual pages, from the same definitions as the help.

use std::path::PathBuf;
use std::process::ExitCode;

use clap_mangen::Man;

use super::failure::Failure;
use super::output;
use super::session::Common;

/// Write the manual pages.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  frontline man
  frontline man -o man1")]
pub struct Args {
    /// Write a page for each verb into this folder; without it the first page goes to stdout.
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
}

/// Runs the verb.
pub fn run(common: &Common, args: &Args, mut command: clap::Command) -> Result<ExitCode, Failure> {
    let Some(folder) = &args.output else {
        output::print(&String::from_utf8_lossy(&page(command)?))?;
        return Ok(ExitCode::SUCCESS);
    };
    // Verbs take the options that all have from the program.
    command.build();
    let mut pages = Vec::new();
    collect("frontline", &command, &mut pages)?;
    for (name, bytes) in &pages {
        output::file(&folder.join(name), bytes, common.force)?;
    }
    output::say(&format!("wrote {} pages to {}", pages.len(), folder.display()));
    Ok(ExitCode::SUCCESS)
}

/// The pages of a command and of its subcommands, which they name: `frontline-import-acled.1`.
fn collect(name: &str, command: &clap::Command, pages: &mut Vec<(String, Vec<u8>)>) -> Result<(), Failure> {
    pages.push((format!("{name}.1"), page(command.clone().name(name.to_owned()))?));
    for verb in command.get_subcommands().filter(|verb| verb.get_name() != "help") {
        collect(&format!("{name}-{}", verb.get_name()), verb, pages)?;
    }
    Ok(())
}

fn page(command: clap::Command) -> Result<Vec<u8>, Failure> {
    let mut page = Vec::new();
    let made = Man::new(command).render(&mut page);
    made.map_err(|error| Failure::Usage(format!("the page cannot be made: {error}")))?;
    Ok(page)
}
