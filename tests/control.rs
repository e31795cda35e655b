//! The rules of control, in invented geographies of a few places. The cases are the files of
//! `tests/control/`; a case is a sentence and a few lines, read as `tests/control/README.md` says.

mod control {
    pub mod case;
    pub mod matrix;
}

use std::path::Path;

use control::case::Case;
use control::matrix;

fn cases() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/control");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("the cases")
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|ext| ext == "case"))
        .collect();
    files.sort();
    let read = |path: &std::path::PathBuf| {
        (path.display().to_string(), std::fs::read_to_string(path).expect("a case"))
    };
    files.iter().map(read).collect()
}

#[test]
fn every_case_is_judged_as_it_says() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for (file, text) in cases() {
        for case in Case::all(&file, &text) {
            count += 1;
            wrong.extend(case.wrong());
        }
    }
    assert!(count > 60, "only {count} cases were found");
    assert!(wrong.is_empty(), "{} of {count} cases:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_verb_does_to_every_state_what_the_table_says() {
    let table = include_str!("control/matrix.md");
    let made = matrix::table();
    assert!(table == made, "tests/control/matrix.md should be, once somebody has looked at it:\n{made}");
}

#[test]
fn a_case_that_is_wrong_is_found_out() {
    let text = "## a lie\n2020-01-01 oasis captures red high\n= 2020-01-02 oasis blue controlled\n";
    assert_eq!(Case::all("lie", text)[0].wrong().len(), 1);
}
