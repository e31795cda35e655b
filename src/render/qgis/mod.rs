//! Styles and projects for QGIS 3: text files beside the layers, so that a folder opens as a map.
//!
//! Takes layers and a [`Style`](crate::style::Style); gives `.qml` files and a `.qgs` project with
//! relative paths. Properties are written in the form that every QGIS 3 reads. Same layers, same bytes.

mod document;
mod label;
mod look;
mod looks;
mod project;
mod styled;
mod symbol;
mod xml;

pub use document::{Notes, Span, qml};
pub use look::{Look, Rule};
pub use looks::{area_look, cell_look, event_look, front_look, place_look, road_look, segment_look};
pub use project::{Entry, Group, Project, project};
pub use styled::{Styled, groups, of_day};
