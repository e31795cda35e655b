//! The land through time as tiles: for each place the land that it speaks for, from when to when.
//!
//! A tile changes only when the places around it do, not when its holder does, so that the whole history
//! is little more than one day. Borders are kept once, as arcs, and tiles are rings of them: neighbours
//! share every arc. What colour a tile has on a day is its place's state on that day.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::days::side_by_side;
use crate::control::Histories;
use crate::ground::grid::{GridPoint, GridRing, GridShape};
use crate::surface::{self, Band, Evidence, Label, Terrain, label, slice};

/// The land of a theatre through time.
#[derive(Debug, Clone, Default)]
pub struct Mosaic {
    /// Borders between tiles, each from the lesser to the greater end, on the grid.
    pub arcs: Vec<Vec<GridPoint>>,
    /// Land that places speak for; what no tile covers on a day is unknown.
    pub tiles: Vec<Tile>,
    /// Whether a tile is the land of all places of one ground, of which it names one: so where land is
    /// interpolated, since there the places' states make the borders.
    pub by_ground: bool,
}

/// Land that one place speaks for, from one day until another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tile {
    /// Id of the place.
    pub place: String,
    /// Farther from evidence than reach.
    pub beyond: bool,
    /// The outer ring and its holes as numbers of arcs; the complement of a number is the arc backwards.
    pub rings: Vec<Vec<i32>>,
    /// The first day.
    pub from: Date,
    /// The first day no longer; `None` where it lasts to the end.
    pub until: Option<Date>,
}

/// A tile without its days.
type Key = (String, bool, Vec<Vec<i32>>);

/// Lays the tiles of day after day.
#[derive(Debug, Default)]
struct Layer {
    mosaic: Mosaic,
    numbers: BTreeMap<Vec<GridPoint>, i32>,
    lying: BTreeMap<Key, Date>,
}

/// Days that are made side by side.
const BATCH: usize = 64;

/// A piece of land of a day: the place that speaks for it, whether beyond evidence, and its shape.
type Piece = (Option<String>, bool, GridShape);

/// The tiles of a theatre on the days on which anything changes, as [`super::days`] gives them.
pub fn mosaic(histories: &Histories<'_>, terrain: &Terrain, days: &[Date]) -> Mosaic {
    let by_ground = terrain.method.interpolates();
    let mut layer = Layer { mosaic: Mosaic { by_ground, ..Mosaic::default() }, ..Layer::default() };
    let days = days_with_other_tiles(histories, terrain, days);
    for batch in days.chunks(BATCH) {
        let made =
            side_by_side(batch, |days| days.iter().map(|on| pieces(histories, terrain, *on)).collect());
        for (on, pieces) in batch.iter().zip(made) {
            layer.lay(*on, &pieces);
        }
    }
    layer.finish()
}

/// Of some days those on which other places speak than on the day before.
fn days_with_other_tiles(histories: &Histories<'_>, terrain: &Terrain, days: &[Date]) -> Vec<Date> {
    let mut last: Option<Vec<Evidence>> = None;
    let mut found = Vec::new();
    for on in days {
        let evidence = evidence(histories, terrain, *on);
        if !last.is_some_and(|last| same_tiles(&last, &evidence, terrain.method.interpolates())) {
            found.push(*on);
        }
        last = Some(evidence);
    }
    found
}

fn evidence(histories: &Histories<'_>, terrain: &Terrain, on: Date) -> Vec<Evidence> {
    let snapshot = histories.on(on);
    surface::evidence(histories.gazetteer(), &snapshot, histories.log(), &terrain.land, terrain.plane)
}

/// The land of a day in pieces: one ground each where it is interpolated, else one place each.
fn pieces(histories: &Histories<'_>, terrain: &Terrain, on: Date) -> Vec<Piece> {
    let surface = terrain.surface(evidence(histories, terrain, on));
    let labelled: Vec<(Label, GridShape)> = if terrain.method.interpolates() {
        surface.faces.iter().map(|face| (face.label, face.shape.clone())).collect()
    } else {
        let lines = surface.tessellation.cell_lines();
        label(slice(&terrain.land, &lines), |at| surface.tessellation.label(at))
    };
    let piece = |(label, shape): (Label, GridShape)| {
        let owner = label.owner.filter(|_| label.band != Band::Unknown);
        let speaker = owner.map(|owner| surface.evidence[owner].place.to_string());
        (speaker, label.band == Band::Beyond, shape)
    };
    labelled.into_iter().map(piece).collect()
}

/// Whether two days' places cut the land alike. Where the land is interpolated, or an event states where a
/// front passes, their states count too.
fn same_tiles(a: &[Evidence], b: &[Evidence], by_state: bool) -> bool {
    let by_state = by_state || a.iter().chain(b).any(|e| !e.passages.is_empty());
    let same = |(a, b): (&Evidence, &Evidence)| a.place == b.place && (!by_state || a.ground == b.ground);
    a.len() == b.len() && a.iter().zip(b).all(same)
}

impl Layer {
    fn lay(&mut self, on: Date, pieces: &[Piece]) {
        let nodes = nodes(pieces.iter().flat_map(|(_, _, shape)| shape.iter()));
        let mut today: BTreeSet<Key> = BTreeSet::new();
        for (place, beyond, shape) in pieces {
            let Some(place) = place.clone() else { continue };
            let rings = shape.iter().map(|ring| self.arcs(ring, &nodes)).collect();
            today.insert((place, *beyond, rings));
        }
        let gone: Vec<Key> = self.lying.keys().filter(|key| !today.contains(*key)).cloned().collect();
        for key in gone {
            if let Some(from) = self.lying.remove(&key) {
                self.mosaic.tiles.push(tile(key, from, Some(on)));
            }
        }
        for key in today {
            self.lying.entry(key).or_insert(on);
        }
    }

    fn finish(mut self) -> Mosaic {
        for (key, from) in self.lying {
            self.mosaic.tiles.push(tile(key, from, None));
        }
        self.mosaic.tiles.sort_by(|a, b| {
            (a.from, &a.place, a.beyond, &a.rings).cmp(&(b.from, &b.place, b.beyond, &b.rings))
        });
        self.mosaic
    }

    /// A ring as arcs from node to node.
    fn arcs(&mut self, ring: &GridRing, nodes: &[GridPoint]) -> Vec<i32> {
        let at: Vec<usize> = (0..ring.len()).filter(|i| nodes.binary_search(&ring[*i]).is_ok()).collect();
        let (Some(first), Some(last)) = (at.first(), at.last()) else {
            let closed = ring.iter().chain(ring.first()).copied().collect();
            return vec![self.number(closed)];
        };
        let between = at.windows(2).map(|w| ring[w[0]..=w[1]].to_vec());
        let around = ring[*last..].iter().chain(&ring[..=*first]).copied().collect();
        let lines: Vec<Vec<GridPoint>> = between.chain(std::iter::once(around)).collect();
        lines.into_iter().map(|line| self.number(line)).collect()
    }

    /// The number of an arc, or its complement where the line runs backwards along it.
    fn number(&mut self, mut line: Vec<GridPoint>) -> i32 {
        let backwards = {
            let (ends, next) = ((line.first(), line.last()), (line.get(1), line.iter().nth_back(1)));
            ends.0 > ends.1 || (ends.0 == ends.1 && next.0 > next.1)
        };
        if backwards {
            line.reverse();
        }
        let next = i32::try_from(self.numbers.len()).unwrap_or(i32::MAX);
        let number = *self.numbers.entry(line).or_insert_with_key(|line| {
            self.mosaic.arcs.push(line.clone());
            next
        });
        if backwards { !number } else { number }
    }
}

fn tile((place, beyond, rings): Key, from: Date, until: Option<Date>) -> Tile {
    Tile { place, beyond, rings, from, until }
}

/// The points at which other than two borders meet, sorted.
fn nodes<'r>(rings: impl Iterator<Item = &'r GridRing>) -> Vec<GridPoint> {
    let mut ends: Vec<[GridPoint; 2]> = Vec::new();
    for ring in rings {
        for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
            ends.extend([[*a, *b], [*b, *a]]);
        }
    }
    ends.sort_unstable();
    ends.dedup();
    ends.chunk_by(|a, b| a[0] == b[0]).filter(|at| at.len() != 2).map(|at| at[0][0]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(x: i32) -> GridShape {
        let corners = [(x, 0), (x + 1, 0), (x + 1, 1), (x, 1)];
        vec![corners.iter().map(|(x, y)| GridPoint::new(*x, *y)).collect()]
    }

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn neighbours_share_an_arc_and_a_tile_that_stays_is_kept_once() {
        let (west, east) = (square(0), square(1));
        let mut layer = Layer::default();
        let piece = |name: &str| Some(name.to_owned());
        layer.lay(
            day("2020-01-01"),
            &[(piece("west"), false, west.clone()), (piece("east"), false, east.clone())],
        );
        layer.lay(day("2020-02-01"), &[(piece("west"), false, west), (None, false, east)]);
        let mosaic = layer.finish();
        assert_eq!(mosaic.arcs.len(), 3);
        let tiles: Vec<_> = mosaic.tiles.iter().map(|t| (t.place.as_str(), t.until)).collect();
        assert_eq!(tiles, [("east", Some(day("2020-02-01"))), ("west", None)]);
        let shared =
            |tile: &Tile| tile.rings[0].iter().map(|n| if *n < 0 { !n } else { *n }).collect::<BTreeSet<_>>();
        assert_eq!(shared(&mosaic.tiles[0]).intersection(&shared(&mosaic.tiles[1])).count(), 1);
    }
}
