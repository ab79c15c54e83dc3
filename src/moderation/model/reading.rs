//! What one reading of a roster is worth: whether it may take people away, and whether it proves anything.

use std::time::Duration;

use crate::moderation::model::participant::Participant;
use crate::moderation::model::time::Now;

/// All pages of a roster have to come within this, or the first is too old beside the last.
pub const READ_WITHIN: Duration = Duration::from_secs(5);

/// A roster as it was read: everybody whom it lists, and what it may lack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterReading {
    /// When its first page was asked for.
    pub asked: Now,
    /// Every entry that could be read, page by page.
    pub participants: Vec<Participant>,
    /// Why people may be missing from it, as far as its pages tell.
    pub lack: Option<Lack>,
}

/// Why a roster is not the whole call: it may add people and never takes anybody away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// Exactly a hundred entries and no next link, which is where Graph is known to cut.
    Cut,
    /// The next link leads elsewhere, in a circle, or past a bound; so many people were read.
    Link {
        /// How many people the pages before it listed.
        read: usize,
    },
    /// A page after the first could not be had.
    Page {
        /// How many people the pages before it listed.
        read: usize,
    },
    /// So many entries could not be read.
    Entries(usize),
    /// Its pages took longer than [`READ_WITHIN`].
    Slow,
    /// This app's own entry, which was listed before, is not in it.
    WithoutUs,
    /// This app waits in the lobby, from where it sees nobody else.
    InLobby,
    /// Most people are listed under other ids than a moment ago, so that ids say nothing.
    NewIds,
    /// Nobody at all is listed; only a second such answer and the call itself say that this is so.
    Empty,
}

impl Lack {
    /// As files name it.
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

/// What a reading counts for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadingWorth {
    /// It may take people away, and proves removals together with another.
    Whole,
    /// It may only add people and bring them up to date.
    Partial(Lack),
}

impl ReadingWorth {
    /// Why it is not whole, if it is not.
    pub fn lack(self) -> Option<Lack> {
        match self {
            Self::Whole => None,
            Self::Partial(lack) => Some(lack),
        }
    }
}
