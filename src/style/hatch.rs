//! Hatches, described by values; whoever draws them makes them geometry.

use std::str::FromStr;

/// Parallel lines over a ground.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hatch {
    /// Degrees counter-clockwise from the reader's horizontal.
    pub angle: f64,
    /// Pixels from line to line, at the page's nominal size.
    pub spacing: f64,
    /// Width of a line in pixels, at the page's nominal size.
    pub width: f64,
}

impl Hatch {
    /// Stripes of ground that several sides contest.
    pub const CONTESTED: Self = Self { angle: 45.0, spacing: 5.0, width: 5.0 };
    /// Lines over ground that a side claims.
    pub const CLAIMED: Self = Self { angle: 135.0, spacing: 7.0, width: 1.5 };
    /// Bands of ground that sides share.
    pub const SHARED: Self = Self { angle: 0.0, spacing: 4.0, width: 4.0 };

    const fn fine(angle: f64) -> Self {
        Self { angle, spacing: 5.0, width: 0.9 }
    }

    /// The hatches for sides that their colour alone does not tell apart, in order of use.
    pub const SIDES: [Self; 16] = {
        let mut hatches = [Self::fine(90.0); 16];
        let mut i = 0;
        while i < 16 {
            let angle = [90.0, 60.0, 120.0, 0.0][i % 4];
            let spacing = [5.0, 9.0, 7.0, 3.5][i / 4];
            let width = [0.9, 1.4, 0.7, 0.6][i / 4];
            hatches[i] = Self { angle, spacing, width };
            i += 1;
        }
        hatches
    };
}

/// Reads the `hatch` column: `diagonal`, `back-diagonal`, `horizontal`, `vertical`, or an angle in
/// degrees and a spacing in pixels, such as `30 6`.
impl FromStr for Hatch {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.trim() {
            "horizontal" => Ok(Self::fine(0.0)),
            "diagonal" => Ok(Self::fine(45.0)),
            "vertical" => Ok(Self::fine(90.0)),
            "back-diagonal" => Ok(Self::fine(135.0)),
            other => angle_and_spacing(other).ok_or_else(|| {
                "not a hatch: diagonal, back-diagonal, horizontal, vertical, or degrees and pixels such as \
                 `30 6`"
                    .to_owned()
            }),
        }
    }
}

fn angle_and_spacing(text: &str) -> Option<Hatch> {
    let (angle, spacing) = text.split_once([' ', '/'])?;
    let (angle, spacing) = (angle.trim().parse::<f64>().ok()?, spacing.trim().parse::<f64>().ok()?);
    let sane = angle.is_finite() && (2.0..=100.0).contains(&spacing);
    sane.then(|| Hatch { angle: angle.rem_euclid(180.0), spacing, width: 0.9 })
}
