//! Where a theatre's files lie: in a folder on disk, or inside the program.

use std::path::{Path, PathBuf};

use crate::table::{Fault, Faults};

/// A folder of a theatre or a gazetteer.
#[derive(Debug, Clone)]
pub enum Folder {
    /// On disk.
    Disk(PathBuf),
    /// Inside the program, by path from the project's root.
    Embedded(String),
}

macro_rules! embedded {
    ($($path:literal),* $(,)?) => {
        /// The files inside the program, sorted by path.
        const FILES: &[(&str, &str)] = &[
            $(($path, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/", $path)))),*
        ];
    };
}

embedded!(
    "gazetteer/libya/land.geojson",
    "gazetteer/libya/names.csv",
    "gazetteer/libya/neighbours.geojson",
    "gazetteer/libya/places.csv",
    "gazetteer/libya/roads.csv",
    "theatres/libya/allegiance.csv",
    "theatres/libya/blocs.csv",
    "theatres/libya/events.csv",
    "theatres/libya/mentions.csv",
    "theatres/libya/parties.csv",
    "theatres/libya/sources.csv",
    "theatres/libya/theatre.toml",
);

/// Files larger than this are refused (256 MiB).
const MOST_BYTES: u64 = 256 << 20;

impl Folder {
    /// The folder of a theatre inside the program; `None` when there is none of this id.
    pub fn embedded(id: &str) -> Option<Self> {
        let path = format!("theatres/{id}");
        let toml = format!("{path}/theatre.toml");
        FILES.iter().any(|(file, _)| *file == toml).then_some(Self::Embedded(path))
    }

    /// Ids of the theatres inside the program.
    pub fn ids() -> Vec<&'static str> {
        let inside = FILES.iter().filter_map(|(path, _)| path.strip_prefix("theatres/"));
        inside.filter_map(|path| path.strip_suffix("/theatre.toml")).collect()
    }

    /// The files of this folder that are inside the program, by name; none for a folder on disk.
    pub(super) fn embedded_files(&self) -> Vec<(&'static str, &'static str)> {
        let Self::Embedded(folder) = self else { return Vec::new() };
        let inside =
            FILES.iter().filter_map(|(path, text)| Some((path.strip_prefix(folder.as_str())?, *text)));
        inside.filter_map(|(path, text)| Some((path.strip_prefix('/')?, text))).collect()
    }

    /// The folder at a path relative to this one.
    #[must_use]
    pub fn join(&self, path: &str) -> Self {
        match self {
            Self::Disk(folder) if path == "." => Self::Disk(folder.clone()),
            Self::Disk(folder) => Self::Disk(folder.join(path)),
            Self::Embedded(folder) => {
                let mut parts: Vec<&str> = folder.split('/').collect();
                for part in path.split('/') {
                    match part {
                        "" | "." => {}
                        ".." => {
                            parts.pop();
                        }
                        name => parts.push(name),
                    }
                }
                Self::Embedded(parts.join("/"))
            }
        }
    }

    /// The path of a file as it is shown to people.
    pub fn show(&self, file: &str) -> String {
        match self {
            Self::Disk(folder) => folder.join(file).display().to_string(),
            Self::Embedded(folder) => format!("(built in) {folder}/{file}"),
        }
    }

    /// The text of a file; `None` when there is no such file.
    ///
    /// # Errors
    /// When it is there and cannot be read.
    pub fn read_one(&self, file: &str) -> Result<Option<String>, Fault> {
        match self {
            Self::Disk(folder) => read(&folder.join(file)),
            Self::Embedded(folder) => {
                let path = format!("{folder}/{file}");
                let found = FILES.iter().find(|(name, _)| *name == path);
                Ok(found.map(|(_, text)| (*text).to_owned()))
            }
        }
    }

    /// A table that must be there: `stem.csv`, or every CSV file of the folder `stem`.
    pub(super) fn need(&self, stem: &str, faults: &mut Faults) -> Vec<(String, String)> {
        let before = faults.len();
        let files = self.may(stem, faults);
        if files.is_empty() && faults.len() == before {
            faults.push(
                Fault::of_file(&self.show(&format!("{stem}.csv")), "the file is missing")
                    .hint(format!("a theatre needs {stem}.csv, or a folder {stem}/ of such files")),
            );
        }
        files
    }

    /// A table that may be there.
    pub(super) fn may(&self, stem: &str, faults: &mut Faults) -> Vec<(String, String)> {
        let mut names = vec![format!("{stem}.csv")];
        if let Self::Disk(folder) = self {
            names.extend(csv_files(&folder.join(stem)).into_iter().map(|name| format!("{stem}/{name}")));
        }
        let mut files = Vec::new();
        for name in names {
            match self.read_one(&name) {
                Ok(Some(text)) => files.push((self.show(&name), text)),
                Ok(None) => {}
                Err(fault) => faults.push(fault),
            }
        }
        files
    }
}

fn csv_files(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| Path::new(name).extension().is_some_and(|ext| ext == "csv"))
        .collect();
    names.sort();
    names
}

fn read(path: &Path) -> Result<Option<String>, Fault> {
    let show = path.display().to_string();
    let size = match std::fs::metadata(path) {
        Ok(meta) => meta.len(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Fault::of_file(&show, format!("cannot be read: {error}"))),
    };
    if size > MOST_BYTES {
        let message = format!("{size} bytes; at most {MOST_BYTES} are read");
        return Err(Fault::of_file(&show, message).hint("split or simplify the file"));
    }
    let bytes =
        std::fs::read(path).map_err(|error| Fault::of_file(&show, format!("cannot be read: {error}")))?;
    String::from_utf8(bytes).map(Some).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..at].split(|byte| *byte == b'\n').count() as u64;
        Fault { line, ..Fault::of_file(&show, "not UTF-8") }.hint("save the file as UTF-8")
    })
}
