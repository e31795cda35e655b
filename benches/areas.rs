//! How long a day takes: `cargo bench --bench areas`. One thread.
//!
//! An invented country of 10 by 10 degrees with 34,000 places, about as many as Ukraine has, along a front
//! that bends; and the real theatre.

use std::sync::atomic::{AtomicUsize, Ordering};

use divan::Bencher;
use frontline::events::BlocId;
use frontline::gazetteer::{Gazetteer, PlaceId};
use frontline::ground::{LonLat, Plane, Region};
use frontline::layers::{self, About};
use frontline::surface::{Evidence, Ground, GroundClass, Method, Reach, Surface, Terrain, evidence};
use frontline::theatre::Theatre;

#[global_allocator]
static MEMORY: divan::AllocProfiler = divan::AllocProfiler::system();

fn main() {
    divan::main();
}

const PLACES: u32 = 34_000;

fn country() -> Region {
    let at = |lon, lat| LonLat::new(lon, lat).expect("on Earth");
    Region::new(&[vec![vec![at(25., 45.), at(35., 45.), at(35., 55.), at(25., 55.), at(25., 45.)]]])
}

fn terrain(method: Method) -> Terrain {
    let land = country();
    let plane = Plane::about(land.centre().expect("land"));
    Terrain::new(land, plane, &Gazetteer::default(), method, Reach { reach_km: 50.0, nominal_km: 300.0 })
}

/// Places scattered evenly (the R2 sequence), held by who stands on their side of a bending front; each
/// day it lies a little farther east.
fn places(day: usize) -> Vec<Evidence> {
    let scattered = |i: u32| {
        let (a, b) = (f64::from(i) * 0.754_877_666_246_692_7, f64::from(i) * 0.569_840_290_998_053_2);
        (25.0 + 10.0 * a.fract(), 45.0 + 10.0 * b.fract())
    };
    let front = |lat: f64| 31.0 + (lat * 1.3).sin() + 0.4 * (lat * 5.0).sin() + 0.02 * day as f64;
    let place = |i: u32| {
        let (lon, lat) = scattered(i);
        let side = BlocId::new(if lon < front(lat) { "west" } else { "east" });
        Evidence {
            place: PlaceId::new(&format!("place-{i:05}")),
            at: LonLat::new(lon, lat).expect("on Earth"),
            ground: Ground { side: Some(side.clone()), sides: vec![side.clone()], ..Ground::default() },
            class: GroundClass::Side(side),
            last_evidence: None,
            event_ids: Vec::new(),
            passages: Vec::new(),
        }
    };
    (1..=PLACES).map(place).collect()
}

/// The land of a day with its areas and fronts.
fn land(terrain: &Terrain, evidence: Vec<Evidence>) -> (Surface, usize) {
    let surface = terrain.surface(evidence);
    let areas = surface.areas(|label| label.owner.map(|owner| surface.evidence[owner].ground.clone()));
    let lines = surface.fronts().len();
    (surface, areas.len() + lines)
}

#[divan::bench(args = ["nearest", "kriging"], sample_count = 5)]
fn first_day_of_34_000_places(bencher: Bencher, method: &str) {
    let method: Method = method.parse().expect("a method");
    bencher.with_inputs(|| (terrain(method), places(0))).bench_values(|(terrain, day)| land(&terrain, day).1);
}

#[divan::bench(args = ["nearest", "kriging"], sample_count = 10)]
fn further_day_of_34_000_places(bencher: Bencher, method: &str) {
    let terrain = terrain(method.parse().expect("a method"));
    land(&terrain, places(0));
    let day = AtomicUsize::new(1);
    let next = || places(day.fetch_add(1, Ordering::Relaxed));
    bencher.with_inputs(next).bench_values(|day| land(&terrain, day).1);
}

/// Every day of the theatre that ships, as layers.
#[divan::bench(args = Method::ALL.map(Method::word), sample_count = 1, sample_size = 1)]
fn every_day_of_libya(bencher: Bencher, method: &str) {
    let libya = Theatre::embedded("libya").expect("the theatre that ships");
    let method: Method = method.parse().expect("a method");
    bencher.bench_local(|| {
        let histories = libya.assess(None);
        let plane = Plane::about(libya.centre());
        let reach = Reach { reach_km: libya.about.reach.0, nominal_km: libya.about.nominal.0 };
        let terrain = Terrain::new(libya.land.clone(), plane, &libya.gazetteer, method, reach);
        let (mut day, mut areas) = (libya.about.start, 0);
        while day <= libya.about.end {
            let snapshot = histories.on(day);
            let here = evidence(&libya.gazetteer, &snapshot, &libya.log, &libya.land, plane);
            let surface = terrain.surface(here);
            areas +=
                layers::layers(about(&libya, day, method), &libya.gazetteer, &histories, &snapshot, &surface)
                    .areas
                    .len();
            day = day.tomorrow().expect("a day after");
        }
        areas
    });
}

fn about(libya: &Theatre, as_of: jiff::civil::Date, method: Method) -> About {
    About {
        theatre: libya.about.id.clone(),
        title: libya.about.title.clone(),
        as_of,
        known_by: None,
        cut_off: libya.about.end,
        evidence_to: None,
        method: method.to_string(),
        reach: libya.about.reach,
        nominal: libya.about.nominal,
        sources: 0,
        credits: String::new(),
        disclaimer: String::new(),
    }
}
