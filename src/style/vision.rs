//! How colours look to those who see fewer of them, and on paper printed in black alone.

use super::Colour;

/// A way of seeing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Vision {
    /// All three cones.
    Full,
    /// Without the cones for long waves.
    Protan,
    /// Without the cones for middle waves; the commonest.
    Deutan,
    /// Without the cones for short waves.
    Tritan,
    /// Lightness alone: a grey-scale print.
    Grey,
}

/// Two grounds that differ by less than this (CIEDE2000) look alike.
pub const APART: f64 = 12.0;
/// In grey, where lightness is all, two grounds that differ by less than this much L* look alike.
pub const APART_IN_GREY: f64 = 9.0;

impl Vision {
    /// Every way of seeing.
    pub const ALL: [Self; 5] = [Self::Full, Self::Protan, Self::Deutan, Self::Tritan, Self::Grey];

    /// A colour as it is seen: Machado, Oliveira and Fernandes (2009), severity 1, in linear light.
    pub fn sees(self, colour: Colour) -> Colour {
        let matrix = match self {
            Self::Full => return colour,
            Self::Protan => [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
            Self::Deutan => [
                [0.367_322, 0.860_646, -0.227_968],
                [0.280_085, 0.672_501, 0.047_413],
                [-0.011_820, 0.042_940, 0.968_881],
            ],
            Self::Tritan => [
                [1.255_528, -0.076_749, -0.178_779],
                [-0.078_411, 0.930_809, 0.147_602],
                [0.004_733, 0.691_367, 0.303_900],
            ],
            Self::Grey => [[0.2126, 0.7152, 0.0722]; 3],
        };
        let rgb = colour.linear();
        let row = |row: [f64; 3]| row[0] * rgb[0] + row[1] * rgb[1] + row[2] * rgb[2];
        Colour::of_linear(matrix.map(row))
    }

    /// Whether two grounds can be told apart.
    pub fn tells(self, a: Colour, b: Colour) -> bool {
        self.difference(a, b) >= 1.0
    }

    /// How far apart two grounds look: 1 where they just do not look alike.
    pub fn difference(self, a: Colour, b: Colour) -> f64 {
        let (a, b) = (self.sees(a), self.sees(b));
        match self {
            Self::Grey => (a.lightness() - b.lightness()).abs() / APART_IN_GREY,
            Self::Full | Self::Protan | Self::Deutan | Self::Tritan => a.difference_2000(b) / APART,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn red_and_green_of_one_lightness_are_alike_to_deutans_and_not_to_others() {
        let (red, green) = (Colour::new(0xc0, 0x60, 0x20), Colour::new(0x80, 0x80, 0x20));
        assert!(Vision::Full.tells(red, green));
        assert!(!Vision::Deutan.tells(red, green));
    }

    #[test]
    fn grey_stays_grey_to_everybody() {
        for vision in Vision::ALL {
            let seen = vision.sees(Colour::new(120, 120, 120));
            let off = [seen.red, seen.green, seen.blue].map(|part| i16::from(part) - 120);
            assert!(off.iter().all(|part| part.abs() <= 1), "{vision:?} sees {seen}");
        }
    }

    #[test]
    fn differences_are_those_of_the_published_test_data() {
        // Sharma, Wu and Dalal (2005), pairs 1, 7, 17 and 25.
        let pairs = [
            ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
            ([50.0, 0.0, 0.0], [50.0, -1.0, 2.0], 2.3669),
            ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
            ([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644),
        ];
        for (a, b, expected) in pairs {
            let found = super::super::colour::ciede2000(a, b);
            assert!((found - expected).abs() < 1e-4, "{found} for {expected}");
        }
    }
}
