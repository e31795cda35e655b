"""The day of benches/areas.rs in shapely: Voronoi cells of 34,000 places, joined to who holds them, one area a side.

    pip install shapely==2.2.0 numpy
    python3 benches/shapely_day.py

In degrees and without bands, fronts or cutting to an outline: less than `frontline` does.
"""

import time

import numpy as np
import shapely

PLACES = 34_000


def places(day):
    i = np.arange(1, PLACES + 1)
    lon = 25 + 10 * np.modf(i * 0.7548776662466927)[0]
    lat = 45 + 10 * np.modf(i * 0.5698402909980532)[0]
    front = 31 + np.sin(lat * 1.3) + 0.4 * np.sin(lat * 5) + 0.02 * day
    return shapely.points(lon, lat), lon < front


def land(day):
    points, west = places(day)
    cells = shapely.get_parts(shapely.voronoi_polygons(shapely.multipoints(points)))
    place, cell = shapely.STRtree(cells).query(points, predicate="intersects")
    side = np.zeros(len(cells), bool)
    side[cell] = west[place]
    return [shapely.coverage_union_all(cells[side == s]) for s in (True, False)]


def main():
    times = []
    for day in range(6):
        before = time.process_time()
        land(day)
        times.append(time.process_time() - before)
    print(f"median {sorted(times)[len(times) // 2]:.3f} s of processor time a day")


if __name__ == "__main__":
    main()
