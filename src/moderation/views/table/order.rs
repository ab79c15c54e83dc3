//! What the list is made of: filters, orders, sections, lines, and what holds them.

use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::moderation::model::participant::Badge;
use crate::moderation::model::time::Now;
use crate::moderation::state::row::{Row, RowKey, RowState};

/// How long somebody counts as new.
pub const NEW_FOR: Duration = Duration::from_mins(1);
/// How long a resting pointer holds the order.
pub const POINTER_HOLDS: Duration = Duration::from_secs(10);
/// How long after a reorder a press is taken only where the row is the same as before: a hand needs about that
/// long to notice that what it aims at has moved.
pub const PRESS_GUARD: Duration = Duration::from_millis(400);

/// Which people are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum RosterFilter {
    /// Everybody.
    #[default]
    All,
    /// Typed a name, have no account.
    Guests,
    /// From other tenants.
    External,
    /// On the telephone network.
    Phones,
    /// Bots and resource accounts.
    Apps,
    /// First seen within [`NEW_FOR`].
    New,
    /// A removal failed, did not take, or the person came back.
    Problems,
}

impl RosterFilter {
    /// All of them, in the order of the chips.
    pub const ALL: [Self; 7] = [
        Self::All,
        Self::Guests,
        Self::External,
        Self::Phones,
        Self::Apps,
        Self::New,
        Self::Problems,
    ];

    pub(crate) fn takes(self, row: &Row, now: Now) -> bool {
        match self {
            Self::All => true,
            Self::Guests => row.badge == Badge::Guest,
            Self::External => row.badge == Badge::External,
            Self::Phones => row.badge == Badge::Phone,
            Self::Apps => row.badge == Badge::App,
            Self::New => new_until(row).is_some_and(|until| now.monotonic < until),
            Self::Problems => matches!(
                row.state,
                RowState::Failed { .. }
                    | RowState::StillHere { .. }
                    | RowState::CameBack { .. }
                    | RowState::JoinedAnyway { .. }
            ),
        }
    }
}

/// The order within each section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sort {
    /// Who came first stands first; a problem moves nobody.
    #[default]
    Arrival,
    /// By name.
    Name,
    /// Who came last stands first.
    Newest,
    /// Members, guests, externals and so on, each together.
    Kind,
    /// By tenant; those of whom none is known stand last.
    Tenant,
    /// What needs a look stands first.
    State,
}

impl Sort {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::Arrival,
        Self::Newest,
        Self::Name,
        Self::Kind,
        Self::Tenant,
        Self::State,
    ];
}

/// What holds the order of the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OrderHold {
    /// When the pointer last moved over the list, if it is there.
    pub pointer_moved: Option<Now>,
    /// A question about a row is open.
    pub question: bool,
    /// Rows are selected.
    pub selection: bool,
}

impl OrderHold {
    /// Whether rows stay where they are.
    pub fn holds(&self, now: Now) -> bool {
        self.question
            || self.selection
            || self.pointer_until().is_some_and(|end| now.monotonic < end)
    }

    /// Until when a resting pointer holds, on the steady clock.
    pub fn pointer_until(&self) -> Option<Duration> {
        let moved = self.pointer_moved?;
        Some(moved.monotonic.saturating_add(POINTER_HOLDS))
    }
}

/// A part of the list with a head of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Section {
    /// Waiting to be let in.
    Lobby,
    /// In the call.
    Call,
}

impl Section {
    pub(crate) fn of(row: &Row) -> Self {
        if row.participant.in_lobby {
            Self::Lobby
        } else {
            Self::Call
        }
    }
}

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableLine {
    /// The head of a section, with how many people are listed under it.
    Head(Section, usize),
    /// A person.
    Row(ShownRow),
}

/// A person in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownRow {
    /// The row as the newest snapshot that had it shows it.
    pub row: Arc<Row>,
    /// When it was found missing while the list was held; the row is struck.
    pub left: Option<Now>,
}

impl TableLine {
    /// The person of the line, if it is not a head.
    pub fn shown(&self) -> Option<&ShownRow> {
        match self {
            Self::Head(..) => None,
            Self::Row(shown) => Some(shown),
        }
    }

    pub(crate) fn key(&self) -> Option<&RowKey> {
        self.shown().map(|shown| &shown.row.key)
    }

    pub(crate) fn is_same_place(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Head(one, _), Self::Head(two, _)) => one == two,
            (one, two) => one.key() == two.key(),
        }
    }
}

/// Why a press was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PressRefusal {
    /// There is no person on that line.
    NoRow,
    /// Another person stood there a moment ago.
    JustMoved,
}

/// A step of the keyboard through the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FocusStep {
    /// So many rows up (negative) or down.
    By(isize),
    /// The first row.
    First,
    /// The last row.
    Last,
}

/// Until when somebody is new, on the steady clock; nobody who was there before is.
pub(crate) fn new_until(row: &Row) -> Option<Duration> {
    (!row.was_there).then(|| row.first_seen.monotonic.saturating_add(NEW_FOR))
}
