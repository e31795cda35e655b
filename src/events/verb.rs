//! What happened, in eighteen words.

use std::fmt;
use std::str::FromStr;

macro_rules! verbs {
    ($($(#[$doc:meta])* $variant:ident = $word:literal),* $(,)?) => {
        /// What happened; the words of the `what` column. The effect of each on a place is
        /// `control`'s to say. Declared in the order in which they count on one day.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Verb {
            $($(#[$doc])* $variant,)*
        }

        impl Verb {
            /// Every verb, in the order in which they count on one day.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The word of the `what` column.
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }
        }
    };
}

verbs! {
    /// Party leaves.
    Withdraws = "withdraws",
    /// Party holds, as somebody states.
    Holds = "holds",
    /// Party is given the place, or walks in.
    Receives = "receives",
    /// Party takes from opponent.
    Captures = "captures",
    /// The holder there joins party's side.
    Realigns = "realigns",
    /// Party is inside, not in control.
    Enters = "enters",
    /// Party and opponent are both inside and hold ground.
    Contests = "contests",
    /// Party throws opponent out.
    Repels = "repels",
    /// Party's place is no longer ringed or contested.
    Relieves = "relieves",
    /// Fighting stops.
    Truce = "truce",
    /// Party rings opponent.
    Besieges = "besieges",
    /// Party says that it holds or took.
    Claims = "claims",
    /// Party is present and governs nothing.
    Operates = "operates",
    /// Fighting near.
    Clashes = "clashes",
    /// Hit and run.
    Raids = "raids",
    /// Fire from afar.
    Strikes = "strikes",
    /// Movement towards.
    Advances = "advances",
    /// Intent, denial, talk of a ceasefire.
    Declares = "declares",
}

impl Verb {
    /// Whether it moves the holder, so that on weak evidence it is only a claim.
    pub fn moves(self) -> bool {
        matches!(self, Self::Captures | Self::Receives | Self::Realigns | Self::Withdraws)
    }

    /// Whether party is better off where it is believed: its own word for it is then only a claim.
    pub fn gains(self) -> bool {
        match self {
            Self::Holds
            | Self::Receives
            | Self::Captures
            | Self::Realigns
            | Self::Enters
            | Self::Contests
            | Self::Repels
            | Self::Relieves
            | Self::Besieges => true,
            Self::Withdraws
            | Self::Truce
            | Self::Claims
            | Self::Operates
            | Self::Clashes
            | Self::Raids
            | Self::Strikes
            | Self::Advances
            | Self::Declares => false,
        }
    }

    /// Whether it says nothing without naming a party.
    pub fn needs_party(self) -> bool {
        !matches!(
            self,
            Self::Truce | Self::Clashes | Self::Raids | Self::Strikes | Self::Advances | Self::Declares
        )
    }

    /// Whether it tells of fighting at the place.
    pub fn is_fighting(self) -> bool {
        match self {
            Self::Captures
            | Self::Enters
            | Self::Contests
            | Self::Repels
            | Self::Clashes
            | Self::Raids
            | Self::Strikes => true,
            Self::Withdraws
            | Self::Holds
            | Self::Receives
            | Self::Realigns
            | Self::Relieves
            | Self::Truce
            | Self::Besieges
            | Self::Claims
            | Self::Operates
            | Self::Advances
            | Self::Declares => false,
        }
    }
}

impl FromStr for Verb {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Self::ALL.iter().copied().find(|verb| verb.word() == text).ok_or_else(|| {
            let near = crate::table::nearest(text, Self::ALL.iter().map(|verb| verb.word()));
            near.map_or_else(
                || {
                    let words: Vec<_> = Self::ALL.iter().map(|verb| verb.word()).collect();
                    format!("not a verb of the log; the verbs are {}", words.join(" "))
                },
                |near| format!("not a verb of the log; did you mean `{near}`?"),
            )
        })
    }
}

impl fmt::Display for Verb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}
