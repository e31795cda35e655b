//! What each side of a map looks like.

use std::collections::BTreeMap;

use super::{Colour, Hatch, palette};
use crate::layers::Side;

/// How much of the paper shows through a side's ground.
const GROUND: f64 = 0.34;
/// And through its ground beyond evidence.
const PALE: f64 = 0.74;
/// Grounds that differ less than this need a hatch to be told apart.
const TOO_ALIKE: f64 = 12.0;

/// What one side looks like.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SideStyle {
    /// Its symbols.
    pub colour: Colour,
    /// Its ground.
    pub ground: Colour,
    /// Its ground beyond evidence.
    pub pale: Colour,
    /// Lines over its ground, where the theatre asks for them or its colour is too much like another.
    pub hatch: Option<Hatch>,
}

impl SideStyle {
    /// A side of one colour.
    pub fn of(colour: Colour) -> Self {
        let ground = colour.mix(palette::PAPER, GROUND);
        Self { colour, ground, pale: colour.mix(palette::PAPER, PALE), hatch: None }
    }

    /// Nobody.
    pub fn unknown() -> Self {
        let grey = palette::UNKNOWN;
        Self { colour: palette::PAPER, ground: grey, pale: grey, hatch: None }
    }

    /// Its ground, near evidence or beyond it.
    pub fn ground_at(&self, beyond_evidence: bool) -> Colour {
        if beyond_evidence { self.pale } else { self.ground }
    }
}

/// What a map looks like.
#[derive(Debug, Clone, PartialEq)]
pub struct Style {
    sides: BTreeMap<String, SideStyle>,
}

impl Style {
    /// The style of some sides: the colours that they ask for, then the palette's.
    pub fn for_sides(sides: &[Side]) -> Self {
        let asked = |side: &Side| side.colour.as_deref().and_then(Colour::parse);
        let mut used: Vec<Colour> = sides.iter().filter_map(asked).collect();
        let mut styles: Vec<SideStyle> = Vec::new();
        let mut hatches = Hatch::SIDES.iter().copied().cycle();
        for side in sides {
            let colour = asked(side).unwrap_or_else(|| free_colour(&mut used));
            let mut style = SideStyle::of(colour);
            style.hatch = side.hatch.parse().ok();
            if style.hatch.is_none() && resembles(&style, &styles) {
                style.hatch = hatches.next();
            }
            styles.push(style);
        }
        Self { sides: sides.iter().map(|side| side.id.clone()).zip(styles).collect() }
    }

    /// What a side looks like; an unlisted one looks like nobody.
    pub fn side(&self, id: &str) -> SideStyle {
        self.sides.get(id).copied().unwrap_or_else(SideStyle::unknown)
    }
}

/// The first colour of the palette that is unlike those in use; the palette starts over when spent.
fn free_colour(used: &mut Vec<Colour>) -> Colour {
    let unlike = |colour: &&Colour| used.iter().all(|other| colour.difference(*other) >= 20.0);
    let spent = palette::SIDES[used.len() % palette::SIDES.len()];
    let colour = palette::SIDES.iter().find(unlike).copied().unwrap_or(spent);
    used.push(colour);
    colour
}

fn resembles(style: &SideStyle, earlier: &[SideStyle]) -> bool {
    let alike = |other: Colour| style.ground.difference(other) < TOO_ALIKE;
    alike(palette::UNKNOWN) || earlier.iter().any(|other| alike(other.ground) && other.hatch == style.hatch)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn side(id: &str, colour: Option<&str>) -> Side {
        let text = id.to_owned();
        Side {
            id: text.clone(),
            name: text.clone(),
            short: text,
            colour: colour.map(str::to_owned),
            hatch: String::new(),
            fights: true,
        }
    }

    #[test]
    fn a_side_without_a_colour_gets_one_that_no_other_side_asked_for() {
        let style = Style::for_sides(&[side("a", None), side("b", Some("#0072B2"))]);
        assert_eq!(style.side("b").colour, palette::SIDES[0]);
        assert_eq!(style.side("a").colour, palette::SIDES[1]);
    }

    #[test]
    fn any_two_of_thirty_sides_differ_by_colour_or_hatch() {
        let sides: Vec<Side> = (0..30).map(|i| side(&format!("s{i:02}"), None)).collect();
        let style = Style::for_sides(&sides);
        for (i, a) in sides.iter().enumerate() {
            for b in &sides[..i] {
                assert_ne!(style.side(&a.id), style.side(&b.id), "{} and {}", a.id, b.id);
            }
        }
    }

    #[test]
    fn a_side_as_grey_as_the_unknown_is_hatched() {
        let style = Style::for_sides(&[side("neutral", Some("#DDDDDD"))]);
        assert!(style.side("neutral").hatch.is_some());
    }

    #[test]
    fn a_hatch_that_the_theatre_asks_for_is_used() {
        let mut asking = side("a", None);
        asking.hatch = "30 6".to_owned();
        let hatch = Style::for_sides(&[asking]).side("a").hatch.map(|h| (h.angle, h.spacing));
        assert_eq!(hatch, Some((30.0, 6.0)));
    }
}
