//! How much a candidate has for it: what is named in the clause counts, what is missing counts against.

use super::candidate::Candidate;

/// Marks out of 1. A heading that may not speak for itself has none.
pub(super) fn marks(candidate: &Candidate, heading: bool, speaks: bool) -> f64 {
    if !speaks {
        return 0.0;
    }
    let moves = matches!(candidate.kind.as_str(), "captures" | "receives" | "withdraws" | "holds" | "enters");
    let mut marks = 60;
    marks += match candidate.place_how.as_str() {
        "named" => 20,
        "referred" => 8,
        "inferred" => -5,
        _ => -25,
    };
    marks += match candidate.party_how.as_str() {
        "named" if candidate.party.is_some() => 12,
        "referred" => 4,
        _ if candidate.party_text.is_empty() => -15,
        _ => -8,
    };
    if candidate.relation != "at" {
        marks -= if moves { 15 } else { 4 };
    }
    marks += match candidate.realis.as_str() {
        "asserted" => 5,
        "reported" => 2,
        "claimed" => 0,
        "hedged" => -15,
        _ => -12,
    };
    if matches!(candidate.date_rule.as_str(), "date" | "day of month" | "weekday" | "yesterday" | "today") {
        marks += 3;
    }
    if heading {
        marks -= 12;
    }
    if candidate.place.is_none() {
        marks = marks.min(40);
    }
    f64::from(marks.clamp(0, 100)) / 100.0
}

/// The band of a candidate; `-` for what is not proposed: what did not happen, unless a party says what it
/// will do or denies it; what happened years ago; what nobody can place.
pub(super) fn band(candidate: &Candidate) -> &'static str {
    let moves = matches!(candidate.kind.as_str(), "captures" | "receives" | "withdraws" | "holds" | "enters");
    let somebody = candidate.party.is_some();
    let somewhere = candidate.place.is_some() || !candidate.place_text.is_empty();
    let proposed = match candidate.realis.as_str() {
        "asserted" | "reported" | "claimed" | "hedged" => {
            // Of a region that has no name of its own an advance by a known party is worth asking about.
            let region = candidate.kind == "advances" && somebody;
            let located = candidate.place.is_some() || candidate.near.is_some() || candidate.lon.is_some();
            somewhere && (moves || region || located)
        }
        "intended" => {
            candidate.said
                && somebody
                && candidate.place.is_some()
                && !matches!(candidate.kind.as_str(), "holds")
        }
        "denied" => candidate.claimant.is_some() && candidate.place.is_some() && moves,
        _ => false,
    };
    if !proposed || candidate.confidence < 0.2 {
        return "-";
    }
    match candidate.confidence {
        marks if marks >= 0.9 => "A",
        marks if marks >= 0.6 => "B",
        _ => "C",
    }
}
