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
pub(super) fn split(text: &str) -> Option<(&str, Locator<'_>)> {
    let cut = brackets(text).or_else(|| comma(text)).or_else(|| link(text))?;
    let has_letters = |part: &str| part.chars().any(char::is_alphabetic);
    let (Locator::In(where_it_is) | Locator::Near(where_it_is)) = cut.1;
    (has_letters(cut.0) && has_letters(where_it_is)).then_some(cut)
}

fn brackets(text: &str) -> Option<(&str, Locator<'_>)> {
    let (name, rest) = text.split_once('(')?;
    let (inside, _) = rest.split_once(')')?;
    Some((name.trim(), Locator::In(inside.trim())))
}

fn comma(text: &str) -> Option<(&str, Locator<'_>)> {
    let (name, rest) = text.split_once([',', '،'])?;
    let rest = rest.trim();
    let near = NEAR.iter().find_map(|link| rest.strip_prefix(link.trim_start()));
    Some((name.trim(), near.map_or(Locator::In(rest), Locator::Near)))
}

fn link(text: &str) -> Option<(&str, Locator<'_>)> {
    let lower = text.to_ascii_lowercase();
    let first = |links: &[&str]| {
        let places = links.iter().filter_map(|link| Some((lower.find(link)?, link.len())));
        places.min()
    };
    let cut = |(at, length): (usize, usize)| Some((text.get(..at)?, text.get(at + length..)?));
    if let Some((name, rest)) = first(NEAR).and_then(cut) {
        return Some((name.trim(), Locator::Near(rest.trim())));
    }
    let (name, rest) = first(IN).and_then(cut)?;
    Some((name.trim(), Locator::In(rest.trim())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_cut_from_what_says_where_it_is() {
        assert_eq!(split("Sultan near Sirte"), Some(("Sultan", Locator::Near("Sirte"))));
        assert_eq!(split("al-Hawari (Kufra)"), Some(("al-Hawari", Locator::In("Kufra"))));
        assert_eq!(split("Homs, Syria"), Some(("Homs", Locator::In("Syria"))));
        assert_eq!(split("Hawari in Kufra"), Some(("Hawari", Locator::In("Kufra"))));
        assert_eq!(split("Bani Walid"), None);
    }
}
