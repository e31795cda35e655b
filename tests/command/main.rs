//! The built program, run as a person would run it.

mod bad_input;
mod cli;
mod new_theatre;
mod outputs;
mod pictures;
mod program;
