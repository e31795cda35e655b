//! A name to look up, taken apart once: its words, its script, and what it says the place is.

use super::fold::{bare, plain};
use super::{Kind, arabic, words};

/// A name to look up, taken apart once.
#[derive(Debug, Clone)]
pub(super) struct Query<'a> {
    /// As it stands.
    pub text: &'a str,
    /// Its bare words.
    pub bare: String,
    /// The name without ever more of the words that say what the place is.
    pub cores: Vec<(String, &'static [Kind])>,
    /// Kinds that are known from elsewhere.
    hinted: &'a [Kind],
    /// The script has no short vowels.
    pub arabic: bool,
}

impl<'a> Query<'a> {
    /// A name, which may hold words that say what the place is.
    pub(super) fn new(text: &'a str, hinted: &'a [Kind]) -> Self {
        let plain = plain(text);
        let bare = bare(plain.strip_prefix("the ").unwrap_or(&plain));
        let owned = |(core, kinds): (&str, _)| (core.to_owned(), kinds);
        let cores = words::cores(&bare).into_iter().map(owned).collect();
        let arabic = bare.chars().any(arabic::is_arabic);
        Self { text, bare, cores, hinted, arabic }
    }

    /// Kinds that the place is of, as the text or the hints say; empty for any.
    pub(super) fn kinds(&self) -> &'a [Kind] {
        self.cores.last().map_or(self.hinted, |core| core.1)
    }

    /// Whether the text itself says what the place is.
    pub(super) fn says_kind(&self) -> bool {
        !self.cores.is_empty()
    }

    /// What is looked up by sound.
    pub(super) fn said(&self) -> &str {
        self.cores.last().map_or(self.bare.as_str(), |core| core.0.as_str())
    }
}
