//! Records of what happened to rows of the log: the part that is the same for every data set.

use std::collections::HashSet;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use super::actors::Who;
use super::records::Record;
use super::{Actors, Shelf, Sites};
use crate::events::{EventId, Log, Verb};
use crate::ground::LonLat;
use crate::table::Fault;

/// What a record says, in the words of the log.
#[derive(Debug)]
pub(super) struct Happening<'r> {
    /// Its number in the data set.
    pub id: &'r str,
    /// In the Extended Date/Time Format.
    pub date: String,
    pub place: &'r str,
    pub at: LonLat,
    pub what: Verb,
    /// Who acts and against whom, as the data set calls them.
    pub actors: [&'r str; 2],
    /// Title of the record as a source: whom the data set cites.
    pub cites: &'r str,
    /// The day on which the record came out; empty where it is not told.
    pub published: String,
}

/// Why a record becomes no row.
#[derive(Debug)]
pub(super) enum Matter {
    /// It is wrong.
    Wrong(String),
    /// It tells nothing that the log could hold.
    Leave(String),
}

/// The data set that records are of.
#[derive(Debug, Clone, Copy)]
pub(super) struct DataSet {
    /// Before the number of a record, in ids of events and sources.
    pub prefix: &'static str,
    /// As publisher of the sources.
    pub name: &'static str,
}

/// Where rows go, and what is counted on the way.
pub(super) struct Conflict<'a, 'g> {
    of: DataSet,
    log: &'a Log,
    sites: Sites<'g>,
    actors: &'a mut Actors,
    shelf: &'a mut Shelf,
    /// Hashes of the numbers of records: eight bytes a record.
    seen: HashSet<u64>,
}

impl<'a, 'g> Conflict<'a, 'g> {
    pub fn new(
        of: DataSet,
        log: &'a Log,
        sites: Sites<'g>,
        actors: &'a mut Actors,
        shelf: &'a mut Shelf,
    ) -> Self {
        Self { of, log, sites, actors, shelf, seen: HashSet::new() }
    }

    /// Takes a record: what happened, or what is the matter with it.
    pub fn take<'r>(
        &mut self,
        record: Result<Record<'r>, Fault>,
        happening: impl FnOnce(Record<'r>) -> Result<Happening<'r>, Matter>,
    ) -> Result<(), Fault> {
        self.shelf.report.read += 1;
        let record = match record {
            Ok(record) => record,
            Err(fault) => {
                self.shelf.report.bad(fault);
                return Ok(());
            }
        };
        match happening(record) {
            Ok(happening) => return self.put(&happening, record.line),
            Err(Matter::Wrong(message)) => self.shelf.report.bad(record.fault(message)),
            Err(Matter::Leave(reason)) => self.shelf.report.leave(reason, record.line),
        }
        Ok(())
    }

    /// Writes an event and its source, or says why not.
    fn put(&mut self, happening: &Happening<'_>, line: u64) -> Result<(), Fault> {
        let hash = BuildHasherDefault::<DefaultHasher>::default().hash_one(happening.id);
        if self.seen.contains(&hash) {
            self.shelf.report.leave("the record stands twice", line);
            return Ok(());
        }
        let id = self.id(happening.id);
        if self.log.events.contains_key(&EventId::new(&id)) {
            self.shelf.report.leave("the log has the record already", line);
            return Ok(());
        }
        let Some([party, opponent]) = self.parties(happening, line) else { return Ok(()) };
        let (place, new) = self.sites.id(happening.place, happening.at, self.shelf)?;
        if new {
            self.shelf.report.make("places");
        }
        self.seen.insert(hash);
        self.shelf.add(
            "events",
            &[
                ("id", &id),
                ("date", &happening.date),
                ("place", &place),
                ("what", happening.what.word()),
                ("party", &party),
                ("opponent", &opponent),
                ("sources", &id),
            ],
        )?;
        self.shelf.add(
            "sources",
            &[
                ("id", &id),
                ("kind", "report"),
                ("publisher", self.of.name),
                ("title", happening.cites),
                ("published", &happening.published),
            ],
        )?;
        self.shelf.report.make("events");
        self.shelf.report.make("sources");
        self.shelf.report.taken += 1;
        Ok(())
    }

    /// Both actors as parties; `None`, and the record is left, where the event would say nothing.
    fn parties(&mut self, happening: &Happening<'_>, line: u64) -> Option<[String; 2]> {
        let who = happening.actors.map(|actor| match self.actors.who(actor) {
            Who::Party(party) => (party.to_string(), false),
            Who::Nobody => (String::new(), false),
            Who::Undecided => (String::new(), true),
        });
        for (actor, (_, undecided)) in happening.actors.iter().zip(&who) {
            if *undecided {
                self.actors.miss(actor);
            }
        }
        let [(party, waits), (opponent, also_waits)] = who;
        let empty = if happening.what.needs_party() {
            party.is_empty()
        } else {
            party.is_empty() && opponent.is_empty()
        };
        if empty {
            let reason = if waits || also_waits {
                "its actors have no party yet: fill actors.csv"
            } else {
                "none of its actors is a party of ours"
            };
            self.shelf.report.leave(reason, line);
            return None;
        }
        if party == opponent {
            self.shelf.report.leave("both of its actors are one party", line);
            return None;
        }
        Some([party, opponent])
    }

    /// An id of the log for the number of a record: what joins ids elsewhere is not in it.
    fn id(&self, number: &str) -> String {
        let plain = |c: char| if c.is_whitespace() || c.is_control() || ";|,+".contains(c) { '-' } else { c };
        format!("{}-{}", self.of.prefix, number.chars().map(plain).collect::<String>())
    }
}

/// A position from two cells.
pub(super) fn position(lon: &str, lat: &str) -> Result<LonLat, String> {
    let number = |what: &str, text: &str| {
        text.replace(',', ".")
            .parse::<f64>()
            .map_err(|_| format!("{what} `{}` is not a number", text.chars().take(40).collect::<String>()))
    };
    LonLat::new(number("longitude", lon)?, number("latitude", lat)?).map_err(|error| error.to_string())
}
