//! Whole numbers as a text: five bits to a letter, the sign in the lowest bit, a sixth bit where more
//! follows (base64 VLQ, as source maps have it). Small numbers, most of all steps, are a letter or two.

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Numbers written one after another.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    text: String,
}

impl Numbers {
    /// Writes a number.
    pub(super) fn push(&mut self, number: i64) {
        let mut rest = number.unsigned_abs() << 1 | u64::from(number < 0);
        loop {
            let bits = (rest & 31) as usize;
            rest >>= 5;
            self.text.push(char::from(LETTERS[if rest > 0 { bits | 32 } else { bits }]));
            if rest == 0 {
                return;
            }
        }
    }

    /// Writes how many there are.
    pub(super) fn count(&mut self, items: usize) {
        self.push(i64::try_from(items).unwrap_or(i64::MAX));
    }

    /// The text.
    pub(super) fn into_text(self) -> String {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_numbers_are_one_letter() {
        let mut numbers = Numbers::default();
        for number in [0, 1, -1, 15, 16, -16] {
            numbers.push(number);
        }
        assert_eq!(numbers.into_text(), "ACDegBhB");
    }
}
