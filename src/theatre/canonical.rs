//! Tables in canonical form: columns and rows in one order, quotes where they are needed, no padding;
//! so that two people's edits of one file merge.

use jiff::civil::Date;

use crate::events::When;
use crate::table::Fault;

/// The columns of each table in the order of the documentation, and how its rows are sorted.
const TABLES: [(&str, &str, Order); 9] = [
    ("blocs", "id name short kind colour hatch", Order::AsItIs),
    ("parties", "id name short aliases parent until", Order::By(&["id"])),
    ("allegiance", "party bloc from to", Order::By(&["party", "from"])),
    ("sources", "id kind publisher title url archive published aligned_with reliability", Order::By(&["id"])),
    (
        "events",
        "id date seq place what party opponent confidence claimant sources denied_by same_as supersedes derived note",
        Order::ByDate,
    ),
    ("quotes", "event source quote locator", Order::By(&["event", "source", "quote", "locator"])),
    (
        "places",
        "id name kind lon lat admin1 part_of members population geonames wikidata precision_km source",
        Order::By(&["id"]),
    ),
    ("names", "place name lang kind until", Order::By(&["place"])),
    ("roads", "id name class places", Order::By(&["id"])),
];

/// How rows are sorted. Rows that are alike in it keep their order, which may mean something.
#[derive(Debug, Clone, Copy)]
enum Order {
    /// The order is the user's: that of the legend.
    AsItIs,
    By(&'static [&'static str]),
    /// By date, `seq` and id.
    ByDate,
}

/// The stems of the tables that have a canonical form.
pub(super) fn stems() -> impl Iterator<Item = &'static str> {
    TABLES.iter().map(|(stem, ..)| *stem)
}

/// Every table without rows: its stem, and its header as a line.
pub(super) fn headers() -> impl Iterator<Item = (&'static str, String)> {
    TABLES.iter().map(|(stem, columns, _)| (*stem, line(columns.split_whitespace())))
}

/// The text of a table in canonical form; `file` is for what is wrong with it.
///
/// # Errors
/// When it is not CSV with one header row and as many cells in each row.
pub fn canonical(stem: &str, file: &str, text: &str) -> Result<String, Fault> {
    let Some((_, columns, order)) = TABLES.iter().find(|(known, ..)| *known == stem) else {
        return Err(Fault::of_file(file, format!("there is no table `{stem}`")));
    };
    let (names, mut rows) = rows(file, text)?;
    let known: Vec<&str> = columns.split_whitespace().collect();
    let rank = |i: &usize| known.iter().position(|column| *column == names[*i]).unwrap_or(known.len());
    let mut columns: Vec<usize> = (0..names.len()).collect();
    columns.sort_by_key(rank);
    let cell = |row: &[String], column: &str| -> String {
        let at = names.iter().position(|name| name == column);
        at.and_then(|at| row.get(at)).cloned().unwrap_or_default()
    };
    match order {
        Order::AsItIs => {}
        Order::By(keys) => {
            rows.sort_by_cached_key(|row| keys.iter().map(|key| cell(row, key)).collect::<Vec<_>>());
        }
        Order::ByDate => rows.sort_by_cached_key(|row| {
            let when = cell(row, "date").parse::<When>().ok();
            let days = when.map_or((Date::MAX, Date::MAX), |when| (when.earliest(), when.latest()));
            (days, cell(row, "seq").parse::<i64>().unwrap_or(0), cell(row, "id"))
        }),
    }
    let mut out = line(columns.iter().map(|i| names[*i].as_str()));
    for row in rows {
        out.push_str(&line(columns.iter().map(|i| row[*i].as_str())));
    }
    Ok(out)
}

type Cells = Vec<String>;

/// Header and rows, cells trimmed.
pub(super) fn rows(file: &str, text: &str) -> Result<(Cells, Vec<Cells>), Fault> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let fault = |error: csv::Error| {
        let line = error.position().map_or(0, csv::Position::line);
        Fault { line, ..Fault::of_file(file, format!("cannot be read as CSV: {error}")) }
    };
    let trimmed = |record: &csv::StringRecord| record.iter().map(|cell| cell.trim().to_owned()).collect();
    let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    let names: Cells = trimmed(reader.headers().map_err(fault)?);
    let rows: Result<Vec<Cells>, Fault> =
        reader.records().map(|record| record.map(|record| trimmed(&record)).map_err(fault)).collect();
    Ok((names, rows?))
}

/// One line of CSV, quotes only where they are needed.
pub(super) fn line<'c>(cells: impl Iterator<Item = &'c str>) -> String {
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    // Writing to memory cannot fail, and the cells are text.
    let _ = writer.write_record(cells);
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}
