//! Land: a country or several, on the grid.

use geo::BoundingRect;
use geojson::{Feature, GeoJson, GeometryValue};
use i_overlay::core::fill_rule::FillRule;
use i_overlay::core::overlay::{IntOverlayOptions, Overlay, ShapeType};
use i_overlay::core::overlay_rule::OverlayRule;
use thiserror::Error;

use super::grid::{self, GridRing, GridShape};
use super::halves::{cut_if_wide, halves};
use super::{LonLat, SquareKm, middle};

/// A ring in degrees, as outlines are written: the last position repeats the first.
pub type Ring = Vec<LonLat>;

/// Edges of outlines are cut into pieces no longer than this, in degrees: what is straight in degrees
/// then stays so on every projection and in every measure.
const LONGEST_EDGE: f64 = 0.2;

/// Outlines with more positions than this are refused; simplify them first.
const MOST_VERTICES: usize = 2_000_000;

/// Land that is partitioned: shapes on the grid that do not overlap.
#[derive(Debug, Clone, PartialEq)]
pub struct Region {
    shapes: Vec<GridShape>,
}

/// Why a text is not land.
#[derive(Debug, Error)]
pub enum RegionError {
    /// Not JSON, or not GeoJSON.
    #[error("not GeoJSON: {0}")]
    NotGeoJson(String),
    /// GeoJSON without any polygon.
    #[error("no Polygon or MultiPolygon in it")]
    NoPolygon,
    /// A position is not on Earth.
    #[error("feature {feature}: {error}")]
    OffEarth {
        /// Number of the feature, counted from 1.
        feature: usize,
        /// What is wrong with the position.
        error: super::NotOnEarth,
    },
    /// A ring has fewer than three different positions.
    #[error("feature {feature}: a ring of fewer than 3 positions")]
    ShortRing {
        /// Number of the feature, counted from 1.
        feature: usize,
    },
    /// More vertices than the stated limit.
    #[error("{0} positions; at most {MOST_VERTICES} are read: simplify the outline first")]
    TooLarge(usize),
}

/// A feature of a GeoJSON file: its properties and its polygons, in degrees.
pub type Outline = (serde_json::Map<String, serde_json::Value>, Vec<Vec<Ring>>);

/// Reads the polygons of a GeoJSON text, each feature with its properties.
///
/// # Errors
/// When the text is not GeoJSON, holds no polygon, or a position is not on Earth.
pub fn read_outlines(text: &str) -> Result<Vec<Outline>, RegionError> {
    let read: GeoJson = text.parse().map_err(|e: geojson::Error| RegionError::NotGeoJson(e.to_string()))?;
    let features = match read {
        GeoJson::FeatureCollection(collection) => collection.features,
        GeoJson::Feature(feature) => vec![feature],
        GeoJson::Geometry(geometry) => vec![geometry.into()],
    };
    let mut vertices = 0;
    let mut outlines = Vec::new();
    for (i, feature) in features.into_iter().enumerate() {
        let outline = outline(feature, i + 1)?;
        vertices += outline.1.iter().flatten().map(Vec::len).sum::<usize>();
        if vertices > MOST_VERTICES {
            return Err(RegionError::TooLarge(vertices));
        }
        outlines.push(outline);
    }
    if vertices == 0 { Err(RegionError::NoPolygon) } else { Ok(outlines) }
}

/// Reads one GeoJSON feature in degrees (WGS 84), the `number`th of its file; see [`read_outlines`].
///
/// # Errors
/// When it is no GeoJSON feature, or has a position that is not on Earth.
pub fn read_outline(feature: serde_json::Value, number: usize) -> Result<Outline, RegionError> {
    let read = serde_json::from_value(feature);
    outline(read.map_err(|error| RegionError::NotGeoJson(error.to_string()))?, number)
}

fn outline(feature: Feature, number: usize) -> Result<Outline, RegionError> {
    let polygons = match feature.geometry.map(|geometry| geometry.value) {
        Some(GeometryValue::Polygon { coordinates }) => vec![coordinates],
        Some(GeometryValue::MultiPolygon { coordinates }) => coordinates,
        _ => Vec::new(),
    };
    let ring = |positions: &Vec<geojson::Position>| -> Result<Ring, RegionError> {
        let ring = positions
            .iter()
            .map(|p| match p.as_slice() {
                [lon, lat, ..] => LonLat::new(*lon, *lat),
                _ => Err(super::NotOnEarth::NotAPair(format!("{:?}", p.as_slice()))),
            })
            .collect::<Result<Ring, _>>()
            .map_err(|error| RegionError::OffEarth { feature: number, error })?;
        if ring.len() < 4 { Err(RegionError::ShortRing { feature: number }) } else { Ok(ring) }
    };
    let polygons = polygons
        .iter()
        .map(|polygon| polygon.iter().map(ring).collect::<Result<Vec<_>, _>>())
        .collect::<Result<Vec<_>, _>>()?;
    Ok((feature.properties.unwrap_or_default(), polygons))
}

impl Region {
    /// Land from polygons in degrees, each an outer ring and its holes.
    pub fn new(polygons: &[Vec<Ring>]) -> Self {
        let shapes = polygons
            .iter()
            .map(|rings| rings.iter().map(to_grid).collect::<GridShape>())
            .filter(|shape| shape.first().is_some_and(|outer| outer.len() >= 3))
            .map(wound)
            .collect();
        Self { shapes: cut_if_wide(shapes) }
    }

    /// Land from shapes of the grid that do not overlap.
    pub fn of_shapes(shapes: Vec<GridShape>) -> Self {
        Self { shapes }
    }

    /// Land from closed rings of the grid that do not cross, in any order: a ring in a ring is a hole.
    pub fn of_rings(rings: &[GridRing]) -> Self {
        let apart: Vec<GridShape> = rings.iter().map(|ring| vec![ring.clone()]).collect();
        let joined = |group: Vec<&GridShape>| {
            let mut overlay = Overlay::new(group.iter().flat_map(|shape| shape.iter()).map(Vec::len).sum());
            for ring in group.into_iter().flatten() {
                overlay.add_contour(ring, ShapeType::Subject);
            }
            overlay.overlay(OverlayRule::Subject, FillRule::EvenOdd)
        };
        Self { shapes: halves(apart.iter()).into_iter().flat_map(joined).collect() }
    }

    /// What of this land lies within other polygons.
    #[must_use]
    pub fn within(&self, other: &Self) -> Self {
        let vertices = self.shapes.iter().chain(&other.shapes).flatten().map(Vec::len).sum();
        let mut overlay = Overlay::new(vertices);
        overlay.options = IntOverlayOptions::keep_all_points();
        overlay.add_shapes(&self.shapes, ShapeType::Subject);
        overlay.add_shapes(&other.shapes, ShapeType::Clip);
        Self { shapes: overlay.overlay(OverlayRule::Intersect, FillRule::NonZero) }
    }

    /// Land from the polygons of a GeoJSON text.
    ///
    /// # Errors
    /// See [`read_outlines`].
    pub fn from_geojson(text: &str) -> Result<Self, RegionError> {
        let polygons: Vec<_> = read_outlines(text)?.into_iter().flat_map(|o| o.1).collect();
        Ok(Self::new(&polygons))
    }

    /// The shapes on the grid.
    pub fn shapes(&self) -> &[GridShape] {
        &self.shapes
    }

    /// Whether a position lies on this land.
    pub fn contains(&self, at: LonLat) -> bool {
        self.shapes.iter().any(|shape| grid::contains(shape, at))
    }

    /// Area on the ellipsoid.
    pub fn area(&self) -> SquareKm {
        self.shapes.iter().map(grid::area).sum()
    }

    /// West, south, east and north limits in degrees; `None` for no land.
    pub fn bounds(&self) -> Option<[f64; 4]> {
        let rects = self.shapes.iter().filter_map(|s| grid::polygon(s).bounding_rect());
        rects
            .map(|r| [r.min().x, r.min().y, r.max().x, r.max().y])
            .reduce(|a, b| [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])])
    }

    /// The middle of the land, where the theatre's plane touches Earth; see [`middle`].
    pub fn centre(&self) -> Option<LonLat> {
        let positions = self.shapes.iter().flatten().flatten().filter_map(|point| grid::to_lonlat(*point));
        middle(&positions.collect::<Vec<_>>())
    }
}

/// Outer rings run counter-clockwise and holes clockwise, however a file has them.
fn wound(mut shape: GridShape) -> GridShape {
    for (i, ring) in shape.iter_mut().enumerate() {
        if (grid::ring_area2(ring) > 0) != (i == 0) {
            ring.reverse();
        }
    }
    shape
}

fn to_grid(ring: &Ring) -> GridRing {
    let fine = densify(ring);
    let mut points: GridRing = fine.iter().map(|at| grid::from_lonlat(*at)).collect();
    points.dedup();
    if points.len() > 1 && points.first() == points.last() {
        points.pop();
    }
    points
}

/// The same line with every edge cut into pieces of at most a fifth of a degree; the cuts are the
/// same whichever way an edge runs, so that neighbours stay neighbours.
pub fn densify(ring: &[LonLat]) -> Ring {
    let mut fine = Ring::new();
    for edge in ring.windows(2) {
        fine.push(edge[0]);
        fine.extend(cuts(edge[0], edge[1]));
    }
    fine.extend(ring.last());
    fine
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most 1,800 cuts")]
fn cuts(a: LonLat, b: LonLat) -> Vec<LonLat> {
    let forwards = (a.lon(), a.lat()) <= (b.lon(), b.lat());
    let (from, to) = if forwards { (a, b) } else { (b, a) };
    let (east, north) = (to.lon() - from.lon(), to.lat() - from.lat());
    let pieces = (east.abs().max(north.abs()) / LONGEST_EDGE).ceil() as u32;
    let mut between: Vec<LonLat> = (1..pieces)
        .filter_map(|i| {
            let t = f64::from(i) / f64::from(pieces);
            LonLat::new(from.lon() + t * east, from.lat() + t * north).ok()
        })
        .collect();
    if !forwards {
        between.reverse();
    }
    between
}
