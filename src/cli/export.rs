//! `frontline export`: the whole history for geographic information systems, time-enabled.

use std::path::PathBuf;
use std::process::ExitCode;

use frontline::layers;
use frontline::render::{Clock, history};
use frontline::style::Style;

use super::bundle::{Bundle, is_geopackage, notes};
use super::failure::Failure;
use super::folder::NewFolder;
use super::manifest::manifest;
use super::output;
use super::session::Common;

/// Write the whole history, time-enabled, for QGIS and others: a folder or one GeoPackage.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  frontline export -o libya.gpkg
  frontline export --method nearest --known-by 2019-12-31 -o as-known-in-2019")]
pub struct Args {
    /// Write to this folder, or to this .gpkg file.
    #[arg(short, long, value_name = "DIR|FILE.gpkg")]
    output: Option<PathBuf>,
}

/// Runs the verb.
pub fn run(common: &Common, args: &Args) -> Result<ExitCode, Failure> {
    let session = common.open()?;
    let id = &session.theatre.about.id;
    let default = || PathBuf::from(format!("{}/{id}-history", output::DEFAULT));
    let path = args.output.clone().unwrap_or_else(default);
    if path.as_os_str() == "-" {
        return Err(Failure::Usage("an export is a folder or a .gpkg file; it cannot go to stdout".into()));
    }
    let histories = session.histories();
    let (first, last) = session.span();
    let days = layers::days(&histories, (first, last));
    let about = session.about(&histories, last);
    let record = layers::record(about, &histories, session.terrain(), (first, last), &days);
    let clock = if is_geopackage(&path) { Clock::Moments } else { Clock::Days };
    let about = &record.about;
    let title = format!("{}, {first} to {last}", about.title);
    let bundle = Bundle {
        styled: history(&record, &Style::for_sides(&record.sides), clock),
        notes: notes(&session, about, title, &format!("From {first} to {last}")),
        extent: session.extent(),
        days: Some((first, last)),
    };
    if is_geopackage(&path) {
        output::file(&path, &bundle.geopackage(&path, about.cut_off)?, common.force)?;
    } else {
        let mut folder = NewFolder::new(&path, common.force)?;
        bundle.write(&mut folder)?;
        let manifest = manifest(&session, about, "frontline export", &bundle.styled, &folder.sums());
        folder.text("manifest.json", format_args!("{manifest:#}\n"))?;
        folder.publish()?;
    }
    if !common.quiet {
        let count = |name: &str| {
            bundle.styled.iter().find(|s| s.layer.name == name).map_or(0, |s| s.layer.features.len())
        };
        output::say(&format!(
            "wrote {} areas, {} fronts and {} states of places to {}",
            count("areas"),
            count("fronts"),
            count("places"),
            path.display()
        ));
    }
    Ok(ExitCode::SUCCESS)
}
