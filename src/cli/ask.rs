//! What a flag does not say is asked for, where somebody is there to answer.

use std::io::{self, IsTerminal, Write};

use super::failure::Failure;

/// What to ask for: the question, and the flag that would have answered it.
pub struct Question<'a> {
    /// What a person reads.
    pub words: &'a str,
    /// The flag.
    pub flag: &'a str,
}

/// What `read` makes of a flag's value, or of the answer to a question on a terminal; a wrong answer is
/// asked for again, a wrong flag is an error.
pub fn ask<T>(
    question: &Question,
    given: Option<&str>,
    read: impl Fn(&str) -> Result<T, Failure>,
) -> Result<T, Failure> {
    if let Some(given) = given {
        return read(given.trim());
    }
    let nobody = || {
        Failure::Usage(format!(
            "{} is missing; give it, or run this on a terminal to be asked",
            question.flag
        ))
    };
    if !io::stdin().is_terminal() {
        return Err(nobody());
    }
    loop {
        // Nobody to ask when stderr is closed.
        let _ = write!(io::stderr().lock(), "{}: ", question.words);
        let mut answer = String::new();
        if !matches!(io::stdin().read_line(&mut answer), Ok(read) if read > 0) {
            return Err(nobody());
        }
        match read(answer.trim()) {
            Ok(value) => return Ok(value),
            Err(failure) => {
                let _ = writeln!(io::stderr().lock(), "{failure}");
            }
        }
    }
}

/// The text itself, when it is not empty.
pub fn some(text: &str) -> Result<String, Failure> {
    if text.is_empty() { Err(Failure::Usage("it cannot be empty".into())) } else { Ok(text.into()) }
}
