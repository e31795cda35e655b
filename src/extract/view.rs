//! The readable text of an article, every letter of it with its place in the raw text.
//!
//! Takes plain text, Markdown or HTML; gives lines of plain letters: one kind of quote and space, no
//! markup, no menus. What was skipped leaves no trace but in the offsets.

use std::ops::Range;

use super::article::Format;
use super::html;

/// Readable text, and where it stands in the raw one.
#[derive(Debug, Default)]
pub(super) struct View {
    /// The text.
    pub text: String,
    /// For each byte of the text the bytes of the raw text that it stands for.
    raw: Vec<(u32, u32)>,
    /// Paragraphs and headings, in order.
    pub blocks: Vec<Block>,
}

/// A paragraph, an item or a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    /// Where in the text.
    pub range: Range<usize>,
    /// Marked up as a heading.
    pub heading: bool,
}

impl View {
    /// The readable text of a raw one.
    pub fn of(raw: &str, format: Format) -> Self {
        let mut view = Self::default();
        match format {
            Format::Text => view.lines(raw, false),
            Format::Markdown => view.lines(raw, true),
            Format::Html => html::read(raw, &mut view),
        }
        view
    }

    /// Adds a letter that stands for a range of the raw text; equal letters are made one.
    pub fn push(&mut self, letter: char, start: usize, end: usize) {
        let letter = match letter {
            '\u{2019}' | '\u{2018}' | '\u{02bc}' | '`' | '\u{2032}' => '\'',
            '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{00ab}' | '\u{00bb}' => '"',
            // A dash right behind a letter joins, as in `anti\u{2013}rebel`.
            '\u{2013}' if self.text.ends_with(char::is_alphabetic) => '-',
            '\u{2013}' | '\u{2015}' => '\u{2014}',
            '\u{2010}' | '\u{2011}' => '-',
            '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{00ad}' | '\u{202a}'..='\u{202e}' => return,
            c if c.is_whitespace() => ' ',
            c => c,
        };
        self.text.push(letter);
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        self.raw.resize(self.text.len(), (place(start), place(end)));
    }

    /// Ends a block that began at a byte of the text.
    pub fn block(&mut self, start: usize, heading: bool) {
        let text = &self.text[start..];
        let range = start + (text.len() - text.trim_start().len())..start + text.trim_end().len();
        if range.start < range.end {
            self.blocks.push(Block { range, heading });
        }
        self.push('\n', self.last(), self.last());
    }

    fn last(&self) -> usize {
        self.raw.last().map_or(0, |(_, end)| *end as usize)
    }

    /// The bytes of the raw text that a range of the text stands for.
    pub fn raw(&self, range: &Range<usize>) -> Range<usize> {
        let first = self.raw.get(range.start).map_or(0, |(start, _)| *start as usize);
        let last = range.end.checked_sub(1).and_then(|last| self.raw.get(last));
        first..last.map_or(first, |(_, end)| *end as usize).max(first)
    }

    /// Plain text by lines, or by paragraphs where lines are broken to a width.
    fn lines(&mut self, raw: &str, markdown: bool) {
        let wrapped = is_wrapped(raw);
        let mut start = self.text.len();
        let mut at = 0;
        let mut heading = false;
        for line in raw.split_inclusive('\n') {
            let blank = line.trim().is_empty();
            let mark = markdown && is_mark(line);
            if self.text.len() > start && (!wrapped || blank || mark) {
                self.block(start, heading);
                start = self.text.len();
                heading = false;
            }
            heading |= markdown && line.starts_with('#');
            if markdown {
                self.markdown(line, at);
            } else {
                self.plain(line, at, start);
            }
            at += line.len();
        }
        if self.text.len() > start {
            self.block(start, heading);
        }
    }

    /// A line as it stands, of the block that begins at a byte of the text.
    fn plain(&mut self, line: &str, at: usize, block: usize) {
        let mut skip = 0;
        for (i, letter) in line.char_indices() {
            if letter == '[' && i >= skip {
                skip = i + shortcode(&line[i..]);
                if skip > i {
                    self.drop_dots(block);
                }
            }
            if i >= skip {
                self.push(letter, at + i, at + i + letter.len_utf8());
            }
        }
    }

    /// The dots before what only readers of a page are shown: `the . . .[restrict]army`.
    fn drop_dots(&mut self, block: usize) {
        let kept = block + self.text[block..].trim_end_matches(['.', ' ']).len();
        if self.text.len() >= kept + 3 {
            self.text.truncate(kept);
            self.raw.truncate(kept);
            let last = self.last();
            self.push(' ', last, last);
        }
    }

    /// A line without marks of emphasis, headings, quotes and items; of a link only its words.
    fn markdown(&mut self, line: &str, at: usize) {
        let body = line.trim_start_matches(['#', '>', ' ', '\t']);
        let body = body.strip_prefix("- ").or_else(|| body.strip_prefix("* ")).unwrap_or(body);
        let skipped = line.len() - body.len();
        let mut in_address = false;
        let mut before = ' ';
        for (i, letter) in body.char_indices() {
            let start = at + skipped + i;
            let address = before == ']' && letter == '(';
            in_address = (in_address || address) && before != ')';
            before = letter;
            if !in_address && !matches!(letter, '*' | '_' | '[' | ']' | '`') {
                self.push(letter, start, start + letter.len_utf8());
            }
        }
    }
}

/// The length of a mark of a publishing system, such as `[restrict]` or `[/caption]`; 0 for none.
fn shortcode(text: &str) -> usize {
    let Some((inside, _)) = text[1..].split_once(']') else { return 0 };
    let word = inside.strip_prefix('/').unwrap_or(inside);
    let known = matches!(word, "restrict" | "caption" | "gallery" | "embed" | "video" | "audio");
    if known { inside.len() + 2 } else { 0 }
}

fn is_mark(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with('#') || line.starts_with("- ") || line.starts_with("* ") || line.starts_with("> ")
}

/// Whether most lines go up to one width and break there.
fn is_wrapped(raw: &str) -> bool {
    let lengths = || raw.lines().map(|line| line.trim_end().chars().count()).filter(|length| *length > 0);
    let most = lengths().max().unwrap_or(0);
    let full = lengths().filter(|length| *length * 4 >= most * 3).count();
    (60..=120).contains(&most) && lengths().count() >= 4 && full * 10 >= lengths().count() * 6
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(raw: &str, format: Format) -> Vec<String> {
        let view = View::of(raw, format);
        view.blocks.iter().map(|block| view.text[block.range.clone()].to_owned()).collect()
    }

    #[test]
    fn offsets_lead_back_to_the_raw_text() {
        let raw = "It fell \u{2018}today\u{2019}.\u{a0}Then";
        let view = View::of(raw, Format::Text);
        let at = view.text.find("'today'").expect("the words");
        assert_eq!(&raw[view.raw(&(at..at + 7))], "\u{2018}today\u{2019}");
        assert_eq!(&raw[view.raw(&(at + 9..at + 13))], "Then");
    }

    #[test]
    fn marks_of_a_publishing_system_are_left_out_within_their_line() {
        assert_eq!(
            shown("Forces of the . . .[restrict]Union left.", Format::Text),
            ["Forces of the Union left."]
        );
        assert_eq!(shown("It fell \u{fffd}...\n[restrict] They left. [/restrict]", Format::Text).len(), 2);
        assert_eq!(shown("It is [Alda] area.", Format::Text), ["It is [Alda] area."]);
    }

    #[test]
    fn markdown_loses_its_marks_only() {
        let raw = "# Head\n\nThey **took** [Alda](https://a.b/c) today.\n- One\n";
        assert_eq!(shown(raw, Format::Markdown), ["Head", "They took Alda today.", "One"]);
    }

    #[test]
    fn lines_broken_to_a_width_are_one_paragraph() {
        let long = "aaaa bbbb cccc dddd eeee ffff gggg hhhh iiii jjjj kkkk llll mmmm\n";
        let raw = format!("{}end.\n\nNext one.\n", long.repeat(6));
        assert_eq!(shown(&raw, Format::Text).len(), 2);
        assert_eq!(shown("One\nTwo\nThree\nFour\n", Format::Text).len(), 4);
    }
}
