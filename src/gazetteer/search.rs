//! What a name could mean: candidates from the surest way of meeting a name to the least sure, and the
//! verdict whether the name alone decides.
//!
//! A weaker way is tried only where a surer one met nothing; but a name that is met exactly and sounds
//! like the name of another place brings that place along, so that the other one is not passed over in
//! silence.

use serde::{Serialize, Serializer};

use super::fold::{bare, folded, plain};
use super::index::{Entry, Grade, Index, KindSet, SHOWN};
use super::roman::readings;
use super::sound::{Cost, Sound, bones, skeleton, unlikeness};
use super::{Kind, Place, PlaceId, arabic, words};

/// How a name was met; the first is the surest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// Letter by letter.
    Exact,
    /// But for case, diacritics, apostrophes, hyphens, spaces, the article, and words that say what the
    /// place is.
    Folded,
    /// But for the ways one Arabic word is written.
    Arabic,
    /// But for the ways one Arabic word is written in Latin letters.
    Romanised,
    /// But for slips of the pen.
    Fuzzy,
}

impl Tier {
    /// The word that outputs use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Folded => "folded",
            Self::Arabic => "arabic",
            Self::Romanised => "romanised",
            Self::Fuzzy => "fuzzy",
        }
    }
}

impl Serialize for Tier {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

/// One place that a name could mean.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Match {
    /// The place.
    pub place: PlaceId,
    /// Its name that was met.
    pub matched: String,
    /// How that name was met.
    pub by: Tier,
    /// How sure, from 0 to 1: orders the matches of one look-up, and is no probability.
    pub score: f64,
    /// Another place fits as well, so that the name alone does not decide.
    pub ambiguous: bool,
}

/// A name to look up, taken apart once.
#[derive(Debug, Clone)]
pub(super) struct Query<'a> {
    text: &'a str,
    bare: String,
    core: Option<(String, &'static [Kind])>,
    /// The script has no short vowels.
    arabic: bool,
}

impl<'a> Query<'a> {
    /// A name, which may hold words that say what the place is.
    pub(super) fn new(text: &'a str) -> Self {
        let bare = bare(&plain(text));
        let core = words::core(&bare).map(|(core, kinds)| (core.to_owned(), kinds));
        let arabic = bare.chars().any(arabic::is_arabic);
        Self { text, bare, core, arabic }
    }

    fn kinds(&self) -> &'static [Kind] {
        self.core.as_ref().map_or(&[], |core| core.1)
    }

    /// What is looked up by sound.
    fn said(&self) -> &str {
        self.core.as_ref().map_or(self.bare.as_str(), |core| core.0.as_str())
    }
}

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

/// Two places that fit about equally well: the difference between them is less than this.
pub(super) const MARGIN: Cost = 16;

impl Grade {
    /// What speaks against a place that is met by so much of its name alone.
    fn against(self) -> Cost {
        match self {
            Self::Shown => 0,
            Self::Listed => 3,
            Self::Romanised => 10,
            Self::Former => 15,
            Self::ShownCore => 20,
            Self::ListedCore => 35,
        }
    }

    /// The same where the words left out of its name stand in the text.
    fn against_named(self) -> Cost {
        match self {
            Self::Shown | Self::ShownCore => 0,
            Self::Listed => 3,
            Self::ListedCore => 5,
            Self::Romanised => 10,
            Self::Former => 15,
        }
    }
}

/// Every place that a name could mean, each once: those that fit first, of these the best first.
pub(super) fn candidates(query: &Query<'_>, index: &Index, places: &[Place]) -> Vec<Candidate> {
    let mut search = Search { query, index, places, found: Vec::new() };
    search.by_form(&folded(&query.bare), true);
    if let Some((core, _)) = &query.core {
        search.by_form(&folded(core), false);
    }
    search.by_ear_of_the_found();
    if !search.settled() && query.arabic {
        search.by_word_behind_particle();
    }
    if !search.settled() {
        search.by_sound();
    }
    search.sorted()
}

/// How many consonants of so many may be off in a slip of the pen.
fn slips(bones: u32) -> u32 {
    match bones {
        0..=2 => 0,
        3..=5 => 1,
        _ => 2,
    }
}

/// How unlike two names may sound to be taken for one: the more consonants, the more.
fn sure(a: &[Sound], b: &[Sound], by: Tier) -> Cost {
    let consonants = |sounds: &[Sound]| sounds.iter().filter(|sound| !sound.is_vowel()).count();
    let evidence = consonants(a).min(consonants(b));
    if by == Tier::Romanised {
        match evidence {
            0 => 0,
            1 => 15,
            2 => 30,
            3 => 50,
            4 => 70,
            _ => 90,
        }
    } else {
        match evidence {
            0..=3 => 0,
            4 => 110,
            5 => 130,
            6 => 150,
            _ => 220,
        }
    }
}

/// How much more unlike they may sound for the one to remind of the other.
const DOUBT: Cost = 60;

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
            let (against, fits) = if whole { self.weigh_bare(entry) } else { self.weigh(entry) };
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
        let named = entry.kinds.meets(KindSet::of(kinds));
        match kinds.iter().position(|one| *one == kind) {
            Some(0) => (entry.grade.against_named(), true),
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

    /// Places whose names sound like a name that was met.
    fn by_ear_of_the_found(&mut self) {
        for i in 0..self.found.len() {
            let met = *self.index.entry(self.found[i].entry);
            if !met.alike {
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
        let heard = readings(self.query.said());
        for reading in &heard {
            for (_, number) in self.index.with_skeleton(skeleton(&reading.sounds)) {
                self.hear(&reading.sounds, reading.cost, *number, Tier::Romanised);
            }
        }
        if self.settled() {
            return;
        }
        for reading in &heard {
            let skeleton = skeleton(&reading.sounds);
            for (_, number) in self.index.near_skeleton(skeleton, slips(bones(skeleton))) {
                self.hear(&reading.sounds, reading.cost, *number, Tier::Fuzzy);
            }
        }
    }

    fn hear(&mut self, sounds: &[Sound], far_fetched: Cost, number: u32, by: Tier) {
        let spoken = self.index.spoken(number);
        let own = self.index.sounds(spoken);
        let sure = sure(sounds, own, by);
        let Some(unlike) = unlikeness(sounds, own, sure + DOUBT) else { return };
        let unlike = unlike + far_fetched + spoken.cost;
        let (against, fits) = self.weigh(self.index.entry(spoken.entry));
        let base = if by == Tier::Romanised { 10 } else { 25 };
        self.push(spoken.entry, by, against + base + unlike / 2, fits && unlike <= sure);
    }

    fn push(&mut self, entry: u32, by: Tier, against: Cost, fits: bool) {
        let place = self.index.entry(entry).place;
        self.found.push(Candidate { place, entry, by, against, fits });
    }

    /// Each place once, by the best of its names.
    fn sorted(mut self) -> Vec<Candidate> {
        self.found.sort_by_key(|one| (!one.fits, one.against, one.by, one.place, one.entry));
        let mut once: Vec<Candidate> = Vec::with_capacity(self.found.len());
        for candidate in self.found {
            if !once.iter().any(|known| known.place == candidate.place) {
                once.push(candidate);
            }
        }
        once
    }
}

/// A name of a place by its number.
pub(super) fn name_of(place: &Place, name: u32) -> &str {
    if name == SHOWN { &place.name } else { place.names.get(name as usize).map_or("", |name| &name.name) }
}
