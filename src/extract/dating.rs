//! The days between which something happened, and the rule that says so.

use jiff::ToSpan;
use jiff::civil::Date;

use super::moment::Moment;
use super::unit::{Sentence, Unit, Verbal};

/// When, for one candidate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dating {
    /// First and last day; `None` where publication would be needed.
    pub days: Option<(Date, Date)>,
    /// The rule.
    pub rule: &'static str,
    /// The unit of the words; `None` where no words say it.
    pub at: Option<usize>,
}

/// What no words date happened in the week before publication.
const WEEK: i64 = 7;

/// The days of what a trigger says.
pub(super) fn dating(s: &Sentence, at: usize, state: bool, published: Option<Date>) -> Dating {
    let verb = match s.units.get(at) {
        Some(Unit::Verb(_)) => Some(at),
        _ => s.verb_of_subject(at).or_else(|| s.verb_of_object(at)),
    };
    let times: Vec<(usize, &Moment)> = s
        .units
        .iter()
        .enumerate()
        .filter_map(|(i, unit)| match unit {
            Unit::Time(moment) => Some((i, moment)),
            _ => None,
        })
        .collect();
    let speaks = |verb: usize| s.verb(verb).is_some_and(Verbal::speaks);
    let owned = times
        .iter()
        .find(|(i, _)| *i > at && behind(s, at, *i))
        .or_else(|| times.iter().find(|(i, _)| verb.is_some_and(|verb| owner(s, *i) == Some(verb))));
    let shared = || {
        let mut others = times.iter().filter(|(i, _)| {
            owner(s, *i).is_none_or(|owner| !speaks(owner) && verb.is_some_and(|verb| joined(s, owner, verb)))
        });
        others.next()
    };
    if let Some((i, moment)) = owned.or_else(shared) {
        return stated(*i, moment, state, published);
    }
    let told = times.iter().find(|(i, moment)| !moment.bound && owner(s, *i).is_some_and(speaks));
    if let Some((i, (_, last))) = told.and_then(|(i, moment)| Some((*i, moment.days?))) {
        let first = last.checked_sub(WEEK.days()).unwrap_or(last);
        return Dating { days: Some((first, last)), rule: "said then", at: Some(i) };
    }
    window(published, state)
}

/// The week before publication.
fn window(published: Option<Date>, state: bool) -> Dating {
    let days = published.map(|day| (day.checked_sub(WEEK.days()).unwrap_or(day), day));
    Dating { days, rule: if state { "as of publication" } else { "undated" }, at: None }
}

fn stated(at: usize, moment: &Moment, state: bool, published: Option<Date>) -> Dating {
    let since = matches!(moment.rule, "since" | "for");
    let Some((first, last)) = moment.days else {
        return Dating { days: None, rule: moment.rule, at: Some(at) };
    };
    let last = published.map_or(last, |day| last.min(day));
    let first = first.min(last);
    match (since, moment.bound) {
        (true, _) => {
            Dating { days: Some((first, published.unwrap_or(last))), rule: moment.rule, at: Some(at) }
        }
        (false, true) => Dating { rule: "bounded", ..window(published, state) },
        (false, false) => Dating { days: Some((first, last)), rule: moment.rule, at: Some(at) },
    }
}

/// Whether an expression follows a trigger in its clause.
fn behind(s: &Sentence, at: usize, time: usize) -> bool {
    s.units.get(at + 1..time).unwrap_or_default().iter().all(|unit| {
        matches!(unit, Unit::Noun(_) | Unit::Prep(_) | Unit::Adverb(_) | Unit::Adjective(_) | Unit::Time(_))
            || matches!(unit, Unit::Verb(verb) if verb.gerund)
            || matches!(unit, Unit::And(word) if word == "and")
    })
}

/// The verb that an expression of time belongs to: the last before it in its clause, else the next.
fn owner(s: &Sentence, time: usize) -> Option<usize> {
    for i in (0..time).rev() {
        match &s.units[i] {
            Unit::Verb(_) => return Some(i),
            Unit::Comma | Unit::Clause(_) | Unit::Break => break,
            _ => {}
        }
    }
    let next = (time + 1..s.units.len()).find(|i| s.verb(*i).is_some_and(Verbal::finite));
    // `X on Saturday entered Alda`: between subject and verb.
    next.or_else(|| s.verb_before(time))
}

/// Whether two verbs stand in one clause or in joined ones.
fn joined(s: &Sentence, a: usize, b: usize) -> bool {
    let (first, last) = (a.min(b), a.max(b));
    let barrier = s.units.get(first + 1..last).unwrap_or_default().iter().any(|unit| match unit {
        Unit::Break => true,
        Unit::Clause(word) => {
            matches!(word.as_str(), "who" | "which" | "while" | "where" | "although" | "but")
        }
        Unit::And(word) => word == "but",
        _ => false,
    });
    !barrier
}

/// Days as the log writes them.
pub(super) fn edtf(days: (Date, Date)) -> String {
    if days.0 == days.1 { days.0.to_string() } else { format!("{}/{}", days.0, days.1) }
}
