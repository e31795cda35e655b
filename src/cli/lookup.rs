//! A place named on the command line: the one that is meant, or an honest question.

use frontline::gazetteer::{Decider, Gazetteer, Hints, Match, Place, Resolution};

use super::failure::Failure;

/// The place that an id or a name means. One that a name only reminds of is offered, never taken.
pub fn place<'g>(gazetteer: &'g Gazetteer, text: &str) -> Result<&'g Place, Failure> {
    if let Some(place) = gazetteer.by_id(text) {
        return Ok(place);
    }
    let resolution = gazetteer.resolve(text, &Hints::default());
    let found = if let Resolution::Found(found) = &resolution { gazetteer.get(&found.place) } else { None };
    found.ok_or_else(|| unclear(gazetteer, text, &resolution))
}

/// A name that is not decided.
pub fn unclear(gazetteer: &Gazetteer, text: &str, resolution: &Resolution) -> Failure {
    match resolution {
        Resolution::Ambiguous { among, decide } => ambiguous(gazetteer, text, among, decide),
        Resolution::Nearby(near) => not_found(gazetteer, text, near),
        Resolution::Found(_) | Resolution::Nothing => not_found(gazetteer, text, &[]),
    }
}

/// Nothing has this name; places that it reminds of.
pub fn not_found(gazetteer: &Gazetteer, text: &str, near: &[Match]) -> Failure {
    if near.is_empty() {
        return Failure::NotFound(format!(
            "no place is named `{text}`, and none is near in spelling; try another spelling or `frontline place --near LON,LAT`, or add it: `frontline place add --help`"
        ));
    }
    Failure::NotFound(format!("no place is named `{text}`; near to it are:\n{}", list(gazetteer, near)))
}

fn ambiguous(gazetteer: &Gazetteer, text: &str, among: &[Match], decide: &[Decider]) -> Failure {
    let list = list(gazetteer, among);
    let question = decide.first().map(|decider| question(gazetteer, decider)).unwrap_or_default();
    Failure::NotFound(format!("`{text}` means several places; name one by its id{question}:\n{list}"))
}

/// What to add to a name so that it means one place.
pub fn question(gazetteer: &Gazetteer, decider: &Decider) -> String {
    let name = |id| gazetteer.get(id).map_or_else(String::new, |place| place.name.clone());
    match decider {
        Decider::Kind(kinds) => {
            let words: Vec<_> = kinds.iter().map(|kind| kind.word().replace('_', " ")).collect();
            format!(", or say which it is: {}", words.join(" or "))
        }
        Decider::Admin1(areas) => format!(", or say where it is: {}", areas.join(" or ")),
        Decider::Near(places) => {
            let places: Vec<_> = places.iter().map(name).collect();
            format!(", or say what it is near: {}", places.join(" or "))
        }
        Decider::Name(names) => format!(", or by its full name: {}", names.join(" or ")),
    }
}

fn list(gazetteer: &Gazetteer, matches: &[Match]) -> String {
    let line = |m: &Match| {
        let place = gazetteer.get(&m.place)?;
        Some(format!("  {}  {} ({})", place.id, place.name, place.kind))
    };
    matches.iter().take(6).filter_map(line).collect::<Vec<_>>().join("\n")
}
