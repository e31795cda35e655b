//! The countries of the Earth, and a theatre of any of them.

use std::collections::BTreeSet;

use frontline::ground::{LonLat, Region, read_outlines};
use frontline::theatre::{Folder, New, Outlines, Theatre};
use frontline::world::{Country, NotOne, World};

fn found(world: &World, name: &str) -> String {
    world.find(name).map_or_else(|error| error.to_string(), |country| country.code.clone())
}

#[test]
fn a_country_is_found_by_its_codes_and_by_its_names_in_any_spelling() {
    let world = World::embedded();
    for (name, code) in [
        ("SD", "SD"),
        ("sdn", "SD"),
        ("729", "SD"),
        ("Sudan", "SD"),
        ("السودان", "SD"),
        ("south sudan", "SS"),
        ("Côte d’Ivoire", "CI"),
        ("ivory coast", "CI"),
        ("the Gambia", "GM"),
        ("Guinea", "GN"),
        ("Niger", "NE"),
        ("Turkey", "TR"),
        ("Kosovo", "XK"),
        ("Holland", "NL"),
    ] {
        assert_eq!(found(&world, name), code, "{name}");
    }
    for name in ["Somaliland", "Northern Cyprus"] {
        assert_eq!(world.find(name).map(Country::title), Ok(name));
    }
}

#[test]
fn a_name_of_several_countries_is_a_question_and_a_wrong_one_brings_those_like_it() {
    let world = World::embedded();
    let codes = |countries: &[Country]| countries.iter().map(|c| c.code.clone()).collect::<Vec<_>>();
    match world.find("Congo") {
        Err(NotOne::Several { countries, .. }) => assert_eq!(codes(&countries), ["CG", "CD"]),
        other => panic!("{other:?}"),
    }
    match world.find("Sudam") {
        Err(NotOne::None { near, .. }) => assert_eq!(codes(&near)[0], "SD"),
        other => panic!("{other:?}"),
    }
    assert!(found(&world, "Atlantis").contains("ISO 3166"));
    assert!(found(&world, "").contains("ISO 3166"));
}

#[test]
fn no_code_stands_for_two_countries() {
    let world = World::embedded();
    let codes: Vec<&str> =
        world.countries().iter().map(|c| c.code.as_str()).filter(|c| !c.is_empty()).collect();
    assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), codes.len());
    assert!(world.countries().len() > 250);
}

/// Area in km2 of a country's outline.
fn area(world: &World, code: &str) -> f64 {
    let country = world.find(code).expect("a country");
    Region::new(&world.land(country)).area().0
}

#[test]
fn outlines_have_the_size_of_their_countries() {
    let world = World::embedded();
    // Land area with inland water, km2: UN Demographic Yearbook, rounded. Outlines are generalised.
    for (code, km2) in [
        ("SD", 1_861_000.0),
        ("LS", 30_355.0),
        ("FJ", 18_272.0),
        ("RU", 17_098_000.0),
        ("NZ", 268_107.0),
        ("ZA", 1_221_037.0),
        ("CH", 41_291.0),
    ] {
        let of_map = area(&world, code);
        assert!((of_map / km2 - 1.0).abs() < 0.045, "{code}: {of_map} km2 drawn, {km2} km2 known");
    }
    // With the ice shelves; and the pole is in it.
    let antarctica = area(&world, "AQ");
    assert!((11_900_000.0..14_300_000.0).contains(&antarctica), "{antarctica}");
}

#[test]
fn the_outline_of_libya_is_that_of_the_theatre_that_ships() {
    let shipped = Theatre::embedded("libya").expect("the theatre that ships").land.area().0;
    assert!((area(&World::embedded(), "LY") / shipped - 1.0).abs() < 1e-9);
}

fn files(world: &World, country: &Country) -> Vec<(String, String)> {
    let (land, outlines) = (world.land(country), Outlines::Atlas);
    let around = world.around(country, &land);
    New { country, land: &land, around: &around, outlines, folder: "new" }.files()
}

#[test]
fn every_country_makes_a_theatre_that_can_be_read_and_checked() {
    let world = World::embedded();
    for country in world.countries() {
        let desk = tempfile::tempdir().expect("an empty folder");
        for (name, text) in files(&world, country) {
            std::fs::write(desk.path().join(name), text).expect("a file");
        }
        let theatre = Theatre::read(Folder::Disk(desk.path().to_owned()));
        let theatre = theatre.unwrap_or_else(|faults| panic!("{country}: {faults}"));
        let findings = theatre.check();
        assert!(findings.errors.is_empty() && findings.warnings.is_empty(), "{country}: {findings:?}");
        let written = theatre.land.area().0;
        assert!((0.01..17_500_000.0).contains(&written), "{country}: {written} km2");
        assert!(theatre.neighbours().is_ok_and(|around| around.len() < 256), "{country}");
    }
}

#[test]
fn neighbours_share_the_border_of_the_land_to_the_digit() {
    let world = World::embedded();
    let lesotho = world.find("LS").expect("Lesotho");
    let land = world.land(lesotho);
    let files = files(&world, lesotho);
    let (_, text) = files.iter().find(|(name, _)| name == "neighbours.geojson").expect("neighbours");
    let around = read_outlines(text).expect("outlines");
    let (_, south_africa) = around.iter().find(|(of, _)| of["iso"] == "ZA").expect("South Africa");
    let position = |at: &LonLat| (at.lon().to_bits(), at.lat().to_bits());
    let theirs: BTreeSet<_> = south_africa.iter().flatten().flatten().map(position).collect();
    let border: Vec<&LonLat> = land.iter().flatten().flatten().collect();
    assert!(border.len() > 50);
    assert!(border.iter().all(|at| theirs.contains(&position(at))), "Lesotho is a hole in South Africa");
}
