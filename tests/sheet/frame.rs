//! How a page is laid out: its frame, its shape, its close-ups.

use frontline::layers::Context;
use frontline::render;
use frontline::sheet::{Lang, Mark, PageOptions, Path, Rect, Sheet};
use frontline::style::Style;
use resvg::usvg::roxmltree;

use super::world::*;

#[test]
fn an_arabic_page_is_laid_out_from_right_to_left() {
    let war = war();
    let options = PageOptions { lang: Lang::Ar, ..PageOptions::default() };
    let sheet = Sheet::lay_out(&war, &context(), &Style::for_sides(&war.sides), &options);
    let Some(Mark::Path(sea)) = group(&sheet, "sea").marks.first() else { panic!("no sea") };
    let map = Rect::of(sea.lines.iter().flatten()).unwrap();
    assert!(map.centre().x > sheet.width / 2.0, "the map stands to the right");
    assert!(texts(&sheet, "legend").iter().all(|text| text.at.x < map.left), "the legend to its left");
    let words: Vec<_> = texts(&sheet, "furniture").iter().map(|text| text.words.clone()).collect();
    assert!(words.iter().any(|line| line.contains("8 يونيو 2020")), "{words:?}");
}

#[test]
fn everything_that_is_drawn_through_the_frame_is_cut_to_it() {
    let sheet = lay_out(&war(), &context());
    let Some(Mark::Path(sea)) = group(&sheet, "sea").marks.first() else { panic!("no sea") };
    let frame = Rect::of(sea.lines.iter().flatten()).unwrap().grown(1e-6);
    for id in ["neighbours", "areas", "borders", "roads", "fronts"] {
        for mark in marks(group(&sheet, id)) {
            let Mark::Path(Path { lines, .. }) = mark else { continue };
            assert!(lines.iter().flatten().all(|dot| frame.contains(*dot)), "{id} leaves the frame");
        }
    }
}

#[test]
fn a_close_up_is_drawn_beside_the_land_and_marked_on_the_map() {
    let sheet = lay_out(&war(), &context());
    let inset = group(&sheet, "inset-the-capital");
    let Some(Mark::Path(footprint)) = inset.marks.first() else { panic!("no footprint") };
    let Some(Mark::Path(frame)) = inset.marks.last() else { panic!("no frame") };
    let (small, large) = (Rect::of(footprint.lines.iter().flatten()), Rect::of(frame.lines.iter().flatten()));
    let (small, large) = (small.unwrap(), large.unwrap());
    assert!(large.width() > 1.8 * small.width());
    for mark in marks(group(&sheet, "areas")) {
        let Mark::Path(path) = mark else { continue };
        assert!(path.lines.iter().flatten().all(|dot| !large.contains(*dot)), "the close-up hides land");
    }
}

#[test]
fn a_map_without_land_or_places_is_still_a_page() {
    let svg = render::svg(&lay_out(&layers(Vec::new(), Vec::new()), &context()));
    assert!(render::png(&svg, 0.5).is_ok());
    assert!(svg.contains("8 June 2020"));
}

#[test]
fn pages_of_any_shape_are_laid_out() {
    let war = war();
    for (width, height) in [(0, 0), (320, 320), (3000, 400), (400, 3000)] {
        let style = Style::for_sides(&war.sides);
        let svg = render::svg(&Sheet::lay_out(
            &war,
            &context(),
            &style,
            &PageOptions { width, height, ..PageOptions::default() },
        ));
        assert!(roxmltree::Document::parse(&svg).is_ok(), "{width} x {height}");
        assert!(!svg.contains("NaN") && !svg.contains("inf\""), "{width} x {height}");
    }
}

#[test]
fn a_picture_that_would_be_too_large_is_an_error() {
    let svg = render::svg(&lay_out(&war(), &Context::default()));
    assert!(render::png(&svg, 100.0).is_err());
    assert!(render::png(&svg, f32::NAN).is_err());
    assert!(render::png("<html>", 1.0).is_err());
}
