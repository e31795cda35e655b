//! The page: a map laid out with its labels, legend and furniture, ready to be written down.
//!
//! Takes the layers of one day or of several, what lies around them, and a style; gives marks in page
//! coordinates (pixels from the top left). Everything is decided here: projection, cutting to the
//! frame, hatches as geometry, which names find room. It knows no file format.

mod animation;
mod border;
mod caption;
mod changes;
mod chart;
mod clip;
mod day;
mod frame;
mod front;
mod geometry;
mod graticule;
mod hatch;
mod inset;
mod key;
mod labels;
mod land;
mod lang;
mod legend;
mod locator;
mod mark;
mod mask;
mod multiples;
mod names;
mod numbers;
mod options;
mod page;
mod pen;
mod phrases;
mod places;
mod plot;
mod rows;
mod scale;
mod scene;
mod shown;
mod soft;
mod symbols;
mod views;

pub use animation::Reel;
pub use caption::{caption, describe};
pub use geometry::{Dot, Rect};
pub use lang::Lang;
pub use mark::{Anchor, Disc, Group, Mark, Path, Stroke, Text};
pub use options::{Corner, Focus, Labels, LegendAt, PageOptions, Piece};

/// A map laid out on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Width of the page in pixels.
    pub width: f64,
    /// Height of the page in pixels.
    pub height: f64,
    /// What the page is, in a line.
    pub title: String,
    /// What it shows, for those who cannot see it.
    pub description: String,
    /// Font families, in order of preference.
    pub families: String,
    /// Font family of Arabic letters, where it is one of its own.
    pub arabic: Option<String>,
    /// Its layers, from the paper up.
    pub groups: Vec<Group>,
}
