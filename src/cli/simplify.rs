//! `--simplify`: borders with fewer vertices.

use frontline::change::Day;

use super::session::Session;

/// How much to simplify borders.
#[derive(Debug, Clone, Copy, clap::Args)]
pub struct Simplify {
    /// Simplify borders: drop vertices that lie no farther than this from the line that remains.
    #[arg(long = "simplify", value_name = "KM", value_parser = km)]
    km: Option<f64>,
}

fn km(text: &str) -> Result<f64, &'static str> {
    let km = text.parse().ok().filter(|km| (0.0..=100.0).contains(km));
    km.ok_or("write it as kilometres, such as 2.5, from 0 to 100")
}

impl Simplify {
    /// The flag as a command line has it.
    pub fn flag(self) -> String {
        self.km.map(|km| format!(" --simplify {km}")).unwrap_or_default()
    }

    /// A day with its borders simplified, where that was asked for.
    pub fn apply(self, session: &Session, day: Day) -> Day {
        match self.km {
            Some(km) => Day { surface: day.surface.simplified(session.terrain(), km), ..day },
            None => day,
        }
    }
}
