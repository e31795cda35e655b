//! What a whole layer looks like: rules that give features their symbols and labels.

use super::label::LabelRule;
use super::symbol::Symbol;
use super::xml::Xml;

/// What a layer looks like.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Look {
    /// The first that fits gives the symbol; they are the layer's legend, in this order.
    pub rules: Vec<Rule>,
    /// What is written beside features.
    pub labels: Vec<LabelRule>,
}

/// Features that are drawn alike.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// What the legend says of them.
    pub label: String,
    /// Which they are, as an expression of QGIS.
    pub filter: String,
    /// How they are drawn.
    pub symbol: Symbol,
}

impl Look {
    /// The renderer and the labelling.
    pub(super) fn write(&self, xml: &mut Xml) {
        xml.begin(
            "renderer-v2",
            &[("type", "RuleRenderer"), ("forceraster", "0"), ("symbollevels", "0"), ("enableorderby", "0")],
        );
        xml.begin("rules", &[("key", "{frontline}")]);
        for (i, rule) in self.rules.iter().enumerate() {
            let (key, symbol) = (format!("{{frontline-{i}}}"), i.to_string());
            xml.empty(
                "rule",
                &[("key", &key), ("filter", &rule.filter), ("label", &rule.label), ("symbol", &symbol)],
            );
        }
        xml.end();
        xml.begin("symbols", &[]);
        for (i, rule) in self.rules.iter().enumerate() {
            rule.symbol.write(&i.to_string(), xml);
        }
        xml.end();
        xml.end();
        if !self.labels.is_empty() {
            xml.begin("labeling", &[("type", "rule-based")]);
            xml.begin("rules", &[("key", "{frontline-labels}")]);
            for (i, label) in self.labels.iter().enumerate() {
                label.write(i, xml);
            }
            xml.end();
            xml.end();
        }
        xml.text("blendMode", &[], "0");
        xml.text("layerOpacity", &[], "1");
    }
}

/// A text in the expression language of QGIS.
pub(super) fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\\', "\\\\").replace('\'', "''"))
}

/// That a field has a value.
pub(super) fn equals(field: &str, text: &str) -> String {
    format!("\"{field}\" = {}", quoted(text))
}

/// That a field is true, or that it is not.
pub(super) fn is(field: &str, truth: bool) -> String {
    if truth { format!("\"{field}\"") } else { format!("NOT \"{field}\"") }
}
