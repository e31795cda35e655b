//! Words, numbers and marks of a line, and where its sentences end.

use std::ops::Range;

use super::lexicon::Lexicon;

/// A word, a number or a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// Where in the readable text.
    pub span: Range<usize>,
    /// In lower case.
    pub low: String,
    /// Begins with a capital, or with an article such as `al-` before one.
    pub capital: bool,
    /// All capitals, at least two.
    pub upper: bool,
    /// Word, number or mark.
    pub sort: Sort,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// Letters.
    Word,
    /// Begins with a digit.
    Number,
    /// Anything else, one character.
    Mark,
}

impl Token {
    /// Whether it is a given mark or word in lower case.
    pub fn is(&self, text: &str) -> bool {
        self.low == text
    }

    fn of(text: &str, span: Range<usize>) -> Self {
        let word = &text[span.clone()];
        let first = word.chars().next().unwrap_or(' ');
        let sort = match first {
            c if c.is_alphabetic() => Sort::Word,
            c if c.is_numeric() => Sort::Number,
            '\'' if word.len() > 1 => Sort::Word,
            _ => Sort::Mark,
        };
        let behind_article = word
            .split_once('-')
            .filter(|(article, _)| article.chars().count() <= 3)
            .and_then(|(_, rest)| rest.chars().next());
        let letters = || word.chars().filter(|c| c.is_alphabetic());
        let signs = word.chars().filter(|c| c.is_alphanumeric()).count();
        Self {
            low: word.to_lowercase(),
            capital: first.is_uppercase()
                || is_without_case(first)
                || behind_article.is_some_and(char::is_uppercase),
            upper: signs > 1 && letters().count() > 0 && letters().all(char::is_uppercase),
            span,
            sort,
        }
    }
}

/// Letters of scripts that know no capitals could begin a name anywhere.
fn is_without_case(c: char) -> bool {
    c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase()
}

/// The tokens of a range of the text.
pub(super) fn tokens(text: &str, range: Range<usize>) -> Vec<Token> {
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let rest = &text[at..range.end];
        let first = rest.chars().next().unwrap_or(' ');
        let length = if first == ' ' {
            at += 1;
            continue;
        } else if first.is_alphanumeric() {
            word_length(rest)
        } else if rest.starts_with("'s") && !rest[2..].starts_with(char::is_alphanumeric) {
            2
        } else {
            first.len_utf8()
        };
        found.push(Token::of(text, at..at + length));
        at += length;
    }
    found
}

/// Letters and digits, with what joins them inside: `al-Furqan`, `p.m.`, `18:00`, `40,000`, `d'Or`.
fn word_length(rest: &str) -> usize {
    let mut end = 0;
    let mut letters = rest.char_indices().peekable();
    let mut before = ' ';
    while let Some((i, c)) = letters.next() {
        let next = letters.peek().map_or(' ', |(_, c)| *c);
        let joins = match c {
            '-' => next.is_alphanumeric(),
            '\'' => {
                let own = next == 's' && !rest[i + 2..].starts_with(char::is_alphanumeric);
                before.is_alphabetic() && next.is_alphabetic() && !own
            }
            '.' => abbreviates(&rest[..i], next),
            ',' | ':' => before.is_ascii_digit() && next.is_ascii_digit(),
            c => c.is_alphanumeric() || is_mark_of_letter(c),
        };
        if !joins {
            break;
        }
        end = i + c.len_utf8();
        before = c;
    }
    end.max(rest.chars().next().map_or(1, char::len_utf8))
}

/// Vowel signs and accents that stand as characters of their own.
fn is_mark_of_letter(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{900}'..='\u{dff}')
}

/// Whether a full stop belongs to what stands before it: `3.5`, `U.S.`, `p.m.`.
fn abbreviates(before: &str, next: char) -> bool {
    let last = before.rsplit('.').next().unwrap_or(before);
    let number = last.ends_with(|c: char| c.is_ascii_digit()) && next.is_ascii_digit();
    let initials = last.chars().count() == 1 && last.chars().all(char::is_alphabetic);
    number || (initials && (next.is_alphabetic() || before.contains('.')))
}

/// What goes on for longer is cut: no sentence of a person is so long.
const LONGEST: usize = 300;

/// The sentences of tokens, as ranges of them.
pub(super) fn sentences(tokens: &[Token], lexicon: &Lexicon) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for i in 0..tokens.len() {
        let end = ends(tokens, i, lexicon).or_else(|| (i >= start + LONGEST).then_some(i + 1));
        if let Some(end) = end {
            found.push(start..end);
            start = end;
        }
    }
    if start < tokens.len() {
        found.push(start..tokens.len());
    }
    found.retain(|range| !range.is_empty());
    found
}

/// The first token behind a sentence whose final mark is at `i`.
fn ends(tokens: &[Token], i: usize, lexicon: &Lexicon) -> Option<usize> {
    if !matches!(tokens[i].low.as_str(), "." | "!" | "?" | "\u{2026}") {
        return None;
    }
    let mut end = i + 1;
    let closes = |token: &Token| matches!(token.low.as_str(), "\"" | "'" | ")" | "]" | "." | "!" | "?");
    // A quote that stands apart from the mark opens the next sentence.
    while end < tokens.len() && closes(&tokens[end]) && tokens[end].span.start == tokens[end - 1].span.end {
        end += 1;
    }
    let Some(next) = tokens.get(end) else { return Some(end) };
    let before = i.checked_sub(1).map(|i| &tokens[i]);
    let short = before.is_some_and(|word| {
        tokens[i].is(".")
            && word.span.end == tokens[i].span.start
            && (lexicon.has("abbreviation", &word.low) || (word.low.chars().count() == 1 && word.capital))
            && !(matches!(next.low.as_str(), "the" | "he" | "it" | "they"))
    });
    let begins = next.capital || next.sort != Sort::Word;
    (!short && begins).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<String> {
        let tokens = tokens(text, 0..text.len());
        let ranges = sentences(&tokens, Lexicon::get());
        let shown = |range: Range<usize>| {
            text[tokens[range.start].span.start..tokens[range.end - 1].span.end].to_owned()
        };
        ranges.into_iter().map(shown).collect()
    }

    #[test]
    fn sentences_end_where_they_end() {
        assert_eq!(split("It fell. They left.").len(), 2);
        assert_eq!(split("Gen. Haddad of the U.S. left at 3 p.m. on Sunday.").len(), 1);
        assert_eq!(split("South of Alda... in Borg, he said.").len(), 1);
        assert_eq!(split("\"They left.\" He went.").len(), 2);
        assert_eq!(
            split("Col. M. Ali took 3.5 km of it. Then it rained."),
            ["Col. M. Ali took 3.5 km of it.", "Then it rained."]
        );
    }

    #[test]
    fn words_keep_their_joints() {
        let low = |text: &str| -> Vec<String> {
            tokens(text, 0..text.len()).into_iter().map(|token| token.low).collect()
        };
        assert_eq!(low("al-Furqan's junta-held base"), ["al-furqan", "'s", "junta-held", "base"]);
        assert_eq!(low("40,000 at 18:00."), ["40,000", "at", "18:00", "."]);
        assert!(tokens("al-Furqan", 0..9)[0].capital);
    }
}
