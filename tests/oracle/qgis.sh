#!/usr/bin/env bash
# Opens snapshots and exports in real QGIS: layers, styles, projects, times, and the colours that are drawn.
# Usage: qgis.sh FRONTLINE WORK_DIR
set -euo pipefail
program=$1 work=$2
here=$(cd "$(dirname "$0")" && pwd)
if ! /usr/bin/python3 -c 'import qgis.core' 2>/dev/null; then
  echo "skipped: QGIS is not installed (apt-get install --no-install-recommends python3-qgis qgis)"
  exit 0
fi
export QT_QPA_PLATFORM=offscreen XDG_RUNTIME_DIR="$work/run"
mkdir -p -m 700 "$XDG_RUNTIME_DIR"
ask() { /usr/bin/python3 "$here/$@" 2>"$work/qgis.log" || { tail -5 "$work/qgis.log"; exit 1; }; }

day=2020-01-06
"$program" status --on "$day" --json >"$work/status.json"
"$program" snapshot "$day" -o "$work/day" -q --force
"$program" snapshot "$day" -o "$work/day.gpkg" -q --force
ask qgis_day.py "$work/day" "$work/status.json" "$work/day.png"
ask qgis_day.py "$work/day.gpkg" "$work/status.json"

"$program" export -o "$work/history" -q --force
"$program" export -o "$work/history.gpkg" -q --force
ask qgis_history.py "$work/history.gpkg" "$program" "$work/history/places.csv" "$work/history.png" 2019-06-26
ask qgis_history.py "$work/history" "$program" "$work/history/places.csv"

if [ -x /usr/bin/qgis_process.bin ]; then
  for layer in areas cells fronts roads places events; do
    report=$(/usr/bin/qgis_process.bin --json run qgis:checkvalidity --INPUT_LAYER="$work/day/$layer.geojson" --METHOD=2 \
      --IGNORE_RING_SELF_INTERSECTION=false --VALID_OUTPUT="$work/valid.gpkg" --INVALID_OUTPUT="$work/invalid.gpkg" \
      --ERROR_OUTPUT="$work/errors.gpkg" 2>>"$work/qgis.log")
    faults=$(python3 -c 'import json, sys; print(json.load(sys.stdin)["results"]["ERROR_COUNT"])' <<<"$report")
    [ "$faults" = 0 ] || { echo "$layer: qgis:checkvalidity finds $faults"; exit 1; }
    rm -f "$work"/{valid,invalid,errors}.gpkg
  done
  echo "qgis:checkvalidity finds nothing in 6 layers"
fi
