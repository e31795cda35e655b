//! `frontline map`: the picture of a day, or of several.

use std::path::PathBuf;
use std::process::ExitCode;

use frontline::layers::{self, Layers};
use frontline::sheet::{self, Sheet};
use jiff::civil::Date;

use super::failure::Failure;
use super::output;
use super::picture::{self, Dress, Kind, Picture, Window};
use super::session::{Common, Session};
use super::simplify::Simplify;

/// Draw the map of a day, or several days side by side: PNG or SVG.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  frontline map 2020-06-08
  frontline map 2019-04-05 -o gharyan.svg --size 1200x900
  frontline map 2020-06-08 --focus Tripoli --radius 40 --events 5 -o tripoli.png
  frontline map 2019-04-05 --uncertainty -o soft.png
  frontline map 2014-09-01 2016-06-01 2019-06-01 2020-06-08 -o grid.png
  frontline map 2020-06-08 --lang ar --labels both --size square -o square.png")]
pub struct Args {
    /// The day; several make small maps with one legend and one scale.
    #[arg(required = true, num_args = 1..)]
    dates: Vec<String>,
    /// Write to this file, .png or .svg; `-` is SVG on stdout.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Shade how far off the front lines may be.
    #[arg(long)]
    uncertainty: bool,
    /// Print a caption and an alternative text for the picture.
    #[arg(long)]
    caption: bool,
    #[command(flatten)]
    picture: Picture,
    #[command(flatten)]
    window: Window,
    #[command(flatten)]
    simplify: Simplify,
}

/// Runs the verb.
pub fn run(common: &Common, args: &Args) -> Result<ExitCode, Failure> {
    let session = common.open()?;
    let days = args.dates.iter().map(|date| session.day(date)).collect::<Result<Vec<_>, _>>()?;
    let id = &session.theatre.about.id;
    let names: Vec<String> = days.iter().map(ToString::to_string).collect();
    let default = || PathBuf::from(format!("{}/{id}-{}.png", output::DEFAULT, names.join("--")));
    let path = args.output.clone().unwrap_or_else(default);
    Kind::of(&path)?;
    if args.caption && path.as_os_str() == "-" {
        return Err(Failure::Usage(
            "--caption and -o - both want stdout; name a file for the picture".into(),
        ));
    }
    let mut dress = args.picture.resolve()?;
    args.window.apply(&session, &mut dress.options)?;
    dress.options.uncertainty = args.uncertainty;
    let histories = session.histories();
    let lang = dress.options.lang;
    let layers = |day: &Date| {
        let day = args.simplify.apply(&session, session.take(&histories, *day));
        picture::layers_in(&session, &histories, &day, lang)
    };
    let maps: Vec<Layers> = days.iter().map(layers).collect();
    dress.write(&draw(&session, &maps, &dress)?, &path, common)?;
    if args.caption {
        for map in &maps {
            let words = (sheet::caption(map, lang), sheet::describe(map, lang));
            output::print(&format!("{}\n\n{}\n", words.0, words.1))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The page of a day, or of several.
pub fn draw(session: &Session, maps: &[Layers], dress: &Dress) -> Result<Sheet, Failure> {
    let all: Vec<&Layers> = maps.iter().collect();
    let style = dress.style(&layers::theatre_sides(&session.theatre.log, &all))?;
    let context = picture::context(session, dress.options.lang)?;
    Ok(match maps {
        [one] => Sheet::lay_out(one, &context, &style, &dress.options),
        several => Sheet::multiples(several, &context, &style, &dress.options),
    })
}
