//! Where a close-up lies: the whole theatre in a corner, with the frame of the map on it.

use super::clip;
use super::frame::{Align, Frame};
use super::geometry::{Dot, Rect};
use super::mark::{Group, Mark, Path, Stroke};
use super::options::Corner;
use super::pen::Pen;
use crate::ground::LonLat;
use crate::layers::Layers;

/// The corner that is asked for; else the corner of a map that covers fewest of its places and stays clear of what stands there.
pub fn room(map: &Rect, places: &[Dot], taken: &Rect, unit: f64, corner: Option<Corner>) -> Rect {
    let side = (map.width().min(map.height()) * 0.24).clamp(70.0, 190.0 * unit);
    let inner = map.grown(-8.0 * unit);
    let corners = [Corner::UpperRight, Corner::UpperLeft, Corner::LowerRight, Corner::LowerLeft];
    if let Some(corner) = corner {
        return corner.room(&inner, side, side);
    }
    let rooms = corners.map(|corner| corner.room(&inner, side, side));
    let cost = |room: &Rect| {
        let hidden = places.iter().filter(|dot| room.contains(**dot)).count();
        hidden + if room.overlaps(taken) { 1000 } else { 0 }
    };
    rooms.into_iter().min_by_key(cost).unwrap_or(inner)
}

/// The locator in its room.
pub fn draw(layers: &Layers, land: &[LonLat], focus: &Frame, room: Rect, pen: &Pen<'_>) -> Option<Group> {
    let unit = pen.unit;
    let frame = Frame::fit(room, land, 7.0 * unit, Align::Middle)?;
    let shapes = layers.areas.iter().flat_map(|area| &area.shapes);
    let rings: Vec<_> = shapes.flat_map(|shape| frame.shape(shape)).collect();
    let corners = focus.rect.ring();
    let around = corners.iter().zip(corners.iter().cycle().skip(1));
    let rim = around.flat_map(|(a, b)| (0..8).map(|i| a.towards(*b, f64::from(i) / 8.0)));
    let footprint: Vec<Dot> = rim.map(|dot| frame.dot(focus.degrees_of(dot))).collect();
    let footprint = clip::rings_to_box(&[footprint], &room.grown(-1.0));
    let line = |colour, width: f64| Stroke { round: false, ..Stroke::solid(colour, width * unit) };
    let land = |fill, stroke| Mark::Path(Path { lines: rings.clone(), closed: true, fill, stroke });
    let marks = vec![
        Mark::rect(room, Some(pen.theme.paper), None),
        land(None, Some(line(pen.theme.outline, 2.4))),
        land(Some(pen.theme.unknown), Some(line(pen.theme.unknown, 1.3))),
        Mark::Path(Path {
            lines: footprint,
            closed: true,
            fill: None,
            stroke: Some(line(pen.theme.fighting, 1.8)),
        }),
        Mark::rect(room, None, Some(line(pen.theme.rule, 1.0))),
    ];
    Some(Group::new("locator", marks))
}
