//! `frontline animate`: the map from day to day, as a GIF or as numbered frames.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use frontline::change::turns;
use frontline::ground::LonLat;
use frontline::layers::{self, Context, Layers};
use frontline::render::{self, Palette};
use frontline::sheet::{Reel, Sheet};
use frontline::style::Style;
use jiff::civil::Date;

use super::failure::Failure;
use super::picture::{self, Dress, Picture, Window};
use super::progress::Progress;
use super::session::{Common, Session};
use super::step::{self, Step};
use super::{output, timeline};

/// Animate the map from day to day: a GIF, or a folder of numbered PNG frames.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  frontline animate --from 2020-05-01 --to 2020-06-10 --step 7d --size 640x480 -o spring.gif
  frontline animate --from 2020-05-20 --to 2020-06-08 --step 7d --size 640x480 -o frames")]
pub struct Args {
    /// The first day; the theatre's, if none is given.
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    /// The last day; the theatre's, if none is given.
    #[arg(long, value_name = "DATE")]
    to: Option<String>,
    /// From frame to frame: so many days (7d) or months (1mo).
    #[arg(long, value_name = "STEP", default_value = "7d")]
    step: Step,
    /// Frames in a second.
    #[arg(long, value_name = "N", default_value_t = 6.0)]
    fps: f64,
    /// Write to FILE.gif, or to a folder of frames.
    #[arg(short, long, value_name = "FILE.gif|DIR")]
    output: Option<PathBuf>,
    #[command(flatten)]
    picture: Picture,
    #[command(flatten)]
    window: Window,
}

/// At most so many frames.
const MOST: usize = 2_000;

/// Runs the verb.
pub fn run(common: &Common, args: &Args) -> Result<ExitCode, Failure> {
    let session = common.open()?;
    let (from, to) = step::span(&session, args.from.as_deref(), args.to.as_deref())?;
    if !(args.fps.is_finite() && (0.1..=50.0).contains(&args.fps)) {
        return Err(Failure::Usage(format!("--fps {}: write frames in a second from 0.1 to 50", args.fps)));
    }
    let id = &session.theatre.about.id;
    let default = || PathBuf::from(format!("{}/{id}-{from}--{to}.gif", output::DEFAULT));
    let path = args.output.clone().unwrap_or_else(default);
    let days = args.step.days(from, to)?;
    if days.len() > MOST {
        return Err(Failure::Usage(format!(
            "{} frames are more than {MOST}: take a longer --step",
            days.len()
        )));
    }
    let mut dress = args.picture.resolve()?;
    args.window.apply(&session, &mut dress.options)?;
    let film = Film::of(&session, &days, &dress)?;
    if path.extension().is_some_and(|ext| ext == "gif") {
        let (frames, size) = film.indexed(&dress, common)?;
        let pause = hundredths(args.fps);
        let bytes = render::gif(&frames, size, &film.palette, pause, 12)
            .map_err(|error| Failure::Usage(format!("the animation cannot be made: {error}")))?;
        output::file(&path, &bytes, common.force)?;
        if !common.quiet {
            let (width, height) = size;
            let megabytes = bytes.len() as f64 / 1e6;
            output::say(&format!(
                "wrote {}: {} frames of {width} x {height}, {megabytes:.1} MB",
                path.display(),
                frames.len()
            ));
        }
    } else {
        film.folder(&path, &dress, args.fps, common)?;
    }
    Ok(ExitCode::SUCCESS)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 2 to 1000")]
fn hundredths(fps: f64) -> u16 {
    (100.0 / fps).round().clamp(2.0, 1000.0) as u16
}

/// Frames as places in a palette, and their width and height.
type Indexed = (Vec<Vec<u8>>, (u32, u32));

/// The days of an animation, ready to be drawn.
struct Film<'s> {
    session: &'s Session,
    days: &'s [Date],
    context: Context,
    style: Style,
    palette: Palette,
    reel: Reel,
    maps: Vec<Layers>,
    changed: Vec<Vec<LonLat>>,
}

impl<'s> Film<'s> {
    fn of(session: &'s Session, days: &'s [Date], dress: &Dress) -> Result<Self, Failure> {
        let histories = session.histories();
        let lang = dress.options.lang;
        let context = picture::context(session, lang)?;
        let threads = timeline::threads();
        let maps = share(days, threads, &|on| {
            picture::layers_in(session, &histories, &session.take(&histories, *on), lang)
        });
        let all: Vec<&Layers> = maps.iter().collect();
        let style = dress.style(&layers::theatre_sides(&session.theatre.log, &all))?;
        let ends = days.first().zip(days.last());
        let (from, to) = ends.map_or((Date::ZERO, Date::ZERO), |(from, to)| (*from, *to));
        let mut reel = Reel::new(from, to);
        for map in &maps {
            reel.note(map, &context);
        }
        let mut changed = vec![Vec::new()];
        for pair in days.windows(2) {
            let places = turns(&histories, pair[0], pair[1]);
            let at = |change: &frontline::change::Change| session.theatre.gazetteer.get(&change.place)?.at;
            changed.push(places.iter().filter_map(at).collect());
        }
        let palette = Palette::of(&style);
        Ok(Self { session, days, context, style, palette, reel, maps, changed })
    }

    fn sheet(&self, i: usize, dress: &Dress) -> Sheet {
        let changed = self.changed.get(i).map_or(&[][..], Vec::as_slice);
        Sheet::frame(&self.maps[i], &self.context, &self.style, &dress.options, &self.reel, changed)
    }

    /// Every frame as places in the palette.
    fn indexed(&self, dress: &Dress, common: &Common) -> Result<Indexed, Failure> {
        let progress = Progress::new(self.days.len(), common.quiet);
        let numbers: Vec<usize> = (0..self.days.len()).collect();
        let frames = share(&numbers, timeline::threads(), &|i| {
            let svg = render::svg(&self.sheet(*i, dress));
            let pixels = render::pixmap(&svg, dress.scale(), dress.lettering());
            progress.step();
            pixels.map(|pixels| (self.palette.indexed(pixels.data()), (pixels.width(), pixels.height())))
        });
        let mut size = (0, 0);
        let mut all = Vec::new();
        for frame in frames {
            let (pixels, of) = frame.map_err(picture::unmade)?;
            all.push(pixels);
            size = of;
        }
        Ok((all, size))
    }

    /// Numbered frames in a folder, and the command that makes a video of them.
    fn folder(&self, path: &Path, dress: &Dress, fps: f64, common: &Common) -> Result<(), Failure> {
        let progress = Progress::new(self.days.len(), common.quiet);
        let numbers: Vec<usize> = (0..self.days.len()).collect();
        let made = share(&numbers, timeline::threads(), &|i| {
            let frame = dress.png(&self.sheet(*i, dress));
            progress.step();
            frame
        });
        let frames = made.into_iter().collect::<Result<Vec<_>, _>>()?;
        let names: Vec<String> = (1..=frames.len()).map(|i| format!("frame-{i:04}.png")).collect();
        let days: Vec<String> = self.days.iter().map(ToString::to_string).collect();
        let manifest = serde_json::json!({
            "program": "frontline",
            "theatre": self.session.theatre.about.id,
            "days": days,
            "frames": names,
        });
        let bytes: usize = frames.iter().map(Vec::len).sum();
        let mut files: Vec<(&str, Vec<u8>)> = names.iter().map(String::as_str).zip(frames).collect();
        files.push(("manifest.json", format!("{manifest:#}\n").into()));
        output::folder(path, &files, common.force)?;
        if !common.quiet {
            let megabytes = bytes as f64 / 1e6;
            let show = path.display();
            output::say(&format!("wrote {} frames to {show}, {megabytes:.1} MB; for a video:", names.len()));
            output::say(&format!(
                "ffmpeg -framerate {fps} -i {show}/frame-%04d.png -vf \"pad=ceil(iw/2)*2:ceil(ih/2)*2,format=yuv420p\" {show}.mp4"
            ));
        }
        Ok(())
    }
}

/// Does a piece of work for each item, on several threads; results are in the order of the items.
fn share<I: Sync, O: Send>(items: &[I], threads: usize, work: &(impl Fn(&I) -> O + Sync)) -> Vec<O> {
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, O)>> = Mutex::new(Vec::with_capacity(items.len()));
    std::thread::scope(|scope| {
        for _ in 0..threads.clamp(1, items.len().max(1)) {
            scope.spawn(|| {
                loop {
                    let i = next.fetch_add(1, Ordering::Relaxed);
                    let Some(item) = items.get(i) else { break };
                    let result = work(item);
                    done.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push((i, result));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    done.sort_by_key(|(i, _)| *i);
    done.into_iter().map(|(_, result)| result).collect()
}
