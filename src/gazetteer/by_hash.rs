//! Numbers found by a hash, in one piece of memory and in an order that is always the same.

/// Numbers by a hash: sorted, with the start of each range of hashes.
#[derive(Debug, Clone, Default)]
pub(super) struct ByHash {
    items: Vec<(u64, u32)>,
    starts: Vec<u32>,
    shift: u32,
}

impl ByHash {
    /// The numbers, by their hashes.
    pub(super) fn of(mut items: Vec<(u64, u32)>) -> Self {
        items.sort_unstable();
        let bits = (items.len().max(2) * 2).ilog2();
        let shift = 64 - bits;
        let mut starts = vec![0u32; (1 << bits) + 1];
        for (hash, _) in &items {
            starts[range(*hash, shift) + 1] += 1;
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        Self { items, starts, shift }
    }

    /// The groups of numbers with one hash each.
    pub(super) fn groups(&self) -> impl Iterator<Item = &[(u64, u32)]> {
        self.items.chunk_by(|a, b| a.0 == b.0)
    }

    /// The numbers with a hash.
    pub(super) fn get(&self, hash: u64) -> impl Iterator<Item = u32> {
        let among = if self.items.is_empty() {
            &[]
        } else {
            let range = range(hash, self.shift);
            &self.items[self.starts[range] as usize..self.starts[range + 1] as usize]
        };
        among.iter().filter(move |item| item.0 == hash).map(|item| item.1)
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the shift leaves fewer than 32 bits")]
fn range(hash: u64, shift: u32) -> usize {
    (hash >> shift) as usize
}

/// FNV-1a of a text without its spaces, 64 bits, mixed so that its upper bits tell short texts apart.
pub(super) fn hash(text: &str) -> u64 {
    mix(text.bytes().filter(|byte| *byte != b' ').fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
    }))
}

/// The end of splitmix64 (Steele, Lea, Flood 2014).
pub(super) fn mix(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}
