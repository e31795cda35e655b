//! The state of one place: separate facts, from which its one-word status is derived.

use jiff::civil::Date;

use super::{Basis, Status};
use crate::events::{EventId, Holder, PartyId};

/// What holds at a place from one step of its history to the next.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct State {
    /// Who holds it.
    pub holder: Holder,
    /// The party to whose side the holder went over at this place, until the holder changes.
    pub realigned_to: Option<PartyId>,
    /// What the hold rests on.
    pub basis: Option<Basis>,
    /// Whether a judgement settled it.
    pub judgement: bool,
    /// Since when.
    pub since: Option<Date>,
    /// Latest evidence of who holds it.
    pub last_evidence: Option<Date>,
    /// Latest fighting.
    pub last_fighting: Option<Date>,
    /// Who contests it.
    pub contest: Option<Contest>,
    /// Who rings it.
    pub siege: Option<Siege>,
    /// Who says that it is theirs.
    pub claims: Vec<Claim>,
    /// Who is there and governs nothing, and since when they were last seen.
    pub present: Vec<(PartyId, Date)>,
    /// The events behind the present holder and contest, in order.
    pub because: Vec<EventId>,
}

/// Parties that are inside and hold ground, other than the holder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contest {
    /// The parties, sorted.
    pub parties: Vec<PartyId>,
    /// Latest fighting in it.
    pub last: Date,
}

/// Parties that ring a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Siege {
    /// The parties, sorted.
    pub by: Vec<PartyId>,
    /// Last mention.
    pub last: Date,
}

/// A party's word that a place is its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The party.
    pub party: PartyId,
    /// When it claimed.
    pub on: Date,
    /// Whether a source of standing denies it.
    pub denied: bool,
    /// The event.
    pub event: EventId,
}

impl State {
    /// The one word for it. `contested` and `shared` depend on who counts to which side that day, so
    /// they are the caller's to say.
    pub fn status(&self, contested: bool, shared: bool) -> Status {
        if contested {
            Status::Contested
        } else if shared {
            Status::Shared
        } else if self.has_rival_claims() {
            Status::Conflicting
        } else if !self.holder.is_nobody() {
            if self.basis == Some(Basis::Claimed) { Status::Claimed } else { Status::Controlled }
        } else if self.claims.is_empty() {
            Status::Unknown
        } else {
            Status::Claimed
        }
    }

    /// Both inside: a holder and a contestant, or two contestants.
    pub fn is_contested(&self) -> bool {
        let others = self.contest.as_ref().map_or(0, |contest| contest.parties.len());
        others > 1 || (others == 1 && !self.holder.is_nobody())
    }

    fn has_rival_claims(&self) -> bool {
        let rivals = self.claims.iter().skip(1).any(|claim| claim.party != self.claims[0].party);
        rivals || self.claims.iter().any(|claim| claim.denied)
    }

    /// A new holder: whatever stood before ends.
    pub fn take(&mut self, holder: Holder, basis: Basis, on: Date, event: &EventId) {
        let last_fighting = self.last_fighting;
        *self = Self {
            holder,
            basis: Some(basis),
            since: Some(on),
            last_evidence: Some(on),
            last_fighting,
            because: vec![event.clone()],
            ..Self::default()
        };
    }

    /// The holder holds still.
    pub fn confirm(&mut self, basis: Basis, on: Date, event: &EventId) {
        self.basis = Some(self.basis.map_or(basis, |before| before.min(basis)));
        self.last_evidence = self.last_evidence.max(Some(on));
        self.because.push(event.clone());
    }

    /// Fighting on a day keeps a contest alive.
    pub fn fought(&mut self, on: Date) {
        self.last_fighting = self.last_fighting.max(Some(on));
        if let Some(contest) = &mut self.contest {
            contest.last = contest.last.max(on);
        }
    }

    /// Parties join the contest; the holder itself never does.
    pub fn contested_by(&mut self, parties: &[PartyId], on: Date, event: &EventId) {
        let new = parties.iter().filter(|party| !self.holder.includes(party));
        let before = self.contest.take().map_or_else(Vec::new, |contest| contest.parties);
        let parties = Holder::of(before.into_iter().chain(new.cloned())).parties().to_vec();
        if !parties.is_empty() {
            self.contest = Some(Contest { parties, last: on });
        }
        self.because.push(event.clone());
    }

    /// A party neither contests nor besieges any more.
    pub fn leaves_fight(&mut self, leaving: &[PartyId]) {
        if let Some(contest) = &mut self.contest {
            contest.parties.retain(|party| !leaving.contains(party));
        }
        self.contest.take_if(|contest| contest.parties.is_empty());
        if let Some(siege) = &mut self.siege {
            siege.by.retain(|party| !leaving.contains(party));
        }
        self.siege.take_if(|siege| siege.by.is_empty());
    }
}
