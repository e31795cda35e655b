//! Positions, the plane and the grid.

use frontline::ground::grid::{self, GridPoint};
use frontline::ground::{LonLat, Plane, Region, Xy, distance};
use proptest::prelude::*;

fn at(lon: f64, lat: f64) -> LonLat {
    LonLat::new(lon, lat).expect("on Earth")
}

fn seeded(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, rng_seed: proptest::test_runner::RngSeed::Fixed(7), ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(seeded(256))]

    #[test]
    fn the_plane_gives_back_what_it_was_given(lon in -180.0..180.0f64, lat in -89.0..89.0f64, east in -20.0..20.0f64, north in -15.0..15.0f64) {
        let centre = at(lon, lat);
        let there = at((lon + east + 540.0).rem_euclid(360.0) - 180.0, (lat + north).clamp(-89.5, 89.5));
        let plane = Plane::about(centre);
        let back = plane.to_lonlat(plane.to_xy(there));
        prop_assert!(distance(there, back).0 < 1e-5, "{there} came back as {back}");
    }

    #[test]
    fn areas_in_the_plane_are_areas_on_the_ellipsoid(lon in 8.0..24.0f64, lat in 18.0..32.0f64) {
        let plane = Plane::about(at(17.0, 26.0));
        let side = 0.5;
        let square = [(lon, lat), (lon + side, lat), (lon + side, lat + side), (lon, lat + side)];
        // Many short edges, so that straight in degrees, straight in the plane and geodesic are one.
        let mut ring: Vec<LonLat> = Vec::new();
        for (a, b) in square.iter().zip(square.iter().cycle().skip(1)) {
            ring.extend((0..200).map(|i| {
                let t = f64::from(i) / 200.0;
                at(a.0 + t * (b.0 - a.0), a.1 + t * (b.1 - a.1))
            }));
        }
        let flat: Vec<Xy> = ring.iter().map(|at| plane.to_xy(*at)).collect();
        let twice: f64 = flat.iter().zip(flat.iter().cycle().skip(1)).map(|(a, b)| a.x * b.y - b.x * a.y).sum();
        let grid: Vec<GridPoint> = ring.iter().map(|at| grid::from_lonlat(*at)).collect();
        let (plane_km2, ellipsoid_km2) = (twice.abs() / 2e6, grid::area(&vec![grid]).0);
        prop_assert!((plane_km2 / ellipsoid_km2 - 1.0).abs() < 1e-6, "{plane_km2} {ellipsoid_km2}");
    }

    #[test]
    fn no_text_makes_the_readers_panic(text in "\\PC{0,200}") {
        let _ = Region::from_geojson(&text);
        let _ = text.parse::<LonLat>();
        let _ = text.parse::<frontline::events::When>();
    }
}

#[test]
fn what_is_not_on_earth_is_refused() {
    for (lon, lat) in [(181.0, 0.0), (0.0, 90.1), (f64::NAN, 0.0), (0.0, f64::INFINITY)] {
        assert!(LonLat::new(lon, lat).is_err(), "{lon},{lat}");
    }
}

#[test]
fn distances_are_geodesic() {
    // Flinders Peak to Buninyon: the worked example of the Australian GDA94 manual, on GRS 80, which
    // differs from WGS 84 by less than a millimetre here.
    let (flinders, buninyon) = (at(144.424_867_89, -37.951_033_42), at(143.926_495_53, -37.652_821_14));
    assert!((distance(flinders, buninyon).0 - 54.972_271).abs() < 1e-5);
}

#[test]
fn neighbours_cut_their_common_border_at_the_same_points() {
    let there = [at(10.0, 20.0), at(13.1, 21.7)];
    let back = [there[1], there[0]];
    let (one, mut other) = (frontline::ground::densify(&there), frontline::ground::densify(&back));
    other.reverse();
    assert_eq!(one, other);
    assert!(one.len() > 15);
}
