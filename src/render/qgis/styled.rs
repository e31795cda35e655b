//! The layers of a map with their looks, from the uppermost to the lowest.

use super::document::{Notes, Span};
use super::look::Look;
use super::looks::{area_look, cell_look, event_look, front_look, place_look, road_look, segment_look};
use super::project::{Entry, Group};
use crate::layers::{Cell, HeldRoad, Layers};
use crate::render::feature::Layer;
use crate::render::features;
use crate::style::Style;

/// A layer and what it looks like.
#[derive(Debug, Clone)]
pub struct Styled<'a> {
    /// Its features.
    pub layer: Layer<'a>,
    /// What it looks like.
    pub look: Look,
    /// What people call it.
    pub title: &'static str,
    /// What it holds, in a sentence.
    pub summary: &'static str,
    /// Whether it belongs to the map itself rather than to what lies behind it.
    pub of_map: bool,
}

/// The layers of one day.
pub fn of_day<'a>(
    layers: &'a Layers,
    cells: &'a [Cell],
    roads: &'a [HeldRoad],
    style: &Style,
) -> Vec<Styled<'a>> {
    let sides = &layers.sides;
    vec![
        Styled {
            layer: features::places(layers),
            look: place_look(sides, style),
            title: "Places",
            summary: "Every place with a position, who holds it, since when and from what evidence.",
            of_map: true,
        },
        Styled {
            layer: features::fronts(layers),
            look: front_look(),
            title: "Front lines",
            summary: "Where the ground of a side meets another side's, contested or shared ground.",
            of_map: true,
        },
        Styled {
            layer: features::roads(roads),
            look: road_look(sides, style),
            title: "Roads",
            summary: "Stretches of road by who holds them.",
            of_map: true,
        },
        Styled {
            layer: features::areas(layers),
            look: area_look(layers.areas.iter(), sides, style),
            title: "Areas of control",
            summary: "Land by who holds it; together the whole country, without overlap.",
            of_map: true,
        },
        Styled {
            layer: features::events(layers),
            look: event_look(layers.events.iter()),
            title: "Events",
            summary: "What sources report, up to the day.",
            of_map: false,
        },
        Styled {
            layer: features::segments(layers),
            look: segment_look(),
            title: "How far off fronts may be",
            summary: "Fronts in parts between the land of the same two places, with a half-width.",
            of_map: false,
        },
        Styled {
            layer: features::cells(cells),
            look: cell_look(),
            title: "Cells",
            summary: "The land that each place speaks for.",
            of_map: false,
        },
    ]
}

/// The layers as two groups of a project; `source` says where the data of a layer is, by its name.
pub fn groups(
    styled: &[Styled<'_>],
    notes: &Notes,
    source: impl Fn(&str) -> String,
    span: Option<Span>,
) -> Vec<Group> {
    let entry = |layer: &Styled<'_>| Entry {
        name: layer.layer.name,
        source: source(layer.layer.name),
        shape: layer.layer.shape,
        look: layer.look.clone(),
        notes: Notes {
            title: layer.title.to_owned(),
            summary: format!("{} {}", layer.summary, notes.summary),
            ..notes.clone()
        },
        span,
        shown: true,
    };
    let group = |name: &str, of_map: bool| Group {
        name: name.to_owned(),
        shown: of_map,
        entries: styled.iter().filter(|layer| layer.of_map == of_map).map(entry).collect(),
    };
    vec![group("Who holds what", true), group("Behind it", false)]
}
