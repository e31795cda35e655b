//! A table as people edit it: CSV rows that know where they stand, and every fault of a file at once.
//!
//! Takes the text of a CSV file with one header row; gives rows whose cells remember file, line and
//! column. Knows nothing of what the columns mean: rooms ask for the columns they need.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

/// One thing that is wrong in a data file, where it stands, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The file as its user knows it.
    pub file: String,
    /// Line, counted from 1; 0 when the fault is of the file as a whole.
    pub line: u64,
    /// Column of the table (not of the text), counted from 1; 0 when the fault is of the row.
    pub column: usize,
    /// What is wrong, with the value.
    pub message: String,
    /// What to do next; empty when there is nothing to add.
    pub hint: String,
}

impl Fault {
    /// A fault of a file as a whole.
    pub fn of_file(file: &str, message: impl Into<String>) -> Self {
        Self { file: file.into(), line: 0, column: 0, message: message.into(), hint: String::new() }
    }

    /// The same fault, with what to do next.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
        }
        if self.column > 0 {
            write!(f, ":{}", self.column)?;
        }
        write!(f, ": {}", self.message)?;
        if !self.hint.is_empty() {
            write!(f, "\n  hint: {}", self.hint)?;
        }
        Ok(())
    }
}

/// Every fault found so far, in the order of files and lines when printed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Faults(Vec<Fault>);

impl Faults {
    /// Notes one more.
    pub fn push(&mut self, fault: Fault) {
        self.0.push(fault);
    }

    /// Notes all of others.
    pub fn extend(&mut self, others: Self) {
        self.0.extend(others.0);
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// All faults, sorted by file, line and column.
    pub fn sorted(&self) -> Vec<&Fault> {
        let mut all: Vec<&Fault> = self.0.iter().collect();
        all.sort();
        all.dedup();
        all
    }

    /// Nothing when nothing is wrong.
    ///
    /// # Errors
    /// All faults, when there are any.
    pub fn into_result(self) -> Result<(), Self> {
        if self.is_empty() { Ok(()) } else { Err(self) }
    }
}

impl From<Fault> for Faults {
    fn from(fault: Fault) -> Self {
        Self(vec![fault])
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, fault) in self.sorted().into_iter().enumerate() {
            if i > 0 {
                writeln!(f)?;
            }
            write!(f, "{fault}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Faults {}

/// The columns of a file: those that must be there and those that may.
#[derive(Debug, Clone, Copy)]
pub struct Columns {
    /// Without one of these the file cannot be read.
    pub required: &'static [&'static str],
    /// These may be missing; then they are empty.
    pub optional: &'static [&'static str],
}

/// A table read whole, every row with its line.
#[derive(Debug, Clone)]
pub struct Table {
    file: String,
    header: HashMap<String, usize>,
    names: Vec<String>,
    head: Arc<Head>,
    rows: Vec<(u64, Vec<String>)>,
}

/// The head of a file, which all its rows share.
#[derive(Debug, Default, PartialEq, Eq)]
struct Head {
    file: String,
    names: Vec<String>,
}

/// Where a row stands, for what is found out about it after it was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    head: Arc<Head>,
    line: u64,
}

impl Origin {
    /// The file as its user knows it.
    pub fn file(&self) -> &str {
        &self.head.file
    }

    /// A fault of one cell of the row.
    pub fn fault(&self, column: &str, message: impl Into<String>) -> Fault {
        let column = self.head.names.iter().position(|name| name == column).map_or(0, |i| i + 1);
        Fault { line: self.line, column, ..Fault::of_file(&self.head.file, message) }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.head.file, self.line)
    }
}

/// Text longer than this is refused (64 MiB): no log that people edit comes near it.
pub const MOST_BYTES: usize = 64 << 20;

impl Table {
    /// Reads a CSV text with one header row. Columns named `x_*` are carried; any other unknown
    /// column is a fault that names it.
    ///
    /// Returns what could be read; what could not is in `faults`.
    pub fn read(file: &str, text: &str, columns: Columns, faults: &mut Faults) -> Self {
        let mut table = Self {
            file: file.into(),
            header: HashMap::new(),
            names: Vec::new(),
            head: Arc::default(),
            rows: Vec::new(),
        };
        if text.len() > MOST_BYTES {
            faults.push(
                Fault::of_file(file, format!("{} bytes is more than a table may have", text.len()))
                    .hint(format!("split it into a folder of files below {MOST_BYTES} bytes")),
            );
            return table;
        }
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
        match reader.headers() {
            Ok(header) => table.names = header.iter().map(str::to_owned).collect(),
            Err(error) => faults.push(Fault::of_file(file, error.to_string())),
        }
        table.head = Arc::new(Head { file: file.into(), names: table.names.clone() });
        table.check_header(columns, faults);
        for record in reader.records() {
            match record {
                Ok(record) => table.take_row(&record, faults),
                Err(error) => {
                    let line = error.position().map_or(0, csv::Position::line);
                    faults.push(Fault {
                        line,
                        ..Fault::of_file(file, format!("cannot be read as CSV: {error}"))
                    });
                }
            }
        }
        table
    }

    fn check_header(&mut self, columns: Columns, faults: &mut Faults) {
        let fault = |column: usize, message: String, hint: String| {
            Fault { line: 1, column, ..Fault::of_file(&self.file, message) }.hint(hint)
        };
        if self.names.len() == 1 && self.names[0].contains(';') {
            faults.push(fault(
                1,
                "columns are separated by `;`".into(),
                "save the file as comma-separated CSV (spreadsheets ask for the separator)".into(),
            ));
            return;
        }
        for (i, name) in self.names.iter().enumerate() {
            let known = columns.required.contains(&name.as_str())
                || columns.optional.contains(&name.as_str())
                || name.starts_with("x_");
            if !known {
                let near = nearest(name, columns.required.iter().chain(columns.optional).copied());
                faults.push(fault(
                    i + 1,
                    format!("unknown column `{name}`"),
                    near.map_or_else(
                        || "name it `x_...` to carry a column of your own".into(),
                        |near| format!("did you mean `{near}`? A column of your own is named `x_...`"),
                    ),
                ));
            }
            if self.header.insert(name.clone(), i).is_some() {
                faults.push(fault(i + 1, format!("column `{name}` stands twice"), String::new()));
            }
        }
        for name in columns.required {
            if !self.header.contains_key(*name) {
                faults.push(fault(
                    0,
                    format!("column `{name}` is missing"),
                    format!("the columns are: {}", columns.required.join(",")),
                ));
            }
        }
    }

    fn take_row(&mut self, record: &csv::StringRecord, faults: &mut Faults) {
        let line = record.position().map_or(0, csv::Position::line);
        if record.len() == self.names.len() {
            self.rows.push((line, record.iter().map(|cell| cell.trim().to_owned()).collect()));
        } else {
            let message = format!("{} cells, the header has {}", record.len(), self.names.len());
            faults.push(
                Fault { line, ..Fault::of_file(&self.file, message) }
                    .hint("a comma inside a cell needs quotes around the cell"),
            );
        }
    }

    /// The rows in the order of the file.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|(line, cells)| Row { table: self, line: *line, cells })
    }
}

/// One row of a [`Table`].
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    table: &'a Table,
    line: u64,
    cells: &'a [String],
}

impl<'a> Row<'a> {
    /// The line it begins on, counted from 1.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// The file it stands in.
    pub fn file(&self) -> &'a str {
        &self.table.file
    }

    /// Where it stands.
    pub fn origin(&self) -> Origin {
        Origin { head: Arc::clone(&self.table.head), line: self.line }
    }

    /// The cell of a column; empty when the file has no such column.
    pub fn get(&self, column: &str) -> &'a str {
        self.table.header.get(column).map_or("", |i| self.cells[*i].as_str())
    }

    /// The words of a cell, separated by spaces.
    pub fn words(&self, column: &str) -> impl Iterator<Item = &'a str> {
        self.get(column).split_whitespace()
    }

    /// A fault of one cell of this row.
    pub fn fault(&self, column: &str, message: impl Into<String>) -> Fault {
        let column = self.table.header.get(column).map_or(0, |i| i + 1);
        Fault { line: self.line, column, ..Fault::of_file(&self.table.file, message) }
    }

    /// Reads a cell with `FromStr`; an empty cell is `None`, a wrong one a fault.
    pub fn parse<T: std::str::FromStr<Err = E>, E: fmt::Display>(
        &self,
        column: &str,
        faults: &mut Faults,
    ) -> Option<T> {
        let text = self.get(column);
        if text.is_empty() {
            return None;
        }
        match text.parse() {
            Ok(value) => Some(value),
            Err(error) => {
                faults.push(self.fault(column, format!("{column} `{text}`: {error}")));
                None
            }
        }
    }

    /// A cell that must not be empty.
    pub fn need(&self, column: &str, faults: &mut Faults) -> &'a str {
        let text = self.get(column);
        if text.is_empty() {
            faults.push(self.fault(column, format!("{column} is empty")));
        }
        text
    }
}

/// The word nearest to `word` by edit distance, when one is near enough to be a slip of the pen.
pub fn nearest<'a>(word: &str, among: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let most = (word.chars().count() / 3).max(1);
    among
        .map(|other| (strsim::damerau_levenshtein(word, other), other))
        .filter(|(distance, _)| *distance <= most)
        .min()
        .map(|(_, other)| other)
}
