//! ACLED: exports of the Armed Conflict Location & Event Data project, old headers and new.
//!
//! Sub-types that tell who holds ground become moves: *Government regains territory* and *Non-state
//! actor overtakes territory* a capture by the one that the sub-type names, *Non-violent transfer of
//! territory* a place received, *Headquarters or base established* a presence. `actor1` and `actor2` do
//! not mean attacker and defender; where the sub-type does not tell the two apart, the record is a clash.

use std::io::Read;

use super::conflict::{Conflict, DataSet, Happening, Matter, position};
use super::records::{Form, Record, Records};
use super::{Actors, Options, Shelf, Sites, day};
use crate::events::{Log, Verb};
use crate::table::Fault;

const FORM: Form = Form {
    separator: b',',
    quotes: true,
    standard: &[
        "event_id_cnty",
        "event_date",
        "year",
        "time_precision",
        "disorder_type",
        "event_type",
        "sub_event_type",
        "actor1",
        "assoc_actor_1",
        "inter1",
        "actor2",
        "assoc_actor_2",
        "inter2",
        "interaction",
        "civilian_targeting",
        "iso",
        "region",
        "country",
        "admin1",
        "admin2",
        "admin3",
        "location",
        "latitude",
        "longitude",
        "geo_precision",
        "source",
        "source_scale",
        "notes",
        "fatalities",
        "tags",
        "timestamp",
    ],
    marks: &["event_id_cnty", "data_id", "event_date"],
};

struct At {
    id: usize,
    date: usize,
    time_precision: Option<usize>,
    kind: usize,
    sub_kind: usize,
    actors: [usize; 2],
    inter: [Option<usize>; 2],
    location: usize,
    lat: usize,
    lon: usize,
    geo_precision: Option<usize>,
    source: Option<usize>,
    timestamp: Option<usize>,
}

/// Reads an export into a shelf; `file` is its name for faults.
///
/// # Errors
/// When the file is no such export, or rows cannot be written.
pub fn acled<R: Read>(
    source: R,
    file: &str,
    options: Options,
    log: &Log,
    sites: Sites<'_>,
    actors: &mut Actors,
    shelf: &mut Shelf,
) -> Result<(), Fault> {
    let mut records = Records::open(source, file, FORM)?;
    let at = At {
        id: records.need(&["event_id_cnty", "data_id"])?,
        date: records.need(&["event_date"])?,
        time_precision: records.column(&["time_precision"]),
        kind: records.need(&["event_type"])?,
        sub_kind: records.need(&["sub_event_type"])?,
        actors: [records.need(&["actor1"])?, records.need(&["actor2"])?],
        inter: [records.column(&["inter1"]), records.column(&["inter2"])],
        location: records.need(&["location"])?,
        lat: records.need(&["latitude"])?,
        lon: records.need(&["longitude"])?,
        geo_precision: records.column(&["geo_precision"]),
        source: records.column(&["source"]),
        timestamp: records.column(&["timestamp"]),
    };
    let mut conflict = Conflict::new(DataSet { prefix: "acled", name: "ACLED" }, log, sites, actors, shelf);
    while let Some(record) = records.next() {
        conflict.take(record, |record| happening(record, &at, options))?;
    }
    Ok(())
}

fn happening<'r>(record: Record<'r>, at: &At, options: Options) -> Result<Happening<'r>, Matter> {
    let precision = record.get(at.geo_precision);
    if precision.parse::<u8>().is_ok_and(|code| code > options.precision) {
        return Err(Matter::Leave(format!("located to geo_precision {precision} only")));
    }
    let [one, other] = at.actors.map(|column| record.at(column));
    let state = at.inter.map(|column| is_state(record.get(column)));
    let (what, actors) = verb(record.at(at.kind), record.at(at.sub_kind), [one, other], state)?;
    let wrong = |error: String| Matter::Wrong(error);
    let date = day(record.at(at.date), options.order).map_err(|error| wrong(error.to_string()))?;
    let id = record.at(at.id);
    let place = record.at(at.location);
    if id.is_empty() || place.is_empty() {
        return Err(wrong("event_id_cnty or location is empty".into()));
    }
    let published = published(record.get(at.timestamp)).filter(|published| *published >= date);
    Ok(Happening {
        id,
        date: span(date, record.get(at.time_precision)),
        place,
        at: position(record.at(at.lon), record.at(at.lat)).map_err(wrong)?,
        what,
        actors,
        cites: record.get(at.source),
        published: published.map(|day| day.to_string()).unwrap_or_default(),
    })
}

/// Code 1 is the day; 2 the week around it; 3 its month.
fn span(date: jiff::civil::Date, precision: &str) -> String {
    use jiff::ToSpan;
    match precision {
        "2" => match (date.checked_sub(3.days()), date.checked_add(3.days())) {
            (Ok(from), Ok(to)) => format!("{from}/{to}"),
            _ => date.to_string(),
        },
        "3" => date.strftime("%Y-%m").to_string(),
        _ => date.to_string(),
    }
}

/// The day of a Unix time in seconds.
fn published(timestamp: &str) -> Option<jiff::civil::Date> {
    let days = timestamp.parse::<i64>().ok()?.div_euclid(86_400);
    jiff::civil::Date::new(1970, 1, 1).ok()?.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

fn is_state(inter: &str) -> bool {
    inter == "1" || inter.eq_ignore_ascii_case("state forces")
}

type Acting<'r> = (Verb, [&'r str; 2]);

/// What happened and who did it to whom.
fn verb<'r>(
    kind: &str,
    sub_kind: &str,
    [one, other]: [&'r str; 2],
    state: [bool; 2],
) -> Result<Acting<'r>, Matter> {
    let plain = |verb| Ok((verb, [one, other]));
    let eq = |text: &str, word: &str| text.eq_ignore_ascii_case(word);
    if eq(sub_kind, "Government regains territory") || eq(sub_kind, "Non-state actor overtakes territory") {
        let of_state = eq(sub_kind, "Government regains territory");
        return match state.map(|is_state| is_state == of_state) {
            [true, false] => Ok((Verb::Captures, [one, other])),
            [false, true] => Ok((Verb::Captures, [other, one])),
            // Who took it is not told.
            [true, true] | [false, false] => plain(Verb::Clashes),
        };
    }
    if eq(sub_kind, "Non-violent transfer of territory") {
        // With two actors the record does not say which of them received the place.
        return if other.is_empty() { plain(Verb::Receives) } else { plain(Verb::Declares) };
    }
    if eq(sub_kind, "Headquarters or base established") {
        return Ok((Verb::Operates, [one, ""]));
    }
    match kind.to_ascii_lowercase().as_str() {
        "battles" | "battle" => plain(Verb::Clashes),
        "explosions/remote violence" | "remote violence" => {
            let by_hand = ["suicide bomb", "remote explosive/landmine/ied", "grenade"];
            let hidden = by_hand.iter().any(|word| eq(sub_kind, word));
            plain(if hidden { Verb::Raids } else { Verb::Strikes })
        }
        "violence against civilians" => plain(Verb::Raids),
        "" => Err(Matter::Wrong("event_type is empty".into())),
        _ => Err(Matter::Leave(format!("{kind}: tells nothing of control"))),
    }
}
