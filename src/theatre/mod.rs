//! One conflict: its files on disk or embedded, read and checked as a whole.
//!
//! Takes a folder; gives a [`Theatre`] in which every reference holds, or all that is wrong with it.
//! It decides nothing: [`Theatre::assess`] hands the log to `control`.

mod about;
mod canonical;
mod check;
mod folder;
mod keep;
mod new;
mod start;

use jiff::civil::Date;

pub use about::{About, Inset, Tongue};
pub use canonical::canonical;
pub use check::Findings;
pub use folder::Folder;
pub use keep::{Kept, Row, Table};
pub use new::{New, Outlines};

use crate::control::{Histories, Rules};
use crate::events::{self, Log};
use crate::gazetteer::{self, Gazetteer};
use crate::ground::{LonLat, Outline, Region, read_outlines};
use crate::table::{Fault, Faults};

/// One conflict, ready to be assessed.
#[derive(Debug, Clone)]
pub struct Theatre {
    /// What `theatre.toml` says.
    pub about: About,
    /// Places, names, roads.
    pub gazetteer: Gazetteer,
    /// Sources, parties, events.
    pub log: Log,
    /// The land that is partitioned.
    pub land: Region,
    folder: Folder,
}

impl Theatre {
    /// A theatre that ships inside the program; `None` when none has this id.
    ///
    /// # Panics
    /// Never: the embedded theatres are read by a test.
    pub fn embedded(id: &str) -> Option<Self> {
        Self::read(Folder::embedded(id)?).ok()
    }

    /// What a folder's `theatre.toml` says, and nothing else of it; the log's first and last day are not
    /// known from that.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn about(folder: &Folder) -> Result<About, Fault> {
        About::read(folder)
    }

    /// Reads a theatre's folder.
    ///
    /// # Errors
    /// Everything that is wrong with its files, at once.
    pub fn read(folder: Folder) -> Result<Self, Faults> {
        match Self::read_what_can_be(folder) {
            (Some(theatre), faults) => faults.into_result().map(|()| theatre),
            (None, faults) => Err(faults),
        }
    }

    /// Reads of a theatre's folder what can be read; what is wrong goes into the faults. Without its
    /// `theatre.toml` or its land there is no theatre.
    pub fn read_what_can_be(folder: Folder) -> (Option<Self>, Faults) {
        let mut faults = Faults::default();
        let mut about = match About::read(&folder) {
            Ok(about) => about,
            Err(fault) => {
                faults.push(fault);
                return (None, faults);
            }
        };
        let places = folder.join(&about.gazetteer);
        let gazetteer = read_gazetteer(&places, &mut faults);
        let log = Log::read(&read_tables(&folder, &mut faults), &gazetteer, &mut faults);
        about.settle(&log);
        let land = read_land(&places, &mut faults);
        (land.map(|land| Self { about, gazetteer, log, land, folder }), faults)
    }

    /// The history of every place, for a reader who knows what had been published by `known_by`.
    pub fn assess(&self, known_by: Option<Date>) -> Histories<'_> {
        self.assess_by(&self.about.rules, known_by)
    }

    /// The same by other rules than the theatre's own.
    pub fn assess_by(&self, rules: &Rules, known_by: Option<Date>) -> Histories<'_> {
        let end = self.about.limits.1.unwrap_or(Date::MAX);
        Histories::replay(&self.log, &self.gazetteer, rules, known_by, end)
    }

    /// The folder that it was read from.
    pub fn folder(&self) -> &Folder {
        &self.folder
    }

    /// The folder of its gazetteer.
    pub fn places_folder(&self) -> Folder {
        self.folder.join(&self.about.gazetteer)
    }

    /// Other countries around the land; none where the theatre has no file of them.
    ///
    /// # Errors
    /// When the file is there and cannot be read.
    pub fn neighbours(&self) -> Result<Vec<Outline>, Fault> {
        let places = self.folder.join(&self.about.gazetteer);
        let Some(text) = places.read_one("neighbours.geojson")? else { return Ok(Vec::new()) };
        read_outlines(&text)
            .map_err(|error| Fault::of_file(&places.show("neighbours.geojson"), error.to_string()))
    }

    /// Where the plane of this theatre touches Earth.
    pub fn centre(&self) -> LonLat {
        self.land.centre().unwrap_or(LonLat::NULL_ISLAND)
    }

    /// Ends the theatre so many days before a day: what happened since is not in it any more. For those
    /// who publish, and do not want to tell where anybody is now.
    pub fn end_before(&mut self, last: Date, days: u32) {
        let end = last.checked_sub(jiff::Span::new().days(i64::from(days.min(36_500)))).unwrap_or(Date::MIN);
        self.about.end = self.about.end.min(end);
        self.about.start = self.about.start.min(self.about.end);
        self.about.limits.1 = Some(self.about.limits.1.map_or(end, |limit| limit.min(end)));
        self.log.events.retain(|_, event| event.date.earliest() <= end);
    }

    /// Whether a day lies within the theatre's limits.
    pub fn covers(&self, day: Date) -> bool {
        let (first, last) = self.about.limits;
        first.is_none_or(|first| first <= day) && last.is_none_or(|last| day <= last)
    }
}

fn read_gazetteer(folder: &Folder, faults: &mut Faults) -> Gazetteer {
    Gazetteer::read(gazetteer_tables(folder, faults), faults)
}

fn gazetteer_tables(folder: &Folder, faults: &mut Faults) -> gazetteer::Tables {
    gazetteer::Tables {
        places: folder.need("places", faults),
        names: folder.may("names", faults),
        roads: folder.may("roads", faults),
    }
}

fn read_tables(folder: &Folder, faults: &mut Faults) -> events::Tables {
    events::Tables {
        blocs: folder.may("blocs", faults),
        parties: folder.need("parties", faults),
        allegiance: folder.may("allegiance", faults),
        sources: folder.need("sources", faults),
        events: folder.need("events", faults),
        quotes: folder.may("quotes", faults),
    }
}

fn read_land(folder: &Folder, faults: &mut Faults) -> Option<Region> {
    let file = folder.show("land.geojson");
    match folder.read_one("land.geojson") {
        Ok(Some(text)) => match Region::from_geojson(&text) {
            Ok(region) => return Some(region),
            Err(error) => faults.push(Fault::of_file(&file, error.to_string())),
        },
        Ok(None) => faults.push(
            Fault::of_file(&file, "the file is missing")
                .hint("put the outline of the country there, as GeoJSON in degrees"),
        ),
        Err(fault) => faults.push(fault),
    }
    None
}
