//! Which parts of a frame some shapes cover, coarsely: where there is room for a box.

use super::geometry::{Dot, Rect};
use crate::ground::crossings;

/// Cells of a frame, covered or not, with running sums so that any box is counted at once.
#[derive(Debug, Clone)]
pub struct Mask {
    corner: Dot,
    cell: f64,
    columns: usize,
    rows: usize,
    /// Covered cells left of and above each corner of the cells.
    sums: Vec<u32>,
}

impl Mask {
    /// The cells of `rect` whose middle lies inside the rings, by the even-odd rule.
    pub fn of(rings: &[Vec<Dot>], rect: &Rect, cell: f64) -> Self {
        let (columns, rows) = (whole(rect.width() / cell) + 1, whole(rect.height() / cell) + 1);
        let corner = Dot::new(rect.left, rect.top);
        let mut mask = Self { corner, cell, columns, rows, sums: vec![0; (columns + 1) * (rows + 1)] };
        for row in 0..rows {
            let y = rect.top + (row as f64 + 0.5) * cell;
            mask.sum_row(row, &crossings(rings, |dot| (dot.x, dot.y), y));
        }
        mask
    }

    fn sum_row(&mut self, row: usize, stops: &[f64]) {
        let (mut in_row, mut passed) = (0, 0);
        for column in 0..self.columns {
            let x = self.corner.x + (column as f64 + 0.5) * self.cell;
            while stops.get(passed).is_some_and(|stop| *stop <= x) {
                passed += 1;
            }
            in_row += u32::from(passed % 2 == 1);
            let above = self.sums[row * (self.columns + 1) + column + 1];
            self.sums[(row + 1) * (self.columns + 1) + column + 1] = above + in_row;
        }
    }

    /// How much of a box is covered, 0 to 1, by the cells that it touches.
    pub fn share(&self, rect: &Rect) -> f64 {
        let column = |x: f64| whole(x).min(self.columns);
        let row = |y: f64| whole(y).min(self.rows);
        let left = column(((rect.left - self.corner.x) / self.cell).floor());
        let right = column(((rect.right - self.corner.x) / self.cell).ceil());
        let top = row(((rect.top - self.corner.y) / self.cell).floor());
        let bottom = row(((rect.bottom - self.corner.y) / self.cell).ceil());
        let cells = right.saturating_sub(left) * bottom.saturating_sub(top);
        let sum = |row: usize, column: usize| self.sums[row * (self.columns + 1) + column];
        let covered = i64::from(sum(bottom, right)) + i64::from(sum(top, left))
            - i64::from(sum(top, right))
            - i64::from(sum(bottom, left));
        if cells == 0 { 0.0 } else { covered as f64 / cells as f64 }
    }

    /// Middles of all cells, row by row.
    pub fn middles(&self) -> impl Iterator<Item = Dot> + '_ {
        let row = |row: usize| (0..self.columns).map(move |column| (row, column));
        (0..self.rows).flat_map(row).map(|(row, column)| {
            self.corner.plus((column as f64 + 0.5) * self.cell, (row as f64 + 0.5) * self.cell)
        })
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a count of cells")]
fn whole(value: f64) -> usize {
    value.clamp(0.0, 1e5) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_half_on_a_shape_is_half_covered() {
        let square = vec![Rect::at(0.0, 0.0, 50.0, 100.0).ring()];
        let mask = Mask::of(&square, &Rect::at(0.0, 0.0, 100.0, 100.0), 5.0);
        let percent = |rect: Rect| (mask.share(&rect) * 100.0).round();
        let shares = [
            percent(Rect::at(0.0, 0.0, 50.0, 50.0)),
            percent(Rect::at(25.0, 10.0, 50.0, 50.0)),
            percent(Rect::at(60.0, 0.0, 30.0, 30.0)),
        ];
        assert!(shares.iter().zip([100.0, 50.0, 0.0]).all(|(a, b)| (a - b).abs() < 0.5), "{shares:?}");
    }
}
