//! How fast a log is judged: 40,000 places, 1,000,000 events, made deterministically.
//!
//! `cargo bench --bench control`; the largest resident size is told at the end (Linux only).

use std::fmt::Write;
use std::sync::OnceLock;

use divan::{Bencher, black_box};
use frontline::control::{Histories, Rules};
use frontline::events::{self, Log, Verb};
use frontline::gazetteer::{self, Gazetteer};
use frontline::table::Faults;
use jiff::ToSpan;
use jiff::civil::Date;

const PLACES: u64 = 40_000;
const EVENTS: u64 = 1_000_000;

fn main() {
    divan::main();
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find(|line| line.starts_with("VmHWM"));
    #[expect(clippy::print_stderr, reason = "a bench talks")]
    {
        eprintln!("{}", peak.unwrap_or("VmHWM: not told here"));
    }
}

/// A theatre of that size: ten parties in four blocs that realign, a hundred districts, a tenth of the
/// places parts of the place before them, six years of events of every verb.
struct World {
    log: Log,
    gazetteer: Gazetteer,
}

/// The numbers of a linear congruential generator (Knuth's MMIX), the same on every machine.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

fn world() -> &'static World {
    static WORLD: OnceLock<World> = OnceLock::new();
    WORLD.get_or_init(|| {
        let mut faults = Faults::default();
        let places = vec![("places.csv".to_owned(), places())];
        let gazetteer = Gazetteer::read(gazetteer::Tables { places, ..Default::default() }, &mut faults);
        let file = |name: &str, text: String| vec![(name.to_owned(), text)];
        let tables = events::Tables {
            blocs: file("blocs.csv", blocs()),
            parties: file("parties.csv", parties()),
            allegiance: file("allegiance.csv", allegiance()),
            sources: file("sources.csv", sources()),
            events: rows(),
            quotes: Vec::new(),
        };
        let log = Log::read(&tables, &gazetteer, &mut faults);
        assert!(faults.is_empty(), "{faults}");
        World { log, gazetteer }
    })
}

fn places() -> String {
    let mut text = String::from("id,name,kind,lon,lat,part_of,source\n");
    for district in 0..100 {
        let _ = writeln!(text, "d{district},District {district},district,,,,bench");
    }
    for place in 0..PLACES {
        let (lon, lat) = (place % 150, place / 150);
        let (kind, whole) = match place % 10 {
            9 => ("part", format!("p{}", place - 1)),
            _ => ("town", format!("d{}", place % 100)),
        };
        let _ =
            writeln!(text, "p{place},Place {place},{kind},{lon}.5,{}.{},{whole},bench", lat / 10, lat % 10);
    }
    text
}

fn blocs() -> String {
    "id,name,short,kind\nb0,B0,B0,side\nb1,B1,B1,side\nb2,B2,B2,side\nb3,B3,B3,local\n".into()
}

fn parties() -> String {
    let rows = (0..10).map(|i| format!("r{i},Party {i}\n"));
    "id,name\n".chars().chain(rows.collect::<String>().chars()).collect()
}

fn allegiance() -> String {
    let row = |i: u64| {
        format!(
            "r{i},b{},,2017-01-0{}\nr{i},b{},2017-01-0{},\n",
            i % 4,
            i % 9 + 1,
            (i + i / 5) % 4,
            i % 9 + 1
        )
    };
    format!("party,bloc,from,to\n{}", (0..10).map(row).collect::<String>())
}

fn sources() -> String {
    let row = |i: u64| format!("s{i},report,,https://example.org/{i},2020-01-01\n");
    format!("id,kind,publisher,url,published\n{}", (0..50_000).map(row).collect::<String>())
}

/// A file for each fifth of the events, as a keeper of so long a log would have.
fn rows() -> Vec<(String, String)> {
    let mut numbers = Numbers(2014);
    let start: Date = "2014-01-01".parse().unwrap_or(Date::ZERO);
    let file = |part: u64| {
        let mut text = String::from("id,date,place,what,party,opponent,confidence,sources,note\n");
        for i in part * EVENTS / 5..(part + 1) * EVENTS / 5 {
            let day = start.saturating_add(i64::try_from(numbers.below(2_190)).unwrap_or(0).days());
            let verb = Verb::ALL[usize::try_from(numbers.below(18)).unwrap_or(0)];
            let place = if numbers.below(5_000) == 0 {
                format!("d{}", numbers.below(100))
            } else {
                format!("p{}", numbers.below(PLACES))
            };
            let (party, opponent) = (numbers.below(10), numbers.below(10));
            let confidence =
                ["high", "medium", "low", "medium"][usize::try_from(numbers.below(4)).unwrap_or(0)];
            let source = numbers.below(50_000);
            let _ = writeln!(
                text,
                "e{i},{day},{place},{verb},r{party},r{opponent},{confidence},s{source},a note"
            );
        }
        text
    };
    let mut files = Vec::new();
    let mut file = file;
    for part in 0..5 {
        files.push((format!("events/{part}.csv"), file(part)));
    }
    files
}

fn end() -> Date {
    "2019-12-31".parse().unwrap_or(Date::MAX)
}

fn assess(known_by: Option<Date>) -> Histories<'static> {
    let World { log, gazetteer } = world();
    Histories::replay(log, gazetteer, &Rules::default(), known_by, end())
}

/// The whole log judged, once.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn full_assessment(bencher: Bencher<'_, '_>) {
    world();
    bencher.bench_local(|| black_box(assess(None)));
}

/// The verdict on every place of one day, each looked at.
#[divan::bench(sample_count = 50, sample_size = 1)]
fn snapshot(bencher: Bencher<'_, '_>) {
    let histories = assess(None);
    let day: Date = "2017-03-04".parse().unwrap_or(Date::ZERO);
    bencher.bench_local(|| {
        let snapshot = histories.on(black_box(day));
        let held = snapshot.iter().filter(|(_, a)| a.side.is_some()).count();
        black_box((snapshot, held))
    });
}
