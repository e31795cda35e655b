//! The built program, run as a person would run it.

mod bad_input;
mod cli;
mod compare;
mod export;
mod extract;
mod import;
mod import_hostile;
mod new_theatre;
mod outputs;
mod pictures;
mod places;
mod program;
#[cfg(feature = "serve")]
mod serve;
mod verify;
