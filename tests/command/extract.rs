//! From an invented article to the log, by the program: extract, review by flags, and what `why` says then.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use super::program::{Desk, Run};

/// A copy of an invented theatre and one of its articles.
fn desk(war: &str, article: &str) -> (Desk, PathBuf) {
    let desk = Desk::new();
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/extract").join(war);
    let to = desk.path().join(war);
    fs::create_dir(&to).expect("a folder");
    for entry in fs::read_dir(&from).expect("the theatre").flatten().filter(|entry| entry.path().is_file()) {
        fs::copy(entry.path(), to.join(entry.file_name())).expect("a copy");
    }
    fs::copy(from.join("articles").join(article), desk.path().join(article)).expect("the article");
    (desk, to)
}

const EXTRACT: [&str; 10] = [
    "extract",
    "01-wire.txt",
    "--published",
    "2022-05-04",
    "--publisher",
    "The Gazette",
    "--title",
    "Separatists seize border town",
    "--theatre",
    "vardania",
];

fn candidates(desk: &Desk) -> Vec<Value> {
    let run = desk.run(&EXTRACT);
    assert_eq!(run.code, 0, "{}", run.err);
    fs::write(desk.path().join("candidates.jsonl"), &run.out).expect("candidates");
    run.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

fn one<'c>(candidates: &'c [Value], what: &str, place: &str) -> &'c Value {
    candidates
        .iter()
        .find(|candidate| candidate["what"] == what && candidate["place"] == place)
        .expect("a candidate of this kind at this place")
}

fn review(desk: &Desk, flags: &[&str]) -> Run {
    let words: Vec<&str> =
        ["review", "candidates.jsonl", "--theatre", "vardania"].iter().chain(flags).copied().collect();
    desk.run(&words)
}

#[test]
fn what_is_accepted_changes_the_log_and_is_quoted() {
    let (desk, theatre) = desk("vardania", "01-wire.txt");
    let found = candidates(&desk);
    let id = one(&found, "captures", "sutova")["id"].as_str().expect("an id").to_owned();
    let before = desk.run(&["status", "sutova", "--on", "2022-05-05", "--theatre", "vardania", "--json"]);
    assert!(before.out.contains("\"unknown\""), "{}", before.out);
    let run = review(&desk, &["--accept", &id, "--set", "confidence=high"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let after = desk.run(&["status", "sutova", "--on", "2022-05-05", "--theatre", "vardania", "--json"]);
    assert!(after.out.contains("\"republic\""), "{}", after.out);
    let why = desk.run(&["why", "sutova", "--on", "2022-05-05", "--theatre", "vardania"]);
    assert!(why.out.contains("captured the town of Sutova"), "{}", why.out);
    let drawn = desk.run(&["map", "2022-05-05", "--theatre", "vardania", "-o", "map.svg"]);
    assert_eq!(drawn.code, 0, "{}", drawn.err);
    assert!(fs::read_to_string(desk.path().join("map.svg")).expect("a map").contains("Sutova"));
    // Read again, the article gives only what is new.
    let again = candidates(&desk);
    assert!(again.iter().all(|candidate| candidate["id"] != id.as_str()));
    let decisions = fs::read_to_string(theatre.join("decisions.jsonl")).expect("decisions");
    assert!(decisions.contains("\"accept\""));
}

#[test]
fn undo_leaves_the_files_as_they_were() {
    let (desk, theatre) = desk("vardania", "01-wire.txt");
    let read = |name: &str| fs::read_to_string(theatre.join(name)).expect("a table");
    let before = (read("events.csv"), read("sources.csv"));
    let found = candidates(&desk);
    let id = one(&found, "captures", "sutova")["id"].as_str().expect("an id").to_owned();
    assert_eq!(review(&desk, &["--accept", &id]).code, 0);
    assert_ne!(before.0, read("events.csv"));
    let undo = review(&desk, &["--undo"]);
    assert_eq!(undo.code, 0, "{}", undo.err);
    let rows =
        |text: &str| text.lines().map(|line| line.trim_end_matches(',').to_owned()).collect::<Vec<_>>();
    assert_eq!((rows(&before.0), rows(&before.1)), (rows(&read("events.csv")), rows(&read("sources.csv"))));
}

#[test]
fn what_lacks_a_slot_or_did_not_happen_is_refused() {
    let (desk, _) = desk("vardania", "01-wire.txt");
    let found = candidates(&desk);
    let lacking = found.iter().find(|candidate| candidate["place"].is_null() || candidate["party"].is_null());
    let declared = found.iter().find(|candidate| candidate["what"] == "declares").expect("a denial");
    let id = declared["id"].as_str().expect("an id");
    let run = review(&desk, &["--accept", id, "--set", "what=captures"]);
    assert_eq!(run.code, 2, "{}", run.out);
    if let Some(lacking) =
        lacking.filter(|lacking| lacking["what"] == "captures" || lacking["what"] == "withdraws")
    {
        let run = review(&desk, &["--accept", lacking["id"].as_str().expect("an id")]);
        assert!(run.code == 2 && run.err.contains("lacks"), "{}", run.err);
    }
    let run = review(&desk, &["--accept", "nobody"]);
    assert_eq!(run.code, 1);
    assert_eq!(review(&desk, &["--reject", id, "--why", "irrealis"]).code, 0);
    assert_eq!(review(&desk, &["--reject", id]).code, 2);
}

#[test]
fn without_the_day_of_publication_the_clues_are_listed() {
    let (desk, _) = desk("vardania", "01-wire.txt");
    let run = desk.run(&["extract", "01-wire.txt", "--theatre", "vardania"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("on Tuesday") && run.err.contains("--published"), "{}", run.err);
}

#[test]
fn each_article_of_a_list_has_its_own_day() {
    let (desk, _) = desk("vardania", "01-wire.txt");
    let text = "Separatist forces captured Lipitsa on Friday.\n";
    fs::write(desk.path().join("second.txt"), text).expect("an article");
    let list = "file,published,publisher,title,url\n\
        01-wire.txt,2022-05-04,The Gazette,,\nsecond.txt,2022-05-09,The Herald,Lipitsa,https://example.org/2\n";
    fs::write(desk.path().join("list.csv"), list).expect("a list");
    let run = desk.run(&["extract", "--articles", "list.csv", "--theatre", "vardania", "-q"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let found: Vec<Value> = run.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let of = |title: &str| found.iter().find(|line| line["title"] == title).expect("a candidate of it");
    assert_eq!(one(&found, "captures", "sutova")["date"], "2022-05-03");
    assert_eq!(
        (&of("Lipitsa")["date"], &of("Lipitsa")["publisher"]),
        (&"2022-05-06".into(), &"The Herald".into())
    );
    fs::write(desk.path().join("list.csv"), "file,published\n01-wire.txt,soon\n").expect("a list");
    let run = desk.run(&["extract", "--articles", "list.csv", "--theatre", "vardania"]);
    assert!(run.code != 0 && run.err.contains("list.csv:2"), "{}", run.err);
}

#[test]
fn words_of_a_theatre_that_nothing_knows_are_told_with_their_line() {
    let (desk, theatre) = desk("lashan", "02-brief.txt");
    let namtai = "Junta troops pacified Namtai on Monday.\n";
    fs::write(desk.path().join("own.txt"), namtai).expect("an article");
    let read = ["extract", "own.txt", "--published", "2024-01-20", "--theatre", "lashan", "-q"];
    assert!(desk.run(&read).out.contains("\"place\":\"namtai\""));
    fs::write(theatre.join("triggers.csv"), "kind,word,as\nverb,pacify,captrue\n").expect("a table");
    for words in [&read[..], &["check", "lashan"]] {
        let run = desk.run(words);
        assert!(run.code != 0 && run.err.contains("triggers.csv:2"), "{}", run.err);
        assert!(run.err.contains("did you mean `capture`?"), "{}", run.err);
    }
}

const SEVEN: [&str; 7] = [
    "Government forces captured Lipitsa on Monday.",
    "Government forces captured Brenik on Monday.",
    "Separatist forces entered Halev on Monday.",
    "The army took control of Mirovka on Tuesday.",
    "Separatist fighters withdrew from Dolna Reka on Tuesday.",
    "The army seized Gorna Reka on Tuesday.",
    "Separatist forces captured Torzhen on Tuesday.",
];

/// `script` of util-linux lends a terminal; where it is not there, nothing is tried.
#[test]
fn the_keys_of_a_review_do_what_they_say() {
    let (desk, theatre) = desk("vardania", "01-wire.txt");
    fs::write(desk.path().join("keys.txt"), SEVEN.join("\n\n")).expect("an article");
    let found = desk.run(&[
        "extract",
        "keys.txt",
        "--published",
        "2022-05-04",
        "--theatre",
        "vardania",
        "-o",
        "candidates.jsonl",
    ]);
    assert_eq!(found.code, 0, "{}", found.err);
    let command =
        format!("'{}' review candidates.jsonl --theatre vardania --who me", env!("CARGO_BIN_EXE_frontline"));
    let terminal = Command::new("script")
        .args(["-qec", &command, "/dev/null"])
        .current_dir(desk.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut terminal) = terminal else { return };
    // The first accepted, taken back and accepted again; then one of each; a wrong key asks again.
    let keys = "a\nu\na\nx\ne\ndate=2022-05-02\nr\nwrong-place\nm\nnobody\nm\n2022-01-01-mirovka-holds\n\
        n\nto be asked\ns\nq\n";
    terminal.stdin.take().expect("a pipe").write_all(keys.as_bytes()).expect("it listens");
    let said = terminal.wait_with_output().expect("it ends");
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    let decisions = fs::read_to_string(theatre.join("decisions.jsonl")).expect("decisions");
    let kept: Vec<Value> = decisions.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let order: Vec<&str> = kept.iter().map(|line| line["decision"].as_str().expect("a word")).collect();
    assert_eq!(order, ["accept", "undo", "accept", "accept", "reject", "merge", "note", "skip"], "{said}");
    assert!(said.contains("taken back") && said.contains("nobody"), "{said}");
    assert_eq!(kept[3]["set"][0], "date=2022-05-02");
    assert_eq!((&kept[4]["reason"], &kept[6]["reason"]), (&"wrong-place".into(), &"to be asked".into()));
    let events = fs::read_to_string(theatre.join("events.csv")).expect("events");
    assert_eq!(events.lines().filter(|row| row.starts_with("2022-05-")).count(), 2, "{events}");
}

#[test]
fn offsets_point_into_the_raw_text() {
    let (desk, _) = desk("vardania", "01-wire.txt");
    let raw: Vec<char> =
        fs::read_to_string(desk.path().join("01-wire.txt")).expect("the article").chars().collect();
    for candidate in candidates(&desk) {
        let at = |i: usize| usize::try_from(candidate["span"][i].as_u64().expect("a number")).expect("small");
        let words: String = raw[at(0)..at(1)].iter().collect();
        assert_eq!(words, candidate["sentence"].as_str().expect("words"));
    }
}

#[test]
fn any_bytes_are_an_article() {
    let desk = Desk::new();
    let mut state = 7u64;
    let mut bytes = Vec::new();
    for _ in 0..20_000 {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        bytes.push(state.to_be_bytes()[2]);
    }
    fs::write(desk.path().join("noise.txt"), &bytes).expect("noise");
    fs::write(desk.path().join("noise.html"), &bytes).expect("noise");
    fs::write(desk.path().join("empty.md"), "").expect("nothing");
    let run = desk.run(&["extract", "noise.txt", "noise.html", "empty.md", "--published", "2019-04-04"]);
    assert_eq!(run.code, 0, "{}", run.err);
}
