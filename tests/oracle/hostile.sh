#!/usr/bin/env bash
# Hostile texts in every file that is written: whole in GDAL, well-formed, and no element more than with plain texts.
# Usage: hostile.sh FRONTLINE WORK_DIR
set -euo pipefail
program=$1 work=$2/hostile
here=$(cd "$(dirname "$0")" && pwd)
rm -rf "$work"
mkdir -p "$work"
cd "$work"
python3 "$here/hostile.py" "$here/../theatres/twoland" theatre
for made in day day.gpkg; do "$program" snapshot 2020-06-01 --theatre theatre -o $made -q; done
for made in history history.gpkg; do "$program" export --theatre theatre -o $made -q; done
python3 - <<'PY'
import json, pathlib, re, sqlite3
import xml.etree.ElementTree as xml

files = [p for folder in ("day", "history") for p in sorted(pathlib.Path(folder).iterdir())]
for path in files:
    if path.suffix in (".qml", ".qgs", ".svg"):
        tags = {element.tag.split("}")[-1] for element in xml.parse(path).iter()}
        assert not tags & {"script", "img", "b"}, f"{path}: {tags}"
    elif path.suffix in (".geojson", ".json"):
        json.loads(path.read_text(encoding="utf-8"))
for path in (pathlib.Path("day.gpkg"), pathlib.Path("history.gpkg")):
    database = sqlite3.connect(path)
    assert database.execute("SELECT count(*) FROM areas").fetchone()[0] > 0, path
    names = [row[0] for row in database.execute("SELECT name FROM places")]
    assert all("DROP TABLE" in name for name in names), path
print(f"hostile texts: {len(files)} files and 2 GeoPackages are what they were meant to be")
PY
command -v ogrinfo >/dev/null || { echo "skipped: GDAL is not installed"; exit 0; }
for target in day history; do
  for layer in "$target"/*.geojson; do
    name=$(basename -s .geojson "$layer")
    count() { ogrinfo -ro -al -so "$@" | sed -n 's/^Feature Count: //p'; }
    [ "$(count "$layer")" = "$(count "$target.gpkg" "$name")" ] || { echo "$layer: GDAL reads another count from $target.gpkg"; exit 1; }
  done
done
