//! `frontline completions`: what a shell needs to complete commands.

use std::process::ExitCode;

use clap_complete::Shell;

use super::failure::Failure;
use super::output;

/// Print what a shell needs to complete commands.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  frontline completions bash
  frontline completions zsh

For bash: frontline completions bash > ~/.local/share/bash-completion/completions/frontline")]
pub struct Args {
    /// The shell.
    shell: Shell,
}

/// Runs the verb.
pub fn run(args: &Args, mut command: clap::Command) -> Result<ExitCode, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, "frontline", &mut script);
    output::print(&String::from_utf8_lossy(&script))?;
    Ok(ExitCode::SUCCESS)
}
