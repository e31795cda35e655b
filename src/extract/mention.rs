//! Names in a sentence: places by the gazetteer's resolver, parties and persons by the theatre's names.

use std::collections::HashMap;
use std::ops::Range;

use jiff::civil::Date;

use super::knowledge::{Knowledge, Meaning, by_country};
use super::lexicon::Lexicon;
use super::token::{Sort, Token};
use crate::events::PartyId;
use crate::gazetteer::{Hints, Kind, PlaceId, Resolution, Tier};

/// A name, by the tokens of its sentence.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Mention {
    /// The tokens.
    pub tokens: Range<usize>,
    /// What it means.
    pub entity: Entity,
}

/// What a name means.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Entity {
    /// A place, or a question which.
    Place(Found),
    /// A party.
    Party(PartyId),
    /// A person, who acts for a party, if for any.
    Person(Option<PartyId>),
    /// Who reports, or speaks for a party.
    Voice(Option<PartyId>),
    /// An organisation that the theatre does not know.
    Org,
    /// A name that nothing knows.
    Name,
}

/// What the gazetteer finds for a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Found {
    /// One place.
    One(PlaceId),
    /// Several that fit about equally.
    Several(Vec<PlaceId>),
    /// A facility that no name is known of, at a place.
    SiteAt(PlaceId),
}

/// What names mean, each looked up once; and what an article calls its own.
#[derive(Debug)]
pub(super) struct Names<'k> {
    pub knowledge: &'k Knowledge<'k>,
    on: Option<Date>,
    found: HashMap<String, Option<Found>>,
    /// Short forms that the article introduces in brackets.
    short: HashMap<String, Meaning>,
}

/// So many different wordings of one article are looked up as places.
const MOST_NAMES: usize = 20_000;
/// Names of places have at most so many words.
const LONGEST: usize = 5;

impl<'k> Names<'k> {
    pub fn new(knowledge: &'k Knowledge<'k>, on: Option<Date>) -> Self {
        Self { knowledge, on, found: HashMap::new(), short: HashMap::new() }
    }

    /// The names of a sentence, in order.
    pub fn mentions(&mut self, text: &str, tokens: &[Token]) -> Vec<Mention> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let next = self.party_at(text, tokens, at).or_else(|| self.name_at(text, tokens, at));
            match next {
                Some(mention) => {
                    at = mention.tokens.end;
                    self.learn(tokens, &mention);
                    found.push(mention);
                }
                None => at += 1,
            }
        }
        found
    }

    /// A party, a person or a voice.
    fn party_at(&mut self, text: &str, tokens: &[Token], at: usize) -> Option<Mention> {
        let (length, meaning) = match self.knowledge.meaning(&tokens[at..], self.on) {
            Some((length, meaning)) => (length, meaning.clone()),
            None => match self.short.get(&tokens[at].low).filter(|_| tokens[at].upper) {
                Some(meaning) => (1, meaning.clone()),
                None => match by_country(self.knowledge, &tokens[at], self.on) {
                    Some(party) => (1, Meaning::Party(party)),
                    None => (1, Meaning::Party(self.common_at(tokens, at)?)),
                },
            },
        };
        if let Meaning::Party(party) = &meaning
            && (length == 1 && self.is_rather_place(text, tokens, at) || self.is_over(party))
        {
            return None;
        }
        let entity = match meaning {
            Meaning::Party(party) => Entity::Party(party),
            Meaning::Person(party) => Entity::Person(party),
            Meaning::Voice(party) => Entity::Voice(party),
            Meaning::Nothing => Entity::Name,
        };
        let mut to = at + length;
        // A given name before, a family name known alone: `Idris Madi`.
        let person = matches!(entity, Entity::Person(_));
        while person && tokens.get(to).is_some_and(Self::is_name_word) {
            to += 1;
        }
        // A place whose name begins with a party's is the place.
        let longer = (to < tokens.len() && tokens[to].capital && !person && tokens[at].capital)
            .then(|| self.knowledge.meaning(&tokens[to..], self.on).is_none());
        if longer == Some(true) && !Lexicon::get().is(&tokens[to].low, "force") {
            let org = Lexicon::get().is(&tokens[to].low, "org");
            if org {
                return Some(Mention { tokens: at..to + 1, entity });
            }
        }
        Some(Mention { tokens: at..to, entity })
    }

    /// A party that bears the name of a place is meant only with a word for men at arms: `Zintan fighters`.
    fn is_rather_place(&mut self, text: &str, tokens: &[Token], at: usize) -> bool {
        let lexicon = Lexicon::get();
        let armed = tokens
            .get(at + 1)
            .is_some_and(|next| lexicon.is(&next.low, "force") || lexicon.is(&next.low, "org"));
        tokens[at].capital && !armed && self.place(&text[span(tokens, at, at + 1)]).is_some()
    }

    /// Whether a party had ceased when the article came out.
    fn is_over(&self, party: &PartyId) -> bool {
        let until = self.knowledge.log.parties.get(party).and_then(|party| party.until);
        self.on.zip(until).is_some_and(|(on, until)| until < on && (on - until).get_days() > 60)
    }

    /// `the army`, where one party alone is called one, and nothing in front says that it is another's.
    fn common_at(&self, tokens: &[Token], at: usize) -> Option<PartyId> {
        let party = self.knowledge.common(&tokens[at])?;
        let before = at.checked_sub(1).map(|i| &tokens[i]);
        let others = before.is_some_and(|word| {
            word.is("'s")
                || (word.capital && at > 1 && !Lexicon::get().has("determiner", &word.low))
                || Lexicon::get().country_of(&word.low).is_some()
                || matches!(
                    word.low.as_str(),
                    "foreign"
                        | "local"
                        | "rival"
                        | "own"
                        | "former"
                        | "private"
                        | "new"
                        | "city"
                        | "civilian"
                        | "parallel"
                )
        });
        (!others).then(|| party.clone())
    }

    fn is_name_word(token: &Token) -> bool {
        let lexicon = Lexicon::get();
        token.sort == Sort::Word
            && token.capital
            && !token.low.starts_with("mid-")
            && !lexicon.has("name_stop", &token.low)
    }

    /// A name in capitals: a place, an organisation, or a name that nothing knows.
    fn name_at(&mut self, text: &str, tokens: &[Token], at: usize) -> Option<Mention> {
        let lexicon = Lexicon::get();
        let token = &tokens[at];
        let linked =
            lexicon.has("name_link", &token.low) && tokens.get(at + 1).is_some_and(|next| next.capital);
        let quoted = at > 0 && tokens[at - 1].is("'s");
        if !(Self::is_name_word(token) || linked) || (quoted && token.low.len() < 3) {
            return None;
        }
        let end = Self::run_end(tokens, at);
        for to in (at + 1..=end.min(at + LONGEST)).rev() {
            if Self::may_be_place(tokens, at, to)
                && let Some(found) = self.place(&text[span(tokens, at, to)])
            {
                return Some(self.with_kind(text, tokens, at..to, found));
            }
        }
        let plain = known_word(&token.low);
        if plain && (at == 0 || tokens[at - 1].sort == Sort::Mark || end == at + 1) {
            return None;
        }
        let mut to = at + 1;
        while to < end
            && self.party_at(text, tokens, to).is_none()
            && !self.begins_place(text, tokens, to, end)
        {
            to += 1;
        }
        let org = lexicon.is(&tokens[to - 1].low, "org") && to > at + 1;
        Some(Mention { tokens: at..to, entity: if org { Entity::Org } else { Entity::Name } })
    }

    fn begins_place(&mut self, text: &str, tokens: &[Token], at: usize, end: usize) -> bool {
        (at + 1..=end.min(at + LONGEST))
            .any(|to| Self::may_be_place(tokens, at, to) && self.place(&text[span(tokens, at, to)]).is_some())
    }

    /// Where capitals and what links them end.
    fn run_end(tokens: &[Token], at: usize) -> usize {
        let lexicon = Lexicon::get();
        let mut end = at + 1;
        while let Some(token) = tokens.get(end) {
            let link = lexicon.has("name_link", &token.low) || token.is("-");
            let goes_on = link && tokens.get(end + 1).is_some_and(|next| next.capital);
            let number = token.sort == Sort::Number && token.low.len() <= 3 && end == at + 1;
            if !(Self::is_name_word(token) || goes_on || number) {
                break;
            }
            end += 1;
        }
        end
    }

    /// Whether words could be a place's name: not a single word that is one of the language's.
    fn may_be_place(tokens: &[Token], at: usize, to: usize) -> bool {
        let words = &tokens[at..to];
        let last = &words[words.len() - 1];
        // `Capturing Alda` at the beginning is no name.
        if at == 0
            && words.len() > 1
            && Lexicon::get()
                .verb(&words[0].low)
                .iter()
                .any(|reading| reading.form == super::lexicon::Form::Ing)
        {
            return false;
        }
        let known = words.iter().all(|word| known_word(&word.low));
        !known && (last.capital || last.sort == Sort::Number)
    }

    /// The place that a name means. Slips of the pen are for longer names only.
    fn place(&mut self, name: &str) -> Option<Found> {
        if let Some(found) = self.found.get(name) {
            return found.clone();
        }
        if self.found.len() >= MOST_NAMES {
            return None;
        }
        let hints = Hints { on: self.on, ..Hints::default() };
        let letters = name.chars().filter(|c| c.is_alphabetic()).count();
        let sure = |tier: Tier, score: f64| match tier {
            Tier::Exact | Tier::Folded | Tier::Arabic => letters >= 3,
            Tier::Romanised => letters >= 4,
            Tier::Fuzzy => letters >= 6 && score > 0.5,
        };
        let found = match self.knowledge.gazetteer.resolve(name, &hints) {
            Resolution::Found(one) if sure(one.by, one.score) => Some(Found::One(one.place)),
            Resolution::Ambiguous { among, .. } if among.iter().any(|one| sure(one.by, one.score)) => {
                let among: Vec<PlaceId> = among.into_iter().map(|one| one.place).collect();
                Some(self.whole_of(&among).map_or(Found::Several(among), Found::One))
            }
            Resolution::Found(_)
            | Resolution::Ambiguous { .. }
            | Resolution::Nearby(_)
            | Resolution::Nothing => None,
        };
        self.found.insert(name.to_owned(), found.clone());
        found
    }

    /// Of a town and what belongs to it, which bear one name, the town.
    fn whole_of(&self, among: &[PlaceId]) -> Option<PlaceId> {
        let gazetteer = self.knowledge.gazetteer;
        let belongs = |part: &PlaceId, whole: &PlaceId| {
            let above = gazetteer.get(part).and_then(|place| place.part_of.as_ref());
            part == whole || gazetteer.settlement_of(part) == Some(whole) || above == Some(whole)
        };
        among.iter().find(|whole| among.iter().all(|part| belongs(part, whole))).cloned()
    }

    /// A place with the words for its kind behind its name: `Krasten airbase`, `Sahl district`.
    fn with_kind(&mut self, text: &str, tokens: &[Token], name: Range<usize>, found: Found) -> Mention {
        let lexicon = Lexicon::get();
        for length in (1..=3).rev() {
            let to = name.end + length;
            let Some(words) = tokens.get(name.end..to) else { continue };
            if words.iter().any(|word| word.sort != Sort::Word) {
                continue;
            }
            let kind = words.iter().map(|word| word.low.as_str()).collect::<Vec<_>>().join(" ");
            let last = words[words.len() - 1].low.as_str();
            let facility = lexicon.is(&kind, "facility") || (length > 1 && lexicon.is(last, "facility"));
            let settlement = length == 1 && lexicon.is(&kind, "settlement");
            if !facility && !settlement || (length > 1 && !between_are_plain(words)) {
                continue;
            }
            if let Some(whole) = self.place(&text[span(tokens, name.start, to)]) {
                return Mention { tokens: name.start..to, entity: Entity::Place(whole) };
            }
            let entity = match (&found, settlement) {
                (Found::One(place), false) if self.is_another(place, &kind) => {
                    Entity::Place(Found::SiteAt(place.clone()))
                }
                (Found::Several(among), false) => Entity::Place(self.of_kind(among, last)),
                _ => Entity::Place(found),
            };
            return Mention { tokens: name.start..to, entity };
        }
        Mention { tokens: name, entity: Entity::Place(found) }
    }

    /// Of places of one name the only one that is of a kind: `Alda oil terminal`.
    fn of_kind(&self, among: &[PlaceId], word: &str) -> Found {
        let word = word.strip_suffix('s').unwrap_or(word);
        let kind = |place: &&PlaceId| {
            self.knowledge.gazetteer.get(place).is_some_and(|place| super::slot::fits(word, place.kind))
        };
        let mut fitting = among.iter().filter(kind);
        match (fitting.next(), fitting.next()) {
            (Some(one), None) => Found::One(one.clone()),
            _ => Found::Several(among.to_vec()),
        }
    }

    /// Whether words for a kind say something else than the place itself is.
    fn is_another(&self, place: &PlaceId, kind: &str) -> bool {
        let is = self.knowledge.gazetteer.get(place).map(|place| place.kind);
        match kind {
            "airbase" | "air base" | "base" | "military base" | "airfield" => is != Some(Kind::Airbase),
            "airport" => is != Some(Kind::Airport),
            "port" | "harbour" | "harbor" | "terminal" => !matches!(is, Some(Kind::Port | Kind::OilTerminal)),
            _ => is.is_some_and(Kind::is_settlement),
        }
    }

    /// Learns a short form: `Qasira National Army (QNA)`.
    fn learn(&mut self, tokens: &[Token], mention: &Mention) {
        let Some([open, short, close]) = tokens.get(mention.tokens.end..mention.tokens.end + 3) else {
            return;
        };
        if !(open.is("(") && close.is(")") && short.upper && short.low.len() <= 8) {
            return;
        }
        let meaning = match &mention.entity {
            Entity::Party(party) => Meaning::Party(party.clone()),
            Entity::Voice(party) => Meaning::Voice(party.clone()),
            Entity::Place(_) | Entity::Person(_) | Entity::Org | Entity::Name => return,
        };
        self.short.insert(short.low.clone(), meaning);
    }
}

fn between_are_plain(words: &[Token]) -> bool {
    let before = &words[..words.len() - 1];
    before.iter().all(|word| {
        matches!(
            word.low.as_str(),
            "international"
                | "air"
                | "military"
                | "oil"
                | "border"
                | "gas"
                | "naval"
                | "army"
                | "power"
                | "civil"
        )
    })
}

/// Whether a word is one of the language's that sentences begin with or headlines write with a capital.
fn known_word(low: &str) -> bool {
    let lexicon = Lexicon::get();
    let closed = ["preposition", "subordinator", "coordinator", "determiner", "name_stop", "adverb plain"];
    closed.iter().any(|list| lexicon.has(list, low))
        || !lexicon.verb(low).is_empty()
        || !lexicon.noun(low).is_empty()
        || lexicon.country_of(low).is_some()
        || low.ends_with("ly")
}

/// Where tokens stand in the text.
pub(super) fn span(tokens: &[Token], from: usize, to: usize) -> Range<usize> {
    tokens[from].span.start..tokens[to - 1].span.end
}
