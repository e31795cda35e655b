//! Words and figures as the page sets them.

use jiff::civil::Date;

use crate::ground::SquareKm;
use crate::style::{Weight, text_width};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A date in words, such as `8 June 2020`.
pub fn date(date: Date) -> String {
    let month = usize::try_from(date.month() - 1).ok().and_then(|i| MONTHS.get(i)).unwrap_or(&"");
    format!("{} {month} {}", date.day(), date.year())
}

/// An area to three figures, such as `119,000 km²`: more would sound surer than the map is.
pub fn area(area: SquareKm) -> String {
    let km2 = area.0.max(0.0);
    if km2 < 1.0 {
        return "under 1 km²".to_owned();
    }
    let step = 10f64.powf((km2.log10().floor() - 2.0).max(0.0));
    format!("{} km²", thousands((km2 / step).round() * step))
}

/// A whole number with its thousands set apart by commas.
pub fn thousands(number: f64) -> String {
    let digits = format!("{:.0}", number.abs());
    let mut words = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            words.push(',');
        }
        words.push(digit);
    }
    words
}

/// A text broken at spaces into lines of at most a width in pixels. A longer word has a line of its own.
pub fn wrap(text: &str, weight: Weight, size: f64, width: f64) -> Vec<String> {
    let space = text_width(" ", weight, size);
    let mut lines: Vec<String> = Vec::new();
    let mut filled = 0.0;
    for word in text.split_whitespace() {
        let extent = text_width(word, weight, size);
        match lines.last_mut() {
            Some(line) if filled + space + extent <= width => {
                line.push(' ');
                line.push_str(word);
                filled += space + extent;
            }
            _ => {
                lines.push(word.to_owned());
                filled = extent;
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_written_in_words() {
        assert_eq!(date(jiff::civil::date(2020, 6, 8)), "8 June 2020");
    }

    #[test]
    fn areas_keep_three_figures_and_set_thousands_apart() {
        let words = |km2| area(SquareKm(km2));
        assert_eq!(words(119_432.7), "119,000 km²");
        assert_eq!(words(1_759_540.0), "1,760,000 km²");
        assert_eq!(words(84.6), "85 km²");
        assert_eq!(words(0.2), "under 1 km²");
    }

    #[test]
    fn wrapped_lines_are_no_wider_than_asked_and_lose_no_word() {
        let text = "Not a statement on borders or sovereignty by anybody who drew this map";
        let lines = wrap(text, Weight::Regular, 10.0, 120.0);
        assert!(lines.len() > 2);
        assert!(lines.iter().all(|line| text_width(line, Weight::Regular, 10.0) <= 120.0));
        assert_eq!(lines.join(" "), text);
    }
}
