//! What lies in what: areas and their members, settlements and their parts.
//!
//! Takes the places, gives ties without circles. A place lies in an area when the area names it as a
//! member or when it is `part_of` the area; it lies in a settlement when it is `part_of` it.

use std::collections::{BTreeMap, BTreeSet};

use super::Place;

/// The ties between places, by their number in the list of places; never a circle.
#[derive(Debug, Clone, Default)]
pub(super) struct Hierarchy {
    /// Where each place lies directly.
    wholes: Vec<Vec<usize>>,
    /// What lies directly in each place.
    inside: Vec<Vec<usize>>,
}

/// A tie that closes a circle: the place it starts from, and the way round in words.
pub(super) type Circle = (usize, String);

impl Hierarchy {
    /// The ties of `places` (sorted by id), and the circles among them. Each circle has been cut.
    pub(super) fn of(places: &[Place]) -> (Self, Vec<Circle>) {
        let number: BTreeMap<&str, usize> =
            places.iter().enumerate().map(|(i, place)| (place.id.as_str(), i)).collect();
        let mut wholes: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); places.len()];
        for (i, place) in places.iter().enumerate() {
            wholes[i].extend(place.part_of.iter().filter_map(|id| number.get(id.as_str())));
            for member in place.members.iter().filter_map(|id| number.get(id.as_str())) {
                wholes[*member].insert(i);
            }
        }
        let mut wholes: Vec<Vec<usize>> = wholes.into_iter().map(|set| set.into_iter().collect()).collect();
        let circles = cut_circles(&mut wholes)
            .into_iter()
            .map(|path| {
                let words: Vec<&str> = path.iter().map(|i| places[*i].id.as_str()).collect();
                (path[0], words.join(" -> "))
            })
            .collect();
        let mut inside = vec![Vec::new(); places.len()];
        for (i, wholes) in wholes.iter().enumerate() {
            for whole in wholes {
                inside[*whole].push(i);
            }
        }
        (Self { wholes, inside }, circles)
    }

    /// All members of an area, areas in it expanded, by number.
    pub(super) fn members(&self, area: usize, places: &[Place]) -> BTreeSet<usize> {
        if !places[area].kind.is_area() {
            return BTreeSet::new();
        }
        reach(area, |place| {
            let open = places[place].kind.is_area();
            self.inside[place].iter().copied().filter(move |_| open)
        })
    }

    /// All parts of a settlement, parts of its parts too, by number.
    pub(super) fn parts(&self, settlement: usize, places: &[Place]) -> BTreeSet<usize> {
        if places[settlement].kind.is_area() {
            return BTreeSet::new();
        }
        reach(settlement, |place| {
            self.inside[place].iter().copied().filter(|inner| places[*inner].kind.can_be_part())
        })
    }

    /// The settlement, or other place that owns ground, that a part belongs to.
    pub(super) fn settlement_of(&self, part: usize, places: &[Place]) -> Option<usize> {
        let mut place = part;
        while places[place].kind.can_be_part() {
            place = *self.wholes[place].iter().find(|whole| !places[**whole].kind.is_area())?;
        }
        (place != part).then_some(place)
    }

    /// Everything that a place lies in, by number.
    pub(super) fn wholes(&self, place: usize) -> BTreeSet<usize> {
        reach(place, |place| self.wholes[place].iter().copied())
    }

    /// All areas that a place lies in, by number.
    pub(super) fn areas_of(&self, place: usize, places: &[Place]) -> BTreeSet<usize> {
        self.wholes(place).into_iter().filter(|whole| places[*whole].kind.is_area()).collect()
    }
}

/// Everything that can be reached from `start` in any number of steps, without `start`.
fn reach<I: Iterator<Item = usize>>(start: usize, step: impl Fn(usize) -> I) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    let mut open = vec![start];
    while let Some(place) = open.pop() {
        open.extend(step(place).filter(|next| found.insert(*next)));
    }
    found
}

/// How far the walk through the ties has come with a place.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Walk {
    Unseen,
    OnPath,
    Done,
}

/// Takes out every tie that closes a circle; gives the circles, each from its closing tie round to it.
///
/// Depth first without recursion: a chain may be as long as the gazetteer.
fn cut_circles(wholes: &mut [Vec<usize>]) -> Vec<Vec<usize>> {
    let mut walk = vec![Walk::Unseen; wholes.len()];
    let mut circles = Vec::new();
    for start in 0..wholes.len() {
        let mut path: Vec<(usize, usize)> = Vec::new();
        if walk[start] == Walk::Unseen {
            walk[start] = Walk::OnPath;
            path.push((start, 0));
        }
        while let Some((place, next)) = path.pop() {
            let Some(whole) = wholes[place].get(next).copied() else {
                walk[place] = Walk::Done;
                continue;
            };
            match walk[whole] {
                Walk::Done => path.push((place, next + 1)),
                Walk::Unseen => {
                    path.push((place, next + 1));
                    walk[whole] = Walk::OnPath;
                    path.push((whole, 0));
                }
                Walk::OnPath => {
                    wholes[place].remove(next);
                    let from = path.iter().position(|step| step.0 == whole).unwrap_or(path.len());
                    let way = path[from..].iter().map(|step| step.0);
                    circles.push(way.chain([place, whole]).collect());
                    path.push((place, next));
                }
            }
        }
    }
    circles
}
