//! Records of a delimited file, one at a time, each with its line.

use std::io::{BufReader, Read};

use csv::StringRecord;

use super::bounded::{Bounded, Start};
use crate::table::Fault;

/// A longer record is refused (4 MiB).
const MOST: u64 = 4 << 20;

/// A delimited file that is being read.
pub(super) struct Records<R> {
    reader: csv::Reader<BufReader<Bounded<R>>>,
    start: Start,
    file: String,
    names: Vec<String>,
    first: Option<StringRecord>,
    record: StringRecord,
    over: bool,
}

/// How a delimited file is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Form {
    /// Between cells.
    pub separator: u8,
    /// Whether cells may stand in quotes.
    pub quotes: bool,
    /// The columns of a file without a header row; without them a header must be there.
    pub standard: &'static [&'static str],
    /// A header row has at least one of these.
    pub marks: &'static [&'static str],
}

impl<R: Read> Records<R> {
    /// Reads the header of a file; where there is none, the columns are those of the form.
    pub fn open(source: R, file: &str, form: Form) -> Result<Self, Fault> {
        let (source, start) = Bounded::new(source, MOST);
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(form.separator)
            .quoting(form.quotes)
            .from_reader(BufReader::with_capacity(1 << 18, source));
        let mut first = StringRecord::new();
        let got = reader.read_record(&mut first).map_err(|error| unreadable(file, 1, &error))?;
        if !got {
            return Err(Fault::of_file(file, "the file is empty").hint("export or download it again"));
        }
        let names: Vec<String> =
            first.iter().map(|cell| cell.trim_start_matches('\u{feff}').trim().to_lowercase()).collect();
        let header = names.iter().any(|name| form.marks.contains(&name.as_str()));
        let (file, record) = (file.to_owned(), StringRecord::new());
        let mut records = Self { reader, start, file, names, first: None, record, over: false };
        if !header {
            if form.standard.is_empty() || first.len() != form.standard.len() {
                let without = match form.standard.len() {
                    0 => String::new(),
                    cells => format!("; without one a line has {cells} cells, this {}", first.len()),
                };
                let marks = form.marks.join(", ");
                let message =
                    format!("no header row: none of the columns {marks} in the first line{without}");
                let fault = Fault { line: 1, ..Fault::of_file(&records.file, message) };
                return Err(fault.hint(records.header_hint(form)));
            }
            records.names = form.standard.iter().map(|name| (*name).to_owned()).collect();
            records.first = Some(first);
        }
        Ok(records)
    }

    fn header_hint(&self, form: Form) -> String {
        let separator = [b';', b'\t', b','].into_iter().filter(|byte| *byte != form.separator);
        let other =
            separator.map(char::from).find(|c| self.names.len() < 3 && self.names.join("").contains(*c));
        match other {
            Some(c) => format!(
                "cells seem to be separated by `{}`; save it with `{}`",
                c.escape_default(),
                char::from(form.separator).escape_default()
            ),
            None => "see docs/formats.md for the columns; is it the right file?".into(),
        }
    }

    /// The number of a column, by the first of its names that there is.
    pub fn column(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|wanted| self.names.iter().position(|name| name == wanted))
    }

    /// The number of a column that must be there.
    pub fn need(&self, names: &[&str]) -> Result<usize, Fault> {
        self.column(names).ok_or_else(|| {
            Fault { line: 1, ..Fault::of_file(&self.file, format!("column `{}` is missing", names[0])) }
                .hint(format!("the columns are: {}", self.names.join(",")))
        })
    }

    /// The columns' names.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The next record, or what is wrong with it; `None` at the end.
    pub fn next(&mut self) -> Option<Result<Record<'_>, Fault>> {
        if self.over {
            return None;
        }
        let line = if let Some(first) = self.first.take() {
            self.record = first;
            1
        } else {
            let at = self.reader.position().clone();
            self.start.set(at.byte());
            match self.reader.read_record(&mut self.record) {
                Ok(false) => return None,
                Ok(true) => self.record.position().map_or(0, csv::Position::line),
                Err(error) => {
                    self.over = !matches!(error.kind(), csv::ErrorKind::Utf8 { .. });
                    return Some(Err(unreadable(&self.file, at.line(), &error)));
                }
            }
        };
        if self.record.len() != self.names.len() {
            return Some(Err(self.odd_length(line)));
        }
        if let Some(byte) =
            self.record.as_slice().bytes().find(|byte| *byte < b' ' && !b"\t\n\r".contains(byte))
        {
            let fault = Fault::of_file(&self.file, format!("control character {byte:#04x} in it"));
            return Some(Err(Fault { line, ..fault }.hint("take it out; or export the file again as UTF-8")));
        }
        Some(Ok(Record { cells: &self.record, file: &self.file, line }))
    }

    fn odd_length(&self, line: u64) -> Fault {
        let message = format!("{} cells, the header has {}", self.record.len(), self.names.len());
        let fault = Fault { line, ..Fault::of_file(&self.file, message) };
        let lines = self.record.iter().map(|cell| cell.matches('\n').count()).sum::<usize>();
        match lines {
            0 => fault.hint("a separator too many or too few? a cell with one in it stands in quotes"),
            _ => fault
                .hint(format!("the record runs over {} lines: a quote in it may never be closed", lines + 1)),
        }
    }
}

fn unreadable(file: &str, line: u64, error: &csv::Error) -> Fault {
    let line = error.position().map_or(line, csv::Position::line);
    let fault = |message: String| Fault { line, ..Fault::of_file(file, message) };
    match error.kind() {
        csv::ErrorKind::Utf8 { .. } => {
            fault("not UTF-8".into()).hint("save the file as UTF-8 (in a spreadsheet: CSV UTF-8)")
        }
        csv::ErrorKind::Io(error) if error.to_string().contains("without an end") => {
            fault(format!("a record of {error}")).hint("this is no table, or a quote is never closed")
        }
        _ => fault(format!("cannot be read: {error}")),
    }
}

/// One record.
#[derive(Debug, Clone, Copy)]
pub(super) struct Record<'a> {
    cells: &'a StringRecord,
    file: &'a str,
    /// Line, counted from 1.
    pub line: u64,
}

impl<'a> Record<'a> {
    /// The cell of a column, trimmed; empty without the column.
    pub fn get(&self, column: Option<usize>) -> &'a str {
        column.and_then(|column| self.cells.get(column)).unwrap_or_default().trim()
    }

    /// The cell of a column that is there.
    pub fn at(&self, column: usize) -> &'a str {
        self.get(Some(column))
    }

    /// What is wrong with the record.
    pub fn fault(&self, message: impl Into<String>) -> Fault {
        Fault { line: self.line, ..Fault::of_file(self.file, message) }
    }
}
