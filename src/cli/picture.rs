//! The options that every picture has, resolved once, and how pictures are written.

use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use frontline::change::Day;
use frontline::control::Histories;
use frontline::ground::LonLat;
use frontline::layers::{self, About, Context, Layers, Side};
use frontline::render::{self, PngError};
use frontline::sheet::{Corner, Focus, Labels, Lang, LegendAt, PageOptions, Piece, Sheet};
use frontline::style::{House, Lettering, Style, Theme};

use super::failure::Failure;
use super::session::{Common, Session};
use super::{lookup, output};

/// Options that every picture has.
#[derive(Debug, clap::Args)]
pub struct Picture {
    /// Width and height in pixels, or a preset: wide, square, story, print.
    #[arg(long, value_name = "WxH|PRESET", default_value = "1600x1200")]
    size: Size,
    /// Enlarge a PNG so many times.
    #[arg(long, value_name = "N", default_value_t = 1.0)]
    scale: f32,
    /// Colours of the page: default, print (hatched, for black ink too) or dark.
    #[arg(long, value_name = "PALETTE")]
    palette: Option<Theme>,
    /// A house style: fonts, colours, weights of lines, furniture (see docs/house-style.md).
    #[arg(long, value_name = "FILE.toml")]
    style: Option<PathBuf>,
    /// A title of your own.
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// A line under the title instead of the date.
    #[arg(long, value_name = "TEXT")]
    subtitle: Option<String>,
    /// A credits line of your own; the disclaimer stays.
    #[arg(long, value_name = "TEXT")]
    credit: Option<String>,
    /// Language of dates, legend and scale bar: en, ar (right to left) or fr.
    #[arg(long, value_name = "LANG", default_value = "en")]
    lang: Lang,
    /// Script of the names of places: en, ar (the country's own) or both.
    #[arg(long, value_name = "en|ar|both")]
    labels: Option<Labels>,
    /// Leave out a piece of furniture, or several: title, legend, `scale_bar`, insets, locator, credits.
    #[arg(long, value_name = "PIECE", value_delimiter = ',')]
    without: Vec<String>,
    /// Letters as shapes in an SVG, for programs without its fonts.
    #[arg(long)]
    outline_text: bool,
}

/// Options that maps have beside those of all pictures.
#[derive(Debug, clap::Args)]
pub struct Window {
    /// A close-up of a place, or of west,south,east,north in degrees.
    #[arg(long, value_name = "PLACE|BBOX", allow_hyphen_values = true)]
    focus: Option<String>,
    /// How far a close-up of a place reaches, in kilometres.
    #[arg(long, value_name = "KM", default_value_t = 60.0)]
    radius: f64,
    /// Draw parallels and meridians.
    #[arg(long)]
    graticule: bool,
    /// Number so many of the latest events on the map, and list them.
    #[arg(long, value_name = "N", default_value_t = 0)]
    events: usize,
}

/// The size of a picture: nominal pixels, and how often they are enlarged.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Size {
    width: u32,
    height: u32,
    scale: f32,
}

impl FromStr for Size {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, &'static str> {
        let of = |width, height, scale| Ok(Self { width, height, scale });
        match text {
            "wide" => return of(1600, 900, 1.2),
            "square" => return of(1080, 1080, 1.0),
            "story" => return of(720, 1280, 1.5),
            "print" => return of(1754, 1240, 2.0),
            _ => {}
        }
        let number = |side: &str| side.parse().ok().filter(|side| (320..=10_000).contains(side));
        let sides = text.split_once('x').and_then(|(w, h)| number(w).zip(number(h)));
        let (width, height) = sides.ok_or(
            "write it as 1600x1200, each side from 320 to 10000, or as wide, square, story or print",
        )?;
        of(width, height, 1.0)
    }
}

/// Pictures with more pixels than this are refused.
const MOST_PIXELS: f64 = 100e6;

/// A picture's options, resolved: files read, names understood.
pub struct Dress {
    house: House,
    palette: Option<Theme>,
    lettering: Lettering,
    /// What the page should be like.
    pub options: PageOptions,
    scale: f32,
    outline_text: bool,
}

impl Picture {
    /// Resolves the options; those of the command line go before those of the house.
    pub fn resolve(&self) -> Result<Dress, Failure> {
        let (house, lettering) = match &self.style {
            Some(path) => house(path)?,
            None => (House::default(), Lettering::default()),
        };
        let mut options = PageOptions {
            width: self.size.width,
            height: self.size.height,
            lang: self.lang,
            labels: self.labels.unwrap_or(if self.lang == Lang::Ar { Labels::Ar } else { Labels::En }),
            title: self.title.clone(),
            subtitle: self.subtitle.clone(),
            credit: self.credit.clone().or_else(|| house.credit.clone()),
            ..PageOptions::default()
        };
        options.legend = position::<LegendAt>(&house, Piece::Legend)?;
        for piece in [Piece::ScaleBar, Piece::Insets, Piece::Locator] {
            if let Some(corner) = position::<Corner>(&house, piece)? {
                options.corners.insert(piece, corner);
            }
        }
        for piece in Piece::ALL {
            match house.furniture.get(piece.word()) {
                Some(true) => options.furniture.insert(piece),
                Some(false) => options.furniture.remove(&piece),
                None => continue,
            };
        }
        for word in &self.without {
            let piece = Piece::ALL.into_iter().find(|piece| piece.word() == word);
            let piece = piece.ok_or_else(|| {
                let known: Vec<_> = Piece::ALL.iter().map(|piece| piece.word()).collect();
                Failure::Usage(format!("--without {word}: the pieces are {}", known.join(", ")))
            })?;
            options.furniture.remove(&piece);
        }
        Ok(Dress {
            house,
            palette: self.palette,
            lettering,
            options,
            scale: self.scale * self.size.scale,
            outline_text: self.outline_text,
        })
    }
}

impl Window {
    /// Adds what is asked of the map to the options of its page.
    pub fn apply(&self, session: &Session, options: &mut PageOptions) -> Result<(), Failure> {
        if !(self.radius.is_finite() && (0.5..=5_000.0).contains(&self.radius)) {
            return Err(Failure::Usage(format!(
                "--radius {}: write kilometres from 0.5 to 5000",
                self.radius
            )));
        }
        options.focus = self.focus.as_deref().map(|text| self.focus(session, text, options)).transpose()?;
        options.events = self.events.min(30);
        if self.graticule {
            options.furniture.insert(Piece::Graticule);
        }
        Ok(())
    }

    fn focus(&self, session: &Session, text: &str, options: &PageOptions) -> Result<Focus, Failure> {
        let numbers: Vec<&str> = text.split(',').collect();
        if numbers.len() == 4 && numbers.iter().all(|number| number.trim().parse::<f64>().is_ok()) {
            return bounds(&numbers).map(|bounds| Focus { name: String::new(), bounds });
        }
        let gazetteer = &session.theatre.gazetteer;
        let place = lookup::place(gazetteer, text)?;
        let members = gazetteer.members(&place.id);
        let positions: Vec<LonLat> =
            place.at.into_iter().chain(members.iter().filter_map(|p| p.at)).collect();
        let centre = place.at.or_else(|| gazetteer.get(place.part_of.as_ref()?)?.at);
        let around = around(&positions, centre, self.radius).ok_or_else(|| {
            Failure::NotFound(format!("{} has no position on the map; focus on a place near it", place.name))
        })?;
        let local = place.local_name().filter(|_| options.labels == Labels::Ar);
        Ok(Focus { name: local.unwrap_or(&place.name).to_owned(), bounds: around })
    }
}

fn bounds(numbers: &[&str]) -> Result<[f64; 4], Failure> {
    let value = |i: usize| numbers.get(i).and_then(|n| n.trim().parse::<f64>().ok()).unwrap_or(f64::NAN);
    let [west, south, east, north] = [0, 1, 2, 3].map(value);
    let sane =
        west < east && south < north && west >= -180.0 && east <= 180.0 && south > -89.0 && north < 89.0;
    if sane {
        return Ok([west, south, east, north]);
    }
    Err(Failure::Usage(format!(
        "--focus {}: write west,south,east,north in degrees, such as 12.4,32.3,13.9,33.1",
        numbers.join(",")
    )))
}

/// The limits of some positions, with a radius around a single one and a margin around several.
fn around(positions: &[LonLat], centre: Option<LonLat>, radius: f64) -> Option<[f64; 4]> {
    let all: Vec<LonLat> = positions.iter().copied().chain(centre).collect();
    let middle = all.first()?;
    let several = positions.len() > 1;
    let margin = if several { radius * 0.25 } else { radius };
    let north = margin / 111.2;
    let east = north / middle.lat().to_radians().cos().max(0.05);
    let low = |of: fn(&LonLat) -> f64| all.iter().map(of).fold(f64::INFINITY, f64::min);
    let high = |of: fn(&LonLat) -> f64| all.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
    Some([
        (low(|p| p.lon()) - east).max(-180.0),
        (low(|p| p.lat()) - north).max(-88.0),
        (high(|p| p.lon()) + east).min(180.0),
        (high(|p| p.lat()) + north).min(88.0),
    ])
}

fn house(path: &Path) -> Result<(House, Lettering), Failure> {
    let show = path.display();
    let text = fs::read_to_string(path)
        .map_err(|error| Failure::Usage(format!("--style {show}: cannot be read: {error}")))?;
    let house = House::parse(&text).map_err(|error| Failure::Data(format!("{show}: {error}")))?;
    if house.fonts.is_empty() {
        return Ok((house, Lettering::default()));
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    let font = |part: &str| {
        let file = house.fonts.get(part).map(|file| folder.join(file));
        file.map(|file| {
            fs::read(&file).map_err(|e| Failure::Data(format!("{show}: font {}: {e}", file.display())))
        })
        .transpose()
    };
    let lettering = Lettering::of(font("regular")?, font("bold")?, font("arabic")?).map_err(|part| {
        Failure::Data(format!("{show}: [fonts] {part}: this file is no TrueType or OpenType font"))
    })?;
    Ok((house, lettering))
}

impl Dress {
    /// The default options, as a snapshot's picture has them.
    pub fn plain() -> Self {
        Self {
            house: House::default(),
            palette: None,
            lettering: Lettering::default(),
            options: PageOptions::default(),
            scale: 1.0,
            outline_text: false,
        }
    }

    /// The style of some sides.
    pub fn style(&self, sides: &[Side]) -> Result<Style, Failure> {
        let style = self.house.style(sides, self.palette);
        let mut style = style.map_err(|error| Failure::Data(format!("house style: {error}")))?;
        style.lettering = self.lettering.clone();
        Ok(style)
    }

    /// A sheet as SVG.
    pub fn svg(&self, sheet: &Sheet) -> Result<String, Failure> {
        let svg = render::svg(sheet);
        if self.outline_text { render::outlined(&svg, &self.lettering).map_err(unmade) } else { Ok(svg) }
    }

    /// A sheet as PNG.
    pub fn png(&self, sheet: &Sheet) -> Result<Vec<u8>, Failure> {
        let pixels = sheet.width * sheet.height * f64::from(self.scale).powi(2);
        if !(self.scale > 0.0 && pixels <= MOST_PIXELS) {
            return Err(Failure::Usage(format!(
                "--scale {}: a picture may have at most 100 megapixels",
                self.scale
            )));
        }
        render::png_in(&render::svg(sheet), self.scale, &self.lettering).map_err(unmade)
    }

    /// The fonts.
    pub fn lettering(&self) -> &Lettering {
        &self.lettering
    }

    /// How often nominal pixels are enlarged.
    pub fn scale(&self) -> f32 {
        self.scale
    }

    /// Writes a sheet where it is asked for.
    pub fn write(&self, sheet: &Sheet, path: &Path, common: &Common) -> Result<(), Failure> {
        match Kind::of(path)? {
            Kind::Stdout => return output::print(&self.svg(sheet)?),
            Kind::Svg => output::file(path, self.svg(sheet)?.as_bytes(), common.force)?,
            Kind::Png => output::file(path, &self.png(sheet)?, common.force)?,
        }
        if !common.quiet {
            output::say(&format!("wrote {}", path.display()));
        }
        Ok(())
    }
}

/// A picture that could not be made.
#[expect(clippy::needless_pass_by_value, reason = "for map_err")]
pub fn unmade(error: PngError) -> Failure {
    Failure::Usage(format!("the picture cannot be made: {error}"))
}

/// What kind of picture a file name asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Pixels.
    Png,
    /// Shapes.
    Svg,
    /// Shapes, on stdout.
    Stdout,
}

impl Kind {
    /// The kind of a file name.
    pub fn of(path: &Path) -> Result<Self, Failure> {
        match path.extension().and_then(|ext| ext.to_str()) {
            Some("png") => Ok(Self::Png),
            Some("svg") => Ok(Self::Svg),
            _ if path.as_os_str() == "-" => Ok(Self::Stdout),
            _ => Err(Failure::Usage(format!("{}: a map is written as .png or .svg", path.display()))),
        }
    }
}

/// What lies around the land of a theatre, its close-ups named in a language.
pub fn context(session: &Session, lang: Lang) -> Result<Context, Failure> {
    let about = &session.theatre.about;
    let own = |name: &str| about.lang.get(lang.code())?.insets.get(name).cloned();
    let insets = about.insets.iter();
    let insets = insets.map(|inset| (own(&inset.name).unwrap_or_else(|| inset.name.clone()), inset.bbox));
    Ok(layers::context(&session.theatre.gazetteer, session.theatre.neighbours()?, insets.collect()))
}

/// Puts what the theatre says in a language in the place of what it says in its own.
pub fn translate(session: &Session, lang: Lang, about: &mut About, sides: &mut [Side]) {
    let Some(tongue) = session.theatre.about.lang.get(lang.code()) else { return };
    let own = |text: &mut String, other: &Option<String>| {
        if let Some(other) = other {
            text.clone_from(other);
        }
    };
    own(&mut about.title, &tongue.title);
    own(&mut about.credits, &tongue.credits);
    own(&mut about.disclaimer, &tongue.disclaimer);
    for side in sides {
        if let Some(names) = tongue.sides.get(&side.id) {
            let (name, short) = names.split_once('|').unwrap_or((names, names));
            (side.name, side.short) = (name.trim().to_owned(), short.trim().to_owned());
        }
    }
}

/// Everything that a map of a day shows, in a language.
pub fn layers_in(session: &Session, histories: &Histories<'_>, day: &Day, lang: Lang) -> Layers {
    let mut layers = session.layers(histories, day);
    translate(session, lang, &mut layers.about, &mut layers.sides);
    layers
}

/// Where the house wants a piece of furniture to stand.
fn position<T: FromStr<Err = &'static str>>(house: &House, piece: Piece) -> Result<Option<T>, Failure> {
    let said = house.positions.get(piece.word());
    let wrong =
        |text: &String, hint| Failure::Data(format!("[positions] {} = `{text}`: {hint}", piece.word()));
    said.map(|text| text.parse().map_err(|hint| wrong(text, hint))).transpose()
}
