//! One panel of a chart: stacked bands on plotters' axes, named where they are thickest.

use jiff::civil::Date;
use plotters::coord::ranged1d::{Ranged, ValueFormatter};
use plotters::coord::types::RangedCoordf64;

use super::geometry::{Dot, Rect};
use super::mark::{Anchor, Group, Mark, Stroke, Text};
use super::pen::Pen;
use super::{land, symbols};
use crate::control::Status;
use crate::layers::{Course, Side};
use crate::style::{Colour, Ground, Weight};

/// Steps of plotters' axes in a pixel, so that lines are smooth.
const STEPS: f64 = 16.0;
const LETTERS: f64 = 12.0;

/// One stacked panel.
pub struct Plot<'a> {
    pen: Pen<'a>,
    /// The room of the curves.
    room: Rect,
    title: String,
    first: Date,
    last: Date,
    days: f64,
    most: f64,
    /// For each side its lower and upper edge on each day.
    bands: Vec<Vec<(f64, f64)>>,
}

impl<'a> Plot<'a> {
    /// A panel of some values of each side; `None` of no days.
    pub fn of(course: &Course, values: &[Vec<f64>], whole: Rect, title: &str, pen: Pen<'a>) -> Option<Self> {
        let (first, last) = (*course.days.first()?, *course.days.last()?);
        let days = f64::from((last - first).get_days()).max(1.0);
        let mut tops = vec![0.0; course.days.len()];
        let mut bands = Vec::new();
        for row in values {
            let band = row.iter().zip(&mut tops).map(|(value, top)| {
                let low = *top;
                *top += value;
                (low, *top)
            });
            bands.push(band.collect());
        }
        let most = tops.iter().copied().fold(1.0, f64::max) * 1.06;
        let unit = pen.unit;
        let room = Rect {
            left: whole.left + 44.0 * unit,
            top: whole.top + 46.0 * unit,
            right: whole.right - 8.0 * unit,
            bottom: whole.bottom - 20.0 * unit,
        };
        Some(Self { pen, room, title: title.to_owned(), first, last, days, most, bands })
    }

    fn x(&self, day: Date) -> f64 {
        let axis = RangedCoordf64::from(0.0..self.days);
        along(&axis, f64::from((day - self.first).get_days()), (self.room.left, self.room.right))
    }

    fn y(&self, value: f64) -> f64 {
        let axis = RangedCoordf64::from(0.0..self.most);
        along(&axis, value, (self.room.bottom, self.room.top))
    }

    /// The panel; the ids of its groups begin with `prefix`.
    pub fn marks(&self, course: &Course, prefix: &str) -> Vec<Mark> {
        let (pen, unit) = (&self.pen, self.pen.unit);
        let title = Dot::new(self.room.left - 44.0 * unit, self.room.top - 30.0 * unit);
        let title = Mark::Text(pen.text(&self.title, title, 14.0 * unit, Weight::Bold, pen.theme.ink));
        let title = if pen.lang.is_rtl() {
            title.mirrored(f64::midpoint(self.room.left - 44.0 * unit, self.room.right))
        } else {
            title
        };
        let mut marks = vec![title];
        marks.extend(self.grid());
        for (side, band) in course.sides.iter().zip(&self.bands) {
            marks.push(Mark::Group(Group::new(
                format!("{prefix}-{}", land::slug(&side.id)),
                land::paint(vec![self.ring(course, band)], &look(side, pen), pen),
            )));
        }
        marks.extend(self.turns(course));
        let mut taken = Vec::new();
        for (side, band) in course.sides.iter().zip(&self.bands) {
            marks.extend(self.label(course, side, band, &mut taken));
        }
        marks
    }

    /// A band as a ring: its upper edge, then its lower edge back.
    fn ring(&self, course: &Course, band: &[(f64, f64)]) -> Vec<Dot> {
        let edge = |of: fn(&(f64, f64)) -> f64| {
            let dots = course.days.iter().zip(band).map(move |(day, ends)| (*day, of(ends)));
            dots.map(|(day, value)| Dot::new(self.x(day), self.y(value))).collect::<Vec<_>>()
        };
        let mut ring = edge(|ends| ends.1);
        ring.extend(edge(|ends| ends.0).into_iter().rev());
        ring
    }

    /// Years along the foot, round figures at the left.
    fn grid(&self) -> Vec<Mark> {
        let (pen, unit) = (&self.pen, self.pen.unit);
        let axis = RangedCoordf64::from(0.0..self.most);
        let size = LETTERS * unit;
        let text = |words: &str, at: Dot, anchor| {
            let text = Text::new(words, at, size, Weight::Regular, pen.theme.quiet_ink);
            Mark::Text(text.anchored(anchor))
        };
        let (mut lines, mut marks) = (Vec::new(), Vec::new());
        for value in axis.key_points(6) {
            let y = self.y(value);
            lines.push(vec![Dot::new(self.room.left, y), Dot::new(self.room.right, y)]);
            let words = pen.lang.thousands(value);
            let words = if value.fract() == 0.0 { words } else { RangedCoordf64::format(&value) };
            marks.push(text(&words, Dot::new(self.room.left - 6.0 * unit, y + size * 0.35), Anchor::End));
        }
        let mut ticks = Vec::new();
        for (day, words) in self.ticks() {
            let x = self.x(day);
            ticks.push(vec![Dot::new(x, self.room.bottom), Dot::new(x, self.room.bottom + 5.0 * unit)]);
            marks.push(text(&words, Dot::new(x, self.room.bottom + 18.0 * unit), Anchor::Middle));
        }
        let rule = |lines, width: f64| {
            Mark::lines(lines, Stroke { round: false, ..Stroke::solid(pen.theme.rule, width * unit) })
        };
        marks.insert(0, rule(lines, 0.5));
        marks.insert(1, rule(ticks, 0.9));
        marks
    }

    /// The first day of each year; of each month or quarter, where there are few years.
    fn ticks(&self) -> Vec<(Date, String)> {
        let months = if self.days > 1000.0 {
            12
        } else if self.days > 300.0 {
            3
        } else {
            1
        };
        let mut ticks = Vec::new();
        let mut day = self.first.first_of_month();
        let end = self.last;
        while day <= end && ticks.len() < 60 {
            let month = i32::from(day.month()) - 1;
            if day >= self.first && month % months == 0 {
                let words = if months == 12 || month == 0 {
                    day.year().to_string()
                } else {
                    self.pen.lang.month(day).to_owned()
                };
                ticks.push((day, words));
            }
            day = day.saturating_add(jiff::Span::new().months(1));
        }
        ticks
    }

    /// Thin upright lines where the greatest changes were, numbered at their upper end.
    fn turns(&self, course: &Course) -> Vec<Mark> {
        let (pen, unit) = (&self.pen, self.pen.unit);
        let mut marks = Vec::new();
        for (i, turn) in course.turns.iter().enumerate() {
            let x = self.x(turn.on);
            let line = vec![Dot::new(x, self.room.top - 2.0 * unit), Dot::new(x, self.room.bottom)];
            let stroke = Stroke::dashed(pen.theme.ink, 0.8 * unit, &[2.0 * unit, 2.5 * unit]);
            marks.push(Mark::lines(vec![line], stroke));
            marks.extend(symbols::badge(Dot::new(x, self.room.top - 9.0 * unit), i + 1, pen));
        }
        marks
    }

    /// The short name of a side where its band is thickest: inside, or on a thin band at its edge.
    fn label(
        &self,
        course: &Course,
        whose: &Side,
        band: &[(f64, f64)],
        taken: &mut Vec<Rect>,
    ) -> Option<Mark> {
        let (pen, unit) = (&self.pen, self.pen.unit);
        let name = name(whose, pen);
        let sizes = [18.0, 14.0, 11.5].map(|size| size * unit);
        for size in sizes {
            let width = pen.width(&name, Weight::Bold, size) + 8.0 * unit;
            let mut spots: Vec<(f64, Rect)> = Vec::new();
            for (day, _) in course.days.iter().zip(band) {
                let rect = Rect::around(Dot::new(self.x(*day), 0.0), width, size);
                if rect.left < self.room.left || rect.right > self.room.right {
                    continue;
                }
                let under = course
                    .days
                    .iter()
                    .zip(band)
                    .filter(|(other, _)| (rect.left..=rect.right).contains(&self.x(**other)));
                let (low, high) = under.fold((0.0_f64, f64::INFINITY), |(low, high), (_, ends)| {
                    (low.max(ends.0), high.min(ends.1))
                });
                let (top, bottom) = (self.y(high), self.y(low));
                let rect = Rect::around(Dot::new(self.x(*day), f64::midpoint(top, bottom)), width, size);
                if bottom - top >= size * 1.05 && taken.iter().all(|other| !other.overlaps(&rect)) {
                    spots.push((bottom - top, rect));
                }
            }
            if let Some((_, rect)) = spots.iter().max_by(|a, b| a.0.total_cmp(&b.0)) {
                taken.push(*rect);
                return Some(self.lettered(&name, rect.centre(), size, whose));
            }
        }
        // Too thin everywhere: beside its thickest day, with a halo.
        let thickest =
            course.days.iter().zip(band).max_by(|a, b| (a.1.1 - a.1.0).total_cmp(&(b.1.1 - b.1.0)))?;
        let size = sizes[2];
        let (day, (low, high)) = thickest;
        if high - low <= 0.0 {
            return None;
        }
        let width = pen.width(&name, Weight::Bold, size) + 4.0 * unit;
        let middle = Dot::new(self.x(*day), f64::midpoint(self.y(*low), self.y(*high)));
        let around =
            [0.0, -1.1, 1.1, -2.2, 2.2].map(|step| Rect::around(middle.plus(0.0, step * size), width, size));
        let rect = around
            .iter()
            .map(|rect| self.pushed(*rect))
            .find(|rect| taken.iter().all(|other| !other.overlaps(rect)))?;
        taken.push(rect);
        Some(self.lettered(&name, rect.centre(), size, whose))
    }

    /// A box moved into the room.
    fn pushed(&self, rect: Rect) -> Rect {
        let right = (self.room.left - rect.left).max(0.0) - (rect.right - self.room.right).max(0.0);
        rect.moved(right, 0.0)
    }

    fn lettered(&self, words: &str, middle: Dot, size: f64, whose: &Side) -> Mark {
        let pen = &self.pen;
        let own = pen.style.side(&whose.id);
        let at = middle.plus(0.0, size * 0.34);
        let ink = own.colour.mix(pen.theme.ink, 0.6);
        let text = Text::new(words, at, size, Weight::Bold, ink).anchored(Anchor::Middle);
        let halo = text.halo(own.ground.mix(pen.theme.paper, 0.6));
        Mark::Group(Group::new(
            format!("name-{}-{:.0}", land::slug(&whose.id), self.room.top),
            vec![Mark::Text(halo), Mark::Text(text)],
        ))
    }
}

/// Where plotters puts a value on an axis.
#[expect(clippy::cast_possible_truncation, reason = "sixteenths of a page's pixels fit an i32")]
fn along(axis: &RangedCoordf64, value: f64, ends: (f64, f64)) -> f64 {
    let limit = ((ends.0 * STEPS) as i32, (ends.1 * STEPS) as i32);
    f64::from(axis.map(&value, limit)) / STEPS
}

/// The ground of a side; contested and shared ground have stripes.
fn look(side: &Side, pen: &Pen<'_>) -> Ground {
    match side.id.as_str() {
        "contested" => striped(pen.theme.fighting, pen),
        "shared" => striped(pen.theme.quiet_ink, pen),
        id => pen.style.ground_of(Status::Controlled, &[id], false),
    }
}

fn striped(colour: Colour, pen: &Pen<'_>) -> Ground {
    let plain = pen.style.ground_of(Status::Unknown, &[], false);
    let stripes = vec![colour.mix(pen.theme.paper, 0.35), colour.mix(pen.theme.paper, 0.8)];
    Ground { base: stripes[0], stripes, ..plain }
}

/// What a side is called in a chart.
pub fn name(side: &Side, pen: &Pen<'_>) -> String {
    match side.id.as_str() {
        word @ ("contested" | "shared") => pen.lang.phrases().how(word).to_owned(),
        _ => side.short.clone(),
    }
}
