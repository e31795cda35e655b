//! What a candidate would do to the log as it is, and which events say it already.

use frontline::control::Histories;
use frontline::events::{Event, Verb, When};
use frontline::extract::Candidate;
use frontline::gazetteer::PlaceId;
use frontline::theatre::Theatre;
use jiff::ToSpan;
use jiff::civil::Date;

/// The log as it is.
pub struct Preview<'t> {
    theatre: &'t Theatre,
    histories: Histories<'t>,
}

impl<'t> Preview<'t> {
    /// The log of a theatre.
    pub fn of(theatre: &'t Theatre) -> Self {
        Self { theatre, histories: theatre.assess(None) }
    }

    /// Who holds the place on the eve, and what the candidate says.
    pub fn effect(&self, candidate: &Candidate) -> String {
        let (Some(place), Some(when)) = (&candidate.place, when(candidate)) else { return String::new() };
        if !candidate.is_real() {
            return "no effect: it did not happen, as the text has it".into();
        }
        let on = when.latest();
        let eve = on.checked_sub(1.days()).unwrap_or(on);
        if !self.theatre.covers(eve) {
            return format!("{on} is outside the span of {}", self.theatre.about.name);
        }
        let snapshot = self.histories.on(eve);
        let before = snapshot.get(&PlaceId::new(place)).map_or_else(
            || "unknown".to_owned(),
            |assessed| format!("{} {}", assessed.status, assessed.holder),
        );
        let party = candidate.party.as_deref().unwrap_or("?");
        format!("{place} on {eve}: {}; then {party} {}", before.trim(), candidate.what)
    }

    /// Events of the log that may be the same: the same place, a verb of the same kind, days that are near.
    pub fn duplicates(&self, candidate: &Candidate) -> Vec<&Event> {
        let (Some(place), Some(when)) = (&candidate.place, when(candidate)) else { return Vec::new() };
        let Ok(what) = candidate.what.parse::<Verb>() else { return Vec::new() };
        let slack = if when.is_a_day() { 2 } else { 7 };
        let (first, last) = (
            when.earliest().checked_sub(slack.days()).unwrap_or(Date::MIN),
            when.latest().checked_add(slack.days()).unwrap_or(Date::MAX),
        );
        let same = |event: &&Event| {
            event.place.as_str() == place
                && family(event.what) == family(what)
                && event.date.earliest() <= last
                && first <= event.date.latest()
                && (candidate.party.is_none()
                    || event.party.is_nobody()
                    || Some(event.party.to_string()) == candidate.party)
        };
        self.theatre.log.events.values().filter(same).collect()
    }
}

fn when(candidate: &Candidate) -> Option<When> {
    candidate.date.as_ref()?.parse().ok()
}

/// Verbs that tell of one thing in other words.
fn family(verb: Verb) -> u8 {
    match verb {
        Verb::Captures | Verb::Receives | Verb::Claims | Verb::Enters | Verb::Realigns => 0,
        Verb::Holds | Verb::Operates => 1,
        Verb::Withdraws => 2,
        Verb::Clashes | Verb::Raids | Verb::Contests | Verb::Repels => 3,
        Verb::Strikes => 4,
        Verb::Besieges => 5,
        Verb::Relieves | Verb::Truce => 6,
        Verb::Advances => 7,
        Verb::Declares => 8,
    }
}
