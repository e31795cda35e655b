//! The built program, run as a person would run it.

mod bad_input;
mod cli;
mod compare;
mod outputs;
mod pictures;
mod program;
