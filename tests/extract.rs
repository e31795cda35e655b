//! Extraction on invented wars and on minimal pairs: `cargo nextest run --no-capture --test extract`
//! prints what it scores and what it gets wrong.

#![expect(clippy::print_stdout, reason = "the scores are for reading")]

use std::fs;
use std::path::{Path, PathBuf};

use frontline::extract::evaluate::{Gold, Score, Tier, score};
use frontline::extract::{Article, Candidate, Format, Knowledge, extract, proposed};
use frontline::table::Faults;
use frontline::theatre::{Folder, Theatre};

const WARS: [&str; 4] = ["vardania", "qasira", "kitara", "lashan"];

fn folder(war: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/extract").join(war)
}

fn theatre(war: &str) -> Theatre {
    let read =
        if war == "libya" { Folder::embedded(war).expect("it ships") } else { Folder::Disk(folder(war)) };
    Theatre::read(read).expect("a theatre without faults")
}

fn knowledge(theatre: &Theatre) -> Knowledge<'_> {
    let mut faults = Faults::default();
    let text = theatre.folder().read_one("mentions.csv").expect("readable");
    let file = theatre.folder().show("mentions.csv");
    let mentions = text.as_deref().map(|text| (file.as_str(), text));
    let mut knowledge = Knowledge::read(&theatre.log, &theatre.gazetteer, mentions, &mut faults);
    if let Some(text) = theatre.folder().read_one("triggers.csv").expect("readable") {
        knowledge.read_triggers("triggers.csv", &text, &mut faults);
    }
    faults.into_result().expect("names and words without faults");
    knowledge
}

fn of_war(war: &str) -> Score {
    let theatre = theatre(war);
    let knowledge = knowledge(&theatre);
    let mut faults = Faults::default();
    let text = fs::read_to_string(folder(war).join("gold.csv")).expect("a gold standard");
    let gold = Gold::read("gold.csv", &text, &theatre.gazetteer, &mut faults);
    faults.into_result().expect("a gold standard without faults");
    let mut files: Vec<&str> = gold.iter().map(|gold| gold.article.as_str()).collect();
    files.dedup();
    let mut sum = Score::default();
    for file in files {
        let raw = fs::read_to_string(folder(war).join("articles").join(file)).expect("an article");
        let of: Vec<Gold> = gold.iter().filter(|gold| gold.article == file).cloned().collect();
        let format = Format::of(Path::new(file), &raw);
        let article =
            Article { raw: &raw, format, published: Some(of[0].published), publisher: &of[0].publisher };
        let found = extract(&article, &knowledge).candidates;
        let shown: Vec<&Candidate> = proposed(&found).collect();
        sum.add(score(&raw, &of, &shown, &theatre.gazetteer, &theatre.log));
    }
    sum
}

#[test]
fn articles_about_invented_wars_are_read_well() {
    let mut sum = Score::default();
    for war in WARS {
        let score = of_war(war);
        println!("{war}: {:?} {:?}", score.all, score.slots);
        for remark in &score.remarks {
            println!("  {remark}");
        }
        sum.add(score);
    }
    let share = |(part, whole): (usize, usize)| part as f64 / whole as f64;
    let (precision, recall) = (share(sum.all.precision()), share(sum.all.recall()));
    println!("P {precision:.3} R {recall:.3} F1 {:.3} {:?}", sum.all.f1(), sum.slots);
    println!("control {} false {} bands {:?}", sum.control, sum.false_control, sum.by_band);
    assert!(precision >= 0.85 && recall >= 0.70, "precision {precision:.3}, recall {recall:.3}");
    assert!(
        sum.false_control * 20 <= sum.control,
        "{} of {} control proposals are false",
        sum.false_control,
        sum.control
    );
}

#[test]
fn every_gold_sentence_stands_in_its_article() {
    for war in WARS {
        let theatre = theatre(war);
        let mut faults = Faults::default();
        let text = fs::read_to_string(folder(war).join("gold.csv")).expect("a gold standard");
        for gold in Gold::read("gold.csv", &text, &theatre.gazetteer, &mut faults) {
            let raw =
                fs::read_to_string(folder(war).join("articles").join(&gold.article)).expect("an article");
            let stands = gold.at.iter().all(|words| raw.contains(words));
            assert!(stands || gold.tier == Tier::Nothing, "{war}/{}: {:?}", gold.article, gold.at);
        }
        faults.into_result().expect("no faults");
    }
}

/// One line of `contrast.txt`.
struct Line<'t> {
    realis: &'t str,
    kind: &'t str,
    place: &'t str,
    party: &'t str,
    text: &'t str,
}

fn contrast() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/extract/contrast.txt");
    fs::read_to_string(path).expect("the pairs")
}

#[test]
fn minimal_pairs_are_told_apart() {
    let text = contrast();
    let (mut lines, mut classes, mut places, mut parties, mut pairs) =
        (0usize, 0usize, 0usize, 0usize, 0usize);
    let mut named = 0usize;
    let mut first = true;
    let mut now: Option<(Theatre, jiff::civil::Date)> = None;
    for line in text.lines().map(str::trim) {
        if let Some(head) = line.strip_prefix("== ") {
            let (war, day) = head.split_once(' ').expect("a theatre and a day");
            now = Some((theatre(war), day.parse().expect("a day")));
        }
        if line.is_empty() || line.starts_with('#') || line.starts_with("==") {
            first = true;
            continue;
        }
        let (head, sentence) = line.split_once(" | ").expect("columns and a sentence");
        let cells: Vec<&str> = head.split_whitespace().collect();
        let line =
            Line { realis: cells[0], kind: cells[1], place: cells[2], party: cells[3], text: sentence };
        let (theatre, day) = now.as_ref().expect("a theatre");
        let knowledge = knowledge(theatre);
        let article = Article { raw: sentence, format: Format::Text, published: Some(*day), publisher: "" };
        let found = extract(&article, &knowledge).candidates;
        let verdict = judge(&line, &found);
        lines += 1;
        pairs += usize::from(!first);
        first = false;
        classes += usize::from(verdict.0);
        named += usize::from(line.realis != "none");
        places += usize::from(verdict.1 && line.realis != "none");
        parties += usize::from(verdict.2 && line.realis != "none");
        if !(verdict.0 && verdict.1 && verdict.2) {
            let shown: Vec<String> = found
                .iter()
                .map(|c| format!("{} {} {:?} {:?} {}", c.realis, c.kind, c.place, c.party, c.band))
                .collect();
            println!(
                "{} {} {} {} | {}\n      {}",
                line.realis,
                line.kind,
                line.place,
                line.party,
                line.text,
                shown.join("; ")
            );
        }
    }
    println!(
        "{pairs} pairs, {lines} sentences: class {classes}/{lines}, place {places}/{named}, party {parties}/{named}"
    );
    assert!(pairs >= 250, "only {pairs} pairs");
    assert!(classes * 100 >= lines * 95, "class right in {classes} of {lines}");
    assert!(places * 100 >= named * 95, "place right in {places} of {named}");
}

/// Whether factuality, place and party are right.
fn judge(line: &Line<'_>, found: &[Candidate]) -> (bool, bool, bool) {
    if line.realis == "none" {
        let wrong = found.iter().any(|c| c.is_proposed() && c.is_real());
        return (!wrong, !wrong, !wrong);
    }
    let of_kind: Vec<&Candidate> = found.iter().filter(|c| c.kind == line.kind).collect();
    let party = |c: &Candidate| line.party == "-" || c.party.as_deref() == Some(line.party);
    let place =
        |c: &Candidate| c.place.as_deref() == Some(line.place) || c.near.as_deref() == Some(line.place);
    let best = of_kind.iter().copied().max_by_key(|c| (place(c), party(c), c.realis == line.realis));
    best.map_or((false, false, false), |c| (c.realis == line.realis, place(c), party(c)))
}
