#!/usr/bin/env python3
"""Invented exports of any size, to measure `import` with; the same arguments give the same bytes.

    python3 benches/import.py acled 1000000 export.csv
    python3 benches/import.py viina 10000000 control.csv     writes control.csv.places.txt beside it (GeoNames)

Places lie in Lesotho; actors are Army and Front, statuses UA, RU and CONTESTED. Standard library only.
"""

import datetime
import random
import sys

HEADER = ("event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,"
          "assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,"
          "admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,"
          "tags,timestamp\n")
KINDS = [("Battles", "Armed clash"), ("Battles", "Government regains territory"),
         ("Battles", "Non-state actor overtakes territory"), ("Explosions/Remote violence", "Air/drone strike"),
         ("Protests", "Peaceful protest")]
NOTE = ("On that day the army and the front were reported to have met at the place; nobody was able to say more "
        "about what had happened there.")


def places(count):
    return [(f"Town {i}", round(27.2 + random.random() * 1.8, 4), round(-30.3 + random.random() * 1.5, 4))
            for i in range(count)]


def acled(rows, out):
    towns = places(5000)
    out.write(HEADER)
    for i in range(rows):
        kind, sub = KINDS[i % 5]
        name, lon, lat = random.choice(towns)
        day = f"20{10 + i % 14:02}-{1 + i % 12:02}-{1 + i % 28:02}"
        out.write(f'GEN{i},{day},2020,1,Political violence,{kind},{sub},Army,,1,Front,,2,12,,426,Africa,Lesotho,'
                  f'Maseru,Maseru,,"{name}",{lat},{lon},1,Herald; Radio {i % 50},National,"{NOTE}",0,,1700000000\n')


def viina(rows, out, dump):
    start = datetime.date(2022, 2, 24)
    days = [(start + datetime.timedelta(i)).strftime("%Y%m%d") for i in range(400)]
    out.write("geonameid,date,status_wiki,status_boost,status_dsm,status_isw,status\n")
    for i, (name, lon, lat) in enumerate(places(rows // len(days))):
        number = 700000 + i
        dump.write("\t".join([str(number), name, name, "", str(lat), str(lon), "P", "PPL", "LS"]
                             + [""] * 5 + ["5000"] + [""] * 4) + "\n")
        lost, taken = (first := random.randrange(400)), first + random.randrange(1, 60)
        for j, day in enumerate(days):
            status = "UA" if j < lost else "CONTESTED" if j < taken else "RU"
            out.write(f"{number},{day},{status},UA,{status},{status},{status}\n")


def main():
    kind, rows, path = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    random.seed(1)
    with open(path, "w", encoding="utf-8") as out:
        if kind == "acled":
            acled(rows, out)
        else:
            with open(f"{path}.places.txt", "w", encoding="utf-8") as dump:
                viina(rows, out, dump)


if __name__ == "__main__":
    main()
