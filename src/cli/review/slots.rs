//! A candidate with the slots that a person has set.

use frontline::events::{Verb, When};

use crate::cli::extract::Line;
use crate::cli::failure::Failure;

/// What will be written.
pub struct Filled {
    /// The candidate, its slots set.
    pub line: Line,
    /// The coder's judgement; empty leaves it to the sources.
    pub confidence: String,
    /// In the coder's words.
    pub note: String,
}

/// A candidate with slots set as `slot=value`.
pub fn set(line: &Line, set: &[String]) -> Result<Filled, Failure> {
    let hedged = line.candidate.realis == "hedged";
    let confidence = if hedged { "low" } else { "" };
    let mut filled = Filled { line: line.clone(), confidence: confidence.into(), note: String::new() };
    for pair in set {
        let Some((slot, value)) = pair.split_once('=') else {
            return Err(Failure::Usage(format!("--set `{pair}`: write slot=value, such as place=hun")));
        };
        let candidate = &mut filled.line.candidate;
        let text = Some(value.to_owned()).filter(|value| !value.is_empty());
        match slot {
            "what" => {
                value
                    .parse::<Verb>()
                    .map_err(|error| Failure::Usage(format!("--set what `{value}`: {error}")))?;
                value.clone_into(&mut candidate.what);
            }
            "date" => {
                value
                    .parse::<When>()
                    .map_err(|error| Failure::Usage(format!("--set date `{value}`: {error}")))?;
                candidate.date = text;
            }
            "place" => candidate.place = text,
            "party" => candidate.party = text,
            "opponent" => candidate.opponent = text,
            "claimant" => candidate.claimant = text,
            "confidence" => value.clone_into(&mut filled.confidence),
            "note" => value.clone_into(&mut filled.note),
            _ => {
                return Err(Failure::Usage(format!(
                    "--set `{slot}`: the slots are what, place, party, opponent, date, claimant, confidence and note"
                )));
            }
        }
    }
    refuse(&filled)?;
    Ok(filled)
}

/// What lacks a slot, or did not happen, is no event.
fn refuse(filled: &Filled) -> Result<(), Failure> {
    let candidate = &filled.line.candidate;
    let lacks = candidate.lacks();
    if !lacks.is_empty() {
        let hints: Vec<String> = lacks.iter().map(|slot| format!("--set {slot}=...")).collect();
        return Err(Failure::Usage(format!(
            "`{}` lacks {}: fill it with {}, or reject it",
            candidate.id,
            lacks.join(" and "),
            hints.join(" ")
        )));
    }
    if !candidate.is_real() && candidate.what != "declares" {
        return Err(Failure::Usage(format!(
            "`{}` did not happen, as the text has it ({}): accept it as it is, as `declares`, or note it",
            candidate.id, candidate.realis
        )));
    }
    Ok(())
}
