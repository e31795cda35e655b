//! Which articles are read, and what is known of each: from the words of the command, and from a list.

use std::path::{Path, PathBuf};

use frontline::events::day;
use frontline::table::{Columns, Faults, Table};
use jiff::civil::Date;

use super::Args;
use crate::cli::date;
use crate::cli::failure::Failure;

const COLUMNS: Columns =
    Columns { required: &["file"], optional: &["published", "publisher", "title", "url"] };

/// An article to be read.
#[derive(Debug, Clone)]
pub struct Item {
    pub path: PathBuf,
    pub published: Option<Date>,
    pub publisher: String,
    pub title: String,
    pub url: String,
}

/// The articles of a command: those of its list, then those it names. What a row leaves empty is as the
/// options say.
pub fn items(args: &Args) -> Result<Vec<Item>, Failure> {
    let published = args.published.as_deref().map(date::parse).transpose()?;
    let common = Item {
        path: PathBuf::new(),
        published,
        publisher: args.publisher.clone(),
        title: args.title.clone(),
        url: args.url.clone(),
    };
    let mut items = match &args.articles {
        Some(list) => listed(list, &common)?,
        None => Vec::new(),
    };
    items.extend(args.files.iter().map(|path| Item { path: path.clone(), ..common.clone() }));
    if items.len() > 1 {
        for item in items.iter_mut().filter(|item| item.title.is_empty()) {
            item.title =
                item.path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        }
    }
    Ok(items)
}

/// The rows of a list; files lie beside it.
fn listed(list: &Path, common: &Item) -> Result<Vec<Item>, Failure> {
    let show = list.display().to_string();
    let text = std::fs::read_to_string(list).map_err(|error| {
        Failure::Usage(format!("{show} cannot be read: {error}; write one with the columns file,published"))
    })?;
    let mut faults = Faults::default();
    let table = Table::read(&show, &text, COLUMNS, &mut faults);
    let folder = list.parent().unwrap_or(Path::new(""));
    let mut items = Vec::new();
    for row in table.rows() {
        let file = row.need("file", &mut faults);
        let published = match row.get("published") {
            "" => common.published,
            text => match day(text) {
                Ok(day) => Some(day),
                Err(error) => {
                    faults.push(row.fault("published", format!("`{text}`: {error}")));
                    None
                }
            },
        };
        let or = |column: &str, common: &str| match row.get(column) {
            "" => common.to_owned(),
            own => own.to_owned(),
        };
        items.push(Item {
            path: folder.join(file),
            published,
            publisher: or("publisher", &common.publisher),
            title: or("title", &common.title),
            url: or("url", &common.url),
        });
    }
    faults.into_result()?;
    Ok(items)
}
