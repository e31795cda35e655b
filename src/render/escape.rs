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

/// Embeddings, overrides and isolates of the bidirectional algorithm (UAX 9).
fn turns_direction(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// What XML 1.0 cannot carry.
fn is_no_character(letter: char) -> bool {
    matches!(letter, '\u{fffe}' | '\u{ffff}')
}
