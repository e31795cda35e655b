//! The tables of a GeoPackage, as the standard and QGIS want them.

use crate::render::feature::Shape;

/// Everything but the layers: identification, reference systems, contents, extensions, styles, projects.
pub(super) const TABLES: &str = r#"
PRAGMA application_id = 0x47504B47;
PRAGMA user_version = 10300;
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
INSERT INTO gpkg_spatial_ref_sys VALUES
  ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system'),
  ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
  ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]', 'longitude and latitude in degrees on the WGS 84 ellipsoid');
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL,
  scope TEXT NOT NULL, CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
CREATE TABLE layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256), f_table_schema TEXT(256),
  f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT,
  useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30),
  update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')));
CREATE TABLE qgis_projects (name TEXT PRIMARY KEY, metadata BLOB, content BLOB);
"#;

/// The word of the standard for the geometries of a layer.
pub(super) fn geometry_type(shape: Shape) -> &'static str {
    match shape {
        Shape::Areas => "MULTIPOLYGON",
        Shape::Lines => "MULTILINESTRING",
        Shape::Points => "POINT",
    }
}

/// The table of a layer and its spatial index. Names are our own words, never data.
pub(super) fn layer(name: &str, shape: Shape, columns: &[(&str, &str)]) -> String {
    let columns: String = columns.iter().map(|(name, kind)| format!(", \"{name}\" {kind}")).collect();
    let kind = geometry_type(shape);
    format!(
        "CREATE TABLE \"{name}\" (\"fid\" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, \"geom\" {kind}{columns});\n\
         CREATE VIRTUAL TABLE \"rtree_{name}_geom\" USING rtree(id, minx, maxx, miny, maxy);"
    )
}

/// The triggers by which whoever edits the layer keeps its index; made after our own rows are in.
pub(super) fn triggers(name: &str) -> String {
    const FILLED: &str = "(NEW.\"geom\" NOT NULL AND NOT ST_IsEmpty(NEW.\"geom\"))";
    const EMPTY: &str = "(NEW.\"geom\" ISNULL OR ST_IsEmpty(NEW.\"geom\"))";
    let index = format!("\"rtree_{name}_geom\"");
    let put = format!(
        "INSERT OR REPLACE INTO {index} VALUES (NEW.\"fid\", ST_MinX(NEW.\"geom\"), ST_MaxX(NEW.\"geom\"), \
         ST_MinY(NEW.\"geom\"), ST_MaxY(NEW.\"geom\"));"
    );
    let take = |ids: &str| format!("DELETE FROM {index} WHERE id IN ({ids});");
    let rule = |suffix: &str, event: &str, condition: &str, acts: &str| {
        format!(
            "CREATE TRIGGER \"rtree_{name}_geom_{suffix}\" AFTER {event} ON \"{name}\" WHEN {condition} \
             BEGIN {acts} END;\n"
        )
    };
    let (old, both) = ("OLD.\"fid\"", "OLD.\"fid\", NEW.\"fid\"");
    let (same, other) = ("OLD.\"fid\" = NEW.\"fid\"", "OLD.\"fid\" != NEW.\"fid\"");
    [
        rule("insert", "INSERT", FILLED, &put),
        rule("update1", "UPDATE OF \"geom\"", &format!("{same} AND {FILLED}"), &put),
        rule("update2", "UPDATE OF \"geom\"", &format!("{same} AND {EMPTY}"), &take(old)),
        rule("update3", "UPDATE", &format!("{other} AND {FILLED}"), &format!("{} {put}", take(old))),
        rule("update4", "UPDATE", &format!("{other} AND {EMPTY}"), &take(both)),
        rule("delete", "DELETE", "OLD.\"geom\" NOT NULL", &take(old)),
    ]
    .concat()
}
