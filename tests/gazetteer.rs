//! The gazetteer on the places of Libya: every spelling, and nothing that is no place.

#![allow(clippy::panic, reason = "a test that cannot read its table has failed")]
#![allow(clippy::print_stdout, reason = "the tallies are what these tests are run for")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use frontline::gazetteer::{Doubt, Gazetteer, Hints, PlaceId, Resolution, Tables, Tier};
use frontline::ground::Region;
use frontline::table::Faults;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

/// Rows of cells of a CSV file below the root of the crate, without its header.
fn rows(file: &str) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_reader(text(file).into_bytes().leak() as &[u8]);
    let record = |record: Result<csv::StringRecord, csv::Error>| {
        record.expect("the table is CSV").iter().map(str::to_owned).collect()
    };
    reader.records().map(record).collect()
}

fn text(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn tables() -> Tables {
    let file = |name: &str| vec![(name.to_owned(), text(&format!("gazetteer/libya/{name}")))];
    Tables { places: file("places.csv"), names: file("names.csv"), roads: file("roads.csv") }
}

fn libya() -> Gazetteer {
    Gazetteer::read(tables(), &mut Faults::default())
}

/// What came of looking up names whose place is known.
#[derive(Default)]
struct Tally {
    right: usize,
    /// Refused as ambiguous, the right place among the choices.
    asked: usize,
    missed: usize,
    wrong: usize,
    notes: String,
}

impl Tally {
    fn count(&mut self, spelling: &str, place: &str, resolution: &Resolution) {
        match resolution {
            Resolution::Found(one) if one.place.as_str() == place => self.right += 1,
            Resolution::Found(one) => {
                self.wrong += 1;
                let _ = writeln!(self.notes, "WRONG {spelling}: {} ({:?}) for {place}", one.place, one);
            }
            Resolution::Ambiguous { among, .. } => {
                let held = among.iter().any(|one| one.place.as_str() == place);
                if held {
                    self.asked += 1;
                } else {
                    self.missed += 1;
                }
                let ids: Vec<_> = among.iter().map(|one| format!("{}~{}", one.place, one.matched)).collect();
                let _ = writeln!(self.notes, "asked {spelling}: {} for {place}", ids.join(" "));
            }
            Resolution::Nearby(near) => {
                self.missed += 1;
                let ids: Vec<_> = near.iter().map(|one| format!("{} {}", one.place, one.score)).collect();
                let _ = writeln!(self.notes, "near  {spelling}: {} for {place}", ids.join(", "));
            }
            Resolution::Nothing => {
                self.missed += 1;
                let _ = writeln!(self.notes, "none  {spelling} for {place}");
            }
        }
    }

    fn recall(&self) -> f64 {
        self.right as f64 / (self.right + self.asked + self.missed + self.wrong) as f64
    }

    fn report(&self, of: &str) {
        println!("{}", self.notes);
        println!(
            "{of}: {} right, {} asked, {} missed, {} wrong; recall {:.3}",
            self.right,
            self.asked,
            self.missed,
            self.wrong,
            self.recall()
        );
    }
}

fn resolve(gazetteer: &Gazetteer, text: &str) -> Resolution {
    gazetteer.resolve(text, &Hints::default())
}

#[test]
fn spellings_that_no_table_lists_are_found_and_never_wrong() {
    let gazetteer = libya();
    let mut tally = Tally::default();
    for row in rows("tests/gazetteer/spellings.csv") {
        tally.count(&row[0], &row[1], &resolve(&gazetteer, &row[0]));
    }
    tally.report("spellings");
    assert_eq!(tally.wrong, 0);
    assert!(tally.recall() >= 0.97);
}

/// Rows of a table `text,found,ambiguous` that are answered otherwise: by none of the places in `found`
/// and by no question that has all places of `ambiguous` for choice.
fn disagreements(gazetteer: &Gazetteer, table: &str) -> String {
    let mut faults = String::new();
    for row in rows(table) {
        let ids = |cell: &str| cell.split(' ').filter(|id| !id.is_empty()).map(str::to_owned).collect();
        let (found, among): (Vec<String>, Vec<String>) = (ids(&row[1]), ids(&row[2]));
        let resolution = resolve(gazetteer, &row[0]);
        let right = match &resolution {
            Resolution::Found(one) => found.iter().any(|id| id == one.place.as_str()),
            Resolution::Ambiguous { among: choices, .. } => {
                let offered = |id: &String| choices.iter().any(|one| one.place.as_str() == id);
                !among.is_empty() && among.iter().all(offered)
            }
            Resolution::Nearby(_) | Resolution::Nothing => found.is_empty() && among.is_empty(),
        };
        if !right {
            let _ = writeln!(faults, "{row:?}: {resolution:?}");
        }
    }
    faults
}

#[test]
fn spellings_written_after_the_code_are_found_and_never_wrong() {
    let gazetteer = libya();
    let mut tally = Tally::default();
    for row in rows("tests/gazetteer/spellings_later.csv") {
        tally.count(&row[0], &row[1], &resolve(&gazetteer, &row[0]));
    }
    tally.report("later spellings");
    assert_eq!(tally.wrong, 0);
    assert!(tally.recall() >= 0.97);
}

#[test]
fn a_collision_is_decided_by_kind_or_refused() {
    let faults = disagreements(&libya(), "tests/gazetteer/collisions.csv");
    assert!(faults.is_empty(), "{faults}");
}

#[test]
fn the_spellings_of_the_articles_are_found() {
    let faults = disagreements(&libya(), "tests/gazetteer/variants.csv");
    assert!(faults.is_empty(), "{faults}");
}

#[test]
fn what_is_no_place_is_not_matched_by_force() {
    let gazetteer = libya();
    let forced: Vec<String> = text("tests/gazetteer/strangers.txt")
        .lines()
        .filter_map(|line| match resolve(&gazetteer, line) {
            Resolution::Found(_) | Resolution::Ambiguous { .. } => {
                Some(format!("{line}: {:?}", gazetteer.find(line)))
            }
            Resolution::Nearby(_) | Resolution::Nothing => None,
        })
        .collect();
    assert!(forced.is_empty(), "{}", forced.join("\n"));
}

/// Each listed name is taken out and looked up among the rest.
#[test]
#[ignore = "2,500 gazetteers; run with --release --run-ignored all"]
fn a_listed_name_that_is_taken_out_is_hardly_ever_wrong() {
    let tables = tables();
    let (file, names) = &tables.names[0];
    let lines: Vec<&str> = names.lines().collect();
    let mut tally = Tally::default();
    let (whole, mut shared) = (libya(), 0);
    for (i, row) in rows("gazetteer/libya/names.csv").iter().enumerate() {
        if whole.find(&row[1]).iter().filter(|one| one.by <= Tier::Arabic).count() > 1 {
            shared += 1;
            continue;
        }
        let rest: Vec<&str> =
            lines.iter().enumerate().filter(|(j, _)| *j != i + 1).map(|(_, line)| *line).collect();
        let tables = Tables { names: vec![(file.clone(), rest.join("\n"))], ..tables.clone() };
        let gazetteer = Gazetteer::read(tables, &mut Faults::default());
        tally.count(&row[1], &row[0], &resolve(&gazetteer, &row[1]));
    }
    println!("{shared} names of several places left aside");
    tally.report("leave one out");
    assert!(tally.wrong * 100 <= tally.right);
}

#[test]
fn every_listed_name_finds_its_place_or_asks() {
    let gazetteer = libya();
    let mut tally = Tally::default();
    for row in rows("gazetteer/libya/names.csv") {
        tally.count(&row[1], &row[0], &resolve(&gazetteer, &row[1]));
    }
    tally.report("listed names");
    assert_eq!(tally.missed, 0);
}

#[test]
fn the_tables_of_libya_have_no_fault() {
    let mut faults = Faults::default();
    let gazetteer = Gazetteer::read(tables(), &mut faults);
    assert!(faults.is_empty(), "{faults}");
    assert!(gazetteer.places().len() > 400);
}

#[test]
fn hamza_camp_is_a_part_of_tripoli_through_a_neighbourhood() {
    let gazetteer = libya();
    let tripoli = PlaceId::new("tripoli");
    assert_eq!(gazetteer.settlement_of(&PlaceId::new("hamza-camp")), Some(&tripoli));
    assert!(gazetteer.parts(&tripoli).iter().any(|part| part.id.as_str() == "hamza-camp"));
    let areas = gazetteer.areas_of(&PlaceId::new("waddan"));
    assert!(areas.contains(&&PlaceId::new("fezzan")), "{areas:?}");
}

/// `cargo nextest run --no-capture doubts_of_libya` lists them.
#[test]
fn the_doubts_of_libya_are_those_that_its_notes_name() {
    let land = Region::from_geojson(&text("gazetteer/libya/land.geojson")).expect("the outline");
    let doubts = libya().doubts(&land);
    for doubt in &doubts {
        println!("{doubt}");
    }
    let twins = doubts.iter().filter(|doubt| matches!(doubt, Doubt::OnePoint(..))).count();
    assert_eq!(twins, 4, "places.md names four twins");
    assert!(!doubts.iter().any(|doubt| matches!(doubt, Doubt::Swapped(_))));
}

#[test]
fn ids_stand_once() {
    let gazetteer = libya();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for place in gazetteer.places() {
        *seen.entry(place.id.as_str()).or_default() += 1;
    }
    assert!(seen.values().all(|count| *count == 1));
}

/// Names, words around names, and characters that text goes wrong with.
fn texts() -> impl Strategy<Value = String> {
    let name = prop::sample::select(vec![
        "Sirte",
        "ورشفانة",
        "Abu Grein",
        "al-",
        "ال",
        "(",
        ")",
        ",",
        "،",
        " near ",
        " in ",
        " between ",
        " and ",
        "30 km west of ",
        "٣٠ كم غرب ",
        "و",
        "\u{202e}",
        "\u{200f}",
        "\u{301}",
        "d'",
        "'s ",
        "-",
        "/",
        "oil field",
        "قاعدة",
        "east north ",
        "of of ",
        "Сирт",
        "\u{fdfa}",
        "ﷺ",
        "가",
        "İ",
        "ẞ",
        "1e308 km of ",
        "٫",
        "🏴",
    ]);
    let piece = prop_oneof![3 => name.prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    prop_oneof![prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat()), any::<String>()]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_answered(text in texts()) {
        thread_local! { static LIBYA: Gazetteer = libya(); }
        LIBYA.with(|gazetteer| {
            let found = gazetteer.find(&text);
            let _ = gazetteer.locate(&text, &Hints::default());
            prop_assert_eq!(found, gazetteer.find(&text));
            Ok(())
        })?;
    }
}

/// `FUZZ_SECONDS=600 cargo nextest run --release --run-ignored all random_text` is the long run.
#[test]
#[ignore = "runs for as long as FUZZ_SECONDS says, ten by default"]
fn random_text_is_answered_within_50_ms() {
    let seconds = std::env::var("FUZZ_SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(10);
    let (gazetteer, mut runner) = (libya(), TestRunner::deterministic());
    let (start, mut worst, mut count) = (Instant::now(), (Duration::ZERO, String::new()), 0u64);
    while start.elapsed() < Duration::from_secs(seconds) {
        let text = texts().new_tree(&mut runner).expect("the strategy makes texts").current();
        let time = || {
            let look_up = Instant::now();
            let _ = gazetteer.resolve(&text, &Hints::default());
            let _ = gazetteer.locate(&text, &Hints::default());
            look_up.elapsed()
        };
        // A machine that does something else in between is no fault of the look-up.
        let first = time();
        let took = if first > worst.0 { first.min(time()).min(time()) } else { first };
        worst = worst.max((took, text));
        count += 1;
    }
    println!("{count} texts, the longest look-up {:?}: {:?}", worst.0, worst.1);
    assert!(worst.0 < Duration::from_millis(50));
}
