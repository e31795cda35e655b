//! What a name sounds like, and how unlike two names sound.
//!
//! Press romanisations differ in their vowels, in doubled letters and among a few consonants. A
//! [`Sound`] keeps what a letter says; its skeleton (consonants by family) finds names, and
//! [`unlikeness`] weighs what is left: a Damerau-Levenshtein distance (Boytsov 2011, optimal string
//! alignment) in which likely confusions cost little.

/// One sound of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub(super) enum Sound {
    A,
    E,
    I,
    O,
    U,
    B,
    P,
    F,
    T,
    Th,
    D,
    Dh,
    S,
    Z,
    Sh,
    J,
    K,
    Q,
    G,
    Gh,
    Kh,
    H,
    L,
    M,
    N,
    R,
}

use Sound::{A, B, D, Dh, E, F, G, Gh, H, I, J, K, Kh, L, M, N, O, P, Q, R, S, Sh, T, Th, U, Z};

/// What a difference costs, in hundredths of a letter.
pub(super) type Cost = u32;

/// More sounds than these are not compared: no name is that long.
pub(super) const MOST: usize = 32;

impl Sound {
    /// Whether it is a vowel, or a half-vowel that is written as one as often as not.
    pub(super) fn is_vowel(self) -> bool {
        self <= U
    }

    /// The number of its family of consonants, from 1; 0 for sounds that come and go.
    fn family(self) -> u64 {
        match self {
            A | E | I | O | U | H => 0,
            B | P => 1,
            F => 2,
            T | Th => 3,
            D | Dh => 4,
            S | Z => 5,
            Sh => 6,
            J => 7,
            K | Q | G | Gh | Kh => 8,
            L => 9,
            M => 10,
            N => 11,
            R => 12,
        }
    }

    /// The sound that stands for all that are written for one another.
    fn plainest(self) -> Self {
        match self {
            A | E => A,
            O | U => U,
            Q | G | Gh => G,
            T | Th => T,
            D | Dh => D,
            _ => self,
        }
    }
}

/// Families of the consonants of a name in order, doubled ones once, four bits each from the top;
/// names of more than sixteen consonants share their first sixteen.
pub(super) fn skeleton(sounds: &[Sound]) -> u64 {
    let (mut skeleton, mut room, mut last) = (0u64, 16, 0);
    for sound in sounds {
        let family = sound.family();
        if family != 0 && family != last && room > 0 {
            room -= 1;
            skeleton |= family << (4 * room);
        }
        last = family;
    }
    skeleton
}

/// How many consonants a skeleton has.
pub(super) fn bones(skeleton: u64) -> u32 {
    (64 - skeleton.trailing_zeros()).div_ceil(4)
}

/// A number that is the same for names that sound the same: q/g/gh, th/t, dh/d, ou/u/w, ee/i/y, a/e and
/// doubled letters do not count. FNV-1a, 64 bits.
pub(super) fn homophone(sounds: &[Sound]) -> u64 {
    let (mut hash, mut last) = (0xcbf2_9ce4_8422_2325, None);
    for sound in sounds.iter().map(|sound| sound.plainest()) {
        if last != Some(sound) {
            hash = (hash ^ u64::from(sound as u8)).wrapping_mul(0x100_0000_01b3);
        }
        last = Some(sound);
    }
    hash
}

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
    let gap = |sounds: &[Sound], i: usize| {
        let inside = i > 0 && i + 1 < sounds.len();
        match vowels {
            Vowels::Long if inside => gap(sounds, i).max(50),
            Vowels::Mixed if sounds[i].is_vowel() => 8,
            Vowels::All | Vowels::Long | Vowels::Mixed => gap(sounds, i),
        }
    };
    let mut before = [Cost::MAX; MOST + 1];
    let mut above = [0; MOST + 1];
    let mut least_above = 0;
    for j in 0..b.len() {
        above[j + 1] = above[j] + gap(b, j);
    }
    for i in 0..a.len() {
        let mut row = [0; MOST + 1];
        row[0] = above[0] + gap(a, i);
        let mut least = row[0];
        for j in 0..b.len() {
            let swapped = i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j] && a[i] != a[i - 1];
            let swap = if swapped { before[j - 1].saturating_add(70) } else { Cost::MAX };
            let best = (above[j] + exchange(a[i], b[j], vowels)).min(above[j + 1] + gap(a, i));
            row[j + 1] = best.min(row[j] + gap(b, j)).min(swap);
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

/// How many consonants a name has to know it by; a half-vowel at its beginning or between vowels is
/// one, and one that is all there is counts once.
pub(super) fn evidence(sounds: &[Sound]) -> usize {
    let vowel = |i: usize| sounds.get(i).is_some_and(|sound| sound.is_vowel());
    let half = |i: usize| {
        let between = vowel(i + 1) && (i == 0 || vowel(i - 1));
        matches!(sounds[i], U | I) && between
    };
    let mut consonants = (0..sounds.len()).filter(|i| !vowel(*i) || half(*i)).map(|i| sounds[i]);
    match (consonants.next(), consonants.next(), consonants.count()) {
        (Some(first), Some(second), 0) if first == second => 1,
        (first, second, more) => usize::from(first.is_some()) + usize::from(second.is_some()) + more,
    }
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

/// The cost of one sound in place of another. Where both names are in the script of their language a
/// consonant is not taken for its neighbour.
fn exchange(a: Sound, b: Sound, vowels: Vowels) -> Cost {
    if a == b {
        return 0;
    }
    let least = if vowels == Vowels::Long { 60 } else { 0 };
    confusion(a, b).max(least)
}

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
    fn what_is_written_for_one_another_sounds_the_same() {
        assert_eq!(homophone(&[G, A, R, I, A, N]), homophone(&[Gh, A, R, I, A, N]));
        assert_ne!(homophone(&[K, A, R, A]), homophone(&[G, A, R, A]));
    }

    #[test]
    fn unlikeness_is_symmetric_and_nought_for_the_same() {
        let (a, b) = ([S, E, B, H, A], [S, A, B, A]);
        assert_eq!(unlikeness(&a, &a, 0, Vowels::All), Some(0));
        assert_eq!(unlikeness(&a, &b, 100, Vowels::All), unlikeness(&b, &a, 100, Vowels::All));
        assert_eq!(unlikeness(&a, &b, 100, Vowels::All), Some(40));
        assert_eq!(unlikeness(&a, &[R, U, M], 100, Vowels::All), None);
    }

    #[test]
    fn a_skeleton_has_the_consonants_in_order() {
        assert_eq!(bones(skeleton(&[S, I, R, T, E])), 3);
        assert_eq!(bones(skeleton(&[A, U])), 0);
        assert_eq!(skeleton(&[S, I, R, T]), skeleton(&[Z, U, R, T, H, E]));
    }
}
