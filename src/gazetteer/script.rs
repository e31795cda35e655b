//! Letters of other alphabets as Latin ones: Cyrillic and Greek, and the look-alikes that slip into a
//! Latin word.

/// Words in lower case with Cyrillic and Greek letters written in Latin ones.
///
/// In a word that mixes alphabets a letter is what it looks like; in a word of one alphabet it is what
/// it sounds like.
pub(super) fn latinise(plain: &str) -> String {
    let mut out = String::with_capacity(plain.len());
    for word in plain.split(' ') {
        if !out.is_empty() {
            out.push(' ');
        }
        let mixed = word.chars().any(|c| c.is_ascii_alphabetic());
        for c in word.chars() {
            let looks = if mixed { look(c) } else { None };
            match looks.or_else(|| sound(c)) {
                Some(latin) => out.push_str(latin),
                None => out.push(c),
            }
        }
    }
    out
}

/// The Latin letter that a letter looks like.
fn look(c: char) -> Option<&'static str> {
    Some(match c {
        'а' | 'α' => "a",
        'в' | 'β' => "b",
        'с' | 'ϲ' => "c",
        'е' => "e",
        'һ' | 'н' => "h",
        'і' | 'ι' => "i",
        'ј' => "j",
        'к' | 'κ' => "k",
        'м' => "m",
        'о' | 'ο' => "o",
        'р' | 'ρ' => "p",
        'ѕ' => "s",
        'т' | 'τ' => "t",
        'у' | 'υ' => "y",
        'х' | 'χ' => "x",
        _ => return None,
    })
}

/// The Latin letters that a letter sounds like.
fn sound(c: char) -> Option<&'static str> {
    Some(match c {
        'а' | 'α' => "a",
        'б' => "b",
        'в' | 'β' => "v",
        'г' | 'ґ' | 'γ' => "g",
        'д' | 'δ' => "d",
        'е' | 'э' | 'є' | 'ε' => "e",
        'ж' => "zh",
        'з' | 'ζ' => "z",
        'и' | 'і' | 'ы' | 'η' | 'ι' => "i",
        'ї' | 'й' | 'ё' => "y",
        'к' | 'κ' => "k",
        'л' | 'λ' => "l",
        'м' | 'μ' => "m",
        'н' | 'ν' => "n",
        'о' | 'ο' | 'ω' => "o",
        'п' | 'π' => "p",
        'р' | 'ρ' => "r",
        'с' | 'σ' | 'ς' => "s",
        'т' | 'τ' => "t",
        'у' | 'υ' => "u",
        'ф' | 'φ' => "f",
        'х' | 'χ' => "kh",
        'ц' => "ts",
        'ч' | 'ш' => "sh",
        'щ' => "shch",
        'ъ' | 'ь' => "",
        'ю' => "yu",
        'я' => "ya",
        'ξ' => "ks",
        'ψ' => "ps",
        'θ' => "th",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use crate::gazetteer::fold::plain;

    #[test]
    fn a_look_alike_in_a_latin_word_is_read_as_it_looks() {
        assert_eq!(plain("Sіrtе"), "sirte");
    }

    #[test]
    fn a_cyrillic_word_is_read_as_it_sounds() {
        assert_eq!(plain("Тархуна"), "tarkhuna");
    }
}
