//! Several differences in a row, in one table.

use frontline::change::{Cause, Diff};

use super::words::ground;
use crate::cli::report::{Cell, Column, Report, Table, difference, figure};
use crate::cli::session::Session;

/// Several differences in a row: places that changed and the net of each side, a row for each.
pub fn series(session: &Session, diffs: &[Diff]) -> Report {
    let ends = diffs.first().zip(diffs.last());
    let title = ends.map(|(first, last)| format!("{} to {}, in {} steps", first.from, last.to, diffs.len()));
    let mut sides: Vec<&String> = diffs.iter().flat_map(|diff| &diff.net).map(|net| &net.side).collect();
    sides.sort();
    sides.dedup();
    let net = |diff: &Diff, side: &String| {
        diff.net.iter().find(|net| net.side == *side).map_or(0.0, |net| net.delta_km2.0)
    };
    let of_side = |side: &&String| {
        let all: f64 = diffs.iter().map(|diff| net(diff, side)).sum();
        let mut row = vec![Cell::of_side(side, ground(session, side)), difference(all).into()];
        row.extend(diffs.iter().map(|diff| Cell::from(difference(net(diff, side)))));
        row
    };
    let spans = diffs.iter().enumerate().map(|(i, diff)| {
        let (real, places) =
            (diff.changes.iter().filter(|c| c.cause == Cause::Real).count(), diff.changes.len());
        let most = diff.front.moved_km_max.map(|km| format!("{km:.0}")).unwrap_or_default();
        vec![
            (i + 1).to_string().into(),
            format!("{} to {}", diff.from, diff.to).into(),
            places.to_string().into(),
            real.to_string().into(),
            figure(diff.front.after_km.0).into(),
            Cell::from(most),
        ]
    });
    let mut head = vec![Column::words("side"), Column::figures("all")];
    head.extend((0..diffs.len()).map(|i| Column::figures(&(i + 1).to_string())));
    Report {
        title: title.unwrap_or_default(),
        tables: vec![
            Table {
                title: "Steps".into(),
                head: vec![
                    Column::words("step"),
                    Column::words("days"),
                    Column::figures("places changed"),
                    Column::figures("by real change"),
                    Column::figures("front km"),
                    Column::figures("moved at most km"),
                ],
                rows: spans.collect(),
            },
            Table {
                title: "Net land within reach of evidence, km2".into(),
                head,
                rows: sides.iter().map(of_side).collect(),
            },
        ],
        ..Report::default()
    }
}
