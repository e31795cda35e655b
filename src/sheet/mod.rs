//! The page: a map laid out with its labels, legend and furniture, ready to be written down.
//!
//! Takes the layers of one day, what lies around them, and a style; gives marks in page coordinates
//! (pixels from the top left). Everything is decided here: projection, cutting to the frame, hatches
//! as geometry, which names find room. It knows no file format.

mod border;
mod clip;
mod frame;
mod front;
mod geometry;
mod hatch;
mod inset;
mod key;
mod labels;
mod land;
mod legend;
mod mark;
mod mask;
mod names;
mod page;
mod places;
mod scale;
mod scene;
mod shown;
mod symbols;
mod views;
mod words;

pub use geometry::{Dot, Rect};
pub use mark::{Anchor, Disc, Group, Mark, Path, Stroke, Text};

use page::Page;
use shown::Shown;
use views::Views;

use crate::layers::{Context, Layers};
use crate::style::{Style, palette};

/// The size of a page, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageOptions {
    /// Its width, at least 320.
    pub width: u32,
    /// Its height, at least 320.
    pub height: u32,
}

impl Default for PageOptions {
    fn default() -> Self {
        Self { width: 1600, height: 1200 }
    }
}

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
    /// Its layers, from the paper up.
    pub groups: Vec<Group>,
}

impl Sheet {
    /// Lays a map out on a page.
    pub fn lay_out(layers: &Layers, context: &Context, style: &Style, options: &PageOptions) -> Self {
        let page = Page::plan(*options, &layers.about);
        let mut shown = Shown::default();
        let mut groups = vec![Group::new("paper", vec![Mark::rect(page.whole, Some(palette::PAPER), None)])];
        groups.push(Group::new("sea", vec![Mark::rect(page.map, Some(palette::SEA), None)]));
        let mut furniture = page.heading(&layers.about);
        if let Some(views) = Views::plan(layers, context, &page) {
            groups.extend(views.draw(layers, context, style, &page, &mut shown));
            furniture.extend(views.scale_bar());
        }
        furniture.push(page.rim());
        furniture.extend(page.small_print());
        let key = legend::draw(layers, style, &shown, &page.legend, page.columns, page.unit);
        groups.extend([Group::new("legend", key), Group::new("furniture", furniture)]);
        Self {
            width: page.whole.width(),
            height: page.whole.height(),
            title: format!("{}, {}", layers.about.title, page::when(&layers.about)),
            description: describe(layers),
            groups,
        }
    }
}

/// The map in words.
fn describe(layers: &Layers) -> String {
    let mut parts = Vec::new();
    for area in &layers.areas {
        let who = if area.side_name.is_empty() { area.others.join(" and ") } else { area.side_name.clone() };
        let beyond = if area.beyond_evidence { ", beyond evidence" } else { "" };
        let who = if who.is_empty() { who } else { format!("{who}, ") };
        parts.push(format!("{who}{}{beyond}: {}", area.status, words::area(area.area_km2)));
    }
    format!("Map of who holds what on {}. {}.", page::when(&layers.about), parts.join("; "))
}
