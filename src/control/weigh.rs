//! What an event is worth: who says so, by when, and whether anybody denies it (rules 1 to 3 and 8).

use jiff::civil::Date;

use super::Basis;
use super::rules::{DatePolicy, Rules};
use crate::events::{BlocId, Confidence, Event, EventId, Log, Source, SourceKind, Verb};

/// An event as it counts for one reader on one day of knowledge.
#[derive(Debug, Clone)]
pub struct Weighed<'a> {
    /// The event.
    pub event: &'a Event,
    /// The day from which it counts.
    pub from: Date,
    /// How far it can be trusted.
    pub standing: Standing,
    /// Other datings of the same happening that are known by then.
    pub dissent: Vec<EventId>,
    /// Whether it rests on a judgement.
    pub judgement: bool,
}

/// How far an event can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// A claim that a source of standing denies.
    Denied,
    /// A claim.
    Claim,
    /// Weak or carried evidence of a state.
    Inferred,
    /// Confirmed.
    Confirmed,
}

impl Standing {
    /// What a state rests on that an event of this standing made.
    pub fn basis(self) -> Basis {
        match self {
            Self::Denied | Self::Claim => Basis::Claimed,
            Self::Inferred => Basis::Inferred,
            Self::Confirmed => Basis::Confirmed,
        }
    }

    /// Whether it may move a holder.
    pub fn moves(self) -> bool {
        self >= Self::Inferred
    }
}

/// Every event that takes effect for a reader who knows what had been published by `known_by`, in
/// the order in which it counts within one place: day, `seq`, verb, id.
///
/// Superseded events are left out; of several datings of one happening the leader counts, or the
/// best follower while the leader is not known.
pub fn weigh<'a>(log: &'a Log, rules: &Rules, known_by: Option<Date>) -> Vec<Weighed<'a>> {
    let known: Vec<&Event> = log.events.values().filter(|e| is_known(e, log, known_by)).collect();
    let gone: Vec<&EventId> = known.iter().flat_map(|e| &e.supersedes).collect();
    let standing: Vec<(&Event, Standing)> = known
        .into_iter()
        .filter(|e| !gone.contains(&&e.id))
        .map(|e| (e, standing(e, log, known_by)))
        .collect();
    let mut weighed: Vec<Weighed<'a>> = leaders(&standing)
        .into_iter()
        .map(|(event, standing, dissent)| Weighed {
            event,
            from: counts_from(event, rules.policy),
            standing,
            dissent,
            judgement: known_sources(event, log, known_by).any(|s| s.kind == SourceKind::Judgement),
        })
        .collect();
    weighed.sort_by(|a, b| order(a).cmp(&order(b)));
    weighed
}

fn order<'w>(w: &'w Weighed<'_>) -> (Date, i32, Verb, &'w EventId) {
    (w.from, w.event.seq, w.event.what, &w.event.id)
}

/// A change counts from its latest day, so that none is claimed before it is certain; a state that
/// somebody reports counts from its earliest.
fn counts_from(event: &Event, policy: DatePolicy) -> Date {
    match (event.what, policy) {
        (Verb::Holds, _) | (_, DatePolicy::Earliest) => event.date.earliest(),
        (_, DatePolicy::Latest) => event.date.latest(),
    }
}

/// Rule 1: an event is known from its earliest known source; a derived one, which rests on the rows
/// around it, from its latest.
fn is_known(event: &Event, log: &Log, known_by: Option<Date>) -> bool {
    let Some(known_by) = known_by else { return true };
    let mut published = event.sources.iter().filter_map(|id| log.sources.get(id)).peekable();
    if published.peek().is_none() {
        return event.date.latest() <= known_by;
    }
    let by_then = |source: &Source| publication(source, event) <= known_by;
    if event.derived { published.all(by_then) } else { published.any(by_then) }
}

/// When a source came out; one without a date is taken to have come out on the event's latest day.
fn publication(source: &Source, event: &Event) -> Date {
    source.published.unwrap_or_else(|| event.date.latest())
}

fn known_sources<'a>(
    event: &'a Event,
    log: &'a Log,
    known_by: Option<Date>,
) -> impl Iterator<Item = &'a Source> {
    let sources = event.sources.iter().filter_map(|id| log.sources.get(id));
    sources.filter(move |s| known_by.is_none_or(|known_by| publication(s, event) <= known_by))
}

/// Rules 2 and 3.
fn standing(event: &Event, log: &Log, known_by: Option<Date>) -> Standing {
    let own = match event.confidence {
        Some(Confidence::High | Confidence::Medium) if !event.derived => Standing::Confirmed,
        Some(Confidence::Low) if event.what.moves() => Standing::Claim,
        Some(_) if event.what == Verb::Holds => Standing::Inferred,
        Some(_) => Standing::Confirmed,
        None => worked_out(event, log, known_by),
    };
    let denied = event
        .denied_by
        .iter()
        .filter_map(|id| log.sources.get(id))
        .any(|source| known_by.is_none_or(|known_by| publication(source, event) <= known_by));
    let weak = own == Standing::Claim || event.what == Verb::Claims;
    if denied && weak { Standing::Denied } else { own }
}

/// Rule 2 where the coder gave no confidence: one source that does not speak for the side that gains
/// is enough to confirm; with none, it is that side's claim.
fn worked_out(event: &Event, log: &Log, known_by: Option<Date>) -> Standing {
    let day = event.date.latest();
    let bloc = |party: &crate::events::PartyId| log.bloc_of(party, day);
    let parties: Vec<BlocId> = event.party.parties().iter().map(bloc).collect();
    let claimant = event.claimant.as_ref().map(bloc);
    let confirms = |source: &Source| {
        let voice = claimant.clone().or_else(|| {
            let aligned = source.aligned_with.as_ref()?;
            Some(log.bloc_of(&crate::events::PartyId::new(aligned.as_str()), day))
        });
        let own_word = voice.as_ref().is_some_and(|voice| parties.contains(voice));
        match voice {
            None => source.kind != SourceKind::Statement,
            // Who leaves admits; anybody else who says so boasts.
            Some(_) if event.what == Verb::Withdraws => own_word,
            Some(_) => !own_word,
        }
    };
    let confirmed =
        event.sources.is_empty() && claimant.is_none() || known_sources(event, log, known_by).any(confirms);
    match (confirmed, event.what, event.derived) {
        (true, Verb::Holds, true) => Standing::Inferred,
        (true, _, _) => Standing::Confirmed,
        (false, _, _) => Standing::Claim,
    }
}

/// Of each group of datings the one that counts, with the others as dissent.
fn leaders<'a>(known: &[(&'a Event, Standing)]) -> Vec<(&'a Event, Standing, Vec<EventId>)> {
    let mut counting = Vec::new();
    for (event, standing) in known {
        let leader = event.same_as.as_ref().unwrap_or(&event.id);
        let group = || known.iter().filter(|(e, _)| e.id == *leader || e.same_as.as_ref() == Some(leader));
        let leads = |e: &Event| e.id == *leader;
        let best = group().max_by(|(a, sa), (b, sb)| {
            (leads(a), sa, a.confidence).cmp(&(leads(b), sb, b.confidence)).then(b.id.cmp(&a.id))
        });
        if best.is_some_and(|(best, _)| best.id == event.id) {
            let dissent = group().filter(|(e, _)| e.id != event.id).map(|(e, _)| e.id.clone());
            counting.push((*event, *standing, dissent.collect()));
        }
    }
    counting
}
