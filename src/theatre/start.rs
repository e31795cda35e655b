//! A theatre to begin with: a copy of one that ships.

use super::Theatre;

impl Theatre {
    /// The files of the theatre as one folder, its gazetteer beside its log; none for a theatre that
    /// lies on disk.
    pub fn copy(&self) -> Vec<(&'static str, String)> {
        let places = self.folder.join(&self.about.gazetteer).embedded_files();
        let own = self.folder.embedded_files();
        let copied = own.into_iter().map(|(name, text)| match name {
            "theatre.toml" => (name, beside(text)),
            _ => (name, text.to_owned()),
        });
        copied.chain(places.into_iter().map(|(name, text)| (name, text.to_owned()))).collect()
    }
}

/// The same `theatre.toml`, with the gazetteer in the folder itself.
fn beside(toml: &str) -> String {
    let line = |line: &str| {
        if line.starts_with("gazetteer") { "gazetteer = \".\"\n".into() } else { format!("{line}\n") }
    };
    toml.lines().map(line).collect()
}
