//! A panel as a table: wide, with columns for each side, or long, with a row for each side.

use frontline::panel::{Chances, Panel, Places, Row, Share, Units};
use frontline::render::{self, Value};
use jiff::civil::Date;
use serde_json::{Map, Value as Json};

/// Rows under the names of their columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    names: Vec<String>,
    rows: Vec<Vec<Value>>,
}

impl Table {
    /// As CSV.
    pub fn csv(self) -> String {
        let names: Vec<&str> = self.names.iter().map(String::as_str).collect();
        render::table(&names, self.rows)
    }

    /// As a JSON list of objects.
    pub fn json(&self) -> String {
        let object = |row: &Vec<Value>| -> Json {
            let fields = self.names.iter().cloned().zip(row.iter().map(Value::json));
            Json::Object(fields.collect::<Map<_, _>>())
        };
        format!("{:#}\n", self.rows.iter().map(object).collect::<Json>())
    }
}

/// The name of a side in the name of a column.
pub fn column(side: &str) -> String {
    side.replace(|c: char| !c.is_ascii_alphanumeric(), "_")
}

fn number(count: usize) -> Value {
    Value::Count(i64::try_from(count).ok())
}

/// A share or a chance with four decimals.
fn part(of: f64) -> Value {
    Value::Number(Some((of * 1e4).round() / 1e4))
}

fn share(km2: f64, row: &Row) -> Value {
    part(if row.area_km2.0 > 0.0 { km2 / row.area_km2.0 } else { 0.0 })
}

/// The grounds that any draw or any row has, sorted.
fn grounds(own: Vec<String>, chances: Option<&Chances>) -> Vec<String> {
    let mut all = own;
    all.extend(chances.map(Chances::seen).into_iter().flatten().map(str::to_owned));
    all.retain(|ground| ground != "unknown");
    all.sort();
    all.dedup();
    all
}

/// A row for each unit and day.
pub fn wide_units(panel: &Panel, units: &Units, days: &[Date], chances: Option<&Chances>) -> Table {
    let sides = grounds(panel.sides(), chances);
    let mut names: Vec<String> = ["date", "unit", "area_km2"].map(str::to_owned).to_vec();
    for side in sides.iter().map(|side| column(side)) {
        names.extend(["km2", "share", "beyond_km2", "places"].map(|what| format!("{side}_{what}")));
        names.extend(chances.map(|_| format!("{side}_chance")));
    }
    names.extend(["beyond_km2", "beyond_share", "unknown_km2", "unknown_share"].map(str::to_owned));
    names.extend(chances.map(|_| "unknown_chance".to_owned()));
    names.extend(["places", "days_since_evidence", "sources"].map(str::to_owned));
    let row = |(i, row): (usize, &Row)| {
        let day = i / units.all.len().max(1);
        let chance = |ground: &str| chances.map(|chances| part(chances.of(day, row.unit, ground)));
        let id = units.all[row.unit].id.as_str();
        let mut cells: Vec<Value> = vec![days[day].into(), id.into(), row.area_km2.rounded().into()];
        for side in &sides {
            let held = row.sides.get(side).cloned().unwrap_or_default();
            cells.extend([
                held.km2.rounded().into(),
                share(held.km2.0, row),
                held.beyond_km2.rounded().into(),
                number(held.places),
            ]);
            cells.extend(chance(side));
        }
        let (beyond, unknown) = (row.beyond_km2(), row.unknown_km2);
        cells.extend([beyond.rounded().into(), share(beyond.0, row)]);
        cells.extend([unknown.rounded().into(), share(unknown.0, row)]);
        cells.extend(chance("unknown"));
        cells.extend([number(row.places()), row.days_since_evidence.into(), number(row.sources)]);
        cells
    };
    Table { names, rows: panel.rows.iter().enumerate().map(row).collect() }
}

/// A row for each unit, day and side that holds anything there, and for `unknown`.
pub fn long_units(panel: &Panel, units: &Units, days: &[Date], chances: Option<&Chances>) -> Table {
    let mut names: Vec<String> = ["date", "unit", "area_km2", "side", "km2", "share", "beyond_km2", "places"]
        .map(str::to_owned)
        .to_vec();
    names.extend(chances.map(|_| "chance".to_owned()));
    names.extend(["days_since_evidence", "sources"].map(str::to_owned));
    let sides = grounds(panel.sides(), chances);
    let mut rows = Vec::new();
    for (i, row) in panel.rows.iter().enumerate() {
        let day = i / units.all.len().max(1);
        let unknown = Share { km2: row.unknown_km2, ..Share::default() };
        let held = sides.iter().map(|side| (side.as_str(), row.sides.get(side).cloned()));
        for (side, held) in held.chain([("unknown", Some(unknown))]) {
            let chance = chances.map(|chances| chances.of(day, row.unit, side));
            let held = held.unwrap_or_default();
            let nothing = held.km2.rounded() + held.beyond_km2.rounded() == 0.0 && held.places == 0;
            if nothing && chance.is_none_or(|chance| chance == 0.0) {
                continue;
            }
            let id = units.all[row.unit].id.as_str();
            let mut cells: Vec<Value> = vec![days[day].into(), id.into(), row.area_km2.rounded().into()];
            cells.extend([side.into(), held.km2.rounded().into(), share(held.km2.0, row)]);
            cells.extend([held.beyond_km2.rounded().into(), number(held.places)]);
            cells.extend(chance.map(part));
            cells.extend([row.days_since_evidence.into(), number(row.sources)]);
            rows.push(cells);
        }
    }
    Table { names, rows }
}

const OF_A_PLACE: [&str; 7] =
    ["side", "holder", "status", "basis", "ground", "days_since_evidence", "sources"];

/// A row for each place and day.
pub fn wide_places(places: &Places, days: &[Date], chances: Option<&Chances>) -> Table {
    let seen = grounds(Vec::new(), chances);
    let mut names: Vec<String> =
        ["date", "place"].iter().chain(&OF_A_PLACE).map(|n| (*n).to_owned()).collect();
    if chances.is_some() {
        names.extend(seen.iter().map(|ground| format!("{}_chance", column(ground))));
        names.push("unknown_chance".into());
    }
    let row = |(i, row): (usize, &frontline::panel::PlaceRow)| {
        let mut cells = of_place(places, row);
        if let Some(chances) = chances {
            let day = i / places.all.len().max(1);
            let every = seen.iter().map(String::as_str).chain(["unknown"]);
            cells.extend(every.map(|ground| part(chances.of(day, row.place, ground))));
        }
        cells
    };
    debug_assert_eq!(places.rows.len(), places.all.len() * days.len());
    Table { names, rows: places.rows.iter().enumerate().map(row).collect() }
}

/// A row for each place and day, and with chances for each ground that it has in any draw.
pub fn long_places(places: &Places, days: &[Date], chances: Option<&Chances>) -> Table {
    let Some(chances) = chances else { return wide_places(places, days, None) };
    let mut names: Vec<String> =
        ["date", "place"].iter().chain(&OF_A_PLACE).map(|n| (*n).to_owned()).collect();
    names.extend(["drawn", "chance"].map(str::to_owned));
    let seen = chances.seen();
    let mut rows = Vec::new();
    for (i, row) in places.rows.iter().enumerate() {
        let day = i / places.all.len().max(1);
        for ground in &seen {
            let chance = chances.of(day, row.place, ground);
            if chance > 0.0 {
                let mut cells = of_place(places, row);
                cells.extend([(*ground).into(), part(chance)]);
                rows.push(cells);
            }
        }
    }
    Table { names, rows }
}

fn of_place(places: &Places, row: &frontline::panel::PlaceRow) -> Vec<Value> {
    vec![
        row.on.into(),
        places.all[row.place].as_str().into(),
        row.side.as_str().into(),
        row.holder.as_str().into(),
        row.status.word().into(),
        row.basis.map_or("", |basis| basis.word()).into(),
        row.ground.as_str().into(),
        row.days_since_evidence.into(),
        number(row.sources),
    ]
}
