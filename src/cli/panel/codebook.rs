//! What every column of a panel means.

use super::Args;
use super::form::column;
use crate::cli::session::Session;

/// A column and what it means.
type Meaning = (&'static str, &'static str);

const DAY: Meaning = ("date", "the day; YYYY-MM-DD");
const AGE: Meaning = (
    "days_since_evidence",
    "whole days from the latest evidence of who holds it to the day; of a unit, the least of its places'; empty \
     where there is none",
);
const SOURCES: Meaning = (
    "sources",
    "sources that speak independently of each other for the present states: copies of one wire report are one, \
     judgements of the log's keepers none",
);

const UNIT: [Meaning; 2] = [
    ("unit", "the unit, by the field named with --unit-id"),
    (
        "area_km2",
        "its land, square kilometres on the WGS 84 ellipsoid; what lies off the theatre's land is left out",
    ),
];

const HELD: [Meaning; 4] = [
    ("km2", "land that the side holds within reach of evidence"),
    ("share", "the same as a part of area_km2, 0 to 1"),
    ("beyond_km2", "land beyond evidence that counts as the side's: an inference"),
    ("places", "places in the unit with evidence of their own that the side holds"),
];

const REST: [Meaning; 5] = [
    ("beyond_km2", "land beyond evidence, whoever's"),
    ("beyond_share", "the same as a part of area_km2"),
    ("unknown_km2", "land of which nothing is known"),
    ("unknown_share", "the same as a part of area_km2"),
    ("places", "places in the unit with evidence of their own"),
];

const PLACE: [Meaning; 6] = [
    ("place", "id in the gazetteer; every place that an event touches"),
    ("side", "the side that holds it; a+b where several do; empty where nobody is known to"),
    ("holder", "party or parties that hold it"),
    ("status", "controlled, claimed, contested, shared, conflicting or unknown"),
    ("basis", "confirmed, inferred or claimed; empty where nothing is known"),
    ("ground", "the side whose the ground counts as, or contested, shared or unknown"),
];

const CHANCE: &str =
    "part of the draws, 0 to 1, in which most of the unit's land, or the place, is that ground";

/// The codebook of the panel that some arguments ask for, in Markdown.
pub fn codebook(session: &Session, args: &Args) -> String {
    let about = &session.theatre.about;
    let mut out = format!(
        "# Codebook\n\nTheatre {} {}, method {}, reach {:.0} km, beyond evidence to {:.0} km. Figures are defined in \
         docs/measures.md.\n\n| column | meaning |\n| --- | --- |\n",
        about.id, about.version, session.method, about.reach, about.nominal
    );
    for (name, meaning) in columns(session, args) {
        out.push_str(&format!("| `{name}` | {meaning} |\n"));
    }
    if args.draws > 0 {
        out.push_str(&format!(
            "\n{} draws from seed {}. Drawn are uncertain dates (every day alike), other datings of one happening (all \
             alike) and claims against a holder (true or untrue alike); nothing else.\n",
            args.draws, args.seed
        ));
    }
    out
}

fn columns(session: &Session, args: &Args) -> Vec<(String, String)> {
    let plain = |meaning: &Meaning| (meaning.0.to_owned(), meaning.1.to_owned());
    let chance = || (args.draws > 0).then(|| ("chance".to_owned(), CHANCE.to_owned()));
    let mut all = vec![plain(&DAY)];
    match (args.units.is_some(), args.long) {
        (true, true) => {
            all.extend(UNIT.iter().map(plain));
            all.push(("side".into(), "a side, `contested`, `shared` or `unknown`".into()));
            all.extend(HELD.iter().map(plain));
            all.extend(chance());
        }
        (true, false) => {
            all.extend(UNIT.iter().map(plain));
            for side in sides(session) {
                let own = |(name, meaning): &Meaning| {
                    (format!("{}_{name}", column(&side)), format!("{side}: {meaning}"))
                };
                all.extend(HELD.iter().map(own));
                all.extend(chance().map(|(name, meaning)| (format!("{}_{name}", column(&side)), meaning)));
            }
            all.extend(REST.iter().map(plain));
            all.extend(chance().map(|(_, meaning)| ("unknown_chance".to_owned(), meaning)));
        }
        (false, long) => {
            all.extend(PLACE.iter().map(plain));
            if long && args.draws > 0 {
                all.push(("drawn".into(), "a ground that the place has in any draw".into()));
                all.extend(chance());
            } else if args.draws > 0 {
                all.push(("GROUND_chance".into(), CHANCE.into()));
            }
        }
    }
    all.extend([plain(&AGE), plain(&SOURCES)]);
    all
}

/// The sides that may have columns; a panel leaves out those that hold nothing in it.
fn sides(session: &Session) -> Vec<String> {
    let log = &session.theatre.log;
    let blocs: Vec<String> = log.blocs.iter().map(|bloc| bloc.id.to_string()).collect();
    let own = if blocs.is_empty() { log.parties.keys().map(ToString::to_string).collect() } else { blocs };
    let mut sides: Vec<String> = own.into_iter().chain(["contested", "shared"].map(str::to_owned)).collect();
    sides.sort();
    sides
}
