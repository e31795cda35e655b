//! The gazetteer's tables become places, names and roads, with every fault of them at once.
//!
//! Takes the text of `places.csv`, `names.csv` and `roads.csv` (each may be several files) and gives
//! what could be read. Whether places lie in the country is not known here.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Gazetteer, Kind, Name, Place, PlaceId, Road, hierarchy::Hierarchy};
use crate::ground::{Km, LonLat};
use crate::table::{Columns, Fault, Faults, Row, Table, nearest};

/// The texts of a gazetteer: pairs of the file as its user knows it and what stands in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tables {
    /// `places.csv`, or the files of the folder `places`.
    pub places: Vec<(String, String)>,
    /// `names.csv`, or the files of the folder `names`.
    pub names: Vec<(String, String)>,
    /// `roads.csv`, or the files of the folder `roads`.
    pub roads: Vec<(String, String)>,
}

const PLACES: Columns = Columns {
    required: &["id", "name", "kind", "lon", "lat", "source"],
    optional: &["admin1", "part_of", "members", "population", "geonames", "wikidata", "precision_km"],
};
const NAMES: Columns = Columns { required: &["place", "name"], optional: &["lang", "kind", "until"] };
const ROADS: Columns = Columns { required: &["id", "name", "places"], optional: &["class"] };

/// What the `kind` column of `names.csv` may say.
const NAME_KINDS: &[&str] = &["", "official", "press", "romanised", "former"];
/// What the `class` column of `roads.csv` may say.
const ROAD_CLASSES: &[&str] = &["", "coastal", "trunk", "secondary", "track"];
/// Near misses are looked for this often; a file with more wrong ids has another trouble.
const MOST_HINTS: usize = 50;

/// Rows with what was read from them, by id.
type ById<'a> = BTreeMap<PlaceId, (Row<'a>, Place)>;

impl Gazetteer {
    /// Reads the tables of a gazetteer. What is wrong with them is in `faults`, all of it; what could
    /// be read is in the gazetteer.
    ///
    /// # Example
    /// ```
    /// use frontline::gazetteer::{Gazetteer, Tables};
    /// use frontline::table::Faults;
    ///
    /// let places = "id,name,kind,lon,lat,source\n\
    ///               sirte,Sirte,city,16.5887,31.2089,GeoNames 2210554\n\
    ///               hun,Hun,town,159.477,291.268,GeoNames 2216645\n";
    /// let mut faults = Faults::default();
    /// let tables = Tables { places: vec![("places.csv".into(), places.into())], ..Tables::default() };
    /// let gazetteer = Gazetteer::read(tables, &mut faults);
    /// assert!(gazetteer.by_id("sirte").is_some());
    /// assert!(faults.to_string().starts_with("places.csv:3:4: longitude 159.477, latitude 291.268"));
    /// ```
    pub fn read(tables: Tables, faults: &mut Faults) -> Self {
        let place_tables = open(tables.places, PLACES, faults);
        let name_tables = open(tables.names, NAMES, faults);
        let road_tables = open(tables.roads, ROADS, faults);
        let mut rows = places(&place_tables, faults);
        let mut guide = Guide::new(&rows);
        check_ties(&rows, &mut guide, faults);
        names(&name_tables, &mut rows, &mut guide, faults);
        let roads = roads(&road_tables, &rows, &mut guide, faults);
        let origins: Vec<Row<'_>> = rows.values().map(|(row, _)| *row).collect();
        let places: Vec<Place> = rows.into_values().map(|(_, place)| place).collect();
        let (hierarchy, circles) = Hierarchy::of(&places);
        for (place, path) in circles {
            let message = format!("part_of and members go in a circle: {path}");
            faults.push(
                origins[place]
                    .fault("part_of", message)
                    .hint("a place cannot lie in itself: take one of these ties out"),
            );
        }
        Self::assemble(places, roads, hierarchy).with_estimates()
    }
}

fn open(files: Vec<(String, String)>, columns: Columns, faults: &mut Faults) -> Vec<Table> {
    files.into_iter().map(|(file, text)| Table::read(&file, &text, columns, faults)).collect()
}

fn places<'a>(tables: &'a [Table], faults: &mut Faults) -> ById<'a> {
    let mut by_id = ById::new();
    for row in tables.iter().flat_map(Table::rows) {
        let Some(place) = place(row, faults) else { continue };
        if let Some((first, _)) = by_id.get(&place.id) {
            let message = format!("id `{}` stands already in {}:{}", place.id, first.file(), first.line());
            faults.push(row.fault("id", message).hint("two places need two ids; delete one row otherwise"));
        } else {
            by_id.insert(place.id.clone(), (row, place));
        }
    }
    by_id
}

fn place(row: Row<'_>, faults: &mut Faults) -> Option<Place> {
    let id = checked_id(row, faults);
    let name = row.need("name", faults).to_owned();
    let source = row.need("source", faults).to_owned();
    row.need("kind", faults);
    let kind = row.parse::<Kind, _>("kind", faults);
    let at = position(row, kind, faults);
    let precision = row.parse::<f64, _>("precision_km", faults).map(Km);
    if let Some(km) = precision.filter(|km| !(km.0.is_finite() && km.0 >= 0.0)) {
        faults.push(row.fault("precision_km", format!("precision_km `{}` is not a distance", km.0)));
    }
    let population = row.parse("population", faults);
    let ids = |column| row.words(column).map(PlaceId::new);
    Some(Place {
        id: PlaceId::new(id?),
        name,
        kind: kind?,
        at,
        estimated: false,
        admin1: row.get("admin1").to_owned(),
        part_of: ids("part_of").next(),
        members: ids("members").collect(),
        population,
        geonames: row.get("geonames").to_owned(),
        wikidata: row.get("wikidata").to_owned(),
        precision,
        source,
        names: Vec::new(),
        row: row.origin(),
    })
}

fn checked_id<'a>(row: Row<'a>, faults: &mut Faults) -> Option<&'a str> {
    let id = row.need("id", faults);
    let wrong = |c: char| c.is_whitespace() || c.is_control() || ";|,+".contains(c);
    if id.contains(wrong) {
        faults.push(
            row.fault("id", format!("id `{id}` has a space or one of ; | , + in it"))
                .hint("ids are joined by these in other cells; use `-`"),
        );
    }
    (!id.is_empty()).then_some(id)
}

fn position(row: Row<'_>, kind: Option<Kind>, faults: &mut Faults) -> Option<LonLat> {
    let given = |column| !row.get(column).is_empty();
    match (given("lon"), given("lat")) {
        (false, false) => {
            if kind.is_some_and(|kind| kind != Kind::Part && !kind.is_area()) {
                let message = format!("{} `{}` has no lon and lat", row.get("kind"), row.get("id"));
                faults.push(row.fault("lon", message).hint("only a part or an area may lack a position"));
            }
            None
        }
        (true, false) => {
            faults.push(row.fault("lat", "lat is empty but lon is given"));
            None
        }
        (false, true) => {
            faults.push(row.fault("lon", "lon is empty but lat is given"));
            None
        }
        (true, true) => {
            let lon = row.parse("lon", faults);
            let lat = row.parse("lat", faults);
            let at = LonLat::new(lon?, lat?);
            at.map_err(|error| faults.push(off_earth(row, &error.to_string()))).ok()
        }
    }
}

/// A position off Earth that would be on it with its numbers exchanged says so.
fn off_earth(row: Row<'_>, message: &str) -> Fault {
    let fault = row.fault("lon", message);
    let number = |column| row.get(column).parse::<f64>().unwrap_or(f64::NAN);
    let exchanged = LonLat::new(number("lat"), number("lon"));
    if exchanged.is_ok() { fault.hint("lon and lat look exchanged") } else { fault }
}

/// Says which id was meant, as long as there are few wrong ones.
struct Guide {
    ids: Vec<PlaceId>,
    left: usize,
}

impl Guide {
    fn new(rows: &ById<'_>) -> Self {
        Self { ids: rows.keys().cloned().collect(), left: MOST_HINTS }
    }

    /// The fault of a cell that names no place.
    fn unknown(&mut self, row: Row<'_>, column: &str, id: &str) -> Fault {
        let fault = row.fault(column, format!("no place has the id `{id}`"));
        self.left = self.left.saturating_sub(1);
        let near = if self.left > 0 { nearest(id, self.ids.iter().map(PlaceId::as_str)) } else { None };
        match near {
            Some(near) => fault.hint(format!("did you mean `{near}`?")),
            None => fault,
        }
    }
}

/// Ties between places: to places that exist, of kinds that can be tied so.
fn check_ties(rows: &ById<'_>, guide: &mut Guide, faults: &mut Faults) {
    for (row, place) in rows.values() {
        check_part_of(*row, place, rows, guide, faults);
        if !place.members.is_empty() && !place.kind.is_area() {
            let message = format!("`{}` is a {} and has members", place.id, place.kind);
            faults.push(row.fault("members", message).hint("only a district or a region has members"));
        }
        for member in place.members.iter().filter(|member| !rows.contains_key(*member)) {
            faults.push(guide.unknown(*row, "members", member.as_str()));
        }
    }
}

fn check_part_of(row: Row<'_>, place: &Place, rows: &ById<'_>, guide: &mut Guide, faults: &mut Faults) {
    if row.words("part_of").count() > 1 {
        faults.push(row.fault("part_of", "a place is part of one other place"));
    }
    match &place.part_of {
        None if place.kind == Kind::Part => faults.push(
            row.fault("part_of", format!("part `{}` is part of nothing", place.id))
                .hint("name the settlement it lies in"),
        ),
        None => {}
        Some(whole) => match rows.get(whole) {
            None => faults.push(guide.unknown(row, "part_of", whole.as_str())),
            Some((_, whole)) if place.kind.is_area() && !whole.kind.is_area() => {
                let message =
                    format!("{} `{}` is part of {} `{}`", place.kind, place.id, whole.kind, whole.id);
                faults.push(row.fault("part_of", message).hint("an area lies in an area"));
            }
            Some(_) => {}
        },
    }
}

fn names(tables: &[Table], rows: &mut ById<'_>, guide: &mut Guide, faults: &mut Faults) {
    for row in tables.iter().flat_map(Table::rows) {
        let name = row.need("name", faults).to_owned();
        let kind = one_of(row, "kind", NAME_KINDS, faults).to_owned();
        let until = row.parse::<Date, _>("until", faults);
        match rows.get_mut(&PlaceId::new(row.need("place", faults))) {
            Some((_, place)) if !name.is_empty() => {
                place.names.push(Name { name, lang: row.get("lang").to_owned(), kind, until });
            }
            Some(_) => {}
            None if row.get("place").is_empty() => {}
            None => faults.push(guide.unknown(row, "place", row.get("place"))),
        }
    }
}

fn one_of<'a>(row: Row<'a>, column: &str, known: &[&str], faults: &mut Faults) -> &'a str {
    let word = row.get(column);
    if !known.contains(&word) {
        let message = format!("unknown {column} `{word}`");
        faults.push(row.fault(column, message).hint(format!("it is one of: {}", known[1..].join(" "))));
    }
    word
}

fn roads(tables: &[Table], rows: &ById<'_>, guide: &mut Guide, faults: &mut Faults) -> Vec<Road> {
    let mut by_id: BTreeMap<String, (Row<'_>, Road)> = BTreeMap::new();
    for row in tables.iter().flat_map(Table::rows) {
        let id = row.need("id", faults).to_owned();
        if let Some((first, _)) = by_id.get(&id) {
            let message = format!("id `{id}` stands already in {}:{}", first.file(), first.line());
            faults.push(row.fault("id", message).hint("two roads need two ids"));
            continue;
        }
        let road = Road {
            id: id.clone(),
            name: row.need("name", faults).to_owned(),
            class: one_of(row, "class", ROAD_CLASSES, faults).to_owned(),
            places: stops(row, rows, guide, faults),
        };
        by_id.insert(id, (row, road));
    }
    by_id.into_values().map(|(_, road)| road).collect()
}

fn stops(row: Row<'_>, rows: &ById<'_>, guide: &mut Guide, faults: &mut Faults) -> Vec<PlaceId> {
    let mut stops: Vec<PlaceId> = Vec::new();
    for id in row.words("places").map(PlaceId::new) {
        match rows.get(&id) {
            None => faults.push(guide.unknown(row, "places", id.as_str())),
            Some((_, place)) if place.kind.is_area() => {
                let message = format!("`{id}` is a {}, and a road passes places", place.kind);
                faults.push(row.fault("places", message).hint("name a settlement or junction in it"));
            }
            Some((_, place)) if place.at.is_none() => {
                faults.push(row.fault("places", format!("`{id}` has no position, so no road can pass it")));
            }
            Some(_) if stops.last() == Some(&id) => {
                faults.push(row.fault("places", format!("`{id}` stands twice in a row")));
            }
            Some(_) => stops.push(id),
        }
    }
    if row.words("places").count() < 2 {
        faults.push(row.fault("places", "a road passes at least two places"));
    }
    stops
}
