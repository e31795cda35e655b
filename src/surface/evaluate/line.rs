//! Lines read at points that stand for equal parts of them.

use crate::ground::Xy;

/// A point of a line, in metres of the plane, and the metres of the line that it stands for.
pub(super) type Part = (Xy, f64);

/// A straight line in equal parts of at most a kilometre, each by its middle.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "few parts")]
pub(super) fn along(from: Xy, to: Xy) -> impl Iterator<Item = Part> {
    let metres = (to.x - from.x).hypot(to.y - from.y);
    let parts = (metres / 1000.0).ceil().clamp(1.0, 10_000.0) as u32;
    (0..parts).map(move |i| {
        let share = (f64::from(i) + 0.5) / f64::from(parts);
        let at = Xy { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
        (at, metres / f64::from(parts))
    })
}
