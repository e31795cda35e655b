#!/usr/bin/env bash
# Asks GDAL how it reads each layer of a snapshot: one geometry type, and dates as dates.
# Usage: ogrinfo.sh SNAPSHOT_DIR
set -euo pipefail
folder=$1
expect() { # layer, geometry type, then date fields
  local layer=$1 geometry=$2 report field
  shift 2
  report=$(ogrinfo -ro -al -so "$folder/$layer.geojson")
  grep -qx "Layer name: $layer" <<<"$report" || { echo "$layer: GDAL names it otherwise"; exit 1; }
  grep -qx "Geometry: $geometry" <<<"$report" || { echo "$layer: not one geometry type $geometry"; exit 1; }
  for field in "$@"; do
    grep -q "^$field: Date " <<<"$report" || { echo "$layer: $field is no date"; exit 1; }
  done
  echo "$folder $layer: $geometry, $(grep '^Feature Count' <<<"$report")"
}
expect areas "Multi Polygon" as_of known_by
expect cells "Multi Polygon"
expect fronts "Multi Line String" last_evidence
expect places "Point" since last_evidence last_fighting
expect events "Point" date
