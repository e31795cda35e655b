//! The fixed colours: those for sides that ask for none, and those of paper, sea and lines.

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

/// Paper, and what pale colours fade to.
pub const PAPER: Colour = Colour::new(0xff, 0xff, 0xff);
/// Ground of which nothing is known.
pub const UNKNOWN: Colour = Colour::new(0xe6, 0xe6, 0xe6);
/// The sea.
pub const SEA: Colour = Colour::new(0xd8, 0xe4, 0xec);
/// Other countries.
pub const NEIGHBOUR: Colour = Colour::new(0xf4, 0xf1, 0xeb);
/// Borders and coasts of other countries.
pub const NEIGHBOUR_LINE: Colour = Colour::new(0xc9, 0xc2, 0xb6);
/// Names of other countries.
pub const NEIGHBOUR_TEXT: Colour = Colour::new(0x94, 0x8c, 0x7e);
/// Coast and border of the theatre's land.
pub const OUTLINE: Colour = Colour::new(0x55, 0x5b, 0x62);
/// Borders between grounds that are no front.
pub const BORDER: Colour = Colour::new(0x76, 0x7b, 0x80);
/// The front line.
pub const FRONT: Colour = Colour::new(0x14, 0x14, 0x14);
/// The edge of contested ground, and fighting.
pub const FIGHTING: Colour = Colour::new(0xa8, 0x10, 0x22);
/// Roads.
pub const ROAD: Colour = Colour::new(0x85, 0x7f, 0x78);
/// Text that is read first.
pub const INK: Colour = Colour::new(0x1a, 0x1a, 0x1a);
/// Text that is read last.
pub const QUIET_INK: Colour = Colour::new(0x4a, 0x50, 0x57);
/// Frames and rules.
pub const RULE: Colour = Colour::new(0x9a, 0xa0, 0xa6);
