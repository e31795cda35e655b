//! What is written beside features.

use super::symbol::{mm, rgba};
use super::xml::Xml;
use crate::style::{Weight, palette};

/// Features that are labelled alike.
#[derive(Debug, Clone, PartialEq)]
pub struct LabelRule {
    /// What they are called in the layer's properties.
    pub label: &'static str,
    /// Which they are, as an expression of QGIS.
    pub filter: String,
    /// The field that is written.
    pub field: &'static str,
    /// Size of the text in points.
    pub size: f64,
    /// Its weight.
    pub weight: Weight,
    /// Nothing is written on maps of a smaller scale than one to this.
    pub to_scale: Option<u32>,
    /// Greater goes first where there is no room for all, 0 to 10.
    pub priority: u8,
}

impl LabelRule {
    pub(super) fn write(&self, number: usize, xml: &mut Xml) {
        let key = format!("{{frontline-label-{number}}}");
        let scale = self.to_scale.map(|scale| scale.to_string());
        let mut rule = vec![("key", key.as_str()), ("description", self.label), ("filter", &self.filter)];
        rule.extend(scale.as_deref().map(|scale| ("scalemaxdenom", scale)));
        xml.begin("rule", &rule);
        xml.begin("settings", &[("calloutType", "simple")]);
        self.text_style(xml);
        let (dist, priority) = (mm(4.0), self.priority.to_string());
        xml.empty(
            "placement",
            &[
                ("placement", "6"),
                ("predefinedPositionOrder", "TR,TL,BR,BL,R,L,TSR,BSR"),
                ("dist", &dist),
                ("distUnits", "MM"),
                ("offsetType", "1"),
                ("priority", &priority),
            ],
        );
        xml.empty("rendering", &[("drawLabels", "1"), ("obstacle", "1"), ("displayAll", "0")]);
        xml.end();
        xml.end();
    }

    fn text_style(&self, xml: &mut Xml) {
        let (size, ink) = (self.size.to_string(), rgba(palette::INK));
        let (style, weight) = match self.weight {
            Weight::Regular => ("Regular", "50"),
            Weight::Bold => ("Bold", "75"),
        };
        xml.begin(
            "text-style",
            &[
                ("fieldName", self.field),
                ("isExpression", "0"),
                ("fontFamily", "Noto Sans"),
                ("namedStyle", style),
                ("fontWeight", weight),
                ("fontSize", &size),
                ("fontSizeUnit", "Point"),
                ("textColor", &ink),
                ("textOpacity", "1"),
                ("multilineHeight", "1"),
            ],
        );
        let (buffer, paper) = (mm(2.0), rgba(palette::PAPER));
        xml.empty(
            "text-buffer",
            &[
                ("bufferDraw", "1"),
                ("bufferSize", &buffer),
                ("bufferSizeUnits", "MM"),
                ("bufferColor", &paper),
                ("bufferOpacity", "0.85"),
                ("bufferJoinStyle", "128"),
                ("bufferNoFill", "1"),
            ],
        );
        xml.end();
    }
}
