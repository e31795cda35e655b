//! Where words such as `30 km west of Alda` or `the road between Alda and Borg` put an event, by the
//! gazetteer's place expressions. A point is no place of the log: it tells the reviewer where to look.

use jiff::civil::Date;

use crate::gazetteer::{Gazetteer, Hints, Location, PlaceId, Tier};
use crate::ground::{Km, LonLat};

/// What the words of a place come to.
#[derive(Debug, Default)]
pub(super) struct Located {
    /// A place that the gazetteer lists by these very words: `the western gate of Alda`.
    pub place: Option<PlaceId>,
    /// A point, and how far off it may be.
    pub point: Option<(LonLat, Km)>,
    /// Places that the gazetteer lists no farther from the point than that, the nearest first.
    pub options: Vec<PlaceId>,
}

/// So many places near a point are shown.
const MOST_OPTIONS: usize = 5;

/// Reads the words for a place.
pub(super) fn located(gazetteer: &Gazetteer, words: &str, on: Option<Date>) -> Located {
    let hints = Hints { on, ..Hints::default() };
    for text in readings(words) {
        match gazetteer.locate(text, &hints) {
            // `the east` is a direction here, whatever region is called so.
            Location::Place(one)
                if one.by <= Tier::Arabic && !one.ambiguous && text.contains(char::is_uppercase) =>
            {
                return Located { place: Some(one.place), ..Located::default() };
            }
            Location::Point { at, precision, .. } => {
                let near = gazetteer.near(at, MOST_OPTIONS).into_iter();
                let options = near.filter(|(km, _)| km.0 <= precision.0).map(|(_, place)| place.id.clone());
                return Located { options: options.collect(), point: Some((at, precision)), place: None };
            }
            Location::Place(_)
            | Location::Sector { .. }
            | Location::Around { .. }
            | Location::Part { .. }
            | Location::Unclear { .. }
            | Location::Nothing => {}
        }
    }
    Located::default()
}

/// The words, and without what they call the place: `a checkpoint 30 km west of Alda`.
fn readings(words: &str) -> impl Iterator<Item = &str> {
    let bare = words.strip_prefix("the ").unwrap_or(words);
    let number = words.find(|c: char| c.is_ascii_digit());
    let between = words.find("between ");
    [Some(words), Some(bare), between.map(|at| &words[at..]), number.map(|at| &words[at..])]
        .into_iter()
        .flatten()
}
