//! Frames as an animated GIF, with a palette that is fixed beforehand and no dither.

use std::collections::BTreeSet;

use gif::{DisposalMethod, Encoder, Frame, Repeat};
use thiserror::Error;

use crate::style::{Colour, Style};

/// Why frames did not become an animation.
#[derive(Debug, Error)]
pub enum GifError {
    /// The frames are of different sizes, or too large for the format.
    #[error("a frame of {0} x {1} pixels: all must have one size, of at most 65535 x 65535")]
    Size(u32, u32),
    /// The encoder failed.
    #[error("could not encode the animation: {0}")]
    Encoding(#[from] gif::EncodingError),
}

/// The colours of an animation: those of the style, and the steps between them that smooth edges need.
#[derive(Debug, Clone)]
pub struct Palette {
    colours: Vec<Colour>,
    /// The nearest colour of each cell of a cube of 32 steps, as first asked for.
    cube: Vec<u8>,
}

/// The place of the colour that stands for nothing new.
const SAME: u8 = 255;

impl Palette {
    /// The palette of a style.
    pub fn of(style: &Style) -> Self {
        let theme = &style.theme;
        let mut grounds: Vec<Colour> = theme.colours().to_vec();
        for (_, side) in style.sides() {
            grounds.extend([side.colour, side.ground, side.pale, side.colour.mix(theme.ink, 0.35)]);
        }
        let mut colours = Vec::new();
        let mut seen = BTreeSet::new();
        let mut add = |colour: Colour| {
            if seen.insert(colour) && colours.len() < usize::from(SAME) {
                colours.push(colour);
            }
        };
        grounds.iter().copied().for_each(&mut add);
        // Letters and lines on paper, sea and land fade through these.
        for share in [0.5, 0.25, 0.75] {
            for ink in [theme.ink, theme.quiet_ink, theme.front, theme.casing] {
                for ground in &grounds {
                    add(ink.mix(*ground, share));
                }
            }
        }
        let mut palette = Self { colours, cube: Vec::new() };
        palette.cube = (0..32_768_u32).map(|cell| palette.nearest(cell)).collect();
        palette
    }

    fn nearest(&self, cell: u32) -> u8 {
        let part = |shift: u32| i32::try_from((cell >> shift & 31) * 255 / 31).unwrap_or(0);
        let (red, green, blue) = (part(10), part(5), part(0));
        let far = |colour: &Colour| {
            let off =
                [i32::from(colour.red) - red, i32::from(colour.green) - green, i32::from(colour.blue) - blue];
            3 * off[0] * off[0] + 6 * off[1] * off[1] + off[2] * off[2]
        };
        let best = self.colours.iter().enumerate().min_by_key(|(_, colour)| far(colour));
        best.and_then(|(i, _)| u8::try_from(i).ok()).unwrap_or(0)
    }

    /// Pixels, four bytes each, as places in the palette; an exact colour keeps its own place.
    pub fn indexed(&self, rgba: &[u8]) -> Vec<u8> {
        let exact: std::collections::BTreeMap<Colour, u8> =
            self.colours.iter().zip(0_u8..).map(|(colour, i)| (*colour, i)).collect();
        let mut last = (Colour::new(0, 0, 0), self.place(Colour::new(0, 0, 0), &exact));
        let mut places = Vec::with_capacity(rgba.len() / 4);
        for pixel in rgba.chunks_exact(4) {
            let colour = Colour::new(pixel[0], pixel[1], pixel[2]);
            if colour != last.0 {
                last = (colour, self.place(colour, &exact));
            }
            places.push(last.1);
        }
        places
    }

    fn place(&self, colour: Colour, exact: &std::collections::BTreeMap<Colour, u8>) -> u8 {
        let cell = usize::from(colour.red >> 3) << 10
            | usize::from(colour.green >> 3) << 5
            | usize::from(colour.blue >> 3);
        exact.get(&colour).copied().unwrap_or_else(|| self.cube.get(cell).copied().unwrap_or(0))
    }

    fn bytes(&self) -> Vec<u8> {
        let mut bytes: Vec<u8> =
            self.colours.iter().flat_map(|colour| [colour.red, colour.green, colour.blue]).collect();
        bytes.resize(256 * 3, 0);
        bytes
    }
}

/// Writes frames of places in a palette as an animation that repeats for ever. Each frame after the
/// first holds only the box of what changed. `pause` is the time of a frame in hundredths of a second;
/// the last stays `rest` as long.
///
/// # Errors
/// When frames are of different sizes, or too large.
pub fn gif(
    frames: &[Vec<u8>],
    (width, height): (u32, u32),
    palette: &Palette,
    pause: u16,
    rest: u16,
) -> Result<Vec<u8>, GifError> {
    let size = || GifError::Size(width, height);
    let across = u16::try_from(width).map_err(|_| size())?;
    let down = u16::try_from(height).map_err(|_| size())?;
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, across, down, &palette.bytes())?;
    encoder.set_repeat(Repeat::Infinite)?;
    let mut before: Option<&Vec<u8>> = None;
    for (i, pixels) in frames.iter().enumerate() {
        if pixels.len() != usize::from(across) * usize::from(down) {
            return Err(size());
        }
        let part =
            before.map_or(Part::whole(pixels, across, down), |before| Part::changed(before, pixels, across));
        let last = i + 1 == frames.len();
        encoder.write_frame(&part.frame(if last { pause.saturating_mul(rest) } else { pause }))?;
        before = Some(pixels);
    }
    drop(encoder);
    Ok(out)
}

/// A box of a frame.
struct Part {
    left: u16,
    top: u16,
    width: u16,
    height: u16,
    pixels: Vec<u8>,
}

impl Part {
    fn whole(pixels: &[u8], width: u16, height: u16) -> Self {
        Self { left: 0, top: 0, width, height, pixels: pixels.to_vec() }
    }

    /// The least box of what changed, in which what did not is left as it is; a single pixel where
    /// nothing did.
    fn changed(before: &[u8], pixels: &[u8], across: u16) -> Self {
        let wide = usize::from(across);
        let unlike = || (0..pixels.len()).filter(|at| before[*at] != pixels[*at]);
        let (top, bottom) = (unlike().next().unwrap_or(0) / wide, unlike().next_back().unwrap_or(0) / wide);
        let left = unlike().map(|at| at % wide).min().unwrap_or(0);
        let right = unlike().map(|at| at % wide).max().unwrap_or(0);
        let mut part = Vec::with_capacity((right - left + 1) * (bottom - top + 1));
        for y in top..=bottom {
            for x in left..=right {
                let at = y * wide + x;
                part.push(if before[at] == pixels[at] { SAME } else { pixels[at] });
            }
        }
        let short = |value: usize| u16::try_from(value).unwrap_or(u16::MAX);
        Self {
            left: short(left),
            top: short(top),
            width: short(right - left + 1),
            height: short(bottom - top + 1),
            pixels: part,
        }
    }

    fn frame(self, delay: u16) -> Frame<'static> {
        Frame {
            delay,
            dispose: DisposalMethod::Keep,
            transparent: Some(SAME),
            top: self.top,
            left: self.left,
            width: self.width,
            height: self.height,
            buffer: self.pixels.into(),
            ..Frame::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_of_the_style_are_exact_and_others_are_the_nearest() {
        let style = Style::for_sides(&[]);
        let palette = Palette::of(&style);
        let sea = style.theme.sea;
        let places = palette.indexed(&[sea.red, sea.green, sea.blue, 255, 254, 254, 254, 255]);
        assert_eq!(palette.colours[usize::from(places[0])], sea);
        assert_eq!(palette.colours[usize::from(places[1])], style.theme.paper);
    }

    #[test]
    fn a_frame_holds_only_what_changed() {
        let (before, mut after) = (vec![1; 12], vec![1; 12]);
        after[5] = 2;
        after[6] = 3;
        let part = Part::changed(&before, &after, 4);
        assert_eq!((part.left, part.top, part.width, part.height), (1, 1, 2, 1));
        assert_eq!(part.pixels, [2, 3]);
    }

    #[test]
    fn frames_of_another_size_are_refused() {
        let palette = Palette::of(&Style::for_sides(&[]));
        assert!(gif(&[vec![0; 3]], (2, 2), &palette, 10, 5).is_err());
        assert!(gif(&[vec![0; 4], vec![1; 4]], (2, 2), &palette, 10, 5).is_ok());
    }
}
