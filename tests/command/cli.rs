//! The command line as its users meet it: examples that run, data on stdout, the same bytes twice.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::program::Desk;
use serde_json::Value;

const VERBS: &[&str] = &[
    "map",
    "snapshot",
    "diff",
    "timeline",
    "chronology",
    "panel",
    "animate",
    "status",
    "why",
    "place",
    "check",
    "export",
    "page",
    "verify",
    "extract",
    "review",
    "init",
    "party",
    "import",
];

/// Words of a command line as a shell would split them.
pub fn shell(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quote = None;
    for c in line.trim().chars() {
        match (c, quote) {
            ('"' | '\'', None) => quote = Some(c),
            (c, Some(open)) if c == open => quote = None,
            (' ', None) => words.push(String::new()),
            (c, _) => words.last_mut().expect("a word").push(c),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

fn assert_runs(desk: &Desk, line: &str) {
    let words = shell(line);
    let words: Vec<&str> = words[1..].iter().map(String::as_str).collect();
    let run = desk.run_where(&words, &[("FRONTLINE_REVIEW_STDIN", "1")]);
    // `check --strict` exits with 3 where the shipped theatre has doubts: that is an answer.
    let answered = run.code == 0 || (words.contains(&"--strict") && run.code == 3);
    assert!(answered, "`{line}` exits with {}: {}", run.code, run.err);
    assert!(!run.out.is_empty() || !run.err.is_empty(), "`{line}` says nothing");
}

#[test]
fn the_examples_of_every_help_run() {
    for verb in VERBS {
        let help = Desk::new().run(&[verb, "--help"]);
        assert_eq!(help.code, 0);
        let (_, examples) =
            help.out.split_once("Examples:\n").unwrap_or_else(|| panic!("{verb} has no examples"));
        let lines: Vec<&str> =
            examples.lines().filter(|line| line.trim_start().starts_with("frontline ")).collect();
        assert!(lines.len() >= 2, "{verb} has fewer than two examples");
        let desk = Desk::new();
        desk.articles();
        if *verb == "review" {
            desk.candidates();
        }
        for line in lines {
            assert_runs(&desk, line);
        }
    }
}

#[test]
fn the_examples_of_the_readme_run() {
    let readme =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).expect("README.md");
    let lines: Vec<&str> = readme.lines().filter(|line| line.starts_with("frontline ")).collect();
    assert!(lines.len() >= 5, "the README shows fewer than five commands");
    let desk = Desk::new();
    for line in lines {
        assert_runs(&desk, line);
    }
}

/// The commands of a document: lines in `sh` fences that begin with the program's name.
fn commands(text: &str) -> Vec<String> {
    let mut fenced = false;
    let mut commands = Vec::new();
    for line in text.lines().map(str::trim) {
        if let Some(language) = line.strip_prefix("```") {
            fenced = language == "sh";
        } else if fenced && line.starts_with("frontline ") && !line.starts_with("frontline serve") {
            // `serve` goes on until it is stopped, and has tests of its own.
            commands.push(line.split("  #").next().unwrap_or_default().to_owned());
        }
    }
    commands
}

/// Runs the commands of a document in an empty folder with nothing but the examples in it.
fn assert_document_runs(name: &str) {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let text = fs::read_to_string(docs.join(name)).expect("the document");
    let desk = Desk::new();
    fs::create_dir(desk.path().join("examples")).expect("a folder");
    for entry in fs::read_dir(docs.join("examples")).expect("the examples").flatten() {
        fs::copy(entry.path(), desk.path().join("examples").join(entry.file_name())).expect("a copy");
    }
    if text.contains(" article.txt") {
        desk.articles();
    }
    for line in commands(&text) {
        assert_runs(&desk, &line);
    }
    let indented = text.lines().find(|line| line.starts_with("    frontline "));
    assert!(indented.is_none(), "{name}: put {indented:?} between fences of `sh`, so that it runs here");
}

#[test]
fn the_tutorial_runs_from_nothing_to_a_published_map() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let text = fs::read_to_string(docs.join("tutorial.md")).expect("the tutorial");
    assert!(commands(&text).len() >= 25, "{:?}", commands(&text));
    assert_document_runs("tutorial.md");
}

#[test]
fn every_manual_page_that_another_names_is_written() {
    let desk = Desk::new();
    assert_runs(&desk, "frontline man -o man1");
    let mut named = 0;
    for entry in fs::read_dir(desk.path().join("man1")).expect("pages").flatten() {
        let page = fs::read_to_string(entry.path()).expect("a page").replace("\\-", "-");
        for (before, _) in page.match_indices("(1)").map(|(at, _)| page.split_at(at)) {
            let name = before.rsplit(|c: char| c.is_whitespace()).next().unwrap_or_default();
            let help = name.ends_with("-help");
            assert!(help || desk.path().join(format!("man1/{name}.1")).exists(), "{name} in {entry:?}");
            named += usize::from(!help);
        }
    }
    assert!(named > 35, "{named} pages are named");
}

/// The columns of a new theatre's tables are those that the reader knows; of keys it tells when it meets another.
#[test]
fn the_formats_have_every_column_and_key() {
    let desk = Desk::new();
    assert_runs(&desk, "frontline init t --country LS");
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/formats.md");
    let text = fs::read_to_string(docs).expect("the document");
    let read = |file: &str| fs::read_to_string(desk.path().join("t").join(file)).expect("a file");
    let mut tables = 0;
    for entry in fs::read_dir(desk.path().join("t")).expect("a theatre").flatten() {
        let file = entry.file_name().to_string_lossy().into_owned();
        if !file.contains(".csv") {
            continue;
        }
        tables += 1;
        let (_, section) = text.split_once(&format!("**{file}**")).unwrap_or_else(|| panic!("no {file}"));
        let section = section.split("\n**").next().unwrap_or_default();
        let told: Vec<&str> =
            section.lines().filter_map(|row| row.strip_prefix("| `")?.split('`').next()).collect();
        assert_eq!(told, read(&file).trim().split(',').collect::<Vec<_>>(), "{file}");
        let empty = |row: &&str| {
            row.starts_with("| `") && row.split('|').nth(2).is_none_or(|cell| cell.trim().is_empty())
        };
        assert_eq!(section.lines().find(empty), None, "{file}: a column without an example");
    }
    assert_eq!(tables, 9);
    // A key that is not known is answered with all that are.
    for (key, section) in [("zzz = 1", ""), ("zzz = 1", "[lang.fr]"), ("zzz = 1", "[[inset]]")] {
        let toml = read("theatre.toml");
        let spoilt =
            if section.is_empty() { format!("{key}\n{toml}") } else { format!("{toml}\n{section}\n{key}\n") };
        fs::write(desk.path().join("t/theatre.toml"), spoilt).expect("a file");
        let said = desk.run(&["check", "t"]).err;
        fs::write(desk.path().join("t/theatre.toml"), toml).expect("a file");
        let (_, known) = said.split_once("expected ").unwrap_or_else(|| panic!("no keys in {said}"));
        let keys: Vec<&str> =
            known.lines().next().unwrap_or_default().split('`').skip(1).step_by(2).collect();
        assert!(keys.len() > 1, "{said}");
        for key in keys {
            let told = [
                format!("`{key}`"),
                format!("`{key} = "),
                format!("`[[{key}]]`"),
                format!("`[{key}.fr]`"),
                format!("`[lang.fr.{key}]`"),
            ];
            assert!(told.iter().any(|words| text.contains(words)), "theatre.toml: {key}");
        }
    }
}

#[test]
fn the_commands_of_every_other_document_run() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let names = fs::read_dir(docs)
        .expect("docs")
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.filter(|name| name.contains(".md") && name != "tutorial.md").collect();
    names.sort();
    for name in names {
        assert_document_runs(&name);
    }
}

fn json(words: &[&str]) -> Value {
    let run = Desk::new().run(words);
    assert_eq!(run.code, 0, "{}", run.err);
    serde_json::from_str(&run.out).expect("JSON on stdout")
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

#[test]
fn status_gives_the_fields_of_a_place() {
    let list = json(&["status", "Gharyan", "Sirte", "--on", "2019-04-05", "--json"]);
    assert_eq!(list[0]["side"], "lna");
    assert_eq!(list[1]["side"], "gna");
    assert_eq!(
        keys(&list[0]),
        [
            "id",
            "name",
            "name_local",
            "kind",
            "admin1",
            "side",
            "holder",
            "status",
            "contested_by",
            "besieged_by",
            "claimed_by",
            "basis",
            "since",
            "last_evidence",
            "days_since_evidence",
            "last_fighting",
            "inferred",
            "event_ids",
        ]
    );
}

#[test]
fn why_gives_the_chain_with_sources() {
    let why = json(&["why", "Gharyan", "--on", "2019-07-01", "--json"]);
    for key in ["place", "as_of", "known_by", "verdict", "runner_up", "steps"] {
        assert!(keys(&why).contains(&key), "{key}");
    }
    assert_eq!(why["verdict"]["side"], "gna");
    let steps = why["steps"].as_array().expect("steps");
    let last = steps.iter().rfind(|step| step["what"] == "captures").expect("a capture");
    assert_eq!(last["date"], "2019-06-26");
    assert!(last["sources"][0]["url"].as_str().expect("a link").starts_with("http"));
    for key in ["event", "date", "what", "party", "sources", "quote", "rule", "effect"] {
        assert!(keys(last).contains(&key), "{key}");
    }
}

#[test]
fn why_of_a_point_names_the_place_that_speaks_for_it() {
    let run = Desk::new().run(&["why", "16.6,31.1", "--on", "2020-06-08"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.starts_with("16.6,31.1 takes the state of "), "{}", run.out);
}

#[test]
fn place_says_what_it_met_and_exits_with_1_when_nothing_matches() {
    let list = json(&["place", "ورشفانة", "--json"]);
    assert_eq!(list[0]["id"], "wershefana");
    for key in ["id", "name", "kind", "lon", "lat", "matched", "by", "score", "ambiguous"] {
        assert!(keys(&list[0]).contains(&key), "{key}");
    }
    let run = Desk::new().run(&["place", "Kharkiv", "--json"]);
    assert_eq!((run.code, run.out.trim()), (1, "[]"));
}

#[test]
fn diff_gives_changes_interim_transfers_net_and_front() {
    let diff = json(&["diff", "2019-04-10", "2019-07-01", "--json"]);
    for key in ["from", "to", "changes", "interim", "transfers", "net", "front"] {
        assert!(keys(&diff).contains(&key), "{key}");
    }
    let changes = diff["changes"].as_array().expect("changes");
    let gharyan = changes.iter().find(|change| change["place"] == "gharyan").expect("Gharyan");
    assert_eq!(gharyan["from_side"], "lna");
    assert_eq!(gharyan["to_side"], "gna");
    assert_eq!(gharyan["how"], "captured");
}

#[test]
fn diff_of_a_day_with_itself_is_empty_and_exits_with_0() {
    let run = Desk::new().run(&["diff", "2019-04-10", "2019-04-10", "--exit-code"]);
    assert_eq!(run.code, 0);
    assert!(run.out.contains("nothing changed"));
    let run = Desk::new().run(&["diff", "2019-04-10", "2019-07-01", "--exit-code"]);
    assert_eq!(run.code, 1);
}

#[test]
fn a_month_is_its_last_day() {
    let [month, day] = ["2019-06", "2019-06-30"].map(|on| Desk::new().run(&["status", "--on", on]).out);
    assert_eq!(month, day);
}

/// Every file below a folder with its bytes.
fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).expect("a folder").flatten();
    entries
        .map(|entry| {
            (entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path()).expect("a file"))
        })
        .collect()
}

#[test]
fn a_snapshot_has_every_file_and_two_runs_give_the_same_bytes() {
    let desk = Desk::new();
    for output in ["one", "two"] {
        let run = desk.run(&["snapshot", "2020-06-08", "-o", output]);
        assert_eq!(run.code, 0, "{}", run.err);
        assert!(run.out.is_empty());
    }
    let (one, two) = (contents(&desk.path().join("one")), contents(&desk.path().join("two")));
    let names: Vec<&str> = one.keys().map(String::as_str).collect();
    for name in [
        "areas.geojson",
        "cells.geojson",
        "events.geojson",
        "fronts.geojson",
        "manifest.json",
        "map.png",
        "map.svg",
        "places.csv",
        "places.geojson",
    ] {
        assert!(names.contains(&name), "{name} is missing");
    }
    assert_eq!(one, two);
}

#[test]
fn a_snapshot_replaces_the_one_it_made_before() {
    let desk = Desk::new();
    for day in ["2019-04-05", "2019-06-30"] {
        let run = desk.run(&["snapshot", day, "-o", "made"]);
        assert_eq!(run.code, 0, "{}", run.err);
        let manifest = fs::read_to_string(desk.path().join("made/manifest.json")).expect("the manifest");
        assert!(manifest.contains(day));
    }
    assert_eq!(desk.files(), ["made"]);
}

#[test]
fn a_theatre_in_a_folder_works_like_the_built_in_one() {
    let desk = Desk::new();
    desk.twoland();
    let run = desk.run(&["status", "--on", "2020-03-04", "--theatre", "twoland", "--json"]);
    let list: Value = serde_json::from_str(&run.out).expect("JSON");
    let sides: Vec<&str> =
        list.as_array().expect("a list").iter().filter_map(|p| p["side"].as_str()).collect();
    assert_eq!(sides, ["blue", "blue"]);
    let run = desk.run(&[
        "status",
        "alda",
        "--on",
        "2020-03-04",
        "--known-by",
        "2020-03-04",
        "--theatre",
        "twoland",
        "--json",
    ]);
    let list: Value = serde_json::from_str(&run.out).expect("JSON");
    assert_eq!(list[0]["side"], "red", "the report of the capture came out a day later");
    let run = desk.run(&["status", "casta", "--on", "2020-02-01", "--theatre", "twoland", "--json"]);
    let list: Value = serde_json::from_str(&run.out).expect("JSON");
    assert_eq!(
        (&list[0]["side"], &list[0]["inferred"]),
        (&"red".into(), &true.into()),
        "Casta lies in Alda's land"
    );
}

#[test]
fn the_order_of_rows_means_nothing() {
    let desk = Desk::new();
    let folder = desk.twoland();
    let before = desk.run(&["status", "--on", "2020-12-31", "--theatre", "twoland", "--json"]).out;
    for file in ["events.csv", "places.csv", "sources.csv", "parties.csv", "allegiance.csv"] {
        let text = fs::read_to_string(folder.join(file)).expect("a file");
        let mut lines: Vec<&str> = text.lines().collect();
        lines[1..].reverse();
        fs::write(folder.join(file), lines.join("\n")).expect("a file");
    }
    let after = desk.run(&["status", "--on", "2020-12-31", "--theatre", "twoland", "--json"]).out;
    assert_eq!(before, after);
}
