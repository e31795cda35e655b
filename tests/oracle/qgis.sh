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
for made in day day.gpkg; do
  "$program" snapshot "$day" -o "$work/$made" -q --force
  ask qgis_day.py "$work/$made" "$work/status.json" "$work/$made.png"
done
for made in history history.gpkg; do
  "$program" export -o "$work/$made" -q --force
done
for made in history.gpkg history; do
  ask qgis_history.py "$work/$made" "$program" "$work/history/places.csv" "$work/$made.png" 2019-06-26
done

[ -d "$work/hostile" ] || bash "$here/hostile.sh" "$program" "$work"
ask qgis_hostile.py "$work"/hostile/{day,day.gpkg,history,history.gpkg}

if [ ! -x /usr/bin/qgis_process.bin ]; then
  echo "skipped: qgis:checkvalidity, for want of qgis_process"
  exit 0
fi
valid() { # a layer as QGIS names it
  local report faults
  rm -f "$work"/{valid,invalid,errors}.gpkg
  report=$(/usr/bin/qgis_process.bin --json run qgis:checkvalidity --INPUT_LAYER="$1" --METHOD=2 \
    --IGNORE_RING_SELF_INTERSECTION=false --VALID_OUTPUT="$work/valid.gpkg" --INVALID_OUTPUT="$work/invalid.gpkg" \
    --ERROR_OUTPUT="$work/errors.gpkg" 2>>"$work/qgis.log")
  faults=$(python3 -c 'import json, sys; r = json.load(sys.stdin)["results"]; print(r["ERROR_COUNT"] if r["VALID_COUNT"] else "no feature")' <<<"$report")
  [ "$faults" = 0 ] || { echo "$1: qgis:checkvalidity finds $faults"; exit 1; }
}
checked=0
for made in day history; do
  for layer in "$work/$made"/*.geojson; do
    valid "$layer"
    valid "$work/$made.gpkg|layername=$(basename -s .geojson "$layer")"
    checked=$((checked + 2))
  done
done
echo "qgis:checkvalidity finds nothing in $checked layers"
