//! The fonts that pictures are set in, and how wide a text is in them.

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

/// Noto Sans, regular (`fonts/README.md`).
pub static REGULAR: &[u8] = include_bytes!("../../fonts/NotoSans-Regular.ttf");
/// Noto Sans, bold.
pub static BOLD: &[u8] = include_bytes!("../../fonts/NotoSans-Bold.ttf");
/// Noto Sans Arabic, regular.
pub static ARABIC: &[u8] = include_bytes!("../../fonts/NotoSansArabic-Regular.ttf");

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

/// Width of a text in the units of `size`: the advances of its letters without kerning, so that it is
/// a little too wide rather than too narrow.
pub fn text_width(text: &str, weight: Weight, size: f64) -> f64 {
    let latin = match weight {
        Weight::Regular => REGULAR,
        Weight::Bold => BOLD,
    };
    let fonts = [latin, ARABIC].map(FontRef::new);
    let ems: f64 =
        text.chars().map(|letter| fonts.iter().flatten().find_map(|f| ems(f, letter)).unwrap_or(0.6)).sum();
    ems * size
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
}
