//! The words of a location, taken apart: `30 km west of`, `between ... and ...`, `the outskirts of`.
//!
//! Takes a text in English, French, Italian, German, Spanish or Arabic, gives a [`Phrase`] with the
//! names in it as they are written. Looks nothing up.

use super::arabic;
use super::compass::{self, Bearing};
use super::wording::{OF, Stated, Words, is_one};
use crate::ground::Km;

/// The words of a location, their names not looked up.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Phrase {
    Offset { km: Stated, towards: Bearing, from: String },
    Between { a: String, b: String },
    Sector { towards: Bearing, from: String },
    Around { of: String, within: Km },
    Part { of: String, towards: Option<Bearing> },
}

/// Words before a location that say nothing of it.
const FILLERS: &str = "about some around approximately roughly nearly almost just only at a an the to in on far area \
    desert located from of environ quelque etwa rund circa unos al à a au aux l dans im auf على علي \
    بعد نحو حوالي الي مسافه";
/// Words for the edge or a part of a place.
const PARTS: &str = "outskirts suburbs suburb edge edges gate gates entrance entrances fringes periphery \
    neighbourhoods neighborhoods neighbourhood districts side part parts approaches flank front \
    centre center downtown banlieue peripherie portes porte faubourgs abords periferia porta puertas \
    afueras stadtrand aussenbezirke ضواحي مشارف اطراف مداخل مدخل بوابات";
/// Words for what is around a place.
const NEARS: &str =
    "near nearby close around outside vicinity pres proche vicino cerca nahe bei قرب بالقرب محيط";
/// They mean so far where no distance is given (the articles' own distances).
const NEAR: Km = Km(10.0);
/// Words that two names follow.
const BETWEEN: &str = "between entre zwischen tra fra بين";
/// Words that join the two.
const AND: &str = "and et und e y و to";

impl Phrase {
    /// The phrase that a text is; `None` when it is none.
    pub(super) fn read(text: &str) -> Option<Self> {
        let words = Words::of(text);
        let start = words.skip(0, FILLERS);
        Self::between(&words, start)
            .or_else(|| Self::offset(&words, start))
            .or_else(|| Self::part(&words, start))
            .or_else(|| Self::sector(&words, start))
            .or_else(|| Self::around(&words, start))
    }

    /// `30 km west of Sirte`, `30 km from Sirte`.
    fn offset(words: &Words<'_>, start: usize) -> Option<Self> {
        let (km, next) = words.distance(start)?;
        let next = words.skip(next, FILLERS);
        let letters =
            compass::letters(words.word(next)).map(|degrees| (Bearing { degrees, spread: 22.5 }, next + 1));
        if let Some((towards, next)) = words.bearing(next).or(letters) {
            return Some(Self::Offset { km, towards, from: words.name(next)? });
        }
        Some(Self::Around { of: words.name(next)?, within: Km(km.km + km.rounding) })
    }

    /// `between Sirte and Abu Grein`.
    fn between(words: &Words<'_>, start: usize) -> Option<Self> {
        if !is_one(words.word(start), BETWEEN) {
            return None;
        }
        let mut names = start + 2..words.count();
        if let Some(and) = names.clone().find(|i| is_one(words.word(*i), AND)) {
            return Some(Self::Between { a: words.name_between(start + 1, and)?, b: words.name(and + 1)? });
        }
        // Arabic writes `and` together with its word.
        let and = names.find(|i| words.word(*i).starts_with('و'))?;
        let b = words.name(and)?.trim_start_matches('و').to_owned();
        Some(Self::Between { a: words.name_between(start + 1, and)?, b })
    }

    /// `western gates of Sirte`, `outskirts of Sirte`, `southern Tripoli`, `central Tripoli`.
    fn part(words: &Words<'_>, start: usize) -> Option<Self> {
        if is_one(words.word(start), "central downtown") {
            return Some(Self::Part { of: words.name(start + 1)?, towards: None });
        }
        let (towards, next) = match words.bearing(start) {
            Some((towards, next)) => (Some(towards), next),
            None => (None, start),
        };
        if is_one(words.word(next), PARTS) {
            return Self::part_named(words, next + 1, towards);
        }
        let adjective = next == start + 1 && words.word(start).ends_with("ern");
        adjective.then_some(())?;
        Some(Self::Part { of: words.name(next)?, towards })
    }

    /// What is behind the word for a part. The direction may stand at the end: `ضواحي طرابلس الجنوبية`.
    fn part_named(words: &Words<'_>, start: usize, towards: Option<Bearing>) -> Option<Self> {
        let last = words.count().checked_sub(1)?;
        if let (None, true, Some((towards, _))) = (towards, last > start, words.bearing(last)) {
            return Some(Self::Part { of: words.name_between(start, last)?, towards: Some(towards) });
        }
        Some(Self::Part { of: words.name(start)?, towards })
    }

    /// `south of Tripoli`.
    fn sector(words: &Words<'_>, start: usize) -> Option<Self> {
        let (towards, next) = words.bearing(start)?;
        let arabic = words.word(start).chars().any(arabic::is_arabic);
        let leads = is_one(words.word(next), OF) || arabic;
        leads.then_some(())?;
        Some(Self::Sector { towards, from: words.name(next)? })
    }

    /// `near Sirte`.
    fn around(words: &Words<'_>, start: usize) -> Option<Self> {
        let first = (0..=start).find(|i| is_one(words.word(*i), NEARS))?;
        let next = words.skip(first + 1, "to by the vicinity");
        Some(Self::Around { of: words.name(next)?, within: NEAR })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_keep_the_letters_of_their_names() {
        let read = |text| Phrase::read(text);
        let name = |phrase: Option<Phrase>| match phrase {
            Some(Phrase::Offset { from, .. } | Phrase::Sector { from, .. }) => from,
            Some(Phrase::Around { of, .. } | Phrase::Part { of, .. }) => of,
            Some(Phrase::Between { a, b }) => format!("{a} | {b}"),
            None => String::new(),
        };
        for (text, expected) in [
            ("30 km west of Sirte", "Sirte"),
            ("about 18 miles north of Abu Grein", "Abu Grein"),
            ("à 30 km à l'ouest de Syrte", "Syrte"),
            ("30 km westlich von Sirte", "Sirte"),
            ("30 km a ovest di Sirte", "Sirte"),
            ("30 km al oeste de Sirte", "Sirte"),
            ("على بعد 30 كم غرب سرت", "سرت"),
            ("between Sirte and Abu Grein", "Sirte | Abu Grein"),
            ("بين سرت وأبو قرين", "سرت | أبو قرين"),
            ("south of Tripoli", "Tripoli"),
            ("au sud de Tripoli", "Tripoli"),
            ("جنوب طرابلس", "طرابلس"),
            ("the outskirts of Sirte", "Sirte"),
            ("western gates of Sirte", "Sirte"),
            ("southern Tripoli", "Tripoli"),
            ("ضواحي طرابلس الجنوبية", "طرابلس"),
            ("near Sirte", "Sirte"),
            ("Bani Walid", ""),
            ("30 people", ""),
        ] {
            assert_eq!(name(read(text)), expected, "{text}");
        }
    }
}
