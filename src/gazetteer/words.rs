//! Words that say what a place is rather than which: `airbase`, `town of`, `raffinerie de`, `قاعدة`.
//!
//! They belong to languages, not to a theatre. They are written as [`super::fold`] leaves them: lower
//! case, without marks, articles and hyphens, Arabic letters in their one form.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::Kind;
use Kind::{
    Airbase, Airport, Camp, City, Crossing, District, Junction, Neighbourhood, OilField, OilTerminal, Part,
    Port, Refinery, Region, Town, Village,
};

/// Kinds that a word can mean, the likeliest first.
pub(super) type Kinds = &'static [Kind];

const AIR: Kinds = &[Airbase, Airport];
const CIVIL: Kinds = &[Airport, Airbase];
const BASE: Kinds = &[Airbase, Camp, Airport];
const CAMP: Kinds = &[Camp, Part];
const FIELD: Kinds = &[OilField];
const TERMINAL: Kinds = &[OilTerminal];
const OIL_PORT: Kinds = &[OilTerminal, Port];
const HARBOUR: Kinds = &[Port, OilTerminal];
const REFINERY: Kinds = &[Refinery];
const COMPLEX: Kinds = &[OilTerminal, Refinery, Part];
const TOWN: Kinds = &[Town, City, Village];
const CITY: Kinds = &[City, Town, Village];
const VILLAGE: Kinds = &[Village, Town, City];
const DISTRICT: Kinds = &[District, Region, Neighbourhood, Part];
const REGION: Kinds = &[Region, District];
const QUARTER: Kinds = &[Neighbourhood, Part];
const CROSSING: Kinds = &[Crossing];
const ANY: Kinds = &[];
const GATE: Kinds = &[Junction, Part, Crossing];

/// Words, and what a place is that they stand before or behind.
const WORDS: &[(Kinds, &[&str])] = &[
    (AIR, &["airbase", "airbases", "air base", "air force base", "military airbase", "military air base"]),
    (AIR, &["military airport", "airfield", "airstrip", "military airfield"]),
    (AIR, &["base aerienne", "base aerea", "luftwaffenstutzpunkt", "luftwaffenbasis", "hava ussu"]),
    (AIR, &["قاعده جويه", "مطار عسكري"]),
    (CIVIL, &["airport", "international airport", "intl airport", "airport international", "aerodrome"]),
    (CIVIL, &["aeroport", "aeroport international", "aeroporto", "aeroporto internazionale", "flughafen"]),
    (CIVIL, &["aeropuerto", "aeropuerto internacional", "internationaler flughafen", "havaalani"]),
    (CIVIL, &["matar", "مطار", "مطار دولي"]),
    (BASE, &["base", "military base", "base militaire", "base militar", "base militare", "قاعده"]),
    (BASE, &["قاعده عسكريه", "militarbasis"]),
    (CAMP, &["camp", "military camp", "barracks", "army camp", "kaserne", "caserne", "معسكر", "ثكنه"]),
    (CAMP, &["naval base", "base navale", "base naval", "marinebasis", "قاعده بحريه"]),
    (
        FIELD,
        &["oil field", "oilfield", "oil fields", "oilfields", "field", "fields", "gas field", "gasfield"],
    ),
    (FIELD, &["oil and gas field", "offshore field", "offshore oil field", "offshore oilfield", "platform"]),
    (FIELD, &["champ petrolier", "champ", "champ gazier", "giacimento", "giacimento petrolifero"]),
    (FIELD, &["campo petrolifero", "campo petrolero", "yacimiento", "olfeld", "oelfeld", "gasfeld"]),
    (FIELD, &["حقل", "حقل نفطي", "حقل غاز", "حقل نفط", "حقول"]),
    (TERMINAL, &["terminal", "oil terminal", "export terminal", "oil export terminal", "terminal petrolier"]),
    (TERMINAL, &["terminal petrolero", "terminal petrolifero", "terminale", "terminale petrolifero"]),
    (TERMINAL, &["erdolhafen", "olhafen", "olterminal", "oelhafen", "مينا نفطي"]),
    (OIL_PORT, &["oil port", "port petrolier", "puerto petrolero", "porto petrolifero"]),
    (HARBOUR, &["port", "seaport", "sea port", "harbour", "harbor", "porto", "puerto", "hafen", "limani"]),
    (HARBOUR, &["port de commerce", "مينا", "مينا بحري", "مرسي"]),
    (REFINERY, &["refinery", "oil refinery", "raffinerie", "raffineria", "refineria", "مصفاه", "مصفاه نفط"]),
    (COMPLEX, &["complex", "oil complex", "gas complex", "oil and gas complex", "مجمع", "complexe"]),
    (COMPLEX, &["complexe petrolier", "complesso", "complejo"]),
    (TOWN, &["town", "oasis", "oases", "small town", "kasabasi", "oase", "oasi", "بلده", "واحه"]),
    (CITY, &["city", "ville", "citta", "ciudad", "stadt", "sehri", "kenti", "madinat", "مدينه"]),
    (VILLAGE, &["village", "hamlet", "villaggio", "dorf", "pueblo", "aldea", "koyu", "qaryat", "قريه"]),
    (DISTRICT, &["district", "distretto", "distrito", "distrikt", "bezirk", "municipality", "baladiyat"]),
    (DISTRICT, &["governorate", "province", "provincia", "provinz", "shabiyat", "شعبيه", "محافظه", "بلديه"]),
    (
        REGION,
        &["region", "area", "regione", "gebiet", "zone", "zona", "bolgesi", "mintaqat", "منطقه", "اقليم"],
    ),
    (QUARTER, &["neighbourhood", "neighborhood", "quarter", "suburb", "quartier", "quartiere", "barrio"]),
    (QUARTER, &["stadtteil", "stadtviertel", "mahallesi", "حي", "ضاحيه"]),
    (CROSSING, &["crossing", "border crossing", "border post", "border gate", "crossing point"]),
    (CROSSING, &["poste frontiere", "poste frontalier", "point de passage", "grenzubergang", "معبر"]),
    (CROSSING, &["valico", "paso fronterizo", "معبر حدودي", "معبر بري", "منفذ"]),
    (ANY, &["international", "military", "industriel", "main", "دولي", "عالمي", "عسكري", "عسكريه", "جوي"]),
    (ANY, &["جويه", "نفطي", "غازي", "بحري", "بحريه", "بري", "حدودي"]),
    (GATE, &["gate", "checkpoint", "check point", "roadblock", "junction", "crossroads", "intersection"]),
    (GATE, &["roundabout", "bawabat", "bawaba", "porte", "posto di blocco", "tor", "بوابه", "مفرق", "تقاطع"]),
];

/// Words that join one of these to the name behind it.
const LINKS: &[&str] =
    &["of", "de", "d", "du", "des", "di", "del", "della", "dello", "von", "vom", "la", "le"];

static BY_WORD: LazyLock<HashMap<&'static str, Kinds>> = LazyLock::new(|| {
    let each = |(kinds, words): &(Kinds, &'static [&'static str])| {
        let kinds = *kinds;
        words.iter().map(move |word| (*word, kinds))
    };
    WORDS.iter().flat_map(each).collect()
});

/// The longest of these words has this many parts.
const MOST_PARTS: usize = 4;

/// A name without the words that say what it is, and the kinds that these words mean. `None` where no
/// such word stands at its beginning or end, or nothing but such words and numbers is left.
pub(super) fn core(bare: &str) -> Option<(&str, Kinds)> {
    let (mut rest, mut kinds) = (bare, None);
    while let Some((shorter, found)) = without_last(rest).or_else(|| without_first(rest)) {
        rest = shorter;
        kinds = kinds.or(Some(found).filter(|found| !found.is_empty()));
    }
    let named = rest.chars().filter(|c| c.is_alphabetic()).nth(1).is_some();
    kinds.filter(|_| named && !BY_WORD.contains_key(rest)).map(|kinds| (rest, kinds))
}

fn without_last(bare: &str) -> Option<(&str, Kinds)> {
    let starts = bare.match_indices(' ').rev().take(MOST_PARTS).collect::<Vec<_>>();
    starts.into_iter().rev().find_map(|(at, _)| {
        let kinds = BY_WORD.get(&bare[at + 1..])?;
        Some((&bare[..at], *kinds))
    })
}

fn without_first(bare: &str) -> Option<(&str, Kinds)> {
    let ends = bare.match_indices(' ').take(MOST_PARTS).collect::<Vec<_>>();
    ends.into_iter().rev().find_map(|(at, _)| {
        let kinds = BY_WORD.get(&bare[..at])?;
        Some((without_links(&bare[at + 1..]), *kinds))
    })
}

/// A text without the joining words that it begins with.
pub(super) fn without_links(bare: &str) -> &str {
    let mut rest = bare;
    while let Some((first, behind)) = rest.split_once(' ') {
        if !LINKS.contains(&first) {
            break;
        }
        rest = behind;
    }
    rest
}

/// Whether a text is nothing but one of these words.
pub(super) fn is_kind_word(bare: &str) -> Option<Kinds> {
    BY_WORD.get(bare).copied()
}
