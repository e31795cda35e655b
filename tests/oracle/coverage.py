"""Asks GEOS, through shapely, whether the areas and cells of a snapshot are valid coverages.

Usage: coverage.py SNAPSHOT_DIR [LAND.geojson]. Needs shapely 2.1 or later. Areas with simplified borders do not
have the outline of the land: then leave it out.
"""

import json
import sys
from pathlib import Path

import shapely
from shapely.geometry import shape


def layer(path):
    features = json.loads(Path(path).read_text(encoding="utf-8"))["features"]
    return [shape(feature["geometry"]) for feature in features]


def main(folder, land=None):
    faults = []
    for name in ("areas", "cells"):
        shapes = layer(Path(folder) / f"{name}.geojson")
        faults += [f"{name}: {shapely.is_valid_reason(s)}" for s in shapes if not s.is_valid]
        if not shapely.coverage_is_valid(shapes, gap_width=1e-5):
            faults.append(f"{name}: not a valid coverage")
        print(f"{folder} {name}: {len(shapes)} features")
    if land:
        covered = shapely.coverage_union_all(layer(Path(folder) / "areas.geojson"))
        missing = covered.symmetric_difference(shapely.union_all(layer(land))).area
        # The outline's vertices are on the same grid; only nodes on its edges are rounded.
        if missing > 1e-5:
            faults.append(f"areas: differ from the outline by {missing} square degrees")
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
