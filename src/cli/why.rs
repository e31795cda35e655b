//! `frontline why`: the chain of reasons behind a verdict.

mod turns;

use std::fmt::Write;
use std::process::ExitCode;

use frontline::control::{Assessed, Histories, Snapshot, Standing, Step, Turn, publication};
use frontline::events::{Event, Log, Source, SourceKind};
use frontline::gazetteer::Place;
use frontline::ground::{LonLat, distance};
use frontline::layers;
use frontline::render;
use frontline::surface::Band;
use serde_json::{Value, json};

use super::failure::Failure;
use super::session::{Common, Session};
use super::{lookup, output, status};

/// Say why a place, or a point, has the verdict it has.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  frontline why Gharyan --on 2019-07-01
  frontline why 16.2,31.1 --on 2020-06-08 --json")]
pub struct Args {
    /// A place by id or any spelling, or a point as LON,LAT in degrees.
    #[arg(allow_hyphen_values = true)]
    place: String,
    /// The day.
    #[arg(long, value_name = "DATE")]
    on: String,
}

/// Runs the verb.
pub fn run(common: &Common, args: &Args) -> Result<ExitCode, Failure> {
    let session = common.open()?;
    let on = session.day(&args.on)?;
    let histories = session.histories();
    let snapshot = histories.on(on);
    let (place, how_near) = match args.place.parse::<LonLat>() {
        Ok(at) => speaker(&session, &snapshot, at)?,
        Err(_) if looks_like_numbers(&args.place) => {
            return Err(Failure::Usage(format!(
                "`{}` is not LON,LAT in degrees, such as 13.19,32.89",
                args.place
            )));
        }
        Err(_) => (lookup::place(&session.theatre.gazetteer, &args.place)?, String::new()),
    };
    let chain = Chain { session: &session, histories: &histories, snapshot: &snapshot, place };
    if common.json {
        output::print(&format!("{:#}\n", chain.json()))?;
    } else {
        output::print(&format!("{how_near}{}", chain.text()))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn looks_like_numbers(text: &str) -> bool {
    text.contains(',') && text.chars().all(|c| c.is_ascii_digit() || " ,.+-eE".contains(c))
}

/// The place that speaks for a point, and a line that says how far it is.
fn speaker<'s>(
    session: &'s Session,
    snapshot: &Snapshot,
    at: LonLat,
) -> Result<(&'s Place, String), Failure> {
    if !session.theatre.land.contains(at) {
        let name = &session.theatre.about.name;
        return Err(Failure::NotFound(format!(
            "{at} does not lie in {name}; give LON,LAT in degrees, longitude first"
        )));
    }
    let surface = session.surface(snapshot);
    let label = surface.tessellation.label(at);
    let speaks = label.owner.and_then(|owner| session.theatre.gazetteer.get(&surface.evidence[owner].place));
    let Some(place) = speaks else {
        let km = session.theatre.about.nominal.0;
        return Err(Failure::NotFound(format!(
            "nothing is known of {at} on {}: no evidence within {km} km",
            snapshot.as_of
        )));
    };
    let km = place.at.map_or(0.0, |place| distance(place, at).0);
    let beyond = if label.band == Band::Beyond { ", beyond evidence: an inference" } else { "" };
    Ok((place, format!("{at} takes the state of {}, {km:.0} km away{beyond}.\n\n", place.name)))
}

struct Chain<'s> {
    session: &'s Session,
    histories: &'s Histories<'s>,
    snapshot: &'s Snapshot,
    place: &'s Place,
}

impl Chain<'_> {
    fn log(&self) -> &Log {
        &self.session.theatre.log
    }

    fn steps(&self) -> &[Step] {
        self.histories.of(&self.place.id).map_or(&[][..], |history| history.until(self.snapshot.as_of))
    }

    fn dissent(&self, step: &Step) -> &[frontline::events::EventId] {
        step.event.as_ref().map_or(&[], |event| self.histories.dissent(event))
    }

    fn turns(&self) -> Vec<Turn> {
        self.histories.turns(&self.place.id, self.snapshot.as_of)
    }

    fn assessed(&self) -> Option<&Assessed> {
        self.snapshot.get(&self.place.id)
    }

    fn event(&self, step: &Step) -> Option<&Event> {
        self.log().events.get(step.event.as_ref()?)
    }

    fn verdict(&self) -> layers::Place {
        let mut verdicts = self.session.verdicts(self.snapshot, &[self.place]);
        verdicts.remove(0)
    }

    fn json(&self) -> Value {
        let verdict = self.verdict();
        json!({
            "place": self.place.id.as_str(),
            "as_of": self.snapshot.as_of.to_string(),
            "known_by": self.snapshot.known_by.map(|d| d.to_string()),
            "verdict": render::place_properties(&verdict),
            "judgement": self.assessed().is_some_and(|a| a.judgement),
            "runner_up": self.assessed().and_then(|a| a.runner_up.as_deref()),
            "would_change": self.turns().iter().map(turns::json_of).collect::<Vec<_>>(),
            "steps": self.steps().iter().map(|step| self.step_json(step)).collect::<Vec<_>>(),
        })
    }

    fn step_json(&self, step: &Step) -> Value {
        let event = self.event(step);
        let sources: Vec<Value> = event.map(|event| self.sources_json(event)).unwrap_or_default();
        let quotes = self.log().quotes.iter().filter(|q| Some(&q.event) == step.event.as_ref());
        json!({
            "event": step.event.as_ref().map(ToString::to_string),
            "date": event.map_or_else(|| step.on.to_string(), |event| event.date.to_string()),
            "counts_from": step.on.to_string(),
            "what": event.map(|event| event.what.word()),
            "place": event.map(|event| event.place.as_str()),
            "party": event.map(|event| event.party.to_string()),
            "opponent": event.map(|event| event.opponent.to_string()),
            "confidence": event.and_then(|event| event.confidence).map(frontline::events::Confidence::word),
            "note": event.map(|event| event.note.as_str()),
            "sources": sources,
            "quote": quotes.map(|q| q.quote.as_str()).next(),
            "rule": step.rule.sentence(),
            "standing": standing(step.standing),
            "effect": effect(step),
            "holder_after": step.holder.to_string(),
            "dissent": self.dissent(step).iter().map(ToString::to_string).collect::<Vec<_>>(),
        })
    }

    /// The sources of an event that the reader can know.
    fn sources<'e>(&'e self, event: &'e Event) -> impl Iterator<Item = &'e Source> {
        let known_by = self.snapshot.known_by;
        let sources = event.sources.iter().filter_map(|id| self.log().sources.get(id));
        sources.filter(move |source| known_by.is_none_or(|known| publication(source, event) <= known))
    }

    fn sources_json(&self, event: &Event) -> Vec<Value> {
        self.sources(event)
            .map(|source| {
                json!({
                    "id": source.id.as_str(),
                    "publisher": source.publisher,
                    "title": source.title,
                    "published": publication(source, event).to_string(),
                    "published_estimated": source.published.is_none(),
                    "aligned_with": source.aligned_with.as_ref().map(ToString::to_string),
                    "judgement": source.kind == SourceKind::Judgement,
                    "url": source.url,
                })
            })
            .collect()
    }

    fn text(&self) -> String {
        let mut out = self.verdict_line();
        for step in self.steps() {
            self.step_text(step, &mut out);
        }
        if self.steps().is_empty() {
            out.push_str("  no event speaks of it; what is said of it comes from the land it lies in\n");
        }
        if let Some(runner_up) = self.assessed().and_then(|a| a.runner_up.as_deref()) {
            let side = status::short(self.session, runner_up.side.as_str());
            let event = runner_up.event.as_ref().map(|id| format!(" ({id})")).unwrap_or_default();
            let _ = writeln!(out, "\nrunner-up: {side}, which {} it{event}", runner_up.because);
        }
        out.push_str(&turns::text(self.session, &self.turns()));
        out
    }

    fn verdict_line(&self) -> String {
        let verdict = self.verdict();
        let known = self.snapshot.known_by.map(|k| format!(", as known by {k}")).unwrap_or_default();
        let mut line = format!("{} on {}{known}: ", self.place.name, self.snapshot.as_of);
        line.push_str(&status::sentence(self.session, &verdict));
        if let Some(days) = verdict.days_since_evidence {
            let _ = write!(line, "\nlast evidence {days} days before");
        }
        let limit = self.session.rules.stale_days;
        if self.assessed().is_some_and(|a| a.is_stale(self.snapshot.as_of, limit)) {
            let _ = write!(line, ", stale");
        }
        if self.assessed().is_some_and(|a| a.judgement) {
            line.push_str("\nsettled by a judgement, not by a source");
        }
        line.push_str("\n\n");
        line
    }

    /// One event, its sources, and what it did.
    fn step_text(&self, step: &Step, out: &mut String) {
        let Some(event) = self.event(step) else {
            let _ = writeln!(out, "{:10}  {}", step.on, effect(step));
            let _ = writeln!(out, "            rule: {}", step.rule);
            return;
        };
        let opponent =
            if event.opponent.is_nobody() { String::new() } else { format!(", against {}", event.opponent) };
        let at = if event.place == self.place.id { String::new() } else { format!(" at {}", event.place) };
        let confidence = event.confidence.map(|c| format!(" [{c}]")).unwrap_or_default();
        let _ = writeln!(
            out,
            "{:10}  {} {}{at}{opponent}{confidence}  {}",
            event.date, event.party, event.what, event.id
        );
        let _ = writeln!(out, "            {}; rule: {}", effect(step), step.rule);
        if !event.note.is_empty() {
            let _ = writeln!(out, "            note: {}", event.note);
        }
        for source in self.sources(event) {
            let _ = writeln!(out, "            {}", source_line(source, event));
        }
        for source in event.denied_by.iter().filter_map(|id| self.log().sources.get(id)) {
            let _ = writeln!(out, "            denied: {}", source_line(source, event));
        }
        for quote in self.log().quotes.iter().filter(|quote| quote.event == event.id) {
            let _ = writeln!(out, "            \"{}\"", quote.quote);
        }
        for other in self.dissent(step) {
            let _ = writeln!(out, "            dated otherwise by: {other}");
        }
    }
}

/// Who says so, when, for whom and where.
fn source_line(source: &Source, event: &Event) -> String {
    let what = if source.kind == SourceKind::Judgement { "judgement" } else { "source" };
    let day = match source.published {
        Some(day) => format!(", {day}"),
        None => format!(", about {} (undated: taken to be as old as the event)", event.date.latest()),
    };
    let voice = source.aligned_with.as_ref().map(|side| format!(", speaks for {side}")).unwrap_or_default();
    let link = if source.url.is_empty() { String::new() } else { format!(" <{}>", source.url) };
    let title = if source.title.is_empty() { String::new() } else { format!(", `{}`", source.title) };
    format!("{what}: {}{title}{day}{voice}{link}", source.publisher)
}

fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Denied => "denied",
        Standing::Claim => "claim",
        Standing::Inferred => "inferred",
        Standing::Confirmed => "confirmed",
    }
}

/// What a step did, in words.
fn effect(step: &Step) -> String {
    let holder = if step.holder.is_nobody() { "nobody".into() } else { step.holder.to_string() };
    match step.how {
        Some(how) => format!("{}: held by {holder}", how.word().replace('_', " ")),
        None if step.standing < Standing::Inferred => format!("a claim: held by {holder} as before"),
        None => format!("no change: held by {holder}"),
    }
}
