//! VIINA: who controls each populated place on each day, with the vote of each source.
//!
//! Rows are `geonameid`, `date`, `status` and one `status_...` for each source that votes. Days on which
//! nothing changes make no rows: an event is written when a place's status changes, every 30 days while
//! it is contested, and on the last day of the file. Sources whose vote is another deny it.

use std::collections::HashMap;
use std::io::Read;

use jiff::civil::Date;

use super::actors::Who;
use super::records::{Form, Records};
use super::{Actors, Options, Report, Shelf, day};
use crate::events::{EventId, Log, SourceId};
use crate::gazetteer::Gazetteer;
use crate::table::Fault;

const FORM: Form = Form { separator: b',', quotes: true, standard: &[], marks: &["geonameid"] };

/// A contest is stated again after so many days: without news it would end.
const AGAIN: i32 = 30;

/// What is known of a place while the file is read.
struct Place<'g> {
    id: &'g str,
    last: Date,
    status: Option<u16>,
    votes: Vec<u16>,
    written: Date,
    holder: Option<u16>,
}

/// Words of the file as numbers: few words, millions of cells.
#[derive(Default)]
struct Words {
    numbers: HashMap<String, u16>,
    words: Vec<String>,
}

impl Words {
    fn number(&mut self, word: &str) -> u16 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = u16::try_from(self.words.len()).unwrap_or(u16::MAX);
        self.numbers.insert(word.to_owned(), number);
        self.words.push(word.to_owned());
        number
    }

    fn word(&self, number: u16) -> &str {
        self.words.get(usize::from(number)).map_or("", String::as_str)
    }
}

/// Where rows go.
struct Writer<'a> {
    shelf: &'a mut Shelf,
    log: &'a Log,
    report: Report,
    /// Ids of the sources by column.
    sources: Vec<String>,
}

/// Reads a control file; `file` is its name for faults. Places are found by their GeoNames id.
///
/// # Errors
/// When the file is no such export, or rows cannot be written.
pub fn viina<R: Read>(
    source: R,
    file: &str,
    options: Options,
    (gazetteer, log): (&Gazetteer, &Log),
    actors: &mut Actors,
    shelf: &mut Shelf,
) -> Result<Report, Fault> {
    let mut records = Records::open(source, file, FORM)?;
    let (id, date) = (records.need(&["geonameid"])?, records.need(&["date"])?);
    let votes: Vec<(usize, String)> = records
        .names()
        .iter()
        .enumerate()
        .filter_map(|(i, name)| Some((i, name.strip_prefix("status_")?.to_owned())))
        .collect();
    let status = records.need(&["status"])?;
    let mut places: HashMap<&str, Option<Place<'_>>> = HashMap::new();
    let ids: HashMap<&str, &str> = gazetteer
        .places()
        .iter()
        .filter(|p| !p.geonames.is_empty())
        .map(|p| (p.geonames.as_str(), p.id.as_str()))
        .collect();
    for (geonames, id) in &ids {
        let place =
            Place { id, last: Date::MIN, status: None, votes: Vec::new(), written: Date::MIN, holder: None };
        places.insert(geonames, Some(place));
    }
    let sources = votes.iter().map(|(_, name)| format!("viina-{name}")).collect();
    let mut writer = Writer { shelf, log, report: Report::default(), sources };
    let mut words = Words::default();
    let mut parsed: (String, Date) = (String::new(), Date::MIN);
    while let Some(record) = records.next() {
        writer.report.read += 1;
        let record = match record {
            Ok(record) => record,
            Err(fault) => {
                writer.report.bad(fault);
                continue;
            }
        };
        let Some(Some(place)) = places.get_mut(record.at(id)) else {
            writer.report.leave("no place of the gazetteer has this GeoNames id", record.line);
            continue;
        };
        // Neighbouring rows are often of one day.
        if parsed.0 != record.at(date) {
            match day(record.at(date), options.order) {
                Ok(day) => parsed = (record.at(date).to_owned(), day),
                Err(error) => {
                    writer.report.bad(record.fault(error.to_string()));
                    continue;
                }
            }
        }
        let on = parsed.1;
        if on <= place.last {
            let message = format!("{on} comes after {} in the rows of `{}`", place.last, place.id);
            writer
                .report
                .bad(record.fault(message).hint("sort the file by date, and take out rows that stand twice"));
            continue;
        }
        let now = words.number(record.at(status));
        if words.word(now).is_empty() || words.word(now).eq_ignore_ascii_case("na") {
            writer.report.leave("no status", record.line);
            continue;
        }
        place.last = on;
        writer.report.taken += 1;
        let contested = words.word(now).eq_ignore_ascii_case("contested");
        let due = place.written.checked_add(jiff::Span::new().days(AGAIN)).is_ok_and(|due| on >= due);
        let changed = place.status != Some(now);
        place.status = Some(now);
        place.votes.clear();
        place.votes.extend(votes.iter().map(|(column, _)| words.number(record.at(*column))));
        if changed || (contested && due) {
            writer.state(place, &words, actors)?;
        }
        if !contested {
            place.holder = Some(now);
        }
    }
    let mut last: Vec<&mut Place<'_>> = places.values_mut().flatten().collect();
    last.sort_by_key(|place| place.id);
    for place in last {
        if place.status.is_some() && place.written < place.last {
            writer.state(place, &words, actors)?;
        }
    }
    writer.cite()?;
    Ok(writer.report)
}

impl Writer<'_> {
    /// Writes what a place's status is on its last day.
    fn state(&mut self, place: &mut Place<'_>, words: &Words, actors: &mut Actors) -> Result<(), Fault> {
        let Some(status) = place.status else { return Ok(()) };
        let word = words.word(status);
        let (what, party, opponent) = if word.eq_ignore_ascii_case("contested") {
            let Some([one, other]) = rivals(place, words, actors) else {
                self.report.leave("contested, and actors.csv does not name both sides yet", 0);
                return Ok(());
            };
            ("contests", one, other)
        } else {
            match actors.who(word) {
                Who::Party(party) => ("holds", party.to_string(), String::new()),
                Who::Nobody => return Ok(()),
                Who::Undecided => {
                    actors.miss(word);
                    self.report.leave("its status has no party yet: fill actors.csv", 0);
                    return Ok(());
                }
            }
        };
        let (mut agree, mut deny) = (Vec::new(), Vec::new());
        for (vote, source) in place.votes.iter().zip(&self.sources) {
            let vote = words.word(*vote);
            if vote == word {
                agree.push(source.as_str());
            } else if !vote.is_empty() && !vote.eq_ignore_ascii_case("na") {
                deny.push(source.as_str());
            }
        }
        if agree.is_empty() {
            agree.push("viina");
        }
        let date = place.last.to_string();
        let id = format!("viina-{date}-{}", place.id);
        place.written = place.last;
        if self.log.events.contains_key(&EventId::new(&id)) {
            return Ok(());
        }
        self.shelf.add(
            "events",
            &[
                ("id", &id),
                ("date", &date),
                ("place", place.id),
                ("what", what),
                ("party", &party),
                ("opponent", &opponent),
                ("sources", &agree.join(" ")),
                ("denied_by", &deny.join(" ")),
            ],
        )?;
        self.report.make("events");
        Ok(())
    }

    /// Writes the sources: each that votes, and the majority.
    fn cite(&mut self) -> Result<(), Fault> {
        let own = ("viina".to_owned(), "majority of the votes");
        let votes = self.sources.clone().into_iter().map(|id| (id, "one of the votes"));
        let new = |(id, _): &(String, &str)| !self.log.sources.contains_key(&SourceId::new(id));
        for (id, title) in votes.chain([own]).filter(new).collect::<Vec<_>>() {
            self.shelf
                .add("sources", &[("id", &id), ("kind", "map"), ("publisher", "VIINA"), ("title", title)])?;
            self.report.make("sources");
        }
        Ok(())
    }
}

/// Who contests a place: the other side, and the one that held it; where nobody held it, the first two
/// sides of `actors.csv`.
fn rivals(place: &Place<'_>, words: &Words, actors: &Actors) -> Option<[String; 2]> {
    let sides: Vec<(&str, &str)> = actors.decided().map(|(word, party)| (word, party.as_str())).collect();
    let held = place.holder.map(|holder| words.word(holder));
    let holder = held.and_then(|held| sides.iter().find(|(word, _)| *word == held)).map(|(_, party)| *party);
    let (one, other) = match holder {
        Some(holder) => (sides.iter().find(|(_, party)| *party != holder)?.1, holder),
        None => (sides.first()?.1, sides.iter().find(|(_, party)| *party != sides[0].1)?.1),
    };
    Some([one.to_owned(), other.to_owned()])
}
