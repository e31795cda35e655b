//! The words behind a name that say where it is: `Sultan near Sirte`, `al-Hawari (Kufra)`, `Homs, Syria`.

/// Where a text says that a name lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Locator<'a> {
    /// In what these words name, or of the kind that they mean.
    In(&'a str),
    /// Near what these words name.
    Near(&'a str),
}

/// Words that lead to a neighbour.
const NEAR: &[&str] = &[
    " near ",
    " close to ",
    " next to ",
    " outside ",
    " not far from ",
    " adjacent to ",
    " près de ",
    " proche de ",
    " vicino a ",
    " cerca de ",
    " nahe ",
    " bei ",
    " قرب ",
    " بالقرب من ",
    " جنب ",
];

/// Words that lead to an area or a settlement.
const IN: &[&str] = &[" in ", " inside ", " within ", " dans ", " nel ", " im ", " في "];

/// A text cut into a name and what says where it is; `None` where nothing does.
pub(super) fn split(text: &str) -> Option<(String, Locator<'_>)> {
    let cut = brackets(text).or_else(|| comma(text)).or_else(|| link(text))?;
    let has_letters = |part: &str| part.chars().any(char::is_alphabetic);
    let (Locator::In(where_it_is) | Locator::Near(where_it_is)) = cut.1;
    (has_letters(&cut.0) && has_letters(where_it_is)).then_some(cut)
}

fn brackets(text: &str) -> Option<(String, Locator<'_>)> {
    let (before, rest) = text.split_once('(')?;
    let (inside, behind) = rest.split_once(')')?;
    Some((format!("{} {}", before.trim(), behind.trim()), Locator::In(inside.trim())))
}

fn comma(text: &str) -> Option<(String, Locator<'_>)> {
    let (name, rest) = text.split_once([',', '،'])?;
    let rest = rest.trim();
    let near = NEAR.iter().find_map(|link| rest.strip_prefix(link.trim_start()));
    Some((name.trim().to_owned(), near.map_or(Locator::In(rest), Locator::Near)))
}

fn link(text: &str) -> Option<(String, Locator<'_>)> {
    let lower = text.to_ascii_lowercase();
    let first = |links: &[&str]| {
        let places = links.iter().filter_map(|link| Some((lower.find(link)?, link.len())));
        places.min()
    };
    let cut = |(at, length): (usize, usize)| Some((text.get(..at)?, text.get(at + length..)?));
    if let Some((name, rest)) = first(NEAR).and_then(cut) {
        return Some((name.trim().to_owned(), Locator::Near(rest.trim())));
    }
    let (name, rest) = first(IN).and_then(cut)?;
    Some((name.trim().to_owned(), Locator::In(rest.trim())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_cut_from_what_says_where_it_is() {
        for (text, name, locator) in [
            ("Sultan near Sirte", "Sultan", Locator::Near("Sirte")),
            ("al-Hawari (Kufra)", "al-Hawari ", Locator::In("Kufra")),
            ("Zelten (Nasser) field", "Zelten field", Locator::In("Nasser")),
            ("Homs, Syria", "Homs", Locator::In("Syria")),
            ("Hawari in Kufra", "Hawari", Locator::In("Kufra")),
        ] {
            assert_eq!(split(text), Some((name.to_owned(), locator)));
        }
        assert_eq!(split("Bani Walid"), None);
    }
}
