//! Directions as texts say them.

/// Words for directions, as [`super::fold::plain`] leaves them, with degrees from north.
const WORDS: &[(f64, &[&str])] = &[
    (
        0.0,
        &["north", "northern", "northwards", "nord", "septentrional", "nordlich", "norte", "شمال", "شمالي"],
    ),
    (45.0, &["northeast", "northeastern", "nordest", "noreste", "nordostlich", "nordost"]),
    (90.0, &["east", "eastern", "eastwards", "est", "oriental", "ostlich", "este", "ost", "شرق", "شرقي"]),
    (135.0, &["southeast", "southeastern", "sudest", "sureste", "sudostlich", "sudost"]),
    (180.0, &["south", "southern", "southwards", "sud", "meridional", "sudlich", "sur", "جنوب", "جنوبي"]),
    (225.0, &["southwest", "southwestern", "sudouest", "sudovest", "suroeste", "sudwestlich", "sudwest"]),
    (270.0, &["west", "western", "westwards", "ouest", "ovest", "occidental", "westlich", "oeste", "غرب"]),
    (270.0, &["غربي", "غربا"]),
    (315.0, &["northwest", "northwestern", "nordouest", "nordovest", "noroeste", "nordwestlich", "nordwest"]),
];

/// Degrees from north that a word means.
pub(super) fn degrees(word: &str) -> Option<f64> {
    WORDS.iter().find(|(_, words)| words.contains(&word)).map(|(degrees, _)| *degrees)
}

/// What is left of `western Libya` without its direction; `None` where there is none, or nothing else.
pub(super) fn without_direction(plain: &str) -> Option<&str> {
    let (first, rest) = plain.split_once(' ')?;
    degrees(first).map(|_| rest)
}
