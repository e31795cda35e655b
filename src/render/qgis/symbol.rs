//! Symbols: what QGIS draws a feature with.

use super::xml::Xml;
use crate::style::{Colour, Hatch};

/// What QGIS draws a feature with: parts, the lowest first.
#[derive(Debug, Clone, PartialEq)]
pub struct Symbol(pub Vec<Part>);

/// One part of a symbol. Lengths are pixels at the page's nominal size, as everywhere in `style`.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// A ground, or nothing but an outline.
    Fill {
        /// The ground.
        colour: Option<Colour>,
        /// Its outline.
        outline: Option<Pen>,
    },
    /// Parallel lines over a ground.
    Hatch {
        /// Angle, spacing, width.
        hatch: Hatch,
        /// Of the lines.
        colour: Colour,
        /// By how much the lines are moved across.
        offset: f64,
    },
    /// A line.
    Line(Pen),
    /// A sign at a point.
    Marker {
        /// QGIS's name of it.
        shape: &'static str,
        /// From side to side.
        size: f64,
        /// Its ground.
        paint: Paint,
        /// Its outline.
        outline: Pen,
    },
}

/// How a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pen {
    /// Its colour.
    pub colour: Colour,
    /// Its width.
    pub width: f64,
    /// Solid, dashed or dotted.
    pub dash: Dash,
}

/// Whether a line is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dash {
    /// Unbroken.
    Solid,
    /// Dashes.
    Dashed,
    /// Dots.
    Dotted,
}

/// A colour, or an expression that gives one for each feature.
#[derive(Debug, Clone, PartialEq)]
pub enum Paint {
    /// The same for all.
    Colour(Colour),
    /// In the expression language of QGIS.
    Expression(String),
}

impl Pen {
    /// An unbroken line.
    pub const fn solid(colour: Colour, width: f64) -> Self {
        Self { colour, width, dash: Dash::Solid }
    }
}

impl Dash {
    fn word(self) -> &'static str {
        match self {
            Self::Solid => "solid",
            Self::Dashed => "dash",
            Self::Dotted => "dot",
        }
    }
}

/// A colour as QGIS writes it.
pub(super) fn rgba(colour: Colour) -> String {
    format!("{},{},{},255", colour.red, colour.green, colour.blue)
}

/// Nominal pixels as millimetres of a screen of 96 dots an inch.
pub(super) fn mm(pixels: f64) -> String {
    let mm = (pixels * 25.4 / 96.0 * 1000.0).round() / 1000.0 + 0.0;
    mm.to_string()
}

impl Symbol {
    pub(super) fn write(&self, name: &str, xml: &mut Xml) {
        let kind = match self.0.first() {
            Some(Part::Fill { .. } | Part::Hatch { .. }) | None => "fill",
            Some(Part::Line(_)) => "line",
            Some(Part::Marker { .. }) => "marker",
        };
        xml.begin(
            "symbol",
            &[("type", kind), ("name", name), ("alpha", "1"), ("clip_to_extent", "1"), ("force_rhr", "0")],
        );
        for (i, part) in self.0.iter().enumerate() {
            part.write(&format!("@{name}@{i}"), xml);
        }
        xml.end();
    }
}

impl Part {
    fn write(&self, inner: &str, xml: &mut Xml) {
        let class = match self {
            Self::Fill { .. } => "SimpleFill",
            Self::Hatch { .. } => "LinePatternFill",
            Self::Line(_) => "SimpleLine",
            Self::Marker { .. } => "SimpleMarker",
        };
        xml.begin("layer", &[("class", class), ("enabled", "1"), ("pass", "0"), ("locked", "0")]);
        match self {
            Self::Fill { colour, outline } => fill(*colour, outline.as_ref(), xml),
            Self::Hatch { hatch, colour, offset } => {
                xml.prop("angle", &hatch.angle.to_string());
                xml.prop("distance", &mm(hatch.spacing));
                xml.prop("distance_unit", "MM");
                xml.prop("line_width", &mm(hatch.width));
                xml.prop("line_width_unit", "MM");
                xml.prop("color", &rgba(*colour));
                xml.prop("offset", &mm(*offset));
                xml.prop("offset_unit", "MM");
                Symbol(vec![Self::Line(Pen::solid(*colour, hatch.width))]).write(inner, xml);
            }
            Self::Line(pen) => {
                xml.prop("line_color", &rgba(pen.colour));
                xml.prop("line_style", pen.dash.word());
                xml.prop("line_width", &mm(pen.width));
                xml.prop("line_width_unit", "MM");
                xml.prop("capstyle", "flat");
                xml.prop("joinstyle", "round");
            }
            Self::Marker { shape, size, paint, outline } => marker(shape, *size, paint, outline, xml),
        }
        xml.end();
    }
}

fn fill(colour: Option<Colour>, outline: Option<&Pen>, xml: &mut Xml) {
    match colour {
        Some(colour) => {
            xml.prop("color", &rgba(colour));
            xml.prop("style", "solid");
        }
        None => xml.prop("style", "no"),
    }
    match outline {
        Some(pen) => {
            xml.prop("outline_color", &rgba(pen.colour));
            xml.prop("outline_style", pen.dash.word());
            xml.prop("outline_width", &mm(pen.width));
            xml.prop("outline_width_unit", "MM");
        }
        None => xml.prop("outline_style", "no"),
    }
    xml.prop("joinstyle", "bevel");
}

fn marker(shape: &str, size: f64, paint: &Paint, outline: &Pen, xml: &mut Xml) {
    xml.prop("name", shape);
    xml.prop("size", &mm(size));
    xml.prop("size_unit", "MM");
    xml.prop("outline_color", &rgba(outline.colour));
    xml.prop("outline_style", outline.dash.word());
    xml.prop("outline_width", &mm(outline.width));
    xml.prop("outline_width_unit", "MM");
    match paint {
        Paint::Colour(colour) => xml.prop("color", &rgba(*colour)),
        Paint::Expression(expression) => {
            xml.prop("color", "255,255,255,255");
            defined_by("fillColor", expression, xml);
        }
    }
}

/// A property that an expression gives for each feature.
fn defined_by(property: &str, expression: &str, xml: &mut Xml) {
    let option = |kind, name, value| [("type", kind), ("name", name), ("value", value)];
    xml.begin("data_defined_properties", &[]);
    xml.begin("Option", &[("type", "Map")]);
    xml.empty("Option", &option("QString", "name", ""));
    xml.begin("Option", &[("type", "Map"), ("name", "properties")]);
    xml.begin("Option", &[("type", "Map"), ("name", property)]);
    xml.empty("Option", &option("bool", "active", "true"));
    xml.empty("Option", &option("QString", "expression", expression));
    xml.empty("Option", &option("int", "type", "3"));
    xml.end();
    xml.end();
    xml.empty("Option", &option("QString", "type", "collection"));
    xml.end();
    xml.end();
}
