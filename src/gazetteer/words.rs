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
const CAMP: Kinds = &[Camp];
const FIELD: Kinds = &[OilField];
const TERMINAL: Kinds = &[OilTerminal];
const OIL_PORT: Kinds = &[OilTerminal, Port];
const HARBOUR: Kinds = &[Port, OilTerminal];
const REFINERY: Kinds = &[Refinery];
const COMPLEX: Kinds = &[OilTerminal, Refinery];
const CENTRE: Kinds = &[Part, OilTerminal, Refinery];
const TOWN: Kinds = &[Town, City, Village];
const CITY: Kinds = &[City, Town, Village];
const VILLAGE: Kinds = &[Village, Town, City];
const DISTRICT: Kinds = &[District, Region, Neighbourhood, Town];
const MUNICIPALITY: Kinds = &[District, City, Town, Village];
const REGION: Kinds = &[Region, District];
const QUARTER: Kinds = &[Neighbourhood, Town];
const SPOT: Kinds = &[Part];
const CROSSING: Kinds = &[Crossing];
const ANY: Kinds = &[];
const GATE: Kinds = &[Junction, Crossing];

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
    (
        TERMINAL,
        &[
            "terminal",
            "oil terminal",
            "export terminal",
            "oil export terminal",
            "terminal petrolier",
            "oil and gas terminal",
        ],
    ),
    (TERMINAL, &["terminal petrolero", "terminal petrolifero", "terminale", "terminale petrolifero"]),
    (TERMINAL, &["erdolhafen", "olhafen", "olterminal", "oelhafen", "مينا نفطي"]),
    (OIL_PORT, &["oil port", "port petrolier", "puerto petrolero", "porto petrolifero"]),
    (HARBOUR, &["port", "seaport", "sea port", "harbour", "harbor", "porto", "puerto", "hafen", "limani"]),
    (HARBOUR, &["port de commerce", "مينا", "مينا بحري"]),
    (REFINERY, &["refinery", "oil refinery", "raffinerie", "raffineria", "refineria", "مصفاه", "مصفاه نفط"]),
    (COMPLEX, &["oil complex", "gas complex", "oil and gas complex", "complexe petrolier"]),
    (CENTRE, &["complex", "complexe", "complesso", "complejo", "centre", "center", "compound", "halls"]),
    (CENTRE, &["conference center", "conference centre", "centro", "hall", "مجمع"]),
    (SPOT, &["old city", "old town", "vieille ville", "citta vecchia", "altstadt", "castle", "fortress"]),
    (SPOT, &["citadel", "fort", "قلعه", "مدينه قديمه", "bridge"]),
    (TOWN, &["town", "oasis", "oases", "small town", "kasabasi", "oase", "oasi", "بلده", "واحه"]),
    (CITY, &["city", "ville", "citta", "ciudad", "stadt", "sehri", "kenti", "madinat", "مدينه"]),
    (VILLAGE, &["village", "hamlet", "villaggio", "dorf", "pueblo", "aldea", "koyu", "qaryat", "قريه"]),
    (DISTRICT, &["district", "distretto", "distrito", "distrikt", "bezirk"]),
    (MUNICIPALITY, &["municipality", "baladiyat", "municipalite", "gemeinde", "comune", "بلديه"]),
    (DISTRICT, &["governorate", "province", "provincia", "provinz", "shabiyat", "شعبيه", "محافظه"]),
    (
        REGION,
        &["region", "area", "regione", "gebiet", "zone", "zona", "bolgesi", "mintaqat", "منطقه", "اقليم"],
    ),
    (QUARTER, &["neighbourhood", "neighborhood", "quarter", "suburb", "quartier", "quartiere", "barrio"]),
    (QUARTER, &["stadtteil", "stadtviertel", "mahallesi", "حي", "ضاحيه"]),
    (CROSSING, &["crossing", "border crossing", "border post", "border gate", "crossing point"]),
    (CROSSING, &["poste frontiere", "poste frontalier", "point de passage", "grenzubergang", "معبر"]),
    (
        CROSSING,
        &[
            "valico",
            "posto frontiera",
            "posto di frontiera",
            "border",
            "paso fronterizo",
            "معبر حدودي",
            "معبر بري",
            "منفذ",
        ],
    ),
    (ANY, &["international", "military", "industriel", "main", "دولي", "عالمي", "عسكري", "عسكريه", "جوي"]),
    (ANY, &["جويه", "نفطي", "غازي", "بحري", "بحريه", "بري", "حدودي"]),
    (GATE, &["gate", "checkpoint", "check point", "roadblock", "junction", "crossroads", "intersection"]),
    (GATE, &["roundabout", "bawabat", "bawaba", "porte", "posto di blocco", "tor", "بوابه", "مفرق", "تقاطع"]),
];

static BY_WORD: LazyLock<HashMap<&'static str, Kinds>> = LazyLock::new(|| {
    let each = |(kinds, words): &(Kinds, &'static [&'static str])| {
        let kinds = *kinds;
        words.iter().map(move |word| (*word, kinds))
    };
    WORDS.iter().flat_map(each).collect()
});

/// The longest of these words has this many parts.
const MOST_PARTS: usize = 4;

/// A name without the words that say what it is, as far as they can be taken off, and the kinds that
/// these words mean. `None` where no such word stands at its beginning or end, or nothing but such
/// words and numbers is left.
pub(super) fn core(bare: &str) -> Option<(&str, Kinds)> {
    cores(bare).pop()
}

/// A name without ever more of the words that say what it is: those in front first, then those behind.
pub(super) fn cores(bare: &str) -> Vec<(&str, Kinds)> {
    let mut cores: Vec<(&str, Kinds)> = Vec::new();
    let (mut rest, mut kinds): (&str, Kinds) = (bare, &[]);
    while let Some((shorter, found)) = without_first(rest).or_else(|| without_last(rest)) {
        rest = shorter;
        kinds = if kinds.is_empty() { found } else { kinds };
        let named = rest.chars().filter(|c| c.is_alphabetic()).nth(1).is_some();
        if named && !kinds.is_empty() && !BY_WORD.contains_key(rest) {
            cores.push((rest, kinds));
        }
    }
    cores
}

fn without_last(bare: &str) -> Option<(&str, Kinds)> {
    let spaces = bare.match_indices(' ').rev().take(MOST_PARTS).collect::<Vec<_>>();
    spaces.into_iter().rev().find_map(|(at, _)| {
        let kinds = BY_WORD.get(&bare[at + 1..])?;
        Some((&bare[..at], *kinds))
    })
}

fn without_first(bare: &str) -> Option<(&str, Kinds)> {
    let spaces = bare.match_indices(' ').take(MOST_PARTS).collect::<Vec<_>>();
    spaces.into_iter().rev().find_map(|(at, _)| {
        let kinds = BY_WORD.get(&bare[..at])?;
        Some((&bare[at + 1..], *kinds))
    })
}

/// Whether a text is nothing but one of these words.
pub(super) fn is_kind_word(bare: &str) -> Option<Kinds> {
    BY_WORD.get(bare).copied()
}
