//! A theatre to fill: the outline of a country, empty tables, and what to do next.

use serde_json::{Map, Value};

use super::canonical::headers;
use crate::ground::{LonLat, Ring};
use crate::world::{Country, Neighbour, geojson};

const TOML: &str = include_str!("new/theatre.toml");
const README: &str = include_str!("new/README.md");

/// Whose outlines a new theatre has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outlines {
    /// Those of the atlas.
    Atlas,
    /// Those of the user.
    Own,
}

const ATLAS: &str = "\
Outlines are Natural Earth's, 1:10m, public domain. They show who governs rather than who claims, and are of 2018; where
your conflict is about a border, put `land.geojson` right before you publish.";
const OWN: &str = "\
Outlines are those that you brought: say whose they are in `credits` of `theatre.toml`.";

/// Where a new theatre lies and what it is of.
#[derive(Debug, Clone)]
pub struct New<'a> {
    /// The country.
    pub country: &'a Country,
    /// Its land, or the part of it that matters.
    pub land: &'a [Vec<Ring>],
    /// What lies around it.
    pub around: &'a [Neighbour],
    /// Whose the outlines are.
    pub outlines: Outlines,
    /// Its folder, as users name it in commands.
    pub folder: &'a str,
}

impl New<'_> {
    /// The files of the theatre, by name.
    pub fn files(&self) -> Vec<(String, String)> {
        let mut files = vec![
            ("README.md".into(), self.filled(README)),
            ("theatre.toml".into(), self.filled(TOML)),
            ("land.geojson".into(), geojson("land", [(of(self.country, None), self.land)].into_iter())),
        ];
        if !self.around.is_empty() {
            let features = self.around.iter().map(|n| (of(&n.country, n.label), n.polygons.as_slice()));
            files.push(("neighbours.geojson".into(), geojson("neighbours", features)));
        }
        files.extend(headers().map(|(stem, header)| (format!("{stem}.csv"), header)));
        files.sort();
        files
    }

    fn filled(&self, template: &str) -> String {
        let name = self.country.title();
        let code = match self.country.code.as_str() {
            "" => String::new(),
            code => format!("\"{code}\""),
        };
        let (credits, outlines) = match self.outlines {
            Outlines::Atlas => ("Outlines: Natural Earth.", ATLAS),
            Outlines::Own => ("", OWN),
        };
        // JSON strings are TOML strings.
        let quoted = |text: String| Value::from(text).to_string();
        let markdown = template.starts_with("# {name}");
        let name_here = if markdown { name.to_owned() } else { quoted(name.to_owned()) };
        template
            .replace("{id}", &self.id())
            .replace("{name}", &name_here)
            .replace("{title}", &quoted(format!("Who holds what in {name}")))
            .replace("{code}", &code)
            .replace("{credits}", &quoted(credits.to_owned()))
            .replace("{outlines}", outlines)
            .replace("{folder}", self.folder)
    }

    /// The last part of the folder's name as an id: letters, digits and `-`.
    pub fn id(&self) -> String {
        let last = self.folder.trim_end_matches(['/', '\\']).rsplit(['/', '\\']).next().unwrap_or_default();
        let plain: String = last
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' })
            .collect();
        match plain.trim_matches('-') {
            "" => "theatre".into(),
            id => id.into(),
        }
    }
}

fn of(country: &Country, label: Option<LonLat>) -> Map<String, Value> {
    let mut properties = Map::new();
    let mut put = |key: &str, value: Value| properties.insert(key.into(), value);
    put("name", country.name.as_str().into());
    if !country.arabic.is_empty() {
        put("name_ar", country.arabic.as_str().into());
    }
    put("iso", country.code.as_str().into());
    if let Some(at) = label {
        let rounded = |degrees: f64| Value::from((degrees * 1e3).round() / 1e3);
        put("label_lon", rounded(at.lon()));
        put("label_lat", rounded(at.lat()));
    }
    properties
}
