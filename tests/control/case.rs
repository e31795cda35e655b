//! One case: an invented theatre in a few lines, and what must be held true there.

use std::collections::{BTreeMap, BTreeSet};

use frontline::change::transitions;
use frontline::control::{Assessed, Histories, Rules};
use frontline::events::{self, Log};
use frontline::gazetteer::{self, Gazetteer, PlaceId};
use frontline::table::Faults;
use jiff::civil::Date;

/// A sentence, the lines that set it up, and the lines that say what must be so.
pub struct Case {
    name: String,
    rules: Rules,
    tables: BTreeMap<&'static str, String>,
    expected: Vec<(usize, String)>,
}

const PLACES: &str = "id,name,kind,lon,lat,part_of,members,source\n";
const PARTIES: &str = "id,name,short,parent,until\n";
const BLOCS: &str = "id,name,short,kind\n";
const ALLEGIANCE: &str = "party,bloc,from,to\n";
const SOURCES: &str = "id,kind,publisher,title,published,aligned_with,reliability\n";
const EVENTS: &str = "id,date,seq,place,what,party,opponent,confidence,claimant,sources,denied_by,same_as,supersedes,derived\n";

impl Case {
    /// The cases of a file.
    pub fn all(file: &str, text: &str) -> Vec<Self> {
        let mut cases: Vec<Self> = Vec::new();
        for (i, line) in text.lines().enumerate() {
            let line = line.split(" #").next().unwrap_or_default().trim();
            if let Some(name) = line.strip_prefix("## ") {
                cases.push(Self::named(&format!("{file}:{}: {name}", i + 1)));
            } else if let Some(case) = cases.last_mut().filter(|_| !line.is_empty()) {
                case.line(i + 1, line);
            }
        }
        cases.into_iter().map(Self::with_the_undeclared).collect()
    }

    fn named(name: &str) -> Self {
        let heads = [
            ("place", PLACES),
            ("party", PARTIES),
            ("bloc", BLOCS),
            ("ally", ALLEGIANCE),
            ("source", SOURCES),
            ("event", EVENTS),
        ];
        let tables = heads.iter().map(|(table, head)| (*table, (*head).to_owned())).collect();
        Self { name: name.to_owned(), rules: Rules::default(), tables, expected: Vec::new() }
    }

    /// Reads one line.
    pub fn line(&mut self, number: usize, line: &str) {
        let (words, with) = words(line);
        let with = |key: &str| with.get(key).cloned().unwrap_or_default();
        let word = |i: usize| words.get(i).copied().unwrap_or_default();
        match word(0) {
            "=" | ">" => self.expected.push((number, line.to_owned())),
            "rules" => self.rule(&with),
            "place" => {
                let lat = format!("{}", f64::from(u32::try_from(number).expect("a line")) / 100.0);
                let spot =
                    if matches!(word(2), "part" | "region" | "district") { ["", ""] } else { ["20", &lat] };
                let (of, members) = (with("of"), with("members"));
                self.add("place", &[word(1), word(1), word(2), spot[0], spot[1], &of, &members, "invented"]);
            }
            "party" => self.add("party", &[word(1), word(1), word(1), &with("parent"), &with("until")]),
            "bloc" => self.add("bloc", &[word(1), word(1), word(1), "side"]),
            "ally" => self.add("ally", &[word(1), word(2), &with("from"), &with("to")]),
            "source" => {
                let (aligned, rated) = (with("aligned"), with("rated"));
                self.add(
                    "source",
                    &[word(1), word(2), word(1), &with("title"), &with("on"), &aligned, &rated],
                );
            }
            date => {
                let id = if with("id").is_empty() {
                    format!("{date}-{}-{}-{number}", word(1), word(2))
                } else {
                    with("id")
                };
                let confidence = words.iter().find(|w| matches!(**w, "high" | "medium" | "low")).copied();
                let derived = if words.contains(&"derived") { "yes" } else { "" };
                let party = words
                    .get(3)
                    .copied()
                    .filter(|w| !matches!(*w, "high" | "medium" | "low"))
                    .unwrap_or_default();
                let cells = [
                    &id,
                    date,
                    &with("seq"),
                    word(1),
                    word(2),
                    party,
                    &with("from"),
                    confidence.unwrap_or_default(),
                    &with("claimant"),
                    &with("by"),
                    &with("denied"),
                    &with("same"),
                    &with("supersedes"),
                    derived,
                ];
                self.add("event", &cells);
            }
        }
    }

    fn rule(&mut self, with: &dyn Fn(&str) -> String) {
        let days = |key: &str, default: i64| with(key).parse().unwrap_or(default);
        self.rules.contest_days = days("contest_days", self.rules.contest_days);
        self.rules.stale_days = days("stale_days", self.rules.stale_days);
        self.rules.policy = with("policy").parse().unwrap_or_default();
        self.rules.by = with("by").parse().unwrap_or_default();
    }

    fn add(&mut self, table: &'static str, cells: &[&str]) {
        let cells: Vec<String> = cells.iter().map(|cell| cell.replace(',', " ")).collect();
        let text = self.tables.entry(table).or_default();
        text.push_str(&cells.join(","));
        text.push('\n');
    }

    /// Places, parties and blocs that the lines name and do not describe.
    fn with_the_undeclared(mut self) -> Self {
        let columns = |table: &str, columns: &[usize]| -> BTreeSet<String> {
            let rows = self.tables[table].lines().skip(1).map(|row| row.split(',').collect::<Vec<_>>());
            let cells = rows.flat_map(|row| columns.iter().map(|i| row[*i].to_owned()).collect::<Vec<_>>());
            let ids = cells.flat_map(|cell| cell.split(['+', ' ']).map(str::to_owned).collect::<Vec<_>>());
            ids.filter(|id| !id.is_empty()).collect()
        };
        let places = &columns("event", &[3]) | &columns("place", &[5, 6]);
        let parties = &(&columns("event", &[5, 6, 8]) | &columns("ally", &[0])) | &columns("party", &[3]);
        let places = &places - &columns("place", &[0]);
        let parties = &parties - &columns("party", &[0]);
        let blocs = &columns("ally", &[1]) - &columns("bloc", &[0]);
        for (id, i) in places.iter().zip(0..) {
            let lat = format!("{}", f64::from(i) / 10.0);
            self.add("place", &[id, id, "town", "10", &lat, "", "", "invented"]);
        }
        for id in &parties {
            self.add("party", &[id, id, id, "", ""]);
        }
        for id in &blocs {
            self.add("bloc", &[id, id, id, "side"]);
        }
        self
    }

    fn read(&self, faults: &mut Faults) -> (Log, Gazetteer) {
        let table = |name: &str| vec![(format!("{name}.csv"), self.tables[name].clone())];
        let places = gazetteer::Tables { places: table("place"), ..gazetteer::Tables::default() };
        let gazetteer = Gazetteer::read(places, faults);
        let tables = events::Tables {
            blocs: table("bloc"),
            parties: table("party"),
            allegiance: table("ally"),
            sources: table("source"),
            events: table("event"),
            quotes: Vec::new(),
        };
        (Log::read(&tables, &gazetteer, faults), gazetteer)
    }

    /// Everything that is not as the case says.
    pub fn wrong(&self) -> Vec<String> {
        let mut faults = Faults::default();
        let (log, gazetteer) = self.read(&mut faults);
        let faults = faults.sorted();
        let mut wrong: Vec<String> =
            faults.iter().map(|f| format!("{}: cannot be read: {f}", self.name)).collect();
        for (line, text) in &self.expected {
            let known = words(text).1.get("known").map(|k| k.parse::<Date>().expect("known="));
            let end = "2030-12-31".parse().expect("a day");
            let histories = Histories::replay(&log, &gazetteer, &self.rules, known, end);
            let found =
                if text.starts_with('=') { self.verdict(&histories, text) } else { how(&histories, text) };
            if let Some(found) = found {
                wrong.push(format!("{}\n  line {line}: {text}\n  found: {found}", self.name));
            }
        }
        wrong
    }

    /// `= DAY PLACE SIDE STATUS key=value...`: the verdict in these words; `None` when it is so.
    fn verdict(&self, histories: &Histories<'_>, text: &str) -> Option<String> {
        let (words, with) = words(text);
        let day: Date = words[1].parse().expect("a day");
        let found = histories.on(day).place(words[2]).cloned();
        let is = |key: &str| match (key, found.as_ref()) {
            ("side", a) => a.and_then(|a| a.side.as_ref()).map_or("-".into(), ToString::to_string),
            ("status", a) => a.map_or("unknown".into(), |a| a.status.to_string()),
            (key, Some(a)) => fact(key, a, day, self.rules.stale_days),
            (_, None) => String::new(),
        };
        let mut keys = vec![
            ("side", words[3].to_owned()),
            ("status", words.get(4).unwrap_or(&"controlled").to_string()),
        ];
        keys.extend(
            with.iter().filter(|(key, _)| **key != "known").map(|(key, value)| (*key, value.clone())),
        );
        let differs: Vec<String> = keys
            .iter()
            .filter(|(key, value)| is(key) != *value)
            .map(|(key, _)| format!("{key}={}", is(key)))
            .collect();
        (!differs.is_empty()).then(|| differs.join(" "))
    }
}

/// `> DAY PLACE HOW`: how the place changed that day; `-` for not at all.
fn how(histories: &Histories<'_>, text: &str) -> Option<String> {
    let (words, _) = words(text);
    let day: Date = words[1].parse().expect("a day");
    let before = day.yesterday().expect("a day before");
    let changes = transitions(histories, &PlaceId::new(words[2]), before, day);
    let found: Vec<&str> = changes.iter().map(|change| change.how.word()).collect();
    let found = if found.is_empty() { "-".to_owned() } else { found.join(" ") };
    (found != words[3]).then_some(found)
}

fn fact(key: &str, a: &Assessed, day: Date, stale_days: i64) -> String {
    let join = |ids: Vec<String>| ids.join("+");
    let date = |date: Option<Date>| date.map_or("-".into(), |date| date.to_string());
    match key {
        "holder" => a.holder.to_string(),
        "contested" => join(a.contested_by.iter().map(ToString::to_string).collect()),
        "besieged" => join(a.besieged_by.iter().map(ToString::to_string).collect()),
        "claimed" => join(a.claimed_by.iter().map(ToString::to_string).collect()),
        "present" => a.present.to_string(),
        "basis" => a.basis.map_or("-".into(), |basis| basis.to_string()),
        "judged" => a.judgement.to_string(),
        "since" => date(a.since),
        "evidence" => date(a.last_evidence),
        "fighting" => date(a.last_fighting),
        "runner" => a.runner_up.as_ref().map_or("-".into(), |r| format!("{} {}", r.side, r.because)),
        "events" => a.event_ids().len().to_string(),
        "stale" => a.is_stale(day, stale_days).to_string(),
        other => format!("no fact is called {other}"),
    }
}

/// The words of a line, and its `key=value` pairs; `_` in a value is a space.
fn words(line: &str) -> (Vec<&str>, BTreeMap<&str, String>) {
    let (mut words, mut with) = (Vec::new(), BTreeMap::new());
    for word in line.split_whitespace() {
        match word.split_once('=') {
            Some((key, value)) if !key.is_empty() => drop(with.insert(key, value.replace('_', " "))),
            _ => words.push(word),
        }
    }
    (words, with)
}
