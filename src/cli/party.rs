//! `frontline party add`: one well-formed row of the parties, by flags or asked for.

use std::process::ExitCode;

use clap::Subcommand;
use frontline::theatre::{Kept, Table, Theatre};

use super::ask::{Question, ask, some};
use super::failure::Failure;
use super::output;
use super::session::Common;

/// Write the parties: one well-formed row.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  frontline init sudan --country SD
  frontline party add --theatre sudan --id army --name 'The army' --short Army")]
pub struct Args {
    #[command(subcommand)]
    verb: Row,
}

#[derive(Debug, Subcommand)]
enum Row {
    /// Add a party. What is not given by flags is asked for on a terminal.
    Add(Add),
}

/// The columns of a party.
#[derive(Debug, clap::Args)]
struct Add {
    /// Its id, which events name: letters, digits and `-`.
    #[arg(long)]
    id: Option<String>,
    /// Its name in full.
    #[arg(long)]
    name: Option<String>,
    /// Its short name, for legends.
    #[arg(long, default_value = "")]
    short: String,
    /// Another name that sources use; may be given several times.
    #[arg(long = "alias", value_name = "NAME")]
    aliases: Vec<String>,
    /// Id of the party that it is a branch of.
    #[arg(long, value_name = "ID", default_value = "")]
    parent: String,
    /// Its last day, where it has ceased.
    #[arg(long, value_name = "DATE", default_value = "")]
    until: String,
}

/// Runs the verb.
pub fn run(common: &Common, args: &Args) -> Result<ExitCode, Failure> {
    let Row::Add(add) = &args.verb;
    let folder = common.folder(None)?;
    let kept = Kept::lock(&folder)?;
    let theatre = Theatre::read(folder)?;
    let id = ask(&Question { words: "id", flag: "--id" }, add.id.as_deref(), some)?;
    let name = ask(&Question { words: "name", flag: "--name" }, add.name.as_deref(), some)?;
    let aliases = add.aliases.join("|");
    let cells = [
        ("id", id.as_str()),
        ("name", &name),
        ("short", &add.short),
        ("aliases", &aliases),
        ("parent", &add.parent),
        ("until", &add.until),
    ];
    kept.add(&theatre.gazetteer, Table::Parties, &cells)?;
    output::print(&format!("{id}\n"))?;
    Ok(ExitCode::SUCCESS)
}
