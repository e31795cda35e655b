//! Expressions of time, as intervals of days with the rule that made them.
//!
//! Takes the tokens of a sentence and the day of publication; relative expressions count from it, and
//! without it stay open. Two-figure years and clock times are not read.

use std::ops::Range;

use jiff::Span;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::lexicon::Lexicon;
use super::token::{Sort, Token};

/// When, as far as an expression tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Moment {
    /// The tokens of the expression, with its preposition.
    pub tokens: Range<usize>,
    /// First and last day; `None` where the day of publication would be needed.
    pub days: Option<(Date, Date)>,
    /// Which rule made it of the words.
    pub rule: &'static str,
    /// `since`, `until`, `before`, `for`: the expression bounds what happened and does not date it.
    pub bound: bool,
    /// It counts from the day of publication.
    pub relative: bool,
}

/// The expressions of time of a sentence, in order.
pub(super) fn moments(tokens: &[Token], published: Option<Date>) -> Vec<(Range<usize>, Moment)> {
    let mut found: Vec<(Range<usize>, Moment)> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let reader = Reader { tokens, published };
        match reader.read(at) {
            Some(moment) => {
                at = moment.tokens.end;
                found.push((moment.tokens.clone(), moment));
            }
            None => at += 1,
        }
    }
    found
}

/// How the days of an expression are found.
#[derive(Debug, Clone, Copy)]
enum Days {
    /// They stand there.
    Stated(Date, Date),
    /// A day of a month without its year: the latest up to publication.
    Yearless(i8, i8, i8),
    /// A month without its year; thirds of it, 0 for all.
    Month(i8, u8),
    /// A weekday; whether the day of publication itself is left out.
    Weekday(Weekday, bool),
    /// So many days before publication, from and to.
    Before(i32, i32),
    /// The week before the one of publication, counted in weeks.
    Week(i32),
    /// The month before that of publication, counted in months.
    Months(i32),
    /// Between so many days ago and publication.
    Ago(Span, i32),
    /// The year before that of publication, counted in years.
    Years(i16),
}

struct Reader<'t> {
    tokens: &'t [Token],
    published: Option<Date>,
}

impl Reader<'_> {
    fn low(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.low.as_str())
    }

    /// The expression that begins at a token, its preposition taken along.
    fn read(&self, at: usize) -> Option<Moment> {
        const BEFORE: &[&str] = &[
            "on",
            "in",
            "at",
            "since",
            "until",
            "by",
            "during",
            "from",
            "over",
            "before",
            "after",
            "till",
            "of",
            "throughout",
            "as of",
            "around",
            "for",
        ];
        let mut start = at;
        let prep = self.low(at);
        let with = BEFORE.contains(&prep);
        if with {
            start += 1;
        }
        if prep == "as" && self.low(at + 1) == "of" {
            start = at + 2;
        }
        while matches!(
            self.low(start),
            "the"
                | "about"
                | "around"
                | "late"
                | "early"
                | "mid"
                | "end"
                | "nearly"
                | "almost"
                | "evening"
                | "morning"
                | "night"
                | "afternoon"
                | "beginning"
                | "start"
                | "since"
                | "hours"
                | "first"
                | "second"
                | "on"
                | "past"
                | "earlier"
                | "only"
                | "just"
                | "roughly"
                | "approximately"
                | "some"
                | "more"
                | "than"
                | "less"
                | "as"
        ) || (start > at && self.low(start) == "of")
        {
            if start > at + 4 {
                break;
            }
            start += 1;
        }
        let (length, days, rule) = self.core(start)?;
        let words: Vec<&str> = (at..start).map(|i| self.low(i)).collect();
        let has = |word: &str| words.contains(&word);
        if prep == "of" && rule == "year"
            || (prep == "of" && at + 1 == start && rule != "day of month" && rule != "ago")
        {
            return None;
        }
        let part = u8::from(has("early") || has("beginning") || has("start"))
            + 2 * u8::from(has("mid"))
            + 3 * u8::from(has("late") || has("end"));
        let days = match days {
            Days::Month(month, _) => Days::Month(month, part.min(3)),
            other => other,
        };
        let relative = !matches!(days, Days::Stated(..));
        let bound =
            matches!(prep, "since" | "until" | "till" | "before" | "by" | "for" | "after") || has("since");
        let mut end = start + length;
        while matches!(
            self.low(end),
            "morning" | "evening" | "night" | "afternoon" | "noon" | "midnight" | "local" | "dawn"
        ) {
            end += 1;
        }
        let rule = if prep == "since" || has("since") { "since" } else { rule };
        Some(Moment { tokens: at..end, days: self.days(days), rule, bound, relative })
    }

    /// The expression itself: how many tokens, its days, its rule.
    fn core(&self, at: usize) -> Option<(usize, Days, &'static str)> {
        self.calendar(at).or_else(|| self.by_week(at)).or_else(|| self.counted(at))
    }

    fn number(&self, at: usize) -> Option<i32> {
        const WORDS: [&str; 13] = [
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
            "twelve",
        ];
        let low = self.low(at);
        if let Ok(number) = low.replace(',', "").parse() {
            return Some(number);
        }
        match low {
            "a" | "an" => Some(1),
            "several" | "few" => Some(4),
            "couple" => Some(2),
            _ => WORDS.iter().position(|word| *word == low).and_then(|n| i32::try_from(n).ok()),
        }
    }

    fn day_number(&self, at: usize) -> Option<i8> {
        let low = self.low(at);
        let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| low.strip_suffix(end)).unwrap_or(low);
        digits.parse().ok().filter(|day| (1..=31).contains(day))
    }

    fn year(&self, at: usize) -> Option<i16> {
        let token = self.tokens.get(at).filter(|token| token.sort == Sort::Number && token.low.len() == 4)?;
        token.low.parse().ok().filter(|year| (1900..2100).contains(year))
    }

    fn month(&self, at: usize) -> Option<i8> {
        let token = self.tokens.get(at).filter(|token| token.capital)?;
        Lexicon::get().month(&token.low)
    }

    /// `14 May 2022`, `May 14`, `11-17 March`, `May 2022`, `March`, `2014`, `2022-05-14`.
    fn calendar(&self, at: usize) -> Option<(usize, Days, &'static str)> {
        if let Ok(date) = self.low(at).parse::<Date>()
            && self.low(at).len() == 10
        {
            return Some((1, Days::Stated(date, date), "date"));
        }
        if let Some((first, last, length)) = self.day_range(at) {
            let of = usize::from(self.low(at + length) == "of");
            if let Some(month) = self.month(at + length + of) {
                let end = length + of + 1;
                return Some(self.of_month(at, end, month, first, last));
            }
        }
        let month = self.month(at)?;
        let stop = usize::from(self.low(at + 1) == ".");
        if let Some((first, last, length)) = self.day_range(at + 1 + stop) {
            return Some(self.of_month(at, 1 + stop + length, month, first, last));
        }
        let comma = usize::from(self.low(at + 1) == ",");
        if let Some(year) = self.year(at + 1 + comma) {
            let first = Date::new(year, month, 1).ok()?;
            return Some((2 + comma, Days::Stated(first, first.last_of_month()), "month"));
        }
        // `May` and `March` alone are words too: a preposition has to stand before them.
        let sure = at > 0
            && matches!(
                self.low(at - 1),
                "in" | "since"
                    | "last"
                    | "of"
                    | "late"
                    | "early"
                    | "mid"
                    | "during"
                    | "until"
                    | "by"
                    | "this"
                    | "from"
                    | "through"
                    | "to"
            );
        sure.then_some((1, Days::Month(month, 0), "month"))
    }

    /// `14`, `14th`, `11-17`, `11 to 17`: first and last, and the tokens.
    fn day_range(&self, at: usize) -> Option<(i8, i8, usize)> {
        if let Some((first, last)) = self.low(at).split_once('-') {
            let days = (first.parse().ok()?, last.parse().ok()?);
            return ((1..=31).contains(&days.0) && (1..=31).contains(&days.1)).then_some((days.0, days.1, 1));
        }
        let first = self.day_number(at)?;
        if matches!(self.low(at + 1), "\u{2014}" | "-" | "to" | "and")
            && let Some(last) = self.day_number(at + 2).filter(|last| *last > first)
        {
            return Some((first, last, 3));
        }
        Some((first, first, 1))
    }

    fn of_month(
        &self,
        at: usize,
        length: usize,
        month: i8,
        first: i8,
        last: i8,
    ) -> (usize, Days, &'static str) {
        let comma = usize::from(self.low(at + length) == ",");
        if let Some(year) = self.year(at + length + comma)
            && let (Ok(from), Ok(to)) = (Date::new(year, month, first), Date::new(year, month, last))
        {
            return (length + comma + 1, Days::Stated(from, to), "day of month");
        }
        (length, Days::Yearless(month, first, last), "day of month")
    }

    fn weekday(&self, at: usize) -> Option<Weekday> {
        self.tokens.get(at).filter(|token| token.capital)?;
        Some(match self.low(at).trim_end_matches("'s") {
            "monday" => Weekday::Monday,
            "tuesday" => Weekday::Tuesday,
            "wednesday" => Weekday::Wednesday,
            "thursday" => Weekday::Thursday,
            "friday" => Weekday::Friday,
            "saturday" => Weekday::Saturday,
            "sunday" => Weekday::Sunday,
            _ => return None,
        })
    }

    /// `Monday`, `last week`, `yesterday`, `this month`, `overnight`.
    fn by_week(&self, at: usize) -> Option<(usize, Days, &'static str)> {
        if let Some(day) = self.weekday(at) {
            return Some((1, Days::Weekday(day, false), "weekday"));
        }
        let (one, two) = (self.low(at), self.low(at + 1));
        Some(match (one, two) {
            ("yesterday", _) => (1, Days::Before(1, 1), "yesterday"),
            ("today" | "tonight", _) => (1, Days::Before(0, 0), "today"),
            ("overnight", _) => (1, Days::Before(1, 0), "overnight"),
            ("right", "now") | ("this", "morning" | "evening" | "afternoon") => {
                (2, Days::Before(0, 0), "today")
            }
            ("this", "week") => (2, Days::Week(0), "this week"),
            ("this", "month") => (2, Days::Months(0), "this month"),
            ("this", "year") => (2, Days::Years(0), "this year"),
            ("last" | "previous", "week") => (2, Days::Week(1), "last week"),
            ("last" | "previous", "month") => (2, Days::Months(1), "last month"),
            ("last" | "previous", "year") => (2, Days::Years(1), "last year"),
            ("last", "night") => (2, Days::Before(1, 0), "last night"),
            ("last", "weekend") | ("weekend", _) => {
                (1 + usize::from(one == "last"), Days::Before(8, 0), "weekend")
            }
            ("last" | "this", _) if self.weekday(at + 1).is_some() => {
                (2, Days::Weekday(self.weekday(at + 1)?, one == "last"), "weekday")
            }
            ("last" | "this", _) if self.month(at + 1).is_some() => {
                (2, Days::Month(self.month(at + 1)?, 0), "month")
            }
            ("next", "week" | "month" | "year" | "weekend") => (2, Days::Before(-30, -1), "next"),
            ("next", _) if self.weekday(at + 1).is_some() => (2, Days::Before(-7, -1), "next"),
            ("tomorrow", _) => (1, Days::Before(-1, -1), "next"),
            ("recent", "days" | "hours") => (2, Days::Before(7, 0), "recent days"),
            ("recent", "weeks") => (2, Days::Before(30, 0), "recent weeks"),
            ("recent", "months") => (2, Days::Before(120, 0), "recent months"),
            _ => return None,
        })
    }

    /// `two days ago`, `for three weeks`, `since 2014`, `in 2014`.
    fn counted(&self, at: usize) -> Option<(usize, Days, &'static str)> {
        let before = if at == 0 { "" } else { self.low(at - 1) };
        if let Some(year) = self.year(at) {
            let dated = matches!(
                before,
                "in" | "since"
                    | "of"
                    | "until"
                    | "by"
                    | "during"
                    | "early"
                    | "late"
                    | "before"
                    | "after"
                    | "from"
                    | "mid"
                    | "end"
            );
            let (first, last) = (Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?);
            return dated.then_some((1, Days::Stated(first, last), "year"));
        }
        let count = self.number(at)?;
        let mut unit = at + 1;
        while matches!(self.low(unit), "of" | "more" | "-" | "few" | "couple") {
            unit += 1;
        }
        let days = match self.low(unit).trim_end_matches('s') {
            "hour" | "minute" => 0,
            "day" | "night" => count,
            "week" => count.checked_mul(7)?,
            "month" => count.checked_mul(30)?,
            "year" => count.checked_mul(365)?,
            _ => return None,
        };
        let days = days.min(40_000);
        let length = unit - at + 1;
        let back = |days: i32| i64::from(days).days();
        match (before, self.low(unit + 1)) {
            (_, "ago" | "earlier") => {
                let slack = days / 10 + i32::from(days >= 28) * 5;
                Some((length + 1, Days::Ago(back(days.saturating_add(slack)), days - slack), "ago"))
            }
            ("for" | "past" | "last", _) => Some((length, Days::Ago(back(days), 0), "for")),
            _ => None,
        }
    }

    /// The days, where publication tells them.
    fn days(&self, days: Days) -> Option<(Date, Date)> {
        if let Days::Stated(from, to) = days {
            return Some((from, to));
        }
        let published = self.published?;
        let less = |days: i32| published.checked_sub(i64::from(days).days()).ok();
        match days {
            Days::Stated(..) => None,
            Days::Yearless(month, first, last) => {
                let of = |year: i16| {
                    Some((Date::new(year, month, first).ok()?, Date::new(year, month, last.max(first)).ok()?))
                };
                of(published.year())
                    .filter(|(from, _)| *from <= published)
                    .or_else(|| of(published.year() - 1))
            }
            Days::Month(month, part) => {
                let of = |year: i16| Date::new(year, month, 1).ok();
                let first = of(published.year())
                    .filter(|first| *first <= published)
                    .or_else(|| of(published.year() - 1))?;
                let day = |day: i8| Date::new(first.year(), month, day).ok();
                let last = first.last_of_month();
                let (from, to) = match part {
                    1 => (first, day(12)?),
                    2 => (day(8)?, day(22)?),
                    3 => (day(18)?, last),
                    _ => (first, last),
                };
                Some((from, to.min(published).max(from)))
            }
            Days::Weekday(day, not_today) => {
                let back = (i32::from(published.weekday().to_monday_zero_offset())
                    - i32::from(day.to_monday_zero_offset()))
                .rem_euclid(7);
                let back = if back == 0 && not_today { 7 } else { back };
                less(back).map(|day| (day, day))
            }
            Days::Before(from, to) => Some((less(from)?, less(to)?)),
            Days::Week(weeks) => {
                let monday = less(i32::from(published.weekday().to_monday_zero_offset()))?;
                let first = monday.checked_sub(i64::from(weeks * 7).days()).ok()?;
                Some((first, first.checked_add(6.days()).ok()?.min(published)))
            }
            Days::Months(months) => {
                let first = published.first_of_month().checked_sub(months.months()).ok()?;
                Some((first, first.last_of_month().min(published)))
            }
            Days::Years(years) => {
                let year = published.year().checked_sub(years)?;
                Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?.min(published)))
            }
            Days::Ago(span, to) => Some((published.checked_sub(span).ok()?, less(to.max(0))?)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    fn read(text: &str) -> Option<String> {
        let published = Some(jiff::civil::date(2019, 4, 4)); // a Thursday
        let tokens = tokens(text, 0..text.len());
        let (_, moment) = moments(&tokens, published).into_iter().next()?;
        moment.days.map(|(from, to)| if from == to { from.to_string() } else { format!("{from}/{to}") })
    }

    #[test]
    fn expressions_become_days() {
        for (text, days) in [
            ("on 1 November", "2018-11-01"),
            ("on April 2, 2019", "2019-04-02"),
            ("on Wednesday", "2019-04-03"),
            ("on Thursday", "2019-04-04"),
            ("last Thursday", "2019-03-28"),
            ("yesterday", "2019-04-03"),
            ("last week", "2019-03-25/2019-03-31"),
            ("last month", "2019-03-01/2019-03-31"),
            ("in January", "2019-01-01/2019-01-31"),
            ("on Friday night", "2019-03-29"),
            ("two days ago", "2019-04-02"),
            ("from 11 to 17 March", "2019-03-11/2019-03-17"),
            ("in 2014", "2014-01-01/2014-12-31"),
            ("for three days", "2019-04-01/2019-04-04"),
            ("on 2019-02-03", "2019-02-03"),
            ("in late March", "2019-03-18/2019-03-31"),
        ] {
            assert_eq!(read(text).as_deref(), Some(days), "{text}");
        }
        assert_eq!(read("they may march"), None);
        assert_eq!(read("400 people"), None);
    }

    #[test]
    fn a_relative_expression_stays_open_without_the_day_of_publication() {
        let text = "on Monday";
        let found = moments(&tokens(text, 0..text.len()), None);
        assert!(found[0].1.days.is_none() && found[0].1.relative);
    }
}
