//! The look of each layer of a map: the same colours, hatches and words as its picture.

use std::collections::{BTreeMap, BTreeSet};

use super::label::LabelRule;
use super::look::{Look, Rule, equals, is, quoted};
use super::symbol::{Dash, Paint, Part, Pen, Symbol};
use crate::control::Status;
use crate::layers::{Area, Happening, Side};
use crate::style::{Ground, Hatch, Style, Theme, Weight, palette, sides_of};

/// Land by who holds it: one rule for each look that occurs.
pub fn area_look<'a>(areas: impl Iterator<Item = &'a Area>, sides: &[Side], style: &Style) -> Look {
    let rank = |id: &str| sides.iter().position(|side| side.id == id).unwrap_or(sides.len());
    let mut rules: BTreeMap<_, Rule> = BTreeMap::new();
    for area in areas {
        let of = sides_of(area);
        let order = (area.status, of.iter().map(|side| rank(side)).collect::<Vec<_>>());
        let filter = area_filter(area);
        rules.entry((order, area.beyond_evidence, filter.clone())).or_insert_with(|| Rule {
            label: area_label(area, &of, sides),
            filter,
            symbol: ground(&style.ground(area)),
        });
    }
    Look { rules: rules.into_values().collect(), labels: Vec::new() }
}

fn area_filter(area: &Area) -> String {
    [
        equals("side", &area.side),
        equals("status", area.status.word()),
        equals("contested_by", &area.others.join(";")),
        equals("claimed_by", &area.claimed_by.join(";")),
        is("beyond_evidence", area.beyond_evidence),
    ]
    .join(" AND ")
}

fn area_label(area: &Area, of: &[&str], sides: &[Side]) -> String {
    let short = |id: &str| {
        let part =
            |id: &str| sides.iter().find(|side| side.id == id).map_or(id.to_owned(), |s| s.short.clone());
        id.split('+').map(part).collect::<Vec<_>>().join(" + ")
    };
    let names = of.iter().map(|side| short(side)).collect::<Vec<_>>().join(", ");
    let claims = area.claimed_by.iter().map(|side| short(side)).collect::<Vec<_>>().join(", ");
    let mut label = match area.status {
        Status::Controlled => short(&area.side),
        Status::Contested => format!("Contested: {names}"),
        Status::Shared => format!("Shared: {names}"),
        Status::Claimed => format!("Claimed by {names}"),
        Status::Conflicting => format!("{}, rival claims", short(&area.side)),
        Status::Unknown => "No information".to_owned(),
    };
    if area.status != Status::Claimed && !claims.is_empty() {
        label = format!("{label}, claimed by {claims}");
    }
    if area.beyond_evidence { format!("{label} (beyond evidence)") } else { label }
}

/// A ground of the picture as a symbol.
fn ground(ground: &Ground) -> Symbol {
    let outline = Pen {
        colour: if ground.dotted { palette::INK } else { Theme::DEFAULT.border },
        width: if ground.dotted { 1.6 } else { 0.5 },
        dash: if ground.dotted { Dash::Dotted } else { Dash::Solid },
    };
    let mut parts = vec![Part::Fill { colour: Some(ground.base), outline: None }];
    let width = Hatch::CONTESTED.width;
    for (i, colour) in ground.stripes.iter().enumerate().skip(1) {
        let spacing = width * ground.stripes.len() as f64;
        let hatch = Hatch { spacing, ..Hatch::CONTESTED };
        parts.push(Part::Hatch { hatch, colour: *colour, offset: width * i as f64 });
    }
    for (hatch, colour) in &ground.hatches {
        parts.push(Part::Hatch { hatch: *hatch, colour: *colour, offset: 0.0 });
    }
    parts.push(Part::Fill { colour: None, outline: Some(outline) });
    Symbol(parts)
}

/// The land that each place speaks for: thin outlines over whatever lies below.
pub fn cell_look() -> Look {
    let outline = Pen { dash: Dash::Dotted, ..Pen::solid(Theme::DEFAULT.quiet_ink, 0.7) };
    let symbol = Symbol(vec![Part::Fill { colour: None, outline: Some(outline) }]);
    Look {
        rules: vec![Rule { label: "Land that one place speaks for".into(), filter: String::new(), symbol }],
        labels: Vec::new(),
    }
}

/// Front lines, on a pale casing that lifts them off any ground.
pub fn front_look() -> Look {
    let rule = |label: &str, filter: String, pen: Pen| {
        let casing = Pen::solid(palette::PAPER, pen.width + 1.8);
        Rule { label: label.into(), filter, symbol: Symbol(vec![Part::Line(casing), Part::Line(pen)]) }
    };
    let contested = "\"status\" IN ('contested', 'shared')";
    let near = is("beyond_evidence", false);
    let firm = Pen::solid(Theme::DEFAULT.front, 3.2);
    let inferred = Pen { dash: Dash::Dashed, ..Pen::solid(Theme::DEFAULT.front, 2.0) };
    let rules = vec![
        rule("Front line, inferred", is("beyond_evidence", true), inferred),
        rule(
            "Edge of contested ground",
            format!("{near} AND {contested}"),
            Pen::solid(Theme::DEFAULT.fighting, 2.2),
        ),
        rule("Front line", format!("{near} AND NOT {contested}"), firm),
    ];
    Look { rules, labels: Vec::new() }
}

/// Parts of fronts, broader where less is sure.
pub fn segment_look() -> Look {
    let rule = |label: &str, from: u32, to: u32, width: f64| Rule {
        label: label.to_owned(),
        filter: format!("\"half_width_km\" >= {from} AND \"half_width_km\" < {to}"),
        symbol: Symbol(vec![Part::Line(Pen::solid(Theme::DEFAULT.quiet_ink, width))]),
    };
    let rules = vec![
        rule("Off by less than 10 km", 0, 10, 2.0),
        rule("Off by 10 to 25 km", 10, 25, 4.0),
        rule("Off by 25 to 75 km", 25, 75, 7.0),
        rule("Off by more", 75, 40_000, 11.0),
    ];
    Look { rules, labels: Vec::new() }
}

/// Roads by who holds them.
pub fn road_look(sides: &[Side], style: &Style) -> Look {
    let casing = Part::Line(Pen::solid(palette::PAPER, 2.8));
    let rule = |label: &str, filter: String, pen: Pen| Rule {
        label: label.to_owned(),
        filter,
        symbol: Symbol(vec![casing.clone(), Part::Line(pen)]),
    };
    let held = |side: &Side| {
        let pen = Pen::solid(style.side(&side.id).colour.mix(palette::INK, 0.25), 1.5);
        let filter = format!("{} AND {}", equals("side", &side.id), equals("status", "controlled"));
        rule(&side.short, filter, pen)
    };
    let mut rules: Vec<Rule> = sides.iter().map(held).collect();
    let disputed = "\"status\" IN ('contested', 'shared', 'conflicting', 'claimed')".to_owned();
    let dashed = Pen { dash: Dash::Dashed, ..Pen::solid(Theme::DEFAULT.fighting, 1.5) };
    rules.push(rule("Contested, shared or claimed", disputed, dashed));
    rules.push(rule("No information", equals("status", "unknown"), Pen::solid(Theme::DEFAULT.road, 1.0)));
    Look { rules, labels: Vec::new() }
}

/// Kinds of places that share a sign: what the legend says, the kinds, the shape, its size, from
/// which scale it is named, and how eagerly.
type Sign = (&'static str, &'static [&'static str], &'static str, f64, Option<u32>, u8);

const SIGNS: [Sign; 9] = [
    ("City", &["city"], "circle", 11.0, None, 10),
    ("Town", &["town"], "circle", 8.4, Some(6_000_000), 7),
    ("Airbase or airport", &["airbase", "airport"], "triangle", 11.0, Some(3_000_000), 5),
    ("Port", &["port"], "pentagon", 11.0, Some(3_000_000), 5),
    ("Oil or gas site", &["oil_terminal", "oil_field", "refinery"], "diamond", 11.0, Some(3_000_000), 5),
    ("Border crossing", &["crossing"], "square", 9.0, Some(3_000_000), 5),
    ("Military camp", &["camp"], "equilateral_triangle", 10.0, Some(1_500_000), 4),
    ("Smaller place", &["village", "neighbourhood", "part", "junction"], "circle", 5.6, Some(1_500_000), 3),
    ("District or region, as a whole", &["district", "region"], "cross", 7.0, Some(1_500_000), 2),
];

/// Places: a sign by kind and rank, the colour of the holder, a name where there is room.
pub fn place_look(sides: &[Side], style: &Style) -> Look {
    let paint = Paint::Expression(colour_of("side", sides, style));
    let marker = |shape, size, paint: &Paint, pen| {
        Symbol(vec![Part::Marker { shape, size, paint: paint.clone(), outline: pen }])
    };
    let mut look = Look::default();
    for (label, kinds, shape, size, to_scale, priority) in SIGNS {
        let kinds = kinds.iter().map(|kind| format!("'{kind}'")).collect::<Vec<_>>().join(", ");
        let of_kind = format!("\"kind\" IN ({kinds})");
        let own = format!("{of_kind} AND {}", is("inferred", false));
        let disputed = "\"status\" IN ('contested', 'shared', 'conflicting', 'claimed')";
        look.rules.push(Rule {
            label: format!("{label}, contested, shared or claimed"),
            filter: format!("{own} AND {disputed}"),
            symbol: marker(shape, size, &paint, Pen::solid(Theme::DEFAULT.fighting, 2.2)),
        });
        look.rules.push(Rule {
            label: label.to_owned(),
            filter: format!("{own} AND NOT {disputed}"),
            symbol: marker(shape, size, &paint, Pen::solid(palette::INK, 1.1)),
        });
        look.rules.push(Rule {
            label: format!("{label}, without evidence of its own"),
            filter: format!("{of_kind} AND {}", is("inferred", true)),
            symbol: marker(
                shape,
                size * 0.72,
                &Paint::Colour(palette::PAPER),
                Pen::solid(Theme::DEFAULT.quiet_ink, 0.9),
            ),
        });
        let weight = if to_scale.is_none() { Weight::Bold } else { Weight::Regular };
        let size = if to_scale.is_none() { 10.0 } else { 8.5 };
        look.labels.push(LabelRule {
            label,
            filter: of_kind,
            field: "name",
            size,
            weight,
            to_scale,
            priority,
        });
    }
    look
}

/// The colour of a side, as an expression of QGIS.
fn colour_of(field: &str, sides: &[Side], style: &Style) -> String {
    let case =
        |side: &Side| format!("WHEN {} THEN '{}'", equals(field, &side.id), style.side(&side.id).colour);
    let cases: Vec<String> = sides.iter().map(case).collect();
    format!("CASE {} ELSE '{}' END", cases.join(" "), palette::UNKNOWN)
        .replace("CASE  ELSE", "CASE WHEN false THEN '' ELSE")
}

/// Events: fighting in red, the rest quiet.
pub fn event_look<'a>(events: impl Iterator<Item = &'a Happening>) -> Look {
    let marker = |shape, colour| {
        let outline = Pen::solid(palette::PAPER, 0.8);
        Symbol(vec![Part::Marker { shape, size: 7.0, paint: Paint::Colour(colour), outline }])
    };
    let fighting: BTreeSet<&str> = events.filter(|e| e.fighting).map(|e| e.what.as_str()).collect();
    let words: Vec<String> = fighting.into_iter().map(quoted).collect();
    let fighting =
        if words.is_empty() { "false".into() } else { format!("\"what\" IN ({})", words.join(", ")) };
    let rules = vec![
        Rule {
            label: "Fighting".into(),
            filter: fighting.clone(),
            symbol: marker("star", Theme::DEFAULT.fighting),
        },
        Rule {
            label: "Other events".into(),
            filter: format!("NOT ({fighting})"),
            symbol: marker("circle", Theme::DEFAULT.quiet_ink),
        },
    ];
    Look { rules, labels: Vec::new() }
}
