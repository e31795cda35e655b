//! What a verb can fail with, and the exit code that says so.

use frontline::table::{Fault, Faults};
use thiserror::Error;

/// Why a command did not do what was asked.
#[derive(Debug, Error)]
pub enum Failure {
    /// Nothing of that name or at that point: exit code 1.
    #[error("{0}")]
    NotFound(String),
    /// The command line asks for something that cannot be: exit code 2.
    #[error("{0}")]
    Usage(String),
    /// Data files are wrong: exit code 3.
    #[error("{0}")]
    Data(String),
    /// Whoever read our output has closed it; that is no failure.
    #[error("output closed")]
    ReaderLeft,
}

impl Failure {
    /// The exit code.
    pub fn code(&self) -> u8 {
        match self {
            Self::ReaderLeft => 0,
            Self::NotFound(_) => 1,
            Self::Usage(_) => 2,
            Self::Data(_) => 3,
        }
    }
}

impl From<Faults> for Failure {
    fn from(faults: Faults) -> Self {
        let count = faults.sorted().len();
        let what = if count == 1 { "1 fault".to_owned() } else { format!("{count} faults") };
        Self::Data(format!("{what} in the theatre's files\n{faults}"))
    }
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        Self::from(Faults::from(fault))
    }
}
