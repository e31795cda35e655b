//! How fast names are looked up among 40,000 places with 160,000 names, beside a plain scan of them.
//!
//! `cargo bench --bench gazetteer` prints one table. The names are made up of syllables, the same in
//! every run; a quarter of the places shares its name with another one.

#![expect(clippy::print_stdout, reason = "a bench prints its table")]

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

use frontline::gazetteer::{Gazetteer, Tables};
use frontline::table::Faults;

const PLACES: usize = 40_000;
const NAMES: usize = 3;

/// A generator that is the same everywhere (Knuth's MMIX).
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % sides
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.throw(of.len())]
    }

    fn name(&mut self) -> String {
        let mut name = String::new();
        for _ in 0..2 + self.throw(3) {
            name.push_str(
                self.one(&["b", "t", "j", "h", "kh", "d", "r", "z", "s", "sh", "gh", "f", "q", "k"]),
            );
            name.push_str(self.one(&["a", "i", "u", "e", "ou", "ay"]));
            name.push_str(self.one(&["", "n", "r", "m", "l", "t", "d", "b"]));
        }
        let (first, rest) = name.split_at(1);
        format!("{}{}{rest}", self.one(&["", "", "al-", "Bani ", "Umm al-", "Bir "]), first.to_uppercase())
    }
}

/// What the tables hold, and every name of them.
fn made_up() -> (Tables, Vec<String>) {
    let mut dice = Dice(1);
    let (mut places, mut names) = ("id,name,kind,lon,lat,source\n".to_owned(), "place,name\n".to_owned());
    let mut all: Vec<String> = Vec::with_capacity(PLACES * (NAMES + 1));
    for i in 0..PLACES {
        let name = if i % 4 == 0 && i > 0 { all[dice.throw(i)].clone() } else { dice.name() };
        let (lon, lat) = (dice.throw(1_800_000), dice.throw(900_000));
        let (lon, lat) = (lon as f64 / 1e5 + 9.0, lat as f64 / 1e5 + 20.0);
        // Writing to a string cannot fail.
        let _ = writeln!(places, "p{i:05},{name},town,{lon:.4},{lat:.4},made up");
        all.push(name);
        for _ in 0..NAMES {
            let name = dice.name();
            let _ = writeln!(names, "p{i:05},{name}");
            all.push(name);
        }
    }
    let file = |name: &str, text| vec![(name.to_owned(), text)];
    let tables =
        Tables { places: file("places.csv", places), names: file("names.csv", names), roads: Vec::new() };
    (tables, all)
}

fn typo(name: &str) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    let middle = letters.len() / 2;
    letters.swap(middle, middle - 1);
    letters.into_iter().collect()
}

/// Half of the look-ups are as fast as the median: on a machine that does other things as well it says
/// more than the mean.
fn report(what: &str, times: &[Duration]) {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    let at = |share: usize| sorted[(sorted.len() - 1) * share / 100].as_secs_f64() * 1e6;
    println!(
        "{what:24} {:>12.0} a second; median {:>10.3} us, 90 % {:>10.3} us, 99 % {:>10.3} us",
        1e6 / at(50),
        at(50),
        at(90),
        at(99)
    );
}

/// Times look-ups, many at a stroke where one is shorter than the clock's tick.
fn time(gazetteer: &Gazetteer, names: &[String], at_a_stroke: usize) -> Vec<Duration> {
    let stroke = |names: &[String]| {
        let start = Instant::now();
        for name in names {
            black_box(gazetteer.find(black_box(name)));
        }
        start.elapsed() / u32::try_from(names.len()).unwrap_or(1)
    };
    names.chunks_exact(at_a_stroke).map(stroke).collect()
}

/// Resident memory in MiB, where the system tells it.
fn memory() -> f64 {
    let status = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let pages: f64 = status.split(' ').nth(1).and_then(|n| n.parse().ok()).unwrap_or(0.0);
    pages * 4096.0 / f64::from(1 << 20)
}

fn main() {
    let (tables, all) = made_up();
    let before = memory();
    let start = Instant::now();
    let gazetteer = Gazetteer::read(tables.clone(), &mut Faults::default());
    println!("{} places, {} names", gazetteer.places().len(), all.len());
    println!(
        "tables read, index built: {:.0} ms; {:.0} MiB",
        start.elapsed().as_secs_f64() * 1e3,
        memory() - before
    );
    let again = Instant::now();
    let copy = Gazetteer::of(gazetteer.places().to_vec(), Vec::new());
    println!("index built: {:.0} ms", again.elapsed().as_secs_f64() * 1e3);
    drop(copy);

    report("exact", &time(&gazetteer, &all, 1000));
    let folded: Vec<String> = all.iter().map(|name| name.to_uppercase().replace('-', " ")).collect();
    report("folded", &time(&gazetteer, &folded, 1000));
    let romanised: Vec<String> = all.iter().step_by(31).map(|name| name.replace("ou", "oo") + "h").collect();
    report("romanised", &time(&gazetteer, &romanised, 1));
    let slips: Vec<String> = all.iter().step_by(31).map(|name| typo(name)).collect();
    report("fuzzy", &time(&gazetteer, &slips, 1));
    let strangers: Vec<String> = all.iter().step_by(31).map(|name| format!("x{name}zz")).collect();
    report("no such name", &time(&gazetteer, &strangers, 1));

    let lower: Vec<String> = all.iter().map(|name| name.to_lowercase()).collect();
    let scan = |name: &String| {
        let start = Instant::now();
        let name = name.to_lowercase();
        black_box(lower.iter().filter(|other| **other == name).count());
        start.elapsed()
    };
    report("plain scan, equal", &all.iter().step_by(1009).map(scan).collect::<Vec<_>>());
    let near = |name: &String| {
        let start = Instant::now();
        let name = name.to_lowercase();
        black_box(lower.iter().filter(|other| strsim::damerau_levenshtein(other, &name) <= 2).count());
        start.elapsed()
    };
    report("plain scan, two slips", &slips.iter().step_by(170).map(near).collect::<Vec<_>>());
}
