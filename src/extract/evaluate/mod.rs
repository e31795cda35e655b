//! How good extraction is: candidates against a gold standard, with the keyword baseline beside them.

mod baseline;
mod gold;
mod score;

pub use baseline::by_keyword;
pub use gold::{Gold, Tier};
pub use score::{Count, Score, Slots, score, wilson};
