//! A sheet as SVG, drawn through plotters' coordinate system.

use std::convert::Infallible;
use std::fmt::Write;

use plotters::coord::Shift;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordf64;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Drawable, PointCollection};
use plotters_backend::{BackendCoord, DrawingErrorKind};

use super::backend::{SvgBackend, decimals};
use super::escape::xml;
use crate::sheet::{Anchor, Dot, Group, Mark, Sheet, Stroke, Text};
use crate::style::{Colour, Weight};

type Canvas<'a> = DrawingArea<SvgBackend<'a>, Cartesian2d<RangedCoordf64, RangedCoordf64>>;

/// Writes a sheet as plain SVG 1.1.
///
/// No pattern, clip path, style sheet or `style` attribute; hatches and halos are geometry, and each
/// layer is a group with its name as id.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a page is at most 20,000 wide")]
pub fn svg(sheet: &Sheet) -> String {
    let (width, height) = (sheet.width as u32, sheet.height as u32);
    let mut out = String::new();
    let _ = write!(
        out,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" \
         height=\"{height}\" viewBox=\"0 0 {width} {height}\" font-family=\"{}\" role=\"img\" \
         aria-labelledby=\"title desc\">\n<title id=\"title\">{}</title>\n<desc id=\"desc\">{}</desc>\n",
        xml(&sheet.families),
        xml(&sheet.title),
        xml(&sheet.description),
    );
    let canvas = canvas(
        &SvgBackend::new(&mut out, width, height).with_arabic(sheet.arabic.as_deref()).into_drawing_area(),
        sheet,
    );
    for group in &sheet.groups {
        draw_group(&canvas, group);
    }
    drop(canvas);
    out.push_str("</svg>\n");
    out
}

/// The page in its own pixels, y downwards.
fn canvas<'a>(area: &DrawingArea<SvgBackend<'a>, Shift>, sheet: &Sheet) -> Canvas<'a> {
    let (across, down) = area.get_pixel_range();
    area.apply_coord_spec(Cartesian2d::new(0.0..sheet.width, 0.0..sheet.height, (across, down)))
}

fn draw_group(canvas: &Canvas<'_>, group: &Group) {
    draw(canvas, &Element::Open(&group.id, group.opacity));
    for mark in &group.marks {
        match mark {
            Mark::Group(inner) => draw_group(canvas, inner),
            Mark::Path(_) | Mark::Disc(_) | Mark::Text(_) => draw(canvas, &Element::of(mark)),
        }
    }
    draw(canvas, &Element::Close);
}

fn draw(canvas: &Canvas<'_>, element: &Element<'_>) {
    let drawn = canvas.draw(element);
    debug_assert!(drawn.is_ok(), "writing to a text cannot fail");
}

/// What plotters is given to draw: its points go through the coordinate system, the rest is attributes.
enum Element<'m> {
    Open(&'m str, Option<f64>),
    Close,
    Path { points: Vec<(f64, f64)>, lengths: Vec<usize>, closed: bool, attributes: String },
    Disc { centre: (f64, f64), radius: f64, attributes: String },
    Text { at: (f64, f64), words: &'m str, attributes: String },
}

impl<'m> Element<'m> {
    fn of(mark: &'m Mark) -> Self {
        let pair = |dot: &Dot| (dot.x, dot.y);
        match mark {
            Mark::Path(path) => {
                let rule = if path.closed && path.fill.is_some() { " fill-rule=\"evenodd\"" } else { "" };
                Self::Path {
                    points: path.lines.iter().flatten().map(pair).collect(),
                    lengths: path.lines.iter().map(Vec::len).collect(),
                    closed: path.closed,
                    attributes: format!("{rule}{}{}", fill(path.fill), stroke(path.stroke.as_ref())),
                }
            }
            Mark::Disc(disc) => Self::Disc {
                centre: pair(&disc.at),
                radius: disc.radius,
                attributes: fill(disc.fill) + &stroke(disc.stroke.as_ref()),
            },
            Mark::Text(text) => {
                Self::Text { at: pair(&text.at), words: &text.words, attributes: lettering(text) }
            }
            Mark::Group(group) => Self::Open(&group.id, group.opacity),
        }
    }

    fn points(&self) -> &[(f64, f64)] {
        match self {
            Self::Open(..) | Self::Close => &[],
            Self::Path { points, .. } => points,
            Self::Disc { centre, .. } => std::slice::from_ref(centre),
            Self::Text { at, .. } => std::slice::from_ref(at),
        }
    }
}

impl<'b> PointCollection<'b, (f64, f64)> for &'b Element<'_> {
    type Point = &'b (f64, f64);
    type IntoIter = std::slice::Iter<'b, (f64, f64)>;

    fn point_iter(self) -> Self::IntoIter {
        self.points().iter()
    }
}

impl Drawable<SvgBackend<'_>> for Element<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut points: I,
        backend: &mut SvgBackend<'_>,
        _page: (u32, u32),
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        match self {
            Self::Open(id, opacity) => backend.open(id, *opacity),
            Self::Close => backend.close(),
            Self::Path { lengths, closed, attributes, .. } => {
                let lines = lengths.iter().map(|length| points.by_ref().take(*length).collect());
                backend.path(lines, *closed, attributes);
            }
            Self::Disc { radius, attributes, .. } => {
                if let Some(centre) = points.next() {
                    backend.circle(centre, *radius, attributes);
                }
            }
            Self::Text { words, attributes, .. } => {
                if let Some(at) = points.next() {
                    backend.text(words, at, attributes);
                }
            }
        }
        Ok(())
    }
}

fn fill(colour: Option<Colour>) -> String {
    colour.map_or(" fill=\"none\"".to_owned(), |colour| format!(" fill=\"{colour}\""))
}

fn stroke(stroke: Option<&Stroke>) -> String {
    let Some(stroke) = stroke else { return String::new() };
    let mut attributes = format!(" stroke=\"{}\" stroke-width=\"{}\"", stroke.colour, decimals(stroke.width));
    if stroke.round {
        attributes.push_str(" stroke-linecap=\"round\" stroke-linejoin=\"round\"");
    }
    if !stroke.dash.is_empty() {
        let dash: Vec<String> = stroke.dash.iter().map(|length| decimals(*length)).collect();
        let _ = write!(attributes, " stroke-dasharray=\"{}\"", dash.join(" "));
    }
    attributes
}

fn lettering(text: &Text) -> String {
    let anchor = match text.anchor {
        Anchor::Start => "",
        Anchor::Middle => " text-anchor=\"middle\"",
        Anchor::End => " text-anchor=\"end\"",
    };
    let weight = match text.weight {
        Weight::Regular => "",
        Weight::Bold => " font-weight=\"bold\"",
    };
    let spacing = if text.spacing > 0.0 {
        format!(" letter-spacing=\"{}\"", decimals(text.spacing))
    } else {
        String::new()
    };
    let size = decimals(text.size);
    format!(
        " font-size=\"{size}\"{anchor}{weight}{spacing}{}{}",
        fill(text.fill),
        stroke(text.stroke.as_ref())
    )
}
