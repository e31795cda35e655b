//! The rules of the gazetteer on invented islands of a few places.

#![allow(clippy::panic, reason = "a test that meets another variant has failed")]
#![allow(clippy::unwrap_used, reason = "a test that unwraps nothing has failed")]

use std::fmt::Write as _;

use frontline::gazetteer::{Decider, Gazetteer, Hints, Kind, Location, PlaceId, Resolution, Tables, Tier};
use frontline::ground::{LonLat, Region};
use frontline::table::Faults;
use jiff::civil::date;

const PLACES: &str = "id,name,kind,lon,lat,part_of,members,source\n";

/// A gazetteer of rows below [`PLACES`] and of names, with its faults.
fn read(places: &str, names: &str, roads: &str) -> (Gazetteer, Faults) {
    let file = |name: &str, header: &str, rows: &str| vec![(name.to_owned(), format!("{header}{rows}"))];
    let tables = Tables {
        places: file("places.csv", PLACES, places),
        names: file("names.csv", "place,name,lang,kind,until\n", names),
        roads: file("roads.csv", "id,name,class,places\n", roads),
    };
    let mut faults = Faults::default();
    (Gazetteer::read(tables, &mut faults), faults)
}

fn faults(places: &str, names: &str, roads: &str) -> String {
    read(places, names, roads).1.to_string()
}

/// Two towns of one name, an oil field beside one of them, a district around it, and a renamed port.
fn islands() -> Gazetteer {
    let places = "\
        north,North,region,,,,north-isle,x\n\
        north-isle,North Isle,district,1,51,,marwa-north marwa-field,x\n\
        marwa-north,Marwa (North),town,1.0,51.0,,,x\n\
        marwa-field,Marwa oil field,oil_field,1.2,51.0,,,x\n\
        marwa-south,Marwa (South),village,1.0,41.0,,,x\n\
        gate,East gate,part,,,marwa-north,,x\n\
        quay,Old Quay,neighbourhood,1.01,51.01,marwa-north,,x\n\
        stair,Stair,part,,,quay,,x\n\
        tolan,Tolan,city,1.5,51.2,,,x\n\
        port,New Haven,town,5.0,45.0,,,x\n";
    let names = "port,Saint Osyth,,former,1990-12-31\ngate,Gate (12 km east of Tolan),,press,\n";
    let (gazetteer, faults) = read(places, names, "");
    assert!(faults.is_empty(), "{faults}");
    gazetteer
}

fn ids(matches: &[frontline::gazetteer::Match]) -> Vec<&str> {
    matches.iter().map(|one| one.place.as_str()).collect()
}

fn found(resolution: &Resolution) -> &str {
    match resolution {
        Resolution::Found(one) => one.place.as_str(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_fault_of_the_tables_is_said_at_once_with_its_place() {
    let places = "\
        a,A,town,10,20,,,x\n\
        a,A again,town,10,20,,,x\n\
        b,B,tovn,10,20,,,x\n\
        c,C,town,NaN,20,,,x\n\
        d,D,town,inf,20,,,x\n\
        e,E,town,10,200,,,x\n\
        f,F,town,10,,,,x\n\
        g,G,town,,,,,x\n\
        h,,town,ten,20,,,\n\
        i,I,town,10,20,nowhere,,x\n\
        j,J,district,10,20,,a zz,x\n\
        k,K,part,,,,,x\n\
        l,L,town,10,20,,a,x\n\
        m m,M,town,10,20,,,x\n";
    let names = "aa,Name,,press,\na,Name,,pres,\na,,,,\na,Name,,former,soon\n";
    let roads = "r,R,trunk,a nowhere\ns,S,path,a a i\nr,R,trunk,a i\nt,T,track,j a\nu,U,track,a\n";
    let said = faults(places, names, roads);
    for line in [
        "places.csv:3:1: id `a` stands already in places.csv:2",
        "places.csv:4:3: kind `tovn`: not a kind of place; the kinds are city town",
        "places.csv:5:4: longitude NaN, latitude 20 is not on Earth",
        "places.csv:6:4: longitude inf, latitude 20 is not on Earth",
        "places.csv:7:4: longitude 10, latitude 200 is not on Earth",
        "places.csv:8:5: lat is empty but lon is given",
        "places.csv:9:4: town `g` has no lon and lat",
        "places.csv:10:2: name is empty",
        "places.csv:10:4: lon `ten`: invalid float literal",
        "places.csv:10:8: source is empty",
        "places.csv:11:6: no place has the id `nowhere`",
        "places.csv:12:7: no place has the id `zz`",
        "places.csv:13:6: part `k` is part of nothing",
        "places.csv:14:7: `l` is a town and has members",
        "places.csv:15:1: id `m m` has a space",
        "names.csv:2:1: no place has the id `aa`\n  hint: did you mean `a`?",
        "names.csv:3:4: unknown kind `pres`",
        "names.csv:4:2: name is empty",
        "names.csv:5:5: until `soon`",
        "roads.csv:2:4: no place has the id `nowhere`",
        "roads.csv:3:3: unknown class `path`",
        "roads.csv:3:4: `a` stands twice in a row",
        "roads.csv:4:1: id `r` stands already in roads.csv:2",
        "roads.csv:5:4: `j` is a district, and a road passes places",
        "roads.csv:6:4: a road passes at least two places",
    ] {
        assert!(said.contains(line), "{line}\nis not among\n{said}");
    }
}

#[test]
fn exchanged_coordinates_off_earth_are_guessed() {
    let said = faults("a,A,town,20,120,,,x\n", "", "");
    assert!(said.contains("hint: lon and lat look exchanged"), "{said}");
}

#[test]
fn a_circle_is_a_fault_and_is_cut() {
    let places = "\
        a,A,region,,,b,,x\n\
        b,B,region,,,c,,x\n\
        c,C,region,,,,,x\n\
        d,D,district,,,,c,x\n\
        e,E,district,,,,d,x\n";
    let (gazetteer, faults) = read(&places.replace("c,C,region,,,,,", "c,C,region,,,a,,"), "", "");
    let said = faults.to_string();
    assert!(said.contains("part_of and members go in a circle: a -> b -> c -> a"), "{said}");
    assert_eq!(said.matches("circle").count(), 1, "{said}");
    assert_eq!(gazetteer.areas_of(&PlaceId::new("a")).len(), 4);
    let (_, itself) = read("a,A,region,,,a,,x\n", "", "");
    assert!(itself.to_string().contains("a -> a"), "{itself}");
}

#[test]
fn a_long_chain_is_walked_without_recursion() {
    let mut places = String::new();
    for i in 0..20_000 {
        let _ = writeln!(places, "p{i:05},P,region,,,p{:05},,x", (i + 1) % 20_000);
    }
    let (gazetteer, faults) = read(&places, "", "");
    assert!(faults.to_string().contains("circle"));
    assert_eq!(gazetteer.areas_of(&PlaceId::new("p00000")).len(), 19_999);
}

#[test]
fn members_reach_through_areas_and_parts_through_parts() {
    let islands = islands();
    let names = |places: Vec<&frontline::gazetteer::Place>| -> Vec<String> {
        places.iter().map(|place| place.id.to_string()).collect()
    };
    let members = names(islands.members(&PlaceId::new("north")));
    assert_eq!(members, ["marwa-field", "marwa-north", "north-isle"]);
    assert_eq!(names(islands.parts(&PlaceId::new("marwa-north"))), ["gate", "quay", "stair"]);
    assert_eq!(islands.settlement_of(&PlaceId::new("stair")), Some(&PlaceId::new("marwa-north")));
    assert_eq!(islands.settlement_of(&PlaceId::new("tolan")), None);
    let areas: Vec<&str> =
        islands.areas_of(&PlaceId::new("stair")).into_iter().map(PlaceId::as_str).collect();
    assert_eq!(areas, ["north", "north-isle"]);
}

#[test]
fn a_part_of_an_area_is_its_member() {
    let (gazetteer, faults) = read("a,A,region,,,,,x\nb,B,village,1,1,a,,x\n", "", "");
    assert!(faults.is_empty(), "{faults}");
    assert_eq!(gazetteer.members(&PlaceId::new("a")).len(), 1);
    assert_eq!(gazetteer.settlement_of(&PlaceId::new("b")), None);
}

#[test]
fn a_wrong_id_is_set_right() {
    assert_eq!(islands().suggest("marva-north"), Some(&PlaceId::new("marwa-north")));
    assert_eq!(islands().suggest("nothing-like-it"), None);
}

#[test]
fn two_places_of_one_name_are_a_question_that_says_what_would_decide() {
    let Resolution::Ambiguous { among, decide } = islands().resolve("Marwa", &Hints::default()) else {
        panic!("Marwa is two places")
    };
    assert_eq!(ids(&among), ["marwa-north", "marwa-south"]);
    assert!(among.iter().all(|one| one.ambiguous));
    assert_eq!(decide[0], Decider::Kind(vec![Kind::Town, Kind::Village]));
    assert!(decide.contains(&Decider::Name(vec!["Marwa (North)".into(), "Marwa (South)".into()])));
}

#[test]
fn a_hint_of_each_sort_decides() {
    let islands = islands();
    let resolve = |hints| islands.resolve("Marwa", &hints);
    let none = Hints::default;
    let at = LonLat::new(1.1, 41.1).unwrap();
    assert_eq!(found(&resolve(Hints { kinds: vec![Kind::Village], ..none() })), "marwa-south");
    assert_eq!(found(&resolve(Hints { kinds: vec![Kind::OilField], ..none() })), "marwa-field");
    assert_eq!(found(&resolve(Hints { near: vec![PlaceId::new("tolan")], ..none() })), "marwa-north");
    assert_eq!(found(&resolve(Hints { within: vec![PlaceId::new("north")], ..none() })), "marwa-north");
    assert_eq!(found(&resolve(Hints { at: Some(at), ..none() })), "marwa-south");
}

#[test]
fn a_hint_that_no_place_fits_finds_none_and_offers_what_there_is() {
    let hints = Hints { kinds: vec![Kind::Airport], ..Hints::default() };
    let Resolution::Nearby(near) = islands().resolve("Tolan", &hints) else { panic!("Tolan has no airport") };
    assert_eq!(ids(&near), ["tolan"]);
    assert!(islands().find("Tolan airport").is_empty());
}

#[test]
fn the_words_around_a_name_decide() {
    let islands = islands();
    for (text, place) in [
        ("Marwa near Tolan", "marwa-north"),
        ("Marwa, North Isle", "marwa-north"),
        ("Marwa (oil field)", "marwa-field"),
        ("Marwa oilfield", "marwa-field"),
        ("the village of Marwa", "marwa-south"),
        ("town of Marwa", "marwa-north"),
        ("Marwa, 30 km west of Tolan", "marwa-north"),
    ] {
        assert_eq!(found(&islands.resolve(text, &Hints::default())), place, "{text}");
    }
    assert!(islands.find("Tolan near Marwa South").is_empty());
    assert!(islands.find("Tolan, Syria").is_empty());
}

#[test]
fn a_former_name_counts_less_after_its_last_day() {
    let islands = islands();
    let score = |on| match islands.resolve("Saint Osyth", &Hints { on: Some(on), ..Hints::default() }) {
        Resolution::Found(one) => one.score,
        other => panic!("{other:?}"),
    };
    assert!(score(date(1980, 1, 1)) > score(date(2000, 1, 1)));
}

#[test]
fn each_tier_says_how_a_name_was_met() {
    let (gazetteer, _) = read("b,Benghazi,city,20,32,,,x\n", "b,بنغازي,ar,official,\n", "");
    for (text, by) in [
        ("Benghazi", Tier::Exact),
        ("BENGHĀZĪ", Tier::Folded),
        ("al-Benghazi", Tier::Folded),
        ("بَنْغازي", Tier::Folded),
        ("بنغازى", Tier::Arabic),
        ("وبنغازي", Tier::Arabic),
        ("Banghazy", Tier::Romanised),
        ("Benghatzi", Tier::Fuzzy),
    ] {
        let found = gazetteer.find(text);
        assert_eq!(found.first().map(|one| one.by), Some(by), "{text}: {found:?}");
    }
}

#[test]
fn a_location_keeps_what_the_words_leave_open() {
    let islands = islands();
    let locate = |text| islands.locate(text, &Hints::default());
    let Location::Point { at, precision, from } = locate("32 km east of Tolan") else { panic!("a point") };
    assert!((at.lat() - 51.2).abs() < 0.01 && (at.lon() - 1.957).abs() < 0.005, "{at}");
    assert!(precision.0 > 12.0 && precision.0 < 16.0);
    assert_eq!(from, [PlaceId::new("tolan")]);
    let Location::Sector { from, towards } = locate("north-west of Tolan") else { panic!("a sector") };
    assert_eq!((from.as_str(), towards.degrees), ("tolan", 315.0));
    let Location::Part { of, towards } = locate("eastern outskirts of Tolan") else { panic!("a part") };
    assert_eq!((of.as_str(), towards.map(|towards| towards.degrees)), ("tolan", Some(90.0)));
    assert!(matches!(locate("near Tolan"), Location::Around { .. }));
    assert!(matches!(locate("between Tolan and New Haven"), Location::Point { .. }));
    assert!(matches!(locate("10 km south of Marwa"), Location::Unclear { .. }));
    assert!(matches!(locate("10 km south of Nowhere"), Location::Nothing));
    assert!(matches!(locate("Tolan"), Location::Place(_)));
}

#[test]
fn a_part_without_a_position_gets_one_from_its_name() {
    let islands = islands();
    let gate = islands.by_id("gate").expect("a place");
    assert!((gate.at.expect("a position").lon() - 1.672).abs() < 0.01);
    assert!(gate.estimated && gate.precision.is_some());
    assert_eq!(islands.by_id("stair").expect("a place").at, None);
    assert!(!islands.by_id("tolan").expect("a place").estimated);
}

#[test]
fn a_gate_stands_on_the_road_where_one_leads_there() {
    let places = "\
        hub,Hub,city,0,0,,,x\n\
        bend,Bend,town,0.3,0.1,,,x\n\
        end,End,town,0.6,0.1,,,x\n\
        far,Far,town,-0.5,0,,,x\n\
        gate,Gate (50 km east of Hub),part,,,hub,,x\n";
    let roads = "east,East road,trunk,hub bend end\nwest,West road,trunk,hub far\n";
    let (gazetteer, faults) = read(places, "", roads);
    assert!(faults.is_empty(), "{faults}");
    let gate = gazetteer.by_id("gate").expect("a place");
    let at = gate.at.expect("a position");
    assert!((at.lat() - 0.1).abs() < 0.001 && (at.lon() - 0.438).abs() < 0.01, "{at} is off the road");
}

#[test]
fn the_nearest_places_are_found_across_the_date_line_and_at_the_poles() {
    let places = "\
        west,West,town,179.9,0,,,x\n\
        east,East,town,-179.9,0.05,,,x\n\
        far,Far,town,170,0,,,x\n\
        pole,Pole,town,10,89.9,,,x\n\
        across,Across,town,-170,89.8,,,x\n\
        area,Area,region,180,0,,,x\n";
    let (gazetteer, _) = read(places, "", "");
    let near = |lon, lat| -> Vec<(f64, String)> {
        let found = gazetteer.near(LonLat::new(lon, lat).unwrap(), 2);
        found.into_iter().map(|(km, place)| (km.0.round(), place.id.to_string())).collect()
    };
    assert_eq!(near(179.95, 0.0), [(6.0, "west".into()), (18.0, "east".into())]);
    assert_eq!(near(-170.0, 89.96), [(16.0, "pole".into()), (18.0, "across".into())]);
    assert!(gazetteer.near(LonLat::new(0.0, 0.0).unwrap(), 0).is_empty());
}

#[test]
fn a_box_may_cross_the_date_line() {
    let (gazetteer, _) = read("w,W,town,179.5,0,,,x\ne,E,town,-179.5,0,,,x\nf,F,town,0,0,,,x\n", "", "");
    let at = |lon, lat| LonLat::new(lon, lat).unwrap();
    let within = |west, east| -> Vec<&str> {
        let places = gazetteer.within(at(west, -1.0), at(east, 1.0));
        places.into_iter().map(|place| place.id.as_str()).collect()
    };
    assert_eq!(within(179.0, -179.0), ["e", "w"]);
    assert_eq!(within(-1.0, 1.0), ["f"]);
}

#[test]
fn places_in_a_polygon_are_found() {
    let at = |lon, lat| LonLat::new(lon, lat).unwrap();
    let triangle = Region::new(&[vec![vec![at(0.0, 50.0), at(2.1, 50.0), at(0.0, 52.1), at(0.0, 50.0)]]]);
    let islands = islands();
    let inside: Vec<&str> = islands.within_polygon(&triangle).iter().map(|place| place.id.as_str()).collect();
    assert_eq!(inside, ["marwa-north", "quay"]);
}

#[test]
fn the_order_of_rows_means_nothing() {
    let rows = "a,Marwa,town,1,1,,,x\nb,Marwa,town,2,2,,,x\nc,Marwah,town,3,3,,,x\n";
    let mut turned: Vec<&str> = rows.lines().collect();
    turned.reverse();
    let (one, other) = (read(rows, "", "").0, read(&(turned.join("\n") + "\n"), "", "").0);
    assert_eq!(one.find("Marwa"), other.find("Marwa"));
}
