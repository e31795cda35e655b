//! What has been drawn, so that the legend can say it.

use std::collections::{BTreeMap, BTreeSet};

use super::front::FrontLook;
use super::places;
use crate::control::Status;
use crate::layers::{Area, Layers, Place};
use crate::style::{Symbol, joint, sides_of};

/// What has been drawn, on the main map or in a close-up.
#[derive(Debug, Clone, Default, PartialEq)]
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
    /// How far off the front lines may be.
    Soft,
}

/// The widest area of a status.
#[derive(Debug, Clone, Default, PartialEq)]
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

    /// All that a map of these layers may show.
    pub fn expected(layers: &Layers, roads: bool) -> Self {
        let mut shown = Self::default();
        for area in &layers.areas {
            shown.area(area);
        }
        for place in &layers.places {
            if let Some(symbol) = Symbol::of(place.kind) {
                let fighting = places::fought_lately(place, layers.about.as_of);
                shown.place(place, symbol, fighting);
                if place.inferred {
                    shown.sign(Sign::Inferred);
                }
            }
        }
        for front in &layers.fronts {
            shown.front(FrontLook::of(front));
        }
        if roads {
            shown.sign(Sign::Road);
        }
        shown
    }

    /// Notes all that another map shows.
    pub fn join(&mut self, other: Self) {
        self.sides.extend(other.sides);
        for (status, widest) in other.grounds {
            let here = self.grounds.entry(status).or_default();
            if here.sides.is_empty() || widest.km2 > here.km2 {
                *here = widest;
            }
        }
        self.faces.extend(other.faces);
        self.claim = self.claim.take().or(other.claim);
        self.besiegers.extend(other.besiegers);
        self.symbols.extend(other.symbols);
        self.fronts.extend(other.fronts);
        self.signs.extend(other.signs);
    }

    /// Notes a place.
    pub fn place(&mut self, place: &Place, symbol: Symbol, fighting: bool) {
        self.symbols.insert(symbol);
        if fighting {
            self.sign(Sign::Fighting);
        }
        if place.inferred {
            return;
        }
        self.faces.insert(place.status);
        let claimed = if place.status == Status::Claimed { place.claimed_by.as_slice() } else { &[] };
        let contested = if place.status == Status::Contested || place.status == Status::Shared {
            place.contested_by.as_slice()
        } else {
            &[]
        };
        let besieger = place.besieged_by.first();
        self.besiegers.extend(besieger.cloned());
        let sides = claimed.iter().chain(contested).chain(besieger).map(String::as_str);
        self.sides.extend(joint(&place.side).chain(sides).map(str::to_owned));
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
