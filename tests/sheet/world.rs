//! An invented war as layers, and how its page is read.

use frontline::control::Status;
use frontline::gazetteer::Kind;
use frontline::ground::grid::{GridPoint, GridShape};
use frontline::ground::{Km, LonLat, SquareKm};
use frontline::layers::{About, Area, Context, Front, Layers, Neighbour, Place, Road, Segment, Side};
use frontline::sheet::{Group, Mark, PageOptions, Rect, Sheet, Text};
use frontline::style::Style;
use jiff::civil::date;

pub fn at(lon: f64, lat: f64) -> LonLat {
    LonLat::new(lon, lat).unwrap()
}

pub fn about() -> About {
    About {
        theatre: "zembla".into(),
        title: "Zembla: who holds what".into(),
        as_of: date(2020, 6, 8),
        known_by: None,
        cut_off: date(2020, 6, 30),
        evidence_to: Some(date(2020, 6, 7)),
        method: "nearest".into(),
        reach: Km(30.0),
        nominal: Km(180.0),
        sources: 1_234,
        credits: "Places: invented.".into(),
        disclaimer: "Not a statement on borders.".into(),
    }
}

pub fn side(id: &str, name: &str) -> Side {
    Side {
        id: id.into(),
        name: name.into(),
        short: id.to_uppercase(),
        colour: None,
        hatch: String::new(),
        fights: true,
    }
}

/// A square of two degrees on the grid, `column` and `row` squares from 10 east, 30 north.
pub fn square(column: i32, row: i32) -> GridShape {
    let (west, south) = (100_000_000 + column * 20_000_000, 300_000_000 + row * 20_000_000);
    let corner = |x: i32, y: i32| GridPoint::new(west + x * 20_000_000, south + y * 20_000_000);
    vec![vec![corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)]]
}

pub fn area(side: &str, status: Status, column: i32, row: i32) -> Area {
    Area {
        side: side.into(),
        side_name: side.into(),
        status,
        beyond_evidence: false,
        others: Vec::new(),
        besieged_by: Vec::new(),
        claimed_by: Vec::new(),
        parties: Vec::new(),
        area_km2: SquareKm(41_234.5),
        share: 0.2,
        flip: None,
        shapes: vec![square(column, row)],
    }
}

pub fn place(id: &str, kind: Kind, lon: f64, lat: f64) -> Place {
    Place {
        id: id.into(),
        name: id.to_uppercase(),
        name_local: String::new(),
        kind,
        admin1: String::new(),
        population: Some(10_000),
        side: "red".into(),
        holder: "red".into(),
        status: Status::Controlled,
        contested_by: Vec::new(),
        besieged_by: Vec::new(),
        claimed_by: Vec::new(),
        basis: None,
        since: None,
        last_evidence: None,
        days_since_evidence: None,
        last_fighting: None,
        inferred: false,
        event_ids: Vec::new(),
        at: Some(at(lon, lat)),
    }
}

pub fn layers(areas: Vec<Area>, places: Vec<Place>) -> Layers {
    let sides = vec![side("red", "Red Army"), side("blue", "Blue Army"), side("green", "Green Army")];
    Layers { about: about(), sides, areas, fronts: Vec::new(), places, events: Vec::new() }
}

/// Two armies, a square that both contest, one that is unknown, and a front line.
pub fn war() -> Layers {
    let contested = Area { others: vec!["blue".into(), "red".into()], ..area("", Status::Contested, 1, 1) };
    let areas = vec![
        area("red", Status::Controlled, 0, 0),
        area("blue", Status::Controlled, 1, 0),
        area("", Status::Unknown, 0, 1),
        contested,
    ];
    let places = vec![place("ember", Kind::City, 11.0, 31.0), place("onhava", Kind::Airbase, 13.2, 31.1)];
    let line = vec![at(12.0, 30.0), at(12.0, 32.0)];
    let segment = Segment {
        places: ["onhava".into(), "ember".into()],
        length_km: Km(222.0),
        half_width_km: Km(10.0),
        last_evidence: None,
        event_ids: Vec::new(),
        lines: vec![line.clone()],
    };
    let front = Front {
        side_a: "blue".into(),
        side_b: "red".into(),
        status: Status::Controlled,
        beyond_evidence: false,
        length_km: Km(222.0),
        half_width_km: Km(10.0),
        half_width_max_km: Km(10.0),
        last_evidence: None,
        places: Vec::new(),
        event_ids: Vec::new(),
        lines: vec![line],
        segments: vec![segment],
    };
    Layers { fronts: vec![front], ..layers(areas, places) }
}

pub fn lay_out(layers: &Layers, context: &Context) -> Sheet {
    Sheet::lay_out(layers, context, &Style::for_sides(&layers.sides), &PageOptions::default())
}

/// Every mark of a group and of the groups in it.
pub fn marks(group: &Group) -> Vec<&Mark> {
    let mut all = Vec::new();
    for mark in &group.marks {
        match mark {
            Mark::Group(inner) => all.extend(marks(inner)),
            Mark::Path(_) | Mark::Disc(_) | Mark::Text(_) => all.push(mark),
        }
    }
    all
}

pub fn group<'a>(sheet: &'a Sheet, id: &str) -> &'a Group {
    sheet.groups.iter().find(|group| group.id == id).unwrap()
}

pub fn texts<'a>(sheet: &'a Sheet, id: &str) -> Vec<&'a Text> {
    let text = |mark: &'a Mark| match mark {
        Mark::Text(text) if text.fill.is_some() => Some(text),
        Mark::Text(_) | Mark::Path(_) | Mark::Disc(_) | Mark::Group(_) => None,
    };
    marks(group(sheet, id)).into_iter().filter_map(text).collect()
}

pub fn legend(layers: &Layers) -> String {
    let sheet = lay_out(layers, &Context::default());
    texts(&sheet, "legend").iter().map(|text| text.words.as_str()).collect::<Vec<_>>().join(" ")
}

/// What lies around: a neighbour that is cut by the frame, a road, a close-up of the first city.
pub fn context() -> Context {
    let corners =
        [(0.0, 20.0), (60.0, 20.0), (60.0, 33.0), (14.0, 33.0), (14.0, 30.0), (0.0, 30.0), (0.0, 20.0)];
    let ring = corners.iter().map(|(lon, lat)| at(*lon, *lat)).collect();
    let neighbours = vec![Neighbour {
        name: "Palea".into(),
        name_local: String::new(),
        label: Some(at(15.0, 29.9)),
        polygons: vec![vec![ring]],
    }];
    let roads =
        vec![Road { id: "r".into(), class: "trunk".into(), line: vec![at(11.0, 31.0), at(13.2, 31.1)] }];
    Context { neighbours, roads, insets: vec![("The Capital".into(), [10.8, 30.9, 11.2, 31.1])] }
}

pub fn extent(mark: &Mark) -> Option<Rect> {
    match mark {
        Mark::Path(path) => Rect::of(path.lines.iter().flatten()),
        Mark::Disc(_) | Mark::Text(_) | Mark::Group(_) => None,
    }
}
