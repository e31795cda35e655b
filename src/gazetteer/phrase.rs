//! The words of a location, taken apart: `30 km west of`, `between ... and ...`, `the outskirts of`.
//!
//! Takes a text in English, French, Italian, German, Spanish or Arabic, gives a [`Phrase`] with the
//! names in it as they are written. Looks nothing up.

use super::compass::{self, Bearing};
use super::fold::plain;
use crate::ground::Km;

/// A distance as stated.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stated {
    /// Kilometres.
    pub km: f64,
    /// Kilometres that rounding hides: half of the last digit that is not nought, at most a quarter.
    pub rounding: f64,
}

/// The words of a location, their names not looked up.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Phrase {
    Offset { km: Stated, towards: Bearing, from: String },
    Between { a: String, b: String },
    Sector { towards: Bearing, from: String },
    Around { of: String, within: Km },
    Part { of: String, towards: Option<Bearing> },
}

/// Words before a location that say nothing of it.
const FILLERS: &[&str] = &[
    "about",
    "some",
    "around",
    "approximately",
    "roughly",
    "nearly",
    "almost",
    "just",
    "at",
    "a",
    "an",
    "the",
    "to",
    "in",
    "area",
    "desert",
    "located",
    "environ",
    "quelque",
    "etwa",
    "rund",
    "circa",
    "unos",
    "al",
    "à",
    "au",
    "aux",
    "l",
    "dans",
    "im",
    "auf",
    "على",
    "علي",
    "بعد",
    "نحو",
    "حوالي",
    "الي",
    "مسافه",
    "on",
    "from",
    "of",
    "far",
    "only",
];
/// Words for units, with their kilometres.
const UNITS: &[(f64, &[&str])] = &[
    (1.0, &["km", "kms", "kilometre", "kilometres", "kilometer", "kilometers", "kilometern", "kilometri"]),
    (1.0, &["chilometri", "kilometros", "كم", "كيلومتر", "كيلومترا", "كيلو"]),
    (1.609_344, &["mile", "miles", "mi", "milles", "miglia", "millas", "meilen", "ميل", "ميلا"]),
    (0.001, &["m", "metre", "metres", "meter", "meters", "metern", "metri", "metros", "متر", "مترا"]),
];
/// Words between a distance or a direction and its name.
const OF: &[&str] = &[
    "of", "from", "de", "du", "d", "des", "di", "da", "dal", "del", "della", "von", "vom", "outside", "من",
    "عن", "the", "l", "la", "le", "dell",
];
/// Words for the edge or a part of a place.
const PARTS: &[&str] = &[
    "outskirts",
    "suburbs",
    "edge",
    "edges",
    "gate",
    "gates",
    "entrance",
    "entrances",
    "fringes",
    "periphery",
    "neighbourhoods",
    "neighborhoods",
    "neighbourhood",
    "districts",
    "side",
    "part",
    "parts",
    "approaches",
    "suburb",
    "flank",
    "front",
    "banlieue",
    "peripherie",
    "portes",
    "porte",
    "faubourgs",
    "abords",
    "periferia",
    "porta",
    "porte",
    "puertas",
    "afueras",
    "stadtrand",
    "aussenbezirke",
    "ضواحي",
    "مشارف",
    "اطراف",
    "مداخل",
    "مدخل",
    "بوابات",
    "centre",
    "center",
    "downtown",
];
/// `near` and `around` without a distance mean so far (the research on articles: section 5).
const NEAR: Km = Km(10.0);
const NEARS: &[&str] = &[
    "near",
    "nearby",
    "close",
    "around",
    "outside",
    "vicinity",
    "pres",
    "proche",
    "vicino",
    "cerca",
    "nahe",
    "bei",
    "قرب",
    "بالقرب",
    "محيط",
];
const BETWEEN: &[&str] = &["between", "entre", "zwischen", "tra", "fra", "بين"];
const AND: &[&str] = &["and", "et", "und", "e", "y", "و", "to"];

impl Phrase {
    /// The phrase that a text is; `None` when it is none.
    pub(super) fn read(text: &str) -> Option<Self> {
        let words = Words::of(text);
        let start = words.skip(0, FILLERS);
        words
            .between(start)
            .or_else(|| words.offset(start))
            .or_else(|| words.part(start))
            .or_else(|| words.sector(start))
            .or_else(|| words.around(start))
    }
}

/// A text in words, each with its place in the text, so that names keep their letters.
pub(super) struct Words<'a> {
    text: &'a str,
    words: Vec<(String, usize)>,
}

impl<'a> Words<'a> {
    /// The words of a text.
    pub(super) fn of(text: &'a str) -> Self {
        let mut words = Vec::new();
        if text.len() <= super::fold::MOST_BYTES {
            for chunk in text.split_whitespace() {
                let start = chunk.as_ptr() as usize - text.as_ptr() as usize;
                split_chunk(chunk, start, &mut words);
            }
        }
        Self { text, words }
    }

    fn word(&self, i: usize) -> &str {
        self.words.get(i).map_or("", |word| word.0.as_str())
    }

    /// The first word from `from` that is none of these.
    fn skip(&self, from: usize, these: &[&str]) -> usize {
        (from..self.words.len()).find(|i| !these.contains(&self.word(*i))).unwrap_or(self.words.len())
    }

    /// The name from a word to the end, behind the words that lead to it.
    fn name(&self, from: usize) -> Option<String> {
        let start = self.words.get(self.skip(from, OF))?.1;
        Some(self.text[start..].trim().to_owned())
    }

    fn bearing(&self, from: usize) -> Option<(Bearing, usize)> {
        let words = self.words.get(from..)?.iter().map(|word| word.0.as_str());
        let (bearing, length) = compass::bearing(words)?;
        Some((bearing, from + length))
    }

    fn distance(&self, at: usize) -> Option<(Stated, usize)> {
        let number: f64 = self.word(at).parse().ok().filter(|n: &f64| n.is_finite() && *n > 0.0)?;
        let unit = UNITS.iter().find(|(_, words)| words.contains(&self.word(at + 1)))?.0;
        let km = number * unit;
        let stated = Stated { km, rounding: (last_digit(number) * unit / 2.0).min(km / 4.0) };
        (km <= 5000.0).then_some((stated, at + 2))
    }

    /// The first distance in the text.
    pub(super) fn distance_anywhere(&self) -> Option<Stated> {
        (0..self.words.len()).find_map(|i| self.distance(i)).map(|found| found.0)
    }

    /// A direction that the words begin with, by its letters or in full.
    pub(super) fn direction_letters(&self) -> Option<Bearing> {
        let letters = compass::letters(self.word(0)).map(|degrees| Bearing { degrees, spread: 22.5 });
        letters.or_else(|| self.bearing(0).map(|found| found.0))
    }

    /// `30 km west of Sirte`, `30 km from Sirte`.
    fn offset(&self, start: usize) -> Option<Phrase> {
        let (km, next) = self.distance(start)?;
        let next = self.skip(next, FILLERS);
        let letters =
            compass::letters(self.word(next)).map(|degrees| (Bearing { degrees, spread: 22.5 }, next + 1));
        if let Some((towards, next)) = self.bearing(next).or(letters) {
            return Some(Phrase::Offset { km, towards, from: self.name(next)? });
        }
        Some(Phrase::Around { of: self.name(next)?, within: Km(km.km + km.rounding) })
    }

    fn between(&self, start: usize) -> Option<Phrase> {
        if !BETWEEN.contains(&self.word(start)) {
            return None;
        }
        let (from, names) = (self.words.get(start + 1)?.1, start + 2..self.words.len());
        if let Some(and) = names.clone().find(|i| AND.contains(&self.word(*i))) {
            let a = self.text[from..self.words[and].1].trim().to_owned();
            return Some(Phrase::Between { a, b: self.name(and + 1)? });
        }
        // Arabic writes `and` together with its word.
        let and = names.clone().find(|i| self.word(*i).starts_with('و'))?;
        let to = self.words[and].1;
        let b = self.text[to..].trim().trim_start_matches('و').to_owned();
        Some(Phrase::Between { a: self.text[from..to].trim().to_owned(), b })
    }

    /// `western gates of Sirte`, `southern Tripoli`, `outskirts of Sirte`.
    fn part(&self, start: usize) -> Option<Phrase> {
        let (mut towards, mut next) = match self.bearing(start) {
            Some((towards, next)) => (Some(towards), next),
            None => (None, start),
        };
        let named = PARTS.contains(&self.word(next));
        if named {
            next += 1;
            // `ضواحي طرابلس الجنوبية`: the direction stands behind.
            let last = self.words.len().checked_sub(1)?;
            if towards.is_none() && last > next && compass::degrees(self.word(last)).is_some() {
                towards = self.bearing(last).map(|found| found.0);
                let name = self.text[self.words.get(next)?.1..self.words[last].1].trim().to_owned();
                return Some(Phrase::Part { of: name, towards });
            }
        }
        let adjective = next == start + 1 && self.word(start).ends_with("ern");
        let central = matches!(self.word(start), "central" | "downtown");
        if central {
            return Some(Phrase::Part { of: self.name(start + 1)?, towards: None });
        }
        (named || adjective).then_some(())?;
        Some(Phrase::Part { of: self.name(next)?, towards })
    }

    /// `south of Tripoli`.
    fn sector(&self, start: usize) -> Option<Phrase> {
        let (towards, next) = self.bearing(start)?;
        let arabic = self.word(start).chars().any(super::arabic::is_arabic);
        let leads = OF.contains(&self.word(next)) || arabic;
        leads.then_some(())?;
        Some(Phrase::Sector { towards, from: self.name(next)? })
    }

    fn around(&self, start: usize) -> Option<Phrase> {
        let first = (0..=start).find(|i| NEARS.contains(&self.word(*i)))?;
        let next = self.skip(first + 1, &["to", "by", "the", "vicinity"]);
        Some(Phrase::Around { of: self.name(next)?, within: NEAR })
    }
}

/// One run of letters between spaces, in words: `30km` is two.
fn split_chunk(chunk: &str, start: usize, words: &mut Vec<(String, usize)>) {
    let digits =
        chunk.find(|c: char| !(c.is_numeric() || matches!(c, '.' | ',' | '٫'))).unwrap_or(chunk.len());
    let (number, rest) = chunk.split_at(digits);
    let number: String = plain(&number.replace(['.', '٫'], "p").replace(',', "c"));
    if number.starts_with(|c: char| c.is_ascii_digit()) {
        words.push((decimal(&number), start));
    }
    let plain = plain(if number.is_empty() { chunk } else { rest });
    let inner = plain.split(' ').filter(|word| !word.is_empty());
    words.extend(inner.map(|word| (word.to_owned(), start + if number.is_empty() { 0 } else { digits })));
}

/// `1c200` is 1200, `2c5` and `2p5` are 2.5.
fn decimal(number: &str) -> String {
    let thousands = number.split('c').skip(1).all(|group| group.len() == 3) && number.contains('c');
    let number = if thousands { number.replace('c', "") } else { number.replace('c', ".") };
    number.replace('p', ".").trim_end_matches('.').to_owned()
}

/// The weight of the last digit of a number that is not nought.
fn last_digit(number: f64) -> f64 {
    let mut weight = 1.0;
    while weight < 1e4 && (number / (weight * 10.0)).fract() == 0.0 {
        weight *= 10.0;
    }
    if number.fract() == 0.0 { weight } else { 0.1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_alone_or_with_their_unit() {
        for (text, km) in
            [("30 km", 30.0), ("30km", 30.0), ("2.5 km", 2.5), ("1,200 km", 1200.0), ("٣٠ كم", 30.0)]
        {
            assert_eq!(Words::of(text).distance(0).map(|found| found.0.km), Some(km), "{text}");
        }
        assert_eq!(Words::of("10 miles").distance(0).map(|found| found.0.km), Some(16.093_44));
        assert_eq!(Words::of("30 people").distance(0), None);
    }

    #[test]
    fn a_round_number_is_less_exact() {
        let rounding = |text: &str| Words::of(text).distance(0).map(|found| found.0.rounding);
        assert_eq!(rounding("30 km"), Some(5.0));
        assert_eq!(rounding("32 km"), Some(0.5));
        assert_eq!(rounding("100 km"), Some(25.0));
    }

    #[test]
    fn phrases_keep_the_letters_of_their_names() {
        let read = |text| Phrase::read(text);
        let name = |phrase: Option<Phrase>| match phrase {
            Some(Phrase::Offset { from, .. } | Phrase::Sector { from, .. }) => from,
            Some(Phrase::Around { of, .. } | Phrase::Part { of, .. }) => of,
            Some(Phrase::Between { a, b }) => format!("{a} | {b}"),
            None => String::new(),
        };
        for (text, expected) in [
            ("30 km west of Sirte", "Sirte"),
            ("about 18 miles north of Abu Grein", "Abu Grein"),
            ("à 30 km à l'ouest de Syrte", "Syrte"),
            ("30 km westlich von Sirte", "Sirte"),
            ("30 km a ovest di Sirte", "Sirte"),
            ("30 km al oeste de Sirte", "Sirte"),
            ("على بعد 30 كم غرب سرت", "سرت"),
            ("between Sirte and Abu Grein", "Sirte | Abu Grein"),
            ("بين سرت وأبو قرين", "سرت | أبو قرين"),
            ("south of Tripoli", "Tripoli"),
            ("au sud de Tripoli", "Tripoli"),
            ("جنوب طرابلس", "طرابلس"),
            ("the outskirts of Sirte", "Sirte"),
            ("western gates of Sirte", "Sirte"),
            ("southern Tripoli", "Tripoli"),
            ("ضواحي طرابلس الجنوبية", "طرابلس"),
            ("near Sirte", "Sirte"),
            ("Bani Walid", ""),
            ("30 people", ""),
        ] {
            assert_eq!(name(read(text)), expected, "{text}");
        }
    }
}
