//! What each side of a map looks like.

use std::collections::BTreeMap;

use super::{Colour, Hatch, Lettering, Lines, Theme, Vision, palette};
use crate::layers::Side;

/// How much of the paper may show through a side's ground, the usual first: a second channel beside
/// hue, for readers who see fewer hues and for paper printed in black.
const TONES: [f64; 6] = [0.34, 0.26, 0.18, 0.42, 0.12, 0.5];

/// The same for ground beyond evidence, on top of what the theme lets show through.
const PALER: [f64; 5] = [-0.07, 0.08, 0.0, 0.13, -0.14];

/// Ground beyond evidence may differ less than ground near it, by this part: a front always runs between.
const PALE_APART: f64 = 0.4;

/// What one side looks like.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SideStyle {
    /// Its symbols.
    pub colour: Colour,
    /// Its ground.
    pub ground: Colour,
    /// Its ground beyond evidence.
    pub pale: Colour,
    /// Lines over its ground, where the theatre asks for them or neither colour nor tone tell it.
    pub hatch: Option<Hatch>,
}

impl SideStyle {
    /// A side of one colour.
    pub fn of(colour: Colour, theme: &Theme, tone: f64) -> Self {
        let ground = colour.mix(theme.paper, tone);
        Self { colour, ground, pale: colour.mix(theme.paper, theme.pale), hatch: None }
    }

    /// Nobody.
    pub fn unknown(theme: &Theme) -> Self {
        Self { colour: theme.paper, ground: theme.unknown, pale: theme.unknown, hatch: None }
    }

    /// Its ground, near evidence or beyond it.
    pub fn ground_at(&self, beyond_evidence: bool) -> Colour {
        if beyond_evidence { self.pale } else { self.ground }
    }

    /// Whether its ground can be told from another's: by its lines, or by its colour in every way of
    /// seeing.
    pub fn is_told_from(&self, other: &Self) -> bool {
        self.hatch != other.hatch || Vision::ALL.iter().all(|vision| vision.tells(self.ground, other.ground))
    }

    /// How far apart the two grounds beyond evidence look to those who see least difference; 1 where
    /// grounds near evidence would just be told apart.
    pub fn pale_difference(&self, other: &Self) -> f64 {
        let seen = Vision::ALL.map(|vision| vision.difference(self.pale, other.pale));
        seen.into_iter().fold(f64::INFINITY, f64::min)
    }

    /// The same with more or less of the paper showing through its ground beyond evidence.
    fn paler(self, theme: &Theme, more: f64) -> Self {
        Self { pale: self.colour.mix(theme.paper, theme.pale + more), ..self }
    }
}

/// What a map looks like.
#[derive(Debug, Clone, PartialEq)]
pub struct Style {
    sides: BTreeMap<String, SideStyle>,
    /// Colours of everything that is no side.
    pub theme: Theme,
    /// Fonts.
    pub lettering: Lettering,
    /// Weights of lines.
    pub lines: Lines,
}

impl Style {
    /// The style of some sides on the default theme: the colours that they ask for, then the palette's.
    pub fn for_sides(sides: &[Side]) -> Self {
        Self::themed(sides, Theme::DEFAULT)
    }

    /// The style of some sides on a theme.
    pub fn themed(sides: &[Side], theme: Theme) -> Self {
        let asked = |side: &Side| side.colour.as_deref().and_then(Colour::parse);
        let mut used: Vec<Colour> = sides.iter().filter_map(asked).collect();
        let colours: Vec<Colour> =
            sides.iter().map(|side| asked(side).unwrap_or_else(|| free_colour(&mut used))).collect();
        let mut styles: Vec<Option<SideStyle>> = vec![None; sides.len()];
        let nobody = SideStyle::unknown(&theme);
        for i in order(sides, &colours) {
            let others: Vec<SideStyle> =
                styles.iter().flatten().copied().chain(std::iter::once(nobody)).collect();
            styles[i] = Some(look(&sides[i], colours[i], &theme, &others));
        }
        let ids = sides.iter().map(|side| side.id.clone());
        let sides = ids.zip(styles).filter_map(|(id, style)| Some((id, style?))).collect();
        Self { sides, theme, lettering: Lettering::default(), lines: Lines::default() }
    }

    /// What a side looks like; an unlisted one looks like nobody.
    pub fn side(&self, id: &str) -> SideStyle {
        self.sides.get(id).copied().unwrap_or_else(|| SideStyle::unknown(&self.theme))
    }

    /// Every side that has a look of its own, by id.
    pub fn sides(&self) -> impl Iterator<Item = (&str, &SideStyle)> {
        self.sides.iter().map(|(id, style)| (id.as_str(), style))
    }
}

/// The order in which sides choose: those that fight before local and neutral ones, the darkest first,
/// so that tones go to those that colour alone would tell.
fn order(sides: &[Side], colours: &[Colour]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..sides.len()).collect();
    let key = |i: usize| (!sides[i].fights, colours[i].lightness());
    order.sort_by(|a, b| {
        let (a, b) = (key(*a), key(*b));
        a.0.cmp(&b.0).then(a.1.total_cmp(&b.1))
    });
    order
}

/// The plainest look that is told from all others: a tone, else lines.
fn look(side: &Side, colour: Colour, theme: &Theme, others: &[SideStyle]) -> SideStyle {
    let usual = SideStyle::of(colour, theme, TONES[0]);
    if let Ok(hatch) = side.hatch.parse() {
        return SideStyle { hatch: Some(hatch), ..usual };
    }
    let told = |style: &SideStyle| others.iter().all(|other| style.is_told_from(other));
    let plain = TONES.iter().map(|tone| SideStyle::of(colour, theme, *tone)).filter(|_| !theme.hatched);
    let lined = Hatch::SIDES.iter().map(|hatch| SideStyle { hatch: Some(*hatch), ..usual });
    let spent = SideStyle { hatch: Some(Hatch::SIDES[others.len() % Hatch::SIDES.len()]), ..usual };
    let style = plain.chain(lined).find(told).unwrap_or(spent);
    if style.hatch.is_some() { style } else { told_beyond_evidence(style, theme, others) }
}

/// The same with the first pale ground that is told from all others without lines; else with the one
/// that differs most.
fn told_beyond_evidence(style: SideStyle, theme: &Theme, others: &[SideStyle]) -> SideStyle {
    let least = |style: &SideStyle| {
        let plain = others.iter().filter(|other| other.hatch.is_none());
        plain.map(|other| style.pale_difference(other)).fold(f64::INFINITY, f64::min).min(PALE_APART)
    };
    let paler = PALER.iter().map(|more| style.paler(theme, *more));
    paler.reduce(|best, next| if least(&next) > least(&best) { next } else { best }).unwrap_or(style)
}

/// The first colour of the palette that is unlike those in use; the palette starts over when spent.
fn free_colour(used: &mut Vec<Colour>) -> Colour {
    let unlike = |colour: &&Colour| used.iter().all(|other| colour.difference(*other) >= 20.0);
    let spent = palette::SIDES[used.len() % palette::SIDES.len()];
    let colour = palette::SIDES.iter().find(unlike).copied().unwrap_or(spent);
    used.push(colour);
    colour
}

#[cfg(test)]
mod tests {
    use super::*;

    fn side(id: &str, colour: Option<&str>) -> Side {
        let text = id.to_owned();
        Side {
            id: text.clone(),
            name: text.clone(),
            short: text,
            colour: colour.map(str::to_owned),
            hatch: String::new(),
            fights: true,
        }
    }

    const THEMES: [Theme; 3] = [Theme::DEFAULT, Theme::PRINT, Theme::DARK];

    #[test]
    fn a_side_without_a_colour_gets_one_that_no_other_side_asked_for() {
        let style = Style::for_sides(&[side("a", None), side("b", Some("#0072B2"))]);
        assert_eq!(style.side("b").colour, palette::SIDES[0]);
        assert_eq!(style.side("a").colour, palette::SIDES[1]);
    }

    #[test]
    fn any_two_of_sixteen_sides_are_told_apart_by_all_eyes_and_in_grey() {
        let sides: Vec<Side> = (0..16).map(|i| side(&format!("s{i:02}"), None)).collect();
        for theme in THEMES {
            let style = Style::themed(&sides, theme);
            for (i, a) in sides.iter().enumerate() {
                for b in &sides[..i] {
                    assert!(style.side(&a.id).is_told_from(&style.side(&b.id)), "{} and {}", a.id, b.id);
                }
            }
        }
    }

    #[test]
    fn pale_grounds_of_two_camps_and_of_nobody_still_differ_to_all_eyes_and_in_grey() {
        let sides = [side("a", None), side("b", None)];
        for theme in [Theme::DEFAULT, Theme::DARK] {
            let style = Style::themed(&sides, theme);
            let (a, b, nobody) = (style.side("a"), style.side("b"), SideStyle::unknown(&theme));
            for (one, other) in [(a, b), (a, nobody), (b, nobody)] {
                let least = one.pale_difference(&other);
                assert!(least >= PALE_APART, "{} and {}: {least:.2}", one.pale, other.pale);
            }
        }
    }

    #[test]
    fn two_camps_need_no_hatch_to_be_told_apart() {
        let style = Style::for_sides(&[side("a", None), side("b", None)]);
        assert_eq!((style.side("a").hatch, style.side("b").hatch), (None, None));
    }

    #[test]
    fn on_paper_printed_in_black_every_side_has_lines_of_its_own() {
        let style = Style::themed(&[side("a", None), side("b", None)], Theme::PRINT);
        assert!(style.side("a").hatch.is_some());
        assert_ne!(style.side("a").hatch, style.side("b").hatch);
    }

    #[test]
    fn a_side_as_grey_as_the_unknown_is_hatched() {
        let style = Style::for_sides(&[side("neutral", Some("#DDDDDD"))]);
        assert!(style.side("neutral").hatch.is_some());
    }

    #[test]
    fn a_hatch_that_the_theatre_asks_for_is_used() {
        let mut asking = side("a", None);
        asking.hatch = "30 6".to_owned();
        let hatch = Style::for_sides(&[asking]).side("a").hatch.map(|h| (h.angle, h.spacing));
        assert_eq!(hatch, Some((30.0, 6.0)));
    }
}
