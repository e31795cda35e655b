//! Points and boxes of the page: pixels from its top left corner, y downwards.

/// A point of the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dot {
    /// Pixels from the left.
    pub x: f64,
    /// Pixels from the top.
    pub y: f64,
}

impl Dot {
    /// A point from its pixels.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// The point moved.
    #[must_use]
    pub fn plus(self, dx: f64, dy: f64) -> Self {
        Self::new(self.x + dx, self.y + dy)
    }

    /// Pixels to another point.
    pub fn to(self, other: Self) -> f64 {
        (self.x - other.x).hypot(self.y - other.y)
    }

    /// The point a share of the way to another.
    #[must_use]
    pub fn towards(self, other: Self, share: f64) -> Self {
        self.plus((other.x - self.x) * share, (other.y - self.y) * share)
    }
}

/// A box of the page with upright sides.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
    /// Left side.
    pub left: f64,
    /// Upper side.
    pub top: f64,
    /// Right side.
    pub right: f64,
    /// Lower side.
    pub bottom: f64,
}

impl Rect {
    /// A box from its upper left corner and size.
    pub const fn at(left: f64, top: f64, width: f64, height: f64) -> Self {
        Self { left, top, right: left + width, bottom: top + height }
    }

    /// The box around a point.
    pub fn around(centre: Dot, width: f64, height: f64) -> Self {
        Self::at(centre.x - width / 2.0, centre.y - height / 2.0, width, height)
    }

    /// The box of some points; `None` of none.
    pub fn of<'a>(dots: impl IntoIterator<Item = &'a Dot>) -> Option<Self> {
        let single = |dot: &Dot| Self::at(dot.x, dot.y, 0.0, 0.0);
        dots.into_iter().map(single).reduce(|a, b| a.joined(&b))
    }

    /// The least box that holds both.
    #[must_use]
    pub fn joined(&self, other: &Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// Its width.
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    /// Its height.
    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }

    /// Its middle.
    pub fn centre(&self) -> Dot {
        Dot::new(f64::midpoint(self.left, self.right), f64::midpoint(self.top, self.bottom))
    }

    /// The box with every side moved outwards; inwards if negative.
    #[must_use]
    pub fn grown(&self, by: f64) -> Self {
        Self { left: self.left - by, top: self.top - by, right: self.right + by, bottom: self.bottom + by }
    }

    /// The box moved.
    #[must_use]
    pub fn moved(&self, dx: f64, dy: f64) -> Self {
        Self::at(self.left + dx, self.top + dy, self.width(), self.height())
    }

    /// The box seen in a mirror that stands upright at `axis`.
    #[must_use]
    pub fn mirrored(&self, axis: f64) -> Self {
        Self { left: 2.0 * axis - self.right, right: 2.0 * axis - self.left, ..*self }
    }

    /// Whether a point lies in it or on its side.
    pub fn contains(&self, dot: Dot) -> bool {
        (self.left..=self.right).contains(&dot.x) && (self.top..=self.bottom).contains(&dot.y)
    }

    /// Whether another box lies in it.
    pub fn holds(&self, other: &Self) -> bool {
        self.left <= other.left
            && self.top <= other.top
            && self.right >= other.right
            && self.bottom >= other.bottom
    }

    /// Whether two boxes have ground in common.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// Its corners, clockwise from the upper left.
    pub fn ring(&self) -> Vec<Dot> {
        vec![
            Dot::new(self.left, self.top),
            Dot::new(self.right, self.top),
            Dot::new(self.right, self.bottom),
            Dot::new(self.left, self.bottom),
        ]
    }
}
