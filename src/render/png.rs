//! SVG as PNG, with the bundled fonts alone.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, WriteOptions, fontdb};
use thiserror::Error;

use crate::style::{BOLD, Lettering, REGULAR};

/// Pictures with more pixels than this are refused.
const MOST_PIXELS: f64 = 100e6;

/// Why an SVG text did not become a picture.
#[derive(Debug, Error)]
pub enum PngError {
    /// The text is not SVG.
    #[error("not SVG: {0}")]
    NotSvg(#[from] resvg::usvg::Error),
    /// The picture would be too large, or have no size.
    #[error(
        "a picture of {width:.0} x {height:.0} pixels; it needs some, and at most 100 million: change the scale"
    )]
    Size {
        /// Pixels across.
        width: f32,
        /// Pixels down.
        height: f32,
    },
    /// The encoder failed.
    #[error("could not encode the picture: {0}")]
    Encoding(String),
}

static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    for font in [REGULAR, BOLD] {
        fonts.load_font_source(fontdb::Source::Binary(Arc::new(font)));
    }
    fonts.set_sans_serif_family("Noto Sans");
    Arc::new(fonts)
});

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "checked against the largest size"
)]
fn paint(svg: &str, scale: f32, fonts: Arc<fontdb::Database>) -> Result<Pixmap, PngError> {
    let tree = tree(svg, fonts)?;
    let (width, height) = ((tree.size().width() * scale).round(), (tree.size().height() * scale).round());
    let fits = width >= 1.0 && height >= 1.0 && f64::from(width) * f64::from(height) <= MOST_PIXELS;
    let pixmap = fits.then(|| Pixmap::new(width as u32, height as u32)).flatten();
    let mut pixmap = pixmap.ok_or(PngError::Size { width, height })?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    Ok(pixmap)
}

/// Paints an SVG text with the bundled fonts; `scale` 2 gives twice its pixels in each direction.
///
/// # Errors
/// When the text is not SVG, or the picture has no size or more than 100 million pixels.
pub fn png(svg: &str, scale: f32) -> Result<Vec<u8>, PngError> {
    png_in(svg, scale, &Lettering::default())
}

/// Paints an SVG text with some fonts.
///
/// # Errors
/// As [`png`].
pub fn png_in(svg: &str, scale: f32, lettering: &Lettering) -> Result<Vec<u8>, PngError> {
    let pixmap = pixmap(svg, scale, lettering)?;
    pixmap.encode_png().map_err(|error| PngError::Encoding(error.to_string()))
}

/// Paints an SVG text as pixels.
///
/// # Errors
/// As [`png`].
pub fn pixmap(svg: &str, scale: f32, lettering: &Lettering) -> Result<Pixmap, PngError> {
    paint(svg, scale, fonts(lettering))
}

/// An SVG text whose letters are shapes, for those who have not its fonts.
///
/// # Errors
/// When the text is not SVG.
pub fn outlined(svg: &str, lettering: &Lettering) -> Result<String, PngError> {
    let written = WriteOptions { preserve_text: false, coordinates_precision: 2, ..WriteOptions::default() };
    Ok(tree(svg, fonts(lettering))?.to_string(&written))
}

fn tree(svg: &str, fontdb: Arc<fontdb::Database>) -> Result<Tree, PngError> {
    let options = Options { fontdb, font_family: "Noto Sans".to_owned(), ..Options::default() };
    Ok(Tree::from_str(svg, &options)?)
}

fn fonts(lettering: &Lettering) -> Arc<fontdb::Database> {
    if lettering.is_bundled() { Arc::clone(&FONTS) } else { database(lettering.fonts()) }
}

fn database(fonts: Vec<Vec<u8>>) -> Arc<fontdb::Database> {
    let mut database = fontdb::Database::new();
    for font in fonts {
        database.load_font_source(fontdb::Source::Binary(Arc::new(font)));
    }
    database.set_sans_serif_family("Noto Sans");
    Arc::new(database)
}
