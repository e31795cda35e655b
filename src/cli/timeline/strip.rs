//! One place's whole history as a strip of intervals.

use frontline::change::{Interval, intervals};
use frontline::gazetteer::Place;
use frontline::render::{self, Value};
use jiff::civil::Date;

use crate::cli::ink::Ink;
use crate::cli::report::{Cell, Column, Report, Table, figure};
use crate::cli::session::Session;
use crate::cli::{diff, status};

/// A strip is so many characters long.
const LONG: i64 = 72;

/// The intervals of a place over a span.
pub fn of(session: &Session, place: &Place, from: Date, to: Date) -> Vec<Interval> {
    intervals(&session.histories(), &place.id, from, to)
}

/// The strip with its intervals, for a terminal.
pub fn text(session: &Session, place: &Place, strip: &[Interval], ink: &Ink) -> String {
    let span = strip.first().zip(strip.last()).map(|(first, last)| (first.first_day, last.last_day));
    let title = span.map(|(from, to)| format!("{}, {from} to {to}", place.name)).unwrap_or_default();
    let row = |interval: &Interval| {
        let how = interval.how.map(|how| how.word().replace('_', " ")).unwrap_or_default();
        let events: Vec<String> = interval.event_ids.iter().map(ToString::to_string).collect();
        vec![
            Cell::of_side(&interval.side, letter(session, interval).to_string()),
            interval.first_day.to_string().into(),
            interval.last_day.to_string().into(),
            figure(interval.days as f64).into(),
            Cell::of_side(&interval.side, diff::verdict(session, &interval.side, interval.status)),
            others(session, interval).into(),
            how.into(),
            events.join(" ").into(),
        ]
    };
    let table = Table {
        title: drawn(session, strip, ink),
        head: vec![
            Column::words(""),
            Column::words("from"),
            Column::words("to"),
            Column::figures("days"),
            Column::words("held by"),
            Column::words("by whom else"),
            Column::words("how"),
            Column::details("events"),
        ],
        rows: strip.iter().map(row).collect(),
    };
    Report { title, tables: vec![table], ..Report::default() }.text(ink)
}

/// The strip itself: a letter for each equal part of the span, with the years below.
fn drawn(session: &Session, strip: &[Interval], ink: &Ink) -> String {
    let Some((first, last)) = strip.first().zip(strip.last()) else { return String::new() };
    let days = day_number(last.last_day) - day_number(first.first_day) + 1;
    let (mut line, mut years, mut year) = (String::new(), String::new(), 0);
    for i in 0..LONG {
        let day = day_number(first.first_day) + (2 * i + 1) * days / (2 * LONG);
        let at = strip.iter().find(|interval| day <= day_number(interval.last_day)).unwrap_or(last);
        line.push_str(&ink.side(&at.side, &letter(session, at).to_string()));
        let now = year_of(day);
        let fits = years.chars().count() <= usize::try_from(i).unwrap_or(0);
        if now != year && fits {
            let gap = usize::try_from(i).unwrap_or(0) - years.chars().count();
            years.push_str(&format!("{}{now}", " ".repeat(gap)));
            year = now;
        }
    }
    format!("  {line}\n  {years}")
}

/// Days since the year 0.
fn day_number(day: Date) -> i64 {
    day.since(Date::ZERO).map_or(0, |span| i64::from(span.get_days()))
}

fn year_of(number: i64) -> i16 {
    let span = jiff::Span::new().try_days(number).unwrap_or_default();
    Date::ZERO.saturating_add(span).year()
}

/// The letter of an interval: the side's first; fought over, shared and unknown have signs.
fn letter(session: &Session, interval: &Interval) -> char {
    use frontline::control::Status;
    match interval.status {
        Status::Contested => 'x',
        Status::Shared => '+',
        Status::Unknown => '.',
        Status::Claimed => '?',
        Status::Controlled | Status::Conflicting => {
            status::short(session, &interval.side).chars().next().unwrap_or('.')
        }
    }
}

/// Who else is there or says that it is theirs.
fn others(session: &Session, interval: &Interval) -> String {
    let list = |word: &str, sides: &[String]| {
        let names: Vec<String> = sides.iter().map(|side| status::short(session, side)).collect();
        (!names.is_empty()).then(|| format!("{word} {}", names.join(", ")))
    };
    let all = [
        list("contested by", &interval.contested_by),
        list("besieged by", &interval.besieged_by),
        list("claimed by", &interval.claimed_by),
    ];
    all.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// The intervals as a table.
pub fn csv(place: &Place, strip: &[Interval]) -> String {
    let names = [
        "place",
        "first_day",
        "last_day",
        "days",
        "side",
        "holder",
        "status",
        "contested_by",
        "besieged_by",
        "claimed_by",
        "how",
        "cause",
        "event_ids",
    ];
    let row = |interval: &Interval| {
        let events: Vec<String> = interval.event_ids.iter().map(ToString::to_string).collect();
        vec![
            place.id.as_str().into(),
            interval.first_day.into(),
            interval.last_day.into(),
            Some(interval.days).into(),
            interval.side.as_str().into(),
            interval.holder.as_str().into(),
            interval.status.word().into(),
            Value::list(&interval.contested_by),
            Value::list(&interval.besieged_by),
            Value::list(&interval.claimed_by),
            interval.how.map_or("", |how| how.word()).into(),
            interval.cause.map_or("", |cause| cause.word()).into(),
            Value::list(&events),
        ]
    };
    render::table(&names, strip.iter().map(row))
}
