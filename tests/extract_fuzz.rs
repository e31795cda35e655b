//! Anything as an article: pieces of the invented articles, cut, spliced, and strewn with marks and noise.
//!
//!     FRONTLINE_FUZZ_SECONDS=600 cargo nextest run --test extract_fuzz --run-ignored all
//!
//! Every test run reads a thousand.

#![expect(clippy::print_stdout, reason = "how many articles were read is for reading")]

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use frontline::extract::{Article, Format, Knowledge, extract};
use frontline::table::Faults;
use frontline::theatre::{Folder, Theatre};

/// Knuth's linear congruential generator: the same articles on every machine.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }

    fn below(&mut self, sides: usize) -> usize {
        usize::try_from(self.next()).unwrap_or(0) % sides.max(1)
    }

    fn one<'t, T>(&mut self, of: &'t [T]) -> &'t T {
        &of[self.below(of.len())]
    }
}

/// What breaks readers: marks that open and never close, letters of other scripts, ends of lines.
const MARKS: [&str; 34] = [
    "\"",
    "'",
    "(",
    ")",
    "[",
    "]",
    "[restrict]",
    ". . .",
    "...",
    "\u{2026}",
    "\u{2014}",
    "\u{2013}",
    "-",
    "'s",
    "\n",
    "\r\n",
    "\0",
    "\u{feff}",
    "\u{a0}",
    "\u{200b}",
    "&amp;",
    "&#x110000;",
    "<p",
    "</p>",
    "<script>",
    "<!--",
    "# ",
    "](",
    "\u{645}\u{62f}\u{64a}\u{646}\u{629}",
    "\u{1f4a5}",
    "e\u{301}",
    "99999999999999999999",
    "31 February",
    "km of",
];

/// Words that frames hang on, thrown in where they do not belong.
const WORDS: [&str; 34] = [
    "captured",
    "withdrew from",
    "the town of",
    "under the control of",
    "where",
    "which",
    "between",
    "and",
    "tried to",
    "forced to",
    "said",
    "denied",
    "according to",
    "as",
    "with",
    "taking",
    "led by",
    "30 km west of",
    "the rest of",
    "remains in",
    "they",
    "it",
    "we",
    "the army",
    "rebels",
    "offensive",
    "after clashes with",
    "towards",
    "was",
    "been",
    "to reach",
    "prior to",
    "announced the start of",
    "no longer",
];

fn article(dice: &mut Dice, pieces: &[String]) -> String {
    let mut text = String::new();
    for _ in 0..=dice.below(40) {
        match dice.below(8) {
            0 => text.push_str(dice.one::<&str>(&MARKS)),
            1 | 2 => text.push_str(dice.one::<&str>(&WORDS)),
            3 => {
                let bytes: Vec<u8> = (0..dice.below(12)).map(|_| dice.next().to_le_bytes()[0]).collect();
                text.push_str(&String::from_utf8_lossy(&bytes));
            }
            _ => {
                let piece: Vec<&str> = dice.one(pieces).split(' ').collect();
                let from = dice.below(piece.len());
                let to = from + 1 + dice.below(piece.len() - from);
                text.push_str(&piece[from..to.min(piece.len())].join(" "));
            }
        }
        if dice.below(9) > 0 {
            text.push(' ');
        }
    }
    text
}

fn read(knowledge: &Knowledge<'_>, raw: &str, dice: &mut Dice) {
    let format = *dice.one(&[Format::Text, Format::Markdown, Format::Html]);
    let published = (dice.below(4) > 0).then(|| jiff::civil::date(2019, 4, 6));
    let article =
        Article { raw, format, published, publisher: dice.one::<&str>(&["", "The Gazette", "LNA"]) };
    let found = extract(&article, knowledge);
    let characters = raw.chars().count();
    for candidate in &found.candidates {
        let spans = candidate.marks.iter().map(|mark| mark.span).chain([candidate.span, candidate.trigger]);
        for [from, to] in spans.chain(candidate.again.iter().copied()) {
            assert!(from <= to && to <= characters, "{from}..{to} of {characters} in {raw:?}");
        }
        assert!((0.0..=1.0).contains(&candidate.confidence), "{}", candidate.confidence);
    }
    assert_eq!(found, extract(&article, knowledge), "read twice it says the same: {raw:?}");
}

/// Reads articles until it is told to stop; gives how many.
fn fuzz(stop: impl Fn(usize) -> bool) -> usize {
    let theatre = Theatre::read(Folder::embedded("libya").expect("it ships")).expect("without faults");
    let mut faults = Faults::default();
    let mentions = theatre.folder().read_one("mentions.csv").expect("readable");
    let mentions = mentions.as_deref().map(|text| ("mentions.csv", text));
    let knowledge = Knowledge::read(&theatre.log, &theatre.gazetteer, mentions, &mut faults);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/extract");
    let pairs = fs::read_to_string(folder.join("contrast.txt")).expect("the pairs");
    let mut pieces: Vec<String> =
        pairs.lines().filter_map(|line| Some(line.split_once(" | ")?.1.to_owned())).collect();
    pieces.push("Forces loyal to Haftar took Sirte, Gharyan and Brak from the GNA on 3 May.".into());
    let (mut dice, mut count) = (Dice(20_190_404), 0);
    while !stop(count) {
        let raw = article(&mut dice, &pieces);
        read(&knowledge, &raw, &mut dice);
        count += 1;
    }
    count
}

#[test]
fn anything_is_read_without_a_panic() {
    assert_eq!(fuzz(|count| count == 1_000), 1_000);
}

#[test]
#[ignore = "takes as long as FRONTLINE_FUZZ_SECONDS says"]
fn anything_is_read_without_a_panic_for_long() {
    let seconds = std::env::var("FRONTLINE_FUZZ_SECONDS").ok().and_then(|text| text.parse().ok());
    let end = Instant::now() + Duration::from_secs(seconds.unwrap_or(60));
    let count = fuzz(|_| Instant::now() >= end);
    println!("{count} articles");
}
