//! What later publication changed about the same day.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Cause, Change};
use crate::control::{Assessed, Histories, How, Standing, publication};
use crate::events::EventId;
use crate::gazetteer::PlaceId;

/// The change of a place between what `earlier` and what `later` hold true of it, which more had been
/// published by: when that came to be so, by which events, and when they became known.
pub(super) fn correction(
    earlier: &Histories<'_>,
    later: &Histories<'_>,
    place: &PlaceId,
    after: Option<&Assessed>,
    as_of: Date,
    between: Change,
) -> Change {
    let news = news(earlier, later, place, as_of);
    let decisive = after.map(Assessed::event_ids).unwrap_or_default();
    let made_it: Vec<EventId> = news.iter().filter(|event| decisive.contains(event)).cloned().collect();
    let event_ids = if made_it.is_empty() { news } else { made_it };
    let begun = later.of(place).and_then(|history| {
        let begun = history.verdicts().take_while(|(on, _)| *on <= as_of);
        begun.last().map(|(on, verdict)| verdict.since.unwrap_or(on))
    });
    Change {
        how: How::Corrected,
        cause: Cause::Corrected,
        changed_on: begun.unwrap_or(between.changed_on),
        known_on: known_on(later, earlier.known_by(), &event_ids),
        unseen_since: None,
        event_ids,
        ..between
    }
}

/// The events that count for the later reader and did not, or less, for the earlier.
fn news(earlier: &Histories<'_>, later: &Histories<'_>, place: &PlaceId, as_of: Date) -> Vec<EventId> {
    let counted = |histories: &Histories<'_>| -> BTreeMap<EventId, Standing> {
        let history = histories.of(place);
        let steps = history.map_or(&[][..], |history| history.until(as_of));
        steps.iter().filter_map(|step| Some((step.event.clone()?, step.standing))).collect()
    };
    let before = counted(earlier);
    let now = counted(later).into_iter();
    now.filter(|(event, standing)| before.get(event) != Some(standing)).map(|(event, _)| event).collect()
}

/// The first day after `known_by` on which anything came out that these events rest on.
fn known_on(later: &Histories<'_>, known_by: Option<Date>, events: &[EventId]) -> Option<Date> {
    let log = later.log();
    let events = events.iter().filter_map(|id| log.events.get(id));
    let published = events.flat_map(|event| {
        let sources = event.sources.iter().chain(&event.denied_by).filter_map(|id| log.sources.get(id));
        sources.map(move |source| publication(source, event))
    });
    published.filter(|on| Some(*on) > known_by).min()
}
