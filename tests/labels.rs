//! Names over the whole history of the theatre that ships: none on another, none out of the frame; and
//! sides that meet can be told apart.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that unwraps nothing has failed")]

use frontline::ground::Plane;
use frontline::layers::{self, About, Context, Layers};
use frontline::sheet::{Group, Labels, Lang, Mark, PageOptions, Path, Rect, Sheet, Text};
use frontline::style::{Style, Theme, Vision, text_width};
use frontline::surface::{self, Reach, Surface};
use frontline::theatre::Theatre;
use jiff::Span;
use jiff::civil::Date;

/// The last day of every `months`-th month of the theatre.
fn month_ends(theatre: &Theatre, months: i32) -> Vec<Date> {
    let mut days = Vec::new();
    let mut day = theatre.about.start.last_of_month();
    while day <= theatre.about.end {
        days.push(day);
        day = day.first_of_month().saturating_add(Span::new().months(months)).last_of_month();
    }
    days
}

fn layers_of(theatre: &Theatre, days: &[Date]) -> Vec<Layers> {
    let histories = theatre.assess(None);
    let plane = Plane::about(theatre.centre());
    let reach = Reach { reach_km: theatre.about.reach.0, nominal_km: theatre.about.nominal.0 };
    let of = |day: &Date| {
        let snapshot = histories.on(*day);
        let evidence = surface::evidence(&theatre.gazetteer, &snapshot, &theatre.log, &theatre.land, plane);
        let surface = Surface::nearest(&theatre.land, plane, evidence, reach);
        let about = About {
            theatre: theatre.about.id.clone(),
            title: theatre.about.title.clone(),
            as_of: *day,
            known_by: None,
            cut_off: theatre.about.end,
            evidence_to: None,
            method: "nearest".into(),
            reach: theatre.about.reach,
            nominal: theatre.about.nominal,
            sources: 0,
            credits: String::new(),
            disclaimer: String::new(),
        };
        layers::layers(about, &theatre.gazetteer, &histories, &snapshot, &surface)
    };
    days.iter().map(of).collect()
}

fn context(theatre: &Theatre) -> Context {
    let insets = theatre.about.insets.iter().map(|inset| (inset.name.clone(), inset.bbox)).collect();
    layers::context(&theatre.gazetteer, theatre.neighbours().unwrap(), insets)
}

fn texts<'a>(group: &'a Group, found: &mut Vec<&'a Text>) {
    for mark in &group.marks {
        match mark {
            Mark::Text(text) if text.fill.is_some() => found.push(text),
            Mark::Group(inner) => texts(inner, found),
            Mark::Text(_) | Mark::Path(_) | Mark::Disc(_) => {}
        }
    }
}

fn find<'a>(groups: &'a [Group], id: &str) -> Option<&'a Group> {
    groups.iter().find_map(|group| {
        if group.id == id {
            return Some(group);
        }
        let inner = group.marks.iter().filter_map(|mark| match mark {
            Mark::Group(inner) => Some(inner),
            Mark::Text(_) | Mark::Path(_) | Mark::Disc(_) => None,
        });
        inner.into_iter().find(|inner| inner.id == id)
    })
}

/// The box of a text: a little less than its line, so that lines of one name may touch.
fn room(text: &Text) -> Rect {
    let spacing = text.spacing * text.words.chars().count() as f64;
    let width = text_width(&text.words, text.weight, text.size) + spacing;
    Rect::around(text.at.plus(0.0, -text.size * 0.34), width, text.size * 0.9)
}

fn frame(sheet: &Sheet) -> Rect {
    let Some(Mark::Path(Path { lines, .. })) = find(&sheet.groups, "sea").and_then(|g| g.marks.first())
    else {
        panic!("no sea")
    };
    Rect::of(lines.iter().flatten()).unwrap()
}

fn assert_apart(sheet: &Sheet, what: &str) {
    for id in ["labels", "inset-greater-tripoli-labels"] {
        let Some(group) = find(&sheet.groups, id) else { continue };
        let mut found = Vec::new();
        texts(group, &mut found);
        assert!(found.len() > 3, "{what}: {} names in {id}", found.len());
        let rooms: Vec<Rect> = found.iter().map(|text| room(text)).collect();
        for (i, label) in rooms.iter().enumerate() {
            let name = &found[i].words;
            assert!(frame(sheet).holds(label), "{what}: {name} leaves the frame");
            let other = rooms[..i].iter().position(|other| other.overlaps(label));
            assert!(other.is_none(), "{what}: {name} stands on {}", found[other.unwrap_or(0)].words);
        }
    }
}

#[test]
fn no_name_stands_on_another_or_leaves_the_frame_on_any_month_end() {
    let theatre = Theatre::embedded("libya").unwrap();
    let context = context(&theatre);
    let days = month_ends(&theatre, 1);
    assert!(days.len() > 70);
    let check = |part: &[Date]| {
        for layers in layers_of(&theatre, part) {
            let style = Style::for_sides(&layers.sides);
            let both = layers.about.as_of.month() % 4 == 0;
            for labels in [Labels::En, Labels::Ar].into_iter().chain(both.then_some(Labels::Both)) {
                let lang = if labels == Labels::Ar { Lang::Ar } else { Lang::En };
                let options = PageOptions { labels, lang, ..PageOptions::default() };
                let sheet = Sheet::lay_out(&layers, &context, &style, &options);
                assert_apart(&sheet, &format!("{} {labels:?}", layers.about.as_of));
            }
        }
    };
    std::thread::scope(|scope| {
        for part in days.chunks(days.len().div_ceil(4)) {
            scope.spawn(|| check(part));
        }
    });
}

#[test]
fn sides_of_the_theatre_are_told_apart_by_all_eyes_and_in_grey() {
    let theatre = Theatre::embedded("libya").unwrap();
    let sides = layers::theatre_sides(&theatre.log, &[]);
    assert!(sides.len() > 5);
    for theme in [Theme::DEFAULT, Theme::PRINT, Theme::DARK] {
        let style = Style::themed(&sides, theme);
        for (i, a) in sides.iter().enumerate() {
            for b in &sides[..i] {
                let (one, other) = (style.side(&a.id), style.side(&b.id));
                assert!(one.is_told_from(&other), "{} and {}", a.id, b.id);
            }
        }
    }
}

#[test]
fn the_test_of_colours_can_fail() {
    let style = Style::for_sides(&[]);
    let (red, green) = (style.theme.fighting, frontline::style::Colour::new(0x4a, 0x44, 0x10));
    assert!(!Vision::ALL.iter().all(|vision| vision.tells(red, green)));
}
