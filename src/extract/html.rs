//! HTML to readable text: the words of the article, without scripts, menus and what stands beside it.

use html5gum::{DefaultEmitter, Span, Token, Tokenizer};

use super::view::View;

/// Elements whose content is not for reading, or not of the article.
const SKIPPED: &[&str] = &[
    "script", "style", "nav", "aside", "footer", "noscript", "template", "form", "button", "select", "svg",
    "figure", "iframe", "head", "textarea",
];
/// Elements that stand in a line of text.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "dfn", "em", "font", "i", "kbd", "mark", "q",
    "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
];

/// Adds the readable text of HTML to a view. Where the page has an `article` or a `main`, only what is
/// in one is read.
pub(super) fn read(raw: &str, view: &mut View) {
    let has = |name: &str| raw.contains(&format!("<{name}>")) || raw.contains(&format!("<{name} "));
    let whole = ["article", "main"].into_iter().find(|name| has(name));
    let mut reader = Reader { raw, view, start: 0, heading: false, skip: Vec::new(), whole, inside: 0 };
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(raw, emitter).flatten() {
        match token {
            Token::StartTag(tag) if !tag.self_closing => reader.open(&String::from_utf8_lossy(&tag.name)),
            Token::StartTag(_) => reader.end_block(),
            Token::EndTag(tag) => reader.close(&String::from_utf8_lossy(&tag.name)),
            Token::String(text) => reader.words(&String::from_utf8_lossy(&text), text.span),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    reader.end_block();
}

struct Reader<'r, 'v> {
    raw: &'r str,
    view: &'v mut View,
    /// Where the block began.
    start: usize,
    heading: bool,
    /// Open elements that are skipped.
    skip: Vec<String>,
    /// The element that holds the article.
    whole: Option<&'static str>,
    /// How many of these are open.
    inside: usize,
}

impl Reader<'_, '_> {
    fn open(&mut self, name: &str) {
        if Some(name) == self.whole {
            self.inside += 1;
        }
        if SKIPPED.contains(&name) {
            self.skip.push(name.to_owned());
        }
        if !INLINE.contains(&name) {
            self.end_block();
            self.heading = matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
        }
    }

    fn close(&mut self, name: &str) {
        if !INLINE.contains(&name) {
            self.end_block();
        }
        if Some(name) == self.whole {
            self.inside = self.inside.saturating_sub(1);
        }
        // A skipped element that was never closed ends with the one around it.
        if let Some(at) = self.skip.iter().rposition(|open| open == name) {
            self.skip.truncate(at);
        }
    }

    fn end_block(&mut self) {
        if self.view.text.len() > self.start {
            self.view.block(self.start, self.heading);
            self.start = self.view.text.len();
        }
        self.heading = false;
    }

    /// Words, each letter with its place: a reference such as `&rsquo;` stands for one.
    fn words(&mut self, text: &str, span: Span<usize>) {
        if !self.skip.is_empty() || (self.whole.is_some() && self.inside == 0) {
            return;
        }
        let mut at = span.start;
        let mut letters = text.chars().peekable();
        while let Some(letter) = letters.next() {
            let rest = self.raw.get(at..).unwrap_or_default();
            let next = letters.peek().copied();
            let length = reference(rest, letter, next).unwrap_or_else(|| width(rest));
            self.view.push(letter, at, at + length);
            at += length;
        }
    }
}

/// How long the reference is that stands for a letter; `None` for a letter that stands for itself.
fn reference(rest: &str, letter: char, next: Option<char>) -> Option<usize> {
    let inner = rest.strip_prefix('&')?;
    let end = inner.find(|c: char| !c.is_ascii_alphanumeric() && c != '#').unwrap_or(inner.len());
    let ends = usize::from(inner[end..].starts_with(';'));
    let itself = letter == '&' && inner.chars().next() == next;
    (!itself && end > 0).then_some(1 + end + ends)
}

fn width(rest: &str) -> usize {
    rest.chars().next().map_or(0, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::super::article::Format;
    use super::*;

    #[test]
    fn menus_and_scripts_are_left_out_and_references_keep_their_place() {
        let raw = "<html><head><title>x</title></head><body><nav>Menu</nav><article><h1>Head</h1>\
                   <p>It&rsquo;s <b>here</b> &amp; now.<script>var a = '<p>no</p>';</script></article>\
                   <p>Outside</p></body></html>";
        let view = View::of(raw, Format::Html);
        let shown: Vec<&str> = view.blocks.iter().map(|block| &view.text[block.range.clone()]).collect();
        assert_eq!(shown, ["Head", "It's here & now."]);
        assert!(view.blocks[0].heading);
        let at = view.text.find("now").expect("the word");
        assert_eq!(&raw[view.raw(&(at..at + 3))], "now");
        let at = view.text.find("'s").expect("the letter");
        assert_eq!(&raw[view.raw(&(at..at + 1))], "&rsquo;");
    }
}
