//! The options that every verb has, resolved once; below this nobody sees a flag.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use clap::{ArgAction, Args};
use frontline::change::Day;
use frontline::control::{By, DatePolicy, Histories, Rules, Snapshot, Status};
use frontline::gazetteer::Place;
use frontline::ground::Plane;
use frontline::layers::{self, About, Layers};
use frontline::surface::{self, Method, Reach, Surface, Terrain};
use frontline::theatre::{Folder, Theatre};
use jiff::civil::Date;

use super::date;
use super::failure::Failure;

/// Options that every verb has.
#[derive(Debug, Args)]
#[command(next_help_heading = "Options of every verb")]
pub struct Common {
    /// Folder of another theatre than the built-in one (or set `FRONTLINE_THEATRE`).
    #[arg(long, global = true, value_name = "DIR", visible_alias = "theater")]
    theatre: Option<PathBuf>,
    /// Count only what had been published by then.
    #[arg(long, global = true, value_name = "DATE")]
    known_by: Option<String>,
    /// Whose colour places have: `bloc` or `party`.
    #[arg(long, global = true, value_name = "bloc|party")]
    by: Option<By>,
    /// From which edge of an uncertain date a change counts: `latest` or `earliest`.
    #[arg(long, global = true, value_name = "latest|earliest")]
    date_policy: Option<DatePolicy>,
    /// How places become land.
    #[arg(long, global = true, value_name = "METHOD", value_parser = METHODS)]
    method: Option<String>,
    /// Leave out the last N days of the log, or before `--known-by`: for publication.
    #[arg(long, global = true, value_name = "N", value_parser = clap::value_parser!(u32).range(..=36_500))]
    delay_days: Option<u32>,
    /// Print the report as JSON.
    #[arg(long, global = true)]
    pub json: bool,
    /// Overwrite what was not made by this program.
    #[arg(long, global = true)]
    pub force: bool,
    /// Say nothing on stderr but errors.
    #[arg(short, long, global = true, action = ArgAction::SetTrue)]
    pub quiet: bool,
}

/// The names of the methods, for help and completion.
const METHODS: [&str; 4] =
    [Method::Nearest.word(), Method::Roads.word(), Method::Kriging.word(), Method::RoadsKriging.word()];

/// The theatre that ships.
const BUILT_IN: &str = "libya";

impl Common {
    /// The folder of the theatre that is asked for: by flag, by environment, or the built-in one.
    pub fn folder(&self, argument: Option<&Path>) -> Result<Folder, Failure> {
        let environment =
            || std::env::var_os("FRONTLINE_THEATRE").filter(|v| !v.is_empty()).map(PathBuf::from);
        match argument.map(Path::to_owned).or_else(|| self.theatre.clone()).or_else(environment) {
            Some(path) if path.is_dir() => Ok(Folder::Disk(path)),
            Some(path) => Err(Failure::Usage(format!(
                "no theatre at {}: there is no such folder; name one with theatre.toml in it",
                path.display()
            ))),
            None => Folder::embedded(BUILT_IN)
                .ok_or_else(|| Failure::Data(format!("the built-in theatre `{BUILT_IN}` is missing"))),
        }
    }

    /// What the reader knows; nothing said is everything.
    pub fn known_by(&self) -> Result<Option<Date>, Failure> {
        self.known_by.as_deref().map(date::parse).transpose()
    }

    /// The theatre, checked, with the reader's rules.
    pub fn open(&self) -> Result<Session, Failure> {
        let mut theatre = Theatre::read(self.folder(None)?)?;
        let mut rules = theatre.about.rules.clone();
        rules.by = self.by.unwrap_or(rules.by);
        rules.policy = self.date_policy.unwrap_or(rules.policy);
        let known_by = self.known_by()?;
        if let Some(days) = self.delay_days {
            let ends = [known_by, theatre.log.cut_off(), theatre.about.limits.1];
            let last = ends.into_iter().flatten().min().unwrap_or(theatre.about.end);
            theatre.end_before(last, days);
        }
        let asked = self.method.as_deref().map(str::parse::<Method>).transpose();
        let asked = asked.map_err(|error| Failure::Usage(error.to_string()))?;
        let method = asked.unwrap_or(theatre.about.method);
        Ok(Session { theatre, rules, known_by, method, terrain: OnceLock::new() })
    }
}

/// A theatre and one reader of it.
pub struct Session {
    /// The theatre.
    pub theatre: Theatre,
    /// The reader's rules.
    pub rules: Rules,
    /// What the reader knows.
    pub known_by: Option<Date>,
    /// How places become land.
    pub method: Method,
    terrain: OnceLock<Terrain>,
}

impl Session {
    /// The history of every place.
    pub fn histories(&self) -> Histories<'_> {
        self.theatre.assess_by(&self.rules, self.known_by)
    }

    /// The history of every place for a reader of another day.
    pub fn histories_known_by(&self, known_by: Date) -> Histories<'_> {
        self.theatre.assess_by(&self.rules, Some(known_by))
    }

    /// A day within the theatre's span.
    pub fn day(&self, text: &str) -> Result<Date, Failure> {
        date::within(date::parse(text)?, &self.theatre)
    }

    /// The plane in which this theatre's land is made.
    pub fn plane(&self) -> Plane {
        Plane::about(self.theatre.centre())
    }

    /// West, south, east and north limits of the land in degrees.
    pub fn extent(&self) -> [f64; 4] {
        self.theatre.land.bounds().unwrap_or([-180.0, -90.0, 180.0, 90.0])
    }

    /// The land and its roads, made when first asked for.
    pub fn terrain(&self) -> &Terrain {
        self.terrain.get_or_init(|| self.terrain_by(self.method))
    }

    /// The land and its roads by another method.
    pub fn terrain_by(&self, method: Method) -> Terrain {
        let Theatre { about, gazetteer, land, .. } = &self.theatre;
        let reach = Reach { reach_km: about.reach.0, nominal_km: about.nominal.0 };
        Terrain::new(land.clone(), self.plane(), gazetteer, method, reach)
    }

    /// The land of a day.
    pub fn surface(&self, snapshot: &Snapshot) -> Surface {
        self.surface_on(self.terrain(), snapshot)
    }

    /// The land of a day on another terrain.
    pub fn surface_on(&self, terrain: &Terrain, snapshot: &Snapshot) -> Surface {
        let Theatre { gazetteer, log, land, .. } = &self.theatre;
        terrain.surface(surface::evidence(gazetteer, snapshot, log, land, self.plane()))
    }

    /// What is held true of places: the land is made only where a place has no state of its own.
    pub fn verdicts(&self, snapshot: &Snapshot, places: &[&Place]) -> Vec<layers::Place> {
        let known = |place: &&&Place| snapshot.get(&place.id).is_some_and(|a| a.status != Status::Unknown);
        if places.iter().all(|place| known(&place)) {
            return places.iter().map(|place| layers::verdict(place, snapshot, None)).collect();
        }
        let surface = self.surface(snapshot);
        places.iter().map(|place| layers::verdict(place, snapshot, Some(&surface))).collect()
    }

    /// A day with its verdicts and its land.
    pub fn take(&self, histories: &Histories<'_>, on: Date) -> Day {
        let snapshot = histories.on(on);
        let surface = self.surface(&snapshot);
        Day { snapshot, surface }
    }

    /// Everything that a map of a day shows.
    pub fn layers(&self, histories: &Histories<'_>, day: &Day) -> Layers {
        let about = self.about(histories, day.snapshot.as_of);
        layers::layers(about, &self.theatre.gazetteer, histories, &day.snapshot, &day.surface)
    }

    /// First and last day.
    pub fn span(&self) -> (Date, Date) {
        (self.theatre.about.start, self.theatre.about.end)
    }

    /// What a picture of a day is of, and from what it was made.
    pub fn about(&self, histories: &Histories<'_>, as_of: Date) -> About {
        let about = &self.theatre.about;
        let log = &self.theatre.log;
        let counting = || histories.counting().iter().take_while(|(on, _)| *on <= as_of);
        let mut sources: Vec<_> =
            counting().filter_map(|(_, id)| log.events.get(id)).flat_map(|event| &event.sources).collect();
        sources.sort();
        sources.dedup();
        About {
            theatre: about.id.clone(),
            title: about.title.clone(),
            as_of,
            known_by: self.known_by,
            cut_off: log.cut_off().unwrap_or(about.end),
            evidence_to: counting().last().map(|(on, _)| *on),
            method: self.method.to_string(),
            reach: about.reach,
            nominal: about.nominal,
            sources: sources.len(),
            credits: about.credits.clone(),
            disclaimer: about.disclaimer.clone(),
        }
    }
}
