//! English words that tell of war: what each does in a sentence. Read once from `lexicon.txt`, which holds
//! no name of any country's places or parties; what a theatre calls its own is `Knowledge`.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::OnceLock;

/// The words, as the file groups them.
const TEXT: &str = include_str!("lexicon.txt");

/// What a form of a verb can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    /// `take`.
    Base,
    /// `takes`.
    Third,
    /// `took`, and `captured` as a past.
    Past,
    /// `taken`, and `captured` as a participle.
    Participle,
    /// `taking`.
    Ing,
}

/// One way to read a word as a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reading {
    /// What it does: `captures.object`, `governor intended`, ...
    pub class: &'static str,
    /// Its base form, without the particle.
    pub lemma: &'static str,
    /// `out` of `pull out`; empty for none.
    pub particle: &'static str,
    /// Which form this is.
    pub form: Form,
}

/// The words by what they do.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    verbs: HashMap<String, Vec<Reading>>,
    nouns: HashMap<String, Vec<&'static str>>,
    sets: HashMap<&'static str, HashSet<&'static str>>,
    countries: HashMap<&'static str, &'static str>,
}

impl Lexicon {
    /// The words.
    pub fn get() -> &'static Self {
        static WORDS: OnceLock<Lexicon> = OnceLock::new();
        WORDS.get_or_init(|| Self::read(TEXT))
    }

    fn read(text: &'static str) -> Self {
        let mut lexicon = Self::default();
        let mut section = "";
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                section = name;
                continue;
            }
            for word in line.split_whitespace() {
                lexicon.take(section, word);
            }
        }
        lexicon
    }

    fn take(&mut self, section: &'static str, word: &'static str) {
        let (group, class) = section.split_once(' ').unwrap_or((section, section));
        match group {
            "verb" => self.take_verb(class, word),
            "governor" | "speech" | "light" => self.take_verb(section, word),
            "noun" | "org" => {
                let class = if group == "org" { "org" } else { class };
                let word = word.replace('_', " ");
                for form in [plural(&word), word] {
                    let classes = self.nouns.entry(form).or_default();
                    if !classes.contains(&class) {
                        classes.push(class);
                    }
                }
            }
            "country" => {
                let (country, people) = word.split_once('/').unwrap_or((word, word));
                for adjective in people.split('/') {
                    self.countries.insert(adjective, country);
                }
            }
            _ => {
                self.sets.entry(section).or_default().insert(word);
            }
        }
    }

    fn take_verb(&mut self, class: &'static str, word: &'static str) {
        let base = word.split('/').next().unwrap_or_default();
        let (lemma, particle) = base.split_once('_').unwrap_or((base, ""));
        for (text, form) in forms(word) {
            let text = text.split('_').next().unwrap_or_default().to_owned();
            self.verbs.entry(text).or_default().push(Reading { class, lemma, particle, form });
        }
    }

    /// The ways to read a word, in lower case, as a verb.
    pub fn verb(&self, word: &str) -> &[Reading] {
        self.verbs.get(word).map_or(&[], Vec::as_slice)
    }

    /// The forms of a verb by its base form; none for one that the lexicon has not, or only with a particle.
    pub fn forms_of(&self, lemma: &str) -> BTreeMap<Form, &str> {
        let mut found: BTreeMap<Form, &str> = BTreeMap::new();
        for (text, readings) in &self.verbs {
            for reading in readings.iter().filter(|r| r.lemma == lemma && r.particle.is_empty()) {
                // Of two spellings the first of the alphabet, so that every run says the same.
                let kept = found.entry(reading.form).or_insert(text);
                *kept = (*kept).min(text);
            }
        }
        found
    }

    /// The base forms of all verbs, in no order.
    pub fn lemmas(&self) -> impl Iterator<Item = &str> {
        self.verbs.values().flatten().map(|reading| reading.lemma)
    }

    /// All nouns, in no order.
    pub fn nouns(&self) -> impl Iterator<Item = &str> {
        self.nouns.keys().map(String::as_str)
    }

    /// What a noun, in lower case, can stand for.
    pub fn noun(&self, word: &str) -> &[&'static str] {
        self.nouns.get(word).map_or(&[], Vec::as_slice)
    }

    /// Whether a noun can stand for something.
    pub fn is(&self, word: &str, class: &str) -> bool {
        self.noun(word).contains(&class)
    }

    /// Whether a word stands in a list.
    pub fn has(&self, list: &str, word: &str) -> bool {
        self.sets.get(list).is_some_and(|words| words.contains(word))
    }

    /// The words of a list, in no order.
    pub fn list(&self, list: &str) -> impl Iterator<Item = &'static str> + '_ {
        self.sets.get(list).into_iter().flatten().copied()
    }

    /// The country, in lower case and with `_` for a space, that an adjective belongs to.
    pub fn country_of(&self, adjective: &str) -> Option<&'static str> {
        self.countries.get(adjective).copied()
    }

    /// Number of a month, 1 to 12.
    pub fn month(&self, word: &str) -> Option<i8> {
        const MONTHS: [&str; 12] =
            ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
        let known = self.list("month").any(|names| names.split('/').any(|name| name == word));
        let number = (1i8..).zip(MONTHS).find(|(_, short)| word.starts_with(short)).map(|(n, _)| n);
        number.filter(|_| known)
    }
}

/// The forms of a verb as a table writes it, `take_over/took_over/taken_over`; regular ones need no slash.
pub(super) fn forms(word: &str) -> [(String, Form); 5] {
    let mut parts = word.split('/');
    let base = parts.next().unwrap_or_default();
    let (lemma, rest) = base.split_once('_').unwrap_or((base, ""));
    let whole = |form: String| if rest.is_empty() { form } else { format!("{form}_{rest}") };
    let past = parts.next().map_or_else(|| whole(regular_past(lemma)), str::to_owned);
    let participle = parts.next().map_or_else(|| past.clone(), str::to_owned);
    [
        (base.to_owned(), Form::Base),
        (whole(third(lemma)), Form::Third),
        (past, Form::Past),
        (participle, Form::Participle),
        (whole(ing(lemma)), Form::Ing),
    ]
}

fn ends_in_consonant_y(word: &str) -> bool {
    let mut last = word.chars().rev();
    last.next() == Some('y') && last.next().is_some_and(|c| !"aeiou".contains(c))
}

/// Whether the last consonant doubles before `ed` and `ing`: one syllable, one vowel, one consonant.
fn doubles(word: &str) -> bool {
    const DOUBLED: [&str; 12] = [
        "overrun", "admit", "commit", "permit", "refer", "rebut", "repel", "control", "patrol", "expel",
        "occur", "dispel",
    ];
    let tail: Vec<char> = word.chars().rev().take(3).collect();
    let vowel = |c: &char| "aeiou".contains(*c);
    let short = word.chars().filter(vowel).count() == 1;
    let shape = tail.len() == 3
        && !vowel(&tail[0])
        && !"wxy".contains(tail[0])
        && vowel(&tail[1])
        && !vowel(&tail[2]);
    DOUBLED.contains(&word) || (short && shape && word.len() <= 5)
}

fn third(word: &str) -> String {
    match word {
        "have" => return "has".into(),
        "be" => return "is".into(),
        _ => {}
    }
    if ends_in_consonant_y(word) {
        return format!("{}ies", &word[..word.len() - 1]);
    }
    let sibilant = ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| word.ends_with(end));
    format!("{word}{}", if sibilant { "es" } else { "s" })
}

fn regular_past(word: &str) -> String {
    if ends_in_consonant_y(word) {
        return format!("{}ied", &word[..word.len() - 1]);
    }
    if word.ends_with('e') {
        return format!("{word}d");
    }
    let last = word.chars().last().filter(|_| doubles(word)).map(String::from).unwrap_or_default();
    format!("{word}{last}ed")
}

fn ing(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("ie") {
        return format!("{stem}ying");
    }
    if word.ends_with('e') && !word.ends_with("ee") {
        return format!("{}ing", &word[..word.len() - 1]);
    }
    let last = word.chars().last().filter(|_| doubles(word)).map(String::from).unwrap_or_default();
    format!("{word}{last}ing")
}

pub(super) fn plural(word: &str) -> String {
    if ends_in_consonant_y(word) {
        return format!("{}ies", &word[..word.len() - 1]);
    }
    if let Some(stem) = word.strip_suffix("man") {
        return format!("{stem}men");
    }
    let sibilant = ["s", "x", "z", "ch", "sh", "hero"].iter().any(|end| word.ends_with(end));
    format!("{word}{}", if sibilant { "es" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_known_in_every_form() {
        let lexicon = Lexicon::get();
        for (form, lemma) in [
            ("captured", "capture"),
            ("retaken", "retake"),
            ("overran", "overrun"),
            ("hitting", "hit"),
            ("repelled", "repel"),
            ("seizing", "seize"),
            ("fled", "flee"),
            ("denies", "deny"),
        ] {
            assert!(lexicon.verb(form).iter().any(|reading| reading.lemma == lemma), "{form}");
        }
        assert!(lexicon.is("militiamen", "force") && lexicon.is("air strikes", "strikes.on"));
        assert_eq!(lexicon.month("sept"), Some(9));
        assert_eq!(lexicon.month("march"), Some(3));
        assert_eq!(lexicon.month("marched"), None);
    }
}
