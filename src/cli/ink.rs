//! Colour on a terminal: only there, never against `NO_COLOR`, and never the only sign of anything.

use std::io::IsTerminal;

use frontline::style::{Colour, Style};

/// What text is painted with; nothing, where nobody would see it.
#[derive(Debug, Clone, Default)]
pub struct Ink(Option<Style>);

impl Ink {
    /// Ink for standard output.
    pub fn of_stdout(style: Style) -> Self {
        let said = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
        let dumb = said("TERM").is_none_or(|terminal| terminal == "dumb");
        let seen = std::io::stdout().is_terminal() && said("NO_COLOR").is_none() && !dumb;
        Self(seen.then_some(style))
    }

    /// A title.
    pub fn bold(&self, text: &str) -> String {
        if self.0.is_some() { format!("\x1b[1m{text}\x1b[0m") } else { text.to_owned() }
    }

    /// A text in the colour of a side; what is no side has no colour that shows on every terminal.
    pub fn side(&self, id: &str, text: &str) -> String {
        let own = self.0.iter().flat_map(Style::sides).find(|(side, _)| *side == id);
        let Some((_, look)) = own else { return text.to_owned() };
        let Colour { red, green, blue } = look.colour;
        format!("\x1b[1;38;2;{red};{green};{blue}m{text}\x1b[0m")
    }
}
