//! One layer as QGIS keeps it: in a `.qml` beside its data, or inside a project.

use super::look::Look;
use super::xml::Xml;
use crate::render::feature::Shape;

/// What is said of a layer or a project as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Notes {
    /// What it is called.
    pub title: String,
    /// What it is, from what, as known by when, and what it is not.
    pub summary: String,
    /// The licence of the data.
    pub licence: String,
    /// Whom to credit.
    pub credits: String,
}

/// The fields that say when a feature holds, for the temporal controller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The field of its beginning.
    pub from: &'static str,
    /// The field of its end.
    pub to: &'static str,
}

/// A style file: QGIS applies the one that has a layer's name and stands beside it.
pub fn qml(look: &Look) -> String {
    let mut xml = Xml::default();
    let labels = if look.labels.is_empty() { "0" } else { "1" };
    xml.begin(
        "qgis",
        &[
            ("version", super::project::VERSION),
            ("styleCategories", "Symbology|Labeling"),
            ("labelsEnabled", labels),
        ],
    );
    look.write(&mut xml);
    xml.finish()
}

impl Notes {
    pub(super) fn write(&self, element: &'static str, xml: &mut Xml) {
        xml.begin(element, &[]);
        xml.text("type", &[], "dataset");
        xml.text("language", &[], "en");
        xml.text("title", &[], &self.title);
        xml.text("abstract", &[], &self.summary);
        xml.text("rights", &[], &self.credits);
        xml.text("license", &[], &self.licence);
        if element == "projectMetadata" {
            xml.text("author", &[], "frontline");
        }
        xml.end();
    }
}

impl Span {
    pub(super) fn write(self, xml: &mut Xml) {
        xml.begin(
            "temporal",
            &[
                ("enabled", "1"),
                ("mode", "2"),
                ("startField", self.from),
                ("endField", self.to),
                ("limitMode", "0"),
                ("accumulate", "0"),
                ("fixedDuration", "0"),
                ("durationUnit", "d"),
                ("durationField", ""),
                ("startExpression", ""),
                ("endExpression", ""),
            ],
        );
        xml.begin("fixedRange", &[]);
        xml.text("start", &[], "");
        xml.text("end", &[], "");
        xml.end();
        xml.end();
    }
}

impl Shape {
    /// QGIS's words for the geometry and for its well-known-binary type.
    pub(super) fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Areas => ("Polygon", "MultiPolygon"),
            Self::Lines => ("Line", "MultiLineString"),
            Self::Points => ("Point", "Point"),
        }
    }
}
