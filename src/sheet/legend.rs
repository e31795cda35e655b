//! The legend: all that the map shows, and nothing else.

use super::geometry::{Dot, Rect};
use super::key::Key;
use super::mark::{Anchor, Mark, Stroke};
use super::pen::Pen;
use crate::style::Weight;

/// A key and what it means.
pub struct Row {
    key: Key,
    words: String,
    detail: Option<String>,
    /// Figures at the end of the row, the last first.
    cells: Vec<String>,
}

/// Rows under a heading.
pub struct Section {
    /// The heading.
    pub heading: String,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A legend, ready to be set in any room.
pub struct Legend {
    sections: Vec<Section>,
}

const HEADING: f64 = 13.0;
const WORDS: f64 = 13.0;
const DETAIL: f64 = 11.5;
const LINE: f64 = 16.5;
const KEY: f64 = 36.0;
const RULED: f64 = 26.0;
const BETWEEN: f64 = 14.0;
const GUTTER: f64 = 20.0;
/// Width of a column of figures, as a part of the row.
const CELL: f64 = 0.28;

impl Legend {
    /// A legend of some sections; empty ones are left out.
    pub fn of(sections: Vec<Section>) -> Self {
        Self { sections: sections.into_iter().filter(|section| !section.rows.is_empty()).collect() }
    }

    /// The height that it needs in a width, at its full size.
    pub fn height(&self, width: f64, columns: usize, pen: &Pen<'_>) -> f64 {
        let column = column(width, columns, pen.unit);
        let mut height = self.total(column, pen) / columns as f64;
        let step = LINE * pen.unit;
        while self.columns(column, height, pen).len() > columns {
            height += step;
        }
        height
    }

    fn total(&self, width: f64, pen: &Pen<'_>) -> f64 {
        self.sections.iter().map(|section| section.height(width, pen) + BETWEEN * pen.unit).sum()
    }

    /// Sets the legend in its room, in columns; it shrinks where there is much to say.
    pub fn draw(&self, room: &Rect, columns: usize, pen: &Pen<'_>) -> Vec<Mark> {
        let fits = |pen: &Pen<'_>| {
            let width = column(room.width(), columns, pen.unit);
            self.columns(width, room.height(), pen).len() <= columns
        };
        let sizes = (0..26).map(|i| pen.at(pen.unit * 0.96_f64.powi(i)));
        let pen = sizes.into_iter().find(fits).unwrap_or(pen.at(pen.unit * 0.34));
        let width = column(room.width(), columns, pen.unit);
        let mut marks = Vec::new();
        for (i, column) in self.columns(width, room.height(), &pen).into_iter().enumerate() {
            let mut at = Dot::new(room.left + i as f64 * (width + GUTTER * pen.unit), room.top);
            for (section, rows) in column {
                let bottom = section.draw(&section.rows[rows], at, width, &pen, &mut marks);
                at = Dot::new(at.x, bottom + BETWEEN * pen.unit);
            }
        }
        marks
    }

    /// Which rows of which sections stand in which column of a height. A section that goes on in the
    /// next column has its heading again.
    fn columns(
        &self,
        width: f64,
        height: f64,
        pen: &Pen<'_>,
    ) -> Vec<Vec<(&Section, std::ops::Range<usize>)>> {
        let mut columns: Vec<Vec<(&Section, std::ops::Range<usize>)>> = vec![Vec::new()];
        let mut filled = 0.0;
        for section in &self.sections {
            let mut from = 0;
            let mut head = RULED * pen.unit;
            for (i, row) in section.rows.iter().enumerate() {
                let tall = row.height(width, pen);
                let is_full = filled > 0.0 && filled + head + tall > height;
                if is_full {
                    if from < i {
                        columns.last_mut().into_iter().for_each(|column| column.push((section, from..i)));
                    }
                    columns.push(Vec::new());
                    (filled, from, head) = (0.0, i, RULED * pen.unit);
                }
                filled += head + tall;
                head = 0.0;
            }
            columns
                .last_mut()
                .into_iter()
                .for_each(|column| column.push((section, from..section.rows.len())));
            filled += BETWEEN * pen.unit;
        }
        columns
    }
}

fn column(width: f64, columns: usize, unit: f64) -> f64 {
    (width - GUTTER * unit * (columns as f64 - 1.0)) / columns as f64
}

impl Section {
    fn height(&self, width: f64, pen: &Pen<'_>) -> f64 {
        RULED * pen.unit + self.rows.iter().map(|row| row.height(width, pen)).sum::<f64>()
    }

    /// Draws some of its rows downwards and gives their lower end.
    fn draw(&self, rows: &[Row], at: Dot, width: f64, pen: &Pen<'_>, marks: &mut Vec<Mark>) -> f64 {
        let unit = pen.unit;
        let size = HEADING * unit * (width / pen.width(&self.heading, Weight::Bold, HEADING * unit)).min(1.0);
        let heading = at.plus(0.0, HEADING * unit);
        marks.push(Mark::Text(pen.text(&self.heading, heading, size, Weight::Bold, pen.theme.ink)));
        let rule = vec![at.plus(0.0, 19.0 * unit), at.plus(width, 19.0 * unit)];
        marks.push(Mark::lines(vec![rule], Stroke::solid(pen.theme.rule, 0.7 * unit)));
        let mut y = at.y + RULED * unit;
        for row in rows {
            y = row.draw(Dot::new(at.x, y), width, pen, marks);
        }
        y
    }
}

impl Row {
    /// A row of a key and words.
    pub fn new(key: Key, words: impl Into<String>) -> Self {
        Self { key, words: words.into(), detail: None, cells: Vec::new() }
    }

    /// The same with a line in smaller letters.
    #[must_use]
    pub fn with(self, detail: Option<String>) -> Self {
        Self { detail, ..self }
    }

    /// The same with figures at its end, in columns from the far end.
    #[must_use]
    pub fn cells(self, cells: Vec<String>) -> Self {
        Self { cells, ..self }
    }

    fn height(&self, width: f64, pen: &Pen<'_>) -> f64 {
        self.draw(Dot::new(0.0, 0.0), width, pen, &mut Vec::new())
    }

    fn draw(&self, at: Dot, width: f64, pen: &Pen<'_>, marks: &mut Vec<Mark>) -> f64 {
        let (unit, theme) = (pen.unit, pen.theme);
        let line = |marks: &mut Vec<Mark>, words: &str, y: f64, size: f64, colour| {
            let at = Dot::new(at.x + KEY * unit, y);
            marks.push(Mark::Text(pen.text(words, at, size * unit, Weight::Regular, colour)));
        };
        let room = width - KEY * unit;
        let mut y = at.y;
        for (i, cell) in self.cells.iter().enumerate() {
            let x = at.x + width - i as f64 * width * CELL;
            let text =
                pen.text(cell, Dot::new(x, y + 12.0 * unit), DETAIL * unit, Weight::Regular, theme.ink);
            marks.push(Mark::Text(text.anchored(Anchor::End)));
        }
        let room = room - self.cells.len() as f64 * width * CELL;
        for words in pen.wrap(&self.words, Weight::Regular, WORDS * unit, room) {
            line(marks, &words, y + 12.0 * unit, WORDS, theme.ink);
            y += LINE * unit;
        }
        for words in self.detail.iter().flat_map(|text| pen.wrap(text, Weight::Regular, DETAIL * unit, room))
        {
            line(marks, &words, y + 10.5 * unit, DETAIL, theme.quiet_ink);
            y += (LINE - 1.5) * unit;
        }
        marks.extend(self.key.marks(Rect::at(at.x, at.y, 26.0 * unit, 15.0 * unit), pen));
        y + 5.0 * unit
    }
}
