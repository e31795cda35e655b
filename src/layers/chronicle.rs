//! The whole history of a theatre in plain data: what a page needs to show any day and to say why.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::compose::sides;
use super::{About, Mosaic, Side};
use crate::control::{Assessed, Basis, Histories, History, How, Status, Step};
use crate::events::{BlocId, Event, EventId, SourceId};
use crate::gazetteer::{Gazetteer, Kind, Place, PlaceId};
use crate::ground::LonLat;

/// Everything that is known of a theatre, from its first to its last day.
#[derive(Debug, Clone)]
pub struct Chronicle {
    /// What it is of.
    pub about: About,
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
    /// The sides that ever hold, contest, ring or claim anything.
    pub sides: Vec<Side>,
    /// Id and name of each party.
    pub parties: Vec<(String, String)>,
    /// Every place.
    pub places: Vec<Dossier>,
    /// The events behind the verdicts, sorted by id.
    pub events: Vec<Account>,
    /// Their sources, sorted by id.
    pub sources: Vec<Origin>,
    /// The land.
    pub mosaic: Mosaic,
}

/// What is known of one place.
#[derive(Debug, Clone)]
pub struct Dossier {
    /// Id in the gazetteer.
    pub id: String,
    /// Name in Latin letters.
    pub name: String,
    /// Name in the country's own script; empty when not known.
    pub name_local: String,
    /// Its other names.
    pub names: Vec<String>,
    /// What it is.
    pub kind: Kind,
    /// First-order division.
    pub admin1: String,
    /// Id of what it is part of.
    pub part_of: Option<String>,
    /// Inhabitants, for rank only.
    pub population: Option<u64>,
    /// Where it is.
    pub at: Option<LonLat>,
    /// What is held true of it, from when; oldest first.
    pub verdicts: Vec<Verdict>,
    /// How that came about; oldest first.
    pub steps: Vec<Reason>,
}

/// What is held true of a place from one day to the next verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// From this day.
    pub from: Date,
    /// The side; `a+b` where several hold it, empty where nobody is known to.
    pub side: String,
    /// The sides one by one.
    pub sides: Vec<String>,
    /// The party or parties.
    pub holder: String,
    /// In one word.
    pub status: Status,
    /// Sides that contest it.
    pub contested_by: Vec<String>,
    /// Sides that ring it.
    pub besieged_by: Vec<String>,
    /// Sides that claim it.
    pub claimed_by: Vec<String>,
    /// What the hold rests on.
    pub basis: Option<Basis>,
    /// Since when its side has held it.
    pub since: Option<Date>,
    /// Latest evidence of who holds it.
    pub last_evidence: Option<Date>,
    /// Latest fighting.
    pub last_fighting: Option<Date>,
}

/// One step of a place's history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The day from which it counts.
    pub on: Date,
    /// The event; `None` where time alone did it.
    pub event: Option<String>,
    /// The rule that weighed it, in a sentence.
    pub rule: &'static str,
    /// How the place changed; `None` where it did not.
    pub how: Option<How>,
    /// Who holds the place after it.
    pub holder: String,
}

/// What sources say happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Id in the log.
    pub id: String,
    /// Its date as the log has it.
    pub date: String,
    /// Id of the place.
    pub place: String,
    /// The verb.
    pub what: &'static str,
    /// Party, as the log has it.
    pub party: String,
    /// Opponent, as the log has it.
    pub opponent: String,
    /// As the coder judged it; empty when worked out.
    pub confidence: &'static str,
    /// Ids of the sources.
    pub sources: Vec<String>,
    /// In the coder's words.
    pub note: String,
    /// In the words of a source.
    pub quote: String,
}

/// Who says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Id in the log.
    pub id: String,
    /// Who published it.
    pub publisher: String,
    /// Its title.
    pub title: String,
    /// Its address: http or https, or empty.
    pub url: String,
    /// When it was published.
    pub published: Option<Date>,
}

/// The chronicle of a theatre.
pub fn chronicle(
    about: About,
    gazetteer: &Gazetteer,
    histories: &Histories<'_>,
    (first, last): (Date, Date),
    mosaic: Mosaic,
) -> Chronicle {
    let log = histories.log();
    let shown =
        || histories.iter().flat_map(|(_, history)| history.verdicts()).filter(|(from, _)| *from <= last);
    let places: Vec<Dossier> =
        gazetteer.places().iter().map(|place| dossier(place, histories, last)).collect();
    let steps = places.iter().flat_map(|place| &place.steps);
    let ids: BTreeSet<&str> = steps.filter_map(|step| step.event.as_deref()).collect();
    let quotes: BTreeMap<&EventId, &str> =
        log.quotes.iter().rev().map(|quote| (&quote.event, quote.quote.as_str())).collect();
    let accounts = ids.iter().filter_map(|id| log.events.get(&EventId::new(id)));
    let events: Vec<Account> =
        accounts.map(|event| account(event, quotes.get(&event.id).copied().unwrap_or_default())).collect();
    let cited: BTreeSet<&str> = events.iter().flat_map(|event| &event.sources).map(String::as_str).collect();
    let origin = |id: &&str| {
        let source = log.sources.get(&SourceId::new(id))?;
        Some(Origin {
            id: source.id.to_string(),
            publisher: source.publisher.clone(),
            title: source.title.clone(),
            url: source.url.clone(),
            published: source.published,
        })
    };
    Chronicle {
        about,
        first,
        last,
        sides: sides(log, shown().map(|(_, verdict)| verdict)),
        parties: log.parties.values().map(|party| (party.id.to_string(), party.name.clone())).collect(),
        sources: cited.iter().filter_map(origin).collect(),
        places,
        events,
        mosaic,
    }
}

/// The days on which anything is held true that was not the day before, from the first day on.
pub fn days(histories: &Histories<'_>, (first, last): (Date, Date)) -> Vec<Date> {
    let begin = histories.iter().flat_map(|(_, history)| history.verdicts().map(|(from, _)| from));
    let mut days: BTreeSet<Date> = begin.filter(|from| first < *from && *from <= last).collect();
    days.insert(first);
    days.into_iter().collect()
}

fn dossier(place: &Place, histories: &Histories<'_>, last: Date) -> Dossier {
    let history = histories.of(&place.id);
    let verdicts = |history: History<'_>| {
        let until = history.verdicts().filter(|(from, _)| *from <= last);
        until.map(|(from, a)| verdict(from, a)).collect()
    };
    Dossier {
        id: place.id.to_string(),
        name: place.name.clone(),
        name_local: place.local_name().unwrap_or_default().to_owned(),
        names: place.names.iter().map(|name| name.name.clone()).collect(),
        kind: place.kind,
        admin1: place.admin1.clone(),
        part_of: place.part_of.as_ref().map(PlaceId::to_string),
        population: place.population,
        at: place.at,
        verdicts: history.map(verdicts).unwrap_or_default(),
        steps: history.map(|history| history.until(last).iter().map(reason).collect()).unwrap_or_default(),
    }
}

fn verdict(from: Date, a: &Assessed) -> Verdict {
    let list = |sides: &[BlocId]| sides.iter().map(BlocId::to_string).collect();
    Verdict {
        from,
        side: a.side.as_ref().map(BlocId::to_string).unwrap_or_default(),
        sides: list(&a.sides),
        holder: a.holder.to_string(),
        status: a.status,
        contested_by: list(&a.contested_by),
        besieged_by: list(&a.besieged_by),
        claimed_by: list(&a.claimed_by),
        basis: a.basis,
        since: a.since,
        last_evidence: a.last_evidence,
        last_fighting: a.last_fighting,
    }
}

fn reason(step: &Step) -> Reason {
    Reason {
        on: step.on,
        event: step.event.as_ref().map(EventId::to_string),
        rule: step.rule.sentence(),
        how: step.how,
        holder: step.holder.to_string(),
    }
}

fn account(event: &Event, quote: &str) -> Account {
    Account {
        id: event.id.to_string(),
        date: event.date.to_string(),
        place: event.place.to_string(),
        what: event.what.word(),
        party: event.party.to_string(),
        opponent: event.opponent.to_string(),
        confidence: event.confidence.map(crate::events::Confidence::word).unwrap_or_default(),
        sources: event.sources.iter().map(SourceId::to_string).collect(),
        note: event.note.clone(),
        quote: quote.to_owned(),
    }
}
