//! What everything on a page is drawn with: its style, its scale and its language.

use super::geometry::Dot;
use super::lang::Lang;
use super::mark::Text;
use crate::style::{Colour, Lines, Style, Theme, Weight};

/// A style at a scale in a language.
#[derive(Debug, Clone, Copy)]
pub struct Pen<'a> {
    /// The style.
    pub style: &'a Style,
    /// Its colours.
    pub theme: &'a Theme,
    /// Its weights of lines.
    pub lines: &'a Lines,
    /// Pixels for each nominal pixel: sizes of letters, lines and symbols scale with it.
    pub unit: f64,
    /// The language of furniture.
    pub lang: Lang,
}

impl<'a> Pen<'a> {
    /// A pen.
    pub fn new(style: &'a Style, unit: f64, lang: Lang) -> Self {
        Self { style, theme: &style.theme, lines: &style.lines, unit, lang }
    }

    /// The same pen at another scale.
    pub fn at(self, unit: f64) -> Self {
        Self { unit, ..self }
    }

    /// Width of a text in pixels.
    pub fn width(&self, text: &str, weight: Weight, size: f64) -> f64 {
        self.style.lettering.width(text, weight, size)
    }

    /// A text of the furniture, in its language's direction.
    pub fn text(&self, words: &str, at: Dot, size: f64, weight: Weight, colour: Colour) -> Text {
        Text::new(self.lang.line(words), at, size, weight, colour)
    }

    /// A text broken at spaces into lines of at most a width in pixels. A longer word has a line of
    /// its own.
    pub fn wrap(&self, text: &str, weight: Weight, size: f64, width: f64) -> Vec<String> {
        let space = self.width(" ", weight, size);
        let mut lines: Vec<String> = Vec::new();
        let mut filled = 0.0;
        // Not at no-break spaces, which hold figures together.
        let words = text.split([' ', '\n', '\t']).filter(|word| !word.is_empty());
        for word in words {
            let extent = self.width(word, weight, size);
            match lines.last_mut() {
                Some(line) if filled + space + extent <= width => {
                    line.push(' ');
                    line.push_str(word);
                    filled += space + extent;
                }
                _ => {
                    lines.push(word.to_owned());
                    filled = extent;
                }
            }
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrapped_lines_are_no_wider_than_asked_and_lose_no_word() {
        let style = Style::for_sides(&[]);
        let pen = Pen::new(&style, 1.0, Lang::En);
        let text = "Not a statement on borders or sovereignty by anybody who drew this map";
        let lines = pen.wrap(text, Weight::Regular, 10.0, 120.0);
        assert!(lines.len() > 2);
        assert!(lines.iter().all(|line| pen.width(line, Weight::Regular, 10.0) <= 120.0));
        assert_eq!(lines.join(" "), text);
    }
}
