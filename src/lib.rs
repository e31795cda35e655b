//! Who holds what in an armed conflict, on any day, and why.
//!
//! From a log of dated, sourced events `frontline` decides who controls each place on a day, spreads
//! that over land, and draws it. Each room is one step of that way; `ARCHITECTURE.md` is the plan of
//! the house and says which room may use which.
//!
//! What it does not do: fetch anything, guess a place or a date, or decide what no source says.

pub mod control;
pub mod gazetteer;
pub mod ground;
pub mod layers;
pub mod render;
pub mod sheet;
pub mod style;
pub mod table;
