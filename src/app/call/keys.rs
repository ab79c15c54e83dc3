//! Keys for the worst minute: each does what a button or a menu does, since nobody has the time to walk there.

use std::time::Duration;

use egui::{Key, KeyboardShortcut, Modifiers, Ui};

use crate::app::call::batch::ending_ui::retry;
use crate::app::call::state::context::CallContext;
use crate::app::call::state::invite_form::InviteForm;
use crate::app::call::state::pane::{About, CallPane};
use crate::app::state::action::Action;
use crate::app::words::keep_out_text::{CLOSED_FOR, keep_out_obstacle, kept_out};
use crate::moderation::acts::batch::EndPhase;
use crate::moderation::command::Command;
use crate::moderation::state::row::RowKey;
use crate::moderation::state::snapshot::{CallView, WatchState};
use crate::moderation::views::table::{QuickChoice, Sort};

const RAID: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::R);
const DOOR: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::D);
const RULES: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::K);
const INVITE: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::I);
const STOP: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::Period);
/// For how long the door is closed by its key: the second of the times that can be chosen.
const DOOR_FOR: Duration = CLOSED_FOR[1];

/// Takes the key that stops a removal of several; also while a question is open.
pub(crate) fn stop_key(ui: &Ui, call: &CallView, actions: &mut Vec<Action>) {
    let ending = call.ending.as_ref();
    let is_removing = ending.is_some_and(|ending| ending.phase == EndPhase::Removing);
    if is_removing && ui.input_mut(|input| input.consume_shortcut(&STOP)) {
        actions.push(Action::Tell(Command::StopEnding(call.id.clone())));
    }
}

/// Takes `F5` and the keys with a modifier, wherever the keyboard is in the call but for questions.
pub(crate) fn call_keys(
    ui: &Ui,
    call: &CallView,
    context: &CallContext<'_>,
    pane: &mut CallPane,
    actions: &mut Vec<Action>,
) {
    if matches!(call.state, WatchState::Ended(_)) {
        return;
    }
    let pressed = |shortcut| ui.input_mut(|input| input.consume_shortcut(&shortcut));
    let mut tell = |command| actions.push(Action::Tell(command));
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F5)) {
        tell(Command::Refresh(call.id.clone()));
    }
    if pressed(RAID) {
        tell(Command::Raid(call.id.clone(), call.raid.is_none()));
    }
    if pressed(DOOR) {
        // One that waits since an earlier run lets everybody in.
        let is_closed = call.rules.door.as_ref().is_some_and(|door| !door.waits);
        let time = (!is_closed).then_some(DOOR_FOR);
        tell(Command::Door(call.id.clone(), time));
    }
    if pressed(RULES) {
        if pane.rules_open {
            pane.close_rules();
        } else {
            pane.rules_open = true;
            pane.rules_asked = true;
        }
    }
    if pressed(INVITE) {
        pane.invite = Some(InviteForm::default());
    }
    if ui.text_edit_focused() {
        // There some keyboards write other characters with Alt.
        return;
    }
    for (key, choice) in DIGITS.into_iter().zip(QuickChoice::ALL) {
        if pressed(KeyboardShortcut::new(Modifiers::ALT, key)) {
            pane.bulk.pick_quickly(&pane.table, choice, context.now);
            pane.focus_list = true;
        }
    }
}

/// Takes plain letters and the like, while the list has the keyboard or nothing has; says whether one was taken.
pub(crate) fn list_keys(
    ui: &Ui,
    call: &CallView,
    context: &CallContext<'_>,
    pane: &mut CallPane,
    actions: &mut Vec<Action>,
) -> bool {
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let letter = |key| pressed(Modifiers::NONE, key);
    let focus = pane.table.focus().cloned();
    // With Shift first: a key without a modifier would be taken with one, too.
    if pressed(Modifiers::SHIFT, Key::R) {
        let ending = call.ending.as_deref();
        let again = ending.and_then(|ending| retry(call, ending));
        if let Some(again) = again {
            pane.show_ending();
            actions.push(Action::Tell(again));
        }
    } else if letter(Key::G) {
        let choice = QuickChoice::NewGuests;
        pane.bulk.pick_quickly(&pane.table, choice, context.now);
        pane.focus_list = true;
    } else if letter(Key::L) {
        let seen = focus.filter(|key| pane.takes_key(key, context.now));
        let due = seen.and_then(|key| call.rules.due(&key));
        let stays = due.map(|due| Command::LetStay(call.id.clone(), due.participant.clone()));
        actions.extend(stays.map(Action::Tell));
    } else if letter(Key::K) {
        if let Some(key) = focus.filter(|key| pane.takes_key(key, context.now)) {
            keep_out(call, context, pane, &key);
        }
    } else if letter(Key::N) {
        pane.release_list();
    } else if letter(Key::O) {
        pane.table.set_sort(after(pane.table.sort()));
    } else if pane.rules_open && !pane.bulk.holds() && letter(Key::Escape) {
        pane.close_rules();
    } else {
        return false;
    }
    true
}

/// Asks about keeping somebody out; where that cannot be, the card says why.
fn keep_out(call: &CallView, context: &CallContext<'_>, pane: &mut CallPane, key: &RowKey) {
    let Some(row) = call.rows.iter().find(|row| row.key == *key) else {
        return;
    };
    let is_open = kept_out(call, row).is_none()
        && keep_out_obstacle(call, context.snapshot, row).is_none()
        && !matches!(call.state, WatchState::Ended(_));
    if is_open {
        pane.scroll_to = pane.table.line_of(key);
        pane.ask(About::KeepingOut(key.clone()), context.now);
    } else {
        pane.show_card(key.clone());
    }
}

fn after(sort: Sort) -> Sort {
    let place = Sort::ALL.iter().position(|known| *known == sort);
    Sort::ALL[place.map_or(0, |place| (place + 1) % Sort::ALL.len())]
}

/// For what has a number: the first nine calls as they stand in the list, the quick choices.
pub(crate) const DIGITS: [Key; 9] = [
    Key::Num1,
    Key::Num2,
    Key::Num3,
    Key::Num4,
    Key::Num5,
    Key::Num6,
    Key::Num7,
    Key::Num8,
    Key::Num9,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::call::state::bulk_pane::choice_key;

    #[test]
    fn every_quick_choice_and_every_order_is_reached() {
        assert!(DIGITS.len() >= QuickChoice::ALL.len());
        assert_eq!(choice_key(QuickChoice::ALL[0]), "Alt+1");
        let mut seen = vec![Sort::default()];
        while seen.len() < Sort::ALL.len() {
            seen.push(after(seen[seen.len() - 1]));
        }
        assert!(Sort::ALL.iter().all(|sort| seen.contains(sort)));
        assert_eq!(after(seen[seen.len() - 1]), Sort::default());
    }
}
