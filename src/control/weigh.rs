//! What an event is worth: who says so, by when, and whether anybody denies it (rules 1 to 3 and 8).

use jiff::civil::Date;

use super::datings::Datings;
use super::known::Known;
use super::rules::{DatePolicy, Rules};
use super::sides::Sides;
use super::{Basis, By};
use crate::events::{Confidence, Event, EventId, Log, PartyId, Source, SourceKind, Verb};

/// An event as it counts for one reader on one day of knowledge.
#[derive(Debug, Clone, Copy)]
pub(super) struct Weighed<'a> {
    /// The event.
    pub(super) event: &'a Event,
    /// The day from which it counts.
    pub(super) from: Date,
    /// How far it can be trusted.
    pub(super) standing: Standing,
    /// Whether it rests on a judgement.
    pub(super) judgement: bool,
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
/// the order in which it counts within one place: day, `seq`, verb, id. With it the other datings of
/// each.
pub(super) fn weigh<'a>(
    log: &'a Log,
    rules: &Rules,
    known_by: Option<Date>,
) -> (Vec<Weighed<'a>>, Datings<'a>) {
    let known = Known::of(log, known_by);
    let blocs = Sides::of(log, By::Bloc);
    let mut weighed: Vec<Weighed<'a>> = log
        .events
        .values()
        .filter(|event| known.has(event))
        .map(|event| Weighed {
            event,
            from: counts_from(event, rules.policy),
            standing: standing(event, &known, &blocs),
            judgement: known.is_judged(event),
        })
        .collect();
    let datings = Datings::settle(&mut weighed, &known);
    // Stable, and the log is sorted by id.
    weighed.sort_by_key(by_day);
    (weighed, datings)
}

fn by_day(w: &Weighed<'_>) -> (Date, i32, Verb) {
    (w.from, w.event.seq, w.event.what)
}

/// The order in which events count within one place.
pub(super) fn by_order<'a>(w: &Weighed<'a>) -> (Date, i32, Verb, &'a EventId) {
    (w.from, w.event.seq, w.event.what, &w.event.id)
}

/// A change counts from its latest day, so that none is claimed before it is certain; a state that
/// somebody reports counts from its earliest, where it has one.
fn counts_from(event: &Event, policy: DatePolicy) -> Date {
    let earliest = event.date.earliest();
    match (event.what, policy) {
        _ if earliest == Date::MIN => event.date.latest(),
        (Verb::Holds, _) | (_, DatePolicy::Earliest) => earliest,
        (_, DatePolicy::Latest) => event.date.latest(),
    }
}

/// Rules 2 and 3. The coder's confidence rests on all sources: while some are still to come, those
/// that are known speak for themselves.
fn standing(event: &Event, known: &Known<'_>, blocs: &Sides) -> Standing {
    let said = match event.confidence {
        Some(Confidence::Low) if event.what.moves() => Standing::Claim,
        Some(Confidence::Low) => Standing::Inferred,
        Some(Confidence::High | Confidence::Medium) if known.has_all_of(event) => Standing::Confirmed,
        Some(Confidence::High | Confidence::Medium) | None => worked_out(event, known, blocs),
    };
    let own = if event.derived { said.min(Standing::Inferred) } else { said };
    let weak = own == Standing::Claim || event.what == Verb::Claims;
    let denied = weak && known.denials(event).any(Source::has_standing);
    if denied { Standing::Denied } else { own }
}

/// Rule 2 where the coder gave no confidence: what a party says counts fully against its own side and
/// only as a claim for it; one source that stands apart, or the other side's admission, confirms.
fn worked_out(event: &Event, known: &Known<'_>, blocs: &Sides) -> Standing {
    if !event.what.gains() && event.what != Verb::Withdraws {
        return Standing::Confirmed;
    }
    let day = event.date.latest();
    let own = blocs.sides(&event.party, day);
    let confirms = |source: &Source| {
        let spoken_for = event.claimant.as_ref().map(PartyId::as_str);
        let spoken_for = spoken_for.or(source.aligned_with.as_ref().map(crate::events::BlocId::as_str));
        match spoken_for.map(|voice| own.contains(&blocs.side(&PartyId::new(voice), day))) {
            None => source.kind != SourceKind::Statement,
            // Who leaves admits; anybody else who says so boasts.
            Some(own_word) if event.what == Verb::Withdraws => own_word,
            Some(own_word) => !own_word,
        }
    };
    let sources: Vec<&Source> = known.sources(event).collect();
    let confirmed = sources.iter().any(|source| source.has_standing() && confirms(source));
    match (confirmed, sources.is_empty(), &event.claimant) {
        (true, ..) => Standing::Confirmed,
        (false, true, None) => Standing::Inferred,
        (false, ..) => Standing::Claim,
    }
}
