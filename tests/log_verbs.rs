//! The verbs that keep a log: rows added, tables in canonical form, what an edit changes.

mod small;

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use frontline::theatre::{Folder, Theatre, canonical};
use small::{BASE, Small, err, frontline, out};

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

/// `script` of util-linux lends a terminal; where it is not there, nothing is tried.
#[test]
fn on_a_terminal_a_wrong_answer_is_asked_for_again() {
    let small = Small::new(BASE);
    let command =
        format!("'{}' event add --theatre '{}' --note asked", env!("CARGO_BIN_EXE_frontline"), small.dir());
    let terminal = Command::new("script")
        .args(["-qec", &command, "/dev/null"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut terminal) = terminal else { return };
    let answers = "soon\n2020-02-03\nKharkiv\noasis\nfalls\ncaptures\n\nred\nnobody\npaper\n";
    terminal.stdin.take().expect("a pipe").write_all(answers.as_bytes()).expect("it listens");
    let said = out(&terminal.wait_with_output().expect("it ends"));
    for words in
        ["--date `soon`", "`Kharkiv`", "--what `falls`", "cannot be empty", "no source has the id `nobody`"]
    {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(said.contains("2020-02-03-oasis-captures"), "{said}");
    let row = small.read("events.csv").lines().last().map(str::to_owned);
    assert!(row.is_some_and(|row| row.contains("captures,red") && row.contains("asked")));
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

#[test]
fn several_days_make_a_table_for_a_readme() {
    let told =
        frontline(&["status", "Tarhuna", "--on", "2019-04-04", "--on", "2019-04-05", "--on", "2020-06-10"]);
    let expected = "| place | 2019-04-04 | 2019-04-05 | 2020-06-10 |\n|---|---|---|---|\n| Tarhuna | Local | LNA | GNA |\n";
    assert_eq!(out(&told), expected);
}
