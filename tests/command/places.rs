//! What `place` says of names, of words, of points and of areas.

use serde_json::Value;

use super::program::Desk;

fn places(args: &[&str]) -> Vec<Value> {
    let run = Desk::new().run(&[&["place", "--json"], args].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    serde_json::from_str::<Value>(&run.out).expect("JSON").as_array().expect("a list").clone()
}

fn ids(list: &[Value]) -> Vec<&str> {
    list.iter().filter_map(|place| place["id"].as_str()).collect()
}

#[test]
fn a_kind_and_a_neighbour_decide_between_places_of_one_name() {
    assert_eq!(ids(&places(&["Zelten", "--kind", "oil_field"])), ["zelten-field"]);
    assert_eq!(ids(&places(&["Sultan", "--near", "Sirte"])), ["sultan-sirte"]);
    assert_eq!(ids(&places(&["Sultan", "--near", "20.15,30.95"])), ["sultan-ajdabiya"]);
    assert_eq!(ids(&places(&["Hawari", "--in", "kufra-district"])), ["hawari-kufra"]);
    let open = places(&["Zelten"]);
    assert!(open.iter().all(|place| place["ambiguous"] == true));
    assert_eq!(open[0]["decide"][0]["kind"][0], "town");
}

#[test]
fn words_of_a_location_are_read_with_what_they_leave_open() {
    let list = places(&["30 km west of Sirte", "south of Tripoli", "outskirts of Hun", "sirte"]);
    assert_eq!((list[0]["location"].as_str(), list[0]["from"][0].as_str()), (Some("point"), Some("sirte")));
    assert!((list[0]["lon"].as_f64().expect("degrees") - 16.274).abs() < 0.001);
    assert!(list[0]["precision_km"].as_f64().expect("a distance") > 10.0);
    assert_eq!((list[1]["location"].as_str(), list[1]["bearing"].as_f64()), (Some("sector"), Some(180.0)));
    assert_eq!(list[2]["location"], "part");
    assert_eq!(list[3]["id"], "sirte");
    let run = Desk::new().run(&["place", "30 km west of Atlantis"]);
    assert_eq!(run.code, 1);
}

#[test]
fn what_lies_in_an_area_a_box_or_polygons_is_listed() {
    let towns = places(&["--in", "jufra-district", "--kind", "town"]);
    assert_eq!(ids(&towns), ["hun", "sukna", "waddan", "zella"]);
    assert!(towns[0]["areas"].as_array().expect("areas").iter().any(|area| area == "fezzan"));
    let boxed = places(&["--box", "15.7,29,16.0,29.15", "--kind", "town"]);
    assert_eq!(ids(&boxed), ["hun", "sukna"]);
    let desk = Desk::new();
    let ring = "[[15.7,29],[16.0,29],[16.0,29.15],[15.7,29.15],[15.7,29]]";
    let polygon = format!("{{\"type\":\"Polygon\",\"coordinates\":[{ring}]}}");
    std::fs::write(desk.path().join("ring.geojson"), polygon).expect("a file");
    let run = desk.run(&["place", "--polygon", "ring.geojson", "--kind", "town", "--near", "Sukna"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let order: Vec<&str> = run.out.lines().filter_map(|line| line.split_whitespace().nth(2)).collect();
    assert_eq!(order, ["sukna", "hun"], "nearest first");
}

#[test]
fn what_covers_a_point_is_told_with_the_place_it_is_known_from() {
    let run = Desk::new().run(&["place", "--near", "16.0,29.2"]);
    assert!(
        run.out.contains("Jufra district") && run.out.contains("as al-Jufra airbase does"),
        "{}",
        run.out
    );
    let run = Desk::new().run(&["place", "--near", "29.2,16.0"]);
    assert!(run.err.contains("longitude comes first"), "{}", run.err);
}

#[test]
fn a_position_worked_out_from_a_name_says_so() {
    let gate = &places(&["checkpoint-60-s-ajdabiya"])[0];
    assert_eq!(gate["estimated"], true);
    assert!(gate["precision_km"].as_f64().expect("a distance") >= 2.0);
    assert_eq!(places(&["Ajdabiya"])[0]["estimated"], false);
}

#[test]
fn a_choice_that_cannot_be_read_is_told() {
    let desk = Desk::new();
    for (args, says) in [
        (["place", "--box", "1,2,3"], "W,S,E,N"),
        (["place", "--box", "10,30,12,20"], "south 30 is north of north 20"),
        (["place", "--box", "10,30,400,40"], "not on Earth"),
        (["place", "--polygon", "nowhere.geojson"], "nowhere.geojson"),
        (["place", "--in", "Kharkiv"], "no place is named `Kharkiv`"),
        (["place", "--near", "1;2"], "no place is named `1;2`"),
    ] {
        let run = desk.run(&args);
        assert!(run.code != 0 && run.err.contains(says), "{args:?}: {} {}", run.code, run.err);
    }
    assert_eq!(desk.run(&["place"]).code, 2);
}
