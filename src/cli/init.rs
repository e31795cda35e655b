//! `frontline init`: a theatre to work on.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use frontline::ground::{Outline, Ring, read_outlines};
use frontline::theatre::{Folder, New, Outlines, Theatre};
use frontline::world::{Country, Neighbour, World, main_part};

use super::failure::Failure;
use super::output;
use super::session::Common;

/// Make a folder with a theatre to work on: a new one of any country, or a copy of one that ships.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  frontline init sudan --country SD
  frontline init hawaii --country \"United States\" --within -161,18,-154,23
  frontline init --from libya my-libya
  frontline check my-libya")]
pub struct Args {
    /// The folder to make.
    dir: PathBuf,
    /// A country for a new theatre: a code of ISO 3166 (SD, SDN) or a name.
    #[arg(long, value_name = "XX", required_unless_present_any = ["from", "land"], conflicts_with_all = ["from", "land"])]
    country: Option<String>,
    /// Of the country only what lies in this box, in degrees; west beyond east crosses the date line.
    #[arg(long, value_name = "W,S,E,N", requires = "country", conflicts_with_all = ["land", "from"], allow_hyphen_values = true)]
    within: Option<String>,
    /// Land of your own: a GeoJSON file with its outline, in degrees.
    #[arg(long, value_name = "FILE", conflicts_with = "from")]
    land: Option<PathBuf>,
    /// What that land is called.
    #[arg(long, value_name = "NAME", requires = "land", conflicts_with_all = ["country", "from"])]
    name: Option<String>,
    /// What lies around that land: a GeoJSON file with outlines, each with its `name`.
    #[arg(long, value_name = "FILE", requires = "land", conflicts_with_all = ["country", "from"])]
    around: Option<PathBuf>,
    /// Id of a theatre that ships, to copy.
    #[arg(long, value_name = "ID")]
    from: Option<String>,
}

/// Runs the verb.
pub fn run(common: &Common, args: &Args) -> Result<ExitCode, Failure> {
    vacant(&args.dir)?;
    let (files, what) = match (&args.country, &args.land, &args.from) {
        (Some(word), ..) => new(&args.dir, word, args.within.as_deref())?,
        (None, Some(file), _) => own(&args.dir, file, args)?,
        (None, None, Some(id)) => (copy(id)?, format!("a copy of {id}")),
        (None, None, None) => {
            let message = "name a --country, your own --land, or a theatre that ships with --from";
            return Err(Failure::Usage(message.into()));
        }
    };
    let count = files.len();
    write(&args.dir, files)?;
    if !common.quiet {
        let dir = args.dir.display();
        let next = if args.from.is_some() { String::new() } else { format!("; read {dir}/README.md next") };
        output::say(&format!("{dir}: {what}, {count} files; name it with --theatre {dir}{next}"));
    }
    Ok(ExitCode::SUCCESS)
}

type Files = Vec<(String, String)>;

/// What somebody has filled is never replaced, not even with `--force`.
fn vacant(dir: &Path) -> Result<(), Failure> {
    let shown = dir.display();
    if dir.is_file() {
        return Err(Failure::Usage(format!("{shown} is a file; name a new folder")));
    }
    let filled = std::fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_some());
    if filled {
        let message =
            format!("{shown} has files in it, and init replaces none; name a new folder, or an empty one");
        return Err(Failure::Usage(message));
    }
    Ok(())
}

fn write(dir: &Path, files: Files) -> Result<(), Failure> {
    let files: Vec<(String, Vec<u8>)> =
        files.into_iter().map(|(name, text)| (name, text.into_bytes())).collect();
    output::folder(dir, &files, false)
}

fn copy(id: &str) -> Result<Files, Failure> {
    let theatre = Folder::embedded(id).map(Theatre::read).transpose()?;
    let Some(theatre) = theatre else {
        let ids = Folder::ids().join(", ");
        return Err(Failure::NotFound(format!("no theatre `{id}` ships; those that do: {ids}")));
    };
    Ok(theatre.copy().into_iter().map(|(name, text)| (name.to_owned(), text)).collect())
}

fn new(dir: &Path, word: &str, within: Option<&str>) -> Result<(Files, String), Failure> {
    let earth = World::embedded();
    let country = earth.find(word).map_err(|error| Failure::NotFound(error.to_string()))?;
    let land = match within {
        Some(text) => part(&earth, country, text)?,
        None => earth.land(country),
    };
    let folder = dir.display().to_string();
    let around = earth.around(country, &land);
    let new = New { country, land: &land, around: &around, outlines: Outlines::Atlas, folder: &folder };
    if within.is_none()
        && let Some((main, share)) = main_part(&land)
    {
        output::say(&format!(
            "parts of {country} lie far off and make its map small; {:.1} % of the land lies in --within {main}",
            (share * 1000.0).floor() / 10.0
        ));
    }
    Ok((new.files(), country.to_string()))
}

/// A theatre of land that the user brings.
fn own(dir: &Path, file: &Path, args: &Args) -> Result<(Files, String), Failure> {
    let land: Vec<Vec<Ring>> = outlines(file)?.into_iter().flat_map(|(_, polygons)| polygons).collect();
    let around = args.around.as_deref().map(outlines).transpose()?.unwrap_or_default();
    let name =
        |(of, _): &Outline| of.get("name").and_then(|name| name.as_str()).unwrap_or_default().to_owned();
    let around: Vec<Neighbour> =
        around.into_iter().map(|outline| Neighbour::named(&name(&outline), outline.1)).collect();
    let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let country = Country::named(args.name.as_deref().unwrap_or(&stem));
    let folder = dir.display().to_string();
    let new =
        New { country: &country, land: &land, around: &around, outlines: Outlines::Own, folder: &folder };
    Ok((new.files(), country.to_string()))
}

fn outlines(file: &Path) -> Result<Vec<Outline>, Failure> {
    let wrong = |error: String| {
        let shown = file.display();
        Failure::Data(format!("{shown}: {error}; name a GeoJSON file with polygons in degrees"))
    };
    let text = std::fs::read_to_string(file).map_err(|error| wrong(error.to_string()))?;
    read_outlines(&text).map_err(|error| wrong(error.to_string()))
}

/// What of a country lies in a box.
fn part(world: &World, country: &Country, text: &str) -> Result<Vec<Vec<Ring>>, Failure> {
    let window = text.parse().map_err(|error| Failure::Usage(format!("--within `{text}`: {error}")))?;
    let land = world.part(country, window);
    if land.is_empty() {
        return Err(Failure::NotFound(format!(
            "nothing of {country} lies in {text}: west, south, east, north"
        )));
    }
    Ok(land)
}
