//! Letters become sounds, as English, French, Italian, German and Spanish write Arabic names, and as
//! Arabic writes them itself. Where a spelling can be read two ways it has two readings.

use super::likeness::Cost;
use super::sound::{
    MOST,
    Sound::{self, A, B, D, Dh, E, F, G, Gh, H, I, J, K, Kh, L, M, N, O, P, Q, R, S, Sh, T, Th, U, Z},
};

/// One way to read a name, and how far-fetched it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reading {
    /// The sounds.
    pub sounds: Vec<Sound>,
    /// What this reading costs against the first one.
    pub cost: Cost,
}

/// A name has at most this many readings.
const MOST_READINGS: usize = 6;

/// The readings of bare words, the first the likeliest. None for words with digits, with letters of
/// other scripts, or too long to be a name.
pub(super) fn readings(bare: &str) -> Vec<Reading> {
    let latin = bare.bytes().all(|b| b.is_ascii_lowercase() || b == b' ');
    if latin { latin_readings(bare) } else { arabic_reading(bare).into_iter().collect() }
}

fn latin_readings(bare: &str) -> Vec<Reading> {
    let mut readings = read(bare, 0);
    if let Some(rest) = without_glued_articles(bare) {
        readings.extend(read(&rest, 8));
    }
    readings.retain(|reading| !reading.sounds.is_empty() && reading.sounds.len() <= MOST);
    readings
}

/// `Almarj`, `Azzawiya`, `Um Alrizam`: the article written together with its word.
fn without_glued_articles(bare: &str) -> Option<String> {
    let words: Vec<&str> = bare.split(' ').map(|word| without_glued_article(word).unwrap_or(word)).collect();
    let rest = words.join(" ");
    (rest != bare).then_some(rest)
}

fn without_glued_article(word: &str) -> Option<&str> {
    match word.as_bytes() {
        [b'a' | b'e', b'l', rest @ ..] if rest.len() >= 3 => word.get(2..),
        [b'a' | b'e', first, second, rest @ ..] if first == second && rest.len() >= 3 => word.get(2..),
        _ => None,
    }
}

fn read(bare: &str, cost: Cost) -> Vec<Reading> {
    let mut readings = vec![Reading { sounds: Vec::with_capacity(bare.len()), cost }];
    for word in bare.split(' ').map(|word| plainer(word).as_bytes()) {
        let mut i = 0;
        while i < word.len() {
            let (letters, ways) = letters(word, i);
            take(&mut readings, ways, i > 0);
            i += letters;
        }
    }
    readings
}

/// A word that is written with its letters in another order, as it is said elsewhere.
fn plainer(word: &str) -> &str {
    match word {
        "ibn" => "bin",
        "oued" => "wadi",
        "ksar" => "qasr",
        _ => word,
    }
}

/// Ways to read one letter or a few: sounds and what it costs to read so.
type Ways = &'static [(&'static [Sound], Cost)];

fn take(readings: &mut Vec<Reading>, ways: Ways, inside: bool) {
    let known = readings.len();
    for (sounds, cost) in ways.iter().skip(1) {
        for i in 0..known {
            if readings.len() < MOST_READINGS {
                let mut other = readings[i].clone();
                other.cost += cost;
                say(&mut other.sounds, sounds, inside);
                readings.push(other);
            }
        }
    }
    if let Some((sounds, cost)) = ways.first() {
        for reading in &mut readings[..known] {
            reading.cost += cost;
            say(&mut reading.sounds, sounds, inside);
        }
    }
}

/// Adds sounds; a doubled one is said once, and so is `tth` inside a word.
fn say(reading: &mut Vec<Sound>, sounds: &[Sound], inside: bool) {
    for sound in sounds {
        match (reading.last(), sound) {
            (Some(last), _) if last == sound => {}
            (Some(T), Th) | (Some(D), Dh) | (Some(S), Sh) | (Some(K), Kh) | (Some(G), Gh) if inside => {
                reading.pop();
                reading.push(*sound);
            }
            _ => reading.push(*sound),
        }
    }
}

/// How many letters make the next sound of a word, and the ways to read them.
fn letters(word: &[u8], i: usize) -> (usize, Ways) {
    let rest = &word[i..];
    let vowel = |at: usize| word.get(at).is_some_and(|b| b"aeou".contains(b));
    match rest {
        [b'y', ..] if vowel(i + 1) && (i == 0 || vowel(i - 1)) => (1, &[(&[I], 0), (&[J], 10)]),
        [b'r', b'h', ..] if i == 0 => (2, &[(&[Gh], 5), (&[R, H], 0)]),
        [b't', b's', b'c', b'h', ..] => (4, &[(&[Sh], 0)]),
        [b'd', b's', b'c', b'h', ..] => (4, &[(&[J], 0)]),
        [b'd', b'z', b'h', ..] => (3, &[(&[J], 0)]),
        [b's', b'c', b'h', ..] => (3, &[(&[Sh], 0)]),
        [b'i', b'j', b'a' | b'e' | b'o' | b'u', ..] => (2, &[(&[I, J], 0), (&[I], 10)]),
        [b'g', b'i', b'a' | b'o' | b'u', ..] => (2, &[(&[J], 0), (&[G, I], 5)]),
        [b's', b'c', b'e' | b'i', ..] => (2, &[(&[Sh], 0), (&[S], 10)]),
        [b'g', b'u', b'e' | b'i', ..] => (2, &[(&[G], 0), (&[G, U], 5)]),
        [b'q', b'u', b'e' | b'i', ..] => (2, &[(&[K], 0), (&[Q, U], 5)]),
        [a, b, ..] => match pair(*a, *b) {
            Some(ways) => (2, ways),
            None => (1, single(*a, Some(*b))),
        },
        [a] => (1, single(*a, None)),
        [] => (1, &[]),
    }
}

/// Two letters that make one sound.
fn pair(a: u8, b: u8) -> Option<Ways> {
    Some(match (a, b) {
        (b's', b'h') => &[(&[Sh], 0)],
        (b'c', b'h') => &[(&[Sh], 0), (&[K], 5)],
        (b'c', b'k' | b'q') => &[(&[K], 0)],
        (b'k', b'h') => &[(&[Kh], 0)],
        (b'g', b'h') => &[(&[Gh], 0)],
        (b't', b'h') => &[(&[Th], 0)],
        (b'd', b'h') => &[(&[Dh], 0)],
        (b'p', b'h') => &[(&[F], 0)],
        (b'd', b'j') => &[(&[J], 0)],
        (b'z', b'h') => &[(&[J], 0), (&[Z], 5)],
        (b'e', b'e') => &[(&[I], 0)],
        (b'o', b'u' | b'o' | b'w') => &[(&[U], 0)],
        _ => return None,
    })
}

fn single(letter: u8, next: Option<u8>) -> Ways {
    let before_front = next.is_some_and(|b| b"eiy".contains(&b));
    match letter {
        b'a' => &[(&[A], 0)],
        b'e' => &[(&[E], 0)],
        b'i' | b'y' => &[(&[I], 0)],
        b'o' => &[(&[O], 0)],
        b'u' | b'w' => &[(&[U], 0)],
        b'b' => &[(&[B], 0)],
        b'p' => &[(&[P], 0)],
        b'f' => &[(&[F], 0)],
        b'v' => &[(&[U], 0), (&[F], 5)],
        b't' => &[(&[T], 0)],
        b'd' => &[(&[D], 0)],
        b's' => &[(&[S], 0)],
        b'z' => &[(&[Z], 0)],
        b'c' if before_front => &[(&[S], 5)],
        b'c' => &[(&[K], 0), (&[J], 35)],
        b'j' => &[(&[J], 0)],
        b'k' => &[(&[K], 0)],
        b'q' => &[(&[Q], 0)],
        b'x' => &[(&[Kh], 10)],
        b'g' if before_front => &[(&[G], 0), (&[J], 5)],
        b'g' => &[(&[G], 0)],
        b'h' if next.is_some() => &[(&[H], 0)],
        b'l' => &[(&[L], 0)],
        b'm' => &[(&[M], 0)],
        b'n' => &[(&[N], 0)],
        b'r' => &[(&[R], 0)],
        _ => &[],
    }
}

/// The reading of Arabic words; `None` where another script or a digit is among them.
fn arabic_reading(bare: &str) -> Option<Reading> {
    let mut sounds = Vec::with_capacity(bare.len() / 2);
    for word in bare.split(' ') {
        let mut letters = word.chars().peekable();
        while let Some(letter) = letters.next() {
            match letter {
                'ه' if letters.peek().is_none() => say(&mut sounds, &[A], false),
                'ع' => {}
                _ => say(&mut sounds, &[arabic_letter(letter)?], false),
            }
        }
    }
    (!sounds.is_empty() && sounds.len() <= MOST).then_some(Reading { sounds, cost: 0 })
}

fn arabic_letter(letter: char) -> Option<Sound> {
    Some(match letter {
        'ا' => A,
        'و' => U,
        'ي' => I,
        'ب' => B,
        'ف' => F,
        'ت' | 'ط' => T,
        'ث' => Th,
        'د' | 'ض' => D,
        'ذ' | 'ظ' => Dh,
        'س' | 'ص' => S,
        'ز' => Z,
        'ش' => Sh,
        'ج' => J,
        'ك' => K,
        'ق' => Q,
        'غ' => Gh,
        'خ' => Kh,
        'ه' | 'ح' => H,
        'ل' => L,
        'م' => M,
        'ن' => N,
        'ر' => R,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::likeness::{Vowels, unlikeness};
    use crate::gazetteer::sound::homophone;

    fn first(name: &str) -> Vec<Sound> {
        readings(name)[0].sounds.clone()
    }

    #[test]
    fn spellings_of_one_name_sound_the_same() {
        for (a, b) in [
            ("waddan", "ouaddan"),
            ("zawiya", "zaouia"),
            ("zuwara", "zouara"),
            ("gharyan", "garian"),
            ("shwayrif", "schwayrif"),
            ("tarhuna", "tarhouneh"),
        ] {
            assert_eq!(homophone(&first(a)), homophone(&first(b)), "{a} {b}");
        }
    }

    #[test]
    fn a_letter_with_two_readings_has_both() {
        let jufra = first("jufra");
        assert!(
            readings("giofra")
                .iter()
                .any(|other| unlikeness(&jufra, &other.sounds, 10, Vowels::All).is_some())
        );
        let sharara = first("sharara");
        assert!(readings("charara").iter().any(|other| other.sounds == sharara));
    }

    #[test]
    fn a_glued_article_comes_off() {
        assert!(readings("almarj").iter().any(|reading| reading.sounds == first("marj")));
        assert!(readings("azzawiya").iter().any(|reading| reading.sounds == first("zawiya")));
    }

    #[test]
    fn arabic_letters_are_read_too() {
        assert_eq!(first("بنغازي"), [B, N, Gh, A, Z, I]);
        assert!(readings("27").is_empty() && readings("北京").is_empty());
    }
}
