//! One candidate as a person sees it: the sentence with its marks, every slot with where it comes from,
//! what it would do to the log.

use std::fmt::Write;

use super::preview::Preview;
use crate::cli::extract::Line;

/// The card of a candidate. Marks are brackets, so that nothing hangs on colour.
pub fn card(line: &Line, preview: &Preview<'_>, number: usize, of: usize) -> String {
    let candidate = &line.candidate;
    let mut out = format!("{number}/{of}  {}  band {}  {}\n", candidate.id, candidate.band, line.title);
    // Writing to a string cannot fail.
    if !candidate.before.is_empty() {
        let _ = writeln!(out, "  ... {}", candidate.before);
    }
    let _ = writeln!(out, "  > {}", marked(line));
    let _ = writeln!(out, "  what      {} ({}, {})", candidate.what, candidate.kind, candidate.frame);
    let near =
        candidate.near.as_ref().map(|near| format!(", {} {near}", candidate.relation)).unwrap_or_default();
    slot(&mut out, "place", candidate.place.as_deref(), &candidate.place_text, &candidate.place_how, &near);
    if !candidate.options.is_empty() {
        let _ = writeln!(out, "            could be {}", candidate.options.join(", "));
    }
    if let (Some(lon), Some(lat), Some(off)) = (candidate.lon, candidate.lat, candidate.precision_km) {
        let _ = writeln!(out, "            at {lon:.4}, {lat:.4}, give or take {off:.0} km");
    }
    slot(&mut out, "party", candidate.party.as_deref(), &candidate.party_text, &candidate.party_how, "");
    if let Some(opponent) = &candidate.opponent {
        let _ = writeln!(out, "  opponent  {opponent}");
    }
    let date = candidate.date.as_deref().unwrap_or("missing");
    let words =
        if candidate.date_text.is_empty() { String::new() } else { format!(" \"{}\"", candidate.date_text) };
    let _ = writeln!(
        out,
        "  date      {date} ({}{words}); published {}",
        candidate.date_rule,
        line.published.as_deref().unwrap_or("-")
    );
    let who = match (&candidate.claimant, candidate.claimant_text.as_str()) {
        (Some(party), "") => format!(" by {party}"),
        (Some(party), text) => format!(" by {party}: {text}"),
        (None, "") => String::new(),
        (None, text) => format!(" by {text}"),
    };
    let _ = writeln!(out, "  realis    {}{who}", candidate.realis);
    let effect = preview.effect(candidate);
    if !effect.is_empty() {
        let _ = writeln!(out, "  log       {effect}");
    }
    for event in preview.duplicates(candidate) {
        let _ = writeln!(out, "  same?     {} ({} {} {})", event.id, event.date, event.party, event.what);
    }
    if let Some(copy) = &line.copy_of {
        let _ = writeln!(out, "  copy of   {copy}: the same words in another article are one voice");
    }
    let lacks = candidate.lacks();
    if !lacks.is_empty() {
        let _ = writeln!(out, "  to fill   {}", lacks.join(", "));
    }
    out
}

fn slot(out: &mut String, name: &str, id: Option<&str>, text: &str, how: &str, more: &str) {
    let words = if text.is_empty() { String::new() } else { format!(" \"{text}\"") };
    let _ = writeln!(out, "  {name:9} {} ({how}{words}{more})", id.unwrap_or("missing"));
}

/// The sentence with its slots in brackets: `[party QNA] **seized** [place Bir Khalwan]`.
fn marked(line: &Line) -> String {
    let candidate = &line.candidate;
    let letters: Vec<char> = candidate.sentence.chars().collect();
    let start = candidate.span[0];
    // Markup in the raw text makes offsets and shown letters differ: then the sentence stands unmarked.
    if candidate.span[1] - start != letters.len() {
        return candidate.sentence.clone();
    }
    let mut opens: Vec<(usize, String)> = Vec::new();
    let mut closes: Vec<(usize, &str)> = vec![(candidate.trigger[1], "**")];
    opens.push((candidate.trigger[0], "**".into()));
    for mark in &candidate.marks {
        opens.push((mark.span[0], format!("[{} ", mark.slot)));
        closes.push((mark.span[1], "]"));
    }
    let mut out = String::new();
    for (i, letter) in letters.iter().enumerate() {
        let at = start + i;
        closes.iter().filter(|(end, _)| *end == at).for_each(|(_, text)| out.push_str(text));
        opens.iter().filter(|(begin, _)| *begin == at).for_each(|(_, text)| out.push_str(text));
        out.push(*letter);
    }
    let end = start + letters.len();
    closes.iter().filter(|(at, _)| *at == end).for_each(|(_, text)| out.push_str(text));
    out
}
