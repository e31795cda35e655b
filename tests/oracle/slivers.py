"""Measures how much of the land that changed hands is thinner than 150 m, by cause.

Usage: slivers.py CHANGES.geojson... as `frontline diff A B -o CHANGES.geojson` writes them. Needs shapely and pyproj.
Thin is what a morphological opening takes away: 75 m in, 75 m out, mitred, in a Lambert azimuthal equal-area plane.
Corners do not count as thin: each part of what is taken away must be longer than 1.5 km to count.
"""

import json
import sys
from collections import defaultdict
from pathlib import Path

from pyproj import Transformer
from shapely import make_valid, transform
from shapely.geometry import shape

WIDTH = 150.0
LONG = 1_500.0


def main():
    plane, land, thin = None, defaultdict(float), defaultdict(float)
    for file in sys.argv[1:]:
        for feature in json.loads(Path(file).read_text())["features"]:
            geometry = make_valid(shape(feature["geometry"]))
            if plane is None:
                at = geometry.centroid
                crs = f"+proj=laea +lon_0={at.x:.1f} +lat_0={at.y:.1f} +ellps=WGS84"
                plane = Transformer.from_crs("EPSG:4326", crs, always_xy=True).transform
            flat = make_valid(transform(geometry, plane, interleaved=False))
            opened = flat.buffer(-WIDTH / 2, join_style="mitre").buffer(WIDTH / 2, join_style="mitre")
            rest = flat.difference(opened)
            parts = getattr(rest, "geoms", [rest])
            cause = feature["properties"]["cause"]
            land[cause] += flat.area / 1e6
            thin[cause] += sum(part.area for part in parts if part.length > 2 * LONG) / 1e6
    for cause in sorted(land):
        share = thin[cause] / land[cause] if land[cause] else 0.0
        print(f"{cause}: {land[cause]:.1f} km2, of it {thin[cause]:.3f} km2 thinner than {WIDTH:.0f} m ({share:.4%})")


if __name__ == "__main__":
    main()
