//! Days compared as a user asks for it: relative dates, series, parts of a theatre, files, panels.

use std::fs;

use serde_json::Value;

use super::program::Desk;

fn out(words: &[&str]) -> String {
    let run = Desk::new().run(words);
    assert_eq!(run.code, 0, "{words:?}: {}", run.err);
    run.out
}

fn json(words: &[&str]) -> Value {
    serde_json::from_str(&out(words)).expect("JSON")
}

fn refused(words: &[&str], code: i32, says: &[&str]) {
    let desk = Desk::new();
    let run = desk.run(words);
    assert_eq!((run.code, run.out.as_str()), (code, ""), "{words:?}: {}", run.err);
    for word in says {
        assert!(run.err.contains(word), "`{word}` is not in: {}", run.err);
    }
    assert!(desk.files().is_empty(), "{:?}", desk.files());
}

#[test]
fn a_day_may_be_so_far_after_the_one_before() {
    let day = out(&["diff", "2019-04-04", "2019-05-04"]);
    assert_eq!(out(&["diff", "2019-04-04", "+30d"]), day);
}

#[test]
fn a_series_goes_from_each_day_to_the_next() {
    let series = json(&["diff", "2019-12-31", "+2mo", "+1mo", "+2w", "2020-06", "--json"]);
    let days: Vec<(&str, &str)> = series
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|diff| Some((diff["from"].as_str()?, diff["to"].as_str()?)))
        .collect();
    let expected = [
        ("2019-12-31", "2020-02-29"),
        ("2020-02-29", "2020-03-31"),
        ("2020-03-31", "2020-04-14"),
        ("2020-04-14", "2020-06-30"),
    ];
    assert_eq!(days, expected);
    refused(&["diff", "2020-01-01", "+1mo", "+1mo", "-o", "map.png"], 2, &["two days", ".geojson"]);
}

#[test]
fn a_wrong_relative_date_is_told_how_to_write_one() {
    refused(&["diff", "2019-04-04", "+30x"], 2, &["`+30x`", "+30d", "+3mo"]);
    refused(&["diff", "2019-04-04", "+99999999999d"], 2, &["+30d"]);
    refused(&["diff", "+30d", "2019-04-04"], 2, &["`+30d` is not a date"]);
    refused(&["diff", "2019-12-31", "+1y"], 2, &["2020-10-31"]);
}

#[test]
fn a_difference_can_be_asked_of_a_part_of_the_theatre() {
    let gharyan = json(&["diff", "2019-04-10", "2019-07-01", "--place", "Gharyan", "--json"]);
    let places: Vec<&str> =
        gharyan["changes"].as_array().expect("changes").iter().filter_map(|c| c["place"].as_str()).collect();
    assert!(places.contains(&"gharyan") && !places.contains(&"aziziya"), "{places:?}");
    let whole = json(&["diff", "2019-04-10", "2019-07-01", "--json"]);
    let of = |diff: &Value, side: &str| -> f64 {
        let net = diff["net"].as_array().expect("net").iter().find(|net| net["side"] == side);
        net.and_then(|net| net["gained_km2"].as_f64()).unwrap_or(0.0)
    };
    assert!(of(&gharyan, "gna") > 100.0 && of(&gharyan, "gna") < of(&whole, "gna"));
    let side = json(&["diff", "2019-04-10", "2019-07-01", "--side", "GNA", "--json"]);
    assert!(side["net"].as_array().expect("net").iter().all(|net| net["side"] == "gna"));
    assert!((of(&side, "gna") - of(&whole, "gna")).abs() < 1e-9);
    let halves = ["9,19,13,34", "13,19,26,34"].map(|limits| {
        let half = json(&["diff", "2019-04-10", "2019-07-01", "--within", limits, "--json"]);
        of(&half, "gna")
    });
    assert!((halves[0] + halves[1] - of(&whole, "gna")).abs() < 0.1, "{halves:?}");
    refused(&["diff", "2019-04-10", "2019-07-01", "--side", "nato"], 1, &["no side is called `nato`", "lna"]);
    refused(&["diff", "2019-04-10", "2019-07-01", "--within", "40,50,41,51"], 1, &["nothing of Libya"]);
    refused(&["diff", "2019-04-10", "2019-07-01", "--within", "13,34,9,19"], 2, &["west,south,east,north"]);
    refused(&["diff", "2019-04-10", "2019-07-01", "--within", "none.geojson"], 2, &["cannot be read"]);
}

#[test]
fn a_report_comes_with_its_map_and_a_table_of_places_with_one_of_land() {
    let desk = Desk::new();
    let days = ["diff", "2019-04-10", "2019-07-01"];
    let run = desk.run(&[&days[..], &["-o", "report.md", "--size", "480x360"]].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    let report = fs::read_to_string(desk.path().join("report.md")).expect("the report");
    assert!(report.contains("](<report.png>)") && report.contains("| Gharyan |"), "{report}");
    assert!(report.contains("2019-06-26-gharyan-captures"), "events are named");
    assert!(fs::read(desk.path().join("report.png")).expect("the map").starts_with(b"\x89PNG"));
    let run = desk.run(&[&days[..], &["-o", "spring.csv"]].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(desk.files(), ["report.md", "report.png", "spring-land.csv", "spring.csv"]);
}

#[test]
fn a_report_without_a_terminal_has_no_colour() {
    assert!(!out(&["diff", "2019-04-10", "2019-07-01"]).contains('\u{1b}'));
}

#[test]
fn the_history_of_a_place_is_a_strip_without_gaps() {
    let strip = json(&["timeline", "--place", "Gharyan", "--json"]);
    let strip = strip.as_array().expect("intervals");
    assert_eq!(strip[0]["first_day"], "2014-05-16");
    assert_eq!(strip.last().expect("one")["last_day"], "2020-10-31");
    for pair in strip.windows(2) {
        let [last, next] = [&pair[0]["last_day"], &pair[1]["first_day"]]
            .map(|day| day.as_str().and_then(|day| day.parse::<jiff::civil::Date>().ok()).expect("a day"));
        assert_eq!(last.tomorrow().ok(), Some(next));
    }
    let text = out(&["timeline", "--place", "Gharyan"]);
    assert!(text.contains("LLL") && text.contains("2019-04-04") && text.contains("handed over"), "{text}");
    refused(&["timeline", "--place", "Gharyan", "-o", "strip.png"], 2, &[".csv or .json"]);
}

#[test]
fn a_chronology_names_sides_parties_and_sources() {
    let text = out(&["chronology", "--from", "2020-06-05", "--to", "2020-06-05", "--place", "Tarhuna"]);
    assert!(text.contains("\n2020-06-05 Tarhuna: LNA (Kaniyat) to GNA, captured; "), "{text}");
    let list = json(&["chronology", "--from", "2020-06-05", "--to", "2020-06-05", "--json"]);
    let tarhuna = list.as_array().expect("a list").iter().find(|e| e["place"] == "tarhuna").expect("Tarhuna");
    assert_eq!(tarhuna["event_ids"][0], "2020-06-05-tarhuna-captures");
    assert!(tarhuna["sources"].as_array().is_some_and(|sources| sources.len() > 2));
    assert_eq!(
        out(&["chronology", "--from", "2020-10-30", "--to", "2020-10-31", "--place", "Tarhuna"]),
        "nothing changed\n"
    );
}

const HALVES: &str = r#"{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"code":"LY-W"},"geometry":{"type":"Polygon","coordinates":[[[8,18],[17,18],[17,34],[8,34],[8,18]]]}},
{"type":"Feature","properties":{"code":"LY-E"},"geometry":{"type":"Polygon","coordinates":[[[17,18],[26,18],[26,34],[17,34],[17,18]]]}},
{"type":"Feature","properties":{"code":"FAR"},"geometry":{"type":"Polygon","coordinates":[[[50,18],[51,18],[51,19],[50,18]]]}}]}"#;

#[test]
fn a_panel_has_a_row_for_each_unit_and_day_and_the_same_seed_gives_the_same_bytes() {
    let desk = Desk::new();
    fs::write(desk.path().join("halves.geojson"), HALVES).expect("a file");
    let words = [
        "panel",
        "--units",
        "halves.geojson",
        "--unit-id",
        "code",
        "--from",
        "2020-06-01",
        "--to",
        "2020-06-08",
    ];
    let with = |more: &[&str]| desk.run(&[&words[..], more].concat());
    let wide = with(&["--step", "day", "--draws", "6", "--seed", "3"]);
    assert_eq!(wide.code, 0, "{}", wide.err);
    assert!(wide.err.contains("FAR"), "{}", wide.err);
    assert_eq!(wide.out.lines().count(), 1 + 2 * 8);
    assert_eq!(wide.out, with(&["--step", "day", "--draws", "6", "--seed", "3"]).out);
    let long = with(&["--step", "day", "--long", "--json"]);
    let rows: Value = serde_json::from_str(&long.out).expect("JSON");
    let (mut land, mut area) = (0.0, 0.0);
    for row in rows.as_array().expect("rows").iter().filter(|row| row["date"] == "2020-06-08") {
        land += row["km2"].as_f64().expect("km2") + row["beyond_km2"].as_f64().expect("km2");
        area = f64::max(area, row["area_km2"].as_f64().expect("km2"));
    }
    assert!(land > area, "both halves: {land} {area}");
    let missing = desk.run(&["panel", "--units", "halves.geojson", "--unit-id", "name"]);
    assert_eq!(missing.code, 3);
    assert!(missing.err.contains("no `name`") && missing.err.contains("code"), "{}", missing.err);
    let codebook = with(&["--codebook", "--long"]).out;
    let head = with(&["--long"]).out.lines().next().expect("names").to_owned();
    for name in head.split(',') {
        assert!(codebook.contains(&format!("| `{name}` |")), "{name} is in the codebook");
    }
    let codebook = with(&["--codebook", "--draws", "2"]).out;
    let head = with(&["--draws", "2"]).out.lines().next().expect("names").to_owned();
    for name in head.split(',') {
        assert!(codebook.contains(&format!("| `{name}` |")), "{name} is in the codebook");
    }
}

#[test]
fn a_panel_without_units_is_one_of_places() {
    let table = out(&["panel", "--from", "2020-06-08", "--to", "2020-06-08", "--long"]);
    let gharyan = table.lines().find(|line| line.starts_with("2020-06-08,gharyan,")).expect("Gharyan");
    assert!(gharyan.starts_with("2020-06-08,gharyan,gna,gna,controlled,confirmed,gna,"), "{gharyan}");
}
