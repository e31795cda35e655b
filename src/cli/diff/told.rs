//! A difference as a person reads it: sentences and tables.

use frontline::change::{Cause, Change, Diff, Net, Transfer};

use super::words::{column, ground, name, verdict};
use crate::cli::report::{Cell, Column, Report, Table, count, difference, figure};
use crate::cli::session::Session;

/// The report of a difference; `narrowed` says what of it.
pub fn report(session: &Session, diff: &Diff, narrowed: &str) -> Report {
    let known = match (diff.known_by_before, diff.known_by) {
        (Some(before), Some(after)) => format!(", as known by {before} and by {after}"),
        (_, known) => known.map(|known| format!(", as known by {known}")).unwrap_or_default(),
    };
    let to = if diff.from > diff.to { "back to" } else { "to" };
    let title = format!("{} {to} {}{known}{narrowed}", diff.from, diff.to);
    if diff.is_empty() {
        return Report { title, lead: vec!["nothing changed".into()], ..Report::default() };
    }
    let tables = [
        Some(balance(session, &diff.net)),
        land(session, "Land that changed hands, km2, largest first", &moved(diff, false)),
        land(
            session,
            "Land drawn anew, km2: places entered or left the tessellation, nobody gained",
            &moved(diff, true),
        ),
        places(session, "Places, those with most land first", &diff.changes, true),
        places(session, "Changed and changed back in between", &diff.interim, false),
    ];
    Report {
        title,
        lead: vec![summary(diff), front(session, diff)],
        map: None,
        tables: tables.into_iter().flatten().collect(),
        notes: vec![
            "Land beyond evidence is an inference and counted apart. Every figure is defined in docs/measures.md."
                .into(),
            session.theatre.about.disclaimer.clone(),
            session.theatre.about.credits.clone(),
        ],
    }
}

fn moved(diff: &Diff, drawn_anew: bool) -> Vec<&Transfer> {
    let all = diff.transfers.iter().filter(|transfer| transfer.changes_hands());
    all.filter(|transfer| (transfer.cause == Cause::Geometry) == drawn_anew).collect()
}

/// How many places changed, by cause.
fn summary(diff: &Diff) -> String {
    let of = |cause| diff.changes.iter().filter(|change| change.cause == cause).count();
    let causes = Cause::ALL.into_iter().map(|cause| (cause, of(cause))).filter(|(_, number)| *number > 0);
    let causes: Vec<String> = causes.map(|(cause, number)| format!("{number} {}", words(cause))).collect();
    let how = if causes.is_empty() { String::new() } else { format!(": {}", causes.join(", ")) };
    let interim = match diff.interim.len() {
        0 => String::new(),
        number => format!("; {} came and went in between", count(number, "change", "changes")),
    };
    format!("{} changed{how}{interim}.", count(diff.changes.len(), "place", "places"))
}

fn words(cause: Cause) -> &'static str {
    match cause {
        Cause::Real => "by real change",
        Cause::Realigned => "changed sides",
        Cause::FirstEvidence => "by first evidence",
        Cause::Unobserved => "unobserved",
        Cause::Lapsed => "for want of news",
        Cause::Corrected => "corrected",
        Cause::Geometry => "drawn anew",
    }
}

/// Did the line move, how far, and where.
fn front(session: &Session, diff: &Diff) -> String {
    let front = &diff.front;
    let length =
        format!("The front is {} km long, was {} km", figure(front.after_km.0), figure(front.before_km.0));
    let Some((mean, most)) = front.moved_km_mean.zip(front.moved_km_max) else { return format!("{length}.") };
    if most.0 < 0.05 {
        return format!("{length}; it did not move.");
    }
    let near = front.moved_most_near.as_ref().map(|place| format!(", near {}", name(session, place)));
    format!(
        "{length}; the two lines lie {mean:.1} km apart on average, {most:.0} km at most{}.",
        near.unwrap_or_default()
    )
}

/// What each side had and has, why, and its places.
fn balance(session: &Session, net: &[Net]) -> Table {
    let by = |net: &Net, cause| net.by_cause.get(&cause).map_or(0.0, |km2| km2.0);
    let shown: Vec<Cause> =
        Cause::ALL.into_iter().filter(|c| net.iter().any(|net| by(net, *c).abs() >= 0.5)).collect();
    let mut head = vec![Column::words("side"), Column::figures("before"), Column::figures("after")];
    head.push(Column::figures("change"));
    head.extend(shown.iter().map(|cause| Column::figures(column(*cause))));
    head.extend([Column::figures("beyond evidence"), Column::figures("places")]);
    let something = |net: &&Net| {
        let land = [net.before_km2, net.after_km2, net.before_beyond_km2, net.after_beyond_km2];
        land.iter().any(|km2| km2.0 >= 0.5) || net.places_before + net.places_after > 0
    };
    let mut ranked: Vec<&Net> = net.iter().filter(something).collect();
    ranked.sort_by(|a, b| b.delta_km2.0.abs().total_cmp(&a.delta_km2.0.abs()));
    let row = |net: &&Net| {
        let mut row = vec![
            Cell::of_side(&net.side, ground(session, &net.side)),
            figure(net.before_km2.0).into(),
            figure(net.after_km2.0).into(),
            difference(net.delta_km2.0).into(),
        ];
        let moved = |km2: f64| if km2.abs() < 0.5 { String::new() } else { difference(km2) };
        row.extend(shown.iter().map(|cause| Cell::from(moved(by(net, *cause)))));
        row.push(pair(&figure(net.before_beyond_km2.0), &figure(net.after_beyond_km2.0)).into());
        row.push(pair(&net.places_before.to_string(), &net.places_after.to_string()).into());
        row
    };
    Table {
        title: "Land within reach of evidence, km2, and why it changed".into(),
        head,
        rows: ranked.iter().map(row).collect(),
    }
}

fn pair(before: &str, after: &str) -> String {
    if before == after { after.to_owned() } else { format!("{before} > {after}") }
}

/// Bars are so many characters long at most.
const BAR: f64 = 12.0;
/// So many places are named with a piece of land.
const NAMED: usize = 4;

fn land(session: &Session, title: &str, transfers: &[&Transfer]) -> Option<Table> {
    let seen: Vec<&&Transfer> = transfers.iter().filter(|transfer| transfer.area_km2.0 >= 0.5).collect();
    let most = seen.first()?.area_km2.0;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most BAR characters")]
    let bar = |km2: f64| "█".repeat((km2 / most * BAR).ceil() as usize);
    let row = |transfer: &&&Transfer| {
        let (from, to) = (ground(session, &transfer.from_side), ground(session, &transfer.to_side));
        let mut because: Vec<String> =
            transfer.places.iter().take(NAMED).map(|place| name(session, place)).collect();
        let more = transfer.places.len().saturating_sub(NAMED);
        because.extend((more > 0).then(|| format!("and {more} more")));
        let events: Vec<String> = transfer.event_ids.iter().map(ToString::to_string).collect();
        vec![
            Cell::of_side(&transfer.to_side, bar(transfer.area_km2.0)),
            figure(transfer.area_km2.0).into(),
            Cell::of_side(&transfer.to_side, format!("{from} -> {to}")),
            format!("{}{}", column(transfer.cause), beyond(transfer)).into(),
            because.join(", ").into(),
            events.join(" ").into(),
        ]
    };
    Some(Table {
        title: title.to_owned(),
        head: vec![
            Column::bars(),
            Column::figures("km2"),
            Column::words("from -> to"),
            Column::words("cause"),
            Column::words("places"),
            Column::details("events"),
        ],
        rows: seen.iter().map(row).collect(),
    })
}

fn beyond(transfer: &Transfer) -> &'static str {
    match (transfer.from_beyond, transfer.to_beyond) {
        (false, false) => "",
        (true, false) => ", was beyond evidence",
        (false, true) => ", is beyond evidence",
        (true, true) => ", beyond evidence",
    }
}

fn places(session: &Session, title: &str, changes: &[Change], by_land: bool) -> Option<Table> {
    if changes.is_empty() {
        return None;
    }
    let mut ranked: Vec<&Change> = changes.iter().collect();
    if by_land {
        ranked.sort_by(|a, b| b.area_km2.0.total_cmp(&a.area_km2.0).then(a.changed_on.cmp(&b.changed_on)));
    }
    let row = |change: &&Change| {
        let from = verdict(session, &change.from_side, change.from_status);
        let to = verdict(session, &change.to_side, change.to_status);
        let verdicts = if from == to { to } else { format!("{from} -> {to}") };
        let km2 = if change.area_km2.0 >= 0.5 { figure(change.area_km2.0) } else { String::new() };
        let events: Vec<String> = change.event_ids.iter().map(ToString::to_string).collect();
        let rest = vec![
            name(session, &change.place).into(),
            Cell::of_side(&change.to_side, verdicts),
            change.how.word().replace('_', " ").into(),
            format!("{}{}", change.changed_on, when(change)).into(),
            events.join(" ").into(),
        ];
        by_land.then(|| km2.into()).into_iter().chain(rest).collect()
    };
    let columns = ["place", "from -> to", "how", "when"].map(Column::words);
    let head = by_land.then(|| Column::figures("km2")).into_iter().chain(columns);
    Some(Table {
        title: format!("{title} ({})", changes.len()),
        head: head.chain([Column::details("events")]).collect(),
        rows: ranked.iter().map(row).collect(),
    })
}

/// When a change came or became known, where its day alone does not say it.
fn when(change: &Change) -> String {
    let unseen = change.unseen_since.map(|since| format!(", at some time since {since}"));
    let known = change.known_on.map(|on| format!(", published {on}"));
    unseen.or(known).unwrap_or_default()
}
