//! `frontline evaluate extract`: candidates against a gold standard, with the keyword baseline beside.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use frontline::extract::evaluate::{Gold, Score, by_keyword, score, wilson};
use frontline::extract::{Article, Candidate, Format, extract, proposed};
use frontline::table::Faults;
use frontline::theatre::Theatre;
use serde_json::{Value, json};

use crate::cli::failure::Failure;
use crate::cli::session::Common;
use crate::cli::{article, output};

/// Measure the reading of articles against a gold standard.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "The gold standard is a table; docs/extract.md says what its columns are. Its articles lie
beside it, or in --articles.

Examples:
  frontline evaluate extract --gold gold.csv
  frontline evaluate extract --gold gold.csv --articles articles --theatre my-theatre --verbose"
)]
pub struct Args {
    /// The gold standard.
    #[arg(long, value_name = "FILE")]
    gold: PathBuf,
    /// Folder of the articles; without it that of the gold standard, or `articles` beside it.
    #[arg(long, value_name = "DIR")]
    articles: Option<PathBuf>,
    /// List what was missed and what was wrong.
    #[arg(short, long)]
    verbose: bool,
}

/// Runs the verb.
pub fn run(common: &Common, args: &Args) -> Result<ExitCode, Failure> {
    let theatre = Theatre::read(common.folder(None)?)?;
    let (ours, baseline) = measure(&theatre, args)?;
    if common.json {
        let value = json!({ "extract": of_json(&ours), "keywords": of_json(&baseline) });
        output::print(&format!("{value:#}\n"))?;
    } else {
        output::print(&text(&ours, &baseline, args.verbose))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// The score of the cascade and that of the keywords.
fn measure(theatre: &Theatre, args: &Args) -> Result<(Score, Score), Failure> {
    let knowledge = article::knowledge(theatre)?;
    let show = args.gold.display().to_string();
    let table = fs::read_to_string(&args.gold)
        .map_err(|error| Failure::Usage(format!("{show} cannot be read: {error}; name a gold standard")))?;
    let mut faults = Faults::default();
    let gold = Gold::read(&show, &table, &theatre.gazetteer, &mut faults);
    faults.into_result()?;
    let folder = folder(args);
    let mut files: Vec<&str> = gold.iter().map(|gold| gold.article.as_str()).collect();
    files.sort_unstable();
    files.dedup();
    let (mut ours, mut baseline) = (Score::default(), Score::default());
    for file in files {
        let of: Vec<Gold> = gold.iter().filter(|gold| gold.article == file).cloned().collect();
        let raw = article::read(&folder.join(file))?;
        let Some(first) = of.first() else { continue };
        let format = Format::of(Path::new(file), &raw);
        let article =
            Article { raw: &raw, format, published: Some(first.published), publisher: &first.publisher };
        let of_candidates = |found: &[Candidate]| {
            let shown: Vec<&Candidate> = proposed(found).collect();
            score(&raw, &of, &shown, &theatre.gazetteer, &theatre.log)
        };
        ours.add(of_candidates(&extract(&article, &knowledge).candidates));
        baseline.add(of_candidates(&by_keyword(&article, &knowledge)));
    }
    Ok((ours, baseline))
}

fn folder(args: &Args) -> PathBuf {
    let beside = args.gold.parent().unwrap_or(Path::new(".")).to_owned();
    args.articles.clone().unwrap_or_else(|| {
        let inner = beside.join("articles");
        if inner.is_dir() { inner } else { beside }
    })
}

fn of_json(score: &Score) -> Value {
    let share = |(part, whole): (usize, usize)| {
        let (low, high) = wilson(part, whole);
        json!({ "part": part, "whole": whole, "low": round(low), "high": round(high) })
    };
    json!({
        "precision": share(score.all.precision()),
        "recall": share(score.all.recall()),
        "f1": round(score.all.f1()),
        "strict": share((score.slots.strict, score.slots.matched)),
        "false_control": share((score.false_control, score.control)),
        "slots": score.slots,
        "by_kind": score.by_kind,
        "by_band": score.by_band,
        "remarks": score.remarks,
    })
}

fn round(share: f64) -> f64 {
    (share * 1000.0).round() / 1000.0
}

fn share((part, whole): (usize, usize)) -> String {
    let (low, high) = wilson(part, whole);
    if whole == 0 {
        return format!("{:>22}", "-");
    }
    format!("{:.2} [{low:.2}-{high:.2}] {part:>3}/{whole:<3}", part as f64 / whole as f64)
}

fn text(ours: &Score, baseline: &Score, verbose: bool) -> String {
    let mut out = format!("{:24}{:28}{}\n", "", "extract", "keywords");
    // Writing to a string cannot fail.
    let mut row = |name: &str, of: &dyn Fn(&Score) -> String| {
        let _ = writeln!(out, "{name:24}{:28}{}", of(ours), of(baseline));
    };
    row("precision", &|s| share(s.all.precision()));
    row("recall", &|s| share(s.all.recall()));
    row("F1", &|s| format!("{:.2}", s.all.f1()));
    row("all slots right", &|s| share((s.slots.strict, s.slots.matched)));
    row("false control changes", &|s| share((s.false_control, s.control)));
    row("  slot: verb", &|s| share((s.slots.kind, s.slots.matched)));
    row("  slot: place", &|s| share((s.slots.place, s.slots.matched)));
    row("  slot: party", &|s| share((s.slots.party, s.slots.matched)));
    row("  slot: date", &|s| share((s.slots.date, s.slots.matched)));
    row("  slot: realis", &|s| share((s.slots.realis, s.slots.matched)));
    out.push_str("\nby verb                 precision                   recall\n");
    for (kind, count) in &ours.by_kind {
        let _ = writeln!(out, "  {kind:22}{:28}{}", share(count.precision()), share(count.recall()));
    }
    out.push_str("\nby band                 precision\n");
    for (band, (proposed, right)) in &ours.by_band {
        let _ = writeln!(out, "  {band:22}{}", share((*right, *proposed)));
    }
    if verbose {
        out.push('\n');
        for remark in &ours.remarks {
            out.push_str(remark);
            out.push('\n');
        }
    }
    out
}
