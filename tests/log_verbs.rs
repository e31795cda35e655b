//! The verbs that keep a log: rows added, tables in canonical form, what an edit changes, what a
//! check finds.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use frontline::theatre::{Folder, Theatre, canonical};
use tempfile::TempDir;

fn frontline(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_frontline")).args(args).output().expect("it runs")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("text")
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("text")
}

/// A theatre of two towns in a temporary folder.
struct Small(TempDir);

impl Small {
    fn new(events: &str) -> Self {
        let small = Self(tempfile::tempdir().expect("a folder"));
        let land = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[9,19],[13,19],[13,23],[9,23],[9,19]]]}}]}"#;
        small.write(
            "theatre.toml",
            "id = \"small\"\nname = \"Small\"\nstart = \"2020-01-01\"\nend = \"2020-12-31\"\n",
        );
        small.write("land.geojson", land);
        small.write(
            "places.csv",
            "id,name,kind,lon,lat,source\nford,Ford,town,11,21,invented\noasis,Oasis,town,10,20,invented\n",
        );
        small.write("parties.csv", "id,name,until\nblue,Blue,\nred,Red,2020-06-30\n");
        small.write("sources.csv", "id,kind,publisher,published\npaper,report,The Paper,2020-12-01\n");
        small.write(
            "events.csv",
            &format!(
                "id,date,seq,place,what,party,opponent,confidence,sources,same_as,supersedes,note\n{events}"
            ),
        );
        small
    }

    fn write(&self, file: &str, text: &str) {
        fs::write(self.path(file), text).expect("a file");
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).expect("a file")
    }

    fn path(&self, file: &str) -> PathBuf {
        self.0.path().join(file)
    }

    fn dir(&self) -> &str {
        self.0.path().to_str().expect("a path")
    }
}

const BASE: &str =
    "a,2020-01-01,,oasis,holds,blue,,high,paper,,,\nb,2020-01-01,,ford,holds,red,,high,paper,,,\n";

#[test]
fn an_event_added_is_in_the_log_and_has_a_readable_id() {
    let small = Small::new(BASE);
    let add =
        ["event", "add", "--theatre", small.dir(), "--date", "2020-02-01/2020-02-03", "--place", "Oasis"];
    let rest = [
        "--what",
        "captures",
        "--party",
        "red",
        "--opponent",
        "blue",
        "--source",
        "paper",
        "--note",
        "a, \"b\"",
    ];
    let args: Vec<&str> = add.iter().chain(&rest).copied().collect();
    let first = frontline(&args);
    assert_eq!(out(&first), "2020-02-03-oasis-captures\n", "{}", err(&first));
    assert_eq!(out(&frontline(&args)), "2020-02-03-oasis-captures-2\n");
    let theatre = Theatre::read(Folder::Disk(small.0.path().into())).expect("well-formed");
    assert_eq!(theatre.log.events.len(), 4);
    assert!(theatre.log.events.values().any(|event| event.note == "a, \"b\""));
}

#[test]
fn a_row_that_would_be_a_fault_is_not_written() {
    let small = Small::new(BASE);
    let before = small.read("events.csv");
    let added = frontline(&[
        "event",
        "add",
        "--theatre",
        small.dir(),
        "--date",
        "2020-02-01",
        "--place",
        "oasis",
        "--what",
        "captures",
        "--party",
        "rde",
        "--source",
        "nobody",
    ]);
    assert_eq!(added.status.code(), Some(3));
    assert!(
        err(&added).contains("did you mean `red`?") && err(&added).contains("no source has the id"),
        "{}",
        err(&added)
    );
    assert_eq!(small.read("events.csv"), before);
}

#[test]
fn a_source_added_can_be_cited() {
    let small = Small::new(BASE);
    let added = frontline(&[
        "source",
        "add",
        "--theatre",
        small.dir(),
        "--publisher",
        "The Herald",
        "--title",
        "Oasis falls",
        "--published",
        "2020-02-04",
    ]);
    assert_eq!(out(&added), "the-herald-oasis-falls\n", "{}", err(&added));
    let expected = "id,kind,publisher,published,title\npaper,report,The Paper,2020-12-01,\n\
        the-herald-oasis-falls,report,The Herald,2020-02-04,Oasis falls\n";
    assert_eq!(small.read("sources.csv"), expected);
}

#[test]
fn what_is_missing_is_asked_for_only_on_a_terminal() {
    let small = Small::new(BASE);
    let added = frontline(&["event", "add", "--theatre", small.dir()]);
    assert_eq!(added.status.code(), Some(2));
    assert!(err(&added).contains("--date is missing"), "{}", err(&added));
}

#[test]
fn the_built_in_theatre_is_not_written() {
    let added = frontline(&["event", "add", "--date", "2020-02-01"]);
    assert_eq!(added.status.code(), Some(3));
    assert!(err(&added).contains("frontline init --from libya DIR"), "{}", err(&added));
}

#[test]
fn two_programs_that_add_at_once_lose_nothing() {
    let small = Small::new(BASE);
    let children: Vec<_> = (0..6)
        .map(|i| {
            Command::new(env!("CARGO_BIN_EXE_frontline"))
                .args(["event", "add", "--theatre", small.dir(), "--place", "oasis", "--what", "clashes"])
                .args(["--party", "blue", "--source", "paper", "--date", &format!("2020-03-0{}", i + 1)])
                .spawn()
                .expect("it runs")
        })
        .collect();
    for mut child in children {
        assert!(child.wait().expect("it ends").success());
    }
    assert_eq!(small.read("events.csv").lines().count(), 9);
}

#[test]
fn a_copy_of_the_built_in_theatre_is_a_theatre() {
    let folder = tempfile::tempdir().expect("a folder");
    let dir = folder.path().join("mine");
    let made = frontline(&["init", "--from", "libya", dir.to_str().expect("a path")]);
    assert!(made.status.success(), "{}", err(&made));
    let (copy, own) =
        (Theatre::read(Folder::Disk(dir)).expect("a theatre"), Theatre::embedded("libya").expect("it ships"));
    assert_eq!(copy.log.events.len(), own.log.events.len());
    assert_eq!(copy.gazetteer.places().len(), own.gazetteer.places().len());
    assert_eq!(frontline(&["init", "--from", "atlantis", "x"]).status.code(), Some(1));
}

#[test]
fn canonical_form_is_its_own_and_loses_nothing() {
    let theatre = Path::new(env!("CARGO_MANIFEST_DIR")).join("theatres/libya");
    for stem in ["events", "sources", "parties", "allegiance", "blocs"] {
        let text = fs::read_to_string(theatre.join(format!("{stem}.csv"))).expect("a table");
        let once = canonical(stem, stem, &text).expect("a table");
        assert_eq!(canonical(stem, stem, &once).as_ref(), Ok(&once), "{stem}");
        assert_eq!(
            once.lines().count(),
            csv::Reader::from_reader(text.as_bytes()).records().count() + 1,
            "{stem}"
        );
    }
}

#[test]
fn canonical_form_is_one_order_without_padding() {
    let text = "\u{feff}what, id ,date,x_mine,place,party,sources\r\nholds,b,2020-02-01, 1 ,oasis,red,paper\r\n\"holds\",a,2020-01-01,,oasis,\"red\",paper\r\n";
    let expected = "id,date,place,what,party,sources,x_mine\na,2020-01-01,oasis,holds,red,paper,\nb,2020-02-01,oasis,holds,red,paper,1\n";
    assert_eq!(canonical("events", "events.csv", text).as_deref(), Ok(expected));
}

#[test]
fn an_edit_tells_which_verdicts_it_changes() {
    let (old, new) = (
        Small::new(BASE),
        Small::new(&format!("{BASE}c,2020-12-01,,oasis,captures,red,blue,high,paper,,,\n")),
    );
    new.write("parties.csv", "id,name\nblue,Blue\nred,Red\n");
    let told = frontline(&["impact", old.dir(), new.dir()]);
    let expected = "Events: 1 added, 0 removed, 0 edited. Verdicts: 215 place-days differ.\n\n\
        | place | from | to | days | was | is |\n|---|---|---|--:|---|---|\n\
        | Ford | 2020-07-01 | 2020-12-31 | 184 | unknown | red |\n\
        | Oasis | 2020-12-01 | 2020-12-31 | 31 | blue | red |\n";
    assert_eq!(out(&told), expected);
    assert_eq!(frontline(&["impact", old.dir(), new.dir(), "--exit-code"]).status.code(), Some(1));
    assert_eq!(frontline(&["impact", old.dir(), old.dir(), "--exit-code"]).status.code(), Some(0));
}

/// The message that a check gives for a log, with where it stands.
fn found(events: &str) -> (Vec<String>, Vec<String>) {
    let small = Small::new(&format!("{BASE}{events}"));
    let findings = Theatre::read(Folder::Disk(small.0.path().into())).expect("well-formed").check();
    let told = |faults: &frontline::table::Faults| -> Vec<String> {
        let one =
            |fault: &&frontline::table::Fault| format!("{}:{}: {}", fault.line, fault.column, fault.message);
        faults.sorted().iter().map(one).collect()
    };
    (told(&findings.errors), told(&findings.warnings))
}

#[test]
fn a_source_with_two_verdicts_on_one_date_is_an_error_that_names_both_rows() {
    let rows = "c,2020-02-01,1,oasis,captures,red,blue,high,paper,,,\nd,2020-02-01,1,oasis,holds,blue,,high,paper,,,\n";
    let (errors, _) = found(rows);
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert!(
        errors[0].starts_with("5:5: source `paper` has `holds` by blue")
            && errors[0].contains("events.csv:4"),
        "{errors:?}"
    );
    assert!(found(&rows.replace("d,2020-02-01,1", "d,2020-02-01,2")).0.is_empty());
}

#[test]
fn a_party_that_takes_a_place_after_its_end_is_an_error() {
    let (errors, _) = found("c,2020-08-01,,oasis,captures,red,blue,high,paper,,,\n");
    assert_eq!(errors, ["4:6: red can hold nothing after 2020-06-30, its `until` in parties.csv"]);
}

#[test]
fn corrections_in_a_circle_are_errors() {
    let (errors, _) =
        found("c,2020-02-01,,oasis,clashes,red,,,paper,,d,\nd,2020-02-01,,oasis,clashes,red,,,paper,,c,\n");
    assert_eq!(errors, ["4:11: `d` leads back to this event", "5:11: `c` leads back to this event"]);
}

#[test]
fn what_is_odd_is_a_warning() {
    let cases = [
        (
            "c,2020-02-01,,oasis,captures,blue,,high,paper,,,\n",
            "4:5: blue captures oasis, which its side holds on record",
        ),
        (
            "c,2020-02-01,,ford,captures,blue,green,high,paper,,,\n",
            "4:7: taken from green, which never held ford on record; red did",
        ),
        (
            "c,2020-02-01,,oasis,enters,red,,high,paper,,,\n",
            "4:5: the contest of oasis only timed out on 2020-04-02",
        ),
        (
            "c,2021-02-01,,oasis,clashes,red,,high,later,,,\n",
            "4:2: `c` comes after 2020-12-31, the last day of the theatre",
        ),
        ("c,2020-02-01,,oasis,clashes,red,,high,,,,\n", "4:9: nobody is known to say `c`"),
        ("c,2020-02-01,,oasis,clashes,red,,high,paper,b,,\n", "4:10: `b` is of ford, this event of oasis"),
        (
            "",
            "3:6: ford is unknown since 2020-07-01: its holder ceased to exist, and no event says who followed",
        ),
    ];
    for (rows, expected) in cases {
        let small = Small::new(&format!("{BASE}{rows}"));
        small.write("parties.csv", "id,name,until\nblue,Blue,\ngreen,Green,\nred,Red,2020-06-30\n");
        small.write("sources.csv", "id,kind,published\nlater,report,2021-03-01\npaper,report,2020-12-01\n");
        let findings = Theatre::read(Folder::Disk(small.0.path().into())).expect("well-formed").check();
        let told: Vec<String> = findings
            .warnings
            .sorted()
            .iter()
            .map(|f| format!("{}:{}: {}", f.line, f.column, f.message))
            .collect();
        assert!(told.iter().any(|told| told == expected), "{expected}\nnot among {told:#?}");
    }
}

#[test]
fn allegiances_that_overlap_are_errors_and_gaps_are_warnings() {
    let check = |allegiance: &str| {
        let small = Small::new(BASE);
        small.write("blocs.csv", "id,name,short,kind\neast,East,E,side\nwest,West,W,side\n");
        small.write("allegiance.csv", &format!("party,bloc,from,to\n{allegiance}"));
        let findings = Theatre::read(Folder::Disk(small.0.path().into())).expect("well-formed").check();
        (findings.errors.to_string(), findings.warnings.to_string())
    };
    let (errors, _) = check("red,east,2020-01-01,2020-03-01\nred,west,2020-02-01,\nblue,west,,\n");
    assert!(errors.contains("allegiance.csv:3:3: red counts to east until 2020-03-01"), "{errors}");
    let (errors, warnings) =
        check("red,east,2020-01-01,2020-02-01\nred,west,2020-03-01,\nblue,west,2020-02-01,\n");
    assert!(errors.is_empty(), "{errors}");
    assert!(
        warnings.contains("allegiance.csv:3:3: red counts to no bloc from 2020-02-01 until 2020-03-01"),
        "{warnings}"
    );
    assert!(warnings.contains("events.csv:2:6: blue counts to no bloc on 2020-01-01"), "{warnings}");
}

#[test]
fn a_check_tells_errors_of_reading_and_of_sense_at_once() {
    let small = Small::new(&format!(
        "{BASE}c,2020-08-01,,oasis,captures,red,blue,high,paper,,,\nd,2020-02-30,,oasis,holds,red,,high,paper,,,\n"
    ));
    let checked = frontline(&["check", small.dir()]);
    assert_eq!(checked.status.code(), Some(3));
    let told = err(&checked);
    assert!(
        told.contains("events.csv:5:2: date `2020-02-30`")
            && told.contains("events.csv:4:6: red can hold nothing"),
        "{told}"
    );
    let json = frontline(&["check", small.dir(), "--json"]);
    let value: serde_json::Value = serde_json::from_slice(&json.stdout).expect("JSON");
    assert_eq!(value["errors"].as_array().map(Vec::len), Some(2));
}

#[test]
fn strict_counts_warnings_and_else_they_pass() {
    let small = Small::new(BASE);
    assert_eq!(frontline(&["check", small.dir()]).status.code(), Some(0));
    assert_eq!(frontline(&["check", small.dir(), "--strict"]).status.code(), Some(3));
}

#[test]
fn several_days_make_a_table_for_a_readme() {
    let told =
        frontline(&["status", "Tarhuna", "--on", "2019-04-04", "--on", "2019-04-05", "--on", "2020-06-10"]);
    let expected = "| place | 2019-04-04 | 2019-04-05 | 2020-06-10 |\n|---|---|---|---|\n| Tarhuna | Local | LNA | GNA |\n";
    assert_eq!(out(&told), expected);
}
