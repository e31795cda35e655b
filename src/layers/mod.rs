//! What a map shows: named features in degrees with their reasons, and no colour.
//!
//! Takes a snapshot and its surface; gives plain data that every writer and the page layout share, so
//! that a GeoJSON layer, a GeoPackage and a picture of one day cannot disagree. Field names are the
//! output contract that scripts and QGIS projects rely on (`docs/outputs.md`).

mod changes;
mod chronicle;
mod compose;
mod course;
mod days;
mod mosaic;
mod record;
mod roads;

use jiff::civil::Date;
use serde::Serialize;

use crate::control::{Basis, Status};
use crate::gazetteer::Kind;
use crate::ground::grid::GridShape;
use crate::ground::{Km, LonLat, Ring, SquareKm};
use crate::surface::Flip;

pub use changes::{Balance, Changed, ChangedLand, ChangedPlace, changed};
pub use chronicle::{Account, Chronicle, Dossier, Origin, Reason, Verdict, chronicle, days};
pub use compose::{cells, context, flips, layers, theatre_sides, verdict};
pub use course::{Course, Turn, course};
pub use mosaic::{Mosaic, Tile, mosaic};
pub use record::{Record, Spell, record};
pub use roads::roads;

/// Everything that one map shows.
#[derive(Debug, Clone)]
pub struct Layers {
    /// What the map is of.
    pub about: About,
    /// The sides, in the order of the theatre's files.
    pub sides: Vec<Side>,
    /// Land by who holds it; together they are the whole country, without overlap.
    pub areas: Vec<Area>,
    /// Where two classes of ground meet.
    pub fronts: Vec<Front>,
    /// Places with a state, and settlements that take the state of their land.
    pub places: Vec<Place>,
    /// What sources report, up to the day, newest last.
    pub events: Vec<Happening>,
}

/// What a map is of, and from what it was made.
#[derive(Debug, Clone)]
pub struct About {
    /// Id of the theatre.
    pub theatre: String,
    /// Title of the map.
    pub title: String,
    /// The day it shows.
    pub as_of: Date,
    /// What had been published by then; `None` is everything in the log.
    pub known_by: Option<Date>,
    /// Latest day of anything in the log: publication or event.
    pub cut_off: Date,
    /// Latest day of any event that the map rests on.
    pub evidence_to: Option<Date>,
    /// How places became land.
    pub method: String,
    /// Within this distance of evidence, land is a side's.
    pub reach: Km,
    /// From `reach` to here it is drawn pale, as beyond evidence.
    pub nominal: Km,
    /// How many sources the map rests on.
    pub sources: usize,
    /// Line that credits data.
    pub credits: String,
    /// Line that says what the map is not.
    pub disclaimer: String,
}

/// A bloc or party that may hold ground.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// Id.
    pub id: String,
    /// Full name.
    pub name: String,
    /// Short name.
    pub short: String,
    /// `#RRGGBB` as the theatre asks; `None` leaves it to the style.
    pub colour: Option<String>,
    /// Hatch as the theatre asks; empty leaves it to the style.
    pub hatch: String,
    /// Whether it is a party to the front lines (kind `side`) rather than local or neutral.
    pub fights: bool,
}

/// Land of one side in one state.
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    /// Side that holds it; empty where nobody is known to.
    pub side: String,
    /// Its full name.
    pub side_name: String,
    /// What is known of it.
    pub status: Status,
    /// Farther from evidence than `reach`.
    pub beyond_evidence: bool,
    /// Other sides that contest or share it, sorted.
    pub others: Vec<String>,
    /// Sides that besiege places in it.
    pub besieged_by: Vec<String>,
    /// Sides that claim places in it.
    pub claimed_by: Vec<String>,
    /// Parties that hold or contest the places in it.
    pub parties: Vec<String>,
    /// Area on the ellipsoid.
    pub area_km2: SquareKm,
    /// Part of the whole country, 0 to 1.
    pub share: f64,
    /// How much of it hangs on a single place; `None` where that was not asked.
    pub flip: Option<Flip>,
    /// On the grid; rings share every vertex with their neighbours.
    pub shapes: Vec<GridShape>,
}

/// The land that one place speaks for.
#[derive(Debug, Clone)]
pub struct Cell {
    /// Id of the place.
    pub place: String,
    /// Side that holds it; empty where nobody does.
    pub side: String,
    /// What is known of it.
    pub status: Status,
    /// Area within `nominal` of it.
    pub area_km2: SquareKm,
    /// The events that made it so.
    pub event_ids: Vec<String>,
    /// Sides that contest or share it, the holder's first.
    pub sides: Vec<String>,
    /// Sides that claim it.
    pub claimed_by: Vec<String>,
    /// Sides that besiege it.
    pub besieged_by: Vec<String>,
    /// On the grid.
    pub shapes: Vec<GridShape>,
}

/// The stretches of a road that one side holds.
#[derive(Debug, Clone)]
pub struct HeldRoad {
    /// Id of the road.
    pub road: String,
    /// Side that holds it; empty where nobody is known to.
    pub side: String,
    /// What is known of it.
    pub status: Status,
    /// Farther from evidence, and from roads that are held, than `reach`.
    pub beyond_evidence: bool,
    /// Length on the ellipsoid.
    pub length_km: Km,
    /// Lines in degrees.
    pub lines: Vec<Vec<LonLat>>,
}

/// A line where two classes of ground meet, at least one of them a side's.
#[derive(Debug, Clone, PartialEq)]
pub struct Front {
    /// Class of one ground: a side, `contested` or `shared`. Sorted before `side_b`.
    pub side_a: String,
    /// Class of the other.
    pub side_b: String,
    /// `contested` or `shared` where one ground is, else `controlled`.
    pub status: Status,
    /// Whether both grounds lie beyond evidence, so that the line is an inference.
    pub beyond_evidence: bool,
    /// Length on the ellipsoid.
    pub length_km: Km,
    /// Latest evidence of the places on both sides.
    pub last_evidence: Option<Date>,
    /// The places whose ground meets here.
    pub places: Vec<String>,
    /// The events behind them.
    pub event_ids: Vec<String>,
    /// How far off the line may be: mean of its segments by length.
    pub half_width_km: Km,
    /// The greatest half-width.
    pub half_width_max_km: Km,
    /// Lines in degrees.
    pub lines: Vec<Vec<LonLat>>,
    /// The lines in parts that run between the land of the same two places.
    pub segments: Vec<Segment>,
}

/// A part of a front that runs between the land of the same two places.
#[derive(Debug, Clone, PartialEq)]
pub struct Segment {
    /// The place on the ground of `side_a`, and the one on the other.
    pub places: [String; 2],
    /// Length on the ellipsoid.
    pub length_km: Km,
    /// How far off the line may be: half the way from one of the two places by the line to the other where
    /// evidence is a year old, half of that where it is fresh.
    pub half_width_km: Km,
    /// The older of the latest evidence of the two places.
    pub last_evidence: Option<Date>,
    /// The events behind them.
    pub event_ids: Vec<String>,
    /// In degrees.
    pub lines: Vec<Vec<LonLat>>,
}

/// A place and its state.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Id in the gazetteer.
    pub id: String,
    /// Name in Latin letters.
    pub name: String,
    /// Name in the country's own script; empty when not known.
    pub name_local: String,
    /// What it is.
    pub kind: Kind,
    /// First-order division.
    pub admin1: String,
    /// Inhabitants, for rank only.
    pub population: Option<u64>,
    /// Side that holds it; empty where nobody is known to.
    pub side: String,
    /// Party or parties that hold it, joined with `+`.
    pub holder: String,
    /// What is known of it.
    pub status: Status,
    /// Sides that contest it.
    pub contested_by: Vec<String>,
    /// Sides that besiege it.
    pub besieged_by: Vec<String>,
    /// Sides that claim it.
    pub claimed_by: Vec<String>,
    /// What its state rests on; `None` where nothing is known.
    pub basis: Option<Basis>,
    /// Since when.
    pub since: Option<Date>,
    /// Latest evidence.
    pub last_evidence: Option<Date>,
    /// Days from the latest evidence to the day of the map.
    pub days_since_evidence: Option<i64>,
    /// Latest fighting there.
    pub last_fighting: Option<Date>,
    /// Whether it takes the state of the land it lies in, for want of its own evidence.
    pub inferred: bool,
    /// The events behind its state.
    pub event_ids: Vec<String>,
    /// Where it is; a part that nobody has located has none, and stands in no layer.
    pub at: Option<LonLat>,
}

/// One event as a layer shows it.
#[derive(Debug, Clone)]
pub struct Happening {
    /// Id in the log.
    pub id: String,
    /// The day it counts from.
    pub date: Date,
    /// As the log dates it.
    pub date_edtf: String,
    /// Id of the place.
    pub place: String,
    /// Name of the place in Latin letters.
    pub place_name: String,
    /// Name of the place in the country's own script; empty when not known.
    pub place_name_local: String,
    /// The verb.
    pub what: String,
    /// Party, as the log has it.
    pub party: String,
    /// Short name of the party; several are joined with `+`.
    pub party_name: String,
    /// Opponent, as the log has it.
    pub opponent: String,
    /// As the coder judged it; empty when worked out.
    pub confidence: String,
    /// Ids of the sources.
    pub sources: Vec<String>,
    /// Their addresses.
    pub urls: Vec<String>,
    /// Whether it tells of fighting.
    pub fighting: bool,
    /// Where it happened.
    pub at: LonLat,
}

/// What lies around the theatre's land.
#[derive(Debug, Clone, Default)]
pub struct Context {
    /// Other countries.
    pub neighbours: Vec<Neighbour>,
    /// Roads as chains of places' positions, with their class.
    pub roads: Vec<Road>,
    /// Frames for close-ups: name and west, south, east, north in degrees.
    pub insets: Vec<(String, [f64; 4])>,
}

/// A country beside the theatre's.
#[derive(Debug, Clone)]
pub struct Neighbour {
    /// Name in English.
    pub name: String,
    /// Name in the script of the theatre's country; empty when not known.
    pub name_local: String,
    /// Where its name may stand.
    pub label: Option<LonLat>,
    /// Its polygons in degrees: outer ring, then holes.
    pub polygons: Vec<Vec<Ring>>,
}

/// A road of the gazetteer.
#[derive(Debug, Clone, Serialize)]
pub struct Road {
    /// Id in the gazetteer.
    pub id: String,
    /// Its class: coastal, trunk, secondary or track.
    pub class: String,
    /// Positions in order, in degrees.
    #[serde(skip)]
    pub line: Vec<LonLat>,
}
