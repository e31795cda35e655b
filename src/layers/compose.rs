//! A snapshot and its surface become layers.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{About, Area, Cell, Context, Front, Happening, Layers, Neighbour, Place, Road, Segment, Side};
use crate::control::{Assessed, Basis, Histories, Snapshot, Status};
use crate::events::{Bloc, BlocId, BlocKind, EventId, Holder, Log};
use crate::gazetteer::{self, Gazetteer};
use crate::ground::grid::{self, GridShape};
use crate::ground::{Km, LonLat, Outline, Region, densify};
use crate::surface::{self, Band, Expanse, Ground, GroundClass, Label, Surface};

/// Everything that a map of one day shows.
pub fn layers(
    about: About,
    gazetteer: &Gazetteer,
    histories: &Histories<'_>,
    snapshot: &Snapshot,
    surface: &Surface,
) -> Layers {
    let log = histories.log();
    Layers {
        sides: sides(log, snapshot.iter().map(|(_, assessed)| assessed)),
        areas: areas(log, snapshot, surface),
        fronts: fronts(surface, about.as_of),
        places: places(gazetteer, snapshot, surface),
        events: happenings(gazetteer, histories, &about),
        about,
    }
}

/// What lies around the land: neighbours with their names, roads, close-ups.
pub fn context(gazetteer: &Gazetteer, neighbours: Vec<Outline>, insets: Vec<(String, [f64; 4])>) -> Context {
    Context { neighbours: neighbours.into_iter().map(neighbour).collect(), roads: roads(gazetteer), insets }
}

fn neighbour((properties, polygons): Outline) -> Neighbour {
    let number = |key: &str| properties.get(key).and_then(serde_json::Value::as_f64);
    let text = |key: &str| properties.get(key).and_then(|name| name.as_str()).unwrap_or_default().to_owned();
    let label = number("label_lon").zip(number("label_lat"));
    let fine = |rings: Vec<Vec<LonLat>>| rings.iter().map(|ring| densify(ring)).collect();
    Neighbour {
        name: text("name"),
        name_local: text("name_ar"),
        label: label.and_then(|(lon, lat)| LonLat::new(lon, lat).ok()),
        polygons: polygons.into_iter().map(fine).collect(),
    }
}

fn roads(gazetteer: &Gazetteer) -> Vec<Road> {
    let line = |road: &gazetteer::Road| {
        road.places.iter().filter_map(|id| gazetteer.get(id)?.at).collect::<Vec<LonLat>>()
    };
    let roads = gazetteer.roads().iter();
    roads.map(|road| Road { id: road.id.clone(), class: road.class.clone(), line: line(road) }).collect()
}

/// The sides that hold, contest, ring or claim anything, in the order of the theatre.
pub(super) fn sides<'a>(log: &Log, verdicts: impl Iterator<Item = &'a Assessed>) -> Vec<Side> {
    let mut seen: BTreeSet<&BlocId> = BTreeSet::new();
    for a in verdicts {
        let others = a.contested_by.iter().chain(a.besieged_by.iter()).chain(a.claimed_by.iter());
        seen.extend(a.sides.iter().chain(others));
    }
    let mut sides: Vec<Side> = Vec::new();
    for bloc in log.blocs.iter().filter(|bloc| seen.remove(&bloc.id)) {
        sides.push(side(bloc));
    }
    sides.extend(seen.into_iter().map(|id| {
        let (name, short) = log.side_names(id);
        Side { id: id.to_string(), name, short, colour: None, hatch: String::new(), fights: true }
    }));
    sides
}

/// The state of the place that speaks for a piece of land.
fn assessed<'s>(snapshot: &'s Snapshot, surface: &Surface, label: Label) -> Option<&'s Assessed> {
    snapshot.get(&surface.evidence[label.owner?].place)
}

pub(super) fn areas(log: &Log, snapshot: &Snapshot, surface: &Surface) -> Vec<Area> {
    let parties = parties(snapshot, surface);
    let total = surface.total().0.max(f64::MIN_POSITIVE);
    let area = |Expanse { ground, band, shapes, area }: &Expanse| Area {
        side: id(ground.side.as_ref()),
        side_name: ground.side.as_ref().map(|side| joint_name(log, side)).unwrap_or_default(),
        status: ground.status.unwrap_or(Status::Unknown),
        beyond_evidence: *band == Band::Beyond,
        others: ground.sides.iter().filter(|s| Some(*s) != ground.side.as_ref()).map(text).collect(),
        besieged_by: ground.besieged_by.iter().map(text).collect(),
        claimed_by: ground.claimed_by.iter().map(text).collect(),
        parties: parties.get(ground).into_iter().flatten().cloned().collect(),
        share: area.0 / total,
        area_km2: *area,
        flip: None,
        shapes: shapes.clone(),
    };
    surface.expanses().iter().map(area).collect()
}

/// Says of each area how much of it hangs on a single place.
pub fn flips(layers: &mut Layers, surface: &Surface) {
    let mut flips = surface.flips();
    for (area, expanse) in layers.areas.iter_mut().zip(surface.expanses()) {
        area.flip = flips.remove(&(expanse.ground.clone(), expanse.band));
    }
}

/// The parties that hold or contest the places of each ground.
fn parties(snapshot: &Snapshot, surface: &Surface) -> BTreeMap<Ground, BTreeSet<String>> {
    let mut parties: BTreeMap<Ground, BTreeSet<String>> = BTreeMap::new();
    for evidence in surface.evidence.iter() {
        if let Some(a) = snapshot.get(&evidence.place) {
            let here = parties.entry(evidence.ground.clone()).or_default();
            here.extend(a.holder.parties().iter().chain(a.contestants.parties()).map(ToString::to_string));
        }
    }
    parties
}

fn joint_name(log: &Log, side: &BlocId) -> String {
    let names = side.as_str().split('+').map(|id| log.side_names(&BlocId::new(id)).0);
    names.collect::<Vec<_>>().join(" + ")
}

/// One polygon for each place that speaks for land: what it alone speaks for.
pub fn cells(snapshot: &Snapshot, surface: &Surface, land: &Region) -> Vec<Cell> {
    let cell = |(owner, shapes): (usize, Vec<GridShape>)| {
        let evidence = &surface.evidence[owner];
        let a = snapshot.get(&evidence.place)?;
        Some(Cell {
            place: evidence.place.to_string(),
            side: id(a.side.as_ref()),
            status: a.status,
            area_km2: shapes.iter().map(grid::area).sum(),
            event_ids: a.event_ids().iter().map(ToString::to_string).collect(),
            sides: evidence.ground.sides.iter().map(text).collect(),
            claimed_by: a.claimed_by.iter().map(text).collect(),
            besieged_by: a.besieged_by.iter().map(text).collect(),
            shapes,
        })
    };
    surface.cells(land).into_iter().filter_map(cell).collect()
}

pub(super) fn fronts(surface: &Surface, as_of: Date) -> Vec<Front> {
    surface.fronts().iter().map(|front| described_front(surface, front, as_of)).collect()
}

fn described_front(surface: &Surface, front: &surface::Front, as_of: Date) -> Front {
    let owners = || front.owners.iter().map(|owner| &surface.evidence[*owner]);
    let stated: BTreeMap<_, _> =
        front.segments.iter().flat_map(|s| &s.passages).map(|p| (&p.spot, p)).collect();
    let told = stated.values().flat_map(|passage| &passage.event_ids);
    let events: BTreeSet<&EventId> = owners().flat_map(|e| &e.event_ids).chain(told).collect();
    let line = |line: &Vec<_>| line.iter().filter_map(|p| grid::to_lonlat(*p)).collect();
    let last_evidence = owners().filter_map(|e| e.last_evidence).max();
    let segments: Vec<Segment> =
        front.segments.iter().map(|segment| described_segment(surface, segment, as_of)).collect();
    let (half_width_km, half_width_max_km) = widths(&segments);
    Front {
        status: front_status(&front.a, &front.b),
        side_a: front.a.word().to_owned(),
        side_b: front.b.word().to_owned(),
        beyond_evidence: front.beyond_evidence,
        length_km: front.length,
        last_evidence,
        places: owners().map(|e| &e.place).chain(stated.keys().copied()).map(ToString::to_string).collect(),
        event_ids: events.into_iter().map(ToString::to_string).collect(),
        half_width_km,
        half_width_max_km,
        lines: front.lines.iter().map(line).collect(),
        segments,
    }
}

fn described_segment(surface: &Surface, segment: &surface::Segment, as_of: Date) -> Segment {
    let between = segment.between.map(|owner| &surface.evidence[owner]);
    let told = segment.passages.iter().flat_map(|passage| &passage.event_ids);
    let events: BTreeSet<&EventId> = between.iter().flat_map(|e| &e.event_ids).chain(told).collect();
    let last_evidence = between.iter().filter_map(|e| e.last_evidence).min();
    Segment {
        places: between.map(|e| e.place.to_string()),
        length_km: segment.length,
        half_width_km: Km(segment.half_gap.0 * doubt(last_evidence, as_of)),
        last_evidence,
        event_ids: events.into_iter().map(ToString::to_string).collect(),
        lines: vec![segment.line.iter().filter_map(|point| grid::to_lonlat(*point)).collect()],
    }
}

/// What part of the way to the places on its two sides a front may lie off: half of it where both have
/// been heard of on the day, all of it where one has not been for a year.
fn doubt(last_evidence: Option<Date>, as_of: Date) -> f64 {
    const YEAR: f64 = 365.0;
    let days = last_evidence.and_then(|last| last.until(as_of).ok()).map_or(0, |span| span.get_days());
    0.5 + 0.5 * (f64::from(days) / YEAR).clamp(0.0, 1.0)
}

/// Mean by length, and the greatest.
fn widths(segments: &[Segment]) -> (Km, Km) {
    let long: f64 = segments.iter().map(|segment| segment.length_km.0).sum();
    let sum: f64 = segments.iter().map(|segment| segment.length_km.0 * segment.half_width_km.0).sum();
    let most = segments.iter().map(|segment| segment.half_width_km.0).fold(0.0, f64::max);
    (Km(if long > 0.0 { sum / long } else { 0.0 }), Km(most))
}

fn front_status(a: &GroundClass, b: &GroundClass) -> Status {
    match (a, b) {
        (GroundClass::Contested, _) | (_, GroundClass::Contested) => Status::Contested,
        (GroundClass::Shared, _) | (_, GroundClass::Shared) => Status::Shared,
        (GroundClass::Side(_) | GroundClass::Other, GroundClass::Side(_) | GroundClass::Other) => {
            Status::Controlled
        }
    }
}

/// Every place with a position; areas only where something is known of them as a whole.
pub(super) fn places(gazetteer: &Gazetteer, snapshot: &Snapshot, surface: &Surface) -> Vec<Place> {
    gazetteer.places().iter().filter_map(|place| located(place, snapshot, surface)).collect()
}

fn located(place: &gazetteer::Place, snapshot: &Snapshot, surface: &Surface) -> Option<Place> {
    let own = snapshot.get(&place.id);
    let known = own.is_some_and(|a| a.status != Status::Unknown);
    if place.kind.is_area() {
        return known.then(|| described(place, own, snapshot.as_of, false)).filter(|_| place.at.is_some());
    }
    let at = place.at?;
    if known {
        return Some(described(place, own, snapshot.as_of, false));
    }
    if let Some(part) = of_settlement(place, snapshot) {
        return Some(part);
    }
    // For want of its own evidence a place takes the state of the land it lies in, where evidence
    // is near enough to say so.
    let label = surface.tessellation.label(at);
    let land = assessed(snapshot, surface, label).filter(|_| label.band == Band::Reach);
    let mut inferred = described(place, land.or(own), snapshot.as_of, land.is_some());
    inferred.last_fighting = own.and_then(|a| a.last_fighting);
    Some(inferred)
}

/// A part without evidence of its own, as its settlement is; nothing where that is not known either.
fn of_settlement(place: &gazetteer::Place, snapshot: &Snapshot) -> Option<Place> {
    let known = |id| snapshot.get(id).filter(|a| a.status != Status::Unknown);
    let whole = place.part_of.as_ref().filter(|_| place.kind.can_be_part() && known(&place.id).is_none())?;
    let last_fighting = snapshot.get(&place.id).and_then(|a| a.last_fighting);
    Some(Place { last_fighting, ..described(place, Some(known(whole)?), snapshot.as_of, true) })
}

/// What is held true of a place on the day of a snapshot: from its own evidence; for a part without
/// any from its settlement's; else from the land it lies in, where that is given.
pub fn verdict(place: &gazetteer::Place, snapshot: &Snapshot, surface: Option<&Surface>) -> Place {
    let of_land = || surface.and_then(|surface| located(place, snapshot, surface));
    let told = of_settlement(place, snapshot).or_else(of_land);
    told.unwrap_or_else(|| described(place, snapshot.get(&place.id), snapshot.as_of, false))
}

fn described(place: &gazetteer::Place, a: Option<&Assessed>, as_of: Date, inferred: bool) -> Place {
    let list = |of: fn(&Assessed) -> &[BlocId]| -> Vec<String> {
        a.map(|a| of(a).iter().map(text).collect()).unwrap_or_default()
    };
    let basis = if inferred { Some(Basis::Inferred) } else { a.and_then(|a| a.basis) };
    Place {
        id: place.id.to_string(),
        name: place.name.clone(),
        name_local: place.local_name().unwrap_or_default().to_owned(),
        kind: place.kind,
        admin1: place.admin1.clone(),
        population: place.population,
        side: id(a.and_then(|a| a.side.as_ref())),
        holder: a.map(|a| a.holder.to_string()).unwrap_or_default(),
        status: a.map_or(Status::Unknown, |a| a.status),
        contested_by: list(|a| &a.contested_by),
        besieged_by: list(|a| &a.besieged_by),
        claimed_by: list(|a| &a.claimed_by),
        basis,
        since: a.and_then(|a| a.since),
        last_evidence: a.and_then(|a| a.last_evidence),
        days_since_evidence: a.and_then(|a| a.days_since_evidence(as_of)),
        last_fighting: a.and_then(|a| a.last_fighting),
        inferred,
        event_ids: a.map(|a| a.event_ids().iter().map(ToString::to_string).collect()).unwrap_or_default(),
        at: place.at,
    }
}

/// The events that count by the day of the map, oldest first. One at a part without a position
/// stands where its settlement does; an area's at the middle of the area.
pub(super) fn happenings(gazetteer: &Gazetteer, histories: &Histories<'_>, about: &About) -> Vec<Happening> {
    let log = histories.log();
    let counting = histories.counting().iter().take_while(|(on, _)| *on <= about.as_of);
    counting
        .filter_map(|(on, id)| {
            let event = log.events.get(id)?;
            let place = gazetteer.get(&event.place)?;
            let of_whole = || gazetteer.get(place.part_of.as_ref()?)?.at;
            let sources = event.sources.iter().filter_map(|id| log.sources.get(id));
            Some(Happening {
                id: id.to_string(),
                date: *on,
                date_edtf: event.date.to_string(),
                place: event.place.to_string(),
                place_name: place.name.clone(),
                place_name_local: place.local_name().unwrap_or_default().to_owned(),
                what: event.what.to_string(),
                party: event.party.to_string(),
                party_name: party_names(log, &event.party),
                opponent: event.opponent.to_string(),
                confidence: event.confidence.map(|c| c.to_string()).unwrap_or_default(),
                sources: event.sources.iter().map(ToString::to_string).collect(),
                urls: sources.map(|s| s.url.clone()).filter(|url| !url.is_empty()).collect(),
                fighting: event.what.is_fighting(),
                at: place.at.or_else(of_whole)?,
            })
        })
        .collect()
}

fn party_names(log: &Log, parties: &Holder) -> String {
    let name = |id| log.parties.get(id).map_or_else(|| ToString::to_string(id), |party| party.short.clone());
    parties.parties().iter().map(name).collect::<Vec<_>>().join(" + ")
}

/// Every side that a theatre lists, so that a side looks the same on every day; a party that is its own
/// side is listed where it holds something on one of some maps.
pub fn theatre_sides(log: &Log, maps: &[&Layers]) -> Vec<Side> {
    let mut sides: Vec<Side> = log.blocs.iter().map(side).collect();
    for own in maps.iter().flat_map(|layers| &layers.sides) {
        if sides.iter().all(|side| side.id != own.id) {
            sides.push(own.clone());
        }
    }
    sides
}

fn side(bloc: &Bloc) -> Side {
    Side {
        id: bloc.id.to_string(),
        name: bloc.name.clone(),
        short: bloc.short.clone(),
        colour: bloc.colour.clone(),
        hatch: bloc.hatch.clone(),
        fights: bloc.kind == BlocKind::Side,
    }
}

fn id(side: Option<&BlocId>) -> String {
    side.map(ToString::to_string).unwrap_or_default()
}

fn text(side: &BlocId) -> String {
    side.to_string()
}
