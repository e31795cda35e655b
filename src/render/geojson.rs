//! A layer as GeoJSON (RFC 7946) that QGIS and GDAL read as one geometry type with real dates.
//!
//! One Multi* type or Point a layer, the layer's name in `name`, flat properties, lists joined with
//! `;`, dates as `YYYY-MM-DD`, at most 7 decimals, outer rings counter-clockwise. No coordinate
//! reference system is written: it is WGS 84 by the standard. Same layer, same bytes.

use std::fmt::Write;

use serde_json::Value as Json;

use super::feature::{Geometry, Layer, object};
use crate::ground::LonLat;
use crate::ground::grid::{self, GridPoint, GridShape};

/// The text of a layer.
pub fn geojson(layer: &Layer<'_>) -> String {
    let name = layer.name;
    let mut out = format!("{{\"type\":\"FeatureCollection\",\"name\":\"{name}\",\"features\":[");
    for (i, feature) in layer.features.iter().enumerate() {
        out.push_str(if i == 0 { "\n" } else { ",\n" });
        let properties = Json::Object(object(&feature.fields));
        // Writing to a string cannot fail.
        let _ = write!(out, "{{\"type\":\"Feature\",\"properties\":{properties},\"geometry\":");
        geometry(&feature.geometry, &mut out);
        out.push('}');
    }
    out.push_str("\n]}\n");
    out
}

fn geometry(geometry: &Geometry<'_>, out: &mut String) {
    let kind = match geometry {
        Geometry::Areas(_) => "MultiPolygon",
        Geometry::Lines(_) => "MultiLineString",
        Geometry::Point(_) => "Point",
    };
    let _ = write!(out, "{{\"type\":\"{kind}\",\"coordinates\":");
    match geometry {
        Geometry::Areas(shapes) => bracketed(out, shapes.iter(), polygon),
        Geometry::Lines(lines) => bracketed(out, lines.iter(), |out, points| line(out, points)),
        Geometry::Point(at) => position(out, grid::from_lonlat(*at)),
    }
    out.push('}');
}

fn polygon(out: &mut String, shape: &GridShape) {
    bracketed(out, shape.iter(), |out, ring| {
        bracketed(out, ring.iter().chain(ring.first()), |out, point| position(out, *point));
    });
}

fn line(out: &mut String, line: &[LonLat]) {
    bracketed(out, line.iter(), |out, at| position(out, grid::from_lonlat(*at)));
}

fn bracketed<T>(out: &mut String, items: impl Iterator<Item = T>, each: impl Fn(&mut String, T)) {
    out.push('[');
    for (i, item) in items.enumerate() {
        if i > 0 {
            out.push(',');
        }
        each(out, item);
    }
    out.push(']');
}

fn position(out: &mut String, at: GridPoint) {
    let _ = write!(out, "[{},{}]", decimal(at.x), decimal(at.y));
}

/// A number of grid steps as degrees: exact, without trailing zeros.
fn decimal(steps: i32) -> String {
    let sign = if steps < 0 { "-" } else { "" };
    let (whole, part) = (steps.unsigned_abs() / 10_000_000, steps.unsigned_abs() % 10_000_000);
    if part == 0 {
        return format!("{sign}{whole}");
    }
    let part = format!("{part:07}");
    format!("{sign}{whole}.{}", part.trim_end_matches('0'))
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn degrees_are_exact_and_nought_has_no_sign() {
        let texts = [0, -1, 1, 131_873_000, -900_000_000, 5_000_000].map(decimal);
        assert_eq!(texts, ["0", "-0.0000001", "0.0000001", "13.1873", "-90", "0.5"]);
    }
}
