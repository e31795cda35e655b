//! Grounds, and what is drawn along their borders.

use frontline::control::Status;
use frontline::layers::{Area, Context};
use frontline::render;
use frontline::sheet::{Mark, PageOptions, Rect, Sheet};
use frontline::style::Style;
use resvg::tiny_skia::{Pixmap, PremultipliedColorU8};

use super::world::*;

#[test]
fn shared_ground_is_in_stripes_of_its_sides_and_no_side_is_named_a_plus_b() {
    let mut war = war();
    let shared = Area { others: vec!["blue".into(), "red".into()], ..area("blue+red", Status::Shared, 0, 1) };
    war.areas[2] = shared;
    let svg = render::svg(&lay_out(&war, &Context::default()));
    assert!(!svg.contains(">blue+red<"), "a joint side is named by its id");
    let style = Style::for_sides(&war.sides);
    let sheet = lay_out(&war, &Context::default());
    let fills: Vec<_> = marks(group(&sheet, "areas"))
        .into_iter()
        .filter_map(|mark| match mark {
            Mark::Path(path) => path.fill,
            Mark::Disc(_) | Mark::Text(_) | Mark::Group(_) => None,
        })
        .collect();
    for side in ["red", "blue"] {
        assert!(fills.iter().filter(|fill| **fill == style.side(side).ground).count() >= 2, "{side}");
    }
}

#[test]
fn no_paper_shows_between_grounds_of_one_side() {
    let mut pale = area("red", Status::Controlled, 1, 0);
    pale.beyond_evidence = true;
    let layers = layers(vec![area("red", Status::Controlled, 0, 0), pale], Vec::new());
    let svg = render::svg(&lay_out(&layers, &Context::default()));
    let picture = Pixmap::decode_png(&render::png(&svg, 1.0).unwrap()).unwrap();
    let style = Style::for_sides(&layers.sides).side("red");
    let middle = picture.height() / 2;
    let blues: Vec<u8> = (0..picture.width())
        .filter_map(|x| picture.pixel(x, middle))
        .map(PremultipliedColorU8::red)
        .collect();
    let first = blues.iter().position(|red| *red == style.ground.red).unwrap();
    let last = blues.iter().rposition(|red| *red == style.pale.red).unwrap();
    let between = &blues[first..last];
    assert!(between.iter().all(|red| (style.ground.red..=style.pale.red).contains(red)), "{between:?}");
}

/// The front between the two armies is a line from 12 E 30 N northwards; 10 km to either side are unsure.
#[test]
fn a_soft_band_shows_how_far_off_a_front_may_be_where_that_is_asked() {
    let layers = war();
    let style = Style::for_sides(&layers.sides);
    let plain = Sheet::lay_out(&layers, &Context::default(), &style, &PageOptions::default());
    assert!(plain.groups.iter().all(|group| group.id != "uncertainty"));
    let asked = PageOptions { uncertainty: true, ..PageOptions::default() };
    let soft = Sheet::lay_out(&layers, &Context::default(), &style, &asked);
    let bands: Vec<Rect> = marks(group(&soft, "uncertainty")).into_iter().filter_map(extent).collect();
    assert!(bands.windows(2).all(|pair| pair[1].width() < pair[0].width()), "{bands:?}");
    let line = marks(group(&soft, "fronts")).into_iter().find_map(extent).unwrap();
    let (band, middle) = (bands[0], line.centre().x);
    assert!((band.centre().x - middle).abs() < 2.0, "{band:?} about {line:?}");
    let words = |sheet: &Sheet| render::svg(sheet).contains("How far off the line may be");
    assert!(words(&soft) && !words(&plain));
}

#[test]
fn a_besieged_pocket_is_ringed_where_it_meets_the_besieger() {
    let mut layers = war();
    layers.areas[0].besieged_by = vec!["blue".into()];
    let sheet = lay_out(&layers, &Context::default());
    let ring = marks(group(&sheet, "sieges")).into_iter().find_map(extent).unwrap();
    let front = marks(group(&sheet, "fronts")).into_iter().find_map(extent).unwrap();
    assert!((ring.centre().x - front.centre().x).abs() < 2.0, "{ring:?} along {front:?}");
    assert!(lay_out(&war(), &Context::default()).groups.iter().all(|group| group.id != "sieges"));
}
