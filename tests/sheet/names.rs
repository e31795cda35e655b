//! Where names stand.

use frontline::control::Status;
use frontline::gazetteer::Kind;
use frontline::layers::{Context, Layers, Place};
use frontline::sheet::{Mark, Rect, Text};
use frontline::style::text_width;
use proptest::prelude::*;

use super::world::*;

#[test]
fn a_place_in_doubt_is_moved_aside_rather_than_left_out() {
    let mut war = war();
    war.places.push(Place {
        status: Status::Contested,
        contested_by: vec!["blue".into()],
        ..place("suburb", Kind::Neighbourhood, 11.01, 31.0)
    });
    let marks_of = |war: &Layers| marks(group(&lay_out(war, &Context::default()), "places")).len();
    let with = marks_of(&war);
    war.places.pop();
    assert!(with > marks_of(&war), "the contested suburb of a city is not drawn");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(12) })]

    #[test]
    fn names_stay_apart_and_on_the_map(
        spots in prop::collection::vec((10.0..14.0_f64, 30.0..34.0_f64, 0_usize..6, any::<bool>()), 1..80),
    ) {
        let kinds = [Kind::City, Kind::Town, Kind::Village, Kind::Airbase, Kind::OilField, Kind::Junction];
        let mut war = war();
        war.places = spots.iter().enumerate().map(|(i, (lon, lat, kind, inferred))| {
            let name = format!("Place of some length {i}")[..8 + i % 12].to_owned();
            Place { name, inferred: *inferred, ..place(&format!("p{i}"), kinds[*kind], *lon, *lat) }
        }).collect();
        let sheet = lay_out(&war, &Context::default());
        let Some(Mark::Path(sea)) = group(&sheet, "sea").marks.first() else { panic!("no sea") };
        let frame = Rect::of(sea.lines.iter().flatten()).unwrap();
        let room = |text: &Text| {
            let spacing = text.spacing * text.words.chars().count() as f64;
            let width = text_width(&text.words, text.weight, text.size) + spacing;
            Rect::around(text.at.plus(0.0, -text.size * 0.34), width, text.size * 0.9)
        };
        let rooms: Vec<Rect> = texts(&sheet, "labels").into_iter().map(room).collect();
        for (i, label) in rooms.iter().enumerate() {
            prop_assert!(frame.holds(label), "{label:?}");
            prop_assert!(rooms[..i].iter().all(|other| !other.overlaps(label)), "{label:?}");
        }
    }
}
