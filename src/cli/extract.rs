//! `frontline extract`: articles to candidates, as JSON lines. It never touches the log.

mod list;

use std::collections::{BTreeMap, HashSet};
use std::path::PathBuf;
use std::process::ExitCode;

use frontline::extract::{Article, Candidate, Extraction, Format, extract};
use frontline::theatre::{Folder, Theatre};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::failure::Failure;
use super::progress::Progress;
use super::review::{Decided, Preview};
use super::session::Common;
use super::{article, output};

/// Read articles: dated, located, attributed candidates for events, with the sentences they rest on.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Candidates are JSON lines; `frontline review` shows them one by one and writes what is accepted.

Examples:
  frontline extract article.txt --published 2017-06-04 --publisher 'The Gazette' --title 'A base falls'
  frontline extract page.html news.md --published 2017-06-04 -o candidates.jsonl
  frontline extract --articles list.csv -o candidates.jsonl"
)]
pub struct Args {
    /// Text, Markdown or HTML; by the ending of its name, or as it begins.
    #[arg(required_unless_present = "articles", value_name = "FILE")]
    files: Vec<PathBuf>,
    /// A table of articles with the columns file, published, publisher, title and url; files lie beside it.
    #[arg(long, value_name = "CSV")]
    articles: Option<PathBuf>,
    /// The day on which the articles came out; relative dates count from it.
    #[arg(long, value_name = "DATE")]
    published: Option<String>,
    /// Who published them; what a party publishes is its claim.
    #[arg(long, default_value = "")]
    publisher: String,
    /// Title, for the source that accepted events will name.
    #[arg(long, default_value = "")]
    title: String,
    /// Address, likewise.
    #[arg(long, default_value = "")]
    url: String,
    /// Write to FILE instead of stdout.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Also what is not proposed: denied, hypothetical, long ago, without a place; and what was decided before.
    #[arg(long)]
    all: bool,
}

/// A candidate with where it comes from: a line of the output.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// The candidate.
    #[serde(flatten)]
    pub candidate: Candidate,
    /// The day on which the article came out.
    pub published: Option<String>,
    /// Who published it.
    pub publisher: String,
    /// Its title.
    pub title: String,
    /// Its address.
    pub url: String,
    /// The candidate of another article whose sentence this one repeats: one voice, not two.
    #[serde(default)]
    pub copy_of: Option<String>,
    /// What was decided of it before.
    #[serde(default)]
    pub decided: Option<String>,
}

/// Runs the verb.
pub fn run(common: &Common, args: &Args) -> Result<ExitCode, Failure> {
    let folder = common.folder(None)?;
    let decided = match &folder {
        Folder::Disk(path) => Decided::read(&path.join(super::review::DECISIONS))?,
        Folder::Embedded(_) => Decided::default(),
    };
    let theatre = Theatre::read(folder)?;
    let items = list::items(args)?;
    let knowledge = article::knowledge(&theatre)?;
    let preview = Preview::of(&theatre);
    let progress = Progress::new(args.files.len(), common.quiet);
    let mut lines: Vec<Line> = Vec::new();
    for item in &items {
        let raw = article::read(&item.path)?;
        let published = item.published;
        let article = Article {
            raw: &raw,
            format: Format::of(&item.path, &raw),
            published,
            publisher: &item.publisher,
        };
        let found = extract(&article, &knowledge);
        need_publication(&found, published, &item.path.display().to_string())?;
        for mut candidate in found.candidates {
            candidate.effect = preview.effect(&candidate);
            lines.push(Line {
                decided: decided.of(&candidate.id).map(str::to_owned),
                candidate,
                published: published.map(|day| day.to_string()),
                publisher: item.publisher.clone(),
                title: item.title.clone(),
                url: item.url.clone(),
                copy_of: None,
            });
        }
        progress.step();
    }
    mark_copies(&mut lines, &decided);
    write(common, args, &lines)
}

/// Without the day of publication relative dates stay open, and nobody could date what hangs on them.
fn need_publication(found: &Extraction, published: Option<Date>, file: &str) -> Result<(), Failure> {
    if published.is_some() || (found.clues.is_empty() && found.candidates.iter().all(|c| c.date.is_some())) {
        return Ok(());
    }
    let clues =
        if found.clues.is_empty() { "nothing".to_owned() } else { format!("`{}`", found.clues.join("`, `")) };
    let stated = match found.stated.last() {
        Some(day) => format!("; the latest day that it states in full is {day}"),
        None => String::new(),
    };
    Err(Failure::Usage(format!(
        "{file}: when was it published? {clues} in it counts from that day{stated}\n  hint: give --published 2020-06-08, or a day for each article in a table by --articles"
    )))
}

fn write(common: &Common, args: &Args, lines: &[Line]) -> Result<ExitCode, Failure> {
    let shown =
        lines.iter().filter(|line| args.all || (line.candidate.is_proposed() && line.decided.is_none()));
    let mut text = String::new();
    let mut bands: BTreeMap<&str, usize> = BTreeMap::new();
    for line in shown {
        *bands.entry(&line.candidate.band).or_default() += 1;
        // Plain data always becomes JSON.
        text.push_str(&serde_json::to_string(line).unwrap_or_default());
        text.push('\n');
    }
    let earlier = lines.iter().filter(|line| line.candidate.is_proposed() && line.decided.is_some()).count();
    match &args.output {
        Some(path) if path.as_os_str() != "-" => output::file(
            path,
            text.as_bytes(),
            common.force || path.extension().is_some_and(|end| end == "jsonl"),
        )?,
        _ => output::print(&text)?,
    }
    if !common.quiet {
        let counts: Vec<String> =
            bands.iter().map(|(band, count)| format!("{count} in band {band}")).collect();
        let counts = if counts.is_empty() { "no candidates".to_owned() } else { counts.join(", ") };
        let before = if earlier > 0 { format!("; {earlier} decided before") } else { String::new() };
        let next = match &args.output {
            Some(path) if path.as_os_str() != "-" && !text.is_empty() => {
                format!("; next: frontline review {}", path.display())
            }
            _ => String::new(),
        };
        output::say(&format!("{counts}{before}{next}"));
    }
    Ok(ExitCode::SUCCESS)
}

/// Marks sentences that nearly repeat one of another article, read now or decided before: three words in a
/// row are a shingle, and six of ten shared ones make a copy (Broder 1997).
fn mark_copies(lines: &mut [Line], decided: &Decided) {
    let mut seen: Vec<(String, String, HashSet<u64>)> = decided.sentences();
    for line in lines.iter_mut() {
        let own = shingles(&line.candidate.sentence);
        let article = &line.candidate.article;
        let like = |other: &HashSet<u64>| {
            let both = own.intersection(other).count();
            let any = own.union(other).count();
            own.len() >= 6 && both * 10 >= any * 6
        };
        let copy = seen.iter().find(|(_, other, shingles)| other != article && like(shingles));
        line.copy_of = copy.map(|(id, _, _)| id.clone());
        seen.push((line.candidate.id.clone(), article.clone(), own));
    }
}

/// Every three words in a row, as numbers that are the same on every machine.
pub fn shingles(sentence: &str) -> HashSet<u64> {
    let low = sentence.to_lowercase();
    let words: Vec<&str> =
        low.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let number = |words: &[&str]| {
        // FNV-1a.
        words.join(" ").bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
    };
    words.windows(3).map(number).collect()
}
