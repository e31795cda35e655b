//! State to land: which ground each place speaks for, and where the grounds meet.
//!
//! Takes a region, the places with evidence and their states; gives faces that partition the region
//! exactly on the grid, areas dissolved from them, and fronts. The tessellation itself never sees
//! control: it knows sites and owners only.

mod bands;
mod dissolve;
mod evidence;
mod expanse;
mod frame;
mod front;
mod ground;
mod ground_class;
mod kriging;
mod labeller;
mod land_mask;
mod mesh;
mod method;
mod orphan;
mod passage;
mod rim;
mod road_net;
mod sample;
mod simplify;
mod slice;
mod terrain;
mod tessellation;
mod uncertainty;

pub mod evaluate;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

pub use bands::{Band, Bands};
pub use dissolve::dissolve;
pub use evidence::{Evidence, evidence, evidence_of, on_land, speakers};
pub use expanse::Expanse;
pub use frame::Frame;
pub use front::{Front, length};
pub use ground::Ground;
pub use ground_class::GroundClass;
pub use labeller::Labeller;
pub use mesh::{CellEdge, Mesh};
pub use method::{Method, NoSuchMethod};
pub use passage::{Passage, may_be_passage};
pub use road_net::{RoadNet, Stretch};
pub use slice::{Edges, slice};
pub use terrain::Terrain;
pub use tessellation::{Label, Site, Tessellation};
pub use uncertainty::{Flip, Segment};

use crate::gazetteer::Gazetteer;
use crate::ground::grid::{self, GridShape};
use crate::ground::{LonLat, Plane, Region, SquareKm};

/// A piece of land of one ground, in one band of distance.
#[derive(Debug, Clone, PartialEq)]
pub struct Face {
    /// One of those who speak for it, and from how far.
    pub label: Label,
    /// On the grid.
    pub shape: GridShape,
}

/// The land of one day: every piece of it with the place that speaks for it.
#[derive(Debug, Clone)]
pub struct Surface {
    /// The places that own ground, sorted by id.
    pub evidence: Arc<Vec<Evidence>>,
    /// How the land is cut; shared with `change`, which cuts it for two days at once.
    pub tessellation: Tessellation,
    /// The pieces, sorted; together they are the region.
    pub faces: Arc<Vec<Face>>,
    /// Who holds the roads.
    pub stretches: Arc<Vec<Stretch>>,
    findings: Arc<Findings>,
}

/// What follows from the pieces, found when it is first asked for.
#[derive(Debug, Default)]
struct Findings {
    fronts: OnceLock<Vec<Front>>,
    expanses: OnceLock<Vec<Expanse>>,
}

/// How far evidence reaches.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reach {
    /// To here, kilometres, land is a side's.
    pub reach_km: f64,
    /// To here it is drawn as beyond evidence; farther it is unknown.
    pub nominal_km: f64,
}

impl Surface {
    /// Spreads evidence over a region: each point belongs to the nearest place.
    pub fn nearest(region: &Region, plane: Plane, evidence: Vec<Evidence>, reach: Reach) -> Self {
        Terrain::new(region.clone(), plane, &Gazetteer::default(), Method::Nearest, reach).surface(evidence)
    }

    /// Cuts a region by a tessellation.
    fn cut(
        region: &Region,
        evidence: Vec<Evidence>,
        tessellation: Tessellation,
        stretches: Arc<Vec<Stretch>>,
    ) -> Self {
        let faces = label(slice(region, &tessellation.lines()), |at| tessellation.label(at));
        let faces = Arc::new(faces.into_iter().map(|(label, shape)| Face { label, shape }).collect());
        Self { evidence: Arc::new(evidence), tessellation, faces, stretches, findings: Arc::default() }
    }

    /// The same land, spoken for by the same places, of which more was heard meanwhile.
    fn heard(&self, evidence: Vec<Evidence>) -> Self {
        Self { evidence: Arc::new(evidence), ..self.clone() }
    }

    /// The fronts: one for each pair of classes of ground and degree of certainty.
    pub fn fronts(&self) -> &[Front] {
        self.findings.fronts.get_or_init(|| front::fronts(self))
    }

    /// The land by ground and band, measured.
    pub fn expanses(&self) -> &[Expanse] {
        self.findings.expanses.get_or_init(|| expanse::expanses(self))
    }

    /// The land that each place speaks for, by its index.
    pub fn cells(&self, region: &Region) -> BTreeMap<usize, Vec<GridShape>> {
        let mut pieces: BTreeMap<usize, Vec<GridShape>> = BTreeMap::new();
        let shapes = slice(region, &self.tessellation.cell_lines());
        for (label, shape) in label(shapes, |at| self.tessellation.label(at)) {
            if let Some(owner) = label.owner {
                pieces.entry(owner).or_default().push(shape);
            }
        }
        let joined =
            |(owner, shapes): (usize, Vec<GridShape>)| (owner, dissolve(&shapes.iter().collect::<Vec<_>>()));
        pieces.into_iter().map(joined).collect()
    }

    /// Area of the region as its pieces measure it.
    pub fn total(&self) -> SquareKm {
        self.expanses().iter().map(|expanse| expanse.area).sum()
    }

    /// The class of ground of a face.
    pub fn class(&self, label: Label) -> GroundClass {
        match (label.owner, label.band) {
            (Some(owner), Band::Reach | Band::Beyond) => self.evidence[owner].class.clone(),
            (None, _) | (_, Band::Unknown) => GroundClass::Other,
        }
    }

    /// The faces by a key, dissolved: for each key its shapes, without inner edges.
    pub fn areas<K: Ord>(&self, key: impl Fn(Label) -> K) -> BTreeMap<K, Vec<GridShape>> {
        let mut groups: BTreeMap<K, Vec<&GridShape>> = BTreeMap::new();
        for face in self.faces.iter() {
            groups.entry(key(face.label)).or_default().push(&face.shape);
        }
        groups.into_iter().map(|(key, shapes)| (key, dissolve(&shapes))).collect()
    }
}

/// Names each piece by what speaks for a point inside it, and sorts them.
pub fn label<L: Ord>(shapes: Vec<GridShape>, of: impl Fn(LonLat) -> L) -> Vec<(L, GridShape)> {
    let mut labelled: Vec<(L, GridShape)> = shapes
        .into_iter()
        .filter_map(|shape| Some((of(grid::inside(&shape).or_else(|| corner(&shape))?), shape)))
        .collect();
    labelled.sort();
    labelled
}

/// A piece too thin to have an inside is named by its first corner.
fn corner(shape: &GridShape) -> Option<LonLat> {
    grid::to_lonlat(*shape.first()?.first()?)
}
