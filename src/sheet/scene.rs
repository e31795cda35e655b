//! One view of the theatre: the main map, or an inset.

use super::frame::Frame;
use super::labels::Placer;
use super::mark::{Group, Mark};
use super::names::Names;
use super::shown::Shown;
use super::{border, front, land, places};
use crate::layers::{Context, Layers};
use crate::style::Style;

/// What a view is made from.
pub struct Scene<'a> {
    /// What is shown.
    pub layers: &'a Layers,
    /// What lies around it.
    pub context: &'a Context,
    /// How it looks.
    pub style: &'a Style,
    /// Through which window.
    pub frame: Frame,
    /// Pixels for each nominal pixel: sizes of letters, lines and symbols scale with it.
    pub unit: f64,
    /// Prefix of the ids of its groups; empty for the main map.
    pub prefix: String,
    /// Whether it is a close-up, which has room for more.
    pub close: bool,
}

impl Scene<'_> {
    /// Draws the view: land first, labels last. Labels keep clear of what the placer already holds.
    pub fn draw(&self, placer: &mut Placer, shown: &mut Shown) -> Vec<Group> {
        let neighbours = land::neighbours(self);
        let areas = land::areas(self, shown);
        let borders = border::Borders::of(self);
        let roads = front::roads(self, shown);
        let fronts = front::fronts(self, placer, shown);
        borders.keep_clear(placer);
        let mut spots = places::ranked(self);
        let mut labels = Names::default();
        let great = labels.great(self, &spots, placer);
        places::thin(self, &mut spots, &great, placer);
        let unnamed = labels.label(self, &spots, placer, shown);
        let groups = [
            ("neighbours", neighbours),
            ("areas", areas),
            ("borders", borders.marks(self)),
            ("roads", roads),
            ("fronts", fronts),
            ("places", places::marks(self, &spots, &unnamed, shown)),
            ("labels", labels.marks(self)),
        ];
        groups.into_iter().map(|(id, marks): (_, Vec<Mark>)| Group::new(self.id(id), marks)).collect()
    }

    /// The id of one of its groups.
    pub fn id(&self, id: &str) -> String {
        format!("{}{id}", self.prefix)
    }
}
