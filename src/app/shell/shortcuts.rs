//! Keys of the whole window, wherever no dialog is open.

use egui::{Key, KeyboardShortcut, Modifiers, Ui};

use crate::app::call::keys::DIGITS;
use crate::app::shell::view::View;
use crate::app::state::action::Action;

const ADD_A_CALL: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::N);
const SEARCH_EVERYWHERE: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::F);
const EXPORT: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::E);
const ALL_CALLS: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::Num0);

/// Takes the keys of the window.
pub(crate) fn shortcuts(ui: &Ui, view: &mut View, actions: &mut Vec<Action>) {
    if ui.memory(|memory| memory.top_modal_layer().is_some()) {
        return;
    }
    let pressed = |shortcut| ui.input_mut(|input| input.consume_shortcut(&shortcut));
    if pressed(ADD_A_CALL) {
        actions.push(Action::OpenAddCall);
    }
    if pressed(SEARCH_EVERYWHERE) {
        view.calls.board.open(true);
    }
    if pressed(EXPORT) {
        view.activity.open_export();
    }
    if pressed(ALL_CALLS) {
        view.calls.board.open(false);
    }
    for (key, call) in DIGITS.into_iter().zip(&view.snapshot.calls) {
        if pressed(KeyboardShortcut::new(Modifiers::COMMAND, key)) {
            actions.push(Action::ShowCall(call.id.clone()));
        }
    }
    let types = ui.text_edit_focused();
    if !types && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Questionmark)) {
        view.keys_open = true;
    }
}
