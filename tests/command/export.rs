//! The whole history as files for geographic information systems.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::outputs::promised;
use super::program::Desk;
use serde_json::Value;

/// The properties of every feature of a layer.
fn rows(path: &Path) -> Vec<Value> {
    let layer: Value =
        serde_json::from_str(&fs::read_to_string(path).expect("a layer")).expect("JSON in a layer");
    layer["features"].as_array().expect("features").iter().map(|f| f["properties"].clone()).collect()
}

fn text<'a>(row: &'a Value, field: &str) -> &'a str {
    row[field].as_str().expect("a text")
}

fn exported(to: &str) -> Desk {
    let desk = Desk::new();
    desk.twoland();
    let run = desk.run(&["export", "--theatre", "twoland", "-o", to]);
    assert_eq!(run.code, 0, "{}", run.err);
    desk
}

#[test]
fn an_export_is_layers_with_styles_a_table_a_project_and_a_manifest() {
    let desk = exported("history");
    let mut names: Vec<String> = fs::read_dir(desk.path().join("history"))
        .expect("the export")
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    let layers = ["areas", "events", "fronts", "places"];
    let mut expected: Vec<String> =
        layers.iter().flat_map(|name| [format!("{name}.geojson"), format!("{name}.qml")]).collect();
    expected.extend(["manifest.json", "places.csv", "project.qgs"].map(str::to_owned));
    expected.sort();
    assert_eq!(names, expected);
}

#[test]
fn every_row_has_its_days_and_only_what_lasts_is_ongoing() {
    let desk = exported("history");
    for layer in ["areas", "events", "fronts", "places"] {
        let rows = rows(&desk.path().join(format!("history/{layer}.geojson")));
        assert!(!rows.is_empty(), "{layer} is empty");
        for row in &rows {
            let day = |field| text(row, field).parse::<jiff::civil::Date>().expect("a date");
            let (from, last, to) = (day("valid_from"), day("last_day"), day("valid_to"));
            assert!(from <= last, "{layer}: {row}");
            assert_eq!(last.tomorrow().expect("a day after"), to, "{layer}: {row}");
            let at_end = to.to_string() == "2021-01-01";
            let happening = layer == "events";
            assert_eq!(row["ongoing"], Value::Bool(at_end && !happening), "{layer}: {row}");
        }
    }
}

#[test]
fn every_row_ends_with_the_fields_that_the_outputs_page_promises() {
    let desk = exported("history");
    let added = &promised()["export"];
    for layer in ["areas", "events", "fronts", "places"] {
        let of_day = &promised()[&format!("{layer}.geojson")];
        for row in rows(&desk.path().join(format!("history/{layer}.geojson"))) {
            let have: Vec<&String> = row.as_object().expect("properties").keys().collect();
            let (first, last) = have.split_at(have.len() - added.len());
            assert_eq!(last, added.iter().collect::<Vec<_>>(), "{layer}");
            assert!(first.iter().all(|field| of_day.contains(field)), "{layer}: {first:?}");
        }
    }
}

#[test]
fn on_any_day_each_place_has_the_one_state_that_status_says() {
    let desk = exported("history");
    let spells = rows(&desk.path().join("history/places.geojson"));
    for day in ["2020-01-01", "2020-03-03", "2020-03-04", "2020-03-05", "2020-12-31"] {
        let run = desk.run(&["status", "--theatre", "twoland", "--on", day, "--json"]);
        let said: Vec<Value> = serde_json::from_str(&run.out).expect("JSON");
        let on = |row: &&Value| text(row, "valid_from") <= day && day <= text(row, "last_day");
        let mut states: BTreeMap<&str, &Value> = BTreeMap::new();
        for row in spells.iter().filter(on) {
            assert!(states.insert(text(row, "id"), row).is_none(), "two states of one place on {day}");
        }
        let mut compared = 0;
        for place in &said {
            let Some(row) = states.get(text(place, "id")) else { continue };
            assert_eq!((&row["side"], &row["status"]), (&place["side"], &place["status"]), "{day}");
            compared += 1;
        }
        assert!(compared >= 2, "{compared} places on {day}");
    }
}

#[test]
fn nothing_is_written_again_that_did_not_change() {
    let desk = exported("history");
    for (layer, key) in [("places", vec!["id"]), ("areas", vec!["side", "status", "beyond_evidence"])] {
        let mut last: BTreeMap<Vec<String>, Value> = BTreeMap::new();
        let mut features = fs::read_to_string(desk.path().join(format!("history/{layer}.geojson")))
            .map(|text| serde_json::from_str::<Value>(&text).expect("JSON")["features"].clone())
            .expect("a layer");
        for feature in features.as_array_mut().expect("features") {
            let row = feature["properties"].as_object_mut().expect("properties");
            let from = row.remove("valid_from").expect("a first day");
            let to = row.remove("valid_to").expect("an end");
            row.remove("last_day");
            row.remove("ongoing");
            let name: Vec<String> = key.iter().map(|field| row[*field].to_string()).collect();
            let before = last.insert(name, serde_json::json!([to, feature]));
            if let Some(before) = before.filter(|before| before[0] == from) {
                assert_ne!(&before[1], feature, "{layer} says the same twice");
            }
        }
    }
}

#[test]
fn an_export_has_the_same_bytes_every_time() {
    for name in if cfg!(feature = "gpkg") { vec!["history", "history.gpkg"] } else { vec!["history"] } {
        let (one, other) = (exported(name), exported(name));
        let file = if name == "history" { "history/manifest.json" } else { name };
        let bytes = |desk: &Desk| fs::read(desk.path().join(file)).expect("a file");
        assert!(bytes(&one) == bytes(&other), "{file} differs");
    }
}

#[test]
fn an_export_cannot_go_to_stdout() {
    let desk = Desk::new();
    let run = desk.run(&["export", "-o", "-"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains(".gpkg"), "{}", run.err);
}

#[cfg(feature = "gpkg")]
mod geopackage {
    use super::*;
    use rusqlite::Connection;

    fn ask<T: rusqlite::types::FromSql>(database: &Connection, question: &str) -> T {
        database.query_row(question, [], |row| row.get(0)).expect(question)
    }

    #[test]
    fn a_geopackage_holds_the_rows_of_the_folder_with_index_styles_and_project() {
        let desk = exported("history");
        assert_eq!(desk.run(&["export", "--theatre", "twoland", "-o", "history.gpkg"]).code, 0);
        let database = Connection::open(desk.path().join("history.gpkg")).expect("a database");
        assert_eq!(ask::<String>(&database, "PRAGMA integrity_check"), "ok");
        assert_eq!(ask::<i64>(&database, "PRAGMA application_id"), 0x4750_4B47);
        assert_eq!(ask::<i64>(&database, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
        for layer in ["areas", "events", "fronts", "places"] {
            let folder = rows(&desk.path().join(format!("history/{layer}.geojson")));
            let count = i64::try_from(folder.len()).expect("a count");
            assert_eq!(ask::<i64>(&database, &format!("SELECT count(*) FROM {layer}")), count);
            assert_eq!(ask::<i64>(&database, &format!("SELECT count(*) FROM rtree_{layer}_geom")), count);
            let style =
                format!("SELECT styleQML FROM layer_styles WHERE f_table_name = '{layer}' AND useAsDefault");
            assert!(ask::<String>(&database, &style).contains("RuleRenderer"));
            let kept =
                format!("SELECT count(*) FROM {layer} WHERE valid_from <= last_day AND last_day < valid_to");
            assert_eq!(ask::<i64>(&database, &kept), count);
        }
        let archive: String = ask(&database, "SELECT content FROM qgis_projects WHERE name = 'map'");
        assert!(archive.starts_with("504b0304"), "the project is no archive");
    }

    #[test]
    fn a_day_as_a_geopackage_holds_every_layer_of_the_folder() {
        let desk = Desk::new();
        desk.twoland();
        for to in ["day", "day.gpkg"] {
            let run = desk.run(&["snapshot", "2020-06-01", "--theatre", "twoland", "-o", to]);
            assert_eq!(run.code, 0, "{}", run.err);
        }
        let database = Connection::open(desk.path().join("day.gpkg")).expect("a database");
        for layer in ["areas", "cells", "events", "fronts", "places", "roads", "segments"] {
            let folder = rows(&desk.path().join(format!("day/{layer}.geojson")));
            let count: i64 = ask(&database, &format!("SELECT count(*) FROM {layer}"));
            assert_eq!(count, i64::try_from(folder.len()).expect("a count"), "{layer}");
            let listed = format!("SELECT count(*) FROM gpkg_contents WHERE table_name = '{layer}'");
            assert_eq!(ask::<i64>(&database, &listed), 1, "{layer}");
        }
        assert_eq!(ask::<i64>(&database, "SELECT count(*) FROM qgis_projects"), 1);
    }

    #[test]
    fn hostile_names_stay_text_in_every_table() {
        let desk = Desk::new();
        let theatre = desk.twoland();
        let evil = "x'); DROP TABLE areas; --</qgis>&\u{202e}";
        let places = fs::read_to_string(theatre.join("places.csv")).expect("places.csv");
        fs::write(theatre.join("places.csv"), places.replace("Alda", evil)).expect("places.csv");
        assert_eq!(desk.run(&["export", "--theatre", "twoland", "-o", "history.gpkg"]).code, 0);
        let database = Connection::open(desk.path().join("history.gpkg")).expect("a database");
        assert!(ask::<i64>(&database, "SELECT count(*) FROM areas") > 0);
        let name: String = ask(&database, "SELECT name FROM places WHERE id = 'alda' LIMIT 1");
        assert_eq!(name, evil);
    }
}
