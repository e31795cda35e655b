//! What an import read, took and left, and why.

use std::collections::BTreeMap;
use std::fmt;

use crate::table::Fault;

/// So many bad records are named; the others are counted.
const NAMED: usize = 20;

/// What an import did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Records in the file.
    pub read: u64,
    /// Records that became rows, or part of one.
    pub taken: u64,
    /// Rows made: table and count.
    pub made: BTreeMap<&'static str, u64>,
    /// Records left by reason: how many, and the line of the first.
    pub left: BTreeMap<String, (u64, u64)>,
    /// Records that are wrong, the first of them named.
    pub bad: Vec<Fault>,
    /// How many are wrong.
    pub bad_count: u64,
    /// What differs between the file and the theatre, to be looked at.
    pub conflicts: Vec<String>,
}

impl Report {
    /// A record is left, for a reason.
    pub fn leave(&mut self, reason: impl Into<String>, line: u64) {
        self.left.entry(reason.into()).or_insert((0, line)).0 += 1;
    }

    /// A record is wrong.
    pub fn bad(&mut self, fault: Fault) {
        self.bad_count += 1;
        if self.bad.len() < NAMED {
            self.bad.push(fault);
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
        for (table, count) in &self.made {
            writeln!(f, "  made {count} {table}")?;
        }
        for (reason, (count, line)) in &self.left {
            writeln!(f, "  left {count}: {reason} (first in line {line})")?;
        }
        for conflict in self.conflicts.iter().take(NAMED) {
            writeln!(f, "  conflict: {conflict}")?;
        }
        if self.conflicts.len() > NAMED {
            writeln!(f, "  and {} more conflicts", self.conflicts.len() - NAMED)?;
        }
        Ok(())
    }
}
