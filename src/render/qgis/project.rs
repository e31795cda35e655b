//! A project: layers in groups, styled, with their notes; relative to where it stands.

use jiff::civil::Date;

use super::document::{Notes, Span};
use super::look::Look;
use super::symbol::rgba;
use super::xml::Xml;
use crate::render::feature::Shape;
use crate::style::{Colour, Theme};

/// The version of QGIS whose form is written; every later one reads it.
pub(super) const VERSION: &str = "3.22.16";

/// A project.
#[derive(Debug, Clone)]
pub struct Project {
    /// What is said of it; the title stands in the window's bar.
    pub notes: Notes,
    /// The layers, the uppermost group first.
    pub groups: Vec<Group>,
    /// West, south, east and north limits in degrees of what it shows when opened.
    pub extent: [f64; 4],
    /// First and last day through which the temporal controller steps; `None` leaves it off.
    pub days: Option<(Date, Date)>,
}

/// Layers that are switched together.
#[derive(Debug, Clone)]
pub struct Group {
    /// What it is called.
    pub name: String,
    /// Whether it is drawn when the project opens.
    pub shown: bool,
    /// Its layers, the uppermost first.
    pub entries: Vec<Entry>,
}

/// One layer.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The layer's name in its file.
    pub name: &'static str,
    /// Where its data is, relative to the project: a file, or `file.gpkg|layername=areas`.
    pub source: String,
    /// The kind of its geometries.
    pub shape: Shape,
    /// What it looks like.
    pub look: Look,
    /// What is said of it.
    pub notes: Notes,
    /// When its features hold.
    pub span: Option<Span>,
    /// Whether it is drawn when its group is.
    pub shown: bool,
}

/// The text of a project.
pub fn project(project: &Project) -> String {
    let mut xml = Xml::default();
    xml.begin("qgis", &[("projectname", &project.notes.title), ("version", VERSION)]);
    xml.empty("homePath", &[("path", "")]);
    xml.text("title", &[], &project.notes.title);
    reference_system("projectCrs", &mut xml);
    tree(&project.groups, &mut xml);
    xml.begin("projectlayers", &[]);
    for entry in entries(project) {
        entry.write(project.extent, &mut xml);
    }
    xml.end();
    xml.begin("layerorder", &[]);
    for entry in entries(project) {
        xml.empty("layer", &[("id", &entry.id())]);
    }
    xml.end();
    properties(project.days, &mut xml);
    project.notes.write("projectMetadata", &mut xml);
    view(project.extent, &mut xml);
    if let Some(days) = project.days {
        times(days, &mut xml);
    }
    xml.finish()
}

fn entries(project: &Project) -> impl Iterator<Item = &Entry> {
    project.groups.iter().flat_map(|group| &group.entries)
}

fn checked(shown: bool) -> &'static str {
    if shown { "Qt::Checked" } else { "Qt::Unchecked" }
}

fn tree(groups: &[Group], xml: &mut Xml) {
    xml.begin("layer-tree-group", &[]);
    for group in groups {
        xml.begin(
            "layer-tree-group",
            &[("name", &group.name), ("checked", checked(group.shown)), ("expanded", "1")],
        );
        for entry in &group.entries {
            xml.empty(
                "layer-tree-layer",
                &[
                    ("id", &entry.id()),
                    ("name", &entry.notes.title),
                    ("source", &entry.source),
                    ("providerKey", "ogr"),
                    ("checked", checked(entry.shown)),
                    ("expanded", if entry.name == "areas" { "1" } else { "0" }),
                ],
            );
        }
        xml.end();
    }
    xml.end();
}

impl Entry {
    fn id(&self) -> String {
        format!("frontline_{}", self.name)
    }

    fn write(&self, extent: [f64; 4], xml: &mut Xml) {
        let (geometry, wkb) = self.shape.words();
        let labels = if self.look.labels.is_empty() { "0" } else { "1" };
        xml.begin(
            "maplayer",
            &[
                ("type", "vector"),
                ("geometry", geometry),
                ("wkbType", wkb),
                ("labelsEnabled", labels),
                ("readOnly", "0"),
                ("styleCategories", "AllStyleCategories"),
                // Simplifying what is drawn would open gaps between neighbours.
                ("simplifyDrawingHints", "0"),
            ],
        );
        limits("extent", extent, xml);
        xml.text("id", &[], &self.id());
        xml.text("datasource", &[], &self.source);
        xml.text("layername", &[], &self.notes.title);
        reference_system("srs", xml);
        self.notes.write("resourceMetadata", xml);
        xml.text("provider", &[("encoding", "UTF-8")], "ogr");
        if let Some(span) = self.span {
            span.write(xml);
        }
        self.look.write(xml);
        xml.end();
    }
}

fn limits(element: &'static str, [west, south, east, north]: [f64; 4], xml: &mut Xml) {
    xml.begin(element, &[]);
    for (name, value) in [("xmin", west), ("ymin", south), ("xmax", east), ("ymax", north)] {
        xml.text(name, &[], &value.to_string());
    }
    xml.end();
}

fn reference_system(element: &'static str, xml: &mut Xml) {
    xml.begin(element, &[]);
    wgs84(xml);
    xml.end();
}

fn wgs84(xml: &mut Xml) {
    xml.begin("spatialrefsys", &[]);
    xml.text("proj4", &[], "+proj=longlat +datum=WGS84 +no_defs");
    xml.text("srid", &[], "4326");
    xml.text("authid", &[], "EPSG:4326");
    xml.text("description", &[], "WGS 84");
    xml.text("projectionacronym", &[], "longlat");
    xml.text("ellipsoidacronym", &[], "EPSG:7030");
    xml.text("geographicflag", &[], "true");
    xml.end();
}

fn properties(days: Option<(Date, Date)>, xml: &mut Xml) {
    let number =
        |xml: &mut Xml, name: &str, value: u8| xml.text(name, &[("type", "int")], &value.to_string());
    let Colour { red, green, blue } = Theme::DEFAULT.sea;
    xml.begin("properties", &[]);
    xml.begin("Gui", &[]);
    number(xml, "CanvasColorRedPart", red);
    number(xml, "CanvasColorGreenPart", green);
    number(xml, "CanvasColorBluePart", blue);
    xml.end();
    xml.begin("Paths", &[]);
    xml.text("Absolute", &[("type", "bool")], "false");
    xml.end();
    if let Some((first, last)) = days {
        // 1 is the animated navigation of the temporal controller.
        xml.begin("TemporalControllerWidget", &[]);
        number(xml, "NavigationMode", 1);
        xml.text("StartDateTime", &[("type", "QString")], &midnight(first));
        xml.text("EndDateTime", &[("type", "QString")], &midnight(last));
        xml.end();
    }
    xml.end();
}

fn midnight(day: Date) -> String {
    format!("{day}T00:00:00Z")
}

fn view(extent: [f64; 4], xml: &mut Xml) {
    // A little air around the land.
    let [west, south, east, north] = extent;
    let (x, y) = ((east - west) * 0.03, (north - south) * 0.03);
    let rounded = |v: f64| ((v * 1e4).round() / 1e4).to_string();
    let sides = [west - x, south - y, east + x, north + y].map(rounded);
    xml.begin("ProjectViewSettings", &[("UseProjectScales", "0"), ("rotation", "0")]);
    xml.begin(
        "DefaultViewExtent",
        &[("xmin", &sides[0]), ("ymin", &sides[1]), ("xmax", &sides[2]), ("ymax", &sides[3])],
    );
    wgs84(xml);
    xml.end();
    xml.end();
    xml.begin("mapcanvas", &[("name", "theMapCanvas"), ("annotationsVisible", "1")]);
    xml.text("units", &[], "degrees");
    limits("extent", [west - x, south - y, east + x, north + y], xml);
    xml.begin("destinationsrs", &[]);
    wgs84(xml);
    xml.end();
    xml.empty("backgroundColor", &[("value", &rgba(Theme::DEFAULT.sea))]);
    xml.end();
}

fn times((first, last): (Date, Date), xml: &mut Xml) {
    xml.begin(
        "ProjectTimeSettings",
        &[("timeStep", "1"), ("timeStepUnit", "d"), ("frameRate", "10"), ("cumulativeTemporalRange", "0")],
    );
    xml.begin("TemporalRange", &[]);
    xml.text("start", &[], &midnight(first));
    xml.text("end", &[], &midnight(last));
    xml.end();
    xml.end();
}
