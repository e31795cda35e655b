//! Whether files are what their manifest says.

use std::fs;

use super::program::{Desk, Run};

/// A snapshot of the invented theatre in `made`, after something was done to it; then verified.
fn verified(change: impl Fn(&std::path::Path)) -> (Desk, Run) {
    let desk = Desk::new();
    desk.twoland();
    assert_eq!(desk.run(&["snapshot", "2020-06-01", "--theatre", "twoland", "-o", "made"]).code, 0);
    change(&desk.path().join("made"));
    let run = desk.run(&["verify", "made/manifest.json"]);
    (desk, run)
}

/// The manifest with its first file called otherwise.
fn with_name(name: &'static str) -> (Desk, Run) {
    verified(|made| {
        let text = fs::read_to_string(made.join("manifest.json")).expect("the manifest");
        fs::write(made.join("manifest.json"), text.replace("\"areas.geojson\"", &format!("\"{name}\"")))
            .expect("the manifest");
    })
}

#[test]
fn files_as_they_were_made_are_said_to_be_the_same() {
    let (desk, run) = verified(|_| ());
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        run.out.lines().count() > 10 && run.out.lines().all(|line| line.starts_with("same")),
        "{}",
        run.out
    );
    assert_eq!(desk.run(&["verify", "made"]).out, run.out);
}

#[test]
fn a_changed_byte_is_found() {
    let (_, run) = verified(|made| {
        let mut bytes = fs::read(made.join("areas.geojson")).expect("a layer");
        let last = bytes.len() - 1;
        bytes[last] = b' ';
        fs::write(made.join("areas.geojson"), bytes).expect("a layer");
    });
    assert_eq!(run.code, 3);
    assert!(run.out.contains("changed  areas.geojson") && run.err.contains("1 of"), "{}{}", run.out, run.err);
}

#[test]
fn a_missing_file_and_one_too_many_are_found() {
    let (desk, run) = verified(|made| {
        fs::rename(made.join("areas.geojson"), made.join("land.geojson")).expect("renamed");
    });
    assert_eq!(run.code, 3);
    assert!(
        run.out.contains("missing  areas.geojson") && run.out.contains("added    land.geojson"),
        "{}",
        run.out
    );
    let json = desk.run(&["verify", "made", "--json"]);
    let list: Vec<serde_json::Value> = serde_json::from_str(&json.out).expect("JSON");
    assert!(
        list.contains(&serde_json::json!({ "file": "areas.geojson", "verdict": "missing" })),
        "{}",
        json.out
    );
}

#[test]
fn a_name_that_leads_out_of_the_folder_is_refused_unread() {
    for name in ["../secret", "/etc/hostname", "sub/file", "..", ".", ""] {
        let (_, run) = with_name(name);
        assert_eq!(run.code, 3, "{name}");
        assert!(run.out.is_empty(), "{name}: {}", run.out);
        assert!(run.err.contains("not the name of a file"), "{name}: {}", run.err);
    }
}

#[test]
fn what_is_no_manifest_is_named_as_such() {
    for (text, says) in
        [("{", "not JSON"), ("[]", "not our manifest"), ("{\"sha256\": 7}", "not our manifest")]
    {
        let (_, run) = verified(|made| fs::write(made.join("manifest.json"), text).expect("the manifest"));
        assert_eq!(run.code, 3, "{text}");
        assert!(run.err.contains(says), "{text}: {}", run.err);
    }
    let run = Desk::new().run(&["verify", "nowhere"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("nowhere"), "{}", run.err);
}
