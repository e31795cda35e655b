//! What stands around an article and is not of it: related articles, captions, tags, forms.

use super::lexicon::Lexicon;
use super::token::{Sort, Token};

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    /// Text of the article.
    Body,
    /// A heading, or an item that is no sentence.
    Heading,
    /// Not of the article.
    Furniture,
    /// Not of the article, and nothing behind it is.
    Tail,
}

/// What a line of tokens is; `marked` says that markup calls it a heading.
pub(super) fn line(tokens: &[Token], marked: bool) -> Line {
    let words: Vec<&str> = tokens.iter().filter(|t| t.sort != Sort::Mark).map(|t| t.low.as_str()).collect();
    let lexicon = Lexicon::get();
    let begins = |list: &str, whole: bool| {
        lexicon.list(list).any(|entry| {
            let entry: Vec<&str> = entry.split('_').collect();
            words.starts_with(&entry) && (!whole || words.len() <= entry.len() + 4)
        })
    };
    let short = words.len() <= 16;
    if words.is_empty() {
        return Line::Furniture;
    }
    if short && begins("furniture.tail", true) && !ends_as_sentence(tokens) {
        return Line::Tail;
    }
    if tokens.len() > 1 && tokens.iter().take(3).any(|token| token.is(":")) && begins("furniture.line", false)
    {
        return Line::Furniture;
    }
    if words[0] == "by" && words.len() <= 5 && !ends_as_sentence(tokens) {
        return Line::Furniture;
    }
    if marked || (words.len() <= 18 && !ends_as_sentence(tokens)) { Line::Heading } else { Line::Body }
}

fn ends_as_sentence(tokens: &[Token]) -> bool {
    let last = tokens.iter().rev().find(|token| !matches!(token.low.as_str(), "\"" | "'" | ")" | "]"));
    last.is_some_and(|token| matches!(token.low.as_str(), "." | "!" | "?" | "\u{2026}" | ":"))
}
