//! Days in the forms in which exports write them.

use std::str::FromStr;

use jiff::civil::Date;
use thiserror::Error;

/// Which number of 03/04/2023 is the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayOrder {
    /// The first.
    DayFirst,
    /// The second.
    MonthFirst,
}

impl FromStr for DayOrder {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "dmy" => Ok(Self::DayFirst),
            "mdy" => Ok(Self::MonthFirst),
            _ => Err("write dmy or mdy"),
        }
    }
}

/// Why a text is no day.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NoDay {
    /// No form that is known, or no such day in the calendar.
    #[error("`{0}` is not a day such as 2023-04-15, 15 April 2023 or 20230415")]
    Unknown(String),
    /// A spreadsheet's count of days.
    #[error(
        "`{0}` looks like a spreadsheet's number for a day; format that column as 2023-04-15 and save again"
    )]
    Serial(String),
    /// Day and month could be either way round.
    #[error("`{0}` may be two days; say which number is the day with --dates dmy or --dates mdy")]
    Ambiguous(String),
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// A day as `2023-04-15`, `2023/04/15`, `20230415`, `15 April 2023`, `15-Apr-2023`, `April 15, 2023`,
/// `15.04.2023` or `04/15/2023`, with or without a time behind it.
///
/// # Errors
/// When it is none of these, or could be two of them.
pub fn day(text: &str, order: Option<DayOrder>) -> Result<Date, NoDay> {
    let text = text.trim();
    let unknown = || NoDay::Unknown(text.chars().take(40).collect());
    if text.len() == 5 && text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(NoDay::Serial(text.to_owned()));
    }
    if let Some(head) = text.get(..10)
        && let Ok(date) = head.parse::<Date>()
    {
        return if text[10..].is_empty() || text[10..].starts_with([' ', 'T']) {
            Ok(date)
        } else {
            Err(unknown())
        };
    }
    let parts: Vec<&str> =
        text.split([' ', '-', '/', '.', ',']).filter(|part| !part.is_empty()).take(5).collect();
    let number =
        |part: &str| part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse::<i16>().ok()).flatten();
    let month_of = |part: &str| {
        let head = part.get(..3)?.to_ascii_lowercase();
        let letters = part.bytes().all(|b| b.is_ascii_alphabetic());
        MONTHS.iter().position(|month| letters && *month == head).and_then(|i| i16::try_from(i + 1).ok())
    };
    let date = |year: i16, month: i16, day: i16| {
        let (month, day) = (i8::try_from(month).ok(), i8::try_from(day).ok());
        month.zip(day).and_then(|(month, day)| Date::new(year, month, day).ok()).ok_or_else(unknown)
    };
    match parts[..] {
        [all] if all.len() == 8 => {
            let number =
                number(all).map(|_| ()).or_else(|| all.bytes().all(|b| b.is_ascii_digit()).then_some(()));
            number.ok_or_else(unknown)?;
            let part =
                |from: usize, to: usize| all.get(from..to).and_then(|p| p.parse().ok()).ok_or_else(unknown);
            date(part(0, 4)?, part(4, 6)?, part(6, 8)?)
        }
        [a, b, c, ..] => {
            let year = |part: &str| number(part).filter(|_| part.len() == 4);
            match (number(a), month_of(a), number(b), month_of(b), number(c)) {
                (Some(_), _, Some(month), _, Some(day)) if year(a).is_some() => {
                    date(year(a).unwrap_or_default(), month, day)
                }
                (Some(day), _, _, Some(month), Some(_)) if year(c).is_some() => {
                    date(year(c).unwrap_or_default(), month, day)
                }
                (_, Some(month), Some(day), _, Some(_)) if year(c).is_some() => {
                    date(year(c).unwrap_or_default(), month, day)
                }
                (Some(first), _, Some(second), _, Some(_)) if year(c).is_some() => {
                    let year = year(c).unwrap_or_default();
                    match order {
                        Some(DayOrder::DayFirst) => date(year, second, first),
                        Some(DayOrder::MonthFirst) => date(year, first, second),
                        None if first > 12 || text.contains('.') || first == second => {
                            date(year, second, first)
                        }
                        None if second > 12 => date(year, first, second),
                        None => Err(NoDay::Ambiguous(text.chars().take(40).collect())),
                    }
                }
                _ => Err(unknown()),
            }
        }
        _ => Err(unknown()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_day_in_many_forms() {
        for text in [
            "2023-04-15",
            "2023-04-15 00:00:00.000",
            "2023-04-15T12:00:00Z",
            "2023/04/15",
            "20230415",
            "15 April 2023",
            "15-Apr-2023",
            "April 15, 2023",
            "15.04.2023",
            "15/04/2023",
            "04/15/2023",
        ] {
            assert_eq!(day(text, None).map(|d| d.to_string()), Ok("2023-04-15".into()), "{text}");
        }
    }

    #[test]
    fn a_day_that_may_be_two_is_asked_about() {
        assert!(matches!(day("03/04/2023", None), Err(NoDay::Ambiguous(_))));
        let told = |order| day("03/04/2023", Some(order)).map(|d| d.to_string());
        assert_eq!(told(DayOrder::DayFirst), Ok("2023-04-03".into()));
        assert_eq!(told(DayOrder::MonthFirst), Ok("2023-03-04".into()));
    }

    #[test]
    fn a_day_that_a_spreadsheet_counted_is_told_as_one() {
        assert!(matches!(day("45031", None), Err(NoDay::Serial(_))));
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in [
            "",
            "NaN",
            "2023-02-30",
            "2023",
            "April",
            "15 Foo 2023",
            "31/31/2023",
            "2023-04-15x",
            "ä2023-04-1",
            "99999999",
        ] {
            assert!(matches!(day(text, None), Err(NoDay::Unknown(_))), "{text}");
        }
    }
}
