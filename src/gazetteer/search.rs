//! What a name could mean: candidates from the surest way of meeting a name to the least sure.
//!
//! A weaker way is tried only where a surer one met nothing; but a name that is met exactly and sounds
//! like the name of another place brings that place along, so that the other one is not passed over in
//! silence.

use super::common::is_common;
use super::fold::folded;
use super::index::{Entry, Grade, Index, SHOWN, Spoken};
use super::likeness::{Cost, Vowels, unlikeness};
use super::query::Query;
use super::roman::{Reading, readings};
use super::skeleton::{bones, skeleton};
use super::sound::{Sound, evidence};
use super::weight::{DOUBT, GREAT_DOUBT, LONG_CORE, MOST_AGAINST, slips, sure, word_by_word};
use super::{Kind, Place, Tier, arabic, words};

/// One place that a name could mean, by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Candidate {
    /// Number of the place.
    pub place: u32,
    /// Number of the entry that was met.
    pub entry: u32,
    /// How it was met.
    pub by: Tier,
    /// What speaks against it, in hundredths.
    pub against: Cost,
    /// Its kind is the one that the name says, and the name is met well enough to be taken for it.
    pub fits: bool,
}

/// Every place that a name could mean, each once: those that fit first, of these the best first.
pub(super) fn candidates(query: &Query<'_>, index: &Index, places: &[Place]) -> Vec<Candidate> {
    let mut search = Search { query, index, places, found: Vec::new() };
    search.by_form(&folded(&query.bare), true);
    if query.text.get(..4).is_some_and(|the| the.eq_ignore_ascii_case("the ")) {
        search.by_form(&format!("the{}", folded(&query.bare)), true);
    }
    for (core, _) in &query.cores {
        search.by_form(&folded(core), false);
    }
    search.by_namesake();
    search.drop_short_cores();
    search.by_ear_of_the_found();
    if !search.settled() && query.arabic {
        search.by_word_behind_particle();
    }
    if !search.settled() {
        search.by_sound();
    }
    search.sorted()
}

struct Search<'a> {
    query: &'a Query<'a>,
    index: &'a Index,
    places: &'a [Place],
    found: Vec<Candidate>,
}

impl Search<'_> {
    fn settled(&self) -> bool {
        self.found.iter().any(|candidate| candidate.fits)
    }

    fn by_form(&mut self, form: &str, whole: bool) {
        for number in self.index.with_form(form) {
            let entry = self.index.entry(number);
            let literal = whole && (self.query.says_kind() || self.query.kinds().is_empty());
            let (against, fits) = if literal { self.weigh_bare(entry) } else { self.weigh(entry) };
            self.push(number, self.tier_of(entry), against, fits);
        }
    }

    /// What speaks against an entry, and whether its place is what the text says it is.
    fn weigh(&self, entry: &Entry) -> (Cost, bool) {
        let kinds = self.query.kinds();
        if kinds.is_empty() {
            return self.weigh_bare(entry);
        }
        let kind = self.places[entry.place as usize].kind;
        let named = entry.kinds.first() == kinds.first();
        match kinds.iter().position(|one| *one == kind) {
            Some(0) => (entry.grade.against_named(), true),
            Some(_) if !self.query.says_kind() => (entry.grade.against_named(), true),
            Some(_) => (entry.grade.against_named() + 20, true),
            None if named => (entry.grade.against_named() + 20, true),
            None => (entry.grade.against() + 30, false),
        }
    }

    /// The same where the text does not say what the place is.
    #[expect(clippy::unused_self, reason = "it stands beside `weigh`")]
    fn weigh_bare(&self, entry: &Entry) -> (Cost, bool) {
        (entry.grade.against(), entry.grade != Grade::ListedCore)
    }

    /// A place that is met by a short core alone, such as `Amal` of an oil field, is not met.
    fn drop_short_cores(&mut self) {
        let short = |one: &Candidate| {
            let entry = self.index.entry(one.entry);
            entry.grade == Grade::ShownCore && self.index.bare(entry).chars().nth(LONG_CORE - 1).is_none()
        };
        let fitting = || self.found.iter().filter(|one| one.fits);
        if self.query.kinds().is_empty() && fitting().all(short) {
            for one in &mut self.found {
                one.fits = false;
            }
        }
    }

    /// Letters alone decide how a form was met.
    fn tier_of(&self, entry: &Entry) -> Tier {
        let name = name_of(&self.places[entry.place as usize], entry.name);
        if name == self.query.text {
            return Tier::Exact;
        }
        let written = |text: &str| -> String {
            let letters = text.chars().filter(|c| c.is_alphanumeric() && !arabic::is_mark(*c));
            letters.collect()
        };
        if !self.query.arabic || written(self.query.text) == written(name) {
            Tier::Folded
        } else {
            Tier::Arabic
        }
    }

    /// What is called after a settlement is also called after it by its other names (`Hafen von
    /// Tripolis`); and a name that only says what something is called after is the settlement's first.
    fn by_namesake(&mut self) {
        let named = !self.query.kinds().is_empty();
        if named && self.settled() || !named && self.found.iter().any(|one| !self.is_core(one.entry)) {
            return;
        }
        for i in 0..self.found.len() {
            let met = self.found[i];
            for own in self.index.of_place(met.place) {
                let bare = self.index.bare(self.index.entry(own));
                if !(named || self.is_core(own) && self.is_said(bare)) {
                    continue;
                }
                let form = folded(bare);
                for number in self.index.with_form(&form) {
                    let (against, fits) = self.weigh(self.index.entry(number));
                    let other = self.index.entry(number).place != met.place;
                    if other && fits && (named || !self.is_core(number)) {
                        self.push(number, met.by.max(Tier::Folded), against + 10, true);
                    }
                }
            }
        }
    }

    /// Whether a name is what the text says, as far as two scripts can agree.
    fn is_said(&self, bare: &str) -> bool {
        let said = readings(self.query.said());
        readings(bare).iter().any(|own| {
            let near = |said: &Reading| unlikeness(&said.sounds, &own.sounds, 40, Vowels::Mixed).is_some();
            said.iter().any(near)
        })
    }

    fn is_core(&self, entry: u32) -> bool {
        matches!(self.index.entry(entry).grade, Grade::ShownCore | Grade::ListedCore)
    }

    /// Places whose names sound like a name that was met.
    fn by_ear_of_the_found(&mut self) {
        for i in 0..self.found.len() {
            let met = *self.index.entry(self.found[i].entry);
            if !met.alike || !self.found[i].fits {
                continue;
            }
            for number in self.index.alike(&met) {
                let entry = self.index.entry(number);
                if entry.place != met.place {
                    let (against, fits) = self.weigh(entry);
                    self.push(number, Tier::Romanised, against + 10, fits);
                }
            }
        }
    }

    fn by_word_behind_particle(&mut self) {
        let Some(word) = arabic::without_particle(self.query.said()) else { return };
        for number in self.index.with_form(&folded(word)) {
            let entry = self.index.entry(number);
            let (against, fits) = self.weigh(entry);
            let long = word.chars().nth(3).is_some();
            let sure = long || self.places[entry.place as usize].kind == Kind::City;
            self.push(number, Tier::Arabic, against + 12, fits && sure);
        }
    }

    fn by_sound(&mut self) {
        let bare = &self.query.bare;
        if words::is_kind_word(bare).is_some() || self.query.kinds().is_empty() && is_common(bare) {
            return;
        }
        self.listen(DOUBT);
        if self.found.is_empty() {
            self.listen(GREAT_DOUBT);
        }
    }

    fn listen(&mut self, doubt: Cost) {
        let heard = readings(self.query.said());
        for reading in &heard {
            for (_, number) in self.index.with_skeleton(skeleton(&reading.sounds)) {
                self.hear(reading, *number, Tier::Romanised, doubt);
            }
        }
        if self.settled() {
            return;
        }
        for reading in &heard {
            let skeleton = skeleton(&reading.sounds);
            for (_, number) in self.index.near_skeleton(skeleton, slips(bones(skeleton))) {
                self.hear(reading, *number, Tier::Fuzzy, doubt);
            }
        }
    }

    fn hear(&mut self, reading: &Reading, number: u32, by: Tier, doubt: Cost) {
        let spoken = self.index.spoken(number);
        let (sounds, own) = (&reading.sounds, self.index.sounds(spoken));
        let Some((vowels, sure)) = self.measure(spoken, sounds, own, by) else { return };
        let Some(unlike) = unlikeness(sounds, own, sure + doubt, vowels) else { return };
        let unlike = unlike + reading.cost + spoken.cost;
        let entry = self.index.entry(spoken.entry);
        let (against, fits) = self.weigh(entry);
        let slip = match by {
            Tier::Fuzzy => 40 + unlike / 3,
            Tier::Exact | Tier::Folded | Tier::Arabic | Tier::Romanised => 10 + unlike * 2 / 3,
        };
        let foreign = if spoken.arabic == self.query.arabic { 0 } else { 20 };
        let against = against + slip + foreign;
        let fits = fits && unlike <= sure && against <= MOST_AGAINST;
        let fits = fits && !(self.query.kinds().is_empty() && self.is_core(spoken.entry));
        let mixed = spoken.arabic != self.query.arabic;
        let fits = fits && (mixed || word_by_word(self.query.said(), self.index.bare(entry), unlike));
        self.push(spoken.entry, by, against, fits);
    }

    /// By what measure two names are compared, and how unlike they may be; `None` when they cannot be.
    fn measure(&self, own: &Spoken, a: &[Sound], b: &[Sound], by: Tier) -> Option<(Vowels, Cost)> {
        let said = !self.query.kinds().is_empty();
        let enough = evidence(a).min(evidence(b)) + usize::from(said) >= 4;
        let spot = !said && self.is_spot(own.entry) && evidence(a).min(evidence(b)) < 4;
        let sure = if spot { 12 } else { sure(a, b, by) + if said { 20 } else { 0 } };
        match (self.query.arabic, own.arabic) {
            (false, false) => Some((Vowels::All, sure)),
            (true, true) => Some((Vowels::Long, sure)),
            (true, false) => enough.then_some((Vowels::Mixed, sure.min(60))),
            (false, true) => None,
        }
    }

    /// Whether an entry is of no settlement and no area, but of something that its kind names best.
    fn is_spot(&self, entry: u32) -> bool {
        let kind = self.places[self.index.entry(entry).place as usize].kind;
        !kind.is_settlement() && !kind.is_area()
    }

    fn push(&mut self, entry: u32, by: Tier, against: Cost, fits: bool) {
        let place = self.index.entry(entry).place;
        self.found.push(Candidate { place, entry, by, against, fits });
    }

    /// Each place once, by the best of its names.
    fn sorted(mut self) -> Vec<Candidate> {
        self.doubt_the_farther();
        self.found.sort_by_key(|one| (!one.fits, one.against, one.by, one.place, one.entry));
        let mut once: Vec<Candidate> = Vec::with_capacity(self.found.len());
        for candidate in self.found {
            if !once.iter().any(|known| known.place == candidate.place) {
                once.push(candidate);
            }
        }
        once
    }

    /// A name that sounds like a place's is not taken for it while it reminds of another one more.
    fn doubt_the_farther(&mut self) {
        let heard = |one: &&Candidate| !one.fits && one.by >= Tier::Romanised;
        let nearest = self.found.iter().filter(heard).min_by_key(|one| one.against).copied();
        let Some(nearest) = nearest else { return };
        for one in &mut self.found {
            if one.by >= Tier::Romanised && one.place != nearest.place && one.against > nearest.against {
                one.fits = false;
            }
        }
    }
}

/// A name of a place by its number.
pub(super) fn name_of(place: &Place, name: u32) -> &str {
    if name == SHOWN { &place.name } else { place.names.get(name as usize).map_or("", |name| &name.name) }
}
