//! Bad input gets one clear message, the exit code that says what kind it is, and leaves nothing behind.

use std::fs;

use super::program::{Desk, Run};

/// Fails with `code`, says all of `says`, and writes nothing.
fn assert_refused(desk: &Desk, run: &Run, code: i32, says: &[&str]) {
    assert!(run.out.is_empty(), "data on stdout: {}", run.out);
    assert_faults(desk, run, code, says);
}

/// The same for `check`, whose report of what could be read is on stdout.
fn assert_faults(desk: &Desk, run: &Run, code: i32, says: &[&str]) {
    assert_eq!(run.code, code, "{}", run.err);
    for words in says {
        assert!(run.err.contains(words), "`{words}` is not in: {}", run.err);
    }
    let left: Vec<String> =
        desk.files().into_iter().filter(|name| name != "twoland" && name != "taken").collect();
    assert!(left.is_empty(), "left behind: {left:?}");
}

/// Spoils a file of the invented theatre by replacing a text in it, and runs a map.
fn with_spoilt(file: &str, from: &str, to: &str, says: &[&str]) {
    let desk = Desk::new();
    let path = desk.twoland().join(file);
    let text = fs::read_to_string(&path).expect("a file");
    assert!(text.contains(from), "`{from}` is not in {file}");
    fs::write(&path, text.replacen(from, to, 1)).expect("a file");
    let run = desk.run(&["snapshot", "2020-02-01", "--theatre", "twoland"]);
    assert_refused(&desk, &run, 3, says);
}

#[test]
fn a_wrong_date_is_named_with_how_to_write_one() {
    let desk = Desk::new();
    for date in ["2020-13-01", "8 June 2020", "2020-02-30", "", "08/06/2020"] {
        let run = desk.run(&["map", date]);
        assert_refused(&desk, &run, 2, &[&format!("`{date}` is not a date"), "2020-06-08"]);
    }
}

#[test]
fn a_date_outside_the_span_is_told_the_span() {
    let desk = Desk::new();
    for date in ["2011-02-17", "2021-01-01"] {
        let run = desk.run(&["snapshot", date]);
        assert_refused(&desk, &run, 2, &[date, "2014-05-16", "2020-10-31"]);
    }
}

#[test]
fn an_unknown_place_is_answered_with_names_near_to_it() {
    let desk = Desk::new();
    let run = desk.run(&["status", "Gharyaan", "Gharxan", "--on", "2019-04-05"]);
    assert_refused(&desk, &run, 1, &["no place is named `Gharxan`", "gharyan"]);
    let run = desk.run(&["why", "Kharkiv", "--on", "2019-04-05"]);
    assert_refused(&desk, &run, 1, &["no place is named `Kharkiv`"]);
}

#[test]
fn a_point_outside_the_country_is_not_answered() {
    let desk = Desk::new();
    let run = desk.run(&["why", "2.35,48.85", "--on", "2019-04-05"]);
    assert_refused(&desk, &run, 1, &["2.35,48.85", "longitude first"]);
    let run = desk.run(&["why", "13.19,132.89", "--on", "2019-04-05"]);
    assert_refused(&desk, &run, 2, &["LON,LAT"]);
}

#[test]
fn all_faults_of_a_theatre_are_told_at_once() {
    let desk = Desk::new();
    let folder = desk.twoland();
    let events = folder.join("events.csv");
    let text = fs::read_to_string(&events).expect("events");
    let text = text
        .replace("2020-03-04,0,alda,captures", "2020-03-40,zero,aldo,kaptures")
        .replace(",borg,holds,blues", ",borg,holds,blue");
    fs::write(&events, text).expect("events");
    let run = desk.run(&["check", "twoland"]);
    assert_faults(
        &desk,
        &run,
        3,
        &[
            "events.csv:4:2: date `2020-03-40`",
            "events.csv:4:3: seq `zero`",
            "events.csv:4:4: no place has the id `aldo`",
            "did you mean `alda`?",
            "events.csv:4:5: what `kaptures`",
            "did you mean `captures`?",
            "events.csv:3:6: no party has the id `blue`",
            "5 faults",
        ],
    );
}

#[test]
fn a_row_with_too_few_cells_is_named() {
    with_spoilt("events.csv", ",taken at dawn", "", &["events.csv:4:", "14 cells, the header has 15"]);
}

#[test]
fn an_unknown_column_is_named() {
    with_spoilt(
        "sources.csv",
        "publisher",
        "publischer",
        &["sources.csv:1:3", "unknown column `publischer`", "did you mean `publisher`?"],
    );
}

#[test]
fn a_missing_column_is_named() {
    with_spoilt("places.csv", "source\n", "x_source\n", &["places.csv:1", "column `source` is missing"]);
}

#[test]
fn a_doubled_id_names_both_rows() {
    with_spoilt(
        "sources.csv",
        "herald-2,report",
        "herald-1,report",
        &["sources.csv:3:1", "id `herald-1` stands twice", "sources.csv:2"],
    );
}

#[test]
fn a_spreadsheets_semicolons_are_recognised() {
    let desk = Desk::new();
    let path = desk.twoland().join("parties.csv");
    let text = fs::read_to_string(&path).expect("parties");
    fs::write(&path, text.replace(',', ";")).expect("parties");
    let run = desk.run(&["check", "twoland"]);
    assert_faults(&desk, &run, 3, &["parties.csv:1", "separated by `;`", "comma-separated"]);
}

#[test]
fn a_spreadsheets_dates_are_recognised() {
    with_spoilt(
        "events.csv",
        ",2020-03-04,0",
        ",04/03/2020,0",
        &["events.csv:4:2", "rewritten by a spreadsheet"],
    );
}

#[test]
fn coordinates_off_earth_or_not_numbers_are_named() {
    with_spoilt("places.csv", "11.5,20.5", "11.5,200.5", &["places.csv:3", "200.5"]);
    with_spoilt("places.csv", "11.5,20.5", "NaN,20.5", &["places.csv:3", "NaN"]);
}

#[test]
fn a_source_cannot_come_before_what_it_reports() {
    with_spoilt(
        "sources.csv",
        "2020-03-05",
        "2020-03-01",
        &["events.csv:4:10", "published on 2020-03-01, before 2020-03-04"],
    );
}

#[test]
fn land_that_is_no_land_is_named() {
    with_spoilt("land.geojson", "MultiPolygon", "MultiPotato", &["land.geojson"]);
    with_spoilt("land.geojson", "[12,21]", "[12,2100]", &["land.geojson", "2100"]);
}

#[test]
fn a_broken_theatre_toml_is_named_with_its_line() {
    with_spoilt("theatre.toml", "reach_km = 30", "reach_km = thirty", &["theatre.toml:7"]);
    with_spoilt("theatre.toml", "reach_km = 30", "reach_km = 300", &["theatre.toml:7", "reach_km 300"]);
    with_spoilt(
        "theatre.toml",
        "end = \"2020-12-31\"",
        "end = \"2019-12-31\"",
        &["theatre.toml:6", "before it starts"],
    );
    with_spoilt("theatre.toml", "licence", "license", &["theatre.toml:4", "unknown field `license`"]);
}

#[test]
fn a_missing_file_is_named() {
    for file in ["theatre.toml", "events.csv", "places.csv", "land.geojson"] {
        let desk = Desk::new();
        fs::remove_file(desk.twoland().join(file)).expect("a file");
        let run = desk.run(&["map", "2020-02-01", "--theatre", "twoland"]);
        assert_refused(&desk, &run, 3, &[file, "the file is missing", "hint:"]);
    }
    let desk = Desk::new();
    let run = desk.run(&["map", "2020-02-01", "--theatre", "nowhere"]);
    assert_refused(&desk, &run, 2, &["no theatre at nowhere"]);
}

#[test]
fn bytes_that_are_no_text_are_named_with_their_line() {
    let desk = Desk::new();
    let path = desk.twoland().join("names.csv");
    fs::write(&path, b"place,name,lang,kind\nborg,B\xffrg,,\n").expect("names");
    let run = desk.run(&["check", "twoland"]);
    assert_faults(&desk, &run, 3, &["names.csv:2: not UTF-8"]);
}

#[test]
fn an_output_that_cannot_be_written_leaves_nothing() {
    let desk = Desk::new();
    fs::write(desk.path().join("taken"), "a file, not a folder").expect("a file");
    for output in ["taken/map.png", "taken/deep/map.svg"] {
        let run = desk.run(&["map", "2020-06-08", "-o", output]);
        assert_refused(&desk, &run, 2, &[output, "cannot be written"]);
    }
    let run = desk.run(&["snapshot", "2020-06-08", "-o", "taken"]);
    assert_refused(&desk, &run, 2, &["taken is a file; name a folder"]);
    assert_eq!(fs::read_to_string(desk.path().join("taken")).expect("the file"), "a file, not a folder");
}

#[test]
fn what_was_not_made_by_the_program_is_kept_unless_forced() {
    let desk = Desk::new();
    fs::create_dir(desk.path().join("taken")).expect("a folder");
    let treasure = desk.path().join("taken/treasure.txt");
    fs::write(&treasure, "mine").expect("a file");
    let run = desk.run(&["snapshot", "2020-06-08", "-o", "taken"]);
    assert_refused(&desk, &run, 2, &["was not made by frontline", "--force"]);
    let run = desk.run(&["map", "2020-06-08", "-o", "taken/treasure.txt"]);
    assert_refused(&desk, &run, 2, &["written as .png or .svg"]);
    assert_eq!(fs::read_to_string(&treasure).expect("the file"), "mine");
    fs::write(desk.path().join("taken/map.svg"), "mine").expect("a file");
    let run = desk.run(&["map", "2020-06-08", "-o", "taken/map.svg"]);
    assert_refused(&desk, &run, 2, &["is there and was not made by frontline"]);
    let run = desk.run(&["map", "2020-06-08", "-o", "taken/map.svg", "--force"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(fs::read_to_string(desk.path().join("taken/map.svg")).expect("the map").contains("<svg"));
}

#[test]
fn a_wrong_option_is_a_usage_error() {
    let desk = Desk::new();
    for words in [&["map"][..], &["map", "2020-06-08", "--size", "9x9"], &["paint"], &["diff", "2020-06-08"]]
    {
        let run = desk.run(words);
        assert_refused(&desk, &run, 2, &[]);
        assert!(!run.err.is_empty());
    }
}

#[test]
fn a_position_that_is_no_corner_is_told_the_corners() {
    let desk = Desk::new();
    for (style, says) in [
        ("[positions]\nscale_bar = 'top'\n", "lower-left"),
        ("[positions]\nlegend = 'upper-left'\n", "beside, before or below"),
        ("[positions]\ncompass = 'upper-left'\n", "legend, scale_bar, insets, locator"),
    ] {
        fs::write(desk.path().join("taken"), style).expect("a file");
        let run = desk.run(&["map", "2020-06-08", "--style", "taken"]);
        assert_refused(&desk, &run, 3, &[says]);
    }
}
