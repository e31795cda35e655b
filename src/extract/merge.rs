//! What an article says twice is one candidate with two sentences.

use super::candidate::Candidate;

/// So many other sentences that say the same are kept.
const MOST_AGAIN: usize = 50;

/// Candidates without those that say again what another says; the fuller one stays.
pub(super) fn merge(found: Vec<Candidate>) -> Vec<Candidate> {
    let mut kept: Vec<Candidate> = Vec::new();
    for candidate in found {
        match kept.iter_mut().find(|other| is_same(other, &candidate)) {
            Some(other) => join(other, candidate),
            None => kept.push(candidate),
        }
    }
    kept
}

fn is_same(a: &Candidate, b: &Candidate) -> bool {
    let kinds = a.kind == b.kind || (a.span == b.span && a.is_real() && (is_gain(a, b) || is_gain(b, a)));
    let places = match (&a.place, &b.place) {
        (Some(a), Some(b)) => a == b,
        (None, None) => a.near == b.near && a.near.is_some() && a.relation == b.relation,
        _ => false,
    };
    let parties = match (&a.party, &b.party) {
        (Some(a), Some(b)) => a == b,
        (None, None) => true,
        (None, Some(_)) => a.party_text.is_empty(),
        (Some(_), None) => b.party_text.is_empty(),
    };
    kinds
        && places
        && parties
        && a.is_real() == b.is_real()
        && (a.realis == "denied") == (b.realis == "denied")
        && overlap(a, b)
}

/// That a place is held says nothing new where it was taken by the same.
fn is_gain(a: &Candidate, b: &Candidate) -> bool {
    a.kind == "captures" && b.kind == "holds" && a.party == b.party && a.party.is_some()
}

fn overlap(a: &Candidate, b: &Candidate) -> bool {
    let days = |candidate: &Candidate| {
        let date = candidate.date.clone()?;
        let (first, last) =
            date.split_once('/').map_or((date.clone(), date.clone()), |(a, b)| (a.into(), b.into()));
        Some((first, last))
    };
    match (days(a), days(b)) {
        (Some(a), Some(b)) => a.0 <= b.1 && b.0 <= a.1,
        _ => true,
    }
}

/// Takes into one what the other has more: the sentence of more marks speaks, the narrower date stays.
fn join(kept: &mut Candidate, other: Candidate) {
    let (mut strong, weak) =
        if other.confidence > kept.confidence { (other, kept.clone()) } else { (kept.clone(), other) };
    if strong.kind == "holds" && weak.kind == "captures" {
        strong.kind.clone_from(&weak.kind);
        strong.what.clone_from(&weak.what);
    }
    if strong.party.is_none() {
        strong.party.clone_from(&weak.party);
        strong.party_text.clone_from(&weak.party_text);
        strong.party_how.clone_from(&weak.party_how);
    }
    if strong.opponent.is_none() {
        strong.opponent.clone_from(&weak.opponent);
    }
    let dated = |candidate: &Candidate| {
        !matches!(candidate.date_rule.as_str(), "undated" | "as of publication" | "said then" | "bounded")
    };
    if dated(&weak) && !dated(&strong) {
        strong.date.clone_from(&weak.date);
        strong.date_rule.clone_from(&weak.date_rule);
        strong.date_text.clone_from(&weak.date_text);
    }
    strong.unopposed |= weak.unopposed;
    for span in std::iter::once(weak.span).chain(weak.again) {
        if strong.again.len() < MOST_AGAIN && span != strong.span && !strong.again.contains(&span) {
            strong.again.push(span);
        }
    }
    strong.again.sort_unstable();
    strong.confidence = (strong.confidence + 0.03).min(1.0);
    *kept = strong;
}
