//! Charts over time: land and places by side, stacked, with what turned them.

use super::day::ground;
use super::geometry::Rect;
use super::lang::fill;
use super::legend::Legend;
use super::mark::Group;
use super::numbers::{self, Numbered};
use super::page::{self, Heading, Page};
use super::pen::Pen;
use super::plot::{self, Plot};
use super::{PageOptions, Sheet, day, rows};
use crate::layers::Course;
use crate::style::Style;

impl Sheet {
    /// Lays out a chart of what each side held over time.
    pub fn chart(course: &Course, style: &Style, options: &PageOptions) -> Self {
        let pen = Pen::new(style, page::unit(options), options.lang);
        let (lang, phrases) = (options.lang, options.lang.phrases());
        let ends = course.days.first().zip(course.days.last());
        let span = ends.map_or(String::new(), |(a, b)| fill(phrases.span, &[&lang.date(*a), &lang.date(*b)]));
        let heading = Heading::dressed(&course.about, options, span, page::rests_on(&course.about, &pen));
        let marked: Vec<Numbered> = course
            .turns
            .iter()
            .enumerate()
            .map(|(i, turn)| numbered(i + 1, turn, course, options, &pen))
            .collect();
        let key = Legend::of(vec![rows::numbered(phrases.main_changes, &marked)]);
        let page = Page::plan(options, &heading, &pen, |width, columns| key.height(width, columns, &pen));
        let mut groups = vec![ground(&page, &pen).swap_remove(0)];
        let gap = 34.0 * pen.unit;
        let height = (page.map.height() - gap) / 2.0;
        let rooms = [page.map.top, page.map.top + height + gap]
            .map(|top| Rect::at(page.map.left, top, page.map.width(), height));
        let reach = fill(phrases.within_reach, &[&format!("{:.0}", course.about.reach.0)]);
        let titles = [format!("{} ({reach})", phrases.land_over_time), phrases.places_over_time.to_owned()];
        let scaled: Vec<Vec<f64>> =
            course.areas.iter().map(|row| row.iter().map(|km2| km2 / 1000.0).collect()).collect();
        for (i, (values, id)) in [(&scaled, "land"), (&course.places, "places")].into_iter().enumerate() {
            if let Some(plot) = Plot::of(course, values, rooms[i], &titles[i], pen) {
                groups.push(Group::new(id, plot.marks(course, id)));
            }
        }
        groups.extend(day::around(&page, &heading, &key, Vec::new(), options, &pen));
        let title = format!("{}, {}", heading.title, heading.subtitle);
        Self::of(&page, title, describe(course, &pen), groups, style)
    }
}

fn numbered(
    number: usize,
    turn: &crate::layers::Turn,
    course: &Course,
    options: &PageOptions,
    pen: &Pen<'_>,
) -> Numbered {
    let name = numbers::name_in(&turn.name, &turn.name_local, options.labels, pen);
    let short = |id: &str| {
        course
            .sides
            .iter()
            .find(|side| side.id == id)
            .map_or_else(|| id.to_owned(), |side| side.short.clone())
    };
    let side = turn.to_side.split('+').map(short).collect::<Vec<_>>().join(" + ");
    Numbered {
        number,
        at: crate::ground::LonLat::NULL_ISLAND,
        words: format!("{}: {name}", pen.lang.date(turn.on)),
        detail: format!("{side}, {}", pen.lang.phrases().how(&turn.how)),
    }
}

/// The chart in words: first and last day.
fn describe(course: &Course, pen: &Pen<'_>) -> String {
    let at = |i: usize| {
        let rows = course.sides.iter().zip(&course.areas);
        let held = rows.filter_map(|(side, row)| {
            let km2 = row.get(i).filter(|km2| **km2 >= 1.0)?;
            Some(format!("{} {}", plot::name(side, pen), pen.lang.area(crate::ground::SquareKm(*km2))))
        });
        let held: Vec<String> = held.collect();
        course
            .days
            .get(i)
            .map_or(String::new(), |day| format!("{}: {}.", pen.lang.date(*day), held.join("; ")))
    };
    let last = course.days.len().saturating_sub(1);
    format!("{}. {} {}", pen.lang.phrases().land_over_time, at(0), at(last))
}
