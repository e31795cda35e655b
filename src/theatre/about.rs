//! `theatre.toml`: what the conflict is called, its span, and the limits of its rules.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;

use super::Folder;
use crate::control::{By, Rules};
use crate::events::Log;
use crate::ground::Km;
use crate::surface::{Method, NoSuchMethod};
use crate::table::Fault;

/// What `theatre.toml` says.
#[derive(Debug, Clone, PartialEq)]
pub struct About {
    /// Id, used in file names.
    pub id: String,
    /// Name of the theatre.
    pub name: String,
    /// Version of the data (semantic versioning).
    pub version: String,
    /// Licence of the data.
    pub licence: String,
    /// ISO 3166 codes of the country or countries.
    pub country: Vec<String>,
    /// First day of the history: as written, else the first of the log.
    pub start: Date,
    /// Last day of the history: as written, else the last that the log speaks of.
    pub end: Date,
    /// First and last day covered; `None` where the file leaves that end open.
    pub limits: (Option<Date>, Option<Date>),
    /// Folder of the gazetteer, relative to the theatre's.
    pub gazetteer: String,
    /// How places become land, unless asked otherwise.
    pub method: Method,
    /// Within this distance of evidence land is a side's.
    pub reach: Km,
    /// To this distance it is drawn as beyond evidence.
    pub nominal: Km,
    /// Limits of the rules.
    pub rules: Rules,
    /// Title of maps.
    pub title: String,
    /// What maps are not.
    pub disclaimer: String,
    /// Whom maps credit.
    pub credits: String,
    /// Close-ups that maps carry.
    pub insets: Vec<Inset>,
    /// What maps say in other languages, by language code.
    pub lang: BTreeMap<String, Tongue>,
}

/// What maps of the theatre say in another language; what is left out stays as it is.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Tongue {
    /// Title of maps.
    pub title: Option<String>,
    /// What maps are not.
    pub disclaimer: Option<String>,
    /// Whom maps credit.
    pub credits: Option<String>,
    /// Sides by id: the full name and, after `|`, the short one.
    pub sides: BTreeMap<String, String>,
    /// Close-ups by their name.
    pub insets: BTreeMap<String, String>,
}

/// A close-up that maps of the theatre carry.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inset {
    /// Its title.
    pub name: String,
    /// West, south, east, north in degrees.
    pub bbox: [f64; 4],
}

/// The file as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: String,
    name: String,
    start: Option<String>,
    end: Option<String>,
    version: Option<String>,
    licence: Option<String>,
    #[serde(default)]
    country: Vec<String>,
    gazetteer: Option<String>,
    method: Option<String>,
    reach_km: Option<f64>,
    nominal_km: Option<f64>,
    contest_days: Option<i64>,
    stale_days: Option<i64>,
    by: Option<String>,
    title: Option<String>,
    disclaimer: Option<String>,
    credits: Option<String>,
    #[serde(default)]
    inset: Vec<Inset>,
    #[serde(default)]
    lang: BTreeMap<String, Tongue>,
}

const DISCLAIMER: &str = "Areas are estimates from the listed sources; lines are not surveyed \
    positions. Boundaries and names imply no endorsement.";

/// The one day of a log without events and of a theatre without limits.
const EMPTY: Date = Date::constant(2000, 1, 1);

impl About {
    /// Takes from the log what the file leaves open: its first and last day.
    pub(super) fn settle(&mut self, log: &Log) {
        let first =
            log.events.values().map(|event| event.date.earliest()).filter(|day| *day > Date::MIN).min();
        let start = self.limits.0.or(first).or(self.limits.1).unwrap_or(EMPTY);
        let end = self.limits.1.or(log.cut_off()).unwrap_or(start).max(start);
        (self.start, self.end) = (start, end);
    }

    pub(super) fn read(folder: &Folder) -> Result<Self, Fault> {
        let file = folder.show("theatre.toml");
        let text = folder.read_one("theatre.toml")?.ok_or_else(|| {
            Fault::of_file(&file, "the file is missing")
                .hint("a theatre is a folder with theatre.toml, parties.csv, sources.csv and events.csv")
        })?;
        let parsed: File = toml::from_str(&text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start.min(text.len()));
            let line = text.as_bytes()[..at].split(|byte| *byte == b'\n').count() as u64;
            Fault { line, ..Fault::of_file(&file, error.message().to_owned()) }
        })?;
        parsed.checked(&file, &text)
    }
}

impl File {
    fn checked(self, file: &str, text: &str) -> Result<About, Fault> {
        let fault = |key: &str, message: String| {
            let line = text.lines().position(|line| line.trim_start().starts_with(key));
            let line = line.map_or(0, |i| i as u64 + 1);
            Fault { line, ..Fault::of_file(file, message) }
        };
        let day = |key: &str, value: &Option<String>| {
            let parse = |value: &String| {
                let wrong = || fault(key, format!("{key} `{value}` is not a day such as 2014-05-16"));
                value.parse::<Date>().map_err(|_| wrong())
            };
            value.as_ref().map(parse).transpose()
        };
        let limits = (day("start", &self.start)?, day("end", &self.end)?);
        if let (Some(start), Some(end)) = limits
            && start > end
        {
            return Err(fault("end", format!("the theatre ends on {end}, before it starts on {start}")));
        }
        if self.id.is_empty() || !self.id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
            return Err(fault("id", format!("id `{}`: use letters, digits and `-`", self.id)));
        }
        let (reach, nominal) = (self.reach_km.unwrap_or(50.0), self.nominal_km.unwrap_or(300.0));
        if !(reach > 0.0 && reach <= nominal && nominal <= 5000.0) {
            let message =
                format!("reach_km {reach} and nominal_km {nominal} must be 0 < reach <= nominal <= 5000");
            return Err(fault("reach_km", message));
        }
        let defaults = Rules::default();
        let contest_days = self.contest_days.unwrap_or(defaults.contest_days);
        let stale_days = self.stale_days.unwrap_or(defaults.stale_days);
        if contest_days < 1 || stale_days < 1 {
            return Err(fault("contest_days", "contest_days and stale_days must be 1 or more".into()));
        }
        let by: By = match &self.by {
            Some(by) => by.parse().map_err(|error| fault("by", format!("by `{by}`: {error}")))?,
            None => By::default(),
        };
        let method: Method = match &self.method {
            Some(word) => word.parse().map_err(|error: NoSuchMethod| fault("method", error.to_string()))?,
            None => Method::Nearest,
        };
        for inset in &self.inset {
            let [west, south, east, north] = inset.bbox;
            if !(west < east && south < north && inset.bbox.iter().all(|x| x.abs() <= 180.0)) {
                let message = format!("inset `{}`: bbox is west, south, east, north in degrees", inset.name);
                return Err(fault("bbox", message));
            }
        }
        Ok(About {
            title: self.title.unwrap_or_else(|| format!("Who holds what: {}", self.name)),
            id: self.id,
            name: self.name,
            version: self.version.unwrap_or_else(|| "0.0.0".into()),
            licence: self.licence.unwrap_or_default(),
            country: self.country,
            start: limits.0.unwrap_or(EMPTY),
            end: limits.1.unwrap_or(EMPTY),
            limits,
            gazetteer: self.gazetteer.unwrap_or_else(|| ".".into()),
            method,
            reach: Km(reach),
            nominal: Km(nominal),
            rules: Rules { contest_days, stale_days, by, ..defaults },
            disclaimer: self.disclaimer.unwrap_or_else(|| DISCLAIMER.into()),
            credits: self.credits.unwrap_or_default(),
            insets: self.inset,
            lang: self.lang,
        })
    }
}
