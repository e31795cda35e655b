//! One view of the theatre: the main map, or an inset.

use std::collections::BTreeSet;

use super::frame::Frame;
use super::geometry::Rect;
use super::labels::Placer;
use super::mark::{Group, Mark};
use super::names::Names;
use super::numbers::{self, Numbered};
use super::options::Labels;
use super::pen::Pen;
use super::shown::{Shown, Sign};
use super::{border, changes, front, graticule, land, places, soft};
use crate::layers::{Changed, Context, Layers};

/// How much of a view is shown and named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// Cities alone are named: a small map.
    Sparse,
    /// As a map of the whole.
    Usual,
    /// A close-up, which has room for more.
    Close,
}

/// What a view is made from.
pub struct Scene<'a> {
    /// What is shown.
    pub layers: &'a Layers,
    /// What lies around it.
    pub context: &'a Context,
    /// What it is drawn with.
    pub pen: Pen<'a>,
    /// Through which window.
    pub frame: Frame,
    /// Prefix of the ids of its groups; empty for the main map.
    pub prefix: String,
    /// How much of it is shown and named.
    pub detail: Detail,
    /// Whether names and symbols keep their places from day to day.
    pub steady: bool,
    /// In which script places are named.
    pub labels: Labels,
    /// Whether a soft band shows how far off the front lines may be.
    pub uncertainty: bool,
    /// Whether parallels and meridians are drawn.
    pub graticule: bool,
    /// What is numbered on the map.
    pub numbered: &'a [Numbered],
    /// Parts of the frame that a close-up shows better.
    pub elsewhere: Vec<Rect>,
    /// Rooms of the frame that are covered by something else.
    pub covered: Vec<Rect>,
    /// What changed, where the map is of changes.
    pub changed: Option<&'a Changed>,
    /// The only places shown beside cities.
    pub only: Option<&'a BTreeSet<String>>,
}

impl Scene<'_> {
    /// Draws the view: land first, labels last. Labels keep clear of what the placer already holds.
    pub fn draw(&self, placer: &mut Placer, shown: &mut Shown) -> Vec<Group> {
        let neighbours = land::neighbours(self);
        let areas = land::areas(self, shown);
        let changed = changes::land(self);
        let before = changes::front_before(self);
        let soft = if self.uncertainty { soft::bands(self) } else { Vec::new() };
        if !soft.is_empty() {
            shown.sign(Sign::Soft);
        }
        let borders = border::Borders::of(self);
        let roads = front::roads(self, shown);
        let fronts = front::fronts(self, placer, shown);
        borders.keep_clear(placer, self.steady);
        let graticule = if self.graticule { graticule::marks(self, placer) } else { Vec::new() };
        let mut spots = places::ranked(self);
        let mut labels = Names::default();
        let badges = numbers::marks(self, &spots, placer);
        let great = labels.great(self, &spots, placer);
        let moved = places::thin(self, &mut spots, &great, placer);
        let unnamed = labels.label(self, &spots, placer, shown);
        let mut symbols = moved;
        symbols.extend(places::marks(self, &spots, &unnamed, shown));
        let groups = [
            ("neighbours", neighbours),
            ("areas", areas),
            ("changes", changed),
            ("uncertainty", soft),
            ("graticule", graticule),
            ("borders", borders.marks(self)),
            ("roads", roads),
            ("front-before", before),
            ("fronts", fronts),
            ("sieges", borders.sieges(self)),
            ("places", symbols),
            ("numbers", badges),
            ("labels", labels.marks(self)),
        ];
        let optional = |id: &str| {
            matches!(id, "graticule" | "numbers" | "changes" | "front-before" | "uncertainty" | "sieges")
        };
        groups
            .into_iter()
            .filter(|(id, marks): &(_, Vec<Mark>)| !(optional(id) && marks.is_empty()))
            .map(|(id, marks)| Group::new(self.id(id), marks))
            .collect()
    }

    /// The id of one of its groups.
    pub fn id(&self, id: &str) -> String {
        format!("{}{id}", self.prefix)
    }
}
