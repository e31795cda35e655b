//! Layers with their styles and their project: as files of a folder, or as one GeoPackage.

use std::path::Path;

use frontline::layers::About;
use frontline::render::qgis::{self, Notes, Project, Span, Styled};
use frontline::render::{self, Shape};
use jiff::civil::Date;

use super::failure::Failure;
use super::folder::NewFolder;
use super::session::Session;

/// What is written together.
pub struct Bundle<'a> {
    /// The layers, the uppermost first.
    pub styled: Vec<Styled<'a>>,
    /// What is said of them.
    pub notes: Notes,
    /// West, south, east and north limits in degrees.
    pub extent: [f64; 4],
    /// First and last day where features have their times.
    pub days: Option<(Date, Date)>,
}

/// Whether a path asks for one GeoPackage rather than a folder.
pub fn is_geopackage(path: &Path) -> bool {
    path.extension().is_some_and(|ext| ext.eq_ignore_ascii_case("gpkg"))
}

/// What a project says: what it shows, as known by when, by which method, from how much.
pub fn notes(session: &Session, about: &About, title: String, of: &str) -> Notes {
    let known = about.known_by.unwrap_or(about.cut_off);
    Notes {
        title,
        summary: format!(
            "{of}, from what had been published by {known}, by the method {}; {} sources. {}",
            about.method, about.sources, about.disclaimer
        ),
        licence: session.theatre.about.licence.clone(),
        credits: about.credits.clone(),
    }
}

impl Bundle<'_> {
    /// Writes each layer with its style beside it, the places as a table, and the project.
    pub fn write(&self, folder: &mut NewFolder) -> Result<(), Failure> {
        for Styled { layer, look, .. } in &self.styled {
            folder.text(&format!("{}.geojson", layer.name), render::geojson(layer))?;
            folder.text(&format!("{}.qml", layer.name), qgis::qml(look))?;
            if layer.name == "places" && layer.shape == Shape::Points {
                folder.text("places.csv", render::csv(layer))?;
            }
        }
        let span = Span { from: "valid_from", to: "valid_to" };
        let project = self.project(|name| format!("./{name}.geojson"), span);
        folder.text("project.qgs", qgis::project(&project))
    }

    /// Everything in one file of a name; `changed` is the day that stands for the time of change.
    #[cfg(feature = "gpkg")]
    pub fn geopackage(&self, path: &Path, changed: Date) -> Result<Vec<u8>, Failure> {
        let file = path.file_name().unwrap_or_default().to_string_lossy();
        let span = Span { from: "time_from", to: "time_to" };
        let project = self.project(|name| format!("./{file}|layername={name}"), span);
        let changed = format!("{changed}T00:00:00.000Z");
        render::geopackage(&self.styled, &project, &changed)
            .map_err(|error| Failure::Usage(format!("{}: {error}", path.display())))
    }

    /// Everything in one file, had the program been built for it.
    #[cfg(not(feature = "gpkg"))]
    pub fn geopackage(&self, path: &Path, _: Date) -> Result<Vec<u8>, Failure> {
        Err(Failure::Usage(format!(
            "{}: this program was built without GeoPackage; name a folder, or build with --features gpkg",
            path.display()
        )))
    }

    fn project(&self, source: impl Fn(&str) -> String, span: Span) -> Project {
        let span = self.days.map(|_| span);
        Project {
            notes: self.notes.clone(),
            groups: qgis::groups(&self.styled, &self.notes, source, span),
            extent: self.extent,
            days: self.days,
        }
    }
}
