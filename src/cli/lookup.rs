//! A place named on the command line: the one that is meant, or an honest question.

use frontline::gazetteer::{Gazetteer, Match, Place, Tier};

use super::failure::Failure;

/// The place that an id or a name means. One that is only near in spelling is offered, never taken.
pub fn place<'g>(gazetteer: &'g Gazetteer, text: &str) -> Result<&'g Place, Failure> {
    if let Some(place) = gazetteer.by_id(text) {
        return Ok(place);
    }
    let matches = gazetteer.find(text);
    match matches.first() {
        Some(best) if best.by == Tier::Fuzzy => Err(not_found(gazetteer, text, &matches)),
        Some(best) if best.ambiguous => Err(ambiguous(gazetteer, text, &matches)),
        Some(best) => gazetteer.get(&best.place).ok_or_else(|| not_found(gazetteer, text, &[])),
        None => Err(not_found(gazetteer, text, &[])),
    }
}

/// Nothing has this name; names near to it.
pub fn not_found(gazetteer: &Gazetteer, text: &str, near: &[Match]) -> Failure {
    if near.is_empty() {
        return Failure::NotFound(format!(
            "no place is named `{text}`, and none is near in spelling; try another spelling, or --near LON,LAT"
        ));
    }
    Failure::NotFound(format!("no place is named `{text}`; near in spelling:\n{}", list(gazetteer, near)))
}

fn ambiguous(gazetteer: &Gazetteer, text: &str, matches: &[Match]) -> Failure {
    let alike: Vec<Match> = matches.iter().filter(|m| m.ambiguous).cloned().collect();
    Failure::NotFound(format!(
        "`{text}` means several places; name one by its id:\n{}",
        list(gazetteer, &alike)
    ))
}

fn list(gazetteer: &Gazetteer, matches: &[Match]) -> String {
    let line = |m: &Match| {
        let place = gazetteer.get(&m.place)?;
        Some(format!("  {}  {} ({})", place.id, place.name, place.kind))
    };
    matches.iter().take(6).filter_map(line).collect::<Vec<_>>().join("\n")
}
