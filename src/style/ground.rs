//! What land of one side in one state looks like.

use super::{Colour, Hatch, Style};
use crate::control::Status;
use crate::layers::Area;

/// How to paint one ground: a base, then stripes, then lines, then an outline.
#[derive(Debug, Clone, PartialEq)]
pub struct Ground {
    /// Painted first, all over.
    pub base: Colour,
    /// Bands of `bands`; the base is the first of them.
    pub stripes: Vec<Colour>,
    /// How the bands run.
    pub bands: Hatch,
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

    /// What an area looks like under a map of changes: hardly more than paper.
    pub fn muted(&self, area: &Area) -> Ground {
        let colours: Vec<Colour> = sides_of(area).iter().map(|side| self.side(side).colour).collect();
        let quiet = |colour: Colour| colour.mix(self.theme.paper, 0.86);
        let base = match area.status {
            Status::Unknown | Status::Claimed => None,
            Status::Controlled | Status::Contested | Status::Shared | Status::Conflicting => {
                Colour::blend(&colours).map(quiet)
            }
        };
        let base = base.unwrap_or(self.theme.unknown.mix(self.theme.paper, 0.5));
        Ground { base, stripes: Vec::new(), bands: Hatch::CONTESTED, hatches: Vec::new(), dotted: false }
    }

    /// What land looks like that a side gained; of `contested`, `shared` or `unknown` land, what it has
    /// become. A gain that is an inference is lines alone.
    pub fn gain(&self, to: &str, beyond_evidence: bool) -> Ground {
        let theme = &self.theme;
        let colour = match to {
            "contested" | "shared" => theme.fighting,
            "unknown" => theme.quiet_ink,
            side => self.side(side).colour,
        };
        let lined = beyond_evidence || matches!(to, "contested" | "shared" | "unknown");
        let base = if lined { colour.mix(theme.paper, 0.8) } else { colour.mix(theme.paper, 0.15) };
        let own = if lined { None } else { self.side(to).hatch };
        let hatches = match (lined, own) {
            (true, _) => vec![(Hatch { angle: 45.0, ..Hatch::CLAIMED }, colour)],
            (false, Some(hatch)) => vec![(hatch, colour.mix(theme.ink, 0.5))],
            (false, None) => Vec::new(),
        };
        Ground { base, stripes: Vec::new(), bands: Hatch::CONTESTED, hatches, dotted: false }
    }

    /// What ground in a state looks like, of the sides in it, the holder's first.
    pub fn ground_of(&self, status: Status, sides: &[&str], beyond_evidence: bool) -> Ground {
        let colours: Vec<Colour> =
            sides.iter().map(|side| self.side(side).ground_at(beyond_evidence)).collect();
        let theme = &self.theme;
        let first = colours.first().copied().unwrap_or(theme.unknown);
        let own = sides.first().and_then(|side| {
            let style = self.side(side);
            style.hatch.map(|hatch| (hatch, style.colour.mix(theme.ink, 0.35)))
        });
        let bands = Hatch::CONTESTED;
        let plain = Ground { base: first, stripes: Vec::new(), bands, hatches: Vec::new(), dotted: false };
        match status {
            Status::Controlled => Ground { hatches: own.into_iter().collect(), ..plain },
            Status::Conflicting => {
                Ground { hatches: own.into_iter().collect(), dotted: !beyond_evidence, ..plain }
            }
            Status::Contested => Ground { stripes: self.stripes(&colours), ..plain },
            Status::Shared => Ground { stripes: self.stripes(&colours), bands: Hatch::SHARED, ..plain },
            Status::Claimed => {
                Ground { base: theme.unknown, hatches: self.claims(sides.iter().copied()), ..plain }
            }
            Status::Unknown => Ground { base: theme.unknown, ..plain },
        }
    }

    /// The lines over ground that sides claim, each turned against the one before.
    pub fn claims<'a>(&self, sides: impl Iterator<Item = &'a str>) -> Vec<(Hatch, Colour)> {
        let turned =
            |turn: usize| Hatch { angle: Hatch::CLAIMED.angle + 25.0 * turn as f64, ..Hatch::CLAIMED };
        sides.enumerate().map(|(turn, side)| (turned(turn), self.side(side).colour)).collect()
    }

    /// The bands of several colours; where one side alone is named, unknown ground is the other.
    fn stripes(&self, colours: &[Colour]) -> Vec<Colour> {
        match colours {
            [] => vec![self.theme.unknown, self.theme.paper],
            [one] => vec![*one, self.theme.unknown],
            several => several.to_vec(),
        }
    }
}

/// The sides that an area's look is made of: its holders, then those that contest or share it; where
/// it is only claimed, those that claim it. A joint holder counts as its sides one by one.
pub fn sides_of(area: &Area) -> Vec<&str> {
    let others = if area.status == Status::Claimed { &area.claimed_by } else { &area.others };
    let mut sides: Vec<&str> = Vec::new();
    for side in joint(&area.side).chain(others.iter().map(String::as_str)) {
        if !sides.contains(&side) {
            sides.push(side);
        }
    }
    sides
}

/// The sides of a holder, one by one: several where it is written `a+b`, none where it is empty.
pub fn joint(side: &str) -> impl Iterator<Item = &str> {
    side.split('+').filter(|side| !side.is_empty())
}
