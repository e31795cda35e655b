//! What sources say: dated events at places, the sources, the parties and their sides.
//!
//! Takes the tables of a theatre; gives a [`Log`] whose references have all been checked. Decides
//! nothing: what an event does to a place is `control`'s to say.

mod event;
mod ids;
mod log;
mod party;
mod read;
mod row;
mod source;
mod verb;
mod when;

pub use event::{Confidence, Event};
pub use ids::{BlocId, EventId, Holder, PartyId, SourceId};
pub use log::Log;
pub use party::{Allegiance, Bloc, BlocKind, Party};
pub use read::Tables;
pub use source::{Quote, Source, SourceKind};
pub use verb::Verb;
pub use when::{When, WhenError, day, span_of};
