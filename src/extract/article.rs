//! An article, and what is known of it besides its words.

use std::path::Path;

use jiff::civil::Date;

/// How the raw text of an article is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// HTML.
    Html,
}

impl Format {
    /// By the name of a file, else by how the text begins.
    pub fn of(path: &Path, raw: &str) -> Self {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        match ending.as_deref() {
            Some("html" | "htm" | "xhtml") => return Self::Html,
            Some("md" | "markdown") => return Self::Markdown,
            _ => {}
        }
        let start: String = raw.trim_start().chars().take(15).collect::<String>().to_lowercase();
        if start.starts_with("<!doctype html") || start.starts_with("<html") {
            Self::Html
        } else {
            Self::Text
        }
    }
}

/// An article.
#[derive(Debug, Clone)]
pub struct Article<'a> {
    /// Its raw text; every offset points into it.
    pub raw: &'a str,
    /// How the raw text is written.
    pub format: Format,
    /// The day on which it came out; relative dates count from it.
    pub published: Option<Date>,
    /// Who published it; empty when not known. A party's own word is a claim.
    pub publisher: &'a str,
}
