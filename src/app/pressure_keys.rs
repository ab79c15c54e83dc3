//! Keys for the moments in which many strangers come: raid mode, the guests who just joined, the guest door.

use egui::{Key, Modifiers, Ui};

use super::action::Action;
use super::ending_ui::retry;
use super::pane::{CallContext, CallPane};
use crate::moderation::audit::Source;
use crate::moderation::command::Command;
use crate::moderation::snapshot::{CallView, WatchState};
use crate::moderation::table::QuickChoice;

/// Takes them, while the list has the keyboard or nothing has; says whether one was taken.
pub(super) fn pressure_keys(
    ui: &Ui,
    call: &CallView,
    context: &CallContext<'_>,
    pane: &mut CallPane,
    actions: &mut Vec<Action>,
) -> bool {
    if matches!(call.state, WatchState::Ended(_)) {
        return false;
    }
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    if pressed(Modifiers::COMMAND, Key::R) {
        let is_on = call.raid.is_some();
        actions.push(Action::Tell(Command::Raid(call.id.clone(), !is_on)));
    } else if pressed(Modifiers::SHIFT, Key::R) {
        let again = call
            .ending
            .as_deref()
            .and_then(|ending| retry(call, ending, Source::Key));
        actions.extend(again.map(Action::Tell));
    } else if pressed(Modifiers::NONE, Key::G) {
        let choice = QuickChoice::NewGuests;
        pane.bulk.pick_quickly(&pane.table, choice, context.now);
    } else if pressed(Modifiers::NONE, Key::K) {
        pane.rules_open = !pane.rules_open;
        pane.rules_asked = pane.rules_open;
    } else if pressed(Modifiers::NONE, Key::L) {
        let due = pane.table.focus().and_then(|key| call.rules.due(key));
        let stays = due.map(|due| Command::LetStay(call.id.clone(), due.participant.clone()));
        actions.extend(stays.map(Action::Tell));
    } else if pane.rules_open && !pane.bulk.holds() && pressed(Modifiers::NONE, Key::Escape) {
        pane.rules_open = false;
    } else {
        return false;
    }
    true
}
