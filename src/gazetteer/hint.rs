//! Which place a name means, given what else is known: its kind, a neighbour, an area, a point, a day.
//!
//! Takes a name as a text has it ("Sultan near Sirte", "Zella field") and [`Hints`] from around it;
//! gives the place, or an honest question, or what the name reminds of. It never takes the likelier of
//! two places that fit about equally.

use jiff::civil::Date;

use super::narrow::NEAR_KM;
use super::search::{Candidate, name_of};
use super::weight::MARGIN;
use super::{Gazetteer, Kind, Match, Place, PlaceId};
use crate::ground::{Km, LonLat};

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
        self.find_with(name, &Hints::default())
    }

    /// What a name could mean where more is known of the place, best first.
    pub fn find_with(&self, name: &str, hints: &Hints) -> Vec<Match> {
        let weighed = self.weigh(name, hints);
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
