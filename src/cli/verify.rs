//! `frontline verify`: are these files what they say.

use std::fs::{self, File};
use std::path::{Component, Path, PathBuf};
use std::process::ExitCode;

use serde_json::{Value, json};

use super::failure::Failure;
use super::folder::sha256;

use super::output;
use super::session::Common;

/// Say whether the files of a snapshot or an export are what their manifest says.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  frontline snapshot 2020-06-08
  frontline verify output/libya-2020-06-08/manifest.json
  frontline verify output/libya-2020-06-08 --json")]
pub struct Args {
    /// A manifest, or the folder that it stands in.
    manifest: PathBuf,
}

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// As the manifest says.
    Same,
    /// Other bytes.
    Changed,
    /// Not there.
    Missing,
    /// There, and the manifest does not know it.
    Added,
}

impl Verdict {
    fn word(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Changed => "changed",
            Self::Missing => "missing",
            Self::Added => "added",
        }
    }
}

/// Runs the verb.
pub fn run(common: &Common, args: &Args) -> Result<ExitCode, Failure> {
    let given = &args.manifest;
    let path = if given.is_dir() { given.join("manifest.json") } else { given.clone() };
    let text = fs::read_to_string(&path)
        .map_err(|error| Failure::Usage(format!("{} cannot be read: {error}", path.display())))?;
    let folder = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let verdicts = verdicts(&path, folder, &text)?;
    let faults = verdicts.iter().filter(|(_, verdict)| *verdict != Verdict::Same).count();
    if common.json {
        let entry = |(name, verdict): &(String, Verdict)| json!({ "file": name, "verdict": verdict.word() });
        let list: Vec<Value> = verdicts.iter().map(entry).collect();
        output::print(&format!("{:#}\n", Value::Array(list)))?;
    } else {
        let lines: String =
            verdicts.iter().map(|(name, verdict)| format!("{:8} {name}\n", verdict.word())).collect();
        output::print(&lines)?;
    }
    if faults == 0 {
        return Ok(ExitCode::SUCCESS);
    }
    let (all, path) = (verdicts.len(), path.display());
    Err(Failure::Data(format!("not what {path} says: {faults} of {all} files")))
}

/// Every file that the manifest names or that stands beside it.
fn verdicts(path: &Path, folder: &Path, text: &str) -> Result<Vec<(String, Verdict)>, Failure> {
    let broken = |what: &str| Failure::Data(format!("{}: {what}", path.display()));
    let manifest: Value =
        serde_json::from_str(text).map_err(|error| broken(&format!("not JSON: {error}")))?;
    let sums = manifest["sha256"].as_object().ok_or_else(|| broken("no `sha256` in it: not our manifest"))?;
    let mut verdicts = Vec::new();
    for (name, sum) in sums {
        if !is_plain(name) {
            return Err(broken(&format!("`{name}` is not the name of a file beside it")));
        }
        let verdict = match File::open(folder.join(name)).and_then(sha256) {
            Ok(found) if sum.as_str() == Some(found.as_str()) => Verdict::Same,
            Ok(_) => Verdict::Changed,
            Err(_) => Verdict::Missing,
        };
        verdicts.push((name.clone(), verdict));
    }
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let own = path.file_name().is_some_and(|own| own.to_string_lossy() == name);
        if !own && !sums.contains_key(&name) {
            verdicts.push((name, Verdict::Added));
        }
    }
    verdicts.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(verdicts)
}

/// A name without a way to another folder.
fn is_plain(name: &str) -> bool {
    let mut parts = Path::new(name).components();
    matches!((parts.next(), parts.next()), (Some(Component::Normal(_)), None))
}
