//! The integer frame in which partitions are exact: degrees times 10^7.
//!
//! One step is about a centimetre. Longitude ±180 fits an `i32` with room to spare.

use geo::{Contains, Coord, GeodesicArea, InteriorPoint, LineString, Point, Polygon};
use i_overlay::i_float::int::point::IntPoint;

use super::{LonLat, SquareKm};

/// A point of the grid.
pub type GridPoint = IntPoint;
/// A closed ring; the first point is not repeated at the end.
pub type GridRing = Vec<GridPoint>;
/// An outer ring and its holes.
pub type GridShape = Vec<GridRing>;

/// Grid steps in a degree.
pub const STEPS: f64 = 1e7;

/// The grid point nearest to a position.
#[expect(clippy::cast_possible_truncation, reason = "180 degrees times 1e7 fits an i32")]
pub fn from_lonlat(at: LonLat) -> GridPoint {
    GridPoint::new((at.lon() * STEPS).round() as i32, (at.lat() * STEPS).round() as i32)
}

/// Degrees of a grid point.
pub fn degrees(at: GridPoint) -> (f64, f64) {
    (f64::from(at.x) / STEPS, f64::from(at.y) / STEPS)
}

/// The position of a grid point; `None` beyond the ends of the Earth.
pub fn to_lonlat(at: GridPoint) -> Option<LonLat> {
    let (lon, lat) = degrees(at);
    LonLat::new(lon, lat).ok()
}

/// Whether an edge is only where land is cut: along the date line.
pub fn on_date_line(a: GridPoint, b: GridPoint) -> bool {
    a.x == b.x && a.x.abs() == from_lonlat(LonLat::DATE_LINE).x
}

/// Twice the signed area of a ring in grid steps squared, exact; positive counter-clockwise.
pub fn ring_area2(ring: &[GridPoint]) -> i128 {
    let next = ring.iter().cycle().skip(1);
    ring.iter()
        .zip(next)
        .map(|(a, b)| i128::from(a.x) * i128::from(b.y) - i128::from(b.x) * i128::from(a.y))
        .sum()
}

/// Twice the area of a shape in grid steps squared, exact: outer ring less holes.
pub fn area2(shape: &GridShape) -> i128 {
    let size = |ring: &GridRing| ring_area2(ring).abs();
    let holes: i128 = shape.iter().skip(1).map(size).sum();
    shape.first().map_or(0, size) - holes
}

/// A shape as a polygon in degrees.
pub fn polygon(shape: &GridShape) -> Polygon<f64> {
    let line =
        |ring: &GridRing| -> LineString<f64> { ring.iter().map(|p| Coord::from(degrees(*p))).collect() };
    let mut rings = shape.iter().map(line);
    let outer = rings.next().unwrap_or_else(|| LineString::new(Vec::new()));
    Polygon::new(outer, rings.collect())
}

/// Area on the ellipsoid, edges taken as geodesics (Karney 2013). Edges are short by construction:
/// long ones have been densified before they reached the grid. The signed area is taken: of a sliver whose
/// winding rounding turned, the unsigned one is the rest of the Earth.
pub fn area(shape: &GridShape) -> SquareKm {
    SquareKm(polygon(shape).geodesic_area_signed().abs() / 1e6)
}

/// A point well inside a shape; `None` for one without an inside.
pub fn inside(shape: &GridShape) -> Option<LonLat> {
    let point = polygon(shape).interior_point()?;
    LonLat::new(point.x(), point.y()).ok()
}

/// Whether a position lies inside a shape (its border does not).
pub fn contains(shape: &GridShape, at: LonLat) -> bool {
    holds(&polygon(shape), at)
}

/// Whether a position lies inside a polygon in degrees (its border does not).
pub fn holds(polygon: &Polygon<f64>, at: LonLat) -> bool {
    polygon.contains(&Point::new(at.lon(), at.lat()))
}
