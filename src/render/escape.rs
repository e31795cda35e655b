//! Text made safe for the formats that carry it.

/// Text for XML and SVG, in elements and attributes: markup is escaped; control characters, and those
/// that turn the direction of what follows, are left out.
///
/// ```
/// assert_eq!(frontline::render::xml("R&D <b>\u{202e}"), "R&amp;D &lt;b&gt;");
/// ```
pub fn xml(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\t' | '\n' | '\r' => safe.push(' '),
            _ if letter.is_control() || turns_direction(letter) || is_no_character(letter) => {}
            _ => safe.push(letter),
        }
    }
    safe
}

/// A line of text for SVG, as [`xml`]; one whose first letter runs from right to left is embedded in
/// that direction, as the bidirectional algorithm would do for a paragraph of its own.
pub fn line(text: &str) -> String {
    let safe = xml(text);
    if runs_from_right(text) { format!("\u{202b}{safe}\u{202c}") } else { safe }
}

/// Whether the first letter with a direction runs from right to left (UAX 9, P2 and P3, for the scripts
/// that the bundled fonts have).
fn runs_from_right(text: &str) -> bool {
    let strong = |c: &char| c.is_alphabetic() || matches!(c, '\u{200e}' | '\u{200f}');
    let first = text.chars().find(strong);
    first.is_some_and(|c| matches!(c, '\u{200f}' | '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'))
}

/// Embeddings, overrides and isolates of the bidirectional algorithm (UAX 9).
fn turns_direction(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// What XML 1.0 cannot carry.
fn is_no_character(letter: char) -> bool {
    matches!(letter, '\u{fffe}' | '\u{ffff}')
}
