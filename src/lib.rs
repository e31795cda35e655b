//! Who holds what in an armed conflict, on any day, and why.
//!
//! From a log of dated, sourced events `frontline` decides who controls each place on a day, spreads
//! that over land, and draws it. Each room is one step of that way; `ARCHITECTURE.md` is the plan of
//! the house and says which room may use which.
//!
//! ```
//! use frontline::theatre::Theatre;
//!
//! let libya = Theatre::embedded("libya").expect("the theatre that ships");
//! let day = "2019-04-05".parse().expect("a day");
//! let snapshot = libya.assess(None).on(day);
//! let gharyan = snapshot.place("gharyan").expect("a place of the gazetteer");
//! assert_eq!(gharyan.side.as_ref().map(ToString::to_string), Some("lna".into()));
//! ```
//!
//! What it does not do: fetch anything, guess a place or a date, or decide what no source says.

pub mod change;
pub mod control;
pub mod events;
pub mod extract;
pub mod gazetteer;
pub mod ground;
pub mod import;
pub mod layers;
pub mod panel;
pub mod render;
pub mod sheet;
pub mod style;
pub mod surface;
pub mod table;
pub mod theatre;
pub mod world;
