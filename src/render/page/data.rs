//! What the page's script reads: tables of numbers that name each other, so that the whole history is small.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::{Value, json};

use super::Page;
use super::lines::{coast, foreign, of_grid, unit};
use super::numbers::Numbers;
use super::pool::Pool;
use crate::control::Status;
use crate::layers::{Account, Dossier, Side, Verdict};
use crate::style::{Colour, Ground, Style, Symbol, palette};

/// All data of a page.
pub(super) fn data(page: &Page<'_>) -> Value {
    let chronicle = page.chronicle;
    let mut book = Book::new(page);
    let places: Vec<Value> = chronicle.places.iter().map(|place| book.place(place)).collect();
    let events: Vec<Value> = chronicle.events.iter().map(|event| book.event(event)).collect();
    let plane = page.plane;
    let closed =
        |ring: &Vec<_>| of_grid(plane, &ring.iter().chain(ring.first()).copied().collect::<Vec<_>>());
    let rings = page.land.iter().flatten();
    let land: Vec<Vec<i64>> = rings.clone().map(closed).collect();
    let coast: Vec<Vec<i64>> = rings.flat_map(|ring| coast(ring)).map(|line| of_grid(plane, &line)).collect();
    let neighbours = page.context.neighbours.iter().map(|neighbour| {
        let rings = neighbour.polygons.iter().flatten().map(|ring| foreign(plane, ring));
        json!([
            neighbour.name,
            neighbour.name_local,
            neighbour.label.map(|at| unit(plane, at)),
            rings.collect::<Vec<_>>()
        ])
    });
    let roads = page
        .context
        .roads
        .iter()
        .map(|road| json!([road.class, road.line.iter().map(|at| unit(plane, *at)).collect::<Vec<_>>()]));
    let sources = chronicle.sources.iter().map(|source| {
        json!([source.publisher, source.title, source.url, source.published.map(|day| day.to_string())])
    });
    let about = &chronicle.about;
    let (arabic, sides) = page.arabic;
    json!({
        "ar": {
            "title": arabic.title,
            "credits": arabic.credits,
            "disclaimer": arabic.disclaimer,
            "sides": sides.iter().map(|side| json!([side.id, side.name, side.short])).collect::<Vec<_>>(),
        },
        "title": about.title,
        "theatre": about.theatre,
        "first": chronicle.first.to_string(),
        "last": book.day(chronicle.last),
        "day": page.day.map(|day| book.day(day)),
        "method": about.method,
        "reach": about.reach.0,
        "nominal": about.nominal.0,
        "knownBy": about.known_by.unwrap_or(about.cut_off).to_string(),
        "sourceCount": about.sources,
        "credits": about.credits,
        "disclaimer": about.disclaimer,
        "version": page.version,
        "stamp": page.live,
        "sides": chronicle.sides.iter().map(|side| book.side(side)).collect::<Vec<_>>(),
        "parties": chronicle.parties.iter().map(|(id, name)| json!([id, name])).collect::<Vec<_>>(),
        "coast": if coast == land { Value::Null } else { coast.into() },
        "land": land,
        "neighbours": neighbours.collect::<Vec<_>>(),
        "roads": roads.collect::<Vec<_>>(),
        "arcs": arcs(page),
        "tiles": book.tiles(),
        "byGround": chronicle.mosaic.by_ground,
        "places": places,
        "events": events,
        "sources": sources.collect::<Vec<_>>(),
        "states": book.states.into_values(),
        "grounds": book.grounds.into_values(),
        "words": book.words.into_values(),
    })
}

/// The arcs: for each the count of its positions, the first, and the steps to each next.
fn arcs(page: &Page<'_>) -> String {
    let mut numbers = Numbers::default();
    for arc in &page.chronicle.mosaic.arcs {
        let steps = of_grid(page.plane, arc);
        numbers.count(steps.len() / 2);
        for step in steps {
            numbers.push(step);
        }
    }
    numbers.into_text()
}

/// Numbers of everything that is named more than once.
struct Book<'a> {
    first: Date,
    page: &'a Page<'a>,
    /// As the theatre asks, and with colours that everybody can tell apart.
    styles: [Style; 2],
    places: BTreeMap<&'a str, usize>,
    events: BTreeMap<&'a str, usize>,
    sources: BTreeMap<&'a str, usize>,
    states: Pool,
    grounds: Pool,
    words: Pool,
}

impl<'a> Book<'a> {
    fn new(page: &'a Page<'a>) -> Self {
        let chronicle = page.chronicle;
        let safe: Vec<Side> = chronicle.sides.iter().enumerate().map(safe).collect();
        let numbers = |(i, id)| (id, i);
        Self {
            first: chronicle.first,
            page,
            styles: [Style::for_sides(&chronicle.sides), Style::for_sides(&safe)],
            places: chronicle.places.iter().map(|p| p.id.as_str()).enumerate().map(numbers).collect(),
            events: chronicle.events.iter().map(|e| e.id.as_str()).enumerate().map(numbers).collect(),
            sources: chronicle.sources.iter().map(|s| s.id.as_str()).enumerate().map(numbers).collect(),
            states: Pool::default(),
            grounds: Pool::default(),
            words: Pool::default(),
        }
    }

    /// The tiles: for each its place, whether it is beyond evidence, its first day, how many days it lasts
    /// (0 is to the end), and its rings: for each the count of its arcs and the steps from arc to arc,
    /// numbered twice so that odd ones run backwards.
    fn tiles(&self) -> String {
        let mut numbers = Numbers::default();
        for tile in &self.page.chronicle.mosaic.tiles {
            let Some(place) = self.places.get(tile.place.as_str()) else { continue };
            let from = self.day(tile.from);
            numbers.count(*place);
            numbers.push(i64::from(tile.beyond));
            numbers.push(i64::from(from));
            numbers.push(i64::from(tile.until.map_or(0, |until| self.day(until) - from)));
            numbers.count(tile.rings.len());
            let mut last = 0;
            for ring in &tile.rings {
                numbers.count(ring.len());
                for arc in ring {
                    let twice = if *arc < 0 { 2 * i64::from(!arc) + 1 } else { 2 * i64::from(*arc) };
                    numbers.push(twice - last);
                    last = twice;
                }
            }
        }
        numbers.into_text()
    }

    /// Days from the first day; before it they are negative.
    fn day(&self, day: Date) -> i32 {
        self.first.until(day).map_or(0, |span| span.get_days())
    }

    fn days(&self, day: Option<Date>) -> Value {
        day.map_or(Value::Null, |day| self.day(day).into())
    }

    fn side(&self, side: &Side) -> Value {
        let colours = self.styles.each_ref().map(|style| style.side(&side.id).colour.to_string());
        json!({
            "id": side.id, "name": side.name, "short": side.short, "fights": side.fights, "colours": colours,
        })
    }

    fn place(&mut self, place: &Dossier) -> Value {
        let verdicts: Vec<Value> = place.verdicts.iter().map(|verdict| self.verdict(verdict)).collect();
        let steps: Vec<Value> = place
            .steps
            .iter()
            .map(|step| {
                let event = step.event.as_ref().and_then(|id| self.events.get(id.as_str()).copied());
                let how = step.how.map_or(Value::Null, |how| self.words.number(how.word()).into());
                let (rule, holder) = (self.words.number(step.rule), self.words.number(step.holder.as_str()));
                json!([self.day(step.on), event, rule, how, holder])
            })
            .collect();
        json!({
            "id": place.id,
            "name": place.name,
            "local": place.name_local,
            "names": place.names,
            "kind": place.kind.word(),
            "sign": Symbol::of(place.kind).map(|symbol| format!("{symbol:?}").to_lowercase()),
            "admin": place.admin1,
            "of": place.part_of.as_ref().and_then(|id| self.places.get(id.as_str())),
            "people": place.population,
            "at": place.at.map(|at| unit(self.page.plane, at)),
            "verdicts": verdicts,
            "steps": steps,
        })
    }

    fn verdict(&mut self, verdict: &Verdict) -> Value {
        let state = self.state(verdict);
        let basis = self.words.number(verdict.basis.map(crate::control::Basis::word).unwrap_or_default());
        let holder = self.words.number(verdict.holder.as_str());
        json!([
            self.day(verdict.from),
            state,
            holder,
            basis,
            self.days(verdict.since),
            self.days(verdict.last_evidence),
            self.days(verdict.last_fighting),
        ])
    }

    /// Everything that is drawn of a verdict.
    fn state(&mut self, verdict: &Verdict) -> usize {
        let named = match verdict.status {
            Status::Claimed => &verdict.claimed_by,
            Status::Controlled
            | Status::Contested
            | Status::Shared
            | Status::Conflicting
            | Status::Unknown => &verdict.contested_by,
        };
        let sides: Vec<&str> = verdict.sides.iter().chain(named).map(String::as_str).collect();
        let mut grounds = Vec::new();
        for style in &self.styles {
            for beyond in [false, true] {
                let mut ground = style.ground_of(verdict.status, &sides, beyond);
                if verdict.status != Status::Claimed {
                    ground.hatches.extend(style.claims(verdict.claimed_by.iter().map(String::as_str)));
                }
                grounds.push(self.grounds.number(painted(&ground)));
            }
        }
        self.states.number(json!({
            "side": verdict.side,
            "sides": verdict.sides,
            "status": verdict.status.word(),
            "contested": verdict.contested_by,
            "besieged": verdict.besieged_by,
            "claimed": verdict.claimed_by,
            "grounds": grounds,
        }))
    }

    fn event(&self, event: &Account) -> Value {
        let sources: Vec<_> = event.sources.iter().filter_map(|id| self.sources.get(id.as_str())).collect();
        json!([
            event.id,
            event.date,
            self.places.get(event.place.as_str()),
            event.what,
            event.party,
            event.opponent,
            event.confidence,
            sources,
            event.note,
            event.quote,
        ])
    }
}

/// The angles of hatches that tell sides apart without any colour; the first side has none.
const ANGLES: [u8; 7] = [0, 90, 45, 135, 20, 70, 110];

/// A side in a look that everybody can tell apart: a colour of the palette, and a hatch of its own.
fn safe((i, side): (usize, &Side)) -> Side {
    let of_palette = |colour: &String| Colour::parse(colour).is_some_and(|c| palette::SIDES.contains(&c));
    let angle = i.checked_sub(1).map(|i| format!("{} 6", ANGLES[i % ANGLES.len()]));
    Side { colour: side.colour.clone().filter(of_palette), hatch: angle.unwrap_or_default(), ..side.clone() }
}

/// A ground: base, stripes, hatches as angle, spacing, width and colour, and whether it is dotted.
fn painted(ground: &Ground) -> Value {
    let colours: Vec<String> = ground.stripes.iter().map(ToString::to_string).collect();
    let hatches: Vec<Value> = ground
        .hatches
        .iter()
        .map(|(hatch, colour)| json!([hatch.angle, hatch.spacing, hatch.width, colour.to_string()]))
        .collect();
    json!([ground.base.to_string(), colours, hatches, ground.dotted])
}
