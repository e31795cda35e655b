//! The scale bar.

use super::frame::Frame;
use super::geometry::{Dot, Rect};
use super::mark::{Anchor, Mark, Stroke, Text};
use super::pen::Pen;
use crate::style::Weight;

/// A bar of a round length, right across the middle of its frame.
#[derive(Debug, Clone)]
pub struct ScaleBar<'a> {
    /// The length that it stands for.
    pub km: f64,
    /// Its length on the page.
    pub px: f64,
    pen: Pen<'a>,
}

impl<'a> ScaleBar<'a> {
    /// The longest round bar of at most `most` pixels.
    pub fn of(frame: &Frame, most: f64, pen: Pen<'a>) -> Self {
        let km_per_px = frame.km_per_px();
        let limit = most * km_per_px;
        let decade = 10f64.powf(limit.log10().floor());
        let km = [5.0, 2.0, 1.0].iter().map(|n| n * decade).find(|km| *km <= limit).unwrap_or(decade);
        Self { km, px: km / km_per_px, pen }
    }

    /// The room that it takes, figures and all.
    pub fn size(&self) -> (f64, f64) {
        (self.px + self.margin() * 2.0, 26.0 * self.pen.unit)
    }

    fn margin(&self) -> f64 {
        self.pen.width(&self.words(), Weight::Regular, 11.0 * self.pen.unit) * 0.55
    }

    fn words(&self) -> String {
        let lang = self.pen.lang;
        let km = if self.km < 1.0 { format!("{}", self.km) } else { lang.thousands(self.km) };
        format!("{km} {}", lang.phrases().km)
    }

    /// The bar in its room.
    pub fn marks(&self, room: &Rect) -> Vec<Mark> {
        let (left, base) = (room.left + self.margin(), room.bottom - 6.0 * self.pen.unit);
        let tick = |share: f64, height: f64| {
            let x = left + self.px * share;
            vec![Dot::new(x, base - height * self.pen.unit), Dot::new(x, base)]
        };
        let mut lines = vec![vec![Dot::new(left, base), Dot::new(left + self.px, base)]];
        lines.extend([tick(0.0, 5.0), tick(0.5, 3.5), tick(1.0, 5.0)]);
        let line = |colour, width: f64| {
            Mark::lines(
                lines.clone(),
                Stroke { round: false, ..Stroke::solid(colour, width * self.pen.unit) },
            )
        };
        let mut marks = vec![line(self.pen.theme.paper, 3.6), line(self.pen.theme.ink, 1.3)];
        for (share, words) in [(0.0, "0".to_owned()), (1.0, self.words())] {
            let at = Dot::new(left + self.px * share, base - 8.5 * self.pen.unit);
            let text = Text::new(words, at, 11.0 * self.pen.unit, Weight::Regular, self.pen.theme.ink)
                .anchored(Anchor::Middle);
            marks.extend([Mark::Text(text.halo(self.pen.theme.paper)), Mark::Text(text)]);
        }
        marks
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::{LonLat, distance};
    use crate::sheet::Lang;
    use crate::style::Style;

    #[test]
    fn a_scale_bar_is_within_one_percent_of_the_geodesic() {
        for (south, north) in [(19.5, 33.2), (44.0, 52.4), (-1.0, 1.0), (60.0, 71.0)] {
            let corners = [(9.3, south), (25.2, north)].map(|(lon, lat)| LonLat::new(lon, lat).unwrap());
            let rect = Rect::at(0.0, 0.0, 1200.0, 900.0);
            let frame = Frame::fit(rect, &corners, 20.0, super::super::frame::Align::Middle).unwrap();
            let style = Style::for_sides(&[]);
            let bar = ScaleBar::of(&frame, 170.0, Pen::new(&style, 1.0, Lang::En));
            let middle = rect.centre();
            let ends = [-0.5, 0.5].map(|share| frame.degrees_of(middle.plus(bar.px * share, 0.0)));
            let km = distance(ends[0], ends[1]).0;
            assert!((km / bar.km - 1.0).abs() < 0.01, "{km} for {}", bar.km);
            assert!(bar.px <= 170.0 && bar.px > 60.0, "{}", bar.px);
        }
    }
}
