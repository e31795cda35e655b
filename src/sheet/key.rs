//! The keys of the legend: small examples, drawn as the map draws them.

use super::front::{self, FrontLook};
use super::geometry::{Dot, Rect};
use super::mark::{Group, Mark, Stroke};
use super::pen::Pen;
use super::symbols::{self, Face};
use super::{land, soft};
use crate::style::{Colour, Ground, Symbol};

/// What stands before a row.
pub enum Key {
    /// A ground.
    Ground(Ground),
    /// The same ground near evidence and beyond it.
    Fading(Ground, Ground),
    /// A front line.
    Front(FrontLook),
    /// How far off a front line may be.
    Soft,
    /// A road.
    Road,
    /// A place.
    Place(Symbol, Face),
    /// The ring of a siege, in the colour of who besieges.
    Siege(Colour),
    /// The mark of fighting.
    Fighting,
    /// A numbered event.
    Badge(usize),
    /// A line of any kind.
    Line(Stroke),
    /// Nothing.
    None,
}

impl Key {
    /// The key in its room.
    pub fn marks(&self, rect: Rect, pen: &Pen<'_>) -> Vec<Mark> {
        let unit = pen.unit;
        let middle = rect.centre();
        let across = || vec![vec![Dot::new(rect.left, middle.y), Dot::new(rect.right, middle.y)]];
        let rim = || {
            Mark::rect(
                rect,
                None,
                Some(Stroke { round: false, ..Stroke::solid(pen.theme.border, 0.6 * unit) }),
            )
        };
        match self {
            Self::Ground(ground) => {
                let mut marks = land::paint(vec![rect.ring()], ground, pen);
                marks.extend((!ground.dotted).then(rim));
                marks
            }
            Self::Fading(near, beyond) => {
                let half = Rect { right: middle.x, ..rect };
                let mut marks = land::paint(vec![rect.ring()], beyond, pen);
                marks.extend(land::paint(vec![half.ring()], near, pen));
                marks.push(rim());
                marks
            }
            Self::Front(look) => {
                vec![Mark::lines(across(), look.casing(pen)), Mark::lines(across(), look.stroke(pen))]
            }
            Self::Soft => {
                let band = |part: f64| {
                    let rect = Rect::around(middle, rect.width(), rect.height() * part);
                    let shade = vec![Mark::rect(rect, Some(pen.theme.front), None)];
                    Mark::Group(Group {
                        opacity: Some(soft::OPACITY),
                        ..Group::new(format!("key-off-{part}"), shade)
                    })
                };
                let mut marks: Vec<Mark> = soft::PARTS.map(band).into();
                marks.push(Mark::lines(across(), FrontLook::Firm.stroke(pen)));
                marks
            }
            Self::Road => vec![Mark::lines(across(), front::road_stroke("trunk", pen))],
            Self::Place(symbol, face) => {
                let radius = symbols::radius(*symbol, *face == Face::Quiet) * unit;
                symbols::draw(*symbol, middle, radius, face, pen)
            }
            Self::Siege(colour) => {
                let radius = symbols::radius(Symbol::Town, false) * unit;
                let mut marks = symbols::ring(middle, radius, *colour, pen).to_vec();
                marks.extend(symbols::draw(
                    Symbol::Town,
                    middle,
                    radius,
                    &Face::Held(vec![pen.theme.paper]),
                    pen,
                ));
                marks
            }
            Self::Fighting => {
                let radius = symbols::radius(Symbol::Town, false) * unit;
                vec![symbols::burst(symbols::below_burst(middle, radius, unit), radius, pen)]
            }
            Self::Badge(number) => symbols::badge(middle, *number, pen),
            Self::None => Vec::new(),
            Self::Line(stroke) => vec![Mark::lines(across(), stroke.clone())],
        }
    }
}
