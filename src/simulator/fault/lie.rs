//! False answers of a service that works and answers 200.
//!
//! The [`crate::simulator::World`] itself stays true. A lie only changes the answer to a request
//! ([`crate::simulator::lying_view`]). Like other effects, it is matched, counted and limited in time by a
//! [`crate::simulator::Fault`].

pub(crate) mod entry;
pub(crate) mod spelling;
pub(crate) mod wrong_call;
pub(crate) mod wrong_value;

use serde::{Deserialize, Serialize};

use crate::simulator::fault::target::Target;

pub use crate::simulator::fault::lie::entry::OddEntry;
pub use crate::simulator::fault::lie::spelling::Spelling;
pub use crate::simulator::fault::lie::wrong_call::WrongCall;
pub use crate::simulator::fault::lie::wrong_value::WrongValue;

/// Longest lag of an answer behind the truth, in seconds.
const LONGEST_LAG: u64 = 300;

/// A way to answer falsely.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Lie {
    /// An earlier state, as a cache would serve it. With `every: 2`, every second answer is old, as if one of two
    /// servers lagged behind.
    Behind(AnswerLag),
    /// At most this many rows of the roster, different ones each time. The answer looks complete.
    CutVarying(usize),
    /// A roster in pages, where one page links past the next.
    LostPage {
        /// Rows per page.
        rows: usize,
        /// The page left out, counted from 1.
        page: usize,
    },
    /// The roster's `value` is wrong or empty.
    Value(WrongValue),
    /// All roster entries of the person named in `of` are odd. Without `of`, only the last entry of the roster is odd.
    Entry {
        /// Name of the person whose entry is odd. `None` means the last entry.
        #[serde(default)]
        of: Option<String>,
        told: OddEntry,
    },
    /// The roster leaves out the app itself.
    WithoutUs,
    /// Everybody has new ids in each poll, and no request finds anybody by these ids.
    NewIds,
    /// `tenantId` is missing. With `every: 2`, it is missing from every second answer.
    WithoutTenants,
    /// Ids are spelled differently.
    Spelled(Spelling),
    /// `rosterSequenceNumber` is null, so that clients can't tell which roster is newer.
    Unnumbered,
    /// GET call answers 200 with an incomplete call, or with another call's id.
    Call(WrongCall),
}

/// How far an answer lags behind the truth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AnswerLag {
    /// Seconds of simulated time.
    Seconds(u64),
    /// Number of changes of the roster or the call's state.
    Changes(usize),
}

impl Lie {
    /// Whether answers to requests with this purpose can contain this lie.
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

    /// Checks the numbers. The error says which one is invalid.
    pub(crate) fn check(&self) -> Result<(), &'static str> {
        match self {
            Self::Behind(AnswerLag::Seconds(0) | AnswerLag::Changes(0)) => {
                Err("who is 0 behind tells the truth; a lag is 1 or more")
            }
            Self::Behind(AnswerLag::Seconds(seconds)) if *seconds > LONGEST_LAG => {
                Err("nothing is further behind than 300 seconds")
            }
            Self::LostPage { rows: 0, .. } => Err("a page of the roster needs at least one row"),
            Self::LostPage { page: 0, .. } => Err("the first page of the roster is 1"),
            _ => Ok(()),
        }
    }
}
