//! Which country a word names.

use std::fmt;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{Country, World};

/// A word that names no country, or several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotOne {
    /// None; those whose names are like it.
    None {
        /// The word.
        word: String,
        /// Countries with a name like it.
        near: Vec<Country>,
    },
    /// Several.
    Several {
        /// The word.
        word: String,
        /// The countries that it may name.
        countries: Vec<Country>,
    },
}

/// So many names that are like a wrong one are shown.
const MOST: usize = 6;

impl World {
    /// The country that a word names: a code of ISO 3166 (`LY`, `LBY`, `434`) or a name.
    ///
    /// ```
    /// use frontline::world::World;
    ///
    /// let world = World::embedded();
    /// assert_eq!(world.find("cote d'ivoire").map(|country| country.code.as_str()), Ok("CI"));
    /// assert!(world.find("Congo").is_err(), "there are two");
    /// ```
    ///
    /// # Errors
    /// When it names none, or several.
    pub fn find(&self, word: &str) -> Result<&Country, NotOne> {
        let plain = plain(word);
        let by_code = |c: &&Country| {
            let codes = [&c.code, &c.code3, &c.number];
            codes.iter().any(|code| !code.is_empty() && code.eq_ignore_ascii_case(word.trim()))
        };
        if let Some(country) = self.countries.iter().find(by_code) {
            return Ok(country);
        }
        let named: Vec<&Country> =
            self.countries.iter().filter(|c| names(c).any(|name| self::plain(name) == plain)).collect();
        match named.as_slice() {
            [] => Err(NotOne::None { word: word.to_owned(), near: self.near(&plain) }),
            [one] => Ok(one),
            several => Err(NotOne::Several {
                word: word.to_owned(),
                countries: several.iter().map(|country| (*country).clone()).collect(),
            }),
        }
    }

    /// Countries with a name that has the word in it, or is few letters away.
    fn near(&self, plain: &str) -> Vec<Country> {
        if plain.is_empty() {
            return Vec::new();
        }
        let most = (plain.chars().count() / 3).max(1);
        let distance = |country: &Country| {
            let of = |name: &str| {
                let name = self::plain(name);
                let within = plain.len() > 2 && name.contains(plain);
                if within { 0 } else { strsim::damerau_levenshtein(&name, plain) }
            };
            names(country).map(of).min().unwrap_or(usize::MAX)
        };
        let mut near: Vec<(usize, &Country)> =
            self.countries.iter().map(|country| (distance(country), country)).collect();
        near.retain(|(distance, _)| *distance <= most);
        near.sort_by(|a, b| (a.0, &a.1.name).cmp(&(b.0, &b.1.name)));
        near.into_iter().take(MOST).map(|(_, country)| country.clone()).collect()
    }
}

fn names(country: &Country) -> impl Iterator<Item = &str> {
    let shown = [country.name.as_str(), country.full.as_str(), country.arabic.as_str()];
    shown.into_iter().chain(country.others.iter().map(String::as_str)).filter(|name| !name.is_empty())
}

/// Lower-case letters and digits without marks; words parted by one space, without `the` and `of`.
fn plain(text: &str) -> String {
    let letters: String =
        text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
    let words = letters.split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !matches!(*word, "" | "the" | "of")).collect();
    words.join(" ")
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.code.as_str() {
            "" => write!(f, "{}", self.full),
            code => write!(f, "{} ({code})", self.full),
        }
    }
}

impl fmt::Display for NotOne {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let list =
            |countries: &[Country]| countries.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        match self {
            Self::Several { word, countries } => {
                write!(f, "`{word}` may be {}; name it by its code", list(countries))
            }
            Self::None { word, near } if near.is_empty() => write!(
                f,
                "no country `{word}`; write its ISO 3166 code such as SD or SDN, or its English name"
            ),
            Self::None { word, near } => write!(f, "no country `{word}`; did you mean {}?", list(near)),
        }
    }
}

impl std::error::Error for NotOne {}
