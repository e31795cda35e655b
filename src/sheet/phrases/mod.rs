//! What a page says, in each of its languages; `{}` stands for a part that is filled in.

mod arabic;
mod english;
mod french;

pub use arabic::ARABIC;
pub use english::ENGLISH;
pub use french::FRENCH;

use crate::control::Status;
use crate::style::Symbol;

/// The words of one language.
#[derive(Debug)]
pub struct Phrases {
    pub months: [&'static str; 12],
    pub thousands: char,
    pub km: &'static str,
    pub km2: &'static str,
    pub under: &'static str,
    pub who_holds: &'static str,
    pub what_is_known: &'static str,
    pub signs: &'static str,
    pub newest: &'static str,
    pub held_and_beyond: &'static str,
    pub beyond: &'static str,
    pub inferred_land: &'static str,
    pub no_land: &'static str,
    pub claim_over: &'static str,
    pub paler: &'static str,
    pub paler_range: &'static str,
    pub claimed: &'static str,
    pub contested: &'static str,
    pub shared: &'static str,
    pub conflicting: &'static str,
    pub unknown: &'static str,
    pub front: &'static str,
    pub front_contested: &'static str,
    pub front_inferred: &'static str,
    pub soft: &'static str,
    pub front_before: &'static str,
    pub fighting: &'static str,
    pub besieged: &'static str,
    pub inferred: &'static str,
    pub road: &'static str,
    pub event: &'static str,
    pub symbols: [&'static str; 8],
    pub known_by: &'static str,
    pub evidence_to: &'static str,
    pub no_evidence: &'static str,
    pub source: &'static str,
    pub sources: &'static str,
    pub method: &'static str,
    pub span: &'static str,
    pub by: &'static str,
    pub verbs: [(&'static str, &'static str); 18],
    pub hows: [(&'static str, &'static str); 15],
    pub what_changed: &'static str,
    pub main_changes: &'static str,
    pub gained_by: &'static str,
    pub now_contested: &'static str,
    pub now_shared: &'static str,
    pub now_unknown: &'static str,
    pub side: &'static str,
    pub change_km2: &'static str,
    pub places: &'static str,
    pub balance_note: &'static str,
    pub nothing_changed: &'static str,
    pub land_over_time: &'static str,
    pub places_over_time: &'static str,
    pub within_reach: &'static str,
    pub and: &'static str,
    pub map_of: &'static str,
    pub holds: &'static str,
    pub areas_estimated: &'static str,
    pub nobody: &'static str,
}

impl Phrases {
    /// The words for a status of ground; plain control needs none.
    pub fn status(&self, status: Status) -> Option<&'static str> {
        match status {
            Status::Controlled => None,
            Status::Claimed => Some(self.claimed),
            Status::Contested => Some(self.contested),
            Status::Shared => Some(self.shared),
            Status::Conflicting => Some(self.conflicting),
            Status::Unknown => Some(self.unknown),
        }
    }

    /// What a legend says of a symbol.
    pub fn symbol(&self, symbol: Symbol) -> &'static str {
        let at = Symbol::ALL.iter().position(|other| *other == symbol);
        at.map_or("", |i| self.symbols[i])
    }

    /// The words for a verb of the log.
    pub fn verb(&self, verb: &str) -> &'static str {
        find(&self.verbs, verb)
    }

    /// The words for how a place changed.
    pub fn how(&self, how: &str) -> &'static str {
        find(&self.hows, how)
    }
}

fn find(table: &[(&'static str, &'static str)], word: &str) -> &'static str {
    table.iter().find(|(key, _)| *key == word).map_or("", |(_, words)| words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::events::Verb;

    #[test]
    fn every_verb_has_words_in_every_language() {
        for phrases in [&ENGLISH, &ARABIC, &FRENCH] {
            for verb in Verb::ALL {
                assert!(!phrases.verb(verb.word()).is_empty(), "{verb}");
            }
        }
    }
}
