//! Days at equal steps: from one to another, so many days or months apart.

use std::str::FromStr;

use frontline::theatre::Theatre;
use jiff::Span;
use jiff::civil::Date;

use super::failure::Failure;
use super::session::Session;

/// From day to day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// So many days.
    Days(i32),
    /// So many months, each at its last day.
    Months(i32),
}

impl FromStr for Step {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, &'static str> {
        let number = |digits: &str| digits.parse::<i32>().ok().filter(|n| (1..=3660).contains(n));
        match text {
            "day" => Ok(Self::Days(1)),
            "week" => Ok(Self::Days(7)),
            "month" => Ok(Self::Months(1)),
            _ => {
                let months = text.strip_suffix("mo").and_then(number).map(Self::Months);
                let days = text.strip_suffix('d').and_then(number).map(Self::Days);
                months.or(days).ok_or("write days such as 7d, or months such as 1mo")
            }
        }
    }
}

/// More days than this are refused.
const MOST: usize = 5_000;

impl Step {
    /// The days of a span; its first and its last are among them.
    pub fn days(self, from: Date, to: Date) -> Result<Vec<Date>, Failure> {
        let mut days = vec![from];
        let mut steps = 0;
        loop {
            steps += 1;
            let next = match self {
                Self::Days(n) => from.saturating_add(Span::new().days(n.saturating_mul(steps))),
                Self::Months(n) => {
                    let back = i32::from(from == from.last_of_month());
                    let ahead = n.saturating_mul(steps) - 1 + back;
                    from.first_of_month().saturating_add(Span::new().months(ahead)).last_of_month()
                }
            };
            if next >= to || days.len() > MOST {
                break;
            }
            if days.last().is_some_and(|last| *last < next) {
                days.push(next);
            }
        }
        if days.len() > MOST {
            return Err(Failure::Usage(format!("more than {MOST} days: take a longer --step")));
        }
        if to > from {
            days.push(to);
        }
        Ok(days)
    }
}

/// The span asked for, within the theatre's.
pub fn span(session: &Session, from: Option<&str>, to: Option<&str>) -> Result<(Date, Date), Failure> {
    let Theatre { about, log, .. } = &session.theatre;
    let open = about.limits.0.is_none() || about.limits.1.is_none();
    if log.events.is_empty() && open && (from.is_none() || to.is_none()) {
        return Err(Failure::Usage(
            "the log has no events yet, so there is no first and last day: give --from and --to, or add an event \
             (`frontline event add --help`)"
                .into(),
        ));
    }
    let from = from.map_or(Ok(about.start), |text| session.day(text))?;
    let to = to.map_or(Ok(about.end), |text| session.day(text))?;
    if from > to {
        return Err(Failure::Usage(format!("{from} comes after {to}: give the earlier day first")));
    }
    Ok((from, to))
}
