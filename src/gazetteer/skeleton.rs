//! The consonants of a name by family, in order, as one number: what finds the names that could be
//! another spelling.

use super::sound::Sound;

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

/// Which families of consonants a skeleton has, and which of them twice: one consonant more, less or
/// other changes at most two bits.
pub(super) fn families(skeleton: u64) -> u32 {
    let mut once_and_twice = 0u32;
    let mut rest = skeleton;
    while rest != 0 {
        let family = rest >> 60;
        let once = 1 << family;
        once_and_twice |= if once_and_twice & once == 0 { once } else { once << 16 };
        rest <<= 4;
    }
    once_and_twice
}

/// Whether two skeletons differ by at most so many consonants put in, left out or exchanged.
pub(super) fn within(a: u64, b: u64, most: u32) -> bool {
    if a == b {
        return true;
    }
    if most == 0 {
        return false;
    }
    let same = (a ^ b).leading_zeros() / 4 * 4;
    let (a, b) = (a << same, b << same);
    within(a << 4, b << 4, most - 1)
        || within(a << 4, b, most - 1)
        || within(a, b << 4, most - 1)
        || (a >> 60 == (b >> 56) & 15 && b >> 60 == (a >> 56) & 15 && within(a << 8, b << 8, most - 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Sound::{A, E, H, I, R, S, T, U, Z};

    #[test]
    fn a_skeleton_has_the_consonants_in_order() {
        assert_eq!(bones(skeleton(&[S, I, R, T, E])), 3);
        assert_eq!(bones(skeleton(&[A, U])), 0);
        assert_eq!(skeleton(&[S, I, R, T]), skeleton(&[Z, U, R, T, H, E]));
    }

    #[test]
    fn skeletons_are_near_when_one_consonant_is_off() {
        let near = |a: u64, b: u64| within(a << 48, b << 48, 1);
        assert!(near(0x1230, 0x1230) && near(0x1230, 0x1240) && near(0x1230, 0x1320));
        assert!(near(0x1230, 0x1200) && near(0x1230, 0x2300));
        assert!(!near(0x1230, 0x1450));
    }
}
