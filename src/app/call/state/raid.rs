//! The window's state of raid mode. Also decides whom a press removes at once in this mode.

use crate::moderation::model::participant::Badge;
use crate::moderation::state::deeds::raid::Raid;
use crate::moderation::state::row::{Role, Row};
use crate::moderation::state::snapshot::CallView;
use crate::moderation::views::table::Sort;
use crate::moderation::views::table::roster_table::RosterTable;

/// The window's state of raid mode.
#[derive(Debug, Default)]
pub(crate) struct RaidModeState {
    /// The sort order from before raid mode set its own. `None` if raid mode hasn't set the order.
    sort_before: Option<Sort>,
    /// Whether the bar of raid mode takes room across the top of the window. Doesn't change while rows are held.
    pub(crate) has_room: bool,
}

impl RaidModeState {
    pub(crate) fn has_room(&self) -> bool {
        self.has_room
    }

    /// Whether raid mode has set the sort order. Stays true if the moderator changes the order.
    pub(crate) fn has_order(&self) -> bool {
        self.sort_before.is_some()
    }

    /// Sorts newcomers first when raid mode begins, and only then returns true.
    ///
    /// Restores the earlier order once raid mode is over and rows may move. An order that the moderator has chosen
    /// meanwhile stays.
    pub(crate) fn sort(&mut self, table: &mut RosterTable, is_held: bool, call: &CallView) -> bool {
        match (call.raid.is_some(), self.sort_before) {
            (true, None) => {
                self.sort_before = Some(table.sort());
                table.set_sort(Sort::Newest);
                return true;
            }
            (false, Some(before)) if !is_held => {
                self.sort_before = None;
                // Keeps another order that the moderator chose meanwhile.
                if table.sort() == Sort::Newest {
                    table.set_sort(before);
                }
            }
            _ => {}
        }
        false
    }
}

/// Whether a press removes this person without a question: in raid mode, an attendee who is a guest or from another
/// tenant. False until the organizers are known.
pub(crate) fn acts_at_once(call: &CallView, row: &Row) -> bool {
    call.raid.is_some()
        && call.call_state.is_some()
        && row.role == Role::Attendee
        && matches!(row.badge, Badge::Guest | Badge::External)
}

/// Whether this person is a guest who joined since raid mode began.
pub(crate) fn joined_during_raid(raid: Option<Raid>, row: &Row) -> bool {
    raid.is_some_and(|raid| row.badge == Badge::Guest && row.joined_since(raid.since.monotonic))
}
