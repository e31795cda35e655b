//! The fields of every layer are those that `docs/outputs.md` promises.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::program::Desk;
use serde_json::Value;

/// File to its promised fields, in order.
pub fn promised() -> BTreeMap<String, Vec<String>> {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/outputs.md");
    let text = fs::read_to_string(page).expect("docs/outputs.md");
    let mut files: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut current = Vec::new();
    for line in text.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            current = heading.split(", ").map(str::to_owned).collect();
        } else if let Some(field) = line.strip_prefix("| `").and_then(|rest| rest.split('`').next()) {
            for file in &current {
                files.entry(file.clone()).or_default().push(field.to_owned());
            }
        }
    }
    files
}

fn layer(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).expect("a layer")).expect("JSON")
}

fn assert_layer(layer: &Value, name: &str, fields: &[String]) {
    assert_eq!(layer["name"], name);
    let features = layer["features"].as_array().expect("features");
    assert!(!features.is_empty(), "{name} is empty");
    let kind = &features[0]["geometry"]["type"];
    for feature in features {
        let have: Vec<&String> = feature["properties"].as_object().expect("properties").keys().collect();
        assert_eq!(have, fields.iter().collect::<Vec<_>>(), "{name}");
        assert_eq!(&feature["geometry"]["type"], kind, "{name} mixes geometry types");
    }
}

#[test]
fn every_layer_has_the_promised_fields_and_one_geometry_type() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["snapshot", "2020-01-10", "-o", "made"]).code, 0);
    assert_eq!(desk.run(&["diff", "2019-04-10", "2019-07-01", "-o", "changes.geojson"]).code, 0);
    let promised = promised();
    let mut seen = 0;
    for (file, fields) in &promised {
        let Some(name) = file.strip_suffix(".geojson") else { continue };
        let folder = if name.starts_with("changes") { "" } else { "made" };
        let at = desk.path().join(folder).join(file);
        assert_layer(&layer(&at), &name.replace('-', "_"), fields);
        seen += 1;
    }
    assert!(seen >= 6, "docs/outputs.md lists {seen} layers");
}

#[test]
fn tables_of_changes_and_time_have_the_promised_fields() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["diff", "2019-04-10", "2019-07-01", "-o", "changes.csv"]).code, 0);
    assert_eq!(desk.run(&["timeline", "--from", "2020-05", "--to", "2020-06", "-o", "timeline.csv"]).code, 0);
    let head = |file: &str| {
        let text = fs::read_to_string(desk.path().join(file)).expect(file);
        text.lines().next().expect("names of columns").to_owned()
    };
    let promised = promised();
    assert_eq!(head("changes.csv"), promised["changes.csv"].join(","));
    assert_eq!(head("changes-land.csv"), promised["changes.geojson"].join(","));
    assert_eq!(head("timeline.csv"), promised["timeline.csv"].join(","));
}

#[test]
fn places_csv_has_the_fields_of_the_layer_and_a_position() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["snapshot", "2020-01-10", "-o", "made"]).code, 0);
    let text = fs::read_to_string(desk.path().join("made/places.csv")).expect("places.csv");
    let mut fields = promised()["places.csv"].clone();
    fields.extend(["lon".to_owned(), "lat".to_owned()]);
    assert_eq!(text.lines().next(), Some(fields.join(",").as_str()));
}

#[test]
fn the_manifest_has_the_checksum_of_every_other_file() {
    use sha2::{Digest, Sha256};
    let desk = Desk::new();
    assert_eq!(desk.run(&["snapshot", "2020-01-10", "-o", "made"]).code, 0);
    let manifest = layer(&desk.path().join("made/manifest.json"));
    let sums = manifest["sha256"].as_object().expect("checksums");
    for entry in fs::read_dir(desk.path().join("made")).expect("the folder").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name != "manifest.json" {
            let bytes = fs::read(entry.path()).expect("a file");
            let sum: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(sums[&name], sum.as_str(), "{name}");
        }
    }
}

#[test]
fn rings_are_closed_and_wound_as_the_standard_asks() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["snapshot", "2020-01-10", "-o", "made"]).code, 0);
    let areas = layer(&desk.path().join("made/areas.geojson"));
    for feature in areas["features"].as_array().expect("features") {
        for polygon in feature["geometry"]["coordinates"].as_array().expect("polygons") {
            for (i, ring) in polygon.as_array().expect("rings").iter().enumerate() {
                let points: Vec<(f64, f64)> = ring
                    .as_array()
                    .expect("positions")
                    .iter()
                    .map(|p| (p[0].as_f64().expect("lon"), p[1].as_f64().expect("lat")))
                    .collect();
                assert_eq!(points.first(), points.last());
                let area: f64 = points
                    .windows(2)
                    .map(|w| (w[0].0 - 9.0) * (w[1].1 - 20.0) - (w[1].0 - 9.0) * (w[0].1 - 20.0))
                    .sum();
                assert!(if i == 0 { area > 0.0 } else { area < 0.0 }, "ring {i} is wound the wrong way");
            }
        }
    }
}
