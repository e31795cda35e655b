//! A new theatre as its user meets it: every error on the way says what to do.

use std::fs;

use super::program::{Desk, Run};

/// Runs a command line with words in it quoted as a shell would.
pub fn run(desk: &Desk, line: &str) -> Run {
    let words = super::cli::shell(line);
    desk.run(&words[1..].iter().map(String::as_str).collect::<Vec<_>>())
}

pub fn done(desk: &Desk, line: &str) -> String {
    let run = run(desk, line);
    assert_eq!(run.code, 0, "`{line}`: {}", run.err);
    run.out
}

/// A command that fails, and says this.
pub fn refused(desk: &Desk, line: &str, says: &str) {
    let run = run(desk, line);
    assert!((1..=3).contains(&run.code), "`{line}` exits with {}: {}", run.code, run.err);
    assert!(run.err.contains(says), "`{line}` says: {}", run.err);
}

#[test]
fn from_an_empty_folder_to_a_map() {
    let desk = Desk::new();
    refused(&desk, "frontline init sudan", "--country");
    refused(&desk, "frontline init sudan --country Sudam", "did you mean Sudan (SD)?");
    refused(&desk, "frontline init sudan --country congo", "may be Republic of the Congo (CG), Democratic");
    done(&desk, "frontline init sudan --country SD");
    refused(&desk, "frontline init sudan --country SD", "init replaces none; name a new folder");
    done(&desk, "frontline check sudan --strict");
    done(&desk, "frontline map 2024-01-31 --theatre sudan -o empty.png");
    refused(&desk, "frontline timeline --theatre sudan", "give --from and --to");
    let event = "frontline event add --theatre sudan --date 2024-01-02 --place Dongola --what captures --party army --source daily-1";
    refused(&desk, event, "frontline place add --help");
    let dongola = "frontline place add --theatre sudan --name Dongola --kind town --source \"a map\"";
    refused(&desk, dongola, "--at is missing");
    refused(&desk, &format!("{dongola} --at 19.18,30.48"), "longitude comes first");
    assert_eq!(done(&desk, &format!("{dongola} --at 30.48,19.18")), "dongola\n");
    done(&desk, "frontline map 2024-01-31 --theatre sudan -o town.png");
    refused(&desk, event, "`frontline party add --help` tells how");
    done(&desk, "frontline party add --theatre sudan --id army --name \"The army\"");
    refused(&desk, event, "`frontline source add --help` tells how");
    done(
        &desk,
        "frontline source add --theatre sudan --id daily-1 --publisher Daily --title News --published 2024-01-03",
    );
    assert_eq!(done(&desk, event), "2024-01-02-dongola-captures\n");
    let status = done(&desk, "frontline status Dongola --on 2024-01-31 --theatre sudan");
    assert!(status.contains("The army"), "{status}");
    done(&desk, "frontline check sudan --strict");
    for line in ["map 2024-01-31 -o map.png", "snapshot 2024-01-31 -o made", "timeline", "page -o page.html"]
    {
        done(&desk, &format!("frontline {line} --theatre sudan"));
    }
}

#[test]
fn nothing_that_is_there_is_replaced_even_by_force() {
    let desk = Desk::new();
    fs::create_dir(desk.path().join("full")).expect("a folder");
    fs::write(desk.path().join("full/notes.txt"), "mine").expect("a file");
    refused(&desk, "frontline init full --country SD --force", "full has files in it");
    refused(&desk, "frontline init full/notes.txt --country SD", "is a file; name a new folder");
    refused(&desk, "frontline init full/notes.txt/x --country SD", "cannot be written");
    assert_eq!(fs::read_to_string(desk.path().join("full/notes.txt")).ok().as_deref(), Some("mine"));
    fs::create_dir(desk.path().join("empty")).expect("a folder");
    done(&desk, "frontline init empty --country SD");
}

#[test]
fn titles_have_whole_names_and_far_islands_are_told_of() {
    let desk = Desk::new();
    for (code, title) in [("EH", "Western Sahara"), ("TW", "Taiwan"), ("IR", "Iran"), ("SS", "South Sudan")] {
        done(&desk, &format!("frontline init {code} --country {code}"));
        let toml = fs::read_to_string(desk.path().join(code).join("theatre.toml")).expect("a file");
        assert!(toml.contains(&format!("title = \"Who holds what in {title}\"")), "{toml}");
    }
    // Of Norway the map would reach to Bouvet Island, beyond Africa.
    let norway = run(&desk, "frontline init norway --country NO");
    assert!(norway.err.contains("99.9 % of the land lies in --within -10,57,34,81"), "{}", norway.err);
    let again = run(&desk, "frontline init mainland --country NO --within -10,57,34,81");
    assert!(again.code == 0 && !again.err.contains("--within"), "{}", again.err);
    for whole in ["FJ", "RU", "CL", "ID", "VA", "KI"] {
        let run = run(&desk, &format!("frontline init {whole}-all --country {whole}"));
        assert!(run.code == 0 && !run.err.contains("--within"), "{}", run.err);
    }
}

#[test]
fn land_of_ones_own_is_credited_to_nobody_and_has_what_lies_around_it() {
    let desk = Desk::new();
    let square = |name: &str, west: u8, east: u8| {
        format!(
            r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{{"name":"{name}"}},"geometry":{{"type":"Polygon","coordinates":[[[{west},40],[{east},40],[{east},44],[{west},44],[{west},40]]]}}}}]}}"#
        )
    };
    fs::write(desk.path().join("land.geojson"), square("Here", 10, 14)).expect("a file");
    fs::write(desk.path().join("around.geojson"), square("Orlas", 14, 20)).expect("a file");
    done(&desk, "frontline init here --land land.geojson --around around.geojson --name Here");
    let toml = fs::read_to_string(desk.path().join("here/theatre.toml")).expect("a file");
    assert!(toml.contains("credits = \"\"") && toml.contains("title = \"Who holds what in Here\""), "{toml}");
    done(&desk, "frontline check here --strict");
    done(&desk, "frontline map 2024-01-31 --theatre here -o map.svg");
    let svg = fs::read_to_string(desk.path().join("map.svg")).expect("a picture");
    assert!(svg.contains(">Orlas<") && !svg.contains("Natural Earth"));
    refused(&desk, "frontline init x --land land.geojson --around none", "name a GeoJSON file");
    refused(&desk, "frontline init x --land land.geojson --within 0,0,1,1", "cannot be used with");
    for option in ["--around around.geojson", "--name There"] {
        refused(&desk, &format!("frontline init x --country SD {option}"), "cannot be used with");
        refused(&desk, &format!("frontline init x {option}"), "--land");
    }
}

/// What has no room of its own stays without a name, rather than with one on another's land.
#[test]
fn the_names_of_other_countries_stand_on_their_own_land() {
    let desk = Desk::new();
    done(&desk, "frontline init russia --country RU");
    done(&desk, "frontline map 2024-01-31 --theatre russia -o map.svg");
    let svg = fs::read_to_string(desk.path().join("map.svg")).expect("a picture");
    for name in ["Mongolia", "Kazakhstan", "Ukraine"] {
        assert!(svg.contains(&format!(">{name}<")), "{name} has room");
    }
    for name in ["Luxembourg", "Kyrgyzstan", "Armenia"] {
        assert!(!svg.contains(&format!(">{name}<")), "{name} has none");
    }
}

#[test]
fn the_last_days_are_left_out_of_what_is_published() {
    let desk = Desk::new();
    let status = |line: &str| run(&desk, &format!("frontline status Gharyan --on {line}"));
    assert_eq!(status("2020-08-31 --delay-days 60").code, 0);
    let refused = status("2020-10-31 --delay-days 60");
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("to 2020-09-01"), "{}", refused.err);
    assert!(status("2019-04-05 --known-by 2019-04-06 --delay-days 7").err.contains("to 2019-03-30"));
    let events = done(&desk, "frontline timeline --from 2020-06 --delay-days 60");
    assert!(!events.contains("2020-10"), "{events}");
}

#[test]
fn a_second_place_of_one_name_has_an_id_of_its_own() {
    let desk = Desk::new();
    done(&desk, "frontline init sudan --country SD");
    let add = "frontline place add --theatre sudan --name Wad --kind village --source map --at";
    assert_eq!(done(&desk, &format!("{add} 32.1,14.1")), "wad\n");
    assert_eq!(done(&desk, &format!("{add} 33.1,14.1")), "wad-2\n");
}

#[test]
fn a_part_of_a_country_is_enough() {
    let desk = Desk::new();
    done(&desk, "frontline init hawaii --country US --within -161,18,-154,23");
    done(&desk, "frontline check hawaii");
    refused(&desk, "frontline init none --country US --within 0,0,1,1", "nothing of");
    refused(&desk, "frontline init none --country US --within 0,0,1", "west, south, east and north");
}

/// Places far apart of countries on both sides of the date line, around a pole, and in another country.
const WIDE: &[(&str, &[&str])] = &[
    ("FJ", &["178.44,-18.14", "-178.99,-17.29"]),
    ("RU", &["37.6,55.75", "177.5,64.73", "-169.8,66.16"]),
    ("AQ", &["0,-75", "120,-75", "-120,-78"]),
    ("LS", &["27.5,-29.3", "28.8,-29.5"]),
    ("VA", &["12.4534,41.9033"]),
];

#[test]
fn land_over_the_date_line_around_a_pole_and_within_another_country_is_drawn_and_measured() {
    for (country, places) in WIDE {
        let desk = Desk::new();
        done(&desk, &format!("frontline init t --country {country}"));
        done(&desk, "frontline source add --theatre t --id s --publisher P --title T --published 2024-01-05");
        for (i, at) in places.iter().enumerate() {
            done(&desk, &format!("frontline party add --theatre t --id p{i} --name P{i}"));
            done(
                &desk,
                &format!(
                    "frontline place add --theatre t --id t{i} --name T{i} --kind city --source map --at {at}"
                ),
            );
            done(
                &desk,
                &format!(
                    "frontline event add --theatre t --date 2024-01-05 --place t{i} --what holds --party p{i} --source s"
                ),
            );
        }
        done(&desk, "frontline map 2024-01-31 --theatre t --size 480x360 -o map.png");
        let diff = done(&desk, "frontline diff 2024-01-01 2024-01-31 --theatre t --json");
        let diff: serde_json::Value = serde_json::from_str(&diff).expect("JSON");
        let net = diff["net"].as_array().expect("sides");
        let after = |key: &str| net.iter().filter_map(|side| side[key].as_f64()).sum::<f64>();
        let (before, after) = (after("before_km2"), after("after_km2") + after("after_beyond_km2"));
        assert!(
            !net.is_empty() && (before / after - 1.0).abs() < 1e-3,
            "{country}: {before} and {after} km2: {net:?}"
        );
        assert!((0.01..17_500_000.0).contains(&after), "{country}: {after} km2");
    }
}
