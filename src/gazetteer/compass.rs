//! Directions as texts say them: `north`, `au sud-ouest`, `westlich`, `شمال غرب`, `WNW`.

use geo::{Bearing as _, Geodesic, Point};

use crate::ground::LonLat;

/// A direction, and how far to either side of it a text may mean.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bearing {
    /// Degrees clockwise from north, 0 up to 360.
    pub degrees: f64,
    /// Degrees to either side.
    pub spread: f64,
}

impl Bearing {
    /// Whether one position lies in this direction from another, give or take as much again.
    pub fn points(self, from: LonLat, to: LonLat) -> bool {
        let point = |at: LonLat| Point::new(at.lon(), at.lat());
        let bearing = Geodesic.bearing(point(from), point(to));
        let off = (bearing - self.degrees).rem_euclid(360.0);
        off.min(360.0 - off) <= 2.0 * self.spread
    }
}

/// Words for directions, as [`super::fold::plain`] leaves them, with degrees from north.
const WORDS: &[(f64, &[&str])] = &[
    (0.0, &["north", "northern", "northwards", "nord", "septentrional", "nordlich", "norte", "شمال"]),
    (0.0, &["شمالي", "الشمال", "الشمالي", "الشماليه"]),
    (45.0, &["northeast", "northeastern", "nordest", "noreste", "nordeste", "nordostlich", "nordost"]),
    (90.0, &["east", "eastern", "eastwards", "est", "oriental", "ostlich", "este", "ost", "شرق", "شرقي"]),
    (90.0, &["الشرق", "الشرقي", "الشرقيه", "orientale"]),
    (135.0, &["southeast", "southeastern", "sudest", "sureste", "sudeste", "sudostlich", "sudost"]),
    (180.0, &["south", "southern", "southwards", "sud", "meridional", "sudlich", "sur", "جنوب", "جنوبي"]),
    (180.0, &["الجنوب", "الجنوبي", "الجنوبيه", "meridionale"]),
    (225.0, &["southwest", "southwestern", "sudouest", "sudovest", "suroeste", "sudwestlich", "sudwest"]),
    (270.0, &["west", "western", "westwards", "ouest", "ovest", "occidental", "westlich", "oeste", "غرب"]),
    (270.0, &["غربي", "غربا", "الغرب", "الغربي", "الغربيه", "occidentale"]),
    (315.0, &["northwest", "northwestern", "nordouest", "nordovest", "noroeste", "nordwestlich", "nordwest"]),
];

/// The points of the compass by their letters, a sixteenth of the round each.
const LETTERS: [&str; 16] =
    ["n", "nne", "ne", "ene", "e", "ese", "se", "sse", "s", "ssw", "sw", "wsw", "w", "wnw", "nw", "nnw"];

/// Degrees from north that a word means.
pub(super) fn degrees(word: &str) -> Option<f64> {
    WORDS.iter().find(|(_, words)| words.contains(&word)).map(|(degrees, _)| *degrees)
}

/// Degrees from north that letters such as `WNW` mean.
pub(super) fn letters(word: &str) -> Option<f64> {
    (0u8..).zip(LETTERS).find(|(_, letters)| *letters == word).map(|(i, _)| f64::from(i) * 22.5)
}

/// The direction that words begin with, and how many of them say it. Two words such as `north west` or
/// `north-north-west` are taken together.
pub(super) fn bearing<'a>(words: impl Iterator<Item = &'a str>) -> Option<(Bearing, usize)> {
    let said: Vec<f64> = words.map_while(degrees).take(3).collect();
    let (mut sin, mut cos) = (0.0, 0.0);
    for degrees in &said {
        let (s, c) = degrees.to_radians().sin_cos();
        sin += s;
        cos += c;
    }
    // `north south` is no direction.
    let one = !said.is_empty() && f64::hypot(sin, cos) > 0.1;
    let degrees = f64::atan2(sin, cos).to_degrees().rem_euclid(360.0);
    let spread = if said.len() == 3 { 11.25 } else { 22.5 };
    one.then_some((Bearing { degrees: (degrees * 100.0).round() / 100.0 % 360.0, spread }, said.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Option<f64> {
        bearing(text.split(' ')).map(|(bearing, _)| bearing.degrees)
    }

    #[test]
    fn directions_are_read_in_one_word_or_two() {
        assert_eq!(said("west of sirte"), Some(270.0));
        assert_eq!(said("north west of sirte"), Some(315.0));
        assert_eq!(said("sud ouest de syrte"), Some(225.0));
        assert_eq!(said("شمال غرب"), Some(315.0));
        assert_eq!(said("north south"), None);
        assert_eq!(said("sirte"), None);
        assert_eq!(letters("wnw"), Some(292.5));
    }
}
