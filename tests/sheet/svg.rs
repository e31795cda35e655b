//! What the SVG is made of, whatever names are in it.

use std::collections::BTreeSet;

use frontline::layers::Context;
use frontline::render;
use frontline::sheet::{Labels, Lang, PageOptions, Sheet};
use frontline::style::Style;
use resvg::usvg::roxmltree;

use super::world::*;

#[test]
fn the_svg_is_plain_and_well_formed() {
    let svg = render::svg(&lay_out(&war(), &context()));
    for word in
        ["pattern", "clipPath", "clip-path", "style", "paint-order", "filter", "mask", "class=", "NaN", "inf"]
    {
        assert!(!svg.contains(word), "{word} in the SVG");
    }
    let document = roxmltree::Document::parse(&svg).unwrap();
    let ids: Vec<_> = document.descendants().filter_map(|node| node.attribute("id")).collect();
    for id in [
        "areas",
        "neighbours",
        "roads",
        "fronts",
        "places",
        "labels",
        "legend",
        "furniture",
        "inset-the-capital",
    ] {
        assert!(ids.contains(&id), "{id} is missing from {ids:?}");
    }
    assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "ids repeat: {ids:?}");
}

#[test]
fn markup_and_turned_text_in_names_stay_text() {
    let mut war = war();
    war.about.title = "</svg><script>alert('x')</script> & \"more\" \u{202e}txet\u{0}".into();
    war.places[0].name = "<b>Ember\u{2066}</b>".into();
    let svg = render::svg(&lay_out(&war, &Context::default()));
    let document = roxmltree::Document::parse(&svg).unwrap();
    assert!(document.descendants().all(|node| !matches!(node.tag_name().name(), "script" | "b")));
    let words: Vec<_> = document.descendants().filter_map(|node| node.text()).collect();
    assert!(words.contains(&"</svg><script>alert('x')</script> & \"more\" txet"), "{words:?}");
    assert!(words.contains(&"<b>Ember</b>"), "{words:?}");
}

#[test]
fn hostile_names_are_harmless_in_every_script_and_picture() {
    let hostile = [
        "<script>alert(1)</script>",
        "R&D \"quoted\" 'single'",
        "a\u{0}b\u{1}c",
        "\u{202e}desrever\u{202c}",
        &"x".repeat(300),
        "\u{200f}\u{200f}",
        "",
    ];
    for name in hostile {
        let mut war = war();
        war.about.title = name.into();
        war.sides[0].name = name.into();
        war.sides[0].short = name.into();
        for place in &mut war.places {
            place.name = name.into();
            place.name_local = name.into();
        }
        for (lang, labels) in [(Lang::En, Labels::Both), (Lang::Ar, Labels::Ar)] {
            let options = PageOptions { lang, labels, ..PageOptions::default() };
            let sheet = Sheet::lay_out(&war, &context(), &Style::for_sides(&war.sides), &options);
            let svg = render::svg(&sheet);
            let document = roxmltree::Document::parse(&svg).unwrap();
            assert!(document.descendants().all(|node| node.tag_name().name() != "script"), "{name}");
            assert!(!svg.contains('\u{202e}') && !svg.contains('\u{0}'), "{name}");
            assert!(render::png(&svg, 0.3).is_ok(), "{name}");
        }
    }
}

#[test]
fn the_same_layers_give_the_same_bytes() {
    let draw = || {
        let svg = render::svg(&lay_out(&war(), &context()));
        let png = render::png(&svg, 1.0).unwrap();
        (svg, png)
    };
    assert_eq!(draw(), draw());
}
