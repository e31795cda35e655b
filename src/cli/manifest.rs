//! The manifest: what files are, from what they were made, and their checksums.

use frontline::layers::About;
use frontline::render::qgis::Styled;
use jiff::civil::Date;
use serde_json::{Map, Value, json};

use super::session::Session;

/// The manifest of files with these checksums that show what `about` says; `command` makes the same again.
pub fn manifest(
    session: &Session,
    about: &About,
    command: &str,
    styled: &[Styled<'_>],
    sums: &Map<String, Value>,
) -> Value {
    let theatre = &session.theatre.about;
    let day = |date: Option<Date>| date.map(|date| date.to_string());
    let counts: Map<String, Value> =
        styled.iter().map(|s| (s.layer.name.to_owned(), s.layer.features.len().into())).collect();
    let known = about.known_by.map(|day| format!(" --known-by {day}")).unwrap_or_default();
    json!({
        "theatre": theatre.id,
        "theatre_version": theatre.version,
        "as_of": about.as_of.to_string(),
        "known_by": day(about.known_by),
        "data_cut_off": about.cut_off.to_string(),
        "evidence_to": day(about.evidence_to),
        "method": about.method,
        "reach_km": about.reach.0,
        "nominal_km": about.nominal.0,
        "by": session.rules.by,
        "program": "frontline",
        "program_version": env!("CARGO_PKG_VERSION"),
        "command": format!("{command}{known} --method {}", about.method),
        "counts": counts,
        "sources": about.sources,
        "licences": { "theatre": theatre.licence, "credits": theatre.credits },
        "disclaimer": theatre.disclaimer,
        "sha256": sums,
    })
}
