//! One Arabic word, one form: vowel signs, the seats of hamza, alef, ya, ta marbuta, the article,
//! Persian letters and the digits of both.

/// Whether a character is a letter or digit of the Arabic script.
pub(super) fn is_arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}')
}

/// Vowel signs and the stroke that stretches a word.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, 'ـ' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}')
}

/// Writes a letter the one way it is compared. Compatibility forms have been taken apart before.
pub(super) fn spell(c: char, out: &mut String) {
    match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => out.push('ا'),
        'ى' | 'ی' | 'ې' | 'ئ' => out.push('ي'),
        'ؤ' | 'ۆ' | 'ۇ' => out.push('و'),
        'ة' | 'ۀ' | 'ە' | 'ہ' | 'ھ' => out.push('ه'),
        'ک' | 'ڪ' => out.push('ك'),
        'گ' | 'ڨ' | 'ڭ' => out.push('ق'),
        'پ' => out.push('ب'),
        'ڤ' => out.push('ف'),
        'چ' => out.push('ج'),
        'ژ' => out.push('ز'),
        'ء' => {}
        '٠'..='٩' | '۰'..='۹' => out.extend(digit(c)),
        _ if c.is_alphabetic() => out.push(c),
        _ if !out.is_empty() && !out.ends_with(' ') => out.push(' '),
        _ => {}
    }
}

fn digit(c: char) -> Option<char> {
    let zero = if c >= '۰' { '۰' } else { '٠' };
    char::from_digit(u32::from(c) - u32::from(zero), 10)
}

/// A word without its article, unless too little is left to be a word.
pub(super) fn without_article(word: &str) -> &str {
    match word.strip_prefix("ال") {
        Some(rest) if rest.chars().nth(1).is_some() => rest,
        _ => word,
    }
}

/// A word without `and`, `in`, `to`, `so` or `like`, which Arabic writes together with it; `None`
/// where it begins with none of them or too little is left.
pub(super) fn without_particle(word: &str) -> Option<&str> {
    let rest = match word.strip_prefix("لل") {
        Some(rest) => rest,
        None => word.strip_prefix(['و', 'ب', 'ل', 'ف', 'ك'])?,
    };
    rest.chars().nth(2).map(|_| without_article(rest))
}

#[cfg(test)]
mod tests {
    use crate::gazetteer::fold::{bare, plain};

    #[test]
    fn one_word_has_one_form() {
        for (written, form) in [
            ("أَجْدابيا", "اجدابيا"),
            ("الزاويه", "زاويه"),
            ("الزاوية", "زاويه"),
            ("بنغازى", "بنغازي"),
            ("بنغــازي", "بنغازي"),
            ("زلیتن", "زليتن"),
            ("ﻃﺮﺍﺑﻠﺲ", "طرابلس"),
            ("بوابة ٢٧", "بوابه 27"),
            ("بوابة ۲۷", "بوابه 27"),
            ("تاجوراء", "تاجورا"),
        ] {
            assert_eq!(bare(&plain(written)), form, "{written}");
        }
    }

    #[test]
    fn a_particle_is_taken_off_only_where_a_word_is_left() {
        assert_eq!(super::without_particle("بالزاويه"), Some("زاويه"));
        assert_eq!(super::without_particle("للزاويه"), Some("زاويه"));
        assert_eq!(super::without_particle("وسرت"), Some("سرت"));
        assert_eq!(super::without_particle("ودان"), Some("دان"));
        assert_eq!(super::without_particle("بدر"), None);
    }
}
