//! GeoNames: the country dump and the alternate names, tab-separated, without a header.

use std::io::Read;

use super::conflict::position;
use super::records::{Form, Record, Records};
use super::{Found, Merge};
use crate::gazetteer::Kind;
use crate::table::Fault;

const DUMP: Form = Form {
    separator: b'\t',
    quotes: false,
    standard: &[
        "geonameid",
        "name",
        "asciiname",
        "alternatenames",
        "latitude",
        "longitude",
        "feature_class",
        "feature_code",
        "country",
        "cc2",
        "admin1",
        "admin2",
        "admin3",
        "admin4",
        "population",
        "elevation",
        "dem",
        "timezone",
        "modified",
    ],
    marks: &["geonameid"],
};

const NAMES: Form = Form {
    separator: b'\t',
    quotes: false,
    standard: &[
        "alternatenameid",
        "geonameid",
        "isolanguage",
        "name",
        "preferred",
        "short",
        "colloquial",
        "historic",
        "from",
        "to",
    ],
    marks: &["alternatenameid"],
};

/// Which records of a dump are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// Settlements with fewer inhabitants are left out; those of which it is not known count as none.
    pub population: u64,
    /// Airfields, ports, oil fields and refineries too.
    pub sites: bool,
    /// The names that the dump lists; a table of alternate names has the same ones, with their languages.
    pub names: bool,
}

/// Reads a country dump into a gazetteer.
///
/// # Errors
/// When the file is no such dump, or rows cannot be written.
pub fn geonames<R: Read>(source: R, file: &str, wanted: Wanted, merge: &mut Merge<'_>) -> Result<(), Fault> {
    let mut records = Records::open(source, file, DUMP)?;
    while let Some(record) = records.next() {
        merge.report().read += 1;
        match record {
            Err(fault) => merge.report().bad(fault),
            Ok(record) => match found(record, wanted) {
                Ok(Some(found)) => merge.take(&found, record.line)?,
                Ok(None) => merge.report().leave("not a kind of place that is wanted", record.line),
                Err(message) => merge.report().bad(record.fault(message)),
            },
        }
    }
    Ok(())
}

fn found(record: Record<'_>, wanted: Wanted) -> Result<Option<Found>, String> {
    let population = record.at(14);
    let people: u64 = match population {
        "" => 0,
        text => text.parse().map_err(|_| format!("population `{text}` is not a number"))?,
    };
    let Some(kind) = kind(record.at(6), record.at(7), people)
        .filter(|kind| if kind.is_settlement() { people >= wanted.population } else { wanted.sites })
    else {
        return Ok(None);
    };
    let number = record.at(0);
    if number.is_empty() || !number.bytes().all(|b| b.is_ascii_digit()) {
        return Err(format!("geonameid `{number}` is not a number"));
    }
    // The dump's own name may be in another script than Latin.
    let latin = |name: &str| !name.is_empty() && name.is_ascii();
    let name = [record.at(1), record.at(2)].into_iter().find(|name| latin(name)).unwrap_or(record.at(1));
    let mut names = Vec::new();
    if name != record.at(1) {
        names.push((record.at(1).to_owned(), String::new(), String::new()));
    }
    let others =
        record.at(3).split(',').map(str::trim).filter(|name| !name.is_empty() && !name.starts_with("http"));
    names.extend(
        others.filter(|_| wanted.names).map(|name| (name.to_owned(), lang(name).to_owned(), String::new())),
    );
    Ok(Some(Found {
        number: number.to_owned(),
        name: name.to_owned(),
        kind,
        at: position(record.at(5), record.at(4))?,
        population: if people > 0 { population.to_owned() } else { String::new() },
        wikidata: String::new(),
        names,
    }))
}

/// The language of a name that can only be of one among those of our maps: Arabic script is taken for
/// Arabic; of all others nothing is said.
fn lang(name: &str) -> &'static str {
    let arabic = |c: char| ('\u{600}'..='\u{6ff}').contains(&c);
    if name.chars().any(arabic) { "ar" } else { "" }
}

/// Kinds by feature class and code; settlements by their inhabitants, and capitals by their code.
fn kind(class: &str, code: &str, people: u64) -> Option<Kind> {
    match (class, code) {
        ("P", "PPLH" | "PPLQ" | "PPLW" | "PPLCH" | "PPLX") => None,
        ("P", "PPLC" | "PPLA") => Some(Kind::City),
        ("P", _) if people >= 100_000 => Some(Kind::City),
        ("P", "PPLA2" | "PPLA3") => Some(Kind::Town),
        ("P", _) if people >= 5_000 => Some(Kind::Town),
        ("P", _) => Some(Kind::Village),
        ("S", "AIRB") => Some(Kind::Airbase),
        ("S", "AIRP" | "AIRF") => Some(Kind::Airport),
        ("L" | "S", "PRT") | ("S", "FY") => Some(Kind::Port),
        ("L", "OILF") => Some(Kind::OilField),
        ("S", "OILR") => Some(Kind::Refinery),
        _ => None,
    }
}

/// Reads the alternate names of places that were merged: streamed, whatever its size.
///
/// # Errors
/// When the file is no such table, or rows cannot be written.
pub fn alternate_names<R: Read>(source: R, file: &str, merge: &mut Merge<'_>) -> Result<(), Fault> {
    let mut records = Records::open(source, file, NAMES)?;
    while let Some(record) = records.next() {
        merge.report().read += 1;
        let record = match record {
            Ok(record) => record,
            Err(fault) => {
                merge.report().bad(fault);
                continue;
            }
        };
        let Some(id) = merge.ids.get(record.at(1)).cloned() else {
            merge.report().leave("a name of a place that is not in the dump, or not wanted", record.line);
            continue;
        };
        // Some of these "languages" are codes: links, airports, post.
        let lang = record.at(2);
        if !(2..=3).contains(&lang.len()) || !lang.bytes().all(|b| b.is_ascii_lowercase()) {
            merge.report().leave("without a language, or a link or code", record.line);
            continue;
        }
        let kind = match (record.at(7), record.at(4)) {
            ("1", _) => "former",
            (_, "1") => "official",
            _ => "",
        };
        if merge.name(&id, "", record.at(3), lang, kind)? {
            merge.report().taken += 1;
        } else {
            merge.report().leave("a name that is there already", record.line);
        }
    }
    Ok(())
}
