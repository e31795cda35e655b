//! Where results go: stdout for data, stderr for talk, files that appear whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::failure::Failure;
use super::folder::NewFolder;
use super::session::Common;

/// Prints data.
pub fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Err(Failure::ReaderLeft),
        Err(error) => Err(Failure::Usage(format!("stdout cannot be written: {error}"))),
    }
}

/// Prints talk.
pub fn say(text: &str) {
    // Nobody to tell when stderr is closed.
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// The folder that commands write to unless told otherwise.
pub const DEFAULT: &str = "output";

/// Whether a path lies in the default folder, where our own files may be replaced.
fn is_ours(path: &Path) -> bool {
    path.parent().is_some_and(|parent| parent == Path::new(DEFAULT))
}

/// Writes a file: to a temporary name beside it, synced, then renamed. What was not made by us is
/// kept unless `force`.
pub fn file(path: &Path, bytes: &[u8], force: bool) -> Result<(), Failure> {
    if path.is_dir() {
        return Err(Failure::Usage(format!("{} is a folder; name a file", path.display())));
    }
    if path.exists() && !force && !is_ours(path) {
        return Err(exists(path));
    }
    let parent = parent(path)?;
    let fail = |error: io::Error| cannot(path, &error);
    let mut temporary = NamedTempFile::new_in(&parent).map_err(fail)?;
    temporary.write_all(bytes).map_err(fail)?;
    readable(temporary.path()).map_err(fail)?;
    temporary.as_file().sync_all().map_err(fail)?;
    temporary.persist(path).map_err(|error| cannot(path, &error.error))?;
    Ok(())
}

/// Writes a file, or prints it where the path is `-`, and says so.
pub fn written(path: &Path, bytes: &[u8], common: &Common) -> Result<(), Failure> {
    if path.as_os_str() == "-" {
        return print(&String::from_utf8_lossy(bytes));
    }
    file(path, bytes, common.force)?;
    if !common.quiet {
        say(&format!("wrote {}", path.display()));
    }
    Ok(())
}

/// Writes a folder of files, all or none; see [`NewFolder`].
pub fn folder<N: AsRef<str>>(path: &Path, files: &[(N, Vec<u8>)], force: bool) -> Result<(), Failure> {
    let mut folder = NewFolder::new(path, force)?;
    for (name, bytes) in files {
        folder.bytes(name.as_ref(), bytes)?;
    }
    folder.publish()
}

/// The folder that a path lies in, made where it is not there.
pub fn parent(path: &Path) -> Result<PathBuf, Failure> {
    let parent = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    };
    fs::create_dir_all(&parent).map_err(|error| cannot(path, &error))?;
    Ok(parent)
}

/// A temporary file is for its owner only; a result is as readable as any new file.
#[cfg(unix)]
fn readable(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable(_: &Path) -> io::Result<()> {
    Ok(())
}

/// The refusal to replace what others made.
pub fn exists(path: &Path) -> Failure {
    Failure::Usage(format!(
        "{} is there and was not made by frontline; choose another name with -o, or give --force",
        path.display()
    ))
}

/// Why nothing could be written. Of a temporary file that the error names nobody needs to know.
pub fn cannot(path: &Path, error: &io::Error) -> Failure {
    let error = io::Error::from(error.kind());
    Failure::Usage(format!(
        "{} cannot be written: {error}; choose another place, or -o - for stdout where there is one file",
        path.display()
    ))
}
