//! What the window keeps of raid mode, and whom a press removes at once while it is on.

use crate::moderation::model::participant::Badge;
use crate::moderation::state::deeds::raid::Raid;
use crate::moderation::state::row::{Role, Row};
use crate::moderation::state::snapshot::CallView;
use crate::moderation::views::table::Sort;
use crate::moderation::views::table::roster_table::RosterTable;

/// What the window keeps of raid mode.
#[derive(Debug, Default)]
pub(crate) struct RaidPane {
    /// The order before it began.
    sort_before: Option<Sort>,
    /// Whether the bar takes room; while rows may not move it keeps what it had: none, or its own.
    pub(crate) has_room: bool,
}

impl RaidPane {
    /// Whether the bar stands across the top.
    pub(crate) fn has_room(&self) -> bool {
        self.has_room
    }

    /// Whether the order is that of the raid, which nobody chose for longer.
    pub(crate) fn has_order(&self) -> bool {
        self.sort_before.is_some()
    }

    /// Who came last stands first while it lasts.
    pub(crate) fn sort(&mut self, table: &mut RosterTable, is_held: bool, call: &CallView) {
        match (call.raid.is_some(), self.sort_before) {
            (true, None) => {
                self.sort_before = Some(table.sort());
                table.set_sort(Sort::Newest);
            }
            (false, Some(before)) if !is_held => {
                self.sort_before = None;
                // Whoever chose another order meanwhile keeps that one.
                if table.sort() == Sort::Newest {
                    table.set_sort(before);
                }
            }
            _ => {}
        }
    }
}

/// Whether a press removes this person without a question; not before the call tells who organises.
pub(crate) fn acts_at_once(call: &CallView, row: &Row) -> bool {
    call.raid.is_some()
        && call.call_state.is_some()
        && row.role == Role::Attendee
        && matches!(row.badge, Badge::Guest | Badge::External)
}

/// Whether somebody is a guest who came since raid mode began.
pub(crate) fn is_of_the_raid(raid: Option<Raid>, row: &Row) -> bool {
    raid.is_some_and(|raid| {
        row.badge == Badge::Guest
            && !row.was_there
            && row.first_seen.monotonic >= raid.since.monotonic
    })
}
