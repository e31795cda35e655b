//! `frontline snapshot`: everything of one day in a folder that QGIS opens styled.

use std::path::PathBuf;
use std::process::ExitCode;

use frontline::layers;
use frontline::render::{qgis, simplestyle};
use frontline::style::Style;

use super::bundle::{Bundle, is_geopackage, notes};
use super::failure::Failure;
use super::folder::NewFolder;
use super::manifest::manifest;
use super::picture::Dress;
use super::session::Common;
use super::simplify::Simplify;
use super::{map, output};

/// Write all layers of a day with their styles, a QGIS project, the picture and a manifest.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  frontline snapshot 2020-06-08
  frontline snapshot 2019-04-05 --known-by 2019-04-05 -o april
  frontline snapshot 2019-04-05 -o april.gpkg")]
pub struct Args {
    /// The day.
    date: String,
    /// Write to this folder, or the layers alone to this .gpkg file.
    #[arg(short, long, value_name = "DIR|FILE.gpkg")]
    output: Option<PathBuf>,
    /// Put colours into the layers, for tools that read them (geojson.io, Datawrapper).
    #[arg(long)]
    simplestyle: bool,
    /// Shade in the picture how far off the front lines may be.
    #[arg(long)]
    uncertainty: bool,
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
            "a snapshot is a folder of files and cannot go to stdout; name a folder or a .gpkg file".into(),
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
    let about = &layers.about;
    let bundle = Bundle {
        notes: notes(&session, about, format!("{}, {on}", about.title), &format!("As of {on}")),
        styled,
        extent: session.extent(),
        days: None,
    };
    if is_geopackage(&path) {
        output::file(&path, &bundle.geopackage(&path, about.cut_off)?, common.force)?;
        if !common.quiet {
            output::say(&format!("wrote {}", path.display()));
        }
        return Ok(ExitCode::SUCCESS);
    }
    let mut dress = Dress::plain();
    dress.options.uncertainty = args.uncertainty;
    let sheet = map::draw(&session, std::slice::from_ref(&layers), &dress)?;
    let mut folder = NewFolder::new(&path, common.force)?;
    bundle.write(&mut folder)?;
    folder.bytes("map.png", &dress.png(&sheet)?)?;
    folder.text("map.svg", dress.svg(&sheet)?)?;
    let simple = if args.simplestyle { " --simplestyle" } else { "" };
    let soft = if args.uncertainty { " --uncertainty" } else { "" };
    let command = format!("frontline snapshot {on}{simple}{soft}{}", args.simplify.flag());
    let manifest = manifest(&session, about, &command, &bundle.styled, &folder.sums());
    folder.text("manifest.json", format_args!("{manifest:#}\n"))?;
    let count = folder.len();
    folder.publish()?;
    if !common.quiet {
        output::say(&format!("wrote {count} files to {}", path.display()));
    }
    Ok(ExitCode::SUCCESS)
}
