//! Bytes in lines of bearable length: a table has line ends.

use std::io::{self, Read};

/// A longer line is refused (4 MiB).
const MOST: usize = 4 << 20;

/// A reader that fails at a line that does not end.
#[derive(Debug)]
pub(super) struct Bounded<R> {
    inner: R,
    since_end: usize,
    line: u64,
}

impl<R: Read> Bounded<R> {
    pub fn new(inner: R) -> Self {
        Self { inner, since_end: 0, line: 1 }
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        let bytes = &buffer[..read];
        match bytes.iter().rposition(|byte| *byte == b'\n') {
            Some(end) => {
                self.line += bytes.split(|byte| *byte == b'\n').count() as u64 - 1;
                self.since_end = read - end - 1;
            }
            None => self.since_end += read,
        }
        if self.since_end > MOST {
            let message = format!("line {} is longer than {} MiB: this is no table", self.line, MOST >> 20);
            return Err(io::Error::new(io::ErrorKind::InvalidData, message));
        }
        Ok(read)
    }
}
