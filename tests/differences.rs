//! What must be so of every difference between two days, tried on invented wars made from fixed seeds.

use std::collections::BTreeMap;
use std::fmt::Write;

use frontline::change::{Cause, Change, Day, Diff, Net, Surveyor, Timeline, Transfer};
use frontline::control::{Histories, Rules};
use frontline::events::{self, Log};
use frontline::gazetteer::{self, Gazetteer};
use frontline::ground::{LonLat, Plane, Region};
use frontline::panel::{Chances, Draws, Panel, Units};
use frontline::surface::{Method, Reach, Terrain, evidence};
use frontline::table::Faults;
use jiff::ToSpan;
use jiff::civil::Date;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

const PLACES: &str = "id,name,kind,lon,lat,source
oasis,Oasis,town,10.4,20.3,invented
ford,Ford,town,11.2,20.9,invented
well,Well,town,12.1,20.4,invented
mill,Mill,village,11.0,21.8,invented
pass,Pass,village,12.4,21.7,invented
quay,Quay,port,10.2,21.4,invented
";
const ROADS: &str =
    "id,name,class,places\nnorth,North road,trunk,oasis ford mill\neast,East road,trunk,ford well pass\n";
const LAND: &str = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":
    {"type":"Polygon","coordinates":[[[10,20],[13,20],[13,22],[11.5,22.4],[10,22],[10,20]]]}}]}"#;

#[derive(Debug, Clone)]
struct Row {
    day: i64,
    place: &'static str,
    what: &'static str,
    party: &'static str,
}

fn row() -> impl Strategy<Value = Row> {
    let place = select(vec!["oasis", "ford", "well", "mill", "pass", "quay"]);
    let what =
        select(vec!["holds", "holds", "captures", "captures", "withdraws", "contests", "receives", "claims"]);
    let party = select(vec!["red", "blue", "green"]);
    (0..40_i64, place, what, party).prop_map(|(day, place, what, party)| Row { day, place, what, party })
}

fn date(day: i64) -> Date {
    let start: Date = "2020-01-01".parse().expect("a day");
    start.checked_add(day.days()).expect("a day")
}

struct World {
    log: Log,
    gazetteer: Gazetteer,
    terrain: Terrain,
}

/// A country of six towns and two roads. Green goes over from blue's side to red's on day 20.
fn world(rows: &[Row], method: Method) -> World {
    let mut lines = String::from("id,date,seq,place,what,party,confidence,sources\n");
    for (i, row) in rows.iter().enumerate() {
        let _ = writeln!(
            lines,
            "e{i:03},{},{i},{},{},{},high,paper",
            date(row.day),
            row.place,
            row.what,
            row.party
        );
    }
    let allies =
        format!("party,bloc,from,to\nred,east,,\nblue,west,,\ngreen,west,,{0}\ngreen,east,{0},\n", date(20));
    let file = |name: &str, text: &str| vec![(name.to_owned(), text.to_owned())];
    let mut faults = Faults::default();
    let tables = gazetteer::Tables {
        places: file("places.csv", PLACES),
        roads: file("roads.csv", ROADS),
        ..Default::default()
    };
    let gazetteer = Gazetteer::read(tables, &mut faults);
    let tables = events::Tables {
        blocs: file("blocs.csv", "id,name,short,kind\neast,East,E,side\nwest,West,W,side\n"),
        parties: file("parties.csv", "id,name\nred,Red\nblue,Blue\ngreen,Green\n"),
        allegiance: file("allegiance.csv", &allies),
        sources: file("sources.csv", "id,kind,published\npaper,report,2020-03-01\n"),
        events: file("events.csv", &lines),
        quotes: Vec::new(),
    };
    let log = Log::read(&tables, &gazetteer, &mut faults);
    assert!(faults.is_empty(), "{faults}");
    let land = Region::from_geojson(LAND).expect("an outline");
    let plane = Plane::about(land.centre().expect("land"));
    let terrain = Terrain::new(land, plane, &gazetteer, method, Reach { reach_km: 60.0, nominal_km: 120.0 });
    World { log, gazetteer, terrain }
}

impl World {
    fn histories(&self) -> Histories<'_> {
        Histories::replay(&self.log, &self.gazetteer, &Rules::default(), None, date(60))
    }

    fn day(&self, histories: &Histories<'_>, day: i64) -> Day {
        let snapshot = histories.on(date(day));
        let Terrain { land, plane, .. } = &self.terrain;
        let surface = self.terrain.surface(evidence(&self.gazetteer, &snapshot, &self.log, land, *plane));
        Day { snapshot, surface }
    }

    fn diff(&self, histories: &Histories<'_>, from: i64, to: i64) -> Diff {
        Diff::between(histories, &self.terrain.land, &self.day(histories, from), &self.day(histories, to))
    }
}

fn for_all(cases: u32, test: impl Fn(Vec<Row>)) {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let seed = TestRng::from_seed(RngAlgorithm::ChaCha, &[11; 32]);
    let mut runner = TestRunner::new_with_rng(config, seed);
    let run = runner.run(&prop::collection::vec(row(), 2..14), |rows| {
        test(rows);
        Ok(())
    });
    assert!(run.is_ok(), "{}", run.map_or_else(|error| error.to_string(), |()| String::new()));
}

fn close(a: f64, b: f64, what: &str) {
    assert!((a - b).abs() < 0.002, "{what}: {a} and {b}");
}

/// Equal but for how long edges are cut: one straight in degrees is a geodesic, its halves are two.
fn near(a: f64, b: f64, what: &str) {
    assert!((a - b).abs() < 0.05 + 1e-5 * a.abs().max(b.abs()), "{what}: {a} and {b}");
}

type Pair = (String, bool, String, bool, Cause);

fn land(transfers: &[Transfer], backwards: bool) -> BTreeMap<Pair, f64> {
    let pair = |t: &Transfer| {
        let (from, to) = ((t.from_side.clone(), t.from_beyond), (t.to_side.clone(), t.to_beyond));
        let (from, to) = if backwards { (to, from) } else { (from, to) };
        ((from.0, from.1, to.0, to.1, t.cause), t.area_km2.0)
    };
    transfers.iter().map(pair).collect()
}

fn net<'n>(nets: &'n [Net], side: &str) -> Option<&'n Net> {
    nets.iter().find(|net| net.side == side)
}

#[test]
fn a_difference_and_its_reverse_mirror_each_other() {
    for_all(40, |rows| {
        let world = world(&rows, Method::Roads);
        let histories = world.histories();
        for (from, to) in [(0, 15), (5, 39), (19, 20)] {
            let (there, back) = (world.diff(&histories, from, to), world.diff(&histories, to, from));
            let sides = |c: &Change| {
                (c.place.clone(), c.from_side.clone(), c.to_side.clone(), c.from_status, c.to_status)
            };
            let mirrored = |c: &Change| {
                (c.place.clone(), c.to_side.clone(), c.from_side.clone(), c.to_status, c.from_status)
            };
            let forth: Vec<_> = there.changes.iter().map(sides).collect();
            assert_eq!(forth, back.changes.iter().map(mirrored).collect::<Vec<_>>());
            let (forth, back_land) = (land(&there.transfers, false), land(&back.transfers, true));
            assert_eq!(forth.keys().collect::<Vec<_>>(), back_land.keys().collect::<Vec<_>>());
            for (pair, km2) in &forth {
                close(*km2, back_land[pair], &format!("{pair:?}"));
            }
            for one in &there.net {
                let other = net(&back.net, &one.side).expect("the same sides");
                close(one.before_km2.0, other.after_km2.0, "before and after");
                close(one.gained_km2.0, other.lost_km2.0, "gained and lost");
                close(one.delta_km2.0, -other.delta_km2.0, "the difference");
                assert_eq!((one.places_before, one.places_after), (other.places_after, other.places_before));
            }
        }
    });
}

#[test]
fn gross_sums_to_net_and_the_changes_applied_to_one_day_give_the_other() {
    for_all(40, |rows| {
        let world = world(&rows, Method::Nearest);
        let histories = world.histories();
        for (from, to) in [(0, 39), (10, 25)] {
            let diff = world.diff(&histories, from, to);
            for net in &diff.net {
                let sum = |of: &dyn Fn(&Transfer) -> bool| -> f64 {
                    diff.transfers.iter().filter(|t| of(t)).map(|t| t.area_km2.0).sum()
                };
                let comes = sum(&|t| t.to_side == net.side && !t.to_beyond);
                let goes = sum(&|t| t.from_side == net.side && !t.from_beyond);
                close(net.before_km2.0 + comes - goes, net.after_km2.0, &net.side);
                let by_cause: f64 = net.by_cause.values().map(|km2| km2.0).sum();
                assert!(
                    (by_cause - net.delta_km2.0).abs() < 0.005,
                    "{}: {by_cause} {}",
                    net.side,
                    net.delta_km2
                );
            }
            let (gained, held): (f64, f64) = diff.net.iter().fold((0.0, 0.0), |sum, net| {
                let beyond = net.after_beyond_km2.0 - net.before_beyond_km2.0;
                (sum.0 + net.delta_km2.0 + beyond, sum.1 + net.after_km2.0 + net.after_beyond_km2.0)
            });
            assert!(gained.abs() < 0.02, "what one gains others lose: {gained}");
            let land = world.terrain.land.area().0;
            assert!((held - land).abs() < 1e-5 * land, "all land is somebody's or unknown: {held} {land}");
            let mut sides: BTreeMap<_, _> = BTreeMap::new();
            for (place, a) in histories.on(date(from)).iter() {
                sides.insert(place.clone(), a.side.as_ref().map(ToString::to_string).unwrap_or_default());
            }
            for change in &diff.changes {
                sides.insert(change.place.clone(), change.to_side.clone());
            }
            for (place, a) in histories.on(date(to)).iter() {
                let now = a.side.as_ref().map(ToString::to_string).unwrap_or_default();
                assert_eq!(sides.get(place).cloned().unwrap_or_default(), now, "{place}");
            }
        }
    });
}

#[test]
fn a_chain_of_daily_differences_adds_up_to_the_difference_of_its_ends() {
    for_all(8, |rows| {
        let world = world(&rows, Method::Roads);
        let histories = world.histories();
        let whole = world.diff(&histories, 0, 40);
        let daily: Vec<Diff> = (0..40).map(|day| world.diff(&histories, day, day + 1)).collect();
        for net_of in &whole.net {
            let sum: f64 =
                daily.iter().filter_map(|diff| net(&diff.net, &net_of.side)).map(|net| net.delta_km2.0).sum();
            let land = net_of.before_km2.0.max(net_of.after_km2.0);
            let off = (sum - net_of.delta_km2.0).abs();
            assert!(off < 0.05 + 2e-5 * land, "{}: {sum} and {}", net_of.side, net_of.delta_km2);
        }
        let mut passed: BTreeMap<String, (String, String)> = BTreeMap::new();
        for change in daily.iter().flat_map(|diff| &diff.changes) {
            let entry = passed
                .entry(change.place.to_string())
                .or_insert_with(|| (change.from_side.clone(), change.from_side.clone()));
            assert_eq!(entry.1, change.from_side, "{} goes on where it was", change.place);
            entry.1.clone_from(&change.to_side);
        }
        let moved: BTreeMap<String, (String, String)> = whole
            .changes
            .iter()
            .filter(|change| change.from_side != change.to_side)
            .map(|change| (change.place.to_string(), (change.from_side.clone(), change.to_side.clone())))
            .collect();
        passed.retain(|_, (from, to)| from != to);
        assert_eq!(passed, moved);
    });
}

#[test]
fn a_timeline_counts_the_land_that_the_surface_of_the_day_shows() {
    for_all(12, |rows| {
        let world = world(&rows, Method::Roads);
        let histories = world.histories();
        let surveyor = Surveyor::of_land(&world.terrain, &world.gazetteer, &world.log);
        let days = [0, 13, 26, 39].map(date);
        let timeline = Timeline::sample(&histories, &days, 2, &surveyor);
        for (moment, number) in timeline.days.iter().zip([0, 13, 26, 39]) {
            let diff = world.diff(&histories, number, number);
            for holding in &moment.sides {
                let net = net(&diff.net, &holding.side);
                near(holding.area_km2.0, net.map_or(0.0, |net| net.before_km2.0), "land");
                near(holding.beyond_km2.0, net.map_or(0.0, |net| net.before_beyond_km2.0), "beyond");
                assert!(holding.confirmed_km2.0 <= holding.area_km2.0 + 0.001);
                assert_eq!(holding.places, net.map_or(0, |net| net.places_before));
            }
            let surface = world.day(&histories, number).surface;
            let firm = surface.fronts().iter().filter(|front| !front.beyond_evidence);
            for side in ["east", "west"] {
                let of_side = firm.clone().filter(|f| f.a.word() == side || f.b.word() == side);
                near(moment.of(side).front_km.0, of_side.map(|front| front.length.0).sum(), "front");
            }
        }
    });
}

/// Four districts that make the country, the borders of which run where they like.
fn districts() -> Units {
    let ring = |corners: &[(f64, f64)]| {
        corners.iter().map(|(lon, lat)| LonLat::new(*lon, *lat).expect("on Earth")).collect::<Vec<_>>()
    };
    let (middle, far) = ((11.3, 21.1), (14.0, 23.0));
    let district = |id: &str, corners: &[(f64, f64)]| (id.to_owned(), vec![vec![ring(corners)]]);
    let polygons = vec![
        district("sw", &[(9.0, 19.0), (11.5, 19.0), middle, (9.0, 21.3), (9.0, 19.0)]),
        district("se", &[(11.5, 19.0), (14.0, 19.0), (14.0, 21.0), middle, (11.5, 19.0)]),
        district("ne", &[middle, (14.0, 21.0), far, (11.0, 23.0), middle]),
        district("nw", &[(9.0, 21.3), middle, (11.0, 23.0), (9.0, 23.0), (9.0, 21.3)]),
    ];
    Units::of(&Region::from_geojson(LAND).expect("an outline"), polygons)
}

#[test]
fn the_units_of_a_panel_sum_to_the_country_on_every_day() {
    let units = districts();
    assert_eq!((units.all.len(), units.without_land.len()), (4, 0));
    assert!(units.outside.0 < 1e-6 && units.overlap.0 < 1e-6, "{units:?}");
    for_all(10, |rows| {
        let world = world(&rows, Method::Roads);
        let histories = world.histories();
        let land = units.all.iter().map(|unit| unit.land.clone()).collect();
        let surveyor = Surveyor::of_units(&world.terrain, &world.gazetteer, &world.log, land);
        let days: Vec<Date> = (0..40).map(date).collect();
        let panel = Panel::measure(&histories, &units, &surveyor, &days, 2);
        let of_land = Surveyor::of_land(&world.terrain, &world.gazetteer, &world.log);
        let timeline = Timeline::sample(&histories, &days, 1, &of_land);
        for (rows, moment) in panel.rows.chunks(4).zip(&timeline.days) {
            for row in rows {
                assert_eq!(row.on, moment.on);
                let held: f64 = row.sides.values().map(|share| share.km2.0 + share.beyond_km2.0).sum();
                close(held + row.unknown_km2.0, row.area_km2.0, "a unit is the sum of its shares");
            }
            for holding in &moment.sides {
                let of_side = || rows.iter().filter_map(|row| row.sides.get(&holding.side));
                near(of_side().map(|s| s.km2.0).sum(), holding.area_km2.0, &holding.side);
                near(of_side().map(|s| s.beyond_km2.0).sum(), holding.beyond_km2.0, &holding.side);
                assert_eq!(of_side().map(|s| s.places).sum::<usize>(), holding.places);
            }
        }
        let one = Panel::measure(&histories, &units, &surveyor, &days, 1);
        assert_eq!(one, panel, "any number of threads");
    });
}

#[test]
fn chances_are_parts_of_one_and_hang_on_the_seed_alone() {
    let sure = [("oasis", "holds", "red"), ("ford", "holds", "blue"), ("well", "captures", "red")];
    let rows: Vec<Row> = sure.map(|(place, what, party)| Row { day: 1, place, what, party }).to_vec();
    let mut world = world(&rows, Method::Nearest);
    let well = world.log.events.values_mut().find(|event| event.place.as_str() == "well").expect("an event");
    well.date = "2020-01-02/2020-01-21".parse().expect("a date");
    let histories = world.histories();
    let places: Vec<_> = histories.iter().map(|(place, _)| place.clone()).collect();
    let days: Vec<Date> = (0..30).map(date).collect();
    let draw =
        |seed, threads| Chances::of_places(&histories, &places, &days, Draws { number: 200, seed }, threads);
    let chances = draw(5, 1);
    assert_eq!(chances, draw(5, 2), "any number of threads");
    assert_ne!(chances, draw(6, 1), "another seed");
    let at = |place: &str| places.iter().position(|own| own.as_str() == place).expect("a place");
    for day in 0..30 {
        let sum = |place| chances.seen().iter().map(|ground| chances.of(day, place, ground)).sum::<f64>();
        assert!((0..places.len()).all(|place| (sum(place) - 1.0).abs() < 1e-9), "day {day}");
        assert!(day == 0 || chances.of(day, at("oasis"), "east") > 0.999, "what is sure is sure");
    }
    let grows: Vec<f64> = (0..30).map(|day| chances.of(day, at("well"), "east")).collect();
    assert!(grows.is_sorted() && grows[0] == 0.0 && grows[20] > 0.999, "{grows:?}");
    assert!((grows[10] - 0.5).abs() < 0.12, "half of the days are over: {}", grows[10]);
}

#[test]
fn land_that_a_newly_known_place_takes_is_drawn_anew_and_gained_by_nobody() {
    let first = [("oasis", "holds", "red", 0), ("ford", "holds", "blue", 0), ("mill", "holds", "blue", 5)];
    let rows: Vec<Row> = first.map(|(place, what, party, day)| Row { day, place, what, party }).to_vec();
    let world = world(&rows, Method::Nearest);
    let histories = world.histories();
    let diff = world.diff(&histories, 1, 10);
    let taken: Vec<&Transfer> =
        diff.transfers.iter().filter(|t| t.from_side == "east" && t.to_side == "west").collect();
    assert!(!taken.is_empty() && taken.iter().all(|t| t.cause == Cause::Geometry), "{taken:?}");
    assert!(
        taken.iter().all(|t| t.places.iter().any(|place| place.as_str() == "mill")),
        "attributed to Mill"
    );
    let west = net(&diff.net, "west").expect("west");
    assert_eq!((west.gained_km2.0, west.lost_km2.0), (0.0, 0.0));
    assert!(west.delta_km2.0 > 0.0);
    let known =
        diff.transfers.iter().find(|t| t.from_side == "unknown" && t.to_side == "west").expect("new land");
    assert_eq!(known.cause, Cause::FirstEvidence);
}
