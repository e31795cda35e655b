//! Runs the built program as a person would: in an empty folder, with nothing in the environment.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// An empty folder to work in.
pub struct Desk(tempfile::TempDir);

/// What a run of the program gave.
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Desk {
    pub fn new() -> Self {
        Self(tempfile::tempdir().expect("an empty folder"))
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Runs `frontline` with words as a shell would pass them.
    pub fn run(&self, words: &[&str]) -> Run {
        self.run_where(words, &[])
    }

    /// The same with something in the environment.
    pub fn run_where(&self, words: &[&str], environment: &[(&str, &str)]) -> Run {
        let Output { status, stdout, stderr } = Command::new(env!("CARGO_BIN_EXE_frontline"))
            .args(words)
            .current_dir(self.path())
            .env_remove("FRONTLINE_THEATRE")
            .envs(environment.iter().copied())
            .output()
            .expect("the program runs");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        Run { code: status.code().expect("an exit code"), out: text(stdout), err: text(stderr) }
    }

    /// Articles by the names that examples give them.
    pub fn articles(&self) {
        let text = "LNA forces captured Gharyan on Thursday, residents said.\n";
        let list =
            "file,published,publisher\narticle.txt,2019-04-06,The Gazette\nnews.md,2019-04-07,The Herald\n";
        let files = [
            ("article.txt", text.to_owned()),
            ("news.md", format!("# News\n\n{text}")),
            ("list.csv", list.to_owned()),
        ];
        for (name, text) in files.into_iter().chain([("page.html", format!("<html><p>{text}</p></html>"))]) {
            fs::write(self.path().join(name), text).expect("an article");
        }
    }

    /// A theatre of one's own, and a candidate for it by the id that examples give it.
    pub fn candidates(&self) {
        assert_eq!(self.run(&["init", "--from", "libya", "my-libya", "-q"]).code, 0);
        let read = ["extract", "article.txt", "--published", "2019-04-06", "--theatre", "my-libya", "-q"];
        let found = self.run(&read).out;
        let id = found.split('"').nth(3).expect("a candidate").to_owned();
        fs::write(self.path().join("candidates.jsonl"), found.replace(&id, "0a1b2c3d4e"))
            .expect("candidates");
    }

    /// A copy of the invented theatre, to be spoilt.
    pub fn twoland(&self) -> PathBuf {
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/theatres/twoland");
        let to = self.path().join("twoland");
        fs::create_dir(&to).expect("a folder");
        for entry in fs::read_dir(from).expect("the theatre").flatten() {
            fs::copy(entry.path(), to.join(entry.file_name())).expect("a copy");
        }
        to
    }

    /// The names of everything in the folder, sorted.
    pub fn files(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.path())
            .expect("the folder")
            .flatten()
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }
}
