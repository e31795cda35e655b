#!/usr/bin/env bash
# Asks GDAL for every layer of a folder or GeoPackage: clean to read, and whole as Shapefile and FlatGeobuf.
# Usage: gdal.sh DIR|FILE.gpkg WORK_DIR [PYTHON with geopandas]
set -euo pipefail
target=$1 work=$2 python=${3:-}
count() { ogrinfo -ro -al -so "$@" 2>&1 | sed -n 's/^Feature Count: //p'; }
if [ -d "$target" ]; then
  mapfile -t names < <(basename -s .geojson "$target"/*.geojson)
else
  mapfile -t names < <(ogrinfo -ro -q "$target" | sed -n 's/^[0-9]*: \([a-z_]*\).*/\1/p' | grep -v -e layer_styles -e qgis_projects)
fi
for name in "${names[@]}"; do
  source=("$target" "$name")
  [ -d "$target" ] && source=("$target/$name.geojson")
  if ogrinfo -ro -al -so "${source[@]}" 2>&1 >/dev/null | grep -iE 'warning|error'; then
    echo "$target $name: GDAL complains"
    exit 1
  fi
  all=$(count "${source[@]}")
  rm -rf "$work/copy"
  mkdir "$work/copy"
  ogr2ogr -q -f "ESRI Shapefile" "$work/copy/$name.shp" "${source[@]}" 2>"$work/shp.log"
  ogr2ogr -q -f FlatGeobuf "$work/copy/$name.fgb" "${source[@]}"
  for copy in shp fgb; do
    kept=$(count "$work/copy/$name.$copy")
    [ "$kept" = "$all" ] || { echo "$target $name: $kept of $all features in .$copy"; exit 1; }
  done
  if [ -n "$python" ]; then
    read=$("$python" - "$target" "$name" <<'PY'
import pathlib, sys
import geopandas
target, name = pathlib.Path(sys.argv[1]), sys.argv[2]
inside = {} if target.is_dir() else {"layer": name}
frame = geopandas.read_file(target / f"{name}.geojson" if target.is_dir() else target, **inside)
assert frame.crs.to_epsg() == 4326 and frame.geometry.notna().all() and frame.is_valid.all(), name
print(len(frame))
PY
)
    [ "$read" = "$all" ] || { echo "$target $name: geopandas reads $read of $all"; exit 1; }
  fi
  echo "$target $name: $all features"
done
