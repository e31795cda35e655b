//! A text in words: numbers, units and directions among them, and names as they are written.

use super::compass::{self, Bearing};
use super::fold::{MOST_BYTES, plain};

/// A distance as stated.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stated {
    /// Kilometres.
    pub km: f64,
    /// Kilometres that rounding hides: half of the last digit that is not nought, at most a quarter.
    pub rounding: f64,
}

/// Words for units, with their kilometres.
const UNITS: &[(f64, &[&str])] = &[
    (1.0, &["km", "kms", "kilometre", "kilometres", "kilometer", "kilometers", "kilometern", "kilometri"]),
    (1.0, &["chilometri", "kilometros", "كم", "كيلومتر", "كيلومترا", "كيلو"]),
    (1.609_344, &["mile", "miles", "mi", "milles", "miglia", "millas", "meilen", "ميل", "ميلا"]),
    (0.001, &["m", "metre", "metres", "meter", "meters", "metern", "metri", "metros", "متر", "مترا"]),
];
/// Words between a distance or a direction and its name.
pub(super) const OF: &str = "of from de du d des di da dal del della dell von vom outside the l la le من عن";

/// Whether a word is one of these.
pub(super) fn is_one(word: &str, these: &str) -> bool {
    !word.is_empty() && these.split(' ').any(|one| one == word)
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
        if text.len() <= MOST_BYTES {
            for chunk in text.split_whitespace() {
                let start = chunk.as_ptr() as usize - text.as_ptr() as usize;
                split_chunk(chunk, start, &mut words);
            }
        }
        Self { text, words }
    }

    /// How many words there are.
    pub(super) fn count(&self) -> usize {
        self.words.len()
    }

    /// A word by its number; empty behind the last.
    pub(super) fn word(&self, i: usize) -> &str {
        self.words.get(i).map_or("", |word| word.0.as_str())
    }

    /// The first word from `from` that is none of these.
    pub(super) fn skip(&self, from: usize, these: &str) -> usize {
        (from..self.words.len()).find(|i| !is_one(self.word(*i), these)).unwrap_or(self.words.len())
    }

    /// The name from a word to the end, behind the words that lead to it.
    pub(super) fn name(&self, from: usize) -> Option<String> {
        let start = self.words.get(self.skip(from, OF))?.1;
        Some(self.text[start..].trim().to_owned())
    }

    /// The name from a word to before another one.
    pub(super) fn name_between(&self, from: usize, to: usize) -> Option<String> {
        let (start, end) = (self.words.get(from)?.1, self.words.get(to)?.1);
        let name = self.text.get(start..end)?.trim();
        (!name.is_empty()).then(|| name.to_owned())
    }

    /// The direction that begins at a word, and the word behind it.
    pub(super) fn bearing(&self, from: usize) -> Option<(Bearing, usize)> {
        let words = self.words.get(from..)?.iter().map(|word| word.0.as_str());
        let (bearing, length) = compass::bearing(words)?;
        Some((bearing, from + length))
    }

    /// The distance that begins at a word, and the word behind it.
    pub(super) fn distance(&self, at: usize) -> Option<(Stated, usize)> {
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
}
