//! The colours of everything on a page that is no side: paper, sea, lines, ink.

use std::str::FromStr;

use super::Colour;

/// The colours of a page, and how far the colours of sides fade into its paper.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Theme {
    /// Paper, and what pale colours fade to.
    pub paper: Colour,
    /// Ground of which nothing is known.
    pub unknown: Colour,
    /// The sea.
    pub sea: Colour,
    /// Other countries.
    pub neighbour: Colour,
    /// Borders and coasts of other countries.
    pub neighbour_line: Colour,
    /// Names of other countries.
    pub neighbour_text: Colour,
    /// Coast and border of the theatre's land.
    pub outline: Colour,
    /// Borders between grounds that are no front.
    pub border: Colour,
    /// The front line.
    pub front: Colour,
    /// What lifts the front line off any ground.
    pub casing: Colour,
    /// The edge of contested ground, and fighting.
    pub fighting: Colour,
    /// Roads.
    pub road: Colour,
    /// Text that is read first.
    pub ink: Colour,
    /// Text that is read last.
    pub quiet_ink: Colour,
    /// Frames and rules.
    pub rule: Colour,
    /// How much of the paper shows through ground beyond evidence.
    pub pale: f64,
    /// Whether every ground carries lines, so that it can be told without colour.
    pub hatched: bool,
}

const fn grey(level: u8) -> Colour {
    Colour::new(level, level, level)
}

impl Theme {
    /// For screens.
    pub const DEFAULT: Self = Self {
        paper: Colour::new(0xff, 0xff, 0xff),
        unknown: Colour::new(0xe6, 0xe6, 0xe6),
        sea: Colour::new(0xd8, 0xe4, 0xec),
        neighbour: Colour::new(0xf4, 0xf1, 0xeb),
        neighbour_line: Colour::new(0xc9, 0xc2, 0xb6),
        neighbour_text: Colour::new(0x94, 0x8c, 0x7e),
        outline: Colour::new(0x55, 0x5b, 0x62),
        border: Colour::new(0x76, 0x7b, 0x80),
        front: Colour::new(0x14, 0x14, 0x14),
        casing: Colour::new(0xff, 0xff, 0xff),
        fighting: Colour::new(0xa8, 0x10, 0x22),
        road: Colour::new(0x85, 0x7f, 0x78),
        ink: Colour::new(0x1a, 0x1a, 0x1a),
        quiet_ink: Colour::new(0x4a, 0x50, 0x57),
        rule: Colour::new(0x9a, 0xa0, 0xa6),
        pale: 0.74,
        hatched: false,
    };

    /// For paper, also where it is printed in black alone: little ink at sea, lines on every ground.
    pub const PRINT: Self = Self {
        unknown: grey(0xee),
        sea: Colour::new(0xee, 0xf4, 0xf8),
        neighbour: grey(0xfa),
        neighbour_line: grey(0xb4),
        neighbour_text: grey(0x80),
        outline: grey(0x30),
        border: grey(0x60),
        front: grey(0),
        road: grey(0x6a),
        ink: grey(0),
        quiet_ink: grey(0x38),
        rule: grey(0x80),
        hatched: true,
        ..Self::DEFAULT
    };

    /// For dark screens.
    pub const DARK: Self = Self {
        paper: Colour::new(0x16, 0x1a, 0x1f),
        unknown: Colour::new(0x3c, 0x41, 0x47),
        sea: Colour::new(0x1c, 0x28, 0x33),
        neighbour: Colour::new(0x25, 0x29, 0x2e),
        neighbour_line: Colour::new(0x4a, 0x50, 0x57),
        neighbour_text: Colour::new(0x8a, 0x92, 0x9a),
        outline: Colour::new(0xa9, 0xb0, 0xb7),
        border: Colour::new(0x8a, 0x90, 0x96),
        front: Colour::new(0xff, 0xff, 0xff),
        casing: Colour::new(0x0c, 0x0e, 0x11),
        fighting: Colour::new(0xff, 0x5c, 0x5c),
        road: Colour::new(0x9c, 0xa2, 0xa8),
        ink: Colour::new(0xf4, 0xf4, 0xf2),
        quiet_ink: Colour::new(0xb9, 0xbf, 0xc5),
        rule: Colour::new(0x5c, 0x63, 0x6b),
        pale: 0.62,
        hatched: false,
    };

    /// A colour by its name in a house style; `None` for a name that no colour has.
    pub fn colour_mut(&mut self, name: &str) -> Option<&mut Colour> {
        Some(match name {
            "paper" => &mut self.paper,
            "unknown" => &mut self.unknown,
            "sea" => &mut self.sea,
            "neighbour" => &mut self.neighbour,
            "neighbour_line" => &mut self.neighbour_line,
            "neighbour_text" => &mut self.neighbour_text,
            "outline" => &mut self.outline,
            "border" => &mut self.border,
            "front" => &mut self.front,
            "casing" => &mut self.casing,
            "fighting" => &mut self.fighting,
            "road" => &mut self.road,
            "ink" => &mut self.ink,
            "quiet_ink" => &mut self.quiet_ink,
            "rule" => &mut self.rule,
            _ => return None,
        })
    }

    /// Every colour of it, for writers that need a fixed palette.
    pub fn colours(&self) -> [Colour; 15] {
        [
            self.paper,
            self.unknown,
            self.sea,
            self.neighbour,
            self.neighbour_line,
            self.neighbour_text,
            self.outline,
            self.border,
            self.front,
            self.casing,
            self.fighting,
            self.road,
            self.ink,
            self.quiet_ink,
            self.rule,
        ]
    }
}

/// Reads `default`, `print` or `dark`.
impl FromStr for Theme {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, &'static str> {
        match text {
            "default" => Ok(Self::DEFAULT),
            "print" => Ok(Self::PRINT),
            "dark" => Ok(Self::DARK),
            _ => Err("the palettes are: default, print, dark"),
        }
    }
}
