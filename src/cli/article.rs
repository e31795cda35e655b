//! Articles on disk, and what a theatre knows for reading them.

use std::fs;
use std::path::Path;

use frontline::extract::Knowledge;
use frontline::table::Faults;
use frontline::theatre::Theatre;

use super::failure::Failure;
use super::output;

/// Articles larger than this are refused (16 MiB).
const MOST_BYTES: u64 = 16 << 20;

/// What a theatre gives for reading: its parties, its `mentions.csv` and its `triggers.csv`.
pub fn knowledge(theatre: &Theatre) -> Result<Knowledge<'_>, Failure> {
    let mut faults = Faults::default();
    let knowledge = knowledge_with(theatre, &mut faults)?;
    faults.into_result()?;
    Ok(knowledge)
}

/// The same, with every fault of the two files.
pub fn knowledge_with<'t>(theatre: &'t Theatre, faults: &mut Faults) -> Result<Knowledge<'t>, Failure> {
    let folder = theatre.folder();
    let text = folder.read_one("mentions.csv")?;
    let file = folder.show("mentions.csv");
    let mentions = text.as_deref().map(|text| (file.as_str(), text));
    let mut knowledge = Knowledge::read(&theatre.log, &theatre.gazetteer, mentions, faults);
    if let Some(text) = folder.read_one("triggers.csv")? {
        knowledge.read_triggers(&folder.show("triggers.csv"), &text, faults);
    }
    Ok(knowledge)
}

/// The text of an article. Bytes that are not UTF-8 are shown as `\u{fffd}`, and offsets count them so.
pub fn read(path: &Path) -> Result<String, Failure> {
    let show = path.display();
    let fail = |error: std::io::Error| {
        Failure::Usage(format!("{show} cannot be read: {error}; name a file with an article"))
    };
    let size = fs::metadata(path).map_err(fail)?.len();
    if size > MOST_BYTES {
        return Err(Failure::Usage(format!(
            "{show} has {size} bytes; at most {MOST_BYTES} are read: cut out the article"
        )));
    }
    let bytes = fs::read(path).map_err(fail)?;
    Ok(String::from_utf8(bytes).unwrap_or_else(|error| {
        output::say(&format!("{show} is not UTF-8; what cannot be read is shown as \u{fffd}"));
        String::from_utf8_lossy(error.as_bytes()).into_owned()
    }))
}
