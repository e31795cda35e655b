//! Outlines as arcs that neighbours share, read from the packed file that `world/build.py` describes.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::Read;

use flate2::read::ZlibDecoder;
use geo::{Coord, LineString, Simplify};

use super::date_line::untangled;
use crate::ground::{LonLat, Ring};

/// Positions are rounded to this part of a degree: the grid of the atlas is coarser.
const STEPS: f64 = 1e5;

/// Arcs, and which of them make each country.
#[derive(Debug, Clone)]
pub(super) struct Atlas {
    arcs: Vec<Ring>,
    /// By country: polygons of rings of arcs; a negative arc is `!arc` backwards.
    shapes: Vec<Vec<Vec<Vec<i64>>>>,
}

impl Atlas {
    /// Unpacks an atlas; `None` when it is not whole.
    pub fn read(packed: &[u8]) -> Option<Self> {
        let mut bytes = Vec::new();
        ZlibDecoder::new(packed).read_to_end(&mut bytes).ok()?;
        let mut reader = Reader(&bytes);
        let grid = [reader.double()?, reader.double()?, reader.double()?, reader.double()?];
        let arcs = reader.list(|reader| arc(reader, grid))?;
        let mut shapes = Vec::new();
        while !reader.0.is_empty() {
            shapes.push(reader.list(|polygon| polygon.list(|ring| ring.list(Reader::signed)))?);
        }
        let known = |arc: &i64| index(*arc) < arcs.len();
        shapes.iter().flatten().flatten().flatten().all(known).then_some(Self { arcs, shapes })
    }

    /// How many countries it has.
    pub fn len(&self) -> usize {
        self.shapes.len()
    }

    /// The outline of a country by its number.
    pub fn polygons(&self, number: usize) -> Vec<Vec<Ring>> {
        self.outline(number, |arc| Cow::Borrowed(&self.arcs[arc]))
    }

    /// The outline of a country with fewer points: none but those farther than so many degrees from the
    /// straight between their neighbours (Douglas and Peucker 1973). The arcs that it shares with
    /// another country stay as they are, and so the two still match.
    pub fn thinned(&self, number: usize, beside: usize, degrees: f64) -> Vec<Vec<Ring>> {
        let shared: BTreeSet<usize> =
            self.shapes[beside].iter().flatten().flatten().map(|arc| index(*arc)).collect();
        let thin = |arc: usize| {
            let whole = &self.arcs[arc];
            if degrees > 0.0 && !shared.contains(&arc) {
                Cow::Owned(thinned(whole, degrees))
            } else {
                Cow::Borrowed(whole)
            }
        };
        let mut polygons = self.outline(number, thin);
        for polygon in &mut polygons {
            polygon.retain(|ring| ring.len() >= 4);
        }
        polygons.retain(|polygon| !polygon.is_empty());
        polygons
    }

    fn outline<'a>(&'a self, number: usize, arc: impl Fn(usize) -> Cow<'a, Ring>) -> Vec<Vec<Ring>> {
        let ring = |arcs: &Vec<i64>| {
            let mut ring = Ring::new();
            for number in arcs {
                // Neighbouring arcs share their end.
                ring.pop();
                let points = arc(index(*number));
                if *number < 0 { ring.extend(points.iter().rev()) } else { ring.extend(points.iter()) }
            }
            untangled(ring)
        };
        let polygon = |rings: &Vec<Vec<i64>>| rings.iter().map(ring).collect();
        self.shapes[number].iter().map(polygon).collect()
    }
}

/// The index of an arc, whichever way it is gone.
fn index(arc: i64) -> usize {
    usize::try_from(if arc < 0 { !arc } else { arc }).unwrap_or(usize::MAX)
}

fn thinned(arc: &Ring, degrees: f64) -> Ring {
    let line: LineString<f64> = arc.iter().map(|at| Coord { x: at.lon(), y: at.lat() }).collect();
    line.simplify(degrees).coords().filter_map(|at| LonLat::new(at.x, at.y).ok()).collect()
}

fn arc(reader: &mut Reader<'_>, [east, north, west, south]: [f64; 4]) -> Option<Ring> {
    let (mut x, mut y) = (0, 0);
    reader.list(|reader| {
        x += reader.signed()?;
        y += reader.signed()?;
        let degrees = |step: i64, size: f64, from: f64| ((step as f64 * size + from) * STEPS).round() / STEPS;
        let (lon, lat) = (degrees(x, east, west), degrees(y, north, south));
        LonLat::new(lon.clamp(-180.0, 180.0), lat.clamp(-90.0, 90.0)).ok()
    })
}

/// What is left to read.
struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn double(&mut self) -> Option<f64> {
        let (first, rest) = self.0.split_first_chunk::<8>()?;
        self.0 = rest;
        Some(f64::from_le_bytes(*first))
    }

    /// Unsigned LEB128.
    fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..63).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    /// Zigzag.
    fn signed(&mut self) -> Option<i64> {
        let number = self.number()?;
        let half = i64::try_from(number >> 1).ok()?;
        Some(if number & 1 == 0 { half } else { !half })
    }

    fn list<T>(&mut self, mut item: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let count = self.number()?;
        (0..count).map(|_| item(self)).collect()
    }
}
