//! A region cut along lines, once, on the integer grid; and the edges between its pieces.

use i_overlay::core::fill_rule::FillRule;
use i_overlay::core::overlay::IntOverlayOptions;
use i_overlay::string::overlay::StringOverlay;
use i_overlay::string::rule::StringRule;

use crate::ground::grid::{GridPoint, GridRing, GridShape};
use crate::ground::{Region, halves, lines_near};

/// Cuts a region along lines. The pieces do not overlap, lose nothing, and share every vertex of the
/// edges between them. Sorted, and each ring begins at its least point, so that the same lines in
/// any order give the same pieces.
pub fn slice(region: &Region, lines: &[[GridPoint; 2]]) -> Vec<GridShape> {
    let straight = straight_vertices(region);
    let whole = |shape: GridShape| shape.iter().map(|ring| restored(ring, &straight)).collect();
    let halves = halves(region.shapes().iter()).into_iter();
    let pieces = halves.flat_map(|shapes| cut(&shapes, &lines_near(&shapes, lines)));
    let mut pieces: Vec<GridShape> = pieces.map(whole).map(normal).collect();
    pieces.sort();
    pieces
}

fn cut(shapes: &[&GridShape], lines: &[[GridPoint; 2]]) -> Vec<GridShape> {
    let options = IntOverlayOptions::keep_all_points();
    let vertices: usize = shapes.iter().copied().flatten().map(Vec::len).sum();
    let mut overlay = StringOverlay::with_options(vertices + lines.len(), options);
    for shape in shapes {
        overlay.add_shapes(std::slice::from_ref(*shape));
    }
    overlay.add_string_lines(lines);
    let graph = overlay.build_graph_view(FillRule::NonZero);
    let pieces = graph.map(|graph| graph.extract_shapes_custom(StringRule::Slice, options));
    pieces.unwrap_or_default()
}

/// The vertices of a region's outline that lie exactly on the straight between their neighbours, sorted.
/// The overlay drops them; but along a parallel they are what keeps the outline on it.
fn straight_vertices(region: &Region) -> Vec<GridPoint> {
    let mut straight: Vec<GridPoint> = Vec::new();
    for ring in region.shapes().iter().flatten() {
        let (after, beyond) = (ring.iter().cycle().skip(1), ring.iter().cycle().skip(2));
        let corners = ring.iter().zip(after).zip(beyond);
        straight.extend(corners.filter(|((a, b), c)| is_between(**a, **b, **c)).map(|((_, b), _)| *b));
    }
    straight.sort_unstable();
    straight
}

/// Whether a point lies on the straight between two others, to a step of the grid; ends excluded. Where
/// a line crosses the outline the end itself is rounded, and off it by less than that.
fn is_between(a: GridPoint, point: GridPoint, b: GridPoint) -> bool {
    let wide = |p: GridPoint| (i64::from(p.x), i64::from(p.y));
    let ((ax, ay), (px, py), (bx, by)) = (wide(a), wide(point), wide(b));
    let cross = i128::from(bx - ax) * i128::from(py - ay) - i128::from(by - ay) * i128::from(px - ax);
    let within = |a: i64, p: i64, b: i64| a.min(b) <= p && p <= a.max(b);
    let longest = (bx - ax).abs().max((by - ay).abs());
    cross.abs() <= i128::from(longest) && within(ax, px, bx) && within(ay, py, by) && point != a && point != b
}

/// A ring with the dropped vertices of the outline put back.
fn restored(ring: &GridRing, straight: &[GridPoint]) -> GridRing {
    let mut whole = GridRing::with_capacity(ring.len());
    for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
        whole.push(*a);
        // A step of the grid more on both sides: the ends are rounded.
        let (west, east) = (a.x.min(b.x).saturating_sub(1), a.x.max(b.x).saturating_add(1));
        let start = straight.partition_point(|point| point.x < west);
        let end = straight.partition_point(|point| point.x <= east).max(start);
        let between = straight[start..end].iter().filter(|point| is_between(*a, **point, *b));
        let ahead = whole.len();
        whole.extend(between);
        whole[ahead..].sort_by_key(|point| apart(*a, *point));
    }
    whole
}

/// Steps from one point to another, east and north together.
fn apart(a: GridPoint, b: GridPoint) -> u64 {
    u64::from(a.x.abs_diff(b.x)) + u64::from(a.y.abs_diff(b.y))
}

/// Each ring from its least point; the holes sorted.
pub(super) fn normal(shape: GridShape) -> GridShape {
    let mut rings = shape.into_iter().map(from_least);
    let outer = rings.next();
    let mut holes: Vec<GridRing> = rings.collect();
    holes.sort();
    outer.into_iter().chain(holes).collect()
}

fn from_least(mut ring: GridRing) -> GridRing {
    let least = (0..ring.len()).min_by_key(|i| (ring[*i].x, ring[*i].y)).unwrap_or(0);
    ring.rotate_left(least);
    ring
}

/// The undirected edges of a partition, each with the pieces on its sides.
#[derive(Debug, Clone)]
pub struct Edges {
    /// Sorted by end points: the edge, and the indices of its pieces (one on the outline, two inside).
    pub all: Vec<([GridPoint; 2], Vec<usize>)>,
}

impl Edges {
    /// The edges of pieces that share every vertex.
    pub fn of<'s>(pieces: impl Iterator<Item = &'s GridShape>) -> Self {
        let mut half: Vec<([GridPoint; 2], usize)> = Vec::new();
        for (i, piece) in pieces.enumerate() {
            for ring in piece {
                let next = ring.iter().cycle().skip(1);
                half.extend(
                    ring.iter().zip(next).map(|(a, b)| (if a <= b { [*a, *b] } else { [*b, *a] }, i)),
                );
            }
        }
        half.sort_unstable();
        let all = half
            .chunk_by(|a, b| a.0 == b.0)
            .map(|same| (same[0].0, same.iter().map(|(_, piece)| *piece).collect()))
            .collect();
        Self { all }
    }
}
