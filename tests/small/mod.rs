//! A small theatre on disk, for tests that write one.

#![allow(dead_code, reason = "each test file uses its own part of it")]

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use tempfile::TempDir;

/// Runs the program.
pub fn frontline(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_frontline")).args(args).output().expect("it runs")
}

/// What it printed.
pub fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("text")
}

/// What it said.
pub fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("text")
}

/// Who holds the two towns at first.
pub const BASE: &str =
    "a,2020-01-01,,oasis,holds,blue,,high,paper,,,\nb,2020-01-01,,ford,holds,red,,high,paper,,,\n";

/// A theatre of two towns in a temporary folder.
pub struct Small(pub TempDir);

impl Small {
    pub fn new(events: &str) -> Self {
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

    pub fn write(&self, file: &str, text: &str) {
        fs::write(self.path(file), text).expect("a file");
    }

    pub fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).expect("a file")
    }

    pub fn path(&self, file: &str) -> PathBuf {
        self.0.path().join(file)
    }

    pub fn dir(&self) -> &str {
        self.0.path().to_str().expect("a path")
    }
}
