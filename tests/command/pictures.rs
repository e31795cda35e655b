//! Pictures are those that a person has looked at: the cases of `tests/cases` and those of the README.
//!
//! A case is a folder with a `command` and an `expected.png` or `expected.gif`. To rebuild them, and the
//! pictures of the README: `FRONTLINE_ACCEPT=1 cargo test --test command pictures`; then look at them.

use std::fs;
use std::path::{Path, PathBuf};

use resvg::tiny_skia::Pixmap;

use super::program::Desk;

/// Channels that differ by more than this are seen.
const SEEN: u8 = 24;
/// So many of a thousand pixels may differ, for machines that round otherwise.
const PER_THOUSAND: usize = 2;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Runs a command line that writes `to`, in a folder where the case's own files are.
fn made(line: &str, case: &Path, to: &str) -> Vec<u8> {
    let desk = Desk::new();
    for entry in fs::read_dir(case).expect("the case").flatten().filter(|e| e.path().is_file()) {
        fs::copy(entry.path(), desk.path().join(entry.file_name())).expect("a copy");
    }
    let twoland = root().join("tests/theatres/twoland").display().to_string();
    let words: Vec<String> = super::cli::shell(line).iter().map(|w| w.replace("TWOLAND", &twoland)).collect();
    let words: Vec<&str> = words[1..].iter().map(String::as_str).chain(["-o", to, "--force"]).collect();
    let run = desk.run(&words);
    assert_eq!(run.code, 0, "`{line}`: {}", run.err);
    fs::read(desk.path().join(to)).expect("the picture")
}

/// Says what is wrong with a picture; accepts it where a person has asked for that, never on CI.
fn compare(name: &str, expected: &Path, found: &[u8]) -> Option<String> {
    let accept = std::env::var_os("FRONTLINE_ACCEPT").is_some() && std::env::var_os("CI").is_none();
    let Ok(known) = fs::read(expected) else {
        if accept {
            fs::write(expected, found).expect("the reference");
            return None;
        }
        return Some(format!("{name}: nobody has looked at this picture yet"));
    };
    if known == found {
        return None;
    }
    let differ =
        if expected.extension().is_some_and(|ext| ext == "png") { differing(&known, found) } else { None };
    if differ.is_some_and(|per_thousand| per_thousand <= PER_THOUSAND) {
        return None;
    }
    if accept {
        fs::write(expected, found).expect("the reference");
        return None;
    }
    Some(format!("{name}: differs from {} ({differ:?} of a thousand pixels)", expected.display()))
}

/// How many of a thousand pixels differ; `None` for pictures of different sizes.
fn differing(known: &[u8], found: &[u8]) -> Option<usize> {
    let (a, b) = (Pixmap::decode_png(known).ok()?, Pixmap::decode_png(found).ok()?);
    if (a.width(), a.height()) != (b.width(), b.height()) {
        return None;
    }
    let pixels = a.data().chunks_exact(4).zip(b.data().chunks_exact(4));
    let unlike = pixels.filter(|(a, b)| a.iter().zip(*b).any(|(a, b)| a.abs_diff(*b) > SEEN)).count();
    Some((unlike * 1000).div_ceil(a.data().len() / 4))
}

#[test]
fn every_case_looks_as_it_did_when_a_person_looked_at_it() {
    let cases = root().join("tests/cases");
    let mut folders: Vec<PathBuf> =
        fs::read_dir(&cases).expect("tests/cases").flatten().map(|entry| entry.path()).collect();
    folders.retain(|folder| folder.is_dir());
    folders.sort();
    assert!(folders.len() >= 12, "{} cases", folders.len());
    let check = |folder: &PathBuf| {
        let line = fs::read_to_string(folder.join("command")).expect("a command");
        let name = folder.file_name().expect("a name").to_string_lossy().into_owned();
        let expected = folder.join("expected.png");
        compare(&name, &expected, &made(line.trim(), folder, "made.png"))
    };
    let faults: Vec<String> = folders.iter().filter_map(check).collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn the_pictures_of_the_readme_are_what_their_commands_make() {
    let folder = root().join("output/readme");
    let commands = fs::read_to_string(folder.join("commands")).expect("output/readme/commands");
    let mut faults = Vec::new();
    for line in commands.lines().filter(|line| line.starts_with("frontline ")) {
        let (line, file) = line.split_once(" -o ").expect("a file");
        let empty = tempfile::tempdir().expect("a folder");
        faults.extend(compare(file, &folder.join(file), &made(line, empty.path(), file)));
    }
    assert!(faults.is_empty(), "{faults:#?}");
}
