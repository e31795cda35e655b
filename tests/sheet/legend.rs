//! What the legend and the heading say of what is drawn.

use frontline::control::Status;
use frontline::gazetteer::Kind;
use frontline::layers::{Context, Place};
use frontline::render;
use frontline::sheet::{PageOptions, Sheet};
use frontline::style::{Style, palette};
use jiff::civil::date;

use super::world::*;

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
fn colours_of_the_ground_are_those_of_the_legend() {
    let svg = render::svg(&lay_out(&war(), &Context::default()));
    let style = Style::for_sides(&war().sides);
    for colour in [style.side("red").ground, style.side("blue").ground, palette::UNKNOWN] {
        assert!(svg.matches(&format!("fill=\"{colour}\"")).count() >= 2, "{colour}");
    }
}
