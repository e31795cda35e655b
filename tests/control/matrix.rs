//! Every verb against every state, as one table.

use std::fmt::Write;

use frontline::control::{Assessed, Histories, Rules};
use frontline::events::{self, Log, Verb};
use frontline::gazetteer::{self, Gazetteer};
use frontline::table::Faults;

/// How a place comes to be in each state before red does something to it.
const STATES: [(&str, &[&str]); 9] = [
    ("nobody", &[]),
    ("red", &["captures,red,"]),
    ("blue", &["captures,blue,"]),
    ("blue contested by red", &["captures,blue,", "enters,red,"]),
    ("blue contested by green", &["captures,blue,", "enters,green,"]),
    ("blue besieged by red", &["captures,blue,", "besieges,red,"]),
    ("blue claimed by red", &["captures,blue,", "claims,red,"]),
    ("red+blue", &["holds,red+blue,"]),
    ("fought over by red, blue", &["contests,red,blue"]),
];

/// The table as Markdown.
pub fn table() -> String {
    let mut out =
        String::from("# What red does to blue, verb by verb, and what becomes of the place\n\n| before |");
    for (state, _) in STATES {
        let _ = write!(out, " {state} |");
    }
    out.push_str("\n|---|");
    out.push_str(&"---|".repeat(STATES.len()));
    out.push('\n');
    for verb in Verb::ALL {
        let _ = write!(out, "| {verb} |");
        for (_, before) in STATES {
            let _ = write!(out, " {} |", after(before, *verb));
        }
        out.push('\n');
    }
    out
}

fn after(before: &[&str], verb: Verb) -> String {
    let mut rows = String::from("id,date,place,what,party,opponent,confidence,sources\n");
    for (i, row) in before.iter().enumerate() {
        let _ = writeln!(rows, "before-{i},2020-01-0{},oasis,{row},high,", i + 1);
    }
    let _ = writeln!(rows, "now,2020-01-10,oasis,{verb},red,blue,high,");
    let mut faults = Faults::default();
    let file = |name: &str, text: &str| vec![(name.to_owned(), text.to_owned())];
    let places = file("places.csv", "id,name,kind,lon,lat,source\noasis,Oasis,town,10,20,invented\n");
    let gazetteer = Gazetteer::read(gazetteer::Tables { places, ..Default::default() }, &mut faults);
    let tables = events::Tables {
        parties: file("parties.csv", "id,name\nred,Red\nblue,Blue\ngreen,Green\n"),
        sources: file("sources.csv", "id,kind\n"),
        events: file("events.csv", &rows),
        ..Default::default()
    };
    let log = Log::read(&tables, &gazetteer, &mut faults);
    assert!(faults.is_empty(), "{faults}");
    let day = "2020-01-11".parse().expect("a day");
    let histories = Histories::replay(&log, &gazetteer, &Rules::default(), None, day);
    histories.on(day).place("oasis").map_or_else(|| "unknown".to_owned(), words)
}

fn words(a: &Assessed) -> String {
    let with = |word: &str, of: Vec<String>| {
        if of.is_empty() { String::new() } else { format!(", {word} {}", of.join("+")) }
    };
    let text = |ids: &[events::BlocId]| ids.iter().map(ToString::to_string).collect::<Vec<_>>();
    let side = a.side.as_ref().map(|side| format!("{side} ")).unwrap_or_default();
    let present = a.present.parties().iter().map(ToString::to_string).collect();
    format!(
        "{side}{}{}{}{}{}",
        a.status,
        with("by", text(&a.contested_by)),
        with("besieged by", text(&a.besieged_by)),
        with("claimed by", text(&a.claimed_by)),
        with("present", present),
    )
}
