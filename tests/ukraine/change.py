"""How well the change between two days agrees with polygons of held land that somebody else drew.

Usage: change.py CHANGES.geojson BEFORE.geojson AFTER.geojson LAND.geojson SIDE. CHANGES is what
`frontline diff A B -o CHANGES.geojson` wrote; BEFORE and AFTER hold the polygons of the side's land. Needs shapely and
pyproj. Prints, for land lost and land gained, both areas, their intersection over union (Jaccard 1901), and the share of
each that the other has.
"""

import json
import sys
from pathlib import Path

from pyproj import Geod
from shapely import make_valid, union_all
from shapely.geometry import shape

GEOD = Geod(ellps="WGS84")


def km2(geometry):
    return abs(GEOD.geometry_area_perimeter(geometry)[0]) / 1e6 if not geometry.is_empty else 0.0


def features(file):
    return json.loads(Path(file).read_text())["features"]


def joined(file, wanted=lambda properties: True):
    return union_all([make_valid(shape(f["geometry"])) for f in features(file) if wanted(f["properties"])])


def area_only(geometry):
    parts = getattr(geometry, "geoms", [geometry])
    return union_all([part for part in parts if part.geom_type in ("Polygon", "MultiPolygon")])


def main():
    changes, before, after, land, side = sys.argv[1:6]
    land = joined(land)
    before, after = (area_only(joined(file).intersection(land)) for file in (before, after))
    for what, own, other, drawn in (
        ("lost", "from_side", "to_side", before.difference(after)),
        ("gained", "to_side", "from_side", after.difference(before)),
    ):
        ours = joined(changes, lambda p: p[own] == side and p[other] != side)
        both, either = km2(area_only(ours.intersection(drawn))), km2(ours.union(drawn))
        mine, theirs = km2(ours), km2(drawn)
        iou = both / either if either else 0.0
        print(
            f"{what}: {mine:.0f} km2 here, {theirs:.0f} km2 drawn, IoU {iou:.3f}, "
            f"{both / theirs if theirs else 0:.3f} of theirs found, {both / mine if mine else 0:.3f} of ours drawn"
        )


if __name__ == "__main__":
    main()
