//! Dates on the command line.

use frontline::events;
use frontline::theatre::Theatre;
use jiff::Span;
use jiff::civil::Date;

use super::failure::Failure;

/// A day, or a month (its last day).
pub fn parse(text: &str) -> Result<Date, Failure> {
    events::day(text).map_err(|_| {
        Failure::Usage(format!(
            "`{text}` is not a date; write a day such as 2020-06-08, or a month such as 2020-06 for its last day"
        ))
    })
}

/// The day so far after another: `30d`, `6w`, `3mo` or `1y`. Months after the last day of a month is the
/// last day of a month.
pub fn after(day: Date, ahead: &str) -> Result<Date, Failure> {
    let digits = ahead.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let number: Option<i32> = digits.parse().ok().filter(|n| (0..=36_600).contains(n));
    let span = number.and_then(|n| match &ahead[digits.len()..] {
        "d" => Some(Span::new().days(n)),
        "w" => Some(Span::new().weeks(n)),
        "mo" => Some(Span::new().months(n)),
        "y" => Span::new().try_years(n).ok(),
        _ => None,
    });
    let ends = day == day.last_of_month() && ahead.ends_with("mo");
    let after = span.and_then(|span| day.checked_add(span).ok());
    after.map(|after| if ends { after.last_of_month() } else { after }).ok_or_else(|| {
        Failure::Usage(format!(
            "`+{ahead}` is not a time after a day; write days such as +30d, weeks +6w, months +3mo or years +1y"
        ))
    })
}

/// The day, when it lies within the theatre's limits.
pub fn within(day: Date, theatre: &Theatre) -> Result<Date, Failure> {
    if theatre.covers(day) {
        return Ok(day);
    }
    let name = &theatre.about.name;
    let (start, end) = theatre.about.limits;
    let start = start.map(|start| format!(" from {start}")).unwrap_or_default();
    let end = end.map(|end| format!(" to {end}")).unwrap_or_default();
    Err(Failure::Usage(format!("{day} is outside the span of {name}: it runs{start}{end}")))
}
