//! What has been drawn, so that the legend can say it.

use std::collections::{BTreeMap, BTreeSet};

use super::front::FrontLook;
use super::places::Spot;
use crate::control::Status;
use crate::layers::Area;
use crate::style::{Symbol, sides_of};

/// What has been drawn, on the main map or in a close-up.
#[derive(Debug, Clone, Default)]
pub struct Shown {
    /// Sides, on land or at places.
    pub sides: BTreeSet<String>,
    /// Statuses of land, each with the sides of its widest area.
    pub grounds: BTreeMap<Status, Widest>,
    /// Statuses of places.
    pub faces: BTreeSet<Status>,
    /// A claim over ground that another holds: who holds it, who claims it.
    pub claim: Option<(String, String)>,
    /// Sides that besiege a place.
    pub besiegers: BTreeSet<String>,
    /// Symbols of places.
    pub symbols: BTreeSet<Symbol>,
    /// Looks of front lines.
    pub fronts: BTreeSet<FrontLook>,
    /// Everything else.
    pub signs: BTreeSet<Sign>,
}

/// What needs a row in the legend once it is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// Ground beyond evidence.
    Beyond,
    /// Recent fighting.
    Fighting,
    /// A place without evidence of its own.
    Inferred,
    /// A road.
    Road,
}

/// The widest area of a status.
#[derive(Debug, Clone, Default)]
pub struct Widest {
    km2: f64,
    /// Its sides.
    pub sides: Vec<String>,
}

impl Shown {
    /// Notes an area.
    pub fn area(&mut self, area: &Area) {
        let sides: Vec<String> = sides_of(area).into_iter().map(str::to_owned).collect();
        self.sides.extend(sides.iter().chain(&area.claimed_by).cloned());
        if area.status != Status::Claimed && self.claim.is_none() {
            self.claim = area.claimed_by.first().map(|claimant| (area.side.clone(), claimant.clone()));
        }
        if area.beyond_evidence && area.status != Status::Unknown {
            self.sign(Sign::Beyond);
        }
        let widest = self.grounds.entry(area.status).or_default();
        if widest.sides.is_empty() || area.area_km2.0 > widest.km2 {
            *widest = Widest { km2: area.area_km2.0, sides };
        }
    }

    /// Notes a place.
    pub fn place(&mut self, spot: &Spot<'_>) {
        self.symbols.insert(spot.symbol);
        if spot.fighting {
            self.sign(Sign::Fighting);
        }
        if spot.place.inferred {
            return;
        }
        self.faces.insert(spot.place.status);
        let place = spot.place;
        let claimed = if place.status == Status::Claimed { place.claimed_by.as_slice() } else { &[] };
        let contested = if place.status == Status::Contested || place.status == Status::Shared {
            place.contested_by.as_slice()
        } else {
            &[]
        };
        let besieger = place.besieged_by.first();
        self.besiegers.extend(besieger.cloned());
        let sides = std::iter::once(&place.side).chain(claimed).chain(contested).chain(besieger);
        self.sides.extend(sides.filter(|side| !side.is_empty()).cloned());
    }

    /// Notes a sign.
    pub fn sign(&mut self, sign: Sign) {
        self.signs.insert(sign);
    }

    /// Notes a front line.
    pub fn front(&mut self, look: FrontLook) {
        self.fronts.insert(look);
    }
}
