//! What stands on a page: paths, discs and text in page coordinates, in named groups.
//!
//! Everything is decided here; a renderer only writes it down.

use super::geometry::{Dot, Rect};
use crate::style::{Colour, Weight};

/// A named layer of the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Its id, unique on the page.
    pub id: String,
    /// What is in it, painted in this order.
    pub marks: Vec<Mark>,
    /// How far it hides what lies under it, 0 to 1; `None` is fully.
    pub opacity: Option<f64>,
}

/// One thing on the page.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// Lines or a filled shape.
    Path(Path),
    /// A filled circle.
    Disc(Disc),
    /// A line of text.
    Text(Text),
    /// A group within a group.
    Group(Group),
}

/// Lines, or a shape of several rings filled by the even-odd rule.
#[derive(Debug, Clone, PartialEq)]
pub struct Path {
    /// Lines or rings; a ring does not repeat its first point.
    pub lines: Vec<Vec<Dot>>,
    /// Whether the lines are rings.
    pub closed: bool,
    /// Colour of the inside.
    pub fill: Option<Colour>,
    /// The line itself.
    pub stroke: Option<Stroke>,
}

/// A circle.
#[derive(Debug, Clone, PartialEq)]
pub struct Disc {
    /// Its centre.
    pub at: Dot,
    /// Its radius in pixels.
    pub radius: f64,
    /// Colour of the inside.
    pub fill: Option<Colour>,
    /// Its rim.
    pub stroke: Option<Stroke>,
}

/// How a line is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub colour: Colour,
    /// Its width in pixels.
    pub width: f64,
    /// Lengths of dashes and gaps in pixels; none for a solid line.
    pub dash: Vec<f64>,
    /// Whether its ends and corners are round.
    pub round: bool,
}

/// A line of text.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// What it says.
    pub words: String,
    /// Where its anchor is, on the base line.
    pub at: Dot,
    /// Which end of it stands there.
    pub anchor: Anchor,
    /// Size of the letters in pixels.
    pub size: f64,
    /// Their weight.
    pub weight: Weight,
    /// Their colour; `None` for a halo, which is stroke alone.
    pub fill: Option<Colour>,
    /// Their outline.
    pub stroke: Option<Stroke>,
    /// Extra pixels between letters.
    pub spacing: f64,
}

/// Which end of a text stands at its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// Its beginning.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

impl Group {
    /// A group of marks.
    pub fn new(id: impl Into<String>, marks: Vec<Mark>) -> Self {
        Self { id: id.into(), marks, opacity: None }
    }
}

impl Stroke {
    /// A solid line.
    pub fn solid(colour: Colour, width: f64) -> Self {
        Self { colour, width, dash: Vec::new(), round: true }
    }

    /// A dashed line with blunt ends.
    pub fn dashed(colour: Colour, width: f64, dash: &[f64]) -> Self {
        Self { colour, width, dash: dash.to_vec(), round: false }
    }
}

impl Mark {
    /// A filled shape.
    pub fn fill(rings: Vec<Vec<Dot>>, colour: Colour) -> Self {
        Self::Path(Path { lines: rings, closed: true, fill: Some(colour), stroke: None })
    }

    /// Open lines.
    pub fn lines(lines: Vec<Vec<Dot>>, stroke: Stroke) -> Self {
        Self::Path(Path { lines, closed: false, fill: None, stroke: Some(stroke) })
    }

    /// A rectangle.
    pub fn rect(rect: Rect, fill: Option<Colour>, stroke: Option<Stroke>) -> Self {
        Self::Path(Path { lines: vec![rect.ring()], closed: true, fill, stroke })
    }

    /// The mark seen in a mirror that stands upright at `axis`; text stays readable.
    #[must_use]
    pub fn mirrored(self, axis: f64) -> Self {
        let flip = |dot: Dot| Dot::new(2.0 * axis - dot.x, dot.y);
        match self {
            Self::Path(mut path) => {
                for dot in path.lines.iter_mut().flatten() {
                    *dot = flip(*dot);
                }
                Self::Path(path)
            }
            Self::Disc(disc) => Self::Disc(Disc { at: flip(disc.at), ..disc }),
            Self::Text(text) => {
                let anchor = match text.anchor {
                    Anchor::Start => Anchor::End,
                    Anchor::Middle => Anchor::Middle,
                    Anchor::End => Anchor::Start,
                };
                Self::Text(Text { at: flip(text.at), anchor, ..text })
            }
            Self::Group(group) => {
                let marks = group.marks.into_iter().map(|mark| mark.mirrored(axis)).collect();
                Self::Group(Group { marks, ..group })
            }
        }
    }

    /// A disc, filled and perhaps rimmed.
    pub fn disc(at: Dot, radius: f64, fill: Colour, stroke: Option<Stroke>) -> Self {
        Self::Disc(Disc { at, radius, fill: Some(fill), stroke })
    }
}

impl Text {
    /// Dark text that begins at a point.
    pub fn new(words: impl Into<String>, at: Dot, size: f64, weight: Weight, colour: Colour) -> Self {
        let (anchor, spacing) = (Anchor::Start, 0.0);
        Self { words: words.into(), at, anchor, size, weight, fill: Some(colour), stroke: None, spacing }
    }

    /// The same text, anchored elsewhere.
    #[must_use]
    pub fn anchored(mut self, anchor: Anchor) -> Self {
        self.anchor = anchor;
        self
    }

    /// The halo that goes under this text.
    #[must_use]
    pub fn halo(&self, colour: Colour) -> Self {
        let stroke = Some(Stroke::solid(colour, self.size * 0.14 + 1.0));
        Self { fill: None, stroke, ..self.clone() }
    }
}
