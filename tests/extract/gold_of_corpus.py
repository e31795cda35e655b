"""The gold standard of the five articles, in the columns of `frontline evaluate extract`.

    python3 tests/extract/gold_of_corpus.py CORPUS > gold.csv

CORPUS holds gold.json and the articles; its kinds, places and parties have names of their own, which this
table translates. Nothing of the articles stays in the project. Standard library only.
"""

import csv
import json
import sys
from pathlib import Path

WHAT = {
    "captured": "captures", "drove_out": "captures", "in_control": "holds", "withdrew": "withdraws",
    "lost": "withdraws", "entered": "enters", "clash": "clashes", "attack": "clashes", "shelling": "strikes",
    "airstrike": "strikes", "advance": "advances", "offensive_launched": "advances", "deployment": "advances",
    "mobilised": "advances", "siege": "besieges", "siege_lifted": "relieves", "intent": "declares",
    "denial": "declares", "presence": "holds", "alert": "declares",
}
PLACE = {
    "4div_barracks": ["4th-division-barracks", "wershefana"], "jufra": ["jufra-district"],
    "jufra_airbase": ["jufra-airbase", "jufra-district"], "tripoli_south": ["tripoli"],
    "tripoli_airport": ["tripoli-international", "tripoli"], "tripoli_entrances": ["tripoli"],
    "sabha": ["sebha", "sebha-district"], "tamanhint": ["tamanhint-airbase", "tamanhint"], "zawiya": ["zawiya"],
    "thalatheen": ["thalatheen-gate"], "sirte_west": ["sirte"], "sirte_outskirts": ["sirte"],
    "libya_west": ["tripolitania", ""], "libya_east": ["cyrenaica", ""], "libya_south": ["fezzan", ""],
    "oil_crescent": ["oil-crescent", ""], "wadi_jarif": ["wadi-jarif"], "janzour": ["janzour"], "bani_walid": ["bani-walid"],
}
PARTY = {
    "JUWAILI": ["zintan-juwaili", "gna", "zintan"], "ZMC": ["zintan"], "TRB": ["tripoli-revolutionaries"],
    "KANI": ["kaniyat"], "4DIV": ["4th-division", "lna"], "BDB": ["bdb"], "THIRD_FORCE": ["misrata", "gna"],
    "ANTI_LNA_JUFRA": ["gna", "bdb", "misrata", ""], "LNA": ["lna"], "GNA": ["gna"],
    "TRIPOLI_MILITIAS_2017": ["gna", ""],
}


def row(article, event, numbers):
    kinds = [event["kind"], *event["kind_accept"]]
    places = [p["id"] for p in event["places"] if p["role"] in ("location", "target")]
    actor = event["actor"]["id"] if event["actor"] else None
    date = event["date"]
    spans = {s["sid"]: s["text"] for s in article["sentences"]}
    return {
        "article": article["file"], "published": article["doc"]["nominal"], "tier": event["tier"],
        "what": "|".join(dict.fromkeys(WHAT[k] for k in kinds)),
        "place": "|".join(dict.fromkeys(i for p in places for i in PLACE.get(p, [p]))),
        "party": "|".join(PARTY.get(actor, [])), "from": date["text_earliest"], "to": date["text_latest"] or "",
        "realis": event["factuality"], "at": " || ".join(spans[s["sid"]] for s in event["sentences"]),
        "or": " ".join(str(numbers[m]) for m in event["may_merge_with"] if m in numbers),
    }


def main():
    corpus = Path(sys.argv[1])
    gold = json.loads((corpus / "gold.json").read_text(encoding="utf-8"))
    columns = ["article", "published", "tier", "what", "place", "party", "from", "to", "realis", "at", "or"]
    out = csv.DictWriter(sys.stdout, columns, lineterminator="\n")
    out.writeheader()
    for article in gold["articles"]:
        numbers = {event["id"]: i for i, event in enumerate(article["events"], start=1)}
        for event in article["events"]:
            out.writerow(row(article, event, numbers))


if __name__ == "__main__":
    main()
