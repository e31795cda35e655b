//! The fixed colours: those for sides that ask for none, and those of paper, sea and lines.

use super::Colour;

const fn hex(rgb: u32) -> Colour {
    Colour::new((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8)
}

/// For sides that ask for no colour, in this order: Okabe and Ito (2008) without black, then Tol's
/// muted scheme (2021); both were chosen to be told apart by colour-blind readers.
pub const SIDES: [Colour; 16] = [
    hex(0x0072_b2),
    hex(0x00d5_5e00),
    hex(0x0000_9e73),
    hex(0x00cc_79a7),
    hex(0x00e6_9f00),
    hex(0x0056_b4e9),
    hex(0x00f0_e442),
    hex(0x0033_2288),
    hex(0x00cc_6677),
    hex(0x00dd_cc77),
    hex(0x0011_7733),
    hex(0x0088_ccee),
    hex(0x0088_2255),
    hex(0x0044_aa99),
    hex(0x0099_9933),
    hex(0x00aa_4499),
];

/// Paper, and what pale colours fade to.
pub const PAPER: Colour = hex(0x00ff_ffff);
/// Ground of which nothing is known.
pub const UNKNOWN: Colour = hex(0x00e6_e6e6);
/// The sea.
pub const SEA: Colour = hex(0x00d8_e4ec);
/// Other countries.
pub const NEIGHBOUR: Colour = hex(0x00f4_f1eb);
/// Borders and coasts of other countries.
pub const NEIGHBOUR_LINE: Colour = hex(0x00c9_c2b6);
/// Names of other countries.
pub const NEIGHBOUR_TEXT: Colour = hex(0x0094_8c7e);
/// Coast and border of the theatre's land.
pub const OUTLINE: Colour = hex(0x0055_5b62);
/// Borders between grounds that are no front.
pub const BORDER: Colour = hex(0x0076_7b80);
/// The front line.
pub const FRONT: Colour = hex(0x0014_1414);
/// The edge of contested ground, and fighting.
pub const FIGHTING: Colour = hex(0x00a8_1022);
/// Roads.
pub const ROAD: Colour = hex(0x0085_7f78);
/// Text that is read first.
pub const INK: Colour = hex(0x001a_1a1a);
/// Text that is read last.
pub const QUIET_INK: Colour = hex(0x0059_5f66);
/// Frames and rules.
pub const RULE: Colour = hex(0x009a_a0a6);
