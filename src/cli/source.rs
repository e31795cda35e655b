//! `frontline source add`: one well-formed row of the sources, by flags or asked for.

use std::process::ExitCode;

use clap::Subcommand;
use frontline::events::{Log, SourceId};
use frontline::theatre::{Kept, Table, Theatre};

use super::ask::{Question, ask, some};
use super::failure::Failure;
use super::output;
use super::session::Common;

/// Write the sources: one well-formed row.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  frontline init --from libya my-libya
  frontline source add --theatre my-libya --publisher Reuters --title 'Libyan forces retake Gharyan' --published 2019-06-26 --url https://www.reuters.com/")]
pub struct Args {
    #[command(subcommand)]
    verb: Row,
}

#[derive(Debug, Subcommand)]
enum Row {
    /// Add a source. What is not given by flags is asked for on a terminal.
    Add(Add),
}

/// The columns of a source.
#[derive(Debug, clap::Args)]
struct Add {
    /// report, wire, statement, survey, map or judgement.
    #[arg(long, default_value = "report")]
    kind: String,
    /// Who published it; of a judgement its author.
    #[arg(long)]
    publisher: Option<String>,
    /// Its title; of a judgement the reason.
    #[arg(long)]
    title: Option<String>,
    /// Its address.
    #[arg(long, default_value = "")]
    url: String,
    /// Address of an archived copy.
    #[arg(long, default_value = "")]
    archive: String,
    /// The day on which it came out.
    #[arg(long)]
    published: Option<String>,
    /// The party or bloc that it speaks for.
    #[arg(long, default_value = "")]
    aligned_with: String,
    /// A (reliable) to F (cannot be judged).
    #[arg(long, default_value = "")]
    reliability: String,
    /// Its id; without it one of publisher and title.
    #[arg(long)]
    id: Option<String>,
}

/// Runs the verb.
pub fn run(common: &Common, args: &Args) -> Result<ExitCode, Failure> {
    let Row::Add(add) = &args.verb;
    let folder = common.folder(None)?;
    let kept = Kept::lock(&folder)?;
    let theatre = Theatre::read(folder)?;
    let question = |words, flag| Question { words, flag };
    let author = ask(&question("publisher", "--publisher"), add.publisher.as_deref(), some)?;
    let title = ask(&question("title", "--title"), add.title.as_deref(), some)?;
    let published = ask(
        &question("published (2020-06-08; empty when not known)", "--published"),
        add.published.as_deref(),
        day,
    )?;
    let id = add.id.clone().unwrap_or_else(|| fresh_id(&theatre.log, &author, &title));
    let cells = [
        ("id", id.as_str()),
        ("kind", &add.kind),
        ("publisher", &author),
        ("title", &title),
        ("url", &add.url),
        ("archive", &add.archive),
        ("published", &published),
        ("aligned_with", &add.aligned_with),
        ("reliability", &add.reliability),
    ];
    kept.add(&theatre.gazetteer, Table::Sources, &cells)?;
    output::print(&format!("{id}\n"))?;
    Ok(ExitCode::SUCCESS)
}

/// A day as it is written, or nothing.
fn day(text: &str) -> Result<String, Failure> {
    match text.parse::<jiff::civil::Date>() {
        Err(_) if !text.is_empty() => {
            Err(Failure::Usage(format!("--published `{text}`: write a day such as 2020-06-08")))
        }
        _ => Ok(text.into()),
    }
}

/// An id of at most fifty letters that says who and what, and that no other source has.
pub fn fresh_id(log: &Log, publisher: &str, title: &str) -> String {
    let words = format!("{publisher} {title}").to_lowercase();
    let words = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut id = String::new();
    for word in words {
        if id.len() + word.len() > 50 {
            break;
        }
        id.push_str(if id.is_empty() { "" } else { "-" });
        id.push_str(word);
    }
    let id = if id.is_empty() { "source".to_owned() } else { id };
    let mut tried = std::iter::once(id.clone()).chain((2..).map(|i: u32| format!("{id}-{i}")));
    tried.find(|id| !log.sources.contains_key(&SourceId::new(id))).unwrap_or(id)
}
