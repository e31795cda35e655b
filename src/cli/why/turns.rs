//! What would change a verdict, in words and as JSON.

use std::fmt::Write;

use frontline::control::{Assessed, Condition, How, Status, Turn};
use frontline::events::BlocId;
use serde_json::{Value, json};

use crate::cli::session::Session;
use crate::cli::status;

/// A heading and a line for each; nothing where nothing would.
pub fn text(session: &Session, turns: &[Turn]) -> String {
    let mut out = String::new();
    if !turns.is_empty() {
        out.push_str("\nwhat would change it:\n");
    }
    for turn in turns {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "  {}: {}", condition(turn), would_be(session, turn));
    }
    out
}

/// The other verdict in a few words.
fn would_be(session: &Session, turn: &Turn) -> String {
    let Some(verdict) = &turn.verdict else { return "nothing would be known".into() };
    let side = verdict.side.as_ref().map(|side| status::short(session, side.as_str()));
    let with = |word: &str, sides: &[BlocId]| {
        let names: Vec<_> = sides.iter().map(|side| status::short(session, side.as_str())).collect();
        if names.is_empty() { String::new() } else { format!(", {word} {}", names.join(", ")) }
    };
    format!(
        "{}{}{}{}{}",
        side.map(|side| format!("{side}, ")).unwrap_or_default(),
        if verdict.contested_by.is_empty() { verdict.status.word() } else { "" },
        with("contested by", &verdict.contested_by).trim_start_matches(", "),
        with("besieged by", &verdict.besieged_by),
        with("claimed by", &verdict.claimed_by),
    )
}

/// What would have to be otherwise, in words.
fn condition(turn: &Turn) -> String {
    match &turn.condition {
        Condition::Confirmed(event) => format!("if {event} were confirmed"),
        Condition::Without(event) => format!("without {event}"),
        Condition::DatedAs(event) => format!("if it were as {event} dates it"),
        Condition::Silence(How::Realigned) => format!("on {}, when its side changes", turn.on),
        Condition::Silence(how) => {
            format!("on {}, if nothing more is heard ({})", turn.on, how.word().replace('_', " "))
        }
    }
}

/// One of them as JSON.
pub fn json_of(turn: &Turn) -> Value {
    let (word, event) = match &turn.condition {
        Condition::Confirmed(event) => ("confirmed", Some(event)),
        Condition::Without(event) => ("without", Some(event)),
        Condition::DatedAs(event) => ("dated_as", Some(event)),
        Condition::Silence(how) => (how.word(), None),
    };
    let verdict = turn.verdict.as_ref();
    let list = |of: fn(&Assessed) -> &[BlocId]| {
        let ids: Vec<_> = verdict.into_iter().flat_map(of).map(BlocId::as_str).collect();
        ids.join(";")
    };
    json!({
        "if": word,
        "event": event.map(ToString::to_string),
        "on": turn.on.to_string(),
        "side": verdict.and_then(|v| v.side.as_ref()).map(ToString::to_string).unwrap_or_default(),
        "status": verdict.map_or(Status::Unknown, |v| v.status).word(),
        "contested_by": list(|v| &v.contested_by),
        "besieged_by": list(|v| &v.besieged_by),
        "claimed_by": list(|v| &v.claimed_by),
    })
}
