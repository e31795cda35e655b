//! The language of everything on a page that is no name: dates, figures, legend, scale bar.

use std::str::FromStr;

use jiff::civil::Date;

use super::phrases::{ARABIC, ENGLISH, FRENCH, Phrases};
use crate::ground::SquareKm;

/// A language of the furniture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Arabic, laid out from right to left.
    Ar,
    /// French.
    Fr,
}

impl FromStr for Lang {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, &'static str> {
        match text {
            "en" => Ok(Self::En),
            "ar" => Ok(Self::Ar),
            "fr" => Ok(Self::Fr),
            _ => Err("the languages are: en, ar, fr"),
        }
    }
}

impl Lang {
    /// Its code, as in the language tag of a name.
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ar => "ar",
            Self::Fr => "fr",
        }
    }

    /// Its words.
    pub fn phrases(self) -> &'static Phrases {
        match self {
            Self::En => &ENGLISH,
            Self::Ar => &ARABIC,
            Self::Fr => &FRENCH,
        }
    }

    /// Whether it runs from right to left.
    pub fn is_rtl(self) -> bool {
        self == Self::Ar
    }

    /// A text of the page: one in a language from right to left begins with a mark that says so, for
    /// texts that begin with a name or figure of the other direction.
    pub fn line(self, text: &str) -> String {
        let arabic = || text.chars().any(|letter| ('\u{590}'..='\u{8ff}').contains(&letter));
        if self.is_rtl() && arabic() { format!("\u{200f}{text}") } else { text.to_owned() }
    }

    /// A date in words, such as `8 June 2020`.
    pub fn date(self, date: Date) -> String {
        format!("{} {}", self.day(date), date.year())
    }

    /// A date without its year, such as `8 June`.
    pub fn day(self, date: Date) -> String {
        let day = match (self, date.day()) {
            (Self::Fr, 1) => "1er".to_owned(),
            (_, day) => day.to_string(),
        };
        format!("{day} {}", self.month(date))
    }

    /// The name of a date's month.
    pub fn month(self, date: Date) -> &'static str {
        let month = usize::try_from(date.month() - 1).ok();
        month.and_then(|i| self.phrases().months.get(i)).copied().unwrap_or_default()
    }

    /// An area to three figures, such as `119,000 km²`: more would sound surer than the map is.
    pub fn area(self, area: SquareKm) -> String {
        let km2 = area.0.max(0.0);
        let unit = self.phrases().km2;
        if km2 < 1.0 {
            return fill(self.phrases().under, &[&format!("1 {unit}")]);
        }
        format!("{} {unit}", self.thousands(three_figures(km2)))
    }

    /// A change of area with its sign.
    pub fn gain(self, area: SquareKm) -> String {
        let sign = if area.0 < 0.0 { '\u{2212}' } else { '+' };
        let km2 = self.thousands(three_figures(area.0.abs()));
        if km2 == "0" { km2 } else { format!("\u{200e}{sign}{km2}") }
    }

    /// A whole number with its thousands set apart.
    pub fn thousands(self, number: f64) -> String {
        let mark = self.phrases().thousands;
        let digits = format!("{:.0}", number.abs());
        let mut words = String::new();
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                words.push(mark);
            }
            words.push(digit);
        }
        words
    }
}

fn three_figures(km2: f64) -> f64 {
    let step = 10f64.powf((km2.max(1.0).log10().floor() - 2.0).max(0.0));
    (km2 / step).round() * step
}

/// A phrase with its `{}` filled in order.
pub fn fill(phrase: &str, parts: &[&str]) -> String {
    let mut words = String::new();
    let mut parts = parts.iter();
    let mut pieces = phrase.split("{}");
    words.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        words.push_str(parts.next().copied().unwrap_or_default());
        words.push_str(piece);
    }
    words
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_date_is_written_in_the_words_of_each_language() {
        let words = [Lang::En, Lang::Fr, Lang::Ar].map(|lang| lang.date(date(2020, 6, 1)));
        assert_eq!(words, ["1 June 2020", "1er juin 2020", "1 يونيو 2020"]);
    }

    #[test]
    fn areas_keep_three_figures_and_set_thousands_apart() {
        let words = |km2| Lang::En.area(SquareKm(km2));
        assert_eq!(words(119_432.7), "119,000 km²");
        assert_eq!(words(1_759_540.0), "1,760,000 km²");
        assert_eq!(words(84.6), "85 km²");
        assert_eq!(words(0.2), "under 1 km²");
        assert_eq!(Lang::Fr.area(SquareKm(119_432.7)), "119\u{a0}000 km²");
        assert_eq!(Lang::En.gain(SquareKm(-1234.0)), "\u{200e}\u{2212}1,230");
    }

    #[test]
    fn every_phrase_takes_as_many_parts_in_every_language() {
        let counts = |phrases: &Phrases| format!("{phrases:?}").matches("{}").count();
        assert_eq!(counts(Lang::En.phrases()), counts(Lang::Ar.phrases()));
        assert_eq!(counts(Lang::En.phrases()), counts(Lang::Fr.phrases()));
    }
}
