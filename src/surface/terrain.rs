//! What does not change from day to day: the land, its roads, and how places become land.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use super::bands::Bands;
use super::frame::Frame;
use super::labeller::{Labeller, labeller};
use super::mesh::Mesh;
use super::road_net::{RoadNet, Stretch};
use super::sample::Reading;
use super::{Evidence, Method, Reach, Site, Surface, Tessellation, orphan};
use crate::gazetteer::Gazetteer;
use crate::ground::{Plane, Region, Xy};

/// The land of a theatre and its roads, and the method by which places become land. It remembers the
/// last day: land of the same evidence is not made again, nor are meshes of sites that stay in place.
#[derive(Debug)]
pub struct Terrain {
    /// The land that is partitioned.
    pub land: Region,
    /// The plane in which distances count.
    pub plane: Plane,
    /// How places become land.
    pub method: Method,
    /// How far evidence reaches.
    pub reach: Reach,
    net: RoadNet,
    frame: Frame,
    last: Mutex<Last>,
}

/// What the last day leaves to the next.
#[derive(Debug, Clone, Default)]
struct Last {
    surface: Option<Arc<Surface>>,
    spots: Option<Arc<Spots>>,
    bands: Option<Arc<Bands>>,
}

/// Positions, those of them that do not fall on an earlier one, and the mesh of these.
#[derive(Debug)]
struct Spots {
    all: Vec<Xy>,
    kept: Vec<usize>,
    mesh: Arc<Mesh>,
}

impl Terrain {
    /// The terrain of a region with the roads of a gazetteer.
    pub fn new(land: Region, plane: Plane, gazetteer: &Gazetteer, method: Method, reach: Reach) -> Self {
        let (net, frame) = (RoadNet::of(gazetteer, plane), Frame::of(&land, plane));
        Self { land, plane, method, reach, net, frame, last: Mutex::default() }
    }

    /// Ids of the roads, in the order of [`Stretch::roads`].
    pub fn roads(&self) -> &[String] {
        &self.net.roads
    }

    /// Spreads evidence over the land.
    pub fn surface(&self, evidence: Vec<Evidence>) -> Surface {
        let last = self.last.lock().map(|last| last.clone()).unwrap_or_default();
        if let Some(same) = last.surface.as_ref().filter(|surface| surface.evidence == evidence) {
            return Surface::clone(same);
        }
        let stretches = self.stretches(&evidence.iter().map(|e| self.plane.to_xy(e.at)).collect::<Vec<_>>());
        let (tessellation, spots, bands) = self.lay(&evidence, &stretches, last);
        let surface = Surface::cut(&self.land, evidence, tessellation, stretches);
        self.remember(&surface, spots, bands);
        surface
    }

    /// How evidence cuts the land, before it is cut.
    pub fn tessellation(&self, evidence: &[Evidence]) -> Tessellation {
        let at: Vec<Xy> = evidence.iter().map(|e| self.plane.to_xy(e.at)).collect();
        let stretches = if self.method.follows_roads() { self.stretches(&at) } else { Vec::new() };
        self.lay(evidence, &stretches, Last::default()).0
    }

    fn lay(
        &self,
        evidence: &[Evidence],
        stretches: &[Stretch],
        last: Last,
    ) -> (Tessellation, Arc<Spots>, Arc<Bands>) {
        let grounds = grounds(evidence);
        let at: Vec<Xy> = evidence.iter().map(|e| self.plane.to_xy(e.at)).collect();
        let used: &[Stretch] = if self.method.follows_roads() { stretches } else { &[] };
        let labeller = labeller(self.method, evidence, &at, used, self.reach.nominal_km * 1000.0);
        let (known, readings) = labeller.readings(&self.frame, &grounds);
        let spots = self.spots(&readings, last.spots);
        let anchors: Vec<Xy> = at.iter().copied().chain(anchors(used)).collect();
        let bands = self.bands(&anchors, &spots, last.bands);
        let known = spots.kept.partition_point(|reading| *reading < known);
        let readings = spots.kept.iter().map(|reading| readings[*reading]).collect();
        let readings = orphan::adopt(readings, known, &spots.mesh, &bands, &grounds);
        let site = |(at, owner): Reading| Site { at, owner, ground: grounds[owner] };
        let sites = readings.into_iter().map(site).collect();
        let tessellation =
            Tessellation::new(self.plane, self.frame, sites, spots.mesh.clone(), bands.clone());
        (tessellation, spots, bands)
    }

    /// What tells who speaks for a point, from given evidence, and from how far.
    pub fn labeller(&self, evidence: &[Evidence]) -> (Box<dyn Labeller>, Bands) {
        let at: Vec<Xy> = evidence.iter().map(|e| self.plane.to_xy(e.at)).collect();
        let stretches = if self.method.follows_roads() { self.stretches(&at) } else { Vec::new() };
        let labeller = labeller(self.method, evidence, &at, &stretches, self.reach.nominal_km * 1000.0);
        let anchors = at.iter().copied().chain(anchors(&stretches)).collect();
        (labeller, Bands::new(Arc::new(Mesh::of_points(anchors)), self.reach))
    }

    fn stretches(&self, at: &[Xy]) -> Vec<Stretch> {
        self.net.held(at, self.reach.reach_km * 1000.0, self.reach.nominal_km * 1000.0)
    }

    /// The spots of readings: the last day's, where nothing has moved.
    fn spots(&self, readings: &[Reading], last: Option<Arc<Spots>>) -> Arc<Spots> {
        let all: Vec<Xy> = readings.iter().map(|(at, _)| *at).collect();
        last.filter(|last| last.all == all).unwrap_or_else(|| Arc::new(Spots::of(all, self.frame.far())))
    }

    /// The bands around anchors: on the mesh of the sites, or the last day's, where these are the same.
    fn bands(&self, anchors: &[Xy], sites: &Spots, last: Option<Arc<Bands>>) -> Arc<Bands> {
        let kept: Vec<Xy> = kept(anchors).into_iter().map(|i| anchors[i]).collect();
        last.filter(|last| last.anchors().points == kept).unwrap_or_else(|| {
            let same = sites.mesh.points == kept;
            let mesh = if same { sites.mesh.clone() } else { Arc::new(Mesh::new(kept, self.frame.far())) };
            Arc::new(Bands::new(mesh, self.reach))
        })
    }

    fn remember(&self, surface: &Surface, spots: Arc<Spots>, bands: Arc<Bands>) {
        if let Ok(mut last) = self.last.lock() {
            let surface = Some(Arc::new(surface.clone()));
            *last = Last { surface, spots: Some(spots), bands: Some(bands) };
        }
    }
}

impl Spots {
    fn of(all: Vec<Xy>, far: f64) -> Self {
        let kept = kept(&all);
        let mesh = Arc::new(Mesh::new(kept.iter().map(|i| all[*i]).collect(), far));
        Self { all, kept, mesh }
    }
}

/// From where distance counts along the roads that are held.
fn anchors(stretches: &[Stretch]) -> impl Iterator<Item = Xy> + '_ {
    stretches.iter().filter(|stretch| stretch.held).flat_map(|stretch| [stretch.from, stretch.to])
}

/// Indices of the positions that do not fall, to the decimetre, on an earlier one.
fn kept(positions: &[Xy]) -> Vec<usize> {
    #[expect(clippy::cast_possible_truncation, reason = "decimetres on Earth")]
    let spot = |at: &Xy| ((at.x * 10.0).round() as i64, (at.y * 10.0).round() as i64);
    let mut spots: Vec<_> = positions.iter().map(spot).zip(0..).collect();
    spots.sort_unstable();
    spots.dedup_by_key(|(spot, _)| *spot);
    let mut kept: Vec<usize> = spots.into_iter().map(|(_, i)| i).collect();
    kept.sort_unstable();
    kept
}

/// Numbers the grounds of evidence: equal ground, equal number.
fn grounds(evidence: &[Evidence]) -> Vec<usize> {
    let mut numbers = BTreeMap::new();
    evidence
        .iter()
        .map(|e| {
            let next = numbers.len();
            *numbers.entry((&e.class, &e.ground)).or_insert(next)
        })
        .collect()
}
