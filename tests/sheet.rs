//! The page, from invented layers: what is drawn, what the legend says of it, and what the SVG is made of.

#![allow(clippy::unwrap_used, reason = "a test that unwraps nothing has failed")]

use std::collections::BTreeSet;

use frontline::control::Status;
use frontline::gazetteer::Kind;
use frontline::ground::grid::{GridPoint, GridShape};
use frontline::ground::{Km, LonLat, SquareKm};
use frontline::layers::{About, Area, Context, Front, Layers, Neighbour, Place, Road, Segment, Side};
use frontline::render;
use frontline::sheet::{Group, Labels, Lang, Mark, PageOptions, Path, Rect, Sheet, Text};
use frontline::style::{Style, palette, text_width};
use jiff::civil::date;
use proptest::prelude::*;
use resvg::tiny_skia::{Pixmap, PremultipliedColorU8};
use resvg::usvg::roxmltree;

fn at(lon: f64, lat: f64) -> LonLat {
    LonLat::new(lon, lat).unwrap()
}

fn about() -> About {
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

fn side(id: &str, name: &str) -> Side {
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
fn square(column: i32, row: i32) -> GridShape {
    let (west, south) = (100_000_000 + column * 20_000_000, 300_000_000 + row * 20_000_000);
    let corner = |x: i32, y: i32| GridPoint::new(west + x * 20_000_000, south + y * 20_000_000);
    vec![vec![corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)]]
}

fn area(side: &str, status: Status, column: i32, row: i32) -> Area {
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

fn place(id: &str, kind: Kind, lon: f64, lat: f64) -> Place {
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

fn layers(areas: Vec<Area>, places: Vec<Place>) -> Layers {
    let sides = vec![side("red", "Red Army"), side("blue", "Blue Army"), side("green", "Green Army")];
    Layers { about: about(), sides, areas, fronts: Vec::new(), places, events: Vec::new() }
}

/// Two armies, a square that both contest, one that is unknown, and a front line.
fn war() -> Layers {
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

fn lay_out(layers: &Layers, context: &Context) -> Sheet {
    Sheet::lay_out(layers, context, &Style::for_sides(&layers.sides), &PageOptions::default())
}

/// Every mark of a group and of the groups in it.
fn marks(group: &Group) -> Vec<&Mark> {
    let mut all = Vec::new();
    for mark in &group.marks {
        match mark {
            Mark::Group(inner) => all.extend(marks(inner)),
            Mark::Path(_) | Mark::Disc(_) | Mark::Text(_) => all.push(mark),
        }
    }
    all
}

fn group<'a>(sheet: &'a Sheet, id: &str) -> &'a Group {
    sheet.groups.iter().find(|group| group.id == id).unwrap()
}

fn texts<'a>(sheet: &'a Sheet, id: &str) -> Vec<&'a Text> {
    let text = |mark: &'a Mark| match mark {
        Mark::Text(text) if text.fill.is_some() => Some(text),
        Mark::Text(_) | Mark::Path(_) | Mark::Disc(_) | Mark::Group(_) => None,
    };
    marks(group(sheet, id)).into_iter().filter_map(text).collect()
}

fn legend(layers: &Layers) -> String {
    let sheet = lay_out(layers, &Context::default());
    texts(&sheet, "legend").iter().map(|text| text.words.as_str()).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_legend_lists_the_sides_and_statuses_that_are_drawn_and_no_others() {
    let words = legend(&war());
    for drawn in
        ["Red Army", "Blue Army", "Contested", "Unknown", "Front line", "City", "Airbase", "41,200 km²"]
    {
        assert!(words.contains(drawn), "{drawn} is missing from\n{words}");
    }
    for absent in
        ["Green", "Held jointly", "Claimed", "Rival", "beyond", "Besieged", "Fighting", "Road", "Port"]
    {
        assert!(!words.contains(absent), "{absent} is in\n{words}");
    }
}

#[test]
fn every_status_of_ground_has_a_row_when_it_is_drawn() {
    let rows = [
        (Status::Contested, "Contested"),
        (Status::Shared, "Held jointly"),
        (Status::Claimed, "Claimed; nobody"),
        (Status::Conflicting, "Rival claims"),
        (Status::Unknown, "Unknown"),
    ];
    for (status, row) in rows {
        let shown =
            legend(&layers(vec![area("red", Status::Controlled, 0, 0), area("", status, 1, 0)], Vec::new()));
        for (_, other) in rows {
            assert_eq!(shown.contains(other), other == row, "{other} with {status} in\n{shown}");
        }
    }
}

#[test]
fn sieges_fighting_claims_and_inferences_are_explained_when_they_are_drawn() {
    let mut war = war();
    war.places[0].besieged_by = vec!["green".into()];
    war.places[1].last_fighting = Some(date(2020, 5, 20));
    war.places.push(Place { inferred: true, ..place("kobaltana", Kind::Town, 10.8, 30.4) });
    war.areas[0].claimed_by = vec!["blue".into()];
    war.areas[1].beyond_evidence = true;
    let words = legend(&war);
    for drawn in [
        "Besieged",
        "Green Army",
        "Fighting within 30 days",
        "No evidence of its own",
        "not confirmed",
        "30 to 180 km",
    ] {
        assert!(words.contains(drawn), "{drawn} is missing from\n{words}");
    }
    war.places[1].last_fighting = Some(date(2020, 5, 1));
    assert!(!legend(&war).contains("Fighting"), "38 days are not recent");
}

#[test]
fn the_heading_says_the_day_the_evidence_and_by_when_it_was_known() {
    let mut war = war();
    war.about.known_by = Some(date(2020, 7, 1));
    let sheet = lay_out(&war, &Context::default());
    let words: Vec<_> = texts(&sheet, "furniture").iter().map(|text| text.words.clone()).collect();
    assert!(words.contains(&"8 June 2020, as known by 1 July 2020".to_owned()), "{words:?}");
    assert!(
        words.iter().any(|line| line.starts_with("Evidence to 7 June 2020 · 1,234 sources")),
        "{words:?}"
    );
    assert!(words.contains(&"Not a statement on borders.".to_owned()), "{words:?}");
}

#[test]
fn the_svg_is_plain_and_well_formed() {
    let svg = render::svg(&lay_out(&war(), &context()));
    for word in
        ["pattern", "clipPath", "clip-path", "style", "paint-order", "filter", "mask", "class=", "NaN", "inf"]
    {
        assert!(!svg.contains(word), "{word} in the SVG");
    }
    let document = roxmltree::Document::parse(&svg).unwrap();
    let ids: Vec<_> = document.descendants().filter_map(|node| node.attribute("id")).collect();
    for id in [
        "areas",
        "neighbours",
        "roads",
        "fronts",
        "places",
        "labels",
        "legend",
        "furniture",
        "inset-the-capital",
    ] {
        assert!(ids.contains(&id), "{id} is missing from {ids:?}");
    }
    assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "ids repeat: {ids:?}");
}

#[test]
fn markup_and_turned_text_in_names_stay_text() {
    let mut war = war();
    war.about.title = "</svg><script>alert('x')</script> & \"more\" \u{202e}txet\u{0}".into();
    war.places[0].name = "<b>Ember\u{2066}</b>".into();
    let svg = render::svg(&lay_out(&war, &Context::default()));
    let document = roxmltree::Document::parse(&svg).unwrap();
    assert!(document.descendants().all(|node| !matches!(node.tag_name().name(), "script" | "b")));
    let words: Vec<_> = document.descendants().filter_map(|node| node.text()).collect();
    assert!(words.contains(&"</svg><script>alert('x')</script> & \"more\" txet"), "{words:?}");
    assert!(words.contains(&"<b>Ember</b>"), "{words:?}");
}

#[test]
fn hostile_names_are_harmless_in_every_script_and_picture() {
    let hostile = [
        "<script>alert(1)</script>",
        "R&D \"quoted\" 'single'",
        "a\u{0}b\u{1}c",
        "\u{202e}desrever\u{202c}",
        &"x".repeat(300),
        "\u{200f}\u{200f}",
        "",
    ];
    for name in hostile {
        let mut war = war();
        war.about.title = name.into();
        war.sides[0].name = name.into();
        war.sides[0].short = name.into();
        for place in &mut war.places {
            place.name = name.into();
            place.name_local = name.into();
        }
        for (lang, labels) in [(Lang::En, Labels::Both), (Lang::Ar, Labels::Ar)] {
            let options = PageOptions { lang, labels, ..PageOptions::default() };
            let sheet = Sheet::lay_out(&war, &context(), &Style::for_sides(&war.sides), &options);
            let svg = render::svg(&sheet);
            let document = roxmltree::Document::parse(&svg).unwrap();
            assert!(document.descendants().all(|node| node.tag_name().name() != "script"), "{name}");
            assert!(!svg.contains('\u{202e}') && !svg.contains('\u{0}'), "{name}");
            assert!(render::png(&svg, 0.3).is_ok(), "{name}");
        }
    }
}

#[test]
fn an_arabic_page_is_laid_out_from_right_to_left() {
    let war = war();
    let options = PageOptions { lang: Lang::Ar, ..PageOptions::default() };
    let sheet = Sheet::lay_out(&war, &context(), &Style::for_sides(&war.sides), &options);
    let Some(Mark::Path(sea)) = group(&sheet, "sea").marks.first() else { panic!("no sea") };
    let map = Rect::of(sea.lines.iter().flatten()).unwrap();
    assert!(map.centre().x > sheet.width / 2.0, "the map stands to the right");
    assert!(texts(&sheet, "legend").iter().all(|text| text.at.x < map.left), "the legend to its left");
    let words: Vec<_> = texts(&sheet, "furniture").iter().map(|text| text.words.clone()).collect();
    assert!(words.iter().any(|line| line.contains("8 يونيو 2020")), "{words:?}");
}

#[test]
fn a_place_in_doubt_is_moved_aside_rather_than_left_out() {
    let mut war = war();
    war.places.push(Place {
        status: Status::Contested,
        contested_by: vec!["blue".into()],
        ..place("suburb", Kind::Neighbourhood, 11.01, 31.0)
    });
    let marks_of = |war: &Layers| marks(group(&lay_out(war, &Context::default()), "places")).len();
    let with = marks_of(&war);
    war.places.pop();
    assert!(with > marks_of(&war), "the contested suburb of a city is not drawn");
}

#[test]
fn shared_ground_is_in_stripes_of_its_sides_and_no_side_is_named_a_plus_b() {
    let mut war = war();
    let shared = Area { others: vec!["blue".into(), "red".into()], ..area("blue+red", Status::Shared, 0, 1) };
    war.areas[2] = shared;
    let svg = render::svg(&lay_out(&war, &Context::default()));
    assert!(!svg.contains(">blue+red<"), "a joint side is named by its id");
    let style = Style::for_sides(&war.sides);
    let sheet = lay_out(&war, &Context::default());
    let fills: Vec<_> = marks(group(&sheet, "areas"))
        .into_iter()
        .filter_map(|mark| match mark {
            Mark::Path(path) => path.fill,
            Mark::Disc(_) | Mark::Text(_) | Mark::Group(_) => None,
        })
        .collect();
    for side in ["red", "blue"] {
        assert!(fills.iter().filter(|fill| **fill == style.side(side).ground).count() >= 2, "{side}");
    }
}

#[test]
fn the_legend_of_an_upright_page_with_twenty_sides_stays_on_it() {
    let mut war = war();
    for i in 0..20 {
        let id = format!("s{i:02}");
        war.sides.push(side(&id, &format!("The {i}th army of national salvation and its allies")));
        war.places
            .push(Place { side: id.clone(), ..place(&id, Kind::Town, 10.2 + f64::from(i) * 0.18, 30.5) });
    }
    for (width, height) in [(720, 1280), (1080, 1080), (1600, 1200)] {
        let options = PageOptions { width, height, ..PageOptions::default() };
        let sheet = Sheet::lay_out(&war, &context(), &Style::for_sides(&war.sides), &options);
        let low = texts(&sheet, "legend").iter().map(|text| text.at.y).fold(0.0, f64::max);
        let far = texts(&sheet, "legend").iter().map(|text| text.at.x).fold(0.0, f64::max);
        assert!(low < sheet.height - 20.0 && far < sheet.width, "{width} x {height}: {low}, {far}");
    }
}

#[test]
fn the_same_layers_give_the_same_bytes() {
    let draw = || {
        let svg = render::svg(&lay_out(&war(), &context()));
        let png = render::png(&svg, 1.0).unwrap();
        (svg, png)
    };
    assert_eq!(draw(), draw());
}

/// What lies around: a neighbour that is cut by the frame, a road, a close-up of the first city.
fn context() -> Context {
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

#[test]
fn everything_that_is_drawn_through_the_frame_is_cut_to_it() {
    let sheet = lay_out(&war(), &context());
    let Some(Mark::Path(sea)) = group(&sheet, "sea").marks.first() else { panic!("no sea") };
    let frame = Rect::of(sea.lines.iter().flatten()).unwrap().grown(1e-6);
    for id in ["neighbours", "areas", "borders", "roads", "fronts"] {
        for mark in marks(group(&sheet, id)) {
            let Mark::Path(Path { lines, .. }) = mark else { continue };
            assert!(lines.iter().flatten().all(|dot| frame.contains(*dot)), "{id} leaves the frame");
        }
    }
}

#[test]
fn a_close_up_is_drawn_beside_the_land_and_marked_on_the_map() {
    let sheet = lay_out(&war(), &context());
    let inset = group(&sheet, "inset-the-capital");
    let Some(Mark::Path(footprint)) = inset.marks.first() else { panic!("no footprint") };
    let Some(Mark::Path(frame)) = inset.marks.last() else { panic!("no frame") };
    let (small, large) = (Rect::of(footprint.lines.iter().flatten()), Rect::of(frame.lines.iter().flatten()));
    let (small, large) = (small.unwrap(), large.unwrap());
    assert!(large.width() > 1.8 * small.width());
    for mark in marks(group(&sheet, "areas")) {
        let Mark::Path(path) = mark else { continue };
        assert!(path.lines.iter().flatten().all(|dot| !large.contains(*dot)), "the close-up hides land");
    }
}

#[test]
fn no_paper_shows_between_grounds_of_one_side() {
    let mut pale = area("red", Status::Controlled, 1, 0);
    pale.beyond_evidence = true;
    let layers = layers(vec![area("red", Status::Controlled, 0, 0), pale], Vec::new());
    let svg = render::svg(&lay_out(&layers, &Context::default()));
    let picture = Pixmap::decode_png(&render::png(&svg, 1.0).unwrap()).unwrap();
    let style = Style::for_sides(&layers.sides).side("red");
    let middle = picture.height() / 2;
    let blues: Vec<u8> = (0..picture.width())
        .filter_map(|x| picture.pixel(x, middle))
        .map(PremultipliedColorU8::red)
        .collect();
    let first = blues.iter().position(|red| *red == style.ground.red).unwrap();
    let last = blues.iter().rposition(|red| *red == style.pale.red).unwrap();
    let between = &blues[first..last];
    assert!(between.iter().all(|red| (style.ground.red..=style.pale.red).contains(red)), "{between:?}");
}

#[test]
fn a_map_without_land_or_places_is_still_a_page() {
    let svg = render::svg(&lay_out(&layers(Vec::new(), Vec::new()), &context()));
    assert!(render::png(&svg, 0.5).is_ok());
    assert!(svg.contains("8 June 2020"));
}

#[test]
fn pages_of_any_shape_are_laid_out() {
    let war = war();
    for (width, height) in [(0, 0), (320, 320), (3000, 400), (400, 3000)] {
        let style = Style::for_sides(&war.sides);
        let svg = render::svg(&Sheet::lay_out(
            &war,
            &context(),
            &style,
            &PageOptions { width, height, ..PageOptions::default() },
        ));
        assert!(roxmltree::Document::parse(&svg).is_ok(), "{width} x {height}");
        assert!(!svg.contains("NaN") && !svg.contains("inf\""), "{width} x {height}");
    }
}

#[test]
fn a_picture_that_would_be_too_large_is_an_error() {
    let svg = render::svg(&lay_out(&war(), &Context::default()));
    assert!(render::png(&svg, 100.0).is_err());
    assert!(render::png(&svg, f32::NAN).is_err());
    assert!(render::png("<html>", 1.0).is_err());
}

#[test]
fn colours_of_the_ground_are_those_of_the_legend() {
    let svg = render::svg(&lay_out(&war(), &Context::default()));
    let style = Style::for_sides(&war().sides);
    for colour in [style.side("red").ground, style.side("blue").ground, palette::UNKNOWN] {
        assert!(svg.matches(&format!("fill=\"{colour}\"")).count() >= 2, "{colour}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(12) })]

    #[test]
    fn names_stay_apart_and_on_the_map(
        spots in prop::collection::vec((10.0..14.0_f64, 30.0..34.0_f64, 0_usize..6, any::<bool>()), 1..80),
    ) {
        let kinds = [Kind::City, Kind::Town, Kind::Village, Kind::Airbase, Kind::OilField, Kind::Junction];
        let mut war = war();
        war.places = spots.iter().enumerate().map(|(i, (lon, lat, kind, inferred))| {
            let name = format!("Place of some length {i}")[..8 + i % 12].to_owned();
            Place { name, inferred: *inferred, ..place(&format!("p{i}"), kinds[*kind], *lon, *lat) }
        }).collect();
        let sheet = lay_out(&war, &Context::default());
        let Some(Mark::Path(sea)) = group(&sheet, "sea").marks.first() else { panic!("no sea") };
        let frame = Rect::of(sea.lines.iter().flatten()).unwrap();
        let room = |text: &Text| {
            let spacing = text.spacing * text.words.chars().count() as f64;
            let width = text_width(&text.words, text.weight, text.size) + spacing;
            Rect::around(text.at.plus(0.0, -text.size * 0.34), width, text.size * 0.9)
        };
        let rooms: Vec<Rect> = texts(&sheet, "labels").into_iter().map(room).collect();
        for (i, label) in rooms.iter().enumerate() {
            prop_assert!(frame.holds(label), "{label:?}");
            prop_assert!(rooms[..i].iter().all(|other| !other.overlaps(label)), "{label:?}");
        }
    }
}

/// The front between the two armies is a line from 12 E 30 N northwards; 10 km to either side are unsure.
#[test]
fn a_soft_band_shows_how_far_off_a_front_may_be_where_that_is_asked() {
    let layers = war();
    let style = Style::for_sides(&layers.sides);
    let plain = Sheet::lay_out(&layers, &Context::default(), &style, &PageOptions::default());
    assert!(plain.groups.iter().all(|group| group.id != "uncertainty"));
    let asked = PageOptions { uncertainty: true, ..PageOptions::default() };
    let soft = Sheet::lay_out(&layers, &Context::default(), &style, &asked);
    let bands: Vec<Rect> = marks(group(&soft, "uncertainty")).into_iter().filter_map(extent).collect();
    assert!(bands.windows(2).all(|pair| pair[1].width() < pair[0].width()), "{bands:?}");
    let line = marks(group(&soft, "fronts")).into_iter().find_map(extent).unwrap();
    let (band, middle) = (bands[0], line.centre().x);
    assert!((band.centre().x - middle).abs() < 2.0, "{band:?} about {line:?}");
    let words = |sheet: &Sheet| render::svg(sheet).contains("How far off the line may be");
    assert!(words(&soft) && !words(&plain));
}

#[test]
fn a_besieged_pocket_is_ringed_where_it_meets_the_besieger() {
    let mut layers = war();
    layers.areas[0].besieged_by = vec!["blue".into()];
    let sheet = lay_out(&layers, &Context::default());
    let ring = marks(group(&sheet, "sieges")).into_iter().find_map(extent).unwrap();
    let front = marks(group(&sheet, "fronts")).into_iter().find_map(extent).unwrap();
    assert!((ring.centre().x - front.centre().x).abs() < 2.0, "{ring:?} along {front:?}");
    assert!(lay_out(&war(), &Context::default()).groups.iter().all(|group| group.id != "sieges"));
}

fn extent(mark: &Mark) -> Option<Rect> {
    match mark {
        Mark::Path(path) => Rect::of(path.lines.iter().flatten()),
        Mark::Disc(_) | Mark::Text(_) | Mark::Group(_) => None,
    }
}
