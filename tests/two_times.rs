//! What could be known on one day about another: the real log, and corrections.

use frontline::change::{Change, compare, transitions};
use frontline::control::{Histories, How, Status};
use frontline::gazetteer::PlaceId;
use frontline::theatre::Theatre;
use jiff::civil::Date;

fn libya() -> Theatre {
    Theatre::embedded("libya").expect("the theatre that ships")
}

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

/// Side, status and holder of a place.
fn state(histories: &Histories<'_>, place: &str, on: &str) -> (String, Status, String) {
    let found = histories.on(day(on)).place(place).cloned();
    let side = found.as_ref().and_then(|a| a.side.as_ref()).map(ToString::to_string).unwrap_or_default();
    let holder = found.as_ref().map(|a| a.holder.to_string()).unwrap_or_default();
    (side, found.map_or(Status::Unknown, |a| a.status), holder)
}

fn how(theatre: &Theatre, place: &str, on: &str) -> Vec<How> {
    let histories = theatre.assess(None);
    let before = day(on).yesterday().expect("a day before");
    transitions(&histories, &PlaceId::new(place), before, day(on)).iter().map(|c| c.how).collect()
}

/// Event, place, a day on which it was so, a day before it became known, the day that it did.
const KNOWN_LATER: [(&str, &str, &str, &str, &str); 3] = [
    ("2016-02-21-camp-319-captures", "camp-319", "2016-02-22", "2016-02-25", "2016-03-02"),
    (
        "2015-01-checkpoint-60-s-ajdabiya-holds",
        "checkpoint-60-s-ajdabiya",
        "2015-11-01",
        "2016-01-13",
        "2016-01-14",
    ),
    ("2014-07-derna-holds", "derna", "2014-08-01", "2014-09-01", "2014-09-23"),
];

#[test]
fn in_between_the_older_state_is_given() {
    let theatre = libya();
    for (event, place, on, before, after) in KNOWN_LATER {
        let (before, after) = (theatre.assess(Some(day(before))), theatre.assess(Some(day(after))));
        assert_ne!(state(&before, place, on), state(&after, place, on), "{event}");
        let because =
            after.on(day(on)).place(place).map(frontline::control::Assessed::event_ids).unwrap_or_default();
        assert!(because.iter().any(|id| id.as_str() == event), "{event} among {because:?}");
    }
}

#[test]
fn what_was_published_later_about_the_same_day_is_a_correction() {
    let theatre = libya();
    for (event, place, on, before, after) in KNOWN_LATER {
        let (earlier, later) = (theatre.assess(Some(day(before))), theatre.assess(Some(day(after))));
        let (changes, _) = compare(&earlier, &later, &earlier.on(day(on)), &later.on(day(on)));
        let here: Vec<&Change> = changes.iter().filter(|c| c.place.as_str() == place).collect();
        assert_eq!(here.len(), 1, "{event}: {changes:?}");
        assert_eq!(here[0].how, How::Corrected);
        assert_eq!(here[0].known_on, Some(day(after)));
        assert_eq!(
            here[0].event_ids.iter().map(frontline::events::EventId::as_str).collect::<Vec<_>>(),
            [event]
        );
        assert!(changes.iter().all(|change| change.how == How::Corrected), "only corrections on one day");
    }
}

#[test]
fn a_change_between_two_days_keeps_its_own_word_when_more_becomes_known() {
    let theatre = libya();
    let (earlier, later) = (theatre.assess(Some(day("2020-05-20"))), theatre.assess(None));
    let (from, to) = (day("2020-05-20"), day("2020-06-10"));
    let (changes, _) = compare(&earlier, &later, &earlier.on(from), &later.on(to));
    let tarhuna = changes.iter().find(|c| c.place.as_str() == "tarhuna").expect("it fell");
    assert_eq!((tarhuna.how, tarhuna.changed_on), (How::Captured, day("2020-06-05")));
}

#[test]
fn tarhuna_changes_sides_and_falls() {
    let theatre = libya();
    assert_eq!(how(&theatre, "tarhuna", "2019-04-05"), [How::Realigned]);
    assert_eq!(how(&theatre, "tarhuna", "2020-06-05"), [How::Captured]);
    let histories = theatre.assess(None);
    assert_eq!(state(&histories, "tarhuna", "2019-04-04").0, "local");
    assert_eq!(state(&histories, "tarhuna", "2019-04-05").0, "lna");
    assert_eq!(state(&histories, "tarhuna", "2020-06-05").0, "gna");
}

#[test]
fn the_quarters_of_sirte_follow_the_city() {
    let theatre = libya();
    let histories = theatre.assess(None);
    let quarters = theatre.gazetteer.parts(&PlaceId::new("sirte"));
    let told: Vec<_> = quarters.iter().filter(|q| histories.of(&q.id).is_some()).collect();
    let with_it = told.iter().filter(|q| state(&histories, q.id.as_str(), "2020-01-05").0 == "gna");
    assert!(with_it.count() >= 5, "{} quarters", told.len());
    for quarter in told {
        assert_eq!(state(&histories, quarter.id.as_str(), "2020-01-06").0, "lna", "{}", quarter.id);
    }
}

#[test]
fn no_clash_of_the_first_years_still_contests_a_place_in_2020() {
    let theatre = libya();
    let histories = theatre.assess(None);
    for on in ["2020-01-01", "2020-06-10", "2020-10-31"] {
        for (place, a) in histories.on(day(on)).iter().filter(|(_, a)| a.status == Status::Contested) {
            assert!(a.last_fighting > Some(day("2019-01-01")), "{place} on {on}: {:?}", a.last_fighting);
        }
    }
}
