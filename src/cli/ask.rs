//! What a flag does not say is asked for, where somebody is there to answer.

use std::io::{self, IsTerminal, Write};

use super::failure::Failure;

/// The value of a flag, or the answer to a question on a terminal.
pub fn ask(question: &str, flag: &str, given: Option<&str>) -> Result<String, Failure> {
    if let Some(given) = given {
        return Ok(given.trim().to_owned());
    }
    let nobody =
        || Failure::Usage(format!("{flag} is missing; give it, or run this on a terminal to be asked"));
    if !io::stdin().is_terminal() {
        return Err(nobody());
    }
    // Nobody to ask when stderr is closed.
    let _ = write!(io::stderr().lock(), "{question}: ");
    let mut answer = String::new();
    match io::stdin().read_line(&mut answer) {
        Ok(read) if read > 0 => Ok(answer.trim().to_owned()),
        _ => Err(nobody()),
    }
}
