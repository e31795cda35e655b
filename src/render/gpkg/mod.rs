//! Layers as one GeoPackage (OGC 12-128r17, version 1.3): tables with a spatial index, their styles as
//! QGIS keeps them, and the project inside.

mod archive;
mod geometry;
mod schema;

use rusqlite::types::Value as Cell;
use rusqlite::{Connection, MAIN_DB, params, params_from_iter};
use thiserror::Error;

use super::feature::{Layer, Value};
use super::qgis::{self, Project, Styled};

/// Why a GeoPackage could not be made.
#[derive(Debug, Error)]
#[error("the GeoPackage cannot be made: {0}")]
pub struct GpkgError(#[from] rusqlite::Error);

/// The bytes of a GeoPackage with layers, styles and a project called `map`. `changed` stands wherever
/// the format wants a time of change: the same data, the same content.
///
/// # Errors
/// When the database fails, as for want of memory.
pub fn geopackage(layers: &[Styled<'_>], project: &Project, changed: &str) -> Result<Vec<u8>, GpkgError> {
    let mut database = Connection::open_in_memory()?;
    database.execute_batch(schema::TABLES)?;
    let all = database.transaction()?;
    for styled in layers {
        table(&all, &styled.layer)?;
        contents(&all, styled, changed)?;
    }
    styles(&all, layers, changed)?;
    let archive = archive::zipped("map.qgs", qgis::project(project).as_bytes());
    let hex: String = archive.iter().map(|byte| format!("{byte:02x}")).collect();
    let notes = format!("{{\"last_modified_time\": \"{changed}\", \"last_modified_user\": \"frontline\"}}");
    all.execute("INSERT INTO qgis_projects VALUES ('map', ?1, ?2)", params![notes, hex])?;
    all.commit()?;
    Ok(database.serialize(MAIN_DB)?.to_vec())
}

/// The table of a layer, its rows and their boxes.
fn table(database: &Connection, layer: &Layer<'_>) -> Result<(), GpkgError> {
    let name = layer.name;
    let columns: Vec<(&str, &str)> = layer
        .features
        .first()
        .map(|feature| feature.fields.iter().map(|(name, value)| (*name, column(value))).collect())
        .unwrap_or_default();
    database.execute_batch(&schema::layer(name, layer.shape, &columns))?;
    let marks = vec!["?"; columns.len() + 2].join(", ");
    let mut row = database.prepare(&format!("INSERT INTO \"{name}\" VALUES ({marks})"))?;
    let mut index = database.prepare(&format!("INSERT INTO \"rtree_{name}_geom\" VALUES (?, ?, ?, ?, ?)"))?;
    for (id, feature) in (1_i64..).zip(&layer.features) {
        let geometry = Cell::Blob(geometry::blob(&feature.geometry));
        let cells = feature.fields.iter().map(|(_, value)| cell(value));
        row.execute(params_from_iter([Cell::Integer(id), geometry].into_iter().chain(cells)))?;
        if let Some([west, south, east, north]) = feature.geometry.bounds() {
            index.execute(params![id, west, east, south, north])?;
        }
    }
    database.execute_batch(&schema::triggers(name))?;
    Ok(())
}

/// The type of the column that values stand in.
fn column(value: &Value) -> &'static str {
    match value {
        Value::Text(_) => "TEXT",
        Value::Day(_) => "DATE",
        Value::Moment(_) => "DATETIME",
        Value::Truth(_) => "BOOLEAN",
        Value::Number(_) => "REAL",
        Value::Count(_) => "INTEGER",
    }
}

fn cell(value: &Value) -> Cell {
    match value {
        Value::Text(text) => Cell::Text(text.clone()),
        Value::Day(day) => day.map_or(Cell::Null, |day| Cell::Text(day.to_string())),
        Value::Moment(moment) => Cell::Text(format!("{}.000Z", moment.strftime("%Y-%m-%dT%H:%M:%S"))),
        Value::Truth(truth) => Cell::Integer(i64::from(*truth)),
        Value::Number(number) => number.map_or(Cell::Null, Cell::Real),
        Value::Count(count) => count.map_or(Cell::Null, Cell::Integer),
    }
}

/// What the format asks to be said of each table.
fn contents(database: &Connection, styled: &Styled<'_>, changed: &str) -> Result<(), GpkgError> {
    let name = styled.layer.name;
    let [west, south, east, north] = styled.layer.bounds().map_or([None; 4], |bounds| bounds.map(Some));
    database.execute(
        "INSERT INTO gpkg_contents VALUES (?1, 'features', ?2, ?3, ?4, ?5, ?6, ?7, ?8, 4326)",
        params![name, styled.title, styled.summary, changed, west, south, east, north],
    )?;
    database.execute(
        "INSERT INTO gpkg_geometry_columns VALUES (?1, 'geom', ?2, 4326, 0, 0)",
        params![name, schema::geometry_type(styled.layer.shape)],
    )?;
    database.execute(
        "INSERT INTO gpkg_extensions VALUES (?1, 'geom', 'gpkg_rtree_index', \
         'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')",
        params![name],
    )?;
    Ok(())
}

/// The styles that QGIS applies when a layer is opened alone.
fn styles(database: &Connection, layers: &[Styled<'_>], changed: &str) -> Result<(), GpkgError> {
    for styled in layers {
        database.execute(
            "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, \
             styleName, styleQML, styleSLD, useAsDefault, description, owner, ui, update_time) \
             VALUES ('', '', ?1, 'geom', ?1, ?2, '', 1, ?3, '', '', ?4)",
            params![styled.layer.name, qgis::qml(&styled.look), styled.title, changed],
        )?;
    }
    database.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change) \
         VALUES ('layer_styles', 'attributes', 'layer_styles', '', ?1)",
        params![changed],
    )?;
    Ok(())
}
