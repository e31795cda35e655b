//! A colour, and how far apart two of them look.

use std::fmt;

/// A colour of the screen (sRGB), opaque.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Colour {
    /// Red.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
}

impl Colour {
    /// A colour from its parts.
    pub const fn new(red: u8, green: u8, blue: u8) -> Self {
        Self { red, green, blue }
    }

    /// Reads `#RRGGBB`; `None` for anything else.
    ///
    /// ```
    /// use frontline::style::Colour;
    ///
    /// assert_eq!(Colour::parse("#0072B2"), Some(Colour::new(0, 114, 178)));
    /// assert_eq!(Colour::parse("blue"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.trim().strip_prefix('#')?;
        if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        let part = |range| u8::from_str_radix(digits.get(range)?, 16).ok();
        Some(Self::new(part(0..2)?, part(2..4)?, part(4..6)?))
    }

    /// This colour moved towards another: 0 is itself, 1 the other.
    #[must_use]
    pub fn mix(self, other: Self, share: f64) -> Self {
        let part = |a: u8, b: u8| byte(f64::from(a) + (f64::from(b) - f64::from(a)) * share);
        Self::new(part(self.red, other.red), part(self.green, other.green), part(self.blue, other.blue))
    }

    /// The even mixture of several colours; `None` of none.
    pub fn blend(colours: &[Self]) -> Option<Self> {
        let mut mixed = *colours.first()?;
        for (i, colour) in colours.iter().enumerate().skip(1) {
            mixed = mixed.mix(*colour, 1.0 / (i as f64 + 1.0));
        }
        Some(mixed)
    }

    /// Relative luminance, 0 for black to 1 for white (WCAG 2.2).
    pub fn luminance(self) -> f64 {
        let [r, g, b] = self.linear();
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// How different two colours look: the distance in CIE 1976 L*a*b*, D65. Below about 10 they are
    /// hard to tell apart on a map.
    pub fn difference(self, other: Self) -> f64 {
        let (a, b) = (self.lab(), other.lab());
        (a[0] - b[0]).hypot(a[1] - b[1]).hypot(a[2] - b[2])
    }

    /// CIE lightness L*, 0 for black to 100 for white.
    pub fn lightness(self) -> f64 {
        self.lab()[0]
    }

    /// How different two colours look by CIEDE2000 (Sharma, Wu and Dalal, 2005).
    pub fn difference_2000(self, other: Self) -> f64 {
        ciede2000(self.lab(), other.lab())
    }

    /// A colour from linear light, clamped to what a screen can show.
    pub(super) fn of_linear(linear: [f64; 3]) -> Self {
        let [red, green, blue] = linear.map(|v| {
            let v = v.clamp(0.0, 1.0);
            byte(255.0 * if v <= 0.003_130_8 { v * 12.92 } else { 1.055 * v.powf(1.0 / 2.4) - 0.055 })
        });
        Self::new(red, green, blue)
    }

    pub(super) fn linear(self) -> [f64; 3] {
        [self.red, self.green, self.blue].map(|part| {
            let v = f64::from(part) / 255.0;
            if v <= 0.040_45 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
        })
    }

    fn lab(self) -> [f64; 3] {
        let [red, green, blue] = self.linear();
        let curve = |t: f64| if t > 0.008_856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 };
        let x = curve((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505);
        let y = curve(0.2126 * red + 0.7152 * green + 0.0722 * blue);
        let z = curve((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089);
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    }
}

/// CIEDE2000 of two L*a*b* colours, with all weights 1.
#[expect(clippy::many_single_char_names, reason = "the letters of the published formula")]
pub(super) fn ciede2000(one: [f64; 3], two: [f64; 3]) -> f64 {
    let rad = f64::to_radians;
    let chroma = |lab: [f64; 3], stretch: f64| (lab[1] * stretch).hypot(lab[2]);
    let mean = f64::midpoint(chroma(one, 1.0), chroma(two, 1.0)).powi(7);
    let g = 1.0 + 0.5 * (1.0 - (mean / (mean + 25f64.powi(7))).sqrt());
    let (c1, c2) = (chroma(one, g), chroma(two, g));
    let hue = |lab: [f64; 3]| lab[2].atan2(lab[1] * g).to_degrees().rem_euclid(360.0);
    let (h1, h2) = (hue(one), hue(two));
    let grey = c1 * c2 == 0.0;
    let turn = (h2 - h1 + 540.0).rem_euclid(360.0) - 180.0;
    let dh = if grey { 0.0 } else { turn };
    let h = match (grey, (h1 - h2).abs() > 180.0) {
        (true, _) => h1 + h2,
        (false, true) => (f64::midpoint(h1, h2) + 180.0).rem_euclid(360.0),
        (false, false) => f64::midpoint(h1, h2),
    };
    let (l, c) = (f64::midpoint(one[0], two[0]), f64::midpoint(c1, c2));
    let t = 1.0 - 0.17 * rad(h - 30.0).cos() + 0.24 * rad(2.0 * h).cos() + 0.32 * rad(3.0 * h + 6.0).cos()
        - 0.20 * rad(4.0 * h - 63.0).cos();
    let turning = 30.0 * (-((h - 275.0) / 25.0).powi(2)).exp();
    let rc = 2.0 * (c.powi(7) / (c.powi(7) + 25f64.powi(7))).sqrt();
    let off = (l - 50.0).powi(2);
    let dl = (two[0] - one[0]) / (1.0 + 0.015 * off / (20.0 + off).sqrt());
    let dc = (c2 - c1) / (1.0 + 0.045 * c);
    let dh = 2.0 * (c1 * c2).sqrt() * rad(dh / 2.0).sin() / (1.0 + 0.015 * c * t);
    (dl * dl + dc * dc + dh * dh - rad(2.0 * turning).sin() * rc * dc * dh).max(0.0).sqrt()
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a byte")]
fn byte(value: f64) -> u8 {
    value.round().clamp(0.0, 255.0) as u8
}
