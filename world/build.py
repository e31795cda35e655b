#!/usr/bin/env python3
"""Rebuild `outlines.z` and `countries.csv`. Run by hand; nothing calls it.

    python3 world/build.py            fetch both packages with npm, write both files
    python3 world/build.py --check    write nothing; exit 1 if a file would change

Outlines: Natural Earth 4.1.0, 1:10m, admin 0 countries (public domain), as TopoJSON in the npm package
`world-atlas` 2.0.2. Codes and names: ISO 3166-1 in the npm package `i18n-iso-countries` 7.14.0 (MIT).

`outlines.z` is one zlib stream. In it: the grid as four little-endian doubles (degrees a step east and
north, degrees of step 0), then unsigned LEB128 numbers, signed ones in zigzag. First the number of arcs;
for each its number of points and their steps from the point before. Then for each row of `countries.csv`
its number of polygons; for each its number of rings; for each its number of arcs and, signed, which: a
negative number is the arc ~n backwards. Neighbours share arcs, so their borders are the same to the digit.

Needs npm; standard library only.
"""

import argparse
import csv
import hashlib
import io
import json
import struct
import subprocess
import sys
import tarfile
import tempfile
import zlib
from pathlib import Path

HERE = Path(__file__).resolve().parent
ATLAS = ("world-atlas@2.0.2", "countries-10m.json",
         "3bc6f1d367a9bcec479841bae0e76092f512838411d0cef124e92eec4db45f79")
NAMES = "i18n-iso-countries@7.14.0"

# Codes that the atlas leaves out. XK is a user-assigned code in general use.
CODES = {"Kosovo": ("XK", "XKX", "")}

# What people write and the package does not know. A word of several countries is asked about.
OTHERS = {
    "BA": ["Bosnia"], "BN": ["Brunei"], "CD": ["DRC", "DR Congo", "Congo-Kinshasa", "Zaire"],
    "CG": ["Congo-Brazzaville"], "CV": ["Cabo Verde"], "CZ": ["Czech Republic"], "FM": ["Micronesia"],
    "GB": ["Britain", "England"], "HK": ["Hong Kong"], "KP": ["Korea", "DPRK"], "KR": ["Korea"], "LA": ["Laos"],
    "MM": ["Burma"], "MD": ["Moldova"], "MO": ["Macau"], "NL": ["Holland"],
    "PS": ["Palestinian territories", "Gaza", "West Bank"],
    "ST": ["Sao Tome"], "SY": ["Syria"], "SZ": ["Swaziland"], "TL": ["East Timor"], "VA": ["Vatican City"],
    "VG": ["Virgin Islands"], "VI": ["Virgin Islands"], "VN": ["Vietnam"],
}


# Areas without a code whose name the atlas shortens.
WHOLE = {"N. Cyprus": "Northern Cyprus"}


def fetch(package, *files):
    """The bytes of files of an npm package."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as archive:
            return [archive.extractfile(f"package/{file}").read() for file in files]


def several(names):
    return names if isinstance(names, list) else [names]


def countries(shapes, codes, english, arabic):
    """Rows of countries.csv, in the order of the atlas."""
    by_number = {number: (alpha2, alpha3, number) for alpha2, alpha3, number, *_ in codes}
    taken = set()
    for shape in shapes:
        name = shape["properties"]["name"]
        code = by_number.get(shape.get("id")) or CODES.get(name)
        if code is None or code[0] in taken:  # no code, or a part of a country that has it already
            yield {"name": name, "full": WHOLE.get(name, name)}
            continue
        taken.add(code[0])
        full, *others = several(english[code[0]])
        others = [other for other in [*others, *OTHERS.get(code[0], [])] if other not in (name, full)]
        yield {"alpha2": code[0], "alpha3": code[1], "numeric": code[2], "name": name, "full": full,
               "others": "|".join(dict.fromkeys(others)), "name_ar": several(arabic.get(code[0], ""))[0]}


def number(n):
    out = bytearray()
    while n > 0x7F:
        out.append(n & 0x7F | 0x80)
        n >>= 7
    out.append(n)
    return bytes(out)


def signed(n):
    return number(n << 1 if n >= 0 else ~(n << 1))


def polygons(shape):
    """Lists of rings; a ring is a list of arcs."""
    arcs = shape.get("arcs") or []
    return {"Polygon": [arcs], "MultiPolygon": arcs}[shape["type"]]


def widened(arcs, shape):
    """The polygons without the rings that the grid has shrunk to a line; of a country that is nothing but
    such a line its box, as a new arc."""
    def whole(ring):
        return sum(len(arcs[i if i >= 0 else ~i]) - 1 for i in ring) > 2

    if any(whole(polygon[0]) for polygon in polygons(shape)):
        return [[ring for ring in polygon if whole(ring)] for polygon in polygons(shape) if whole(polygon[0])]
    i = polygons(shape)[0][0][0]
    (x, y), *steps = arcs[i if i >= 0 else ~i]
    east, north = [0], [0]
    for dx, dy in steps:
        east.append(east[-1] + dx)
        north.append(north[-1] + dy)
    left, low = x + min(east), y + min(north)
    wide, high = max(max(east) - min(east), 1), max(max(north) - min(north), 1)
    arcs.append([[left, low], [wide, 0], [0, high], [-wide, 0], [0, -high]])
    return [[[len(arcs) - 1]]]


def outlines(topology, shapes):
    arcs = [list(arc) for arc in topology["arcs"]]
    kept = [widened(arcs, shape) for shape in shapes]
    grid = topology["transform"]["scale"] + topology["transform"]["translate"]
    out = bytearray(struct.pack("<4d", *grid))
    out += number(len(arcs))
    for arc in arcs:
        out += number(len(arc)) + b"".join(signed(step) for point in arc for step in point)
    for whole in kept:
        out += number(len(whole))
        for polygon in whole:
            out += number(len(polygon))
            for ring in polygon:
                out += number(len(ring)) + b"".join(signed(arc) for arc in ring)
    return zlib.compress(bytes(out), 9)


def table(rows):
    columns = ["alpha2", "alpha3", "numeric", "name", "full", "others", "name_ar"]
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def main():
    parser = argparse.ArgumentParser(description="Rebuild the outlines and names of the countries.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a file would change")
    check = parser.parse_args().check

    package, file, sha256 = ATLAS
    [atlas] = fetch(package, file)
    if hashlib.sha256(atlas).hexdigest() != sha256:
        sys.exit(f"this is not the {file} of {package}: its sha256 differs")
    codes, english, arabic = map(json.loads, fetch(NAMES, "codes.json", "langs/en.json", "langs/ar.json"))
    topology = json.loads(atlas)
    shapes = topology["objects"]["countries"]["geometries"]
    made = {
        "countries.csv": table(countries(shapes, codes, english["countries"], arabic["countries"])),
        "outlines.z": outlines(topology, shapes),
    }
    changed = False
    for name, content in made.items():
        path = HERE / name
        same = path.exists() and path.read_bytes() == content
        changed |= not same
        if not check:
            path.write_bytes(content)
        print(f"{name}: {'unchanged' if same else 'differs' if check else 'written'}, {len(content)} bytes", file=sys.stderr)
    sys.exit(1 if check and changed else 0)


if __name__ == "__main__":
    main()
