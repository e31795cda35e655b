//! The state of one place while its history is replayed: separate facts, each ended by its own rules.

use jiff::civil::Date;

use super::Basis;
use crate::events::{EventId, Holder, PartyId};

/// What holds at a place from one step of its history to the next.
#[derive(Debug, Clone, Default)]
pub(super) struct State {
    /// Who holds it.
    pub(super) holder: Holder,
    /// The party to whose side the holder went over at this place, until the holder changes.
    pub(super) realigned_to: Option<PartyId>,
    /// What the hold rests on.
    pub(super) basis: Option<Basis>,
    /// Whether a judgement settled it, and no source has confirmed it since.
    pub(super) judgement: bool,
    /// Latest evidence of who holds it.
    pub(super) last_evidence: Option<Date>,
    /// Latest fighting.
    pub(super) last_fighting: Option<Date>,
    /// Who contests it.
    pub(super) contest: Option<Contest>,
    /// Who rings it.
    pub(super) siege: Option<Siege>,
    /// Who says that it is theirs, sorted by party.
    pub(super) claims: Vec<Claim>,
    /// Who is there and governs nothing, and since when they were last seen.
    pub(super) present: Vec<(PartyId, Date)>,
    /// Every event that ever moved or confirmed anything here, in order.
    pub(super) reasons: Vec<EventId>,
    /// The first of the reasons that the present state rests on.
    pub(super) reasons_from: usize,
}

/// Parties that are inside and hold ground, other than the holder.
#[derive(Debug, Clone)]
pub(super) struct Contest {
    /// The parties, sorted.
    pub(super) parties: Holder,
    /// Latest fighting in it.
    pub(super) last: Date,
    /// The event that began it, or the latest that joined a party to it.
    pub(super) event: EventId,
}

/// Parties that ring a place.
#[derive(Debug, Clone)]
pub(super) struct Siege {
    /// The parties, sorted.
    pub(super) by: Holder,
    /// Last mention.
    pub(super) last: Date,
}

/// A party's word that a place is its own.
#[derive(Debug, Clone)]
pub(super) struct Claim {
    /// The party.
    pub(super) party: PartyId,
    /// When it claimed.
    pub(super) on: Date,
    /// Whether a source of standing denies it.
    pub(super) denied: bool,
    /// The event.
    pub(super) event: EventId,
}

impl State {
    /// Whose side the place counts to: the party that the holder went over to, else the holder.
    pub(super) fn counts_as(&self) -> Holder {
        match &self.realigned_to {
            Some(party) => Holder::of([party.clone()]),
            None => self.holder.clone(),
        }
    }

    /// Notes an event as a reason of the present state.
    pub(super) fn because(&mut self, event: &EventId) {
        self.reasons.push(event.clone());
    }

    /// Another holder, or nobody. It no longer fights for, claims or merely visits what it holds;
    /// what others do here goes on.
    pub(super) fn passes_to(&mut self, holder: Holder, basis: Basis, on: Date, event: &EventId) {
        self.leaves_fight(holder.parties());
        self.claims.retain(|claim| !holder.includes(&claim.party));
        self.present.retain(|(party, _)| !holder.includes(party));
        self.basis = (!holder.is_nobody()).then_some(basis);
        self.holder = holder;
        self.realigned_to = None;
        self.judgement = false;
        self.last_evidence = Some(on);
        self.reasons_from = self.reasons.len();
        self.because(event);
    }

    /// Nobody holds any more: there is nothing to ring, and one party alone contests nothing.
    pub(super) fn is_left(&mut self) {
        self.siege = None;
        self.contest.take_if(|contest| contest.parties.parties().len() < 2);
    }

    /// The holder holds still. The better evidence counts.
    pub(super) fn confirm(&mut self, basis: Basis, on: Date, event: &EventId) {
        self.basis = Some(self.basis.map_or(basis, |before| before.min(basis)));
        self.last_evidence = self.last_evidence.max(Some(on));
        self.because(event);
    }

    /// Fighting on a day keeps a contest alive.
    pub(super) fn fought(&mut self, on: Date) {
        self.last_fighting = self.last_fighting.max(Some(on));
        if let Some(contest) = &mut self.contest {
            contest.last = contest.last.max(on);
        }
    }

    /// Parties join the contest; the holder itself never does. Tells whether any is new to it.
    pub(super) fn contested_by(&mut self, parties: &Holder, on: Date, event: &EventId) -> bool {
        let inside = parties.without(self.holder.parties());
        let before = self.contest.as_ref().map(|contest| contest.parties.clone()).unwrap_or_default();
        let new = inside.without(before.parties());
        if !new.is_nobody() {
            let parties = Holder::of(before.parties().iter().chain(new.parties()).cloned());
            self.contest = Some(Contest { parties, last: on, event: event.clone() });
        }
        if !inside.is_nobody() {
            self.because(event);
        }
        !new.is_nobody()
    }

    /// Parties neither contest nor besiege any more. Tells whether any did.
    pub(super) fn leaves_fight(&mut self, leaving: &[PartyId]) -> bool {
        let mut left = false;
        if let Some(contest) = &mut self.contest {
            let rest = contest.parties.without(leaving);
            left |= rest != contest.parties;
            contest.parties = rest;
        }
        self.contest.take_if(|contest| contest.parties.is_nobody());
        if let Some(siege) = &mut self.siege {
            let rest = siege.by.without(leaving);
            left |= rest != siege.by;
            siege.by = rest;
        }
        self.siege.take_if(|siege| siege.by.is_nobody());
        left
    }

    /// Siege and contest end. Tells whether there was either.
    pub(super) fn fight_ends(&mut self) -> bool {
        let ringed = self.siege.take().is_some();
        self.contest.take().is_some() || ringed
    }
}
