//! Others' data in. Every record here is invented.

use std::fs;

use super::new_theatre::{done, refused, run};
use super::program::Desk;

/// A theatre of Lesotho with two parties and one town.
fn lesotho() -> Desk {
    let desk = Desk::new();
    done(&desk, "frontline init t --country LS");
    done(&desk, "frontline party add --theatre t --id army --name \"Invented Army\" --short Army");
    done(&desk, "frontline party add --theatre t --id front --name \"Invented Front\"");
    let town = "frontline place add --theatre t --name Alda --kind town --source map --at 28.0,-29.5";
    done(&desk, town);
    desk
}

fn write(desk: &Desk, file: &str, text: impl AsRef<[u8]>) {
    fs::write(desk.path().join(file), text).expect("a file");
}

fn read(desk: &Desk, file: &str) -> String {
    fs::read_to_string(desk.path().join(file)).unwrap_or_default()
}

/// The cells of a column by the id of the row.
fn cells(desk: &Desk, file: &str, column: &str) -> Vec<(String, String)> {
    let text = read(desk, file);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let at = reader.headers().expect("a header").iter().position(|name| name == column).expect("the column");
    let row = |row: csv::StringRecord| (row[0].to_owned(), row[at].to_owned());
    reader.records().map(|record| row(record.expect("a row"))).collect()
}

const ACLED: &str = "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp\n";

/// A row of an export: number and place with how exactly each is known (date, place), date, type and
/// sub-type, actors.
fn acled(
    (number, time, geo): (u32, u8, u8),
    date: &str,
    (kind, sub): (&str, &str),
    actors: [(&str, &str); 2],
    place: &str,
) -> String {
    let [(one, inter1), (other, inter2)] = actors;
    let at = if place == "Alda" { "-29.51,28.01" } else { "-29.9,28.6" };
    format!(
        "INV{number},{date},2023,{time},x,{kind},{sub},{one},,{inter1},{other},,{inter2},x,,0,x,Invented,,,,{place},{at},{geo},Invented Herald,National,,0,,1700000000\n"
    )
}

const ARMY: (&str, &str) = ("Invented Army", "State forces");
const FRONT: (&str, &str) = ("IF: Invented Front", "Rebel group");
const BANDITS: (&str, &str) = ("Invented bandits", "Political militia");
const NOBODY: (&str, &str) = ("", "");

fn export() -> String {
    let battle = "Battles";
    let mut text = format!("\u{feff}{ACLED}");
    text += &acled((1, 1, 1), "2023-01-05", (battle, "Government regains territory"), [FRONT, ARMY], "Alda");
    text += &acled(
        (2, 1, 1),
        "06 February 2023",
        (battle, "Non-state actor overtakes territory"),
        [FRONT, ARMY],
        "Alda",
    );
    text += &acled((3, 2, 2), "2023-03-07", (battle, "Armed clash"), [ARMY, FRONT], "Borga");
    text += &acled(
        (4, 3, 1),
        "2023-04-08",
        ("Explosions/Remote violence", "Air/drone strike"),
        [ARMY, FRONT],
        "Borga",
    );
    text += &acled(
        (5, 1, 1),
        "2023-05-09",
        ("Strategic developments", "Headquarters or base established"),
        [FRONT, NOBODY],
        "Borga",
    );
    text += &acled(
        (6, 1, 1),
        "2023-05-10",
        ("Strategic developments", "Non-violent transfer of territory"),
        [ARMY, NOBODY],
        "Borga",
    );
    text += &acled((7, 1, 1), "2023-05-11", ("Protests", "Peaceful protest"), [BANDITS, NOBODY], "Borga");
    text += &acled((8, 1, 3), "2023-05-12", (battle, "Armed clash"), [ARMY, FRONT], "Somewhere");
    text += &acled((9, 1, 1), "2023-05-13", (battle, "Armed clash"), [BANDITS, BANDITS], "Alda");
    text += &acled((1, 1, 1), "2023-01-05", (battle, "Armed clash"), [FRONT, ARMY], "Alda");
    text
}

/// Fills the draft of actors.
fn fill(desk: &Desk) {
    let draft = read(desk, "t/actors.csv");
    assert!(
        draft.contains("Invented Army,,") && draft.contains(",army\n"),
        "the party of that name is proposed: {draft}"
    );
    let filled = "actor,party\nInvented Army,army\nIF: Invented Front,front\nInvented bandits,-\n";
    write(desk, "t/actors.csv", filled);
}

#[test]
fn an_acled_export_asks_for_its_actors_and_then_becomes_events() {
    let desk = lesotho();
    write(&desk, "export.csv", export());
    let first = run(&desk, "frontline import acled export.csv --theatre t");
    assert_eq!(first.code, 0, "{}", first.err);
    assert!(first.err.contains("3 actors have no party yet"), "{}", first.err);
    fill(&desk);
    let report = done(&desk, "frontline import acled export.csv --theatre t");
    assert!(report.starts_with("read 10, taken 6, left 4, wrong 0\n"), "{report}");
    assert!(report.contains("left 1: located to geo_precision 3 only (line 9)"), "{report}");
    let of = |column: &str| -> Vec<String> {
        cells(&desk, "t/events/acled.csv", column).into_iter().map(|(_, cell)| cell).collect()
    };
    assert_eq!(of("what"), ["captures", "captures", "clashes", "strikes", "operates", "receives"]);
    assert_eq!(
        of("party"),
        ["army", "front", "army", "army", "front", "army"],
        "the winner is whom the sub-type names"
    );
    assert_eq!(of("place"), ["alda", "alda", "borga", "borga", "borga", "borga"]);
    assert_eq!(
        of("date"),
        ["2023-01-05", "2023-02-06", "2023-03-04/2023-03-10", "2023-04", "2023-05-09", "2023-05-10"]
    );
    assert_eq!(cells(&desk, "t/sources/acled.csv", "publisher")[0], ("acled-INV1".into(), "ACLED".into()));
    done(&desk, "frontline check t");
    let status = done(&desk, "frontline status Alda Borga --on 2023-06-01 --theatre t");
    assert!(status.contains("Invented Front") && status.contains("Army"), "{status}");
    let again = done(&desk, "frontline import acled export.csv --theatre t");
    assert!(again.contains("left 7: the log has the record already"), "{again}");
    done(&desk, "frontline check t");
}

#[test]
fn an_export_of_before_2023_has_other_columns_and_codes_for_words() {
    let desk = lesotho();
    write(&desk, "t/actors.csv", "actor,party\nInvented Army,army\nIF: Invented Front,front\n");
    let header = "data_id,iso,event_id_cnty,event_id_no_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,region,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,timestamp,iso3\n";
    let row = "77,426,INV1,1,05 January 2019,2019,1,Battles,Government regains territory,IF: Invented Front,,2,Invented Army,,1,12,x,Invented,,,,Alda,-29.51,28.01,1,Invented Herald,National,,0,1550000000,LSO\n";
    write(&desk, "old.csv", format!("{header}{row}"));
    let report = done(&desk, "frontline import acled old.csv --theatre t");
    assert!(report.starts_with("read 1, taken 1, left 0, wrong 0\n"), "{report}");
    let of = |column: &str| cells(&desk, "t/events/acled.csv", column).remove(0);
    assert_eq!(
        of("party"),
        ("acled-INV1".into(), "army".into()),
        "the number is the one that later exports have"
    );
    assert_eq!(of("what").1, "captures");
}

#[test]
fn wrong_records_are_named_by_line_and_left_only_when_asked() {
    let desk = lesotho();
    write(&desk, "t/actors.csv", "actor,party\nInvented Army,army\nIF: Invented Front,front\n");
    let good = acled((1, 1, 1), "2023-01-05", ("Battles", "Armed clash"), [ARMY, FRONT], "Alda");
    let mut text = format!("{ACLED}{good}").into_bytes();
    for (from, to) in [
        ("-29.51", "NaN"),
        ("-29.51", "-129.51"),
        ("28.01", "east"),
        ("2023-01-05", "03/04/2023"),
        ("2023-01-05", "45031"),
        ("Alda", ""),
        (",0,,17", ",17"),
    ] {
        text.extend(good.replace("INV1", "INV2").replacen(from, to, 1).as_bytes());
    }
    text.extend(b"INV3,\xff\xfe\n");
    write(&desk, "export.csv", &text);
    let stopped = run(&desk, "frontline import acled export.csv --theatre t");
    assert_eq!(stopped.code, 3);
    for says in [
        "export.csv:3: longitude 28.01, latitude NaN is not on Earth",
        "export.csv:4: longitude 28.01, latitude -129.51",
        "export.csv:5: longitude `east` is not a number",
        "export.csv:6: `03/04/2023` may be two days; say which number is the day with --dates",
        "export.csv:7: `45031` looks like a spreadsheet's number",
        "export.csv:8: event_id_cnty or location is empty",
        "export.csv:9: 29 cells, the header has 31",
        "export.csv:10: not UTF-8",
        "8 records are wrong, and nothing was written",
    ] {
        assert!(stopped.err.contains(says), "{says}: {}", stopped.err);
    }
    assert!(!desk.path().join("t/events/acled.csv").exists());
    let dry = run(&desk, "frontline import acled export.csv --theatre t --on-error skip --dry-run");
    assert_eq!((dry.code, desk.path().join("t/events/acled.csv").exists()), (0, false), "{}", dry.err);
    let report = done(&desk, "frontline import acled export.csv --theatre t --on-error skip --dates dmy");
    assert!(report.starts_with("read 9, taken 2, left 0, wrong 7"), "{report}");
    let line = "frontline import acled export.csv --theatre t --on-error skip --dry-run --report left.csv";
    done(&desk, line);
    let ledger = read(&desk, "left.csv");
    assert!(
        ledger.starts_with(
            "file,unit,number,what,why\nexport.csv,line,2,left,the log has the record already\n"
        ),
        "{ledger}"
    );
    assert_eq!(ledger.lines().filter(|row| row.contains(",wrong,")).count(), 8, "{ledger}");
    refused(&desk, line, "--force");
}

#[test]
fn what_is_no_table_is_told() {
    let desk = lesotho();
    write(&desk, "empty.csv", "");
    refused(&desk, "frontline import acled empty.csv --theatre t", "the file is empty");
    write(&desk, "semicolons.csv", ACLED.replace(',', ";"));
    refused(&desk, "frontline import acled semicolons.csv --theatre t", "separated by `;`");
    write(&desk, "other.csv", "a,b,c\n1,2,3\n");
    refused(&desk, "frontline import acled other.csv --theatre t", "no header row");
    write(&desk, "lacking.csv", "event_id_cnty,event_date\nINV1,2023-01-01\n");
    refused(&desk, "frontline import acled lacking.csv --theatre t", "column `event_type` is missing");
    write(&desk, "line.csv", vec![b'x'; 9 << 20]);
    refused(&desk, "frontline import acled line.csv --theatre t", "line.csv:1: a record of more than 4 MiB");
    write(&desk, "quote.csv", format!("{ACLED}\"INV1,{}", "x".repeat(9 << 20)));
    refused(
        &desk,
        "frontline import acled quote.csv --theatre t",
        "quote.csv:2: a record of more than 4 MiB",
    );
    refused(&desk, "frontline import acled missing.csv --theatre t", "missing.csv cannot be read");
    refused(&desk, "frontline import acled t --theatre t", "is a folder");
    refused(&desk, "frontline import acled empty.csv", "frontline init");
    write(&desk, "t/actors.csv", "actor,party\nInvented Army,armi\n");
    refused(&desk, "frontline import acled other.csv --theatre t", "did you mean `army`?");
}

#[test]
fn ucdp_events_are_fighting_with_or_without_a_header() {
    let desk = lesotho();
    write(&desk, "t/actors.csv", "actor,party\nInvented Army,army\nIF,front\n");
    let row = |id: u32, kind: u8, precision: u8, start: &str, end: &str| {
        let mut cells = vec![String::new(); 49];
        for (at, cell) in [
            (0, id.to_string().as_str()),
            (5, kind.to_string().as_str()),
            (14, "Invented Army"),
            (17, "IF"),
            (19, "Invented Herald, 2023-01-06"),
            (24, precision.to_string().as_str()),
            (25, "Alda town"),
            (29, "-29.51"),
            (30, "28.01"),
            (38, start),
            (39, end),
        ] {
            cells[at] = format!("\"{cell}\"");
        }
        cells.join(",") + "\n"
    };
    let midnight = "2023-01-05 00:00:00.000";
    let text = row(7, 1, 1, midnight, midnight)
        + &row(8, 3, 2, "2023-02-01", "2023-02-04")
        + &row(9, 2, 5, midnight, midnight);
    write(&desk, "ged.csv", text);
    let report = done(&desk, "frontline import ucdp ged.csv --theatre t");
    assert!(report.starts_with("read 3, taken 2, left 1, wrong 0"), "{report}");
    let of = |column| cells(&desk, "t/events/ucdp.csv", column);
    assert_eq!(of("what"), [("ucdp-7".into(), "clashes".to_owned()), ("ucdp-8".into(), "raids".into())]);
    assert_eq!(of("date")[1].1, "2023-02-01/2023-02-04");
    assert_eq!(of("place")[0].1, "alda", "Alda town is Alda");
    done(&desk, "frontline check t");
}

#[test]
fn viina_days_become_changes_with_the_votes_as_sources() {
    let desk = lesotho();
    let dump = "701\tAlda\tAlda\t\t-29.5\t28.0\tP\tPPL\tLS\t\t\t\t\t\t9000\t\t\tAfrica/Maseru\t2023-01-01\n\
                702\tBorga\tBorga\tبورغا,Burga\t-29.9\t28.6\tP\tPPLA\tLS\t\t\t\t\t\t90000\t\t\tAfrica/Maseru\t2023-01-01\n\
                703\tTiny\tTiny\t\t-29.7\t28.3\tP\tPPL\tLS\t\t\t\t\t\t12\t\t\tAfrica/Maseru\t2023-01-01\n";
    write(&desk, "LS.txt", dump);
    let report = done(&desk, "frontline import geonames LS.txt --theatre t");
    assert!(report.contains("left 1: there already, met by name and distance"), "{report}");
    write(&desk, "t/actors.csv", "actor,party\nUA,army\nRU,front\n");
    let mut text = "geonameid,date,status_wiki,status_dsm,status\n".to_owned();
    for day in 1..=28 {
        let (wiki, all) = match day {
            1..=9 => ("UA", "UA"),
            10..=14 => ("UA", "CONTESTED"),
            _ => ("RU", "RU"),
        };
        text += &format!("702,202301{day:02},{wiki},{all},{all}\n999,202301{day:02},UA,UA,UA\n");
    }
    write(&desk, "control.csv", &text);
    let report = done(&desk, "frontline import viina control.csv --theatre t");
    assert!(report.starts_with("read 56, taken 28, left 28, wrong 0"), "{report}");
    let of = |column| {
        cells(&desk, "t/events/viina.csv", column).into_iter().map(|(_, cell)| cell).collect::<Vec<_>>()
    };
    assert_eq!(of("date"), ["2023-01-01", "2023-01-10", "2023-01-15", "2023-01-28"]);
    assert_eq!(of("what"), ["holds", "contests", "holds", "holds"]);
    assert_eq!(of("party"), ["army", "front", "front", "front"]);
    assert_eq!(of("opponent")[1], "army", "the one that held it");
    assert_eq!((of("sources")[1].as_str(), of("denied_by")[1].as_str()), ("viina-dsm", "viina-wiki"));
    done(&desk, "frontline check t");
    write(&desk, "back.csv", "geonameid,date,status\n702,20230102,UA\n702,20230101,UA\n");
    refused(
        &desk,
        "frontline import viina back.csv --theatre t",
        "back.csv:3: 2023-01-01 comes after 2023-01-02",
    );
}

#[test]
fn a_gazetteer_is_merged_by_id_then_by_name_and_distance_and_differences_are_told() {
    let desk = lesotho();
    let row = |id: u32, name: &str, at: &str, class: &str, people: u32| {
        format!(
            "{id}\t{name}\t{name}\t\t{at}\t{class}\tLS\t\t\t\t\t\t{people}\t\t\tAfrica/Maseru\t2023-01-01\n"
        )
    };
    let text = row(1, "Alda", "-29.44\t28.03", "P\tPPL", 150_000)
        + &row(2, "Casta", "-29.1\t28.3", "P\tPPL", 2_000)
        + &row(3, "Dena", "-29.2\t28.3", "S\tAIRB", 0)
        + &row(4, "Emo", "-29.2\t28.9", "P\tPPLQ", 5_000)
        + &row(5, "Bad", "-99\t28.9", "P\tPPL", 5_000);
    write(&desk, "LS.txt", text);
    refused(&desk, "frontline import geonames LS.txt --theatre t", "LS.txt:5: longitude 28.9, latitude -99");
    let line = "frontline import geonames LS.txt --theatre t --sites --on-error skip";
    let before = read(&desk, "t/places.csv");
    done(&desk, &format!("{line} --dry-run"));
    assert!(!desk.path().join("t/places/geonames.csv").exists());
    let report = done(&desk, line);
    assert!(report.contains("conflict: `alda` lies 7"), "{report}");
    assert!(report.contains("conflict: `alda` is a town, GeoNames 1 says city; ours stays"), "{report}");
    assert_eq!(read(&desk, "t/places.csv"), before, "what somebody wrote stays");
    assert_eq!(
        cells(&desk, "t/places/geonames.csv", "kind"),
        [("casta".into(), "village".to_owned()), ("dena".into(), "airbase".into())]
    );
    write(
        &desk,
        "names.txt",
        "1\t2\tar\tكاستا\t1\t\t\t\t\t\n2\t2\tlink\thttps://example.org\t\t\t\t\t\t\n3\t2\ten\tOld Casta\t\t\t\t1\t\t\n4\t77\ten\tElsewhere\t\t\t\t\t\t\n",
    );
    let report = done(&desk, &format!("{line} --names names.txt"));
    assert!(report.contains("met by id") && report.contains("made 2 names"), "{report}");
    assert_eq!(
        read(&desk, "t/names/geonames.csv"),
        "place,name,lang,kind\ncasta,كاستا,ar,official\ncasta,Old Casta,en,former\n"
    );
    done(&desk, "frontline check t");
    assert!(done(&desk, "frontline place كاستا --theatre t").starts_with("casta"));
    let listed =
        row(6, "Fona", "-29.3\t28.7", "P\tPPL", 2_000).replace("Fona\tFona\t", "Fona\tFona\tFonah,Fuuna");
    write(&desk, "one.txt", listed);
    write(&desk, "of-one.txt", "1\t6\ten\tFonah\t\t\t\t\t\t\n");
    let line = "frontline import geonames one.txt --theatre t --dry-run";
    assert!(done(&desk, line).contains("made 2 names"), "the dump lists two");
    let report = done(&desk, &format!("{line} --names of-one.txt"));
    assert!(report.contains("made 1 name\n") && !report.contains("names"), "each once: {report}");
}

#[test]
fn openstreetmap_gives_places_and_the_roads_through_them() {
    let desk = lesotho();
    let overpass = r#"{"elements":[
        {"type":"node","id":1,"lat":-29.9,"lon":28.6,"tags":{"place":"city","name":"بورغا","name:ar":"بورغا","name:en":"Borga","population":"90000","wikidata":"Q1"}},
        {"type":"node","id":2,"lat":-29.6,"lon":28.2,"tags":{"place":"village","name":"Casta"}},
        {"type":"way","id":3,"tags":{"highway":"trunk","ref":"A1"},"geometry":[{"lat":-29.6,"lon":28.2},{"lat":-29.9,"lon":28.6}]},
        {"type":"way","id":4,"tags":{"highway":"trunk","ref":"A1"},"geometry":[{"lat":-29.6,"lon":28.2},{"lat":-29.5,"lon":28.0}]},
        {"type":"node","id":5,"lat":-29.5,"lon":28.0,"tags":{"amenity":"cafe"}}]}"#;
    write(&desk, "places.json", overpass);
    let report = done(&desk, "frontline import osm places.json --theatre t");
    assert!(report.contains("made 2 places") && report.contains("made 1 road"), "{report}");
    let roads = read(&desk, "t/roads/osm.csv");
    assert!(
        roads == "id,name,class,places\na1,A1,trunk,borga casta alda\n"
            || roads == "id,name,class,places\na1,A1,trunk,alda casta borga\n",
        "{roads}"
    );
    assert!(read(&desk, "t/names/osm.csv").contains("borga,بورغا,ar,official"));
    let again = done(&desk, "frontline import osm places.json --theatre t");
    assert!(again.contains("left 2: there already, met by id") && !again.contains("made"), "{again}");
    let otherwise = overpass.replace(r#"{"lat":-29.9,"lon":28.6}]"#, r#"{"lat":-29.3,"lon":28.6}]"#);
    write(&desk, "otherwise.json", otherwise);
    let met = done(&desk, "frontline import osm otherwise.json --theatre t");
    assert!(met.contains("a road is named `A1` already and runs otherwise; `a1-2` was added"), "{met}");
    let geojson = r#"{"type":"FeatureCollection","features":[{"type":"Feature","id":"node/9","properties":{"place":"town","name":"Dena"},"geometry":{"type":"Point","coordinates":[28.4,-29.2]}}]}"#;
    write(&desk, "places.geojson", geojson);
    done(&desk, "frontline import osm places.geojson --theatre t");
    assert!(done(&desk, "frontline place Dena --theatre t").starts_with("dena"));
    done(&desk, "frontline check t");
    write(&desk, "bad.json", "<osm/>");
    refused(&desk, "frontline import osm bad.json --theatre t", "not JSON");
    write(
        &desk,
        "bad.json",
        r#"{"elements":[{"type":"node","id":1,"lat":1e99,"lon":0,"tags":{"place":"town","name":"X"}}]}"#,
    );
    refused(&desk, "frontline import osm bad.json --theatre t", "elements 1: longitude 0");
}

#[test]
fn drawn_areas_become_reference_by_day_and_holder() {
    let desk = lesotho();
    let areas = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"date":"2023-01-05","holder":"army"},"geometry":{"type":"Polygon","coordinates":[[[27.9,-29.6],[28.1,-29.6],[28.1,-29.4],[27.9,-29.4],[27.9,-29.6]]]}}]}"#;
    write(&desk, "drawn.geojson", areas);
    assert_eq!(
        done(&desk, "frontline import areas drawn.geojson --theatre t"),
        "read 1, taken 1, left 0, wrong 0\n  made 1 reference\n"
    );
    done(&desk, "frontline source add --theatre t --id s --publisher P --title T --published 2023-01-05");
    done(
        &desk,
        "frontline event add --theatre t --date 2023-01-05 --place alda --what holds --party army --source s",
    );
    let measured = done(
        &desk,
        "frontline evaluate areas 2023-01-05 --theatre t --against t/reference/2023-01-05-army.geojson --side army",
    );
    assert!(measured.contains("nearest"), "{measured}");
    refused(
        &desk,
        "frontline import areas drawn.geojson --theatre t --holder side",
        "--holder KEY names it; there are: date, holder",
    );
}
