//! `frontline diff`: what changed between two days.

use std::fmt::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use frontline::change::{Change, Diff, Net, Transfer};
use frontline::control::Status;
use frontline::gazetteer::Gazetteer;
use frontline::layers::{self, Layers};
use frontline::render;
use frontline::sheet::Sheet;
use jiff::civil::Date;

use super::failure::Failure;
use super::picture::{self, Dress, Kind, Picture, Window};
use super::session::{Common, Session};
use super::{date, output, status};

/// Say what changed between two days, how, and how much land.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  frontline diff 2019-04-10 2019-07-01
  frontline diff 2019-04-01 2019-07-01 --json
  frontline diff 2019-04-05 2019-04-05 --known-by 2019-04-05 --known-by-after 2019-05-01
  frontline diff 2020-01-01 2020-06-30 -o output/spring.geojson
  frontline diff 2020-04-01 2020-06-30 -o change.png")]
pub struct Args {
    /// The first day.
    from: String,
    /// The second day.
    to: String,
    /// Write to a file: .png or .svg (a map of the changes), .geojson (land that changed hands) or
    /// .json; `-` is stdout.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// With --known-by: the second day as known by then. Two times the same day gives what later
    /// publication corrected about it.
    #[arg(long, value_name = "DATE")]
    known_by_after: Option<String>,
    /// Exit with 1 when something changed.
    #[arg(long)]
    exit_code: bool,
    #[command(flatten)]
    picture: Picture,
    #[command(flatten)]
    window: Window,
}

/// Runs the verb.
pub fn run(common: &Common, args: &Args) -> Result<ExitCode, Failure> {
    let session = common.open()?;
    let (from, to) = (session.day(&args.from)?, session.day(&args.to)?);
    if from > to {
        return Err(Failure::Usage(format!("{from} comes after {to}: give the earlier day first")));
    }
    let earlier = session.histories();
    let later = known_by_after(&session, args)?.map(|known_by| session.histories_known_by(known_by));
    let later = later.as_ref().unwrap_or(&earlier);
    let (before, after) = session.take_both((&earlier, from), (later, to));
    let diff = Diff::as_known(&earlier, later, &session.theatre.land, &before, &after);
    let report = || if common.json { json(&diff) } else { text(&session, &diff) };
    match &args.output {
        None => output::print(&report())?,
        Some(path) if path.as_os_str() == "-" => output::print(&report())?,
        Some(path) if Kind::of(path).is_ok() => {
            let mut dress = args.picture.resolve()?;
            args.window.apply(&session, &mut dress.options)?;
            let lang = dress.options.lang;
            let maps = [
                picture::layers_in(&session, &earlier, &before, lang),
                picture::layers_in(&session, later, &after, lang),
            ];
            let sheet = draw(&session, &diff, &maps[0], &maps[1], &dress)?;
            dress.write(&sheet, path, common)?;
        }
        Some(path) => {
            output::file(path, written(path, &diff)?.as_bytes(), common.force)?;
            if !common.quiet {
                output::say(&format!("wrote {}", path.display()));
            }
        }
    }
    let changed = args.exit_code && !diff.is_empty();
    Ok(if changed { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// What the reader of the second day knows; no less than the reader of the first.
fn known_by_after(session: &Session, args: &Args) -> Result<Option<Date>, Failure> {
    let Some(after) = args.known_by_after.as_deref().map(date::parse).transpose()? else { return Ok(None) };
    match session.known_by {
        Some(before) if before <= after => Ok(Some(after)),
        Some(before) => Err(Failure::Usage(format!(
            "--known-by-after {after} comes before --known-by {before}: what was known is never forgotten"
        ))),
        None => Err(Failure::Usage(
            "--known-by-after needs --known-by: what had been published before, such as --known-by 2019-04-05".into(),
        )),
    }
}

/// The map of the changes.
fn draw(
    session: &Session,
    diff: &Diff,
    before: &Layers,
    after: &Layers,
    dress: &Dress,
) -> Result<Sheet, Failure> {
    let style = dress.style(&layers::theatre_sides(&session.theatre.log, &[before, after]))?;
    let changed = layers::changed(diff, &session.theatre.gazetteer, before);
    let mut after = after.clone();
    for side in &before.sides {
        if after.sides.iter().all(|own| own.id != side.id) {
            after.sides.push(side.clone());
        }
    }
    Ok(Sheet::changes(
        &after,
        &changed,
        &picture::context(session, dress.options.lang)?,
        &style,
        &dress.options,
    ))
}

fn written(path: &std::path::Path, diff: &Diff) -> Result<String, Failure> {
    match path.extension().and_then(|ext| ext.to_str()) {
        Some("geojson") => Ok(render::geojson(&render::changed_land(diff)).to_string()),
        Some("json") => Ok(json(diff)),
        _ => Err(Failure::Usage(format!(
            "{}: a diff is written as .png, .svg, .geojson or .json",
            path.display()
        ))),
    }
}

fn json(diff: &Diff) -> String {
    // Plain data always becomes JSON.
    let value = serde_json::to_value(diff).unwrap_or_default();
    format!("{value:#}\n")
}

fn text(session: &Session, diff: &Diff) -> String {
    let known = match (diff.known_by_before, diff.known_by) {
        (Some(before), Some(after)) => format!(", as known by {before} and by {after}"),
        (_, known) => known.map(|known| format!(", as known by {known}")).unwrap_or_default(),
    };
    let mut out = format!("{} to {}{known}\n", diff.from, diff.to);
    if diff.is_empty() {
        out.push_str("nothing changed\n");
        return out;
    }
    let gazetteer = &session.theatre.gazetteer;
    changes(session, gazetteer, "Changed", &diff.changes, &mut out);
    changes(session, gazetteer, "Changed and changed back in between", &diff.interim, &mut out);
    land(session, &diff.transfers, &mut out);
    net(session, &diff.net, &mut out);
    let front = &diff.front;
    let moved = front.moved_km_mean.zip(front.moved_km_max);
    let moved = moved.map(|(mean, most)| {
        format!("; the new line lies {mean:.1} km from the old on average, {most:.0} km at most")
    });
    // Writing to a string cannot fail.
    let _ = writeln!(
        out,
        "\nFront: {:.0} km, was {:.0} km{}",
        front.after_km,
        front.before_km,
        moved.unwrap_or_default()
    );
    out
}

fn changes(session: &Session, gazetteer: &Gazetteer, title: &str, changes: &[Change], out: &mut String) {
    if changes.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n{title} ({}):", changes.len());
    let names: Vec<String> = changes
        .iter()
        .map(|c| gazetteer.get(&c.place).map_or_else(|| c.place.to_string(), |place| place.name.clone()))
        .collect();
    let width = names.iter().map(|name| name.chars().count()).max().unwrap_or(0);
    for (change, name) in changes.iter().zip(names) {
        let how = change.how.word().replace('_', " ");
        let from = verdict(session, &change.from_side, change.from_status);
        let to = verdict(session, &change.to_side, change.to_status);
        let verdicts = if from == to { to } else { format!("{from} -> {to}") };
        let _ = writeln!(out, "  {}  {name:width$}  {verdicts}  {how}{}", change.changed_on, when(change));
    }
}

/// When a change came or became known, where its day alone does not say it.
fn when(change: &Change) -> String {
    let unseen = change.unseen_since.map(|since| format!(", at some time since {since}"));
    let known = change.known_on.map(|on| format!(", published {on}"));
    unseen.or(known).unwrap_or_default()
}

/// A side, with its status where that is not plain control.
fn verdict(session: &Session, side: &str, word: Status) -> String {
    let name = if side.is_empty() { "nobody".to_owned() } else { status::short(session, side) };
    match word {
        Status::Controlled => name,
        Status::Unknown => "unknown".into(),
        other => format!("{name} ({other})"),
    }
}

fn ground(session: &Session, side: &str) -> String {
    match side {
        "contested" | "shared" | "unknown" => side.to_owned(),
        side => status::short(session, side),
    }
}

fn land(session: &Session, transfers: &[Transfer], out: &mut String) {
    let moved: Vec<&Transfer> = transfers.iter().filter(|t| t.changes_hands()).collect();
    if moved.is_empty() {
        return;
    }
    out.push_str("\nLand that changed hands:\n");
    for transfer in moved {
        let beyond = match (transfer.from_beyond, transfer.to_beyond) {
            (false, false) => "",
            (true, false) => "  (was beyond evidence)",
            (false, true) => "  (is beyond evidence)",
            (true, true) => "  (beyond evidence)",
        };
        let _ = writeln!(
            out,
            "  {:>10.0} km2  {} -> {}{beyond}",
            transfer.area_km2,
            ground(session, &transfer.from_side),
            ground(session, &transfer.to_side),
        );
    }
}

fn net(session: &Session, net: &[Net], out: &mut String) {
    let names: Vec<String> = net.iter().map(|n| ground(session, &n.side)).collect();
    let width = names.iter().map(|name| name.chars().count()).max().unwrap_or(0).max(4);
    let _ = writeln!(
        out,
        "\n{:width$}  {:>10}  {:>10}  {:>10}  {:>14}  {:>13}",
        "side", "before km2", "after km2", "change", "beyond evid.", "places"
    );
    for (net, name) in net.iter().zip(names) {
        let beyond = format!("{:.0}>{:.0}", net.before_beyond_km2, net.after_beyond_km2);
        let places = format!("{}>{}", net.places_before, net.places_after);
        let change = format!("{:+.0}", net.delta_km2.0 + 0.0);
        let _ = writeln!(
            out,
            "{name:width$}  {:>10.0}  {:>10.0}  {change:>10}  {beyond:>14}  {places:>13}",
            net.before_km2, net.after_km2,
        );
    }
}
