//! What is well-formed and still wrong or doubtful: one noun a file.
//!
//! Takes a theatre that could be read; gives its [`Findings`]. An error contradicts itself or the rest
//! of the theatre; a warning is a gap or an oddity that a keeper of the log should look at or explain.

mod allegiance;
mod contest;
mod first;
mod holder;
mod island;
mod link;
mod party;
mod place;
mod source;
mod span;

use super::Theatre;
use crate::table::{Fault, Faults};

/// Errors and warnings apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Findings {
    /// What cannot be so.
    pub errors: Faults,
    /// What may be so, and should be looked at.
    pub warnings: Faults,
}

impl Findings {
    fn error(&mut self, fault: Fault) {
        self.errors.push(fault);
    }

    fn warning(&mut self, fault: Fault) {
        self.warnings.push(fault);
    }
}

impl Theatre {
    /// Everything that the log contradicts itself in or leaves open.
    pub fn check(&self) -> Findings {
        let histories = self.assess(None);
        let mut findings = Findings::default();
        source::check(self, &mut findings);
        link::check(self, &mut findings);
        allegiance::check(self, &mut findings);
        party::check(self, &histories, &mut findings);
        first::check(self, &histories, &mut findings);
        holder::check(self, &histories, &mut findings);
        contest::check(self, &histories, &mut findings);
        island::check(self, &histories, &mut findings);
        place::check(self, &mut findings);
        span::check(self, &mut findings);
        findings
    }
}
