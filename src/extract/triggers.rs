//! Words of war that a theatre's press has and `lexicon.txt` has not: each is read as one that it has.
//!
//! Takes the theatre's `triggers.csv`; gives tokens in which such a word stands as the word that it is read
//! as, in the same form and at its own place in the text. Knows single words and phrases, no grammar.

use std::collections::{BTreeMap, HashMap};

use super::lexicon::{Form, Lexicon, forms, plural};
use super::token::{Sort, Token};
use crate::table::{Columns, Faults, Row, Table, nearest};

const COLUMNS: Columns = Columns { required: &["kind", "word", "as"], optional: &["source"] };

/// A form of a theatre's own word.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Own {
    words: Vec<String>,
    read_as: String,
}

impl Own {
    /// One token for the words of a text.
    fn token(&self, text: &[Token]) -> Token {
        Token {
            span: text[0].span.start..text[text.len() - 1].span.end,
            low: self.read_as.clone(),
            capital: text[0].capital,
            upper: false,
            sort: Sort::Word,
        }
    }
}

/// The words of a theatre, by the first of each; the longest first.
#[derive(Debug, Default)]
pub(super) struct Triggers {
    own: HashMap<String, Vec<Own>>,
}

impl Triggers {
    /// The words of a table, by its file name and text. What cannot be used is a fault.
    pub fn read(file: &str, text: &str, faults: &mut Faults) -> Self {
        let mut triggers = Self::default();
        let table = Table::read(file, text, COLUMNS, faults);
        for row in table.rows() {
            let read = match row.get("kind") {
                "verb" => verb(&row, faults),
                "noun" => noun(&row, faults),
                kind => {
                    faults.push(row.fault("kind", format!("`{kind}`: write verb or noun")));
                    Vec::new()
                }
            };
            for own in read {
                let Some(first) = own.words.first().cloned() else { continue };
                triggers.own.entry(first).or_default().push(own);
            }
        }
        for own in triggers.own.values_mut() {
            own.sort_by_key(|own| std::cmp::Reverse(own.words.len()));
        }
        triggers
    }

    /// Tokens in which the theatre's words stand as those that they are read as.
    pub fn apply(&self, tokens: Vec<Token>) -> Vec<Token> {
        if self.own.is_empty() {
            return tokens;
        }
        let mut read = Vec::with_capacity(tokens.len());
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let fits = |own: &&Own| {
                let text = tokens.get(at..at + own.words.len()).unwrap_or_default();
                text.iter().map(|token| &token.low).eq(&own.words)
            };
            let own = self.own.get(&token.low).and_then(|own| own.iter().find(fits));
            let length = own.map_or(1, |own| own.words.len());
            read.push(own.map_or_else(|| token.clone(), |own| own.token(&tokens[at..at + length])));
            at += length;
        }
        read
    }
}

/// `flush_out` in lower case, as words.
fn words(text: &str) -> Vec<String> {
    text.to_lowercase().split('_').map(str::to_owned).collect()
}

/// The forms of a verb, each read as the same form of another.
fn verb(row: &Row<'_>, faults: &mut Faults) -> Vec<Own> {
    let lexicon = Lexicon::get();
    let (word, model) = (row.get("word"), row.get("as"));
    let known: BTreeMap<Form, &str> = lexicon.forms_of(model);
    if known.is_empty() {
        faults.push(unknown(row, model, lexicon.lemmas()));
        return Vec::new();
    }
    let own = forms(word);
    let text = |form: Form| own.iter().find(|(_, own)| *own == form).map(|(text, _)| text);
    let apart = known.get(&Form::Past) != known.get(&Form::Participle);
    if apart && text(Form::Past) == text(Form::Participle) {
        let message = format!("`{model}` has a past and a participle, `{word}` one form for both");
        faults.push(row.fault("as", message).hint("name a regular verb, such as `capture` or `enter`"));
        return Vec::new();
    }
    let mut read: Vec<Own> = Vec::new();
    for (text, form) in own {
        let own = known.get(&form).map(|known| Own { words: words(&text), read_as: (*known).to_owned() });
        read.extend(own.filter(|own| !read.contains(own)));
    }
    read
}

/// Singular and plural of a noun, read as those of another.
fn noun(row: &Row<'_>, faults: &mut Faults) -> Vec<Own> {
    let lexicon = Lexicon::get();
    let (word, model) = (row.get("word"), row.get("as").replace('_', " "));
    if lexicon.noun(&model).is_empty() || model.contains(' ') {
        faults.push(unknown(row, &model, lexicon.nouns()));
        return Vec::new();
    }
    let several = plural(&word.replace('_', " ")).replace(' ', "_");
    vec![
        Own { words: words(word), read_as: model.clone() },
        Own { words: words(&several), read_as: plural(&model) },
    ]
}

fn unknown<'l>(row: &Row<'_>, model: &str, known: impl Iterator<Item = &'l str>) -> crate::table::Fault {
    let fault = row.fault("as", format!("`{model}` is no {} that articles are read by", row.get("kind")));
    let mut known: Vec<&str> = known.filter(|word| !word.contains(' ')).collect();
    known.sort_unstable();
    match nearest(model, known.into_iter()) {
        Some(near) => fault.hint(format!("did you mean `{near}`?")),
        None => fault.hint("name a word such as `capture`, `withdraw`, `shell` or `offensive`"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    fn read(table: &str, text: &str) -> Vec<String> {
        let mut faults = Faults::default();
        let triggers = Triggers::read("triggers.csv", table, &mut faults);
        faults.into_result().expect("a table without faults");
        triggers.apply(tokens(text, 0..text.len())).into_iter().map(|token| token.low).collect()
    }

    #[test]
    fn every_form_is_read_as_the_same_form_of_the_known_word() {
        let table = "kind,word,as\nverb,pacify,capture\nnoun,askari,soldier\nverb,mop_up,clear\n";
        assert_eq!(read(table, "Askaris pacified Alda."), ["soldiers", "captured", "alda", "."]);
        assert_eq!(read(table, "pacifying, mopping up"), ["capturing", ",", "clearing"]);
    }

    #[test]
    fn a_word_that_nothing_knows_is_a_fault_at_its_line() {
        let mut faults = Faults::default();
        let table = "kind,word,as\nverb,pacify,captrue\nverb,pacify,take\nadverb,x,y\n";
        let _ = Triggers::read("triggers.csv", table, &mut faults);
        let told = faults.into_result().expect_err("three faults").to_string();
        for words in ["triggers.csv:2", "did you mean `capture`?", "triggers.csv:3", "triggers.csv:4"] {
            assert!(told.contains(words), "{words} in {told}");
        }
    }
}
