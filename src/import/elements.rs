//! The elements of a list in a JSON file, one at a time: the file may be larger than memory.

use std::cell::Cell;
use std::fmt;
use std::io::{BufReader, Read};
use std::rc::Rc;

use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::bounded::{Bounded, Start};
use crate::table::Fault;

/// A longer element is refused (64 MiB).
const MOST: u64 = 64 << 20;

/// Calls `each` with every element of the lists of these names in a JSON object, and its list and line; `hint` says
/// what file is wanted.
///
/// # Errors
/// When the file is no such JSON, or `each` fails.
pub(super) fn elements<R: Read>(
    source: R,
    file: &str,
    lists: &[&'static str],
    hint: &str,
    each: impl FnMut(&'static str, u64, Value) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let (source, start) = Bounded::new(source, MOST);
    let at = At { byte: Rc::default(), line: Rc::new(Cell::new(1)), start };
    let source = Counted { inner: BufReader::with_capacity(1 << 18, source), at: at.clone() };
    let mut failed = None;
    let mut found = false;
    let top = Top { lists, at, each, failed: &mut failed, found: &mut found };
    let mut json = serde_json::Deserializer::from_reader(source);
    let read = json.deserialize_map(top).and_then(|()| json.end());
    if let Some(fault) = failed {
        return Err(fault);
    }
    read.map_err(|error| no_json(file, hint, &error))?;
    if !found {
        let message = format!("no list `{}` in it", lists.join("` or `"));
        return Err(Fault::of_file(file, message).hint(hint));
    }
    Ok(())
}

fn no_json(file: &str, hint: &str, error: &serde_json::Error) -> Fault {
    let line = error.line() as u64;
    let (what, hint) = match error.classify() {
        serde_json::error::Category::Io => {
            ("", "one element of the file is as long as that: it is no export")
        }
        _ if error.to_string().contains("unicode") => ("not UTF-8: ", "save the file as UTF-8"),
        serde_json::error::Category::Eof => ("cut off: ", "export or download it again"),
        _ => ("not JSON of that kind: ", hint),
    };
    let fault = Fault { line, ..Fault::of_file(file, format!("{what}{error}")) };
    if error.is_io() && !error.to_string().contains("without an end") { fault } else { fault.hint(hint) }
}

/// How far the reading is.
#[derive(Debug, Clone)]
struct At {
    byte: Rc<Cell<u64>>,
    line: Rc<Cell<u64>>,
    start: Start,
}

/// A reader that knows the line of each byte that it gives.
struct Counted<R> {
    inner: R,
    at: At,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        // The parser asks for one byte at a time.
        let read = self.inner.read(buffer)?;
        let ends = buffer[..read].split(|byte| *byte == b'\n').count() - 1;
        self.at.byte.set(self.at.byte.get() + read as u64);
        self.at.line.set(self.at.line.get() + ends as u64);
        Ok(read)
    }
}

/// The object that the lists stand in.
struct Top<'a, F> {
    lists: &'a [&'static str],
    at: At,
    each: F,
    failed: &'a mut Option<Fault>,
    found: &'a mut bool,
}

impl<'de, F> Visitor<'de> for Top<'_, F>
where
    F: FnMut(&'static str, u64, Value) -> Result<(), Fault>,
{
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object with a list `{}`", self.lists.join("` or `"))
    }

    fn visit_map<M: MapAccess<'de>>(mut self, mut map: M) -> Result<(), M::Error> {
        while let Some(key) = map.next_key::<String>()? {
            self.at.start.set(self.at.byte.get());
            match self.lists.iter().find(|list| **list == key) {
                None => drop(map.next_value::<IgnoredAny>()?),
                Some(name) => {
                    *self.found = true;
                    let (at, each, failed) = (&self.at, &mut self.each, &mut *self.failed);
                    map.next_value_seed(List { name, at, each, failed })?;
                }
            }
        }
        Ok(())
    }
}

/// One of the lists.
struct List<'a, F> {
    name: &'static str,
    at: &'a At,
    each: &'a mut F,
    failed: &'a mut Option<Fault>,
}

impl<'de, F> DeserializeSeed<'de> for List<'_, F>
where
    F: FnMut(&'static str, u64, Value) -> Result<(), Fault>,
{
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, F> Visitor<'de> for List<'_, F>
where
    F: FnMut(&'static str, u64, Value) -> Result<(), Fault>,
{
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a list of {}", self.name)
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut sequence: S) -> Result<(), S::Error> {
        while let Some((line, element)) = sequence.next_element_seed(One(self.at))? {
            if let Err(fault) = (self.each)(self.name, line, element) {
                *self.failed = Some(fault);
                return Err(S::Error::custom("stopped"));
            }
        }
        Ok(())
    }
}

/// An element, with the line that it begins in.
struct One<'a>(&'a At);

impl<'de> DeserializeSeed<'de> for One<'_> {
    type Value = (u64, Value);

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        self.0.start.set(self.0.byte.get());
        let line = self.0.line.get();
        Ok((line, serde::Deserialize::deserialize(deserializer)?))
    }
}
