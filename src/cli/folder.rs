//! A folder of results: it appears whole or not at all, and knows the checksum of each of its files.

use std::fmt::Display;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use tempfile::{Builder, TempDir};

use super::failure::Failure;
use super::output;

/// A folder in the making, beside the place where it will stand.
pub struct NewFolder {
    path: PathBuf,
    temporary: TempDir,
    sums: Map<String, Value>,
}

impl NewFolder {
    /// Begins a folder. One that is there is replaced only when its manifest says that we made it, when it
    /// is empty, or with `force`.
    pub fn new(path: &Path, force: bool) -> Result<Self, Failure> {
        if path.is_file() {
            return Err(Failure::Usage(format!("{} is a file; name a folder", path.display())));
        }
        let made_by_us = || path.join("manifest.json").is_file();
        let empty = || fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_none());
        if path.exists() && !force && !made_by_us() && !empty() {
            return Err(output::exists(path));
        }
        let fail = |error: io::Error| output::cannot(path, &error);
        let temporary =
            Builder::new().prefix(".frontline-").tempdir_in(output::parent(path)?).map_err(fail)?;
        fs::create_dir(temporary.path().join("new")).map_err(fail)?;
        Ok(Self { path: path.to_owned(), temporary, sums: Map::new() })
    }

    /// Writes a text as it is made.
    pub fn text(&mut self, name: &str, text: impl Display) -> Result<(), Failure> {
        self.file(name, |file| write!(file, "{text}"))
    }

    /// Writes bytes.
    pub fn bytes(&mut self, name: &str, bytes: &[u8]) -> Result<(), Failure> {
        self.file(name, |file| file.write_all(bytes))
    }

    fn file(
        &mut self,
        name: &str,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), Failure> {
        let into = || {
            let mut summed = Summed { file: File::create(self.new_path().join(name))?, sum: Sha256::new() };
            let mut buffer = BufWriter::with_capacity(1 << 16, &mut summed);
            write(&mut buffer)?;
            buffer.flush()?;
            drop(buffer);
            summed.file.sync_all()?;
            Ok(summed.sum)
        };
        let sum = into().map_err(|error| output::cannot(&self.path, &error))?;
        self.sums.insert(name.to_owned(), hexadecimal(sum).into());
        Ok(())
    }

    fn new_path(&self) -> PathBuf {
        self.temporary.path().join("new")
    }

    /// The SHA-256 of each file so far, by name.
    pub fn sums(&self) -> Map<String, Value> {
        let mut sums = self.sums.clone();
        sums.sort_keys();
        sums
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.sums.len()
    }

    /// Puts the folder in its place.
    pub fn publish(self) -> Result<(), Failure> {
        let fail = |error: io::Error| output::cannot(&self.path, &error);
        let old = self.temporary.path().join("old");
        if self.path.exists() {
            fs::rename(&self.path, &old).map_err(fail)?;
        }
        if let Err(error) = fs::rename(self.new_path(), &self.path) {
            // Put back what was there.
            let _ = fs::rename(old, &self.path);
            return Err(fail(error));
        }
        Ok(())
    }
}

/// A file whose bytes are counted into a checksum on their way.
struct Summed {
    file: File,
    sum: Sha256,
}

impl Write for Summed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.sum.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// The SHA-256 of what can be read, in hexadecimal.
pub fn sha256(mut from: impl io::Read) -> io::Result<String> {
    let mut sum = Sha256::new();
    io::copy(&mut from, &mut sum)?;
    Ok(hexadecimal(sum))
}

fn hexadecimal(sum: Sha256) -> String {
    sum.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
