//! The gazetteer on the places of Libya.

use std::fs;
use std::path::Path;

use frontline::gazetteer::{Gazetteer, PlaceId, Tables};
use frontline::table::Faults;

fn libya() -> (Gazetteer, Faults) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("gazetteer/libya");
    let file = |name: &str| {
        let text = fs::read_to_string(folder.join(name)).expect("the theatre has its gazetteer");
        vec![(name.to_owned(), text)]
    };
    let mut faults = Faults::default();
    let tables = Tables { places: file("places.csv"), names: file("names.csv"), roads: file("roads.csv") };
    (Gazetteer::read(tables, &mut faults), faults)
}

#[test]
fn the_tables_of_libya_have_no_fault() {
    let (gazetteer, faults) = libya();
    assert!(faults.is_empty(), "{faults}");
    assert!(gazetteer.places().len() > 400);
}

#[test]
fn hamza_camp_is_a_part_of_tripoli_through_a_neighbourhood() {
    let (gazetteer, _) = libya();
    let tripoli = PlaceId::new("tripoli");
    assert_eq!(gazetteer.settlement_of(&PlaceId::new("hamza-camp")), Some(&tripoli));
    assert!(gazetteer.parts(&tripoli).iter().any(|part| part.id.as_str() == "hamza-camp"));
    let areas = gazetteer.areas_of(&PlaceId::new("waddan"));
    assert!(areas.contains(&&PlaceId::new("fezzan")), "{areas:?}");
}
