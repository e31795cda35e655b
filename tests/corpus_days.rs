//! What the shipped history says on the days that five news articles speak of, and of Gharyan in 2019.

use frontline::change::{Change, Day, Diff};
use frontline::control::{Assessed, How, Status};
use frontline::ground::Plane;
use frontline::surface::{self, Reach, Surface};
use frontline::theatre::Theatre;

fn libya() -> Theatre {
    Theatre::embedded("libya").expect("the theatre that ships")
}

fn state(place: &str, on: &str) -> Assessed {
    let theatre = libya();
    let snapshot = theatre.assess(None).on(on.parse().expect("a day"));
    snapshot.place(place).cloned().expect("an event touched it")
}

fn side(place: &str, on: &str) -> String {
    state(place, on).side.map(|side| side.to_string()).unwrap_or_default()
}

fn diff(from: &str, to: &str) -> Diff {
    let theatre = libya();
    let histories = theatre.assess(None);
    let plane = Plane::about(theatre.centre());
    let day = |on: &str| {
        let snapshot = histories.on(on.parse().expect("a day"));
        let evidence = surface::evidence(&theatre.gazetteer, &snapshot, &theatre.log, &theatre.land, plane);
        let reach = Reach { reach_km: theatre.about.reach.0, nominal_km: theatre.about.nominal.0 };
        let surface = Surface::nearest(&theatre.land, plane, evidence, reach);
        Day { snapshot, surface }
    };
    Diff::between(&histories, &theatre.land, &day(from), &day(to))
}

fn at<'c>(changes: &'c [Change], place: &str) -> Vec<&'c Change> {
    changes.iter().filter(|change| change.place.as_str() == place).collect()
}

#[test]
fn in_june_2017_the_lna_holds_hun_waddan_and_jufra_airbase() {
    for place in ["hun", "waddan", "jufra-airbase"] {
        assert_eq!(side(place, "2017-06-04"), "lna", "{place}");
    }
}

#[test]
fn in_november_2017_wershefana_is_contested_between_western_forces_and_the_4th_division() {
    let wershefana = state("wershefana", "2017-11-05");
    assert_eq!(wershefana.status, Status::Contested);
    assert_eq!(wershefana.holder.to_string(), "4th-division");
    assert_eq!(wershefana.side.map(|s| s.to_string()).as_deref(), Some("lna"));
    let contested_by: Vec<_> = wershefana.contested_by.iter().map(ToString::to_string).collect();
    assert_eq!(contested_by, ["gna"]);
}

#[test]
fn gharyan_is_fought_over_on_3_april_2019_and_changes_hands_the_next_day() {
    let before = state("gharyan", "2019-04-03");
    assert_eq!(before.last_fighting.map(|d| d.to_string()).as_deref(), Some("2019-04-03"));
    assert_eq!(side("gharyan", "2019-04-03"), "gna");
    assert_eq!(side("gharyan", "2019-04-05"), "lna");
}

#[test]
fn in_june_2020_tripoli_airport_is_the_gnas_and_sirte_the_lnas_with_fighting_at_it() {
    assert_eq!(side("tripoli-international", "2020-06-08"), "gna");
    assert_eq!(side("jufra-airbase", "2020-06-08"), "lna");
    assert_eq!(side("sirte", "2020-06-08"), "lna");
    let fighting = state("sirte", "2020-06-08").last_fighting.map(|d| d.to_string()).unwrap_or_default();
    assert!(("2020-06-06".."2020-06-09").contains(&fighting.as_str()), "{fighting}");
}

#[test]
fn gharyan_changed_between_10_april_and_1_july_2019_with_land_for_both_sides() {
    let diff = diff("2019-04-10", "2019-07-01");
    let [gharyan] = at(&diff.changes, "gharyan")[..] else { panic!("one change") };
    assert_eq!((gharyan.from_side.as_str(), gharyan.to_side.as_str()), ("lna", "gna"));
    assert_eq!(gharyan.how, How::Captured);
    assert_eq!(gharyan.changed_on.to_string(), "2019-06-26");
    let net = |side: &str| diff.net.iter().find(|net| net.side == side).expect("a side");
    assert!(net("gna").delta_km2.0 > 1_000.0 && net("lna").delta_km2.0 < -1_000.0);
}

#[test]
fn gharyan_went_and_came_back_between_1_april_and_1_july_2019() {
    let diff = diff("2019-04-01", "2019-07-01");
    assert!(at(&diff.changes, "gharyan").is_empty());
    let how: Vec<How> = at(&diff.interim, "gharyan").iter().map(|change| change.how).collect();
    assert_eq!(how, [How::HandedOver, How::Captured]);
}

#[test]
fn a_day_does_not_differ_from_itself() {
    for day in ["2014-05-16", "2019-04-05", "2020-10-31"] {
        assert!(diff(day, day).is_empty(), "{day}");
    }
}

#[test]
fn what_one_side_gains_others_lose() {
    let diff = diff("2016-06-01", "2020-06-30");
    let both = |before: bool| -> f64 {
        let of = |n: &frontline::change::Net| {
            if before { n.before_km2.0 + n.before_beyond_km2.0 } else { n.after_km2.0 + n.after_beyond_km2.0 }
        };
        diff.net.iter().map(of).sum()
    };
    assert!((both(true) - both(false)).abs() < 1e-6, "{} {}", both(true), both(false));
    for net in &diff.net {
        let flow = |into: bool, beyond: bool| -> f64 {
            let moved = diff.transfers.iter().filter(|t| {
                if into {
                    t.to_side == net.side && t.to_beyond == beyond
                } else {
                    t.from_side == net.side && t.from_beyond == beyond
                }
            });
            moved.map(|t| t.area_km2.0).sum()
        };
        let gained = flow(true, false) - flow(false, false);
        assert!((gained - (net.after_km2.0 - net.before_km2.0)).abs() < 1e-6, "{}", net.side);
    }
}

#[test]
fn the_articles_spellings_find_their_places() {
    let gazetteer = libya().gazetteer;
    let cases = [
        ("jufra-district", &["Jufra", "Al Jufra", "Al-Jufra", "al-Jufrah", "الجفرة"][..]),
        ("jufra-airbase", &["Jufra airbase", "Al Jufra base", "Jufra air base", "قاعدة الجفرة"]),
        ("sirte", &["Sirte", "SIRTE", "Sirt", "Surt", "سرت"]),
        ("gharyan", &["Gharyan", "Garian", "غريان"]),
        ("wershefana", &["Wershefana", "Warshefana", "Warshafana", "Wershafana", "ورشفانة"]),
    ];
    for (place, spellings) in cases {
        for spelling in spellings {
            let found = gazetteer.find(spelling);
            assert_eq!(found.first().map(|m| m.place.as_str()), Some(place), "{spelling}");
        }
    }
}
