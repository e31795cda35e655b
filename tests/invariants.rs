//! What must be so of every log, tried on logs made at random from fixed seeds.

use std::collections::BTreeMap;
use std::fmt::Write;

use frontline::change::{compare, transitions};
use frontline::control::{Histories, Rules, Snapshot};
use frontline::events::{self, Log, Verb};
use frontline::gazetteer::{self, Gazetteer};
use frontline::table::Faults;
use jiff::ToSpan;
use jiff::civil::Date;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

const PLACES: &str = "id,name,kind,lon,lat,part_of,members,source
valley,Valley,region,,,,oasis ford,invented
oasis,Oasis,town,10,20,,,invented
ford,Ford,town,11,20,,,invented
well,Well,town,12,20,,,invented
gate,Gate,part,,,oasis,,invented
";

/// One row, as numbers to be spelled out.
#[derive(Debug, Clone)]
struct Row {
    day: i64,
    seq: i32,
    place: &'static str,
    what: Verb,
    party: &'static str,
    opponent: &'static str,
    confidence: &'static str,
    published: i64,
}

fn row() -> impl Strategy<Value = Row> {
    let place = select(vec!["valley", "oasis", "ford", "well", "gate"]);
    let party = select(vec!["red", "blue", "green", "red+green"]);
    let opponent = select(vec!["", "red", "blue", "green"]);
    let confidence = select(vec!["high", "medium", "low", ""]);
    (0..300_i64, 0..2, place, select(Verb::ALL), party, opponent, confidence, 0..60_i64).prop_map(
        |(day, seq, place, what, party, opponent, confidence, later)| Row {
            day,
            seq,
            place,
            what,
            party,
            opponent,
            confidence,
            published: day + later,
        },
    )
}

fn date(day: i64) -> Date {
    let start: Date = "2020-01-01".parse().expect("a day");
    start.checked_add(day.days()).expect("a day")
}

struct World {
    log: Log,
    gazetteer: Gazetteer,
}

/// A theatre of three parties, of which green goes over from blue's side to red's on day 150.
fn world(rows: &[Row], order: impl Fn(&mut Vec<String>), rename: impl Fn(&str) -> String) -> World {
    let mut sources = String::from("id,kind,published\n");
    let mut lines = Vec::new();
    for (i, row) in rows.iter().enumerate() {
        let _ = writeln!(sources, "s{i},report,{}", date(row.published));
        lines.push(format!(
            "e{i:03},{},{},{},{},{},{},{},s{i}",
            date(row.day),
            row.seq,
            row.place,
            row.what,
            rename(row.party),
            rename(row.opponent),
            row.confidence,
        ));
    }
    order(&mut lines);
    let head = "id,date,seq,place,what,party,opponent,confidence,sources\n";
    let events = format!("{head}{}\n", lines.join("\n"));
    let allies = format!(
        "party,bloc,from,to\n{},east,,\n{},west,,\n{},west,,{}\n{},east,{},\n",
        rename("red"),
        rename("blue"),
        rename("green"),
        date(150),
        rename("green"),
        date(150)
    );
    let file = |name: &str, text: &str| vec![(name.to_owned(), text.to_owned())];
    let mut faults = Faults::default();
    let places = gazetteer::Tables { places: file("places.csv", PLACES), ..Default::default() };
    let gazetteer = Gazetteer::read(places, &mut faults);
    let tables = events::Tables {
        blocs: file("blocs.csv", "id,name,short,kind\neast,East,E,side\nwest,West,W,side\n"),
        parties: file("parties.csv", "id,name,until\nred,Red,\nblue,Blue,2020-09-01\ngreen,Green,\n"),
        allegiance: file("allegiance.csv", &allies),
        sources: file("sources.csv", &sources),
        events: file("events.csv", &events),
        quotes: Vec::new(),
    };
    let log = Log::read(&tables, &gazetteer, &mut faults);
    assert!(faults.is_empty(), "{faults}");
    World { log, gazetteer }
}

fn plain(rows: &[Row]) -> World {
    world(rows, |_| (), str::to_owned)
}

impl World {
    fn assess(&self, known_by: Option<Date>) -> Histories<'_> {
        Histories::replay(&self.log, &self.gazetteer, &Rules::default(), known_by, date(500))
    }
}

/// A snapshot as text, every fact of it.
fn told(snapshot: &Snapshot) -> String {
    snapshot.iter().map(|(place, a)| format!("{place} {a:?}\n")).collect()
}

/// Sides and status by place: what a map shows.
fn drawn(snapshot: &Snapshot) -> BTreeMap<String, String> {
    let words = |a: &frontline::control::Assessed| {
        format!("{:?} {} {:?} {:?} {:?}", a.side, a.status, a.contested_by, a.besieged_by, a.claimed_by)
    };
    snapshot.iter().map(|(place, a)| (place.to_string(), words(a))).collect()
}

fn for_all(test: impl Fn(Vec<Row>)) {
    let config = Config { cases: 120, failure_persistence: None, ..Config::default() };
    let seed = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    let mut runner = TestRunner::new_with_rng(config, seed);
    let run = runner.run(&prop::collection::vec(row(), 1..40), |rows| {
        test(rows);
        Ok(())
    });
    assert!(run.is_ok(), "{}", run.map_or_else(|error| error.to_string(), |()| String::new()));
}

const DAYS: [i64; 8] = [0, 40, 90, 149, 150, 200, 260, 400];

#[test]
fn the_order_of_rows_means_nothing() {
    for_all(|rows| {
        let (one, other) = (plain(&rows), world(&rows, |lines| lines.reverse(), str::to_owned));
        let third = world(&rows, |lines| lines.rotate_left(rows.len() / 2), str::to_owned);
        for day in DAYS.map(date) {
            let expected = told(&one.assess(None).on(day));
            assert_eq!(expected, told(&other.assess(None).on(day)));
            assert_eq!(expected, told(&third.assess(None).on(day)));
        }
    });
}

#[test]
fn two_parties_swapped_swap_the_map() {
    let swap = |id: &str| -> String {
        let one = |id: &str| match id {
            "red" => "green".to_owned(),
            "green" => "red".to_owned(),
            other => other.to_owned(),
        };
        id.split('+').map(one).collect::<Vec<_>>().join("+")
    };
    for_all(|rows| {
        let (one, other) = (plain(&rows), world(&rows, |_| (), swap));
        for day in DAYS.map(date) {
            assert_eq!(drawn(&one.assess(None).on(day)), drawn(&other.assess(None).on(day)));
            for (place, a) in one.assess(None).on(day).iter() {
                let swapped = other.assess(None).on(day).get(place).cloned().expect("the same places");
                assert_eq!(frontline::events::Holder::parse(&swap(&a.holder.to_string())), swapped.holder);
            }
        }
    });
}

#[test]
fn a_source_published_later_changes_nothing() {
    for_all(|rows| {
        let known_by = 120;
        let known: Vec<Row> = rows.iter().filter(|row| row.published <= known_by).cloned().collect();
        // The ids of the rows that stay must stay.
        let all = plain(&rows);
        let kept = |w: &World| -> Vec<String> {
            DAYS.map(date)
                .iter()
                .map(|day| format!("{:?}", drawn(&w.assess(Some(date(known_by))).on(*day))))
                .collect()
        };
        let mut fewer = plain(&rows);
        let late: Vec<_> = rows.iter().enumerate().filter(|(_, row)| row.published > known_by).collect();
        for (i, _) in &late {
            fewer.log.events.remove(&frontline::events::EventId::new(&format!("e{i:03}")));
        }
        assert_eq!(known.len(), fewer.log.events.len());
        assert_eq!(kept(&all), kept(&fewer));
    });
}

#[test]
fn a_snapshot_is_constant_between_change_dates() {
    for_all(|rows| {
        let world = plain(&rows);
        let histories = world.assess(None);
        let mut before = histories.on(date(-1));
        for day in (0..420).map(date) {
            let now = histories.on(day);
            for (place, history) in histories.iter() {
                let changes = history.verdicts().any(|(on, _)| on == day);
                assert!(changes || before.get(place) == now.get(place), "{place} on {day}");
            }
            before = now;
        }
    });
}

#[test]
fn nothing_changes_from_a_day_to_itself() {
    for_all(|rows| {
        let world = plain(&rows);
        let histories = world.assess(None);
        for day in DAYS.map(date) {
            let (changes, interim) = compare(&histories, &histories, &histories.on(day), &histories.on(day));
            assert!(changes.is_empty() && interim.is_empty());
        }
    });
}

#[test]
fn the_changes_applied_to_one_day_give_the_other() {
    for_all(|rows| {
        let world = plain(&rows);
        let histories = world.assess(None);
        for (from, to) in [(40, 90), (90, 200), (0, 400), (149, 150)] {
            let (before, after) = (histories.on(date(from)), histories.on(date(to)));
            let (changes, _) = compare(&histories, &histories, &before, &after);
            let side = |a: &frontline::control::Assessed| {
                (a.side.as_ref().map(ToString::to_string).unwrap_or_default(), a.status)
            };
            let unknown = || (String::new(), frontline::control::Status::Unknown);
            let mut map: BTreeMap<_, _> = before.iter().map(|(place, a)| (place.clone(), side(a))).collect();
            for change in &changes {
                let was = map.insert(change.place.clone(), (change.to_side.clone(), change.to_status));
                assert_eq!(was.unwrap_or_else(unknown), (change.from_side.clone(), change.from_status));
                assert!(date(from) < change.changed_on && change.changed_on <= date(to));
            }
            for (place, a) in after.iter() {
                assert_eq!(map.get(place).cloned().unwrap_or_else(unknown), side(a), "{place}");
            }
        }
    });
}

#[test]
fn the_steps_of_a_place_follow_each_other() {
    for_all(|rows| {
        let world = plain(&rows);
        let histories = world.assess(None);
        for (place, history) in histories.iter() {
            assert!(history.steps().is_sorted_by_key(|step| step.on), "{place}");
            let days: Vec<Date> = history.verdicts().map(|(on, _)| on).collect();
            assert!(days.windows(2).all(|pair| pair[0] < pair[1]), "{place}: {days:?}");
            let found = transitions(&histories, place, date(-1), date(500));
            assert!(found.windows(2).all(|pair| pair[0].to_side == pair[1].from_side), "{place}");
        }
    });
}
