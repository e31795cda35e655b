//! What the words around a name and the hints say narrows the places that it could mean.

use super::locator::{Locator, split};
use super::phrase::Phrase;
use super::query::Query;
use super::search::{Candidate, candidates};
use super::weight::MARGIN;
use super::{Gazetteer, Hints, Kind, Location, Place, PlaceId, Tier, fold, script, words};
use crate::ground::{LonLat, distance};

/// A place farther off than this is not near.
pub(super) const NEAR_KM: f64 = 100.0;
/// Places may be so much farther off than a text says.
const OFF_KM: f64 = 25.0;
/// A place farther off than this is not in a settlement.
const IN_TOWN_KM: f64 = 40.0;

impl Gazetteer {
    /// Every place that a name could mean, those that fit the name and the hints first.
    pub(super) fn weigh(&self, text: &str, hints: &Hints) -> Vec<Candidate> {
        let mut weighed = self.weigh_name(text, &hints.kinds);
        for candidate in &mut weighed {
            self.apply(hints, candidate);
        }
        let neighbours = hints.near.iter().filter_map(|id| self.get(id)?.at);
        for at in neighbours.chain(hints.at) {
            self.prefer_near(&[at], &mut weighed);
        }
        let any_kind = hints.kinds.is_empty();
        if any_kind {
            self.prefer_settlements(&mut weighed);
        }
        weighed.sort_by_key(|one| (!one.fits, one.against, one.by, one.place));
        weighed
    }

    fn weigh_name(&self, text: &str, kinds: &[Kind]) -> Vec<Candidate> {
        let look_up = |text: &str| candidates(&Query::new(text, kinds), &self.index, &self.places);
        let whole = look_up(text);
        if whole.iter().any(|one| one.fits && one.by <= Tier::Arabic) {
            return whole;
        }
        if let Some((latin, arabic)) = script::parted(text) {
            return both(look_up(&latin), look_up(&arabic));
        }
        if let Some((name, locator)) = split(text) {
            if let (Some(_), Locator::In(whole)) = (kinds_of(&name), locator) {
                return look_up(&format!("{whole} {name}"));
            }
            let mut named = look_up(&name);
            self.narrow(&mut named, locator);
            return named;
        }
        if whole.iter().any(|one| one.fits) {
            return whole;
        }
        let theatre = |word: &str| self.index.is_theatre(&fold::bare(&fold::plain(word)));
        let article = |word: &str| matches!(word, "la" | "le" | "les" | "il" | "lo" | "die" | "das" | "der");
        // `Libya's west coast`, but not `Libya Dawn`: the rest must be a name as it is listed.
        let listed = |text: &str| {
            let mut rest = look_up(text);
            rest.retain(|one| one.by <= Tier::Arabic);
            rest
        };
        match (text.split_once(' '), text.rsplit_once(' ')) {
            (Some((first, rest)), _) if article(first) => look_up(rest),
            (Some((first, rest)), _) if theatre(first) => listed(rest),
            (_, Some((rest, last))) if theatre(last) => listed(rest),
            _ if text.contains(['ş', 'Ş']) => look_up(&text.replace(['ş', 'Ş'], "sh")),
            _ => whole,
        }
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
        if let Some(phrase) = Phrase::read(words) {
            let location = self.place_phrase(phrase, &Hints::default());
            for one in named {
                one.fits &= self.lies_at(&self.places[one.place as usize], &location);
            }
            return;
        }
        let anchors = candidates(&Query::new(words, &[]), &self.index, &self.places);
        let anchors: Vec<&Place> =
            anchors.iter().filter(|one| one.fits).map(|one| &self.places[one.place as usize]).collect();
        if anchors.is_empty() && self.index.is_theatre(&bare) {
            return;
        }
        if matches!(locator, Locator::Near(_)) {
            let at: Vec<LonLat> = anchors.iter().filter_map(|anchor| anchor.at).collect();
            self.prefer_near(&at, named);
            return;
        }
        for one in named {
            let place = &self.places[one.place as usize];
            let admin1 = fold::bare(&fold::plain(&place.admin1)) == bare;
            one.fits &=
                admin1 || is_called(place, &bare) || anchors.iter().any(|anchor| self.lies_in(place, anchor));
        }
    }

    /// Takes the places that are not near any of these positions for places that do not fit, and of the
    /// others those that are much farther off than the nearest for less likely.
    fn prefer_near(&self, positions: &[LonLat], weighed: &mut [Candidate]) {
        let off = |one: &Candidate| {
            let place = &self.places[one.place as usize];
            let distances = positions.iter().filter_map(|at| self.apart(place, *at));
            distances.min_by(f64::total_cmp).unwrap_or(f64::INFINITY)
        };
        let fitting = weighed.iter().filter(|one| one.fits).map(off);
        let nearest = fitting.min_by(f64::total_cmp).unwrap_or(f64::INFINITY);
        for one in weighed {
            let km = off(one);
            one.fits &= km <= NEAR_KM;
            if km > 2.0 * nearest + 10.0 {
                one.against += MARGIN;
            }
        }
    }

    /// Whether a place can be where a text says; the texts' distances are not to be trusted to the last.
    fn lies_at(&self, place: &Place, location: &Location) -> bool {
        let off = |at: LonLat| self.apart(place, at).unwrap_or(f64::INFINITY);
        let whole = |id: &PlaceId| self.get(id).filter(|whole| whole.id != place.id);
        match location {
            Location::Point { at, precision, .. } => off(*at) <= precision.0 + OFF_KM,
            Location::Around { of, within } => {
                whole(of).and_then(|whole| whole.at).is_some_and(|at| off(at) <= within.0 + OFF_KM)
            }
            Location::Sector { from, towards } => whole(from).is_some_and(|from| match (from.at, place.at) {
                (Some(from), Some(at)) => towards.points(from, at),
                (_, _) => self.lies_in(place, from),
            }),
            Location::Part { of, .. } => whole(of).is_some_and(|whole| self.lies_in(place, whole)),
            Location::Place(_) | Location::Unclear { .. } | Location::Nothing => false,
        }
    }

    fn apply(&self, hints: &Hints, one: &mut Candidate) {
        let place = &self.places[one.place as usize];
        one.fits &= hints.kinds.is_empty() || hints.kinds.contains(&place.kind);
        let mut within = hints.within.iter().filter_map(|id| self.get(id));
        one.fits &= hints.within.is_empty() || within.any(|whole| self.lies_in(place, whole));
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
        let (Some(own), Some(number)) = (self.number(place.id.as_str()), self.number(whole.id.as_str()))
        else {
            return false;
        };
        let in_town = || whole.at.and_then(|at| self.apart(place, at)).is_some_and(|km| km <= IN_TOWN_KM);
        self.hierarchy.wholes(own).contains(&number) || !whole.kind.is_area() && in_town()
    }

    /// Kilometres from a place, or from the settlement it is part of, to a position.
    fn apart(&self, place: &Place, at: LonLat) -> Option<f64> {
        let own = place.at.or_else(|| self.get(self.settlement_of(&place.id)?)?.at);
        own.map(|own| distance(own, at).0)
    }
}

/// Places that a name means in both of its scripts; where one of them says nothing, in the other.
fn both(latin: Vec<Candidate>, arabic: Vec<Candidate>) -> Vec<Candidate> {
    let fits = |of: &[Candidate]| of.iter().any(|one| one.fits);
    match (fits(&latin), fits(&arabic)) {
        (false, true) => arabic,
        (_, false) => latin,
        (true, true) => {
            let shared = |one: &Candidate| arabic.iter().any(|other| other.fits && other.place == one.place);
            let mut met: Vec<Candidate> =
                latin.iter().copied().filter(|one| one.fits && shared(one)).collect();
            if met.is_empty() {
                // Two names for two places: neither is surer for being in its script.
                met.extend([latin, arabic].iter().flat_map(|of| of.iter().filter(|one| one.fits).take(1)));
                for one in &mut met {
                    one.against = 0;
                }
            }
            met
        }
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
