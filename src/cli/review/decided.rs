//! What was decided of candidates: one line of JSON a decision, never changed, only added to.

use std::collections::{BTreeMap, HashSet};
use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::cli::extract::{Line, shingles};
use crate::cli::failure::Failure;

/// One decision.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Decision {
    /// Id of the candidate.
    pub id: String,
    /// `accept`, `reject`, `merge`, `note`, `skip` or `undo`.
    #[serde(rename = "decision")]
    pub what: String,
    /// Why it was rejected; what was noted.
    #[serde(default)]
    pub reason: String,
    /// Slots that were set, `slot=value`.
    #[serde(default)]
    pub set: Vec<String>,
    /// The event that was written, or that it was merged into.
    #[serde(default)]
    pub event: Option<String>,
    /// The source that was written, where it was not there before.
    #[serde(default)]
    pub source: Option<String>,
    /// Accepted with all others of its band.
    #[serde(default)]
    pub batch: bool,
    /// Who decided.
    #[serde(default)]
    pub by: String,
    /// The candidate as it was proposed.
    pub candidate: Line,
}

/// The decisions so far.
#[derive(Debug, Default)]
pub struct Decided {
    all: Vec<Decision>,
}

impl Decided {
    /// Reads the decisions of a file; none where it is not there.
    pub fn read(path: &Path) -> Result<Self, Failure> {
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(Failure::Data(format!("{} cannot be read: {error}", path.display()))),
        };
        let mut all = Vec::new();
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            all.push(serde_json::from_str(line).map_err(|error| {
                Failure::Data(format!(
                    "{}:{}: {error}; take the line out or put it right",
                    path.display(),
                    number + 1
                ))
            })?);
        }
        Ok(Self { all })
    }

    /// Adds a decision to a file.
    pub fn add(path: &Path, decision: &Decision) -> Result<(), Failure> {
        let fail =
            |error: std::io::Error| Failure::Data(format!("{} cannot be written: {error}", path.display()));
        let mut line = serde_json::to_string(decision).unwrap_or_default();
        line.push('\n');
        let mut file = OpenOptions::new().create(true).append(true).open(path).map_err(fail)?;
        file.write_all(line.as_bytes()).and_then(|()| file.sync_all()).map_err(fail)
    }

    /// The decisions that stand, by candidate: the last of each, taken back ones left out.
    fn standing(&self) -> BTreeMap<&str, &Decision> {
        let mut standing = BTreeMap::new();
        for decision in &self.all {
            match decision.what.as_str() {
                "undo" => {
                    standing.remove(decision.id.as_str());
                }
                "skip" => {}
                _ => {
                    standing.insert(decision.id.as_str(), decision);
                }
            }
        }
        standing
    }

    /// What was decided of a candidate.
    pub fn of(&self, id: &str) -> Option<&str> {
        self.standing().get(id).map(|decision| decision.what.as_str())
    }

    /// The last decision that stands.
    pub fn last(&self) -> Option<&Decision> {
        let standing = self.standing();
        self.all
            .iter()
            .rev()
            .find(|decision| standing.get(decision.id.as_str()).is_some_and(|last| *last == *decision))
    }

    /// The sentences of candidates that were decided: id, article, shingles.
    pub fn sentences(&self) -> Vec<(String, String, HashSet<u64>)> {
        let of = |decision: &&Decision| {
            let candidate = &decision.candidate.candidate;
            (candidate.id.clone(), candidate.article.clone(), shingles(&candidate.sentence))
        };
        self.standing().values().map(of).collect()
    }
}
