//! Colours inside the layer itself, for tools that read them (simplestyle-spec 1.1): geojson.io,
//! Datawrapper, GitHub. They know neither hatches nor two colours on one ground.

use super::feature::{Fields, Layer, Value};
use crate::control::Status;
use crate::layers::Layers;
use crate::style::{Colour, Style, Theme};

/// Adds `fill`, `stroke` and `marker-*` to a layer of a map, by its name; layers that have no look of
/// their own stay as they are.
pub fn simplestyle(layer: &mut Layer<'_>, layers: &Layers, style: &Style) {
    let looks: Vec<Fields> = match layer.name {
        "areas" => layers.areas.iter().map(|area| fill(style.ground(area).base)).collect(),
        "fronts" => layers.fronts.iter().map(|front| stroke(front.status)).collect(),
        "places" => {
            let located = layers.places.iter().filter(|place| place.at.is_some());
            located.map(|place| marker(style.side(&place.side).colour)).collect()
        }
        _ => Vec::new(),
    };
    for (feature, look) in layer.features.iter_mut().zip(looks) {
        feature.fields.extend(look);
    }
}

fn text(colour: Colour) -> Value {
    Value::Text(colour.to_string())
}

fn fill(colour: Colour) -> Fields {
    vec![
        ("fill", text(colour)),
        ("fill-opacity", Value::from(0.8)),
        ("stroke", text(Theme::DEFAULT.border)),
        ("stroke-width", Value::from(0.5)),
    ]
}

fn stroke(status: Status) -> Fields {
    let colour = if status == Status::Contested { Theme::DEFAULT.fighting } else { Theme::DEFAULT.front };
    vec![("stroke", text(colour)), ("stroke-width", Value::from(3.0))]
}

fn marker(colour: Colour) -> Fields {
    vec![("marker-color", text(colour)), ("marker-size", Value::from("small"))]
}
