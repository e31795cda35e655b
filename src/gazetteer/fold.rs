//! One name, one form: case, diacritics, apostrophes, hyphens, invisible characters and the article
//! do not count.
//!
//! [`plain`] gives lower-case words of letters and digits, [`bare`] takes their articles off, and
//! without its spaces that is the folded form by which names are looked up.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

use super::arabic;

/// Text longer than this, in bytes, names no place and is not looked at.
pub(super) const MOST_BYTES: usize = 400;

/// The words of a text in lower case without marks, each followed by nothing but one space.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    if text.len() > MOST_BYTES {
        return out;
    }
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            'a'..='z' | '0'..='9' => out.push(c),
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            _ if is_apostrophe(c) => {
                if is_elision(&out) {
                    out.push(' ');
                } else if rest.peek() == Some(&'s') && is_possessive(&out, rest.clone().nth(1)) {
                    rest.next();
                }
            }
            _ if c.is_ascii() => space(&mut out),
            _ if is_invisible(c) => {}
            'ğ' | 'Ğ' | 'ǧ' | 'Ǧ' => out.push('j'),
            _ => decompose_compatible(c, |c| spell(c, &mut out)),
        }
    }
    out.truncate(out.trim_end().len());
    if out.is_ascii() { out } else { super::script::latinise(&out) }
}

/// `d'Oubari`, `l'aéroport`: the apostrophe parts two words.
fn is_elision(out: &str) -> bool {
    let word = out.rsplit(' ').next().unwrap_or(out);
    matches!(word, "d" | "l")
}

/// `Tripoli's`, but not `Ra's`.
fn is_possessive(out: &str, after: Option<char>) -> bool {
    let word = out.rsplit(' ').next().unwrap_or(out);
    word.len() >= 4 && after.is_none_or(|c| !c.is_alphanumeric())
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '`' | '´' | '’' | '‘' | '‛' | '′' | 'ʿ' | 'ʾ' | 'ʼ' | 'ʻ' | 'ʹ' | 'ˈ' | '＇')
}

/// Characters that steer the direction of text or the joining of letters and are not seen.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

fn space(out: &mut String) {
    if !out.is_empty() && !out.ends_with(' ') {
        out.push(' ');
    }
}

fn spell(c: char, out: &mut String) {
    match c {
        'ß' => out.push_str("ss"),
        'æ' | 'Æ' => out.push_str("ae"),
        'œ' | 'Œ' => out.push_str("oe"),
        'þ' | 'Þ' => out.push_str("th"),
        'ø' | 'Ø' => out.push('o'),
        'đ' | 'Đ' | 'ð' | 'Ð' => out.push('d'),
        'ħ' | 'Ħ' => out.push('h'),
        'ł' | 'Ł' => out.push('l'),
        'ı' => out.push('i'),
        'ə' | 'Ə' => out.push('e'),
        'ɣ' | 'Ɣ' => out.push_str("gh"),
        _ if is_combining_mark(c) || is_apostrophe(c) || arabic::is_mark(c) => {}
        _ if arabic::is_arabic(c) => arabic::spell(c, out),
        _ if c.is_alphabetic() => out.extend(c.to_lowercase().filter(|c| !is_combining_mark(*c))),
        _ => match c.to_digit(10) {
            Some(_) => out.push(c),
            None => space(out),
        },
    }
}

/// The words without articles and joining words, parted by one space. A word that is all there is stays.
pub(super) fn bare(plain: &str) -> String {
    let mut out = String::with_capacity(plain.len());
    let mut words = plain.split(' ').peekable();
    while let Some(word) = words.next() {
        let link = if out.is_empty() { matches!(word, "d" | "l") } else { is_link(word) };
        if words.peek().is_some() && (is_article(word) || link) {
            continue;
        }
        space(&mut out);
        if let Some(lord) = word.strip_prefix("عبدال") {
            out.push_str("عبد ");
            out.push_str(lord);
            continue;
        }
        out.push_str(arabic::without_article(word));
    }
    out
}

/// The Arabic article as it stands before a hyphen or space, assimilated or not.
fn is_article(word: &str) -> bool {
    matches!(
        word,
        "al" | "el"
            | "ul"
            | "il"
            | "az"
            | "as"
            | "an"
            | "ad"
            | "ar"
            | "at"
            | "ash"
            | "ath"
            | "adh"
            | "ez"
            | "es"
            | "en"
            | "ed"
            | "er"
            | "et"
            | "esh"
            | "eth"
            | "edh"
            | "ehl"
            | "ehz"
    )
}

/// Words that join two others, as `Gulf of Sidra`, `golfe de Sidra`, `Golf von Sidra`.
fn is_link(word: &str) -> bool {
    matches!(
        word,
        "of" | "de" | "d" | "du" | "des" | "di" | "del" | "della" | "dello" | "von" | "vom" | "the"
    )
}

/// The folded form: the bare words run together.
pub(super) fn folded(bare: &str) -> String {
    bare.chars().filter(|c| *c != ' ').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fold(text: &str) -> String {
        folded(&bare(&plain(text)))
    }

    #[test]
    fn case_marks_hyphens_and_articles_do_not_count() {
        for spelling in ["Az-Zawiya", "az zawiya", "Az Zāwiya", "AZ–ZAWIYA", "al-Zawiya", "Zawiya"] {
            assert_eq!(fold(spelling), "zawiya", "{spelling}");
        }
    }

    #[test]
    fn an_apostrophe_is_a_letter_a_possessive_or_an_elision() {
        assert_eq!(plain("Ra's Lanuf"), "ras lanuf");
        assert_eq!(plain("Sirte's gates"), "sirte gates");
        assert_eq!(plain("d'Oubari"), "d oubari");
    }

    #[test]
    fn direction_marks_are_not_seen() {
        assert_eq!(plain("\u{202b}سرت\u{202c}\u{200f}"), plain("سرت"));
    }

    #[test]
    fn a_text_of_nothing_but_an_article_stays() {
        assert_eq!(fold("al"), "al");
    }
}
