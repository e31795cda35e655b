//! What an import makes: its report, and files that it adds to a theatre, which are written under another name, put in place at the end or not at
//! all. No file that is there is touched: the next number is taken.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::Report;
use crate::table::Fault;

/// A file grows to about so many bytes, then the next begins: a table is read whole.
const MOST: u64 = 40 << 20;

/// The rows of one import, by table: `events/acled.csv`, `events/acled-2.csv`, ...
pub struct Shelf {
    /// What was read, taken and left.
    pub report: Report,
    stem: &'static str,
    folders: BTreeMap<&'static str, Pile>,
    roots: BTreeMap<&'static str, PathBuf>,
}

/// The files of one table.
#[derive(Debug)]
struct Pile {
    folder: PathBuf,
    columns: Vec<&'static str>,
    full: Vec<NamedTempFile>,
    open: csv::Writer<BufWriter<NamedTempFile>>,
    rows: u64,
}

impl Shelf {
    /// For the import `stem`: tables of the log in `theatre`, those of places in `gazetteer`.
    pub fn new(stem: &'static str, theatre: &Path, gazetteer: &Path) -> Self {
        let own = ["events", "sources"].map(|table| (table, theatre.to_owned()));
        let places = ["places", "names", "roads"].map(|table| (table, gazetteer.to_owned()));
        let report = Report::default();
        Self { report, stem, folders: BTreeMap::new(), roots: own.into_iter().chain(places).collect() }
    }

    /// Adds a row to a table; all rows of a table have the same columns in the same order.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn add(&mut self, table: &'static str, cells: &[(&'static str, &str)]) -> Result<(), Fault> {
        if !self.folders.contains_key(table) {
            let root = self.roots.get(table).cloned().unwrap_or_default();
            let columns = cells.iter().map(|(column, _)| *column).collect();
            let pile = Pile::new(root.join(table), columns).map_err(|error| cannot(&root, &error))?;
            self.folders.insert(table, pile);
        }
        let Some(pile) = self.folders.get_mut(table) else { return Ok(()) };
        pile.add(cells).map_err(|error| cannot(&pile.folder, &error))
    }

    /// Puts the files in place, beside those of runs before; gives their paths.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub fn put(self) -> Result<Vec<PathBuf>, Fault> {
        let mut put = Vec::new();
        for pile in self.folders.into_values() {
            let folder = pile.folder.clone();
            put.extend(pile.put(self.stem).map_err(|error| cannot(&folder, &error))?);
        }
        Ok(put)
    }
}

impl Pile {
    fn new(folder: PathBuf, columns: Vec<&'static str>) -> io::Result<Self> {
        fs::create_dir_all(&folder)?;
        let open = writer(&folder, &columns)?;
        Ok(Self { folder, columns, full: Vec::new(), open, rows: 0 })
    }

    fn add(&mut self, cells: &[(&'static str, &str)]) -> io::Result<()> {
        self.open.write_record(cells.iter().map(|(_, cell)| *cell))?;
        self.rows += 1;
        if self.rows.is_multiple_of(10_000) {
            self.open.flush()?;
            if self.open.get_ref().get_ref().as_file().metadata()?.len() > MOST {
                let next = writer(&self.folder, &self.columns)?;
                let full = std::mem::replace(&mut self.open, next);
                self.full.push(closed(full)?);
            }
        }
        Ok(())
    }

    fn put(mut self, stem: &str) -> io::Result<Vec<PathBuf>> {
        self.full.push(closed(self.open)?);
        let mut put = Vec::new();
        for file in self.full {
            let names = (1..).map(|number: u32| match number {
                1 => format!("{stem}.csv"),
                number => format!("{stem}-{number}.csv"),
            });
            let mut free = names.map(|name| self.folder.join(name)).filter(|path| !path.exists());
            let Some(path) = free.next() else { continue };
            readable(file.path())?;
            file.persist(&path).map_err(|error| error.error)?;
            put.push(path);
        }
        Ok(put)
    }
}

fn writer(folder: &Path, columns: &[&str]) -> io::Result<csv::Writer<BufWriter<NamedTempFile>>> {
    let file = BufWriter::with_capacity(1 << 18, NamedTempFile::new_in(folder)?);
    let mut writer = csv::Writer::from_writer(file);
    writer.write_record(columns)?;
    Ok(writer)
}

fn closed(writer: csv::Writer<BufWriter<NamedTempFile>>) -> io::Result<NamedTempFile> {
    let buffered = writer.into_inner().map_err(csv::IntoInnerError::into_error)?;
    let file = buffered.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// A temporary file is for its owner only; a table is as readable as any new file.
#[cfg(unix)]
fn readable(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable(_: &Path) -> io::Result<()> {
    Ok(())
}

fn cannot(path: &Path, error: &io::Error) -> Fault {
    Fault::of_file(&path.display().to_string(), format!("cannot be written: {error}"))
}
