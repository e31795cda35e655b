//! The map of one day.

use super::legend::Legend;
use super::mark::{Group, Mark};
use super::numbers::{self, Numbered};
use super::page::{self, Heading, Page};
use super::pen::Pen;
use super::rows::{self, Figures};
use super::shown::{Shown, Sign};
use super::views::{Subject, Views};
use super::{PageOptions, Piece, Sheet, caption};
use crate::layers::{Context, Layers};
use crate::style::Style;

impl Sheet {
    /// Lays a map out on a page.
    pub fn lay_out(layers: &Layers, context: &Context, style: &Style, options: &PageOptions) -> Self {
        let pen = Pen::new(style, page::unit(options), options.lang);
        let heading = Heading::of_day(&layers.about, options, style);
        let mut expected = Shown::expected(layers, !context.roads.is_empty());
        if options.uncertainty && !layers.fronts.is_empty() {
            expected.sign(Sign::Soft);
        }
        let listed: Vec<Numbered> = (1..=options.events).map(placeholder).collect();
        let need = legend(layers, &expected, &listed, Figures::Both, &pen);
        let page = Page::plan(options, &heading, &pen, |width, columns| need.height(width, columns, &pen));
        let mut shown = Shown::default();
        let mut groups = ground(&page, &pen);
        let mut furniture = Vec::new();
        let subject = Subject { layers, context, options, pen, small: false, changed: None, only: None };
        let views = Views::plan(subject, page.map);
        let numbered = views
            .as_ref()
            .map(|views| numbers::latest(layers, &views.main, options.events, options.labels, &pen));
        let numbered = numbered.unwrap_or_default();
        if let Some(views) = &views {
            groups.extend(views.draw("", &numbered, &mut shown));
            if options.has(Piece::ScaleBar) {
                furniture.extend(views.scale_bar());
            }
        }
        furniture.push(page::rim(page.map, &pen));
        let figures = if options.steady { Figures::Held } else { Figures::Both };
        let key = legend(layers, &shown, &numbered, figures, &pen);
        groups.extend(around(&page, &heading, &key, furniture, options, &pen));
        let (title, description) = (
            format!("{}, {}", heading.title, page::when(&layers.about, &pen)),
            caption::describe(layers, options.lang),
        );
        Self::of(&page, title, description, groups, style)
    }

    /// A sheet of a page.
    pub(super) fn of(
        page: &Page,
        title: String,
        description: String,
        groups: Vec<Group>,
        style: &Style,
    ) -> Self {
        let (width, height) = (page.whole.width(), page.whole.height());
        let families = style.lettering.families().to_owned();
        let arabic = style.lettering.arabic_family().map(str::to_owned);
        Self { width, height, title, description, families, arabic, groups }
    }
}

/// A row of the list of events before they are known, for its height.
fn placeholder(number: usize) -> Numbered {
    let at = crate::ground::LonLat::NULL_ISLAND;
    Numbered { number, at, words: "30 September: a place with a name".into(), detail: "captured by".into() }
}

fn legend(layers: &Layers, shown: &Shown, numbered: &[Numbered], figures: Figures, pen: &Pen<'_>) -> Legend {
    Legend::of(vec![
        rows::sides(layers, &layers.sides, shown, figures, pen),
        rows::grounds(layers, shown, figures, pen),
        rows::numbered(pen.lang.phrases().newest, numbered),
        rows::signs(shown, pen),
    ])
}

/// Paper and sea.
pub fn ground(page: &Page, pen: &Pen<'_>) -> Vec<Group> {
    vec![
        Group::new("paper", vec![Mark::rect(page.whole, Some(pen.theme.paper), None)]),
        Group::new("sea", vec![Mark::rect(page.map, Some(pen.theme.sea), None)]),
    ]
}

/// What stands around a map: legend, heading, small print. `furniture` stands on the map already.
pub fn around(
    page: &Page,
    heading: &Heading,
    legend: &Legend,
    mut furniture: Vec<Mark>,
    options: &PageOptions,
    pen: &Pen<'_>,
) -> Vec<Group> {
    let mut groups = Vec::new();
    if options.has(Piece::Legend) {
        let key = legend.draw(&page.legend, page.columns, pen);
        groups.push(Group::new("legend", page.placed(key, pen)));
    }
    if options.has(Piece::Title) {
        furniture.extend(page.placed(page.heading(heading, pen), pen));
    }
    if options.has(Piece::Credits) {
        furniture.extend(page.placed(page.small_print(pen), pen));
    }
    groups.push(Group::new("furniture", furniture));
    groups
}
