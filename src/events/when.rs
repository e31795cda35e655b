//! When something happened, as surely as the sources say and no surer.

use std::fmt;
use std::str::FromStr;

use edtf_core::{Bound, BoundDate, Edtf};
use jiff::civil::Date;
use thiserror::Error;

/// A date of the log in the Extended Date/Time Format (ISO 8601-2): a day, a month, an interval.
///
/// ```
/// use frontline::events::When;
///
/// let when: When = "2019-04".parse()?;
/// assert_eq!(when.earliest().to_string(), "2019-04-01");
/// assert_eq!(when.latest().to_string(), "2019-04-30");
/// assert!("2019-02-30".parse::<When>().is_err());
/// # Ok::<(), frontline::events::WhenError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When {
    text: String,
    earliest: Date,
    latest: Date,
}

/// Why a text is not a date of the log.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum WhenError {
    /// Rewritten by a spreadsheet.
    #[error("looks rewritten by a spreadsheet; write it as 2019-04-04")]
    Spreadsheet,
    /// Not EDTF, or no such day in the calendar.
    #[error("not a date; write 2019-04-04, 2019-04, 2019-04-04~ or 2019-04-01/2019-04-07")]
    NotADate,
    /// It has no last day, so nothing can count from it.
    #[error("has no last day; write the latest day on which it can have happened")]
    Endless,
}

impl When {
    /// The first day on which it can have happened.
    pub fn earliest(&self) -> Date {
        self.earliest
    }

    /// The last day on which it can have happened.
    pub fn latest(&self) -> Date {
        self.latest
    }

    /// Whether it is known to the day.
    pub fn is_a_day(&self) -> bool {
        self.earliest == self.latest
    }

    /// As the log has it.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl FromStr for When {
    type Err = WhenError;

    fn from_str(text: &str) -> Result<Self, WhenError> {
        let slashes = text.split(['/', '.']).filter(|part| !part.is_empty()).count();
        let digits = |part: &str| part.chars().all(|c| c.is_ascii_digit());
        if slashes == 3 && text.split(['/', '.']).all(digits) {
            return Err(WhenError::Spreadsheet);
        }
        let edtf = Edtf::parse(text).map_err(|_| WhenError::NotADate)?;
        let bounds = edtf.bounds();
        let earliest = match bounds.earliest {
            Bound::Date(date) => civil(&date).ok_or(WhenError::NotADate)?,
            _ => Date::MIN,
        };
        let latest = match bounds.latest {
            Bound::Date(date) => civil(&date).ok_or(WhenError::NotADate)?,
            _ => return Err(WhenError::Endless),
        };
        if earliest > latest {
            return Err(WhenError::NotADate);
        }
        Ok(Self { text: text.to_owned(), earliest, latest })
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

fn civil(date: &BoundDate) -> Option<Date> {
    date.to_string().parse().ok()
}

/// A single day written `2020-06-08`, or a month written `2020-06`, which is its last day.
///
/// # Errors
/// When it is neither.
pub fn day(text: &str) -> Result<Date, WhenError> {
    span_of(text).map(|(_, last)| last)
}

/// The first and last day of a day, a month or a year.
///
/// # Errors
/// When it is none of these.
pub fn span_of(text: &str) -> Result<(Date, Date), WhenError> {
    let plain = text.chars().all(|c| c.is_ascii_digit() || c == '-');
    let when: When = text.parse()?;
    if plain { Ok((when.earliest, when.latest)) } else { Err(WhenError::NotADate) }
}
