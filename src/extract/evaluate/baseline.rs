//! What a search for words gives: every sentence with a word of taking or leaving, times every place in
//! it. The measure to beat.

use crate::extract::candidate::{Candidate, Mark};
use crate::extract::{Article, Knowledge};

/// Candidates by keyword: the first party of the sentence acts, whatever the sentence says.
pub fn by_keyword(article: &Article<'_>, knowledge: &Knowledge<'_>) -> Vec<Candidate> {
    const WORDS: &[(&str, &str)] = &[
        ("captur", "captures"),
        ("seiz", "captures"),
        ("took control", "captures"),
        ("taken", "captures"),
        ("fell", "captures"),
        ("withdr", "withdraws"),
        ("retreat", "withdraws"),
        ("enter", "enters"),
        ("control", "holds"),
        ("held", "holds"),
        ("clash", "clashes"),
        ("fighting", "clashes"),
        ("attack", "clashes"),
        ("shell", "strikes"),
        ("strike", "strikes"),
        ("bomb", "strikes"),
        ("advanc", "advances"),
        ("offensive", "advances"),
        ("sieg", "besieges"),
    ];
    let mut found = Vec::new();
    for named in crate::extract::cascade::named(article, knowledge) {
        let low = named.sentence.to_lowercase();
        let mut kinds: Vec<&str> =
            WORDS.iter().filter(|(word, _)| low.contains(word)).map(|(_, kind)| *kind).collect();
        kinds.dedup();
        for kind in kinds {
            for place in &named.places {
                found.push(Candidate {
                    what: kind.into(),
                    kind: kind.into(),
                    place: Some(place.clone()),
                    party: named.party.clone(),
                    span: named.span,
                    sentence: named.sentence.clone(),
                    marks: Vec::<Mark>::new(),
                    realis: "asserted".into(),
                    band: "C".into(),
                    relation: "at".into(),
                    frame: "keyword".into(),
                    date: article.published.map(|day| day.to_string()),
                    ..Candidate::default()
                });
            }
        }
    }
    found
}
