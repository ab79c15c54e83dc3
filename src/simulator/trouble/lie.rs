//! How an answer departs from the truth, though the service is well and says 200.
//!
//! The [`crate::simulator::World`] stays the truth. A lie changes what one request is told of it, in the layer
//! between the world and its JSON ([`crate::simulator::lying_view`]). It comes like any other trouble: matched,
//! counted and limited in time by [`crate::simulator::Trouble`], from a test, from outside or from a scenario file.

pub(crate) mod entry;
pub(crate) mod spelling;
pub(crate) mod wrong_call;
pub(crate) mod wrong_value;

use serde::{Deserialize, Serialize};

use crate::simulator::trouble::target::Target;

pub use crate::simulator::trouble::lie::entry::OddEntry;
pub use crate::simulator::trouble::lie::spelling::Spelling;
pub use crate::simulator::trouble::lie::wrong_call::WrongCall;
pub use crate::simulator::trouble::lie::wrong_value::WrongValue;

/// No node of a service lags further behind than this, in seconds.
const LONGEST_LAG: u64 = 300;

/// One way of telling something else than the truth.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Lie {
    /// As it was some time ago: an old answer again, or with `every: 2` a second node that lags.
    Behind(Lag),
    /// So many rows of the roster and no more, others at each poll, and nothing that says so.
    CutVarying(usize),
    /// The roster comes in pages, and the link of one page leads past the next.
    LostPage {
        /// How many people a page holds.
        rows: usize,
        /// Which one is left out; the first page is 1.
        page: usize,
    },
    /// The roster's `value` is not the array that it should be.
    Value(WrongValue),
    /// One entry of the roster is told in a way of its own.
    Entry {
        /// Whose, by the name that the scenario has for them; the roster's last entry where absent.
        #[serde(default)]
        of: Option<String>,
        told: OddEntry,
    },
    /// The roster does not list the app itself.
    WithoutUs,
    /// Everybody in the roster has a new id at every poll, under which nobody can be found.
    NewIds,
    /// `tenantId` is left out; with `every: 2` it is there in turn.
    WithoutTenants,
    /// Ids are spelled in another way.
    Spelled(Spelling),
    /// `rosterSequenceNumber` is null: nothing tells which of two rosters is newer.
    Unnumbered,
    /// GET call answers 200 and tells less than a call, or of another one.
    Call(WrongCall),
}

/// How far behind the truth a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Lag {
    /// So many seconds of the world's time.
    Seconds(u64),
    /// So many changes of the roster or of the call's state.
    Changes(usize),
}

impl Lie {
    /// Whether an answer to such a request can be told in this way.
    pub(crate) fn concerns(&self, target: Target) -> bool {
        match self {
            Self::Behind(_) | Self::WithoutTenants | Self::Spelled(_) => {
                matches!(target, Target::Roster | Target::Participant | Target::Call)
            }
            Self::Unnumbered => matches!(target, Target::Roster | Target::Participant),
            Self::Call(_) => target == Target::Call,
            Self::CutVarying(_)
            | Self::LostPage { .. }
            | Self::Value(_)
            | Self::Entry { .. }
            | Self::WithoutUs
            | Self::NewIds => target == Target::Roster,
        }
    }

    /// Says what makes no sense about it.
    pub(crate) fn check(&self) -> Result<(), &'static str> {
        match self {
            Self::Behind(Lag::Seconds(0) | Lag::Changes(0)) => {
                Err("who is 0 behind tells the truth; a lag is 1 or more")
            }
            Self::Behind(Lag::Seconds(seconds)) if *seconds > LONGEST_LAG => {
                Err("nothing is further behind than 300 seconds")
            }
            Self::LostPage { rows: 0, .. } => Err("a page of the roster needs at least one row"),
            Self::LostPage { page: 0, .. } => Err("the first page of the roster is 1"),
            _ => Ok(()),
        }
    }
}
