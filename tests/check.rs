//! What a check finds in a log that is well-formed.

mod small;

use frontline::theatre::{Folder, Theatre};
use small::{BASE, Small, err, frontline};

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
