//! One row of each table to what it says.

use std::collections::{BTreeMap, HashMap};

use super::{
    Allegiance, Bloc, BlocId, Event, EventId, Holder, Log, Party, PartyId, Source, SourceId, SourceKind, day,
};
use crate::gazetteer::{Gazetteer, PlaceId};
use crate::table::{Fault, Faults, Row, nearest};

/// The ids that rows point to, each kept once however many rows do.
pub(super) struct Shared<'l> {
    places: HashMap<&'l str, &'l PlaceId>,
    parties: HashMap<&'l str, Holder>,
    sources: HashMap<&'l str, &'l SourceId>,
}

impl<'l> Shared<'l> {
    pub(super) fn of(log: &'l Log, gazetteer: &'l Gazetteer) -> Self {
        let holder = |id: &'l PartyId| (id.as_str(), Holder::of([id.clone()]));
        Self {
            places: gazetteer.places().iter().map(|place| (place.id.as_str(), &place.id)).collect(),
            parties: log.parties.keys().map(holder).collect(),
            sources: log.sources.keys().map(|id| (id.as_str(), id)).collect(),
        }
    }

    fn place(&self, id: &str) -> PlaceId {
        self.places.get(id).map_or_else(|| PlaceId::new(id), |id| (*id).clone())
    }

    fn holder(&self, text: &str) -> Holder {
        self.parties.get(text).map_or_else(|| Holder::parse(text), Holder::clone)
    }

    fn sources<'r>(&self, ids: impl Iterator<Item = &'r str>) -> Vec<SourceId> {
        ids.map(|id| self.sources.get(id).map_or_else(|| SourceId::new(id), |id| (*id).clone())).collect()
    }
}

/// A fault of a cell that points to nothing.
pub(super) fn unknown<'a>(
    row: Row<'_>,
    column: &str,
    what: &str,
    id: &str,
    known: impl Iterator<Item = &'a str>,
) -> Fault {
    let fault = row.fault(column, format!("no {what} has the id `{id}`"));
    match nearest(id, known) {
        Some(near) => fault.hint(format!("did you mean `{near}`?")),
        None if matches!(what, "source" | "party") => {
            fault.hint(format!("add it first: `frontline {what} add --help` tells how"))
        }
        None => fault,
    }
}

pub(super) fn bloc(row: Row<'_>, faults: &mut Faults) -> Option<Bloc> {
    let id = row.need("id", faults);
    let colour = row.get("colour");
    if !colour.is_empty() && !is_colour(colour) {
        faults.push(row.fault("colour", format!("`{colour}` is not a colour such as #0072B2")));
    }
    Some(Bloc {
        id: BlocId::new(id),
        name: row.get("name").into(),
        short: or(row.get("short"), row.get("name")),
        kind: row.parse("kind", faults)?,
        colour: is_colour(colour).then(|| colour.to_owned()),
        hatch: row.get("hatch").into(),
    })
}

fn is_colour(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|hex| hex.len() == 6 && hex.chars().all(|c| c.is_ascii_hexdigit()))
}

fn or(text: &str, otherwise: &str) -> String {
    if text.is_empty() { otherwise.into() } else { text.into() }
}

fn date(row: Row<'_>, column: &str, faults: &mut Faults) -> Option<jiff::civil::Date> {
    let text = row.get(column);
    if text.is_empty() {
        return None;
    }
    match day(text) {
        Ok(date) => Some(date),
        Err(error) => {
            faults.push(row.fault(column, format!("{column} `{text}`: {error}")));
            None
        }
    }
}

pub(super) fn party(row: Row<'_>, faults: &mut Faults) -> Option<Party> {
    let id = row.need("id", faults);
    if id.contains(['+', ';', ' ']) {
        faults.push(row.fault("id", format!("id `{id}` has a `+`, `;` or space in it")));
        return None;
    }
    Some(Party {
        id: PartyId::new(id),
        name: row.get("name").into(),
        short: or(row.get("short"), row.get("name")),
        aliases: row.get("aliases").split('|').filter(|a| !a.is_empty()).map(str::to_owned).collect(),
        parent: Some(row.get("parent")).filter(|p| !p.is_empty()).map(PartyId::new),
        until: date(row, "until", faults),
    })
}

pub(super) fn allegiance(
    row: Row<'_>,
    parties: &BTreeMap<PartyId, Party>,
    blocs: &[Bloc],
    faults: &mut Faults,
) -> Option<Allegiance> {
    let (party, bloc) = (row.need("party", faults), row.need("bloc", faults));
    if !parties.contains_key(&PartyId::new(party)) {
        faults.push(unknown(row, "party", "party", party, parties.keys().map(PartyId::as_str)));
        return None;
    }
    if !blocs.iter().any(|b| b.id.as_str() == bloc) {
        faults.push(unknown(row, "bloc", "bloc", bloc, blocs.iter().map(|b| b.id.as_str())));
        return None;
    }
    let (from, to) = (date(row, "from", faults), date(row, "to", faults));
    if from.zip(to).is_some_and(|(from, to)| from >= to) {
        faults.push(row.fault("to", "`to` is the first day no longer and must come after `from`"));
    }
    Some(Allegiance { party: PartyId::new(party), bloc: BlocId::new(bloc), from, to, row: row.origin() })
}

pub(super) fn source(row: Row<'_>, faults: &mut Faults) -> Source {
    let id = row.need("id", faults);
    for column in ["url", "archive"] {
        let url = row.get(column);
        if !url.is_empty() && !url.starts_with("https://") && !url.starts_with("http://") {
            faults.push(row.fault(column, format!("`{url}` is not an http or https address")));
        }
    }
    let reliability = row.get("reliability");
    if !matches!(reliability, "" | "A" | "B" | "C" | "D" | "E" | "F") {
        faults.push(row.fault("reliability", format!("`{reliability}`: write A to F, or leave it empty")));
    }
    Source {
        id: SourceId::new(id),
        kind: row.parse("kind", faults).unwrap_or(SourceKind::Report),
        publisher: row.get("publisher").into(),
        title: row.get("title").into(),
        url: row.get("url").into(),
        archive: row.get("archive").into(),
        published: date(row, "published", faults),
        aligned_with: Some(row.get("aligned_with")).filter(|a| !a.is_empty()).map(BlocId::new),
        reliability: reliability.chars().next(),
        row: row.origin(),
    }
}

pub(super) fn event(row: Row<'_>, shared: &Shared<'_>, faults: &mut Faults) -> Option<Event> {
    let id = row.need("id", faults);
    let place = row.need("place", faults);
    for column in ["date", "what"] {
        row.need(column, faults);
    }
    let derived = row.get("derived");
    if !matches!(derived, "" | "yes") {
        faults.push(row.fault("derived", format!("`{derived}`: write yes, or leave it empty")));
    }
    let (date, what) = (row.parse("date", faults), row.parse("what", faults));
    let (seq, confidence) = (row.parse("seq", faults), row.parse("confidence", faults));
    if what.is_some_and(|what: super::Verb| what.needs_party()) {
        row.need("party", faults);
    }
    Some(Event {
        id: EventId::new(id),
        date: date?,
        seq: seq.unwrap_or(0),
        place: shared.place(place),
        what: what?,
        party: shared.holder(row.get("party")),
        opponent: shared.holder(row.get("opponent")),
        confidence,
        claimant: Some(row.get("claimant")).filter(|c| !c.is_empty()).map(PartyId::new),
        sources: shared.sources(row.words("sources")),
        denied_by: shared.sources(row.words("denied_by")),
        same_as: row.words("same_as").next().map(EventId::new),
        supersedes: row.words("supersedes").map(EventId::new).collect(),
        derived: derived == "yes",
        note: row.get("note").into(),
        row: row.origin(),
    })
}
