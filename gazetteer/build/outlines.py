#!/usr/bin/env python3
"""Rebuild `libya/land.geojson` and `libya/neighbours.geojson`. Run by hand; nothing calls it.

    python3 gazetteer/build/outlines.py                       fetch the atlas with npm, write both files
    python3 gazetteer/build/outlines.py countries-10m.json    the same, from a file you have
    python3 gazetteer/build/outlines.py --check [FILE]        write nothing; exit 1 if a file would change

Source: Natural Earth 4.1.0, 1:10m, admin 0 countries (public domain), as TopoJSON in the npm package
`world-atlas` 2.0.2. Its grid is 0.0036 degrees east by 0.0017 north, so five decimals lose nothing.
Neighbouring countries share arcs there, so their borders have identical vertices here.

Needs npm (to fetch only) and shapely 2.2.0 (`pip install shapely==2.2.0`).
Degrees WGS 84, longitude first; outer rings counter-clockwise, holes clockwise (RFC 7946).
"""

import argparse
import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

import shapely
from shapely.geometry import Polygon, box

ATLAS = "world-atlas@2.0.2"
SHA256 = "3bc6f1d367a9bcec479841bae0e76092f512838411d0cef124e92eec4db45f79"  # of its countries-10m.json
OUT = Path(__file__).resolve().parent.parent / "libya"
DECIMALS = 5
SPECK = 1e-8  # square degrees, about 100 square metres: what is left over where a ring crossed itself
LIBYA = "434"
CONTEXT = box(-2, 10, 38, 44)  # what may come on a page around Libya
LABELS = box(6, 17, 29, 36)  # where a neighbour's name may stand

# ISO 3166-1: numeric code (the atlas) to alpha-2, for the countries in CONTEXT. Areas to which the
# atlas gives no code get "".
ALPHA2 = {
    "008": "AL", "012": "DZ", "020": "AD", "070": "BA", "100": "BG", "120": "CM", "140": "CF", "148": "TD",
    "191": "HR", "196": "CY", "204": "BJ", "231": "ET", "232": "ER", "250": "FR", "275": "PS", "288": "GH",
    "300": "GR", "376": "IL", "380": "IT", "400": "JO", "422": "LB", "466": "ML", "470": "MT", "492": "MC",
    "499": "ME", "504": "MA", "562": "NE", "566": "NG", "642": "RO", "674": "SM", "682": "SA", "688": "RS",
    "724": "ES", "728": "SS", "729": "SD", "760": "SY", "768": "TG", "788": "TN", "792": "TR", "807": "MK",
    "818": "EG", "854": "BF",
}

# Arabic names of those that have room for a label: Unicode CLDR 48, locale ar.
ARABIC = {
    "DZ": "الجزائر", "TN": "تونس", "NE": "النيجر", "TD": "تشاد", "SD": "السودان",
    "EG": "مصر", "GR": "اليونان", "IT": "إيطاليا", "MT": "مالطا",
}


def fetch():
    """The bytes of countries-10m.json, from the npm package."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", ATLAS], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as package:
            return package.extractfile("package/countries-10m.json").read()


def decode(topology):
    """TopoJSON to a list of (numeric id or None, name, polygons); a polygon is a list of closed rings."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]

    def degrees(arc):
        x = y = 0
        for dx, dy in arc:
            x, y = x + dx, y + dy
            yield round(x * sx + tx, DECIMALS), round(y * sy + ty, DECIMALS)

    arcs = [list(degrees(arc)) for arc in topology["arcs"]]

    def ring(indices):
        points = []
        for i in indices:  # ~i: the arc, backwards; neighbours in a ring share their end point
            arc = arcs[i] if i >= 0 else arcs[~i][::-1]
            points += arc[1:] if points else arc
        return points

    for shape in topology["objects"]["countries"]["geometries"]:
        polygons = {"Polygon": [shape.get("arcs")], "MultiPolygon": shape.get("arcs")}[shape["type"]]
        rings = [[ring(r) for r in p] for p in polygons]
        whole = [p for p in rings if len(p[0]) >= 4]  # the grid has shrunk some islets to a line
        yield shape.get("id"), shape["properties"]["name"], whole


def wound(ring, counter_clockwise):
    """The ring in the wanted direction, from its least vertex, so that its spelling is unique."""
    area = sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(ring, ring[1:]))
    open_ring = ring[:-1] if (area > 0) == counter_clockwise else ring[:0:-1]
    start = open_ring.index(min(open_ring))
    return [list(p) for p in open_ring[start:] + open_ring[: start + 1]]


def multipolygon(polygons):
    """GeoJSON geometry: rings wound, polygons in the order of their first vertex."""
    rings = [[wound(r, n == 0) for n, r in enumerate(p)] for p in polygons]
    return {"type": "MultiPolygon", "coordinates": sorted(rings)}


def clip(polygon, window):
    """The parts of a polygon inside the window, as lists of rings. One that lies inside is left as it is,
    unless the grid of the atlas has made its ring cross itself (some islands of Greece, Italy, Croatia)."""
    shape = Polygon(polygon[0], polygon[1:])
    if not shape.is_valid:
        shape = shapely.make_valid(shape, method="structure")
    elif window.covers(shape):
        return [polygon]
    cut = shapely.intersection(shape, window)
    parts = [p for p in shapely.get_parts(cut) if p.geom_type == "Polygon" and p.area > SPECK]
    return [[rounded(r) for r in (p.exterior, *p.interiors)] for p in parts]


def rounded(ring):
    """The vertices of a shapely ring at our number of decimals."""
    return [(round(x, DECIMALS), round(y, DECIMALS)) for x, y in ring.coords]


def label(polygons):
    """The point farthest from any edge of the largest piece where labels may stand, or None."""
    pieces = [Polygon(p[0], p[1:]) for whole in polygons for p in clip(whole, LABELS)]
    if not pieces:
        return None, None
    largest = max(pieces, key=lambda p: p.area)
    lon, lat = shapely.maximum_inscribed_circle(largest).coords[0]
    return round(lon, 3), round(lat, 3)


def neighbour(code, name, polygons):
    """One feature, or None where the country does not reach the context box."""
    parts = [part for polygon in polygons for part in clip(polygon, CONTEXT)]
    if not parts:
        return None
    iso = ALPHA2[code] if code else ""
    lon, lat = label(parts)
    arabic = {"name_ar": ARABIC[iso]} if iso in ARABIC else {}
    properties = {"name": name, **arabic, "iso": iso, "label_lon": lon, "label_lat": lat}
    return {"type": "Feature", "properties": properties, "geometry": multipolygon(parts)}


def collection(name, features):
    """A FeatureCollection as text, one feature a line."""
    lines = ",\n".join(json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in features)
    return f'{{"type":"FeatureCollection","name":"{name}","features":[\n{lines}\n]}}\n'


def build(atlas):
    """File name to text."""
    countries = list(decode(json.loads(atlas)))
    land = [
        {"type": "Feature", "properties": {"name": name, "iso": "LY"}, "geometry": multipolygon(polygons)}
        for code, name, polygons in countries if code == LIBYA
    ]
    around = [neighbour(*country) for country in countries if country[0] != LIBYA]
    around = sorted(filter(None, around), key=lambda f: (f["properties"]["iso"], f["properties"]["name"]))
    return {"land.geojson": collection("land", land), "neighbours.geojson": collection("neighbours", around)}


def main():
    parser = argparse.ArgumentParser(description="Rebuild the outlines of Libya and its neighbours.")
    parser.add_argument("atlas", nargs="?", type=Path, help="countries-10m.json (default: fetch it with npm)")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a file would change")
    arguments = parser.parse_args()

    atlas = arguments.atlas.read_bytes() if arguments.atlas else fetch()
    if hashlib.sha256(atlas).hexdigest() != SHA256:
        sys.exit(f"this is not the countries-10m.json of {ATLAS}: its sha256 differs")
    changed = False
    for name, text in build(atlas).items():
        path = OUT / name
        same = path.exists() and path.read_bytes() == text.encode()
        changed |= not same
        if not arguments.check:
            path.write_bytes(text.encode())
        print(f"{path.name}: {'unchanged' if same else 'differs' if arguments.check else 'written'}", file=sys.stderr)
    sys.exit(1 if arguments.check and changed else 0)


if __name__ == "__main__":
    main()
