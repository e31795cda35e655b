//! The names of a gazetteer, ready to be looked up by form and by sound.
//!
//! Takes the places, gives entries: a place, one of its names, the form it is looked up by and how
//! much of a name that form is. Decides nothing.

use super::by_hash::{ByHash, hash, mix};
use super::fold::{bare, folded, plain};
use super::likeness::{Cost, Vowels, unlikeness};
use super::roman::{Reading, readings};
use super::skeleton::{bones, families, skeleton, within};
use super::sound::{Sound, homophone};
use super::words::Kinds;
use super::{Kind, Place, arabic, compass, words};

/// How much of a name a form is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grade {
    /// The name that the maps show.
    Shown,
    /// A listed name in use.
    Listed,
    /// A listed name of which nothing is said but its letters.
    Romanised,
    /// A former name.
    Former,
    /// The shown name without the words that say what the place is, or one half of it.
    ShownCore,
    /// A listed name without them.
    ListedCore,
}

/// One form of one name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    /// Number of the place.
    pub place: u32,
    /// Number of the name among the place's; [`SHOWN`] for the shown one.
    pub name: u32,
    /// How much of the name it is.
    pub grade: Grade,
    /// Kinds that the words left out of the form mean.
    pub kinds: Kinds,
    /// Whether another place has a name that sounds the same.
    pub alike: bool,
    form: (u32, u16),
    spoken: u32,
}

/// The number of the name that the maps show.
pub(super) const SHOWN: u32 = u32::MAX;
/// The number of no way to say a name.
const SILENT: u32 = u32::MAX;

/// One way to say an entry.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spoken {
    /// Number of the entry.
    pub entry: u32,
    /// What this reading costs.
    pub cost: Cost,
    /// It is written without short vowels.
    pub arabic: bool,
    sounds: (u32, u8),
}

/// The names of a gazetteer.
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    entries: Vec<Entry>,
    spoken: Vec<Spoken>,
    forms: String,
    sounds: Vec<Sound>,
    by_form: ByHash,
    by_homophone: ByHash,
    /// Ways to say a name by skeleton, skeletons of few consonants first.
    by_skeleton: Vec<(u64, u32)>,
    /// Each skeleton once, with where it starts in `by_skeleton` and what consonants it has.
    skeletons: Vec<(u64, u32, u32)>,
    /// Where the skeletons of so many consonants start.
    bones: [u32; 18],
    /// What the whole theatre is called.
    theatre: Vec<Vec<Sound>>,
}

impl Index {
    /// The names of `places`.
    pub(super) fn of(places: &[Place]) -> Self {
        let mut index = Self::default();
        for (number, place) in (0..).zip(places) {
            index.add_name(number, SHOWN, &place.name, Grade::Shown, true);
            for (i, name) in (0..).zip(&place.names) {
                let grade = match name.kind.as_str() {
                    "former" => Grade::Former,
                    "official" | "press" => Grade::Listed,
                    _ => Grade::Romanised,
                };
                index.add_name(number, i, &name.name, grade, name.kind == "official");
            }
        }
        index.close();
        index.theatre = whole_theatre(places);
        index
    }

    /// Whether words name the whole theatre.
    pub(super) fn is_theatre(&self, bare: &str) -> bool {
        let said = readings(bare);
        self.theatre.iter().any(|own| {
            let same = |said: &Reading| {
                let shared = own.iter().zip(&said.sounds).take_while(|(a, b)| a == b).count();
                let ending = own.len().max(said.sounds.len()) - shared;
                shared >= 4 && ending <= 2 || unlikeness(own, &said.sounds, 45, Vowels::All).is_some()
            };
            said.iter().any(same)
        })
    }

    fn add_name(&mut self, place: u32, name: u32, text: &str, grade: Grade, official: bool) {
        let mut known: Vec<String> = Vec::new();
        let mut add = |index: &mut Self, bare: &str, grade, kinds, speak: bool| {
            let form = folded(bare);
            if !form.is_empty() && !known.contains(&form) {
                index.add_form(place, name, bare, grade, kinds, speak);
                known.push(form);
            }
        };
        let none: Kinds = &[];
        let parts = parts(text);
        let several = parts.len() > 1;
        if parts != [text] {
            add(self, &bare(&plain(text)), grade, none, false);
        }
        for part in parts {
            let bare = bare(&plain(&part));
            let core = words::core(&bare);
            let grade = if several { Grade::ShownCore } else { grade };
            add(self, &bare, grade, none, core.is_none());
            if let Some((core, kinds)) = core {
                let of = if official { Grade::ShownCore } else { Grade::ListedCore };
                add(self, core, of, kinds, true);
            }
        }
    }

    #[expect(clippy::cast_possible_truncation, reason = "texts are bounded by the size of a table")]
    fn add_form(&mut self, place: u32, name: u32, bare: &str, grade: Grade, kinds: Kinds, speak: bool) {
        let entry = self.entries.len() as u32;
        let start = self.forms.len() as u32;
        self.forms.push_str(bare);
        let readings = if speak { readings(bare) } else { Vec::new() };
        let spoken = if readings.is_empty() { SILENT } else { self.spoken.len() as u32 };
        let arabic = bare.chars().any(arabic::is_arabic);
        for reading in readings {
            let sounds = (self.sounds.len() as u32, reading.sounds.len() as u8);
            self.sounds.extend(reading.sounds);
            self.spoken.push(Spoken { entry, cost: reading.cost, arabic, sounds });
        }
        let form = (start, bare.len() as u16);
        self.entries.push(Entry { place, name, grade, kinds, alike: false, form, spoken });
    }

    /// Sorts what has been added.
    fn close(&mut self) {
        let forms = (0..).zip(&self.entries).map(|(i, entry)| (hash(self.bare(entry)), i));
        self.by_form = ByHash::of(forms.collect());
        let said = |of: fn(&[Sound]) -> u64| -> Vec<(u64, u32)> {
            (0..).zip(&self.spoken).map(|(i, spoken)| (of(self.sounds(spoken)), i)).collect()
        };
        let (by_homophone, by_skeleton) = (said(|sounds| mix(homophone(sounds))), said(skeleton));
        self.by_homophone = ByHash::of(by_homophone);
        self.by_skeleton = by_skeleton;
        self.by_skeleton.sort_unstable_by_key(|(skeleton, i)| (bones(*skeleton), *skeleton, *i));
        for (i, (skeleton, _)) in (0..).zip(&self.by_skeleton) {
            if self.skeletons.last().is_none_or(|last| last.0 != *skeleton) {
                self.skeletons.push((*skeleton, i, families(*skeleton)));
            }
        }
        for n in 0..18 {
            let start = self.skeletons.partition_point(|one| bones(one.0) < n);
            self.bones[n as usize] = u32::try_from(start).unwrap_or(u32::MAX);
        }
        self.mark_alike();
    }

    fn mark_alike(&mut self) {
        for group in self.by_homophone.groups() {
            let entry = |item: &(u64, u32)| self.spoken[item.1 as usize].entry as usize;
            let first = self.entries[entry(&group[0])].place;
            if group.iter().any(|item| self.entries[entry(item)].place != first) {
                for item in group {
                    self.entries[entry(item)].alike = true;
                }
            }
        }
    }

    /// The entries of a place.
    pub(super) fn of_place(&self, place: u32) -> impl Iterator<Item = u32> {
        let from = self.entries.partition_point(|entry| entry.place < place);
        let own = self.entries[from..].iter().take_while(move |entry| entry.place == place);
        (from..).zip(own).filter_map(|(i, _)| u32::try_from(i).ok())
    }

    /// The entry with a number.
    pub(super) fn entry(&self, number: u32) -> &Entry {
        &self.entries[number as usize]
    }

    /// The entries with a folded form.
    pub(super) fn with_form(&self, form: &str) -> impl Iterator<Item = u32> {
        let same = move |i: &u32| self.bare(self.entry(*i)).bytes().filter(|b| *b != b' ').eq(form.bytes());
        self.by_form.get(hash(form)).filter(same)
    }

    /// The entries that sound like an entry, itself among them.
    pub(super) fn alike(&self, entry: &Entry) -> impl Iterator<Item = u32> {
        let own = self.spoken.get(entry.spoken as usize);
        own.into_iter().flat_map(|own| {
            let alike = self.by_homophone.get(mix(homophone(self.sounds(own))));
            let spoken = alike.map(|i| &self.spoken[i as usize]);
            spoken.filter(|spoken| spoken.arabic == own.arabic).map(|spoken| spoken.entry)
        })
    }

    /// The ways to say a name that have a skeleton.
    pub(super) fn with_skeleton(&self, skeleton: u64) -> &[(u64, u32)] {
        let key = |one: u64| (bones(one), one);
        let from = self.by_skeleton.partition_point(|one| key(one.0) < key(skeleton));
        let length = self.by_skeleton[from..].partition_point(|one| one.0 == skeleton);
        &self.by_skeleton[from..from + length]
    }

    /// The ways to say a name whose skeleton is at most `most` consonants off, but not the same.
    pub(super) fn near_skeleton(&self, skeleton: u64, most: u32) -> impl Iterator<Item = &(u64, u32)> {
        let length = bones(skeleton);
        let from = self.bones[length.saturating_sub(most) as usize] as usize;
        let to = self.bones[(length + most + 1).min(17) as usize] as usize;
        let own = families(skeleton);
        let near = move |one: &&(u64, u32, u32)| {
            (one.2 ^ own).count_ones() <= 2 * most && one.0 != skeleton && within(one.0, skeleton, most)
        };
        let starts = self.skeletons[from..to].iter().filter(near).map(|one| one.1 as usize);
        starts.flat_map(|start| {
            let group = &self.by_skeleton[start..];
            &group[..group.partition_point(|one| one.0 == group[0].0)]
        })
    }

    /// The way to say a name with a number.
    pub(super) fn spoken(&self, number: u32) -> &Spoken {
        &self.spoken[number as usize]
    }

    /// The sounds of a way to say a name.
    pub(super) fn sounds(&self, spoken: &Spoken) -> &[Sound] {
        let start = spoken.sounds.0 as usize;
        &self.sounds[start..start + spoken.sounds.1 as usize]
    }

    /// The words of the form of an entry.
    pub(super) fn bare(&self, entry: &Entry) -> &str {
        let start = entry.form.0 as usize;
        &self.forms[start..start + entry.form.1 as usize]
    }
}

/// What the whole theatre is called, in sounds: what the names of regions are parts of in more than one
/// direction, as `western Libya` and `eastern Libya` are of Libya.
fn whole_theatre(places: &[Place]) -> Vec<Vec<Sound>> {
    let regions = places.iter().filter(|place| place.kind == Kind::Region);
    let names = regions.flat_map(|region| region.names.iter().map(|name| &name.name).chain([&region.name]));
    let mut parts: Vec<(String, String)> = names
        .filter_map(|name| {
            let plain = plain(name);
            let (direction, whole) = plain.split_once(' ')?;
            compass::degrees(direction)?;
            Some((whole.to_owned(), direction.to_owned()))
        })
        .collect();
    parts.sort_unstable();
    parts.dedup();
    let wholes = parts.chunk_by(|a, b| a.0 == b.0).filter(|parts| parts.len() > 1);
    wholes.flat_map(|parts| readings(&parts[0].0)).map(|reading| reading.sounds).collect()
}

/// A name as it stands, or the names in it: without what is in brackets or behind a comma, and on
/// either side of a stroke.
fn parts(name: &str) -> Vec<String> {
    if !name.contains(['(', ',', '/', '،']) {
        return vec![name.to_owned()];
    }
    let mut depth = 0usize;
    let open: String = name
        .chars()
        .filter(|c| {
            let inside = depth > 0;
            match c {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
            !inside && *c != '('
        })
        .collect();
    let before_comma = open.split([',', '،']).next().unwrap_or_default();
    before_comma.split('/').map(|part| part.trim().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_known_without_its_brackets() {
        assert_eq!(parts("Sultan (Ajdabiya)"), ["Sultan"]);
        assert_eq!(parts("Zelten (Nasser) oil field"), ["Zelten  oil field"]);
        assert_eq!(parts("Bosneb / Abu Sneib"), ["Bosneb", "Abu Sneib"]);
        assert_eq!(parts("12 Flats, Ganfouda"), ["12 Flats"]);
    }
}
