//! Whom a data set calls what: `actors.csv`, written as a draft and filled by hand.

use std::collections::BTreeMap;
use std::path::Path;

use crate::events::{Log, PartyId};
use crate::table::{Columns, Fault, Faults, Table, nearest};

const COLUMNS: Columns = Columns { required: &["actor", "party"], optional: &["records"] };
/// In the column `party`: this actor is none of ours.
const NOBODY: &str = "-";

/// Actors of a data set and their parties.
#[derive(Debug, Clone, Default)]
pub struct Actors {
    known: BTreeMap<String, Option<PartyId>>,
    /// Actors without a party, with how many records name them.
    missing: BTreeMap<String, u64>,
    own: BTreeMap<String, PartyId>,
}

/// Who an actor is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who<'a> {
    /// One of our parties.
    Party(&'a PartyId),
    /// Nobody of ours, as somebody decided.
    Nobody,
    /// Nobody has decided yet.
    Undecided,
}

impl Actors {
    /// Reads `actors.csv`, where there is one.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(file: &Path, log: &Log) -> Result<Self, Faults> {
        let mut faults = Faults::default();
        let shown = file.display().to_string();
        let text = match std::fs::read_to_string(file) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => "actor,party\n".into(),
            Err(error) => return Err(Fault::of_file(&shown, format!("cannot be read: {error}")).into()),
        };
        let mut actors = Self { own: own(log), ..Self::default() };
        let table = Table::read(&shown, &text, COLUMNS, &mut faults);
        for row in table.rows() {
            let (actor, party) = (row.need("actor", &mut faults), row.get("party"));
            match party {
                "" => {
                    actors.missing.entry(actor.to_owned()).or_default();
                }
                NOBODY => {
                    actors.known.insert(actor.to_owned(), None);
                }
                id if log.parties.contains_key(&PartyId::new(id)) => {
                    actors.known.insert(actor.to_owned(), Some(PartyId::new(id)));
                }
                id => {
                    let near = nearest(id, log.parties.keys().map(PartyId::as_str));
                    let hint = near.map_or_else(
                        || "add it with `frontline party add`, or write - for nobody of ours".into(),
                        |near| format!("did you mean `{near}`?"),
                    );
                    faults.push(row.fault("party", format!("no party has the id `{id}`")).hint(hint));
                }
            }
        }
        faults.into_result().map(|()| actors)
    }

    pub(super) fn who(&self, actor: &str) -> Who<'_> {
        match self.known.get(actor) {
            Some(Some(party)) => Who::Party(party),
            Some(None) => Who::Nobody,
            None if actor.is_empty() => Who::Nobody,
            None => Who::Undecided,
        }
    }

    /// The actors that are parties of ours, by name.
    pub(super) fn decided(&self) -> impl Iterator<Item = (&str, &PartyId)> {
        self.known.iter().filter_map(|(actor, party)| Some((actor.as_str(), party.as_ref()?)))
    }

    /// Counts a record that names an actor nobody has decided about.
    pub(super) fn miss(&mut self, actor: &str) {
        match self.missing.get_mut(actor) {
            Some(count) => *count += 1,
            None => {
                self.missing.insert(actor.to_owned(), 1);
            }
        }
    }

    /// How many actors wait for a party.
    pub fn waiting(&self) -> usize {
        self.missing.len()
    }

    /// The text of `actors.csv`: those decided, then those that wait, the most frequent first. One that
    /// has the name or an alias of a party is proposed as that party in `x_perhaps`.
    pub fn draft(&self) -> String {
        let mut writer = csv::Writer::from_writer(Vec::new());
        // Writing to memory cannot fail.
        let _ = writer.write_record(["actor", "party", "records", "x_perhaps"]);
        for (actor, party) in &self.known {
            let _ =
                writer.write_record([actor.as_str(), party.as_ref().map_or(NOBODY, PartyId::as_str), "", ""]);
        }
        let mut missing: Vec<_> = self.missing.iter().collect();
        missing.sort_by(|a, b| (b.1, a.0).cmp(&(a.1, b.0)));
        for (actor, records) in missing {
            let perhaps = self.own.get(&actor.to_lowercase()).map_or("", PartyId::as_str);
            let _ = writer.write_record([actor.as_str(), "", &records.to_string(), perhaps]);
        }
        String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
    }
}

/// Names and aliases of our own parties, in lower case.
fn own(log: &Log) -> BTreeMap<String, PartyId> {
    let of = |party: &crate::events::Party| {
        let names = [party.name.clone(), party.short.clone()].into_iter().chain(party.aliases.clone());
        names.map(|name| (name.to_lowercase(), party.id.clone())).collect::<Vec<_>>()
    };
    log.parties.values().flat_map(of).collect()
}
