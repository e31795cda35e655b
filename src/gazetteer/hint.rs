//! Which place a name means, given what else is known: its kind, a neighbour, an area, a point, a day.
//!
//! Takes a name as a text has it ("Sultan near Sirte", "Zella field") and [`Hints`] from around it;
//! gives the place, or an honest question, or what the name reminds of. It never takes the likelier of
//! two places that fit about equally.

use jiff::civil::Date;

use super::locator::{Locator, split};
use super::search::{Candidate, MARGIN, Match, Query, candidates, name_of};
use super::sound::{Vowels, unlikeness};
use super::{Gazetteer, Kind, Place, PlaceId, compass, fold, roman, words};
use crate::ground::{Km, LonLat, distance};

/// What is known of a place besides its name. Nothing, by default.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Hints {
    /// It is of one of these kinds; empty for any.
    pub kinds: Vec<Kind>,
    /// It is near these places.
    pub near: Vec<PlaceId>,
    /// It lies in one of these areas, or in one of these settlements; empty for anywhere.
    pub within: Vec<PlaceId>,
    /// It is near this point.
    pub at: Option<LonLat>,
    /// It was called so on this day: a name given up before it counts less.
    pub on: Option<Date>,
}

/// What a name was found to mean.
#[derive(Debug, Clone, PartialEq)]
pub enum Resolution {
    /// One place.
    Found(Match),
    /// Several places that fit about equally, and what would decide between them.
    Ambiguous {
        /// The places, best first.
        among: Vec<Match>,
        /// What would decide, the likeliest first.
        decide: Vec<Decider>,
    },
    /// No place; the name reminds of these, best first.
    Nearby(Vec<Match>),
    /// No place, and none like it.
    Nothing,
}

/// A question whose answer tells places apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decider {
    /// Which of these kinds it is.
    Kind(Vec<Kind>),
    /// Which of these first-order divisions it lies in.
    Admin1(Vec<String>),
    /// Which of these places it is near to.
    Near(Vec<PlaceId>),
    /// Which of these names it has.
    Name(Vec<String>),
}

/// A place farther off than this is not near.
const NEAR_KM: f64 = 100.0;
/// A place farther off than this is not in a settlement.
const IN_TOWN_KM: f64 = 40.0;

impl Gazetteer {
    /// What a name could mean, best first; nothing where no place fits. The words around the name that
    /// say what and where it is count.
    ///
    /// # Example
    /// ```
    /// # use frontline::gazetteer::{Gazetteer, Tables};
    /// # use frontline::table::Faults;
    /// # let places = "id,name,kind,lon,lat,source\n\
    /// #     zella,Zella,town,17.54,28.53,x\nzella-field,Zella oil field,oil_field,17.7,28.3,x\n";
    /// # let names = "place,name,lang,kind\nzella,Zallah,,press\n";
    /// # let table = |name: &str, text: &str| vec![(name.to_string(), text.to_string())];
    /// # let tables = Tables { places: table("places.csv", places), names: table("names.csv", names),
    /// #     roads: vec![] };
    /// # let gazetteer = Gazetteer::read(tables, &mut Faults::default());
    /// let found = gazetteer.find("zallah");
    /// assert_eq!((found[0].place.as_str(), found[0].by.word()), ("zella", "folded"));
    /// assert_eq!(gazetteer.find("Zella oilfield")[0].place.as_str(), "zella-field");
    /// assert!(gazetteer.find("Zella airport").is_empty());
    /// ```
    pub fn find(&self, name: &str) -> Vec<Match> {
        let weighed = self.weigh(name, &Hints::default());
        let fitting: Vec<Candidate> = weighed.into_iter().filter(|one| one.fits).collect();
        let equal = equal(&fitting);
        let matches = fitting.iter().enumerate();
        matches.map(|(i, one)| self.matched(*one, equal > 1 && i < equal)).collect()
    }

    /// Which place a name means, as far as the name and the hints decide it.
    ///
    /// # Example
    /// ```
    /// # use frontline::gazetteer::{Gazetteer, Hints, Kind, Resolution, Tables};
    /// # use frontline::table::Faults;
    /// # let places = "id,name,kind,lon,lat,source\n\
    /// #     jufra-district,Jufra,district,17.1,28.9,x\njufra-airbase,Jufra,airbase,15.9,29.2,x\n";
    /// # let table = |name: &str, text: &str| vec![(name.to_string(), text.to_string())];
    /// # let tables = Tables { places: table("places.csv", places), ..Tables::default() };
    /// # let gazetteer = Gazetteer::read(tables, &mut Faults::default());
    /// assert!(matches!(gazetteer.resolve("Jufra", &Hints::default()), Resolution::Ambiguous { .. }));
    /// let airbase = Hints { kinds: vec![Kind::Airbase], ..Hints::default() };
    /// assert!(matches!(gazetteer.resolve("Jufra", &airbase), Resolution::Found(_)));
    /// ```
    pub fn resolve(&self, name: &str, hints: &Hints) -> Resolution {
        let weighed = self.weigh(name, hints);
        let fitting = weighed.iter().take_while(|one| one.fits).count();
        match equal(&weighed[..fitting]) {
            0 if weighed.is_empty() => Resolution::Nothing,
            0 => Resolution::Nearby(weighed.iter().take(5).map(|one| self.matched(*one, false)).collect()),
            1 => Resolution::Found(self.matched(weighed[0], false)),
            several => {
                let among: Vec<Match> =
                    weighed[..several].iter().map(|one| self.matched(*one, true)).collect();
                let decide = self.deciders(&among);
                Resolution::Ambiguous { among, decide }
            }
        }
    }

    /// Every place that a name could mean, those that fit the name and the hints first.
    fn weigh(&self, text: &str, hints: &Hints) -> Vec<Candidate> {
        let mut weighed = self.weigh_name(text);
        for candidate in &mut weighed {
            self.apply(hints, candidate);
        }
        let any_kind = hints.kinds.is_empty();
        if any_kind {
            self.prefer_settlements(&mut weighed);
        }
        weighed.sort_by_key(|one| (!one.fits, one.against, one.by, one.place));
        weighed
    }

    fn weigh_name(&self, text: &str) -> Vec<Candidate> {
        let look_up = |text: &str| candidates(&Query::new(text), &self.index, &self.places);
        let whole = look_up(text);
        if whole.iter().any(|one| one.fits && one.by <= super::Tier::Arabic) {
            return whole;
        }
        if let Some((name, locator)) = split(text) {
            if let (Some(_), Locator::In(whole)) = (kinds_of(&name), locator) {
                return look_up(&format!("{whole} {name}"));
            }
            let mut named = look_up(&name);
            self.narrow(&mut named, locator);
            return named;
        }
        if let Some((first, rest)) = text.split_once(' ')
            && !whole.iter().any(|one| one.fits)
            && self.is_whole_theatre(&fold::bare(&fold::plain(first)))
        {
            return look_up(rest);
        }
        if text.contains(['ş', 'Ş']) && !whole.iter().any(|one| one.fits) {
            return look_up(&text.replace(['ş', 'Ş'], "sh"));
        }
        whole
    }

    /// Takes the places that do not lie where a text says for places that do not fit.
    fn narrow(&self, named: &mut [Candidate], locator: Locator<'_>) {
        let (Locator::In(words) | Locator::Near(words)) = locator;
        let bare = fold::bare(&fold::plain(words));
        if let Some(kinds) = kinds_of(words) {
            for one in named {
                one.fits &= kinds.contains(&self.places[one.place as usize].kind);
            }
            return;
        }
        let anchors = self.weigh(words, &Hints::default());
        let anchors: Vec<&Place> =
            anchors.iter().filter(|one| one.fits).map(|one| &self.places[one.place as usize]).collect();
        if anchors.is_empty() && self.is_whole_theatre(&bare) {
            return;
        }
        for one in named {
            let place = &self.places[one.place as usize];
            let fits = match locator {
                Locator::In(_) => {
                    is_called(place, &bare) || anchors.iter().any(|anchor| self.lies_in(place, anchor))
                }
                Locator::Near(_) => {
                    let off = anchors.iter().filter_map(|anchor| self.apart(place, anchor.at?));
                    off.min_by(f64::total_cmp).is_some_and(|km| weigh_distance(one, km))
                }
            };
            one.fits &= fits;
        }
    }

    fn apply(&self, hints: &Hints, one: &mut Candidate) {
        let place = &self.places[one.place as usize];
        one.fits &= hints.kinds.is_empty() || hints.kinds.contains(&place.kind);
        let mut within = hints.within.iter().filter_map(|id| self.get(id));
        one.fits &= hints.within.is_empty() || within.any(|whole| self.lies_in(place, whole));
        let neighbours = hints.near.iter().filter_map(|id| self.get(id)?.at);
        for at in neighbours.chain(hints.at) {
            let near = self.apart(place, at).is_some_and(|km| weigh_distance(one, km));
            one.fits &= near;
        }
        if let Some(on) = hints.on {
            let name = self.index.entry(one.entry).name;
            let until = place.names.get(name as usize).and_then(|name| name.until);
            match until {
                Some(until) if until < on => one.against += 30,
                Some(_) => one.against = one.against.saturating_sub(15),
                None => {}
            }
        }
    }

    /// A settlement is meant rather than the area of its name around it, unless the text says the area.
    fn prefer_settlements(&self, weighed: &mut [Candidate]) {
        for i in 0..weighed.len() {
            let area = weighed[i];
            if !self.places[area.place as usize].kind.is_area() || !area.fits {
                continue;
            }
            let id = &self.places[area.place as usize].id;
            let ahead = weighed.iter().filter(|one| {
                let place = &self.places[one.place as usize];
                let equal = one.fits && one.against <= area.against;
                equal && place.kind.is_settlement() && self.areas_of(&place.id).contains(&id)
            });
            if let Some(against) = ahead.map(|one| one.against).min() {
                weighed[i].against = area.against.max(against + MARGIN);
            }
        }
    }

    fn lies_in(&self, place: &Place, whole: &Place) -> bool {
        if whole.kind.is_area() {
            return self.areas_of(&place.id).contains(&&whole.id);
        }
        let mut above = place.part_of.as_ref();
        while let Some(id) = above {
            if *id == whole.id {
                return true;
            }
            above = self.get(id).and_then(|place| place.part_of.as_ref());
        }
        whole.at.and_then(|at| self.apart(place, at)).is_some_and(|km| km <= IN_TOWN_KM)
    }

    /// Kilometres from a place, or from the settlement it is part of, to a position.
    fn apart(&self, place: &Place, at: LonLat) -> Option<f64> {
        let own = place.at.or_else(|| self.get(self.settlement_of(&place.id)?)?.at);
        own.map(|own| distance(own, at).0)
    }

    /// Whether a word names the whole theatre: there is a region `western X`, and this is `X`.
    fn is_whole_theatre(&self, bare: &str) -> bool {
        let said = roman::readings(bare);
        let regions = self.places.iter().filter(|place| place.kind == Kind::Region);
        let names =
            regions.flat_map(|region| region.names.iter().map(|name| &name.name).chain([&region.name]));
        names.into_iter().any(|name| {
            let plain = fold::plain(name);
            let Some(whole) = compass::without_direction(&plain) else { return false };
            roman::readings(whole).iter().any(|own| {
                said.iter().any(|said| unlikeness(&own.sounds, &said.sounds, 45, Vowels::All).is_some())
            })
        })
    }

    fn matched(&self, one: Candidate, ambiguous: bool) -> Match {
        let place = &self.places[one.place as usize];
        let entry = self.index.entry(one.entry);
        Match {
            place: place.id.clone(),
            matched: name_of(place, entry.name).to_owned(),
            by: one.by,
            score: f64::from(100u32.saturating_sub(one.against).max(1)) / 100.0,
            ambiguous,
        }
    }

    /// What tells places apart: only what differs between every two of them.
    fn deciders(&self, among: &[Match]) -> Vec<Decider> {
        let places: Vec<&Place> = among.iter().filter_map(|one| self.get(&one.place)).collect();
        let mut deciders = Vec::new();
        deciders.extend(distinct(places.iter().map(|place| Some(place.kind))).map(Decider::Kind));
        let admin1 = |place: &&Place| Some(place.admin1.clone()).filter(|name| !name.is_empty());
        deciders.extend(distinct(places.iter().map(admin1)).map(Decider::Admin1));
        deciders.extend(distinct(places.iter().map(|place| self.neighbour(place))).map(Decider::Near));
        deciders.extend(distinct(places.iter().map(|place| Some(place.name.clone()))).map(Decider::Name));
        deciders
    }

    /// The nearest city or town of another name.
    fn neighbour(&self, place: &Place) -> Option<PlaceId> {
        let near = self.near(place.at?, 30);
        let town = |one: &&(Km, &Place)| {
            matches!(one.1.kind, Kind::City | Kind::Town) && one.1.id != place.id && one.0.0 <= NEAR_KM
        };
        near.iter().find(town).map(|one| one.1.id.clone())
    }
}

/// The kinds that a text means when it is nothing but a word for kinds.
fn kinds_of(text: &str) -> Option<&'static [Kind]> {
    words::is_kind_word(&fold::bare(&fold::plain(text)))
}

/// Whether words stand in the name that the maps show.
fn is_called(place: &Place, bare: &str) -> bool {
    let shown = fold::bare(&fold::plain(&place.name));
    let mut words = bare.split(' ');
    words.all(|word| shown.split(' ').any(|other| other == word))
}

/// Whether a distance is near; what is farther counts less.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100 km")]
fn weigh_distance(one: &mut Candidate, km: f64) -> bool {
    one.against += (km.min(NEAR_KM) / 2.0) as u32;
    km <= NEAR_KM
}

/// How many of the first candidates fit about equally well.
fn equal(fitting: &[Candidate]) -> usize {
    let best = fitting.first().map_or(0, |best| best.against);
    fitting.iter().take_while(|one| one.against < best + MARGIN).count()
}

/// The values, when every two of them differ.
fn distinct<T: PartialEq>(values: impl Iterator<Item = Option<T>>) -> Option<Vec<T>> {
    let values: Vec<T> = values.collect::<Option<_>>()?;
    let differ = values.iter().enumerate().all(|(i, value)| !values[..i].contains(value));
    differ.then_some(values)
}
