//! How unlike two names sound.
//!
//! A Damerau-Levenshtein distance (Boytsov 2011, optimal string alignment) in which the confusions that
//! romanisation makes likely cost little and all others a letter.

use std::sync::LazyLock;

use super::sound::MOST;
use super::sound::Sound::{
    self, A, B, D, Dh, E, F, G, Gh, H, I, J, K, Kh, M, N, O, P, Q, S, Sh, T, Th, U, Z,
};

/// What a difference costs, in hundredths of a letter.
pub(super) type Cost = u32;

/// Which vowels two names show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Vowels {
    /// Both show all vowels.
    All,
    /// Both show the long ones only, so that one more or less counts more.
    Long,
    /// One shows all and the other the long ones, so that it hardly counts.
    Mixed,
}

/// How unlike two names sound, unless it is more than `limit`.
pub(super) fn unlikeness(a: &[Sound], b: &[Sound], limit: Cost, vowels: Vowels) -> Option<Cost> {
    if a.len() > MOST || b.len() > MOST {
        return None;
    }
    let (gaps_a, gaps_b) = (gaps(a, vowels), gaps(b, vowels));
    let least_exchange = if vowels == Vowels::Long { 60 } else { 0 };
    let mut before = [Cost::MAX; MOST + 1];
    let mut above = [0; MOST + 1];
    let mut least_above = 0;
    for j in 0..b.len() {
        above[j + 1] = above[j] + gaps_b[j];
    }
    for i in 0..a.len() {
        let costs = &CONFUSIONS[a[i] as usize];
        let mut row = [0; MOST + 1];
        row[0] = above[0] + gaps_a[i];
        let mut least = row[0];
        for j in 0..b.len() {
            let exchange = if a[i] == b[j] { 0 } else { costs[b[j] as usize].max(least_exchange) };
            let put = (above[j + 1] + gaps_a[i]).min(row[j] + gaps_b[j]);
            row[j + 1] = put.min(above[j] + exchange);
            if i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j] && a[i] != b[j] {
                let swap = if a[i].is_vowel() == b[j].is_vowel() { SWAP } else { SWAP_OF_VOWEL };
                row[j + 1] = row[j + 1].min(before[j - 1].saturating_add(swap));
            }
            least = least.min(row[j + 1]);
        }
        // An exchange of neighbours reaches back over one row.
        if least.min(least_above) > limit {
            return None;
        }
        least_above = least;
        before = above;
        above = row;
    }
    Some(above[b.len()]).filter(|cost| *cost <= limit)
}

/// The cost of two consonants, or two vowels, in each other's place.
const SWAP: Cost = 70;
/// The cost of a vowel and a consonant in each other's place.
const SWAP_OF_VOWEL: Cost = 45;

/// The cost of each sound of a name, should the other name lack it.
fn gaps(sounds: &[Sound], vowels: Vowels) -> [Cost; MOST] {
    let mut gaps = [0; MOST];
    for (i, sound) in sounds.iter().enumerate() {
        let inside = i > 0 && i + 1 < sounds.len();
        gaps[i] = match vowels {
            Vowels::Long if inside => gap(sounds, i).max(50),
            Vowels::Mixed if sound.is_vowel() => 8,
            Vowels::All | Vowels::Long | Vowels::Mixed => gap(sounds, i),
        };
    }
    gaps
}

/// The cost of a sound that the other name lacks.
fn gap(sounds: &[Sound], i: usize) -> Cost {
    let beside = |j: usize| sounds.get(j).is_some_and(|sound| sound.is_vowel());
    let (before, behind) = (i > 0 && beside(i - 1), beside(i + 1));
    match sounds[i] {
        H if i == 0 => 45,
        H => 25,
        sound if !sound.is_vowel() => 100,
        _ if i > 0 && i + 1 == sounds.len() => 30,
        U if before && behind => 40,
        _ if before || behind => 18,
        _ if i == 0 => 25,
        _ => 30,
    }
}

/// The cost of one sound in place of another.
static CONFUSIONS: LazyLock<[[Cost; Sound::COUNT]; Sound::COUNT]> = LazyLock::new(|| {
    let mut costs = [[0; Sound::COUNT]; Sound::COUNT];
    for a in Sound::ALL {
        for b in Sound::ALL {
            costs[a as usize][b as usize] = confusion(a, b);
        }
    }
    costs
});

fn confusion(a: Sound, b: Sound) -> Cost {
    match if a < b { (a, b) } else { (b, a) } {
        (G | Q, Gh) | (Q, G) | (T, Th) | (D, Dh) | (O, U) => 5,
        (A, E) | (E, I) | (S, Z) | (K, Gh) => 15,
        (K, Q | G | Kh) | (B, P) => 20,
        (A, O) | (Gh, Kh) => 25,
        (Kh, H) | (Q | G, Kh) | (Th, D | Dh) | (J, G) => 30,
        (A, I) => 32,
        (Th, S) | (Dh, Z) | (A, U) | (U, F) => 35,
        (E | I, O) | (E, U) => 40,
        (I, U) => 45,
        (Sh | I, J) | (T, D) | (S, Sh) | (M, N) | (J, K) => 70,
        (a, b) if a.is_vowel() != b.is_vowel() => 130,
        _ => 100,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unlikeness_is_symmetric_and_nought_for_the_same() {
        let (a, b) = ([S, E, B, H, A], [S, A, B, A]);
        assert_eq!(unlikeness(&a, &a, 0, Vowels::All), Some(0));
        assert_eq!(unlikeness(&a, &b, 100, Vowels::All), unlikeness(&b, &a, 100, Vowels::All));
        assert_eq!(unlikeness(&a, &b, 100, Vowels::All), Some(40));
        assert_eq!(unlikeness(&a, &[Sound::R, U, M], 100, Vowels::All), None);
    }
}
