//! A front passes where an event says.

mod small;

use frontline::ground::{LonLat, Plane, distance};
use frontline::layers::{self, About, Layers};
use frontline::surface::{Method, Reach, Terrain, evidence};
use frontline::theatre::{Folder, Theatre};
use small::{BASE, Small};

/// Oasis is blue, Ford red, 150 km to its north-east on a road; 30 km out of Oasis they fight.
fn theatre() -> (Small, Theatre) {
    let clash = "line,2020-03-01,,oasis-30-ne,contests,red,blue,high,paper,,,\n";
    let small = Small::new(&format!("{BASE}{clash}"));
    small.write("roads.csv", "id,name,class,places\nroad,Road,trunk,oasis ford\n");
    let places = small
        .read("places.csv")
        .replace("id,name,kind,lon,lat,source", "id,name,kind,lon,lat,part_of,source");
    let places = places.replace(",invented", ",,invented");
    small.write(
        "places.csv",
        &format!("{places}oasis-30-ne,30 km northeast of Oasis,part,,,oasis,invented\n"),
    );
    let theatre = Theatre::read(Folder::Disk(small.0.path().to_owned())).expect("a theatre");
    (small, theatre)
}

fn layers_on(theatre: &Theatre, method: Method, day: &str) -> Layers {
    let plane = Plane::about(theatre.centre());
    let reach = Reach { reach_km: 50.0, nominal_km: 300.0 };
    let terrain = Terrain::new(theatre.land.clone(), plane, &theatre.gazetteer, method, reach);
    let histories = theatre.assess(None);
    let snapshot = histories.on(day.parse().expect("a day"));
    let surface =
        terrain.surface(evidence(&theatre.gazetteer, &snapshot, &theatre.log, &theatre.land, plane));
    let as_of = snapshot.as_of;
    let about = About {
        theatre: "small".into(),
        title: String::new(),
        as_of,
        known_by: None,
        cut_off: as_of,
        evidence_to: None,
        method: method.to_string(),
        reach: theatre.about.reach,
        nominal: theatre.about.nominal,
        sources: 1,
        credits: String::new(),
        disclaimer: String::new(),
    };
    layers::layers(about, &theatre.gazetteer, &histories, &snapshot, &surface)
}

/// Kilometres from a position to the nearest vertex or middle of an edge of the fronts.
fn to_front(layers: &Layers, at: LonLat) -> f64 {
    let lines = layers.fronts.iter().flat_map(|front| &front.lines);
    let edges = lines.flat_map(|line| line.windows(2));
    let points = edges.flat_map(|edge| {
        (0..=20).map(|i| {
            let part = |a: f64, b: f64| a + (b - a) * f64::from(i) / 20.0;
            LonLat::new(part(edge[0].lon(), edge[1].lon()), part(edge[0].lat(), edge[1].lat()))
                .expect("on Earth")
        })
    });
    points.map(|point| distance(point, at).0).fold(f64::INFINITY, f64::min)
}

#[test]
fn a_front_passes_where_an_event_says_and_no_longer_than_that_is_heard_of() {
    let (_small, theatre) = theatre();
    let oasis = LonLat::new(10.0, 20.0).expect("on Earth");
    for method in Method::ALL {
        let before = layers_on(&theatre, method, "2020-02-28");
        let stated = layers_on(&theatre, method, "2020-03-01");
        let lapsed = layers_on(&theatre, method, "2020-08-01");
        assert!((to_front(&before, oasis) - 76.0).abs() < 6.0, "{method}: {}", to_front(&before, oasis));
        assert!((to_front(&stated, oasis) - 30.0).abs() < 3.0, "{method}: {}", to_front(&stated, oasis));
        assert!(lapsed.fronts.is_empty() || to_front(&lapsed, oasis) > 60.0, "{method}");
        let told =
            |layers: &Layers| layers.fronts.iter().any(|front| front.event_ids.contains(&"line".into()));
        assert!(told(&stated) && !told(&before), "{method}");
        assert!(stated.fronts.iter().any(|front| front.places.contains(&"oasis-30-ne".into())), "{method}");
        assert!(stated.fronts[0].half_width_km < before.fronts[0].half_width_max_km, "{method}");
        let spot = stated.areas.iter().any(|area| area.status == frontline::control::Status::Contested);
        assert!(!spot, "{method}: a point of a line owns no ground");
    }
}
