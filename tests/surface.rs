//! The land of a day is an exact partition, and its fronts are where grounds differ.

use std::collections::BTreeSet;

use frontline::ground::grid::{self, GridShape};
use frontline::ground::{LonLat, Plane, Region};
use frontline::surface::{Band, Edges, Evidence, Ground, GroundClass, Reach, Surface};
use frontline::theatre::Theatre;
use frontline::{events, gazetteer};
use proptest::prelude::*;

/// An invented country of two islands, the greater with a lake.
const COUNTRY: &str = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{
    "type":"MultiPolygon","coordinates":[
    [[[10,20],[16,20],[17,24],[13,26],[10,24],[10,20]],[[12,22],[12.5,23],[13,22],[12,22]]],
    [[[18,20],[19,20],[19,21],[18,21],[18,20]]]]}}]}"#;

fn country() -> Region {
    Region::from_geojson(COUNTRY).expect("an outline")
}

fn plane() -> Plane {
    Plane::about(country().centre().expect("land"))
}

fn class(number: usize) -> GroundClass {
    match number % 5 {
        0 => GroundClass::Side(events::BlocId::new("red")),
        1 => GroundClass::Side(events::BlocId::new("green")),
        2 => GroundClass::Contested,
        3 => GroundClass::Shared,
        _ => GroundClass::Other,
    }
}

fn evidence(points: &[(f64, f64)], classes: usize) -> Vec<Evidence> {
    let mut seen = BTreeSet::new();
    let sites = points.iter().enumerate().filter_map(|(i, (lon, lat))| {
        let at = LonLat::new(*lon, *lat).ok()?;
        let spot = grid::from_lonlat(at);
        seen.insert((spot.x, spot.y)).then(|| Evidence {
            place: gazetteer::PlaceId::new(&format!("p{i}")),
            at,
            class: class(i % classes.max(1)),
            ground: Ground::default(),
            last_evidence: None,
            event_ids: Vec::new(),
            passages: Vec::new(),
        })
    });
    sites.collect()
}

fn surface(points: &[(f64, f64)], classes: usize, reach_km: f64, nominal_km: f64) -> Surface {
    Surface::nearest(&country(), plane(), evidence(points, classes), Reach { reach_km, nominal_km })
}

fn area2<'s>(shapes: impl IntoIterator<Item = &'s GridShape>) -> i128 {
    shapes.into_iter().map(grid::area2).sum()
}

/// No edge has more than two faces; the faces have, to the last unit, the area that the edges with one
/// face enclose, so nothing overlaps and nothing is missing between them; and that ring is the outline,
/// but for the rounding of the points where lines meet it.
fn assert_partition(region: &Region, surface: &Surface) {
    let edges = Edges::of(surface.faces.iter().map(|face| &face.shape));
    assert!(edges.all.iter().all(|(_, faces)| faces.len() <= 2), "an edge with more than two faces");
    let alone: BTreeSet<_> =
        edges.all.iter().filter(|(_, faces)| faces.len() == 1).map(|(edge, _)| *edge).collect();
    let rings = surface.faces.iter().flat_map(|face| &face.shape);
    let rim: i128 = rings
        .flat_map(|ring| ring.iter().zip(ring.iter().cycle().skip(1)))
        .filter(|(a, b)| alone.contains(&if a <= b { [**a, **b] } else { [**b, **a] }))
        .map(|(a, b)| i128::from(a.x) * i128::from(b.y) - i128::from(b.x) * i128::from(a.y))
        .sum();
    let total = area2(surface.faces.iter().map(|face| &face.shape));
    assert_eq!(total, rim, "faces overlap or leave a gap");
    // A node on an outline edge of at most a fifth of a degree moves by less than one grid step.
    let slack = i128::try_from(alone.len()).expect("few edges") * 4_000_000;
    let outline = area2(region.shapes());
    assert!((total - outline).abs() <= slack, "faces {total}, outline {outline}");
    let key = |label: frontline::surface::Label| (label.owner, label.band);
    let dissolved: i128 = surface.areas(key).values().map(area2).sum();
    assert_eq!(dissolved, total, "areas lose or gain land when they are dissolved");
}

fn assert_fronts(surface: &Surface) {
    let mut expected = BTreeSet::new();
    for (edge, faces) in Edges::of(surface.faces.iter().map(|face| &face.shape)).all {
        if let [one, other] = faces[..] {
            let (a, b) = (surface.class(surface.faces[one].label), surface.class(surface.faces[other].label));
            if a.makes_front(&b) {
                expected.insert(edge);
            }
        }
    }
    let mut drawn = BTreeSet::new();
    for front in surface.fronts() {
        assert!(front.a.makes_front(&front.b), "{:?} and {:?} make no front", front.a, front.b);
        for line in &front.lines {
            for edge in line.windows(2) {
                let edge = if edge[0] <= edge[1] { [edge[0], edge[1]] } else { [edge[1], edge[0]] };
                assert!(drawn.insert(edge), "an edge is drawn twice");
            }
        }
    }
    assert_eq!(drawn, expected, "the fronts are not exactly the edges between fighting grounds");
}

fn points() -> impl Strategy<Value = Vec<(f64, f64)>> {
    prop::collection::vec((9.5..19.5f64, 19.5..26.5f64), 0..40)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, rng_seed: proptest::test_runner::RngSeed::Fixed(20), ..ProptestConfig::default() })]

    #[test]
    fn areas_partition_the_country(points in points(), classes in 1usize..6, reach in 5.0..200.0f64) {
        let surface = surface(&points, classes, reach, reach * 3.0);
        assert_partition(&country(), &surface);
        assert_fronts(&surface);
    }

    #[test]
    fn every_site_on_land_lies_in_its_own_cell(points in points()) {
        let surface = surface(&points, 3, 40.0, 150.0);
        let region = country();
        let cells = surface.cells(&region);
        for (owner, site) in surface.evidence.iter().enumerate().filter(|(_, site)| region.contains(site.at)) {
            prop_assert!(cells[&owner].iter().any(|shape| grid::contains(shape, site.at)));
            let land = surface.faces.iter().filter(|face| surface.class(face.label) == site.class);
            let mut bands = land.filter(|face| grid::contains(&face.shape, site.at)).map(|face| face.label.band);
            prop_assert_eq!(bands.next(), Some(Band::Reach));
        }
    }

    #[test]
    fn the_order_of_sites_does_not_matter(points in points()) {
        let one = surface(&points, 1, 40.0, 150.0);
        let mut reversed = points;
        reversed.reverse();
        let other = surface(&reversed, 1, 40.0, 150.0);
        let shapes = |surface: &Surface| surface.areas(|label| label.band);
        prop_assert_eq!(shapes(&one), shapes(&other));
    }
}

#[test]
fn no_one_two_collinear_and_touching_sites_still_partition() {
    let cases: [&[(f64, f64)]; 6] = [
        &[],
        &[(12.0, 21.0)],
        &[(12.0, 21.0), (15.0, 23.0)],
        &[(11.0, 21.0), (12.0, 21.0), (13.0, 21.0), (14.0, 21.0)],
        &[(12.0, 21.0), (12.000_000_1, 21.0)],
        &[(10.0, 20.0), (16.0, 20.0), (17.5, 20.5), (18.0, 20.0)],
    ];
    for points in cases {
        for reach in [1.0, 50.0, 400.0] {
            let surface = surface(points, 2, reach, reach * 2.0);
            assert_partition(&country(), &surface);
            assert_fronts(&surface);
        }
    }
}

#[test]
fn without_evidence_the_whole_country_is_unknown() {
    let surface = surface(&[], 1, 50.0, 300.0);
    assert!(surface.faces.iter().all(|face| face.label.band == Band::Unknown));
    let (made, given) = (surface.total().0, country().area().0);
    assert!((made - given).abs() < 1e-3, "{made} km2 of {given}");
}

#[test]
fn three_known_towns_do_not_paint_a_country() {
    let surface = surface(&[(11.0, 21.0), (11.2, 21.1), (11.1, 20.9)], 1, 20.0, 60.0);
    let of = |band| -> f64 {
        surface
            .faces
            .iter()
            .filter(|face| face.label.band == band)
            .map(|face| grid::area(&face.shape).0)
            .sum()
    };
    assert!(of(Band::Unknown) > 0.8 * surface.total().0);
    assert!(of(Band::Reach) < 0.02 * surface.total().0);
}

#[test]
fn libya_is_partitioned_exactly_on_many_days() {
    let libya = Theatre::embedded("libya").expect("the theatre that ships");
    let histories = libya.assess(None);
    let plane = Plane::about(libya.centre());
    for day in
        ["2014-05-16", "2014-09-01", "2017-06-04", "2017-11-05", "2019-04-05", "2020-06-08", "2020-10-31"]
    {
        let snapshot = histories.on(day.parse().expect("a day"));
        let evidence =
            frontline::surface::evidence(&libya.gazetteer, &snapshot, &libya.log, &libya.land, plane);
        let surface =
            Surface::nearest(&libya.land, plane, evidence, Reach { reach_km: 50.0, nominal_km: 300.0 });
        assert_partition(&libya.land, &surface);
        assert_fronts(&surface);
    }
}
