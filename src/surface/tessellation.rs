//! Which site each point is nearest to, and the lines along which that changes.

use rstar::RTree;
use rstar::primitives::GeomWithData;
use spade::handles::VoronoiVertex::{Inner, Outer};
use spade::{DelaunayTriangulation, HasPosition, Point2, Triangulation};

use super::Reach;
use super::rim::rim;
use crate::ground::grid::{self, GridPoint};
use crate::ground::{LonLat, Plane, Region, Xy};

/// A point of the plane and who it speaks for. Several sites may have one owner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Site {
    /// Metres in the theatre's plane.
    pub at: Xy,
    /// Index of the owner.
    pub owner: usize,
}

/// How far land is from what speaks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Band {
    /// Within reach.
    Reach,
    /// Beyond reach: an inference.
    Beyond,
    /// Too far to say.
    Unknown,
}

/// Who speaks for a point, and from how far. Beyond the last band nobody does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Label {
    /// Index of the owner.
    pub owner: Option<usize>,
    /// Distance band.
    pub band: Band,
}

/// Sites, and the cells of what is nearest to them.
#[derive(Debug, Clone)]
pub struct Tessellation {
    plane: Plane,
    sites: Vec<Site>,
    reach: Reach,
    index: RTree<GeomWithData<[f64; 2], usize>>,
    frame: Frame,
}

/// A box in the plane that holds the region: lines are cut to it before they become degrees.
#[derive(Debug, Clone, Copy)]
struct Frame {
    min: Xy,
    max: Xy,
}

/// Lines are cut into pieces no longer than this before they become degrees, metres: a straight
/// line of 300 km bends by about 1 km.
const LONGEST_EDGE: f64 = 25_000.0;

struct Corner {
    at: Point2<f64>,
    owner: usize,
}

impl HasPosition for Corner {
    type Scalar = f64;

    fn position(&self) -> Point2<f64> {
        self.at
    }
}

impl Tessellation {
    /// Prepares sites for a region. Sites must not coincide.
    pub fn new(plane: Plane, sites: Vec<Site>, reach: Reach, region: &Region) -> Self {
        let index = sites.iter().enumerate().map(|(i, s)| GeomWithData::new([s.at.x, s.at.y], i)).collect();
        Self { plane, reach, index: RTree::bulk_load(index), frame: Frame::of(region, plane), sites }
    }

    /// Who speaks for a point.
    pub fn label(&self, at: LonLat) -> Label {
        let here = self.plane.to_xy(at);
        let Some(nearest) = self.index.nearest_neighbor(&[here.x, here.y]) else {
            return Label { owner: None, band: Band::Unknown };
        };
        let site = self.sites[nearest.data];
        let km = (site.at.x - here.x).hypot(site.at.y - here.y) / 1000.0;
        if km <= self.reach.reach_km {
            Label { owner: Some(site.owner), band: Band::Reach }
        } else if km <= self.reach.nominal_km {
            Label { owner: Some(site.owner), band: Band::Beyond }
        } else {
            Label { owner: None, band: Band::Unknown }
        }
    }

    /// Every line along which the label may change, on the grid.
    pub fn lines(&self) -> Vec<[GridPoint; 2]> {
        let mut lines = Vec::new();
        for (a, b) in self.cell_edges() {
            if let Some((a, b)) = self.frame.clip(a, b) {
                lines.extend(self.to_grid(a, b));
            }
        }
        let sites: Vec<Xy> = self.sites.iter().map(|site| site.at).collect();
        for km in [self.reach.reach_km, self.reach.nominal_km] {
            for line in rim(&sites, &self.index, km * 1000.0) {
                for (a, b) in line.windows(2).filter_map(|w| self.frame.clip(w[0], w[1])) {
                    lines.extend(self.to_grid(a, b));
                }
            }
        }
        lines.sort_unstable_by_key(|[a, b]| (a.x, a.y, b.x, b.y));
        lines.dedup();
        lines
    }

    /// Edges between cells of different owners.
    fn cell_edges(&self) -> Vec<(Xy, Xy)> {
        let corners = self.sites.iter().map(|s| Corner { at: Point2::new(s.at.x, s.at.y), owner: s.owner });
        // A site that is not a number cannot come out of a checked position.
        let Ok(delaunay) = DelaunayTriangulation::<Corner>::bulk_load(corners.collect()) else {
            return Vec::new();
        };
        let far = self.frame.diagonal() * 4.0;
        let beyond = |from: Point2<f64>, towards: Point2<f64>| {
            let length = towards.x.hypot(towards.y).max(1e-9);
            Xy { x: from.x + towards.x / length * far, y: from.y + towards.y / length * far }
        };
        let xy = |p: Point2<f64>| Xy { x: p.x, y: p.y };
        let mut edges = Vec::new();
        for edge in delaunay.undirected_voronoi_edges() {
            let [a, b] = edge.as_delaunay_edge().vertices();
            if a.data().owner == b.data().owner {
                continue;
            }
            edges.push(match edge.vertices() {
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
            });
        }
        edges
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "few pieces")]
    fn to_grid(&self, a: Xy, b: Xy) -> Vec<[GridPoint; 2]> {
        let pieces = ((b.x - a.x).hypot(b.y - a.y) / LONGEST_EDGE).ceil().clamp(1.0, 10_000.0) as u32;
        let points: Vec<GridPoint> = (0..=pieces)
            .map(|i| {
                let t = f64::from(i) / f64::from(pieces);
                let at = Xy { x: a.x + t * (b.x - a.x), y: a.y + t * (b.y - a.y) };
                grid::from_lonlat(self.plane.to_lonlat(at))
            })
            .collect();
        points.windows(2).filter(|w| w[0] != w[1]).map(|w| [w[0], w[1]]).collect()
    }
}

impl Frame {
    fn of(region: &Region, plane: Plane) -> Self {
        const MARGIN: f64 = 10_000.0;
        let mut frame = Self { min: Xy { x: 0.0, y: 0.0 }, max: Xy { x: 0.0, y: 0.0 } };
        for at in region.shapes().iter().flatten().flatten().filter_map(|p| grid::to_lonlat(*p)) {
            let at = plane.to_xy(at);
            frame.min = Xy { x: frame.min.x.min(at.x - MARGIN), y: frame.min.y.min(at.y - MARGIN) };
            frame.max = Xy { x: frame.max.x.max(at.x + MARGIN), y: frame.max.y.max(at.y + MARGIN) };
        }
        frame
    }

    fn diagonal(&self) -> f64 {
        (self.max.x - self.min.x).hypot(self.max.y - self.min.y)
    }

    /// The part of a line inside the frame (Liang and Barsky 1984).
    fn clip(&self, a: Xy, b: Xy) -> Option<(Xy, Xy)> {
        let (east, north) = (b.x - a.x, b.y - a.y);
        let (mut t0, mut t1) = (0.0f64, 1.0f64);
        let limits = [
            (-east, a.x - self.min.x),
            (east, self.max.x - a.x),
            (-north, a.y - self.min.y),
            (north, self.max.y - a.y),
        ];
        for (p, q) in limits {
            if p == 0.0 {
                if q < 0.0 {
                    return None;
                }
            } else if p < 0.0 {
                t0 = t0.max(q / p);
            } else {
                t1 = t1.min(q / p);
            }
        }
        let at = |t: f64| Xy { x: a.x + t * east, y: a.y + t * north };
        (t0 < t1).then(|| (if t0 > 0.0 { at(t0) } else { a }, if t1 < 1.0 { at(t1) } else { b }))
    }
}
