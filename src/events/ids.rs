//! Ids of the log, each its own type, so that a party is never taken for a bloc.

use std::fmt;
use std::sync::Arc;

use serde::{Serialize, Serializer};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
        pub struct $name(Arc<str>);

        impl $name {
            /// An id as it stands in a table.
            pub fn new(id: &str) -> Self {
                Self(id.into())
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }
    };
}

id!(
    /// Id of an event, such as `2019-06-26-gharyan-captures`.
    EventId
);
id!(
    /// Id of a source.
    SourceId
);
id!(
    /// Id of a party: an armed group or a camp that acts as one.
    PartyId
);
id!(
    /// Id of a bloc: the side that parties count to. Where no blocs are given, or maps are drawn by
    /// party, a party's own id.
    BlocId
);

/// Who holds a place: nobody, one party, or several jointly (written `a+b`).
///
/// Cheap to copy: the parties are shared.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Holder(Arc<[PartyId]>);

impl Holder {
    /// Nobody.
    pub fn nobody() -> Self {
        Self::default()
    }

    /// The parties given, each once, sorted.
    pub fn of(parties: impl IntoIterator<Item = PartyId>) -> Self {
        let mut parties: Vec<_> = parties.into_iter().collect();
        parties.sort();
        parties.dedup();
        Self(parties.into())
    }

    /// As written in a table: `a` or `a+b`; empty is nobody.
    pub fn parse(text: &str) -> Self {
        Self::of(text.split('+').map(str::trim).filter(|id| !id.is_empty()).map(PartyId::new))
    }

    /// The parties, sorted.
    pub fn parties(&self) -> &[PartyId] {
        &self.0
    }

    /// Whether nobody holds.
    pub fn is_nobody(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a party is among the holders.
    pub fn includes(&self, party: &PartyId) -> bool {
        self.0.contains(party)
    }

    /// The holders but for some.
    #[must_use]
    pub fn without(&self, leaving: &[PartyId]) -> Self {
        Self(self.0.iter().filter(|p| !leaving.contains(p)).cloned().collect())
    }
}

impl fmt::Display for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parties: Vec<_> = self.0.iter().map(PartyId::as_str).collect();
        f.pad(&parties.join("+"))
    }
}

impl Serialize for Holder {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
