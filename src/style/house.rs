//! A house style: what a newsroom changes once for all its maps.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Deserialize;
use thiserror::Error;

use super::{Colour, Style, Theme};
use crate::layers::Side;

/// What a house style file says. Everything is optional.
///
/// ```
/// use frontline::style::House;
///
/// let house = House::parse("palette = 'dark'\n[colours]\nsea = '#001122'\n[sides]\ngna = '#3366CC'")?;
/// assert_eq!(house.palette.as_deref(), Some("dark"));
/// assert!(House::parse("[colours]\nocean = '#001122'").is_err());
/// # Ok::<(), frontline::style::HouseError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct House {
    /// `default`, `print` or `dark`.
    pub palette: Option<String>,
    /// Line that credits data, instead of the theatre's.
    pub credit: Option<String>,
    /// Where furniture stands, by name.
    pub positions: BTreeMap<String, String>,
    /// Font files by part: `regular`, `bold`, `arabic`; relative to the file of the house style.
    pub fonts: BTreeMap<String, PathBuf>,
    /// Colours of the page by name.
    pub colours: BTreeMap<String, String>,
    /// Colours of sides by id.
    pub sides: BTreeMap<String, String>,
    /// Weights of lines by name; 1 is usual.
    pub lines: BTreeMap<String, f64>,
    /// Pieces of furniture by name, on or off.
    pub furniture: BTreeMap<String, bool>,
}

/// What is wrong with a house style.
#[derive(Debug, Error, PartialEq)]
pub enum HouseError {
    /// It is not TOML, or has an unknown key.
    #[error("{0}")]
    Toml(String),
    /// A name that means nothing.
    #[error("[{table}] `{name}` is not known; the names are: {names}")]
    Name {
        /// The table.
        table: &'static str,
        /// The name.
        name: String,
        /// The names that are.
        names: &'static str,
    },
    /// A value that cannot be.
    #[error("{name} = `{value}`: {hint}")]
    Value {
        /// Its name.
        name: String,
        /// The value.
        value: String,
        /// What to write.
        hint: &'static str,
    },
}

const COLOURS: &str = "paper, unknown, sea, neighbour, neighbour_line, neighbour_text, outline, border, front, \
    casing, fighting, road, ink, quiet_ink, rule";
const LINES: &str = "front, outline, border, road";
const FONTS: &str = "regular, bold, arabic";
const POSITIONS: &str = "legend, scale_bar, insets, locator";
const FURNITURE: &str = "title, legend, scale_bar, insets, locator, graticule, credits";

impl House {
    /// Reads a house style.
    ///
    /// # Errors
    /// When it is not TOML, or has a name or value that means nothing.
    pub fn parse(text: &str) -> Result<Self, HouseError> {
        let house: Self = toml::from_str(text).map_err(|error| HouseError::Toml(error.to_string()))?;
        house.theme(None)?;
        for (side, colour) in &house.sides {
            parse_colour(side, colour)?;
        }
        known("fonts", house.fonts.keys(), FONTS)?;
        known("furniture", house.furniture.keys(), FURNITURE)?;
        known("lines", house.lines.keys(), LINES)?;
        if let Some((name, weight)) = house.lines.iter().find(|(_, weight)| !(0.1..=10.0).contains(*weight)) {
            let hint = "write a weight from 0.1 to 10";
            return Err(HouseError::Value { name: name.clone(), value: weight.to_string(), hint });
        }
        known("positions", house.positions.keys(), POSITIONS)?;
        Ok(house)
    }

    /// The colours of the page: those of the palette asked for, else the house's, with the house's own.
    ///
    /// # Errors
    /// When a name or a colour means nothing.
    pub fn theme(&self, asked: Option<Theme>) -> Result<Theme, HouseError> {
        let palette = self.palette.as_deref().unwrap_or("default");
        let named = palette.parse().map_err(|hint| HouseError::Value {
            name: "palette".into(),
            value: palette.into(),
            hint,
        });
        let mut theme: Theme = asked.map_or(named, Ok)?;
        for (name, value) in &self.colours {
            let colour = parse_colour(name, value)?;
            let slot = theme.colour_mut(name).ok_or_else(|| HouseError::Name {
                table: "colours",
                name: name.clone(),
                names: COLOURS,
            })?;
            *slot = colour;
        }
        Ok(theme)
    }

    /// The style of some sides in this house, but for its fonts, which are files.
    ///
    /// # Errors
    /// When a name or a colour means nothing.
    pub fn style(&self, sides: &[Side], asked: Option<Theme>) -> Result<Style, HouseError> {
        let dressed = |side: &Side| {
            let own = self.sides.get(&side.id).cloned();
            Side { colour: own.or_else(|| side.colour.clone()), ..side.clone() }
        };
        let sides: Vec<Side> = sides.iter().map(dressed).collect();
        let mut style = Style::themed(&sides, self.theme(asked)?);
        for (name, weight) in &self.lines {
            if let Some(slot) = style.lines.weight_mut(name) {
                *slot = *weight;
            }
        }
        Ok(style)
    }
}

fn parse_colour(name: &str, value: &str) -> Result<Colour, HouseError> {
    let hint = "write a colour as #RRGGBB";
    Colour::parse(value).ok_or_else(|| HouseError::Value { name: name.into(), value: value.into(), hint })
}

fn known<'a>(
    table: &'static str,
    mut names: impl Iterator<Item = &'a String>,
    of: &'static str,
) -> Result<(), HouseError> {
    let stranger = names.find(|name| !of.split(", ").any(|known| known == name.as_str()));
    stranger.map_or(Ok(()), |name| Err(HouseError::Name { table, name: name.clone(), names: of }))
}
