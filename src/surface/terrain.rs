//! What does not change from day to day: the land, its roads, and how places become land.

use std::collections::{BTreeMap, BTreeSet};
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

/// The land of a theatre and its roads, and the method by which places become land.
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
    /// The meshes of the last day: sites that stay where they are keep them.
    last: Mutex<Vec<Arc<Mesh>>>,
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
        let grounds = grounds(&evidence);
        let at: Vec<Xy> = evidence.iter().map(|e| self.plane.to_xy(e.at)).collect();
        let stretches = self.stretches(&at);
        let used: &[Stretch] = if self.method.follows_roads() { &stretches } else { &[] };
        let labeller = labeller(self.method, &evidence, &at, used, self.reach.nominal_km * 1000.0);
        let (known, readings) = labeller.readings(&self.frame, &grounds);
        let (known, readings) = (apart(&readings[..known]).len(), apart(&readings));
        let anchors = apart(&at.iter().copied().zip(0..).chain(anchors(used)).collect::<Vec<_>>());
        let position = |readings: &[Reading]| readings.iter().map(|(at, _)| *at).collect::<Vec<_>>();
        let mesh = self.mesh(position(&readings));
        let bands = Bands::new(self.mesh(position(&anchors)), self.reach);
        self.keep(vec![mesh.clone(), bands.mesh()]);
        let readings = orphan::adopt(readings, known, &mesh, &bands, &grounds);
        let site = |(at, owner): &Reading| Site { at: *at, owner: *owner, ground: grounds[*owner] };
        let sites = readings.iter().map(site).collect();
        let tessellation = Tessellation::new(self.plane, self.frame, sites, mesh, bands);
        Surface::cut(&self.land, evidence, tessellation, stretches)
    }

    /// What tells who speaks for a point, from given evidence, and from how far.
    pub fn labeller(&self, evidence: &[Evidence]) -> (Box<dyn Labeller>, Bands) {
        let at: Vec<Xy> = evidence.iter().map(|e| self.plane.to_xy(e.at)).collect();
        let stretches = if self.method.follows_roads() { self.stretches(&at) } else { Vec::new() };
        let labeller = labeller(self.method, evidence, &at, &stretches, self.reach.nominal_km * 1000.0);
        let anchors = at.iter().copied().chain(anchors(&stretches).map(|(at, _)| at)).collect();
        (labeller, Bands::new(Arc::new(Mesh::of_points(anchors)), self.reach))
    }

    fn stretches(&self, at: &[Xy]) -> Vec<Stretch> {
        self.net.held(at, self.reach.reach_km * 1000.0, self.reach.nominal_km * 1000.0)
    }

    /// A mesh of points; the last day's, where they have not moved.
    fn mesh(&self, points: Vec<Xy>) -> Arc<Mesh> {
        let known = |meshes: &Vec<Arc<Mesh>>| meshes.iter().find(|mesh| mesh.points == points).cloned();
        let last = self.last.lock().ok().and_then(|meshes| known(&meshes));
        last.unwrap_or_else(|| Arc::new(Mesh::new(points, self.frame.far())))
    }

    fn keep(&self, meshes: Vec<Arc<Mesh>>) {
        if let Ok(mut last) = self.last.lock() {
            *last = meshes;
        }
    }
}

/// From where distance counts along the roads that are held.
fn anchors(stretches: &[Stretch]) -> impl Iterator<Item = Reading> + '_ {
    stretches.iter().filter(|s| s.held).flat_map(|s| [(s.from, s.owner), (s.to, s.owner)])
}

/// Readings without those that fall, to the decimetre, on an earlier one.
fn apart(readings: &[Reading]) -> Vec<Reading> {
    let mut taken = BTreeSet::new();
    #[expect(clippy::cast_possible_truncation, reason = "decimetres on Earth")]
    let spot = |at: Xy| ((at.x * 10.0).round() as i64, (at.y * 10.0).round() as i64);
    readings.iter().filter(|(at, _)| taken.insert(spot(*at))).copied().collect()
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
