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
use super::{Actors, Options, Shelf, day};
use crate::events::{EventId, Log, SourceId};
use crate::gazetteer::Gazetteer;
use crate::table::Fault;

const FORM: Form = Form { separator: b',', quotes: true, standard: &[], marks: &["geonameid"] };

/// A contest is stated again after so many days: without news it would end.
const AGAIN: i32 = 30;

/// A file with more different statuses than this has something else in their columns.
const MOST: u16 = 1000;

/// What is known of a place while the file is read.
struct Place<'g> {
    id: &'g str,
    last: Date,
    status: Option<u16>,
    votes: Vec<u16>,
    written: Date,
    holder: Option<u16>,
    /// Why its status became no event.
    untold: Option<&'static str>,
}

/// Words of the file as numbers: few words, millions of cells.
#[derive(Default)]
struct Words {
    numbers: HashMap<String, u16>,
    words: Vec<String>,
}

impl Words {
    /// The number of a word; `None` where there are too many for statuses.
    fn number(&mut self, word: &str) -> Option<u16> {
        if let Some(number) = self.numbers.get(word) {
            return Some(*number);
        }
        let number = u16::try_from(self.words.len()).ok().filter(|number| *number < MOST)?;
        self.numbers.insert(word.to_owned(), number);
        self.words.push(word.to_owned());
        Some(number)
    }

    fn word(&self, number: u16) -> &str {
        self.words.get(usize::from(number)).map_or("", String::as_str)
    }
}

/// Where rows go.
struct Writer<'a> {
    shelf: &'a mut Shelf,
    log: &'a Log,
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
) -> Result<(), Fault> {
    let mut records = Records::open(source, file, FORM)?;
    let (id, date) = (records.need(&["geonameid"])?, records.need(&["date"])?);
    let votes: Vec<(usize, String)> = records
        .names()
        .iter()
        .enumerate()
        .filter_map(|(i, name)| Some((i, name.strip_prefix("status_")?.to_owned())))
        .collect();
    let status = records.need(&["status"])?;
    let mut places: HashMap<&str, Place<'_>> = HashMap::new();
    let ids: HashMap<&str, &str> = gazetteer
        .places()
        .iter()
        .filter(|p| !p.geonames.is_empty())
        .map(|p| (p.geonames.as_str(), p.id.as_str()))
        .collect();
    for (geonames, id) in &ids {
        let (last, written) = (Date::MIN, Date::MIN);
        let place = Place { id, last, status: None, votes: Vec::new(), written, holder: None, untold: None };
        places.insert(geonames, place);
    }
    let sources = votes.iter().map(|(_, name)| format!("viina-{name}")).collect();
    let mut writer = Writer { shelf, log, sources };
    let mut words = Words::default();
    let mut parsed: (String, Date) = (String::new(), Date::MIN);
    while let Some(record) = records.next() {
        writer.shelf.report.read += 1;
        let record = match record {
            Ok(record) => record,
            Err(fault) => {
                writer.shelf.report.bad(fault);
                continue;
            }
        };
        let Some(place) = places.get_mut(record.at(id)) else {
            writer.shelf.report.leave("no place of the gazetteer has this GeoNames id", record.line);
            continue;
        };
        // Neighbouring rows are often of one day.
        if parsed.0 != record.at(date) {
            match day(record.at(date), options.order) {
                Ok(day) => parsed = (record.at(date).to_owned(), day),
                Err(error) => {
                    writer.shelf.report.bad(record.fault(error.to_string()));
                    continue;
                }
            }
        }
        let on = parsed.1;
        if on <= place.last {
            let message = format!("{on} comes after {} in the rows of `{}`", place.last, place.id);
            writer
                .shelf
                .report
                .bad(record.fault(message).hint("sort the file by date, and take out rows that stand twice"));
            continue;
        }
        let mut number = |column: usize| words.number(record.at(column));
        let (now, said) = (number(status), votes.iter().map(|(column, _)| number(*column)));
        let (Some(now), Some(said)) = (now, said.collect::<Option<Vec<u16>>>()) else {
            let message = format!("more than {MOST} different statuses");
            writer.shelf.report.bad(record.fault(message).hint("is `status` the column of statuses?"));
            continue;
        };
        if words.word(now).is_empty() || words.word(now).eq_ignore_ascii_case("na") {
            writer.shelf.report.leave("no status", record.line);
            continue;
        }
        place.last = on;
        let contested = words.word(now).eq_ignore_ascii_case("contested");
        let due = place.written.checked_add(jiff::Span::new().days(AGAIN)).is_ok_and(|due| on >= due);
        let changed = place.status != Some(now);
        place.status = Some(now);
        place.votes = said;
        if changed || (contested && due) {
            place.untold = writer.state(place, &words, actors)?;
        }
        match place.untold {
            None => writer.shelf.report.taken += 1,
            Some(reason) => writer.shelf.report.leave(reason, record.line),
        }
        if !contested {
            place.holder = Some(now);
        }
    }
    let mut last: Vec<&mut Place<'_>> = places.values_mut().collect();
    last.sort_by_key(|place| place.id);
    for place in last {
        if place.status.is_some() && place.untold.is_none() && place.written < place.last {
            writer.state(place, &words, actors)?;
        }
    }
    if writer.shelf.report.made.contains_key("events") {
        writer.cite()?;
    }
    Ok(())
}

impl Writer<'_> {
    /// Writes what a place's status is on its last day; or says why not.
    fn state(
        &mut self,
        place: &mut Place<'_>,
        words: &Words,
        actors: &mut Actors,
    ) -> Result<Option<&'static str>, Fault> {
        let Some(status) = place.status else { return Ok(None) };
        let word = words.word(status);
        let (what, party, opponent) = if word.eq_ignore_ascii_case("contested") {
            let Some([one, other]) = rivals(place, words, actors) else {
                return Ok(Some("contested, and actors.csv does not name both sides yet"));
            };
            ("contests", one, other)
        } else {
            match actors.who(word) {
                Who::Party(party) => ("holds", party.to_string(), String::new()),
                Who::Nobody => return Ok(Some("its status is no party of ours")),
                Who::Undecided => {
                    actors.miss(word);
                    return Ok(Some("its status has no party yet: fill actors.csv"));
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
            return Ok(None);
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
        self.shelf.report.make("events");
        Ok(None)
    }

    /// Writes the sources: each that votes, and the majority.
    fn cite(&mut self) -> Result<(), Fault> {
        let own = ("viina".to_owned(), "majority of the votes");
        let votes = self.sources.clone().into_iter().map(|id| (id, "one of the votes"));
        let new = |(id, _): &(String, &str)| !self.log.sources.contains_key(&SourceId::new(id));
        for (id, title) in votes.chain([own]).filter(new).collect::<Vec<_>>() {
            self.shelf
                .add("sources", &[("id", &id), ("kind", "map"), ("publisher", "VIINA"), ("title", title)])?;
            self.shelf.report.make("sources");
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
