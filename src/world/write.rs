//! Outlines as GeoJSON, one feature a line, five decimals (about a metre).

use serde_json::{Map, Value, json};

use crate::ground::{LonLat, Ring};

/// A collection of named outlines; each has its properties and polygons. Outer rings run
/// counter-clockwise and holes clockwise (RFC 7946).
pub fn geojson<'p>(
    name: &str,
    features: impl Iterator<Item = (Map<String, Value>, &'p [Vec<Ring>])>,
) -> String {
    let features = features.map(|(properties, polygons)| {
        let polygons = polygons.iter().map(|rings| rings.iter().enumerate().map(ring).collect::<Vec<_>>());
        let geometry = json!({ "type": "MultiPolygon", "coordinates": polygons.collect::<Vec<_>>() });
        json!({ "type": "Feature", "properties": properties, "geometry": geometry }).to_string()
    });
    let lines: Vec<String> = features.collect();
    let name = Value::from(name);
    format!("{{\"type\":\"FeatureCollection\",\"name\":{name},\"features\":[\n{}\n]}}\n", lines.join(",\n"))
}

fn ring((number, ring): (usize, &Ring)) -> Vec<[f64; 2]> {
    let area: f64 = ring.windows(2).map(|e| e[0].lon() * e[1].lat() - e[1].lon() * e[0].lat()).sum();
    let position = |at: &LonLat| [rounded(at.lon()), rounded(at.lat())];
    let mut positions: Vec<_> = ring.iter().map(position).collect();
    if (area > 0.0) != (number == 0) {
        positions.reverse();
    }
    positions
}

fn rounded(degrees: f64) -> f64 {
    (degrees * 1e5).round() / 1e5
}
