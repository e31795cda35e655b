//! Whatever the method, the land is an exact partition, and says what is known.

use std::collections::BTreeSet;

use frontline::events::BlocId;
use frontline::gazetteer::{Gazetteer, PlaceId, Tables};
use frontline::ground::grid::{self, GridShape};
use frontline::ground::{LonLat, Plane, Region, distance};
use frontline::layers;
use frontline::surface::{
    Band, Edges, Evidence, Ground, GroundClass, Method, Reach, Surface, Terrain, evidence,
};
use frontline::table::Faults;
use frontline::theatre::Theatre;
use proptest::prelude::*;

/// An invented country of three islands, the greatest with a lake.
const COUNTRY: &str = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{
    "type":"MultiPolygon","coordinates":[
    [[[10,20],[16,20],[17,24],[13,26],[10,24],[10,20]],[[12,22],[12.5,23],[13,22],[12,22]]],
    [[[18,20],[19,20],[19,21],[18,21],[18,20]]],[[[18,23],[18.4,23],[18.2,23.3],[18,23]]]]}}]}"#;

const REACH: Reach = Reach { reach_km: 40.0, nominal_km: 150.0 };

fn ground(number: usize) -> (GroundClass, Ground) {
    let bloc = |id: &str| BlocId::new(id);
    let held = |side: &str| Ground { side: Some(bloc(side)), sides: vec![bloc(side)], ..Ground::default() };
    let both = || Ground { sides: vec![bloc("red"), bloc("green")], ..Ground::default() };
    match number % 5 {
        0 => (GroundClass::Side(bloc("red")), held("red")),
        1 => (GroundClass::Side(bloc("green")), held("green")),
        2 => (GroundClass::Contested, both()),
        3 => (GroundClass::Shared, both()),
        _ => (GroundClass::Other, held("clan")),
    }
}

fn known(name: &str, lon: f64, lat: f64, number: usize) -> Evidence {
    let (class, ground) = ground(number);
    let at = LonLat::new(lon, lat).expect("on Earth");
    let place = PlaceId::new(name);
    Evidence { place, at, class, ground, last_evidence: None, event_ids: Vec::new(), passages: Vec::new() }
}

fn sites(points: &[(f64, f64)], kinds: usize) -> Vec<Evidence> {
    let of = |(i, (lon, lat)): (usize, &(f64, f64))| known(&format!("p{i:02}"), *lon, *lat, i % kinds);
    points.iter().enumerate().map(of).collect()
}

/// A gazetteer with one road through all of these points.
fn roads(points: &[(f64, f64)]) -> Gazetteer {
    let mut places = "id,name,kind,lon,lat,source\n".to_owned();
    for (i, (lon, lat)) in points.iter().enumerate() {
        places.push_str(&format!("p{i:02},P{i},town,{lon},{lat},invented\n"));
    }
    let ids: Vec<String> = (0..points.len()).map(|i| format!("p{i:02}")).collect();
    let roads = format!("id,name,class,places\nroad,Road,trunk,{}\n", ids.join(" "));
    let tables = Tables {
        places: vec![("places.csv".into(), places)],
        roads: if points.len() > 1 { vec![("roads.csv".into(), roads)] } else { Vec::new() },
        ..Tables::default()
    };
    Gazetteer::read(tables, &mut Faults::default())
}

fn country() -> Region {
    Region::from_geojson(COUNTRY).expect("an outline")
}

fn terrain(method: Method, gazetteer: &Gazetteer) -> Terrain {
    let land = country();
    let plane = Plane::about(land.centre().expect("land"));
    Terrain::new(land, plane, gazetteer, method, REACH)
}

/// No edge has more than two faces, and the faces have exactly the area that the edges with one face
/// enclose: nothing overlaps and nothing is missing.
fn assert_partition(surface: &Surface) {
    let edges = Edges::of(surface.faces.iter().map(|face| &face.shape));
    assert!(edges.all.iter().all(|(_, faces)| faces.len() <= 2), "an edge with more than two faces");
    let alone: BTreeSet<_> = edges.all.iter().filter(|(_, f)| f.len() == 1).map(|(edge, _)| *edge).collect();
    let sides = surface
        .faces
        .iter()
        .flat_map(|face| &face.shape)
        .flat_map(|ring| ring.iter().zip(ring.iter().cycle().skip(1)));
    let rim: i128 = sides
        .filter(|(a, b)| alone.contains(&if a <= b { [**a, **b] } else { [**b, **a] }))
        .map(|(a, b)| i128::from(a.x) * i128::from(b.y) - i128::from(b.x) * i128::from(a.y))
        .sum();
    let total: i128 = surface.faces.iter().map(|face| grid::area2(&face.shape)).sum();
    assert_eq!(total, rim, "faces overlap or leave a gap");
}

/// Every piece of front separates classes that make one, and nothing that separates such classes is
/// missing.
fn assert_fronts(surface: &Surface) {
    let class = |face: usize| surface.class(surface.faces[face].label);
    let edges = Edges::of(surface.faces.iter().map(|face| &face.shape)).all.into_iter();
    let expected: BTreeSet<_> = edges
        .filter(|(_, faces)| matches!(faces.as_slice(), [a, b] if class(*a).makes_front(&class(*b))))
        .map(|(edge, _)| edge)
        .collect();
    let lines = surface.fronts().iter().flat_map(|front| &front.lines);
    let drawn: Vec<_> = lines
        .flat_map(|line| line.windows(2).map(|w| [w[0].min(w[1]), w[0].max(w[1])]).collect::<Vec<_>>())
        .collect();
    assert_eq!(drawn.len(), drawn.iter().collect::<BTreeSet<_>>().len(), "an edge is drawn twice");
    assert_eq!(drawn.into_iter().collect::<BTreeSet<_>>(), expected);
}

/// Every place on land lies, well within reach, on ground of its own kind, and in its own cell.
fn assert_places(surface: &Surface, land: &Region) {
    let cells = surface.cells(land);
    for (owner, site) in surface.evidence.iter().enumerate().filter(|(_, site)| land.contains(site.at)) {
        // Of several on one spot the first speaks.
        let first = surface.evidence.iter().position(|e| e.at == site.at) == Some(owner);
        let face = surface.faces.iter().find(|face| grid::contains(&face.shape, site.at));
        let Some(face) = face.filter(|_| first) else { continue };
        assert_eq!(surface.class(face.label), site.class, "{} lies on other ground", site.place);
        assert_eq!(face.label.band, Band::Reach);
        assert!(
            cells[&owner].iter().any(|shape| grid::contains(shape, site.at)),
            "{} not in its cell",
            site.place
        );
    }
}

fn assert_all(method: Method, points: &[(f64, f64)], kinds: usize) {
    let terrain = terrain(method, &roads(points));
    let surface = terrain.surface(sites(points, kinds));
    assert_partition(&surface);
    assert_fronts(&surface);
    assert_places(&surface, &terrain.land);
    for held in layers::roads(&terrain, &surface) {
        assert!(held.length_km.0 > 0.0 && !held.lines.is_empty());
    }
}

fn points() -> impl Strategy<Value = Vec<(f64, f64)>> {
    // To a thousandth of a degree, as gazetteers write them.
    let degrees = |from: i32, to: i32| (from..to).prop_map(|thousandths| f64::from(thousandths) / 1000.0);
    prop::collection::vec((degrees(9_500, 19_500), degrees(19_500, 26_500)), 0..30)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, rng_seed: proptest::test_runner::RngSeed::Fixed(5), ..ProptestConfig::default() })]

    #[test]
    fn every_method_partitions_the_country(points in points(), kinds in 1usize..6) {
        for method in Method::ALL {
            assert_all(method, &points, kinds);
        }
    }

    #[test]
    fn simplified_land_is_a_partition_still_and_no_place_changes_hands(points in points(), km in 0.5..30.0f64) {
        for method in Method::ALL {
            let terrain = terrain(method, &roads(&points));
            let surface = terrain.surface(sites(&points, 3));
            let simplified = surface.simplified(&terrain, km);
            assert_partition(&simplified);
            assert_fronts(&simplified);
            let vertices = |s: &Surface| s.faces.iter().flat_map(|f| &f.shape).map(Vec::len).sum::<usize>();
            prop_assert!(vertices(&simplified) <= vertices(&surface), "{}", method);
            assert_places(&simplified, &terrain.land);
        }
    }
}

#[test]
fn few_and_odd_sites_are_no_special_case() {
    let odd: [&[(f64, f64)]; 8] = [
        &[],
        &[(11.0, 21.0)],
        &[(11.0, 21.0), (15.0, 22.0)],
        &[(11.0, 21.0), (12.0, 21.0), (13.0, 21.0), (14.0, 21.0)],
        &[(11.0, 21.0), (12.0, 22.5), (13.0, 24.0), (14.0, 25.5)],
        &[(11.0, 21.0), (11.0, 21.0), (15.0, 22.0), (15.0, 22.0)],
        &[(9.0, 19.0), (20.0, 26.0)],
        &[(11.0, 21.0), (17.5, 22.0), (18.5, 20.5), (12.4, 22.3)],
    ];
    for points in odd {
        for method in Method::ALL {
            assert_all(method, points, 3);
        }
    }
}

#[test]
fn the_same_evidence_gives_the_same_land_on_any_thread() {
    let points = [(10.5, 20.5), (11.5, 23.0), (14.0, 21.0), (15.5, 23.5), (13.0, 25.0), (18.5, 20.4)];
    for method in Method::ALL {
        let gazetteer = roads(&points);
        let faces = || terrain(method, &gazetteer).surface(sites(&points, 3)).faces;
        let here = faces();
        let there = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..3).map(|_| scope.spawn(faces)).collect();
            threads.into_iter().map(|thread| thread.join().expect("a thread that ends")).collect::<Vec<_>>()
        });
        assert!(there.iter().all(|there| *there == here), "{method}");
    }
}

#[test]
fn a_day_after_another_is_as_if_it_were_the_first() {
    let points = [(10.5, 20.5), (11.5, 23.0), (14.0, 21.0), (15.5, 23.5), (13.0, 25.0)];
    for method in Method::ALL {
        let gazetteer = roads(&points);
        let warm = terrain(method, &gazetteer);
        warm.surface(sites(&points, 2));
        warm.surface(sites(&points[..4], 3));
        let fresh = terrain(method, &gazetteer).surface(sites(&points, 3)).faces;
        assert_eq!(warm.surface(sites(&points, 3)).faces, fresh, "{method}");
    }
}

/// Most days bring news and no new ground: their land is kept, what is known of it is not.
#[test]
fn what_was_heard_meanwhile_is_told_of_land_that_stays() {
    let points = [(10.5, 20.5), (11.5, 23.0), (14.0, 21.0), (15.5, 23.5), (13.0, 25.0)];
    let day = |number| format!("2020-03-{number:02}").parse().ok();
    let heard = |number| {
        let of = |e: Evidence| Evidence { last_evidence: day(number), ..e };
        sites(&points, 2).into_iter().map(of).collect::<Vec<_>>()
    };
    for method in Method::ALL {
        let terrain = terrain(method, &roads(&points));
        terrain.surface(heard(1)).fronts();
        let later = terrain.surface(heard(2));
        assert!(later.evidence.iter().all(|e| e.last_evidence == day(2)), "{method}");
        let lines = |surface: &Surface| surface.fronts().iter().map(|f| f.lines.clone()).collect::<Vec<_>>();
        assert_eq!(lines(&later), lines(&terrain.surface(sites(&points, 2))), "{method}");
        let turned = terrain.surface(sites(&points, 1));
        assert!(turned.fronts().is_empty() && turned.expanses().len() < later.expanses().len(), "{method}");
    }
}

/// West and East are 104 km apart on a straight road of which nothing else is known.
#[test]
fn the_front_crosses_a_road_halfway() {
    let points = [(11.0, 21.0), (12.0, 21.0)];
    let terrain = terrain(Method::Roads, &roads(&points));
    let surface = terrain.surface(sites(&points, 2));
    let owner = |lon: f64| surface.tessellation.label(LonLat::new(lon, 21.0).expect("on Earth")).owner;
    assert_eq!((owner(11.49), owner(11.51)), (Some(0), Some(1)));
    let held = layers::roads(&terrain, &surface);
    let sides: Vec<&str> = held.iter().map(|road| road.side.as_str()).collect();
    assert_eq!(sides, ["green", "red"]);
    assert!((held[0].length_km.0 - held[1].length_km.0).abs() < 0.1, "{held:?}");
}

/// The road runs from Near round a bend to Far: on it, ground close to Far as the crow flies is Near's.
#[test]
fn by_road_is_not_as_the_crow_flies() {
    let road = roads(&[(11.0, 21.0), (11.0, 23.0), (11.4, 23.0)]);
    let near = known("p00", 11.0, 21.0, 0);
    let far = known("p02", 11.4, 22.4, 1);
    let at = LonLat::new(11.0, 22.2).expect("on Earth");
    let owner =
        |method| terrain(method, &road).surface(vec![near.clone(), far.clone()]).tessellation.label(at).owner;
    assert_eq!(owner(Method::Nearest), Some(1));
    assert_eq!(owner(Method::Roads), Some(0));
}

#[test]
fn a_road_that_leads_nowhere_is_held_within_reach_only() {
    let points = [(11.0, 21.0), (16.0, 21.0)];
    let terrain = terrain(Method::Roads, &roads(&points));
    let surface = terrain.surface(sites(&points[..1], 1));
    let held: f64 =
        surface.stretches.iter().filter(|s| s.held).map(frontline::surface::Stretch::metres).sum();
    assert!((35_000.0..=45_000.0).contains(&held), "{held} m");
}

#[test]
fn contested_ground_travels_along_roads() {
    let points = [(11.0, 21.0), (11.5, 21.0), (12.0, 21.0)];
    let terrain = terrain(Method::Roads, &roads(&points));
    let evidence = vec![known("p00", 11.0, 21.0, 0), known("p02", 12.0, 21.0, 2)];
    let surface = terrain.surface(evidence);
    let label = surface.tessellation.label(LonLat::new(11.7, 21.0).expect("on Earth"));
    assert_eq!(surface.class(label), GroundClass::Contested);
}

#[test]
fn three_known_towns_paint_no_country_by_any_method() {
    let towns = [(11.0, 21.0), (15.5, 21.0), (13.0, 25.0)];
    for method in Method::ALL {
        let surface = terrain(method, &roads(&towns)).surface(sites(&towns, 1));
        let reach = surface.faces.iter().filter(|face| face.label.band == Band::Reach);
        let km2: f64 = reach.map(|face| grid::area(&face.shape).0).sum();
        assert!(km2 < 0.1 * surface.total().0, "{method}: {km2} km2 of {}", surface.total().0);
    }
}

/// The land of days of the theatre that ships.
fn libya(method: Method, days: &[&str], check: impl Fn(&str, &Terrain, &Surface)) {
    let libya = Theatre::embedded("libya").expect("the theatre that ships");
    let histories = libya.assess(None);
    let plane = Plane::about(libya.centre());
    let reach = Reach { reach_km: libya.about.reach.0, nominal_km: libya.about.nominal.0 };
    let terrain = Terrain::new(libya.land.clone(), plane, &libya.gazetteer, method, reach);
    for day in days {
        let snapshot = histories.on(day.parse().expect("a day"));
        let here = evidence(&libya.gazetteer, &snapshot, &libya.log, &libya.land, plane);
        check(day, &terrain, &terrain.surface(here));
    }
}

#[test]
fn libya_is_partitioned_by_every_method() {
    for method in Method::ALL {
        let days = ["2014-09-01", "2017-06-04", "2019-04-05", "2020-06-08"];
        libya(method, &days, |day, terrain, surface| {
            assert_partition(surface);
            assert_fronts(surface);
            assert_places(surface, &terrain.land);
            let simplified = surface.simplified(terrain, 2.0);
            assert_partition(&simplified);
            let total = |s: &Surface| s.faces.iter().map(|f| &f.shape).map(grid_area).sum::<f64>();
            assert!((total(&simplified) / total(surface) - 1.0).abs() < 0.005, "{method} {day}");
        });
    }
}

/// Pieces of known land with no place and no held road of their ground in them, of which the nearest place
/// is of other ground too, square kilometres.
fn detached(surface: &Surface, terrain: &Terrain) -> f64 {
    let ground = |owner: usize| &surface.evidence[owner].ground;
    let held = surface.stretches.iter().filter(|stretch| stretch.held && terrain.method.follows_roads());
    let roads = held.map(|stretch| (terrain.plane.to_lonlat(stretch.middle()), stretch.owner));
    let places = surface.evidence.iter().enumerate().map(|(owner, place)| (place.at, owner));
    let known: Vec<(LonLat, &Ground)> = places.chain(roads).map(|(at, owner)| (at, ground(owner))).collect();
    let of_nearest = |shape: &GridShape| {
        let at = grid::inside(shape)?;
        known
            .iter()
            .min_by(|a, b| distance(a.0, at).0.total_cmp(&distance(b.0, at).0))
            .map(|(_, ground)| *ground)
    };
    let mut alone = 0.0;
    for (of, shapes) in surface.areas(|label| label.owner.map(ground)) {
        let settled = |shape: &&GridShape| {
            known.iter().any(|(at, ground)| Some(*ground) == of && grid::contains(shape, *at))
                || of_nearest(shape) == of
        };
        alone += shapes.iter().filter(|shape| of.is_some() && !settled(shape)).map(grid_area).sum::<f64>();
    }
    alone
}

/// An interpolation may give a side land far from its places; the map does not.
#[test]
fn known_land_hangs_together_with_a_place_or_a_held_road_of_its_ground() {
    let days =
        ["2014-05-16", "2014-09-01", "2015-06-01", "2016-10-01", "2017-06-04", "2019-04-05", "2020-06-08"];
    for method in Method::ALL.into_iter().filter(|method| method.interpolates()) {
        libya(method, &days, |day, terrain, surface| {
            let km2 = detached(surface, terrain);
            assert!(km2 < 100.0, "{method} {day}: {km2} km2 hang together with nothing");
        });
    }
}

fn grid_area(shape: &GridShape) -> f64 {
    grid::area(shape).0
}
