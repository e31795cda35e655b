//! From a news article to candidate events; nothing here decides.
//!
//! A cascade of finite-state steps, after FASTUS (Hobbs et al. 1997): readable text, sentences, names,
//! groups, frames, factuality by the clause, dates, and what is said twice. Takes an [`Article`] and the
//! [`Knowledge`] of a theatre; gives [`Candidate`]s with the words they rest on. What the words do not
//! give stays empty. The English of war stands in `lexicon.txt`; no rule knows a country.

mod article;
mod band;
mod candidate;
mod cascade;
mod chunk;
mod claim;
mod clause;
mod compose;
mod dating;
mod deed;
mod discourse;
mod draft;
pub mod evaluate;
mod frame;
mod furniture;
mod html;
mod knowledge;
mod lexicon;
mod located;
mod mention;
mod merge;
mod moment;
mod noun;
mod realis;
mod slot;
mod survey;
mod token;
mod triggers;
mod unit;
mod verbness;
mod view;

pub use article::{Article, Format};
pub use candidate::{Candidate, Extraction, Mark};
pub use cascade::{extract, proposed};
pub use knowledge::Knowledge;
pub use realis::Realis;
