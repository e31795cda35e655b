//! A layer as GeoJSON (RFC 7946) that QGIS and GDAL read as one geometry type with real dates.
//!
//! One Multi* type or Point a layer, the layer's name in `name`, flat properties, lists joined with
//! `;`, dates as `YYYY-MM-DD`, at most 7 decimals, outer rings counter-clockwise. No coordinate
//! reference system is written: it is WGS 84 by the standard. Same layer, same bytes.

use std::fmt::{self, Display, Formatter};

use serde_json::Value as Json;

use super::feature::{Feature, Geometry, Layer, object};
use crate::ground::LonLat;
use crate::ground::grid::{self, GridPoint, GridShape};

/// A layer as text, made piece by piece as it is written: no copy of it is kept.
pub fn geojson<'a>(layer: &'a Layer<'a>) -> impl Display + 'a {
    GeoJson(layer)
}

struct GeoJson<'a>(&'a Layer<'a>);

impl Display for GeoJson<'_> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        write!(out, "{{\"type\":\"FeatureCollection\",\"name\":\"{}\",\"features\":[", self.0.name)?;
        for (i, each) in self.0.features.iter().enumerate() {
            out.write_str(if i == 0 { "\n" } else { ",\n" })?;
            feature(out, each)?;
        }
        out.write_str("\n]}\n")
    }
}

fn feature(out: &mut Formatter<'_>, feature: &Feature<'_>) -> fmt::Result {
    let properties = Json::Object(object(&feature.fields));
    write!(out, "{{\"type\":\"Feature\",\"properties\":{properties},\"geometry\":")?;
    geometry(out, &feature.geometry)?;
    out.write_str("}")
}

fn geometry(out: &mut Formatter<'_>, geometry: &Geometry<'_>) -> fmt::Result {
    let kind = match geometry {
        Geometry::Areas(_) => "MultiPolygon",
        Geometry::Lines(_) => "MultiLineString",
        Geometry::Point(_) => "Point",
    };
    write!(out, "{{\"type\":\"{kind}\",\"coordinates\":")?;
    match geometry {
        Geometry::Areas(shapes) => bracketed(out, shapes.iter(), polygon)?,
        Geometry::Lines(lines) => bracketed(out, lines.iter(), |out, points| line(out, points))?,
        Geometry::Point(at) => position(out, grid::from_lonlat(*at))?,
    }
    out.write_str("}")
}

fn polygon(out: &mut Formatter<'_>, shape: &GridShape) -> fmt::Result {
    bracketed(out, shape.iter(), |out, ring| {
        bracketed(out, ring.iter().chain(ring.first()), |out, point| position(out, *point))
    })
}

fn line(out: &mut Formatter<'_>, line: &[LonLat]) -> fmt::Result {
    bracketed(out, line.iter(), |out, at| position(out, grid::from_lonlat(*at)))
}

fn bracketed<T>(
    out: &mut Formatter<'_>,
    items: impl Iterator<Item = T>,
    each: impl Fn(&mut Formatter<'_>, T) -> fmt::Result,
) -> fmt::Result {
    out.write_str("[")?;
    for (i, item) in items.enumerate() {
        if i > 0 {
            out.write_str(",")?;
        }
        each(out, item)?;
    }
    out.write_str("]")
}

fn position(out: &mut Formatter<'_>, at: GridPoint) -> fmt::Result {
    write!(out, "[{},{}]", decimal(at.x), decimal(at.y))
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
