//! What `--version` tells: the program's version, and that of each theatre inside it.

use frontline::theatre::{Folder, Theatre};

/// The version of the program, and the versions of its data.
pub fn text() -> String {
    let theatre = |id: &&str| {
        let about = Theatre::about(&Folder::embedded(id)?).ok()?;
        Some(format!("\ndata: {} {}, {} to {}", about.id, about.version, about.start, about.end))
    };
    let data: String = Folder::ids().iter().filter_map(theatre).collect();
    format!("{}{data}\noutlines: Natural Earth 4.1.0, 1:10m", env!("CARGO_PKG_VERSION"))
}
