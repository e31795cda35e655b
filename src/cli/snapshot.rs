//! `frontline snapshot`: everything of one day in a folder.

use std::path::PathBuf;
use std::process::ExitCode;

use frontline::layers::{self, Layers};
use frontline::render;
use jiff::civil::Date;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::failure::Failure;
use super::picture::Dress;
use super::session::{Common, Session};
use super::simplify::Simplify;
use super::{map, output};

/// Write all layers of a day, the picture and a manifest.
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
    #[command(flatten)]
    simplify: Simplify,
}

/// Runs the verb.
pub fn run(common: &Common, args: &Args) -> Result<ExitCode, Failure> {
    let session = common.open()?;
    let on = session.day(&args.date)?;
    let default = || PathBuf::from(format!("{}/{}-{on}", output::DEFAULT, session.theatre.about.id));
    let folder = args.output.clone().unwrap_or_else(default);
    if folder.as_os_str() == "-" {
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
    let dress = Dress::plain();
    let sheet = map::draw(&session, std::slice::from_ref(&layers), &dress)?;
    let mut files: Vec<(&str, Vec<u8>)> = vec![
        ("areas.geojson", render::areas(&layers).into()),
        ("cells.geojson", render::cells(&cells).into()),
        ("events.geojson", render::events(&layers).into()),
        ("fronts.geojson", render::fronts(&layers).into()),
        ("map.png", dress.png(&sheet)?),
        ("map.svg", dress.svg(&sheet)?.into()),
        ("places.csv", render::places_csv(&layers).into()),
        ("places.geojson", render::places(&layers).into()),
        ("roads.geojson", render::roads(&roads).into()),
    ];
    let counts = json!({
        "areas": layers.areas.len(),
        "cells": cells.len(),
        "fronts": layers.fronts.len(),
        "roads": roads.len(),
        "places": layers.places.len(),
        "events": layers.events.len(),
    });
    let manifest = manifest(&session, &layers, &counts, &files);
    files.push(("manifest.json", format!("{manifest:#}\n").into()));
    output::folder(&folder, &files, common.force)?;
    if !common.quiet {
        output::say(&format!("wrote {} files to {}", files.len(), folder.display()));
    }
    Ok(ExitCode::SUCCESS)
}

/// What the files are, from what they were made, and their checksums.
fn manifest(session: &Session, layers: &Layers, counts: &Value, files: &[(&str, Vec<u8>)]) -> Value {
    let (theatre, about) = (&session.theatre.about, &layers.about);
    let day = |date: Option<Date>| date.map(|date| date.to_string());
    let hashes: Map<String, Value> =
        files.iter().map(|(name, bytes)| ((*name).to_owned(), sha256(bytes).into())).collect();
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
        "command": format!("frontline snapshot {}{known} --method {}", about.as_of, about.method),
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
