//! The fonts that pictures are set in, and how wide a text is in them.

use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

use skrifa::instance::{LocationRef, Size};
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider};

/// Noto Sans, regular, with Arabic (`fonts/README.md`).
pub static REGULAR: &[u8] = include_bytes!("../../fonts/NotoSans-Regular.ttf");
/// Noto Sans, bold, with Arabic.
pub static BOLD: &[u8] = include_bytes!("../../fonts/NotoSans-Bold.ttf");

/// The families as SVG and HTML name them, in order of preference.
pub const FAMILIES: &str = "Noto Sans, Noto Sans Arabic, sans-serif";

/// How heavy a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Weight {
    /// For reading.
    Regular,
    /// For what is read first.
    Bold,
}

/// A set of fonts.
#[derive(Debug, Clone, PartialEq)]
pub struct Lettering {
    fonts: Arc<Fonts>,
    families: String,
    arabic: Option<String>,
}

#[derive(Debug, PartialEq)]
struct Fonts {
    regular: Cow<'static, [u8]>,
    bold: Cow<'static, [u8]>,
    arabic: Option<Vec<u8>>,
}

static BUNDLED: LazyLock<Lettering> = LazyLock::new(|| Lettering {
    fonts: Arc::new(Fonts { regular: Cow::Borrowed(REGULAR), bold: Cow::Borrowed(BOLD), arabic: None }),
    families: FAMILIES.to_owned(),
    arabic: None,
});

impl Default for Lettering {
    fn default() -> Self {
        BUNDLED.clone()
    }
}

impl Lettering {
    /// A house's own fonts; what is missing is bundled. A bold text is set in the regular font where
    /// only that is given.
    ///
    /// # Errors
    /// The part, `regular`, `bold` or `arabic`, that is no font.
    pub fn of(
        regular: Option<Vec<u8>>,
        bold: Option<Vec<u8>>,
        arabic: Option<Vec<u8>>,
    ) -> Result<Self, &'static str> {
        let given = [("regular", &regular), ("bold", &bold), ("arabic", &arabic)];
        let mut names: Vec<String> = Vec::new();
        for (part, bytes) in given {
            let Some(bytes) = bytes else { continue };
            let name = FontRef::new(bytes).ok().as_ref().and_then(family).ok_or(part)?;
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names.push(FAMILIES.to_owned());
        let arabic_family = arabic.as_deref().and_then(|bytes| family(&FontRef::new(bytes).ok()?));
        let bold = bold.or_else(|| regular.clone());
        let or =
            |own: Option<Vec<u8>>, bundled: &'static [u8]| own.map_or(Cow::Borrowed(bundled), Cow::Owned);
        let fonts = Fonts { regular: or(regular, REGULAR), bold: or(bold, BOLD), arabic };
        Ok(Self { fonts: Arc::new(fonts), families: names.join(", "), arabic: arabic_family })
    }

    /// The families as SVG and HTML name them, in order of preference.
    pub fn families(&self) -> &str {
        &self.families
    }

    /// The family of Arabic letters, where it is one of its own.
    pub fn arabic_family(&self) -> Option<&str> {
        self.arabic.as_deref()
    }

    /// Whether these are the fonts that ship.
    pub fn is_bundled(&self) -> bool {
        Arc::ptr_eq(&self.fonts, &BUNDLED.fonts)
    }

    /// The fonts themselves: the house's, then those that ship, which fill what is missing.
    pub fn fonts(&self) -> Vec<Vec<u8>> {
        let own = [&self.fonts.regular, &self.fonts.bold];
        let mut all: Vec<Vec<u8>> = own.iter().map(|font| font.to_vec()).collect();
        all.extend(self.fonts.arabic.clone());
        all.extend([REGULAR, BOLD].iter().map(|font| font.to_vec()));
        all.dedup();
        all
    }

    /// Width of a text in the units of `size`: the advances of its letters without kerning, so that it
    /// is a little too wide rather than too narrow.
    pub fn width(&self, text: &str, weight: Weight, size: f64) -> f64 {
        let latin: &[u8] = match weight {
            Weight::Regular => &self.fonts.regular,
            Weight::Bold => &self.fonts.bold,
        };
        let arabic = self.fonts.arabic.as_deref();
        let fonts = [Some(latin), arabic, Some(REGULAR)].map(|font| FontRef::new(font?).ok());
        let of = |letter: char| fonts.iter().flatten().find_map(|f| ems(f, letter)).unwrap_or(0.6);
        let ems: f64 = text.chars().filter(|letter| !is_mark(*letter)).map(of).sum();
        ems * size
    }
}

/// Marks of direction take no room.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Width of a text in the bundled fonts.
pub fn text_width(text: &str, weight: Weight, size: f64) -> f64 {
    BUNDLED.width(text, weight, size)
}

fn family(font: &FontRef<'_>) -> Option<String> {
    let name: String = font.localized_strings(StringId::FAMILY_NAME).english_or_first()?.chars().collect();
    let plain = |letter: char| letter.is_alphanumeric() || letter == ' ' || letter == '-';
    Some(name.chars().filter(|letter| plain(*letter)).collect())
}

/// Advance of a letter in ems; `None` where the font has no such letter.
fn ems(font: &FontRef<'_>, letter: char) -> Option<f64> {
    let glyph = font.charmap().map(letter)?;
    let metrics = font.glyph_metrics(Size::new(1.0), LocationRef::default());
    metrics.advance_width(glyph).map(f64::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bold_is_wider_and_both_scripts_have_a_width() {
        let regular = text_width("Tripoli", Weight::Regular, 10.0);
        assert!(regular > 25.0 && regular < 45.0, "{regular}");
        assert!(text_width("Tripoli", Weight::Bold, 10.0) > regular);
        assert!(text_width("طرابلس", Weight::Regular, 10.0) > 15.0);
    }

    #[test]
    fn a_house_font_names_its_family_first_and_what_is_no_font_is_refused() {
        let own = Lettering::of(Some(BOLD.to_vec()), None, None).unwrap();
        assert!(own.families().starts_with("Noto Sans"), "{}", own.families());
        assert_eq!(Lettering::of(None, Some(b"no font".to_vec()), None), Err("bold"));
    }
}
