//! The web page: one file without any network, the whole history of a theatre inside.
//!
//! Takes a [`Chronicle`] and what lies around it; gives HTML. Everything is decided before: the page only
//! looks up what holds on a day and draws it. Its own script is split over `assets/page/`; no library.

mod data;
mod lines;
mod numbers;
mod pool;

use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::xml;
use crate::ground::Plane;
use crate::layers::{About, Chronicle, Context, Side};
use jiff::civil::Date;

/// What a page is made of.
#[derive(Debug, Clone)]
pub struct Page<'a> {
    /// The history.
    pub chronicle: &'a Chronicle,
    /// What is said of it in Arabic, and what its sides are called there; in English where nobody said.
    pub arabic: &'a (About, Vec<Side>),
    /// What lies around the land.
    pub context: &'a Context,
    /// The land itself, in degrees: outer rings and holes.
    pub land: &'a [crate::ground::grid::GridShape],
    /// The plane that it is drawn in.
    pub plane: Plane,
    /// The day that it opens with; `None` is the last.
    pub day: Option<Date>,
    /// Version of the program.
    pub version: &'a str,
    /// What it was made from, where it asks its server for news, as under `serve`.
    pub live: Option<&'a str>,
}

const HTML: &str = include_str!("../../../assets/page/page.html");
const CSS: &str = include_str!("../../../assets/page/page.css");
const SCRIPTS: [&str; 8] = [
    include_str!("../../../assets/page/words.js"),
    include_str!("../../../assets/page/history.js"),
    include_str!("../../../assets/page/search.js"),
    include_str!("../../../assets/page/patterns.js"),
    include_str!("../../../assets/page/map.js"),
    include_str!("../../../assets/page/panel.js"),
    include_str!("../../../assets/page/time.js"),
    include_str!("../../../assets/page/main.js"),
];
const LIVE: &str = include_str!("../../../assets/page/live.js");

/// The page as HTML. Nothing in it comes from elsewhere, and its content security policy allows nothing
/// to; texts of the data are JSON that no element can be made of.
pub fn page(page: &Page<'_>) -> String {
    let live = if page.live.is_some() { LIVE } else { "" };
    let script = format!("\"use strict\";(() => {{\n{}{live}}})();\n", SCRIPTS.concat());
    let connect = if page.live.is_some() { "; connect-src 'self'" } else { "" };
    let policy = format!(
        "default-src 'none'; script-src '{}'; style-src '{}'; img-src data:; base-uri 'none'; form-action 'none'{connect}",
        hash(&script),
        hash(CSS)
    );
    let about = &page.chronicle.about;
    let without = format!("{}. {} {}", about.title, about.disclaimer, about.credits);
    let parts = [
        ("@CSP@", policy),
        ("@TITLE@", xml(&about.title)),
        ("@CSS@", CSS.to_owned()),
        ("@NOSCRIPT@", xml(&without)),
        ("@DATA@", inert(&data::data(page).to_string())),
        ("@SCRIPT@", script),
    ];
    filled(HTML, &parts)
}

/// A template with its marks replaced, each text as it is: what looks like a mark inside one stays.
fn filled(template: &str, parts: &[(&str, String)]) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some((at, mark, text)) = parts
        .iter()
        .filter_map(|(mark, text)| Some((rest.find(mark)?, mark, text)))
        .min_by_key(|found| found.0)
    {
        out.push_str(&rest[..at]);
        out.push_str(text);
        rest = &rest[at + mark.len()..];
    }
    out.push_str(rest);
    out
}

/// JSON that cannot end the element it stands in, nor turn the direction of text.
fn inert(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for letter in json.chars() {
        match letter {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{:04x}", u32::from(letter));
            }
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            _ => out.push(letter),
        }
    }
    out
}

/// A hash as a content security policy names it.
fn hash(text: &str) -> String {
    format!("sha256-{}", base64(&Sha256::digest(text.as_bytes())))
}

/// RFC 4648.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for group in bytes.chunks(3) {
        let bits = (0..3).fold(0u32, |bits, i| bits << 8 | u32::from(group.get(i).copied().unwrap_or(0)));
        for i in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * i) & 63) as usize];
            out.push(if i <= group.len() { char::from(letter) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_the_standard() {
        let words = ["", "f", "fo", "foo", "foob"].map(|word| base64(word.as_bytes()));
        assert_eq!(words, ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg=="]);
    }

    #[test]
    fn json_cannot_close_its_script() {
        assert_eq!(inert("\"</script>\u{202e}&\""), "\"\\u003c/script\\u003e\\u0026\"");
    }

    #[test]
    fn a_mark_inside_a_text_stays() {
        let parts = [("@A@", "x@B@".to_owned()), ("@B@", "y".to_owned())];
        assert_eq!(filled("[@A@|@B@]", &parts), "[x@B@|y]");
    }
}
