//! Geometries as GeoPackage binary: a short head with the box, then well-known binary.

use crate::ground::grid::{GridRing, GridShape, degrees, from_lonlat};
use crate::render::feature::Geometry;

/// Little-endian throughout.
const LITTLE: u8 = 1;
/// Flags of the head: little-endian, with and without a box of x and y.
const WITH_BOX: u8 = 0b0000_0011;
const WITHOUT: u8 = 0b0000_0001;

const POINT: u32 = 1;
const LINE: u32 = 2;
const POLYGON: u32 = 3;
const MULTI_LINE: u32 = 5;
const MULTI_POLYGON: u32 = 6;

/// A geometry of WGS 84 as the format keeps it.
pub(super) fn blob(geometry: &Geometry<'_>) -> Vec<u8> {
    let mut out = vec![b'G', b'P', 0];
    match (geometry, geometry.bounds()) {
        (Geometry::Point(_), _) | (_, None) => {
            out.push(WITHOUT);
            out.extend(4326_i32.to_le_bytes());
        }
        (Geometry::Areas(_) | Geometry::Lines(_), Some([west, south, east, north])) => {
            out.push(WITH_BOX);
            out.extend(4326_i32.to_le_bytes());
            for limit in [west, east, south, north] {
                out.extend(limit.to_le_bytes());
            }
        }
    }
    match geometry {
        Geometry::Areas(shapes) => {
            head(&mut out, MULTI_POLYGON, Some(shapes.len()));
            for shape in *shapes {
                polygon(&mut out, shape);
            }
        }
        Geometry::Lines(lines) => {
            head(&mut out, MULTI_LINE, Some(lines.len()));
            for line in *lines {
                head(&mut out, LINE, Some(line.len()));
                for at in line {
                    position(&mut out, degrees(from_lonlat(*at)));
                }
            }
        }
        Geometry::Point(at) => {
            head(&mut out, POINT, None);
            position(&mut out, degrees(from_lonlat(*at)));
        }
    }
    out
}

fn polygon(out: &mut Vec<u8>, shape: &GridShape) {
    head(out, POLYGON, Some(shape.len()));
    for points in shape {
        ring(out, points);
    }
}

fn ring(out: &mut Vec<u8>, ring: &GridRing) {
    count(out, ring.len() + 1);
    for at in ring.iter().chain(ring.first()) {
        position(out, degrees(*at));
    }
}

fn head(out: &mut Vec<u8>, kind: u32, items: Option<usize>) {
    out.push(LITTLE);
    out.extend(kind.to_le_bytes());
    if let Some(items) = items {
        count(out, items);
    }
}

fn count(out: &mut Vec<u8>, items: usize) {
    // A layer of four thousand million points does not fit the machine.
    out.extend(u32::try_from(items).unwrap_or(u32::MAX).to_le_bytes());
}

fn position(out: &mut Vec<u8>, (lon, lat): (f64, f64)) {
    out.extend(lon.to_le_bytes());
    out.extend(lat.to_le_bytes());
}
