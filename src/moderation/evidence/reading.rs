//! Judges readings of a roster: whether a reading may end visits and prove removals.

use std::time::Duration;

use crate::moderation::model::participant::Participant;
use crate::moderation::model::time::Now;

/// Longest time for reading all pages of a roster. After a longer time, the first page would be too
/// old compared with the last.
pub const READ_WITHIN: Duration = Duration::from_secs(5);

/// A roster as Graph returned it: all readable entries, and why others may be missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterReading {
    /// When the first page of the roster was requested, minus the age of the response if it came from a cache.
    pub asked: Now,
    /// All entries that could be parsed, in the order of the pages.
    pub participants: Vec<Participant>,
    /// Why entries may be missing, judging by the pages alone. `None` if nothing seems to be missing.
    pub incomplete: Option<IncompleteReason>,
}

/// Why a roster may be incomplete. An incomplete roster may add people, but ends no visit. Only [`Self::Empty`] can end
/// visits, once it is confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IncompleteReason {
    /// The roster has exactly 100 entries and no next link: Graph is known to cut rosters there.
    Cut,
    /// The next link leads to another host, to a page that was read already, or past a limit. Or a page said that it is
    /// incomplete.
    Link {
        /// Number of people that were read.
        read: usize,
    },
    /// A later page failed, or listed only people of earlier pages. Or fewer entries came than a page had stated.
    Page {
        /// Number of people that were read.
        read: usize,
    },
    /// Some entries could not be parsed. Contains their number.
    Entries(usize),
    /// When the roster arrived, its first page had been requested more than [`READ_WITHIN`] before.
    Slow,
    /// A cache answered, with a response that may be older than [`READ_WITHIN`].
    Cached,
    /// This app's own entry is missing, although an earlier roster listed it.
    WithoutUs,
    /// This app waits in the lobby and sees nobody else.
    InLobby,
    /// Most people are listed under other ids than a moment ago, so a missing id says nothing.
    NewIds,
    /// Nobody is listed. Visits end only if a second empty roster and a reading of the call itself confirm it.
    Empty,
}

impl IncompleteReason {
    /// Returns the name that exports use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Cut => "cut_at_100",
            Self::Link { .. } => "next_link_refused",
            Self::Page { .. } => "page_failed",
            Self::Entries(_) => "entries_unreadable",
            Self::Slow => "too_slow",
            Self::Cached => "cached",
            Self::WithoutUs => "without_this_app",
            Self::InLobby => "in_lobby",
            Self::NewIds => "new_ids",
            Self::Empty => "empty",
        }
    }
}

/// Whether a roster is whole, and so what it may prove.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Completeness {
    /// The roster counts towards ending visits and proving removals.
    Whole,
    /// The roster by itself ends no visit and proves no removal, for this reason.
    Partial(IncompleteReason),
}

impl Completeness {
    /// Returns why the roster may be incomplete. `None` if it is whole.
    pub fn incomplete(self) -> Option<IncompleteReason> {
        match self {
            Self::Whole => None,
            Self::Partial(incomplete) => Some(incomplete),
        }
    }
}
