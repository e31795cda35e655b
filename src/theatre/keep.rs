//! Keeping a log: rows added to its files, files put in canonical form. The old or the new file is
//! there at any moment, never half of one, and two programs never write at once.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::canonical::{canonical, line, rows, stems};
use super::{Folder, gazetteer_tables, read_tables};
use crate::events::Log;
use crate::gazetteer::Gazetteer;
use crate::table::{Fault, Faults};

/// A table to which rows can be added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    /// `places.csv` of the theatre's gazetteer.
    Places,
    /// `parties.csv`.
    Parties,
    /// `events.csv`.
    Events,
    /// `sources.csv`.
    Sources,
    /// `quotes.csv`.
    Quotes,
}

impl Table {
    fn stem(self) -> &'static str {
        match self {
            Self::Places => "places",
            Self::Parties => "parties",
            Self::Events => "events",
            Self::Sources => "sources",
            Self::Quotes => "quotes",
        }
    }
}

/// A row to be added.
#[derive(Debug, Clone)]
pub struct Row<'c> {
    /// The table.
    pub table: Table,
    /// Its cells by column; the others stay empty.
    pub cells: Vec<(&'c str, &'c str)>,
}

/// The files of a theatre on disk, locked for as long as this lives.
#[derive(Debug)]
pub struct Kept {
    folder: PathBuf,
    /// `theatre.toml`, which is never replaced: its lock stands for the whole folder.
    _lock: File,
}

impl Kept {
    /// Locks the files of a theatre; waits while another program writes.
    ///
    /// # Errors
    /// When the theatre is inside the program, or its `theatre.toml` cannot be locked.
    pub fn lock(folder: &Folder) -> Result<Self, Fault> {
        let Folder::Disk(path) = folder else {
            let id = folder.show("").trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_owned();
            return Err(Fault::of_file(&folder.show("events.csv"), "the built-in theatre is read-only")
                .hint(format!(
                    "`frontline init --from {id} DIR` makes a copy to work on; name it with --theatre DIR"
                )));
        };
        let toml = path.join("theatre.toml");
        let fail = |error: io::Error| {
            Fault::of_file(&toml.display().to_string(), format!("cannot be locked: {error}"))
        };
        let lock = File::open(&toml).map_err(fail)?;
        lock.lock().map_err(fail)?;
        Ok(Self { folder: path.clone(), _lock: lock })
    }

    /// Adds a row to a table, if the log is without fault with it. Cells are given by column; the
    /// others stay empty.
    ///
    /// # Errors
    /// What would be wrong with the log, and then nothing is written; or that it cannot be.
    pub fn add(&self, gazetteer: &Gazetteer, table: Table, cells: &[(&str, &str)]) -> Result<(), Faults> {
        self.add_all(gazetteer, &[Row { table, cells: cells.to_vec() }])
    }

    /// Adds rows to tables, if the log is without fault with all of them. Rows that others point to come
    /// first: should the machine stop between two files, the log stays without fault.
    ///
    /// # Errors
    /// What would be wrong with the log, and then nothing is written; or that it cannot be.
    pub fn add_all(&self, gazetteer: &Gazetteer, rows: &[Row<'_>]) -> Result<(), Faults> {
        let mut files: Vec<(Table, PathBuf, String)> = Vec::new();
        for row in rows {
            let path = file_of(&self.folder, row.table.stem());
            let begun = files.iter().position(|(_, file, _)| *file == path);
            let old = match begun {
                Some(at) => Some(files.remove(at).2),
                None => read(&path)?,
            };
            let new = with_row(&path, old.as_deref(), row.table, &row.cells)?;
            files.push((row.table, path, new));
        }
        self.replace(gazetteer, &files)
    }

    /// Sets one cell of the row with an id, if the log is without fault with it.
    ///
    /// # Errors
    /// What would be wrong with the log, and then nothing is written; or that it cannot be.
    pub fn set(
        &self,
        gazetteer: &Gazetteer,
        table: Table,
        id: &str,
        column: &str,
        cell: &str,
    ) -> Result<(), Faults> {
        self.edit(gazetteer, table, |names, row| {
            let at = |name: &str| names.iter().position(|n| n == name);
            if let (Some(key), Some(column)) = (at("id"), at(column))
                && row.get(key).is_some_and(|own| own == id)
            {
                cell.clone_into(&mut row[column]);
            }
            true
        })
    }

    /// Takes out the rows of a table whose cell of a column is this one, if the log is without fault then.
    ///
    /// # Errors
    /// What would be wrong with the log, and then nothing is written; or that it cannot be.
    pub fn remove(
        &self,
        gazetteer: &Gazetteer,
        table: Table,
        column: &str,
        cell: &str,
    ) -> Result<(), Faults> {
        self.edit(gazetteer, table, |names, row| {
            let at = names.iter().position(|name| name == column);
            at.and_then(|at| row.get(at)).is_none_or(|own| own != cell)
        })
    }

    /// Changes the rows of a table; those for which `keep` is false go.
    fn edit(
        &self,
        gazetteer: &Gazetteer,
        table: Table,
        mut keep: impl FnMut(&[String], &mut Vec<String>) -> bool,
    ) -> Result<(), Faults> {
        let mut files = Vec::new();
        for path in files_of(&self.folder, table.stem()) {
            let Some(old) = read(&path)? else { continue };
            let (names, all) = rows(&path.display().to_string(), &old)?;
            let mut left = all.clone();
            left.retain_mut(|row| keep(&names, row));
            if left != all {
                let mut text = line(names.iter().map(String::as_str));
                for row in &left {
                    text.push_str(&line(row.iter().map(String::as_str)));
                }
                files.push((table, path, text));
            }
        }
        self.replace(gazetteer, &files)
    }

    /// Writes new texts of files, if the log is without fault with them.
    fn replace(&self, gazetteer: &Gazetteer, new: &[(Table, PathBuf, String)]) -> Result<(), Faults> {
        let mut faults = Faults::default();
        let mut tables = read_tables(&Folder::Disk(self.folder.clone()), &mut faults);
        for (table, path, text) in new {
            let files = match table {
                Table::Parties => &mut tables.parties,
                Table::Events => &mut tables.events,
                Table::Sources => &mut tables.sources,
                Table::Places | Table::Quotes => &mut tables.quotes,
            };
            replace(files, path, text);
        }
        Log::read(&tables, gazetteer, &mut faults);
        faults.into_result()?;
        for (_, path, text) in new {
            write(path, text)?;
        }
        Ok(())
    }

    /// Adds a place to a gazetteer, if it is without fault with it. `gazetteer` is its folder.
    ///
    /// # Errors
    /// As [`Kept::add`].
    pub fn add_place(&self, gazetteer: &Folder, cells: &[(&str, &str)]) -> Result<(), Faults> {
        let Folder::Disk(folder) = gazetteer else {
            return Err(
                Fault::of_file(&gazetteer.show("places.csv"), "a built-in gazetteer is read-only").into()
            );
        };
        let path = file_of(folder, Table::Places.stem());
        let new = with_row(&path, read(&path)?.as_deref(), Table::Places, cells)?;
        let mut faults = Faults::default();
        let mut tables = gazetteer_tables(gazetteer, &mut faults);
        replace(&mut tables.places, &path, &new);
        Gazetteer::read(tables, &mut faults);
        faults.into_result()?;
        Ok(write(&path, &new)?)
    }

    /// Puts every table in canonical form; gives the files that were not. With `dry` nothing is
    /// written.
    ///
    /// # Errors
    /// What cannot be read or written, and then no file is changed but those before it.
    pub fn format(&self, dry: bool) -> Result<Vec<PathBuf>, Faults> {
        let mut changed = Vec::new();
        for stem in stems() {
            for path in files_of(&self.folder, stem) {
                let Some(old) = read(&path)? else { continue };
                let new = canonical(stem, &path.display().to_string(), &old)?;
                if new != old {
                    if !dry {
                        write(&path, &new)?;
                    }
                    changed.push(path);
                }
            }
        }
        Ok(changed)
    }
}

/// The file of a table that rows are added to: `stem.csv`, else the last of the folder `stem`.
fn file_of(folder: &Path, stem: &str) -> PathBuf {
    let files = files_of(folder, stem);
    files.into_iter().next().unwrap_or_else(|| folder.join(format!("{stem}.csv")))
}

/// `stem.csv`, then those of the folder `stem`, the last first.
fn files_of(folder: &Path, stem: &str) -> Vec<PathBuf> {
    let one = folder.join(format!("{stem}.csv"));
    let entries = std::fs::read_dir(folder.join(stem)).into_iter().flatten();
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|path| path.extension().is_some_and(|ext| ext == "csv"));
    files.sort();
    files.extend(one.is_file().then_some(one));
    files.reverse();
    files
}

/// Puts a text in the place of the one that a file has.
fn replace(files: &mut Vec<(String, String)>, path: &Path, text: &str) {
    let shown = path.display().to_string();
    files.retain(|(file, _)| *file != shown);
    files.push((shown, text.to_owned()));
}

/// The text of a table with one more row; of a file that is not there yet, with its header. Columns
/// that the row needs and the file lacks are added to it.
fn with_row(path: &Path, old: Option<&str>, table: Table, cells: &[(&str, &str)]) -> Result<String, Fault> {
    let mut text = match (old, table) {
        (Some(old), _) => old.to_owned(),
        (None, Table::Quotes) => "event,source,quote,locator\n".into(),
        (None, Table::Places | Table::Parties | Table::Events | Table::Sources) => {
            line(cells.iter().map(|(column, _)| *column))
        }
    };
    let (mut names, rows) = rows(&path.display().to_string(), &text)?;
    let given = cells.iter().filter(|(_, cell)| !cell.is_empty());
    let new: Vec<&str> = given.map(|(column, _)| *column).filter(|c| names.iter().all(|n| n != c)).collect();
    if !new.is_empty() {
        names.extend(new.iter().map(|column| (*column).to_owned()));
        text = line(names.iter().map(String::as_str));
        for row in &rows {
            text.push_str(&line(row.iter().map(String::as_str).chain(new.iter().map(|_| ""))));
        }
    }
    if !text.ends_with('\n') {
        text.push('\n');
    }
    let cell = |name: &String| cells.iter().find(|(column, _)| column == name).map_or("", |(_, cell)| *cell);
    text.push_str(&line(names.iter().map(cell)));
    Ok(text)
}

fn read(path: &Path) -> Result<Option<String>, Fault> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Fault::of_file(&path.display().to_string(), format!("cannot be read: {error}"))),
    }
}

/// To a temporary name beside the file, synced, then renamed.
fn write(path: &Path, text: &str) -> Result<(), Fault> {
    let fail = |error: io::Error| cannot(path, &error);
    let mut new = NamedTempFile::new_in(path.parent().unwrap_or(Path::new("."))).map_err(fail)?;
    new.write_all(text.as_bytes()).map_err(fail)?;
    // A temporary file is for its owner only; a new table is as readable as theatre.toml.
    let like = [path.to_owned(), path.with_file_name("theatre.toml")];
    if let Some(old) =
        like.iter().find_map(|like| std::fs::metadata(like).ok().filter(std::fs::Metadata::is_file))
    {
        std::fs::set_permissions(new.path(), old.permissions()).map_err(fail)?;
    }
    new.as_file().sync_all().map_err(fail)?;
    new.persist(path).map_err(|error| cannot(path, &error.error))?;
    Ok(())
}

fn cannot(path: &Path, error: &io::Error) -> Fault {
    Fault::of_file(&path.display().to_string(), format!("cannot be written: {error}"))
}
