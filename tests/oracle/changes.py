"""Measures land that changed hands with shapely and pyproj, and compares it with what `frontline diff` says.

Usage: changes.py BEFORE AFTER DIFF.json, where BEFORE and AFTER are snapshot folders of its two days and DIFF.json is
`frontline diff A B --json`. Needs shapely and pyproj. Each pair of grounds must agree within 0.01 %, and so must the
land of each side. Below 10 km2 they may differ by 8 m along the outline: a border that the places of both days share
has its vertices elsewhere on each, and chords of one border or rim lie metres apart. Shapely
counts the slivers between them; frontline asks each piece whose it is, and counts none.
"""

import json
import sys
from collections import defaultdict
from pathlib import Path

from pyproj import Geod
from shapely import make_valid, union_all
from shapely.geometry import shape

GEOD = Geod(ellps="WGS84")
RELATIVE, SMALL_KM2, CHORD_KM = 1e-4, 10.0, 8e-3


def measured(geometries):
    """Area in km2 and length of the outline in km, on the ellipsoid."""
    both = [GEOD.geometry_area_perimeter(geometry) for geometry in geometries]
    return sum(abs(area) for area, _ in both) / 1e6, sum(outline for _, outline in both) / 1e3


def grounds(folder):
    """Land by its ground (a side, contested, shared or unknown) and whether it lies beyond evidence."""
    parts = defaultdict(list)
    for feature in json.loads((Path(folder) / "areas.geojson").read_text())["features"]:
        p = feature["properties"]
        word = p["status"] if p["status"] in ("contested", "shared") else p["side"] or "unknown"
        parts[word, p["beyond_evidence"]].append(make_valid(shape(feature["geometry"])))
    return {key: union_all(shapes) for key, shapes in parts.items()}


def polygons(geometry):
    """The parts of an intersection that have an area."""
    parts = getattr(geometry, "geoms", [geometry])
    return [part for part in parts if part.geom_type in ("Polygon", "MultiPolygon")]


def main():
    before, after, diff = sys.argv[1:4]
    told = json.loads(Path(diff).read_text())
    ours = defaultdict(float)
    for t in told["transfers"]:
        ours[t["from_side"], t["from_beyond"], t["to_side"], t["to_beyond"]] += t["area_km2"]
    before, after = grounds(before), grounds(after)
    theirs = defaultdict(lambda: (0.0, 0.0))
    for (a, near), one in before.items():
        for (b, far), other in after.items():
            if (a, near) != (b, far) and one.intersects(other):
                theirs[a, near, b, far] = measured(polygons(one.intersection(other)))
    wrong, worst = [], 0.0

    def compare(what, mine, other):
        nonlocal worst
        area, outline = other
        off = abs(mine - area)
        small = max(area, mine) < SMALL_KM2
        if not small:
            worst = max(worst, off / area)
        if off > (max(CHORD_KM * outline, 0.001) if small else RELATIVE * area):
            wrong.append(f"{what}: frontline {mine:.3f} km2, shapely {area:.3f} km2 in {outline:.0f} km of outline")

    for pair in sorted(set(ours) | set(theirs)):
        compare(" ".join(map(str, pair)), ours[pair], theirs[pair])
    for net in told["net"]:
        for day, areas in (("before", before), ("after", after)):
            for beyond, field in ((False, f"{day}_km2"), (True, f"{day}_beyond_km2")):
                area = areas.get((net["side"], beyond))
                compare(f"{net['side']} {field}", net[field], measured([area] if area else []))
    for line in wrong:
        print(line)
    moved = sum(area for (a, _, b, _), (area, _) in theirs.items() if a != b)
    print(f"{told['from']} to {told['to']}: {len(theirs)} pairs, {moved:.0f} km2 changed hands, worst {worst:.2e}")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
