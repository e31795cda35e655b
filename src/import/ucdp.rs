//! UCDP GED: events of the Uppsala Conflict Data Program, with or without a header row.
//!
//! An event is deaths at a place: fighting there, and never who holds it. State-based and non-state
//! conflict become clashes, one-sided violence raids.

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
        "id",
        "relid",
        "year",
        "active_year",
        "code_status",
        "type_of_violence",
        "conflict_dset_id",
        "conflict_new_id",
        "conflict_name",
        "dyad_dset_id",
        "dyad_new_id",
        "dyad_name",
        "side_a_dset_id",
        "side_a_new_id",
        "side_a",
        "side_b_dset_id",
        "side_b_new_id",
        "side_b",
        "number_of_sources",
        "source_article",
        "source_office",
        "source_date",
        "source_headline",
        "source_original",
        "where_prec",
        "where_coordinates",
        "where_description",
        "adm_1",
        "adm_2",
        "latitude",
        "longitude",
        "geom_wkt",
        "priogrid_gid",
        "country",
        "country_id",
        "region",
        "event_clarity",
        "date_prec",
        "date_start",
        "date_end",
        "deaths_a",
        "deaths_b",
        "deaths_civilians",
        "deaths_unknown",
        "best",
        "high",
        "low",
        "gwnoa",
        "gwnob",
    ],
    marks: &["relid", "type_of_violence", "date_start"],
};

struct At {
    id: usize,
    kind: usize,
    sides: [usize; 2],
    place: usize,
    lat: usize,
    lon: usize,
    precision: Option<usize>,
    start: usize,
    end: usize,
    article: Option<usize>,
}

/// Reads an export into a shelf; `file` is its name for faults.
///
/// # Errors
/// When the file is no such export, or rows cannot be written.
pub fn ucdp<R: Read>(
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
        id: records.need(&["id"])?,
        kind: records.need(&["type_of_violence"])?,
        sides: [records.need(&["side_a"])?, records.need(&["side_b"])?],
        place: records.need(&["where_coordinates"])?,
        lat: records.need(&["latitude"])?,
        lon: records.need(&["longitude"])?,
        precision: records.column(&["where_prec"]),
        start: records.need(&["date_start"])?,
        end: records.need(&["date_end"])?,
        article: records.column(&["source_article"]),
    };
    let mut conflict = Conflict::new(DataSet { prefix: "ucdp", name: "UCDP GED" }, log, sites, actors, shelf);
    while let Some(record) = records.next() {
        conflict.take(record, |record| happening(record, &at, options))?;
    }
    Ok(())
}

fn happening<'r>(record: Record<'r>, at: &At, options: Options) -> Result<Happening<'r>, Matter> {
    let precision = record.get(at.precision);
    if precision.parse::<u8>().is_ok_and(|code| code > options.precision) {
        return Err(Matter::Leave(format!("located to where_prec {precision} only")));
    }
    let what = match record.at(at.kind) {
        "1" | "2" => Verb::Clashes,
        "3" => Verb::Raids,
        other => return Err(Matter::Wrong(format!("type_of_violence `{other}` is not 1, 2 or 3"))),
    };
    let days = [at.start, at.end].map(|column| day(record.at(column), options.order));
    let [Ok(start), Ok(end)] = days else {
        let first = days.into_iter().find_map(Result::err).map(|error| error.to_string());
        return Err(Matter::Wrong(first.unwrap_or_default()));
    };
    if start > end {
        return Err(Matter::Wrong(format!("date_end {end} comes before date_start {start}")));
    }
    let (id, place) = (record.at(at.id), record.at(at.place));
    if id.is_empty() || place.is_empty() {
        return Err(Matter::Wrong("id or where_coordinates is empty".into()));
    }
    Ok(Happening {
        id,
        date: if start == end { start.to_string() } else { format!("{start}/{end}") },
        // `Goma town` is Goma.
        place: [" town", " city", " village"]
            .iter()
            .find_map(|word| place.strip_suffix(word))
            .unwrap_or(place),
        at: position(record.at(at.lon), record.at(at.lat)).map_err(Matter::Wrong)?,
        what,
        actors: at.sides.map(|column| record.at(column)),
        cites: record.get(at.article),
        published: String::new(),
    })
}
