//! The log as a whole.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Allegiance, Bloc, BlocId, BlocKind, Event, EventId, Party, PartyId, Quote, Source, SourceId};

/// Everything that the tables of a theatre say, references checked.
#[derive(Debug, Clone, Default)]
pub struct Log {
    /// Sides of the map, in the order of the file; empty where each party is its own.
    pub blocs: Vec<Bloc>,
    /// Parties by id.
    pub parties: BTreeMap<PartyId, Party>,
    /// Who counts to which bloc, by date; sorted by party and first day.
    pub allegiances: Vec<Allegiance>,
    /// Sources by id.
    pub sources: BTreeMap<SourceId, Source>,
    /// Events by id.
    pub events: BTreeMap<EventId, Event>,
    /// The words that events rest on.
    pub quotes: Vec<Quote>,
}

impl Log {
    /// The bloc that a party counts to on a day: its own allegiance, else its parent's, else itself.
    pub fn bloc_of(&self, party: &PartyId, day: Date) -> BlocId {
        let mut of = party;
        // A chain of parents longer than the parties there are would be a cycle; reading refuses it.
        for _ in 0..=self.parties.len() {
            if let Some(allegiance) = self.allegiance(of, day) {
                return allegiance.bloc.clone();
            }
            match self.parties.get(of).and_then(|party| party.parent.as_ref()) {
                Some(parent) => of = parent,
                None => break,
            }
        }
        BlocId::new(of.as_str())
    }

    fn allegiance(&self, party: &PartyId, day: Date) -> Option<&Allegiance> {
        let start = self.allegiances.partition_point(|a| a.party < *party);
        let own = self.allegiances[start..].iter().take_while(|a| a.party == *party);
        own.filter(|a| a.covers(day)).last()
    }

    /// The first day since which a party has counted, without a break, to the bloc of `day`;
    /// `None` when it always has.
    pub fn aligned_since(&self, party: &PartyId, day: Date) -> Option<Date> {
        let bloc = self.bloc_of(party, day);
        let mut since = None;
        let mut at = day;
        while let Some(from) = self.allegiance(party, at).and_then(|a| a.from) {
            since = Some(from);
            let Ok(before) = from.yesterday() else { break };
            if self.bloc_of(party, before) != bloc {
                return since;
            }
            at = before;
        }
        if self.bloc_of(party, at) == bloc { None } else { since }
    }

    /// The days on which any party changes its bloc.
    pub fn realignments(&self) -> impl Iterator<Item = (&PartyId, Date)> {
        self.allegiances.iter().filter_map(|a| a.from.map(|from| (&a.party, from)))
    }

    /// The latest day that anything in the log speaks of: an event or a publication.
    pub fn cut_off(&self) -> Option<Date> {
        let published = self.sources.values().filter_map(|source| source.published);
        self.events.values().map(|event| event.date.latest()).chain(published).max()
    }

    /// Full and short name of a bloc, or of a party that is its own side.
    pub fn side_names(&self, id: &BlocId) -> (String, String) {
        if let Some(bloc) = self.blocs.iter().find(|bloc| bloc.id == *id) {
            return (bloc.name.clone(), bloc.short.clone());
        }
        let party = self.parties.get(&PartyId::new(id.as_str()));
        party.map_or_else(
            || (id.to_string(), id.to_string()),
            |party| (party.name.clone(), party.short.clone()),
        )
    }

    /// Whether ground of a side makes fronts. A party that is its own side does.
    pub fn side_kind(&self, id: &BlocId) -> BlocKind {
        let bloc = self.blocs.iter().find(|bloc| bloc.id == *id);
        bloc.map_or(BlocKind::Side, |bloc| bloc.kind)
    }
}
