//! What an import read, took and left, and why.

use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, Write};

use crate::table::Fault;

/// So many bad records are named; the others are counted.
const NAMED: usize = 20;
/// Of those left for one reason the lines of so many are told.
const LINES: usize = 3;

/// What an import did.
pub struct Report {
    /// The file that is read.
    pub file: String,
    /// What its records are counted by.
    pub unit: &'static str,
    /// Records in the file.
    pub read: u64,
    /// Records that became rows, or part of one.
    pub taken: u64,
    /// Rows made: table and count.
    pub made: BTreeMap<&'static str, u64>,
    /// Records left by reason: how many, and the lines of the first.
    pub left: BTreeMap<String, (u64, Vec<u64>)>,
    /// Records that are wrong, the first of them named.
    pub bad: Vec<Fault>,
    /// How many are wrong.
    pub bad_count: u64,
    /// What differs between the file and the theatre, to be looked at.
    pub conflicts: Vec<String>,
    /// Where each record that is left or wrong gets a line of its own.
    pub ledger: Option<Ledger>,
}

/// A table of all records that are left or wrong: file, line, which of the two, why.
pub struct Ledger {
    rows: csv::Writer<Box<dyn Write>>,
    failed: Option<csv::Error>,
}

impl Ledger {
    /// Into a file, or whatever takes bytes.
    pub fn new(into: Box<dyn Write>) -> Self {
        let mut ledger = Self { rows: csv::Writer::from_writer(into), failed: None };
        ledger.add(["file", "unit", "number", "what", "why"]);
        ledger
    }

    fn add(&mut self, row: [&str; 5]) {
        if self.failed.is_none() {
            self.failed = self.rows.write_record(row).err();
        }
    }

    /// Writes what is left to write.
    ///
    /// # Errors
    /// What went wrong since the beginning.
    pub fn close(mut self) -> io::Result<()> {
        self.failed.map_or_else(|| self.rows.flush(), |error| Err(error.into()))
    }
}

impl Default for Report {
    fn default() -> Self {
        Self {
            file: String::new(),
            unit: "line",
            read: 0,
            taken: 0,
            made: BTreeMap::new(),
            left: BTreeMap::new(),
            bad: Vec::new(),
            bad_count: 0,
            conflicts: Vec::new(),
            ledger: None,
        }
    }
}

impl Report {
    /// A record is left, for a reason.
    pub fn leave(&mut self, reason: impl Into<String>, line: u64) {
        let reason = reason.into();
        self.enter(line, "left", &reason);
        let (count, lines) = self.left.entry(reason).or_default();
        *count += 1;
        if lines.len() < LINES {
            lines.push(line);
        }
    }

    /// A record is wrong.
    pub fn bad(&mut self, fault: Fault) {
        self.bad_count += 1;
        self.enter(fault.line, "wrong", &fault.message);
        if self.bad.len() < NAMED {
            self.bad.push(fault);
        }
    }

    /// The lines that say what was made, and what differs from what is there.
    pub fn made_and_met(&self) -> String {
        let made = self.made.iter().map(|(table, count)| match count {
            1 => format!("  made 1 {}\n", table.trim_end_matches('s')),
            _ => format!("  made {count} {table}\n"),
        });
        let met = self.conflicts.iter().take(NAMED).map(|conflict| format!("  conflict: {conflict}\n"));
        let more = self.conflicts.len().saturating_sub(NAMED);
        let more = (more > 0).then(|| format!("  and {more} more conflicts\n"));
        made.chain(met).chain(more).collect()
    }

    /// Begins another file: counts from nothing, into the same ledger; gives the report of the one before.
    #[must_use]
    pub fn next(&mut self, file: &str) -> Self {
        let ledger = self.ledger.take();
        std::mem::replace(self, Self { file: file.to_owned(), ledger, ..Self::default() })
    }

    fn enter(&mut self, line: u64, what: &str, why: &str) {
        if let Some(ledger) = &mut self.ledger {
            ledger.add([&self.file, self.unit, &line.to_string(), what, why]);
        }
    }

    /// A row is made.
    pub fn make(&mut self, table: &'static str) {
        *self.made.entry(table).or_default() += 1;
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "read {}, taken {}, left {}, wrong {}",
            self.read,
            self.taken,
            self.left.values().map(|(n, _)| n).sum::<u64>(),
            self.bad_count
        )?;
        for (reason, (count, lines)) in &self.left {
            let numbers: Vec<String> = lines.iter().map(ToString::to_string).collect();
            let (unit, more) = (self.unit, if *count > lines.len() as u64 { ", ..." } else { "" });
            let plural = if *count == 1 { "" } else { "s" };
            writeln!(f, "  left {count}: {reason} ({unit}{plural} {}{more})", numbers.join(", "))?;
        }
        f.write_str(&self.made_and_met())
    }
}
