//! `frontline review`: a person decides which candidates become events.

mod accept;
mod card;
mod decided;
mod preview;
mod slots;

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use frontline::theatre::{Folder, Kept, Theatre};

pub use decided::{Decided, Decision};
pub use preview::Preview;

use super::extract::Line;
use super::failure::Failure;
use super::output;
use super::session::Common;

/// The file of decisions in a theatre's folder.
pub const DECISIONS: &str = "decisions.jsonl";

/// Why a candidate can be rejected.
const REASONS: [&str; 10] = [
    "irrealis",
    "background",
    "wrong-place",
    "wrong-party",
    "wrong-date",
    "person-or-equipment",
    "not-control",
    "furniture",
    "duplicate",
    "other",
];

/// Accept, edit or reject candidates; only what is accepted is written to the log.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "On a terminal one card after another is shown; keys: a accept, e edit, r reject, m merge into
an event, n note, s skip, u undo, q quit. Scripts give the same by flags. Every decision is kept in
decisions.jsonl in the theatre's folder.

Examples:
  frontline review candidates.jsonl --theatre my-libya
  frontline review candidates.jsonl --theatre my-libya --accept 0a1b2c3d4e --set place=hun
  frontline review candidates.jsonl --theatre my-libya --list"
)]
pub struct Args {
    /// What `frontline extract -o FILE` wrote.
    #[arg(value_name = "FILE", default_value = "candidates.jsonl")]
    candidates: PathBuf,
    /// Accept a candidate: its source, event and quote are written.
    #[arg(long, value_name = "ID")]
    accept: Vec<String>,
    /// Set a slot of what is accepted: what, place, party, opponent, date, claimant, confidence, note.
    #[arg(long, value_name = "SLOT=VALUE")]
    set: Vec<String>,
    /// Reject a candidate.
    #[arg(long, value_name = "ID")]
    reject: Vec<String>,
    /// Why: one of the fixed reasons.
    #[arg(long, value_name = "REASON", value_parser = REASONS, default_value = "other")]
    why: String,
    /// Add the source to an event that is there: ID=EVENT.
    #[arg(long, value_name = "ID=EVENT")]
    merge: Vec<String>,
    /// Keep a remark on a candidate that is no event: ID=TEXT.
    #[arg(long, value_name = "ID=TEXT")]
    note: Vec<String>,
    /// Leave a candidate for later.
    #[arg(long, value_name = "ID")]
    skip: Vec<String>,
    /// Take back the last decision.
    #[arg(long)]
    undo: bool,
    /// Accept everything in the top band that lacks nothing: give `A`, and --yes.
    #[arg(long, value_name = "BAND", value_parser = ["A"], requires = "yes")]
    band: Option<String>,
    /// Yes, all of the band.
    #[arg(long)]
    yes: bool,
    /// Show the cards and decide nothing.
    #[arg(long)]
    list: bool,
    /// Who decides, for the file of decisions.
    #[arg(long = "who", value_name = "NAME", default_value = "")]
    who: String,
}

/// Runs the verb.
pub fn run(common: &Common, args: &Args) -> Result<ExitCode, Failure> {
    let folder = common.folder(None)?;
    if args.list {
        return list(&Theatre::read(folder)?, args);
    }
    // The lock also says when a theatre is inside the program and cannot be written.
    drop(Kept::lock(&folder)?);
    let Folder::Disk(path) = &folder else {
        return Err(Failure::Usage("the built-in theatre is read-only; name a folder with --theatre".into()));
    };
    let mut desk = Desk { folder: folder.clone(), decisions: path.join(DECISIONS), by: args.who.clone() };
    if args.undo {
        desk.undo()?;
        return Ok(ExitCode::SUCCESS);
    }
    let lines = read(&args.candidates)?;
    if !by_flags(&mut desk, args, &lines)? {
        interactive(&mut desk, &lines)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// The candidates of a file, in the order in which they are shown: by band, what moves a holder first.
fn read(path: &Path) -> Result<Vec<Line>, Failure> {
    let show = path.display();
    let text = std::fs::read_to_string(path).map_err(|error| {
        Failure::Usage(format!(
            "{show} cannot be read: {error}; make it with `frontline extract ARTICLE -o {show}`"
        ))
    })?;
    let mut lines = Vec::new();
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        lines.push(serde_json::from_str::<Line>(line).map_err(|error| {
            Failure::Data(format!(
                "{show}:{}: {error}; it is not what `frontline extract` writes",
                number + 1
            ))
        })?);
    }
    lines.sort_by_key(|line| (line.candidate.band.clone(), !line.candidate.is_control()));
    Ok(lines)
}

fn list(theatre: &Theatre, args: &Args) -> Result<ExitCode, Failure> {
    let preview = Preview::of(theatre);
    let lines = read(&args.candidates)?;
    let cards = lines.iter().enumerate().map(|(i, line)| card::card(line, &preview, i + 1, lines.len()));
    output::print(&cards.collect::<Vec<_>>().join("\n"))?;
    Ok(ExitCode::SUCCESS)
}

/// Decides what the flags say; `false` when they say nothing.
fn by_flags(desk: &mut Desk, args: &Args, lines: &[Line]) -> Result<bool, Failure> {
    let line = |id: &str| {
        lines.iter().find(|line| line.candidate.id == id).ok_or_else(|| {
            Failure::NotFound(format!(
                "no candidate has the id `{id}`; `frontline review FILE --list` shows them"
            ))
        })
    };
    for id in &args.accept {
        let event = desk.accept(line(id)?, &args.set, false)?;
        output::print(&format!("{event}\n"))?;
    }
    for id in &args.reject {
        desk.keep(line(id)?, "reject", &args.why)?;
    }
    for pair in &args.merge {
        let (id, event) = pair
            .split_once('=')
            .ok_or_else(|| Failure::Usage(format!("--merge `{pair}`: write ID=EVENT")))?;
        desk.merge(line(id)?, event)?;
    }
    for pair in &args.note {
        let (id, text) =
            pair.split_once('=').ok_or_else(|| Failure::Usage(format!("--note `{pair}`: write ID=TEXT")))?;
        desk.keep(line(id)?, "note", text)?;
    }
    for id in &args.skip {
        desk.keep(line(id)?, "skip", "")?;
    }
    if let Some(band) = &args.band {
        let decided = Decided::read(&desk.decisions)?;
        let all = lines
            .iter()
            .filter(|line| line.candidate.band == *band && decided.of(&line.candidate.id).is_none());
        for line in all.filter(|line| line.candidate.lacks().is_empty() && line.candidate.is_real()) {
            let event = desk.accept(line, &[], true)?;
            output::print(&format!("{event}\n"))?;
        }
    }
    let some =
        [&args.accept, &args.reject, &args.merge, &args.note, &args.skip].iter().any(|ids| !ids.is_empty());
    Ok(some || args.band.is_some())
}

/// One card after another, until the reader quits.
fn interactive(desk: &mut Desk, lines: &[Line]) -> Result<(), Failure> {
    if !io::stdin().is_terminal() && std::env::var_os("FRONTLINE_REVIEW_STDIN").is_none() {
        return Err(Failure::Usage(
            "nobody is there to decide: run this on a terminal, or give --accept, --reject, --merge, --note or --list".into(),
        ));
    }
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        if Decided::read(&desk.decisions)?.of(&line.candidate.id).is_some() {
            at += 1;
            continue;
        }
        let theatre = Theatre::read(desk.folder.clone())?;
        output::print(&card::card(line, &Preview::of(&theatre), at + 1, lines.len()))?;
        let Some(key) = ask("a accept  e edit  r reject  m merge  n note  s skip  u undo  q quit: ") else {
            break;
        };
        match decide(desk, line, &key) {
            Ok(Next::Stay) => {}
            Ok(Next::On) => at += 1,
            Ok(Next::Back) => at = 0,
            Ok(Next::Quit) => break,
            // A refusal is told, and the card stays.
            Err(failure) => output::say(&format!("{failure}")),
        }
    }
    Ok(())
}

enum Next {
    Stay,
    On,
    Back,
    Quit,
}

fn decide(desk: &mut Desk, line: &Line, key: &str) -> Result<Next, Failure> {
    let want = |question: &str| ask(question).unwrap_or_default();
    match key {
        "a" => {
            let event = desk.accept(line, &[], false)?;
            output::print(&format!("{event}\n\n"))?;
        }
        "e" => {
            let set = want("slots to set, such as place=hun date=2017-06-03: ");
            let set: Vec<String> = set.split_whitespace().map(str::to_owned).collect();
            let event = desk.accept(line, &set, false)?;
            output::print(&format!("{event}\n\n"))?;
        }
        "r" => {
            let why = want(&format!("why ({}): ", REASONS.join(", ")));
            let why = REASONS.iter().find(|reason| reason.starts_with(why.trim()) && !why.trim().is_empty());
            desk.keep(line, "reject", why.unwrap_or(&"other"))?;
        }
        "m" => desk.merge(line, want("id of the event: ").trim())?,
        "n" => desk.keep(line, "note", want("remark: ").trim())?,
        "s" => {
            desk.keep(line, "skip", "")?;
        }
        "u" => {
            desk.undo()?;
            return Ok(Next::Back);
        }
        "q" => return Ok(Next::Quit),
        _ => return Ok(Next::Stay),
    }
    Ok(Next::On)
}

/// An answer; `None` where the input has ended.
fn ask(question: &str) -> Option<String> {
    // Nobody to ask when stderr is closed.
    let _ = write!(io::stderr().lock(), "{question}");
    let mut answer = String::new();
    match io::stdin().read_line(&mut answer) {
        Ok(read) if read > 0 => Some(answer.trim().to_owned()),
        _ => None,
    }
}

/// The theatre that decisions are written to.
struct Desk {
    folder: Folder,
    decisions: PathBuf,
    by: String,
}

impl Desk {
    fn decision(&self, line: &Line, decision: &str, reason: &str) -> Decision {
        Decision {
            id: line.candidate.id.clone(),
            what: decision.into(),
            reason: reason.into(),
            set: Vec::new(),
            event: None,
            source: None,
            batch: false,
            by: self.by.clone(),
            candidate: line.clone(),
        }
    }

    /// Keeps a decision that writes nothing to the log.
    fn keep(&self, line: &Line, decision: &str, reason: &str) -> Result<(), Failure> {
        self.refuse_twice(line)?;
        Decided::add(&self.decisions, &self.decision(line, decision, reason))
    }

    fn refuse_twice(&self, line: &Line) -> Result<(), Failure> {
        match Decided::read(&self.decisions)?.of(&line.candidate.id) {
            Some(earlier) => Err(Failure::Usage(format!(
                "`{}` was decided before: {earlier}; --undo takes the last decision back",
                line.candidate.id
            ))),
            None => Ok(()),
        }
    }

    /// Writes source, event and quote of a candidate; gives the event's id.
    fn accept(&self, line: &Line, set: &[String], batch: bool) -> Result<String, Failure> {
        self.refuse_twice(line)?;
        let filled = slots::set(line, set)?;
        let written = accept::event(&self.folder, &filled)?;
        let decision = Decision {
            set: set.to_vec(),
            event: Some(written.event.clone()),
            source: written.new_source,
            batch,
            ..self.decision(line, "accept", "")
        };
        Decided::add(&self.decisions, &decision)?;
        Ok(written.event)
    }

    /// Adds the source and the quote of a candidate to an event that is there.
    fn merge(&self, line: &Line, event: &str) -> Result<(), Failure> {
        self.refuse_twice(line)?;
        let filled = slots::set(line, &[])?;
        let source = accept::into_event(&self.folder, &filled, event)?;
        let decision = Decision { event: Some(event.into()), source, ..self.decision(line, "merge", "") };
        Decided::add(&self.decisions, &decision)
    }

    /// Takes the last decision back, and what it wrote.
    fn undo(&self) -> Result<(), Failure> {
        let decided = Decided::read(&self.decisions)?;
        let Some(last) = decided.last() else {
            return Err(Failure::NotFound("nothing has been decided that could be taken back".into()));
        };
        match (last.what.as_str(), &last.event) {
            ("accept", Some(event)) => accept::take_back(&self.folder, event, last.source.as_deref())?,
            ("merge", Some(event)) => {
                accept::take_out(&self.folder, &last.candidate, event, last.source.as_deref())?;
            }
            _ => {}
        }
        let undo = Decision { what: "undo".into(), ..last.clone() };
        Decided::add(&self.decisions, &undo)?;
        output::say(&format!("taken back: {} {}", last.what, last.id));
        Ok(())
    }
}
