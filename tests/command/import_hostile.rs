//! Files that are not what they should be, for every import: each is refused or read, with words that name
//! file and line and say what to do. Every record here is invented.

use std::fs;

use super::new_theatre::{done, run};
use super::program::{Desk, Run};

/// A good file of each import: its name, its first lines, its only record.
const GOOD: [(&str, &str, &str); 6] = [
    (
        "acled",
        "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp\n",
        "A1,2023-01-05,2023,1,x,Battles,Armed clash,Army,,1,Front,,2,12,,426,x,x,,,,Alda,-29.5,28.0,1,H,N,note,0,,1700000000\n",
    ),
    (
        "ucdp",
        "id,type_of_violence,side_a,side_b,where_coordinates,where_prec,latitude,longitude,date_start,date_end,source_article\n",
        "1,1,Army,Front,Alda,1,-29.5,28.0,2023-01-05,2023-01-05,Herald\n",
    ),
    ("viina", "geonameid,date,status_wiki,status\n", "7,20230105,UA,UA\n"),
    ("geonames", "", "8\tBorga\tBorga\t\t-29.5\t28.5\tP\tPPL\tLS\t\t\t\t\t\t9000\t\t\tx\t2023-01-01\n"),
    (
        "osm",
        "{\"elements\":[\n",
        "{\"type\":\"node\",\"id\":1,\"lat\":-29.5,\"lon\":28.6,\"tags\":{\"place\":\"city\",\"name\":\"Cola\"}}\n]}",
    ),
    (
        "areas",
        "{\"type\":\"FeatureCollection\",\"features\":[\n",
        "{\"type\":\"Feature\",\"properties\":{\"date\":\"2023-01-05\",\"holder\":\"Alda\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[27.9,-29.5],[28.1,-29.5],[28.1,-29.4],[27.9,-29.4],[27.9,-29.5]]]}}\n]}",
    ),
];

fn is_json(import: &str) -> bool {
    matches!(import, "osm" | "areas")
}

fn theatre() -> Desk {
    let desk = Desk::new();
    done(&desk, "frontline init t --country LS");
    done(&desk, "frontline party add --theatre t --id army --name Army");
    done(&desk, "frontline party add --theatre t --id front --name Front");
    let places = "id,name,kind,lon,lat,geonames,source\nalda,Alda,town,28.0,-29.5,7,a map\n";
    fs::write(desk.path().join("t/places.csv"), places).expect("a file");
    let actors = "actor,party\nArmy,army\nFront,front\nUA,army\nRU,front\n";
    fs::write(desk.path().join("t/actors.csv"), actors).expect("a file");
    desk
}

fn import(desk: &Desk, import: &str, bytes: &[u8]) -> Run {
    fs::write(desk.path().join("file"), bytes).expect("a file");
    run(desk, &format!("frontline import {import} file --theatre t --dry-run"))
}

fn reads(run: &Run, what: &str) {
    assert_eq!(run.code, 0, "{what}: {}", run.err);
    assert!(run.out.starts_with("read 1, taken 1, left 0, wrong 0\n"), "{what}: {}", run.out);
}

fn refuses(run: &Run, says: &[&str], what: &str) {
    assert_eq!(run.code, 3, "{what}: {}{}", run.out, run.err);
    for word in says {
        assert!(run.err.contains(word), "{what} says not {word}: {}", run.err);
    }
}

fn utf16(text: &str, mark: bool, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    let units = mark.then_some(0xfeff).into_iter().chain(text.encode_utf16());
    units.flat_map(order).collect()
}

#[test]
fn other_encodings_are_named_and_a_mark_of_utf_8_is_not_minded() {
    let desk = theatre();
    for (of, head, record) in GOOD {
        let text = format!("{head}{record}");
        reads(&import(&desk, of, text.as_bytes()), of);
        reads(&import(&desk, of, format!("\u{feff}{text}").as_bytes()), of);
        for bytes in [
            utf16(&text, true, u16::to_le_bytes),
            utf16(&text, true, u16::to_be_bytes),
            utf16(&text, false, u16::to_le_bytes),
            utf16(&text, false, u16::to_be_bytes),
        ] {
            refuses(&import(&desk, of, &bytes), &["file", "UTF-16, not UTF-8; save the file as UTF-8"], of);
        }
        let name =
            ["Alda", "Borga", "Cola", "UA"].into_iter().find(|name| record.contains(name)).unwrap_or("");
        let (before, after) = text.rsplit_once(name).expect("a name");
        for wrong in [&[0xe4][..], &[0xff, 0xfe], &[0xc3, 0x28]] {
            let bytes = [before.as_bytes(), wrong, after.as_bytes()].concat();
            let line = if head.is_empty() { "file:1: " } else { "file:2: " };
            refuses(&import(&desk, of, &bytes), &[line, "not UTF-8", "save the file as UTF-8"], of);
        }
        refuses(&import(&desk, of, b"PK\x03\x04 and so on"), &["file", "ZIP archive", "unpack it"], of);
        refuses(&import(&desk, of, b"\x1f\x8b\x08 and so on"), &["file", "gzip; unpack it first"], of);
    }
}

#[test]
fn line_ends_may_be_of_any_system() {
    let desk = theatre();
    for (of, head, record) in GOOD {
        let text = format!("{head}{record}");
        reads(&import(&desk, of, text.replace('\n', "\r\n").as_bytes()), of);
        reads(&import(&desk, of, text.replace('\n', "\r").as_bytes()), of);
        reads(&import(&desk, of, text.trim_end().as_bytes()), of);
    }
}

#[test]
fn what_is_empty_cut_off_a_folder_or_not_there_is_told() {
    let desk = theatre();
    for (of, head, record) in GOOD {
        refuses(&import(&desk, of, b""), &["file", "download it again"], of);
        let text = format!("{head}{record}");
        let cut =
            import(&desk, of, text.trim_end_matches(['\n', ']', '}']).split_at(text.len() - 20).0.as_bytes());
        if is_json(of) {
            refuses(&cut, &["file:2: ", "cut off", "download it again"], of);
        } else if of != "viina" {
            refuses(&cut, &["file:", "cells"], of);
        }
        for (path, says) in [("t", "t is a folder; name a file"), ("none", "none cannot be read")] {
            let run = run(&desk, &format!("frontline import {of} {path} --theatre t"));
            assert!([2, 3].contains(&run.code) && run.err.contains(says), "{of}: {}", run.err);
        }
    }
}

#[test]
fn positions_off_the_earth_are_named_by_line() {
    let desk = theatre();
    for (of, head, record) in GOOD.into_iter().filter(|(of, ..)| *of != "viina") {
        for wrong in ["NaN", "-129.5", "1e999", "inf", "north"] {
            let run = import(&desk, of, format!("{head}{}", record.replacen("-29.5", wrong, 1)).as_bytes());
            let line = if head.is_empty() { "file:1: " } else { "file:2: " };
            refuses(&run, &[line], &format!("{of} {wrong}"));
        }
    }
}

#[test]
fn days_of_every_form_are_read_asked_about_or_refused() {
    let desk = theatre();
    for (of, head, record) in
        GOOD.into_iter().filter(|(of, ..)| ["acled", "ucdp", "viina", "areas"].contains(of))
    {
        let with = |day: &str| {
            let record = record.replace("2023-01-05", day).replace("20230105", day);
            import(&desk, of, format!("{head}{record}").as_bytes())
        };
        for day in [
            "2023-01-05",
            "20230105",
            "5 January 2023",
            "05-Jan-2023",
            "13/01/2023",
            "05.01.2023",
            "2023-01-05T10:00:00Z",
        ] {
            reads(&with(day), &format!("{of} {day}"));
        }
        refuses(&with("05/01/2023"), &["file:2: ", "may be two days", "--dates dmy"], of);
        refuses(&with("44931"), &["file:2: ", "spreadsheet's number"], of);
        for day in
            ["2023-13-45", "20230230", "NaN", "5.1.23", "yesterday", "٢٠٢٣-٠١-٠٥", "9".repeat(5000).as_str()]
        {
            refuses(&with(day), &["file:2: ", "is not a day such as"], &format!("{of} {day}"));
        }
        let told = run(&desk, &format!("frontline import {of} file --theatre t --dry-run --dates dmy"));
        assert_eq!(told.code, 3, "what is no day does not become one");
    }
}

#[test]
fn a_quote_that_is_never_closed_and_what_cannot_be_printed_is_told() {
    let desk = theatre();
    for (of, head, record) in GOOD.into_iter().filter(|(of, ..)| ["acled", "ucdp"].contains(of)) {
        let open = record.replace("Alda", "\"Alda");
        let run = import(&desk, of, format!("{head}{open}{record}{record}").as_bytes());
        refuses(&run, &["file:2: ", "runs over 4 lines: a quote in it may never be closed"], of);
        let many = import(&desk, of, format!("{head}{open}{}", record.repeat(80_000)).as_bytes());
        refuses(&many, &["file:2: a record of more than 4 MiB", "a quote is never closed"], of);
    }
    for (of, head, record) in GOOD.into_iter().filter(|(of, ..)| !is_json(of)) {
        let run = import(&desk, of, format!("{head}{}", record.replacen('A', "A\0", 1)).as_bytes());
        if record.contains('A') {
            refuses(&run, &["control character 0x00"], of);
        }
    }
}

#[test]
fn a_file_of_something_else_is_told_by_what_it_lacks() {
    let desk = theatre();
    for (of, ..) in GOOD {
        let wrong = if is_json(of) {
            ["{\"a\": [1]}", "[1]", "<osm/>", "{\"elements\": 5, \"features\": 5}", "nothing"]
        } else {
            ["a,b\n1,2\n", "a;b\n", "{}", "\n\n\n", "x"]
        };
        for text in wrong {
            let run = import(&desk, of, text.as_bytes());
            refuses(&run, &["file", "hint: "], &format!("{of} {text}"));
        }
    }
    let statuses: String =
        (0..1100).map(|i| format!("7,{},s{i},s{i}\n", 20_230_101 + i % 28 + i / 28 % 12 * 100)).collect();
    let run = import(&desk, "viina", format!("geonameid,date,status_wiki,status\n{statuses}").as_bytes());
    refuses(&run, &["sort the file by date"], "viina");
    let mut votes = String::from("geonameid,date,status\n");
    for i in 0..1100 {
        votes += &format!("7,{}-{:02}-{:02},s{i}\n", 2000 + i / 336, i / 28 % 12 + 1, i % 28 + 1);
    }
    refuses(
        &import(&desk, "viina", votes.as_bytes()),
        &["file:1002: more than 1000 different statuses"],
        "viina",
    );
}
