//! Candidates against gold: one to one, the surest matches first.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;

use super::gold::{Gold, Tier};
use crate::events::{Log, PartyId, When};
use crate::extract::Candidate;
use crate::gazetteer::Gazetteer;

/// What was found of what was to be found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Count {
    /// Core events of the gold standard.
    pub core: usize,
    /// Of these, found.
    pub found: usize,
    /// Candidates that were proposed.
    pub proposed: usize,
    /// Of these, right: a core or an optional event.
    pub right: usize,
    /// Of these, an event that another candidate had found already.
    pub again: usize,
}

impl Count {
    /// Right among proposed; repeats count as neither.
    pub fn precision(&self) -> (usize, usize) {
        (self.right, self.proposed - self.again)
    }

    /// Found among core.
    pub fn recall(&self) -> (usize, usize) {
        (self.found, self.core)
    }

    /// The harmonic mean of both.
    pub fn f1(&self) -> f64 {
        let share = |(part, whole): (usize, usize)| if whole == 0 { 0.0 } else { part as f64 / whole as f64 };
        let (p, r) = (share(self.precision()), share(self.recall()));
        if p + r == 0.0 { 0.0 } else { 2.0 * p * r / (p + r) }
    }

    fn add(&mut self, other: Self) {
        self.core += other.core;
        self.found += other.found;
        self.proposed += other.proposed;
        self.right += other.right;
        self.again += other.again;
    }
}

/// How many slots are right, among the core events that were found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Slots {
    /// Core events that a candidate matched.
    pub matched: usize,
    /// The verb itself, not one that merely counts as right.
    pub kind: usize,
    /// The place itself.
    pub place: usize,
    /// The party.
    pub party: usize,
    /// The days.
    pub date: usize,
    /// Whether it happened.
    pub realis: usize,
    /// All of these.
    pub strict: usize,
}

/// How good extraction is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Score {
    /// Of all.
    pub all: Count,
    /// By verb of the log.
    pub by_kind: BTreeMap<String, Count>,
    /// By band: proposed and right.
    pub by_band: BTreeMap<String, (usize, usize)>,
    /// Slots of what was found.
    pub slots: Slots,
    /// Control proposals: who takes, leaves, enters or holds a place.
    pub control: usize,
    /// Of these, where the gold standard has none at that place.
    pub false_control: usize,
    /// What went wrong, in words.
    pub remarks: Vec<String>,
}

impl Score {
    /// Adds the score of another article.
    pub fn add(&mut self, other: Self) {
        self.all.add(other.all);
        for (kind, count) in other.by_kind {
            self.by_kind.entry(kind).or_default().add(count);
        }
        for (band, (proposed, right)) in other.by_band {
            let own = self.by_band.entry(band).or_default();
            own.0 += proposed;
            own.1 += right;
        }
        let (own, more) = (&mut self.slots, other.slots);
        own.matched += more.matched;
        own.kind += more.kind;
        own.place += more.place;
        own.party += more.party;
        own.date += more.date;
        own.realis += more.realis;
        own.strict += more.strict;
        self.control += other.control;
        self.false_control += other.false_control;
        self.remarks.extend(other.remarks);
    }
}

/// The 95 % interval of a share by Wilson (1927); nothing of nothing is open.
pub fn wilson(part: usize, whole: usize) -> (f64, f64) {
    if whole == 0 {
        return (0.0, 1.0);
    }
    let (p, n, z) = (part as f64 / whole as f64, whole as f64, 1.96);
    let centre = p + z * z / (2.0 * n);
    let half = z * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
    let scale = 1.0 + z * z / n;
    (((centre - half) / scale).max(0.0), ((centre + half) / scale).min(1.0))
}

/// How good the proposed candidates of one article are.
pub fn score(raw: &str, gold: &[Gold], found: &[&Candidate], gazetteer: &Gazetteer, log: &Log) -> Score {
    let spans: Vec<Vec<[usize; 2]>> = gold.iter().map(|gold| gold.spans(raw)).collect();
    let judge = Judge { gold, spans, gazetteer, log };
    let mut pairs = Vec::new();
    for (i, candidate) in found.iter().enumerate() {
        for (j, gold) in gold.iter().enumerate() {
            if let Some(place) = judge.fits(candidate, j) {
                let core = gold.tier == Tier::Core;
                let first = gold.what.first().is_some_and(|what| *what == candidate.what);
                pairs.push(((core, first, place, Judge::dated(candidate, gold)), i, j));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let mut of_candidate: BTreeMap<usize, usize> = BTreeMap::new();
    let mut of_gold: BTreeMap<usize, usize> = BTreeMap::new();
    for (_, i, j) in &pairs {
        if !of_candidate.contains_key(i) && !of_gold.contains_key(j) {
            of_candidate.insert(*i, *j);
            of_gold.insert(*j, *i);
        }
    }
    let again: BTreeSet<usize> =
        pairs.iter().map(|pair| pair.1).filter(|i| !of_candidate.contains_key(i)).collect();
    judge.sum(found, &of_candidate, &of_gold, &again)
}

struct Judge<'j> {
    gold: &'j [Gold],
    spans: Vec<Vec<[usize; 2]>>,
    gazetteer: &'j Gazetteer,
    log: &'j Log,
}

impl Judge<'_> {
    /// How well the place fits, where a candidate could be an event of the gold standard at all.
    fn fits(&self, candidate: &Candidate, j: usize) -> Option<u8> {
        let gold = &self.gold[j];
        let what = gold.what.contains(&candidate.what);
        let own = std::iter::once(&candidate.span).chain(&candidate.again);
        let mut spans = own.flat_map(|a| self.spans[j].iter().map(move |b| (a, b)));
        let overlap = spans.any(|(a, b)| a[0] < b[1] && b[0] < a[1]);
        let place = gold.place_fits(candidate.place.as_deref(), candidate.near.as_deref(), self.gazetteer);
        let party = candidate.party.is_none() || self.party(candidate, gold);
        (what && overlap && party && place > 0).then_some(place)
    }

    /// The party itself, a unit of it, or the party that it is a unit of.
    fn party(&self, candidate: &Candidate, gold: &Gold) -> bool {
        let Some(party) = &candidate.party else {
            return gold.parties.is_empty() || gold.parties.iter().any(String::is_empty);
        };
        let parent = |id: &str| {
            self.log
                .parties
                .get(&PartyId::new(id))
                .and_then(|party| party.parent.as_ref())
                .map(ToString::to_string)
        };
        gold.parties.is_empty()
            || gold.parties.iter().any(|id| {
                id == party
                    || parent(id).as_ref() == Some(party)
                    || (!id.is_empty() && parent(party).as_ref() == Some(id))
            })
    }

    /// The days meet, and the candidate's are at most a week wider.
    fn dated(candidate: &Candidate, gold: &Gold) -> bool {
        let Some(when) = candidate.date.as_ref().and_then(|date| date.parse::<When>().ok()) else {
            return false;
        };
        let (first, last) = (when.earliest(), when.latest());
        let from = gold.days.0.unwrap_or(Date::MIN);
        let to = gold.days.1.unwrap_or(Date::MAX);
        let wide = gold.days.0.zip(gold.days.1).is_some_and(|(from, to)| {
            to.checked_add((last - first).get_days().days()).is_ok()
                && (last - first).get_days() > (to - from).get_days() + 7
        });
        first <= to && from <= last && !wide
    }

    fn sum(
        &self,
        found: &[&Candidate],
        of_candidate: &BTreeMap<usize, usize>,
        of_gold: &BTreeMap<usize, usize>,
        again: &BTreeSet<usize>,
    ) -> Score {
        let mut score = Score::default();
        for (i, candidate) in found.iter().enumerate() {
            let count = Count {
                proposed: 1,
                right: usize::from(of_candidate.contains_key(&i)),
                again: usize::from(again.contains(&i)),
                ..Count::default()
            };
            score.all.add(count);
            score.by_kind.entry(candidate.what.clone()).or_default().add(count);
            let band = score.by_band.entry(candidate.band.clone()).or_default();
            band.0 += usize::from(count.again == 0);
            band.1 += count.right;
            self.control(candidate, count, &mut score);
        }
        for (j, gold) in self.gold.iter().enumerate().filter(|(_, gold)| gold.tier == Tier::Core) {
            let one = of_gold.get(&j);
            let merged =
                gold.or.iter().any(|row| row.checked_sub(1).is_some_and(|row| of_gold.contains_key(&row)));
            let count = Count { core: 1, found: usize::from(one.is_some() || merged), ..Count::default() };
            score.all.add(count);
            score.by_kind.entry(gold.what.first().cloned().unwrap_or_default()).or_default().add(count);
            match one {
                Some(i) => self.slots(found[*i], gold, &mut score.slots),
                None if !merged => score.remarks.push(format!(
                    "missed {} {} at {} by {}: {}",
                    gold.article,
                    gold.what.join("|"),
                    gold.places.join("|"),
                    gold.parties.join("|"),
                    gold.at.first().map_or("", String::as_str)
                )),
                None => {}
            }
        }
        score
    }

    fn slots(&self, candidate: &Candidate, gold: &Gold, slots: &mut Slots) {
        let kind = gold.what.contains(&candidate.what);
        let place =
            gold.place_fits(candidate.place.as_deref(), candidate.near.as_deref(), self.gazetteer) == 2;
        let party = self.party(candidate, gold);
        let date = Self::dated(candidate, gold);
        let real = |word: &str| !matches!(word, "intended" | "expected" | "denied" | "asked");
        let realis =
            gold.realis.is_empty() || gold.realis.iter().any(|word| real(word) == real(&candidate.realis));
        slots.matched += 1;
        slots.kind += usize::from(kind);
        slots.place += usize::from(place);
        slots.party += usize::from(party);
        slots.date += usize::from(date);
        slots.realis += usize::from(realis);
        slots.strict += usize::from(kind && place && party && date && realis);
    }

    /// A candidate that would change who holds a place, where the gold standard has no such change there.
    fn control(&self, candidate: &Candidate, count: Count, score: &mut Score) {
        let place = candidate.place.as_deref();
        let near = candidate.near.as_deref();
        let mut mark = "";
        if candidate.is_control() {
            score.control += 1;
            let known = self.gold.iter().any(|gold| {
                let control = gold.what.iter().any(|what| {
                    matches!(
                        what.as_str(),
                        "captures" | "receives" | "withdraws" | "holds" | "enters" | "claims"
                    )
                });
                control && gold.place_fits(place, near, self.gazetteer) > 0
            });
            let right = count.right + count.again > 0;
            let to_fill = known && place.is_none();
            if !right && to_fill {
                mark = "(place to fill, not counted) ";
            } else if !right {
                score.false_control += 1;
                mark = "! ";
            }
        }
        if count.right + count.again == 0 {
            score.remarks.push(format!(
                "wrong {}{} at {} by {} ({}, {}): {}",
                mark,
                candidate.what,
                place.unwrap_or(&candidate.place_text),
                candidate.party.as_deref().unwrap_or(&candidate.party_text),
                candidate.realis,
                candidate.frame,
                candidate.sentence
            ));
        }
    }
}
