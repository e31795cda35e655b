//! Where labels can stand: clear of the front line, of symbols, of the frame and of each other.

use rstar::primitives::Rectangle;
use rstar::{AABB, RTree};

use super::geometry::{Dot, Rect};

/// Lines are kept in pieces no longer than this, so that their boxes are tight.
const PIECE: f64 = 6.0;

/// What a label costs that crosses a border, and for each piece of border that it crosses, in steps of
/// preference.
const CROSSES: f64 = 2.0;
const CROSSED_PIECE: f64 = 1.5;

/// Keeps what stands on the page, and finds room for more.
#[derive(Debug, Clone)]
pub struct Placer {
    frame: Rect,
    taken: RTree<Rectangle<[f64; 2]>>,
    fences: RTree<Rectangle<[f64; 2]>>,
    discouraged: RTree<Rectangle<[f64; 2]>>,
}

/// A label that found room.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placed {
    /// Its box.
    pub rect: Rect,
    /// The line from its point, where it stands apart from it.
    pub leader: Option<[Dot; 2]>,
}

impl Placer {
    /// An empty frame; labels stay inside it.
    pub fn new(frame: Rect) -> Self {
        Self { frame, taken: RTree::new(), fences: RTree::new(), discouraged: RTree::new() }
    }

    /// Nothing may stand on this box.
    pub fn block(&mut self, rect: &Rect) {
        self.taken.insert(stored(rect));
    }

    /// Nothing may stand within `reach` of this line.
    pub fn block_line(&mut self, line: &[Dot], reach: f64) {
        for piece in pieces(line) {
            self.taken.insert(stored(&piece.grown(reach)));
        }
    }

    /// No label may stand on this line, but the line from a label to its point may cross it.
    pub fn fence(&mut self, line: &[Dot]) {
        for piece in pieces(line) {
            self.fences.insert(stored(&piece.grown(1.0)));
        }
    }

    /// Labels would rather not cross this line.
    pub fn discourage(&mut self, line: &[Dot]) {
        for piece in pieces(line) {
            self.discouraged.insert(stored(&piece));
        }
    }

    /// Whether a box lies in the frame, clear of all that stands there.
    pub fn is_free(&self, rect: &Rect) -> bool {
        let fenced = self.fences.locate_in_envelope_intersecting(&envelope(rect)).next().is_some();
        self.is_clear(rect) && !fenced
    }

    fn is_clear(&self, rect: &Rect) -> bool {
        let taken = self.taken.locate_in_envelope_intersecting(&envelope(rect)).next().is_some();
        self.frame.holds(rect) && !taken
    }

    /// Whether a box of this size can stand beside its point; the place it takes is then taken.
    pub fn beside(&mut self, point: Dot, clear: f64, width: f64, height: f64) -> Option<Placed> {
        self.beside_where(point, clear, width, height, &|_| true)
    }

    /// The same, among the boxes asked for.
    pub fn beside_where(
        &mut self,
        point: Dot,
        clear: f64,
        width: f64,
        height: f64,
        wanted: &dyn Fn(&Rect) -> bool,
    ) -> Option<Placed> {
        let boxes = around(point, clear, width, height);
        let cost = |(i, rect): (usize, &Rect)| i as f64 + self.crossing_cost(rect);
        let free = boxes.iter().enumerate().filter(|(_, rect)| self.is_free(rect) && wanted(rect));
        let best = free.map(|(i, rect)| (cost((i, rect)), *rect)).min_by(|a, b| a.0.total_cmp(&b.0));
        let (_, rect) = best?;
        self.block(&rect);
        Some(Placed { rect, leader: None })
    }

    /// Whether a box can stand apart from its point, at the end of a line that crosses nothing.
    pub fn apart(&mut self, point: Dot, clear: f64, width: f64, height: f64, reach: f64) -> Option<Placed> {
        let rings = (1..=5).map(|i| clear + reach * f64::from(i) / 5.0);
        let spots =
            rings.flat_map(|radius| (0..24).map(move |i| (radius, f64::from(i) * 15.0_f64.to_radians())));
        let tried = spots.filter_map(|(radius, angle)| {
            let (sin, cos) = angle.sin_cos();
            let tip = point.plus(radius * cos, radius * sin);
            let middle = tip.plus(cos * width / 2.0, sin * height / 2.0);
            let rect = Rect::around(middle, width, height);
            let line = [
                point.plus((clear + 0.5) * cos, (clear + 0.5) * sin),
                point.plus((radius - 1.0) * cos, (radius - 1.0) * sin),
            ];
            let free = self.is_free(&rect) && pieces(&line).iter().all(|piece| self.is_clear(piece));
            free.then(|| (radius + 3.0 * self.crossing_cost(&rect), rect, line))
        });
        let (_, rect, line) = tried.min_by(|a, b| a.0.total_cmp(&b.0))?;
        self.block(&rect);
        self.block_line(&line, 0.8);
        Some(Placed { rect, leader: Some(line) })
    }

    fn crossing_cost(&self, rect: &Rect) -> f64 {
        let pieces = self.discouraged.locate_in_envelope_intersecting(&envelope(rect)).take(6).count();
        if pieces == 0 { 0.0 } else { CROSSES + CROSSED_PIECE * pieces as f64 }
    }
}

/// The boxes around a point, best first: to the right, then left, then above and below (after Imhof,
/// *Positioning Names on Maps*, 1975).
fn around(point: Dot, clear: f64, width: f64, height: f64) -> Vec<Rect> {
    let (w, h) = (width / 2.0, height / 2.0);
    let aslant = clear * 0.88;
    let middles = [
        (clear + w, 0.0),
        (aslant + w, -aslant - h * 0.7),
        (aslant + w, aslant + h * 0.7),
        (-clear - w, 0.0),
        (-aslant - w, -aslant - h * 0.7),
        (-aslant - w, aslant + h * 0.7),
        (0.0, -clear - h),
        (0.0, clear + h),
        (w * 0.5, -clear - h),
        (w * 0.5, clear + h),
        (-w * 0.5, -clear - h),
        (-w * 0.5, clear + h),
    ];
    middles.iter().map(|(dx, dy)| Rect::around(point.plus(*dx, *dy), width, height)).collect()
}

/// The boxes of a line's pieces.
fn pieces(line: &[Dot]) -> Vec<Rect> {
    let mut boxes = Vec::new();
    for edge in line.windows(2) {
        let count = (edge[0].to(edge[1]) / PIECE).ceil().clamp(1.0, 1000.0);
        let mut from = edge[0];
        let mut step = 1.0;
        while step <= count {
            let to = edge[0].towards(edge[1], step / count);
            boxes.extend(Rect::of(&[from, to]));
            from = to;
            step += 1.0;
        }
    }
    boxes
}

fn envelope(rect: &Rect) -> AABB<[f64; 2]> {
    AABB::from_corners([rect.left, rect.top], [rect.right, rect.bottom])
}

fn stored(rect: &Rect) -> Rectangle<[f64; 2]> {
    Rectangle::from_aabb(envelope(rect))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(40) })]

        #[test]
        fn labels_never_overlap_each_other_a_line_or_the_frame(
            points in prop::collection::vec((0.0..400.0_f64, 0.0..300.0_f64, 20.0..90.0_f64), 1..60),
            line in prop::collection::vec((0.0..400.0_f64, 0.0..300.0_f64), 2..5),
        ) {
            let frame = Rect::at(0.0, 0.0, 400.0, 300.0);
            let mut placer = Placer::new(frame);
            let line: Vec<Dot> = line.iter().map(|(x, y)| Dot::new(*x, *y)).collect();
            placer.block_line(&line, 1.0);
            let mut placed: Vec<Rect> = Vec::new();
            for (x, y, width) in points {
                let point = Dot::new(x, y);
                let label = placer.beside(point, 5.0, width, 12.0).or_else(|| placer.apart(point, 5.0, width, 12.0, 40.0));
                placed.extend(label.map(|label| label.rect));
            }
            for (i, rect) in placed.iter().enumerate() {
                prop_assert!(frame.holds(rect));
                prop_assert!(placed[..i].iter().all(|other| !other.overlaps(rect)));
                let along = line.windows(2).flat_map(|e| (0..200).map(|s| e[0].towards(e[1], f64::from(s) / 200.0)));
                prop_assert!(along.into_iter().all(|dot| !rect.contains(dot)));
            }
        }
    }

    #[test]
    fn a_label_would_rather_not_cross_the_coast() {
        let mut placer = Placer::new(Rect::at(0.0, 0.0, 200.0, 200.0));
        placer.discourage(&[Dot::new(120.0, 0.0), Dot::new(120.0, 200.0)]);
        let label = placer.beside(Dot::new(100.0, 100.0), 4.0, 50.0, 10.0).unwrap();
        assert!(label.rect.right < 100.0, "{label:?}");
    }
}
