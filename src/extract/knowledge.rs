//! What a theatre calls its own: parties, persons and voices by every name that texts give them.
//!
//! Takes the log's parties and the theatre's `mentions.csv`; gives a look-up by words. Places are the
//! gazetteer's.

use std::collections::HashMap;

use jiff::civil::Date;

use super::lexicon::Lexicon;
use super::token::{Sort, Token, tokens};
use super::triggers::Triggers;
use crate::events::{Log, PartyId, day};
use crate::gazetteer::{Gazetteer, Hints, PlaceId, Resolution, Tier};
use crate::table::{Columns, Faults, Table, nearest};

/// What a name that is no place's means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A party.
    Party(PartyId),
    /// A person, who speaks and acts for a party, if for any.
    Person(Option<PartyId>),
    /// Who reports: an agency, a monitor; or speaks for a party.
    Voice(Option<PartyId>),
    /// A name of something that is neither party nor place.
    Nothing,
}

/// A name and what it means.
#[derive(Debug, Clone)]
struct Named {
    words: Vec<String>,
    /// Written with a capital or in capitals: a text must do so too.
    capital: bool,
    meaning: Meaning,
    from: Option<Date>,
    to: Option<Date>,
}

/// The names of a theatre, and its places.
#[derive(Debug)]
pub struct Knowledge<'t> {
    /// Its places.
    pub(super) gazetteer: &'t Gazetteer,
    /// Its parties and sides.
    pub(super) log: &'t Log,
    /// By first word, the longest names first.
    names: HashMap<String, Vec<Named>>,
    /// `army`, `government` and the like, where one party's names alone have the word.
    common: HashMap<&'static str, Option<PartyId>>,
    /// Which place texts call the capital, from and to a day.
    capitals: Vec<(PlaceId, Option<Date>, Option<Date>)>,
    /// Its own words of war.
    pub(super) triggers: Triggers,
}

/// Words by which texts go on to call a party that its names call so.
const COMMON: &[&str] = &[
    "army",
    "government",
    "junta",
    "regime",
    "rebel",
    "separatist",
    "insurgent",
    "militant",
    "loyalist",
    "coalition",
];
/// Other words for them.
const ALIKE: &[(&str, &str)] =
    &[("military", "army"), ("armed", "army"), ("armées", "army"), ("rebels", "rebel"), ("soldiers", "army")];

const COLUMNS: Columns =
    Columns { required: &["kind", "name"], optional: &["party", "from", "to", "source"] };

impl<'t> Knowledge<'t> {
    /// The names that the tables give: those of the parties, and those of `mentions.csv` (file name and
    /// text), which may be missing.
    pub fn read(
        log: &'t Log,
        gazetteer: &'t Gazetteer,
        mentions: Option<(&str, &str)>,
        faults: &mut Faults,
    ) -> Self {
        let mut knowledge = Self {
            gazetteer,
            log,
            names: HashMap::new(),
            common: HashMap::new(),
            capitals: Vec::new(),
            triggers: Triggers::default(),
        };
        for party in log.parties.values() {
            let written = std::iter::once(&party.name).chain([&party.short]).chain(&party.aliases);
            for name in written.flat_map(|name| spellings(name)) {
                knowledge.add(&name, Meaning::Party(party.id.clone()), None, None);
            }
        }
        if let Some((file, text)) = mentions {
            knowledge.read_mentions(file, text, faults);
        }
        for names in knowledge.names.values_mut() {
            // Stable: of equal names the one read last, from `mentions.csv`, comes first.
            names.reverse();
            names.sort_by_key(|name| std::cmp::Reverse(name.words.len()));
        }
        knowledge
    }

    /// Takes in the theatre's own words of war: `triggers.csv`, by its file name and text. What cannot be
    /// used is a fault.
    pub fn read_triggers(&mut self, file: &str, text: &str, faults: &mut Faults) {
        self.triggers = Triggers::read(file, text, faults);
    }

    fn read_mentions(&mut self, file: &str, text: &str, faults: &mut Faults) {
        let table = Table::read(file, text, COLUMNS, faults);
        for row in table.rows() {
            let party = PartyId::new(row.get("party"));
            let known = self.log.parties.contains_key(&party);
            if !party.as_str().is_empty() && !known {
                let fault = row.fault("party", format!("no party has the id `{party}`"));
                let near = nearest(party.as_str(), self.log.parties.keys().map(PartyId::as_str));
                faults.push(match near {
                    Some(near) => fault.hint(format!("did you mean `{near}`?")),
                    None => fault,
                });
                continue;
            }
            let party = Some(party).filter(|_| known);
            let meaning = match (row.get("kind"), party) {
                ("party", Some(party)) => Meaning::Party(party),
                ("person", party) => Meaning::Person(party),
                ("voice", party) => Meaning::Voice(party),
                ("nothing" | "capital", _) => Meaning::Nothing,
                (kind, _) => {
                    let message =
                        format!("`{kind}`: write party (with its id), person, voice, capital or nothing");
                    faults.push(row.fault("kind", message));
                    continue;
                }
            };
            let mut edge = |column: &str| match row.get(column) {
                "" => None,
                text => day(text)
                    .map_err(|error| faults.push(row.fault(column, format!("`{text}`: {error}"))))
                    .ok(),
            };
            let (from, to) = (edge("from"), edge("to"));
            if row.get("kind") == "capital" {
                match self.gazetteer.resolve(row.get("name"), &Hints::default()) {
                    Resolution::Found(one) if one.by <= Tier::Folded => {
                        self.capitals.push((one.place, from, to));
                    }
                    _ => {
                        let message = format!("`{}` names no place of the gazetteer", row.get("name"));
                        let hint = "write the place's own name; `frontline place NAME` shows it";
                        faults.push(row.fault("name", message).hint(hint));
                    }
                }
                continue;
            }
            let name = row.get("name").to_owned();
            if matches!(meaning, Meaning::Person(_))
                && let Some(part) = family_name(&name)
            {
                self.add(&part, meaning.clone(), from, to);
            }
            self.add(&name, meaning, from, to);
        }
    }

    /// The place that texts call the capital on a day.
    pub(super) fn capital(&self, on: Option<Date>) -> Option<&PlaceId> {
        let in_use = |(_, from, to): &&(PlaceId, Option<Date>, Option<Date>)| {
            on.is_none_or(|on| from.is_none_or(|from| from <= on) && to.is_none_or(|to| on <= to))
        };
        self.capitals.iter().find(in_use).map(|(place, _, _)| place)
    }

    /// The party that alone has a common noun such as `army` in its names.
    pub(super) fn common(&self, token: &Token) -> Option<&PartyId> {
        if token.upper || token.low == "soldiers" {
            return None;
        }
        self.common.get(common_noun(&key(token))?)?.as_ref()
    }

    fn add(&mut self, name: &str, meaning: Meaning, from: Option<Date>, to: Option<Date>) {
        let words = key_words(&tokens(name, 0..name.len()));
        if let Meaning::Party(party) = &meaning {
            for noun in words.iter().filter_map(|word| common_noun(word)) {
                let known = self.common.entry(noun).or_insert_with(|| Some(party.clone()));
                if known.as_ref().is_some_and(|other| other != party) {
                    *known = None;
                }
            }
        }
        let Some(first) = words.first().cloned() else { return };
        let capital = name.chars().any(char::is_uppercase);
        self.names.entry(first).or_default().push(Named { words, capital, meaning, from, to });
    }

    /// The longest name that tokens begin with: how many of them, and what it means on a day.
    pub(super) fn meaning(&self, tokens: &[Token], on: Option<Date>) -> Option<(usize, &Meaning)> {
        let first = key(tokens.first()?);
        let candidates = self.names.get(&first)?;
        candidates.iter().find_map(|name| {
            let length = name.words.len();
            let text = tokens.get(..length)?;
            let same = text.iter().map(key).eq(name.words.iter().cloned());
            let cased = !name.capital || text.iter().any(|token| token.capital);
            let short = name.words.len() == 1 && name.words[0].chars().count() <= 4;
            let exact = !(name.capital && short) || text[0].upper || text[0].low.chars().count() > 3;
            let in_use = on.is_none_or(|on| {
                name.from.is_none_or(|from| from <= on) && name.to.is_none_or(|to| on <= to)
            });
            (same && cased && exact && in_use).then_some((length, &name.meaning))
        })
    }

    /// The party that a publisher is or speaks for.
    pub(super) fn party_of_publisher(&self, publisher: &str, on: Option<Date>) -> Option<PartyId> {
        let words = tokens(publisher, 0..publisher.len());
        (0..words.len()).find_map(|i| match self.meaning(&words[i..], on)?.1 {
            Meaning::Party(party) | Meaning::Person(Some(party)) | Meaning::Voice(Some(party)) => {
                Some(party.clone())
            }
            Meaning::Person(None) | Meaning::Voice(None) | Meaning::Nothing => None,
        })
    }
}

/// A name as tables write it, without remarks in brackets, and what stands in brackets if it is a
/// short form; several between slashes are several.
fn spellings(name: &str) -> Vec<String> {
    let mut found = Vec::new();
    for part in name.split(" / ") {
        let (bare, bracket) = match part.split_once('(') {
            Some((bare, rest)) => (bare, rest.split(')').next().unwrap_or("")),
            None => (part, ""),
        };
        let bare = bare.split([',', ';']).next().unwrap_or(bare).trim().trim_matches('"').trim();
        let bare = bare.strip_suffix(" and allies").unwrap_or(bare);
        found.extend(Some(bare.to_owned()).filter(|bare| bare.chars().count() > 1));
        let short = bracket.trim();
        let letters = short.chars().count();
        found.extend(
            Some(short.to_owned())
                .filter(|short| (2..=6).contains(&letters) && short.chars().all(char::is_uppercase)),
        );
    }
    found
}

/// The last part of a person's name, by which texts go on to call the person.
fn family_name(name: &str) -> Option<String> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let last = words.last().filter(|_| words.len() > 1)?;
    (last.chars().count() > 3).then(|| (*last).to_owned())
}

/// The common noun that a word stands for.
fn common_noun(word: &str) -> Option<&'static str> {
    let alike = ALIKE.iter().find(|(other, _)| *other == word).map(|(_, noun)| *noun);
    alike.or_else(|| COMMON.iter().copied().find(|noun| *noun == word))
}

fn key_words(tokens: &[Token]) -> Vec<String> {
    let mut words: Vec<String> =
        tokens.iter().filter(|token| token.sort != Sort::Mark || token.is("&")).map(key).collect();
    while words.len() > 1 && words[0] == "the" {
        words.remove(0);
    }
    words
}

/// A word as names are compared: no diacritics, one spelling of English, no article joined to it.
fn key(token: &Token) -> String {
    use unicode_normalization::UnicodeNormalization;
    let plain: String = token.low.nfd().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).collect();
    let plain = match plain.split_once('-') {
        Some(("al" | "el" | "as" | "ash" | "az" | "an" | "ar" | "at" | "ad", rest)) => rest.to_owned(),
        _ => plain,
    };
    match plain.as_str() {
        "defense" => "defence".into(),
        "organization" => "organisation".into(),
        // One or several: `separatist shelling` is the separatists'.
        word if word.len() > 4 && !word.ends_with("ss") => {
            plain.strip_suffix('s').unwrap_or(&plain).to_owned()
        }
        _ => plain,
    }
}

/// The party whose name an adjective of a country belongs to, where a theatre names parties by country.
pub(super) fn by_country(knowledge: &Knowledge<'_>, adjective: &Token, on: Option<Date>) -> Option<PartyId> {
    let country = Lexicon::get().country_of(&adjective.low)?.replace('_', " ");
    let capital: String = country.split(' ').map(capitalised).collect::<Vec<_>>().join(" ");
    let words = tokens(&capital, 0..capital.len());
    match knowledge.meaning(&words, on)? {
        (length, Meaning::Party(party)) if length == words.len() => Some(party.clone()),
        _ => None,
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
