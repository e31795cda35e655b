//! The words for sides, places and causes in reports.

use frontline::change::Cause;
use frontline::control::Status;
use frontline::gazetteer::PlaceId;

use crate::cli::session::Session;
use crate::cli::status;

/// A side, with its status where that is not plain control.
pub fn verdict(session: &Session, side: &str, word: Status) -> String {
    let name = if side.is_empty() { "nobody".to_owned() } else { status::short(session, side) };
    match word {
        Status::Controlled => name,
        Status::Unknown => "unknown".into(),
        other => format!("{name} ({other})"),
    }
}

/// A side, or the word for ground that no side holds alone.
pub fn ground(session: &Session, side: &str) -> String {
    match side {
        "contested" | "shared" | "unknown" => side.to_owned(),
        side => status::short(session, side),
    }
}

/// The name of a place.
pub fn name(session: &Session, place: &PlaceId) -> String {
    session.theatre.gazetteer.get(place).map_or_else(|| place.to_string(), |place| place.name.clone())
}

/// The column of a cause, in the words of the balance.
pub fn column(cause: Cause) -> &'static str {
    match cause {
        Cause::Real => "real",
        Cause::Realigned => "realigned",
        Cause::FirstEvidence => "first evidence",
        Cause::Unobserved => "unobserved",
        Cause::Lapsed => "lapsed",
        Cause::Corrected => "corrected",
        Cause::Geometry => "drawn anew",
    }
}
