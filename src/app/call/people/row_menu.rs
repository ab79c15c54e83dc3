//! The context menu of a person's row: commands with their keys, and the reason for each disabled one.

use egui::Response;

use crate::app::call::rows::move_to::others;
use crate::app::call::rows::row_commands::why_not;
use crate::app::call::state::context::CallContext;
use crate::app::parts::context_menu::{MenuEntry, context_menu};
use crate::app::state::commands::{ROW_MENU, UiCommand};
use crate::app::words::person_text;
use crate::moderation::state::row::Row;
use crate::moderation::state::snapshot::CallView;

/// Draws the context menu of a person's row while it is open. Returns the chosen command, or `None` while none is
/// chosen.
pub(crate) fn row_menu_ui(
    row_response: &Response,
    call: &CallView,
    context: &CallContext<'_>,
    row: &Row,
) -> Option<UiCommand> {
    let entry = |command: UiCommand| {
        MenuEntry::new(command.label(), command)
            .key(command.key())
            .why_not(why_not(command, call, context, row))
    };
    context_menu(row_response, &person_text::name(row), || {
        let is_moved = call.brought(row).is_some_and(|it| it.is_move());
        let has_others = others(call, context).next().is_some();
        let was_guest = row.is_gone() && row.badge.is_anonymous();
        let is_shown = |command: &UiCommand| match command {
            UiCommand::MoveBack => is_moved,
            UiCommand::MoveTo => has_others,
            UiCommand::LetNextIn => was_guest && call.rules.is_door_closed(),
            _ => true,
        };
        let group =
            |group: &[UiCommand]| group.iter().copied().filter(is_shown).map(entry).collect();
        ROW_MENU.into_iter().map(group).collect()
    })
}
