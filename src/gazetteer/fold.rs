//! One name, one form: case, diacritics, apostrophes, hyphens and articles do not count.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The folded form of a name.
pub(super) fn fold(name: &str) -> String {
    let plain: String = name
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| if c.is_alphanumeric() || "'’‘`ʿʾ".contains(c) { c } else { ' ' })
        .filter(|c| c.is_alphanumeric() || *c == ' ')
        .collect();
    plain.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
