//! What does not change from day to day: the land, its roads, and how places become land.

use std::sync::{Arc, Mutex, OnceLock};

use super::bands::Bands;
use super::frame::Frame;
use super::labeller::{Labeller, labeller};
use super::land_mask::LandMask;
use super::mesh::Mesh;
use super::passage::sources;
use super::road_net::{RoadNet, Stretch};
use super::sample::Reading;
use super::{Evidence, Ground, GroundClass, Method, Reach, Site, Surface, Tessellation, orphan};
use crate::gazetteer::Gazetteer;
use crate::ground::{Plane, Region, Xy};

/// The land of a theatre and its roads, and the method by which places become land. It remembers the
/// last day: land of which more was heard but nothing else is not made again; where places stay in place
/// neither are roads, meshes and bands, and only the borders between grounds are cut anew.
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
    mask: OnceLock<LandMask>,
    last: Mutex<Last>,
}

/// What the last day leaves to the next.
#[derive(Debug, Clone, Default)]
struct Last {
    surface: Option<Arc<Surface>>,
    layout: Option<Arc<Layout>>,
    spots: Option<Arc<Spots>>,
}

/// What follows from where it is known who holds, whoever that is.
#[derive(Debug)]
struct Layout {
    sources: Vec<Reading>,
    stretches: Arc<Vec<Stretch>>,
    bands: OnceLock<Arc<Bands>>,
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
        Self { land, plane, method, reach, net, frame, mask: OnceLock::new(), last: Mutex::default() }
    }

    /// Ids of the roads, in the order of [`Stretch::roads`].
    pub fn roads(&self) -> &[String] {
        &self.net.roads
    }

    /// Spreads evidence over the land.
    pub fn surface(&self, evidence: Vec<Evidence>) -> Surface {
        let last = self.last.lock().map(|last| last.clone()).unwrap_or_default();
        if let Some(same) = last.surface.as_ref().filter(|surface| *surface.evidence == evidence) {
            return Surface::clone(same);
        }
        if let Some(same) = last.surface.as_ref().filter(|surface| same_ground(surface, &evidence)) {
            return same.heard(evidence);
        }
        let unmoved = last.surface.is_some_and(|surface| unmoved(&surface.evidence, &evidence));
        let layout = last.layout.filter(|_| unmoved).unwrap_or_else(|| self.layout(&evidence));
        let (tessellation, spots) = self.lay(&evidence, &layout, last.spots);
        let surface = Surface::cut(&self.land, evidence, tessellation, layout.stretches.clone());
        self.remember(&surface, layout, spots);
        surface
    }

    /// The land of a day, from that of another day where it is the same.
    pub fn surface_after(&self, last: Option<&Surface>, evidence: Vec<Evidence>) -> Surface {
        match last.filter(|last| same_ground(last, &evidence)) {
            Some(last) => last.heard(evidence),
            None => self.surface(evidence),
        }
    }

    /// How evidence cuts the land, before it is cut.
    pub fn tessellation(&self, evidence: &[Evidence]) -> Tessellation {
        self.lay(evidence, &self.layout(evidence), None).0
    }

    fn layout(&self, evidence: &[Evidence]) -> Arc<Layout> {
        let sources = sources(evidence, self.plane);
        let stretches = Arc::new(self.stretches(&sources));
        Arc::new(Layout { sources, stretches, bands: OnceLock::new() })
    }

    fn lay(
        &self,
        evidence: &[Evidence],
        layout: &Layout,
        last: Option<Arc<Spots>>,
    ) -> (Tessellation, Arc<Spots>) {
        let grounds = grounds(evidence);
        let used: &[Stretch] = if self.method.follows_roads() { &layout.stretches } else { &[] };
        let labeller = labeller(self.method, evidence, &layout.sources, used, self.reach.nominal_km * 1000.0);
        let (known, readings) = labeller.readings(&self.frame, &grounds);
        let spots = self.spots(&readings, last);
        let bands = layout.bands.get_or_init(|| self.bands(&layout.sources, used, &spots)).clone();
        let known = spots.kept.partition_point(|reading| *reading < known);
        let mut readings: Vec<Reading> = spots.kept.iter().map(|reading| readings[*reading]).collect();
        if known < readings.len() {
            let land = (&self.frame, self.mask());
            readings = orphan::adopt(readings, known, &spots.mesh, &bands, land, &grounds);
        }
        let site = |(at, owner): Reading| Site { at, owner, ground: grounds[owner] };
        let sites = readings.into_iter().map(site).collect();
        (Tessellation::new(self.plane, self.frame, sites, spots.mesh.clone(), bands), spots)
    }

    /// What tells who speaks for a point, from given evidence, and from how far.
    pub fn labeller(&self, evidence: &[Evidence]) -> (Box<dyn Labeller>, Bands) {
        let sources = sources(evidence, self.plane);
        let stretches = if self.method.follows_roads() { self.stretches(&sources) } else { Vec::new() };
        let labeller = labeller(self.method, evidence, &sources, &stretches, self.reach.nominal_km * 1000.0);
        let anchors = anchors(&sources, &stretches).collect();
        (labeller, Bands::new(Arc::new(Mesh::of_points(anchors)), self.reach))
    }

    fn stretches(&self, sources: &[Reading]) -> Vec<Stretch> {
        self.net.held(sources, self.reach.reach_km * 1000.0, self.reach.nominal_km * 1000.0)
    }

    /// The spots of readings: the last day's, where nothing has moved.
    fn spots(&self, readings: &[Reading], last: Option<Arc<Spots>>) -> Arc<Spots> {
        let all: Vec<Xy> = readings.iter().map(|(at, _)| *at).collect();
        last.filter(|last| last.all == all).unwrap_or_else(|| Arc::new(Spots::of(all, self.frame.far())))
    }

    /// The bands around what is known: on the mesh of the sites, where these are the same.
    fn bands(&self, sources: &[Reading], used: &[Stretch], sites: &Spots) -> Arc<Bands> {
        let anchors: Vec<Xy> = anchors(sources, used).collect();
        let kept: Vec<Xy> = kept(&anchors).into_iter().map(|i| anchors[i]).collect();
        let same = sites.mesh.points == kept;
        let mesh = if same { sites.mesh.clone() } else { Arc::new(Mesh::new(kept, self.frame.far())) };
        Arc::new(Bands::new(mesh, self.reach))
    }

    fn mask(&self) -> &LandMask {
        self.mask.get_or_init(|| LandMask::of(&self.land, self.plane, &self.frame))
    }

    fn remember(&self, surface: &Surface, layout: Arc<Layout>, spots: Arc<Spots>) {
        if let Ok(mut last) = self.last.lock() {
            let surface = Some(Arc::new(surface.clone()));
            *last = Last { surface, layout: Some(layout), spots: Some(spots) };
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

/// From where distance counts: what is known, and the roads that are held.
fn anchors<'s>(sources: &'s [Reading], stretches: &'s [Stretch]) -> impl Iterator<Item = Xy> + 's {
    let held = stretches.iter().filter(|stretch| stretch.held);
    sources.iter().map(|(at, _)| *at).chain(held.flat_map(|stretch| [stretch.from, stretch.to]))
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

/// Whether places stand where they stood, and no event states a point of a front: whose that is depends on
/// who holds.
fn unmoved(before: &[Evidence], now: &[Evidence]) -> bool {
    let same =
        |(a, b): (&Evidence, &Evidence)| a.at == b.at && a.passages.is_empty() && b.passages.is_empty();
    before.len() == now.len() && before.iter().zip(now).all(same)
}

/// Whether evidence makes the same land as that of a surface.
fn same_ground(surface: &Surface, now: &[Evidence]) -> bool {
    let same =
        |(a, b): (&Evidence, &Evidence)| (&a.place, &a.class, &a.ground) == (&b.place, &b.class, &b.ground);
    unmoved(&surface.evidence, now) && surface.evidence.iter().zip(now).all(same)
}

/// Numbers the grounds of evidence: equal ground, equal number. They are few.
fn grounds(evidence: &[Evidence]) -> Vec<usize> {
    let mut seen: Vec<(&GroundClass, &Ground)> = Vec::new();
    let mut number = |e| {
        seen.iter().position(|known| *known == e).unwrap_or_else(|| {
            seen.push(e);
            seen.len() - 1
        })
    };
    evidence.iter().map(|e| number((&e.class, &e.ground))).collect()
}
