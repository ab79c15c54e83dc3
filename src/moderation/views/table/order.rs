//! Parts of the list of people: filters, sort orders, sections, lines, and reasons to hold the
//! order.

use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::moderation::model::participant::Badge;
use crate::moderation::model::time::Now;
use crate::moderation::state::row::{Row, RowKey};

/// How long a person counts as new.
pub const NEW_FOR: Duration = Duration::from_mins(1);
/// How long the order is held after the pointer last moved over the list.
pub const POINTER_HOLDS: Duration = Duration::from_secs(10);
/// For this long after a reordering of the list, a click does not count if its line showed something else before.
///
/// An operator needs about this long to notice that the target has moved.
pub const PRESS_GUARD: Duration = Duration::from_millis(400);

/// Filters that choose the people shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum RosterFilter {
    /// Everybody.
    #[default]
    All,
    /// People without an account: they typed a name, or joined through Azure Communication Services.
    Guests,
    /// People from other tenants.
    External,
    /// People on the phone network.
    Phones,
    /// Bots and resource accounts.
    Apps,
    /// People who arrived in the call or its lobby within the last [`NEW_FOR`].
    New,
    /// People whose removal failed, had no effect or is unproved. Also people who came back or joined anyway.
    Problems,
}

impl RosterFilter {
    /// All filters, in the order of the chips.
    pub const ALL: [Self; 7] = [
        Self::All,
        Self::Guests,
        Self::External,
        Self::Phones,
        Self::Apps,
        Self::New,
        Self::Problems,
    ];

    /// Returns the main kind of people that the filter shows. `None` for filters that select no kind.
    pub fn kind(self) -> Option<Badge> {
        match self {
            Self::Guests => Some(Badge::Guest),
            Self::External => Some(Badge::External),
            Self::Phones => Some(Badge::Phone),
            Self::Apps => Some(Badge::App),
            Self::All | Self::New | Self::Problems => None,
        }
    }

    /// Whether the filter shows this row.
    pub(crate) fn takes(self, row: &Row, now: Now) -> bool {
        match self {
            Self::New => new_until(row).is_some_and(|until| now.monotonic < until),
            Self::Problems => row.needs_attention(),
            // Shows the same people as the quick choice `Guests` selects.
            Self::Guests => row.badge.is_anonymous(),
            _ => self.kind().is_none_or(|kind| row.badge == kind),
        }
    }
}

/// Order of the rows within each section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sort {
    /// Earliest arrival first. Problems do not change the order.
    #[default]
    Arrival,
    /// By name.
    Name,
    /// Latest arrival first.
    Newest,
    /// Grouped by kind: members, guests, externals and so on.
    Kind,
    /// By tenant. People without a known tenant come last.
    Tenant,
    /// Most urgent state first, such as a failed removal.
    State,
}

impl Sort {
    /// All orders, in menu order.
    pub const ALL: [Self; 6] = [
        Self::Arrival,
        Self::Newest,
        Self::Name,
        Self::Kind,
        Self::Tenant,
        Self::State,
    ];
}

/// The reasons to hold the order of the rows. Held rows move only if search, filter or sort order changes. While a
/// question is open, no row moves at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OrderHold {
    /// When the pointer last moved over the list. `None` if the pointer does not hold the order.
    ///
    /// To hold the order for another reason, such as a resting pointer in raid mode, the window sets the present
    /// time.
    pub pointer_moved: Option<Now>,
    /// Whether a question about a row is open.
    pub question: bool,
    /// Whether rows are selected.
    pub selection: bool,
}

impl OrderHold {
    /// Whether any of the reasons holds the order now.
    pub fn holds(&self, now: Now) -> bool {
        self.question
            || self.selection
            || self.pointer_until().is_some_and(|end| now.monotonic < end)
    }

    /// Returns the monotonic time until which the pointer holds the order. This time may have passed. `None` without
    /// [`Self::pointer_moved`].
    pub fn pointer_until(&self) -> Option<Duration> {
        let moved = self.pointer_moved?;
        Some(moved.monotonic.saturating_add(POINTER_HOLDS))
    }
}

/// A section of the list, with a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Section {
    /// People waiting to be admitted.
    Lobby,
    /// People in the call.
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
    /// A section's heading, with the number of people listed in it.
    Head(Section, usize),
    /// A person.
    Row(ShownRow),
}

/// A person in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownRow {
    /// The person's row in the newest snapshot that contained it.
    pub row: Arc<Row>,
    /// When the roster dropped the row while the list was held. The list then shows the row crossed out. `None` if the
    /// roster has the row.
    pub left: Option<Now>,
}

impl TableLine {
    /// Returns the person of the line. `None` for a heading.
    pub fn shown(&self) -> Option<&ShownRow> {
        match self {
            Self::Head(..) => None,
            Self::Row(shown) => Some(shown),
        }
    }

    pub(crate) fn key(&self) -> Option<&RowKey> {
        self.shown().map(|shown| &shown.row.key)
    }

    /// Whether both lines show the same heading or person.
    pub(crate) fn is_same_place(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Head(one, _), Self::Head(two, _)) => one == two,
            (one, two) => one.key() == two.key(),
        }
    }
}

/// Why a click on a line was not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PressRefusal {
    /// The line shows no person.
    NoRow,
    /// The line showed another person or a heading a moment ago, so the click may be meant for that.
    JustMoved,
}

/// A step of the keyboard focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FocusStep {
    /// By this many rows: down, or up if negative.
    By(isize),
    /// To the first row.
    First,
    /// To the last row.
    Last,
}

/// Returns the monotonic time until which a person counts as new. `None` if the person may have been in the call before
/// they were first seen.
pub(crate) fn new_until(row: &Row) -> Option<Duration> {
    (!row.was_there).then(|| row.first_seen.monotonic.saturating_add(NEW_FOR))
}

/// Returns the sort key of a person by tenant. People without a known tenant come last.
pub(super) fn tenant(row: &Row) -> (bool, Option<&str>) {
    let tenant = row.participant.identity.tenant.as_deref();
    (tenant.is_none(), tenant)
}
