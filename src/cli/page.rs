//! `frontline page`: the whole history as one web page.

use std::path::PathBuf;
use std::process::ExitCode;

use frontline::layers;
use frontline::render::page::{Page, page};
use frontline::sheet::Lang;
use jiff::civil::Date;

use super::failure::Failure;
use super::session::{Common, Session};
use super::{output, picture};

/// Make one self-contained web page of the whole history.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  frontline page
  frontline page 2019-06-26 --method nearest -o gharyan.html")]
pub struct Args {
    /// The day that it opens with; without it, the last.
    date: Option<String>,
    /// Write to this file; `-` is stdout.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Runs the verb.
pub fn run(common: &Common, args: &Args) -> Result<ExitCode, Failure> {
    let session = common.open()?;
    let day = args.date.as_deref().map(|date| session.day(date)).transpose()?;
    let default = || PathBuf::from(format!("{}/{}.html", output::DEFAULT, session.theatre.about.id));
    let path = args.output.clone().unwrap_or_else(default);
    let html = html(&session, day, None)?;
    if path.as_os_str() == "-" {
        output::print(&html)?;
        return Ok(ExitCode::SUCCESS);
    }
    output::file(&path, html.as_bytes(), common.force)?;
    if !common.quiet {
        output::say(&format!("wrote {}", path.display()));
    }
    Ok(ExitCode::SUCCESS)
}

/// The page of a theatre; a live one asks its server whether it still has the stamp it was made from.
pub fn html(session: &Session, day: Option<Date>, live: Option<&str>) -> Result<String, Failure> {
    let histories = session.histories();
    let span = session.span();
    let days = layers::days(&histories, span);
    let mosaic = layers::mosaic(&histories, session.terrain(), &days);
    let about = session.about(&histories, span.1);
    let chronicle = layers::chronicle(about, &session.theatre.gazetteer, &histories, span, mosaic);
    let mut arabic = (chronicle.about.clone(), chronicle.sides.clone());
    picture::translate(session, Lang::Ar, &mut arabic.0, &mut arabic.1);
    Ok(page(&Page {
        chronicle: &chronicle,
        arabic: &arabic,
        context: &picture::context(session, Lang::En)?,
        land: session.theatre.land.shapes(),
        plane: session.plane(),
        day,
        version: env!("CARGO_PKG_VERSION"),
        live,
    }))
}
