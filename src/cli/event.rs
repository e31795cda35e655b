//! `frontline event add`: one well-formed row of the log, by flags or asked for.

use std::process::ExitCode;

use clap::Subcommand;
use frontline::events::{Event, Log, SourceId, Verb, When};
use frontline::gazetteer::PlaceId;
use frontline::theatre::{Kept, Table, Theatre};

use super::ask::{Question, ask, some};
use super::failure::Failure;
use super::session::Common;
use super::{lookup, output};

/// Write the log: one well-formed row.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  frontline init --from libya my-libya
  frontline event add --theatre my-libya --date 2020-06-11 --place Mizda --what clashes --party gna --opponent lna --source reuters-eastern-libyan-military-controls-former --note 'Road south of the town'")]
pub struct Args {
    #[command(subcommand)]
    verb: Row,
}

#[derive(Debug, Subcommand)]
enum Row {
    /// Add an event. What is not given by flags is asked for on a terminal.
    Add(Box<Add>),
}

/// The columns of an event.
#[derive(Debug, clap::Args)]
struct Add {
    /// When: 2020-06-08, 2020-06, 2020-06-08~ or 2020-06-01/2020-06-08.
    #[arg(long)]
    date: Option<String>,
    /// Where: an id or any spelling.
    #[arg(long)]
    place: Option<String>,
    /// What: one of the verbs of the log.
    #[arg(long)]
    what: Option<String>,
    /// Who: the id of a party; `a+b` for several jointly.
    #[arg(long)]
    party: Option<String>,
    /// Against or from whom.
    #[arg(long, default_value = "")]
    opponent: String,
    /// Id of a source; may be given several times.
    #[arg(long = "source", value_name = "ID")]
    sources: Vec<String>,
    /// Id of a source that denies it; may be given several times.
    #[arg(long, value_name = "ID")]
    denied_by: Vec<String>,
    /// high, medium or low; empty leaves it to be worked out from the sources.
    #[arg(long, default_value = "")]
    confidence: String,
    /// The party whose word it is.
    #[arg(long, default_value = "")]
    claimant: String,
    /// The event that this is another dating of.
    #[arg(long, value_name = "EVENT", default_value = "")]
    same_as: String,
    /// An event that this one corrects; may be given several times.
    #[arg(long, value_name = "EVENT")]
    supersedes: Vec<String>,
    /// Place in the order of a day; lower first.
    #[arg(long, default_value = "")]
    seq: String,
    /// In your own words.
    #[arg(long, default_value = "")]
    note: String,
    /// The words of the first source that it rests on.
    #[arg(long, default_value = "")]
    quote: String,
    /// Its id; without it one such as 2019-06-26-gharyan-captures.
    #[arg(long)]
    id: Option<String>,
}

/// Runs the verb.
pub fn run(common: &Common, args: &Args) -> Result<ExitCode, Failure> {
    let Row::Add(add) = &args.verb;
    let folder = common.folder(None)?;
    let kept = Kept::lock(&folder)?;
    let theatre = Theatre::read(folder)?;
    let answers = answers(&theatre, add)?;
    let Answers { date, when, place, what, party, sources } = &answers;
    let id = add.id.clone().unwrap_or_else(|| fresh_id(&theatre.log, when, place.as_str(), *what));
    let (denied_by, supersedes) = (add.denied_by.join(" "), add.supersedes.join(" "));
    let cells = [
        ("id", id.as_str()),
        ("date", date),
        ("seq", &add.seq),
        ("place", place.as_str()),
        ("what", what.word()),
        ("party", party),
        ("opponent", &add.opponent),
        ("confidence", &add.confidence),
        ("claimant", &add.claimant),
        ("sources", sources),
        ("denied_by", &denied_by),
        ("same_as", &add.same_as),
        ("supersedes", &supersedes),
        ("note", &add.note),
    ];
    kept.add(&theatre.gazetteer, Table::Events, &cells)?;
    if !add.quote.is_empty() {
        let source = sources.split_whitespace().next().unwrap_or_default();
        kept.add(
            &theatre.gazetteer,
            Table::Quotes,
            &[("event", &id), ("source", source), ("quote", &add.quote)],
        )?;
    }
    output::print(&format!("{id}\n"))?;
    Ok(ExitCode::SUCCESS)
}

/// What an event cannot do without.
struct Answers {
    date: String,
    when: When,
    place: PlaceId,
    what: Verb,
    party: String,
    sources: String,
}

/// The flags' values, or what is answered on a terminal.
fn answers(theatre: &Theatre, add: &Add) -> Result<Answers, Failure> {
    let question = |words, flag| Question { words, flag };
    let wrong = |flag: &str, text: &str, error: &dyn std::fmt::Display| {
        Failure::Usage(format!("{flag} `{text}`: {error}"))
    };
    let (date, when) = ask(
        &question("date (2020-06-08, 2020-06, 2020-06-01/2020-06-08)", "--date"),
        add.date.as_deref(),
        |text| Ok((text.to_owned(), text.parse().map_err(|error| wrong("--date", text, &error))?)),
    )?;
    let place = ask(&question("place", "--place"), add.place.as_deref(), |text| {
        Ok(lookup::place(&theatre.gazetteer, text)?.id.clone())
    })?;
    let what: Verb = ask(
        &question("what (holds, captures, receives, withdraws, ...)", "--what"),
        add.what.as_deref(),
        |text| text.parse().map_err(|error| wrong("--what", text, &error)),
    )?;
    let party = match (&add.party, what.needs_party()) {
        (None, false) => String::new(),
        (party, _) => ask(&question("party (its id; a+b for several)", "--party"), party.as_deref(), some)?,
    };
    let sources = match add.sources.as_slice() {
        [] => ask(&question("sources (ids, with a space between)", "--source"), None, |text| {
            known_sources(&theatre.log, text)
        })?,
        several => several.join(" "),
    };
    Ok(Answers { date, when, place, what, party, sources })
}

fn known_sources(log: &Log, text: &str) -> Result<String, Failure> {
    let unknown = text.split_whitespace().find(|id| !log.sources.contains_key(&SourceId::new(id)));
    match unknown {
        Some(id) => Err(Failure::Usage(format!(
            "no source has the id `{id}`; `frontline source add` writes one, and sources.csv lists them"
        ))),
        None => some(text),
    }
}

/// An id that says when, where and what, and that no other event has.
pub fn fresh_id(log: &Log, when: &When, place: &str, what: Verb) -> String {
    let day: String =
        when.as_str().chars().filter(|c| c.is_ascii_digit() || matches!(c, '-' | '/')).collect();
    let day = day.split('/').rfind(|part| !part.is_empty()).unwrap_or_default();
    let id = format!("{day}-{place}-{what}");
    let taken = |id: &str| log.events.values().any(|event: &Event| event.id.as_str() == id);
    let mut tried = std::iter::once(id.clone()).chain((2..).map(|i: u32| format!("{id}-{i}")));
    tried.find(|id| !taken(id)).unwrap_or(id)
}
