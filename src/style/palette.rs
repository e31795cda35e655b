//! The fixed colours: those for sides that ask for none, and those that no theme changes.

use super::Colour;

/// For sides that ask for no colour, in this order: Okabe and Ito (2008) without black, then Tol's
/// muted scheme (2021); both were chosen to be told apart by colour-blind readers.
pub const SIDES: [Colour; 16] = [
    Colour::new(0x00, 0x72, 0xb2),
    Colour::new(0xd5, 0x5e, 0x00),
    Colour::new(0x00, 0x9e, 0x73),
    Colour::new(0xcc, 0x79, 0xa7),
    Colour::new(0xe6, 0x9f, 0x00),
    Colour::new(0x56, 0xb4, 0xe9),
    Colour::new(0xf0, 0xe4, 0x42),
    Colour::new(0x33, 0x22, 0x88),
    Colour::new(0xcc, 0x66, 0x77),
    Colour::new(0xdd, 0xcc, 0x77),
    Colour::new(0x11, 0x77, 0x33),
    Colour::new(0x88, 0xcc, 0xee),
    Colour::new(0x88, 0x22, 0x55),
    Colour::new(0x44, 0xaa, 0x99),
    Colour::new(0x99, 0x99, 0x33),
    Colour::new(0xaa, 0x44, 0x99),
];

/// Paper of the default theme, and what is light on every theme: the figure on a dark symbol.
pub const PAPER: Colour = super::Theme::DEFAULT.paper;
/// Ground of which nothing is known, on the default theme.
pub const UNKNOWN: Colour = super::Theme::DEFAULT.unknown;
/// What is dark on every theme: the figure on a light symbol.
pub const INK: Colour = super::Theme::DEFAULT.ink;
