//! What lies around some land, as far as a page around it may show.

use std::fmt;
use std::str::FromStr;

use i_overlay::core::fill_rule::FillRule;
use i_overlay::core::overlay::{IntOverlayOptions, Overlay, ShapeType};
use i_overlay::core::overlay_rule::OverlayRule;
use i_overlay::core::solver::Solver;

use super::{Country, World};
use crate::ground::grid::{self, GridPoint, GridRing, GridShape};
use crate::ground::{LonLat, Ring, middle};

/// A page may show so many times half the land's longer way to either side, and up and down.
const SIDEWAYS: f64 = 2.4;
const UPWARDS: f64 = 2.2;
/// A name may stand so many times half the land's longer way from its middle.
const NAMED: f64 = 1.5;
/// Half the longer way of land that is smaller counts as this, in degrees.
const LEAST: f64 = 0.25;

/// Around land of which half the longer way is more than this, in degrees, outlines are thinned: away
/// from its borders points less than a 2000th of that off the straight are left out.
const LARGE: f64 = 10.0;
const FINE: f64 = 2000.0;

/// Another country, as far as it lies around some land.
#[derive(Debug, Clone)]
pub struct Neighbour {
    /// Which one.
    pub country: Country,
    /// What of it lies around.
    pub polygons: Vec<Vec<Ring>>,
    /// Where its name may stand, if there is room for it.
    pub label: Option<LonLat>,
}

impl Neighbour {
    /// Land that is on no list, by its name.
    pub fn named(name: &str, polygons: Vec<Vec<Ring>>) -> Self {
        let label = label(&polygons);
        Self { country: Country::named(name), polygons, label }
    }
}

/// A piece of the Earth between two parallels and two meridians, in degrees; a window over the date
/// line has its east beyond 180 or its west before -180.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Window {
    west: f64,
    south: f64,
    east: f64,
    north: f64,
}

/// A text is no window.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("write west, south, east and north in degrees with commas between, such as 25,12,32,22")]
pub struct NoWindow;

impl FromStr for Window {
    type Err = NoWindow;

    fn from_str(text: &str) -> Result<Self, NoWindow> {
        let sides: Vec<f64> = text.split(',').map_while(|side| side.trim().parse().ok()).collect();
        let [west, south, east, north] = sides[..] else { return Err(NoWindow) };
        let on_earth = LonLat::new(west, south).is_ok() && LonLat::new(east, north).is_ok();
        if !on_earth || south >= north || text.split(',').count() != 4 {
            return Err(NoWindow);
        }
        Ok(Self { west, south, east: if west < east { east } else { east + 360.0 }, north })
    }
}

impl fmt::Display for Window {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{},{},{},{}", self.west, self.south, self.east, self.north)
    }
}

/// How far a position lies east of another, in degrees, the shorter way round.
fn east_of(centre: LonLat, at: &LonLat) -> f64 {
    (at.lon() - centre.lon() + 540.0).rem_euclid(360.0) - 180.0
}

impl Window {
    /// The window around some land: so many times half its longer way, sideways and upwards.
    pub fn around(land: &[Vec<Ring>], sideways: f64, upwards: f64) -> Option<Self> {
        let positions: Vec<LonLat> = land.iter().flatten().flatten().copied().collect();
        let centre = middle(&positions)?;
        let narrow = centre.lat().to_radians().cos().max(0.05);
        let half = positions.iter().fold(LEAST, |half, at| {
            half.max(east_of(centre, at).abs() * narrow).max((at.lat() - centre.lat()).abs())
        });
        let wide = (half * sideways / narrow).min(180.0);
        let high = half * upwards;
        Some(Self {
            west: centre.lon() - wide,
            south: (centre.lat() - high).max(-90.0),
            east: centre.lon() + wide,
            north: (centre.lat() + high).min(90.0),
        })
    }

    /// The smallest window of whole degrees that holds some land.
    pub(super) fn holding(land: &[Vec<Ring>]) -> Option<Self> {
        let positions: Vec<LonLat> = land.iter().flatten().flatten().copied().collect();
        let centre = middle(&positions)?;
        let limits = |of: &dyn Fn(&LonLat) -> f64| {
            let all = positions.iter().map(of);
            all.fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), x| (least.min(x), most.max(x)))
        };
        let ((west, east), (south, north)) = (limits(&|at| east_of(centre, at)), limits(&|at| at.lat()));
        let on_earth = |lon: f64| (lon + 540.0).rem_euclid(360.0) - 180.0;
        Some(Self {
            west: on_earth((centre.lon() + west).floor()),
            south: south.floor(),
            east: on_earth((centre.lon() + east).ceil()),
            north: north.ceil(),
        })
    }

    /// From south to north, in degrees.
    pub(super) fn height(self) -> f64 {
        self.north - self.south
    }

    /// Whether any of a polygon lies in the window, over the date line too.
    pub(super) fn touches(self, polygon: &[Ring]) -> bool {
        self.boxes().into_iter().any(|window| window.meets(polygon))
    }

    /// The same window as boxes between -180 and 180.
    fn boxes(self) -> Vec<Self> {
        let turned = [-360.0, 0.0, 360.0].map(|turn| Self {
            west: (self.west + turn).max(-180.0),
            east: (self.east + turn).min(180.0),
            ..self
        });
        turned.into_iter().filter(|one| one.west < one.east && one.south < one.north).collect()
    }

    fn meets(self, polygon: &[Ring]) -> bool {
        let outer = polygon.first().into_iter().flatten();
        let least = |of: fn(LonLat) -> f64| outer.clone().map(|at| of(*at)).fold(f64::INFINITY, f64::min);
        let most = |of: fn(LonLat) -> f64| outer.clone().map(|at| of(*at)).fold(f64::NEG_INFINITY, f64::max);
        least(LonLat::lon) <= self.east
            && self.west <= most(LonLat::lon)
            && least(LonLat::lat) <= self.north
            && self.south <= most(LonLat::lat)
    }

    fn ring(self) -> GridRing {
        let corners = [
            (self.west, self.south),
            (self.east, self.south),
            (self.east, self.north),
            (self.west, self.north),
        ];
        let corners = corners.into_iter().filter_map(|(lon, lat)| LonLat::new(lon, lat).ok());
        corners.map(coarse).collect()
    }

    /// What of some land lies in the window.
    pub fn clip(self, land: &[Vec<Ring>]) -> Vec<Vec<Ring>> {
        let mut clipped = Vec::new();
        for window in self.boxes() {
            let near = land.iter().filter(|polygon| window.meets(polygon));
            let (inside, across): (Vec<_>, Vec<_>) =
                near.partition(|polygon| polygon.iter().flatten().all(|at| window.holds(*at)));
            clipped.extend(inside.into_iter().cloned());
            clipped.extend(across.into_iter().flat_map(|polygon| window.cut(polygon)));
        }
        clipped
    }

    fn holds(self, at: LonLat) -> bool {
        self.west <= at.lon() && at.lon() <= self.east && self.south <= at.lat() && at.lat() <= self.north
    }

    fn cut(self, polygon: &[Ring]) -> Vec<Vec<Ring>> {
        let points: usize = polygon.iter().map(Vec::len).sum();
        // Points on a straight border are the neighbour's too, and stay.
        let mut overlay =
            Overlay::new_custom(points + 4, IntOverlayOptions::keep_all_points(), Solver::default());
        for ring in polygon {
            let ring: GridRing = ring.iter().map(|at| coarse(*at)).collect();
            overlay.add_contour(&ring, ShapeType::Subject);
        }
        overlay.add_contour(&self.ring(), ShapeType::Clip);
        let shapes = overlay.overlay(OverlayRule::Intersect, FillRule::EvenOdd);
        shapes.iter().map(degrees).collect()
    }
}

fn degrees(shape: &GridShape) -> Vec<Ring> {
    let closed = |ring: &Vec<GridPoint>| {
        let points = ring.iter().chain(ring.first());
        points.filter_map(|p| LonLat::new(f64::from(p.x) / COARSE, f64::from(p.y) / COARSE).ok()).collect()
    };
    shape.iter().map(closed).collect()
}

/// Steps in a degree of the grid for cutting: ten times coarser than the land's own, so that the whole
/// Earth is not too wide for the overlay, and as fine as the atlas.
const COARSE: f64 = 1e6;

#[expect(clippy::cast_possible_truncation, reason = "180 degrees times 1e6 fits an i32")]
fn coarse(at: LonLat) -> GridPoint {
    GridPoint::new((at.lon() * COARSE).round() as i32, (at.lat() * COARSE).round() as i32)
}

impl World {
    /// What of a country lies in a window.
    pub fn part(&self, country: &Country, window: Window) -> Vec<Vec<Ring>> {
        window.clip(&self.land(country))
    }

    /// The other countries around some land of one, as far as a page around it may show; in the order
    /// of their codes and names.
    pub fn around(&self, of: &Country, land: &[Vec<Ring>]) -> Vec<Neighbour> {
        let (Some(seen), Some(named)) =
            (Window::around(land, SIDEWAYS, UPWARDS), Window::around(land, NAMED, NAMED))
        else {
            return Vec::new();
        };
        let Some(beside) = self.number(of) else { return Vec::new() };
        let half = (seen.north - seen.south) / 2.0 / UPWARDS;
        let degrees = if half > LARGE { half / FINE } else { 0.0 };
        let mut all: Vec<Neighbour> = Vec::new();
        for (number, country) in self.countries().iter().enumerate().filter(|(_, country)| *country != of) {
            let polygons = seen.clip(&self.atlas.thinned(number, beside, degrees));
            if !polygons.is_empty() {
                let label = label(&named.clip(&polygons));
                all.push(Neighbour { country: country.clone(), polygons, label });
            }
        }
        all.sort_by(|a, b| (&a.country.code, &a.country.name).cmp(&(&b.country.code, &b.country.name)));
        all
    }
}

/// A point well inside the largest piece.
fn label(pieces: &[Vec<Ring>]) -> Option<LonLat> {
    let on_grid = |rings: &Vec<Ring>| -> GridShape {
        let open = |ring: &Ring| ring.iter().skip(1).map(|at| grid::from_lonlat(*at)).collect();
        rings.iter().map(open).collect()
    };
    let shapes = pieces.iter().map(on_grid);
    grid::inside(&shapes.max_by_key(grid::area2)?)
}
