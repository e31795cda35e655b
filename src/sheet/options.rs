//! What may be asked of a page.

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

use super::geometry::Rect;
use super::lang::Lang;

/// What a page should be like.
#[derive(Debug, Clone, PartialEq)]
pub struct PageOptions {
    /// Its width in pixels, at least 320.
    pub width: u32,
    /// Its height in pixels, at least 320.
    pub height: u32,
    /// The language of everything that is no name.
    pub lang: Lang,
    /// In which script places are named.
    pub labels: Labels,
    /// A title instead of the theatre's.
    pub title: Option<String>,
    /// A line under the title instead of the date.
    pub subtitle: Option<String>,
    /// A line that credits data instead of the theatre's.
    pub credit: Option<String>,
    /// A close-up instead of the whole.
    pub focus: Option<Focus>,
    /// What stands around the map.
    pub furniture: BTreeSet<Piece>,
    /// So many of the latest events are numbered on the map and listed.
    pub events: usize,
    /// Where the legend stands; by the shape of the page if nothing is said.
    pub legend: Option<LegendAt>,
    /// In which corner of the map the scale bar, the close-ups and the locator stand; where there is
    /// most room for them if nothing is said.
    pub corners: BTreeMap<Piece, Corner>,
    /// Whether names and symbols keep their places from day to day, as in an animation.
    pub steady: bool,
    /// Whether a soft band shows how far off the front lines may be.
    pub uncertainty: bool,
}

impl Default for PageOptions {
    fn default() -> Self {
        Self {
            width: 1600,
            height: 1200,
            lang: Lang::En,
            labels: Labels::En,
            title: None,
            subtitle: None,
            credit: None,
            focus: None,
            furniture: Piece::ALL.into_iter().filter(|piece| *piece != Piece::Graticule).collect(),
            events: 0,
            legend: None,
            corners: BTreeMap::new(),
            steady: false,
            uncertainty: false,
        }
    }
}

impl PageOptions {
    /// Whether a piece of furniture is wanted.
    pub fn has(&self, piece: Piece) -> bool {
        self.furniture.contains(&piece)
    }
}

/// A part of the theatre to look at closely.
#[derive(Debug, Clone, PartialEq)]
pub struct Focus {
    /// What it is called; empty where it has no name.
    pub name: String,
    /// West, south, east, north in degrees.
    pub bounds: [f64; 4],
}

/// In which script places are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Labels {
    /// In Latin letters.
    #[default]
    En,
    /// In the country's own script; in Latin letters where no such name is known.
    Ar,
    /// In both.
    Both,
}

impl FromStr for Labels {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, &'static str> {
        match text {
            "en" => Ok(Self::En),
            "ar" | "local" => Ok(Self::Ar),
            "both" => Ok(Self::Both),
            _ => Err("labels are: en, ar (or local), both"),
        }
    }
}

/// A piece of furniture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Piece {
    /// Title, date, and what the map rests on.
    Title,
    /// The legend.
    Legend,
    /// The scale bar.
    ScaleBar,
    /// The theatre's close-ups.
    Insets,
    /// Where a close-up lies.
    Locator,
    /// Parallels and meridians.
    Graticule,
    /// Credits and disclaimer.
    Credits,
}

impl Piece {
    /// Every piece.
    pub const ALL: [Self; 7] = [
        Self::Title,
        Self::Legend,
        Self::ScaleBar,
        Self::Insets,
        Self::Locator,
        Self::Graticule,
        Self::Credits,
    ];

    /// Its name in a house style.
    pub fn word(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Legend => "legend",
            Self::ScaleBar => "scale_bar",
            Self::Insets => "insets",
            Self::Locator => "locator",
            Self::Graticule => "graticule",
            Self::Credits => "credits",
        }
    }
}

/// Where the legend stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LegendAt {
    /// Beside the map, after it as the language runs: to the right, or to the left in Arabic.
    Beside,
    /// Beside the map, before it as the language runs.
    Before,
    /// Below the map.
    Below,
}

impl FromStr for LegendAt {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, &'static str> {
        match text {
            "beside" => Ok(Self::Beside),
            "before" => Ok(Self::Before),
            "below" => Ok(Self::Below),
            _ => Err("write beside, before or below"),
        }
    }
}

/// A corner of the map, in every language the same: the map is never mirrored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Corner {
    /// Towards the north-west of the page.
    UpperLeft,
    /// Towards the north-east of the page.
    UpperRight,
    /// Towards the south-west of the page.
    LowerLeft,
    /// Towards the south-east of the page.
    LowerRight,
}

impl Corner {
    /// Where something of a size stands in this corner of a box.
    pub(super) fn room(self, inner: &Rect, width: f64, height: f64) -> Rect {
        let left = match self {
            Self::UpperLeft | Self::LowerLeft => inner.left,
            Self::UpperRight | Self::LowerRight => inner.right - width,
        };
        let top = match self {
            Self::UpperLeft | Self::UpperRight => inner.top,
            Self::LowerLeft | Self::LowerRight => inner.bottom - height,
        };
        Rect::at(left, top, width, height)
    }

    /// Whether the middle of something lies in this quarter of a box.
    pub(super) fn holds(self, inner: &Rect, rect: &Rect) -> bool {
        self.room(inner, inner.width() / 2.0, inner.height() / 2.0).contains(rect.centre())
    }

    /// How far something is from this corner of a box, across and down together.
    pub(super) fn distance(self, inner: &Rect, rect: &Rect) -> f64 {
        let there = self.room(inner, rect.width(), rect.height());
        (there.left - rect.left).abs() + (there.top - rect.top).abs()
    }
}

impl FromStr for Corner {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, &'static str> {
        match text {
            "upper-left" => Ok(Self::UpperLeft),
            "upper-right" => Ok(Self::UpperRight),
            "lower-left" => Ok(Self::LowerLeft),
            "lower-right" => Ok(Self::LowerRight),
            _ => Err("write upper-left, upper-right, lower-left or lower-right"),
        }
    }
}
