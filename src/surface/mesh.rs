//! Points, which of them is nearest, and the edges between their cells.

use rstar::RTree;
use rstar::primitives::GeomWithData;
use spade::handles::VoronoiVertex::{Inner, Outer};
use spade::{DelaunayTriangulation, HasPosition, Point2, Triangulation};

use crate::ground::Xy;

/// Points of the plane with their Delaunay triangulation (exact predicates: spade). It knows where
/// the points are and nothing else, so one mesh serves every day on which they stay where they are.
#[derive(Debug, Clone)]
pub struct Mesh {
    /// Metres in the plane; no two alike.
    pub points: Vec<Xy>,
    /// The edges between the cells of two points, from end to end.
    pub edges: Vec<CellEdge>,
    index: RTree<GeomWithData<[f64; 2], usize>>,
}

/// The edge between the cells of two points. What runs to infinity is cut far away.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CellEdge {
    /// Indices of the points, the lesser first.
    pub between: [usize; 2],
    /// One end.
    pub from: Xy,
    /// The other end.
    pub to: Xy,
}

struct Corner {
    at: Point2<f64>,
    point: usize,
}

impl HasPosition for Corner {
    type Scalar = f64;

    fn position(&self) -> Point2<f64> {
        self.at
    }
}

impl Mesh {
    /// Triangulates points. They must not coincide; `far` is a length in metres beyond which nobody
    /// looks.
    pub fn new(points: Vec<Xy>, far: f64) -> Self {
        let edges = cell_edges(&points, far);
        Self { edges, ..Self::of_points(points) }
    }

    /// Points of which only the nearest is asked for: they may coincide, and have no cells.
    pub fn of_points(points: Vec<Xy>) -> Self {
        let index = points.iter().enumerate().map(|(i, p)| GeomWithData::new([p.x, p.y], i)).collect();
        Self { index: RTree::bulk_load(index), points, edges: Vec::new() }
    }

    /// The point nearest to a position and the distance in metres; `None` without points.
    pub fn nearest(&self, at: Xy) -> Option<(usize, f64)> {
        let nearest = self.index.nearest_neighbor(&[at.x, at.y])?.data;
        Some((nearest, apart(self.points[nearest], at)))
    }

    /// All points with their distance in metres, nearest first.
    pub fn by_distance(&self, at: Xy) -> impl Iterator<Item = (usize, f64)> + '_ {
        let near = self.index.nearest_neighbor_iter_with_distance_2(&[at.x, at.y]);
        near.map(|(point, distance2)| (point.data, distance2.sqrt()))
    }

    /// The neighbours of each point.
    pub fn neighbours(&self) -> Vec<Neighbours> {
        let alone = self.points.len() == 1;
        let widest = if alone { f64::INFINITY } else { 0.0 };
        let mut all = vec![Neighbours { points: Vec::new(), widest }; self.points.len()];
        for edge in &self.edges {
            let [a, b] = edge.between;
            for (here, there) in [(a, b), (b, a)] {
                let corners = [edge.from, edge.to].map(|corner| apart(self.points[here], corner));
                all[here].points.push(there);
                all[here].widest = corners.into_iter().fold(all[here].widest, f64::max);
            }
        }
        all
    }
}

/// What surrounds a point.
#[derive(Debug, Clone, PartialEq)]
pub struct Neighbours {
    /// The points whose cells touch its own.
    pub points: Vec<usize>,
    /// Metres to the farthest corner of its cell.
    pub widest: f64,
}

/// Metres between two positions of the plane.
pub(super) fn apart(a: Xy, b: Xy) -> f64 {
    // Not `hypot`: it guards against overflow, which metres on Earth do not need, at ten times the price.
    let (east, north) = (a.x - b.x, a.y - b.y);
    (east * east + north * north).sqrt()
}

/// The Voronoi edges (Voronoi 1908), sorted by the points they lie between.
fn cell_edges(points: &[Xy], far: f64) -> Vec<CellEdge> {
    let corners = points.iter().enumerate().map(|(point, p)| Corner { at: Point2::new(p.x, p.y), point });
    // A point that is not a number cannot come out of a checked position.
    let Ok(delaunay) = DelaunayTriangulation::<Corner>::bulk_load(corners.collect()) else {
        return Vec::new();
    };
    let beyond = |from: Point2<f64>, towards: Point2<f64>| {
        let length = towards.x.hypot(towards.y).max(1e-9);
        Xy { x: from.x + towards.x / length * far, y: from.y + towards.y / length * far }
    };
    let xy = |p: Point2<f64>| Xy { x: p.x, y: p.y };
    let mut edges: Vec<CellEdge> = delaunay
        .undirected_voronoi_edges()
        .map(|edge| {
            let [a, b] = edge.as_delaunay_edge().vertices();
            let (from, to) = match edge.vertices() {
                [Inner(f), Inner(g)] => (xy(f.circumcenter()), xy(g.circumcenter())),
                [Inner(f), Outer(o)] | [Outer(o), Inner(f)] => {
                    let centre = f.circumcenter();
                    (xy(centre), beyond(centre, o.direction_vector()))
                }
                [Outer(_), Outer(_)] => {
                    let (a, b) = (a.position(), b.position());
                    let middle = Point2::new(f64::midpoint(a.x, b.x), f64::midpoint(a.y, b.y));
                    let across = Point2::new(a.y - b.y, b.x - a.x);
                    (beyond(middle, across), beyond(middle, Point2::new(-across.x, -across.y)))
                }
            };
            let (a, b) = (a.data().point, b.data().point);
            CellEdge { between: [a.min(b), a.max(b)], from, to }
        })
        .collect();
    edges.sort_unstable_by_key(|edge| edge.between);
    edges
}
