//! What land of one side in one state looks like.

use super::{Colour, Hatch, Style, palette};
use crate::control::Status;
use crate::layers::Area;

/// How to paint one ground: a base, then stripes, then lines, then an outline.
#[derive(Debug, Clone, PartialEq)]
pub struct Ground {
    /// Painted first, all over.
    pub base: Colour,
    /// Bands of [`Hatch::CONTESTED`]; the base is the first of them.
    pub stripes: Vec<Colour>,
    /// Lines over it.
    pub hatches: Vec<(Hatch, Colour)>,
    /// Whether its outline is dotted: rival claims stand.
    pub dotted: bool,
}

impl Style {
    /// What an area looks like.
    pub fn ground(&self, area: &Area) -> Ground {
        let mut ground = self.ground_of(area.status, &sides_of(area), area.beyond_evidence);
        if area.status != Status::Claimed {
            ground.hatches.extend(self.claims(area.claimed_by.iter().map(String::as_str)));
        }
        ground
    }

    /// What ground in a state looks like, of the sides in it, the holder's first.
    pub fn ground_of(&self, status: Status, sides: &[&str], beyond_evidence: bool) -> Ground {
        let colours: Vec<Colour> =
            sides.iter().map(|side| self.side(side).ground_at(beyond_evidence)).collect();
        let first = colours.first().copied().unwrap_or(palette::UNKNOWN);
        let own = sides.first().and_then(|side| {
            let style = self.side(side);
            style.hatch.map(|hatch| (hatch, style.colour.mix(palette::INK, 0.35)))
        });
        let plain = Ground { base: first, stripes: Vec::new(), hatches: Vec::new(), dotted: false };
        match status {
            Status::Controlled => Ground { hatches: own.into_iter().collect(), ..plain },
            Status::Conflicting => Ground { hatches: own.into_iter().collect(), dotted: true, ..plain },
            Status::Contested => Ground { stripes: stripes(&colours), ..plain },
            Status::Shared => {
                let base = Colour::blend(&colours).unwrap_or(palette::UNKNOWN);
                Ground { base, hatches: vec![(Hatch::SHARED, palette::PAPER)], ..plain }
            }
            Status::Claimed => {
                Ground { base: palette::UNKNOWN, hatches: self.claims(sides.iter().copied()), ..plain }
            }
            Status::Unknown => Ground { base: palette::UNKNOWN, ..plain },
        }
    }

    /// The lines over ground that sides claim, each turned against the one before.
    pub fn claims<'a>(&self, sides: impl Iterator<Item = &'a str>) -> Vec<(Hatch, Colour)> {
        let turned =
            |turn: usize| Hatch { angle: Hatch::CLAIMED.angle + 25.0 * turn as f64, ..Hatch::CLAIMED };
        sides.enumerate().map(|(turn, side)| (turned(turn), self.side(side).colour)).collect()
    }
}

/// The bands of contested ground; where one side alone is named, unknown ground is the other.
fn stripes(colours: &[Colour]) -> Vec<Colour> {
    match colours {
        [] => vec![palette::UNKNOWN, palette::PAPER],
        [one] => vec![*one, palette::UNKNOWN],
        several => several.to_vec(),
    }
}

/// The sides that an area's look is made of: its holder, then those that contest or share it; where
/// it is only claimed, those that claim it.
pub fn sides_of(area: &Area) -> Vec<&str> {
    let holder = Some(&area.side).filter(|side| !side.is_empty());
    let others = if area.status == Status::Claimed { &area.claimed_by } else { &area.others };
    let others = others.iter().filter(|side| **side != area.side);
    holder.into_iter().chain(others).map(String::as_str).collect()
}
