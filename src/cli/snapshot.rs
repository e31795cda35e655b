//! `frontline snapshot`: everything of one day in a folder that QGIS opens styled.

use std::path::PathBuf;
use std::process::ExitCode;

use frontline::layers::{self, About, Layers};
use frontline::render::qgis::{self, Notes, Project, Styled};
use frontline::render::{self, simplestyle};
use frontline::style::Style;
use jiff::civil::Date;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::failure::Failure;
use super::picture::Dress;
use super::session::{Common, Session};
use super::simplify::Simplify;
use super::{map, output};

/// Write all layers of a day with their styles, a QGIS project, the picture and a manifest.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  frontline snapshot 2020-06-08
  frontline snapshot 2019-04-05 --known-by 2019-04-05 -o april")]
pub struct Args {
    /// The day.
    date: String,
    /// Write to this folder.
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Put colours into the layers, for tools that read them (geojson.io, Datawrapper).
    #[arg(long)]
    simplestyle: bool,
    #[command(flatten)]
    simplify: Simplify,
}

/// Runs the verb.
pub fn run(common: &Common, args: &Args) -> Result<ExitCode, Failure> {
    let session = common.open()?;
    let on = session.day(&args.date)?;
    let default = || PathBuf::from(format!("{}/{}-{on}", output::DEFAULT, session.theatre.about.id));
    let path = args.output.clone().unwrap_or_else(default);
    if path.as_os_str() == "-" {
        return Err(Failure::Usage(
            "a snapshot is a folder of files and cannot go to stdout; name a folder".into(),
        ));
    }
    let histories = session.histories();
    let day = args.simplify.apply(&session, session.take(&histories, on));
    let mut layers = session.layers(&histories, &day);
    layers::flips(&mut layers, &day.surface);
    let terrain = session.terrain();
    let cells = layers::cells(&day.snapshot, &day.surface, &terrain.land);
    let roads = layers::roads(terrain, &day.surface);
    let style = Style::for_sides(&layers.sides);
    let mut styled = qgis::of_day(&layers, &cells, &roads, &style);
    if args.simplestyle {
        for styled in &mut styled {
            simplestyle(&mut styled.layer, &layers, &style);
        }
    }
    let dress = Dress::plain();
    let sheet = map::draw(&session, std::slice::from_ref(&layers), &dress)?;
    let mut files = files(&session, &layers, &styled);
    files.push(("map.png".into(), dress.png(&sheet)?));
    files.push(("map.svg".into(), dress.svg(&sheet)?.into()));
    files.sort();
    let manifest = manifest(&session, &layers, args, &styled, &files);
    files.push(("manifest.json".into(), format!("{manifest:#}\n").into()));
    output::folder(&path, &files, common.force)?;
    if !common.quiet {
        output::say(&format!("wrote {} files to {}", files.len(), path.display()));
    }
    Ok(ExitCode::SUCCESS)
}

/// Each layer with its style beside it, the places as a table, and the project.
fn files(session: &Session, layers: &Layers, styled: &[Styled<'_>]) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for Styled { layer, look, .. } in styled {
        files.push((format!("{}.geojson", layer.name), render::geojson(layer).into()));
        files.push((format!("{}.qml", layer.name), qgis::qml(look).into()));
    }
    files.push(("places.csv".into(), render::csv(&render::places(layers)).into()));
    let notes = notes(session, &layers.about);
    let groups = qgis::groups(styled, &notes, |name| format!("./{name}.geojson"), None);
    let project = Project { notes, groups, extent: session.extent(), days: None };
    files.push(("project.qgs".into(), qgis::project(&project).into()));
    files
}

/// What a project says of its day.
fn notes(session: &Session, about: &About) -> Notes {
    Notes {
        title: format!("{}, {}", about.title, about.as_of),
        summary: format!(
            "As of {}, from what had been published by {}, by the method {}; {} sources. {}",
            about.as_of,
            about.known_by.unwrap_or(about.cut_off),
            about.method,
            about.sources,
            about.disclaimer
        ),
        licence: session.theatre.about.licence.clone(),
        credits: about.credits.clone(),
    }
}

/// What the files are, from what they were made, and their checksums.
fn manifest(
    session: &Session,
    layers: &Layers,
    args: &Args,
    styled: &[Styled<'_>],
    files: &[(String, Vec<u8>)],
) -> Value {
    let (theatre, about) = (&session.theatre.about, &layers.about);
    let day = |date: Option<Date>| date.map(|date| date.to_string());
    let hashes: Map<String, Value> =
        files.iter().map(|(name, bytes)| (name.clone(), sha256(bytes).into())).collect();
    let counts: Map<String, Value> =
        styled.iter().map(|s| (s.layer.name.to_owned(), s.layer.features.len().into())).collect();
    let simplestyle = if args.simplestyle { " --simplestyle" } else { "" };
    let known = about.known_by.map(|day| format!(" --known-by {day}")).unwrap_or_default();
    json!({
        "theatre": theatre.id,
        "theatre_version": theatre.version,
        "as_of": about.as_of.to_string(),
        "known_by": day(about.known_by),
        "data_cut_off": about.cut_off.to_string(),
        "evidence_to": day(about.evidence_to),
        "method": about.method,
        "reach_km": about.reach.0,
        "nominal_km": about.nominal.0,
        "by": session.rules.by,
        "program": "frontline",
        "program_version": env!("CARGO_PKG_VERSION"),
        "command": format!("frontline snapshot {}{known} --method {}{simplestyle}", about.as_of, about.method),
        "counts": counts,
        "sources": about.sources,
        "licences": { "theatre": theatre.licence, "credits": theatre.credits },
        "disclaimer": theatre.disclaimer,
        "sha256": hashes,
    })
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
