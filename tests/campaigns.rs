//! Two campaigns of the shipped history: what a difference and a chronology say is what the log's table says.

use std::collections::{BTreeMap, BTreeSet};

use frontline::change::{Cause, Scope, chronology};
use frontline::control::Histories;
use frontline::gazetteer::PlaceId;
use frontline::theatre::Theatre;
use jiff::civil::Date;

/// The western campaign of 2019 and 2020, and the southern of the spring of 2017.
const CAMPAIGNS: [(&str, &str); 2] = [("2019-04-03", "2020-06-08"), ("2017-03-01", "2017-06-30")];

/// Rows of the log's table by id, read apart from the program.
fn rows() -> BTreeMap<String, BTreeMap<String, String>> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/theatres/libya/events.csv");
    let mut reader = csv::Reader::from_path(path).expect("events.csv");
    let rows = reader.deserialize::<BTreeMap<String, String>>().map(|row| row.expect("a row"));
    rows.map(|row| (row["id"].clone(), row)).collect()
}

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

fn libya() -> Theatre {
    Theatre::embedded("libya").expect("the theatre that ships")
}

/// The place, what it is a part of, and the areas that any of these is a member of.
fn wholes(histories: &Histories<'_>, place: &PlaceId) -> BTreeSet<String> {
    let gazetteer = histories.gazetteer();
    let next = |one: &&PlaceId| gazetteer.get(one)?.part_of.as_ref();
    let chain: Vec<&PlaceId> = std::iter::successors(Some(place), next).take(9).collect();
    let areas = chain.iter().flat_map(|one| gazetteer.areas_of(one));
    chain.iter().copied().chain(areas).map(ToString::to_string).collect()
}

#[test]
fn every_change_of_a_campaign_stands_in_the_log_with_its_place_and_date() {
    let (theatre, rows) = (libya(), rows());
    let histories = theatre.assess(None);
    for (from, to) in CAMPAIGNS {
        let scope = Scope::whole(theatre.land.clone());
        let entries = chronology(&histories, &scope, day(from), day(to));
        assert!(entries.len() > 20, "{from}: {} changes", entries.len());
        for entry in &entries {
            let change = &entry.change;
            if change.cause == Cause::Real {
                assert!(!change.event_ids.is_empty(), "{change:?} rests on an event");
            }
            for id in &change.event_ids {
                let row = &rows[id.as_str()];
                let (first, last) = row["date"].split_once('/').unwrap_or((&row["date"], &row["date"]));
                let on = change.changed_on.to_string();
                let ends = [first, last].map(|end| end.trim_end_matches('~').to_owned());
                let named = ends.iter().any(|end| on.starts_with(end.as_str()));
                assert!(named, "{id} is dated {} and counts from {on}", row["date"]);
                let wholes = wholes(&histories, &change.place);
                assert!(
                    wholes.contains(&row["place"]),
                    "{id} is about {}, not {}",
                    row["place"],
                    change.place
                );
            }
        }
    }
}

#[test]
fn every_capture_of_a_campaign_that_moved_a_holder_is_told() {
    let (theatre, rows) = (libya(), rows());
    let histories = theatre.assess(None);
    for (from, to) in CAMPAIGNS {
        let scope = Scope::whole(theatre.land.clone());
        let entries = chronology(&histories, &scope, day(from), day(to));
        let told: BTreeSet<(&str, Date)> =
            entries.iter().map(|e| (e.change.place.as_str(), e.change.changed_on)).collect();
        let mut captures = 0;
        for row in rows.values().filter(|row| row["what"] == "captures" && row["date"].len() == 10) {
            let inside = row["date"].as_str() >= from && row["date"].as_str() <= to;
            // A row without a word of the coder, or superseded by another, may count as less.
            let sure = matches!(row["confidence"].as_str(), "high" | "medium") && row["same_as"].is_empty();
            let on: Option<Date> = inside.then(|| row["date"].parse().ok()).flatten();
            let Some(on) = on.filter(|_| sure) else { continue };
            let place = theatre.gazetteer.by_id(&row["place"]).expect("a place");
            let holder =
                |on: Date| histories.assess(&place.id, on).map(|a| a.holder.to_string()).unwrap_or_default();
            let moved = holder(on.yesterday().expect("a day")) != row["party"] && holder(on) == row["party"];
            let bloc = |party: &str| theatre.log.bloc_of(&frontline::events::PartyId::new(party), on);
            if moved && bloc(&holder(on.yesterday().expect("a day"))) != bloc(&row["party"]) {
                captures += 1;
                assert!(told.contains(&(row["place"].as_str(), on)), "{} is told", row["id"]);
            }
        }
        assert!(captures >= 5, "{from}: only {captures} captures to look for");
    }
}

#[test]
fn the_turns_that_everybody_knows_are_told_on_their_days() {
    let theatre = libya();
    let histories = theatre.assess(None);
    let scope = Scope::whole(theatre.land.clone());
    for (place, on, from_side, to_side) in [
        ("gharyan", "2019-04-04", "gna", "lna"),
        ("gharyan", "2019-06-26", "lna", "gna"),
        ("sirte", "2020-01-06", "gna", "lna"),
        ("tarhuna", "2020-06-05", "lna", "gna"),
        ("jufra-airbase", "2017-06-03", "gna", "lna"),
    ] {
        let entries = chronology(&histories, &scope, day(on), day(on));
        let entry = entries.iter().find(|entry| entry.change.place.as_str() == place);
        let change = &entry.unwrap_or_else(|| panic!("{place} changes on {on}")).change;
        assert_eq!((change.from_side.as_str(), change.to_side.as_str()), (from_side, to_side), "{place}");
    }
}
