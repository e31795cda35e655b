//! `frontline map`: the picture of a day.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::str::FromStr;

use frontline::layers::{self, Context, Layers};
use frontline::render;
use frontline::sheet::{PageOptions, Sheet};
use frontline::style::Style;

use super::failure::Failure;
use super::output;
use super::session::{Common, Session};

/// Draw the map of a day: PNG or SVG.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  frontline map 2020-06-08
  frontline map 2019-04-05 -o gharyan.svg --size 1200x900")]
pub struct Args {
    /// The day.
    date: String,
    /// Write to this file, .png or .svg; `-` is SVG on stdout.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Width and height in pixels.
    #[arg(long, value_name = "WxH", default_value = "1600x1200")]
    size: Size,
    /// Enlarge a PNG so many times.
    #[arg(long, value_name = "N", default_value_t = 1.0)]
    scale: f32,
}

/// The size of a picture.
#[derive(Debug, Clone, Copy)]
pub struct Size(PageOptions);

impl FromStr for Size {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, &'static str> {
        let number = |side: &str| side.parse().ok().filter(|side| (320..=10_000).contains(side));
        let sides = text.split_once('x').and_then(|(w, h)| number(w).zip(number(h)));
        let (width, height) = sides.ok_or("write it as 1600x1200, each side from 320 to 10000")?;
        Ok(Self(PageOptions { width, height }))
    }
}

/// Pictures with more pixels than this are refused.
const MOST_PIXELS: f64 = 100e6;

/// Runs the verb.
pub fn run(common: &Common, args: &Args) -> Result<ExitCode, Failure> {
    let session = common.open()?;
    let on = session.day(&args.date)?;
    let id = &session.theatre.about.id;
    let default = || PathBuf::from(format!("{}/{id}-{on}.png", output::DEFAULT));
    let path = args.output.clone().unwrap_or_else(default);
    let kind = Kind::of(&path)?;
    let histories = session.histories();
    let day = session.take(&histories, on);
    let layers = session.layers(&histories, &day);
    let svg = svg(&session, &layers, args.size.0)?;
    match kind {
        Kind::Stdout => output::print(&svg)?,
        Kind::Svg => output::file(&path, svg.as_bytes(), common.force)?,
        Kind::Png => {
            let pixels =
                f64::from(args.size.0.width) * f64::from(args.size.0.height) * f64::from(args.scale).powi(2);
            if !(args.scale > 0.0 && pixels <= MOST_PIXELS) {
                return Err(Failure::Usage(format!(
                    "--scale {}: a picture may have at most 100 megapixels",
                    args.scale
                )));
            }
            output::file(&path, &png(&svg, args.scale)?, common.force)?;
        }
    }
    if kind != Kind::Stdout && !common.quiet {
        output::say(&format!("wrote {}", path.display()));
    }
    Ok(ExitCode::SUCCESS)
}

/// What kind of picture a file name asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Png,
    Svg,
    Stdout,
}

impl Kind {
    fn of(path: &Path) -> Result<Self, Failure> {
        match path.extension().and_then(|ext| ext.to_str()) {
            Some("png") => Ok(Self::Png),
            Some("svg") => Ok(Self::Svg),
            _ if path.as_os_str() == "-" => Ok(Self::Stdout),
            _ => Err(Failure::Usage(format!("{}: a map is written as .png or .svg", path.display()))),
        }
    }
}

/// The picture of a day as SVG.
pub fn svg(session: &Session, layers: &Layers, options: PageOptions) -> Result<String, Failure> {
    let style = Style::for_sides(&layers.sides);
    Ok(render::svg(&Sheet::lay_out(layers, &context(session)?, &style, &options)))
}

/// What lies around the land.
pub fn context(session: &Session) -> Result<Context, Failure> {
    let insets = session.theatre.about.insets.iter().map(|inset| (inset.name.clone(), inset.bbox)).collect();
    Ok(layers::context(&session.theatre.gazetteer, session.theatre.neighbours()?, insets))
}

/// A picture as PNG.
pub fn png(svg: &str, scale: f32) -> Result<Vec<u8>, Failure> {
    render::png(svg, scale).map_err(|error| Failure::Usage(format!("the picture cannot be made: {error}")))
}
