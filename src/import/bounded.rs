//! Bytes in pieces of bearable length, from a file that is text: a record ends, and so does an element.

use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

/// The byte at which the piece that is being read begins; shared with whoever reads pieces.
pub(super) type Start = Rc<Cell<u64>>;

/// A reader that fails in a piece that does not end, and at the beginning of what is no text in UTF-8.
#[derive(Debug)]
pub(super) struct Bounded<R> {
    inner: R,
    read: u64,
    start: Start,
    most: u64,
}

impl<R: Read> Bounded<R> {
    /// Pieces of at most so many bytes.
    pub fn new(inner: R, most: u64) -> (Self, Start) {
        let start = Start::default();
        (Self { inner, read: 0, start: Rc::clone(&start), most }, start)
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = if self.read == 0 { self.begin(buffer)? } else { self.inner.read(buffer)? };
        self.read += read as u64;
        if self.read - self.start.get().min(self.read) > self.most + buffer.len() as u64 {
            let message = format!("more than {} MiB without an end", self.most >> 20);
            return Err(io::Error::new(io::ErrorKind::InvalidData, message));
        }
        Ok(read)
    }
}

impl<R: Read> Bounded<R> {
    /// The first bytes, without a byte order mark.
    fn begin(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        const MARK: [u8; 3] = [0xef, 0xbb, 0xbf];
        let mut read = self.inner.read(buffer)?;
        while read > 0 && read <= MARK.len() && read < buffer.len() {
            match self.inner.read(&mut buffer[read..])? {
                0 => break,
                more => read += more,
            }
        }
        if let Some(other) = no_text(&buffer[..read]) {
            return Err(io::Error::new(io::ErrorKind::InvalidData, other));
        }
        if buffer[..read].starts_with(&MARK) {
            buffer.copy_within(MARK.len()..read, 0);
            read -= MARK.len();
        }
        Ok(read)
    }
}

/// What a file is that is no text in UTF-8, by its first bytes.
fn no_text(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, _, ..] | [_, 0, ..] => {
            Some("UTF-16, not UTF-8; save the file as UTF-8 (in a spreadsheet: CSV UTF-8)")
        }
        [b'P', b'K', 3, 4, ..] => {
            Some("a ZIP archive or a spreadsheet; unpack it, or save the sheet as CSV UTF-8")
        }
        [0x1f, 0x8b, ..] => Some("packed with gzip; unpack it first"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_may_be_as_long_as_is_said_however_long_the_file_is() {
        let all = |step: Option<u64>| -> io::Result<u64> {
            let (mut reader, start) = Bounded::new(io::repeat(b'x').take(9 << 20), 1 << 20);
            let (mut buffer, mut sum) = ([0; 4096], 0);
            loop {
                match reader.read(&mut buffer)? {
                    0 => return Ok(sum),
                    read => sum += read as u64,
                }
                start.set(step.map_or(0, |step| sum / step * step));
            }
        };
        assert_eq!(all(Some(1 << 20)).ok(), Some(9 << 20));
        assert!(all(None).is_err_and(|error| error.to_string().contains("1 MiB without an end")));
    }
}
