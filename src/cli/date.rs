//! Dates on the command line.

use frontline::events;
use frontline::theatre::Theatre;
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
