//! `frontline place add`: one well-formed row of the gazetteer, by flags or asked for.

use std::process::ExitCode;

use clap::Subcommand;
use frontline::gazetteer::{Gazetteer, Kind};
use frontline::ground::{LonLat, NotOnEarth};
use frontline::theatre::{Kept, Theatre};
use unicode_normalization::UnicodeNormalization;

use crate::cli::ask::{Question, ask, some};
use crate::cli::failure::Failure;
use crate::cli::output;
use crate::cli::session::Common;

/// What can be done with places but looking them up.
#[derive(Debug, Subcommand)]
pub enum Row {
    /// Add a place. What is not given by flags is asked for on a terminal.
    Add(Box<Add>),
}

/// The columns of a place.
#[derive(Debug, clap::Args)]
pub struct Add {
    /// Its name in Latin letters, as maps show it.
    #[arg(long)]
    name: Option<String>,
    /// city, town, village, airbase, port, crossing, ...
    #[arg(long)]
    kind: Option<String>,
    /// Where it is: longitude first, in degrees.
    #[arg(long, value_name = "LON,LAT", allow_hyphen_values = true)]
    at: Option<String>,
    /// Where the position was read.
    #[arg(long)]
    source: Option<String>,
    /// Id of the place or area that it is part of.
    #[arg(long, value_name = "ID", default_value = "")]
    part_of: String,
    /// First-order division.
    #[arg(long, default_value = "")]
    admin1: String,
    /// Inhabitants, for rank only.
    #[arg(long, default_value = "")]
    population: String,
    /// Its id; without it one of its name.
    #[arg(long)]
    id: Option<String>,
}

/// Adds the row.
pub fn run(common: &Common, add: &Add) -> Result<ExitCode, Failure> {
    let folder = common.folder(None)?;
    let kept = Kept::lock(&folder)?;
    let theatre = Theatre::read(folder)?;
    let name = ask(&Question { words: "name", flag: "--name" }, add.name.as_deref(), some)?;
    let kind = Question { words: "kind (city, town, village, ...)", flag: "--kind" };
    let kind = ask(&kind, add.kind.as_deref(), |text| {
        text.parse::<Kind>().map_err(|error| Failure::Usage(format!("--kind `{text}`: {error}")))
    })?;
    let at = match (&add.at, kind) {
        (None, Kind::Part | Kind::District | Kind::Region) => None,
        (at, _) => {
            let position = Question { words: "position (LON,LAT in degrees)", flag: "--at" };
            let read = |text: &str| {
                text.parse().map_err(|error: NotOnEarth| Failure::Usage(format!("--at: {error}")))
            };
            Some(ask::<LonLat>(&position, at.as_deref(), read)?)
        }
    };
    if let Some(at) = at.filter(|at| frontline::gazetteer::looks_swapped(*at, &theatre.land)) {
        return Err(Failure::Usage(format!(
            "--at {at} is not in {}, but {},{} is: longitude comes first",
            theatre.about.name,
            at.lat(),
            at.lon()
        )));
    }
    let source = ask(
        &Question { words: "source (where the position was read)", flag: "--source" },
        add.source.as_deref(),
        some,
    )?;
    let id = add.id.clone().unwrap_or_else(|| fresh_id(&theatre.gazetteer, &name, kind));
    let number = |of: fn(LonLat) -> f64| at.map(|at| of(at).to_string()).unwrap_or_default();
    let (lon, lat) = (number(LonLat::lon), number(LonLat::lat));
    let cells = [
        ("id", id.as_str()),
        ("name", &name),
        ("kind", kind.word()),
        ("lon", &lon),
        ("lat", &lat),
        ("admin1", &add.admin1),
        ("part_of", &add.part_of),
        ("population", &add.population),
        ("source", &source),
    ];
    kept.add_place(&theatre.places_folder(), &cells)?;
    output::print(&format!("{id}\n"))?;
    Ok(ExitCode::SUCCESS)
}

/// An id of the name's letters and digits that no other place has; of the kind, where there are none.
fn fresh_id(gazetteer: &Gazetteer, name: &str, kind: Kind) -> String {
    let plain: String = name.nfkd().filter(char::is_ascii).collect::<String>().to_ascii_lowercase();
    let words: Vec<&str> =
        plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let id = if words.is_empty() { kind.word().replace('_', "-") } else { words.join("-") };
    let mut tried = std::iter::once(id.clone()).chain((2..).map(|i: u32| format!("{id}-{i}")));
    tried.find(|id| gazetteer.by_id(id).is_none()).unwrap_or(id)
}
