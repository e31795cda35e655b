//! A bar on the terminal while work goes on.

use std::io::{IsTerminal, Write};
use std::sync::atomic::{AtomicUsize, Ordering};

/// A bar on the terminal; nothing elsewhere.
pub struct Progress {
    total: usize,
    done: AtomicUsize,
    shown: bool,
}

impl Progress {
    /// A bar of so many steps; shown on a terminal only, and not when it is to be quiet.
    pub fn new(total: usize, quiet: bool) -> Self {
        let shown = !quiet && std::io::stderr().is_terminal();
        Self { total, done: AtomicUsize::new(0), shown }
    }

    /// One step is done.
    pub fn step(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if self.shown {
            let filled = done * 30 / self.total.max(1);
            let bar: String = (0..30).map(|i| if i < filled { '#' } else { '.' }).collect();
            let end = if done == self.total { "\n" } else { "" };
            // Nobody to tell when stderr is closed.
            let _ = write!(std::io::stderr().lock(), "\r[{bar}] {done}/{}{end}", self.total);
        }
    }
}
