//! A report: a title, some sentences, some tables; for a terminal or as Markdown.

use super::ink::Ink;

/// What a person reads.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// What it is of.
    pub title: String,
    /// What it says in sentences.
    pub lead: Vec<String>,
    /// File name of its map, and what the map is of.
    pub map: Option<(String, String)>,
    /// What it says in figures.
    pub tables: Vec<Table>,
    /// What a reader should know of the figures.
    pub notes: Vec<String>,
}

/// Figures under a title.
#[derive(Debug, Clone)]
pub struct Table {
    /// What they are.
    pub title: String,
    /// Names of the columns.
    pub head: Vec<Column>,
    /// A cell for each column.
    pub rows: Vec<Vec<Cell>>,
}

/// A column by its name.
#[derive(Debug, Clone)]
pub struct Column {
    name: String,
    kind: Kind,
}

/// How a column is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Words,
    /// Flush right.
    Figures,
    /// On a terminal only.
    Bars,
    /// In Markdown only.
    Details,
}

impl Column {
    /// Words.
    pub fn words(name: &str) -> Self {
        Self { name: name.to_owned(), kind: Kind::Words }
    }

    /// Figures, flush right.
    pub fn figures(name: &str) -> Self {
        Self { name: name.to_owned(), kind: Kind::Figures }
    }

    /// Bars, on a terminal only.
    pub fn bars() -> Self {
        Self { name: String::new(), kind: Kind::Bars }
    }

    /// Words, in Markdown only.
    pub fn details(name: &str) -> Self {
        Self { name: name.to_owned(), kind: Kind::Details }
    }
}

/// What stands in a table.
#[derive(Debug, Clone, Default)]
pub struct Cell {
    /// The words.
    pub text: String,
    /// The side in whose colour they may stand.
    pub side: Option<String>,
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self { text, side: None }
    }
}

impl Cell {
    /// Words in the colour of a side.
    pub fn of_side(side: &str, text: String) -> Self {
        Self { text, side: Some(side.to_owned()) }
    }
}

impl Report {
    /// The report for a terminal.
    pub fn text(&self, ink: &Ink) -> String {
        let mut out = format!("{}\n", ink.bold(&self.title));
        for sentence in &self.lead {
            out.push_str(&format!("{sentence}\n"));
        }
        for table in &self.tables {
            out.push_str(&format!("\n{}\n", ink.bold(&table.title)));
            table.text(ink, &mut out);
        }
        out
    }

    /// The report as Markdown.
    pub fn markdown(&self) -> String {
        let mut out = format!("# {}\n\n", plain(&self.title));
        for sentence in &self.lead {
            out.push_str(&format!("{}\n\n", plain(sentence)));
        }
        if let Some((file, title)) = &self.map {
            out.push_str(&format!("![{}](<{file}>)\n\n", plain(title)));
        }
        for table in &self.tables {
            out.push_str(&format!("## {}\n\n", plain(&table.title)));
            table.markdown(&mut out);
            out.push('\n');
        }
        for note in &self.notes {
            out.push_str(&format!("{}\n\n", plain(note)));
        }
        format!("{}\n", out.trim_end())
    }
}

impl Table {
    fn shown(&self, hidden: Kind) -> Vec<usize> {
        (0..self.head.len()).filter(|i| self.head[*i].kind != hidden).collect()
    }

    fn text(&self, ink: &Ink, out: &mut String) {
        let shown = self.shown(Kind::Details);
        let width = |i: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(i)).map(|cell| cell.text.chars().count());
            cells.max().unwrap_or(0).max(self.head[i].name.chars().count())
        };
        let widths: Vec<usize> = shown.iter().map(|i| width(*i)).collect();
        let line = |cell: &dyn Fn(usize) -> Cell| {
            let cells = shown.iter().zip(&widths).map(|(i, width)| {
                let Cell { text, side } = cell(*i);
                let gap = " ".repeat(width.saturating_sub(text.chars().count()));
                let text = side.map_or_else(|| text.clone(), |side| ink.side(&side, &text));
                match self.head[*i].kind {
                    Kind::Figures => format!("{gap}{text}"),
                    Kind::Words | Kind::Bars | Kind::Details => format!("{text}{gap}"),
                }
            });
            format!("  {}", cells.collect::<Vec<_>>().join("  ")).trim_end().to_owned()
        };
        if shown.iter().any(|i| !self.head[*i].name.is_empty()) {
            out.push_str(&format!("{}\n", line(&|i| self.head[i].name.clone().into())));
        }
        for row in &self.rows {
            out.push_str(&format!("{}\n", line(&|i| row.get(i).cloned().unwrap_or_default())));
        }
    }

    fn markdown(&self, out: &mut String) {
        let shown = self.shown(Kind::Bars);
        let row = |cell: &dyn Fn(usize) -> String| {
            let cells: Vec<String> = shown.iter().map(|i| cell(*i)).collect();
            format!("| {} |\n", cells.join(" | "))
        };
        out.push_str(&row(&|i| plain(&self.head[i].name)));
        let rule = |i: usize| if self.head[i].kind == Kind::Figures { "--:" } else { "---" };
        out.push_str(&row(&|i| rule(i).to_owned()));
        for cells in &self.rows {
            out.push_str(&row(&|i| cells.get(i).map(|cell| plain(&cell.text)).unwrap_or_default()));
        }
    }
}

/// Text that Markdown takes as text: no markup, no HTML, no end of a cell.
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '|' | '#' => plain.extend(['\\', letter]),
            '\n' | '\r' => plain.push(' '),
            _ => plain.push(letter),
        }
    }
    plain
}

/// A figure with its thousands apart.
pub fn figure(number: f64) -> String {
    let digits = format!("{:.0}", number.abs());
    let mut apart = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 {
            apart.push(',');
        }
        apart.push(digit);
    }
    if number < 0.0 && digits != "0" { format!("-{apart}") } else { apart }
}

/// A difference with its sign; nothing where there is none.
pub fn difference(number: f64) -> String {
    match figure(number) {
        none if none == "0" => "0".into(),
        more if number > 0.0 => format!("+{more}"),
        less => less,
    }
}

/// So many of something.
pub fn count(number: usize, one: &str, several: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {several}") }
}
