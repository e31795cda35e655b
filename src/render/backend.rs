//! A plotters back end that writes plain SVG.
//!
//! Plotters counts in whole pixels; here one pixel of the page is [`STEPS`] of its units, so that lines
//! are smooth. Besides what plotters asks of a back end it writes shapes of several rings and groups.

use std::convert::Infallible;
use std::fmt::Write;

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};

use super::escape::{line, xml};
use crate::style::{Weight, text_width};

/// Units of the back end in a pixel of the page.
pub const STEPS: i32 = 16;

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// Writes SVG elements to a text.
pub struct SvgBackend<'a> {
    out: &'a mut String,
    size: (u32, u32),
    arabic: Option<String>,
}

impl<'a> SvgBackend<'a> {
    /// A page of a size in pixels.
    pub fn new(out: &'a mut String, width: u32, height: u32) -> Self {
        let size = (width * STEPS.unsigned_abs(), height * STEPS.unsigned_abs());
        Self { out, size, arabic: None }
    }

    /// The same with another family for Arabic letters.
    pub fn with_arabic(self, family: Option<&str>) -> Self {
        Self { arabic: family.map(str::to_owned), ..self }
    }

    /// Begins a named group, see-through where an opacity from 0 to 1 is given.
    pub fn open(&mut self, id: &str, opacity: Option<f64>) {
        let opacity = opacity.map(|share| format!(" opacity=\"{}\"", decimals(share))).unwrap_or_default();
        self.write(format_args!("<g id=\"{}\"{opacity}>\n", xml(id)));
    }

    /// Ends the last group.
    pub fn close(&mut self) {
        self.out.push_str("</g>\n");
    }

    /// Lines or rings, with attributes ready to write.
    pub fn path(&mut self, lines: impl Iterator<Item = Vec<BackendCoord>>, closed: bool, attributes: &str) {
        self.out.push_str("<path d=\"");
        for line in lines {
            for (i, point) in line.into_iter().enumerate() {
                self.out.push(if i == 0 { 'M' } else { ' ' });
                self.point(point);
            }
            if closed {
                self.out.push('Z');
            }
        }
        self.write(format_args!("\"{attributes}/>\n"));
    }

    /// A circle; the radius in pixels.
    pub fn circle(&mut self, centre: BackendCoord, radius: f64, attributes: &str) {
        let (x, y) = (Px(centre.0), Px(centre.1));
        self.write(format_args!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{}\"{attributes}/>\n", decimals(radius)));
    }

    /// A line of text.
    pub fn text(&mut self, words: &str, at: BackendCoord, attributes: &str) {
        let (x, y) = (Px(at.0), Px(at.1));
        self.write(format_args!(
            "<text x=\"{x}\" y=\"{y}\"{attributes}>{}</text>\n",
            self.scripts(&line(words))
        ));
    }

    /// A text with its Arabic letters in a family of their own, where there is one.
    fn scripts(&self, words: &str) -> String {
        let Some(family) = &self.arabic else { return words.to_owned() };
        let mut out = String::new();
        let mut inside = false;
        for letter in words.chars() {
            let arabic = is_arabic(letter);
            if arabic != inside && (arabic || letter != ' ') {
                if arabic {
                    out.extend(["<tspan font-family=\"", &xml(family), "\">"]);
                } else {
                    out.push_str("</tspan>");
                }
                inside = arabic;
            }
            out.push(letter);
        }
        if inside {
            out.push_str("</tspan>");
        }
        out
    }

    fn point(&mut self, (x, y): BackendCoord) {
        self.write(format_args!("{} {}", Px(x), Px(y)));
    }

    /// Writing to a text cannot fail.
    fn write(&mut self, words: std::fmt::Arguments<'_>) {
        let _ = self.out.write_fmt(words);
    }
}

fn is_arabic(letter: char) -> bool {
    matches!(letter, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}')
}

/// Units of the back end, written as pixels with at most two decimals.
struct Px(i32);

impl std::fmt::Display for Px {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&decimals(f64::from(self.0) / f64::from(STEPS)))
    }
}

/// A number with at most two decimals.
pub fn decimals(value: f64) -> String {
    let text = format!("{:.2}", value + 0.0);
    let short = text.trim_end_matches('0').trim_end_matches('.');
    if short == "-0" { "0".to_owned() } else { short.to_owned() }
}

fn paint(name: &str, colour: BackendColor) -> String {
    let (r, g, b) = colour.rgb;
    let opacity = if colour.alpha < 1.0 {
        format!(" {name}-opacity=\"{}\"", decimals(colour.alpha))
    } else {
        String::new()
    };
    format!(" {name}=\"#{r:02x}{g:02x}{b:02x}\"{opacity}")
}

fn stroked<S: BackendStyle>(style: &S) -> String {
    let width = decimals(f64::from(style.stroke_width()) / f64::from(STEPS));
    format!(" fill=\"none\"{} stroke-width=\"{width}\"", paint("stroke", style.color()))
}

impl DrawingBackend for SvgBackend<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, colour: BackendColor) -> Drawn {
        let unit = [(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1)];
        self.path(std::iter::once(unit.to_vec()), true, &paint("fill", colour));
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        a: BackendCoord,
        b: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let attributes = if fill { paint("fill", style.color()) } else { stroked(style) };
        self.path(std::iter::once(vec![a, (b.0, a.1), b, (a.0, b.1)]), true, &attributes);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.path(std::iter::once(path.into_iter().collect()), false, &stroked(style));
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        centre: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let attributes = if fill { paint("fill", style.color()) } else { stroked(style) };
        self.circle(centre, f64::from(radius) / f64::from(STEPS), &attributes);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        ring: I,
        style: &S,
    ) -> Drawn {
        self.path(std::iter::once(ring.into_iter().collect()), true, &paint("fill", style.color()));
        Ok(())
    }

    #[expect(clippy::cast_possible_truncation, reason = "a part of a page fits an i32")]
    fn draw_text<T: BackendTextStyle>(&mut self, words: &str, style: &T, (x, y): BackendCoord) -> Drawn {
        let anchor = match style.anchor().h_pos {
            HPos::Left => "start",
            HPos::Center => "middle",
            HPos::Right => "end",
        };
        let drop = match style.anchor().v_pos {
            VPos::Top => 0.78,
            VPos::Center => 0.35,
            VPos::Bottom => -0.22,
        };
        let size = decimals(style.size() / f64::from(STEPS));
        let bold = if weight(style) == Weight::Bold { " font-weight=\"bold\"" } else { "" };
        let fill = paint("fill", style.color());
        let attributes = format!(" font-size=\"{size}\" text-anchor=\"{anchor}\"{bold}{fill}");
        self.text(words, (x, y + (style.size() * drop) as i32), &attributes);
        Ok(())
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "text is not wider than a page"
    )]
    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        words: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let width = text_width(words, weight(style), style.size());
        Ok((width.ceil() as u32, style.size().ceil() as u32))
    }
}

fn weight<T: BackendTextStyle>(style: &T) -> Weight {
    match style.style() {
        FontStyle::Bold => Weight::Bold,
        FontStyle::Normal | FontStyle::Oblique | FontStyle::Italic => Weight::Regular,
    }
}

#[cfg(test)]
mod tests {
    use plotters::prelude::*;
    use resvg::usvg::roxmltree;

    use super::{SvgBackend, decimals};

    #[test]
    fn a_chart_of_plotters_is_drawn_as_plain_svg() {
        let mut out = String::from("<svg>");
        {
            let page = SvgBackend::new(&mut out, 200, 100).into_drawing_area();
            let mut chart = ChartBuilder::on(&page)
                .margin(80)
                .set_all_label_area_size(400)
                .build_cartesian_2d(0.0..10.0, 0.0..5.0)
                .unwrap();
            chart.configure_mesh().label_style(("Noto Sans", 160)).draw().unwrap();
            chart
                .draw_series(LineSeries::new(
                    [(0.0, 1.0), (10.0, 4.0)],
                    ShapeStyle::from(RED).stroke_width(32),
                ))
                .unwrap();
            chart.draw_series([Circle::new((5.0, 2.5), 48, BLUE.filled())]).unwrap();
        }
        out.push_str("</svg>");
        let document = roxmltree::Document::parse(&out).unwrap();
        let count = |tag: &str| document.descendants().filter(|node| node.has_tag_name(tag)).count();
        assert!(count("path") > 5 && count("circle") == 1 && count("text") > 5, "{out}");
        assert!(out.contains("stroke=\"#ff0000\" stroke-width=\"2\""), "{out}");
    }

    #[test]
    fn numbers_have_at_most_two_decimals_and_no_negative_zero() {
        let words = [1.0, 0.0625, -0.001, 12.5, 100.0].map(decimals);
        assert_eq!(words, ["1", "0.06", "0", "12.5", "100"]);
    }
}
