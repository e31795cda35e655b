//! What may be asked of a page.

use std::collections::BTreeSet;
use std::str::FromStr;

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
    /// Beside the map: to the right, or to the left in a language from right to left.
    Beside,
    /// Below the map.
    Below,
}
