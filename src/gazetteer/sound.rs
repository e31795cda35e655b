//! What a name sounds like.
//!
//! Press romanisations differ in their vowels, in doubled letters and among a few consonants. A
//! [`Sound`] keeps what a letter says; the skeleton of a name (its consonants by family) finds it.

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

/// More sounds than these are not compared: no name is that long.
pub(super) const MOST: usize = 32;

impl Sound {
    /// How many sounds there are.
    pub(super) const COUNT: usize = Self::ALL.len();
    /// Every sound.
    pub(super) const ALL: [Self; 26] =
        [A, E, I, O, U, B, P, F, T, Th, D, Dh, S, Z, Sh, J, K, Q, G, Gh, Kh, H, L, M, N, R];

    /// Whether it is a vowel, or a half-vowel that is written as one as often as not.
    pub(super) fn is_vowel(self) -> bool {
        self <= U
    }

    /// The number of its family of consonants, from 1; 0 for sounds that come and go.
    pub(super) fn family(self) -> u64 {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_for_one_another_sounds_the_same() {
        assert_eq!(homophone(&[G, A, R, I, A, N]), homophone(&[Gh, A, R, I, A, N]));
        assert_ne!(homophone(&[K, A, R, A]), homophone(&[G, A, R, A]));
    }
}
