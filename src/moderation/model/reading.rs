//! Rates readings of a roster: whether a reading counts towards ending visits, and whether it
//! counts as proof.

use std::time::Duration;

use crate::moderation::model::participant::Participant;
use crate::moderation::model::time::Now;

/// Longest time for reading all pages of a roster. After that, the first page is too old compared
/// with the last.
pub const READ_WITHIN: Duration = Duration::from_secs(5);

/// A roster as read: everybody on it, and why it may be incomplete.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterReading {
    /// When the first page was requested.
    pub asked: Now,
    /// Every readable entry, in the order of the pages.
    pub participants: Vec<Participant>,
    /// Why people may be missing, as far as the pages show.
    pub lack: Option<IncompleteReason>,
}

/// Why a roster may be incomplete. Such a roster may add people, but never ends a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IncompleteReason {
    /// Exactly 100 entries without a next link: Graph is known to cut there.
    Cut,
    /// The next link points to another host, in a circle, or past a limit.
    Link {
        /// How many people the pages before it listed.
        read: usize,
    },
    /// A page after the first could not be loaded.
    Page {
        /// How many people the pages before it listed.
        read: usize,
    },
    /// Number of entries that could not be parsed.
    Entries(usize),
    /// Loading all pages took longer than [`READ_WITHIN`].
    Slow,
    /// This app's own entry is missing, although it was listed before.
    WithoutUs,
    /// This app waits in the lobby and sees nobody else.
    InLobby,
    /// Most people are listed under other ids than a moment ago, so ids say nothing.
    NewIds,
    /// Nobody is listed. Believed only with a second such roster and the call's own state.
    Empty,
}

impl IncompleteReason {
    /// Returns the name used in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Cut => "cut_at_100",
            Self::Link { .. } => "next_link_refused",
            Self::Page { .. } => "page_failed",
            Self::Entries(_) => "entries_unreadable",
            Self::Slow => "too_slow",
            Self::WithoutUs => "without_this_app",
            Self::InLobby => "in_lobby",
            Self::NewIds => "new_ids",
            Self::Empty => "empty",
        }
    }
}

/// How far a reading can be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadingWorth {
    /// Counts towards ending visits and proving removals.
    Whole,
    /// May only add and update people.
    Partial(IncompleteReason),
}

impl ReadingWorth {
    /// Returns why the roster may be incomplete. `None` if it is whole.
    pub fn lack(self) -> Option<IncompleteReason> {
        match self {
            Self::Whole => None,
            Self::Partial(lack) => Some(lack),
        }
    }
}
